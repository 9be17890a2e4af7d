"""Changes to a clean PDF, each one thing that a printer may send back."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from tests.prepress.preflight.clean import COVER as COVER_SIZE
from tests.prepress.preflight.clean import HIGH, draw, picture

Change = Callable[[Pdf], Any]  # what it returns, if anything, says how to save the file


def box(left: float, low: float, right: float, top: float, name: str = "/MediaBox", page: int = 2) -> Change:
    """Set a page's box."""

    def change(pdf: Pdf) -> None:
        pdf.pages[page].obj[Name(name)] = Array([left, low, right, top])

    return change


def bare_page(pdf: Pdf) -> None:
    """Make page 3 a trim without bleed, on bare paper."""
    pdf.pages[2].obj.Contents = pdf.make_stream(b"")
    for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
        box(0, 0, 612, 612, name)(pdf)


def all_of(*changes: Change) -> Change:
    """Make several changes."""
    return lambda pdf: [change(pdf) for change in changes]


def code(text: str, page: int = 2, **resources: Any) -> Change:
    """Draw on a page."""
    return lambda pdf: draw(pdf, text, page, **resources)


def words(text: str, x: float = 200, y: float = 200, size: float = 14, ink: str = "0 0 0 1 k") -> Change:
    """Write on page 3, a recto."""
    return code(f"BT {ink} /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET")


def image(
    side: int, points: float, space: str = "/DeviceGray", pixel: bytes = b"\x80", page: int = 2, **more: Any
) -> Change:
    """Place a square picture of one colour."""

    def change(pdf: Pdf) -> None:
        made = picture(pdf, side, side, space, pixel)
        for key, value in more.items():
            made[Name(f"/{key}")] = value(pdf) if callable(value) else value
        draw(pdf, f"{points} 0 0 {points} 250 150 cm /X Do", page, XObject={"/X": made})

    return change


def settings(code_after: str = "", **more: Any) -> Change:
    """Use an ExtGState."""
    return code(f"/G0 gs {code_after}", ExtGState={"/G0": Dictionary(**more)})


def info(**told: Any) -> Change:
    """Change the document information; None takes a key away."""

    def change(pdf: Pdf) -> None:
        for key, value in told.items():
            if value is None:
                del pdf.docinfo[Name(f"/{key}")]
            else:
                pdf.docinfo[Name(f"/{key}")] = value

    return change


def intent(**told: Any) -> Change:
    """Change the output intent."""

    def change(pdf: Pdf) -> None:
        for key, value in told.items():
            pdf.Root.OutputIntents[0][Name(f"/{key}")] = value

    return change


def root(key: str, value: Callable[[Pdf], Any]) -> Change:
    """Put something into the catalog."""

    def change(pdf: Pdf) -> None:
        pdf.Root[Name(key)] = value(pdf)

    return change


def note(low: float, top: float) -> Change:
    """Lay a note on page 3."""

    def change(pdf: Pdf) -> None:
        it = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, low, 120, top]))
        pdf.pages[2].obj.Annots = Array([pdf.make_indirect(it)])

    return change


def helvetica(pdf: Pdf) -> None:
    """Write in a font that is not in the file."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    draw(pdf, "BT 0 0 0 1 k /H 14 Tf 1 0 0 1 200 200 Tm (Hello) Tj ET", Font={"/H": font})


def pages(count: int) -> Change:
    """Add copies of the last page, or take pages away."""

    def change(pdf: Pdf) -> None:
        while len(pdf.pages) > count:
            del pdf.pages[-1]
        while len(pdf.pages) < count:
            pdf.pages.append(pdf.pages[-2])

    return change


def blank(count: int) -> Change:
    """Leave pages blank, from page 5 on."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages[4 : 4 + count]:
            page.obj.Contents = pdf.make_stream(b"")

    return change


def form(pdf: Pdf, **more: Any) -> Any:
    """Return an empty form XObject."""
    return pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **more)


def placed(**more: Any) -> Change:
    """Place a form."""
    return lambda pdf: draw(pdf, "/X Do", XObject={"/X": form(pdf, **more)})


def version(number: str) -> Change:
    """Save as another version."""
    return lambda _: {"version": number}


def locked(_: Pdf) -> dict[str, Any]:
    """Lock the file with an owner's password, so that it opens and may not be changed."""
    return {"encryption": pikepdf.Encryption(owner="x", user="", R=4), "version": "1.6"}


def lzw(pdf: Pdf) -> dict[str, Any]:
    """Pack an empty form as LZW: a clear code and an end."""
    made = form(pdf)
    made.write(bytes.fromhex("804040"), filter=Name.LZWDecode)
    draw(pdf, "/X Do", XObject={"/X": made})
    return {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def sized(wide: float, *numbers: int) -> Change:
    """Make pages that wide at their trim, square, with their bleed."""

    def change(pdf: Pdf) -> None:
        for number in numbers or range(1, len(pdf.pages) + 1):
            left = 0.0 if number % 2 else 9.0
            box(0, 0, wide + 9, wide + 18, page=number - 1)(pdf)
            box(0, 0, wide + 9, wide + 18, "/BleedBox", number - 1)(pdf)
            box(left, 9, left + wide, wide + 9, "/TrimBox", number - 1)(pdf)
            draw(pdf, f"0.9 1 1 rg 0 0 {wide + 9} {wide + 18} re f", number - 1)

    return change


def cover_sized(more: float) -> Change:
    """Make the cover wider."""

    def change(pdf: Pdf) -> None:
        wide = COVER_SIZE[0] + more
        box(0, 0, wide, HIGH, page=0)(pdf)
        box(0, 0, wide, HIGH, "/BleedBox", 0)(pdf)
        box(9, 9, wide - 9, HIGH - 9, "/TrimBox", 0)(pdf)
        draw(pdf, f"0.9 1 1 rg 0 0 {wide} {HIGH} re f", 0)

    return change


def nest(levels: int, each: int) -> Change:
    """Place a form that names another so many times, and so on, so many levels deep."""

    def change(pdf: Pdf) -> None:
        inner = pdf.make_indirect(form(pdf))
        for _ in range(levels):
            outer = form(pdf, Resources=Dictionary(XObject=Dictionary(X=inner)))
            outer.write(b"/X Do " * each)
            inner = pdf.make_indirect(outer)
        draw(pdf, "/X Do", XObject={"/X": inner})

    return change


def tiled(side: int) -> Change:
    """Fill a square with a pattern whose cell, an inch wide, is a picture of so many pixels."""

    def change(pdf: Pdf) -> None:
        cell = pdf.make_stream(
            b"72 0 0 72 0 0 cm /I Do", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 72, 72]), XStep=72, YStep=72,
            Resources=Dictionary(XObject=Dictionary(I=pdf.make_indirect(picture(pdf, side, side)))),
        )  # fmt: skip
        draw(pdf, "/Pattern cs /P scn 200 200 100 100 re f", Pattern={"/P": pdf.make_indirect(cell)})

    return change


def tagged(alt: str = "A hill", language: str = "en", titled: bool = True, leads: int = 1) -> Change:
    """Tag the picture of page 1; so many of its contents are in the parent tree."""

    def change(pdf: Pdf) -> None:
        first, tree = pdf.pages[0].obj, pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        figure = Dictionary(Type=Name.StructElem, S=Name.Figure, P=tree, K=0, Pg=first)
        if alt:
            figure.Alt = String(alt)
        figure = pdf.make_indirect(figure)
        tree.K = Array([figure])
        tree.ParentTree = Dictionary(Nums=Array([0, Array([figure] * leads)]))
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=titled)
        if language:
            pdf.Root.Lang = String(language)
        first.StructParents = 0
        draw(pdf, "/Figure <</MCID 0>> BDC EMC", 0)

    return change


def bars(module: float = 0.9, x: float = 480, ink: str = "0 g", beside: float | None = None) -> Change:
    """Draw an EAN-13 on a cover, as another library makes it; something black may stand so many modules before it."""
    import zxingcpp

    made = zxingcpp.create_barcode("9781402894626", zxingcpp.BarcodeFormat.EAN13)
    drawn = Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=1))
    row = drawn.crop((0, 5, drawn.width, 6)).tobytes()
    dark = [at for at, value in enumerate(row) if value < 128]
    rects = [f"{x + (at - dark[0]) * module} 40 {module} 60 re" for at in dark]
    if beside is not None:
        rects.append(f"{x - beside * module - 2} 40 2 60 re")
    return code(f"1 g {x - 12} 36 {module * 95 + 22} 68 re f {ink} {' '.join(rects)} f", 0)


def xmp(title: str) -> Change:
    """Say a title in XMP too."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:ModifyDate="2026-01-01T01:00:00+01:00"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    return root(
        "/Metadata", lambda pdf: pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    )


def newer(change: Change = lambda _: None, named: str = "PDF/X-4") -> Change:
    """Ask for PDF/X-4, name the file so in XMP, and make a change."""

    def made(pdf: Pdf) -> dict[str, Any]:
        space = "http://www.npes.org/pdfx/ns/id/"
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            packet[f"{{{space}}}GTS_PDFXVersion"] = named
        return {**(change(pdf) or {}), "house": lambda _: {"flavour": "pdf-x-4"}}

    return made


def strips(first: int, x: float, then: float) -> Change:
    """Let one lively picture run off a page at x, and go on, on the next, where it began at `then`."""

    def change(pdf: Pdf) -> None:
        wide, high = 175, 2625
        rows = Random(3).choices(range(40, 220), k=high // 12 + 1)
        data = b"".join(bytes([rows[row // 12]]) * wide for row in range(high))
        made = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=wide, Height=high,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        for page, left in ((first, x), (first + 1, then)):
            draw(pdf, f"42 0 0 {HIGH} {left} 0 cm /X Do", page - 1, XObject={"/X": made})

    return change


def grains(side: int, shown: int) -> Change:
    """Place a picture whose detail is of so many pixels, enlarged to so many."""

    def change(pdf: Pdf) -> None:
        fine = Image.frombytes("L", (side, side), Random(5).randbytes(side * side))
        made = picture(pdf, shown, shown)
        made.write(fine.resize((shown, shown), Image.Resampling.BICUBIC).tobytes())
        draw(pdf, f"{shown * 0.24} 0 0 {shown * 0.24} 250 150 cm /X Do", XObject={"/X": made})

    return change


def no_change(_: Pdf) -> None:
    """Leave the file as it is."""
