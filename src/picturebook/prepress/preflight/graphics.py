"""What a content stream carries from operator to operator: the graphics state, and operands as a file has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from picturebook.measure import Rect
from picturebook.prepress.preflight.colours import BLACK, ink_of
from picturebook.prepress.preflight.lettering import Lettering
from picturebook.prepress.preflight.matrices import Matrix
from picturebook.prepress.preflight.records import Colour


@dataclass(slots=True)
class State:
    """The graphics state."""

    matrix: Matrix
    clip: Rect
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line: float = 1.0
    overprint: bool = False
    font: Lettering | None = None
    size: float = 0.0
    spacing: float = 0.0
    between: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    pattern: Any = None


class Shelf:
    """What pages share, read once: fonts, and the ink of pictures."""

    def __init__(self) -> None:
        self._fonts: dict[Any, Lettering] = {}
        self._inks: dict[Any, float | None] = {}

    def font(self, found: Any) -> Lettering:
        """Return a font's letters."""
        key = found.objgen if found.objgen != (0, 0) else id(found)
        return self._fonts.setdefault(key, Lettering(found)) if key not in self._fonts else self._fonts[key]

    def ink(self, image: Any) -> float | None:
        """Return a picture's ink."""
        key = image.objgen
        if key not in self._inks or key == (0, 0):
            self._inks[key] = ink_of(image)
        return self._inks[key]


def matrix_of(told: Any) -> Matrix:
    """Return six operands as a matrix."""
    a, b, c, d, e, f = (float(one) for one in told)
    return a, b, c, d, e, f


def entry(image: Any, long: str, short: str, missing: Any) -> Any:
    """Return an entry of a picture, which an inline one has by its short name."""
    found = image.get(long)
    return image.get(short, missing) if found is None else found


def is_number(one: Any) -> bool:
    """Say whether an operand is a number."""
    from decimal import Decimal

    return isinstance(one, (int, float, Decimal))


def is_name(one: Any) -> bool:
    """Say whether an operand is a name."""
    import pikepdf

    return isinstance(one, pikepdf.Name)


def is_text(one: Any) -> bool:
    """Say whether a value is a string or a name."""
    import pikepdf

    return isinstance(one, (str, pikepdf.String, pikepdf.Name))


def is_list(one: Any) -> bool:
    """Say whether an operand is an array."""
    import pikepdf

    return isinstance(one, (list, tuple, pikepdf.Array))
