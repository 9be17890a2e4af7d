"""A printer: what one house and binding asks of a file, every number with its source and date."""

from __future__ import annotations

from picturebook.measure import Insets, Size
from picturebook.record import record

SAME = 1.0  # points by which two trims may differ and still be one
# What holds where a house says nothing else: the practice of print on demand, from third parties.
INK_REFUSED = 300  # percent of the four inks together
MOST_PPI = 600
LEAST_TYPE, LEAST_LINE = 7.0, 0.75  # points


def like(one: Size, other: Size) -> bool:
    """Say whether two trims are the same but for rounding."""
    return max(abs(one.width - other.width), abs(one.height - other.height)) <= SAME


@record
class Bleed:
    """Bleed per edge in points; `inside` is the binding edge."""

    top: float
    outside: float
    bottom: float
    inside: float


@record
class PageRule:
    """How many pages the house binds; some trims have a lower limit of their own."""

    min: int
    max: int
    multiple: int
    max_for: tuple[tuple[Size, int], ...] = ()

    def max_at(self, trim: Size) -> int:
        """Return the most pages the house binds of a trim."""
        known = (most for size, most in self.max_for if like(size, trim))
        return next(known, self.max)


@record
class SpineRule:
    """How thick a house's spine is, and from how many pages on words may stand on it; lengths in points.

    A house gives so much a page and something besides, or steps: from so many pages on, so thick. A guess at what lies
    past its last step would be a spine that bounces.
    """

    per_page: float = 0.0
    add: float = 0.0
    steps: tuple[tuple[int, float], ...] = ()
    until: int | None = None  # the last page count the rule is known for
    text_from: int | None = None  # None: never
    clear: float = 0.0  # what words on it keep from either fold

    def width_at(self, pages: int) -> float | None:
        """Return the spine's width for so many pages; None where the house's rule is not known."""
        if self.until is not None and pages > self.until:
            return None
        if self.steps:
            return max((wide for start, wide in self.steps if pages >= start), default=None)
        return self.per_page * pages + self.add


@record
class CoverRule:
    """What a house asks of a cover printed as one sheet: back, spine and front; lengths in points."""

    wrap: float  # how far art reaches past the trim at the three outer edges: bleed, or what is turned in
    safe: float  # what words keep from the trim
    hinge: float = 0.0  # what they keep from the spine besides, where a case bends
    barcode: Size | None = None  # the box a barcode has, at the lower right of the back
    barcode_inset: float = 0.0  # how far that is from the trim and the spine, or from the hinge of a case
    barcode_foot: float = 0.0  # how far it is from the lower trim, where that is more


@record
class Sourced:
    """Where a number comes from."""

    key: str
    source: str
    read: str  # ISO date
    verified: bool


PRACTICE = Sourced(
    key="", source="the practice of print on demand, from third parties", read="2026-11-22", verified=False
)


@record
class Printer:
    """One output: a house and binding, a home printer, or the screen."""

    name: str
    title: str
    digest: str
    trims: tuple[Size, ...]  # empty: any trim
    bleed: Bleed
    safe: Insets  # top, right (outside), bottom, left (inside) from the trim edge, in points
    gutter: tuple[tuple[int, float], ...]  # (from this page count on, points inside)
    pages: PageRule
    cover: str  # "inside": first and last pages of the file · "separate": a sheet of its own
    sheet: Size | None  # a home printer's paper: the trim is centred on it, scaled down if it must be
    marks: bool  # crop marks outside the bleed
    ppi: int
    colour: str  # "rgb" | "cmyk"
    flavour: str  # of the PDF: "plain" or a kind of PDF/X
    max_bytes: int | None
    sells: bool
    policy: tuple[tuple[str, str], ...]
    sources: tuple[Sourced, ...]
    ink_limit: int = 300  # percent of the four inks together, at most; for a printer that takes CMYK
    ink_refused: int = INK_REFUSED  # percent from which on files come back, whatever is recommended
    most_ppi: int = MOST_PPI  # more is thrown away
    least_type: float = LEAST_TYPE  # points: smaller letters fill in or break up
    least_line: float = LEAST_LINE  # points: what holds in print on demand
    most_blanks: int | None = None  # pages in a row that may be blank; None: as many as one likes
    last_blank: bool = False  # the last page must be blank, or the house adds one to print its own bars on
    advised_bytes: int | None = None  # what a house recommends, where it takes more
    spine: SpineRule | None = None  # None: the house publishes no rule
    cover_sheet: CoverRule | None = None  # None: it has no cover of its own, or publishes no measures
    unsourced: tuple[str, ...] = ()  # numbers a file of one's own states without saying where they were read
    fold: bool = False  # two pages stand on each side of a sheet, which is folded in the middle
    forgives: bool = False  # of a draft: a trim and page count it cannot bind are told, and shown

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The numbers nobody verified, in the file's order, and those without a source."""
        return (*(one.key for one in self.sources if not one.verified), *self.unsourced)

    def gutter_at(self, pages: int) -> float:
        """Return the inside margin in points for a page count."""
        return max((points for start, points in self.gutter if pages >= start), default=0.0)
