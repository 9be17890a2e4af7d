"""Rules of pages: their sizes and boxes, how many there are, and what must stand inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from picturebook.design.printer import like
from picturebook.design.wording import draft_words
from picturebook.diagnostics import counted
from picturebook.measure import Insets, Rect, Size, in_inches
from picturebook.prepress.preflight.held import HAIR, NEAR, Held, Hit, bare, close, edges, written
from picturebook.prepress.preflight.records import Image, Page, Paint, Words

_REACHES = 1.0  # points from the trim: nearer than this, art is meant to run off the page
_SHORT = 0.5  # points by which art may miss the edge of the bleed
_LONG = (
    0.05  # the share of an edge from which art along it counts: a tab in the margin is cut as a picture is
)
_WHOLE = 0.95  # the share from which it covers the edge
_ALONG = 0.75  # the share of an edge from which what ends along it is seen to be crooked
_ROUND_SOMETHING = 36.0  # points: a lower line is a rule between words
_MARK = 40.0  # points: a crop mark is no longer
_UNFINISHED = re.compile(
    r"lorem ipsum|\bTODO\b|\bTBD\b|\bFIXME\b|your (?:title|name|text) here|insert \w+ here", re.I
)


def page_size(held: Held) -> Iterator[Hit]:
    """Each page is a trim of the printer's with its bleed, or a trim alone."""
    for page in _by_themselves(held):
        wanted = _wanted(held, page)
        if wanted and not any(close(page.media.size, one) for one in wanted) and not bare(page, held.printer):
            near = min(wanted, key=lambda one: _apart(one, page.media.size))
            yield Hit(page=page.number, measured=written(page.media.size), limit=written(near))


def single_pages(held: Held) -> Iterator[Hit]:
    """No page is a spread: two pages side by side."""
    if held.bled:
        for page in held.pages:
            if _doubled(held, page):
                yield Hit(page=page.number, measured=written(page.media.size), limit="one page on each")


def trim_size(held: Held) -> Iterator[Hit]:
    """The trim box is a size the printer binds."""
    for page in _by_themselves(held):
        trim = held.trim(page)
        if (
            page.trim == trim
            and held.printer.trims
            and not any(close(trim.size, one) for one in held.printer.trims)
        ):
            near = min(held.printer.trims, key=lambda one: _apart(one, trim.size))
            yield Hit(page=page.number, measured=written(trim.size), limit=written(near), box=trim)


def bleed_edges(held: Held) -> Iterator[Hit]:
    """The trim box lies where the printer cuts: most have no bleed at the binding edge."""
    for page in _by_themselves(held):
        if page.trim != held.trim(page) or not any(
            close(page.media.size, one) for one in _wanted(held, page)
        ):
            continue
        wanted, trim = page.media.inset(held.bleed(page)), held.trim(page)
        for (edge, at), (_, right) in zip(edges(trim), edges(wanted), strict=True):
            if abs(at - right) > NEAR:
                had, asked = (in_inches(abs(dict(edges(page.media))[edge] - one)) for one in (at, right))
                yield Hit(page=page.number, measured=f"{had} at the {edge}", limit=asked, box=trim)
                break


def boxes(held: Held) -> Iterator[Hit]:
    """A page has one trim box, inside its bleed box, inside its media box, and nothing crops it."""
    for page in held.pages:
        if page.trim is not None and page.art is not None:
            yield Hit(page=page.number, measured="TrimBox and ArtBox", limit="one of them")
        elif held.printer.flavour != "plain" and page.trim is None and page.art is None:
            yield Hit(page=page.number, measured="no TrimBox", limit="a TrimBox on each page")
        elif page.crop is not None and not _alike(page.crop, page.media):
            yield Hit(
                page=page.number,
                measured=f"CropBox {written(page.crop.size)}",
                limit=written(page.media.size),
            )
        elif page.trim is not None and not (page.bleed or page.media).holds(page.trim):
            yield Hit(page=page.number, measured="TrimBox outside BleedBox", limit="inside it")
        elif page.unit != 1.0:
            yield Hit(page=page.number, measured=f"UserUnit {page.unit:g}", limit="points")
        elif page.bleed is not None and not page.media.holds(page.bleed):
            yield Hit(page=page.number, measured="BleedBox outside MediaBox", limit="inside it")


def same_size(held: Held) -> Iterator[Hit]:
    """All pages are cut to one size."""
    if not held.pages:
        return
    first = held.trim(held.pages[0]).size
    for page in held.pages[1:]:
        size = held.trim(page).size
        if not like(size, first) and (held.bled and not _doubled(held, page)):
            yield Hit(page=page.number, measured=written(size), limit=f"{written(first)}, as page 1")


def turned(held: Held) -> Iterator[Hit]:
    """No page is turned by its file."""
    for page in held.pages:
        if page.turned:
            yield Hit(page=page.number, measured=f"{page.turned}°", limit="0°")


def page_count(held: Held) -> Iterator[Hit]:
    """There are as many pages as the printer binds."""
    count, rule = held.count, held.printer.pages
    most = rule.max_at(held.trim(held.pages[0]).size) if held.pages else rule.max
    if not rule.min <= count <= most:
        yield Hit(page=None, measured=counted(count, "page"), limit=f"{rule.min} to {most}")


def page_multiple(held: Held) -> Iterator[Hit]:
    """The number of pages can be bound."""
    count, step = held.count, held.printer.pages.multiple
    if count % step:
        yield Hit(page=None, measured=counted(count, "page"), limit=f"a multiple of {step}")


def bleed(held: Held) -> Iterator[Hit]:
    """Art that runs off the page reaches the edge of the bleed."""
    for page in held.pages if held.bled else ():
        trim = held.trim(page)
        shown = _seen(page, trim)
        reaches = dict(edges(trim.inset(_outwards(held, page))))
        ends = dict(edges(page.media))
        for edge, at in edges(trim):
            asked = reaches[edge] - at
            # A file that has bleed, but in the wrong place, is told so by bleed-edges.
            reach = min(reaches[edge], ends[edge]) if ends[edge] > at + _REACHES else reaches[edge]
            short = [one for one in shown if _is_art(one) and _stops(one.box, edge, at, reach, trim)]
            if asked <= 0 or not short or _covered(page, edge, reach, trim):
                continue
            most = max(dict(edges(one.box))[edge] - at for one in short)
            yield Hit(
                page=page.number,
                measured=f"{in_inches(max(0.0, most))} past the trim at the {edge}",
                limit=in_inches(asked),
                box=short[0].box,
            )


def rim(held: Held) -> Iterator[Hit]:
    """The pixels of art do reach the edge of the bleed, and not only its box."""
    for number, edge in held.seen.rims:
        page = held.pages[number - 1]
        yield Hit(
            page=number,
            measured=f"bare paper at the {edge}",
            limit="art up to the edge of the bleed",
            box=page.media,
        )


def safe(held: Held) -> Iterator[Hit]:
    """Words keep away from where the page is cut, and from the gutter."""
    if held.printer.sheet is not None:
        return
    for page in held.pages:
        room, trim = held.safe(page), held.trim(page)
        for one in page.words:
            if room.holds(one.box, slack=HAIR) or _is_draft(one, held):
                continue
            edge = next(e for e, at in edges(one.box) if at > dict(edges(room))[e] + HAIR)
            keep = dict(edges(trim))[edge] - dict(edges(room))[edge]
            near = dict(edges(trim))[edge] - dict(edges(one.box))[edge]
            yield Hit(
                page=page.number,
                measured=f"“{_short(one)}” {in_inches(max(0.0, near))} from the {edge}",
                limit=in_inches(keep),
                box=one.box,
            )
            break


def border(held: Held) -> Iterator[Hit]:
    """A frame, or a picture that ends before the trim, keeps away from where the page is cut."""
    for page in held.pages if held.bled else ():
        trim, room = held.trim(page), dict(edges(held.safe(page)))
        shown = _seen(page, trim)
        for edge, at in edges(trim):
            near = next(
                (one for one in shown if _edged(one) and _skirts(one.box, edge, at, room[edge], trim)),
                None,
            )
            if near is not None:
                yield Hit(
                    page=page.number,
                    measured=f"an edge {in_inches(at - dict(edges(near.box))[edge])} from the {edge}",
                    limit=in_inches(at - room[edge]),
                    box=near.box,
                )
                break


def torn(held: Held) -> Iterator[Hit]:
    """A picture over two pages lies on two that are seen together, and not on both sides of a leaf."""
    for number in held.seen.torn:
        yield Hit(
            page=number,
            measured=f"a picture that goes on at page {number + 1}, overleaf",
            limit="an even page and the next",
            box=held.pages[number - 1].media,
        )


def marks(held: Held) -> Iterator[Hit]:
    """Nothing such as crop marks is drawn outside the trim."""
    if held.printer.marks:
        return
    for page in held.pages:
        trim = held.trim(page)
        found = next((one for one in page.paints if _is_mark(one, trim)), None)
        if found is not None:
            yield Hit(page=page.number, measured="a mark outside the trim", limit="none", box=found.box)


def blank_run(held: Held) -> Iterator[Hit]:
    """No more pages in a row are blank than the printer binds unasked."""
    most, run = held.printer.most_blanks, list[Page]()
    if most is None:
        return
    for page in (*held.pages, None):
        if page is not None and (_blank(page) or page.number in held.seen.bare):
            run.append(page)
            continue
        if len(run) > most:
            yield Hit(
                page=run[0].number, measured=f"{len(run)} blank pages in a row", limit=f"at most {most}"
            )
        run = []


def last_page(held: Held) -> Iterator[Hit]:
    """The last page is blank, where the house would else add one."""
    last = held.pages[-1] if held.pages and held.printer.last_blank else None
    if last is not None and not _blank(last) and last.number not in held.seen.bare:
        yield Hit(page=last.number, measured="a last page that is printed on", limit="a blank one")


def unfinished(held: Held) -> Iterator[Hit]:
    """No word is left that was only holding a place."""
    for page in held.pages:
        for one in page.words:
            found = _UNFINISHED.search(one.text)
            left = found[0] if found else _short(one) if _is_draft(one, held) else None
            if left:
                yield Hit(page=page.number, measured=f"“{left}”", limit="the words themselves", box=one.box)
                break


def _by_themselves(held: Held) -> Iterator[Page]:
    """Yield the pages that are no spreads; none of a home printer's sheets."""
    if held.bled:
        yield from (page for page in held.pages if not _doubled(held, page))


def _wanted(held: Held, page: Page) -> list[Size]:
    reach = held.bleed(page)
    trims = held.printer.trims or ((held.trim(page).size,) if page.trim is not None else ())
    if page.trim is not None and not _alike(page.trim, page.media):
        trims = (page.trim.size,)
    return [
        Size(width=one.width + reach.left + reach.right, height=one.height + reach.top + reach.bottom)
        for one in trims
    ]


def _doubled(held: Held, page: Page) -> bool:
    told, size = held.printer.bleed, page.media.size
    if any(close(size, one) for one in _wanted(held, page)) or bare(page, held.printer):
        return False
    wide = [2 * one.width + extra for one in held.printer.trims for extra in (0.0, 2 * told.outside)]
    return any(abs(size.width - one) <= NEAR for one in wide)


def _apart(one: Size, other: Size) -> float:
    return abs(one.width - other.width) + abs(one.height - other.height)


def _alike(one: Rect, other: Rect) -> bool:
    return one.holds(other, slack=_SHORT) and other.holds(one, slack=_SHORT)


def _outwards(held: Held, page: Page) -> Insets:
    reach = held.bleed(page)
    return Insets(top=-reach.top, right=-reach.right, bottom=-reach.bottom, left=-reach.left)


def _is_art(one: Image | Paint) -> bool:
    return isinstance(one, Image) or (one.line is None and not one.colour.white)


def _edged(one: Image | Paint) -> bool:
    """Say whether something is seen to have an edge: a picture, or a line drawn round something."""
    return isinstance(one, Image) or (one.line is not None and one.box.height > _ROUND_SOMETHING)


def _skirts(box: Rect, edge: str, at: float, room: float, trim: Rect) -> bool:
    """Say whether something ends along an edge of the trim, inside it and nearer than words may come."""
    there = dict(edges(box))[edge]
    return room + HAIR < there < at - _REACHES and _along(box, edge, trim) >= _ALONG


def _seen(page: Page, trim: Rect) -> tuple[Image | Paint, ...]:
    """Return what is long enough to lie along an edge, and not painted over as a whole by what comes later."""
    over: list[Rect] = []
    found: list[Image | Paint] = []
    for one in reversed(page.items):
        long = (
            max(one.box.width / trim.width, one.box.height / trim.height)
            if trim.width and trim.height
            else 0.0
        )
        if isinstance(one, Words) or long < _LONG or any(box.holds(one.box) for box in over):
            continue
        found.append(one)
        if isinstance(one, Image) or one.line is None:
            over.append(one.box)
    return tuple(reversed(found))


def _stops(box: Rect, edge: str, at: float, reach: float, trim: Rect) -> bool:
    """Say whether art along an edge reaches the trim and ends before the bleed does."""
    there = dict(edges(box))[edge]
    return at - _REACHES <= there < reach - _SHORT and _along(box, edge, trim) >= _LONG


def _covered(page: Page, edge: str, reach: float, trim: Rect) -> bool:
    """Say whether a picture covers the bleed along an edge all the same."""
    return any(
        dict(edges(one.box))[edge] >= reach - _SHORT and _along(one.box, edge, trim) > _WHOLE
        for one in page.images
    )


def _along(box: Rect, edge: str, trim: Rect) -> float:
    """Return which share of an edge of the trim a box lies along."""
    if edge in ("top", "bottom"):
        return (min(box.right, trim.right) - max(box.x, trim.x)) / trim.width
    return (min(box.bottom, trim.bottom) - max(box.y, trim.y)) / trim.height


def _is_mark(one: Paint, trim: Rect) -> bool:
    long, thin = max(one.box.width, one.box.height), min(one.box.width, one.box.height)
    outside = not trim.meets(
        Rect(x=one.box.x, y=one.box.y, width=max(0.1, one.box.width), height=max(0.1, one.box.height))
    )
    return outside and thin < 2 and 4 <= long <= _MARK and not one.colour.white


def _blank(page: Page) -> bool:
    """Say whether nothing stands on a page but paper, bare or tinted all over."""
    small = (
        one for one in page.paints if not one.colour.white and not one.box.holds(page.media, slack=_MARK)
    )
    return not page.words and not page.images and next(small, None) is None


def _is_draft(one: Words, held: Held) -> bool:
    """Say whether letters are the mark of a draft; one written from the right may stand in a file from its end."""
    text = one.text.strip()
    known = draft_words() | held.drafts
    return text in known or text[::-1] in known


def _short(one: Words) -> str:
    text = one.text.strip() or "letters"
    return text if len(text) <= 30 else f"{text[:29]}…"
