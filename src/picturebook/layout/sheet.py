"""The cast on paper: a page for each of them, with their sheets in rows and the name of each view under it.

Frames like any page's, so that whatever paints pages paints these: a PDF to print, or pictures to hand on.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from picturebook.diagnostics import Span
from picturebook.layout.book import Book, Layout, Placed
from picturebook.layout.frame import Frame, Group, Opening, Picture
from picturebook.layout.labels import Label, Labels
from picturebook.manuscript.writing import writing_direction
from picturebook.measure import PT_PER_INCH, Insets, Rect, Size
from picturebook.record import record

_PAGE = Size(width=297 / 25.4 * PT_PER_INCH, height=210 / 25.4 * PT_PER_INCH)  # A4, lying
_MARGIN, _GAP = 36.0, 14.0  # points
_NAME, _TOLD, _LABEL = 24.0, 10.0, 9.0  # type sizes in points
_LABEL_HIGH = 16.0  # points
_MOST_TOLD = 420  # letters: three lines
_WHOLE = Rect(x=0.0, y=0.0, width=1.0, height=1.0)


@record
class View:
    """One picture of somebody: what it shows, and the take."""

    label: str  # "three-quarter"
    placed: Placed


@record
class Figure:
    """One of the cast: the name, what the story says of the looks, and every view there is."""

    name: str
    told: str
    views: tuple[View, ...]
    span: Span


def set_cast(book: Book, figures: Sequence[Figure]) -> Layout:
    """Set a page for each figure; a name no font can show is among the findings."""
    pages = [_Page(book, figure, number) for number, figure in enumerate(figures, 1)]
    openings = tuple(Opening(frames=(page.frame(),)) for page in pages)
    faces = {face.digest: face for page in pages for face in page.labels.faces}
    return Layout(
        openings=openings,
        faces=tuple(faces.values()),
        findings=tuple(one for page in pages for one in page.labels.lost),
        passages=(),
        body=_TOLD,
    )


def rows_of(
    ratios: Sequence[float], width: float, height: float, extra: float
) -> tuple[tuple[int, ...], float]:
    """Part pictures into rows so that they stand as high as they can; return how many in each, and that height.

    All are as high as each other. `extra` is what a row needs beside its pictures, in points.
    """
    best: tuple[tuple[int, ...], float] = ((len(ratios),), 0.0)
    for count in range(1, len(ratios) + 1):
        parted = _parted(ratios, count)
        room = height / len(parted) - extra
        at, widest = 0, room
        for many in parted:
            widest = min(widest, (width - _GAP * (many - 1)) / sum(ratios[at : at + many]))
            at += many
        if widest > best[1]:
            best = parted, widest
    return best


def _parted(ratios: Sequence[float], count: int) -> tuple[int, ...]:
    """Part pictures into so many rows of about one length, in their order."""
    whole, before, rows = sum(ratios), 0.0, [0] * count
    for ratio in ratios:
        rows[min(count - 1, int((before + ratio / 2) / whole * count))] += 1
        before += ratio
    return tuple(many for many in rows if many)


class _Page:
    """A page being set, and its labels."""

    def __init__(self, book: Book, figure: Figure, number: int) -> None:
        self.book, self.figure, self.number = book, figure, number
        self.labels = Labels(book, number, figure.span, book.story.language)

    def frame(self) -> Frame:
        """Set the name, what is told, and the views in rows under it."""
        room = Rect(x=_MARGIN, y=_MARGIN, width=_PAGE.width - 2 * _MARGIN, height=_PAGE.height - 2 * _MARGIN)
        found: list[Group] = []
        told = shorten(self.figure.told, _MOST_TOLD, placeholder="…")
        for kind, style, text, size in (("H1", "title", self.figure.name, _NAME), ("P", "body", told, _TOLD)):
            if text:
                name = f"p{self.number}.{kind.lower()}"
                said, foot = self.labels.set(
                    Label(text=text, size=size, id=name, style=style, role=kind), room
                )
                found += said
                top = foot + _GAP
                room = Rect(x=room.x, y=top, width=room.width, height=_PAGE.height - _MARGIN - top)
        found += self.rows(room)
        return Frame(
            number=self.number,
            trim=_PAGE,
            bleed=Insets(top=0.0, right=0.0, bottom=0.0, left=0.0),
            side="right",
            items=tuple(found),
            reading=tuple(group.id for group in found),
        )

    def rows(self, box: Rect) -> list[Group]:
        """Set the views in rows, in the middle across, the first where reading begins."""
        ratios = [one.placed.width / one.placed.height for one in self.figure.views]
        rows, high = rows_of(ratios, box.width, box.height, _LABEL_HIGH + _GAP)
        backwards = writing_direction(self.book.story.language) == "rtl"
        found: list[Group] = []
        at, y = 0, box.y
        for many in rows:
            long = sum(ratios[at : at + many]) * high + _GAP * (many - 1)
            x = box.x + (box.width - long) / 2
            for number in range(at, at + many):
                cell = Rect(x=x, y=y, width=ratios[number] * high, height=high)
                found += self.view(number, _mirrored(cell) if backwards else cell)
                x = cell.right + _GAP
            at, y = at + many, y + high + _LABEL_HIGH + _GAP
        return found

    def view(self, number: int, box: Rect) -> list[Group]:
        """Set one picture and its label."""
        one, name = self.figure.views[number], f"p{self.number}.view{number + 1}"
        shown = Picture(shot=f"{self.figure.name}, {one.label}", take=one.placed.take, box=box, crop=_WHOLE)
        figure = Group(role="Figure", items=(shown,), id=name, alt=f"{self.figure.name}, {one.label}")
        under = Rect(x=box.x, y=box.bottom + 2.0, width=box.width, height=_LABEL_HIGH)
        words = Label(text=one.label, size=_LABEL, id=f"p{self.number}.p{number + 1}", align="center")
        label, _ = self.labels.set(words, under)
        return [figure, *label]


def _mirrored(box: Rect) -> Rect:
    """Return a box as far from the right edge of the page as it was from the left one."""
    return Rect(x=_PAGE.width - box.right, y=box.y, width=box.width, height=box.height)
