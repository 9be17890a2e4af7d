"""Panels: how far they reach, and which are one."""

from __future__ import annotations

from picturebook.layout.panels import united
from picturebook.measure import Rect


def test_panels_that_meet_are_one() -> None:
    """Boxes that meet become one that holds them, also where only the one that joins two of them reaches both."""
    left = Rect(x=0, y=0, width=10, height=10)
    right = Rect(x=20, y=0, width=10, height=10)
    between = Rect(x=8, y=5, width=14, height=2)
    apart = Rect(x=0, y=40, width=10, height=10)
    assert united([left, right, apart]) == (left, right, apart)
    assert united([left, right, apart, between]) == (apart, Rect(x=0, y=0, width=30, height=10))
