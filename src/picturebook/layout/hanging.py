"""Hanging the pictures: which part of a take fills which box, cut at the fold of a spread.

A picture covers its slot and is cropped, never squeezed. Where a slot that bleeds touches a trim edge, the box
runs on past it by the printer's bleed, so a knife a little off never shows white.
"""

from __future__ import annotations

from picturebook.design.theme import PAGE_WORDS, PictureSlot
from picturebook.diagnostics import Diagnostic, error, hint, warning
from picturebook.dummy import Leaf
from picturebook.layout.book import (
    Book,
    Placed,
    area,
    ground_of,
    left_to_right,
    page_on,
    pictures_of,
    template_of,
)
from picturebook.layout.cropping import Fold, cover_crop, folded, telling_crop
from picturebook.layout.frame import Ink, Picture
from picturebook.layout.inks import ink
from picturebook.layout.tones import Tones
from picturebook.manuscript import story
from picturebook.measure import Insets, Rect
from picturebook.record import record

_TOUCHES = 0.002  # of the trim: a slot this near an edge is meant to touch it
_SAME = 0.01  # points
_SIDES = {"left": (0.0, None), "right": (1.0, None), "top": (None, 0.0), "bottom": (None, 1.0)}
_LEADING = (*PAGE_WORDS, "title")  # whose side a picture that is narrower than its slot keeps to
DEFAULT_RADIUS = 16.0  # points, where the theme names no length "radius"


@record
class Hung:
    """A picture on a page, before any words lie over it."""

    page: int
    source: story.Picture
    slot: PictureSlot
    item: Picture
    frame: Rect  # the slot in points: where a border is drawn
    tones: Tones | None
    first: bool  # the part that speaks for the whole picture (the other half of a spread is silent)
    decoration: bool  # shown again from elsewhere in the book: not part of the tale


@record
class _Wall:
    """Where a slot lies: on a table of one or two trim boxes, left edge of the left page at x = 0."""

    book: Book
    leaf: Leaf
    pages: tuple[int, ...]  # left to right
    source: story.Picture
    decoration: bool


def hang(book: Book, leaf: Leaf) -> tuple[tuple[Hung, ...], tuple[Diagnostic, ...]]:
    """Hang a leaf's pictures in its template's slots, in order; and say what could not be hung."""
    template = template_of(book, leaf)
    sources = pictures_of(book, leaf)
    if template is None:
        return (), ()
    hung: list[Hung] = []
    findings = [_no_room(leaf, lost) for lost in sources[len(template.pictures) :]]
    for source, slot in zip(sources, template.pictures, strict=False):
        placed = book.placed.get(source.name)
        if placed is None:
            findings.append(error("picture-missing", f"no picture for {source.name} yet", source.span))
            continue
        decoration = leaf.page is None or source not in leaf.page.pictures
        pages = left_to_right(book, leaf) if slot.on == "both" else (page_on(book, leaf, slot.on),)
        wall = _Wall(book=book, leaf=leaf, pages=pages, source=source, decoration=decoration)
        findings += _lost_focus(source, placed)
        halves = _on_pages(wall, slot, placed)
        findings += _in_the_gutter(wall, placed, halves)
        hung += halves
    return tuple(hung), tuple(findings)


def _on_pages(wall: _Wall, slot: PictureSlot, placed: Placed) -> list[Hung]:
    mat = slot.border_width + slot.gap if slot.border else 0.0
    spared = _spared(_slot_on_table(wall, slot), mat, placed.width / placed.height, slot.max_cut)
    frame = _lined_up(wall, slot, spared)
    inner = frame.inset(Insets(top=mat, right=mat, bottom=mat, left=mat))
    full = inner.inset(_overrun(wall, slot, frame)) if slot.bleed and not mat else inner
    crop = _crop_past_the_edge(wall, placed, full)
    parts = [_part(wall, at, full) for at in range(len(wall.pages))]
    seen = [at for at, part in enumerate(parts) if part.width > 0.01]
    return [
        Hung(
            page=wall.pages[at],
            source=wall.source,
            slot=slot,
            item=_item(
                wall, slot, placed, _Cut(full=full, crop=crop, part=parts[at], shift=_shift(wall, at))
            ),
            frame=_moved(frame, _shift(wall, at)),
            tones=placed.tones,
            first=wall.pages[at] == min(wall.pages[one] for one in seen),
            decoration=wall.decoration,
        )
        for at in seen
    ]


@record
class _Cut:
    full: Rect  # the whole picture on the table
    crop: Rect  # what of the take it shows
    part: Rect  # what of it lies on one page, on the table
    shift: float  # x of that page's trim on the table


def _item(wall: _Wall, slot: PictureSlot, placed: Placed, cut: _Cut) -> Picture:
    lengths = dict(wall.book.theme.lengths)
    across, down = cut.crop.width / cut.full.width, cut.crop.height / cut.full.height
    shown = Rect(
        x=cut.crop.x + (cut.part.x - cut.full.x) * across,
        y=cut.crop.y + (cut.part.y - cut.full.y) * down,
        width=cut.part.width * across,
        height=cut.part.height * down,
    )
    return Picture(
        shot=wall.source.name,
        take=placed.take,
        box=_moved(cut.part, cut.shift),
        crop=shown,
        shape=slot.shape,
        radius=lengths.get("radius", DEFAULT_RADIUS) if slot.shape == "rounded" else 0.0,
        square=_folded_at(cut) if slot.shape in ("rounded", "soft") else None,
        paper=_paper(wall) if slot.shape != "rect" else None,
    )


def _folded_at(cut: _Cut) -> str | None:
    """Return the side on which a part of a picture goes on, across the fold."""
    if cut.part.right < cut.full.right - _SAME:
        return "right"
    return "left" if cut.part.x > cut.full.x + _SAME else None


def _paper(wall: _Wall) -> Ink:
    return ink(wall.book.theme.colour(ground_of(wall.book, wall.leaf)))


def _slot_on_table(wall: _Wall, slot: PictureSlot) -> Rect:
    trim = wall.book.dummy.trim
    wide = trim.width * len(wall.pages)
    return Rect(x=slot.x * wide, y=slot.y * trim.height, width=slot.w * wide, height=slot.h * trim.height)


def _spared(frame: Rect, mat: float, image: float, most: float) -> Rect:
    """Return a slot narrowed or flattened, about its middle, so that no more of a picture is cut than allowed."""
    wide, high, least = frame.width - 2 * mat, frame.height - 2 * mat, 1.0 - most
    if least * max(image * high, wide) <= min(image * high, wide):
        return frame
    if image * high < wide:  # the picture is tall for its slot
        by = (wide - high * image / least) / 2
        return frame.inset(Insets(top=0.0, right=by, bottom=0.0, left=by))
    by = (high - wide / (image * least)) / 2
    return frame.inset(Insets(top=by, right=0.0, bottom=by, left=0.0))


def _lined_up(wall: _Wall, slot: PictureSlot, frame: Rect) -> Rect:
    """Return a picture narrower than its slot moved to the side where the words over or under it begin.

    One beside others, or over both sides, or whose words are centred, stays about its slot's middle.
    """
    template = template_of(wall.book, wall.leaf)
    if template is None or len(template.pictures) > 1 or slot.on == "both":
        return frame
    beneath = (one for one in template.texts if one.fills in _LEADING and one.on == slot.on)
    words = next((one for one in beneath if one.y >= slot.y + slot.h or one.y + one.h <= slot.y), None)
    if words is None or words.align != "left":
        return frame
    whole = _slot_on_table(wall, slot)
    backwards = wall.book.dummy.binding == "right"
    return _moved(frame, frame.right - whole.right if backwards else frame.x - whole.x)


def _overrun(wall: _Wall, slot: PictureSlot, frame: Rect) -> Insets:
    """Return how far the box runs past the trim edges it touches, as negative insets."""
    trim = wall.book.dummy.trim
    left, right = area(wall.book, wall.pages[0]).reach, area(wall.book, wall.pages[-1]).reach
    wide, near = trim.width * len(wall.pages), _TOUCHES * trim.width
    return Insets(
        top=-left.top if frame.y <= near else 0.0,
        right=-right.right if frame.right >= wide - near else 0.0,
        bottom=-left.bottom if frame.bottom >= trim.height - near else 0.0,
        left=-left.left if frame.x <= near else 0.0,
    )


def _part(wall: _Wall, at: int, full: Rect) -> Rect:
    """Return what of a box on the table lies on one page; past the fold only as far as the inside bleed asks."""
    reach, trim = area(wall.book, wall.pages[at]).reach, wall.book.dummy.trim
    shift = _shift(wall, at)
    left = max(full.x, shift - reach.left) if at else full.x
    right = full.right if at == len(wall.pages) - 1 else min(full.right, shift + trim.width + reach.right)
    if right <= shift or left >= shift + trim.width:  # nothing inside this page's trim
        return Rect(x=left, y=full.y, width=0.0, height=full.height)
    return Rect(x=left, y=full.y, width=max(0.0, right - left), height=full.height)


def _shift(wall: _Wall, at: int) -> float:
    return at * wall.book.dummy.trim.width


def _moved(box: Rect, by: float) -> Rect:
    return Rect(x=box.x - by, y=box.y, width=box.width, height=box.height)


def _crop_past_the_edge(wall: _Wall, placed: Placed, full: Rect) -> Rect:
    """Return what of a take a box shows; what a case turns in or a spine hides takes nothing from what is seen.

    So far a picture runs on past what it would show without, and past its own edges by their mirror image.
    """
    trim, hidden = wall.book.dummy.trim, wall.book.turned_in
    if not hidden:
        return _crop(wall.source, placed, full, _fold(wall, full))
    wide = trim.width * len(wall.pages)
    kept = wall.book.printer.bleed.top - hidden
    left, top = max(full.x, -kept), max(full.y, -kept)
    right, bottom = min(full.right, wide + kept), min(full.bottom, trim.height + kept)
    seen = Rect(x=left, y=top, width=right - left, height=bottom - top)
    crop = _crop(wall.source, placed, seen, _fold(wall, seen))
    across, down = crop.width / seen.width, crop.height / seen.height
    return Rect(
        x=crop.x - (seen.x - full.x) * across,
        y=crop.y - (seen.y - full.y) * down,
        width=full.width * across,
        height=full.height * down,
    )


def _fold(wall: _Wall, box: Rect) -> Fold | None:
    """Return where a box that lies on two pages is folded."""
    if len(wall.pages) == 1:
        return None
    trim, safe = wall.book.dummy.trim, area(wall.book, wall.pages[-1]).safe
    return Fold(at=(trim.width - box.x) / box.width, gutter=safe.x / box.width)


def _crop(source: story.Picture, placed: Placed, box: Rect, fold: Fold | None) -> Rect:
    """Return what of a take a box shows: what `focus:` names (a side, a corner, somebody), else what tells most."""
    wanted, aspect = (source.directions.focus or "").strip(), placed.width / placed.height
    if not wanted:
        return telling_crop(aspect, box, placed.tones, fold)
    known = placed.tones.where(wanted) if placed.tones else None
    if known is not None:
        return cover_crop(aspect, box, (known.x + known.width / 2, known.y + known.height / 2))
    across, down = 0.5, 0.5
    for word in wanted.lower().replace("-", " ").split():
        x, y = _SIDES.get(word, (None, None))
        across, down = across if x is None else x, down if y is None else y
    return cover_crop(aspect, box, (across, down))


def _lost_focus(source: story.Picture, placed: Placed) -> list[Diagnostic]:
    wanted = (source.directions.focus or "").strip()
    known = placed.tones is not None and placed.tones.where(wanted) is not None
    words = wanted.lower().replace("-", " ").split()
    if not wanted or known or all(word in (*_SIDES, "middle", "center", "centre") for word in words):
        return []
    said = f"nothing is known of where {wanted} stands in {source.name}, so its middle is kept in view"
    return [
        warning("focus-unknown", said, source.span, "focus: left, right, top, bottom, or a corner: top left")
    ]


def _in_the_gutter(wall: _Wall, placed: Placed, halves: list[Hung]) -> list[Diagnostic]:
    """Say whom the fold of a spread runs through, whatever decided its crop."""
    if len(halves) == 1 or placed.tones is None or wall.decoration:
        return []
    left, first, last = halves[0].item, min(wall.pages), max(wall.pages)
    share = (wall.book.dummy.trim.width - left.box.x) / left.box.width
    return [
        hint(
            "in-the-gutter",
            f"pages {first} and {last}: the fold runs through {name} in {wall.source.name}",
            wall.source.span,
            f"say `where: {name}=left` or right and draw it again; a picture much wider than its place is moved aside",
        )
        for name in folded(placed.tones, left.crop.x + share * left.crop.width)
    ]


def _no_room(leaf: Leaf, lost: story.Picture) -> Diagnostic:
    return error(
        "picture-has-no-room",
        f"the page template {leaf.template} has no room for the picture {lost.name}",
        lost.span,
        "name a template with more pictures in `layout:`, or give the picture a page of its own",
    )
