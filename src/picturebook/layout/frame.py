"""Frames: the pages as a display list with meaning, plain data that painters paint without thinking.

Origin top left of the trim box, y down, points. A frame says nothing of sheets, marks or files. Advances and
offsets of glyphs are in font units of their face; everything else is in points.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from picturebook.measure import Insets, Rect, Size
from picturebook.record import record

SOFT = 0.06  # of its width over which a soft picture fades into the paper


@record
class Ink:
    """A colour in both worlds: sRGB 0–255 and CMYK in percent."""

    srgb: tuple[int, int, int]
    cmyk: tuple[int, int, int, int]


@record
class Glyph:
    """One positioned glyph of a face, in font units."""

    id: int
    advance: int
    dx: int = 0
    dy: int = 0


@record
class Cluster:
    """The glyphs that together show text[start:end] of their run, in visual order."""

    start: int
    end: int
    glyphs: tuple[Glyph, ...]


@record
class Run:
    """A stretch of one line in one face, shaped. (x, y) is the start of its baseline."""

    text: str
    clusters: tuple[Cluster, ...]
    face: str  # sha256 of the font file
    size: float
    ink: Ink
    language: str
    direction: str  # "ltr" | "rtl"
    passage: str  # where the words come from: "file:line"
    x: float
    y: float
    turns: bool = False  # from right to left again, after words the other way, and with no letter first
    quarters: int = (
        0  # how many right angles its line is turned by, clockwise about its start: 1 runs down, 3 up
    )


@record
class Wash:
    """Paint laid over a picture before it becomes a plate: a soft panel or halo behind words.

    At full opacity inside each of `lines` (where there are none, inside `box` inset by `feather`), fading to
    nothing at the edge of `box`; what reaches past the picture is not painted.
    """

    box: Rect
    ink: Ink
    opacity: int  # percent
    feather: float  # points over which it fades at its edges
    radius: float = 0.0  # points, rounded corners
    lines: tuple[Rect, ...] = ()  # the lines of words it lies behind: it takes their outline


@record
class Picture:
    """A take on the page: which one, which part of it, where, and what is washed over it."""

    shot: str
    take: str  # sha256 of the take's bytes
    box: Rect  # where it is painted, bleed included
    crop: (
        Rect  # the part of the take shown, as fractions of its width and height; outside 0–1 its mirror image
    )
    washes: tuple[Wash, ...] = ()
    shape: str = "rect"  # rect | rounded | oval | soft
    radius: float = 0.0
    square: str | None = (
        None  # left | right: the side along the fold, where no corner is round and nothing fades
    )
    paper: Ink | None = None  # what shows where the shape is not the whole box


@record
class Shape:
    """A vector path: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

    path: tuple[tuple[str | float, ...], ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.0


@record
class Group:
    """Items that mean one thing, with a role as in tagged PDF: P, H1, Figure, BlockQuote, L, Artifact …"""

    role: str
    items: tuple[Item, ...]
    id: str
    alt: str | None = None
    language: str | None = None
    clip: Rect | None = None  # what lies outside it is not shown
    said: str | None = None  # its words as they are read, where they do not stand so from left to right


Item = Picture | Run | Shape | Group


@record
class Frame:
    """One page of the book."""

    number: int  # 1-based
    trim: Size
    bleed: Insets  # how far the art reaches past each trim edge, in points, positive outwards
    side: str  # "left" | "right"
    items: tuple[Item, ...]  # in paint order
    reading: tuple[str, ...]  # ids of groups in reading order


@record
class Opening:
    """What lies open at once: one frame at the covers, else the left and the right one."""

    frames: tuple[Frame, ...]


def to_json(value: Opening | Frame | Item) -> dict[str, Any]:
    """Return an opening, a frame or an item as plain JSON: its kind, then its fields; what is default is left out.

    Lengths are rounded to a thousandth of a point, fractions of a picture to a millionth, so that goldens are
    the same on every machine.
    """
    made = _plain(value, 3)
    assert isinstance(made, dict)
    return made


def from_json(data: dict[str, Any]) -> Any:
    """Read back what to_json wrote. Raises KeyError for an unknown kind, TypeError for fields it does not have."""
    return _built(data)


_KINDS = {
    kind.__name__: kind
    for kind in (Opening, Frame, Group, Run, Picture, Shape, Wash, Cluster, Glyph, Ink, Rect, Size, Insets)
}
_FINE = 6  # decimals of a crop: a thousandth would be three pixels of a print


def _plain(value: Any, decimals: int) -> Any:
    if isinstance(value, float):
        return round(value, decimals) + 0.0  # no minus nought
    if isinstance(value, tuple):
        return [_plain(part, decimals) for part in value]
    if not is_dataclass(value):
        return value
    made: dict[str, Any] = {"kind": type(value).__name__}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.default is MISSING or held != one.default:
            made[one.name] = _plain(held, _FINE if one.name == "crop" else decimals)
    return made


def _built(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_built(part) for part in data)
    if not isinstance(data, dict):
        return data
    kind = _KINDS[data["kind"]]
    return kind(**{name: _built(part) for name, part in data.items() if name != "kind"})
