"""Findings drawn on a page."""

from __future__ import annotations

from picturebook.measure import Rect, Size
from picturebook.press.marking import Label, _place

PAGE = Size(width=600, height=600)


def test_a_name_hides_neither_its_box_nor_another_name() -> None:
    """It stands above; at the top of the page below; inside what fills the page; and two of one box are two."""
    for box in (Rect(x=50, y=300, width=9, height=9), Rect(x=50, y=2, width=9, height=9)):
        one = Label(name="safe", severity="error", box=box)
        first = _place(one, PAGE, [])
        second = _place(one, PAGE, [first])
        assert not first.meets(box) and not second.meets(first)
        assert first.y >= 0 and first.bottom <= 600
    whole = Label(name="bleed", severity="error", box=Rect(x=0, y=0, width=600, height=600))
    assert 0 <= _place(whole, PAGE, []).y < 20


def test_a_name_stays_on_the_page() -> None:
    """Though what it names lies at the right edge."""
    one = Label(name="transparency-groups", severity="error", box=Rect(x=590, y=300, width=9, height=9))
    assert _place(one, PAGE, []).right <= 600
