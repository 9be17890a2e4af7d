"""The proof on paper: what is seen of a page, its guides, its name, and where it lies."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.printer import Bleed
from picturebook.layout.book import Book, Layout, Passage, frames_of
from picturebook.layout.compose import compose
from picturebook.layout.frame import Group, Run
from picturebook.layout.proof import Shown, set_proof, show_page
from picturebook.measure import Rect, Size

A4 = Size(width=842.0, height=595.0)


@pytest.fixture
def book(desk: SimpleNamespace) -> Book:
    """A book of two pages whose printer cuts nine points and binds twenty."""
    made: Book = desk.book(("full", desk.page("One.")), ("full", desk.page("Two.")))
    bleed = Bleed(top=9.0, outside=9.0, bottom=9.0, inside=9.0)
    return replace(made, printer=replace(made.printer, bleed=bleed, gutter=((1, 50.0),)))


def shown(book: Book, number: int, *, guides: bool = True) -> Shown:
    """Show a page."""
    return show_page(book, compose(book), number, guides)


def test_bleed_is_seen_at_the_outer_edges_alone(book: Book) -> None:
    """At the fold the page beside it begins, whatever bleed the printer wants there."""
    one, two = shown(book, 1).bleed, shown(book, 2).bleed
    assert (one.left, one.right, one.top) == (0.0, 9.0, 9.0)
    assert (two.left, two.right, two.bottom) == (9.0, 0.0, 9.0)


def test_the_gutter_is_at_the_binding(book: Book) -> None:
    """Of a right-hand page at its left, of a left-hand one as far from its right edge."""
    at = [one.box.x for page in (1, 2) for one in shown(book, page).guides if one.kind == "gutter"]
    assert at == [50.0, book.dummy.trim.width - 50.0]


def test_lines_of_one_text_have_one_box(book: Book) -> None:
    """Two passages of a text and one of another are two boxes, clear of their words; another page's are not there."""
    boxes = [(1, "p1.text.1", 10.0), (1, "p1.text.2", 40.0), (1, "p1.title.1", 90.0), (2, "p2.text.1", 5.0)]
    passages = tuple(
        Passage(page=page, box=Rect(x=10.0, y=y, width=50.0, height=20.0), group=group, where="story.md:7")
        for page, group, y in boxes
    )
    layout: Layout = replace(compose(book), passages=passages)
    words = [one.box for one in show_page(book, layout, 1, guides=True).guides if one.kind == "words"]
    assert [(box.y, box.bottom) for box in words] == [(6.0, 64.0), (86.0, 114.0)]


def test_without_guides_a_page_is_cut_at_its_trim(book: Book) -> None:
    """As it will be bound."""
    bare = shown(book, 1, guides=False)
    assert bare.guides == () and bare.bleed.right == 0.0


def test_a_page_is_named_by_what_it_takes_to_change_it(book: Book) -> None:
    """Its number, what it is and its layout; then its line of the story."""
    first, second = shown(book, 2).name
    assert first == "2 · story · layout: full"
    assert second.startswith("story.md:")


def test_a_long_title_keeps_off_the_pages(book: Book) -> None:
    """What stands over a sheet takes two lines at the most."""
    long = replace(book, story=replace(book.story, title="The boat and the moon and the mouse " * 9))
    tall = replace(shown(book, 1), trim=Size(width=288.0, height=792.0))
    proof = set_proof(long, [(None, tall)], A4)
    (frame,) = frames_of(proof.layout)
    titled = [one for one in frame.items if isinstance(one, Group) and ".title" in (one.id or "")]
    feet = [run.y for one in titled for run in one.items if isinstance(run, Run)]
    assert feet and max(feet) < proof.laid[0][0].seen.y


def test_a_lone_page_stays_at_its_side(book: Book) -> None:
    """Page 1 lies right of the fold, which is the middle of the sheet; all pages are as large as each other."""
    proof = set_proof(book, [(None, shown(book, 1)), (shown(book, 2), None)], A4)
    (one,), (two,) = proof.laid
    assert one.trim.x == pytest.approx(A4.width / 2) == pytest.approx(two.trim.right)
    assert one.scale == two.scale < 1.0
    assert one.seen.right - one.trim.right == pytest.approx(9.0 * one.scale)


def test_the_legend_tells_of_what_is_drawn(book: Book) -> None:
    """No barcode on a page of the book, and nothing where there are no guides."""

    def said(page: Shown) -> str:
        (frame,) = frames_of(set_proof(book, [(None, page)], A4).layout)
        groups = [one for one in frame.items if isinstance(one, Group)]
        return " ".join(run.text for one in groups for run in one.items if isinstance(run, Run))

    assert "safe: words stay inside" in said(shown(book, 1)) and "barcode" not in said(shown(book, 1))
    assert "safe" not in said(shown(book, 1, guides=False))
