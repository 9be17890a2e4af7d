"""For every rule a PDF with exactly that defect, and one just inside the limit."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from tests.prepress.preflight.changes import (
    Change,
    all_of,
    bare_page,
    bars,
    blank,
    box,
    code,
    cover_sized,
    grains,
    helvetica,
    image,
    info,
    intent,
    locked,
    lzw,
    nest,
    newer,
    no_change,
    note,
    pages,
    placed,
    root,
    settings,
    sized,
    strips,
    tagged,
    tiled,
    version,
    words,
    xmp,
)
from tests.prepress.preflight.clean import CASE as CASE_SIZE
from tests.prepress.preflight.clean import HIGH, WIDE, clean, clean_cover, picture

# What a file is held against: pages of two houses and of a screen, covers of three.
INGRAM, KDP, SCREEN = "ingramspark-paperback", "kdp-paperback", "screen"
COVER, CASE, SLEEVE = "kdp-paperback.cover", "lulu-hardcover.cover", "ingramspark-paperback.cover"


def base(held: str) -> bytes:
    """Return the clean file of a kind."""
    if held in (COVER, CASE, SLEEVE):
        size = (CASE_SIZE, 63.0) if held == CASE else ()
        return clean_cover(*size, **({"colour": "cmyk"} if held == SLEEVE else {}))
    return clean("cmyk", 18) if held == INGRAM else clean("rgb", 24)


def house(key: str, more: int) -> Change:
    """Let the house take a file of exactly this size, and so many bytes more."""
    return lambda _: {"house": lambda data: {key: len(data) + more}}


def without_id(_: Any) -> dict[str, Any]:
    """Take the ID away, which pikepdf always writes."""
    return {"bytes": lambda data: data.replace(b"/ID [", b"/Ix [")}


def unit(points: int) -> Change:
    """Let page 3 count in so many points."""
    return lambda pdf: pdf.pages[2].obj.update({"/UserUnit": points})


def stripes(count: int) -> Change:
    """Draw so many bars, each as wide as the next: they say nothing."""
    return code("".join(f"0 g {480 + 3 * at} 40 1.5 60 re f " for at in range(count)), 0)


def fading(margin: int) -> Change:
    """Fill page 3 with a picture that is white for so many points at the top."""

    def change(pdf: Any) -> None:
        wide, high = 2588, 2625
        white = round(margin * 300 / 72)
        made = picture(pdf, wide, high)
        made.write(b"\xff" * (wide * white) + b"\x40" * (wide * (high - white)))
        code(f"{WIDE} 0 0 {HIGH} 0 0 cm /X Do", XObject={"/X": made})(pdf)

    return change


def other_profile(data: bytes) -> Change:
    """Claim PDF/A too, with a profile of its own."""

    def change(pdf: Any) -> None:
        profile = pdf.make_stream(data, N=4)
        pdf.Root.OutputIntents.append(
            Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=pdf.make_indirect(profile))
        )

    return change


PRTR = b"\0" * 12 + b"prtrCMYK" + b"\0" * 16 + b"acsp" + b"\0" * 88

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
    (
        "bleed",
        KDP,
        all_of(bare_page, code("0 0.5 0 rg 212 500 400 60 re f")),
        all_of(bare_page, code("0 0.5 0 rg 212 500 382 60 re f")),
    ),
    ("bleed", KDP, code("0 0.5 0 rg 582 200 30 40 re f"), code("0 0.5 0 rg 582 200 39 40 re f")),
    ("safe", INGRAM, words("A", y=40), words("A", y=49)),
    ("safe", INGRAM, words("A", x=30), words("A", x=36)),
    # Taller than an x: what counts is ink, and not how tall letters of some font may be.
    ("safe", INGRAM, words("l", y=552, size=60), words("x", y=552, size=60)),
    ("safe", INGRAM, words(" A", x=26), words("   A", x=26)),
    ("marks", KDP, code("1 w 610 4 m 617 4 l S"), code("1 w 300 20 m 310 20 l S")),
    ("blank-run", KDP, blank(3), blank(2)),
    (
        "last-page",
        INGRAM,
        code("BT 0 0 0 1 k /F 14 Tf 1 0 0 1 200 300 Tm (The End) Tj ET", 17),
        code("0.1 0 0 0 k 0 0 621 630 re f", 17),
    ),
    ("unfinished", KDP, words("Lorem ipsum", ink="0 g"), words("Lore", ink="0 g")),
    ("unfinished", KDP, words("ENTWURF", y=612, ink="0 g"), words("Entwurfs", ink="0 g")),
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
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(PRTR.replace(b"prtr", b"scnr")),
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
    ("pdfx", INGRAM, newer(named="PDF/X-4p"), newer()),
    ("pdf-version", INGRAM, newer(version("1.7")), newer(version("1.6"))),
    ("packing", INGRAM, newer(lzw), newer(settings(ca=0.5))),
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
    ("damaged", KDP, nest(6, 10), nest(3, 10)),
    (
        "damaged",
        KDP,
        lambda _: {"bytes": lambda data: data.replace(b"startxref\n", b"startxref\n9")},
        no_change,
    ),
    ("ppi-least", KDP, tiled(100), tiled(300)),
    (
        "boxes",
        KDP,
        lambda pdf: pdf.pages[2].obj.update({"/UserUnit": 2}),
        lambda pdf: pdf.pages[2].obj.update({"/UserUnit": 1}),
    ),
    ("file-id", INGRAM, without_id, no_change),
    ("file-size", KDP, house("max_bytes", -1), house("max_bytes", 0)),
    ("file-size-advised", KDP, house("advised_bytes", -1), house("advised_bytes", 0)),
    ("rim", KDP, fading(9), fading(0)),
    ("border", KDP, code("1 w 20 29 572 572 re S"), code("1 w 28 37 556 556 re S")),
    ("torn-picture", KDP, strips(3, 590, -13), strips(2, 600, -21)),
    ("enlarged", KDP, grains(200, 600), grains(600, 600)),
    (
        "black-words",
        INGRAM,
        words("turned", ink="0.55 0.55 0.55 0.75 k"),
        words("dark", ink="0.55 0.55 0.55 0.6 k"),
    ),
    (
        "white-overprint",
        INGRAM,
        settings("0 0 0 0 k 200 200 50 50 re f", op=True),
        settings("0 0 0 0 k 200 200 50 50 re f", op=False),
    ),
    (
        "output-intent",
        INGRAM,
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.update({"/N": 3}),
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.update({"/N": 4}),
    ),
    ("output-intent", INGRAM, other_profile(PRTR + b"\1"), other_profile(PRTR)),
    ("author", KDP, info(Author="Nobody Else"), info(Author="A. Clean and Book")),
    ("isbn", KDP, words("ISBN 978-1-4028-9462-7", ink="0 g"), words("ISBN 978-1-4028-9462-6", ink="0 g")),
    (
        "isbn",
        COVER,
        all_of(bars(), code("BT 0 g /F 9 Tf 1 0 0 1 480 105 Tm (ISBN 978-0-306-40615-7) Tj ET", 0)),
        all_of(bars(), code("BT 0 g /F 9 Tf 1 0 0 1 480 105 Tm (ISBN 978-1-4028-9462-6) Tj ET", 0)),
    ),
    ("metadata", INGRAM, xmp("Another Book"), xmp("A Clean Book")),
    ("barcode", COVER, stripes(30), stripes(12)),
    ("barcode", COVER, bars(module=0.72), bars(module=0.76)),
    ("barcode", COVER, bars(beside=9), bars(beside=11.5)),
    ("barcode", SLEEVE, bars(ink="0.5 0.5 0 1 k"), bars(ink="0 0 0 1 k")),
    (
        "hinge",
        CASE,
        code("BT 0 g /F 14 Tf 1 0 0 1 700 300 Tm (A) Tj ET", 0),
        code("BT 0 g /F 14 Tf 1 0 0 1 712 300 Tm (A) Tj ET", 0),
    ),
    ("alternative-text", SCREEN, tagged(alt=""), tagged()),
    ("language", SCREEN, tagged(language=""), tagged()),
    ("shown-title", SCREEN, tagged(titled=False), tagged()),
    ("parent-tree", SCREEN, tagged(leads=0), tagged()),
]
# Rules that no file can break alone, each with its reason.
EXEMPT: dict[str, str] = {}
