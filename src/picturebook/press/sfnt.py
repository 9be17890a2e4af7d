"""What a font file says of itself, read from its tables: the numbers a PDF's FontDescriptor must tell truly.

Fields and their places are those of the OpenType specification (head, hhea, OS/2, post).
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from picturebook.record import record

# Bits of a FontDescriptor's Flags (ISO 32000-1, table 123).
_FIXED, _SERIF, _SYMBOLIC, _SCRIPT, _ITALIC = 1, 2, 4, 8, 64
_SLANTED, _SLANTED_MAC = 1 | 1 << 9, 2  # OS/2 fsSelection: italic or oblique; head macStyle: italic
_TEXT, _HAND = 2, 3  # PANOSE family kinds
_SERIFS = range(2, 11)  # PANOSE serif styles that have serifs


@record
class Described:
    """A font in thousandths of an em; `outlines` is its bare CFF table, None where the outlines are TrueType."""

    outlines: bytes | None
    bounds: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    flags: int
    stem: int


def describe(table: Callable[[str], bytes]) -> Described:
    """Describe a font from its tables, each given as bytes, empty where the font has none."""
    head, hhea, os2, post = table("head"), table("hhea"), table("OS/2"), table("post")
    units, *edges = struct.unpack(">H", head[18:20]) + struct.unpack(">4h", head[36:44])
    ascent, descent = struct.unpack(">2h", hhea[4:8])
    weight, kind, selection, capitals = _style(os2)
    angle, fixed = struct.unpack(">iI", post[4:8] + post[12:16]) if len(post) >= 16 else (0, 0)
    slanted = bool(angle) or bool(selection & _SLANTED) or bool(head[45] & _SLANTED_MAC)
    # No set of Latin letters is promised in a subset addressed by glyph number: that is what "symbolic" means.
    flags = _SYMBOLIC | kind | (_FIXED if fixed else 0) | (_ITALIC if slanted else 0)
    left, lower, right, upper = (round(edge * 1000 / units) for edge in edges)
    return Described(
        outlines=table("CFF ") or None,
        bounds=(left, lower, right, upper),
        ascent=round(ascent * 1000 / units),
        descent=round(descent * 1000 / units),
        cap_height=round((capitals or ascent) * 1000 / units),
        italic_angle=round(angle / 65536, 2),
        flags=flags,
        stem=_stem(weight),
    )


def _style(os2: bytes) -> tuple[int, int, int, int]:
    """Return weight, serif or script flag, fsSelection and the height of the capitals; 0 where it is not told."""
    if len(os2) < 64:
        return 400, 0, 0, 0
    weight, selection = (struct.unpack_from(">H", os2, at)[0] for at in (4, 62))
    family, serif = os2[32], os2[33]
    kind = _SERIF if family == _TEXT and serif in _SERIFS else (_SCRIPT if family == _HAND else 0)
    told = len(os2) >= 90 and struct.unpack(">H", os2[:2])[0] >= 2
    capitals = struct.unpack_from(">h", os2, 88)[0] if told else 0
    return weight, kind, selection, capitals


def _stem(weight: int) -> int:
    """Guess the width of upright stems from the weight: fonts do not tell it, and PDF asks (regular 78, bold 137)."""
    return round(50 + (weight / 75) ** 2)
