"""What grows, for props and settings alike: trees, bushes, grass, reeds, flowers, mushrooms, stones."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.stagecraft.brush import line, tube, wash
from picturebook.studio.sketch.svg import Point

GREENS = ("#86ab6b", "#7a9e63", "#95b578", "#6f9569")
PETALS = ("#d9667a", "#f0c14f", "#8f86c8", "#f2ead8", "#e58a5a")


def crown(p: Paper, at: Point, r: float, leaf: str, outline: float = 0.9) -> None:
    """Draw the crown of a tree: three washes of leaves and some pencil scallops."""
    x, y = at
    shape = cloud((x, y), r, r * 0.86, 8, 0.08)
    p.blob(shape, leaf, stroke=outline, shade=0.7)
    p.blob(
        cloud((x + r * 0.22, y - r * 0.26), r * 0.6, r * 0.46, 6, 0.1),
        lighter(leaf, 0.28),
        stroke=0,
        opacity=0.7,
    )
    p.blob(
        cloud((x - r * 0.36, y + r * 0.2), r * 0.36, r * 0.26, 5, 0.1),
        darker(leaf, 0.2),
        stroke=0,
        opacity=0.35,
    )
    if outline:
        for dx, dy in ((-0.4, -0.1), (0.15, 0.2), (0.45, -0.15), (-0.1, -0.45)):
            cx, cy, k = x + dx * r, y + dy * r, r * 0.1
            p.curve(
                [(cx - k, cy), (cx, cy + k * 0.7), (cx + k, cy)],
                line=darker(leaf, 0.4),
                stroke=0.7,
                opacity=0.7,
            )


def trunk(
    p: Paper, x: float, foot: float, top: float, wide: float, bark: str = "#8d6a50", outline: float = 0.9
) -> None:
    """Draw a trunk that widens to its roots."""
    p.blob([(x - wide, foot), (x - wide * 0.5, foot - (foot - top) * 0.18), (x - wide * 0.4, top),
        (x + wide * 0.4, top),
        (x + wide * 0.5, foot - (foot - top) * 0.18), (x + wide, foot), (x, foot + wide * 0.12)], bark,
        stroke=outline, shade=0.6 if outline else 0.3)  # fmt: skip


def tree(p: Paper, at: Point, high: float, leaf: str, outline: float = 0.9) -> None:
    """Draw a round tree standing at a point, so many units high."""
    x, y = at
    trunk(p, x, y, y - high * 0.62, high * 0.075, outline=outline)
    r = high * 0.29
    crown(p, (x - r * 0.62, y - high * 0.58), r * 0.72, darker(leaf, 0.06), outline)
    crown(p, (x + r * 0.66, y - high * 0.6), r * 0.7, leaf, outline)
    crown(p, (x, y - high * 0.74), r, leaf, outline)


def fir(p: Paper, at: Point, high: float, leaf: str, outline: float = 0.8, snow: bool = False) -> None:
    """Draw a fir of four skirts."""
    x, y = at
    trunk(p, x, y, y - high * 0.2, high * 0.05, outline=outline)
    for k in range(4):
        low, top = y - high * (0.12 + k * 0.2), y - high * (0.48 + k * 0.175)
        w = high * (0.27 - k * 0.052)
        skirt = [(x, top), (x + w * 0.5, (low + top) / 2), (x + w, low), (x + w * 0.4, low - high * 0.02),
            (x, low + high * 0.015), (x - w * 0.4, low - high * 0.02), (x - w, low), (x - w * 0.5,
                (low + top) / 2)]  # fmt: skip
        p.blob(skirt, mix(leaf, lighter(leaf, 0.2), k / 4), stroke=outline, shade=0.5)
        if snow:
            p.blob([(x, top), (x + w * 0.55, (low + top) / 2), (x + w * 0.2, (low + top) / 2 - high * 0.01),
                (x, (low + top) / 2),
                (x - w * 0.25, (low + top) / 2 - high * 0.015), (x - w * 0.55, (low + top) / 2)], "#fbfaf6",
                    stroke=0)  # fmt: skip


def bush(
    p: Paper, at: Point, wide: float, leaf: str, outline: float = 0.8, berries: str | None = None
) -> None:
    """Draw a low bush."""
    x, y = at
    h = wide * 0.34
    p.blob([(x - wide / 2, y), (x - wide * 0.52, y - h * 0.6), (x - wide * 0.34, y - h * 1.15),
        (x - wide * 0.14, y - h),
        (x, y - h * 1.55), (x + wide * 0.2, y - h * 1.1), (x + wide * 0.38, y - h * 1.25), (x + wide * 0.52,
            y - h * 0.5),
        (x + wide / 2, y)], leaf, stroke=outline, shade=0.7)  # fmt: skip
    p.blob(
        cloud((x + wide * 0.12, y - h * 0.9), wide * 0.24, h * 0.4, 5, 0.1),
        lighter(leaf, 0.25),
        stroke=0,
        opacity=0.6,
    )
    for k in range(7) if berries else ():
        bx, by = x + wide * (0.4 * cos(k * 2.4)), y - h * (0.62 + 0.4 * sin(k * 1.9))
        p.oval((bx, by), wide * 0.022, wide * 0.022, berries, stroke=0.5)


def tuft(p: Paper, at: Point, high: float, blade: str, count: int = 5) -> None:
    """Draw a tuft of grass."""
    x, y = at
    for k in range(count):
        lean = (k - (count - 1) / 2) * high * 0.22
        reach = high * (1 - abs(k - (count - 1) / 2) * 0.14)
        p.curve(
            [(x + lean * 0.3, y), (x + lean * 0.6, y - reach * 0.6), (x + lean * 1.3, y - reach)],
            line=blade,
            stroke=1.0,
        )


def blade(p: Paper, at: Point, high: float, lean: float, leaf: str) -> None:
    """Draw one broad leaf from the ground."""
    x, y = at
    w = high * 0.055
    p.blob([(x - w, y), (x - w * 0.7 + lean * 0.4, y - high * 0.55), (x + lean, y - high),
        (x + w * 0.9 + lean * 0.4, y - high * 0.55),
        (x + w, y)], leaf, stroke=0.7)  # fmt: skip


def reed(p: Paper, at: Point, high: float, lean: float) -> None:
    """Draw a reed with its brown head."""
    x, y = at
    line(p, [(x, y), (x + lean * 0.4, y - high * 0.55), (x + lean, y - high)], "#7d9160", high * 0.022)
    line(p, [(x + lean * 0.8, y - high * 0.86), (x + lean, y - high)], "#7a5238", high * 0.06)
    blade(p, (x - high * 0.03, y), high * 0.7, lean * 2 + high * 0.16, "#8ba36c")
    blade(p, (x + high * 0.03, y), high * 0.56, lean - high * 0.2, "#7d9a62")


def flower(p: Paper, at: Point, high: float, petal: str, leaves: bool = True) -> None:
    """Draw a flower on its stem."""
    x, y = at
    r = high * 0.17
    p.curve([(x, y), (x + high * 0.04, y - high * 0.5), (x, y - high * 0.82)], line="#6f9058", stroke=1.2)
    if leaves:
        p.blob(
            [(x, y - high * 0.2), (x + high * 0.2, y - high * 0.42), (x + high * 0.03, y - high * 0.36)],
            "#7d9f60",
            stroke=0.5,
        )
    for k in range(5):
        turn = 2 * pi * k / 5 + 0.3
        p.oval(
            (x + r * 0.8 * cos(turn), y - high * 0.84 + r * 0.8 * sin(turn)),
            r * 0.62,
            r * 0.56,
            petal,
            stroke=0.55,
        )
    p.oval(
        (x, y - high * 0.84), r * 0.46, r * 0.44, "#e9b64c" if petal != "#f0c14f" else "#a9683a", stroke=0.5
    )


def tulip(p: Paper, at: Point, high: float, petal: str) -> None:
    """Draw a tulip."""
    x, y = at
    p.curve([(x, y), (x, y - high * 0.7)], line="#6f9058", stroke=1.2)
    blade(p, (x - high * 0.05, y), high * 0.5, -high * 0.14, "#7d9f60")
    w, t = high * 0.14, y - high
    p.blob([(x, y - high * 0.64), (x - w, y - high * 0.76), (x - w * 0.9, t), (x - w * 0.35, t + high * 0.09),
        (x, t - high * 0.02),
        (x + w * 0.35, t + high * 0.09), (x + w * 0.9, t), (x + w, y - high * 0.76)], petal, stroke=0.6,
            shade=0.4)  # fmt: skip


def mushroom(p: Paper, at: Point, high: float, cap: str = "#c8503f") -> None:
    """Draw a mushroom with spots."""
    x, y = at
    w = high * 0.5
    p.blob(
        [
            (x - w * 0.34, y),
            (x - w * 0.24, y - high * 0.55),
            (x + w * 0.24, y - high * 0.55),
            (x + w * 0.34, y),
        ],
        "#f5ead3",
        shade=0.5,
    )
    p.blob([(x - w, y - high * 0.46), (x - w * 0.8, y - high * 0.82), (x, y - high), (x + w * 0.8, y - high * 0.82),
        (x + w, y - high * 0.46), (x, y - high * 0.4)], cap, shade=0.6)  # fmt: skip
    for dx, dy, r in ((-0.45, -0.66, 0.09), (0.1, -0.82, 0.1), (0.5, -0.6, 0.08), (-0.05, -0.56, 0.06)):
        p.oval((x + dx * w, y + dy * high), r * high, r * high * 0.8, "#fdf6e6", stroke=0)


def stone(p: Paper, at: Point, wide: float, tone: str = "#a9a7a0", outline: float = 0.8) -> None:
    """Draw a stone."""
    x, y = at
    h = wide * 0.52
    p.blob([(x - wide / 2, y), (x - wide * 0.45, y - h * 0.6), (x - wide * 0.12, y - h), (x + wide * 0.26,
        y - h * 0.86),
        (x + wide * 0.5, y - h * 0.3), (x + wide * 0.46, y)], tone, stroke=outline, shade=0.7)  # fmt: skip


def scatter(random: Random, span: Point, count: int) -> list[float]:
    """Return places along a span, evenly parted and then shaken, left to right."""
    x0, x1 = span
    step = (x1 - x0) / max(1, count)
    return [x0 + step * (k + 0.5 + random.uniform(-0.36, 0.36)) for k in range(count)]


def hill(p: Paper, span: Point, y: float, swell: float, bottom: float, tone: str) -> None:
    """Wash a long low hill."""
    x0, x1 = span
    points = [(x0, y), (x0 + (x1 - x0) * 0.25, y - swell * 0.7), (x0 + (x1 - x0) * 0.52, y - swell),
        (x0 + (x1 - x0) * 0.78, y - swell * 0.55), (x1, y), (x1, bottom), (x0, bottom)]  # fmt: skip
    wash(p, points, tone, edge=0.3)


def branch(p: Paper, a: Point, b: Point, leaf: str, size: float) -> None:
    """Draw a leafy branch reaching into the picture."""
    tube(p, [a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - size * 0.5), b], "#8d6a50", size * 0.22)
    for k in range(9):
        share = k / 8
        x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share - size * 0.5 * sin(pi * share)
        side = 1 if k % 2 else -1
        p.blob([(x, y), (x + size * 0.5, y + side * size * 0.3), (x + size * 0.95, y + side * size * 0.85),
            (x + size * 0.3, y + side * size * 0.7)], leaf if k % 3 else lighter(leaf, 0.15), stroke=0.7)  # fmt: skip
