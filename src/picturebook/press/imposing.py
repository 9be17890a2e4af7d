"""Imposing: the pages of a finished PDF set two to a side on sheets, to be folded or cut.

Pages are placed as they are, as form XObjects: nothing on them is drawn anew, and pictures are copied from file to
file without being decoded. Nor are they held: the sheets are added to the opened file, and saved as another without
its pages. (A page that is copied into a new one brings its pictures into memory.) Any PDF will do, whoever made it.
Boxes count from the lower left here, as PDF's do: a Rect's `y` is its lower edge and its `bottom` the upper one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.errors import BookError, DiskError
from picturebook.measure import PT_PER_MM, Rect, Size
from picturebook.prepress.imposition import Place, Sheet, Side
from picturebook.record import record

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

MARGIN = 5 * PT_PER_MM  # what most printers at home cannot reach
_MARK, _OFF = 4 * PT_PER_MM, 1.5 * PT_PER_MM  # how long a crop mark is, and how far outside the bleed
_LARGEST = 14400.0  # points: a page may be no larger (ISO 32000-1, annex C)
_DEEPEST = 50  # nodes of the tree of pages: a damaged one may lead round in a circle
_HAIR = 0.25  # points: the line of a mark


@record
class Paper:
    """The sheets printed on: their size as they lie, and whether pages get crop marks (and the room for them)."""

    size: Size
    marks: bool = False


@record
class Imposed:
    """What was made: sheets, and how much smaller than their trim the pages on them are (1.0: not at all)."""

    sheets: int
    scale: float


def page_count(source: Path) -> int:
    """Return how many pages a PDF has. Raises BookError for what is no PDF or has none, DiskError if unreadable."""
    with _opened(source) as pdf:
        if not pdf.pages:
            raise BookError(f"{source} has no pages", "name another PDF")
        return len(pdf.pages)


def scale_to(trim: Size, bleed: float, paper: Paper) -> float:
    """Return how much pages must shrink so that two stand side by side on the paper; at most 1.0.

    `bleed` is how far they reach over the trim away from the fold, in points; cut off, it needs room with the marks.
    """
    edge = MARGIN + (_MARK + _OFF if paper.marks else 0.0)
    over = bleed if paper.marks else 0.0
    across = (paper.size.width / 2 - edge) / (trim.width + over)
    down = (paper.size.height - 2 * edge) / (trim.height + 2 * over)
    return min(1.0, across, down)


def impose(source: Path, sheets: Sequence[Sheet], paper: Paper, to: Path) -> Imposed:
    """Write the sheets of a PDF's pages into another. Raises BookError, DiskError; OSError where `to` is not writable.

    Pages are cut at their trim, or where they get crop marks at their bleed, and never pass the fold; all shrink alike.
    """
    with _opened(source) as pdf:
        _check_sizes(source, pdf)
        trims = [_shown_size(page) for page in pdf.pages]
        largest = Size(width=max(one.width for one in trims), height=max(one.height for one in trims))
        bleed = max(_reach(page) for page in pdf.pages)
        press = _Press(pdf, paper, scale_to(largest, bleed, paper))
        for sheet in sheets:
            press.side(sheet.front)
            if sheet.back is not None:
                press.side(sheet.back)
        del pdf.pages[: len(trims)]
        _describe(pdf)
        pdf.save(to, deterministic_id=True, compress_streams=True, encryption=False)
    return Imposed(sheets=len(sheets), scale=press.scale)


class _Press:
    """The sheets of a file being made from its own pages."""

    def __init__(self, pdf: Pdf, paper: Paper, scale: float) -> None:
        self.pdf, self.paper, self.scale = pdf, paper, scale
        self.pages = tuple(pdf.pages)

    def side(self, side: Side) -> None:
        """Add one side of a sheet."""
        from pikepdf import Dictionary, Name

        width, height = self.paper.size.width, self.paper.size.height
        page = self.pdf.add_blank_page(page_size=(width, height))
        page.obj.Resources = Dictionary(XObject=Dictionary())
        code = [
            self._placed(page, place, left)
            for place, left in ((side.left, True), (side.right, False))
            if place.page is not None
        ]
        page.obj.Contents = self.pdf.make_stream("\n".join(code).encode("ascii"))
        page.obj[Name.TrimBox] = page.obj.MediaBox

    def _placed(self, sheet: Page, place: Place, left: bool) -> str:
        """Return the operators that show a page in its half of the sheet, and its marks where there is room."""
        from pikepdf import Array, Name

        assert place.page is not None
        page = self.pages[place.page - 1]
        shown = _box(page, "/BleedBox" if self.paper.marks else "/TrimBox")
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox = Array([shown.x, shown.y, shown.right, shown.bottom])
        name = f"P{place.page}"
        sheet.obj.Resources.XObject[Name(f"/{name}")] = form
        at, half = self._trim_on_sheet(_shown_size(page), place, left), self.paper.size.width / 2
        clip = f"{0 if left else _n(half)} 0 {_n(half)} {_n(self.paper.size.height)} re W n"
        matrix = " ".join(_n(one) for one in _matrix(page, at, self.scale))
        marks = self._marks(at, _reach(page) * self.scale, left) if self.paper.marks else ""
        return f"q {clip} {matrix} cm /{name} Do Q\n{marks}"

    def _trim_on_sheet(self, trim: Size, place: Place, left: bool) -> Rect:
        """Stand a page's trim against the fold, moved over it by its creep."""
        width, height = trim.width * self.scale, trim.height * self.scale
        half = self.paper.size.width / 2
        x = half - width + place.creep if left else half - place.creep
        return Rect(x=x, y=(self.paper.size.height - height) / 2, width=width, height=height)

    def _marks(self, trim: Rect, bleed: float, left: bool) -> str:
        """Return crop marks at the two outer corners, outside the bleed."""
        off = bleed + _OFF
        x, out = (trim.x, -1) if left else (trim.right, 1)
        lines = [
            f"{_n(x + out * off)} {_n(y)} m {_n(x + out * (off + _MARK))} {_n(y)} l"
            for y in (trim.y, trim.bottom)
        ]
        lines += [
            f"{_n(x)} {_n(y + up * off)} m {_n(x)} {_n(y + up * (off + _MARK))} l"
            for y, up in ((trim.y, -1), (trim.bottom, 1))
        ]
        return f"q 0 G {_HAIR} w {' '.join(lines)} S Q"


def _opened(source: Path) -> AbstractContextManager[Pdf]:
    import pikepdf

    try:
        return pikepdf.open(source, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        raise BookError(f"{source} is locked with a password", "save it without one") from None
    except pikepdf.PdfError:
        raise BookError(f"{source} is no PDF, or a damaged one", "name a PDF") from None
    except OSError as problem:
        raise DiskError(f"cannot read {source}: {problem.strerror or problem}", "name a PDF") from None


def _check_sizes(source: Path, pdf: Pdf) -> None:
    """Raise BookError for a page without a size, and for one so large that nothing of it would be seen."""
    for number, page in enumerate(pdf.pages, 1):
        whole = _rect(page.cropbox)
        if whole is None:
            told = "save the PDF anew from the program that made it"
            raise BookError(f"{source}, page {number} has no size", told)
        wide, high = whole.width * _unit(page), whole.height * _unit(page)
        if max(wide, high) > _LARGEST:
            told = "set its pages at the size they are cut to, and export it anew"
            raise BookError(f"{source}, page {number} is {wide / 72:.0f} x {high / 72:.0f} in", told)


def _box(page: Page, name: str) -> Rect:
    """Return a page's box, counted from the lower left; where it has none, what the PDF standard puts for it.

    ISO 32000-1, 14.11.2: a missing trim or bleed box is the crop box, and that the media box. One that no part of the
    page lies in is a slip of whoever wrote it, and as good as missing.
    """
    whole, found = _rect(page.cropbox), _rect(page.obj.get(name))
    assert whole is not None
    return found if found is not None and found.meets(whole) else whole


def _rect(box: Any) -> Rect | None:
    """Return the four edges of a box as a Rect; None where they are not four numbers, or enclose nothing."""
    try:
        x, y, across, up = (float(one) for one in box)
    except (TypeError, ValueError):
        return None
    if x == across or y == up:
        return None
    return Rect(x=min(x, across), y=min(y, up), width=abs(across - x), height=abs(up - y))


def _reach(page: Page) -> float:
    """Return how far a page's bleed reaches over its trim at most."""
    trim, bleed = _box(page, "/TrimBox"), _box(page, "/BleedBox")
    over = (trim.x - bleed.x, trim.y - bleed.y, bleed.right - trim.right, bleed.bottom - trim.bottom, 0.0)
    return max(over) * _unit(page)


def _unit(page: Page) -> float:
    """Return how many points one unit of a page's boxes and operators is (UserUnit); a slip is as good as missing."""
    told = page.obj.get("/UserUnit", 1)
    return float(told) if isinstance(told, (int, float, Decimal)) and told > 0 else 1.0


def _turned(page: Page) -> int:
    """Return by how many quarters a page is shown turned clockwise, 0 to 3."""
    found: Any = page.obj
    for _ in range(_DEEPEST):
        if "/Rotate" in found or "/Parent" not in found:
            break
        found = found.Parent
    told = found.get("/Rotate", 0)
    return int(told) // 90 % 4 if isinstance(told, (int, float, Decimal)) else 0


def _shown_size(page: Page) -> Size:
    """Return the size of a page's trim as it is shown."""
    trim, unit = _box(page, "/TrimBox"), _unit(page)
    wide, high = trim.width * unit, trim.height * unit
    return Size(width=high, height=wide) if _turned(page) % 2 else Size(width=wide, height=high)


def _matrix(page: Page, at: Rect, scale: float) -> tuple[float, ...]:
    """Return the matrix that puts a page's trim, turned as it is shown, where it belongs on the sheet."""
    trim = _box(page, "/TrimBox")
    a, b, c, d, e, f = (
        (1, 0, 0, 1, -trim.x, -trim.y),
        (0, -1, 1, 0, -trim.y, trim.right),
        (-1, 0, 0, -1, trim.right, trim.bottom),
        (0, 1, -1, 0, trim.bottom, -trim.x),
    )[_turned(page)]
    scale *= _unit(page)
    return a * scale, b * scale, c * scale, d * scale, at.x + e * scale, at.y + f * scale


def _describe(pdf: Pdf) -> None:
    """Keep what the file says of its book, and nothing that speaks of its pages; readers show sheets one by one."""
    from pikepdf import Dictionary, Name

    told = ("/Title", "/Author", "/Creator", "/CreationDate", "/ModDate")
    kept = {key: str(pdf.docinfo[key]) for key in told if key in pdf.docinfo}
    language = {"/Lang": str(pdf.Root.Lang)} if "/Lang" in pdf.Root else {}
    for key in pdf.Root.keys() - {"/Type", "/Pages"}:
        del pdf.Root[key]
    pdf.Root.PageLayout = Name.SinglePage
    for key, value in language.items():
        pdf.Root[key] = value
    pdf.trailer.Info = pdf.make_indirect(Dictionary(kept))
    if "/ID" in pdf.trailer:  # it would be taken for a later version of its pages
        del pdf.trailer.ID


def _n(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
