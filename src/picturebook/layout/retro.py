"""Ornaments of old print: the sharp stars, boomerangs and diamonds of the fifties, the burst and the strip of a comic.

Each motif lies about the origin and is one unit high; a page of diamonds and one of a screen's dots are in points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from picturebook.layout.motifs import Path, Step, Stroke, ellipse
from picturebook.measure import Rect

_DOT_EVERY = 0.042  # of the page's shorter side, from one dot of a halftone to the next
_DOT_LEAST, _DOT_MOST = 0.09, 0.34  # of that distance, a dot's radius at the head of the page and at its foot


def starburst() -> tuple[Stroke, ...]:
    """Four long needles and four short ones, as on a clock of the fifties."""
    return (
        Stroke(path=_pointed((0.32, 0.07), 4, turn=45.0), soft=True),
        Stroke(path=_pointed((0.5, 0.085), 4)),
    )


def atom() -> tuple[Stroke, ...]:
    """Balls at the ends of thin rods, long and short by turns, about a ball."""
    strokes: list[Stroke] = []
    for at in range(8):
        angle = math.radians(45.0 * at)
        long = 0.43 if at % 2 == 0 else 0.3
        x, y = long * math.cos(angle), long * math.sin(angle)
        strokes.append(Stroke(path=(("M", 0.0, 0.0), ("L", x, y)), line=0.03))
        strokes.append(Stroke(path=ellipse(x, y, 0.07, 0.07), soft=at % 2 == 1))
    return (*strokes, Stroke(path=ellipse(0.0, 0.0, 0.11, 0.11)))


def boomerang() -> tuple[Stroke, ...]:
    """A boomerang lying on its back, and a ball under its bend."""
    bent: Path = (
        ("M", -0.74, 0.3),
        ("C", -0.56, -0.26, -0.28, -0.48, 0.0, -0.48),
        ("C", 0.28, -0.48, 0.56, -0.26, 0.74, 0.3),
        ("C", 0.79, 0.46, 0.62, 0.52, 0.54, 0.37),
        ("C", 0.4, 0.08, 0.2, -0.04, 0.0, -0.04),
        ("C", -0.2, -0.04, -0.4, 0.08, -0.54, 0.37),
        ("C", -0.62, 0.52, -0.79, 0.46, -0.74, 0.3),
        ("Z",),
    )
    return (Stroke(path=bent), Stroke(path=ellipse(0.0, 0.3, 0.13, 0.13), soft=True))


def diamonds() -> tuple[Stroke, ...]:
    """Three tall diamonds in a row, the middle one the tallest."""
    return (
        Stroke(path=_diamond(-0.62, 0.22, 0.36), soft=True),
        Stroke(path=_diamond(0.0, 0.3, 0.5)),
        Stroke(path=_diamond(0.62, 0.22, 0.36), soft=True),
    )


def burst() -> tuple[Stroke, ...]:
    """A bang without its word: a jagged star, and a paler one inside."""
    return (
        Stroke(path=_pointed((0.5, 0.33), 11)),
        Stroke(path=_pointed((0.32, 0.21), 11, turn=8.0), soft=True),
    )


def strip() -> tuple[Stroke, ...]:
    """Three small panels in a row, the middle one wider and filled."""
    rows = ((-0.98, 0.5), (0.0, 1.1), (0.98, 0.5))
    frames = [_frame(x, wide, 0.62) for x, wide in rows]
    return (Stroke(path=frames[1], soft=True), *(Stroke(path=frame, line=0.09) for frame in frames))


def harlequin(trim: Rect, full: Rect) -> tuple[Path, Path]:
    """Return every second of the diamonds that fill a page out to `full`, in points, and the dots amid the others."""
    wide = min(trim.width, trim.height) / 6
    high = wide * 1.5
    lozenges: list[Step] = []
    dots: list[Step] = []
    for row, x, y in _staggered(full, wide, high):
        if row % 2 == 0:
            lozenges += _diamond(x, wide / 2, high / 2, y)
        else:
            dots += ellipse(x, y, wide * 0.09, wide * 0.09)
    return tuple(lozenges), tuple(dots)


def halftone(trim: Rect, full: Rect) -> Path:
    """Return the dots of a screen over a page and out to `full`, in points: small at its head, large at its foot."""
    step = min(trim.width, trim.height) * _DOT_EVERY
    dots: list[Step] = []
    for _, x, y in _staggered(full, step, step):
        down = min(1.0, max(0.0, (y - full.y) / full.height))
        radius = step * (_DOT_LEAST + (_DOT_MOST - _DOT_LEAST) * down * down)
        dots += ellipse(x, y, radius, radius)
    return tuple(dots)


def _staggered(full: Rect, wide: float, high: float) -> Iterator[tuple[int, float, float]]:
    """Yield the rows and the middles of a half-drop net from the middle of a box to past its edges."""
    across, down = math.ceil(full.width / wide / 2) + 1, math.ceil(full.height / high) + 1
    middle, centre = full.x + full.width / 2, full.y + full.height / 2
    for row in range(-down, down + 1):
        shift = wide / 2 if row % 2 else 0.0
        for column in range(-across, across + 1):
            yield row, middle + column * wide + shift, centre + row * high / 2


def _pointed(radii: tuple[float, float], tips: int, turn: float = 0.0) -> Path:
    """Return a star with straight sides between an outer and an inner radius, standing on its middle."""
    path: list[Step] = []
    for at in range(tips * 2):
        angle, long = math.radians(turn - 90.0 + 180.0 * at / tips), radii[at % 2]
        path.append(("L" if path else "M", long * math.cos(angle), long * math.sin(angle)))
    return (*path, ("Z",))


def _diamond(x: float, wide: float, high: float, y: float = 0.0) -> Path:
    return (("M", x, y - high), ("L", x + wide, y), ("L", x, y + high), ("L", x - wide, y), ("Z",))


def _frame(x: float, wide: float, high: float) -> Path:
    left, right, up, low = x - wide / 2, x + wide / 2, -high / 2, high / 2
    return (("M", left, up), ("L", right, up), ("L", right, low), ("L", left, low), ("Z",))
