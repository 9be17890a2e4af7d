"""The stage's brush: washes, boxes and bars laid on a sheet, with the soft edges watercolour leaves.

Far things are washed without a pencil line, near things are drawn round: that is most of what makes depth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.hand import PLAIN, Hand
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.svg import Point

_FADED = re.compile(r' opacity="([.\d]+)"/>')


def new_sheet(seed: int, scale: float, width: float, hand: Hand = PLAIN, at: Point = (0.0, 0.0)) -> Paper:
    """Return an empty sheet whose unit is so many pixels, its origin at a pixel."""
    return Paper(
        hand=hand, width=max(0.3, width), random=Random(seed), unit=scale,
        matrix=(scale, 0.0, 0.0, scale, at[0], at[1]),
    )  # fmt: skip


def flat(svg: str) -> str:
    """Fade marks by their paint instead of by a layer each: the same look, drawn several times faster."""
    return _FADED.sub(r' fill-opacity="\1" stroke-opacity="\1"/>', svg)


def bar(paper: Paper, box: tuple[float, float, float, float], fill: str, **more: float) -> None:
    """Draw a box by its left, top, right and bottom; hand-drawn, so never quite square."""
    x0, y0, x1, y1 = box
    shape = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    paper.blob(shape, fill, straight=True, stroke=more.get("stroke", 1.0), opacity=more.get("opacity", 1.0))
    if more.get("shade"):
        wide = (x1 - x0) * 0.22
        shade = [(x0, y0), (x0 + wide, y0), (x0 + wide * 0.8, y1), (x0, y1)]
        paper.blob(shape and shade, darker(fill, 0.3), straight=True, stroke=0, opacity=0.35 * more["shade"])


def soft(paper: Paper, box: tuple[float, float, float, float], fill: str, **more: float) -> None:
    """Draw a box with round corners (r, in units) as one soft shape."""
    x0, y0, x1, y1 = box
    r = min(more.get("r", 4.0), (x1 - x0) / 2, (y1 - y0) / 2)
    corner = r * 0.3
    shape = [
        (x0 + r, y0), ((x0 + x1) / 2, y0), (x1 - r, y0), (x1 - corner, y0 + corner), (x1, y0 + r),
        (x1, (y0 + y1) / 2), (x1, y1 - r), (x1 - corner, y1 - corner), (x1 - r, y1), ((x0 + x1) / 2, y1),
        (x0 + r, y1), (x0 + corner, y1 - corner), (x0, y1 - r), (x0, (y0 + y1) / 2), (x0, y0 + r),
        (x0 + corner, y0 + corner),
    ]  # fmt: skip
    paper.blob(shape, fill, stroke=more.get("stroke", 1.0), shade=more.get("shade", 0.0),
        opacity=more.get("opacity", 1.0))  # fmt: skip


def wash(paper: Paper, points: Sequence[Point], fill: str, edge: float = 0.35, line: float = 0.0) -> None:
    """Lay a wash: flat colour, a darker rim where the pigment dried, and a pencil line if it is near."""
    paper.blob(points, fill, stroke=0)
    if edge and paper.hand.rim:
        paper.blob(points, None, line=darker(fill, 0.22), stroke=1.6, opacity=edge)
    if line:
        paper.blob(points, None, line=paper.outline_of(fill), stroke=line)


def line(paper: Paper, points: Sequence[Point], colour: str, width: float, opacity: float = 1.0) -> None:
    """Draw an open stroke so many units wide."""
    paper.wide(points, colour, width, opacity)


def tube(paper: Paper, points: Sequence[Point], fill: str, width: float) -> None:
    """Draw a rod: an outline as wide as told, and its colour inside."""
    if paper.hand.outline:
        edge = paper.hand.outline * paper.width / (paper.unit * paper.scale())
        paper.wide(points, paper.outline_of(fill), width + 2 * edge)
    paper.wide(points, fill, width)


def glow(colour: str) -> str:
    """Mark a colour as shining by itself: the light of the hour leaves capitals alone."""
    return colour.upper()


def glint(paper: Paper, at: Point, size: float) -> None:
    """Put a small light on something shiny."""
    paper.oval(at, size, size * 0.6, "#fffdf6", stroke=0, opacity=0.8, turn=-0.5)


def tones(colour: str) -> tuple[str, str, str]:
    """Return a colour with its light and its dark."""
    return lighter(colour, 0.3), colour, darker(colour, 0.25)


def ridge(random: Random, span: tuple[float, float], y: float, rough: float, steps: int) -> list[Point]:
    """Return points of an uneven line from left to right, about y, as high as rough."""
    x0, x1 = span
    return [(x0 + (x1 - x0) * i / steps, y + random.uniform(-rough, rough)) for i in range(steps + 1)]


def under(points: Sequence[Point], bottom: float) -> list[Point]:
    """Close a ridge downwards."""
    (x0, _), (x1, _) = points[0], points[-1]
    return [*points, (x1, bottom), (x0, bottom)]
