"""The trial of a theme: its sample set by the composer, and every page looked at for what a reader would stumble over.

Words that do not fit, that do not stand out from their ground, that gutter or safe area push aside, or that no font
has. A fault knows its template and slot, how bad it is, and in which case it was seen: of many the worst is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import ceil, floor

from picturebook.design.choosing import word_count
from picturebook.design.theme import ALSO, PAGE_WORDS, PageTemplate, TextSlot, Theme
from picturebook.desk.theme_sample import Case, Sample
from picturebook.diagnostics import Span
from picturebook.dummy import Leaf
from picturebook.layout.bare_page import BarePage, bare_page
from picturebook.layout.book import Book, area, left_to_right, template_of
from picturebook.layout.columns import height
from picturebook.layout.fit import Fit, Fitted, fit
from picturebook.layout.glyphs import missing_glyphs
from picturebook.layout.inked import Inked, inked, letter_ink
from picturebook.layout.inks import READABLE, Colour, contrast, ink, luminance
from picturebook.layout.overflow import overflows
from picturebook.layout.places import part_of
from picturebook.layout.roomier import holding
from picturebook.layout.setting import line_box
from picturebook.layout.siting import Setting, least_of
from picturebook.layout.siting import overflows as holds_nowhere
from picturebook.measure import Rect
from picturebook.record import record

PUSHED = 9.0  # points, an eighth of an inch: words moved in by less are nearly where the theme has them
_SLACK = 0.5  # points
_TOUCHING = 3.0  # points: the boxes of lines are higher than their letters
_GROUNDS = ("paper", "soft", "deep", "panel")  # tokens that words stand on
_STEP = 5  # words a promise is rounded down to: nobody counts to 187
_FINE = 200  # steps of a page a slot's edge is moved by


@record
class Fault:
    """Something wrong with a page of the sample: what kind of thing, where in its template, how bad, what helps."""

    kind: str  # overflow | faint | pushed | outside | over | glyph; tint: how a style’s colour reads, be it well
    template: str
    slot: int | None  # of the template's text slots
    said: str
    told: str
    amount: float
    case: Case
    where: Span | None = None  # the page
    elsewhere: bool = False  # another template of the theme holds the same words and pictures


@record
class _Look:
    """A leaf being looked at."""

    case: Case
    book: Book
    fitted: Fit
    one: Fitted
    template: PageTemplate

    def fault(self, kind: str, slot: TextSlot | None, said: tuple[str, str], amount: float) -> Fault:
        return Fault(
            kind=kind,
            template=self.template.name,
            slot=_index(self.template, slot) if slot else None,
            said=said[0],
            told=said[1],
            amount=amount,
            case=self.case,
            where=self.one.leaf.page.span if self.one.leaf.page else None,
        )


def look(case: Case, book: Book) -> Iterator[Fault]:
    """Yield what is wrong with a book of the sample."""
    fitted = fit(book)
    for one in fitted.leaves:
        template = template_of(book, one.leaf)
        if template is None:
            continue
        at = _Look(case=case, book=book, fitted=fitted, one=one, template=template)
        yield from _overflowing(at)
        full = any(overflows(words, book.theme.style(words.slot.style)) for words in one.settings)
        yield from _unseen(at)
        for number in left_to_right(book, one.leaf):
            page = bare_page(book, one, number)
            words = inked(page, [hung for hung in one.hung if hung.page == number])
            for column in words:
                yield from _faint(at, page, column)
                yield from () if full else _outside(at, page, column)
            yield from () if full else _over(at, words)


def pushed(case: Case, book: Book) -> Iterator[Fault]:
    """Yield the slots that reach into gutter or margin: the composer moves their words in. For a book bound left."""
    for leaf in book.dummy.leaves:
        template = template_of(book, leaf)
        for index, slot in enumerate(template.texts if template else ()):
            assert template is not None
            edge, points, inner = _lost(book, leaf, slot)
            if points > PUSHED:
                what = "into the gutter" if inner else "over the safe area’s edge"
                yield Fault(
                    kind="pushed",
                    template=template.name,
                    slot=index,
                    said=f"its place {_called_slot(slot)} reaches {points:.0f} pt {what} at the {edge}",
                    told=f"type: {_moved_in(book, slot, edge, points)}",
                    amount=points,
                    case=case,
                )


def capacity(sample: Sample, name: str, seen: Sequence[Case], most: int) -> int:
    """Return how many words, `most` at most, a template holds in all of these cases; rounded down as people say it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if all(_holds(sample, name, one, middle) for one in seen) else (low, middle - 1)
        )
    return low if low < 4 * _STEP else low - low % _STEP


def _holds(sample: Sample, name: str, case: Case, words: int) -> bool:
    book = sample.templates(case, (name,), words)
    return not holds_nowhere(book, book.dummy.leaves[-1])


def _overflowing(at: _Look) -> Iterator[Fault]:
    """Yield the page's own words that fit at no size, however many columns they have, and every field that does not.

    More words than a template promises are nothing it has to hold.
    """
    own = [one for one in at.one.settings if one.slot.fills in PAGE_WORDS]
    full = [one for one in own if overflows(one, at.book.theme.style(one.slot.style))]
    page = at.one.leaf.page
    if full and (
        page is None or word_count(page) <= at.template.max_words + 1
    ):  # a word is in both languages
        said = f"promises {at.template.max_words} words, and does not hold them"
        fault = at.fault("overflow", None, (said, ""), float(at.template.max_words))
        yield replace(fault, elsewhere=holding(at.book, at.one.leaf) is not None)
    for one in at.one.settings:
        style = at.book.theme.style(one.slot.style)
        if one.slot.fills not in PAGE_WORDS and overflows(one, style):
            high, share = _needed(at, one)
            said = f"its {one.slot.fills} does not fit at the smallest {style.min:g} pt"
            told = f"make its place higher: h = {_up(share)}; or let it be smaller: {one.slot.style}, min"
            yield at.fault("overflow", one.slot, (said, told), high)


def _needed(at: _Look, one: Setting) -> tuple[float, float]:
    """Return how high a column is at its smallest size in points, and the share of the trim its slot needs for that."""
    least = least_of(one.slot, one.column, at.book.theme.style(one.slot.style))
    high, whole = height(one.column, one.box.width / least) * least, at.book.dummy.trim.height
    return high, one.slot.h + (high - one.box.height) / whole


def _faint(at: _Look, page: BarePage, words: Inked) -> Iterator[Fault]:
    """Yield words that stand out too little from what they are printed on."""
    slot, reads, on = words.setting.slot, words.choice.contrast, "a picture"
    if words.panelled:
        on = _called(at.book.theme, words.choice.veil.srgb if words.choice.veil else page.palette.panel)
    elif words.behind is None:
        on, under = _called(at.book.theme, words.paper), luminance(words.paper)
        yield from _tint(at, words, on, under)
        inks = [letter_ink(page, words, slot.style)]
        if any(strip.second for strip in words.setting.column):
            inks.append(letter_ink(page, words, ALSO, slot.style))
        reads = min(contrast(luminance(one.srgb), under) for one in inks)
    if round(reads, 2) < READABLE:
        yield at.fault("faint", slot, (f"{rounded_down(reads)} : 1", on), -reads)


def rounded_down(reads: float) -> str:
    """Return a contrast as people read it: one that is too little is never told as enough."""
    return f"{floor(reads * 10) / 10:.1f}"


def _tint(at: _Look, words: Inked, on: str, under: float) -> Iterator[Fault]:
    """Yield how the own colour of a style reads on a ground its words stand on: it is used only where it reads."""
    colours = dict(at.book.theme.colours)
    styles = {ALSO if strip.second else words.setting.slot.style for strip in words.setting.column}
    for style in sorted(styles & set(colours)):
        yield at.fault("tint", None, (style, on), contrast(luminance(ink(colours[style]).srgb), under))


def _called(theme: Theme, colour: Colour) -> str:
    """Return the token of a ground's colour, those first that are grounds most; else the colour itself."""
    colours = dict(theme.colours)
    names = [name for name in dict.fromkeys((*_GROUNDS, *colours)) if name in colours]
    typed = "#{:02x}{:02x}{:02x}".format(*colour)
    return next((name for name in names if ink(colours[name]).srgb == colour), typed)


def _outside(at: _Look, page: BarePage, words: Inked) -> Iterator[Fault]:
    """Yield lines that stand outside the safe area: no slot of the theme's may bring that about."""
    for line in words.column.lines:
        box, safe = line_box(line, words.column.size), page.area.safe
        over = max(safe.x - box.x, box.right - safe.right, safe.y - box.y, box.bottom - safe.bottom)
        if over > _SLACK:
            said = f"a line of its {words.setting.slot.fills} stands {over:.1f} pt outside the safe area"
            yield at.fault("outside", words.setting.slot, (said, "give its place more height"), over)


def _over(at: _Look, words: Sequence[Inked]) -> Iterator[Fault]:
    """Yield words that stand on other words."""
    lines = [[line_box(line, one.column.size) for line in one.column.lines] for one in words]
    for (one, ours), (other, theirs) in combinations(zip(words, lines, strict=True), 2):
        deep = max((_shared(a, b) for a in ours for b in theirs), default=0.0)
        if deep > _TOUCHING:
            what = " on its ".join(each.setting.slot.fills for each in (other, one))
            said = f"its {what}: lines lie {deep:.0f} pt deep on each other"
            yield at.fault("over", other.setting.slot, (said, "give each a place of its own"), deep)


def _shared(one: Rect, other: Rect) -> float:
    """Return how many points deep two boxes lie on each other: 0 or less where they do not."""
    across = min(one.right, other.right) - max(one.x, other.x)
    return min(across, min(one.bottom, other.bottom) - max(one.y, other.y))


def _unseen(at: _Look) -> Iterator[Fault]:
    for one in missing_glyphs(replace(at.fitted, leaves=(at.one,))):
        said = one.message.partition(": ")[2]
        told = "name a font that has them, or lay one into the theme’s folder fonts"
        yield at.fault("glyph", None, (said, told), 1.0)


def _lost(book: Book, leaf: Leaf, slot: TextSlot) -> tuple[str, float, bool]:
    """Return the edge at which a slot reaches farthest out, by how many points, and whether that is the gutter."""
    part, trim = part_of(book, leaf, slot), book.dummy.trim
    safe = area(book, part.page).safe
    left, top = part.slot.x * trim.width, part.slot.y * trim.height
    lost = {
        "left": safe.x - left,
        "right": left + part.slot.w * trim.width - safe.right,
        "top": safe.y - top,
        "bottom": top + part.slot.h * trim.height - safe.bottom,
    }
    edge = max(lost, key=lost.__getitem__)
    return edge, lost[edge], edge == ("left" if book.dummy.side(part.page) == "right" else "right")


def _called_slot(slot: TextSlot) -> str:
    return f"“{slot.name}”" if slot.fills in PAGE_WORDS else f"for the {slot.fills}"


def _moved_in(book: Book, slot: TextSlot, edge: str, points: float) -> str:
    """Return what to type for a slot that is moved in at an edge: "x = 0.08, w = 0.84"; a small one keeps its size."""
    trim = book.dummy.trim
    across = trim.width * (2 if slot.on == "both" else 1)
    by = ceil(points / (across if edge in ("left", "right") else trim.height) * _FINE) / _FINE
    size = ("w", slot.w) if edge in ("left", "right") else ("h", slot.h)
    if by > size[1] / 2:
        way = by if edge in ("left", "top") else -by
        return f"x = {slot.x + way:.3g}" if size[0] == "w" else f"y = {slot.y + way:.3g}"
    start = {"left": f"x = {slot.x + by:.3g}, ", "top": f"y = {slot.y + by:.3g}, "}.get(edge, "")
    return f"{start}{size[0]} = {size[1] - by:.3g}"


def _up(share: float) -> str:
    return f"{ceil(share * _FINE) / _FINE:.3g}"


def _index(template: PageTemplate, slot: TextSlot) -> int | None:
    """Return which slot of its template one is: a book may have turned it, or stood its words otherwise in it."""
    same = (slot.style, slot.y, slot.h)
    found = (at for at, one in enumerate(template.texts) if (one.style, one.y, one.h) == same)
    return next(found, None)
