"""The cover sheet: back, spine and front composed like any pages, then laid side by side as one frame.

The front's art reaches over the spine: a colour that changed right at the fold would show every hair the binder is
off. The box a barcode has is left alone; with an ISBN for this printer it holds the barcode.
"""

from __future__ import annotations

from dataclasses import replace

from picturebook.design.cover import CoverSheet
from picturebook.design.printer import Bleed
from picturebook.diagnostics import Diagnostic, hint, warning
from picturebook.layout.barcode import Barcode, barcode
from picturebook.layout.book import Book, Layout, frames_of
from picturebook.layout.compose import compose
from picturebook.layout.frame import Frame, Group, Opening
from picturebook.layout.moving import Move
from picturebook.layout.spine import Spine, lettered, set_spine
from picturebook.layout.standing import Standing, remarks
from picturebook.manuscript.numbers import price_code
from picturebook.measure import Insets, Rect

_FRONT, _BACK = 1, 2  # the numbers a dummy gives the leaves of a cover


def set_cover(book: Book, sheet: CoverSheet) -> Layout:
    """Set the cover of a book whose dummy has one. What is wrong with it is in the findings."""
    bound = _bound(book, sheet)
    layout = compose(bound)
    frames = {frame.number: frame for frame in frames_of(layout)}
    opened = frames[_FRONT].side == "right"
    boxes = {_BACK: sheet.left if opened else sheet.right, _FRONT: sheet.right if opened else sheet.left}
    on_page = Move(x=-boxes[_FRONT].x).box(sheet.spine)
    spine = set_spine(bound, on_page) if sheet.words_on_spine else Spine()
    frames[_FRONT] = lettered(frames[_FRONT], spine)
    free = sheet.barcode(boxes[_BACK])
    isbn, price = _number_and_price(book)
    code = barcode(isbn, price_code(price) if price else None, free, book)
    panels = [_panel(frames[number], boxes[number], sheet) for number in (_BACK, _FRONT)]
    read = tuple(one for number in (_FRONT, _BACK) for one in frames[number].reading)
    frame = replace(_empty(sheet), items=(*panels, *code.items), reading=read)
    told = [remark for one in spine.standings for remark in remarks(one)]
    return replace(
        layout,
        openings=(Opening(frames=(frame,)),),
        faces=tuple(dict.fromkeys((*layout.faces, *code.faces, *spine.faces))),
        findings=(
            *layout.findings,
            *told,
            *_left_out(book, code, free),
            *_intruding(layout, boxes[_BACK], free),
        ),
        passages=tuple(
            replace(one, page=1, box=Move(x=boxes[one.page].x).box(one.box)) for one in layout.passages
        ),
        standings=tuple(
            _standing_moved(one, boxes[one.page].x) for one in (*layout.standings, *spine.standings)
        ),
    )


def _empty(sheet: CoverSheet) -> Frame:
    """Return the sheet as a page with nothing on it."""
    wrap = sheet.rule.wrap
    bleed = Insets(top=wrap, right=wrap, bottom=wrap, left=wrap)
    return Frame(number=1, trim=sheet.trim, bleed=bleed, side="right", items=(), reading=())


def _number_and_price(book: Book) -> tuple[str | None, str | None]:
    """Return the ISBN and the price of this printer's edition."""
    name = book.printer.name
    return dict(book.story.isbn).get(name), dict(book.story.price).get(name)


def _left_out(book: Book, code: Barcode, free: Rect | None) -> tuple[Diagnostic, ...]:
    """Say why a cover has no barcode of its ISBN, or no price stands beside the bars."""
    isbn, price = _number_and_price(book)
    if isbn is not None and not code.items:
        small = "the box for the barcode is too small for bars a till can read"
        said = small if free else f"{book.printer.name} names no box for a barcode"
        told = (
            'if it is yours to place, write barcode = "2 x 1.2 in" into [cover_sheet] of the printer’s file'
        )
        return (hint("no-barcode", f"{said}, so it has none", book.story.where("isbn"), told),)
    if price is None or code.priced or not code.items:
        return ()
    if price_code(price) is None:
        said = (
            f"the barcode says no price in {price[-3:]}: US dollars have digits there, other tills look it up"
        )
    else:
        said = "the box for the barcode is too small for a price beside the ISBN, so it has the ISBN alone"
    return (hint("price-not-in-barcode", said, book.story.where("price")),)


def _bound(book: Book, sheet: CoverSheet) -> Book:
    """Return the book whose two pages are the front and the back of a cover."""
    rule = sheet.rule
    printer = replace(
        book.printer,
        bleed=Bleed(top=rule.wrap, outside=rule.wrap, bottom=rule.wrap, inside=sheet.spine.width),
        safe=Insets(top=rule.safe, right=rule.safe, bottom=rule.safe, left=rule.safe + rule.hinge),
        gutter=(),
    )
    dummy = replace(book.dummy, leaves=book.dummy.cover, page_count=2, cover=())
    turned_in = max(0.0, rule.wrap - min(book.printer.bleed.top, rule.wrap))
    return replace(book, dummy=dummy, printer=printer, turned_in=turned_in)


def _panel(frame: Frame, box: Rect, sheet: CoverSheet) -> Group:
    """Return a page's items in their place on the sheet, cut off at the fold; the front also covers the spine."""
    wrap, front = sheet.rule.wrap, frame.number == _FRONT
    if box.x == 0:
        left, right = -wrap, sheet.spine.right if front else box.right
    else:
        left, right = sheet.spine.x if front else box.x, sheet.trim.width + wrap
    clip = Rect(x=left, y=-wrap, width=right - left, height=sheet.trim.height + 2 * wrap)
    name = "front" if front else "back"
    return Group(role="Sect", items=Move(x=box.x).items(frame.items), id=f"cover.{name}", clip=clip)


def _standing_moved(one: Standing, by: float) -> Standing:
    """Return where words stand on the sheet, which is one page."""
    return replace(one, page=1, lines=tuple(Move(x=by).box(line) for line in one.lines))


def _intruding(layout: Layout, back: Rect, free: Rect | None) -> tuple[Diagnostic, ...]:
    """Complain of words of the back that lie where the barcode comes: the house prints it over them."""
    if free is None:
        return ()
    found = [one for one in layout.passages if one.page == _BACK and Move(x=back.x).box(one.box).meets(free)]
    said = "words of the back cover lie where the barcode comes"
    return tuple(
        warning(
            "words-under-barcode", f"{said} ({one.where})", None, "shorten them, or move them with `text:`"
        )
        for one in found[:1]
    )
