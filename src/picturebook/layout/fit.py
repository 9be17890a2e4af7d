"""The fit: one size for the words of the whole book, and a place for them on every page.

Children read one voice, so the body has one size: the theme's ideal, or the largest below it that every page
can hold. A few crowded pages do not shrink the rest: they take a smaller size of their own, never below the
theme's least. Sizes stand on a grid of a quarter point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.design.choosing import word_count
from picturebook.design.theme import PAGE_WORDS, TextSlot, TypeStyle
from picturebook.diagnostics import Diagnostic, error, hint, warning
from picturebook.dummy import Leaf
from picturebook.layout.bodysize import GRID, aimed, common, unturned
from picturebook.layout.book import Book, template_of
from picturebook.layout.columns import fits, line_count, trips
from picturebook.layout.hanging import Hung, hang
from picturebook.layout.levelling import level
from picturebook.layout.matter import field
from picturebook.layout.overflow import overflowing, overflows
from picturebook.layout.places import gives_way, misplaced, part_of
from picturebook.layout.roomier import holding
from picturebook.layout.siting import (
    Setting,
    Site,
    column_of,
    is_body,
    largest,
    least_of,
    roomiest,
    run_again,
    sites,
)
from picturebook.layout.stances import quietest
from picturebook.layout.strips import Strip
from picturebook.manuscript.story import Page, Role
from picturebook.measure import Rect, parse_length
from picturebook.record import record

_SEEN = 0.9  # of the book's size; nobody sees a page set by less than a tenth smaller
_ROOMIER = "cut a few words, or end the page earlier with ---"

TITLE_LINES = 4
VANISHING = 6.0  # points: print below this is a speck to a child
STEADY = 0.85  # a title gives up so much size rather than end a line in "the"
EARNED = 1.22  # a title takes one line more only for so much more size
SIZES = {"small": 0.8, "normal": 1.0, "large": 1.25, "huge": 1.5}  # of the body


@record
class Fitted:
    """A leaf with its pictures hung and its words sized."""

    leaf: Leaf
    hung: tuple[Hung, ...]
    settings: tuple[Setting, ...]


@record
class Fit:
    """The fitted book: the body size, and each leaf in the dummy's order."""

    body: float
    leaves: tuple[Fitted, ...]
    findings: tuple[Diagnostic, ...]


def fit(book: Book) -> Fit:
    """Size and place the words of every leaf; a page that cannot hold its words is a finding, not an exception."""
    book = replace(book, theme=aimed(book.theme, book.story))
    hung = [hang(book, leaf) for leaf in book.dummy.leaves]
    tried = [sites(book, leaf, leaf.page.text_blocks if leaf.page else ()) for leaf in book.dummy.leaves]
    body = _body(book, tried)
    first = [
        _fitted(book, leaf, pictures, quietest(book, leaf, pictures, alternatives, body))
        for leaf, (pictures, _), alternatives in zip(book.dummy.leaves, hung, tried, strict=True)
    ]
    evened = [_evened(one, body, book.theme.style("body")) for one in first]
    leaves = tuple(replace(one, settings=level(run_again(book, one.leaf, one.settings))) for one in evened)
    findings = [finding for _, found in hung for finding in found]
    for one in leaves:
        findings += _complaints(book, one, body)
    return Fit(body=body, leaves=leaves, findings=tuple(findings))


def is_story(leaf: Leaf, setting: Setting) -> bool:
    """Say whether a setting carries the tale itself, whose size the whole book shares."""
    return leaf.role is Role.STORY and is_body(setting)


def _fitted(book: Book, leaf: Leaf, hung: tuple[Hung, ...], site: Site) -> Fitted:
    template = template_of(book, leaf)
    if template is None:
        return Fitted(leaf=leaf, hung=hung, settings=())
    settings = [
        setting
        for slot in template.texts
        if slot.fills not in PAGE_WORDS and not (_has_words(leaf) and gives_way(template, leaf.role, slot))
        for setting in _field(book, leaf, slot)
    ]
    return Fitted(leaf=leaf, hung=hung, settings=(*settings, *site))


def _has_words(leaf: Leaf) -> bool:
    return leaf.page is not None and bool(leaf.page.text_blocks)


def _field(book: Book, leaf: Leaf, slot: TextSlot) -> list[Setting]:
    """Set a field of the front matter in its slot: at its ideal size, larger if that costs no line, or smaller."""
    part = part_of(book, leaf, slot)
    column = column_of(book, leaf, field(book, leaf, slot.fills, part.page), slot)
    if not column:
        return []
    box, style = part.box, book.theme.style(slot.style)
    least = least_of(slot, column, style)
    size = largest(column, box, least, style.ideal)
    if slot.fills == "title":
        size = _titled(column, box, style) or size
    elif size == style.ideal:
        size = _grown(column, box, style.ideal, style.max)
    return [Setting(slot=slot, page=part.page, box=box, column=column, size=size or least, place=slot.name)]


def _grown(column: Sequence[Strip], box: Rect, ideal: float, most: float) -> float:
    """Return the largest size that needs no more lines than the ideal one."""
    lines, size = line_count(column, box.width / ideal), ideal
    while size + 1 / GRID <= most and fits(column, box, size + 1 / GRID):
        if line_count(column, box.width / (size + 1 / GRID)) > lines:
            break
        size += 1 / GRID
    return size


def _titled(column: Sequence[Strip], box: Rect, style: TypeStyle) -> float | None:
    """Return the size a title speaks loudest at: another line must earn its place by a good deal more size."""
    best: tuple[float, float] | None = None
    top = largest(column, box, style.min, style.max) or 0.0
    steps = (step / GRID for step in range(round(top * GRID), round(style.min * GRID) - 1, -1))
    counted = [(size, line_count(column, box.width / size)) for size in steps]
    for lines in range(1, TITLE_LINES + 1):
        fitting = [size for size, needed in counted if needed <= lines]
        near = (
            size for size in fitting if size >= fitting[0] * STEADY and not trips(column, box.width / size)
        )
        size = next(near, fitting[0] if fitting else None)
        if size is not None and (best is None or size / EARNED ** (lines - 1) > best[0]):
            best = (size / EARNED ** (lines - 1), size)
    return best[1] if best else None


def _body(book: Book, tried: Sequence[Sequence[Site]]) -> float:
    """Return the size of the tale, from where each page has most room; one with a `size:` of its own has no say."""
    style = book.theme.style("body")
    pages = [
        [one for one in roomiest(alternatives) if is_story(leaf, one)]
        for leaf, alternatives in zip(book.dummy.leaves, tried, strict=True)
        if not _wish(leaf)
    ]
    sizes = [min(one.size for one in page if one.size) for page in pages if any(one.size for one in page)]
    columns = [(one.column, one.box.width) for page in pages for one in page]
    size = common(sizes, style)
    return min(size, unturned(columns, style, size))


def _evened(one: Fitted, body: float, style: TypeStyle) -> Fitted:
    """Give a leaf the book's size, its own smaller one if it is crowded, or the one its `size:` asks for."""
    wanted = _asked_size(one.leaf, body, style) or body
    own = {number: setting for number, setting in enumerate(one.settings) if is_body(setting)}
    sized = {number: _resized(setting, wanted) for number, setting in own.items()}
    least = min((setting.size for setting in sized.values() if setting.size), default=0.0)
    made = [
        replace(sized[number], size=min(sized[number].size, least)) if number in sized else setting
        for number, setting in enumerate(one.settings)
    ]
    return replace(one, settings=tuple(made))


def _asked_size(leaf: Leaf, body: float, style: TypeStyle) -> float | None:
    """Return the size a page's `size:` asks for, in points: a word or a length; None for one we do not know.

    A word keeps within the theme's range; a length is the author's own decision.
    """
    wish = (_wish(leaf) or "").strip().lower()
    if wish in SIZES:
        return min(style.max, max(style.min, body * SIZES[wish]))
    try:
        return parse_length(wish) or None
    except ValueError:
        return None


def _resized(setting: Setting, wanted: float) -> Setting:
    if setting.size <= 0:
        return setting
    grown = largest(setting.column, setting.box, setting.size, max(setting.size, wanted)) or setting.size
    return replace(setting, size=min(grown, round(wanted * GRID) / GRID))


def _wish(leaf: Leaf) -> str | None:
    return leaf.page.directions.size if leaf.page else None


def _complaints(book: Book, one: Fitted, body: float) -> list[Diagnostic]:
    body_style = book.theme.style("body")
    wanted = _asked_size(one.leaf, body, body_style)
    found = [
        complaint
        for complaint in (misplaced(book, one.leaf), _no_such_size(one.leaf, body_style))
        if complaint
    ]
    found += overflowing(book, one.leaf, one.settings)
    told = (setting for setting in one.settings if is_story(one.leaf, setting))
    setting = next(told, None)  # all columns of a page have one size: it is told once
    if setting is not None and not overflows(setting, body_style):
        found += _of_its_size(book, one.leaf, setting, (body, wanted))
    if one.leaf.page and one.leaf.page.text_blocks and not any(s.column for s in one.settings):
        found.append(_homeless(one.leaf.page, one.leaf.template))
    return found


def _homeless(page: Page, template: str) -> Diagnostic:
    if not word_count(page):
        said = "this page has no words that an ornament could stand between"
        return error("words-have-no-room", said, page.text_blocks[0].span, "take *** out")
    said = f"the page template {template} has no place for this page's words"
    return error("words-have-no-room", said, page.span, "name another one in `layout:`")


def _of_its_size(
    book: Book, leaf: Leaf, setting: Setting, sizes: tuple[float, float | None]
) -> list[Diagnostic]:
    """Say what is odd about a page's size, beside that of the book and the one its `size:` asks for."""
    (body, wanted), wish, span = sizes, _wish(leaf), setting.column[0].span
    least = book.theme.style("body").min
    if setting.size < body * _SEEN and not wish:
        said = f"page {setting.page} is crowded: its words are {setting.size:g} pt, the book's {body:g} pt"
        other = holding(book, leaf, body * _SEEN)
        return [
            hint("crowded-page", said, span, f"layout: {other.name}, or {_ROOMIER}" if other else _ROOMIER)
        ]
    if wanted and setting.size < wanted - 1 / GRID:
        said = f"page {setting.page} has no room for `size: {wish}`: its words are {setting.size:g} pt"
        return [warning("size-not-held", said, span, "cut words, or ask for less")]
    if wanted and wanted < least:
        return [_too_small(leaf, setting, least)]
    return []


def _too_small(leaf: Leaf, setting: Setting, least: float) -> Diagnostic:
    """A size below the theme's least is the author's to choose, but never by a slip; none may vanish."""
    span, size = setting.column[0].span, setting.size
    said = (
        f"`size: {_wish(leaf)}` is smaller than anybody reads aloud from: the theme's least is {least:g} pt"
    )
    told = f"size: {least:g}pt, or size: small"
    return error("unreadable", said, span, told) if size < VANISHING else warning("small", said, span, told)


def _no_such_size(leaf: Leaf, style: TypeStyle) -> Diagnostic | None:
    if leaf.page is None or not _wish(leaf) or _asked_size(leaf, style.ideal, style):
        return None
    said = f"`size: {_wish(leaf)}` is no size"
    return error("no-such-size", said, leaf.page.span, f"size: {', '.join(SIZES)}, or points: size: 18pt")
