"""Siting: a page's words tried in each place they may have, each as large as they can be there.

Words are measured once, for all the places and sizes. Over several slots they are dealt by whole blocks, each slot
taking its share, or what belongs to its picture; what does not fit so flows from slot to slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache

from picturebook.design.theme import ALSO, PAGE_WORDS, TextSlot, TypeStyle
from picturebook.dummy import Leaf
from picturebook.layout.bodysize import largest_size
from picturebook.layout.book import Book
from picturebook.layout.captions import captions
from picturebook.layout.columns import fits
from picturebook.layout.drop_caps import with_cap
from picturebook.layout.hyphens import NARROW, of_age
from picturebook.layout.itemising import Lettering
from picturebook.layout.parting import halves, parted, word_count
from picturebook.layout.places import Place, places
from picturebook.layout.running import Columns, held_words, largest_run, run_on
from picturebook.layout.strips import Strip, strips
from picturebook.manuscript.story import Block, Parallel, Role
from picturebook.measure import Rect
from picturebook.record import record

BOTH_LEAST = 8.0  # points: the smaller of two languages is then still larger than a speck


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


def roomiest(tried: Sequence[Site]) -> Site:
    """Return the site with the largest words, the first of equals."""
    return max(tried, key=lambda site: min((one.size for one in site), default=0.0), default=())


def is_body(setting: Setting) -> bool:
    """Say whether a setting holds the page's own words in the size of the tale."""
    return setting.slot.fills in PAGE_WORDS and setting.slot.style == "body"


def largest(column: Sequence[Strip], box: Rect, least: float, most: float) -> float | None:
    """Return the largest size on the grid from least to most at which a column fits a box, or None."""
    return largest_size(lambda size: fits(column, box, size), least, most)


def least_of(slot: TextSlot, column: Sequence[Strip], style: TypeStyle) -> float:
    """Return the smallest size of a column in points: its style's least, a little less for a field in two languages.

    A field of the front matter has one place and twice the words; nobody reads a tale in it.
    """
    both = slot.fills not in PAGE_WORDS and any(strip.second for strip in column)
    return min(style.min, BOTH_LEAST) if both else style.min


def overflows(book: Book, leaf: Leaf, least: float = 0.0) -> bool:
    """Say whether no place of its template holds a page's own words at the theme's smallest size, or a larger least."""
    blocks = leaf.page.text_blocks if leaf.page else ()
    allowed = places(book, leaf) if blocks else ()
    return bool(allowed) and not any(_holds(book, leaf, place, least) for place in allowed)


def _holds(book: Book, leaf: Leaf, place: Place, least: float) -> bool:
    blocks = leaf.page.text_blocks if leaf.page else ()
    if _runs(place):
        style = book.theme.style(place.parts[0].slot.style)
        return _run(book, leaf, place, max(least, style.min)) is not None
    return any(
        all(
            fits(column, part.box, max(least, book.theme.style(part.slot.style).min))
            for part, column in zip(place.parts, columns, strict=True)
        )
        for columns in _ways(book, leaf, blocks, place)
    )


def holds(book: Book, leaf: Leaf) -> tuple[int, int]:
    """Return how many of a page's words its template holds at the theme's smallest size, and how many there are."""
    tried = sites(book, leaf, leaf.page.text_blocks if leaf.page else ())
    many = max((sum(word_count(one.column) for one in site) for site in tried), default=0)
    if any(one.size for one in roomiest(tried)):
        return many, many
    least = {name: style.min for name, style in book.theme.styles}
    kept = (sum(held(one, least.get(one.slot.style, least["body"])) for one in site) for site in tried)
    return max(kept, default=0), many


def held(setting: Setting, size: float) -> int:
    """Return how many of a setting's first words its box holds at a size."""
    return held_words(setting.column, setting.box, size)


def column_of(book: Book, leaf: Leaf, blocks: Sequence[Block], slot: TextSlot) -> tuple[Strip, ...]:
    """Measure blocks for a slot: once for all the places and sizes they are tried in."""
    style, own = book.theme.style(slot.style), slot.fills in PAGE_WORDS
    parts = slot.align == "justify" or slot.w * book.dummy.trim.width < NARROW * style.ideal
    lettering = Lettering(
        style=style,
        language=book.story.language,
        book=replace(book, placed={}) if book.placed else book,  # remembering words holds no picture
        shouts=leaf.role is Role.STORY and own,  # a heading amid the tale is a shouted line
        align=slot.align,
        divides=own and parts and style.hyphens and of_age(book.story.ages),
    )
    decides = (style, lettering.language, lettering.shouts, lettering.align, lettering.divides)
    looked_up = (book.theme.styles, book.theme.also, book.story.cast, book.faces, book.companions)
    galley = _Galley(blocks=tuple(blocks), key=(*decides, *looked_up), lettering=lettering)
    column = _measured(galley)
    if column and style.drop_cap and slot.align in ("left", "justify") and _opens(book, blocks):
        return with_cap(column[0], style.drop_cap, book.story.language), *column[1:]
    return column


@record
class _Galley:
    """Blocks to be measured, known by all that decides how they come out."""

    blocks: tuple[Block, ...]
    key: tuple[object, ...]
    lettering: Lettering = field(compare=False)


@lru_cache(maxsize=2048)
def _measured(galley: _Galley) -> tuple[Strip, ...]:
    return strips(galley.blocks, galley.lettering)


def _opens(book: Book, blocks: Sequence[Block]) -> bool:
    """Say whether blocks are the first words of the tale."""
    told = (page for page in book.story.pages if page.role is Role.STORY and page.text_blocks)
    first = next(told, None)
    return first is not None and blocks[0] is first.text_blocks[0]


def finest(setting: Setting) -> float:
    """Return the size of a setting's smallest letters in points: those a ground must let be read."""
    return setting.size * min((strip.scale for strip in setting.column), default=1.0)


def _in_place(book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place) -> Site:
    """Set the words of a place as large as they may be; over several slots they flow where whole blocks do not fit."""
    if _runs(place):
        return _running(book, leaf, blocks, place)
    site: Site = ()
    for columns in _ways(book, leaf, blocks, place):
        site = _sized(book, place, columns)
        if all(one.size for one in site):
            break
    return site


def _runs(place: Place) -> bool:
    return len(place.parts) > 1 and place.parts[0].slot.runs


def _running(book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place) -> Site:
    """Set words that run through the slots of a place, as large as they may be."""
    slot, boxes = place.parts[0].slot, [part.box for part in place.parts]
    style, column = book.theme.style(slot.style), column_of(book, leaf, blocks, slot)
    most = max(style.min, style.ideal)
    size = largest_run(column, boxes, (style.min, most)) if column else None
    columns = run_on(column, boxes, size) if size else (column, *(() for _ in boxes[1:]))
    return _settings(place, columns or (), size or 0.0)


def _settings(place: Place, columns: Columns, size: float) -> Site:
    return tuple(
        Setting(slot=part.slot, page=part.page, box=part.box, column=column, size=size, place=place.name)
        for part, column in zip(place.parts, columns, strict=True)
        if column
    )


def _run(book: Book, leaf: Leaf, place: Place, size: float) -> Columns | None:
    blocks = leaf.page.text_blocks if leaf.page else ()
    column = column_of(book, leaf, blocks, place.parts[0].slot)
    return run_on(column, [part.box for part in place.parts], size)


def run_again(book: Book, leaf: Leaf, settings: Sequence[Setting]) -> Site:
    """Return settings whose running words fill their slots anew, at the size they came to have."""
    running = [one for one in settings if one.slot.runs and one.size > 0]
    place = next((one for one in places(book, leaf) if running and one.name == running[0].place), None)
    if place is None or not _runs(place):
        return tuple(settings)
    columns = _run(book, leaf, place, running[0].size)
    others = tuple(one for one in settings if one not in running)
    return (*others, *_settings(place, columns, running[0].size)) if columns else tuple(settings)


def _ways(
    book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place
) -> Iterator[Sequence[tuple[Strip, ...]]]:
    """Yield the ways to share words out over the slots of a place, best liked first; only one language flows."""
    yield _shared_out(book, leaf, blocks, place)
    slots = [part.slot for part in place.parts if part.slot.fills != ALSO]
    if len(slots) > 1 and not any(isinstance(block, Parallel) for block in blocks):
        flowing = iter(parted(column_of(book, leaf, blocks, slots[0]), _rooms(slots)))
        yield [() if part.slot.fills == ALSO else next(flowing) for part in place.parts]


def _sized(book: Book, place: Place, columns: Sequence[tuple[Strip, ...]]) -> Site:
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


def _rooms(slots: Sequence[TextSlot]) -> tuple[float, ...]:
    """Return how much of their room slots have to the end of each of them: the last is 1."""
    areas = [slot.w * slot.h for slot in slots]
    return tuple(sum(areas[: at + 1]) / sum(areas) for at in range(len(areas)))


def _shared_out(book: Book, leaf: Leaf, blocks: Sequence[Block], place: Place) -> list[tuple[Strip, ...]]:
    """Deal blocks over the slots of a place: a second language's to one that is for it, or to the last of several."""
    slots = [part.slot for part in place.parts]
    apart = captions(leaf, blocks, len(slots))
    if apart:
        return [column_of(book, leaf, part, slot) for part, slot in zip(apart, slots, strict=True)]
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
    """Deal blocks over slots, in order, each taking its share of the words by its room."""
    if len(slots) == 1:
        return [list(blocks)]
    if len(blocks) < len(slots):
        blocks = [part for block in blocks for part in halves(block)]
    weights = [word_count(column_of(book, leaf, (block,), slots[0])) for block in blocks]
    total, spent = max(1, sum(weights)), 0
    rooms = _rooms(slots)
    dealt: list[list[Block]] = [[] for _ in slots]
    for block, weight in zip(blocks, weights, strict=True):
        middle = (spent + weight / 2) / total
        # One that is alone stands where reading begins.
        dealt[next(at for at, room in enumerate(rooms) if middle <= room + 1e-9)].append(block)
        spent += weight
    return dealt
