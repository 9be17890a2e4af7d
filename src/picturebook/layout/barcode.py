"""The barcode of a book: an EAN-13 for its ISBN, in black alone on white, as scanners at a till read it.

Sizes are those of the GS1 General Specifications: a module of 0.33 mm at 100 %, 80 % at the least, bars 22.85 mm
high, quiet zones of 11 modules before and 7 after. The bars' pattern is python-barcode's.
"""

from __future__ import annotations

from picturebook.layout.book import Book
from picturebook.layout.frame import Group, Ink, Item, Run, Shape
from picturebook.layout.ornaments import outline
from picturebook.layout.shape import FontFile, Said, cap_height, shape
from picturebook.measure import PT_PER_MM, Rect
from picturebook.record import record

MODULE = 0.33 * PT_PER_MM  # at 100 %
LEAST = 0.8  # of it
BEFORE, AFTER = 11, 7  # modules of quiet
_BARS = 95  # modules of an EAN-13
_HIGH = 22.85 * PT_PER_MM
_GUARD = 5  # modules by which the guard bars reach lower
_DIGITS = 10.0  # points at 100 %
_LABEL = 8.5
_GAP = 2.0
_BLACK = Ink(srgb=(0, 0, 0), cmyk=(0, 0, 0, 100))
_WHITE = Ink(srgb=(255, 255, 255), cmyk=(0, 0, 0, 0))


@record
class Barcode:
    """What is drawn on the back, and the faces it needs."""

    items: tuple[Item, ...] = ()
    faces: tuple[FontFile, ...] = ()


def barcode(isbn: str | None, box: Rect | None, book: Book) -> Barcode:
    """Return a barcode in the middle of its box, as large as GS1 has it or as the box holds; none without an ISBN.

    A box too small for the least size is left empty: no scanner would read it.
    """
    digits = "".join(one for one in isbn or "" if one.isdigit())
    if len(digits) != 13 or box is None:
        return Barcode()
    scale = min(1.0, box.width / (MODULE * (BEFORE + _BARS + AFTER)), box.height / _height(1.0))
    if scale < LEAST:
        return Barcode()
    face = book.faces(book.theme.style("body").font, False, False)
    drawn = _Drawn(face, scale, box)
    white = Shape(path=outline(box), fill=_WHITE)
    items: tuple[Item, ...] = (white, drawn.bars(digits), *drawn.digits(digits), drawn.label(f"ISBN {isbn}"))
    alt = f"Barcode of ISBN {isbn}"
    return Barcode(items=(Group(role="Figure", items=items, id="cover.barcode", alt=alt),), faces=(face,))


def _height(scale: float) -> float:
    """Return how high label, bars and digits are together, in points."""
    return scale * (_LABEL + 2 * _GAP + _HIGH + _DIGITS)


class _Drawn:
    """A barcode of a size in its box."""

    def __init__(self, face: FontFile, scale: float, box: Rect) -> None:
        self.face, self.scale = face, scale
        self.module = MODULE * scale
        self.left = box.x + (box.width - self.module * (BEFORE + _BARS + AFTER)) / 2 + BEFORE * self.module
        self.top = box.y + (box.height - _height(scale)) / 2 + (_LABEL + _GAP) * scale
        self.foot = self.top + _HIGH * scale

    def bars(self, digits: str) -> Shape:
        """Return the bars as one path of rectangles; guards reach down between the digits."""
        from barcode.ean import EuropeanArticleNumber13

        (pattern,) = EuropeanArticleNumber13(digits).build()
        guards = {*range(3), *range(45, 50), *range(92, 95)}
        path: list[tuple[str | float, ...]] = []
        for at in (at for at, bar in enumerate(pattern) if bar == "1"):
            deep = self.foot + (_GUARD * self.module if at in guards else 0.0)
            x = self.left + at * self.module
            path += outline(Rect(x=x, y=self.top, width=self.module, height=deep - self.top))
        return Shape(path=tuple(path), fill=_BLACK)

    def digits(self, digits: str) -> tuple[Run, ...]:
        """Return the digits under the bars: the first before them, six under either half."""
        y = self.foot + _GAP * self.scale + cap_height(self.face) * _DIGITS * self.scale
        size = _DIGITS * self.scale
        places = ((digits[0], -BEFORE, BEFORE - 2), (digits[1:7], 3, 42), (digits[7:], 50, 42))
        return tuple(
            self._said(text, size, self._middle(text, size, at, wide), y) for text, at, wide in places
        )

    def label(self, text: str) -> Run:
        """Return the number in words' letters over the bars, as long as they are."""
        size = _LABEL * self.scale
        return self._said(text, size, self._middle(text, size, 0, _BARS), self.top - _GAP * self.scale)

    def _middle(self, text: str, size: float, at: int, wide: int) -> float:
        """Return where a text starts to stand in the middle of some modules."""
        long = shape(self.face, text, Said("en")).advance * size
        return self.left + at * self.module + (wide * self.module - long) / 2

    def _said(self, text: str, size: float, x: float, y: float) -> Run:
        return Run(
            text=text,
            clusters=shape(self.face, text, Said("en")).clusters,
            face=self.face.digest,
            size=size,
            ink=_BLACK,
            language="en",
            direction="ltr",
            passage="",
            x=x,
            y=y,
        )
