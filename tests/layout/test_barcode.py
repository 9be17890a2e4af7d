"""The barcode: read back by a reader that is not ours, black alone, with its quiet zones."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from picturebook.design.fonts import faces_of
from picturebook.layout.barcode import AFTER, BEFORE, MODULE, Barcode, barcode
from picturebook.layout.book import Book
from picturebook.layout.frame import Group, Run, Shape
from picturebook.layout.shape import covers
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
    """Return every bar of the number."""
    return bars_of(shapes(made)[1])


def bars_of(shape: Shape) -> list[Rect]:
    """Return every bar of a shape."""
    path = shape.path
    steps = [at for at, step in enumerate(path) if step[0] == "M"]
    found = []
    for first, past in zip(steps, [*steps[1:], len(path)], strict=True):
        points = [(float(step[1]), float(step[2])) for step in path[first:past] if len(step) == 3]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, foot = min(y for _, y in points), max(y for _, y in points)
        found.append(Rect(x=left, y=top, width=right - left, height=foot - top))
    return found


def drawn(found: list[Rect]) -> Image.Image:
    """Draw bars at 300 dots an inch, as a till sees them."""
    by = 300 / 72
    image = Image.new("L", (round(184 * by), round(146 * by)), 255)
    pen = ImageDraw.Draw(image)
    for bar in found:
        pen.rectangle((bar.x * by, bar.y * by, bar.right * by - 1, bar.bottom * by), fill=0)
    return image


def test_a_reader_reads_the_number(book: Book) -> None:
    """All thirteen digits."""
    (read,) = zxingcpp.read_barcodes(drawn(bars(barcode(ISBN, None, BOX, book))))
    assert (read.text, read.format.name) == ("9781402894626", "EAN13")


def test_a_price_is_read_beside_the_number(book: Book) -> None:
    """In the box a house gives, at 80 % of GS1's size or more; quiet before, between and behind."""
    made = barcode(ISBN, "52499", BOX, book)
    ground, *codes = shapes(made)
    found = sorted((bar for one in codes for bar in bars_of(one)), key=lambda bar: bar.x)
    assert ground.fill is not None and made.priced
    module = min(bar.width for bar in found)
    gaps = [after.x - before.right for before, after in pairwise(found)]
    assert module >= 0.8 * MODULE and 7 * module <= max(gaps) <= 12 * module
    assert found[0].x - BOX.x >= BEFORE * module - 0.01 and BOX.right - found[-1].right >= 5 * module - 0.01
    (read,) = zxingcpp.read_barcodes(drawn(found), ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require)
    assert read.text == "978140289462652499"


def test_a_box_without_room_for_the_price_has_the_number_alone(book: Book) -> None:
    """Bars under 80 % are read by no till."""
    small = Rect(x=0.0, y=0.0, width=118.0, height=86.4)
    assert barcode(ISBN, "52499", small, book) == barcode(ISBN, None, small, book) != Barcode()


def test_white_is_left_round_it(book: Book) -> None:
    """Letters and bars keep off the edge of the white they stand on."""
    (group,) = barcode(ISBN, None, BOX, book).items
    assert isinstance(group, Group)
    label, *digits = sorted((one for one in group.items if isinstance(one, Run)), key=lambda run: run.y)
    assert label.y - 0.75 * label.size >= BOX.y + 2
    assert all(run.y <= BOX.bottom - 2 for run in digits)


def test_it_is_black_alone_on_white(book: Book) -> None:
    """Three other inks under a bar would blur it."""
    ground, code = shapes(barcode(ISBN, None, BOX, book))
    assert ground.fill is not None and ground.fill.cmyk == (0, 0, 0, 0)
    assert code.fill is not None and code.fill.cmyk == (0, 0, 0, 100)


def test_it_keeps_its_quiet_zones_and_its_box(book: Book) -> None:
    """Eleven modules before, seven after, nothing outside the box a house keeps for it."""
    made = barcode(ISBN, None, BOX, book)
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
    (first, *_) = bars(barcode(ISBN, None, small, book))
    assert 0.8 * MODULE <= first.width < MODULE
    assert barcode(ISBN, None, Rect(x=0.0, y=0.0, width=70.0, height=80.0), book) == Barcode()


def test_digits_are_set_where_the_books_own_face_has_none(book: Book, desk: SimpleNamespace) -> None:
    """Fonts of many scripts lack them and the letters of ISBN: an empty box under a bar is no digit."""
    (hebrew,) = faces_of(desk.fonts / "noto" / "NotoSansHebrew-Regular.ttf")
    made = barcode(ISBN, "52499", BOX, replace(book, faces=lambda *_: hebrew))
    assert all(covers(face, "ISBN 0123456789-") for face in made.faces)


def test_without_a_number_there_is_none(book: Book) -> None:
    """The house prints its own into the free box."""
    assert barcode(None, None, BOX, book) == Barcode()
    assert barcode(ISBN, None, None, book) == Barcode()
