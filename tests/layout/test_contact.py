"""The contact sheet: a row a theme, its pages as high as each other, each one picture that says what it is."""

from __future__ import annotations

from types import SimpleNamespace

from picturebook.layout.book import Book, frames_of
from picturebook.layout.compose import compose
from picturebook.layout.contact import Row, set_contact
from picturebook.layout.frame import Group, Opening


def row(book: Book, *numbers: int) -> Row:
    """Show pages of a book, all side by side in one opening."""
    layout = compose(book)
    shown = tuple(frame for frame in frames_of(layout) if frame.number in numbers)
    return Row(book=book, name=(book.theme.title, "a line"), openings=(Opening(frames=shown),), faces=layout)


def test_rows_stand_under_one_another_and_single_pages_in_the_middle(desk: SimpleNamespace) -> None:
    """Of a column that has two pages in another theme, a single one takes the middle."""
    book = desk.book(("full", desk.page("One.")), ("full", desk.page("Two.")))
    (frame,) = frames_of(set_contact((row(book, 1, 2), row(book, 2)), "A book"))
    pages = [one for one in frame.items if isinstance(one, Group) and one.role == "Figure"]
    left, right, alone = (one.clip for one in pages if one.clip)
    assert (left.right, left.y) == (right.x, right.y)
    assert (alone.width, alone.height) == (left.width, left.height)
    assert alone.y > left.bottom
    assert abs(alone.x + alone.width / 2 - left.right) < 0.01
    assert frame.trim.height > alone.bottom


def test_a_page_on_the_sheet_is_one_picture(desk: SimpleNamespace) -> None:
    """A screen reader hears its name and not its words again."""
    book = desk.book(("full", desk.page("One.")))
    (frame,) = frames_of(set_contact((row(book, 1),), "A book"))
    (page,) = (one for one in frame.items if isinstance(one, Group) and one.role == "Figure")
    assert page.alt == f"{book.theme.name}, page 1"
    assert not any(isinstance(one, Group) for one in page.items)
