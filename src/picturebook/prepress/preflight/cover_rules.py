"""Rules of a cover: one sheet of back, spine and front, by the house's rule and the book's real page count."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.design.cover import CoverSheet
from picturebook.measure import PT_PER_MM, Insets, Rect, in_inches
from picturebook.prepress.preflight.held import HAIR, Held, Hit, close, written
from picturebook.prepress.preflight.records import Bars, Page, Paint, Words

_MODULE = 0.264 * PT_PER_MM  # GS1: a bar of 80 percent
_QUIET = (11, 7)  # modules, GS1
_ROUND = 0.02  # points: rendered bars are whole pixels
_STRAY = 1.0  # points by which a box of rendered pixels may be off
_DARK = 0.5  # of the four inks together: less is a ground, and no bar
_BARS = 20  # an EAN-13 has thirty


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


def hinge(held: Held) -> Iterator[Hit]:
    """Words keep away from the hinge of a case, where it bends."""
    sheet = held.sheet
    if sheet is None or not sheet.rule.hinge or not held.pages:
        return
    spine, wide = _moved(sheet.spine, sheet), sheet.rule.hinge
    for side in (spine.x - wide, spine.right):
        box = Rect(x=side, y=spine.y, width=wide, height=spine.height)
        for words in held.pages[0].words:
            within = _within(words.box, box)
            if within and not spine.meets(words.box):
                yield Hit(
                    page=1,
                    measured=f"“{words.text.strip()}” {in_inches(wide - within)} from the spine",
                    limit=in_inches(wide),
                    box=words.box,
                )
                return


def barcode(held: Held) -> Iterator[Hit]:
    """A till can read the barcode: wide enough, black alone, with paper left free at both sides."""
    for page in held.pages if held.cover else ():
        drawn = _drawn_bars(page)
        if drawn is not None and not any(one.box.meets(drawn) for one in held.seen.bars) and held.looked:
            yield Hit(page=page.number, measured="bars that cannot be read", limit="an EAN-13", box=drawn)
    for one in held.seen.bars:
        if one.module < _MODULE - _ROUND:
            yield Hit(
                page=1, measured=f"bars of {one.module / PT_PER_MM:.3f} mm", limit="0.264 mm", box=one.box
            )
        elif one.quiet[0] < _QUIET[0] - 0.5 or one.quiet[1] < _QUIET[1] - 0.5:
            left, right = one.quiet
            yield Hit(
                page=1,
                measured=f"{left:.0f} and {right:.0f} bars’ widths free beside it",
                limit="11 before and 7 after",
                box=one.box,
            )
        elif (ink := _ink_of(one, held)) is not None:
            yield Hit(page=1, measured=f"bars in {ink}", limit="black alone", box=one.box)


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
    moved = _moved(box, sheet)
    for one in held.pages[0].words:
        if moved.meets(one.box):
            yield one, moved


def _moved(box: Rect, sheet: CoverSheet) -> Rect:
    """Return a box of the trim as it lies on the whole sheet."""
    return Rect(x=box.x + sheet.rule.wrap, y=box.y + sheet.rule.wrap, width=box.width, height=box.height)


def _within(words: Rect, box: Rect) -> float:
    """Return how far words reach across a hinge, in points; 0 for a hair."""
    reach = min(words.right, box.right) - max(words.x, box.x)
    return reach if box.meets(words) and reach > HAIR else 0.0


def _drawn_bars(page: Page) -> Rect | None:
    """Return the box of bars that are drawn as shapes: many, thin, upright, as high as each other."""
    thin = [one.box for one in page.paints if one.line is None and _is_bar(one)]
    for high in {round(one.height) for one in thin}:
        alike = [one for one in thin if abs(one.height - high) <= 1]
        if len(alike) >= _BARS:
            left, top = min(one.x for one in alike), min(one.y for one in alike)
            right = max(one.right for one in alike)
            return Rect(x=left, y=top, width=right - left, height=float(high))
    return None


def _is_bar(one: Paint) -> bool:
    return 0.3 < one.box.width < 8 and one.box.height > 4 * one.box.width and not one.colour.white


def _ink_of(bars: Bars, held: Held) -> str | None:
    """Return the inks of bars that are not black alone, for a printer that takes four inks."""
    if held.printer.colour != "cmyk":
        return None
    room = bars.box.inset(Insets(top=-_STRAY, right=-_STRAY, bottom=-_STRAY, left=-_STRAY))
    for one in held.pages[0].paints:
        inks = one.colour.cmyk
        # Bars are drawn one by one, or as one path.
        is_bars = _is_bar(one) or (one.line is None and room.x <= one.box.x and one.box.right <= room.right)
        if is_bars and inks and sum(inks) > _DARK and sum(inks[:3]) > 0.005 and bars.box.meets(one.box):
            return "/".join(f"{100 * ink:.0f}" for ink in inks)
    return None
