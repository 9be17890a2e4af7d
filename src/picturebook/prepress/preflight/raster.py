"""What only pixels tell: whether a painting reaches the edge of the bleed, goes on overleaf, or was enlarged.

A picture's box may reach the edge while the painting in it fades to white before. Only pages with pictures are
rendered, at one pixel a point: enough for a bleed of nine; a cover once more and finer, for its barcode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from picturebook.errors import BookError
from picturebook.measure import Rect
from picturebook.prepress.preflight.bars import bars_in
from picturebook.prepress.preflight.colours import MOST_PIXELS
from picturebook.prepress.preflight.grain import enlarged_in
from picturebook.prepress.preflight.held import Held, Seen, edges
from picturebook.prepress.preflight.overleaf import column, goes_on
from picturebook.prepress.preflight.records import Page
from picturebook.record import record

_PAPER, _PAINTED = 250, 235  # of 255: from here on bare paper; up to here painted, whatever JPEG did
_SHARE = 0.25  # of an edge: a thin branch may end where it likes
_WIDEST = 5000.0  # points: wider than any case wrap laid flat
_FINE = 4.0  # pixels a point for a barcode: its bars are a point wide
_IN = 3  # pixels just inside the trim that are compared with the outermost ones


def look(path: Path, held: Held, told: Callable[[str, int, int], None]) -> Seen:
    """Render the pages whose boxes leave a question open. Raises BookError where they cannot be."""
    import pypdfium2

    asked = [page for page in held.pages if _open(page, held)]
    if not asked:
        return Seen()
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        raise BookError(f"{path} cannot be rendered", "export it anew, or render nothing: --quick") from None
    seen = Seen()
    last: _Sides | None = None
    try:
        for done, page in enumerate(asked, 1):
            sheet = document[page.number - 1]
            found, last = _looked_at(sheet, page, held, last)
            seen = _together(seen, found)
            told("Looking at pages", done, len(asked))
    except pypdfium2.PdfiumError:
        raise BookError(f"{path} cannot be rendered", "export it anew, or render nothing: --quick") from None
    finally:
        document.close()
    return seen


@record
class _Sides:
    """The outermost columns of pixels of a page that was looked at."""

    number: int
    left: bytes
    right: bytes


def _looked_at(sheet: Any, page: Page, held: Held, last: _Sides | None) -> tuple[Seen, _Sides]:
    """Return what is seen on one page; `last` is the one looked at before."""
    pixels = sheet.render(scale=1, grayscale=True).to_pil().convert("L")
    trim, number = held.trim(page), page.number
    sides = _Sides(
        number=number, left=column(pixels, trim, right=False), right=column(pixels, trim, right=True)
    )
    overleaf = last is not None and last.number == number - 1 and number % 2 == 0 and not held.cover
    if last is not None and overleaf:
        # The outer edge of a recto is the right one, unless the book opens from the right.
        pair = (last.left, sides.right) if held.document.right_bound else (last.right, sides.left)
        overleaf = goes_on(*pair)
    found = Seen(
        rims=tuple((number, edge) for edge in _bare_edges(pixels, page, held)),
        bare=(number,) if page.images and pixels.getextrema()[0] >= _PAPER else (),
        bars=bars_in(sheet.render(scale=_FINE, grayscale=True).to_pil().convert("L"), _FINE)
        if held.cover
        else (),
        enlarged=tuple((number, box, own) for box, own in enlarged_in(sheet, page.media.height)),
        torn=(number - 1,) if overleaf else (),
    )
    return found, sides


def _together(one: Seen, other: Seen) -> Seen:
    return Seen(
        rims=one.rims + other.rims,
        bare=one.bare + other.bare,
        bars=one.bars + other.bars,
        enlarged=one.enlarged + other.enlarged,
        torn=one.torn + other.torn,
    )


def _open(page: Page, held: Held) -> bool:
    """Say whether a page has pictures, or is a cover, which may have a barcode; as it lies, and whole."""
    whole = page.crop is None or (page.crop.holds(page.media) and page.media.holds(page.crop))
    if page.turned or not whole or not held.printer.sells:
        return False
    sides = [side for box in (page.media, held.trim(page)) for side in (box.width, box.height)]
    if min(sides) < 1 or (held.cover and page.number > 1):
        return False  # a cover is one page: that it has more is another rule's business
    if max(page.media.width, page.media.height) > _WIDEST or any(one.kind == "endless" for one in page.marks):
        return False  # what rendered it would run out of memory, or never end
    if any(one.width * one.height > MOST_PIXELS for one in page.images):
        return False
    return held.cover or any(not one.mask for one in page.images)


def _bare_edges(pixels: Any, page: Page, held: Held) -> Iterator[str]:
    trim = held.trim(page)
    runs_off = any(not trim.holds(one.box, slack=1.0) for one in page.images)
    if not page.images or (page.words and not (held.bled and runs_off)):
        return
    ends, bleed = dict(edges(page.media)), held.bleed(page)
    asked = {"top": bleed.top, "right": bleed.right, "bottom": bleed.bottom, "left": bleed.left}
    for edge, at in edges(trim):
        # A page without bleed, or with a margin beyond it, is another rule's business.
        if asked[edge] <= 0 or not 2 < ends[edge] - at <= asked[edge] + 2:
            continue
        outer, inner = (_row(pixels, edge, trim, depth) for depth in (ends[edge] - at - _IN, -_IN - 1))
        bare = sum(out >= _PAPER and within <= _PAINTED for out, within in zip(outer, inner, strict=True))
        if bare >= _SHARE * len(outer):
            yield edge


def _row(pixels: Any, edge: str, trim: Rect, depth: float) -> bytes:
    """Return a row of pixels along an edge, `depth` points outside the trim, as the mean of three."""
    from PIL import Image

    left, top, right, low = round(trim.x), round(trim.y), round(trim.right), round(trim.bottom)
    if edge in ("top", "bottom"):
        start = round(trim.y - depth - _IN) if edge == "top" else round(trim.bottom + depth)
        box, size = (left, start, right, start + _IN), (right - left, 1)
    else:
        start = round(trim.x - depth - _IN) if edge == "left" else round(trim.right + depth)
        box, size = (start, top, start + _IN, low), (1, low - top)
    row: bytes = pixels.crop(box).resize(size, Image.Resampling.BOX).tobytes()
    return row
