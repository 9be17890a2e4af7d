"""The proof: openings small on sheets of paper, each page with its name under it, and guides drawn over it.

Only names, guides and their legend are set here, as frames like any page's. The pages themselves are printed as for the
house and laid under them, so that a proof shows the book and not a second drawing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import shorten

from picturebook.design.binding import written
from picturebook.design.cover import CoverSheet
from picturebook.diagnostics import Severity, Span
from picturebook.dummy import Leaf
from picturebook.layout.book import Book, Layout, area, frames_of, pictures_in
from picturebook.layout.frame import Frame, Group, Opening, Shape
from picturebook.layout.inks import ink
from picturebook.layout.labels import Label, Labels
from picturebook.layout.ornaments import outline
from picturebook.measure import Insets, Rect, Size, in_inches
from picturebook.record import record

_EDGE, _HEAD, _NAMES, _LEGEND = (
    26.0,
    22.0,
    34.0,
    16.0,
)  # points: margin, and the rows set over and under pages
_TITLE, _NAME = 9.0, 7.5  # type sizes in points
_BETWEEN = 2.5  # points from one line under a page to the next
_MOST_NAMED = 150  # letters of a line under a page: two lines
_MOST_TITLED = 100  # letters of a book's title over it: with what stands beside it two lines at the most
_LINE, _CASING = 0.6, 1.6  # points: a guide, and the white round it that shows it on any picture
_SWATCH = Size(width=14.0, height=3.0)
_LANGUAGE = "en"  # of what picturebook says, whatever language the book is in
_JOINED = " · "
_NONE = Insets()
_AIR = Insets(top=4.0, right=4.0, bottom=4.0, left=4.0)  # between words and the line round them

# What is drawn: its colour, and what the legend says of it. The outermost first, as it lies on the page.
_GUIDES = {
    "bleed": ("#d0021b", "bleed: cut away"),
    "turn-in": ("#d0021b", "turn-in: folded round the board"),
    "trim": ("#0077c8", "trim: the edge of the page"),
    "safe": ("#1b8a3a", "safe: words stay inside"),
    "gutter": ("#7048e8", "gutter: lost in the binding"),
    "spine": ("#7048e8", "spine: its two folds"),
    "hinge": ("#b5179e", "hinge: where a case bends"),
    "barcode": ("#343a40", "barcode: left free for it"),
    "words": ("#e8590c", "words: where they stand"),
}


@record
class Guide:
    """A box of a page, or a line where it has no width, from the top left of the trim, and what it is."""

    kind: str
    box: Rect


@record
class Shown:
    """A page as the proof shows it: what is seen past its trim, its guides, and the lines under it."""

    page: int  # of its file, from 1
    trim: Size
    bleed: Insets  # seen past the trim, in points
    guides: tuple[Guide, ...]
    name: tuple[str, ...]


@record
class Laid:
    """A page on its sheet: where its trim lies and what is seen of it, from the top left, and how much smaller."""

    page: int
    trim: Rect
    seen: Rect
    scale: float


@record
class Proof:
    """The sheets set, and for each the pages that lie under it, the left one first."""

    layout: Layout
    laid: tuple[tuple[Laid, ...], ...]


def show_page(book: Book, layout: Layout, number: int, guides: bool) -> Shown:
    """Return a page of the book; its bleed is seen at the outer edges, for at the fold its neighbour begins."""
    room, printer = area(book, number), book.printer
    bleed = room.bleed
    outside = replace(bleed, left=0.0) if room.side == "right" else replace(bleed, right=0.0)
    gutter = printer.gutter_at(book.dummy.page_count)
    x = gutter if room.side == "right" else room.trim.width - gutter
    found = [
        Guide(kind="bleed", box=_grown(room.trim, outside)),
        Guide(kind="trim", box=room.trim),
        Guide(kind="safe", box=room.safe),
        Guide(kind="gutter", box=Rect(x=x, y=0.0, width=0.0, height=room.trim.height)),
        *_words(layout, number),
    ]
    absent = {"bleed"} if outside == _NONE else set()
    absent |= {"gutter"} if not gutter else set()
    return Shown(
        page=number,
        trim=room.trim.size,
        bleed=outside if guides else _NONE,
        guides=tuple(one for one in found if one.kind not in absent) if guides else (),
        name=tuple(_named(book, layout, number)),
    )


def show_cover(book: Book, sheet: CoverSheet, layout: Layout, guides: bool) -> Shown:
    """Return the cover a house takes apart: back, spine and front as they lie on its sheet."""
    wrap = sheet.rule.wrap
    whole = ("back cover", f"spine {in_inches(sheet.spine.width)}", "front cover")
    told = whole if book.dummy.binding == "left" else whole[::-1]
    return Shown(
        page=1,
        trim=sheet.trim,
        bleed=Insets(top=wrap, right=wrap, bottom=wrap, left=wrap) if guides else _NONE,
        guides=tuple(_of_cover(book, sheet, layout)) if guides else (),
        name=(_JOINED.join(told), _pictures(frames_of(layout))),
    )


def set_proof(book: Book, openings: Sequence[tuple[Shown | None, ...]], paper: Size) -> Proof:
    """Set a sheet for each opening: its pages side by side, None where one lies alone, or a cover.

    All pages of the book are as large as each other; a cover is as large as fits. `paper` is the sheet, in points.
    """
    pairs = [one for one in openings if len(one) > 1]
    common = min((_scale(one, paper) for one in pairs), default=1.0)
    made, laid = [], []
    for number, shown in enumerate(openings, 1):
        sheet = _Sheet(book, number, paper)
        laid.append(sheet.lay(shown, common if len(shown) > 1 else _scale(shown, paper)))
        made.append((sheet, sheet.frame(len(openings))))
    lost = dict.fromkeys(one for sheet, _ in made for one in sheet.labels.lost)
    layout = Layout(
        openings=tuple(Opening(frames=(frame,)) for _, frame in made),
        faces=tuple({face.digest: face for sheet, _ in made for face in sheet.labels.faces}.values()),
        findings=tuple(replace(one, severity=Severity.WARNING) for one in lost),
        passages=(),
        body=_NAME,
    )
    return Proof(layout=layout, laid=tuple(laid))


def _scale(shown: Sequence[Shown | None], paper: Size) -> float:
    """Return how much smaller pages must be to stand side by side on the paper with their bleed, names and legend."""
    known = [one for one in shown if one is not None]
    widest = max(one.trim.width for one in known)
    over = max(max(one.bleed.left, one.bleed.right) for one in known)
    high = max(one.trim.height + one.bleed.top + one.bleed.bottom for one in known)
    across = (paper.width - 2 * _EDGE) / (widest * len(shown) + 2 * over)
    return min(1.0, across, (paper.height - 2 * _EDGE - _HEAD - _NAMES - _LEGEND) / high)


class _Sheet:
    """A sheet of the proof being set."""

    def __init__(self, book: Book, number: int, paper: Size) -> None:
        self.book, self.number, self.paper = book, number, paper
        span = book.story.where("title") or Span(file=book.story.file, line=1)
        self.labels = Labels(book, number, span, _LANGUAGE)
        self.items: list[Group] = []
        self.kinds: set[str] = set()
        self.scale = 1.0

    def lay(self, shown: Sequence[Shown | None], scale: float) -> tuple[Laid, ...]:
        """Lay pages side by side in the middle of the sheet, with guides over and names under them."""
        self.scale = scale
        known = [one for one in shown if one is not None]
        wide, high = known[0].trim.width * scale, known[0].trim.height * scale
        bleed = max(one.bleed.top for one in known) * scale
        top = _EDGE + _HEAD + bleed
        room = self.paper.height - 2 * _EDGE - _HEAD - _NAMES - _LEGEND - high - 2 * bleed
        x, y = (self.paper.width - wide * len(shown)) / 2, top + room / 2
        laid = []
        for one in shown:
            if one is not None:
                at = Rect(x=x, y=y, width=wide, height=high)
                laid.append(
                    Laid(page=one.page, trim=at, seen=_grown(at, _scaled(one.bleed, scale)), scale=scale)
                )
                self._guides(one, at)
                self._name(one, at, bleed)
            x += wide
        return tuple(laid)

    def frame(self, of: int) -> Frame:
        """Return the sheet with its title, and a legend of the guides drawn on it."""
        story, printer = self.book.story, self.book.printer
        said = (
            shorten(story.title, _MOST_TITLED, placeholder=" …"),
            f"{printer.name}, {written(self.book.dummy.trim)}",
            f"at {round(self.scale * 100)} % of its size",
            f"sheet {self.number} of {of}",
        )
        box = Rect(x=_EDGE, y=_EDGE, width=self.paper.width - 2 * _EDGE, height=_HEAD)
        self._words("title", _JOINED.join(said), _TITLE, box)
        self._legend()
        return Frame(
            number=self.number,
            trim=self.paper,
            bleed=_NONE,
            side="right",
            items=tuple(self.items),
            reading=tuple(one.id for one in self.items),
        )

    def _guides(self, shown: Shown, at: Rect) -> None:
        for one in shown.guides:
            box = Rect(
                x=at.x + one.box.x * self.scale,
                y=at.y + one.box.y * self.scale,
                width=one.box.width * self.scale,
                height=one.box.height * self.scale,
            )
            self.kinds.add(one.kind)
            self._drawn(box, one.kind)

    def _drawn(self, box: Rect, kind: str) -> None:
        path = outline(box) if box.width else (("M", box.x, box.y), ("L", box.x, box.bottom))
        line = Shape(path=path, stroke=ink(_GUIDES[kind][0]), width=_LINE)
        casing = Shape(path=path, stroke=ink("#ffffff"), width=_CASING)
        # White round what is drawn close to letters would hide parts of them.
        self._artifact(kind, (line,) if kind == "words" else (casing, line))

    def _artifact(self, kind: str, shapes: tuple[Shape, ...]) -> None:
        name = f"s{self.number}.{kind}{len(self.items)}"
        self.items.append(Group(role="Artifact", items=shapes, id=name))

    def _name(self, shown: Shown, at: Rect, bleed: float) -> None:
        """Set what a page is called under it; each line begins where the page does."""
        y = at.bottom + bleed + 6.0
        for number, line in enumerate(shown.name):
            if line:
                box = Rect(x=at.x, y=y, width=at.width - 8.0, height=_NAMES)
                text = shorten(line, _MOST_NAMED, placeholder=" …")
                y = self._words(f"p{shown.page}.{number}", text, _NAME, box) + _BETWEEN

    def _legend(self) -> None:
        used = [kind for kind in _GUIDES if kind in self.kinds]
        wide = (self.paper.width - 2 * _EDGE) / max(len(used), 1)
        y = self.paper.height - _EDGE - _LEGEND / 2
        for number, kind in enumerate(used):
            x = _EDGE + number * wide
            swatch = Rect(x=x, y=y, width=_SWATCH.width, height=_SWATCH.height)
            self._artifact(kind, (Shape(path=outline(swatch), fill=ink(_GUIDES[kind][0])),))
            box = Rect(x=swatch.right + 5.0, y=y - 4.0, width=wide - _SWATCH.width - 9.0, height=_LEGEND)
            self._words(kind, _GUIDES[kind][1], _NAME, box)

    def _words(self, id_: str, text: str, size: float, box: Rect) -> float:
        set_, foot = self.labels.set(Label(text=text, size=size, id=f"s{self.number}.{id_}"), box)
        self.items += set_
        return foot


def _words(layout: Layout, number: int) -> Iterator[Guide]:
    """Yield a box round each text of a page: lines that stand in one place belong together."""
    texts: dict[str, Rect] = {}
    for one in layout.passages:
        if one.page == number:
            text = one.group.rpartition(".")[0]
            texts[text] = _round_both(texts.get(text, one.box), one.box)
    return (Guide(kind="words", box=_grown(box, _AIR)) for box in texts.values())


def _of_cover(book: Book, sheet: CoverSheet, layout: Layout) -> Iterator[Guide]:
    rule, high, spine = sheet.rule, sheet.trim.height, sheet.spine
    whole, wrap = Rect(x=0.0, y=0.0, width=sheet.trim.width, height=high), rule.wrap
    outer = "turn-in" if wrap > book.printer.bleed.top else "bleed"
    yield Guide(kind=outer, box=_grown(whole, Insets(top=wrap, right=wrap, bottom=wrap, left=wrap)))
    yield Guide(kind="trim", box=whole)
    if rule.hinge:
        for x in (spine.x - rule.hinge, spine.right + rule.hinge):
            yield Guide(kind="hinge", box=Rect(x=x, y=-wrap, width=0.0, height=high + 2 * wrap))
    for x in (spine.x, spine.right):
        yield Guide(kind="spine", box=Rect(x=x, y=-wrap, width=0.0, height=high + 2 * wrap))
    safe, inner = rule.safe, rule.safe + rule.hinge
    yield Guide(kind="safe", box=sheet.left.inset(Insets(top=safe, right=inner, bottom=safe, left=safe)))
    yield Guide(kind="safe", box=sheet.right.inset(Insets(top=safe, right=safe, bottom=safe, left=inner)))
    free = sheet.barcode(sheet.left if book.dummy.binding == "left" else sheet.right)
    if free is not None:
        yield Guide(kind="barcode", box=free)
    yield from _words(layout, 1)


def _named(book: Book, layout: Layout, number: int) -> Iterator[str]:
    """Yield what a page is called: its number and what it is; where it stands in the story, and what it shows."""
    leaf = next(one for one in book.dummy.leaves if number in one.pages)
    kind = leaf.role.value if leaf.because in ("story", "matter") else f"{leaf.role.value}, {leaf.because}"
    across = f"pages {leaf.pages[0]} and {leaf.pages[-1]}" if len(leaf.pages) > 1 else ""
    layout_ = f"layout: {leaf.template}" if leaf.template else ""
    yield _JOINED.join(one for one in (str(number), kind, across, layout_) if one)
    frame = next(one for one in frames_of(layout) if one.number == number)
    yield _JOINED.join(one for one in (_where(leaf, layout), _pictures((frame,))) if one)


def _pictures(frames: Sequence[Frame]) -> str:
    """Name the pictures that are shown: "pictures: boat, counts"."""
    names = tuple(dict.fromkeys(one.shot for one in pictures_in(frames)))
    return f"{'picture' if len(names) == 1 else 'pictures'}: {', '.join(names)}" if names else ""


def _where(leaf: Leaf, layout: Layout) -> str:
    """Return the line of the story a page begins at, or the first of its words comes from: "story.md:84"."""
    if leaf.page is not None:
        return f"{Path(leaf.page.span.file).name}:{leaf.page.span.line}"
    found = next((one.where for one in layout.passages if one.page in leaf.pages), "")
    return Path(found).name


def _scaled(by: Insets, scale: float) -> Insets:
    return Insets(top=by.top * scale, right=by.right * scale, bottom=by.bottom * scale, left=by.left * scale)


def _grown(box: Rect, by: Insets) -> Rect:
    return box.inset(_scaled(by, -1.0))


def _round_both(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x=x, y=y, width=max(one.right, other.right) - x, height=max(one.bottom, other.bottom) - y)
