"""Trees, bushes, grass and flowers for backdrops."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import View, blob, thread
from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.svg import Point, ellipse, num, path, smooth

LEAF, MOSS, SAGE, GRASS = "#b9cfa0", "#a5c095", "#c3d3b4", "#d3dfb4"


def tree(
    view: View, x: float, y: float, size: float, leaf: str, number: int, fruit: str | None = None
) -> str:
    """Draw a round tree, size tall, its foot at a point."""
    bark = "#c2a68a"
    d = f"M{num(x - size * 0.06)} {num(y)}Q{num(x - size * 0.03)} {num(y - size * 0.25)} {num(x - size * 0.04)} "
    d += f"{num(y - size * 0.55)}L{num(x + size * 0.04)} {num(y - size * 0.55)}"
    d += f"Q{num(x + size * 0.03)} {num(y - size * 0.25)} {num(x + size * 0.07)} {num(y)}Z"
    marks = [path(d, fill=bark, stroke=view.ink, width=view.pen * 0.8)]
    marks.append(crown(view, x, y - size * 0.68, size * 0.36, leaf, number))
    if fruit:
        for dx, dy in (
            (-0.2, -0.62),
            (0.05, -0.85),
            (0.2, -0.6),
            (-0.06, -0.55),
            (-0.12, -0.84),
            (0.24, -0.78),
        ):
            marks.append(ellipse(x + dx * size, y + dy * size, size * 0.032, size * 0.034, fill=fruit))
    return "".join(marks)


def crown(view: View, x: float, y: float, size: float, leaf: str, number: int, line: bool = True) -> str:
    """Draw a leafy round with a lighter wash on its sunny side."""
    around = (
        (0, -1),
        (0.72, -0.72),
        (1.05, 0),
        (0.75, 0.66),
        (0, 0.86),
        (-0.75, 0.66),
        (-1.05, 0),
        (-0.72, -0.72),
    )
    points: list[Point] = []
    for i, (a, b) in enumerate(around):
        swell = size * (0.92 + 0.2 * view.chance(number * 17 + i))
        points.append((x + a * swell, y + b * swell))
    light = ellipse(
        x - size * 0.25, y - size * 0.3, size * 0.55, size * 0.45, fill=lighter(leaf, 0.4), opacity=0.6
    )
    shade = ellipse(
        x + size * 0.25, y + size * 0.4, size * 0.6, size * 0.3, fill=darker(leaf, 0.12), opacity=0.35
    )
    return blob(view, points, leaf, line) + shade + light


def bush(view: View, x: float, y: float, size: float, leaf: str, number: int) -> str:
    """Draw a low bush of three rounds standing on a line."""
    points: list[Point] = [(x - size * 1.1, y)]
    for i, (dx, dy) in enumerate(((-1.05, 0.45), (-0.6, 0.8), (-0.1, 0.95), (0.5, 0.85), (1.0, 0.5))):
        points.append((x + dx * size, y - size * dy * (0.8 + 0.25 * view.chance(number * 13 + i))))
    d = smooth([*points, (x + size * 1.15, y)]) + "Z"
    light = ellipse(
        x - size * 0.3, y - size * 0.5, size * 0.4, size * 0.2, fill=lighter(leaf, 0.4), opacity=0.6
    )
    return path(d, fill=leaf) + path(d[:-1], stroke=view.ink, width=view.pen * 0.7) + light


def pine(view: View, x: float, y: float, size: float, leaf: str, snow: str | None = None) -> str:
    """Draw a pine of three skirts, size tall."""
    marks = [path(f"M{num(x)} {num(y)}v{num(-size * 0.3)}", stroke="#b89d84", width=size * 0.07)]
    for wide, low, high in ((0.3, 0.12, 0.55), (0.24, 0.36, 0.78), (0.17, 0.6, 1.0)):
        left, right = x - size * wide, x + size * wide
        d = f"M{num(x)} {num(y - size * high)}Q{num(x - size * wide * 0.4)} {num(y - size * (low + 0.1))} {num(left)} "
        d += f"{num(y - size * low)}Q{num(x)} {num(y - size * (low - 0.07))} {num(right)} {num(y - size * low)}"
        d += f"Q{num(x + size * wide * 0.4)} {num(y - size * (low + 0.1))} {num(x)} {num(y - size * high)}Z"
        marks.append(path(d, fill=leaf, stroke=view.ink, width=view.pen * 0.6))
        if snow:
            top = y - size * (high - 0.13)
            cap = f"M{num(x)} {num(y - size * high)}L{num(x - size * wide * 0.33)} {num(top)}"
            cap += f"Q{num(x)} {num(top + size * 0.05)} {num(x + size * wide * 0.33)} {num(top)}Z"
            marks.append(path(cap, fill=snow))
    return "".join(marks)


def stem(view: View, x: float, y: float, tall: float, colour: str, lean: float = 0.0) -> str:
    """Draw a thin upright stem."""
    return thread(
        view, [(x, y), (x + lean * tall * 0.3, y - tall * 0.5), (x + lean * tall, y - tall)], colour
    )


def sprinkle(view: View, colours: tuple[str, ...], count: int, deep: float = 0.2, first: int = 700) -> str:
    """Scatter small flowers on the near edge of the ground line, clear of where text may stand."""
    marks = []
    for i in range(count):
        x = view.width * view.chance(first + i * 2)
        far = view.chance(first + i * 2 + 1)
        y = view.ground + (view.height - view.ground) * deep * (0.1 + 0.9 * far)
        size = view.unit * (0.45 + 0.5 * far)
        marks.append(stem(view, x, y + size * 2.4, size * 2.4, "#a9be8c"))
        marks.append(daisy(x, y, size, view.pick(colours, first + 300 + i)))
    return "".join(marks)


def tufts(view: View, colour: str, flowers: tuple[str, ...] = ()) -> str:
    """Draw grass and a few flowers at the two lower corners."""
    marks = []
    for i in range(14):
        side = -1 if i % 2 else 1
        far = view.chance(500 + i) ** 1.6 * 0.2
        x = view.width * (0.5 + side * (0.52 - far))
        y, tall = view.height + view.unit * 1.5, view.unit * (5 + 5 * view.chance(530 + i)) * (1 - far * 2.4)
        tone = mix(colour, darker(colour, 0.35), view.chance(560 + i) * 0.5)
        marks.append(blade(x, y, tall, view.chance(590 + i) - 0.5, tone))
        if flowers and i % 3 == 0:
            marks.append(stem(view, x, y, tall * 1.15, colour))
            marks.append(daisy(x, y - tall * 1.15, view.unit * 1.1, flowers[i % len(flowers)]))
    return "".join(marks)


def blade(x: float, y: float, tall: float, lean: float, colour: str) -> str:
    """Draw a tuft of three blades of grass."""
    marks = []
    for k in (-0.45, 0.0, 0.45):
        tip = x + (k + lean * 0.6) * tall
        d = f"M{num(x + k * tall * 0.3 - tall * 0.08)} {num(y)}Q{num(x + k * tall * 0.4)} {num(y - tall * 0.6)} "
        d += f"{num(tip)} {num(y - tall * (1.0 if not k else 0.8))}"
        d += f"Q{num(x + k * tall * 0.6)} {num(y - tall * 0.4)} {num(x + k * tall * 0.3 + tall * 0.1)} {num(y)}Z"
        marks.append(path(d, fill=colour))
    return "".join(marks)


def daisy(x: float, y: float, size: float, colour: str) -> str:
    """Draw a small round flower of five petals."""
    around = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    petals = [
        ellipse(x + a * size * 0.75, y + b * size * 0.75, size * 0.6, size * 0.6, fill=colour)
        for a, b in around
    ]
    return "".join([*petals, ellipse(x, y, size * 0.5, size * 0.5, fill="#f0cd72")])
