"""Fonts as the PDF carries them: Type0 fonts of our own round subsets cut by HarfBuzz.

ReportLab's own fonts know no shaping, no CFF and 256 glyphs a subset; ours take glyph numbers straight from
layout. Subsets keep the font's glyph numbers, so a run's glyphs are written as they are, and two faces of one
PostScript name never collide, because a font is known by the digest of its file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from picturebook.layout.frame import Run

_POSTSCRIPT = 6
_FIXED, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64  # bits of a FontDescriptor's Flags (ISO 32000-1, table 123)


@dataclass(slots=True)
class PressFont:
    """A face as one file uses it: its glyphs, and what text each of them stands for."""

    path: Path
    resource: str
    used: dict[int, str] = field(default_factory=dict)
    torn: set[int] = field(default_factory=set)  # glyphs that stood for more than one text
    _advances: dict[int, int] = field(default_factory=dict)
    _font: Any = None

    @property
    def units(self) -> int:
        """Font units in one em."""
        return int(self._opened().face.upem)

    def advance(self, glyph: int) -> int:
        """Return how far a glyph moves the pen by itself, in font units: what the file's widths will say."""
        if glyph not in self._advances:
            self._advances[glyph] = int(self._opened().get_glyph_h_advance(glyph))
        return self._advances[glyph]

    def _opened(self) -> Any:
        if self._font is None:
            import uharfbuzz as hb

            self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
        return self._font

    def take(self, run: Run) -> bool:
        """Take a run's glyphs in; say whether its text must be spelt out (ActualText) to be read back right."""
        spelt = run.direction == "rtl"
        for cluster in run.clusters:
            text = run.text[cluster.start : cluster.end]
            spelt |= len(cluster.glyphs) != 1
            for at, glyph in enumerate(cluster.glyphs):
                means = text if at == 0 else ""
                if self.used.setdefault(glyph.id, means) != means:
                    self.torn.add(glyph.id)
                spelt |= glyph.id in self.torn
        return spelt


def embed(document: Any, font: PressFont) -> Any:
    """Add a font's objects to a ReportLab document; return the reference to it."""
    import uharfbuzz as hb
    from reportlab.pdfbase import pdfdoc as pdf

    face = hb.Face(hb.Blob.from_file_path(str(font.path)))
    file = _subset(hb, face, font.used)
    cff = any(tag in face.table_tags for tag in ("CFF ", "CFF2"))
    name = f"{_tag(file)}+{(face.get_name(_POSTSCRIPT) or font.path.stem).replace(' ', '')}"
    program = pdf.PDFStream(
        dictionary=pdf.PDFDictionary({"Subtype": pdf.PDFName("OpenType")} if cff else {"Length1": len(file)}),
        content=file,
        filters=[pdf.PDFZCompress],
    )
    descriptor = _descriptor(hb, face, name)
    descriptor["FontFile3" if cff else "FontFile2"] = document.Reference(program)
    descendant = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("CIDFontType0" if cff else "CIDFontType2"),
        "BaseFont": pdf.PDFName(name),
        "CIDSystemInfo": pdf.PDFDictionary(
            {"Registry": pdf.PDFString("Adobe"), "Ordering": pdf.PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(pdf.PDFDictionary(descriptor)),
        "W": _widths(hb, face, sorted(font.used)),
        "DW": 0,
    }
    if not cff:
        descendant["CIDToGIDMap"] = pdf.PDFName("Identity")
    unicode = pdf.PDFStream(content=to_unicode(font), filters=[pdf.PDFZCompress])
    whole = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("Type0"),
        "BaseFont": pdf.PDFName(name),
        "Encoding": pdf.PDFName("Identity-H"),
        "DescendantFonts": pdf.PDFArray([document.Reference(pdf.PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(unicode),
    }
    return document.Reference(pdf.PDFDictionary(whole))


def to_unicode(font: PressFont) -> bytes:
    """Write the CMap that says what each glyph reads as; a ligature reads as its letters."""
    pairs = [(glyph, text) for glyph, text in sorted(font.used.items()) if text and "\0" not in text]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # a block holds at most a hundred entries (Adobe TN 5014)
        block = pairs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _subset(hb: Any, face: Any, used: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *used})
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    # Shaping is done: tables that only shape are left behind.
    for name in ("GSUB", "GPOS", "GDEF", "Silf", "Feat", "Glat", "Gloc", "Sill", "DSIG", "kern"):
        wanted.drop_table_tag_set.add(int.from_bytes(name.encode("ascii"), "big"))
    return bytes(hb.subset(face, wanted).blob.data)


def _tag(file: bytes) -> str:
    """Return six capitals for a subset, from its own bytes: the same subset has the same name everywhere."""
    number = int.from_bytes(hashlib.sha256(file).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def _descriptor(hb: Any, face: Any, name: str) -> dict[str, Any]:
    from reportlab.pdfbase import pdfdoc as pdf

    font, scale = hb.Font(face), 1000 / face.upem
    extents = font.get_font_extents("ltr")
    capital = font.get_glyph_extents(font.get_nominal_glyph(ord("H")) or 0)
    cap_height = capital.y_bearing if capital else extents.ascender
    italic = "italic" in name.lower() or "oblique" in name.lower()
    return {
        "Type": pdf.PDFName("FontDescriptor"),
        "FontName": pdf.PDFName(name),
        "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
        "FontBBox": pdf.PDFArray(_bounds(face, scale, extents)),
        "ItalicAngle": -12 if italic else 0,
        "Ascent": round(extents.ascender * scale),
        "Descent": round(extents.descender * scale),
        "CapHeight": round(cap_height * scale),
        "StemV": 140 if "bold" in name.lower() else 80,
    }


def _bounds(face: Any, scale: float, extents: Any) -> list[int]:
    """Return the font's bounding box from its head table (xMin at byte 36), in thousandths of an em."""
    head = bytes(face.reference_table("head").data) if "head" in face.table_tags else b""
    if len(head) < 44:
        return [-200, round(extents.descender * scale), 1200, round(extents.ascender * scale)]
    edges = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))
    return [round(edge * scale) for edge in edges]


def _widths(hb: Any, face: Any, glyphs: list[int]) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf

    font, scale = hb.Font(face), 1000 / face.upem
    found: list[Any] = []
    for glyph in glyphs:
        found += [glyph, pdf.PDFArray([round(font.get_glyph_h_advance(glyph) * scale, 3)])]
    return pdf.PDFArray(found)
