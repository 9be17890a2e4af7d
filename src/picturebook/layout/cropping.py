"""Cropping: which part of a take fills a box that has another shape, by what is drawn where.

Nothing is squeezed, so something must go. An author's `focus:` says what stays; else the cast does, heads first,
and then whatever has most drawn in it: the empty sky goes before the plate on the blanket. A crop that only
loses a printer's bleed stays in the middle, so that a page looks the same whoever prints it; unless the fold of a
spread would run through somebody whom a shift can spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from picturebook.layout.tones import Tones
from picturebook.measure import Rect
from picturebook.record import record

SHAVED = 0.92  # a crop that keeps so much of the take's side loses nothing worth choosing about
_HEAD = 0.5  # the upper part of somebody, that must be in view before the rest
_FACES = (
    4  # a head counts for so much more than its feet: legs may go out of a picture, and no face is halved
)
_CAST = 4.0  # what the cast counts for, against all that is drawn
_HEADS = 2  # the top row of an unknown picture weighs so much, the bottom one half of it
_MIDDLE = 0.15  # what half a take's side away from its middle costs
_LIMB = 0.1  # of somebody's width: an elbow or a tail across the fold spoils nobody's face
_STEPS = 4  # crops tried for each cell of a map, where a fold is to be missed


@record
class Fold:
    """Where a spread is bound, as fractions of the box across: the fold, and the gutter on either side of it."""

    at: float
    gutter: float  # from the fold to where a page lies open

    def in_take(self, crop: Rect) -> float:
        """Return where the fold is, as a fraction of the take across."""
        return crop.x + self.at * crop.width


def cover_crop(image: float, box: Rect, focus: tuple[float, float]) -> Rect:
    """Return the part of an image (of that aspect) that fills a box, as fractions, round the focus if it can."""
    wide, high = _size(image, box)
    left = min(max(0.0, focus[0] - wide / 2), 1.0 - wide)
    top = min(max(0.0, focus[1] - high / 2), 1.0 - high)
    return Rect(x=left, y=top, width=wide, height=high)


def telling_crop(image: float, box: Rect, tones: Tones | None, fold: Fold | None = None) -> Rect:
    """Return the part of an image that fills a box and keeps the cast and most of what is drawn in view.

    Where the box has a fold, nobody stands in it if a shift can help; what is lost of somebody's sight counts for more.
    """
    wide, high = _size(image, box)
    middle = cover_crop(image, box, (0.5, 0.5))
    if tones is None or (min(wide, high) >= SHAVED and not (fold and folded(tones, fold.in_take(middle)))):
        return middle
    cells = tones.across * (_STEPS if fold else 1) if wide < 1 else tones.down
    free = round((1.0 - min(wide, high)) * cells)
    tried = [middle, *(_at(step / max(1, free), wide, high) for step in range(free + 1))]
    return max(tried, key=lambda crop: (round(_worth(crop, tones, fold), 6), crop == middle))


def folded(tones: Tones, at: float) -> tuple[str, ...]:
    """Return the names of those whom a fold (a fraction of the take across) parts, more than a limb from them."""
    return tuple(one.name for one in tones.known if _reach(one.box, at, 0.0) > _LIMB)


def _reach(one: Rect, at: float, gutter: float) -> float:
    """Return how far a fold with its gutter reaches into somebody, as a share of their width; 0 or less: not at all."""
    return min(at + gutter - one.x, one.right - at + gutter) / one.width if one.width > 0 else 0.0


def _size(image: float, box: Rect) -> tuple[float, float]:
    aspect = box.width / box.height
    return min(1.0, aspect / image), min(1.0, image / aspect)


def _at(share: float, wide: float, high: float) -> Rect:
    return Rect(x=share * (1.0 - wide), y=share * (1.0 - high), width=wide, height=high)


def _worth(crop: Rect, tones: Tones, fold: Fold | None) -> float:
    people = [one.box for one in tones.known]
    heads = [replace(one, height=min(one.height * _HEAD, crop.height)) for one in people]
    seen = _FACES * sum(_kept(one, crop) for one in heads) + sum(_kept(one, crop) for one in people)
    kept = seen / max(1, (_FACES + 1) * len(people))
    away = abs(crop.x + crop.width / 2 - 0.5) + abs(crop.y + crop.height / 2 - 0.5)
    bound = _bound(crop, tones, fold) if fold else 0.0
    return _CAST * kept + _drawn(crop, tones) - 2 * _MIDDLE * away - bound


def _bound(crop: Rect, tones: Tones, fold: Fold) -> float:
    """Return what the fold spoils: 1 for everybody it runs through, and how deep its gutter reaches into them."""
    at, gutter = fold.in_take(crop), fold.gutter * crop.width
    deep = sum(min(0.5, max(0.0, _reach(one.box, at, gutter))) for one in tones.known)
    return (len(folded(tones, at)) + deep) / max(1, len(tones.known))


def _kept(one: Rect, crop: Rect) -> float:
    whole = one.width * one.height
    return one.shared(crop) / whole if whole > 0 else 0.0


def _drawn(crop: Rect, tones: Tones) -> float:
    """Return the share of a picture's edges that a crop shows; crops run from side to side or from top to foot.

    Where nobody knows who stands where, edges count for more the higher they are: heads are above grass.
    """
    across = crop.width < 1
    sums = _edges(tones.energy, tones.across, across, not tones.known)
    cells = len(sums) - 1
    first, past = (crop.x, crop.right) if across else (crop.y, crop.bottom)
    low, high = _between(sums, first * cells), _between(sums, past * cells)
    return (high - low) / sums[-1] if sums[-1] else 0.0


def _between(sums: Sequence[int], at: float) -> float:
    whole = min(int(at), len(sums) - 2)
    return sums[whole] + (sums[whole + 1] - sums[whole]) * (at - whole)


@lru_cache(maxsize=64)
def _edges(energy: bytes, across: int, columns: bool, heads: bool) -> tuple[int, ...]:
    """Return the edges up to each column or row of a map; with `heads`, the higher rows weigh more."""
    rows = len(energy) // across
    lines = (
        (sum(energy[at::across]) for at in range(across))
        if columns
        else (
            sum(energy[row * across : (row + 1) * across]) * (_HEADS * rows - row if heads else 1)
            for row in range(rows)
        )
    )
    sums = [0]
    for line in lines:
        sums.append(sums[-1] + line)
    return tuple(sums)
