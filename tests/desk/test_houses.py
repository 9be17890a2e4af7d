"""Houses: who can make a book and why others cannot, told before anything is paid for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.design.printer_keys import NUMBERS
from picturebook.design.printers import load_printer, printers
from picturebook.desk.houses import CALLED, fit, shown, sources
from tests.tiny import PIM, write_pim

LONG = PIM.rstrip() + "".join(
    f"\n\n---\n\n![Pim counts star {number}.](art/star-{number}.png)\n\nStar {number}.\n"
    for number in range(22)
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story of two dozen pages."""
    path = write_pim(tmp_path)
    path.write_text(LONG, encoding="utf-8")
    return path


def test_every_printer_is_held_against_the_book(story: Path) -> None:
    """Each is named, with the reason where it cannot: the trim and the page count, both."""
    found = {one.printer: one for one in fit(story)}
    assert set(found) == set(printers())
    assert found["kdp-paperback"].why_not is None
    why = found["kdp-hardcover"].why_not or ""
    assert "does not make books of 8.5 x 8.5 in" in why and "needs 76" in why


def test_a_licence_that_forbids_selling_is_a_reason(story: Path) -> None:
    """Where books are printed to be sold, beside what else stands in the way; at home it is none."""
    story.write_text(LONG.replace("trim:", "license: CC BY-NC 4.0\ntrim:"), encoding="utf-8")
    why = {one.printer: one.why_not or "" for one in fit(story)}
    assert why["kdp-paperback"] == "CC BY-NC 4.0 forbids selling, and kdp-paperback prints to sell"
    assert "needs 76" in why["kdp-hardcover"] and "forbids selling" in why["kdp-hardcover"]
    assert why["home-a4"] == ""


def test_what_must_be_known_before_paying_is_said(story: Path) -> None:
    """The spine, and what the house says of pictures made with AI."""
    found = {one.printer: one for one in fit(story)}
    spine, asks = found["kdp-paperback"].notes
    assert spine.startswith("spine 0.06") and asks == "asks at upload about pictures made with AI"
    assert found["home-a4"].notes == ()


def test_a_house_of_ones_own_is_held_too(story: Path) -> None:
    """A file the story names is one of its printers; without a spine rule its cover is asked for."""
    house = 'title = "H"\\ncover = "separate"\\ncover_sheet = {wrap = "9pt"}\\n[policy]\\nai_pictures = "may refuse"\\n'
    (story.parent / "house.toml").write_text(house.replace("\\n", "\n"), encoding="utf-8")
    story.write_text(LONG.replace("trim:", "printers: [house.toml]\ntrim:"), encoding="utf-8")
    (own,) = [one for one in fit(story) if one.printer == "house"]
    assert own.notes == (
        "no cover without spine: {house: …}",
        "may refuse pictures made with AI: ask before you pay for anything",
    )


def test_the_table_says_yes_before_no(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """People read what they can do first; machines get the same."""
    assert run(["printer", "fit", str(story)]) == 0
    lines = capsys.readouterr().out.splitlines()
    answers = [line.split()[1] for line in lines]
    assert answers == sorted(answers, reverse=True) and {"yes:", "no:"} == set(answers)
    assert run(["printer", "fit", str(story), "--json"]) == 0
    assert {one["printer"] for one in json.loads(capsys.readouterr().out)} == set(printers())


@pytest.mark.parametrize("name", printers())
def test_all_that_is_known_of_a_printer_is_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its pages, its bleed, its cover, and where each number was read."""
    printer = load_printer(name)
    known = dict(shown(printer))
    assert known["page counts"].startswith(f"{printer.pages.min} to {printer.pages.max}")
    assert run(["printer", "show", name]) == 0
    said = capsys.readouterr().out
    assert all(one.source in said for one in printer.sources)
    assert ("not verified" in said) == any(not one.verified for one in printer.sources)


def test_what_decides_a_file_is_shown() -> None:
    """The ink, the kind of PDF, the bleed of each edge, and at home the paper in its own unit."""
    ingram, home = (dict(shown(load_printer(name))) for name in ("ingramspark-hardcover", "home-booklet"))
    assert ingram["ink limit"].startswith("240 %") and ingram["kind of PDF"] == "PDF/X-1a:2001"
    assert ingram["bleed"] == "top, outside, bottom 0.125 in (3.2 mm); none inside"
    assert home["paper"] == "210 x 297 mm, two pages a side, folded, with crop marks"


def test_what_the_trade_asks_is_told_as_that() -> None:
    """A number no file of the house says is shown with where it is from, and a number it says with its own source."""
    lulu = load_printer("lulu-hardcover")
    assert dict(shown(lulu))["pixels an inch"] == "300, and no more than 600"
    said = {one.key: one.source for one in sources(lulu)}
    assert "practice" in said["least_type"] and "Lulu" in said["most_ppi"]
    ingram = load_printer("ingramspark-hardcover")
    assert dict(shown(ingram))["ink refused"] == "more than 300 %"
    assert sources(load_printer("home-a4")) == load_printer("home-a4").sources


def test_numbers_of_ones_own_without_a_source_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody should trust a number because it stands in a file."""
    (tmp_path / "mine.toml").write_text('title = "Mine"\nsafe = "9 mm"\n', encoding="utf-8")
    assert load_printer("mine.toml", near=tmp_path).doubtful == ("safe",)
    assert run(["printer", "show", str(tmp_path / "mine.toml")]) == 0
    assert "margins            the file does not say where it was read" in capsys.readouterr().out


def test_a_spine_that_is_not_known_is_not_shown_as_one() -> None:
    """A case whose steps are known to a page count says so; a house without a rule says whom to ask."""
    lulu, kdp = (tuple(shown(load_printer(name))) for name in ("lulu-hardcover", "kdp-hardcover"))
    assert ("", "not known past 222 pages") in lulu
    assert ("spine", "published by nobody: ask the house’s calculator") in kdp


def test_every_number_has_a_name_for_people() -> None:
    """Whatever a printer's file may source can be told of where it comes from."""
    assert set(NUMBERS) == set(CALLED)
