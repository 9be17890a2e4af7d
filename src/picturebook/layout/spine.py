"""The spine of a cover: title and author along it, as large as the house's clearances let them be.

The heads of the letters point at the front, so that a book lying on its back shows them upright: words from left to
right run down the spine of a book bound at the left, and words from right to left down that of one bound at the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import floor

from picturebook.design.theme import TextSlot
from picturebook.diagnostics import Span
from picturebook.layout.bodysize import GRID
from picturebook.layout.book import Book, ground_of
from picturebook.layout.columns import longest_line, rise
from picturebook.layout.frame import Frame, Group, Item, Picture, Run, Wash
from picturebook.layout.hanging import hang
from picturebook.layout.inking import Backdrop, Choice, choose_ink, palette, veil
from picturebook.layout.itemising import Lettering
from picturebook.layout.ornaments import Paints
from picturebook.layout.placing import backdrop
from picturebook.layout.setting import Column, Manner, groups, line_box, stand
from picturebook.layout.shape import FontFile, descent, head
from picturebook.layout.siting import Setting
from picturebook.layout.standing import Standing
from picturebook.layout.strips import Strip, strips
from picturebook.manuscript.story import Paragraph, Words
from picturebook.measure import Rect
from picturebook.record import record

_STYLE = "title"
_APART = 2.5  # em between title and author
_FILLED = 0.6  # of its width at most: larger letters look pressed in
_ABOVE, _BELOW = 0.75, 0.22  # em: small letters such as d and g reach further than capitals
_DOWN, _UP = 1, 3  # quarter turns clockwise: heads of letters at the right, at the left


@record
class Spine:
    """What stands on a spine: groups named spine.title and spine.author, and what is burnt into the art behind them."""

    groups: tuple[Group, ...] = ()
    faces: tuple[FontFile, ...] = ()
    wash: Wash | None = None
    standings: tuple[Standing, ...] = ()  # where they lie on art


@record
class _Said:
    """One of the spine's words: what it is, where it stands, how it is measured."""

    name: str
    align: str
    strip: Strip


def set_spine(book: Book, spine: Rect) -> Spine:
    """Set the words of a spine, a box on the page of the book's first leaf, which is its front.

    The author's name is left off where it does not fit beside the title; both are, where letters as small as the house
    prints them do not keep clear of the folds.
    """
    for said in (words := tuple(_words(book)), words[:1]):
        size = _size(book, spine, said)
        if size >= book.printer.least_type:
            return _stood(book, spine, said, size)
    return Spine()


def lettered(frame: Frame, spine: Spine) -> Frame:
    """Return the front's frame with a spine's words in their place, and the veil in the art behind them."""
    items = frame.items if spine.wash is None else tuple(_washed(frame.items, spine.wash))
    read = tuple(group.id for group in spine.groups)
    return replace(frame, items=(*items, *spine.groups), reading=(*frame.reading, *read))


def _words(book: Book) -> Iterator[_Said]:
    """Yield the title, which stands at the head, and the author, who stands at the foot."""
    story = book.story
    lettering = Lettering(style=book.theme.style(_STYLE), language=story.language, book=book)
    for name, align, text in (("title", "left", story.title), ("author", "right", story.author)):
        if text:
            span = story.where(name) or Span(file=story.file, line=1)
            paragraph = Paragraph(content=(Words(text=" ".join(text.split())),), span=span)
            (strip,) = strips((paragraph,), lettering)
            yield _Said(name=name, align=align, strip=strip)


def _size(book: Book, spine: Rect, said: Sequence[_Said]) -> float:
    """Return the largest size on the grid at which words keep clear of both folds, and of each other."""
    long = sum(longest_line(each.strip) for each in said) + _APART * (len(said) - 1)
    room = _room(book, spine)
    most = min(min(room.height, spine.width * _FILLED) / sum(_reach(said)), room.width / long)
    return floor(most * GRID) / GRID


def _reach(said: Sequence[_Said]) -> tuple[float, float]:
    """Return how far letters reach above and below their baseline, in em."""
    stretches = [one for each in said for one in each.strip.stretches]
    above = max(_ABOVE, *(head(one.face, one.script) for one in stretches))
    return above, max(_BELOW, *(descent(one.face) for one in stretches))


def _room(book: Book, spine: Rect) -> Rect:
    """Return where words may stand, as if the spine lay with its head at the left: off the folds and the trim."""
    clear, safe = book.printer.spine.clear if book.printer.spine else 0.0, book.printer.safe.top
    return Rect(x=safe, y=clear, width=spine.height - 2 * safe, height=spine.width - 2 * clear)


def _stood(book: Book, spine: Rect, said: Sequence[_Said], size: float) -> Spine:
    """Stand words along the spine and ink them for what lies behind."""
    room, (above, below) = _room(book, spine), _reach(said)
    baseline = room.y + (room.height + (above - below) * size) / 2
    columns = [_column(one, replace(room, y=baseline - rise(one.strip) * size), size) for one in said]
    turn = _Turn(spine=spine, quarters=_UP if book.dummy.binding == "right" else _DOWN)
    lines = [turn.box(line_box(line, size)) for column in columns for line in column.lines]
    choice, behind = _inked(book, lines, size)
    faces = dict.fromkeys(one.face for each in said for one in each.strip.stretches)
    return Spine(
        groups=tuple(
            turn.group(group)
            for one, column in zip(said, columns, strict=True)
            for group in groups(column, _manner(f"spine.{one.name}", choice))
        ),
        faces=tuple(faces),
        wash=veil(lines, choice, size) if choice.washed else None,
        standings=(_standing(choice, behind, (tuple(lines), size, said[0].strip.span)),) if behind else (),
    )


def _column(said: _Said, room: Rect, size: float) -> Column:
    slot = TextSlot(x=0.0, y=0.0, w=1.0, h=1.0, align=said.align, style=_STYLE, valign="top", fills=said.name)
    setting = Setting(slot=slot, page=1, box=room, column=(said.strip,), size=size, place="spine")
    return stand(
        setting, replace(room, y=room.y - size, height=room.height + size)
    )  # tall letters are reckoned with


def _inked(book: Book, lines: Sequence[Rect], size: float) -> tuple[Choice, Backdrop | None]:
    """Choose the ink over the front's art, which reaches over the spine; no panel, whose edge would show at a fold."""
    leaf = book.dummy.leaves[0]
    colours = palette(book.theme, ground_of(book, leaf))
    hung, _ = hang(book, leaf)
    behind = backdrop(lines, leaf.pages[0], hung, colours.paper)
    choice = choose_ink(behind, colours, size)
    if choice.done == "panel":
        choice = choose_ink(behind, colours, size, "wash")
    return choice, behind


def _manner(name: str, choice: Choice) -> Manner:
    paints = Paints(strong=choice.ink, soft=choice.ink)
    return Manner(ink=choice.ink, second=choice.ink, paints=paints, ornament="dots", id=name)


def _standing(choice: Choice, behind: Backdrop, at: tuple[tuple[Rect, ...], float, Span]) -> Standing:
    lines, size, span = at
    return Standing(
        page=1,
        fills="spine",
        place="spine",
        size=size,
        lines=lines,
        ink=choice.ink,
        done=choice.done,
        opacity=choice.opacity,
        under=None,
        energy=behind.ground.energy,
        outlines=behind.ground.strong,
        faces=0.0,  # who is folded round a spine is nobody's fault: words cannot move from it
        before=choice.before,
        after=choice.contrast,
        span=span,
    )


@record
class _Turn:
    """How a line that was set lying comes to stand on the spine."""

    spine: Rect
    quarters: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the lying spine comes to be."""
        if self.quarters == _DOWN:
            return self.spine.right - y, self.spine.y + x
        return self.spine.x + y, self.spine.bottom - x

    def box(self, box: Rect) -> Rect:
        """Return where a box comes to be."""
        (one, top), (other, foot) = self.point(box.x, box.y), self.point(box.right, box.bottom)
        return Rect(x=min(one, other), y=min(top, foot), width=box.height, height=box.width)

    def group(self, group: Group) -> Group:
        """Return a group of runs, turned."""
        return replace(group, items=tuple(self._run(one) for one in group.items if isinstance(one, Run)))

    def _run(self, run: Run) -> Run:
        x, y = self.point(run.x, run.y)
        return replace(run, x=x, y=y, quarters=self.quarters)


def _washed(items: Sequence[Item], wash: Wash) -> Iterator[Item]:
    """Yield items with the pictures under a wash burnt with it."""
    for item in items:
        if isinstance(item, Group):
            yield replace(item, items=tuple(_washed(item.items, wash)))
        elif isinstance(item, Picture) and item.box.meets(wash.box):
            yield replace(item, washes=(*item.washes, wash))
        else:
            yield item
