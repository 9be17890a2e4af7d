"""The press: frames and plates printed into one PDF, with nothing in it that a printer would send back.

Every font is embedded and ours, plates are copied untouched, boxes are right for each side, and the same book
is the same bytes. There is no page transition, no ArtBox beside a TrimBox and no stray Helvetica, which is why
pages are built as objects here and not through ReportLab's canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from picturebook.design.fonts import Cut
from picturebook.design.printer import Printer
from picturebook.layout.frame import Frame, Ink, Picture, Run
from picturebook.measure import Rect, Size
from picturebook.prepress.imposition import CALIPER, Scheme, imposed
from picturebook.prepress.plates import Plate
from picturebook.press.fonts import PressFont, embed
from picturebook.press.imposing import Paper, impose, scale_to
from picturebook.press.metadata import CREATOR, PRODUCER, Meta, describe
from picturebook.press.paint import Painter, Placement, marks
from picturebook.press.tags import Tags, Tree
from picturebook.press.variants import VARIANTS, Variant, claim
from picturebook.record import record

_MARGIN = 5 * 72 / 25.4  # what a home printer cannot reach, in points
_MARK = 18.0  # crop mark and its gap, in points


@record
class Stock:
    """What the press is given to print from: font files by digest, and each picture's plate."""

    faces: Mapping[str, Cut]
    plate: Callable[[Picture], Plate]


def print_book(frames: Sequence[Frame], stock: Stock, printer: Printer, meta: Meta, to: Path) -> None:
    """Print frames into a PDF file, whole or not at all: a page each, or on the sheets of a booklet. Raises OSError."""
    if not printer.fold:
        _print_pages(frames, stock, printer, meta, to)
        return
    pages = to.with_suffix(".pages.pdf")
    sheets = imposed(Scheme.BOOKLET, len(frames), caliper=CALIPER, right_bound=meta.right_bound)
    try:
        _print_pages(frames, stock, printer, meta, pages)
        impose(pages, sheets, folded(printer), to)
    finally:
        pages.unlink(missing_ok=True)


def _print_pages(frames: Sequence[Frame], stock: Stock, printer: Printer, meta: Meta, to: Path) -> None:
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import save

    variant = VARIANTS[printer.flavour]
    document: Any = pdf.PDFDocument(
        compression=1, invariant=1, pdfVersion=variant.version, lang=meta.language
    )
    _describe(document, meta, variant)
    if variant.intent:
        claim(document, variant.intent)
    sheets = _Sheets(document, stock, printer, meta)
    for frame in frames:
        sheets.add(frame)
    sheets.finish()
    if variant.named:
        describe(document, meta, variant)
    document.Catalog.Outlines = None
    save(document, to)


def place(frame: Frame, printer: Printer) -> Placement:
    """Return where a page's trim lies: alone with its bleed, or centred on a home printer's sheet, scaled to fit."""
    bleed, trim = frame.bleed, frame.trim
    whole = Size(width=trim.width + bleed.left + bleed.right, height=trim.height + bleed.top + bleed.bottom)
    if printer.sheet is None or printer.fold:
        return Placement(sheet=(whole.width, whole.height), left=bleed.left, top=bleed.top)
    paper = sheet_for(trim, printer)
    scale = scale_on(trim, printer)
    return Placement(
        sheet=(paper.width, paper.height),
        left=(paper.width - trim.width * scale) / 2,
        top=(paper.height - trim.height * scale) / 2,
        scale=scale,
        marks=printer.marks,
    )


def sheet_for(trim: Size, printer: Printer) -> Size:
    """Return a home printer's sheet turned the way the trim lies."""
    assert printer.sheet is not None
    short, long = sorted((printer.sheet.width, printer.sheet.height))
    return Size(width=long, height=short) if trim.aspect > 1 else Size(width=short, height=long)


def scale_on(trim: Size, printer: Printer) -> float:
    """Return how much smaller than its trim a page is printed so that bleed and marks fit the sheet; 1 if they do."""
    if printer.sheet is None:
        return 1.0
    if printer.fold:
        return scale_to(trim, printer.bleed.outside, folded(printer))
    paper, bleed = sheet_for(trim, printer), printer.bleed
    room = 2 * (_MARGIN + (_MARK if printer.marks else 0))
    across = (paper.width - room) / (trim.width + bleed.inside + bleed.outside)
    down = (paper.height - room) / (trim.height + bleed.top + bleed.bottom)
    return min(1.0, across, down)


def folded(printer: Printer) -> Paper:
    """Return the sheets a booklet is printed on, lying, so that they fold across the middle of their long side."""
    assert printer.sheet is not None
    short, long = sorted((printer.sheet.width, printer.sheet.height))
    return Paper(size=Size(width=long, height=short), marks=printer.marks)


class _Sheets:
    """The document's pages as they are added, and the fonts and plates they share."""

    def __init__(self, document: Any, stock: Stock, printer: Printer, meta: Meta) -> None:
        self.document, self.stock, self.printer, self.meta = document, stock, printer, meta
        self.tree = Tree(document) if VARIANTS[printer.flavour].tagged else None
        self.fonts: dict[tuple[str, str], PressFont] = {}
        self.plates: dict[str, str] = {}
        self.font_table: Any = None

    def add(self, frame: Frame) -> None:
        """Add a page."""
        from reportlab.pdfbase import pdfdoc as pdf

        from picturebook.press.streaming import Stream

        placement = place(frame, self.printer)
        inks = _separation(self.printer.ink_limit) if self.printer.colour == "cmyk" else None
        painter = Painter(
            placement=placement,
            inks=inks,
            font=self.font,
            plate=self.plate,
            right_bound=self.meta.right_bound,
            tags=Tags(self.meta.language, partial(_reach, placement)) if self.tree else None,
        )
        code = painter.page(frame)
        if placement.marks:
            code += "\n" + (
                f"/Artifact BMC {marks(placement, frame)} EMC" if self.tree else marks(placement, frame)
            )
        page: Any = pdf.PDFPage()
        page.MediaBox = pdf.PDFArray([0, 0, *(_points(side) for side in placement.sheet)])
        page.TrimBox, page.BleedBox = (pdf.PDFArray(box) for box in _boxes(frame, placement))
        page.Contents = Stream(code.encode("ascii"))
        page.Resources = self._resources(painter)
        self.document.updateSignature(code)
        if self.tree and painter.tags:
            number = self.tree.add(
                self.document.thisPageName(), painter.tags.read(frame), painter.tags.owners
            )
            page.StructParents = number
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
        self.document.addPage(page)

    def font(self, run: Run) -> PressFont:
        """Return the font of a run's face in this file: one for each direction, where its glyphs read otherwise."""
        key = run.face, run.direction
        if key not in self.fonts:
            self.fonts[key] = PressFont(cut=self.stock.faces[run.face], resource=f"F{len(self.fonts) + 1}")
        return self.fonts[key]

    def plate(self, picture: Picture) -> str:
        """Return the name of a picture's plate in this file, adding it once."""
        from picturebook.press.streaming import PlateObject

        plate = self.stock.plate(picture)
        if plate.key not in self.plates:
            name = f"P{len(self.plates) + 1}"
            self.plates[plate.key] = name
            self.document.Reference(PlateObject(plate), f"plate.{name}")
            self.document.updateSignature(plate.key)
        return self.plates[plate.key]

    def _resources(self, painter: Painter) -> Any:
        from reportlab.pdfbase import pdfdoc as pdf

        if self.font_table is None:
            self.font_table = self.document.Reference(pdf.PDFDictionary({}), "fonts")
        found: dict[str, Any] = {
            "ProcSet": pdf.PDFArray([pdf.PDFName(name) for name in ("PDF", "Text", "ImageC")])
        }
        if painter.fonts:
            found["Font"] = self.font_table
        if painter.plates:
            names = sorted(painter.plates, key=lambda name: int(name[1:]))
            found["XObject"] = pdf.PDFDictionary(
                {name: pdf.PDFObjectReference(f"plate.{name}") for name in names}
            )
        return pdf.PDFDictionary(found)

    def finish(self) -> None:
        """Embed the fonts, now that every glyph is known, and write the tree of a tagged file."""
        if self.tree:
            self.tree.finish()
        if self.font_table is None:
            return
        table = self.document.idToObject["fonts"]
        for font in self.fonts.values():
            table.dict[font.resource] = embed(self.document, font, whole=self.tree is not None)


def _describe(document: Any, meta: Meta, variant: Variant) -> None:
    from reportlab.pdfbase import pdfdoc as pdf

    class Info(pdf.PDFInfo):
        """Title, author and dates; nothing is made up for what the story does not say."""

        def format(self, document: Any) -> bytes:
            date = pdf.PDFDate(ts=document._timeStamp)
            said = {
                "Title": pdf.PDFString(meta.title),
                "Creator": pdf.PDFString(CREATOR),
                "Producer": pdf.PDFString(PRODUCER),
                "CreationDate": date,
                "ModDate": date,
                "Trapped": pdf.PDFName("False"),
            }
            said |= {key: pdf.PDFString(value) for key, value in variant.claims}
            if meta.author:
                said["Author"] = pdf.PDFString(meta.author)
            whole: bytes = pdf.PDFDictionary(said).format(document)
            return whole

    document.info = Info()
    document.updateSignature(meta.title)
    catalog = document.Catalog
    # Readers show openings as they lie on the table: a cover alone, then left and right together.
    catalog.PageLayout = pdf.PDFName("TwoPageRight")
    wishes: dict[str, Any] = {"DisplayDocTitle": "true"}
    if meta.right_bound:
        wishes["Direction"] = pdf.PDFName("R2L")
    catalog.ViewerPreferences = pdf.PDFDictionary(wishes)


def _boxes(frame: Frame, placement: Placement) -> tuple[list[float], list[float]]:
    """Return TrimBox and BleedBox, counted from the sheet's lower left corner."""
    scale, bleed = placement.scale, frame.bleed
    left, top = placement.left, placement.sheet[1] - placement.top
    right, bottom = left + frame.trim.width * scale, top - frame.trim.height * scale
    trim = [left, bottom, right, top]
    reach = [
        left - bleed.left * scale,
        bottom - bleed.bottom * scale,
        right + bleed.right * scale,
        top + bleed.top * scale,
    ]
    return [_points(edge) for edge in trim], [_points(max(0.0, edge)) for edge in reach]


@lru_cache(maxsize=4)
def _separation(limit: int) -> Callable[[Ink], tuple[float, ...]]:
    """Return how inks are separated: what is black alone stays so, the rest becomes what a plate of it would be."""
    from picturebook.prepress.separation import inks_of

    def separate(ink: Ink) -> tuple[float, ...]:
        return ink.cmyk if not any(ink.cmyk[:3]) else inks_of(ink.srgb, limit)

    return lru_cache(maxsize=256)(separate)


def _reach(placement: Placement, box: Rect) -> tuple[float, float, float, float]:
    """Return what is seen of a box on the sheet, counted from its lower left corner."""
    scale, (wide, high) = placement.scale, placement.sheet
    left, low = placement.left + box.x * scale, high - placement.top - box.bottom * scale
    right, top = left + box.width * scale, low + box.height * scale
    return (
        _points(max(0.0, left)), _points(max(0.0, low)), _points(min(wide, right)), _points(min(high, top))
    )  # fmt: skip


def _points(value: float) -> float:
    return round(value, 3)
