"""Motifs: what ornaments are drawn from, each a few strokes about the origin and one unit high."""

from __future__ import annotations

from picturebook.record import record

Step = tuple[str | float, ...]
Path = tuple[Step, ...]
ROUND = 0.5522847498  # control point of a quarter circle


@record
class Stroke:
    """One path of a motif: filled or drawn as a line, strong or soft."""

    path: Path
    soft: bool = False
    line: float = 0.0  # width in units; 0 fills the path


def ellipse(x: float, y: float, rx: float, ry: float) -> Path:
    """Return the ellipse about (x, y)."""
    kx, ky = rx * ROUND, ry * ROUND
    return (
        ("M", x + rx, y),
        ("C", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("C", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("C", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("C", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("Z",),
    )
