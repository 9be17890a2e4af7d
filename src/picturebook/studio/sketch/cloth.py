"""Panels: strips of cloth or fur between two edges, so that stripes, spots and stars follow the body."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from picturebook.record import record
from picturebook.studio.sketch.paper import Paper, between, star
from picturebook.studio.sketch.svg import Point


@record
class Cloth:
    """What a panel is made of."""

    colour: str
    second: str = "#fbf7ee"
    pattern: str = "plain"  # plain, striped, upright, spotted, checked, starry
    named: bool = True  # whether somebody told its colour


@record
class Garment:
    """One thing worn."""

    kind: str
    cloth: Cloth
    word: str = ""  # as the author typed it: "raincoat"


@record
class Panel:
    """Rows of (left, right) from the top edge to the bottom edge."""

    rows: tuple[tuple[Point, Point], ...]
    soft: bool = False  # whether the bottom corners are round
    bow: float = 0.0  # how far the bottom edge hangs in the middle, in units along the panel

    def at(self, u: float, v: float) -> Point:
        """Return the point u across (0–1) and v down (0–1)."""
        spot = min(max(v, 0.0), 1.0) * (len(self.rows) - 1)
        row = min(int(spot), len(self.rows) - 2)
        share = spot - row
        left = between(self.rows[row][0], self.rows[row + 1][0], share)
        right = between(self.rows[row][1], self.rows[row + 1][1], share)
        x, y = between(left, right, u)
        hang = self.bow * v * 4 * u * (1 - u)
        (ax, ay), (bx, by) = self._axis()
        long = hypot(bx - ax, by - ay) or 1.0
        return x + (bx - ax) / long * hang, y + (by - ay) / long * hang

    def _axis(self) -> tuple[Point, Point]:
        return between(*self.rows[0], 0.5), between(*self.rows[-1], 0.5)

    def outline(self) -> list[Point]:
        """Return the points round the panel, clockwise; corners get close neighbours so that they stay corners."""
        long = self.soft or self.length() > self.width() * 0.45
        rows = self.rows if long else (self.rows[0], self.rows[-1])
        top = [rows[0][0], self.at(0.12, 0), self.at(0.88, 0), rows[0][1]]
        right = [row[1] for row in rows[1:]]
        left = [row[0] for row in rows[:0:-1]]
        bottom = [self.at(u, 1) for u in ((0.5,) if self.soft else (0.88, 0.5, 0.12))]
        return top + right + bottom + left

    def sleeve(self) -> list[Point]:
        """Return the points round the panel with a round top, beginning at the middle of that top."""
        (lx, ly), (rx, ry) = self.rows[0]
        cap = ((lx + rx) / 2 + (ly - ry) * 0.45, (ly + ry) / 2 + (rx - lx) * 0.45)
        cap = self._outwards(cap, between((lx, ly), (rx, ry), 0.5))
        rights, lefts = [row[1] for row in self.rows], [row[0] for row in reversed(self.rows)]
        return [cap, *rights, self.at(0.5, 1), *lefts]

    def _outwards(self, point: Point, root: Point) -> Point:
        """Return a point by the top edge or its mirror image, whichever lies away from the panel."""
        (ax, ay), (bx, by) = self._axis()
        if (point[0] - root[0]) * (bx - ax) + (point[1] - root[1]) * (by - ay) <= 0:
            return point
        return 2 * root[0] - point[0], 2 * root[1] - point[1]

    def width(self) -> float:
        """Return the width in the middle."""
        one, other = self.at(0, 0.5), self.at(1, 0.5)
        return hypot(other[0] - one[0], other[1] - one[1])

    def length(self) -> float:
        """Return the length down the middle."""
        one, other = self._axis()
        return hypot(other[0] - one[0], other[1] - one[1])


def lay(paper: Paper, panel: Panel, cloth: Cloth, *, shade: float = 0.8) -> None:
    """Paint a panel with its pattern."""
    points = panel.outline()
    if cloth.pattern == "plain":
        paper.blob(points, cloth.colour, shade=shade)
        return
    paper.blob(points, cloth.colour, stroke=0)
    figured(paper, panel, cloth)
    paper.blob(points, None, line=paper.outline_of(cloth.colour))
    if shade:
        paper.shadow(points, shade)


def grow(paper: Paper, panel: Panel, cloth: Cloth, outer: int = 0, capped: bool = True) -> None:
    """Paint a limb that grows out of the body: round at the top, and with no line on its inner side there.

    An uncapped limb has no line over its top either. Outer is -1 where the limb's left edge is the outline of
    the figure, 1 for the right, 0 for neither.
    """
    points = panel.sleeve()
    paper.blob(points, cloth.colour, stroke=0)
    figured(paper, panel, cloth)
    paper.shadow(points, 0.7)
    edge = {-1: [*points[2:], points[0]], 1: points[:-2], 0: points[1:]}[outer]
    if not capped:
        edge = points[3:] if outer < 0 else points[1:-2]
    paper.curve(edge, line=paper.outline_of(cloth.colour))


def figured(paper: Paper, panel: Panel, cloth: Cloth) -> None:
    """Paint only the pattern of a cloth on a panel."""
    if cloth.pattern in ("striped", "checked"):
        _stripes(paper, panel, cloth.second)
    if cloth.pattern in ("upright", "checked"):
        _uprights(paper, panel, cloth.second)
    if cloth.pattern in ("spotted", "starry"):
        _scatter(paper, panel, cloth)


def _stripes(paper: Paper, panel: Panel, colour: str) -> None:
    long, scale = panel.length(), paper.scale()
    count = max(2, round(long * scale / 5.5))
    for step in range(count):
        v = (step + 0.6) / count
        line = [panel.at(u, v) for u in (0.05, 0.35, 0.65, 0.95)]
        paper.wide(line, colour, min(2.3 / scale, long / count * 0.42), 0.9)


def _uprights(paper: Paper, panel: Panel, colour: str) -> None:
    wide, scale = panel.width(), paper.scale()
    count = max(2, round(wide * scale / 5))
    for step in range(count):
        u = (step + 0.5) / count
        line = [panel.at(u, v) for v in (0.04, 0.5, 0.97)]
        paper.wide(line, colour, min(2.1 / scale, wide / count * 0.42), 0.9)


def _scatter(paper: Paper, panel: Panel, cloth: Cloth) -> None:
    scale = paper.scale()
    down, across = max(2, round(panel.length() * scale / 6.5)), max(1, round(panel.width() * scale / 7.5))
    for row in range(down):
        odd = row % 2
        for column in range(across + odd):
            u = (column + (0.5 if not odd else 0.0)) / across
            if not 0.1 < u < 0.9:
                continue
            at = panel.at(u, (row + 0.6) / down)
            if cloth.pattern == "starry":
                paper.blob(star(at, 2.0 / scale), cloth.second, stroke=0, straight=True)
            else:
                paper.oval(at, 1.35 / scale, 1.35 / scale, cloth.second, stroke=0)


def tube(joints: Sequence[Point], widths: Sequence[float], start: float = 0.0, end: float = 1.0) -> Panel:
    """Return a limb through three joints as a soft hose, from one share of its length to another."""
    rows = []
    for step in range(5):
        t = start + (end - start) * step / 4
        x, y = along(joints, t)
        ahead, behind = along(joints, min(1.0, t + 0.04)), along(joints, max(0.0, t - 0.04))
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        long = hypot(dx, dy) or 1.0
        half = _width(widths, t) / 2
        nx, ny = -dy / long * half, dx / long * half
        rows.append(((x + nx, y + ny), (x - nx, y - ny)))
    return Panel(rows=tuple(rows))


def along(joints: Sequence[Point], t: float) -> Point:
    """Return the point a share along the hose through three joints."""
    a, b, c = joints
    mid = between(a, c, 0.5)
    cx, cy = b[0] + (b[0] - mid[0]) * 0.65, b[1] + (b[1] - mid[1]) * 0.65
    p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return a[0] * p + cx * q + c[0] * r, a[1] * p + cy * q + c[1] * r


def _width(widths: Sequence[float], t: float) -> float:
    one, two, three = widths
    return one + (two - one) * t * 2 if t < 0.5 else two + (three - two) * (t - 0.5) * 2
