"""Covering: a house's cover as a file of its own, and none that would be a guess."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from picturebook.cli import run
from tests.tiny import PIM, write_pim

HOUSE = """\
title = "A house of one's own"
cover = "separate"
sells = false
bleed = {top = "9pt", outside = "9pt", bottom = "9pt", inside = "0pt"}
safe = "18pt"
spine = {per_page = "2pt", add = "10pt", text_from = 80}
cover_sheet = {wrap = "63pt", safe = "36pt", hinge = "18pt", barcode = "2 x 1.2 in", barcode_inset = "0.5 in"}
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story beside a house's file."""
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    return write_pim(tmp_path)


def built(story: Path, capsys: pytest.CaptureFixture[str], *more: str, code: int = 0) -> dict[str, Any]:
    """Build for the house; return the report."""
    capsys.readouterr()
    assert run(["build", str(story), "--printer", "house.toml", "--json", *more]) == code
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def page(story: Path) -> Any:
    """Return the cover's page."""
    return pypdfium2.PdfDocument(story.parent / "build" / "story.house.cover.pdf")[0]


def test_the_cover_lies_beside_the_book(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its size is two trims, the spine of the real page count and what is turned in; the report has its measures."""
    said = built(story, capsys)
    spine = 10 + 2 * said["pages"]
    assert said["cover"] == {
        "file": "story.house.cover.pdf",
        "size": [1224 + spine + 126, 612 + 126],
        "spine": spine,
        "words_on_spine": [],
    }
    assert "too thin for words (from 80 pages on)" in said["advice"]
    assert page(story).get_size() == (pytest.approx(1224 + spine + 126), pytest.approx(738))
    assert page(story).get_trimbox() == pytest.approx((63, 63, 63 + 1224 + spine, 675))
    words = page(story).get_textpage().get_text_bounded().split()
    assert " ".join(words[:5]) == "Pim and the Moon Boat"


def test_a_house_is_named_from_where_somebody_stands(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell completes the path to a printer's file from its own folder, not from the story's."""
    monkeypatch.chdir(story.parent.parent)
    folder = story.parent.name
    assert run(["build", f"{folder}/{story.name}", "--printer", f"{folder}/house.toml"]) == 0
    assert (story.parent / "build" / "story.house.cover.pdf").exists()


def test_art_reaches_every_edge_of_the_sheet(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No white anywhere at the rim, and none at either fold."""
    built(story, capsys)
    shown = page(story).render(scale=0.5).to_pil().convert("RGB")
    wide, high = shown.size
    rim = [(x, y) for x in range(0, wide, 7) for y in (1, high - 2)]
    rim += [(x, y) for y in range(0, high, 7) for x in (1, wide - 2)]
    folds = [(x, high // 2) for x in range((63 + 612) // 2 - 4, wide - (63 + 612) // 2 + 4)]
    assert all(shown.getpixel(at) != (255, 255, 255) for at in (*rim, *folds))


def test_an_isbn_becomes_a_barcode_that_is_read(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number of this printer, and none of another's."""
    built(story, capsys)
    assert zxingcpp.read_barcodes(page(story).render(scale=300 / 72).to_pil()) == []
    told = "isbn: {house: 978-1-4028-9462-6}\nprice: {house: 24.99 usd}\ntrim:"
    story.write_text(PIM.replace("trim:", told), encoding="utf-8")
    built(story, capsys)
    seen = page(story).render(scale=300 / 72).to_pil()
    (read,) = zxingcpp.read_barcodes(seen, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require)
    assert read.text == "9781402894626" + "52499", "the number, and the price in US dollars beside it"
    assert read.position.bottom_right.x < (63 + 612) * 300 / 72, "it stands on the back, left of the spine"


def test_an_isbn_without_a_box_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whose number it is does not fall silent because the printer's file names no place for it."""
    house = HOUSE.replace(', barcode = "2 x 1.2 in", barcode_inset = "0.5 in"', "")
    (story.parent / "house.toml").write_text(house, encoding="utf-8")
    story.write_text(PIM.replace("trim:", "isbn: {house: 978-1-4028-9462-6}\ntrim:"), encoding="utf-8")
    (found,) = [one for one in built(story, capsys)["findings"] if one["code"] == "no-barcode"]
    assert (
        found["message"] == "cover: house names no box for a barcode, so it has none" and found["line"] == 5
    )


def test_words_stand_on_a_spine_where_the_house_allows_them(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are told and read back, along the spine; preflight is content with where they stand."""
    house, cover = story.parent / "house.toml", story.parent / "build" / "story.house.cover.pdf"
    house.write_text(HOUSE.replace("text_from = 80", 'text_from = 4, clear = "4.5pt"'), encoding="utf-8")
    said = built(story, capsys)
    assert said["cover"]["words_on_spine"] == ["title", "author"]
    assert f"for {said['pages']} pages, with title and author" in said["advice"]
    box = ["-x", str(63 + 612), "-y", "0", "-W", str(round(said["cover"]["spine"])), "-H", "738"]
    read = subprocess.run(["pdftotext", "-r", "72", *box, str(cover), "-"], capture_output=True, check=True)
    assert read.stdout.decode().split() == ["Pim", "and", "the", "Moon", "Boat", "Ada", "Quill"]
    run(["preflight", str(cover), "--printer", str(house), "--quick", "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert not [one for one in found if one["rule"] == "spine-words"]


def test_words_of_the_cover_are_read_again_on_its_plates(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the least contrast one that nothing reaches, the spine's words and the title's would be told of."""
    monkeypatch.setattr("picturebook.layout.standing.READABLE", 22.0)
    house = HOUSE.replace("text_from = 80", 'text_from = 4, clear = "4.5pt"')
    (story.parent / "house.toml").write_text(house, encoding="utf-8")
    front = (
        "<!-- page: cover -->\n![Pim stands in a boat under the moon.](art/cover.png)\n\n---\n\n![Pim sits"
    )
    story.write_text(PIM.replace("![Pim sits", front), encoding="utf-8")
    told = [one["message"] for one in built(story, capsys)["findings"] if one["code"] == "low-contrast"]
    for words in ("spine", "title"):
        assert any(f"of the {words} stands out" in one for one in told if one.startswith("cover: page 1"))


def test_a_spine_too_thin_for_the_least_letters_is_told(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages enough, and no room between the folds."""
    house = HOUSE.replace("text_from = 80", 'text_from = 4, clear = "0.1 in"')
    (story.parent / "house.toml").write_text(house, encoding="utf-8")
    said = built(story, capsys)
    assert "left blank: no room for letters of 7 pt that keep 0.1 in from its folds" in said["advice"]


def test_a_right_bound_book_opens_the_other_way(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The back is at the right, and with it the barcode."""
    text = PIM.replace("language: en", "language: ar").replace(
        "trim:", "isbn: {house: 978-1-4028-9462-6}\ntrim:"
    )
    story.write_text(text, encoding="utf-8")
    built(story, capsys)
    (read,) = zxingcpp.read_barcodes(page(story).render(scale=300 / 72).to_pil())
    assert read.position.top_left.x > (63 + 612) * 300 / 72


def test_a_spine_nobody_published_is_asked_for(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The book is built, the cover is not, and what to type is said; then it is as thick as was typed.

    A cover that lies there is nobody's to throw away, and is told of: its spine may be of other pages.
    """
    (story.parent / "build").mkdir(exist_ok=True)
    (there := story.parent / "build" / "story.house.cover.pdf").write_text("one's own", encoding="utf-8")
    house = "\n".join(line for line in HOUSE.splitlines() if not line.startswith("spine"))
    (story.parent / "house.toml").write_text(house, encoding="utf-8")
    said = built(story, capsys)
    (found,) = [one for one in said["findings"] if one["code"] == "no-cover"]
    assert "a guess bounces" in found["message"] and "spine: {house: 0.?? in}" in found["hint"]
    assert found["message"].endswith("; story.house.cover.pdf beside it is not of this build")
    assert said["cover"] is None and there.read_text(encoding="utf-8") == "one's own"
    story.write_text(PIM.replace("trim:", "spine: {house: 0.5 in}\ntrim:"), encoding="utf-8")
    said = built(story, capsys)
    assert said["cover"]["spine"] == 36.0
    assert "left blank: when words may stand on it is not known of house" in said["advice"]


def test_what_is_wrong_with_the_cover_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words of the back that lie where the barcode comes are warned of."""
    text = (
        PIM.rstrip()
        + "\n\n---\n\n<!-- page: back-cover -->\n<!-- text: bottom-right -->\n\nA mouse, and a boat.\n"
    )
    story.write_text(text, encoding="utf-8")
    codes = [one["code"] for one in built(story, capsys)["findings"]]
    assert "words-under-barcode" in codes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("spine: 0.25 in", "a spine belongs to one printer’s binding"),
        ("price: 12.99", "a price belongs to one printer’s binding"),
        ("price: {house: $12.99}", "price does not understand “$12.99”"),
        ("price: {house: 0 USD}", "price does not understand “0 USD”"),
        ("spine: {house: thick}", "spine does not understand “thick”"),
        ("spine: {house: 30 in}", "no book has a spine of 30 in"),
        ("spine: {house: 0 in}", "no book has a spine of 0 in"),
    ],
)
def test_spines_and_prices_are_of_one_printer(
    story: Path, capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    """What cannot be meant is told with the line to type."""
    story.write_text(PIM.replace("trim:", f"{typed}\ntrim:"), encoding="utf-8")
    assert run(["check", str(story)]) == 3
    told = capsys.readouterr().err
    key = typed.partition(":")[0]
    assert said in told and (f"type: {key}: {{" in told or "copy it again" in told)


def test_a_spine_far_from_the_houses_rule_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is as thick as was typed, and both numbers are said; a hair is the calculator's rounding. Slips are named."""
    story.write_text(
        PIM.replace("trim:", "spine: {house: 1 in, kdp-paperbak: 1 in}\ntrim:"), encoding="utf-8"
    )
    said = built(story, capsys)
    (found,) = [one for one in said["findings"] if one["code"] == "spine-off"]
    assert "says 1 in for the spine, and house’s rule says" in found["message"]
    (slip,) = [one for one in said["findings"] if one["code"] == "no-such-printer"]
    assert "spine names “kdp-paperbak”" in slip["message"] and slip["hint"] == "try: kdp-paperback"
    near = said["pages"] * 2 + 10 + 4
    story.write_text(PIM.replace("trim:", f"spine: {{house: {near}pt}}\ntrim:"), encoding="utf-8")
    assert not [one for one in built(story, capsys)["findings"] if one["code"] == "spine-off"]


def test_a_template_gives_the_spine_no_rule_does(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cover is as wide as the house's sheet, and a spine the story says otherwise is told."""
    house = HOUSE.replace('spine = {per_page = "2pt", add = "10pt", text_from = 80}\n', "")
    (story.parent / "house.toml").write_text(house, encoding="utf-8")
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("language: en", "language: en\nspine: {house: 0.5 in}"), encoding="utf-8")
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(1224 + 20 + 126, 612 + 126))
        pdf.save(story.parent / "sheet.pdf")
    sheet = str(story.parent / "sheet.pdf")
    said = built(story, capsys, "--cover-template", sheet)
    assert said["cover"]["spine"] == pytest.approx(20)
    told = [one["message"] for one in said["findings"] if one["code"] == "spine-off"]
    assert told == ["the template’s spine is 0.278 in and is used; the story says 0.5 in"]


def test_a_draft_of_a_cover_without_words_says_so(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the picture bears the title and there is no blurb, the mark is set in a face of the book."""
    told = story.read_text("utf-8").replace("author: Ada Quill\n", "")
    cover = "<!-- page: cover -->\n<!-- layout: cover-lettered -->\n![Pim in a boat.](art/it.png)\n\n---\n\n![Pim sits"
    story.write_text(told.replace("![Pim sits", cover, 1), "utf-8")
    built(story, capsys, "--draft")
    assert page(story).get_textpage().get_text_range().strip() == "DRAFT"
