"""A printer: what one house and binding asks of a file, every number with its source and date."""

from __future__ import annotations

from picturebook.measure import Insets, Size
from picturebook.record import record

SAME = 1.0  # points by which two trims may differ and still be one


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
class Sourced:
    """Where a number comes from."""

    key: str
    source: str
    read: str  # ISO date
    verified: bool


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
    flavour: str  # "plain" for now the only one painted
    max_bytes: int | None
    sells: bool
    policy: tuple[tuple[str, str], ...]
    sources: tuple[Sourced, ...]
    fold: bool = False  # two pages stand on each side of a sheet, which is folded in the middle

    def gutter_at(self, pages: int) -> float:
        """Return the inside margin in points for a page count."""
        return max((points for start, points in self.gutter if pages >= start), default=0.0)
