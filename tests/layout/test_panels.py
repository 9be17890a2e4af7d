"""Panels: how far they reach, and which are one."""

from __future__ import annotations

from dataclasses import replace

from picturebook.layout.panels import NEAR, united
from picturebook.measure import Rect


def test_panels_that_meet_are_one() -> None:
    """Boxes that meet become one that holds them, also where only the one that joins two of them reaches both."""
    left = Rect(x=0, y=0, width=10, height=10)
    right = Rect(x=30, y=0, width=10, height=10)
    between = Rect(x=8, y=5, width=24, height=2)
    apart = Rect(x=0, y=40, width=10, height=10)
    assert united([left, right, apart]) == (left, right, apart)
    assert united([left, right, apart, between]) == (apart, Rect(x=0, y=0, width=40, height=10))


def test_no_crack_is_left_between_panels() -> None:
    """What nearly meets is one panel too."""
    above = Rect(x=0, y=0, width=40, height=10)
    below = Rect(x=10, y=10 + NEAR - 1, width=20, height=10)
    assert united([above, below]) == (Rect(x=0, y=0, width=40, height=20 + NEAR - 1),)
    assert len(united([above, replace(below, y=10 + NEAR + 1)])) == 2
