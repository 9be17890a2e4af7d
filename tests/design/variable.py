"""Fonts made for tests: a weight that varies, several faces in one file, and a font under another name."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.ttLib.ttCollection import TTCollection


def weights(path: Path, family: str = "Test Weights", letters: str = "A") -> Path:
    """Write a font whose letters, all alike, are 500 units wide at weight 400 and 800 at 700."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(point)
    pen.closePath()
    box, none = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "A"])
    builder.setupCharacterMap({0x20: "space", **{ord(letter): "A" for letter in letters}})
    builder.setupGlyf({".notdef": none, "space": none, "A": box})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "space": (250, 0), "A": (500, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (500, 0), (500, 0), (0, 0), (500, 0), (0, 0), (0, 0)]
    builder.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    builder.font.save(path)
    return path


def collection(path: Path, *parts: Path) -> Path:
    """Write several fonts as one file."""
    made = TTCollection()
    made.fonts = [TTFont(part) for part in parts]
    made.save(str(path))
    return path


def renamed(path: Path, like: Path, family: str) -> Path:
    """Write a font that is another family's under a name of its own."""
    font = TTFont(like)
    for number, text in ((1, family), (4, family), (6, family), (16, family)):
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path
