"""For every rule one PDF with exactly that defect, and one just inside the limit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from picturebook.design.cover import cover_sheet
from picturebook.design.printers import load_printer
from picturebook.measure import Size
from picturebook.prepress.preflight.held import Held
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.rules import RULES, inspect
from tests.prepress.preflight.changes import (
    Change,
    all_of,
    blank,
    box,
    code,
    cover_sized,
    helvetica,
    image,
    info,
    intent,
    locked,
    lzw,
    no_change,
    note,
    pages,
    placed,
    root,
    settings,
    sized,
    version,
    words,
)
from tests.prepress.preflight.clean import (
    HIGH,
    WIDE,
    clean,
    clean_cover,
    picture,
    saved,
)

INGRAM, KDP, COVER = "ingramspark-paperback", "kdp-paperback", "cover"


def found(data: bytes, printer: str, folder: Path, rims: Any = ()) -> list[str]:
    """Return the names of the rules a file breaks, each once."""
    path = folder / "book.pdf"
    path.write_bytes(data)
    house = load_printer(KDP if printer == COVER else printer)
    sheet = cover_sheet(house, Size(width=612, height=612), 32) if printer == COVER else None
    held = Held(document=read(path), printer=house, cover=printer == COVER, sheet=sheet, rims=rims)
    return sorted({one.rule.name for one in inspect(held)})


def base(printer: str) -> bytes:
    """Return the clean file for a printer."""
    if printer == COVER:
        return clean_cover()
    return clean("cmyk", 18) if printer == INGRAM else clean("rgb", 24)


def changed(printer: str, change: Change) -> bytes:
    """Return the clean file with a change made; a change may say how to save it."""
    with Pdf.open(BytesIO(base(printer))) as pdf:
        told = change(pdf)
        return saved(pdf, **(told if isinstance(told, dict) else {}))


SPOT = Array(
    [Name.Separation, Name("/Gold"), Name.DeviceCMYK, Dictionary(FunctionType=2, N=1, Domain=[0, 1])]
)
SPREAD = all_of(
    box(0, 0, 1242, HIGH),
    box(9, 9, 1233, 621, "/TrimBox"),
    box(0, 0, 1242, HIGH, "/BleedBox"),
    code("0.9 1 1 rg 0 0 1242 630 re f"),
)

# rule, printer, what breaks it, what just does not
CASES: list[tuple[str, str, Change, Change]] = [
    (
        "page-size",
        KDP,
        all_of(box(0, 0, 625, HIGH), box(0, 0, 625, HIGH, "/BleedBox"), code("0.9 1 1 rg 0 0 625 630 re f")),
        all_of(box(0, 0, 622, HIGH), code("0.9 1 1 rg 0 0 625 630 re f")),
    ),
    ("bleed-edges", KDP, box(3, 9, 615, 621, "/TrimBox"), box(1, 9, 613, 621, "/TrimBox")),
    ("boxes", KDP, box(0, 9, 612, 621, "/ArtBox"), box(0, 0, WIDE, HIGH, "/CropBox")),
    (
        "turned",
        KDP,
        lambda pdf: pdf.pages[2].obj.update({"/Rotate": 90}),
        lambda pdf: pdf.pages[2].obj.update({"/Rotate": 360}),
    ),
    ("page-count", KDP, pages(22), pages(24)),
    ("page-multiple", KDP, pages(25), pages(26)),
    ("bleed", KDP, code("0 0.5 0 rg 0 9 612 612 re f"), code("0 0.5 0 rg 0 0 621 630 re f")),
    ("safe", INGRAM, words("A", y=40), words("A", y=49)),
    ("safe", INGRAM, words("A", x=30), words("A", x=36)),
    ("marks", KDP, code("1 w 610 4 m 617 4 l S"), code("1 w 300 20 m 310 20 l S")),
    ("blank-run", KDP, blank(3), blank(2)),
    ("unfinished", KDP, words("Lorem ipsum", ink="0 g"), words("Lore", ink="0 g")),
    ("ppi-least", KDP, image(149, 72), image(300, 72)),
    ("ppi", KDP, image(290, 72), image(296, 72)),
    ("ppi-most", KDP, image(1300, 144), image(1200, 144)),
    ("fonts-embedded", INGRAM, helvetica, words("Hello")),
    ("small-type", INGRAM, words("small", size=6.8), words("small", size=7)),
    ("hairline", KDP, code("0.2 w 100 100 m 300 100 l S"), code("0.75 w 100 100 m 300 100 l S")),
    ("thin-line", KDP, code("0.5 w 100 100 m 300 100 l S"), code("0.75 w 100 100 m 300 100 l S")),
    ("black-words", INGRAM, words("rich", ink="0.3 0.2 0.2 1 k"), words("poor", ink="0.1 0.1 0.1 1 k")),
    (
        "white-overprint",
        INGRAM,
        all_of(settings("BT 0 0 0 0 k /F 14 Tf 1 0 0 1 200 200 Tm (white) Tj ET", op=True)),
        settings("BT 0 0 0 1 k /F 14 Tf 1 0 0 1 200 200 Tm (black) Tj ET", op=True),
    ),
    ("colours", INGRAM, code("1 0 0 rg 200 200 50 50 re f"), code("0 1 1 0 k 200 200 50 50 re f")),
    ("colours", INGRAM, image(300, 72, "/DeviceRGB", b"\x00\x80\xff"), image(300, 72)),
    ("mixed-colours", KDP, image(300, 72, "/DeviceCMYK", b"\x40\x00\x00\x00"), image(300, 72)),
    (
        "spot-colours",
        INGRAM,
        code("/S cs 1 scn 200 200 50 50 re f", ColorSpace={"/S": SPOT}),
        code("/S cs 1 0 0 0 scn 200 200 50 50 re f", ColorSpace={"/S": Name.DeviceCMYK}),
    ),
    (
        "total-ink",
        INGRAM,
        code("0.7 0.6 0.6 0.55 k 200 200 50 50 re f"),
        code("0.6 0.6 0.6 0.6 k 200 200 50 50 re f"),
    ),
    (
        "total-ink",
        INGRAM,
        image(300, 72, "/DeviceCMYK", b"\xc0\xc0\xc0\x60"),
        image(300, 72, "/DeviceCMYK", b"\x99\x99\x99\x99"),
    ),
    ("transparency", KDP, settings(ca=0.5), settings(ca=1, BM=Name.Normal, SMask=Name("/None"))),
    ("transparency", KDP, settings(BM=Name.Multiply), settings(BM=Name.Compatible)),
    ("transparency", KDP, image(300, 72, SMask=lambda pdf: picture(pdf, 300, 300)), image(300, 72)),
    ("transparency-groups", INGRAM, placed(Group=Dictionary(S=Name.Transparency)), placed()),
    ("layers", KDP, code("/OC /L BDC EMC"), code("/Span /L BDC EMC")),
    (
        "layers",
        KDP,
        root("/OCProperties", lambda pdf: Dictionary(OCGs=Array([Dictionary(Type=Name.OCG)]))),
        root("/OCProperties", lambda pdf: Dictionary(OCGs=Array([]))),
    ),
    ("postscript", INGRAM, placed(Subtype2=Name.PS), placed()),
    ("postscript", INGRAM, settings(TR=Name.Identity), settings(TR2=Name.Default)),
    (
        "pdfx",
        INGRAM,
        info(GTS_PDFXVersion="PDF/X-1a:2001"),
        info(GTS_PDFXVersion="PDF/X-3:2002", GTS_PDFXConformance=None),
    ),
    (
        "output-intent",
        INGRAM,
        lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        intent(S=Name.GTS_PDFX),
    ),
    ("output-intent", INGRAM, intent(Info=String("")), intent(Info=String("x"))),
    (
        "output-intent",
        INGRAM,
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"\0" * 12 + b"scnrCMYK" + b"\0" * 100),
        no_change,
    ),
    ("trapped", INGRAM, info(Trapped=Name("/Unknown")), info(Trapped=Name("/True"))),
    ("dates", INGRAM, info(ModDate=None), info(ModDate="D:2026")),
    (
        "attachments",
        KDP,
        root("/Names", lambda pdf: Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))),
        root("/Names", lambda pdf: Dictionary()),
    ),
    (
        "scripts",
        KDP,
        root("/OpenAction", lambda pdf: Dictionary(S=Name.JavaScript, JS=String("1"))),
        root("/OpenAction", lambda pdf: Array([pdf.pages[0].obj, Name.Fit])),
    ),
    (
        "forms",
        KDP,
        root("/AcroForm", lambda pdf: Dictionary(Fields=Array([Dictionary(T=String("a"))]))),
        root("/AcroForm", lambda pdf: Dictionary(Fields=Array([]))),
    ),
    ("annotations", KDP, note(100, 120), note(640, 660)),
    (
        "bookmarks",
        KDP,
        root("/Outlines", lambda pdf: Dictionary(First=Dictionary(Title=String("1")))),
        root("/Outlines", lambda pdf: Dictionary(Count=0)),
    ),
    ("title", KDP, info(Title="Microsoft Word - Document1"), info(Title="a clean BOOK!")),
    ("damaged", KDP, code("(a) w"), code("1 w")),
    ("single-pages", KDP, SPREAD, no_change),
    ("trim-size", KDP, sized(604.8), sized(612.7)),
    ("same-size", KDP, sized(594, 3), sized(612.7, 3)),
    ("pdf-version", INGRAM, version("1.4"), version("1.3")),
    ("packing", INGRAM, lzw, no_change),
    ("encryption", KDP, locked, version("1.6")),
    ("cover-size", COVER, cover_sized(3), cover_sized(1)),
    ("cover-pages", COVER, lambda pdf: pdf.pages.append(pdf.pages[0]), no_change),
    (
        "spine-words",
        COVER,
        code("BT 0 g /F 14 Tf 1 0 0 1 622 300 Tm (A) Tj ET", 0),
        code("BT 0 g /F 14 Tf 1 0 0 1 650 300 Tm (A) Tj ET", 0),
    ),
    (
        "barcode-place",
        COVER,
        code("BT 0 g /F 14 Tf 1 0 0 1 470 50 Tm (Hello) Tj ET", 0),
        code("BT 0 g /F 14 Tf 1 0 0 1 470 50 Tm (ISBN 978) Tj ET", 0),
    ),
]


@pytest.mark.parametrize("printer", [INGRAM, KDP, COVER])
def test_a_clean_book_breaks_no_rule(printer: str, tmp_path: Path) -> None:
    """Whoever made it."""
    assert found(base(printer), printer, tmp_path) == []


@pytest.mark.parametrize(("rule", "printer", "broken", "_within"), CASES)
def test_a_defect_breaks_its_rule_and_no_other(
    rule: str, printer: str, broken: Change, _within: Change, tmp_path: Path
) -> None:
    """Exactly one rule fires."""
    assert found(changed(printer, broken), printer, tmp_path) == [rule]


@pytest.mark.parametrize(("_rule", "printer", "_broken", "within"), CASES)
def test_just_inside_the_limit_breaks_none(
    _rule: str, printer: str, _broken: Change, within: Change, tmp_path: Path
) -> None:
    """No rule fires."""
    assert found(changed(printer, within), printer, tmp_path) == []


def test_a_file_without_an_id(tmp_path: Path) -> None:
    """PDF/X asks for one."""
    data = base(INGRAM)
    assert found(data.replace(b"/ID [", b"/Ix ["), INGRAM, tmp_path) == ["file-id"]


def test_a_file_larger_than_the_house_takes(tmp_path: Path) -> None:
    """The limit is the printer's; a byte more is too much."""
    path = tmp_path / "book.pdf"
    path.write_bytes(base(KDP))
    document = read(path)
    for most, names in ((document.size, []), (document.size - 1, ["file-size"])):
        printer = replace(load_printer(KDP), max_bytes=most)
        assert [one.rule.name for one in inspect(Held(document=document, printer=printer))] == names


def test_bare_paper_that_pixels_show_in_the_bleed(tmp_path: Path) -> None:
    """What the raster saw is told as a finding of its page."""
    assert found(base(KDP), KDP, tmp_path, rims=((3, "top"),)) == ["rim"]


def test_every_rule_is_broken_by_some_file() -> None:
    """No rule of the table is without its defect here."""
    shown = {rule for rule, *_ in CASES} | {"file-id", "file-size", "rim"}
    assert {one.name for one in RULES} == shown
