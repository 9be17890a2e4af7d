"""What only pixels tell: whether a painting itself reaches the edge of the bleed, and whether pages are bare.

A picture's box may reach the edge while the painting in it fades to white before. Only pages are rendered whose boxes
leave the question open, at one pixel a point: enough for a bleed of nine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from picturebook.errors import BookError
from picturebook.measure import Rect
from picturebook.prepress.preflight.held import Held, edges
from picturebook.prepress.preflight.records import Page
from picturebook.record import record

_PAPER, _PAINTED = 250, 235  # of 255: from here on bare paper; up to here painted, whatever JPEG did
_SHARE = 0.25  # of an edge: a thin branch may end where it likes
_IN = 3  # pixels just inside the trim that are compared with the outermost ones


@record
class Seen:
    """Edges where the painting ends before the bleed does, by page, and pages that are all white."""

    rims: tuple[tuple[int, str], ...] = ()
    bare: tuple[int, ...] = ()


def look(path: Path, held: Held, told: Callable[[str, int, int], None]) -> Seen:
    """Render the pages whose boxes leave a question open. Raises BookError where they cannot be."""
    import pypdfium2

    asked = [page for page in held.pages if _open(page, held)]
    rims: list[tuple[int, str]] = []
    bare: list[int] = []
    if not asked:
        return Seen()
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        raise BookError(f"{path} cannot be rendered", "export it anew, or render nothing: --quick") from None
    try:
        for done, page in enumerate(asked, 1):
            pixels = document[page.number - 1].render(scale=1, grayscale=True).to_pil().convert("L")
            if pixels.getextrema()[0] >= _PAPER:
                bare.append(page.number)
            rims += [(page.number, edge) for edge in _bare_edges(pixels, page, held)]
            told("Looking at pages", done, len(asked))
    finally:
        document.close()
    return Seen(rims=tuple(rims), bare=tuple(bare))


def _open(page: Page, held: Held) -> bool:
    """Say whether a page has pictures that reach its bleed, or nothing but pictures; as it lies, and whole."""
    whole = page.crop is None or (page.crop.holds(page.media) and page.media.holds(page.crop))
    if page.turned or not whole or not page.images:
        return False
    trim = held.trim(page)
    runs_off = any(not trim.holds(one.box, slack=1.0) for one in page.images)
    return not page.words or (held.bled and runs_off)


def _bare_edges(pixels: Any, page: Page, held: Held) -> Iterator[str]:
    trim = held.trim(page)
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
