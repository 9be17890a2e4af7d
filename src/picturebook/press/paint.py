"""The painter of one page: items of a frame turned into the operators of a content stream.

Painters are dumb: everything was decided by layout. The only thing turned round here is y, because a PDF page
counts from its lower left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from picturebook.layout.frame import Frame, Group, Ink, Item, Picture, Run, Shape
from picturebook.measure import Rect
from picturebook.press.fonts import PressFont


@dataclass(frozen=True, slots=True, kw_only=True)
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
    colour: str  # "rgb" | "cmyk"
    font: Callable[[str], PressFont]  # a face's digest → its font in this file
    plate: Callable[[Picture], str]  # a picture → the name of its plate in this file
    code: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    plates: set[str] = field(default_factory=set)

    def page(self, frame: Frame) -> str:
        """Paint a whole frame, clipped to its bleed; return the content stream."""
        bleed = frame.bleed
        reach = Rect(
            x=-bleed.left,
            y=-bleed.top,
            width=frame.trim.width + bleed.left + bleed.right,
            height=frame.trim.height + bleed.top + bleed.bottom,
        )
        self.code.append(f"q {self._box(reach)} re W n")
        for item in frame.items:
            self.item(item)
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
                for inner in item.items:
                    self.item(inner)

    def _picture(self, picture: Picture) -> None:
        name = self.plate(picture)
        self.plates.add(name)
        box, scale = picture.box, self.placement.scale
        x, y = self._at(box.x, box.bottom)
        self.code.append(f"q {_n(box.width * scale)} 0 0 {_n(box.height * scale)} {x} {y} cm /{name} Do Q")

    def _shape(self, shape: Shape) -> None:
        self.code.append("q")
        if shape.fill:
            self.code.append(self._ink(shape.fill, "rg", "k"))
        if shape.stroke and shape.width:
            self.code.append(self._ink(shape.stroke, "RG", "K"))
            self.code.append(f"{_n(shape.width * self.placement.scale)} w 1 J 1 j")
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

    def _run(self, run: Run) -> None:
        font = self.font(run.face)
        self.fonts.add(font.resource)
        spelt = font.take(run)
        x, y = self._at(run.x, run.y)
        size = run.size * self.placement.scale
        lines = [f"BT {self._ink(run.ink, 'rg', 'k')} /{font.resource} {_n(size)} Tf 1 0 0 1 {x} {y} Tm"]
        lines += _shown(run, font, size)
        text = " ".join([*lines, "ET"])
        if spelt:
            # ISO 32000-1, 14.9.4: what the glyphs inside read as, where glyphs and letters part ways.
            meant = ("\ufeff" + run.text).encode("utf-16-be").hex().upper()
            text = f"/Span <</ActualText <{meant}>>> BDC {text} EMC"
        self.code.append(text)

    def _ink(self, ink: Ink, rgb: str, cmyk: str) -> str:
        if self.colour == "cmyk":
            return f"{' '.join(_n(part / 100) for part in ink.cmyk)} {cmyk}"
        return f"{' '.join(_n(part / 255) for part in ink.srgb)} {rgb}"

    def _at(self, x: float, y: float) -> tuple[str, str]:
        place = self.placement
        return _n(place.left + x * place.scale), _n(place.sheet[1] - place.top - y * place.scale)

    def _box(self, box: Rect) -> str:
        x, y = self._at(box.x, box.bottom)
        return f"{x} {y} {_n(box.width * self.placement.scale)} {_n(box.height * self.placement.scale)}"


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
    drawn = " ".join(f"{_n(a)} {_n(b)} m {_n(c)} {_n(d)} l S" for a, b, c, d in lines)
    return f"q 0 G 0.25 w {drawn} Q"


def _shown(run: Run, font: PressFont, size: float) -> list[str]:
    """Write a run's glyphs as TJ arrays; a glyph off the baseline is set with a rise of its own."""
    lines: list[str] = []
    array: list[str] = []
    glyphs, rise = "", 0
    scale = 1000 / font.units
    for cluster in run.clusters:
        for glyph in cluster.glyphs:
            if glyph.dy != rise:
                lines += _flush(array, glyphs)
                array, glyphs, rise = [], "", glyph.dy
                lines.append(f"{_n(rise * scale * size / 1000)} Ts")
            if glyph.dx:
                array, glyphs = _pushed(array, glyphs, -glyph.dx * scale)
            glyphs += f"{glyph.id:04X}"
            # TJ numbers are taken away from the pen: what the font gave too much, kerning takes back.
            surplus = font.advance(glyph.id) - glyph.advance + glyph.dx
            if surplus:
                array, glyphs = _pushed(array, glyphs, surplus * scale)
    lines += _flush(array, glyphs)
    return [*lines, "0 Ts"] if rise else lines


def _pushed(array: list[str], glyphs: str, by: float) -> tuple[list[str], str]:
    return [*array, *([f"<{glyphs}>"] if glyphs else []), _n(by)], ""


def _flush(array: list[str], glyphs: str) -> list[str]:
    whole = [*array, f"<{glyphs}>"] if glyphs else array
    return [f"[{''.join(part if part[0] == '<' else f' {part} ' for part in whole)}] TJ"] if whole else []


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
