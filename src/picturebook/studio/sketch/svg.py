"""A few SVG marks as text: all the sketch artist's pens and brushes.

Coordinates are floats in the caller's own space; numbers are written with two decimals so the same drawing
is the same text. Nothing here escapes text content, because no text is ever drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def num(value: float) -> str:
    """Write a number with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def paint(
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 0.0,
    opacity: float = 1.0,
    dash: Sequence[float] = (),
) -> str:
    """Write the paint attributes of a mark; a missing fill is none."""
    parts = [f'fill="{fill or "none"}"']
    if stroke and width:
        parts.append(f'stroke="{stroke}" stroke-width="{num(width)}"')
        parts.append('stroke-linecap="round" stroke-linejoin="round"')
    if opacity < 1:
        parts.append(f'opacity="{num(opacity)}"')
    if dash:
        parts.append(f'stroke-dasharray="{" ".join(num(item) for item in dash)}"')
    return " ".join(parts)


def path(
    d: str, *, fill: str | None = None, stroke: str | None = None, width: float = 0.0, opacity: float = 1.0
) -> str:
    """Draw a path from SVG path data."""
    return f'<path d="{d}" {paint(fill, stroke, width, opacity)}/>'


def ellipse(
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 0.0,
    opacity: float = 1.0,
) -> str:
    """Draw an ellipse."""
    at = f'cx="{num(cx)}" cy="{num(cy)}" rx="{num(abs(rx))}" ry="{num(abs(ry))}"'
    return f"<ellipse {at} {paint(fill, stroke, width, opacity)}/>"


def rect(
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    r: float = 0.0,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 0.0,
    opacity: float = 1.0,
) -> str:
    """Draw a box, its corners rounded by r."""
    at = f'x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"'
    corner = f' rx="{num(r)}"' if r else ""
    return f"<rect {at}{corner} {paint(fill, stroke, width, opacity)}/>"


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Return path data of a soft curve through the points (Catmull–Rom as cubic Béziers)."""
    count = len(points)
    d = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed or i else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
        c1 = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        c2 = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        d.append("C" + " ".join(num(value) for value in (*c1, *c2, *there)))
    return "".join(d) + ("Z" if closed else "")


def straight(points: Sequence[Point], closed: bool = False) -> str:
    """Return path data of straight lines through the points."""
    d = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)
    return d + ("Z" if closed else "")


def group(
    marks: Iterable[str], *, transform: str | None = None, opacity: float = 1.0, blend: str | None = None
) -> str:
    """Gather marks, moved, turned, faded or blended together."""
    attributes = f' transform="{transform}"' if transform else ""
    if opacity < 1:
        attributes += f' opacity="{num(opacity)}"'
    if blend:
        attributes += f' style="mix-blend-mode:{blend}"'
    return f"<g{attributes}>{''.join(marks)}</g>"
