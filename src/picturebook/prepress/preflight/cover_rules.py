"""Rules of a cover: one sheet of back, spine and front, by the house's rule and the book's real page count."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.measure import Rect
from picturebook.prepress.preflight.held import HAIR, Held, Hit, close, written
from picturebook.prepress.preflight.records import Words


def cover_pages(held: Held) -> Iterator[Hit]:
    """A cover is one page."""
    if len(held.pages) != 1:
        yield Hit(page=None, measured=f"{len(held.pages)} pages", limit="1: back, spine and front on one")


def cover_size(held: Held) -> Iterator[Hit]:
    """The sheet is two trims, the spine, and what is cut off or turned in."""
    if held.sheet is None:
        return
    for page in held.pages:
        if not close(page.media.size, held.sheet.whole):
            yield Hit(page=page.number, measured=written(page.media.size), limit=written(held.sheet.whole))


def spine_words(held: Held) -> Iterator[Hit]:
    """Words stand on the spine only where the house allows it, and keep clear of its folds."""
    for words, spine in _against(held, "spine"):
        clear = held.printer.spine.clear if held.printer.spine else 0.0
        room = Rect(x=spine.x + clear, y=spine.y, width=spine.width - 2 * clear, height=spine.height)
        assert held.sheet is not None
        if not held.sheet.words_on_spine:
            yield Hit(
                page=1, measured=f"“{words.text.strip()}” on the spine", limit="a blank spine", box=words.box
            )
        elif not (room.x - HAIR <= words.box.x and words.box.right <= room.right + HAIR):
            yield Hit(
                page=1,
                measured=f"“{words.text.strip()}” at a fold",
                limit="clear of both folds",
                box=words.box,
            )


def barcode_place(held: Held) -> Iterator[Hit]:
    """The place of the barcode is left for it."""
    for words, _ in _against(held, "barcode"):
        letters = sum(letter.isalpha() for letter in words.text.replace("ISBN", ""))
        if letters > 1:
            yield Hit(page=1, measured=f"“{words.text.strip()}”", limit="the barcode alone", box=words.box)


def _against(held: Held, place: str) -> Iterator[tuple[Words, Rect]]:
    """Yield the words that meet a place of the sheet, with the place."""
    sheet = held.sheet
    if sheet is None or not held.pages:
        return
    box = (
        sheet.spine
        if place == "spine"
        else sheet.barcode(sheet.right if held.document.right_bound else sheet.left)
    )
    if box is None:
        return
    wrap = sheet.rule.wrap
    moved = Rect(x=box.x + wrap, y=box.y + wrap, width=box.width, height=box.height)
    for one in held.pages[0].words:
        if moved.meets(one.box):
            yield one, moved
