"""Siting: a page's words tried in each place they may have, and the quietest place kept.

A place is judged at the size the words will really have there: the whole book's, or a smaller one where the page is
crowded. What tires the eye, who stands there, how far a wash would move the picture and how much size is lost are
weighed against one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.design.theme import ALSO, PAGE_WORDS, TextSlot
from picturebook.dummy import Leaf
from picturebook.layout.bodysize import GRID
from picturebook.layout.book import Book, template_of
from picturebook.layout.drop_caps import with_cap
from picturebook.layout.flow import Strip, breadth, fits_across, halves, height, strips, word_count
from picturebook.layout.hanging import Hung
from picturebook.layout.hyphens import NARROW, of_age
from picturebook.layout.itemising import Lettering
from picturebook.layout.places import Place, places
from picturebook.layout.placing import backdrop, choose_ink, least_contrast, palette, stain, unrest
from picturebook.manuscript.story import Block, Parallel, Role
from picturebook.measure import Rect
from picturebook.record import record

_TURN = 7.0  # cost of each place further down the theme's order
_SMALLER = 160.0  # cost of losing all of the size
_STAINED = 0.25  # cost of a wash, for each step of lightness it moves the picture


@record
class Setting:
    """Words in their place: the slot, the page, the box they may fill, their size."""

    slot: TextSlot
    page: int
    box: Rect
    column: tuple[Strip, ...]
    size: float
    place: str


Site = tuple[Setting, ...]  # a page's words in one place: a setting for each of its slots that has some


def sites(book: Book, leaf: Leaf, blocks: Sequence[Block]) -> tuple[Site, ...]:
    """Return the words in each place the template or the author allows, best liked first, as large as they may be."""
    return tuple(_in_place(book, leaf, blocks, place) for place in places(book, leaf))


def quietest(book: Book, leaf: Leaf, hung: Sequence[Hung], tried: Sequence[Site], body: float) -> Site:
    """Return the site that is quietest and costs the words least of their size; `body` is that of the tale."""
    if len(tried) < 2:
        return tried[0] if tried else ()
    scored = [(at * _TURN + _cost(book, leaf, hung, site, body), at, site) for at, site in enumerate(tried)]
    return min(scored, key=lambda one: one[:2])[2]


def roomiest(tried: Sequence[Site]) -> Site:
    """Return the site with the largest words, the first of equals."""
    return max(tried, key=lambda site: min((one.size for one in site), default=0.0), default=())


def is_body(setting: Setting) -> bool:
    """Say whether a setting holds the page's own words in the size of the tale."""
    return setting.slot.fills in PAGE_WORDS and setting.slot.style == "body"


def largest(column: Sequence[Strip], box: Rect, least: float, most: float) -> float | None:
    """Return the largest size on the grid from least to most at which a column fits a box, or None."""
    low, high = round(least * GRID), round(most * GRID)
    if not fits(column, box, low / GRID):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(column, box, middle / GRID) else (low, middle - 1)
    return low / GRID


def fits(column: Sequence[Strip], box: Rect, size: float) -> bool:
    """Say whether a column fits a box at a size."""
    measure = box.width / size
    return fits_across(column, measure) and height(column, measure) * size <= box.height + 0.01


def column_of(book: Book, leaf: Leaf, blocks: Sequence[Block], slot: TextSlot) -> tuple[Strip, ...]:
    """Measure blocks for a slot."""
    shouts = leaf.role is Role.STORY and slot.fills in PAGE_WORDS  # a heading amid the tale is a shouted line
    style = book.theme.style(slot.style)
    parts = slot.align == "justify" or slot.w * book.dummy.trim.width < NARROW * style.ideal
    lettering = Lettering(
        style=style,
        language=book.story.language,
        book=book,
        shouts=shouts,
        align=slot.align,
        divides=slot.fills in PAGE_WORDS and parts and of_age(book.story.ages),
    )
    column = strips(blocks, lettering)
    if column and style.drop_cap and slot.align in ("left", "justify") and _opens(book, blocks):
        return with_cap(column[0], style.drop_cap, book.story.language), *column[1:]
    return column


def _opens(book: Book, blocks: Sequence[Block]) -> bool:
    """Say whether blocks are the first words of the tale."""
    told = (page for page in book.story.pages if page.role is Role.STORY and page.text_blocks)
    first = next(told, None)
    return first is not None and blocks[0] is first.text_blocks[0]


def finest(setting: Setting) -> float:
    """Return the size of a setting's smallest letters in points: those a ground must let be read."""
    return setting.size * min((strip.scale for strip in setting.column), default=1.0)


def _in_place(book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place) -> Site:
    columns = _shared_out(book, leaf, blocks, place)
    settings = []
    for part, column in zip(place.parts, columns, strict=True):
        if column:
            style = book.theme.style(part.slot.style)
            size = largest(column, part.box, style.min, max(style.min, style.ideal)) or 0.0
            settings.append(
                Setting(
                    slot=part.slot, page=part.page, box=part.box, column=column, size=size, place=place.name
                )
            )
    least = min((setting.size for setting in settings), default=0.0)
    return tuple(replace(setting, size=least) for setting in settings)


def _shared_out(book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place) -> list[tuple[Strip, ...]]:
    """Deal blocks over the slots of a place: a second language's to one that is for it, or to the last of several."""
    slots = [part.slot for part in place.parts]
    own: list[Block] = [block for block in blocks if not isinstance(block, Parallel)]
    also: list[Block] = [block for block in blocks if isinstance(block, Parallel)]
    theirs = next((at for at, slot in enumerate(slots) if slot.fills == ALSO), None)
    if theirs is None and own and also:
        theirs = len(slots) - 1
    if theirs is None or len(slots) == 1:
        dealt = _dealt(book, leaf, [*own, *also], slots)
    else:
        dealt = _dealt(book, leaf, own, slots[:theirs] + slots[theirs + 1 :])
        dealt.insert(theirs, also)
    return [column_of(book, leaf, part, slot) for part, slot in zip(dealt, slots, strict=True)]


def _dealt(book: Book, leaf: Leaf, blocks: Sequence[Block], slots: Sequence[TextSlot]) -> list[list[Block]]:
    """Deal blocks over slots, in order, each taking about its share of the words."""
    if len(slots) == 1:
        return [list(blocks)]
    if len(blocks) < len(slots):
        blocks = [part for block in blocks for part in halves(block)]
    weights = [word_count(column_of(book, leaf, (block,), slots[0])) for block in blocks]
    total, spent = max(1, sum(weights)), 0
    dealt: list[list[Block]] = [[] for _ in slots]
    for block, weight in zip(blocks, weights, strict=True):
        middle = (spent + weight / 2) / total
        dealt[int(middle * len(dealt) - 1e-9)].append(block)  # one that is alone stands where reading begins
        spent += weight
    return dealt


def _cost(book: Book, leaf: Leaf, hung: Sequence[Hung], site: Site, body: float) -> float:
    template = template_of(book, leaf)
    assert template is not None
    inks = palette(book.theme, template.background)
    total = 0.0
    for setting in site:
        if not setting.size:
            total += 10 * _SMALLER
            continue
        wanted = body if is_body(setting) else book.theme.style(setting.slot.style).ideal
        setting = replace(setting, size=min(setting.size, wanted))
        behind = backdrop((extent(setting),), setting.page, hung, inks.paper)
        choice = choose_ink(behind, inks, least_contrast(finest(setting)), washed=False)
        total += unrest(behind) + _STAINED * stain(choice, behind) + _SMALLER * (1 - setting.size / wanted)
    return total


def extent(setting: Setting) -> Rect:
    """Return about the box the lines of a setting will fill, by its alignment."""
    box, size = setting.box, setting.size
    measure = box.width / size
    high = height(setting.column, measure) * size
    wide = min(box.width, breadth(setting.column, measure) * size)
    down = {"top": 0.0, "bottom": 1.0}.get(setting.slot.valign, 0.5)
    across = {"left": 0.0, "justify": 0.0, "right": 1.0}.get(setting.slot.align, 0.5)
    across = 1.0 - across if setting.column[0].levels.base else across
    return Rect(
        x=box.x + (box.width - wide) * across, y=box.y + (box.height - high) * down, width=wide, height=high
    )
