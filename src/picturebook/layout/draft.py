"""The word DRAFT on a page, so that a book with holes in it is never taken for a finished one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.bidi import levels
from picturebook.layout.frame import Frame, Group, Run, Shape
from picturebook.layout.inks import ink
from picturebook.layout.ornaments import rounded
from picturebook.layout.scripts import script_runs
from picturebook.layout.shape import FontFile, Said, covers, shape
from picturebook.measure import Rect

_PLAIN = ("DRAFT", "en")  # where no face of the book has the letters of its own word
_SIZE = 9.0
_RED, _WHITE = "#b3261e", "#ffffff"


def mark_draft(frame: Frame, faces: Sequence[FontFile], word: str, language: str) -> Frame:
    """Return the frame with a small label in its top outer corner, over everything, in a face the book has."""
    face = next((one for one in faces if covers(one, word)), None)
    if face is None:
        (word, language), face = _PLAIN, faces[0]
    direction = "rtl" if levels(word).base else "ltr"  # a word of another language, its own way
    shaped = shape(face, word, Said(language, script_runs(word, language)[0].script), direction)
    wide, high = shaped.advance * _SIZE + 10, _SIZE + 6
    left = 10.0 if frame.side == "left" else frame.trim.width - wide - 10
    box = Rect(x=left, y=10.0, width=wide, height=high)
    label = Shape(path=rounded(box, 3.0), fill=ink(_RED))
    run = Run(
        text=word,
        clusters=shaped.clusters,
        face=face.digest,
        size=_SIZE,
        ink=ink(_WHITE),
        language=language,
        direction=direction,
        passage="",
        x=box.x + 5,
        y=box.bottom - 4.5,
    )
    group = Group(role="Artifact", items=(label, run), id=f"p{frame.number}.draft")
    return replace(frame, items=(*frame.items, group))
