"""Matrices and boxes of a content stream: where what it draws lands on the page."""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.measure import Rect

Matrix = tuple[float, float, float, float, float, float]


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point lands."""
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def scale_of(matrix: Matrix) -> float:
    """Return how much lines grow: the root of the area's growth."""
    return float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)


def around(points: Sequence[tuple[float, float]]) -> Rect:
    """Return the box round points."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Rect(x=left, y=top, width=max(x for x, _ in points) - left, height=max(y for _, y in points) - top)


def shared(one: Rect, other: Rect) -> Rect | None:
    """Return what two boxes share, a line's box too; None where they lie apart."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, low = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x=left, y=top, width=right - left, height=low - top) if right >= left and low >= top else None
