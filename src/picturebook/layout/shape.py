"""Shaped text: the glyphs of a stretch of words in one face, kerned and joined, from HarfBuzz.

Widths are kept at one em, because they scale with the size: a book is measured once and every size is then
tried by multiplying. A line is shaped whole when it is set, so kerning across its spaces is right in print.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from picturebook.design.fonts import Cut, opened
from picturebook.layout.frame import Cluster, Glyph
from picturebook.layout.scripts import LATIN
from picturebook.record import record

if TYPE_CHECKING:
    import uharfbuzz

# Drawn as nothing by every font: never a reason to look for another face.
INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    "\u00a0\u202f"  # HarfBuzz makes these of the space where a face has none
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f\t\n "
)
_OWN = 0.75  # of a face's own line: marks stacked highest are rare, and the rest of a box is for them
# A letter as high as any that is common, for scripts whose letters are no capitals.
_TALL = {
    **dict.fromkeys(("Hans", "Hant", "Jpan"), "国"),
    "Kore": "한",
    "Deva": "कि",
    "Beng": "কি",
    "Guru": "ਕਿ",
    "Gujr": "કિ",
    "Orya": "କି",
    "Taml": "கி",
    "Telu": "కి",
    "Knda": "ಕಿ",
    "Mlym": "കി",
    "Sinh": "කි",
    "Thai": "ที่",
    "Laoo": "ທີ່",
    "Khmr": "កី",
    "Mymr": "ကီ",
    "Tibt": "ཀི",
    "Hebr": "ל",
    "Arab": "لأ سمجھتے",
    "Ethi": "ሀ",
    "Geor": "ბ",
    "Cans": "ᐁ",
}
# How HarfBuzz calls what is set in ideographs, and whose forms of them are meant.
_EAST = {
    "Jpan": ("Hani", "ja"),
    "Kore": ("Hang", "ko"),
    "Hans": ("Hani", "zh-Hans"),
    "Hant": ("Hani", "zh-Hant"),
}


class FontFile(Protocol):
    """One face of a font file: where it is, which cut of it, who it is, and its units per em."""

    @property
    def path(self) -> Path:
        """Where the file lies."""

    @property
    def cut(self) -> Cut:
        """Which outlines of the file."""

    @property
    def digest(self) -> str:
        """The sha256 of the file, and of which face of it."""

    @property
    def units_per_em(self) -> int:
        """Font units in one em."""

    @property
    def family(self) -> str:
        """The family it belongs to."""

    @property
    def label(self) -> str:
        """What it is called in a lock and in messages."""

    @property
    def found_for(self) -> str:
        """What it stands in for, "Japanese", where it was found on this computer; nothing where it came with a book."""


# A glyph's offset across and up, and its advance across and up, in font units: HarfBuzz's order.
Place = tuple[int, int, int, int]


class Said(NamedTuple):
    """What decides which forms of its letters a text is set in."""

    language: str  # BCP 47
    script: str = LATIN  # ISO 15924


@record
class Shaped:
    """A shaped stretch of text: clusters in visual order, the advance in em, what the face lacks."""

    clusters: tuple[Cluster, ...]
    advance: float
    missing: tuple[str, ...]


def shape(face: FontFile, text: str, said: Said, direction: str = "ltr") -> Shaped:
    """Shape a text that runs one way in one face; its clusters cover every character of the text exactly once."""
    return _shape(face.cut, text, said, direction)


def width(face: FontFile, text: str, said: Said) -> float:
    """Return the advance of a text in em, running as its script does, from a cache of words."""
    return advance(face.cut, text, said)


def hyphen_of(face: FontFile) -> str:
    """Return the hyphen a face shows where a word is divided."""
    return "\u2010" if covers(face, "\u2010") else "-"


@record
class Drawn:
    """The outline of a text from its baseline's start, in em, y growing downwards; how far its ink reaches."""

    path: tuple[tuple[str | float, ...], ...]  # as a Shape's
    left: float
    right: float
    high: float  # above the baseline
    low: float  # negative below it

    def scaled(self, by: float) -> Drawn:
        """Return it so many times as large."""
        path = tuple((step[0], *(float(at) * by for at in step[1:])) for step in self.path)
        edges = (self.left * by, self.right * by, self.high * by, self.low * by)
        return Drawn(path=path, left=edges[0], right=edges[1], high=edges[2], low=edges[3])


def outline(face: FontFile, text: str, said: Said) -> Drawn:
    """Return the outline of a text that runs from left to right."""
    font, pen, at = opened(face.cut), _Pen(1 / opened(face.cut).face.upem), 0
    for cluster in shape(face, text, said).clusters:
        for glyph in cluster.glyphs:
            pen.place(at + glyph.dx, glyph.dy)
            font.draw_glyph_with_pen(glyph.id, pen)
            at += glyph.advance
    across, down = [point[0] for point in pen.points] or [0.0], [-point[1] for point in pen.points] or [0.0]
    return Drawn(path=tuple(pen.path), left=min(across), right=max(across), high=max(down), low=min(down))


class _Pen:
    """What HarfBuzz draws a glyph with: font units become em, and every curve a cubic one."""

    def __init__(self, unit: float) -> None:
        self.unit = unit
        self.path: list[tuple[str | float, ...]] = []
        self.points: list[tuple[float, float]] = []
        self._from = (0.0, 0.0)
        self._last = (0.0, 0.0)

    def place(self, x: float, y: float) -> None:
        """Say where the next glyph stands."""
        self._from = x, y

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] + self._from[0], point[1] + self._from[1]
        return x * self.unit, -y * self.unit

    def _step(self, verb: str, *points: tuple[float, float]) -> None:
        self.path.append((verb, *(number for point in points for number in point)))
        self.points.append(points[-1])
        self._last = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol of fontTools
        self._step("M", self._at(point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - as above
        self._step("L", self._at(point))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - as above
        (over, end), (x, y) = (self._at(points[0]), self._at(points[1])), self._last
        first = x + (over[0] - x) * 2 / 3, y + (over[1] - y) * 2 / 3
        second = end[0] + (over[0] - end[0]) * 2 / 3, end[1] + (over[1] - end[1]) * 2 / 3
        self._step("C", first, second, end)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - as above
        self._step("C", *map(self._at, points))

    def closePath(self) -> None:  # noqa: N802 - as above
        self.path.append(("Z",))


def covers(face: FontFile, text: str) -> bool:
    """Say whether the face has a glyph for every visible character of the text."""
    return lacks(face, text) == ()


def lacks(face: FontFile, text: str) -> tuple[str, ...]:
    """Return the visible characters of the text that the face has no glyph for, in their order."""
    return _lacks(face.cut, text)


def cap_height(face: FontFile) -> float:
    """Return the height of the capitals in em: how far the first baseline drops below the top of a box."""
    return _cap_height(face.cut)


def head(face: FontFile, script: str) -> float:
    """Return how high the letters of a script reach in em, with the marks they mostly bear: capitals have none."""
    return _head(face.cut, script)


def top(face: FontFile, text: str, said: Said) -> float:
    """Return how high the ink of a text reaches above its baseline, in em."""
    return _top(face.cut, text, said)


def descent(face: FontFile) -> float:
    """Return how far a g reaches below the baseline, in em, positive."""
    return _descent(face.cut)


def needs(face: FontFile) -> float:
    """Return the leading in em below which lines of this face run into each other: tall scripts ask for more."""
    return sum(_extents(face.cut))


@lru_cache(maxsize=64)
def _coverage(cut: Cut) -> frozenset[str]:
    return INVISIBLE.union(map(chr, opened(cut).face.unicodes))


@lru_cache(maxsize=32768)
def _lacks(cut: Cut, text: str) -> tuple[str, ...]:
    known = _coverage(cut)
    return () if known.issuperset(text) else tuple(char for char in dict.fromkeys(text) if char not in known)


@lru_cache(maxsize=32768)
def advance(cut: Cut, text: str, said: Said) -> float:
    """Return the same of outlines."""
    if not text:
        return 0.0
    font = opened(cut)
    _, positions = _glyphs(font, text, said, None)
    return float(sum(place.x_advance for place in positions) / font.face.upem)


@lru_cache(maxsize=4096)
def _shape(cut: Cut, text: str, said: Said, direction: str) -> Shaped:
    if not text:
        return Shaped(clusters=(), advance=0.0, missing=())
    font = opened(cut)
    infos, positions = _glyphs(font, text, said, direction)
    starts = [info.cluster for info in infos]
    numbers = [info.codepoint for info in infos]
    places = [place.position for place in positions]
    in_order = sorted(set(starts))
    if in_order == starts:  # as nearly always: a glyph a cluster, from left to right
        clusters = tuple(map(lone, starts, [*starts[1:], len(text)], numbers, places))
    else:
        ends = dict(zip(in_order, [*in_order[1:], len(text)], strict=True))
        gathered: dict[int, list[Glyph]] = {}
        for start, number, place in zip(starts, numbers, places, strict=True):
            gathered.setdefault(start, []).append(_glyph(number, place))
        clusters = tuple(
            Cluster(start=start, end=ends[start], glyphs=tuple(glyphs)) for start, glyphs in gathered.items()
        )
    advance = sum([across for _, _, across, _ in places]) / font.face.upem
    return Shaped(clusters=clusters, advance=advance, missing=_lacks(cut, text))


def _glyphs(
    font: uharfbuzz.Font, text: str, said: Said, direction: str | None
) -> tuple[list[uharfbuzz.GlyphInfo], list[uharfbuzz.GlyphPosition]]:
    import uharfbuzz

    script, tongue = _EAST.get(said.script, (said.script, said.language))
    own = said.language.split("-")[0].lower() == tongue.split("-")[0]
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.script = script
    buffer.language = said.language if own else tongue
    if direction is not None:
        buffer.direction = direction
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    return buffer.glyph_infos, buffer.glyph_positions


# The same few hundred glyphs come again on every page: made once, they cost neither time nor memory.
@lru_cache(maxsize=8192)
def _glyph(number: int, place: Place) -> Glyph:
    dx, dy, advance, _ = place
    return Glyph(id=number, advance=advance, dx=dx, dy=dy)


@lru_cache(maxsize=32768)
def lone(start: int, end: int, number: int, place: Place) -> Cluster:
    """Return a cluster of one glyph in its place."""
    return Cluster(start=start, end=end, glyphs=(_glyph(number, place),))


@lru_cache(maxsize=64)
def _extents(cut: Cut) -> tuple[float, float]:
    """Return how far the face's own line reaches above and below the baseline, in em."""
    font = opened(cut)
    told = font.get_font_extents("ltr")
    return told.ascender / font.face.upem, -told.descender / font.face.upem


@lru_cache(maxsize=256)
def _head(cut: Cut, script: str) -> float:
    sample = _TALL.get(script)
    if sample is None or _lacks(cut, sample):
        return _cap_height(cut)
    return _top(cut, sample, Said("und", script))


@lru_cache(maxsize=1024)
def _top(cut: Cut, text: str, said: Said) -> float:
    font = opened(cut)
    infos, positions = _glyphs(font, text, said, None)
    boxes = ((font.get_glyph_extents(info.codepoint), at) for info, at in zip(infos, positions, strict=True))
    return max((box.y_bearing + at.y_offset for box, at in boxes if box), default=0) / float(font.face.upem)


@lru_cache(maxsize=64)
def _cap_height(cut: Cut) -> float:
    return _reach(cut, "H", 0.7)[0]


@lru_cache(maxsize=64)
def _descent(cut: Cut) -> float:
    return _reach(cut, "g", 0.25)[1]


def _reach(cut: Cut, letter: str, otherwise: float) -> tuple[float, float]:
    """Return how far a letter reaches above and below the baseline, in em, read from its outline.

    A face without Latin letters is asked how high and low its own reach.
    """
    font = opened(cut)
    glyph = font.get_nominal_glyph(ord(letter))
    box = font.get_glyph_extents(glyph) if glyph else None
    if box is None:
        up, down = _extents(cut)
        return max(otherwise, _OWN * up), max(otherwise, _OWN * down)
    em = float(font.face.upem)
    return box.y_bearing / em, -(box.y_bearing + box.height) / em
