"""How a picture sits in the book: as large, as dense and as cropped as it will be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk.placement import houses, place, told
from tests.tiny import PIM, write_pim

STAR_COOKIES = Path(__file__).parents[2] / "stories" / "star-cookies" / "story.md"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The flagship, long enough for a shop, made ready for one."""
    story = tmp_path_factory.mktemp("book") / "story.md"
    story.write_bytes(STAR_COOKIES.read_bytes())
    return compiler.prepare(Wish(story=story, printer="kdp-paperback"))


def test_a_square_picture_fills_a_square_page_with_its_bleed(shop: Prepared) -> None:
    """Bleed on three edges makes 8.625 by 8.75 inches: 117 pixels an inch of 1024, and a strip of one percent gone."""
    found = place(shop, {"partners": (1024, 1024)})["partners"]
    assert found.inches == pytest.approx((8.625, 8.75))
    assert (round(found.ppi), found.needs, found.cropped, found.enough) == (117, 300, 1, False)
    assert told(found) == (
        "1024 x 1024 pixels for 8.62 x 8.75 in of page: 117 ppi at kdp-paperback, which needs 300; "
        "cropped 1 %. Sharp from 2626 x 2626 pixels"
    )


def test_a_spread_is_one_picture_over_two_pages(shop: Prepared) -> None:
    """Both halves count: half of a square picture is cut away, none of one twice as wide as high."""
    square = place(shop, {"nothing": (2000, 2000)})["nothing"]
    wide = place(shop, {"nothing": (4000, 2000)})["nothing"]
    assert square.inches == pytest.approx((17.25, 8.75), abs=0.01)
    assert (square.cropped, wide.cropped) == (49, 1)
    assert wide.ppi == pytest.approx(2 * square.ppi, rel=0.02)


def test_what_it_wants_is_just_enough(shop: Prepared) -> None:
    """A picture of those pixels is as dense as the printer asks."""
    shape = (1500, 1000)
    wants = place(shop, {"partners": shape})["partners"].wants
    found = place(shop, {"partners": wants})["partners"]
    assert found.needs <= found.ppi < found.needs * 1.01
    assert found.enough and "Sharp from" not in told(found)


def test_a_cover_printed_apart_stands_on_no_page(shop: Prepared) -> None:
    """Though the title page shows it again, small."""
    assert place(shop, {"cover": (1024, 1024), "fan": (9, 9)}).keys() == {"fan"}


def test_a_picture_shown_twice_is_judged_where_it_is_largest(shop: Prepared) -> None:
    """The cover inside the file, not the same picture small on the title page after it."""
    inside = compiler.prepare(Wish(story=shop.wish.story, printer="screen"))
    assert place(inside, {"cover": (1024, 1024)})["cover"].inches == pytest.approx((8.5, 8.5))


def test_the_book_s_other_printers_are_made_ready_too(tmp_path: Path) -> None:
    """A shop that cannot make so short a book is named, and stops nobody."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("trim:", "printers: [home-a4, screen, kdp-paperback]\ntrim:"), "utf-8")
    found = houses(compiler.prepare(Wish(story=story)))
    assert [one.printer.name for one in found.ready] == ["home-a4", "screen"]
    assert found.cannot == ("kdp-paperback",)
