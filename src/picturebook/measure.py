"""Lengths and boxes: points inside the house, millimetres and inches at its edge.

Everything is measured in PostScript points (1/72 inch) with the origin at the top left of the trim box and
y growing downwards. Only the painter turns y round.
"""

from __future__ import annotations

import re

from picturebook.record import record

PT_PER_INCH = 72.0
PT_PER_MM = 72.0 / 25.4
PT_PER_UNIT = {"pt": 1.0, "in": PT_PER_INCH, '"': PT_PER_INCH, "mm": PT_PER_MM, "cm": PT_PER_MM * 10}

_LENGTH = re.compile(r'^\s*(\d+(?:\.\d+)?)\s*(pt|in|mm|cm|")?\s*$')
_SIZE = re.compile(r'^\s*(\d+(?:\.\d+)?)\s*(pt|in|mm|cm|")?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(pt|in|mm|cm|")\s*$')
_PAPER = {  # millimetres
    "a3": (297, 420),
    "a4": (210, 297),
    "a5": (148, 210),
    "a6": (105, 148),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}


@record
class Size:
    """A width and a height in points."""

    width: float
    height: float

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height

    def scaled(self, by: float) -> Size:
        """Return this size times a factor."""
        return Size(width=self.width * by, height=self.height * by)


@record
class Insets:
    """Four distances from the edges of a box, in points; negative ones reach outside it."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@record
class Rect:
    """A box in points: x and y of its top left corner, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(width=self.width, height=self.height)

    def inset(self, by: Insets) -> Rect:
        """Return the box moved in from each edge (outwards where the inset is negative)."""
        return Rect(
            x=self.x + by.left,
            y=self.y + by.top,
            width=self.width - by.left - by.right,
            height=self.height - by.top - by.bottom,
        )

    def meets(self, other: Rect) -> bool:
        """Say whether the two boxes share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def shared(self, other: Rect) -> float:
        """Return the area the two boxes share."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Say whether the other box lies inside this one, give or take slack points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def parse_length(text: str) -> float:
    """Read "12 mm", "0.5 in", "14pt" as points. Raises ValueError, also for a number without a unit."""
    match = _LENGTH.match(text)
    if match is None or (match[2] is None and float(match[1]) != 0):
        raise ValueError(f"not a length: {text}")
    return float(match[1]) * PT_PER_UNIT[match[2] or "pt"]


def parse_size(text: str) -> Size:
    """Read "8.5 x 8.5 in", "210 × 148 mm" or "A5 landscape" as a Size. Raises ValueError."""
    match = _SIZE.match(text)
    if match is None:
        return _paper_size(text)
    height_unit = PT_PER_UNIT[match[4]]
    width_unit = PT_PER_UNIT[match[2]] if match[2] else height_unit
    size = Size(width=float(match[1]) * width_unit, height=float(match[3]) * height_unit)
    if not size.width or not size.height:
        raise ValueError(f"not a size: {text}")
    return size


def _paper_size(text: str) -> Size:
    name, _, turned = text.strip().lower().partition(" ")
    if name not in _PAPER or turned not in ("", "landscape", "portrait"):
        raise ValueError(f"not a size: {text}")
    short, long = (side * PT_PER_MM for side in _PAPER[name])
    return Size(width=long, height=short) if turned == "landscape" else Size(width=short, height=long)


def in_inches(points: float) -> str:
    """Write points as inches, at most three decimals: "8.5 in"."""
    return f"{points / PT_PER_INCH:.3f}".rstrip("0").rstrip(".") + " in"
