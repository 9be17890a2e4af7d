"""The barcode of a book: an EAN-13 for its ISBN, in black alone on white, as scanners at a till read it.

Sizes are those of the GS1 General Specifications: a module of 0.33 mm at 100 %, 80 % at the least, bars 22.85 mm
high, quiet zones of 11 modules before and 7 after. A price stands beside it as an EAN-5, 7 to 12 modules after it and
with 5 behind. The patterns of bars are python-barcode's.
"""

from __future__ import annotations

from picturebook.design.fonts import Asked
from picturebook.layout.book import Book
from picturebook.layout.frame import Group, Ink, Item, Run, Shape
from picturebook.layout.ornaments import outline
from picturebook.layout.scripts import LATIN
from picturebook.layout.shape import FontFile, Said, cap_height, covers, shape
from picturebook.measure import PT_PER_MM, Rect
from picturebook.record import record

MODULE = 0.33 * PT_PER_MM  # at 100 %
LEAST = 0.8  # of it
BEFORE, AFTER = 11, 7  # modules of quiet
AIR = 3.0  # points of white over and under it
_BARS = 95  # modules of an EAN-13
_BETWEEN, _ADDED, _BEHIND = 9, 47, 5  # modules from there to an EAN-5, of that, and of quiet behind
_ALONE, _PRICED = BEFORE + _BARS + AFTER, BEFORE + _BARS + _BETWEEN + _ADDED + _BEHIND
_HIGH = 22.85 * PT_PER_MM
_GUARD = 5  # modules by which the guard bars reach lower
_DIGITS = 10.0  # points at 100 %
_LABEL = 8.5
_SIGNS = "0123456789-ISBN "
_GAP = 2.0
_BLACK = Ink(srgb=(0, 0, 0), cmyk=(0, 0, 0, 100))
_WHITE = Ink(srgb=(255, 255, 255), cmyk=(0, 0, 0, 0))
# Which digits of an EAN-5 are from GS1's set B: the last figure of 3 and 9 times its digits, by turns, says which row.
_SETS = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")


@record
class Barcode:
    """What is drawn on the back, and the faces it needs; `priced` says whether a price stands beside the ISBN."""

    items: tuple[Item, ...] = ()
    faces: tuple[FontFile, ...] = ()
    priced: bool = False


def barcode(isbn: str | None, price: str | None, box: Rect | None, book: Book) -> Barcode:
    """Return a barcode in the middle of its box, as large as GS1 has it or as the box holds; none without an ISBN.

    `price` is the five digits of an EAN-5. A box too small for both at the least size has the ISBN alone; one too small
    for that is left empty: no scanner would read it.
    """
    digits = "".join(one for one in isbn or "" if one.isdigit())
    if len(digits) != 13 or box is None:
        return Barcode()
    priced = price is not None and _scale(box, _PRICED) >= LEAST
    wide = _PRICED if priced else _ALONE
    scale = _scale(box, wide)
    if scale < LEAST:
        return Barcode()
    face = _face(book)
    drawn = _Drawn(face, scale, box, wide)
    white = Shape(path=outline(box), fill=_WHITE)
    items: list[Item] = [white, drawn.bars(digits), *drawn.digits(digits), drawn.label(f"ISBN {isbn}")]
    if price is not None and priced:
        items += [drawn.added_bars(price), drawn.added_digits(price)]
    alt = f"Barcode of ISBN {isbn}"
    figure = Group(role="Figure", items=tuple(items), id="cover.barcode", alt=alt)
    return Barcode(items=(figure,), faces=(face,), priced=priced)


def _face(book: Book) -> FontFile:
    """Return the face of the book’s words, or its companion in Latin: many scripts’ own have no digits of ours."""
    font = book.theme.style("body").font
    own = book.faces(font, False, False)
    tried = (own, *book.companions(Asked(font, False, False), LATIN, "en"))
    return next((one for one in tried if covers(one, _SIGNS)), own)


def _scale(box: Rect, modules: int) -> float:
    """Return how large so many modules can be in a box, 1 for what GS1 has."""
    return min(1.0, box.width / (MODULE * modules), (box.height - 2 * AIR) / _height(1.0))


def _height(scale: float) -> float:
    """Return how high label, bars and digits are together, in points."""
    return scale * (_LABEL + 2 * _GAP + _HIGH + _DIGITS)


class _Drawn:
    """A barcode of a size in its box, so many modules wide with its quiet zones."""

    def __init__(self, face: FontFile, scale: float, box: Rect, modules: int) -> None:
        self.face, self.scale = face, scale
        self.module = MODULE * scale
        self.left = box.x + (box.width - self.module * modules) / 2 + BEFORE * self.module
        self.top = box.y + (box.height - _height(scale)) / 2 + (_LABEL + _GAP) * scale
        self.foot = self.top + _HIGH * scale

    def bars(self, digits: str) -> Shape:
        """Return the bars as one path of rectangles; guards reach down between the digits."""
        from barcode.ean import EuropeanArticleNumber13

        (pattern,) = EuropeanArticleNumber13(digits).build()
        guards = {*range(3), *range(45, 50), *range(92, 95)}
        path: list[tuple[str | float, ...]] = []
        for at in (at for at, bar in enumerate(pattern) if bar == "1"):
            path += self._bar(at, self.top, _GUARD if at in guards else 0)
        return Shape(path=tuple(path), fill=_BLACK)

    def added_bars(self, digits: str) -> Shape:
        """Return the bars of a price: under its digits, and as deep as the guards."""
        from barcode.charsets.ean import CODES

        row = sum(int(digit) * (9 if at % 2 else 3) for at, digit in enumerate(digits)) % 10
        pairs = zip(_SETS[row], digits, strict=True)
        pattern = "1011" + "01".join(CODES[name][int(digit)] for name, digit in pairs)
        top = self.top + (_DIGITS * cap_height(self.face) + _GAP) * self.scale
        path: list[tuple[str | float, ...]] = []
        for at in (at for at, bar in enumerate(pattern) if bar == "1"):
            path += self._bar(_BARS + _BETWEEN + at, top, _GUARD)
        return Shape(path=tuple(path), fill=_BLACK)

    def _bar(self, at: int, top: float, deeper: int) -> tuple[tuple[str | float, ...], ...]:
        """Return one bar of a module, so many modules deeper than the digits' bars."""
        high = self.foot + deeper * self.module - top
        return outline(Rect(x=self.left + at * self.module, y=top, width=self.module, height=high))

    def digits(self, digits: str) -> tuple[Run, ...]:
        """Return the digits under the bars: the first before them, six under either half."""
        y = self.foot + _GAP * self.scale + cap_height(self.face) * _DIGITS * self.scale
        size = _DIGITS * self.scale
        places = ((digits[0], -BEFORE, BEFORE - 2), (digits[1:7], 3, 42), (digits[7:], 50, 42))
        return tuple(
            self._said(text, size, self._middle(text, size, at, wide), y) for text, at, wide in places
        )

    def added_digits(self, digits: str) -> Run:
        """Return the digits of a price over its bars."""
        size = _DIGITS * self.scale
        x = self._middle(digits, size, _BARS + _BETWEEN, _ADDED)
        return self._said(digits, size, x, self.top + cap_height(self.face) * size)

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
