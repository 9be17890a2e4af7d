"""Motifs from a child’s table: a pencil, blocks, a sun, a scribble, a flower, the lines of a copybook."""

from __future__ import annotations

import math
from collections.abc import Iterator

from picturebook.layout.motifs import Path, Step, Stroke, ellipse
from picturebook.measure import Rect

_RAYS = 10  # of a sun
_PETALS = 6
_COPYBOOK = 0.105  # of the page's shorter side, from one line to write on to the next
_DASH = 0.02  # of the same, of the line small letters reach up to


def pencil() -> tuple[Stroke, ...]:
    """A pencil lying on its side, its point to the right."""
    wood: Path = (("M", 1.0, -0.2), ("L", 1.62, 0.0), ("L", 1.0, 0.2), ("Z",))
    lead: Path = (("M", 1.4, -0.071), ("L", 1.62, 0.0), ("L", 1.4, 0.071), ("Z",))
    return (
        Stroke(path=_box(-1.25, -0.2, 2.25, 0.4)),
        Stroke(path=_box(-1.62, -0.2, 0.3, 0.4), soft=True),
        Stroke(path=wood, soft=True),
        Stroke(path=lead),
    )


def blocks() -> tuple[Stroke, ...]:
    """Three building blocks in a row, with a ball, a roof and a square painted on them: no letter of any alphabet."""
    roof: Path = (("M", 0.0, -0.24), ("L", 0.28, 0.22), ("L", -0.28, 0.22), ("Z",))
    return (
        Stroke(path=_box(-1.56, -0.45, 0.92, 0.92), soft=True),
        Stroke(path=_box(-0.48, -0.45, 0.96, 0.92)),
        Stroke(path=_box(0.64, -0.45, 0.92, 0.92), soft=True),
        Stroke(path=ellipse(-1.1, 0.01, 0.25, 0.25)),
        Stroke(path=roof, soft=True),
        Stroke(path=_box(0.88, -0.21, 0.44, 0.44)),
    )


def sun() -> tuple[Stroke, ...]:
    """A sun of a ball and broad rays, to be seen from far away."""
    rays = []
    for at in range(_RAYS):
        angle = math.radians(360.0 / _RAYS * at - 90.0)
        long = 0.5 if at % 2 == 0 else 0.43
        rays.append(Stroke(path=_wedge(angle, 0.34, long, 0.105)))
    return (*rays, Stroke(path=ellipse(0.0, 0.0, 0.27, 0.27)))


def scribble() -> tuple[Stroke, ...]:
    """A crayon going to and fro, and a second one after it."""
    return (
        Stroke(path=_to_and_fro(0.06, 0.36, 1.5), soft=True, line=0.13),
        Stroke(path=_to_and_fro(0.0, 0.3, 1.3), line=0.07),
    )


def flower() -> tuple[Stroke, ...]:
    """A flower as a child draws one: loops about a ball, a stalk, two leaves."""
    petals = []
    for at in range(_PETALS):
        angle = math.radians(360.0 / _PETALS * at - 84.0)
        x, y = 0.17 * math.cos(angle), -0.2 + 0.17 * math.sin(angle)
        petals.append(Stroke(path=ellipse(x, y, 0.095, 0.095), soft=True))
        petals.append(Stroke(path=ellipse(x, y, 0.095, 0.095), line=0.03))
    stalk: Path = (("M", 0.0, -0.05), ("C", 0.03, 0.12, -0.03, 0.3, 0.01, 0.5))
    leaf: Path = (
        ("M", 0.0, 0.36),
        ("C", 0.08, 0.2, 0.22, 0.16, 0.3, 0.18),
        ("C", 0.26, 0.32, 0.14, 0.4, 0.0, 0.36),
    )
    other: Path = tuple(
        (step[0], *(-float(n) if i % 2 == 0 else float(n) + 0.06 for i, n in enumerate(step[1:])))
        for step in leaf
    )
    return (
        Stroke(path=stalk, line=0.035),
        Stroke(path=leaf, line=0.03),
        Stroke(path=other, line=0.03),
        *petals,
        Stroke(path=ellipse(0.0, -0.2, 0.09, 0.09)),
    )


def copybook(trim: Rect, full: Rect) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the lines of a copybook over a page, in points: those written on, out to `full`, and dashes amid them."""
    step = min(trim.width, trim.height) * _COPYBOOK
    down = math.ceil(full.height / step)
    base = [full.y + step * (at + 0.5) for at in range(down) if full.y + step * (at + 0.5) < full.bottom]
    ruled = tuple((("M", full.x, y), ("L", full.right, y)) for y in base)
    dash = min(trim.width, trim.height) * _DASH
    dashes: list[Path] = []
    for y in base:
        across = math.ceil(full.width / dash / 2)
        starts = (full.x + dash * 2 * at for at in range(across))
        dashes.append(tuple(_dashes(starts, y - step * 0.42, dash, full.right)))
    return ruled, tuple(dashes)


def _dashes(starts: Iterator[float], y: float, long: float, end: float) -> Iterator[Step]:
    for x in starts:
        yield ("M", x, y)
        yield ("L", min(x + long, end), y)


def _box(x: float, y: float, wide: float, high: float) -> Path:
    return (("M", x, y), ("L", x + wide, y), ("L", x + wide, y + high), ("L", x, y + high), ("Z",))


def _wedge(angle: float, start: float, end: float, half: float) -> Path:
    """Return a ray that narrows outwards, `half` as broad as that at its root."""
    x, y = math.cos(angle), math.sin(angle)
    root = (start * x, start * y)
    tip = (end * x, end * y)
    return (
        ("M", root[0] - y * half, root[1] + x * half),
        ("L", tip[0] - y * half * 0.35, tip[1] + x * half * 0.35),
        ("L", tip[0] + y * half * 0.35, tip[1] - x * half * 0.35),
        ("L", root[0] + y * half, root[1] - x * half),
        ("Z",),
    )


def _to_and_fro(shift: float, high: float, wide: float) -> Path:
    """Return a line that goes up and down from left to right, each turn round and no two alike."""
    turns = 9
    path: list[Step] = [("M", -wide, high * 0.7 + shift)]
    for at in range(turns):
        up = -1 if at % 2 == 0 else 1
        x, reach = -wide + 2 * wide * (at + 1) / turns, high * (0.82 + 0.18 * math.cos(at * 2.3))
        y = up * reach + shift
        near = 2 * wide / turns
        path.append(("C", x - near * 0.9, y * 0.2, x - near * 0.55, y * 1.12, x - near * 0.1, y))
    return tuple(path)
