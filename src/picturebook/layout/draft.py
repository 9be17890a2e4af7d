"""The word DRAFT on a page, so that a book with holes in it is never taken for a finished one."""

from __future__ import annotations

from dataclasses import replace

from picturebook.layout.frame import Frame, Group, Run, Shape
from picturebook.layout.inks import ink
from picturebook.layout.ornaments import rounded
from picturebook.layout.shape import FontFile, Said, shape
from picturebook.measure import Rect

_WORD = "DRAFT"
_SIZE = 9.0
_RED, _WHITE = "#b3261e", "#ffffff"


def mark_draft(frame: Frame, face: FontFile) -> Frame:
    """Return the frame with a small label in its top outer corner, over everything."""
    shaped = shape(face, _WORD, Said("en"))
    wide, high = shaped.advance * _SIZE + 10, _SIZE + 6
    left = 10.0 if frame.side == "left" else frame.trim.width - wide - 10
    box = Rect(x=left, y=10.0, width=wide, height=high)
    label = Shape(path=rounded(box, 3.0), fill=ink(_RED))
    word = Run(
        text=_WORD,
        clusters=shaped.clusters,
        face=face.digest,
        size=_SIZE,
        ink=ink(_WHITE),
        language="en",
        direction="ltr",
        passage="",
        x=box.x + 5,
        y=box.bottom - 4.5,
    )
    group = Group(role="Artifact", items=(label, word), id=f"p{frame.number}.draft")
    return replace(frame, items=(*frame.items, group))
