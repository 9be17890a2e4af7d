"""Rules of what is said twice: a title, an author, an ISBN and dates are the same wherever a book says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from picturebook.diagnostics import Severity
from picturebook.manuscript.numbers import is_ean
from picturebook.prepress.preflight.held import Held, Hit
from picturebook.prepress.preflight.records import Document

_ISBN = re.compile(r"ISBN(?:-13)?[:\s]*((?:97[89])(?:[\s\u2010-\u2013-]?\d){10})(?!\d)", re.I)
_AND = re.compile(r"\s*(?:[,;&]|\band\b)\s*")


def title(held: Held) -> Iterator[Hit]:
    """The title in the file's own data is the one that is printed, on the cover too."""
    for document in (held.document, held.book):
        said = dict(document.info).get("Title", "") if document else ""
        if said and _missing(said, held.document):
            yield Hit(page=None, measured=f"“{said}”", limit="the title as it is printed")
            return


def author(held: Held) -> Iterator[Hit]:
    """Who the file says wrote the book is named on its pages."""
    for one in _AND.split(dict(held.document.info).get("Author", "")):
        if one and _missing(one, held.document):
            yield Hit(page=None, measured=f"“{one}”", limit="the author as printed")


def isbn(held: Held) -> Iterator[Hit]:
    """An ISBN is a true one, and the cover's is one of those its book names."""
    printed = _isbns(held.document)
    for number, page in printed.items():
        if not is_ean(number):
            yield Hit(page=page, measured=f"ISBN {number}", limit="a number whose last digit fits the others")
    for bars in held.seen.bars:
        named = {**printed, **(_isbns(held.book) if held.book else {})}
        if named and bars.number not in named and bars.number.startswith(("978", "979")):
            yield Hit(
                page=1, measured=f"a barcode of {bars.number}", limit=f"ISBN {min(named)}", box=bars.box
            )
    within = _isbns(held.book) if held.book else {}
    for number, page in printed.items():
        if within and number not in within:
            yield Hit(page=page, measured=f"ISBN {number}", limit=f"ISBN {min(within)}, as in the book")


def metadata(held: Held) -> Iterator[Hit]:
    """What the file says of itself twice, it says alike."""
    info = dict(held.document.info)
    grave = Severity.ERROR if held.pressed else None
    for key, said in held.document.metadata:
        if not key:
            yield Hit(page=None, measured="XMP that cannot be read", limit="XMP", severity=grave)
        elif key not in info or not _alike(key, info[key], said):
            yield Hit(
                page=None,
                measured=f"{key} {info.get(key, 'nothing')} and {said}",
                limit="one and the same",
                severity=grave,
            )


def _missing(said: str, document: Document) -> bool:
    """Say whether letters are not among those printed; what is not ASCII may be read otherwise, and is let pass."""
    printed = _letters("".join(one.text for page in document.pages for one in page.words))
    return said.isascii() and bool(printed) and _letters(said) not in printed


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _isbns(document: Document) -> dict[str, int]:
    """Return the ISBNs printed, in digits alone, each with its first page."""
    found: dict[str, int] = {}
    for page in document.pages:
        for one in _ISBN.finditer(" ".join(one.text for one in page.words)):
            found.setdefault("".join(filter(str.isdigit, one[1])), page.number)
    return found


def _alike(key: str, info: str, xmp: str) -> bool:
    if not key.endswith("Date"):
        return info.strip("/ ") == xmp
    one, other = _moment(info.removeprefix("D:")), _moment(xmp)
    return one is not None and one == other


def _moment(said: str) -> datetime | None:
    """Read a date of either kind: D:20260101120000+01'00' or 2026-01-01T12:00:00+01:00."""
    found = re.match(r"([\d:T-]+?)(?:\.\d+)?(?:Z.*|([+-])(\d\d)\D?(\d\d)?\D?)?$", said)
    digits = re.sub(r"\D", "", found[1]) if found else ""
    try:
        start = datetime.strptime(f"{digits:0<8}".ljust(14, "0")[:14], "%Y%m%d%H%M%S")
    except ValueError:
        return None
    if found is None or not found[2]:
        return start
    ahead = timedelta(hours=int(found[3]), minutes=int(found[4] or 0))
    return start - ahead if found[2] == "+" else start + ahead
