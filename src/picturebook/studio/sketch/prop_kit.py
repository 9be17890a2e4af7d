"""What every prop is drawn with: the brush a scene hands over, and a pen of soft, outlined shapes.

A prop is drawn in a box 100 high whose origin is bottom centre, y negative upwards. A shape is laid as its
shaded colour, then its own colour a little smaller and to the lit side (upper left), then its outline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from picturebook.studio.sketch import svg
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.svg import Point

WOOD, PALE_WOOD, BAKED, STEEL, PAPER = "#b5814f", "#d9b27c", "#dca765", "#b9bec6", "#fbf4e2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """The outline a scene draws with, and the colour it says the prop has."""

    line: str
    width: float
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """How a prop is drawn, how high it is beside a child (1.0), and where it is found."""

    draw: Callable[[Brush], str]
    size: float
    stands: str


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws softly shaded, outlined shapes with a scene's brush."""

    brush: Brush

    def tint(self, usual: str) -> str:
        """Return the colour the scene says, or the usual one."""
        return self.brush.colour or usual

    def blob(self, points: Sequence[Point], fill: str, soft: float = 0.86) -> str:
        """Draw a curved closed shape."""
        return self._solid(points, fill, soft, lambda spots: svg.smooth(spots, closed=True))

    def poly(self, points: Sequence[Point], fill: str, soft: float = 0.88) -> str:
        """Draw a straight-sided closed shape; its corners are rounded by the line."""
        return self._solid(points, fill, soft, lambda spots: svg.straight(spots, closed=True))

    def box(self, x: float, y: float, w: float, h: float, fill: str, r: float = 3.0) -> str:
        """Draw a rounded box whose sides are not quite true."""
        lean = min(w, h) * 0.025
        r = min(r, w / 2, h / 2)
        corners = [(x + lean, y), (x + w, y + lean), (x + w - lean, y + h), (x, y + h - lean / 2)]
        shade = max(0.0, min(w * 0.22, h * 0.22, 9.0))
        inner = [
            (x + lean, y),
            (x + w - shade, y + lean),
            (x + w - shade - lean, y + h - shade * 0.5),
            (x, y + h - shade * 0.5),
        ]
        return "".join(
            (
                svg.path(_rounded(corners, r), fill=darker(fill, 0.17)),
                svg.path(_rounded(inner, r), fill=fill),
                svg.path(_rounded(corners, r), stroke=self.brush.line, width=self.brush.width),
            )
        )

    def oval(self, cx: float, cy: float, rx: float, ry: float, fill: str, soft: float = 0.88) -> str:
        """Draw an ellipse."""
        lit = svg.ellipse(
            cx - rx * (1 - soft) * 0.6, cy - ry * (1 - soft) * 0.6, rx * soft, ry * soft, fill=fill
        )
        rim = svg.ellipse(cx, cy, rx, ry, stroke=self.brush.line, width=self.brush.width)
        return svg.ellipse(cx, cy, rx, ry, fill=darker(fill, 0.17)) + lit + rim

    def line(self, points: Sequence[Point], colour: str | None = None, w: float = 1.0) -> str:
        """Draw a curved line, w times the brush's width."""
        return svg.path(svg.smooth(points), stroke=colour or self.brush.line, width=self.brush.width * w)

    def rod(self, points: Sequence[Point], fill: str, w: float) -> str:
        """Draw an outlined stick, w thick, along a curved line."""
        d, edge = svg.smooth(points), self.brush.width
        outer = svg.path(d, stroke=self.brush.line, width=w + edge)
        return outer + svg.path(d, stroke=fill, width=max(w - edge, w * 0.4))

    def hoop(self, cx: float, cy: float, reach: float, fill: str, w: float) -> str:
        """Draw an outlined ring, w thick."""
        edge = self.brush.width
        outer = svg.ellipse(cx, cy, reach, reach, stroke=self.brush.line, width=w + edge)
        return outer + svg.ellipse(cx, cy, reach, reach, stroke=fill, width=max(w - edge, w * 0.4))

    def wash(self, points: Sequence[Point], fill: str, opacity: float = 1.0) -> str:
        """Lay a curved shape without an outline."""
        return svg.path(svg.smooth(points, closed=True), fill=fill, opacity=opacity)

    def panel(self, points: Sequence[Point], fill: str, opacity: float = 1.0) -> str:
        """Lay a straight-sided shape without an outline."""
        return svg.path(svg.straight(points, closed=True), fill=fill, opacity=opacity)

    def cut(self, points: Sequence[Point], fill: str, r: float, soft: float = 0.88) -> str:
        """Draw a straight-sided closed shape with its corners rounded by r, as a biscuit cutter does."""
        return self._solid(points, fill, soft, lambda spots: _rounded(spots, r))

    def dot(
        self, cx: float, cy: float, rx: float, fill: str, ry: float | None = None, opacity: float = 1.0
    ) -> str:
        """Lay a spot without an outline."""
        return svg.ellipse(cx, cy, rx, rx if ry is None else ry, fill=fill, opacity=opacity)

    def shine(self, points: Sequence[Point], w: float = 1.5, opacity: float = 0.65) -> str:
        """Lay a highlight along a curved line."""
        return svg.path(
            svg.smooth(points), stroke="#fffdf6", width=max(self.brush.width, 1.6) * w, opacity=opacity
        )

    def _solid(
        self, points: Sequence[Point], fill: str, soft: float, data: Callable[[Sequence[Point]], str]
    ) -> str:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        ax = min(xs) + (max(xs) - min(xs)) * 0.36
        ay = min(ys) + (max(ys) - min(ys)) * 0.38
        lit = [(ax + (x - ax) * soft, ay + (y - ay) * soft) for x, y in points]
        marks = [svg.path(data(points), fill=darker(fill, 0.17) if soft < 1 else fill)]
        if soft < 1:
            marks.append(svg.path(data(lit), fill=fill))
        marks.append(svg.path(data(points), stroke=self.brush.line, width=self.brush.width))
        return "".join(marks)


Drawer = Callable[[Pen], Iterable[str]]


def prop(draw: Drawer, size: float, stands: str) -> Prop:
    """Make a prop of a function that lays its marks with a pen."""
    return Prop(draw=lambda brush: "".join(draw(Pen(brush))), size=size, stands=stands)


def ring(cx: float, cy: float, rx: float, ry: float, count: int, turn: float = 0.0) -> list[Point]:
    """Return points evenly round an ellipse, the first at the top."""
    steps = (2 * pi * i / count + turn - pi / 2 for i in range(count))
    return [(cx + rx * cos(step), cy + ry * sin(step)) for step in steps]


def star(cx: float, cy: float, outer: float, inner: float, squash: float = 1.0) -> list[Point]:
    """Return the points of a five-pointed star, each tip doubled so that it is blunt when drawn soft."""
    spots: list[Point] = []
    for i in range(5):
        step = 2 * pi * i / 5 - pi / 2
        for turn, reach in ((-0.12, outer), (0.12, outer), (pi / 5, inner)):
            spots.append((cx + reach * cos(step + turn), cy + reach * sin(step + turn) * squash))
    return spots


def spikes(cx: float, cy: float, outer: float, inner: float, squash: float = 1.0) -> list[Point]:
    """Return the ten corners of a five-pointed star."""
    tips = ring(cx, cy, outer, outer * squash, 5)
    return [
        spot
        for pair in zip(tips, ring(cx, cy, inner, inner * squash, 5, pi / 5), strict=True)
        for spot in pair
    ]


def pale(colour: str, share: float = 0.4) -> str:
    """Return a colour as its lit side."""
    return lighter(colour, share)


def deep(colour: str, share: float = 0.25) -> str:
    """Return a colour as its shaded side."""
    return darker(colour, share)


def _rounded(corners: Sequence[Point], r: float) -> str:
    d = ""
    for i, (x, y) in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % len(corners)]
        start, end = _towards((x, y), before, r), _towards((x, y), after, r)
        d += f"{'L' if d else 'M'}{svg.num(start[0])} {svg.num(start[1])}"
        d += f"Q{svg.num(x)} {svg.num(y)} {svg.num(end[0])} {svg.num(end[1])}"
    return d + "Z"


def _towards(here: Point, there: Point, reach: float) -> Point:
    dx, dy = there[0] - here[0], there[1] - here[1]
    share = min(0.5, reach / ((dx * dx + dy * dy) ** 0.5 or 1.0))
    return here[0] + dx * share, here[1] + dy * share
