"""Places for words: the template's, the author's, and on which side of a spread."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.theme import TextSlot
from picturebook.diagnostics import Severity
from picturebook.layout.book import Book
from picturebook.layout.places import Place, misplaced, part_of, places
from picturebook.manuscript.story import PageDirections
from picturebook.measure import Rect


def asked(
    desk: SimpleNamespace, template: str, wanted: str | None, start: int = 2
) -> tuple[Book, tuple[Place, ...]]:
    """Return a book of one page with that `text:`, and the places it may use."""
    page = replace(desk.page(1, desk.paragraph("So.")), directions=PageDirections(text=wanted))
    book: Book = desk.book((template, page), start=start)
    return book, places(book, book.dummy.leaves[0])


def test_template_s_alternatives_in_order(desk: SimpleNamespace) -> None:
    """Without a wish every alternative of the template is offered, best liked first."""
    assert [place.name for place in asked(desk, "full", None)[1]] == ["bottom", "top"]


def test_named_alternative(desk: SimpleNamespace) -> None:
    """A wish that names an alternative leaves only that one."""
    assert [place.name for place in asked(desk, "full", "Top")[1]] == ["top"]


@pytest.mark.parametrize(("wanted", "pages"), [("right", [3]), ("bottom-left", [2]), ("top", [2, 3])])
def test_side_of_a_spread(desk: SimpleNamespace, wanted: str, pages: list[int]) -> None:
    """On a spread left and right are its pages; a wish without a side leaves both open."""
    _, found = asked(desk, "spread", wanted)
    assert [place.parts[0].page for place in found] == pages


@pytest.mark.parametrize(
    ("wanted", "y"), [("bottom", 0.72), ("top", 0.72), ("top-left", 0.72), ("0.1 0.1 0.4 0.2", 0.1)]
)
def test_words_on_paper_stay_off_the_picture(desk: SimpleNamespace, wanted: str, y: float) -> None:
    """A side where the picture is gives way to the template's own place; fractions are meant as they are typed."""
    page = desk.page(1, desk.picture("a"), desk.paragraph("So."), text=wanted)
    book = desk.book(("above", page))
    (place,) = places(book, book.dummy.leaves[0])
    assert place.parts[0].box.y == pytest.approx(y * 612)
    said = misplaced(book, book.dummy.leaves[0])
    assert (said is None) is (wanted not in ("top", "top-left"))
    assert said is None or (said.code, said.severity) == ("words-kept-off", Severity.HINT)


def test_fractions_are_of_the_trim(desk: SimpleNamespace) -> None:
    """Four fractions are a box of the page, kept inside safe and gutter."""
    _, (place,) = asked(desk, "full", "0.5 0.5 0.25 0.25")
    assert place.parts[0].box == Rect(x=306.0, y=306.0, width=153.0, height=153.0)
    _, (edge,) = asked(desk, "full", "0% 0% 100% 20%")
    assert edge.parts[0].box.x == 18.0 and edge.parts[0].box.right == 585.0


def test_slot_over_both_sides_stands_on_one(desk: SimpleNamespace) -> None:
    """Words never cross the fold: a slot across both sides is put where its middle lies."""
    book, _ = asked(desk, "spread", None)
    slot = TextSlot(x=0.45, y=0.1, w=0.4, h=0.2, on="both")
    part = part_of(book, book.dummy.leaves[0], slot)
    assert part.page == 3 and part.box.x >= 27.0


def test_a_side_of_neither_page_is_tried_where_reading_begins(desk: SimpleNamespace) -> None:
    """`text: middle` on a spread tries the even page first, which lies right in a right-bound book."""
    page = desk.page(1, desk.picture("a"), desk.paragraph("So."), text="middle")
    book = desk.book(("spread", page), start=2)
    turned = replace(book, dummy=replace(book.dummy, binding="right"))
    for one in (book, turned):
        assert [place.parts[0].page for place in places(one, one.dummy.leaves[0])] == [2, 3]
