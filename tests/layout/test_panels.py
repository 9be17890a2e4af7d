"""Panels: how far they reach, and which are one."""

from __future__ import annotations

from dataclasses import replace

from picturebook.layout.panels import LET_IN, NEAR, RAYS, burst, kept_aside, let_in, united
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


BORDER = Rect(x=30, y=30, width=500, height=400)


def test_a_panel_is_let_into_the_corner_it_is_near() -> None:
    """Edges near the like edges of a border lie on them; the others stay with the words."""
    caption = Rect(x=30 + LET_IN, y=30 - LET_IN, width=200, height=60)
    assert let_in(caption, [BORDER]) == Rect(x=30, y=30, width=200 + LET_IN, height=60 - LET_IN)
    afloat = Rect(x=31 + LET_IN, y=100, width=200, height=60)
    assert let_in(afloat, [BORDER]) == afloat


def test_a_panel_under_a_picture_lines_up_with_its_sides() -> None:
    """It is as wide as the picture, and keeps its distance from it."""
    below = Rect(x=25, y=440, width=510, height=60)
    assert let_in(below, [BORDER]) == Rect(x=30, y=440, width=500, height=60)


def test_words_keep_to_the_side_of_a_picture_their_slot_is_on() -> None:
    """So that a short caption reaches its corner; a slot amid a picture, or on paper, stays."""
    words = Rect(x=200, y=40, width=100, height=50)
    right, left = Rect(x=200, y=40, width=300, height=90), Rect(x=60, y=40, width=300, height=90)
    assert kept_aside(right, words, [BORDER]).x == 400
    assert kept_aside(left, replace(words, x=260), [BORDER]).x == -140
    amid = Rect(x=130, y=40, width=300, height=90)
    assert kept_aside(amid, words, [BORDER]) == amid
    assert kept_aside(right, words, []) == right


def test_a_burst_holds_its_panel() -> None:
    """All of its points lie outside the box or on it, none further than its longest ray, on every side some."""
    box = Rect(x=100, y=50, width=300, height=120)
    points = [(float(x), float(y)) for _, x, y in (step for step in burst(box) if len(step) == 3)]
    assert not any(box.x < x < box.right and box.y < y < box.bottom for x, y in points)
    assert all(box.holds(Rect(x=x, y=y, width=0, height=0), slack=RAYS) for x, y in points)
    assert min(x for x, _ in points) < box.x and max(y for _, y in points) > box.bottom
