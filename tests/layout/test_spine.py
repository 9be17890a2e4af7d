"""The spine: title and author along it, clear of its folds, readable on the art, or left off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.printer import SpineRule
from picturebook.layout.book import Book
from picturebook.layout.frame import Frame, Picture, Run
from picturebook.layout.hanging import hang
from picturebook.layout.spine import Spine, lettered, set_spine
from picturebook.layout.tones import Tones
from picturebook.manuscript.story import Role
from picturebook.measure import Insets, Rect

Front = Callable[..., Book]


def spine(wide: float) -> Rect:
    """Return a spine at the left of a page of 612 points."""
    return Rect(x=-wide, y=0.0, width=wide, height=612.0)


@pytest.fixture
def front(desk: SimpleNamespace) -> Front:
    """Make a book whose first leaf is a cover full of a picture, for a house whose folds want 4.5 points."""

    def made(tones: Tones | None = None) -> Book:
        page = desk.page(1, desk.picture("a"), role=Role.COVER)
        book: Book = desk.book(("cover", page), placed_={"a": desk.placed(tones)} if tones else None)
        printer = replace(book.printer, spine=SpineRule(per_page=0.2, text_from=1, clear=4.5), least_type=7.0)
        printer = replace(printer, bleed=replace(printer.bleed, inside=30.0))
        return replace(book, printer=printer)

    return made


def runs(made: Spine) -> list[Run]:
    """Return the runs of a spine."""
    return [item for group in made.groups for item in group.items if isinstance(item, Run)]


def test_title_and_author_run_down_it(front: Front) -> None:
    """The title begins at the head, inside the safe, and the author ends at the foot; both on one baseline."""
    made = set_spine(front(), spine(30.0))
    title, author = runs(made)
    assert (title.text, author.text) == ("Pim and the Moon Boat", "Ada Quill")
    assert title.quarters == author.quarters == 1 and title.x == author.x
    assert title.y == pytest.approx(18.0, abs=1.5) and author.y > 612 - 18 - 9 * author.size * 0.7
    assert [group.id for group in made.groups] == ["spine.title.1", "spine.author.1"]


@pytest.mark.parametrize("wide", [16.5, 20.0, 60.0])
def test_letters_keep_clear_of_both_folds(front: Front, wide: float) -> None:
    """The tall ones and the feet of a g too, in a spine of any width; a wide one is not filled."""
    title = runs(set_spine(front(), spine(wide)))[0]
    assert title.x - 0.22 * title.size >= -wide + 4.5 - 0.01
    assert title.x + 0.75 * title.size <= -4.5 + 0.01
    assert title.size <= wide * 0.65


def test_a_spine_too_thin_is_left_blank(front: Front) -> None:
    """Letters smaller than the house prints would fill in."""
    assert set_spine(front(), spine(14.0)) == Spine()


def test_a_name_without_room_beside_the_title_is_left_off(front: Front) -> None:
    """The title alone then, as large as it can be; one without room for itself is off too."""
    book = front()
    stories = [replace(book.story, title="The moon boat " * many) for many in (4, 11, 20)]
    made = [set_spine(replace(book, story=story), spine(16.5)) for story in stories]
    assert [len(one.groups) for one in made] == [2, 1, 0]
    assert made[1].groups[0].id == "spine.title.1"


def test_a_book_bound_at_the_right_has_the_heads_at_the_left(front: Front) -> None:
    """They point at its front; words from right to left then run down."""
    book = front()
    bound = replace(book, dummy=replace(book.dummy, binding="right"))
    at_right = Rect(x=612.0, y=0.0, width=30.0, height=612.0)
    title = runs(set_spine(bound, at_right))[0]
    assert title.quarters == 3 and 612 + 4.5 < title.x < 642 - 4.5


def test_words_over_busy_art_have_a_veil_burnt_into_it(front: Front, desk: SimpleNamespace) -> None:
    """Light over dark needs nothing; a ground of both is veiled, until they are read."""
    plain = set_spine(front(desk.flat(20)), spine(30.0))
    assert plain.wash is None and runs(plain)[0].ink.srgb[0] > 200
    book = front(desk.flat(60, bright=230, energy=70))
    made = set_spine(book, spine(30.0))
    (standing,) = made.standings
    assert made.wash is not None and standing.after >= 4.5 > standing.before
    (hung,), _ = hang(book, book.dummy.leaves[0])
    no = Insets(top=0.0, right=0.0, bottom=0.0, left=0.0)
    page = Frame(number=1, trim=desk.trim, bleed=no, side="right", items=(hung.item,), reading=())
    shown, *words = lettered(page, made).items
    assert isinstance(shown, Picture) and shown.washes == (made.wash,) and words == list(made.groups)
