"""The cover's sheet: sizes as houses publish them, and none where they publish nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from picturebook.design.cover import CoverSheet, cover_sheet
from picturebook.design.printers import load_printer
from picturebook.measure import PT_PER_INCH, Rect, parse_size

SQUARE = parse_size("8.5 x 8.5 in")


def sheet(printer: str, pages: int, spine: float | None = None) -> CoverSheet:
    """Return the sheet of a square book."""
    made = cover_sheet(load_printer(printer), SQUARE, pages, spine)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("printer", "pages", "inches"),
    [
        ("kdp-paperback", 32, 0.0751),
        ("lulu-paperback", 32, 0.132),
        ("lulu-hardcover", 24, 0.25),
        ("lulu-hardcover", 84, 0.25),
        ("lulu-hardcover", 86, 0.5),
        ("lulu-hardcover", 222, 0.75),
    ],
)
def test_a_spine_is_as_thick_as_its_house_says(printer: str, pages: int, inches: float) -> None:
    """So much a page, or the step of a case."""
    assert sheet(printer, pages).spine.width / PT_PER_INCH == pytest.approx(inches, abs=0.0003)


def test_a_sheet_is_two_pages_the_spine_and_what_is_cut_off() -> None:
    """KDP: twice the width, the spine and a quarter inch; Lulu's case turns in seven eighths on every edge."""
    kdp, lulu = sheet("kdp-paperback", 32), sheet("lulu-hardcover", 32)
    assert kdp.whole.width == pytest.approx((17 + 0.0751 + 0.25) * 72, abs=0.02)
    assert kdp.whole.height == pytest.approx(8.75 * 72)
    assert lulu.whole.width == pytest.approx((17 + 0.25 + 1.75) * 72)
    assert lulu.whole.height == pytest.approx((8.5 + 1.75) * 72)


@pytest.mark.parametrize(
    ("printer", "pages"), [("kdp-hardcover", 80), ("lulu-hardcover", 400), ("home-a4", 32)]
)
def test_a_spine_that_no_rule_gives_is_not_guessed(printer: str, pages: int) -> None:
    """No rule, a step that is not known, no cover of its own: no sheet."""
    assert cover_sheet(load_printer(printer), SQUARE, pages) is None


def test_what_the_author_read_off_the_houses_calculator_comes_first() -> None:
    """It makes a cover where the house publishes nothing, and stands over its rule."""
    assert sheet("kdp-hardcover", 80, spine=30.0).spine.width == 30.0
    assert sheet("kdp-paperback", 32, spine=6.0).spine.width == 6.0


def test_words_stand_on_a_spine_from_so_many_pages_on() -> None:
    """KDP: more than 79 pages."""
    assert not sheet("kdp-paperback", 78).words_on_spine
    assert sheet("kdp-paperback", 80).words_on_spine


def test_the_barcode_is_at_the_lower_right_of_the_back() -> None:
    """Two inches by one and a fifth, a quarter inch from the trim and the spine."""
    made = sheet("kdp-paperback", 32)
    box = made.barcode(made.left)
    assert box == Rect(
        x=612 - 18 - 144, y=pytest.approx(612 - 18 - 86.4), width=144, height=pytest.approx(86.4)
    )
    assert replace(made, rule=replace(made.rule, barcode=None)).barcode(made.left) is None


def test_the_barcode_keeps_off_the_hinge_of_a_case() -> None:
    """An inset beside it; in a book bound at the right its corner is an outer one, and within the safe area."""
    made = sheet("kdp-hardcover", 80, spine=30.0)
    box = made.barcode(made.left)
    assert box is not None and made.spine.x - made.rule.hinge - box.right == pytest.approx(18)
    assert made.trim.height - box.bottom == pytest.approx(0.76 * 72)
    turned = made.barcode(made.right)
    assert turned is not None and made.trim.width - turned.right == pytest.approx(made.rule.safe)


def test_the_barcode_is_within_the_safe_area(tmp_path: Path) -> None:
    """Also where a house says less of it than of words, or nothing."""
    for more in ("", ', barcode_inset = "3 mm"'):
        house = f'title = "House"\ncover_sheet = {{wrap = "0 mm", safe = "10 mm", barcode = "50 x 30 mm"{more}}}\n'
        (tmp_path / "house.toml").write_text(house, encoding="utf-8")
        found = load_printer(str(tmp_path / "house.toml"))
        made = cover_sheet(found, SQUARE, 32, 20.0)
        box = made.barcode(made.left) if made else None
        assert box is not None and 612 - box.bottom == pytest.approx(28.35, abs=0.01)
