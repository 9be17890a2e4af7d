"""Running text: words that go on from slot to slot, line by line, round the small pictures of a page.

Elsewhere words are dealt over slots by whole blocks, so that a paragraph stays together. Beside a picture in running
text there is no telling where a slot ends: it is full, and the next line stands in the one below.
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.layout.bodysize import largest_size
from picturebook.layout.columns import fits
from picturebook.layout.parting import first_words, from_word, word_count
from picturebook.layout.strips import Strip
from picturebook.measure import Rect

Columns = tuple[tuple[Strip, ...], ...]


def run_on(column: Sequence[Strip], boxes: Sequence[Rect], size: float) -> Columns | None:
    """Return a column cut so that each box is full before the next begins, at a size in points.

    None where the last one cannot hold what is left over. A box after the words' end has none.
    """
    made: list[tuple[Strip, ...]] = []
    rest = tuple(column)
    for box in boxes[:-1]:
        many = held_words(rest, box, size)
        made.append(first_words(rest, many))
        rest = from_word(rest, many)
    if rest and not fits(rest, boxes[-1], size):
        return None
    return (*made, rest)


def largest_run(column: Sequence[Strip], boxes: Sequence[Rect], sizes: tuple[float, float]) -> float | None:
    """Return the largest size on the grid, of a least and a most, at which a column runs through boxes, or None."""
    return largest_size(lambda size: run_on(column, boxes, size) is not None, *sizes)


def held_words(column: Sequence[Strip], box: Rect, size: float) -> int:
    """Return how many of a column's first words a box holds at a size."""
    low, high = 0, word_count(column)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(first_words(column, middle), box, size) else (low, middle - 1)
    return low
