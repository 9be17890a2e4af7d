"""Stances: where a page's words come to stand, of all the places they may have and all the ways to stand in them.

A slot is as large as the most words it may hold, so few words have room in it to step aside: first up or down, then
into a narrower column. Each stance is judged at the size the words will really have: the whole book's, or a smaller one
where the page is crowded. What tires the eye, who stands there, how far a veil would move the picture and how much size
is lost are weighed against one another; what the theme likes best is taken as long as words rest there. Words with a
panel of their own keep to the corners it is made for: of their places they take the one where it hides least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from picturebook.dummy import Leaf
from picturebook.layout.book import Book, ground_of, template_of
from picturebook.layout.columns import breadth, fits, height, longest_line
from picturebook.layout.hanging import Hung
from picturebook.layout.inking import Palette, choose_ink, moved, palette
from picturebook.layout.panels import kept_aside, let_in, panel_box
from picturebook.layout.placing import backdrop, glance, hidden, unrest
from picturebook.layout.siting import Setting, Site, finest, is_body
from picturebook.measure import Rect
from picturebook.record import record

NARROW = 0.68  # of the slot's width: the words leave a third of it to what stands there
_ACROSS = (0.0, 0.5, 1.0)  # where a narrower column stands in its slot
_DOWN = ("top", "middle", "bottom")
_TURN = 7.0  # cost of each place further down the theme's order
_MOVED = 1.5  # cost of standing otherwise in a place than the theme likes
_NARROWED = 6.0  # and of a narrower column
_SMALLER = 160.0  # cost of losing all of the size
_STAINED = 0.25  # cost of a veil, for each step of lightness it moves the picture
_RESTS = 8.0  # a place that costs no more is as quiet as plain paper: no other is looked for
_WORTH = 0.7  # of what a place looks like at a glance: one that is hardly quieter is not weighed at all
_WEIGHED = 3  # and of those that are, so many


# What it costs, the words, the box they would have, where they would stand in it, and what they would cover.
_Stance = tuple[float, Setting, Rect, str, Rect]


@record
class _Page:
    """What every stance of a page is weighed with."""

    book: Book
    hung: tuple[Hung, ...]
    inks: Palette
    body: float


def quietest(book: Book, leaf: Leaf, hung: Sequence[Hung], tried: Sequence[Site], body: float) -> Site:
    """Return the words where they rest best and lose least of their size; `body` is the size of the tale.

    `tried` are the places they may have, best liked first. Where the author named the place, or there is nothing but
    paper, they stand as the theme has it.
    """
    template = template_of(book, leaf)
    if template is None or not tried:
        return tried[0] if tried else ()
    page = _Page(book=book, hung=tuple(hung), inks=palette(book.theme, ground_of(book, leaf)), body=body)
    costs = [_cost(page, site) for site in tried]
    at = min(range(len(tried)), key=lambda one: one * _TURN + costs[one])
    if costs[at] <= _RESTS:
        return tried[at]
    best = at * _TURN + costs[at], tried[at]
    for narrow in (False, True):
        if not _is_asked(leaf, narrow):
            best = _quieter(page, best, _stances(page, tried, narrow))
    return best[1]


def _is_asked(leaf: Leaf, narrow: bool) -> bool:
    """Say whether the author's own directions leave the words no such freedom."""
    asked = leaf.page.directions if leaf.page else None
    return asked is not None and bool(asked.text or (narrow and asked.size))


def _quieter(page: _Page, best: tuple[float, Site], stances: Iterable[_Stance]) -> tuple[float, Site]:
    """Return the best of a site and other stances, of which only those that look quieter are weighed."""
    limit = _WORTH * sum(glance(extent(one), one.page, page.hung) for one in best[1] if one.size)
    seen = [
        (glance(lying, setting.page, page.hung, limit), extra, at, (setting, box, down))
        for at, (extra, setting, box, down, lying) in enumerate(stances)
    ]
    near = sorted((one for one in seen if one[0] <= limit), key=lambda one: one[:3])[:_WEIGHED]
    weighed = [best]
    for _, extra, _, (setting, box, down) in near:
        site = (replace(setting, box=box, slot=replace(setting.slot, valign=down)),)
        weighed.append((extra + _cost(page, site), site))
    return min(weighed, key=lambda one: one[0])


def _stances(page: _Page, tried: Sequence[Site], narrow: bool) -> Iterator[_Stance]:
    """Yield other ways to stand in each place, with what they cost for not being the theme's own."""
    for at, site in enumerate(tried):
        if len(site) == 1 and site[0].size and site[0].slot.panel == "none":
            setting = replace(site[0], size=min(site[0].size, _wanted(page, site[0])))
            extra = at * _TURN + (_NARROWED if narrow else _MOVED)
            for box, down, lying in _narrowed(setting) if narrow else _aside(setting):
                yield extra, setting, box, down, lying


def _aside(setting: Setting) -> Iterator[tuple[Rect, str, Rect]]:
    shape = _shape(setting, setting.box.width)
    for down in _DOWN:
        if down != setting.slot.valign:
            yield setting.box, down, _lying(setting, setting.box, down, shape)


def _narrowed(setting: Setting) -> Iterator[tuple[Rect, str, Rect]]:
    box, wide = setting.box, setting.box.width * NARROW
    if _turned(setting, wide) or not fits(setting.column, replace(box, width=wide), setting.size):
        return
    shape = _shape(setting, wide)
    for share in _ACROSS:
        narrow = replace(box, x=box.x + (box.width - wide) * share, width=wide)
        for down in ("top", "bottom"):  # a narrow column is high: its middle is hardly elsewhere
            yield narrow, down, _lying(setting, narrow, down, shape)


def _turned(setting: Setting, wide: float) -> bool:
    """Say whether a column so wide turns verses over: no quieter place is worth their rhythm."""
    return any(strip.verse and longest_line(strip) > wide / setting.size for strip in setting.column)


def _wanted(page: _Page, setting: Setting) -> float:
    return page.body if is_body(setting) else page.book.theme.style(setting.slot.style).ideal


def _cost(page: _Page, site: Site) -> float:
    total = 0.0
    for setting in site:
        if not setting.size:
            total += 10 * _SMALLER
            continue
        wanted = _wanted(page, setting)
        setting = replace(setting, size=min(setting.size, wanted))
        total += _SMALLER * (1 - setting.size / wanted)
        if setting.slot.panel == "panel":
            total += hidden(_panel(page, setting), setting.page, page.hung)
            continue
        behind = backdrop((extent(setting),), setting.page, page.hung, page.inks.paper)
        stained = moved(choose_ink(behind, page.inks, finest(setting)), behind) if behind else 0.0
        total += unrest(behind) + _STAINED * stained
    return total


def _panel(page: _Page, setting: Setting) -> Rect:
    """Return about the box of the panel under a setting, on the side of its picture where it will stand."""
    words, borders = extent(setting), [one.frame for one in page.hung if one.slot.border]
    aside = kept_aside(setting.box, words, borders).x - setting.box.x
    return let_in(panel_box(replace(words, x=words.x + aside), setting.size), borders)


def extent(setting: Setting) -> Rect:
    """Return about the box the lines of a setting will fill, by its alignment."""
    return _lying(setting, setting.box, setting.slot.valign, _shape(setting, setting.box.width))


def _shape(setting: Setting, wide: float) -> tuple[float, float]:
    """Return how wide and how high the lines of a setting come out in a box of a width."""
    measure = wide / setting.size
    return (
        min(wide, breadth(setting.column, measure) * setting.size),
        height(setting.column, measure) * setting.size,
    )


def _lying(setting: Setting, box: Rect, down: str, shape: tuple[float, float]) -> Rect:
    wide, high = shape
    low = {"top": 0.0, "bottom": 1.0}.get(down, 0.5)
    across = {"left": 0.0, "justify": 0.0, "right": 1.0}.get(setting.slot.align, 0.5)
    across = 1.0 - across if setting.column[0].levels.base else across
    return Rect(
        x=box.x + (box.width - wide) * across, y=box.y + (box.height - high) * low, width=wide, height=high
    )
