"""The sheet a figure is drawn on: soft closed shapes, pencil lines and washes, and the box they fill.

Shapes are given in figure units (a standing figure is about a hundred tall) in a frame that may be moved,
turned or mirrored; they are laid down in pixels. Every outline trembles a little, from a seed of the
character's own, and every wash is darker on the lower left whatever way the figure faces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, inf, pi, sin
from random import Random

from picturebook.record import record
from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.curves import crescent, moved, px, smooth
from picturebook.studio.sketch.hand import Hand, Shade
from picturebook.studio.sketch.svg import Point

Matrix = tuple[float, float, float, float, float, float]
TONE = "url(#tone)"  # the hatching or the dots of a picture, see `tones.py`
_SHADOW = "#4b3a66"
_CAST = "#4b3a55"
_TREMBLE = 0.28  # figure units
_FINEST = 0.16  # of a shape's width, the heaviest line round it


@record
class _Shape:
    """A closed shape about to be laid: the beginning of its mark, its paints, and how many pixels it is across."""

    text: str
    fill: str | None
    ink: str
    stroke: float
    opacity: float
    across: float
    shade: float = 0.0
    laid: Sequence[Point] = ()


@dataclass(slots=True, kw_only=True)
class Paper:
    """Marks laid down so far, seen from one frame."""

    hand: Hand
    width: float
    random: Random
    matrix: Matrix
    unit: float  # pixels in a figure unit
    broad: float = inf  # from how many pixels a wash without a line is broad
    marks: list[str] = field(default_factory=list)
    extent: list[float] = field(default_factory=list)  # x0, y0, x1, y1 in pixels

    def within(self, x: float, y: float, turn: float = 0.0, scale: float = 1.0, flip: bool = False) -> Paper:
        """Return the same paper seen from a frame at (x, y), turned clockwise by radians and scaled."""
        a, b, c, d, e, f = self.matrix
        across = -scale if flip else scale
        p, q, r, s = cos(turn) * across, sin(turn) * across, -sin(turn) * scale, cos(turn) * scale
        matrix = (
            a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + e, b * x + d * y + f
        )  # fmt: skip
        return Paper(
            hand=self.hand, width=self.width, random=self.random, matrix=matrix, unit=self.unit,
            broad=self.broad, marks=self.marks, extent=self.extent,
        )  # fmt: skip

    def scale(self) -> float:
        """Return how many figure units one unit of this frame is."""
        a, b, *_ = self.matrix
        return hypot(a, b) / self.unit

    def place(self, point: Point) -> Point:
        """Return a point of this frame in pixels."""
        a, b, c, d, e, f = self.matrix
        x, y = point
        return a * x + c * y + e, b * x + d * y + f

    @property
    def line(self) -> str:
        """The colour lines lean to."""
        return self.hand.line

    def outline_of(self, fill: str) -> str:
        """Return the pencil colour that goes round a wash: the wash's own dark, leaning to the line colour."""
        return mix(darker(fill, 0.55), self.hand.line, self.hand.lean)

    def blob(
        self,
        points: Sequence[Point],
        fill: str | None,
        *,
        stroke: float = 1.0,
        shade: float = 0.0,
        line: str | None = None,
        opacity: float = 1.0,
        straight: bool = False,
    ) -> None:
        """Wash a closed shape and draw round it; stroke is in line widths, shade is how deep the second wash."""
        laid = self._laid(points, 1.0 if stroke else 0.3)
        data = self._straight(laid) if straight else self._smooth(laid, True)
        broad = fill and not stroke and self._spans(laid)
        if fill and broad:
            fill = self.hand.broad(fill, overhead=min(y for _, y in laid) <= 0)
        self._close(_Shape(
            text=f'<path d="{data}"', fill=fill, ink=self._round(fill, line), stroke=stroke, shade=shade,
            opacity=opacity, laid=laid, across=_across(laid),
        ))  # fmt: skip
        if fill and broad and self.hand.dry:
            self._drag(laid, fill)

    def cast(self, at: Point, rx: float, ry: float, opacity: float) -> None:
        """Lay the shadow a figure or a thing casts on the ground, where the hand draws any."""
        if self.hand.shade is Shade.WASH:
            self.oval(at, rx, ry, _CAST, stroke=0, opacity=opacity)
        elif self.hand.shade is not Shade.NONE:
            solid = self.hand.shade is Shade.DOTS
            self._add(self._ellipse(at, rx, ry, 0.0), self.hand.line if solid else TONE, None, 0.0, 0.9)

    def shadow(self, points: Sequence[Point], depth: float) -> None:
        """Lay only the second wash of a shape."""
        if self.hand.shade is not Shade.NONE:
            self._crescent([self.place(point) for point in points], depth)

    def curve(
        self, points: Sequence[Point], *, line: str | None = None, stroke: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Draw an open line through the points."""
        laid = self._laid(points, 0.4)
        stroke *= self.hand.detail
        text = f'<path d="{self._smooth(laid, False)}"'
        self._add(text, None, line or self.line, stroke, opacity)
        if off := self.hand.again or self.hand.swell * 0.4:
            self._add(moved(text, self._off(off)), None, line or self.line, stroke, opacity)

    def wide(self, points: Sequence[Point], colour: str, units: float, opacity: float = 1.0) -> None:
        """Draw an open line as wide as so many units of this frame."""
        a, b, *_ = self.matrix
        stroke = units * hypot(a, b) / self.width
        self._add(f'<path d="{self._smooth(self._laid(points, 0.2), False)}"', None, colour, stroke, opacity)

    def dots(self, spots: Sequence[Point], size: float, colour: str) -> None:
        """Draw dots of one size, as wide as so many units, in one mark."""
        a, b, *_ = self.matrix
        placed = (self.place(spot) for spot in spots)
        data = "".join(f"M{px(x)} {px(y)}h.1" for x, y in placed)
        self._add(f'<path d="{data}"', None, colour, size * hypot(a, b) / self.width, 1.0)

    def oval(
        self,
        at: Point,
        rx: float,
        ry: float,
        fill: str | None,
        *,
        stroke: float = 1.0,
        shade: float = 0.0,
        line: str | None = None,
        opacity: float = 1.0,
        turn: float = 0.0,
    ) -> None:
        """Draw an oval, turned clockwise by radians."""
        self._close(_Shape(
            text=self._ellipse(at, rx, ry, turn), fill=fill, ink=self._round(fill, line), stroke=stroke,
            opacity=opacity, across=2 * min(rx, ry) * self.unit * self.scale(),
        ))  # fmt: skip
        if shade:
            self.shadow(ring(at, rx, ry, 8, turn), shade * opacity)

    def _ellipse(self, at: Point, rx: float, ry: float, turn: float) -> str:
        """Write the beginning of an oval's mark."""
        (x, y), (ex, ey) = self.place(at), self.place((at[0] + cos(turn), at[1] + sin(turn)))
        size, angle = hypot(ex - x, ey - y), atan2(ey - y, ex - x)
        self._see(
            [self.place(point) for point in ring(at, rx * 1.1, ry * 1.1, 8, turn)], self.width
        )  # 8 corners
        where = f'cx="{px(x)}" cy="{px(y)}" rx="{px(max(0.1, rx * size))}" ry="{px(max(0.1, ry * size))}"'
        tilt = round(angle * 180 / pi) % 180
        if tilt and abs(rx - ry) > 1e-6:
            where += f' transform="rotate({tilt} {px(x)} {px(y)})"'
        return f"<ellipse {where}"

    def _round(self, fill: str | None, line: str | None) -> str:
        """Return the colour of the line round a shape; a ring round nothing keeps its own, as of glasses."""
        if line:
            return self.hand.round(line) if fill else line
        return self.outline_of(fill) if fill else self.line

    def _close(self, shape: _Shape) -> None:
        """Lay a closed shape: the thick side of its line, its colour, its second wash, its line."""
        hand, text, fill, opacity = self.hand, shape.text, shape.fill, shape.opacity
        stroke = self._weight(shape)
        shade = shape.shade if fill and hand.shade is not Shade.NONE else 0.0
        if fill and stroke and hand.swell and opacity == 1:
            self._add(moved(text, self._off(hand.swell * min(1.0, stroke))), shape.ink, None, 0.0, 1.0)
        if fill and (shade or (stroke and hand.miss)):
            missed = moved(text, self._off(hand.miss)) if stroke and hand.miss else text
            self._add(missed, fill, None, 0.0, opacity)
            fill = None
        if shade:
            self._crescent(shape.laid, shade * opacity)
        if fill or stroke:
            self._add(text, fill, shape.ink, stroke, opacity)
        if stroke and hand.again:
            self._add(moved(text, self._off(hand.again)), None, shape.ink, stroke * 0.8, opacity)

    def _weight(self, shape: _Shape) -> float:
        """Return how many line widths go round a shape: heavy lines grow finer round what is small."""
        hand = self.hand
        heavy = hand.outline if shape.fill else max(hand.outline, hand.detail * 0.7)
        if heavy > 1:
            heavy = max(1.0, min(heavy, shape.across / self.width * _FINEST))
        return shape.stroke * heavy

    def _drag(self, laid: Sequence[Point], fill: str) -> None:
        """Drag a dry brush across a broad wash: bundles of thin level strokes, a little lighter than it."""
        xs, ys = [x for x, _ in laid], [y for _, y in laid]
        (x0, x1), (y0, y1) = (min(xs), max(xs)), (min(ys), max(ys))
        tone = lighter(fill, 0.3)
        tone = tone.upper() if fill.isupper() else tone
        data = ""
        for _ in range(round(7 * self.hand.dry)):
            x, y = self.random.uniform(x0, x1), self.random.uniform(y0, y1)
            for _ in range(9):
                y += self.width * self.random.uniform(0.5, 1.4)
                if y < y1:
                    start = x + self.width * self.random.uniform(-25, 25)
                    data += f"M{px(start)} {px(y)}h{px((x1 - x0) * self.random.uniform(0.04, 0.16))}"
        if data:
            self._add(f'<path d="{data}"', None, tone, 0.5, 1.0)

    def _off(self, widths: float) -> Point:
        """Return so many line widths to the lower right, in pixels."""
        return self.width * widths * 0.8, self.width * widths * 0.6

    def _spans(self, laid: Sequence[Point]) -> bool:
        """Whether points reach as far across as a broad wash."""
        xs = [x for x, _ in laid]
        return max(xs) - min(xs) >= self.broad

    def _laid(self, points: Sequence[Point], tremble: float) -> list[Point]:
        reach = _TREMBLE * self.unit * tremble * self.hand.tremble
        laid = []
        for point in points:
            x, y = self.place(point)
            laid.append((x + self.random.uniform(-reach, reach), y + self.random.uniform(-reach, reach)))
        return laid

    def _see(self, points: Sequence[Point], margin: float) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        found = [min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin]
        if not self.extent:
            self.extent.extend(found)
            return
        self.extent[:2] = [min(a, b) for a, b in zip(self.extent[:2], found[:2], strict=True)]
        self.extent[2:] = [max(a, b) for a, b in zip(self.extent[2:], found[2:], strict=True)]

    def _smooth(self, points: Sequence[Point], closed: bool) -> str:
        data, seen = smooth(points, closed)
        self._see(seen, self.width)
        return data

    def _straight(self, points: Sequence[Point]) -> str:
        self._see(points, self.width)
        return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points) + "Z"

    def _crescent(self, laid: Sequence[Point], depth: float) -> None:
        """Lay the second wash along the lower left of a shape, thin at both ends."""
        shape = crescent(laid)
        if not shape:
            return
        if self.hand.shade is Shade.WASH:
            self._add(f'<path d="{self._smooth(shape, True)}"', _SHADOW, None, 0.0, 0.2 * depth)
            return
        data = self._straight(shape) if len(laid) < 7 else self._smooth(shape, True)
        self._add(f'<path d="{data}"', TONE, None, 0.0, 0.45 if self.hand.shade is Shade.DOTS else 0.8)

    def _add(self, text: str, fill: str | None, line: str | None, stroke: float, opacity: float) -> None:
        """Write a mark; what most marks share (no fill, round ends) stands on the group round them."""
        if fill:
            text += f' fill="{fill}"'
        if line and stroke:
            text += f' stroke="{line}" stroke-width="{px(max(0.1, self.width * stroke))}"'
        if opacity < 1:
            text += f' opacity="{opacity:.2f}"'
        self.marks.append(text + "/>")

    def sheet(self) -> str:
        """Return all marks as one SVG group."""
        return f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{"".join(self.marks)}</g>'


def _across(laid: Sequence[Point]) -> float:
    """Return the shorter side of the box round some points."""
    xs, ys = [x for x, _ in laid], [y for _, y in laid]
    return min(max(xs) - min(xs), max(ys) - min(ys))


def ring(at: Point, rx: float, ry: float, count: int = 8, turn: float = 0.0) -> list[Point]:
    """Return points round an oval, clockwise from its right end."""
    out = []
    for step in range(count):
        angle = 2 * pi * step / count
        x, y = rx * cos(angle), ry * sin(angle)
        out.append((at[0] + x * cos(turn) - y * sin(turn), at[1] + x * sin(turn) + y * cos(turn)))
    return out


def cloud(at: Point, rx: float, ry: float, bumps: int, depth: float = 0.07) -> list[Point]:
    """Return points round a curly oval: hair, wool, a mane."""
    out = []
    for step in range(bumps * 3):
        angle = 2 * pi * step / bumps / 3
        reach = 1 + depth if step % 3 else 1 - depth * 1.2
        out.append((at[0] + rx * reach * cos(angle), at[1] + ry * reach * sin(angle)))
    return out


def star(at: Point, size: float) -> list[Point]:
    """Return the ten points of a star."""
    out = []
    for step in range(10):
        angle, reach = pi * step / 5 - pi / 2, size if step % 2 == 0 else size * 0.45
        out.append((at[0] + reach * cos(angle), at[1] + reach * sin(angle)))
    return out


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point a share of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
