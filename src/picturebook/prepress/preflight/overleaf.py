"""Whether a picture goes on overleaf: the last pixels of one page and the first of the next, held side by side.

Two columns of pixels that were cut from one picture differ as little as two neighbours anywhere in it, and lie no
better when one is moved up or down. Skies and walls run on in any order; so what is compared is what changes along the
column, and pages of one plain colour say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from picturebook.measure import Rect

_SHIFTS = (4, 7, 11)  # pixels, up and down: where a picture that goes on would lie worse
_ALIKE = 0.9  # correlation of what changes
_LIVELY = 3.0  # of 255: a column that changes less has nothing to say
_NEAR = 9  # pixels: the mean of so many is what a column's changes are taken from


def goes_on(before: Sequence[int], after: Sequence[int]) -> bool:
    """Say whether one column of pixels is the neighbour of another."""
    one, other = _changes(before), _changes(after)
    if min(_size(one), _size(other)) < _LIVELY:
        return False
    here = _alike(one, other)
    moved = [_alike(one[shift:], other[:-shift]) for shift in _SHIFTS]
    moved += [_alike(one[:-shift], other[shift:]) for shift in _SHIFTS]
    return here >= _ALIKE and here > max(moved) + 0.1


def column(pixels: Any, trim: Rect, right: bool) -> bytes:
    """Return the outermost column of a page's trim, grey, at one pixel a point."""
    from PIL import Image

    at = round(trim.right) - 1 if right else round(trim.x)
    top, low = round(trim.y), round(trim.bottom)
    strip = pixels.crop((at, top, at + 1, low))
    found: bytes = strip.resize((1, low - top), Image.Resampling.NEAREST).tobytes()
    return found


def _changes(told: Sequence[int]) -> list[float]:
    """Return a column without what changes slowly along it."""
    half = _NEAR // 2
    sums = [0]
    for one in told:
        sums.append(sums[-1] + one)
    found = []
    for at in range(half, len(told) - half):
        found.append(told[at] - (sums[at + half + 1] - sums[at - half]) / _NEAR)
    return found


def _size(told: Sequence[float]) -> float:
    return sqrt(sum(one * one for one in told) / max(1, len(told)))


def _alike(one: Sequence[float], other: Sequence[float]) -> float:
    length = min(len(one), len(other))
    both = sum(a * b for a, b in zip(one, other, strict=False)) / max(1, length)
    return both / max(1e-9, _size(one[:length]) * _size(other[:length]))
