"""The book as layout sees it: everything decided before type is set, and what setting it makes.

A Book holds no pixels and no open files: the story, the theme, the dummy, the printer's numbers, where font
files lie, and for each picture its take, its size and its tones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from picturebook.design.fonts import Asked
from picturebook.design.printer import Printer
from picturebook.design.theme import PageTemplate, TextSlot, Theme
from picturebook.design.wording import Wording
from picturebook.diagnostics import Diagnostic
from picturebook.dummy import Dummy, Leaf
from picturebook.layout.frame import Frame, Group, Item, Opening
from picturebook.layout.frame import Picture as Shown
from picturebook.layout.shape import FontFile
from picturebook.layout.standing import Standing
from picturebook.layout.tones import Tones
from picturebook.manuscript.story import Page, Picture, Role, Story
from picturebook.measure import Insets, Rect
from picturebook.record import record

# (family, bold, italic) → the nearest face there is.
Faces = Callable[[str, bool, bool], FontFile]
# (what was asked for, script, language) → the faces to try for characters it lacks, in order.
Companions = Callable[[Asked, str, str], tuple[FontFile, ...]]
# language → what the book says itself in it.
Wordings = Callable[[str], Wording]

# A viewer blends the last pixel of a page with what lies beyond: white, if nothing does, down the fold of a spread.
_PAST_THE_EDGE = Insets(top=1.0, right=1.0, bottom=1.0, left=1.0)


@record
class Placed:
    """The take that stands for a picture: its digest, its size in pixels, and its tones where measured.

    A `bare` one is of four inks and does not say which: no profile tells their colours.
    """

    take: str
    width: int
    height: int
    tones: Tones | None = None
    bare: bool = False


@record
class Book:
    """All that composing needs. `placed` is keyed by the picture's name."""

    story: Story
    theme: Theme
    dummy: Dummy
    printer: Printer
    faces: Faces
    companions: Companions
    wording: Wordings
    placed: Mapping[str, Placed]
    turned_in: float = (
        0.0  # points of the bleed that nobody sees: pictures reach so far by their mirrored edges
    )


@record
class Area:
    """One page's geometry, from the top left of its trim: which side it is, its bleed, where words may stand.

    `reach` is how far art is painted past the trim: the bleed, and a little even where a page ends at its trim.
    """

    number: int
    side: str
    trim: Rect
    bleed: Insets
    reach: Insets
    safe: Rect


@record
class Passage:
    """Where words of the story stand: a page, a box in points, the group's id, and "file:line"."""

    page: int
    box: Rect
    group: str
    where: str


@record
class Layout:
    """The set book. `faces` are the font files its runs use, by first use; `body` is the size of its words."""

    openings: tuple[Opening, ...]
    faces: tuple[FontFile, ...]
    findings: tuple[Diagnostic, ...]
    passages: tuple[Passage, ...]
    body: float
    standings: tuple[Standing, ...] = ()  # words on pictures


def area(book: Book, number: int) -> Area:
    """Return the geometry of a page of the book."""
    trim, side = book.dummy.trim, book.dummy.side(number)
    bleed, safe = book.printer.bleed, book.printer.safe
    inner = max(safe.left, book.printer.gutter_at(book.dummy.page_count))
    whole = Rect(x=0.0, y=0.0, width=trim.width, height=trim.height)
    bound_left = side == "right"
    cut = Insets(
        top=bleed.top,
        right=bleed.outside if bound_left else bleed.inside,
        bottom=bleed.bottom,
        left=bleed.inside if bound_left else bleed.outside,
    )
    margins = Insets(
        top=safe.top,
        right=safe.right if bound_left else inner,
        bottom=safe.bottom,
        left=inner if bound_left else safe.right,
    )
    reach = cut if any((cut.top, cut.right, cut.bottom, cut.left)) else _PAST_THE_EDGE
    return Area(number=number, side=side, trim=whole, bleed=cut, reach=reach, safe=whole.inset(margins))


def template_of(book: Book, leaf: Leaf) -> PageTemplate | None:
    """Return the page template of a leaf, or None for a blank page."""
    return book.theme.page(leaf.template) if leaf.template else None


def ground_of(book: Book, leaf: Leaf) -> str:
    """Return the token of the colour a leaf lies on."""
    template = template_of(book, leaf)
    return template.ground(leaf.pages[0]) if template else "paper"


def page_on(book: Book, leaf: Leaf, on: str) -> int:
    """Return the page number of a leaf that lies on a side; a leaf of one page is that page whatever is asked."""
    return next((number for number in leaf.pages if book.dummy.side(number) == on), leaf.pages[0])


def left_to_right(book: Book, leaf: Leaf) -> tuple[int, ...]:
    """Return the leaf's page numbers as they lie on the table, left one first."""
    return tuple(sorted(leaf.pages, key=lambda number: book.dummy.side(number) != "left"))


def slot_box(book: Book, slot: TextSlot, number: int) -> Rect:
    """Return where a text slot's words may stand on a page: its box, kept inside safe and gutter."""
    trim, safe = book.dummy.trim, area(book, number).safe
    left, top = slot.x * trim.width, slot.y * trim.height
    right, bottom = left + slot.w * trim.width, top + slot.h * trim.height
    left, top = max(left, safe.x), max(top, safe.y)
    right, bottom = min(right, safe.right), min(bottom, safe.bottom)
    return Rect(x=left, y=top, width=max(0.0, right - left), height=max(0.0, bottom - top))


def pictures_of(book: Book, leaf: Leaf) -> tuple[Picture, ...]:
    """Return the pictures a leaf shows: its page's own, else (covers, titles) the cover's, as decoration."""
    own = leaf.page.pictures if leaf.page else ()
    template = template_of(book, leaf)
    if own or template is None or not template.pictures or leaf.role is Role.STORY:
        return own
    if leaf.role is Role.BACK_COVER:
        return book.story.pictures[-1:]
    if leaf.role is not Role.COVER and _lettered(book):
        return next((page.pictures[:1] for page in book.story.pages if _tells(page)), ())
    covers = (page.pictures for page in book.story.pages if page.role is Role.COVER)
    return next((found[:1] for found in covers if found), book.story.pictures[:1])


def _lettered(book: Book) -> bool:
    """Say whether the cover's own picture bears the title, which must then not be shown again beside it."""
    covers = (one for one in (*book.dummy.leaves, *book.dummy.cover) if one.role is Role.COVER and one.page)
    template = next((found for one in covers if (found := template_of(book, one))), None)
    return template is not None and all(slot.fills != "title" for slot in template.texts)


def _tells(page: Page) -> bool:
    return page.role is Role.STORY and bool(page.pictures)


def frames_of(layout: Layout) -> tuple[Frame, ...]:
    """Return the pages in their order."""
    frames = (frame for opening in layout.openings for frame in opening.frames)
    return tuple(sorted(frames, key=lambda frame: frame.number))


def pictures_in(frames: Iterable[Frame]) -> tuple[Shown, ...]:
    """Return every picture on every page, in page order."""
    found: list[Shown] = []

    def walk(items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, Shown):
                found.append(item)
            elif isinstance(item, Group):
                walk(item.items)

    for frame in frames:
        walk(frame.items)
    return tuple(found)
