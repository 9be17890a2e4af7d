"""The places where a page's words may stand: the template's alternatives, or the one the author asked for.

Text slots of one name are one alternative; the template's order is the theme's preference. `text:` on a page
names an alternative, a side or a corner (on a spread, left and right are its pages), or gives a box as four
fractions of the trim: x y width height. A theme that has its words on paper keeps them off its pictures: a side is then
obeyed where paper is, and only fractions, which are nobody's slip, lay words on a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from picturebook.design.theme import PAGE_WORDS, PageTemplate, TextSlot
from picturebook.diagnostics import Diagnostic, error, hint
from picturebook.dummy import Leaf
from picturebook.layout.book import Book, left_to_right, page_on, pictures_of, slot_box, template_of
from picturebook.manuscript.story import Role
from picturebook.measure import Rect
from picturebook.record import record

_NUMBER = re.compile(r"\d*\.?\d+%?")
_SIDES = frozenset({"top", "bottom", "left", "right", "middle"})
# Where a side or corner is when the template has no slot of that name: x, y, w, h of the trim, and valign.
_SPOTS = {
    "top": (0.08, 0.06, 0.84, 0.32, "top"),
    "bottom": (0.08, 0.62, 0.84, 0.32, "bottom"),
    "left": (0.06, 0.1, 0.42, 0.8, "middle"),
    "right": (0.52, 0.1, 0.42, 0.8, "middle"),
    "middle": (0.1, 0.25, 0.8, 0.5, "middle"),
    "top-left": (0.06, 0.06, 0.5, 0.42, "top"),
    "top-right": (0.44, 0.06, 0.5, 0.42, "top"),
    "bottom-left": (0.06, 0.52, 0.5, 0.42, "bottom"),
    "bottom-right": (0.44, 0.52, 0.5, 0.42, "bottom"),
}
# The field that gives way to a page's own words where a template of the matter has no slot for text.
_HOME = {
    Role.DEDICATION: "dedication",
    Role.COPYRIGHT: "copyright",
    Role.CREDITS: "credits",
    Role.BACK_COVER: "blurb",
    Role.BELONGS_TO: "belongs-to",
    Role.TITLE: "subtitle",
    Role.COVER: "subtitle",
}


@record
class Part:
    """One slot of a place on its page, in points, inside safe and gutter."""

    slot: TextSlot
    page: int
    box: Rect


@record
class Place:
    """One alternative: a name and its slots in reading order."""

    name: str
    parts: tuple[Part, ...]


def places(book: Book, leaf: Leaf) -> tuple[Place, ...]:
    """Return where a page's own words may stand, best liked first; none if its template has no room for words."""
    template = template_of(book, leaf)
    if template is None:
        return ()
    slots = text_slots(template, leaf.role)
    wanted = (leaf.page.directions.text or "").strip().lower() if leaf.page else ""
    if wanted and slots:
        return _asked(book, leaf, wanted, slots)
    return _alternatives(book, leaf, slots)


def part_of(book: Book, leaf: Leaf, slot: TextSlot) -> Part:
    """Put a slot on its page; one that spans both sides stands on the side its middle lies on."""
    if slot.on != "both" or len(leaf.pages) == 1:
        page = page_on(book, leaf, slot.on)
        return Part(slot=slot, page=page, box=slot_box(book, slot, page))
    right = slot.x + slot.w / 2 > 0.5
    shifted = slot.x * 2 - (1.0 if right else 0.0)
    return part_of(book, leaf, replace(slot, on="right" if right else "left", x=shifted, w=slot.w * 2))


def text_slots(template: PageTemplate, role: Role) -> tuple[TextSlot, ...]:
    """Return the slots a page's own words may fill: those for text, else the field of the role that gives way."""
    own = tuple(slot for slot in template.texts if slot.fills in PAGE_WORDS)
    if own:
        return own
    home = tuple(slot for slot in template.texts if slot.fills == _HOME.get(role))
    return tuple(replace(slot, fills="text") for slot in home)


def gives_way(template: PageTemplate, role: Role, slot: TextSlot) -> bool:
    """Say whether a field's slot is taken by the page's own words."""
    no_text = all(one.fills not in PAGE_WORDS for one in template.texts)
    return no_text and slot.fills == _HOME.get(role)


def misplaced(book: Book, leaf: Leaf) -> Diagnostic | None:
    """Complain of a `text:` that is no place of its template, none we know and no fractions; or say it gives way."""
    wanted = (leaf.page.directions.text or "").strip().lower() if leaf.page else ""
    if not wanted or _fractions(wanted):
        return None
    if _spot(wanted, False):
        return _gives_way_to_paper(book, leaf, wanted)
    template = template_of(book, leaf)
    if template and any(slot.name == wanted for slot in text_slots(template, leaf.role)):
        return None
    assert leaf.page is not None
    said = f"`text: {wanted}` is no place on a page"
    can = "top, bottom, left, right, top-left …, or a box of the page: 0.1 0.7 0.8 0.2"
    return error("no-such-place", said, leaf.page.span, can)


def _gives_way_to_paper(book: Book, leaf: Leaf, wanted: str) -> Diagnostic | None:
    found = places(book, leaf)
    if not found or any(place.name == wanted for place in found) or leaf.page is None:
        return None
    said = f"`text: {wanted}` is where the picture is, and {book.theme.name} keeps words off pictures"
    told = "leave it out, or give a box of the page: text: 0.1 0.7 0.8 0.2"
    return hint("words-kept-off", said, leaf.page.where("text") or leaf.page.span, told)


def _alternatives(book: Book, leaf: Leaf, slots: tuple[TextSlot, ...]) -> tuple[Place, ...]:
    names = dict.fromkeys(slot.name for slot in slots)
    return tuple(
        Place(name=name, parts=tuple(part_of(book, leaf, slot) for slot in slots if slot.name == name))
        for name in names
    )


def _asked(book: Book, leaf: Leaf, wanted: str, slots: tuple[TextSlot, ...]) -> tuple[Place, ...]:
    named = tuple(slot for slot in slots if slot.name == wanted)
    if named:
        return _alternatives(book, leaf, named)
    spread = len(leaf.pages) == 2
    box = _fractions(wanted)
    if box is not None:
        slot = _reshaped(slots[0], wanted, (*box, "middle"))
        return (Place(name=wanted, parts=(part_of(book, leaf, replace(slot, on="both")),)),)
    spot = _spot(wanted, spread)
    if spot is None:
        return _alternatives(book, leaf, slots)
    sides = [side for side in ("left", "right") if side in wanted.split("-")] if spread else []
    pages = [page_on(book, leaf, sides[0])] if sides else leaf.pages
    slot = _reshaped(slots[0], wanted, _SPOTS[spot])
    found = tuple(
        Place(name=wanted, parts=(Part(slot=slot, page=page, box=slot_box(book, slot, page)),))
        for page in pages
    )
    own = _alternatives(book, leaf, slots)
    if not _beside(book, leaf, own[:1]):
        return found
    return _beside(book, leaf, found) or own


def _beside(book: Book, leaf: Leaf, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places that lie on no picture of the page."""
    shown = tuple(_shown(book, leaf))
    return tuple(
        place
        for place in found
        if not any(part.page == page and part.box.meets(box) for part in place.parts for page, box in shown)
    )


def _shown(book: Book, leaf: Leaf) -> Iterator[tuple[int, Rect]]:
    """Yield the boxes of a leaf's pictures, on each page they reach, from its trim's corner."""
    template, trim = template_of(book, leaf), book.dummy.trim
    slots = template.pictures if template else ()
    for slot, _ in zip(slots, pictures_of(book, leaf), strict=False):
        pages = left_to_right(book, leaf) if slot.on == "both" else (page_on(book, leaf, slot.on),)
        wide = trim.width * len(pages)
        for at, page in enumerate(pages):
            x, y = slot.x * wide - at * trim.width, slot.y * trim.height
            yield page, Rect(x=x, y=y, width=slot.w * wide, height=slot.h * trim.height)


def _spot(wanted: str, spread: bool) -> str | None:
    """Return the name of a known spot; on a spread left and right choose the page, not the half of it."""
    words = [word for word in re.split(r"[\s-]+", wanted) if word]
    if not words or not _SIDES.issuperset(words):
        return "middle" if wanted in ("center", "centre") else None
    kept = [word for word in words if not (spread and word in ("left", "right"))] or ["middle"]
    name = "-".join(sorted(kept, key=lambda word: word in ("left", "right")))
    return name if name in _SPOTS else None


def _fractions(wanted: str) -> tuple[float, float, float, float] | None:
    found = _NUMBER.findall(wanted)
    if len(found) != 4 or re.sub(r"[\d.%,\s]", "", wanted):
        return None
    x, y, w, h = (float(one.rstrip("%")) / (100 if one.endswith("%") else 1) for one in found)
    return (x, y, w, h) if max(x + w, y + h) <= 1.0001 and min(w, h) > 0 else None


def _reshaped(slot: TextSlot, name: str, spot: tuple[float, float, float, float, str]) -> TextSlot:
    x, y, w, h, valign = spot
    return replace(slot, name=name, x=x, y=y, w=w, h=h, valign=valign)
