"""Pages that cannot hold their words: which template they move to, and what stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.theme import Matter, PageTemplate, PictureSlot, TextSlot
from picturebook.dummy import Dummy
from picturebook.layout.book import Book
from picturebook.layout.roomier import holding, roomier, said_of, settled
from picturebook.layout.siting import overflows
from picturebook.manuscript.story import Page, PageDirections

WORDS = "Pim held the lantern as high as a small mouse can. "
FACING = PageTemplate(
    name="facing",
    sides=2,
    pictures=(PictureSlot(x=0, y=0, w=1, h=1, on="right", bleed=True),),
    texts=(TextSlot(x=0.1, y=0.1, w=0.8, h=0.8, on="left", name="left"),),
)
SMALLER = replace(FACING, name="smaller", pictures=(PictureSlot(x=0.2, y=0.2, w=0.6, h=0.6, on="right"),))
FLAT = replace(FACING, name="flat", pictures=(PictureSlot(x=0, y=0, w=1, h=0.5, on="right"),))


def a_book(
    desk: SimpleNamespace, *texts: str, pages: tuple[PageTemplate, ...] = (FACING,), layout: str | None = None
) -> Book:
    """Return a book of full-picture pages in a theme that has those pages besides."""
    typed = [
        replace(
            desk.page(n, desk.picture(f"p{n}"), desk.paragraph(text)),
            directions=PageDirections(layout=layout),
        )
        for n, text in enumerate(texts, 1)
    ]
    book = desk.book(*[("full", page) for page in typed])
    theme = replace(book.theme, pages=(*pages, *book.theme.pages), matter=Matter(fillers=("words",)))
    return replace(book, theme=theme)


def replanned(book: Book, held: Mapping[int, str]) -> Dummy:
    """Lay the leaves out again, a page of two sides on the next even one."""
    leaves, number = [], 1
    for leaf in book.dummy.leaves:
        assert isinstance(leaf.page, Page)
        template = book.theme.page(held[leaf.page.number])
        assert template is not None
        number += number % 2 if template.sides == 2 else 0
        pages = tuple(range(number, number + template.sides))
        leaves.append(replace(leaf, template=template.name, pages=pages))
        number += template.sides
    return replace(book.dummy, leaves=tuple(leaves), page_count=number - 1)


def test_a_page_that_cannot_hold_its_words_moves(desk: SimpleNamespace) -> None:
    """It takes the two sides of the roomier template, and the page after it keeps its own."""
    book = a_book(desk, "Short.", WORDS * 20, "Short.")
    dummy, moves = settled(book, lambda held: replanned(book, held))
    assert [leaf.template for leaf in dummy.leaves] == ["full", "facing", "full"]
    assert [leaf.pages for leaf in dummy.leaves] == [(1,), (2, 3), (4,)]
    (move,) = moves
    assert (move.page.number, move.start, move.end, move.words) == (2, "full", "facing", 220)
    (said,) = said_of(dummy, moves, 14.0)
    assert said.message.startswith("page 2 moves from full to facing: its 220 words do not fit full")


def test_a_book_that_holds_its_words_is_not_planned_again(desk: SimpleNamespace) -> None:
    """Nothing moves where nothing must."""
    book = a_book(desk, "Short.", WORDS * 3)
    assert settled(book, lambda _: pytest.fail("planned again")) == (book.dummy, ())


def test_an_author_s_layout_is_kept(desk: SimpleNamespace) -> None:
    """A page whose template its author named is complained of, and the template that holds it is told."""
    book = a_book(desk, WORDS * 20, layout="full")
    assert settled(book, lambda _: pytest.fail("planned again"))[1] == ()
    found = holding(book, book.dummy.leaves[0])
    assert found is not None and found.name == "facing"


def test_the_pictures_keep_their_shape(desk: SimpleNamespace) -> None:
    """A template that would ask for another picture is none to move to, though an author may name it."""
    book = a_book(desk, WORDS * 20, pages=(FLAT,))
    leaf = book.dummy.leaves[0]
    named = holding(book, leaf)
    assert roomier(book, leaf) is None and named is not None and named.name == "flat"


def test_no_other_side_must_be_calm(desk: SimpleNamespace) -> None:
    """Words may leave a picture, or stay on the side that was asked to be calm, and go to no other."""
    other = replace(FACING, name="other", calm="left")
    book = a_book(desk, WORDS * 20, pages=(other,))
    assert roomier(book, book.dummy.leaves[0]) is None


def test_no_picture_becomes_a_spot_by_itself(desk: SimpleNamespace) -> None:
    """Words that run round a small picture are what an author asks for, and nothing a page falls into."""
    for runs in (True, False):
        spots = replace(SMALLER, name="spots", texts=(replace(FACING.texts[0], runs=runs),))
        book = a_book(desk, WORDS * 20, pages=(spots,))
        assert (roomier(book, book.dummy.leaves[0]) is None) is runs


def test_the_picture_is_shown_as_large_as_may_be(desk: SimpleNamespace) -> None:
    """Of templates that hold the words, the one that changes least is taken, wherever it stands in the theme."""
    for pages in ((SMALLER, FACING), (FACING, SMALLER)):
        book = a_book(desk, WORDS * 20, pages=pages)
        found = roomier(book, book.dummy.leaves[0])
        assert found is not None and found.name == "facing"


def test_words_for_no_template_move_to_the_one_that_holds_most(desk: SimpleNamespace) -> None:
    """They are then complained of there, with the fewest words to cut."""
    book = a_book(desk, WORDS * 80)
    dummy, (move,) = settled(book, lambda held: replanned(book, held))
    assert move.end == "facing" and overflows(book, dummy.leaves[0])


def test_without_fillers_no_page_moves_to_two_sides(desk: SimpleNamespace) -> None:
    """Where nothing mends a spread that would start on a recto, a page of one side stays one."""
    book = a_book(desk, WORDS * 20)
    bare = replace(book, theme=replace(book.theme, matter=Matter()))
    assert roomier(bare, bare.dummy.leaves[0]) is None


def test_a_book_that_cannot_be_planned_so_stays(desk: SimpleNamespace) -> None:
    """A printer that binds no more pages keeps the page where it was, and its words are told."""
    book = a_book(desk, WORDS * 20)
    assert settled(book, lambda _: None) == (book.dummy, ())
