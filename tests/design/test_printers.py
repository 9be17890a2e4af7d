"""Printers: those that ship, those of one's own, and every number's source."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.design.printer_keys import NUMBERS
from picturebook.design.printers import load_printer, printers
from picturebook.errors import DiskError, PrinterError, UsageError
from picturebook.fields import read_toml
from picturebook.measure import parse_length, parse_size
from picturebook.shelf import shelf


def inches(text: float) -> float:
    """Return inches as points."""
    return text * 72.0


def refused(tmp_path: Path, text: str) -> list[tuple[str, int, str]]:
    """Return the code, line and sentence of each complaint about a printer."""
    (tmp_path / "mine.toml").write_text('title = "Mine"\n' + text, encoding="utf-8")
    with pytest.raises(PrinterError) as caught:
        load_printer("mine.toml", near=tmp_path)
    return [(one.code, one.span.line if one.span else 0, one.message) for one in caught.value.diagnostics]


def test_the_printers_that_ship() -> None:
    """For paper at home, flat or folded, for the screen, and the houses that sell."""
    assert printers() == (
        "home-a4",
        "home-booklet",
        "home-booklet-letter",
        "home-letter",
        "ingramspark-hardcover",
        "ingramspark-paperback",
        "kdp-hardcover",
        "kdp-paperback",
        "lulu-hardcover",
        "lulu-paperback",
        "screen",
    )


@pytest.mark.parametrize("name", printers())
def test_every_number_of_a_shipped_printer_has_its_source(name: str) -> None:
    """What a printer file states, it says where it was read and when."""
    text = (shelf("printers") / f"{name}.toml").read_text(encoding="utf-8")
    node, _ = read_toml(text, file=name)
    stated = {key for key, _, _ in node.pairs or ()} & set(NUMBERS)
    printer = load_printer(name)
    sourced = {one.key for one in printer.sources}
    assert stated - sourced <= ({"policy"} if not printer.sells else set())
    assert all(one.source and one.read >= "2026-11-22" for one in printer.sources)


def test_what_third_parties_say_is_not_called_verified() -> None:
    """A number quoted by somebody else is marked so."""
    verified = {one.key: one.verified for one in load_printer("lulu-hardcover").sources}
    assert not any(verified.values())


def test_kdp_has_no_bleed_at_the_gutter() -> None:
    """Three edges bleed, and the gutter grows with the page count."""
    kdp = load_printer("kdp-paperback")
    assert (kdp.bleed.top, kdp.bleed.outside, kdp.bleed.bottom, kdp.bleed.inside) == (9.0, 9.0, 9.0, 0.0)
    assert kdp.safe.top == inches(0.375)
    assert [kdp.gutter_at(pages) for pages in (24, 150, 151, 828)] == [
        inches(each) for each in (0.375, 0.375, 0.5, 0.875)
    ]


def test_kdp_binds_fewer_pages_of_a_large_square() -> None:
    """24 to 828 pages, but 590 at 8.5 x 8.5 in."""
    rule = load_printer("kdp-paperback").pages
    assert (rule.min, rule.max, rule.multiple) == (24, 828, 2)
    assert rule.max_at(parse_size("8.5 x 8.5 in")) == 590
    assert rule.max_at(parse_size("8 x 10 in")) == 828


def test_kdp_wants_to_be_told() -> None:
    """Pictures made with AI must be declared; the file may have 650 MB; the cover is apart."""
    kdp = load_printer("kdp-paperback")
    assert dict(kdp.policy)["ai_pictures"] == "must declare"
    assert kdp.max_bytes == 650 * 1024 * 1024
    assert (kdp.cover, kdp.marks, kdp.sells) == ("separate", False, True)


def test_lulu_bleeds_on_four_edges() -> None:
    """The case wrap: bleed all round, half an inch safe, more at the gutter of thicker books."""
    lulu = load_printer("lulu-hardcover")
    assert {lulu.bleed.top, lulu.bleed.outside, lulu.bleed.bottom, lulu.bleed.inside} == {9.0}
    assert [lulu.gutter_at(pages) for pages in (24, 60, 151, 400, 600, 800)] == [
        inches(each) for each in (0.5, 0.625, 1.0, 1.125, 1.125, 1.25)
    ]


def test_the_home_printer_has_paper_marks_and_bleed() -> None:
    """Any trim, on a sheet of A4, 3 mm over the edge."""
    home = load_printer("home-a4")
    assert home.sheet == parse_size("A4")
    assert (home.trims, home.marks, home.cover) == ((), True, "inside")
    assert home.bleed.inside == parse_length("3 mm")


def test_the_screen_has_no_edges() -> None:
    """No bleed, no marks, no paper."""
    screen = load_printer("screen")
    assert (screen.sheet, screen.marks, screen.bleed.top, screen.colour) == (None, False, 0.0, "rgb")


def test_an_unknown_printer_is_told_with_the_nearest() -> None:
    """A misspelt name gets the one that was meant."""
    with pytest.raises(UsageError, match="there is no printer “kdp-paperbak”\n   = try: kdp-paperback"):
        load_printer("kdp-paperbak")


def test_a_missing_file_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    """A path that leads nowhere is not a fault of the printer's."""
    with pytest.raises(DiskError):
        load_printer("mine.toml", near=tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bleeed = 3", ("unknown-key", 2, "there is no key “bleeed”")),
        ('trims = ["8.5 by 8.5"]', ("bad-value", 2, "“8.5 by 8.5” is no size")),
        ('gutter = {many = "1 in"}', ("bad-value", 2, "gutter does not understand many = “1 in”")),
        ('cover = "outside"', ("bad-choice", 2, "cover does not know “outside”")),
        ("pages = {min = 40, max = 20}", ("pages", 2, "min 40 is more than max 20")),
        (
            'pages = {max_for = {"8 x 8 in" = "few"}}',
            ("bad-value", 2, "max_for wants a number of pages, not “few”"),
        ),
        (
            '[[sources]]\nkey = "bled"\nsource = "x"\nread = "2026-01-01"',
            ("bad-choice", 3, "key does not know “bled”"),
        ),
        (
            '[[sources]]\nkey = "bleed"\nsource = "x"\nread = "May"',
            ("bad-date", 5, "read wants a date, not “May”"),
        ),
        ('[[sources]]\nkey = "bleed"\nsource = "x"\nread = ""', ("no-value", 5, "read says nothing")),
        ('sources = "x"', ("not-a-list", 2, "sources wants a list of where numbers were read")),
        ('flavour = ""', ("bad-choice", 2, "flavour does not know “”")),
        ('trims = ["0 x 8 in"]', ("bad-value", 2, "“0 x 8 in” is no size")),
        ("ppi = 300\nmost_ppi = 200", ("limits", 2, "ppi 300 is more than most_ppi 200")),
        (
            "pages = {min = 5, max = 7, multiple = 4}",
            ("pages", 2, "no multiple of 4 lies between 5 and 7 pages"),
        ),
        (
            'spine = {steps = {24 = "1 in"}, until = 10}',
            ("spine", 2, "until 10 ends before the first of the steps, 24"),
        ),
        ("ppi = 0", ("out-of-bounds", 2, "ppi wants a whole number from 72 to 1200, not 0")),
        ("ink_limit = 10", ("out-of-bounds", 2, "ink_limit wants a whole number from 150 to 400, not 10")),
        ("most_ppi = -1", ("out-of-bounds", 2, "most_ppi wants a whole number from 72 to 1200, not -1")),
        (
            "most_blanks = -1",
            ("out-of-bounds", 2, "most_blanks wants a whole number from 1 to 10000, not -1"),
        ),
        ("pages = {max = -3}", ("out-of-bounds", 2, "max wants a whole number from 1 to 10000, not -3")),
        ('safe = "5 in"', ("too-wide", 2, "safe of 5 in leaves no room on a page")),
        ('bleed = {top = "50 in"}', ("too-wide", 2, "top of 50 in leaves no room on a page")),
        (
            'spine = {per_page = "1pt", clear = "5 in"}',
            ("too-wide", 2, "clear of 5 in leaves no room on a page"),
        ),
        (
            'spine = {per_page = "1pt", text_from = -1}',
            ("out-of-bounds", 2, "text_from wants a whole number from 1 to 10000, not -1"),
        ),
        ('gutter = {1 = "9 in"}', ("bad-value", 2, "gutter does not understand 1 = “9 in”")),
        ('gutter = {-4 = "1 in"}', ("bad-value", 2, "gutter does not understand -4 = “1 in”")),
        ('policy = {ai_pictures = "maybe"}', ("bad-choice", 2, "ai_pictures does not know “maybe”")),
        ('policy = {ai_picture = "not asked"}', ("unknown-key", 2, "there is no key “ai_picture”")),
        (
            'colour = "rgb"\nflavour = "pdf-x-1a:2001"',
            ("colour", 3, "pdf-x-1a:2001 holds the inks of a press alone, and colour is rgb"),
        ),
        (
            'colour = "cmyk"\nflavour = "pdf-ua-1"',
            ("colour", 3, "pdf-ua-1 is read on screens, and colour is cmyk"),
        ),
        (
            'sheet = "a4"\ncover = "inside"\nfold = true\nflavour = "pdf-ua-1"',
            ("flavour", 5, "pdf-ua-1 is for pages as they are, and fold sets two on each side of a sheet"),
        ),
        ("fold = true", ("no-sheet", 2, "fold is for a printer at home, which prints on a sheet of paper")),
        ('sheet = "10 x 10 mm"\ncover = "inside"', ("sheet", 2, "no page fits on so small a sheet")),
        (
            'sheet = "a4"',
            ("cover", 2, "a printer at home has the cover inside: a sheet for pages is too small for it"),
        ),
        ("title = ", ("toml", 2, "this is not TOML we can read: Invalid value")),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, found: tuple[str, int, str]) -> None:
    """A printer of one's own is read as carefully as ours."""
    assert found in refused(tmp_path, text + "\n")


def test_the_digest_is_of_the_file(tmp_path: Path) -> None:
    """Any change to a printer file is another printer to a lock."""
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\n', encoding="utf-8")
    before = load_printer("mine.toml", near=tmp_path).digest
    path.write_text('title = "Mine"\n# more\n', encoding="utf-8")
    assert load_printer("mine.toml", near=tmp_path).digest != before
