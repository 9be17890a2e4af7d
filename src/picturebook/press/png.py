"""The painter of one page as a picture: frames and plates turned into pixels, for hands that take no PDF.

The same frames that the PDF is painted from, so the two show the same page. Letters are filled by HarfBuzz, which
knows their outlines; everything else is laid by Pillow, curves at four times the size and scaled down.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from picturebook.layout.frame import Frame, Group, Ink, Item, Picture, Run, Shape
from picturebook.layout.motifs import Path
from picturebook.layout.ornaments import cut_out
from picturebook.measure import PT_PER_INCH, Rect
from picturebook.press.fonts import coverage
from picturebook.press.pdf import Stock

if TYPE_CHECKING:
    from PIL.Image import Image

_PAPER = (255, 255, 255)
_FINE = 4  # times larger curves are filled than they are shown
_STEPS = 12  # straight stretches of a curve


def paint_png(frame: Frame, stock: Stock, ppi: int) -> bytes:
    """Return a page, cut to its trim, as a PNG of so many pixels an inch; plates must be in RGB."""
    from PIL import Image

    scale = ppi / PT_PER_INCH
    size = (round(frame.trim.width * scale), round(frame.trim.height * scale))
    painter = _Painter(Image.new("RGB", size, _PAPER), stock, scale)
    for item in frame.items:
        painter.item(item)
    out = BytesIO()
    painter.page.save(out, "PNG", dpi=(ppi, ppi))
    return out.getvalue()


class _Painter:
    """A page being painted."""

    def __init__(self, page: Image, stock: Stock, scale: float) -> None:
        self.page, self.stock, self.scale = page, stock, scale

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
                under = self.page.copy() if item.clip else None
                for inner in item.items:
                    self.item(inner)
                if under is not None and item.clip is not None:
                    box = self._pixels(item.clip)
                    under.paste(self.page.crop(box), box)
                    self.page = under
            case _:
                assert_never(item)

    def _picture(self, picture: Picture) -> None:
        from PIL import Image

        left, top, right, bottom = self._pixels(picture.box)
        with Image.open(self.stock.plate(picture).path) as plate:
            shown = plate.convert("RGB").resize((right - left, bottom - top), Image.Resampling.LANCZOS)
        cut = cut_out(picture)
        mask = self._filled(cut).crop((left, top, right, bottom)) if cut else None
        self.page.paste(shown, (left, top), mask)

    def _run(self, run: Run) -> None:
        from PIL import Image

        pen, glyphs = 0, []
        for glyph in (one for cluster in run.clusters for one in cluster.glyphs):
            glyphs.append((glyph.id, pen + glyph.dx, glyph.dy))
            pen += glyph.advance
        cut, em = self.stock.faces[run.face], run.size * self.scale
        (wide, high), x, y = self.page.size, run.x * self.scale, run.y * self.scale
        starts = ((x, high - y), (y, x), (wide - x, y), (high - y, wide - x))  # on the page turned back
        size = (high, wide) if run.quarters % 2 else (wide, high)
        lying = Image.frombytes("L", size, coverage(cut, glyphs, (em, *starts[run.quarters]), size))
        self._lay(run.ink, lying.rotate(-90 * run.quarters, expand=True))

    def _shape(self, shape: Shape) -> None:
        if shape.fill:
            self._lay(shape.fill, self._filled(shape.path))
        if shape.stroke and shape.width:
            self._lay(shape.stroke, self._filled(shape.path, shape.width))

    def _lay(self, ink: Ink, mask: Image) -> None:
        self.page.paste(ink.srgb, (0, 0), mask)

    def _filled(self, path: Path, width: float = 0.0) -> Image:
        """Return how much of each pixel a path covers: filled, or with a width drawn as a line."""
        from PIL import Image, ImageDraw

        fine = self.scale * _FINE
        mask = Image.new("L", (self.page.width * _FINE, self.page.height * _FINE), 0)
        draw = ImageDraw.Draw(mask)
        for line in _flat(path):
            points = [(x * fine, y * fine) for x, y in line]
            if width:
                draw.line(points, fill=255, width=max(1, round(width * fine)), joint="curve")
            elif len(points) > 2:
                draw.polygon(points, fill=255)
        return mask.resize(self.page.size, Image.Resampling.BOX)

    def _pixels(self, box: Rect) -> tuple[int, int, int, int]:
        left, top = round(box.x * self.scale), round(box.y * self.scale)
        return (
            left,
            top,
            max(left + 1, round(box.right * self.scale)),
            max(top + 1, round(box.bottom * self.scale)),
        )


def _flat(path: Path) -> list[list[tuple[float, float]]]:
    """Return a path's lines as points, curves in short straight stretches."""
    lines: list[list[tuple[float, float]]] = []
    for verb, *numbers in path:
        points = [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if verb == "M":
            lines.append(points)
        elif verb == "L":
            lines[-1] += points
        elif verb == "C":
            lines[-1] += _curve(lines[-1][-1], *points)
        else:
            lines[-1].append(lines[-1][0])
    return lines


def _curve(
    start: tuple[float, float], one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (
            sum(w * p[axis] for w, p in zip(weights, (start, one, two, end), strict=True)) for axis in (0, 1)
        )
        found.append((x, y))
    return found
