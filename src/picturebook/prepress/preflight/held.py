"""A finished PDF beside the printer it is held against, and where the trim of each page lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from picturebook.design.cover import CoverSheet
from picturebook.design.printer import Printer
from picturebook.diagnostics import Severity
from picturebook.measure import Insets, Rect, Size, in_inches
from picturebook.prepress.preflight.records import Bars, Document, Page
from picturebook.record import record

NEAR = 0.02 * 72  # points by which a page may miss its size: KDP and IngramSpark say 0.02 in at most
HAIR = 0.75  # points by which a box may stray: outlines of letters are not their boxes


@record
class Hit:
    """One place where a rule is broken: what was measured, and what is asked."""

    page: int | None
    measured: str
    limit: str
    box: Rect | None = None  # from the top left of the media box
    severity: Severity | None = None  # where it is not the rule's own


@record
class Seen:
    """What only pixels tell: where paintings end before the bleed does, which pages are white, and so on."""

    rims: tuple[tuple[int, str], ...] = ()  # pages and edges
    bare: tuple[int, ...] = ()  # pages of pictures that are all white
    bars: tuple[Bars, ...] = ()  # barcodes of a cover
    enlarged: tuple[tuple[int, Rect, float], ...] = ()  # pages, pictures, and their own pixels an inch
    torn: tuple[int, ...] = ()  # pages whose picture goes on overleaf, where nobody sees both


@record
class Held:
    """A PDF and a printer; for a cover the sheet it must be, None where that is not known."""

    document: Document
    printer: Printer
    cover: bool = False
    sheet: CoverSheet | None = None
    book: Document | None = None  # of a cover, where it lies beside it
    drafts: frozenset[str] = frozenset()  # what drafts of this book say of themselves, besides what all say
    looked: bool = False  # whether pixels were looked at; where not, `seen` says nothing
    seen: Seen = Seen()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        return self.document.pages

    @property
    def count(self) -> int:
        """How many pages the book has: two on each side of a sheet that is folded."""
        return len(self.pages) * (2 if self.printer.fold else 1)

    @property
    def bled(self) -> bool:
        """Whether pages stand alone with their bleed, and not on a home printer's sheet."""
        return self.printer.sheet is None

    @property
    def pressed(self) -> bool:
        """Whether the printer asks for a kind of PDF/X."""
        return self.printer.flavour.startswith("pdf-x")

    @property
    def flat(self) -> bool:
        """Whether it takes nothing newer than PDF 1.3 has, see-through paint above all; PDF/X-4 is PDF 1.6."""
        return self.printer.flavour != "pdf-x-4"

    def bleed(self, page: Page) -> Insets:
        """Return how far art must reach past a page's trim at each edge, in points."""
        if self.cover:
            wrap = self.printer.cover_sheet.wrap if self.printer.cover_sheet else 0.0
            return Insets(top=wrap, right=wrap, bottom=wrap, left=wrap)
        told = self.printer.bleed
        left, right = (told.inside, told.outside) if self.bound_left(page) else (told.outside, told.inside)
        return Insets(top=told.top, right=right, bottom=told.bottom, left=left)

    def bound_left(self, page: Page) -> bool:
        """Say whether a page's binding edge is its left one: of a recto, unless the book opens from the right."""
        return (page.number % 2 == 1) != self.document.right_bound

    def trim(self, page: Page) -> Rect:
        """Return a page's trim: what it says itself, or what its size and the printer's bleed leave."""
        if page.trim is not None and not _same(page.trim, page.media):
            return page.trim
        if bare(page, self.printer) and not self.cover:
            return page.media
        return page.media.inset(self.bleed(page))

    def safe(self, page: Page) -> Rect:
        """Return the part of the trim where words may stand, gutter and all."""
        rule = self.printer.cover_sheet
        if self.cover:
            keep = rule.safe if rule else 0.0
            return self.trim(page).inset(Insets(top=keep, right=keep, bottom=keep, left=keep))
        keep, printer = self.printer.safe.top, self.printer
        inside = printer.gutter_at(len(self.pages)) if printer.gutter else keep
        edges = Insets(top=keep, right=keep, bottom=keep, left=inside)
        if not self.bound_left(page):
            edges = replace(edges, left=keep, right=inside)
        return self.trim(page).inset(edges)


def bare(page: Page, printer: Printer) -> bool:
    """Say whether a page is one of the printer's trims with no bleed at all."""
    return any(close(page.media.size, trim) for trim in printer.trims)


def close(one: Size, other: Size) -> bool:
    """Say whether two sizes are one for a printer."""
    return max(abs(one.width - other.width), abs(one.height - other.height)) <= NEAR


def written(size: Size) -> str:
    """Write a size in inches."""
    return f"{in_inches(size.width).removesuffix(' in')} x {in_inches(size.height)}"


def edges(box: Rect) -> Iterator[tuple[str, float]]:
    """Yield a box's edges, outwards positive, so that one comparison serves all four."""
    yield "top", -box.y
    yield "right", box.right
    yield "bottom", box.bottom
    yield "left", -box.x


def _same(one: Rect, other: Rect) -> bool:
    return one.holds(other) and other.holds(one)
