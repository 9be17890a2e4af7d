"""A house's template for a cover: the spine read off the sheet it makes for a title, where it publishes no rule.

The sheet's boxes tell it: the trim box is back, spine and front, and any other box has the bleed or turn-in of the
house's rule besides. What neither fits is a drawing on a larger sheet or is for another book, and is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from picturebook.design.binding import written
from picturebook.design.printer import CoverRule, Printer
from picturebook.diagnostics import error
from picturebook.errors import BookError, UsageError
from picturebook.manuscript.story_keys import THICKEST
from picturebook.measure import Rect, Size, in_inches
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.records import Page

_ASTRAY = 2.25  # points, 1/32 in: by how much a house may round its sheet
_THINNEST = 1.0  # points: less is a sheet for a back and a front without a spine


def spine_on(template: Path, printer: Printer, trim: Size) -> float:
    """Return how thick the spine is on a house's template, in points, for a book of a trim.

    Raises BookError where the file does not tell it, UsageError where the printer takes no such cover, DiskError.
    """
    rule = printer.cover_sheet
    if printer.cover != "separate":
        raise UsageError(
            f"{printer.name} prints the cover with the pages: it has no template",
            "leave --cover-template out, or name the house: --printer ingramspark-paperback",
        )
    if rule is None:
        raise UsageError(
            f"no measures of {printer.name}’s cover are known, so its template tells no spine",
            "write [cover_sheet] into the printer’s file: wrap, safe",
        )
    pages = read(template).pages
    if len(pages) > 1:
        told = "save the page with the cover as a file of its own"
        raise BookError(f"{template} has {len(pages)} pages: which is the cover’s is not said", told)
    spine = _between(_covers(pages[0], rule), trim)
    if spine is None:
        raise BookError((error("cover-template", *_not_told(template, pages[0], printer, trim)),))
    if not _THINNEST <= spine <= THICKEST:
        left = in_inches(spine) if spine > 0 else "nothing"
        across = f"back and front of {in_inches(trim.width)} leave {left} for the spine"
        told = _what_to_type(printer, trim)
        raise BookError((error("cover-template", f"{template} is for another book: {across}", hint=told),))
    return spine


def _between(covers: Iterator[Size], trim: Size) -> float | None:
    """Return what is left between back and front on the first sheet that is as high as the book."""
    fitting = (one for one in covers if abs(one.height - trim.height) <= _ASTRAY)
    found = next(fitting, None)
    return None if found is None else found.width - 2 * trim.width


def _covers(page: Page, rule: CoverRule) -> Iterator[Size]:
    """Yield what a page's boxes may say of back, spine and front together, the plainest first."""
    if page.trim is not None:
        yield _shown(page.trim, page)
    for box in (page.trim, page.bleed, page.crop, page.media):
        if box is not None:
            whole = _shown(box, page)
            yield Size(width=whole.width - 2 * rule.wrap, height=whole.height - 2 * rule.wrap)


def _shown(box: Rect, page: Page) -> Size:
    """Return how large a box is as the page is seen: turned, and in points."""
    size = box.size.scaled(page.unit)
    return Size(width=size.height, height=size.width) if page.turned % 180 else size


def _not_told(template: Path, page: Page, printer: Printer, trim: Size) -> tuple[str, None, str]:
    """Return what is wrong with a sheet no box of which is as high as the cover, its place, and what to type."""
    wrap = printer.cover_sheet.wrap if printer.cover_sheet else 0.0
    high, wanted = _shown(page.media, page).height, trim.height + 2 * wrap
    whose = f"a cover of {written(trim)} for {printer.name}"
    said = f"{template} is {in_inches(high)} high, and {whose} is {in_inches(wanted)}"
    if high > wanted:
        said += "; if it is drawn within that sheet, no box of the file says where"
    return said, None, _what_to_type(printer, trim)


def _what_to_type(printer: Printer, trim: Size) -> str:
    measured = f"measure from fold to fold on the template and type spine: {{{printer.name}: 0.?? in}}"
    asked = f"ask the house for one of {written(trim)}"
    return f"{measured}; or {asked}, or write the template’s own size as trim:"
