"""Clean books made with pikepdf alone, never with our painter: one for four inks as PDF/X-1a, one in RGB."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

ROOT = Path(__file__).parents[3]
FONT = next((ROOT / "fonts").glob("andika/Andika-Regular.ttf"))
WIDE, HIGH = 621.0, 630.0  # 8.5 x 8.5 in with 0.125 in of bleed on three edges
CASE = (2 * 612 + 18 + 126, 738.0)  # Lulu's for 32 pages, with what is turned in
COVER = (2 * 612 + 32 * 0.002347 * 72 + 18, 630.0)  # KDP's for 32 pages


@lru_cache
def clean(colour: str, pages: int) -> bytes:
    """Return a clean book: art to the edge of the bleed, a picture of 300 ppi, black words inside the safe."""
    pdf = Pdf.new()
    _fill(pdf, colour, [_sides(number) for number in range(1, pages + 1)])
    if colour == "cmyk":  # IngramSpark's: its last page is blank
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"")
    return _saved(pdf, colour)


@lru_cache
def clean_cover(size: tuple[float, float] = COVER, wrap: float = 9.0, colour: str = "rgb") -> bytes:
    """Return a clean cover for a book of 32 pages: KDP's paperback, unless a size is given."""
    pdf = Pdf.new()
    _fill(pdf, colour, [(size, (wrap, wrap, size[0] - wrap, size[1] - wrap))])
    return _saved(pdf, colour)


def draw(pdf: Pdf, code: str, page: int = 2, **resources: Any) -> None:
    """Add operators to a page (counted from 0), and resources by kind: XObject={"/X": …}."""
    it = pdf.pages[page]
    it.contents_add(pdf.make_stream(f"q {code} Q".encode()), prepend=False)
    own = it.obj.Resources = Dictionary(dict(it.obj.Resources.items()))
    for kind, held in resources.items():
        key = Name(f"/{kind}")
        own[key] = Dictionary({**dict(own.get(key, Dictionary()).items()), **held})


def picture(pdf: Pdf, wide: int, high: int, space: str = "/DeviceGray", pixel: bytes = b"\x80") -> Any:
    """Return a picture of one colour."""
    data = pixel * (wide * high)
    return pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=wide, Height=high,
        ColorSpace=Name(space), BitsPerComponent=8,
    )  # fmt: skip


def _sides(number: int) -> tuple[tuple[float, float], tuple[float, float, float, float]]:
    left = 0.0 if number % 2 else 9.0  # no bleed at the binding edge
    return (WIDE, HIGH), (left, 9.0, left + 612, 621.0)


def _fill(pdf: Pdf, colour: str, sides: list[Any]) -> None:
    tint, black = ("0.1 0 0 0 k", "0 0 0 1 k") if colour == "cmyk" else ("0.9 1 1 rg", "0 0 0 rg")
    space, pixel = (
        ("/DeviceCMYK", b"\x40\x20\x00\x00") if colour == "cmyk" else ("/DeviceRGB", b"\xa0\xc0\xff")
    )
    image = pdf.make_indirect(picture(pdf, 300, 300, space, pixel))
    font = pdf.make_indirect(_font(pdf))
    for (wide, high), trim in sides:
        page = pdf.add_blank_page(page_size=(wide, high))
        page.obj.Resources = Dictionary(XObject=Dictionary(I=image), Font=Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(
            f"q {tint} 0 0 {wide} {high} re f Q q 72 0 0 72 200 400 cm /I Do Q "
            f"BT {black} /F 14 Tf 1 0 0 1 200 300 Tm (A Clean Book) Tj ET".encode()
        )
        page.obj.TrimBox = Array(trim)
        page.obj.BleedBox = page.obj.MediaBox


def _font(pdf: Pdf) -> Any:
    file = pdf.make_stream(FONT.read_bytes())
    told = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Andika"), Flags=32, FontBBox=Array([0, -200, 1000, 900]),
        ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=700, StemV=80, FontFile2=pdf.make_indirect(file),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Andika"), FirstChar=32, LastChar=126,
        Widths=Array([500] * 95), FontDescriptor=pdf.make_indirect(told), Encoding=Name.WinAnsiEncoding,
    )  # fmt: skip


def _saved(pdf: Pdf, colour: str) -> bytes:
    info = pdf.docinfo
    info.Title, info.CreationDate, info.ModDate = "A Clean Book", "D:20260101000000Z", "D:20260101000000Z"
    info.Trapped = Name("/False")
    if colour == "cmyk":
        info.GTS_PDFXVersion, info.GTS_PDFXConformance = "PDF/X-1:2001", "PDF/X-1a:2001"
        profile = pdf.make_stream(b"\0" * 12 + b"prtrCMYK" + b"\0" * 16 + b"acsp" + b"\0" * 88, N=4)
        pdf.Root.OutputIntents = Array([Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
            Info=String("FOGRA39"), DestOutputProfile=pdf.make_indirect(profile),
        )])  # fmt: skip
    return saved(pdf, "1.3")


def saved(pdf: Pdf, version: str = "1.3", **more: Any) -> bytes:
    """Return a PDF's bytes."""
    out = BytesIO()
    pdf.save(out, **{
        "force_version": version, "object_stream_mode": pikepdf.ObjectStreamMode.disable, **more
    })  # fmt: skip
    return out.getvalue()
