"""Which face sets which part of a text: by script and language first, then by what each face has.

The theme's own face sets whatever it is at home in. Where it lacks a script, the script's companion stands in: never
merely the font with the most letters. A word is set in one face where one has it, a mark never leaves its letter, and
spaces never change the face.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from picturebook.design.companions import SIGNS
from picturebook.design.fonts import Asked
from picturebook.design.theme import TypeStyle
from picturebook.layout.book import Book
from picturebook.layout.scripts import LATIN, ScriptRun, has_a_script, script_runs
from picturebook.layout.shape import INVISIBLE, FontFile, lacks
from picturebook.manuscript.story import Inline, Words
from picturebook.record import record

_WORD = re.compile(r"\s+|\S+")
_JOINER = "\u200d"

Missing = tuple[str, tuple[FontFile, ...]]  # (character, faces tried)


@record
class Lettering:
    """What type is set from: the style, the language, and where to look for faces."""

    style: TypeStyle
    language: str
    book: Book
    shouts: bool = False  # a heading here is a shouted line of the tale
    align: str = "left"  # as a slot says it
    divides: bool = False  # words may be divided at the ends of lines, by the patterns of their language

    def face(self, *, bold: bool = False, italic: bool = False) -> FontFile:
        """Return the theme's face for words of this style; emphasis inside italics stands upright."""
        return self.book.faces(self.style.font, self.style.bold or bold, self.style.italic != italic)

    def companions(self, script: str, *, bold: bool = False, italic: bool = False) -> tuple[FontFile, ...]:
        """Return the faces that stand in for it in a script."""
        asked = Asked(self.style.font, self.style.bold or bold, self.style.italic != italic)
        return self.book.companions(asked, script, self.language)


@record
class Stretch:
    """text[start:end] of a strip, in one face and of one script.

    `unmarked` is how its author set it apart, "bold" or "italic", where the face does not show it; "leaning" where it
    shows it in bold for want of slanted letters.
    """

    start: int
    end: int
    face: FontFile
    script: str = LATIN
    unmarked: str = ""


@record
class _Hand:
    """Who sets the words of one script and one emphasis in a paragraph."""

    lettering: Lettering
    script: str
    bold: bool
    italic: bool

    @property
    def own(self) -> FontFile:
        """The theme's own face."""
        return self.lettering.face(bold=self.bold, italic=self.italic)

    def tried(self, *, at_home: bool) -> Iterator[FontFile]:
        """Yield the faces to try, the theme's own first where it is at home; each is looked up when it is its turn."""
        if at_home:
            yield self.own
        yield from self.lettering.companions(self.script, bold=self.bold, italic=self.italic)
        yield self.own
        # Signs as wide as an ideograph stand beside Latin letters too: "Text：Ada".
        for script in (LATIN, SIGNS, script_runs("一", self.lettering.language)[0].script):
            yield from self.lettering.companions(script, bold=self.bold, italic=self.italic)

    def is_at_home(self, letters: str) -> bool:
        """Say whether the theme's own face has most of the letters: the few it lacks are strangers to it."""
        return 2 * len(lacks(self.own, letters)) <= len(letters)


def itemised(
    text: str, content: Sequence[Inline], lettering: Lettering
) -> tuple[tuple[Stretch, ...], tuple[Missing, ...]]:
    """Return the faces of a text from end to end, and the characters no face has."""
    made: list[Stretch] = []
    missing: list[Missing] = []
    runs = script_runs(text, lettering.language)
    at = 0
    for part in content:
        end = at + (len(part.text) if isinstance(part, Words) else 1)
        bold, italic = _emphasis(part, lettering.style)
        for run in runs:
            start, past = max(at, run.start), min(end, run.end)
            if start < past:
                hand = _Hand(lettering=lettering, script=run.script, bold=bold, italic=italic)
                made += _marked(text, ScriptRun(start=start, end=past, script=run.script), hand, missing)
        at = end
    return tuple(_joined(made)), tuple(sorted(missing, key=lambda one: one[0]))


def _emphasis(part: Inline, style: TypeStyle) -> tuple[bool, bool]:
    """Return whether a part is bold and whether it is italic: a theme may show in bold what others slant."""
    if not isinstance(part, Words):
        return False, False
    return (part.bold or part.italic, False) if style.emphasis == "bold" else (part.bold, part.italic)


def _marked(text: str, run: ScriptRun, hand: _Hand, missing: list[Missing]) -> list[Stretch]:
    """Set a run; where its face shows nothing of the author's emphasis, in bold instead of slanted letters.

    Most scripts have no slanted letters, and their books set words apart in bold.
    """
    made = list(_set(text, run, hand, missing))
    asked = "italic" if hand.italic else "bold" if hand.bold and not hand.lettering.style.bold else ""
    if not asked or not _letters(text[run.start : run.end]):
        return made
    plain = {one.face for one in _set(text, run, replace(hand, bold=False, italic=False), [])}
    if any(one.face not in plain for one in made):
        return made
    bold = list(_set(text, run, replace(hand, bold=True, italic=False), []))
    if any(one.face not in plain for one in bold):
        return [replace(one, unmarked="leaning") for one in bold]
    return [replace(one, unmarked=asked) for one in made]


def _set(text: str, run: ScriptRun, hand: _Hand, missing: list[Missing]) -> Iterator[Stretch]:
    """Cut a run by face, and note what none has. Where the theme's own has all of it there is nothing to cut."""
    if not lacks(hand.own, text[run.start : run.end]):
        yield Stretch(start=run.start, end=run.end, face=hand.own, script=run.script)
        return
    of_it = (one for one in script_runs(text, hand.lettering.language) if one.script == run.script)
    letters = _letters("".join(text[one.start : one.end] for one in of_it))
    home = hand.is_at_home(letters)
    tried = tuple(dict.fromkeys(hand.tried(at_home=home)))
    face = usual = tried[0] if home else _first(tried, letters)
    for word in _WORD.finditer(text, run.start, run.end):
        if not word[0].isspace():
            own = _letters(word[0])
            face = usual if not lacks(usual, own) else _first(tried, own)
            for start, past in _clusters(text, *word.span()):
                said = text[start:past]
                able = face if not lacks(face, said) else _first(tried, said, otherwise=face)
                missing += [(char, tuple(dict.fromkeys((hand.own, *tried)))) for char in lacks(able, said)]
                yield Stretch(start=start, end=past, face=able, script=run.script)
        else:
            yield Stretch(start=word.start(), end=word.end(), face=face, script=run.script)


def _first(tried: Sequence[FontFile], letters: str, otherwise: FontFile | None = None) -> FontFile:
    """Return the first face that has all the letters; where none has, the first of all unless another is told."""
    return next((face for face in tried if not lacks(face, letters)), otherwise or tried[0])


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """Return the different letters of a text: signs may be set in any face, and do not choose it."""
    return "".join(char for char in dict.fromkeys(text) if has_a_script(char))


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a word into letters with their marks."""
    at = start
    for past in range(start + 1, end + 1):
        if past == end or not (_leans(text[past]) or text[past - 1] == _JOINER):
            yield at, past
            at = past


def _leans(char: str) -> bool:
    """Say whether a character is nothing without the one before it."""
    return char in INVISIBLE or unicodedata.category(char)[0] == "M"


def _joined(made: Sequence[Stretch]) -> Iterator[Stretch]:
    """Join neighbours in one face and of one script."""
    for _, some in groupby(made, key=lambda one: (id(one.face), one.script, one.unmarked)):
        held = list(some)
        yield replace(held[0], end=held[-1].end)
