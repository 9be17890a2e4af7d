"""The painter of one page: items of a frame turned into the operators of a content stream.

Painters are dumb: everything was decided by layout. The only thing turned round here is y, because a PDF page
counts from its lower left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import assert_never

from picturebook.layout.frame import Frame, Group, Ink, Item, Picture, Run, Shape
from picturebook.layout.ornaments import cut_out
from picturebook.measure import Rect
from picturebook.press.fonts import PressFont
from picturebook.press.lines import Line
from picturebook.press.numbers import number
from picturebook.press.tags import Tags
from picturebook.record import record

_TURNED = ("1 0 0 1", "0 -1 1 0", "-1 0 0 -1", "0 1 -1 0")  # text matrices, by quarter turns clockwise


@record
class Placement:
    """Where a page's trim lies on its sheet: sheet size and the trim's top left corner from the sheet's, in points."""

    sheet: tuple[float, float]
    left: float
    top: float
    scale: float = 1.0
    marks: bool = False


@dataclass(slots=True)
class Painter:
    """A page's content stream being written."""

    placement: Placement
    inks: (
        Callable[[Ink], tuple[float, ...]] | None
    )  # an ink → percent of cyan, magenta, yellow, black; None: sRGB
    font: Callable[[Run], PressFont]  # a run → its face's font in this file
    plate: Callable[[Picture], str]  # a picture → the name of its plate in this file
    right_bound: bool = False  # its pages are read from right to left
    tags: Tags | None = None  # of a file that says what its contents are
    code: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    plates: set[str] = field(default_factory=set)

    def page(self, frame: Frame) -> str:
        """Paint a whole frame, clipped to its bleed; return the content stream.

        A page that is its trim and nothing more is cut by its own edge: a clip there would blend it with white.
        """
        bleed = frame.bleed
        reach = Rect(
            x=-bleed.left,
            y=-bleed.top,
            width=frame.trim.width + bleed.left + bleed.right,
            height=frame.trim.height + bleed.top + bleed.bottom,
        )
        bare = (reach.width, reach.height) == self.placement.sheet == (frame.trim.width, frame.trim.height)
        self.code.append("q" if bare else f"q {self._box(reach)} re W n")
        for item in frame.items:
            self.item(item)
        if self.tags:
            self._mark(self.tags.end())
        self.code.append("Q")
        return "\n".join(self.code)

    def item(self, item: Item) -> None:
        """Paint one item and all it holds."""
        match item:
            case Picture():
                self._picture(item)
            case Run():
                self._run(item)
            case Shape():
                self._shape(item)
            case Group():
                self._group(item)
            case _:
                assert_never(item)

    def _group(self, group: Group) -> None:
        if self.tags:
            self._mark(self.tags.enter(group))
        if group.clip is not None:
            self.code.append(f"q {self._box(group.clip)} re W n")
        self._inside(group)
        if self.tags:
            self._mark(self.tags.leave(group))
        if group.clip is not None:
            self.code.append("Q")

    def _inside(self, group: Group) -> None:
        marks = ""
        for inner, after in zip_longest(group.items, group.items[1:]):
            if isinstance(inner, Run):
                last = not (isinstance(after, Run) and _level(after) == _level(inner))
                marks = self._run(inner, marks, last=last)
            else:
                self.item(inner)

    def _picture(self, picture: Picture) -> None:
        name = self.plate(picture)
        self.plates.add(name)
        box, scale = picture.box, self.placement.scale
        x, y = self._at(box.x, box.bottom)
        matrix = f"{number(box.width * scale)} 0 0 {number(box.height * scale)} {x} {y} cm"
        self._content()
        self.code.append(f"q {self._cut(picture)}{matrix} /{name} Do Q")

    def _cut(self, picture: Picture) -> str:
        """Cut a picture along its shape: sharp at any size, and JPEG's paper is never seen beside the page's."""
        path = cut_out(picture)
        return " ".join([*map(self._step, path), "W n "]) if path else ""

    def _content(self) -> None:
        if self.tags:
            self._mark(self.tags.content())

    def _mark(self, code: str) -> None:
        if code:
            self.code.append(code)

    def _shape(self, shape: Shape) -> None:
        self._content()
        self.code.append("q")
        if shape.fill:
            self.code.append(self._ink(shape.fill, "rg", "k"))
        if shape.stroke and shape.width:
            self.code.append(self._ink(shape.stroke, "RG", "K"))
            self.code.append(f"{number(shape.width * self.placement.scale)} w 1 J 1 j")
        for step in shape.path:
            self.code.append(self._step(step))
        stroked = shape.stroke is not None and shape.width > 0
        self.code.append(("B" if stroked else "f") if shape.fill else ("S" if stroked else "n"))
        self.code.append("Q")

    def _step(self, step: tuple[str | float, ...]) -> str:
        verb = step[0]
        if verb == "Z":
            return "h"
        numbers = [float(value) for value in step[1:]]
        points = [" ".join(self._at(x, y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        return f"{' '.join(points)} {({'M': 'm', 'L': 'l', 'C': 'c'})[str(verb)]}"

    def _run(self, run: Run, before: str = "", *, last: bool = True) -> str:
        """Paint a run of a line; return the marks of direction that are to be read before the next one."""
        font = self.font(run)
        self.fonts.add(font.resource)
        x, y = self._at(run.x, run.y)
        size = run.size * self.placement.scale
        ink, turned = self._ink(run.ink, "rg", "k"), _TURNED[run.quarters]
        start = f"BT {ink} /{font.resource} {number(size)} Tf {turned} {x} {y} Tm"
        line = Line(font, size)
        written = line.write(run, right_bound=self.right_bound, before=before, last=last)
        self._content()
        if (
            self.tags and run.language != self.tags.tongue
        ):  # a list's marker, say, beside words of a second language
            written = [f"/Span <</Lang ({run.language})>> BDC", *written, "EMC"]
        self.code.append(" ".join([start, *written, "ET"]))
        return "" if last else line.behind

    def _ink(self, ink: Ink, rgb: str, cmyk: str) -> str:
        if self.inks is not None:
            return f"{' '.join(number(part / 100) for part in self.inks(ink))} {cmyk}"
        return f"{' '.join(number(part / 255) for part in ink.srgb)} {rgb}"

    def _at(self, x: float, y: float) -> tuple[str, str]:
        place = self.placement
        return number(place.left + x * place.scale), number(place.sheet[1] - place.top - y * place.scale)

    def _box(self, box: Rect) -> str:
        x, y = self._at(box.x, box.bottom)
        return (
            f"{x} {y} {number(box.width * self.placement.scale)} {number(box.height * self.placement.scale)}"
        )


def _level(run: Run) -> float:
    """Return what runs of one line have in common: where their baseline lies."""
    return run.x if run.quarters % 2 else run.y


def marks(placement: Placement, frame: Frame) -> str:
    """Draw crop marks outside the bleed: 14 points long, a hair's breadth, black."""
    scale, bleed = placement.scale, frame.bleed
    left, top = placement.left, placement.sheet[1] - placement.top
    right, bottom = left + frame.trim.width * scale, top - frame.trim.height * scale
    gaps = [edge * scale + 2 for edge in (bleed.left, bleed.right, bleed.top, bleed.bottom)]
    lines = []
    for x in (left, right):
        lines += [(x, top + gaps[2], x, top + gaps[2] + 14), (x, bottom - gaps[3], x, bottom - gaps[3] - 14)]
    for y in (top, bottom):
        lines += [(left - gaps[0], y, left - gaps[0] - 14, y), (right + gaps[1], y, right + gaps[1] + 14, y)]
    drawn = " ".join(f"{number(a)} {number(b)} m {number(c)} {number(d)} l S" for a, b, c, d in lines)
    return f"q 0 G 0.25 w {drawn} Q"
