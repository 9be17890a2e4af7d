"""The sheet a figure is drawn on: soft closed shapes, pencil lines and washes, and the box they fill.

Shapes are given in figure units (a standing figure is about a hundred tall) in a frame that may be moved,
turned or mirrored; they are laid down in pixels. Every outline trembles a little, from a seed of the
character's own, and every wash is darker on the lower left whatever way the figure faces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, pi, sin
from random import Random

from picturebook.studio.sketch.colour import darker, mix
from picturebook.studio.sketch.svg import Point

Matrix = tuple[float, float, float, float, float, float]
_SHADOW = "#4b3a66"
_TREMBLE = 0.28  # figure units


def _px(value: float) -> str:
    """Write pixels to a tenth: finer than any printer this is for, and half the text."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _tenths(value: float) -> int:
    return round(value * 10)


def _steps(pen: tuple[int, int], points: Sequence[Point]) -> tuple[str, tuple[int, int]]:
    """Write points as steps from the pen in tenths of a pixel, so that rounding never adds up; and the new pen."""
    out = ""
    at = pen
    for point in points:
        at = (_tenths(point[0]), _tenths(point[1]))
        for step in (at[0] - pen[0], at[1] - pen[1]):
            text = _px(step / 10)
            text = (
                text[1:]
                if text.startswith("0.")
                else text.replace("-0.", "-.", 1)
                if text[1:3] == "0."
                else text
            )
            out += text if not out or text.startswith("-") else f" {text}"
    return out, at


def _led(point: Point, dx: float, dy: float, most: float) -> Point:
    """Return a sixth of the way on from a point, never so far that a long side overshoots a short corner."""
    share = 1 / 6
    long = hypot(dx, dy) * share
    if long > most:
        share *= most / long
    return point[0] + dx * share, point[1] + dy * share


@dataclass(slots=True, kw_only=True)
class Paper:
    """Marks laid down so far, seen from one frame."""

    line: str
    width: float
    random: Random
    matrix: Matrix
    unit: float  # pixels in a figure unit
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
            line=self.line, width=self.width, random=self.random, matrix=matrix, unit=self.unit,
            marks=self.marks, extent=self.extent,
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

    def outline_of(self, fill: str) -> str:
        """Return the pencil colour that goes round a wash: the wash's own dark, leaning to the line colour."""
        return mix(darker(fill, 0.55), self.line, 0.45)

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
        ink = line or (self.outline_of(fill) if fill else self.line)
        if shade and fill:
            self._mark(data, fill, None, 0.0, opacity)
            self._crescent(laid, shade * opacity)
            if stroke:
                self._mark(data, None, ink, stroke, opacity)
        else:
            self._mark(data, fill, ink if stroke else None, stroke, opacity)

    def shadow(self, points: Sequence[Point], depth: float) -> None:
        """Lay only the second wash of a shape."""
        self._crescent([self.place(point) for point in points], depth)

    def curve(
        self, points: Sequence[Point], *, line: str | None = None, stroke: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Draw an open line through the points."""
        laid = self._laid(points, 0.4)
        self._mark(self._smooth(laid, False), None, line or self.line, stroke, opacity)

    def wide(self, points: Sequence[Point], colour: str, units: float, opacity: float = 1.0) -> None:
        """Draw an open line as wide as so many units of this frame."""
        a, b, *_ = self.matrix
        stroke = units * hypot(a, b) / self.width
        self._mark(self._smooth(self._laid(points, 0.2), False), None, colour, stroke, opacity)

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
        (x, y), (ex, ey) = self.place(at), self.place((at[0] + cos(turn), at[1] + sin(turn)))
        size, angle = hypot(ex - x, ey - y), atan2(ey - y, ex - x)
        self._see(
            [self.place(point) for point in ring(at, rx * 1.1, ry * 1.1, 8, turn)], self.width
        )  # 8 corners
        where = f'cx="{_px(x)}" cy="{_px(y)}" rx="{_px(max(0.1, rx * size))}" ry="{_px(max(0.1, ry * size))}"'
        tilt = round(angle * 180 / pi) % 180
        if tilt and abs(rx - ry) > 1e-6:
            where += f' transform="rotate({tilt} {_px(x)} {_px(y)})"'
        ink = (line or (self.outline_of(fill) if fill else self.line)) if stroke else None
        self._add(f"<ellipse {where}", fill, ink, stroke, opacity)
        if shade:
            self.shadow(ring(at, rx, ry, 8, turn), shade * opacity)

    def _laid(self, points: Sequence[Point], tremble: float) -> list[Point]:
        reach = _TREMBLE * self.unit * tremble
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
        count = len(points)
        data = [f"M{_px(points[0][0])} {_px(points[0][1])}"]
        pen = (_tenths(points[0][0]), _tenths(points[0][1]))
        seen = list(points)
        for i in range(count if closed else count - 1):
            before = points[(i - 1) % count] if closed or i else points[0]
            here, there = points[i], points[(i + 1) % count]
            after = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
            most = 0.46 * hypot(there[0] - here[0], there[1] - here[1])
            c1 = _led(here, there[0] - before[0], there[1] - before[1], most)
            c2 = _led(there, here[0] - after[0], here[1] - after[1], most)
            seen += [c1, c2]
            steps, pen = _steps(pen, (c1, c2, there))
            data.append("c" + steps)
        self._see(seen, self.width)
        return "".join(data) + ("Z" if closed else "")

    def _straight(self, points: Sequence[Point]) -> str:
        self._see(points, self.width)
        return "M" + "L".join(f"{_px(x)} {_px(y)}" for x, y in points) + "Z"

    def _crescent(self, laid: Sequence[Point], depth: float) -> None:
        """Lay the second wash along the lower left of a shape, thin at both ends."""
        laid = laid[::2] if len(laid) > 15 else laid
        count = len(laid)
        cx, cy = sum(x for x, _ in laid) / count, sum(y for _, y in laid) / count
        side = [(cx - x) * 0.72 + (y - cy) * 0.69 for x, y in laid]
        far = max(side) or 1.0
        start = max(range(count), key=lambda i: (side[i] <= 0 < side[(i + 1) % count], side[i]))
        run = []
        for step in range(1, count + 1):
            at = (start + step) % count
            if side[at] <= 0:
                break
            run.append(at)
        if len(run) < 2:
            return
        run = [start, *run, (run[-1] + 1) % count]
        laid = [(x + (cx - x) * 0.035, y + (cy - y) * 0.035) for x, y in laid]  # stay within the line
        inner = []
        for at in reversed(run):
            pull = 0.34 * max(0.0, side[at]) / far
            inner.append((laid[at][0] + (cx - laid[at][0]) * pull, laid[at][1] + (cy - laid[at][1]) * pull))
        self._mark(self._smooth([laid[at] for at in run] + inner, True), _SHADOW, None, 0.0, 0.2 * depth)

    def _mark(self, data: str, fill: str | None, line: str | None, stroke: float, opacity: float) -> None:
        self._add(f'<path d="{data}"', fill, line, stroke, opacity)

    def _add(self, text: str, fill: str | None, line: str | None, stroke: float, opacity: float) -> None:
        """Write a mark; what most marks share (no fill, round ends) stands on the group round them."""
        if fill:
            text += f' fill="{fill}"'
        if line and stroke:
            text += f' stroke="{line}" stroke-width="{_px(max(0.1, self.width * stroke))}"'
        if opacity < 1:
            text += f' opacity="{opacity:.2f}"'
        self.marks.append(text + "/>")

    def sheet(self) -> str:
        """Return all marks as one SVG group."""
        return f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{"".join(self.marks)}</g>'


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
