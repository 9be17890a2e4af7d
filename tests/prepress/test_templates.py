"""Templates: the spine read off a house's PDF, by its boxes; and what is said where they do not tell it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from picturebook.design.printers import load_printer
from picturebook.errors import BookError, DiskError, UsageError
from picturebook.measure import Size
from picturebook.prepress.templates import spine_on

HOUSE = load_printer("ingramspark-paperback")  # bleed 9 pt
TRIM = Size(width=576.0, height=720.0)
SPINE = 18.0
WIDE, HIGH = 2 * 576 + SPINE, 720.0
SHEET, WHOLE = [0, 0, 1400, 1000], [100, 100, 100 + WIDE + 18, 100 + HIGH + 18]
CUT = [109, 109, 109 + WIDE, 109 + HIGH]


def template(folder: Path, media: list[float], pages: int = 1, **keys: Any) -> Path:
    """Write a template of a house: a page with these boxes."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(10, 10))
            page.mediabox = media
            for key, told in keys.items():
                page.obj[f"/{key}"] = told
        pdf.save(folder / "t.pdf")
    return folder / "t.pdf"


@pytest.mark.parametrize(
    ("media", "keys"),
    [
        ([0, 0, WIDE + 18, HIGH + 18], {}),
        ([-9, -9, WIDE + 9, HIGH + 9], {"TrimBox": [0, 0, WIDE, HIGH]}),
        (SHEET, {"TrimBox": CUT}),
        (SHEET, {"BleedBox": WHOLE}),
        (SHEET, {"TrimBox": WHOLE}),
        (SHEET, {"CropBox": WHOLE}),
        ([0, 0, HIGH + 18, WIDE + 18], {"Rotate": 90}),
        ([0, 0, (WIDE + 18) / 2, (HIGH + 18) / 2], {"UserUnit": 2}),
        ([0, 0, WIDE + 18, HIGH + 19.5], {}),
    ],
    ids=["sheet", "trim", "marks", "bleed", "trim-with-bleed", "crop", "turned", "unit", "rounded"],
)
def test_a_box_that_fits_the_book_tells_the_spine(
    media: list[float], keys: dict[str, Any], tmp_path: Path
) -> None:
    """Back, spine and front with or without the bleed, wherever on the sheet they lie."""
    assert spine_on(template(tmp_path, media, **keys), HOUSE, TRIM) == pytest.approx(SPINE, abs=0.01)


def test_a_case_wrap_has_its_turn_in(tmp_path: Path) -> None:
    """What a hardcover turns in is the house's own rule, on all four sides."""
    case = template(tmp_path, [0, 0, WIDE + 90, HIGH + 90])
    assert spine_on(case, load_printer("ingramspark-hardcover"), TRIM) == pytest.approx(SPINE)


@pytest.mark.parametrize(
    ("media", "said"),
    [
        (SHEET, "is 13.889 in high, and a cover of 8 x 10 in for ingramspark-paperback is 10.25 in; if it"),
        ([0, 0, WIDE + 18, HIGH - 72], "is 9 in high, and a cover"),
        ([0, 0, 2 * 576, HIGH + 18], "back and front of 8 in leave nothing for the spine"),
        ([0, 0, 2 * 900, HIGH + 18], "back and front of 8 in leave 8.75 in for the spine"),
    ],
    ids=["drawn-within", "lower", "narrow", "wide"],
)
def test_a_sheet_that_fits_nothing_is_refused(media: list[float], said: str, tmp_path: Path) -> None:
    """Both numbers are said, and what to measure and to type."""
    with pytest.raises(BookError) as found:
        spine_on(template(tmp_path, media), HOUSE, TRIM)
    assert said in str(found.value)
    assert "spine: {ingramspark-paperback: 0.?? in}" in str(found.value)
    assert "ask the house for one of" in str(found.value)


def test_a_file_that_is_no_template_is_refused(tmp_path: Path) -> None:
    """None there, no PDF, locked, several pages: each is said as what it is."""
    two = template(tmp_path, SHEET, pages=2)
    with pytest.raises(BookError, match="has 2 pages"):
        spine_on(two, HOUSE, TRIM)
    with pikepdf.open(template(tmp_path, SHEET)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(BookError, match="locked with a password"):
        spine_on(tmp_path / "locked.pdf", HOUSE, TRIM)
    (tmp_path / "no.pdf").write_text("no", encoding="utf-8")
    with pytest.raises(BookError, match="no PDF"):
        spine_on(tmp_path / "no.pdf", HOUSE, TRIM)
    with pytest.raises(DiskError, match=r"none\.pdf"):
        spine_on(tmp_path / "none.pdf", HOUSE, TRIM)


@pytest.mark.parametrize("printer", ["home-a4", "screen"])
def test_a_printer_without_a_cover_of_its_own_has_no_template(printer: str, tmp_path: Path) -> None:
    """A cover that is part of the file needs none."""
    with pytest.raises(UsageError, match="prints the cover with the pages"):
        spine_on(template(tmp_path, SHEET), load_printer(printer), TRIM)
