"""Drop caps: the letter that opens a tale, as high as the first lines beside it.

Its top stands level with the capitals of the first line and its foot on the baseline of the last line beside it; its
ink is flush with the edge of the words, and a mark that opens speech hangs before it in the size of the words. It is
drawn, not written: its word is copied and read aloud whole, from the letters beside it. Widths are in em of the
paragraph's size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import category

from picturebook.layout.justified import measured
from picturebook.layout.lines import Word, count, line_width
from picturebook.layout.ragged import breaks
from picturebook.layout.shape import Drawn, FontFile, Said, cap_height, outline, width
from picturebook.record import record

if TYPE_CHECKING:
    from picturebook.layout.strips import Strip

_OPENING = re.compile("[“”«‹„‘‚¡¿(]?\u202f?")
_GAP, _WORD_GAP = 0.2, 0.28  # em between the letter and the lines beside it; where it is a word by itself
_BEYOND = (
    0.07  # em: round letters reach a little past the line; what reaches farther would touch its neighbours
)
_LOOKED_AT = 12  # words back from where the lines beside the letter are full

Lines = tuple[tuple[int, int], ...]


@record
class Cap:
    """A letter over several lines: what it reads as, with a space after it; what it looks like; the room it takes."""

    text: str
    drawn: Drawn
    mark: Drawn | None  # before it, in the size of the words
    hangs: float  # how far the mark stands out
    wide: float
    lines: int


def with_cap(strip: Strip, lines: int, language: str) -> Strip:
    """Return a paragraph as it is and, in `capped`, as it would be set with a letter over so many lines.

    Without one stay verses, scripts without capitals, and letters with a tail or a mark, which need room of their own.
    """
    text, opening = strip.text, _OPENING.match(strip.text)
    at = opening.end() if opening else 0
    letter = text[at : at + 1]
    plain = strip.role == "P" and not strip.levels.base and not any(word.forced for word in strip.words[:-1])
    if not plain or not letter.isupper() or category(text[at + 1 : at + 2] or " ")[0] == "M":
        return strip
    first, face, said = strip.stretches[0], strip.stretches[0].face, Said(language, strip.stretches[0].script)
    drawn = outline(face, letter, said)
    if first.end < at + 1 or drawn.low < -_BEYOND or drawn.high > cap_height(face) + _BEYOND:
        return strip
    drawn = drawn.scaled(1 + (lines - 1) * strip.leading / cap_height(face))
    past = at + 2 if text[at + 1 : at + 2] == " " else at + 1
    gap = _GAP if past == at + 1 else _WORD_GAP
    cap = Cap(
        text=text[:past],
        drawn=drawn,
        mark=outline(face, text[:at], said) if at else None,
        hangs=width(face, text[:at], said),
        wide=drawn.right - drawn.left + gap,
        lines=lines,
    )
    return replace(strip, capped=_beside(strip, cap, (face, said)))


def capped_lines(words: Sequence[Word], measure: float, cap: Cap) -> Lines:
    """Return the lines beside the letter and those below it: the fewest, with the most even ends."""
    full, narrow = _filled(words, measure, cap), measure - cap.wide
    fewest = count(words[full:], measure)
    found: list[tuple[float, Lines]] = []
    for past in range(full, max(0, full - _LOOKED_AT), -1):
        if count(words[:past], narrow) < cap.lines or count(words[past:], measure) > fewest:
            break
        if words[past - 1].hyphen:
            continue
        below = ((past + a, past + b) for a, b in breaks(words[past:], measure))
        lines = (*breaks(words[:past], narrow), *below)
        found.append((_unevenness(words, measure, cap, lines), lines))
    return min(found)[1]


def capped_count(words: Sequence[Word], measure: float, cap: Cap) -> int:
    """Return how many lines the words take."""
    return cap.lines + count(words[_filled(words, measure, cap) :], measure)


def goes_past(words: Sequence[Word], measure: float, cap: Cap) -> bool:
    """Say whether the words go on below the letter: beside it alone they would look like its caption."""
    return _filled(words, measure, cap) < len(words)


def _beside(strip: Strip, cap: Cap, how: tuple[FontFile, Said]) -> Strip:
    """Return the paragraph without the letter, which is the cap's."""
    first, past = strip.pieces[0], len(cap.text)
    if past < first.end:
        long = strip.words[0].width - width(how[0], cap.text, how[1])
        words = (replace(strip.words[0], width=long), *strip.words[1:])
        pieces = (first._replace(start=past), *strip.pieces[1:])
    else:
        words, pieces = strip.words[1:], strip.pieces[1:]
    filling = measured(words) if strip.filling else None
    return replace(strip, pieces=pieces, words=words, filling=filling, cap=cap)


def _filled(words: Sequence[Word], measure: float, cap: Cap) -> int:
    """Return how many words the lines beside the letter hold."""
    past = 0
    for _ in range(cap.lines):
        first = past
        while past < len(words) and line_width(words, first, past + 1) <= measure - cap.wide:
            past += 1
        while past > first and past < len(words) and words[past - 1].hyphen:
            past -= 1
    return past


def _unevenness(words: Sequence[Word], measure: float, cap: Cap, lines: Lines) -> float:
    """Return how far the ends of lines are from one another, and what it costs the voice that they are there."""
    ends = [line_width(words, *line) + (cap.wide if at < cap.lines else 0) for at, line in enumerate(lines)]
    mean = sum(ends[:-1]) / len(ends[:-1])
    uneven = sum(100 * ((mean - end) / measure) ** 2 for end in ends[:-1])
    return uneven + sum(words[past - 1].cost for _, past in lines[:-1])
