"""Tiny fonts with CFF outlines, made here because none ships: one by glyph names, one by CIDs."""

from __future__ import annotations

from pathlib import Path

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.cffLib.CFFToCFF2 import convertCFFToCFF2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

LETTERS = "ABCDEF"


def named(path: Path) -> Path:
    """Write a font whose letters are blocks, each a little wider than the one before."""
    _built([".notdef", "space", *LETTERS]).save(path)
    return path


def numbered(path: Path) -> Path:
    """Write the same font keyed by CIDs that are not its glyph numbers, as fonts for Chinese are."""
    order = [".notdef", *(f"cid{1000 + 7 * number:05d}" for number in range(1, len(LETTERS) + 2))]
    built = _built(order)
    top = built.font["CFF "].cff.topDictIndex[0]
    part = FontDict()
    part.Private, part.FontName = top.Private, "Blocks-Part"
    top.ROS, top.CIDCount = ("Adobe", "Japan1", 0), 2000
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect(format=3)
    top.FDArray.append(part)
    top.FDSelect.gidArray = [0] * len(order)
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
    for string in top.CharStrings.charStrings.values():
        string.private = part.Private
    del top.Private
    built.save(path)
    return path


def varying(path: Path) -> Path:
    """Write the same font with a weight that varies, in name if not in form: with CFF2 outlines."""
    built = _built([".notdef", "space", *LETTERS])
    built.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    convertCFFToCFF2(built.font)
    built.save(path)
    return path


def _built(order: list[str]) -> FontBuilder:
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(order)
    built.setupCharacterMap(dict(zip(map(ord, f" {LETTERS}"), order[1:], strict=True)))
    widths = {name: 400 + 50 * number for number, name in enumerate(order)}
    strings = {name: _block(wide if name in order[2:] else 0, wide) for name, wide in widths.items()}
    built.setupCFF("Blocks-Regular", {"FullName": "Blocks"}, strings, {})
    built.setupHorizontalMetrics({name: (wide, 50) for name, wide in widths.items()})
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
    built.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700, version=4)
    built.setupPost()
    return built


def _block(wide: int, advance: int) -> object:
    pen = T2CharStringPen(advance, None)
    if wide:
        pen.moveTo((50, 0))
        for corner in ((wide - 50, 0), (wide - 50, 700), (50, 700)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()


def without_outlines(path: Path) -> Path:
    """Write a font that has letters and metrics and nothing to draw."""
    built = _built([".notdef", "space", *LETTERS])
    del built.font["CFF "]
    built.font["maxp"].tableVersion = 0x00005000
    built.save(path)
    return path
