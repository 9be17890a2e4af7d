"""Verse: lines whose ends the author typed, and what becomes of one that is too long for its measure.

It is turned over: what does not fit goes on below, set in from the start side, so that nobody takes it for a line of
its own. Books also know the turned words ranged at the far edge, behind a bracket; that is for long pages of poems, and
no child reads it. Widths are in em of the verse's own size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.layout.lines import Word, count, line_width
from picturebook.layout.ragged import breaks

TURN = 1.6  # em that turned words are set in: more than any gap between words, less than a list
LONGEST = 45.0  # em; what the author lets run on for longer is prose with a line ended in it


def is_verse(words: Sequence[Word]) -> bool:
    """Say whether words are lines of verse: two or more that the author ended, none as long as a paragraph."""
    ended = any(word.forced for word in words[:-1])
    return ended and all(_width(words[first:past]) <= LONGEST for first, past in typed_lines(words))


def typed_lines(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the lines their author typed, as (first, past last) word numbers."""
    first = 0
    for at, word in enumerate(words):
        if word.forced or at == len(words) - 1:
            yield first, at + 1
            first = at + 1


def verse_lines(words: Sequence[Word], measure: float) -> tuple[tuple[int, int], ...]:
    """Return the lines of a verse; one that is turned over ends as evenly as may be, and where the voice pauses."""
    lines: list[tuple[int, int]] = []
    for first, past in typed_lines(words):
        line = words[first:past]
        if _width(line) <= measure:
            lines.append((first, past))
        else:
            turning, narrow = _turning(line, measure)
            lines += [(first + a, first + b) for a, b in breaks(turning, narrow)]
    return tuple(lines)


def verse_count(words: Sequence[Word], measure: float) -> int:
    """Return how many lines a verse takes."""
    lines = (words[first:past] for first, past in typed_lines(words))
    return sum(1 if _width(line) <= measure else count(*_turning(line, measure)) for line in lines)


def is_turned(words: Sequence[Word], first: int) -> bool:
    """Say whether the line that begins with this word goes on from the one above."""
    return first > 0 and not words[first - 1].forced


def _turning(line: Sequence[Word], measure: float) -> tuple[tuple[Word, ...], float]:
    """Return a line as words for the measure of its turned part: the first word has the room of the indent too."""
    return (replace(line[0], width=line[0].width - TURN), *line[1:]), measure - TURN


def _width(line: Sequence[Word]) -> float:
    return line_width(line, 0, len(line))
