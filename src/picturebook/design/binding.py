"""Binding: whether a printer can make a book of a trim and a page count, and which printers could instead.

A house binds certain sizes and certain numbers of pages. A page or two of white at the end is a margin of
safety; a dozen would be a swindle, and houses send such files back.
"""

from __future__ import annotations

from collections.abc import Iterable

from picturebook.design.printer import Printer, like
from picturebook.design.printers import load_printer, printers
from picturebook.measure import Size, in_inches

MOST_BLANKS = 2  # blank pages in a row a reader forgives, and KDP too
COVER_PAGES = 4  # a cover inside the file: front and back, each with its inner side


def offers(printer: Printer, trim: Size) -> bool:
    """Say whether the printer makes books of that trim."""
    return not printer.trims or any(like(trim, offered) for offered in printer.trims)


def nearest_trims(printer: Printer, trim: Size) -> tuple[Size, ...]:
    """Return the two trims a printer offers that are most like one it does not."""
    return tuple(sorted(printer.trims, key=lambda offered: _apart(trim, offered))[:2])


def counted(printer: Printer, body: int) -> int:
    """Return the pages of the file for a body of so many pages: the cover's too where it is inside."""
    return body + (COVER_PAGES if printer.cover == "inside" else 0)


def padding(printer: Printer, body: int) -> int:
    """Return how many blank pages the printer's rule asks for after a body of so many pages."""
    rule, pages = printer.pages, counted(printer, body)
    least = max(rule.min, pages)
    return -(-least // rule.multiple) * rule.multiple - pages


def refusal(printer: Printer, trim: Size, body: int, ending_blank: int = 0) -> str | None:
    """Say why a printer cannot bind a body of so many pages, the last `ending_blank` of them blank; or None."""
    pages = counted(printer, body)
    if too_long(printer, trim, body):
        return f"too long for {printer.name}: holds {printer.pages.max_at(trim)}, has {pages}"
    if padding(printer, body) and padding(printer, body) + ending_blank > _forgiven(printer):
        needed = pages + padding(printer, body)
        return f"too short for {printer.name}: needs {needed}, has {pages}"
    return None


def missing(printer: Printer, body: int, ending_blank: int = 0) -> tuple[int, int]:
    """Return how many pages a body that is too short still wants written, and how many are then added blank."""
    short = padding(printer, body)
    added = min(short - 1, max(0, _forgiven(printer) - ending_blank))
    return short - added, added


def _forgiven(printer: Printer) -> int:
    """Return how many blank pages may end a book: in a booklet also what its last sheet has left over."""
    return max(MOST_BLANKS, printer.pages.multiple - 1) if printer.fold else MOST_BLANKS


def too_long(printer: Printer, trim: Size, body: int) -> bool:
    """Say whether a body of so many pages is more than the printer binds."""
    return counted(printer, body) + padding(printer, body) > printer.pages.max_at(trim)


def able(trim: Size, body: int | None, ending_blank: int = 0) -> tuple[str, ...]:
    """Return the printers that ship which make that trim and, if told, bind a body of so many pages."""
    return tuple(
        one.name
        for one in map(load_printer, printers())
        if offers(one, trim) and (body is None or refusal(one, trim, body, ending_blank) is None)
    )


def can_make_it(names: Iterable[str]) -> str:
    """Say who can: "; home-a4 and screen can make it", or that nobody we know can."""
    known = tuple(names)
    if not known:
        return "; no printer we know can make it"
    said = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"
    return f"; {said} can make it"


def written(trim: Size) -> str:
    """Write a trim as people type it: "8.5 x 8.5 in"."""
    return f"{in_inches(trim.width).removesuffix(' in')} x {in_inches(trim.height)}"


def _apart(one: Size, other: Size) -> float:
    return abs(one.width - other.width) + abs(one.height - other.height)
