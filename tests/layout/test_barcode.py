"""The barcode: read back by a reader that is not ours, black alone, with its quiet zones."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from picturebook.layout.barcode import AFTER, BEFORE, MODULE, Barcode, barcode
from picturebook.layout.book import Book
from picturebook.layout.frame import Group, Run, Shape
from picturebook.measure import Rect

ISBN = "978-1-4028-9462-6"
BOX = Rect(x=20.0, y=30.0, width=144.0, height=86.4)


@pytest.fixture
def book(desk: SimpleNamespace) -> Book:
    """A book of one page, for its faces."""
    made: Book = desk.book(("full", desk.page(1, desk.picture("a"))))
    return made


def shapes(made: Barcode) -> list[Shape]:
    """Return the shapes of a barcode: its ground, then its bars."""
    (group,) = made.items
    assert isinstance(group, Group)
    return [item for item in group.items if isinstance(item, Shape)]


def bars(made: Barcode) -> list[Rect]:
    """Return every bar."""
    path = shapes(made)[1].path
    steps = [at for at, step in enumerate(path) if step[0] == "M"]
    found = []
    for first, past in zip(steps, [*steps[1:], len(path)], strict=True):
        points = [(float(step[1]), float(step[2])) for step in path[first:past] if len(step) == 3]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, foot = min(y for _, y in points), max(y for _, y in points)
        found.append(Rect(x=left, y=top, width=right - left, height=foot - top))
    return found


def test_a_reader_reads_the_number(book: Book) -> None:
    """Drawn at 300 dots an inch, as a till sees it."""
    by = 300 / 72
    image = Image.new("L", (round(184 * by), round(146 * by)), 255)
    pen = ImageDraw.Draw(image)
    for bar in bars(barcode(ISBN, BOX, book)):
        pen.rectangle((bar.x * by, bar.y * by, bar.right * by - 1, bar.bottom * by), fill=0)
    (read,) = zxingcpp.read_barcodes(image)
    assert (read.text, read.format.name) == ("9781402894626", "EAN13")


def test_it_is_black_alone_on_white(book: Book) -> None:
    """Three other inks under a bar would blur it."""
    ground, code = shapes(barcode(ISBN, BOX, book))
    assert ground.fill is not None and ground.fill.cmyk == (0, 0, 0, 0)
    assert code.fill is not None and code.fill.cmyk == (0, 0, 0, 100)


def test_it_keeps_its_quiet_zones_and_its_box(book: Book) -> None:
    """Eleven modules before, seven after, nothing outside the box a house keeps for it."""
    made = barcode(ISBN, BOX, book)
    found = bars(made)
    module = min(bar.width for bar in found)
    assert found[0].x - BOX.x >= BEFORE * module and BOX.right - found[-1].right >= AFTER * module
    (group,) = made.items
    assert isinstance(group, Group)
    for run in (item for item in group.items if isinstance(item, Run)):
        assert BOX.x <= run.x and BOX.y + run.size * 0.5 <= run.y <= BOX.bottom


def test_it_shrinks_into_a_smaller_box(book: Book) -> None:
    """Down to four fifths of its size; in a box smaller still there is none, for no scanner would read it."""
    small = Rect(x=0.0, y=0.0, width=100.0, height=80.0)
    (first, *_) = bars(barcode(ISBN, small, book))
    assert 0.8 * MODULE <= first.width < MODULE
    assert barcode(ISBN, Rect(x=0.0, y=0.0, width=70.0, height=80.0), book) == Barcode()


def test_without_a_number_there_is_none(book: Book) -> None:
    """The house prints its own into the free box."""
    assert barcode(None, BOX, book) == Barcode()
    assert barcode(ISBN, None, book) == Barcode()
