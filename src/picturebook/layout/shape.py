"""Shaped text: the glyphs of a stretch of words in one face, kerned and joined, from HarfBuzz.

Widths are kept at one em, because they scale with the size: a book is measured once and every size is then
tried by multiplying. A line is shaped whole when it is set, so kerning across its spaces is right in print.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from picturebook.layout.frame import Cluster, Glyph
from picturebook.record import record

if TYPE_CHECKING:
    import uharfbuzz

# Drawn as nothing by every font: never a reason to look for another face.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\t\n ")


class FontFile(Protocol):
    """One font file: where it is, the sha256 of its bytes, and its units per em."""

    @property
    def path(self) -> Path:
        """Where the file lies."""

    @property
    def digest(self) -> str:
        """The sha256 of the file."""

    @property
    def units_per_em(self) -> int:
        """Font units in one em."""


@record
class Shaped:
    """A shaped stretch of text: clusters in visual order, the advance in em, what the face lacks."""

    clusters: tuple[Cluster, ...]
    advance: float
    missing: tuple[str, ...]


def shape(face: FontFile, text: str, language: str, direction: str = "ltr") -> Shaped:
    """Shape a text that runs one way in one face; its clusters cover every character of the text exactly once."""
    return _shape(str(face.path), text, language, direction)


def width(face: FontFile, text: str, language: str) -> float:
    """Return the advance of a text in em, running as its script does, from a cache of words."""
    return _width(str(face.path), text, language)


def covers(face: FontFile, text: str) -> bool:
    """Say whether the face has a glyph for every visible character of the text."""
    return lacks(face, text) == ()


def lacks(face: FontFile, text: str) -> tuple[str, ...]:
    """Return the visible characters of the text that the face has no glyph for, in their order."""
    return _lacks(str(face.path), text)


def cap_height(face: FontFile) -> float:
    """Return the height of the capitals in em: how far the first baseline drops below the top of a box."""
    return _cap_height(str(face.path))


def descent(face: FontFile) -> float:
    """Return how far a g reaches below the baseline, in em, positive."""
    return _descent(str(face.path))


@lru_cache(maxsize=64)
def _font(path: str) -> uharfbuzz.Font:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))


@lru_cache(maxsize=64)
def _coverage(path: str) -> frozenset[int]:
    return frozenset(_font(path).face.unicodes)


@lru_cache(maxsize=32768)
def _lacks(path: str, text: str) -> tuple[str, ...]:
    known = _coverage(path)
    return tuple(char for char in dict.fromkeys(text) if ord(char) not in known and char not in INVISIBLE)


@lru_cache(maxsize=32768)
def _width(path: str, text: str, language: str) -> float:
    if not text:
        return 0.0
    font = _font(path)
    _, positions = _glyphs(font, text, language, None)
    return float(sum(place.x_advance for place in positions) / font.face.upem)


@lru_cache(maxsize=4096)
def _shape(path: str, text: str, language: str, direction: str) -> Shaped:
    if not text:
        return Shaped(clusters=(), advance=0.0, missing=())
    font = _font(path)
    infos, positions = _glyphs(font, text, language, direction)
    gathered: dict[int, list[Glyph]] = {}
    for info, place in zip(infos, positions, strict=True):
        glyph = _glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        gathered.setdefault(info.cluster, []).append(glyph)
    starts = sorted(gathered)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = tuple(_cluster(start, ends[start], tuple(glyphs)) for start, glyphs in gathered.items())
    advance = float(sum(place.x_advance for place in positions) / font.face.upem)
    return Shaped(clusters=clusters, advance=advance, missing=_lacks(path, text))


def _glyphs(
    font: uharfbuzz.Font, text: str, language: str, direction: str | None
) -> tuple[list[uharfbuzz.GlyphInfo], list[uharfbuzz.GlyphPosition]]:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    if direction is not None:
        buffer.direction = direction
    uharfbuzz.shape(font, buffer, {})
    return buffer.glyph_infos, buffer.glyph_positions


# The same few hundred glyphs come again on every page: made once, they cost neither time nor memory.
@lru_cache(maxsize=8192)
def _glyph(number: int, advance: int, dx: int, dy: int) -> Glyph:
    return Glyph(id=number, advance=advance, dx=dx, dy=dy)


@lru_cache(maxsize=32768)
def _cluster(start: int, end: int, glyphs: tuple[Glyph, ...]) -> Cluster:
    return Cluster(start=start, end=end, glyphs=glyphs)


@lru_cache(maxsize=64)
def _cap_height(path: str) -> float:
    return _reach(path, "H", 0.7)[0]


@lru_cache(maxsize=64)
def _descent(path: str) -> float:
    return _reach(path, "g", 0.25)[1]


def _reach(path: str, letter: str, otherwise: float) -> tuple[float, float]:
    """Return how far a letter reaches above and below the baseline, in em, read from its outline."""
    font = _font(path)
    glyph = font.get_nominal_glyph(ord(letter))
    box = font.get_glyph_extents(glyph) if glyph else None
    if box is None:
        return otherwise, otherwise
    em = float(font.face.upem)
    return box.y_bearing / em, -(box.y_bearing + box.height) / em
