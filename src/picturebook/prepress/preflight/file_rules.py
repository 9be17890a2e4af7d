"""Rules of the file itself: what it claims to be, and what must not be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from picturebook.measure import Rect
from picturebook.prepress.preflight.held import Held, Hit

# What a printer's flavour may be answered with: IngramSpark takes X-1a:2001 or X-3:2002.
_CLAIMS = {
    (("GTS_PDFXConformance", "PDF/X-1a:2001"), ("GTS_PDFXVersion", "PDF/X-1:2001")): "PDF/X-1a:2001",
    (("GTS_PDFXVersion", "PDF/X-3:2002"),): "PDF/X-3:2002",
}
_NAMED = "PDF/X-4"
_UNPACKABLE = ("LZWDecode", "JBIG2Decode", "JPXDecode")
_DATE = re.compile(r"D:\d{4}")


def pdfx(held: Held) -> Iterator[Hit]:
    """The file says which PDF/X it is, word for word."""
    told = tuple(sorted(pair for pair in held.document.info if pair[0].startswith("GTS_PDFX")))
    named = dict(held.document.claims).get("GTS_PDFXVersion", "")
    if told not in _CLAIMS if held.flat else named != _NAMED:
        said = ", ".join(value for _, value in told) or named or "no PDF/X"
        limit = " or ".join(_CLAIMS.values()) if held.flat else f"{_NAMED} in XMP"
        yield Hit(page=None, measured=said, limit=limit)


def intent(held: Held) -> Iterator[Hit]:
    """The file says once which printing condition its inks are for, the profile embedded."""
    found = [one for one in held.document.intents if one.kind == "GTS_PDFX"]
    if len(found) != 1:
        yield Hit(page=None, measured=f"{len(found)} output intents for PDF/X", limit="one")
    elif not found[0].condition or not found[0].info:
        yield Hit(page=None, measured="an output intent without its condition or Info", limit="both")
    elif found[0].profile != "prtr CMYK":
        yield Hit(page=None, measured=f"a profile of {found[0].profile or 'nothing'}", limit="prtr CMYK")
    elif found[0].inks != 4:
        yield Hit(page=None, measured=f"a profile said to have {found[0].inks} inks", limit="N 4")
    elif any(one.kind == "GTS_PDFA1" and one.digest != found[0].digest for one in held.document.intents):
        yield Hit(page=None, measured="another profile for PDF/A than for PDF/X", limit="one for both")


def trapped(held: Held) -> Iterator[Hit]:
    """The file says whether it is trapped, as a name."""
    said = dict(held.document.info).get("Trapped", "nothing")
    if said not in ("/True", "/False"):
        yield Hit(page=None, measured=f"Trapped says {said}", limit="/True or /False")


def dates(held: Held) -> Iterator[Hit]:
    """The file says its title, and when it was made and changed."""
    info = dict(held.document.info)
    missing = [key for key in ("CreationDate", "ModDate") if not _DATE.match(info.get(key, ""))]
    missing += [] if info.get("Title") else ["Title"]
    if missing:
        yield Hit(page=None, measured=f"no {', '.join(missing)}", limit="Title, CreationDate, ModDate")


def version(held: Held) -> Iterator[Hit]:
    """The file is PDF 1.3, or 1.6 where PDF/X-4 is asked for, and nothing in it is newer."""
    said, limit = held.document.version, (1, 3) if held.flat else (1, 6)
    if tuple(map(int, said.split("."))) > limit:
        yield Hit(page=None, measured=f"PDF {said}", limit=f"PDF {limit[0]}.{limit[1]}")
    elif held.document.packed and held.flat:
        yield Hit(page=None, measured="objects packed as in PDF 1.5", limit="PDF 1.3")


def file_id(held: Held) -> Iterator[Hit]:
    """The file has an ID."""
    if not held.document.has_id:
        yield Hit(page=None, measured="no ID", limit="an ID")


def packing(held: Held) -> Iterator[Hit]:
    """Nothing is packed in a way that presses cannot unpack."""
    banned = _UNPACKABLE if held.flat else _UNPACKABLE[:1]
    limit = "none of LZW, JBIG2 and JPEG 2000" if held.flat else "no LZW"
    for name in held.document.filters:
        if name in banned:
            yield Hit(page=None, measured=name, limit=limit)


def encryption(held: Held) -> Iterator[Hit]:
    """The file is not locked."""
    if held.document.encrypted:
        yield Hit(page=None, measured="encrypted", limit="not encrypted")


def scripts(held: Held) -> Iterator[Hit]:
    """Nothing in the file runs."""
    for one in held.document.scripts:
        yield Hit(page=None, measured=one, limit="no scripts and no actions")


def forms(held: Held) -> Iterator[Hit]:
    """There is no form to fill in."""
    if held.document.form:
        yield Hit(page=None, measured="a form to fill in", limit="none")


def attachments(held: Held) -> Iterator[Hit]:
    """No other file is inside."""
    if held.document.files:
        yield Hit(page=None, measured="files inside the file", limit="none")


def notes(held: Held) -> Iterator[Hit]:
    """No note, link or field lies on a page."""
    for page in held.pages:
        found = next((one for one in page.annotations if _on(one.box, page.bleed or page.media)), None)
        if found is not None:
            yield Hit(page=page.number, measured=found.kind, limit="none inside the bleed", box=found.box)


def bookmarks(held: Held) -> Iterator[Hit]:
    """There are no bookmarks."""
    if held.document.outlines:
        yield Hit(page=None, measured="bookmarks", limit="none")


def file_size(held: Held) -> Iterator[Hit]:
    """The file is not larger than the printer takes."""
    most = held.printer.max_bytes
    if most is not None and held.document.size > most:
        yield Hit(page=None, measured=f"{held.document.size / 2**20:.0f} MB", limit=f"{most / 2**20:.0f} MB")


def file_size_advised(held: Held) -> Iterator[Hit]:
    """The file is not larger than the printer recommends."""
    advised, most = held.printer.advised_bytes, held.printer.max_bytes
    size = held.document.size
    if advised is not None and advised < size and not (most is not None and size > most):
        yield Hit(page=None, measured=f"{size / 2**20:.0f} MB", limit=f"{advised / 2**20:.0f} MB")


def _on(box: Rect, page: Rect) -> bool:
    return page.meets(box)
