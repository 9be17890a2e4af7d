"""Fonts as the PDF carries them: Type0 fonts of our own round subsets cut by HarfBuzz.

ReportLab's own fonts know no shaping, no CFF and 256 glyphs a subset; ours take glyph numbers straight from
layout. Subsets keep the font's glyph numbers, so a run's glyphs are written as they are, and two faces of one
PostScript name never collide, because a font is known by the digest of its file. What reads as one letter is one
glyph: where shaping made it of several, a compound of them is added.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from picturebook.design.fonts import Cut, opened
from picturebook.errors import BookError
from picturebook.layout.frame import Cluster, Glyph
from picturebook.press.compounds import Compound, compounded
from picturebook.press.sfnt import Described, describe

_POSTSCRIPT = 6  # id of the name in the OpenType name table
# Shaping is done and nothing varies any more: these tables are left behind.
_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "Silf", "Feat", "Glat", "Gloc", "Sill", "DSIG", "kern", "STAT"),
    *("vhea", "vmtx", "hdmx", "LTSH", "VDMX"),
)
# Drawn as nothing with the glyph of a space, which must go on reading as one.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")
_LAST = 0xFFFE  # the highest number of a glyph
_SPELT = (
    "\u200b"  # of a glyph whose text is spelt out beside it: ISO 19005-2, 6.2.11.7.2, asks for one on each
)
_UNREADABLE = frozenset("\0\ufeff\ufffe")  # ToUnicode may not name these (ISO 14289-1, 7.21.7)


def _written(glyph: int) -> str:
    return f"{glyph:04X}"


class _Pens(dict[int, tuple[str, int]]):
    """How each glyph is written in a content stream, and how far it moves the pen by itself, in font units."""

    def __init__(self, cut: Cut) -> None:
        super().__init__()
        self.cut = cut

    def __missing__(self, glyph: int) -> tuple[str, int]:
        self[glyph] = found = _written(glyph), int(opened(self.cut).get_glyph_h_advance(glyph))
        return found


@dataclass(slots=True)
class PressFont:
    """A face as one file uses it: its glyphs, and what text each of them stands for."""

    cut: Cut
    resource: str
    used: dict[int, str] = field(default_factory=dict)
    pens: _Pens = field(init=False)
    _made: dict[tuple[Compound, str], int] = field(default_factory=dict)  # in the order they were wanted

    def __post_init__(self) -> None:
        """Begin with nothing taken."""
        self.pens = _Pens(self.cut)

    @property
    def units(self) -> int:
        """Font units in one em."""
        return int(opened(self.cut).face.upem)

    def advance(self, glyph: int) -> int:
        """Return how far a glyph moves the pen by itself, in font units: what the file's widths will say."""
        return self.pens[glyph][1]

    @property
    def compounds(self) -> dict[int, Compound]:
        """The glyphs that are made of others, by their numbers, which are beyond the face's own."""
        first = opened(self.cut).face.glyph_count
        return {first + at: compound for at, (compound, _) in enumerate(self._made)}

    def take(self, cluster: Cluster, text: str) -> Cluster | None:
        """Take a cluster's glyphs in; return them so that they read back as its text by themselves (ToUnicode).

        A glyph reads as whatever it stood for first. Where it stands for something else, or a text is spread over
        several glyphs, a glyph of its own is made of them. Where the face's outlines do not allow that, None: the
        text has to be spelt out beside the glyphs (ActualText).
        """
        only = cluster.glyphs[0] if len(cluster.glyphs) == 1 else None
        if only and text and not only.dy and self.used.get(only.id) == text:
            return cluster
        if only and not only.dy and _UNSEEN.isdisjoint(text) and self.used.get(only.id, "") in ("", text):
            self.used[only.id] = text
            return cluster
        number = self._compound(cluster, text)
        if number is None:
            self.used.update({glyph.id: self.used.get(glyph.id, "") for glyph in cluster.glyphs})
            return None
        advance = sum(glyph.advance for glyph in cluster.glyphs)
        return replace(cluster, glyphs=(Glyph(id=number, advance=advance),))

    def _compound(self, cluster: Cluster, text: str) -> int | None:
        face = opened(self.cut).face
        if "glyf" not in face.table_tags:
            return None
        # A twin is one, however wide a filled line makes it: the line moves the pen.
        if len(cluster.glyphs) == 1:
            (only,) = cluster.glyphs
            cluster = replace(cluster, glyphs=(replace(only, advance=self.advance(only.id)),))
        key = _compound(self.cut, cluster), text
        number: int = face.glyph_count + self._made.get(key, len(self._made))
        if number > _LAST or not key[0].fits:
            return None
        self._made[key] = number - face.glyph_count
        self.used[number], self.pens[number] = text, (_written(number), key[0].advance)
        return number


@lru_cache(maxsize=8192)
def _compound(cut: Cut, cluster: Cluster) -> Compound:
    """Return a cluster's glyphs as one: those that leave no ink only move the others."""
    font, at, parts, boxes = opened(cut), 0, [], []
    for glyph in cluster.glyphs:
        x, y = at + glyph.dx, glyph.dy
        at += glyph.advance
        box = font.get_glyph_extents(glyph.id)
        if box and box.width:
            parts.append((glyph.id, x, y))
            left, high = x + box.x_bearing, y + box.y_bearing
            boxes.append((left, high + box.height, left + box.width, high))
    edges = (
        [edge(one[side] for one in boxes) for side, edge in enumerate((min, min, max, max))]
        if boxes
        else [0] * 4
    )
    # A font knows no glyph that moves the pen back: the line does that.
    return Compound(parts=tuple(parts), advance=max(0, at), box=(edges[0], edges[1], edges[2], edges[3]))


def coverage(
    cut: Cut,
    glyphs: Iterable[tuple[int, int, int]],
    at: tuple[float, float, float],
    size: tuple[int, int],
) -> bytes:
    """Return how much of each pixel a line of glyphs covers, 0 to 255, a byte each, the top row first.

    Glyphs are (number, x, y) in font units from the start of the line; `at` is the em in pixels and where the line
    starts, from the lower left corner of a field of `size` pixels.
    """
    import uharfbuzz as hb

    font = opened(cut)
    (em, left, low), (wide, high) = at, size
    unit, raster = em / font.face.upem, hb.RasterDraw()
    raster.extents = hb.RasterExtents(0, 0, wide, high, wide)
    for glyph, x, y in glyphs:
        raster.transform = (unit, 0.0, 0.0, unit, left + x * unit, low + y * unit)
        raster.draw_glyph(font, glyph)
    drawn = raster.render()
    rows, step = bytes(drawn.buffer), int(drawn.extents.stride)
    return b"".join(rows[row * step : row * step + wide] for row in reversed(range(high)))


def embed(document: Any, font: PressFont, *, whole: bool = False) -> Any:
    """Add a font's objects to a ReportLab document; return the reference to it. Raises BookError.

    In a `whole` one every glyph reads as something, those too whose text stands beside them.
    """
    import uharfbuzz as hb
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import Stream

    subset = _subset(hb, font)
    described = describe(lambda table: bytes(subset.reference_table(table).data))
    program = described.outlines or bytes(subset.blob.data)
    if font.compounds:
        tables = {name: bytes(subset.reference_table(name).data) for name in subset.table_tags}
        program = compounded(tables, font.compounds)
    name = f"{_tag(program)}+{_postscript_name(font)}"
    used = {glyph: text or _SPELT for glyph, text in font.used.items()} if whole else font.used
    unicode = Stream(to_unicode(used))
    told = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("Type0"),
        "BaseFont": pdf.PDFName(name),
        "Encoding": pdf.PDFName("Identity-H"),
        "DescendantFonts": pdf.PDFArray([document.Reference(_descendant(document, font, described, name))]),
        "ToUnicode": document.Reference(unicode),
    }
    document.Reference(_descriptor(document, described, program, name), _descriptor_of(font))
    return document.Reference(pdf.PDFDictionary(told))


def to_unicode(used: dict[int, str]) -> bytes:
    """Write the CMap that says what each glyph reads as; a ligature reads as its letters."""
    pairs = [(glyph, text) for glyph, text in sorted(used.items()) if text and not _UNREADABLE & set(text)]
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


def _subset(hb: Any, font: PressFont) -> Any:
    face = opened(font.cut).face
    flags = hb.SubsetFlags
    wanted = hb.SubsetInput()
    compounds = font.compounds
    parts = {glyph for compound in compounds.values() for glyph, _, _ in compound.parts}
    wanted.glyph_set.update({0, *(font.used.keys() - compounds.keys()), *parts})
    # Hints are for coarse screens and half the bytes; an identity charset makes a CFF glyph's CID its number.
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
    for name in _DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(name.encode("ascii"), "big"))
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
        for tag, at in font.cut.axes:
            wanted.pin_axis_location(face, tag, at)
    try:
        made = hb.subset(face, wanted)
    except RuntimeError:
        made = None
    if made is None or not {"glyf", "CFF "} & set(made.table_tags):
        raise BookError(
            f"the font {Path(font.cut.path).name} has no outlines that a PDF can carry",
            "use a TrueType or OpenType font with outlines; coloured and bitmap fonts cannot be printed",
        )
    return made


def _postscript_name(font: PressFont) -> str:
    told = opened(font.cut).face.get_name(_POSTSCRIPT) or Path(font.cut.path).stem
    # A PDF name written plainly: printable ASCII without delimiters (ISO 32000-1, 7.3.5).
    return re.sub(r"[^A-Za-z0-9_.-]", "", told) or "Font"


def _tag(program: bytes) -> str:
    """Return six capitals for a subset, from its own bytes: the same subset has the same name everywhere."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def _descriptor(document: Any, described: Described, program: bytes, name: str) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import Stream

    cff = described.outlines is not None
    # The bare CFF table, not the OpenType file round it: that would need PDF 1.6 (ISO 32000-1, table 126).
    told = {"Subtype": pdf.PDFName("CIDFontType0C")} if cff else {"Length1": len(program)}
    stream = Stream(program, told)
    found = {
        "Type": pdf.PDFName("FontDescriptor"),
        "FontName": pdf.PDFName(name),
        "Flags": described.flags,
        "FontBBox": pdf.PDFArray(list(described.bounds)),
        "ItalicAngle": described.italic_angle,
        "Ascent": described.ascent,
        "Descent": described.descent,
        "CapHeight": described.cap_height,
        "StemV": described.stem,
        "FontFile3" if cff else "FontFile2": document.Reference(stream),
    }
    return pdf.PDFDictionary(found)


def _descendant(document: Any, font: PressFont, described: Described, name: str) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf

    cff = described.outlines is not None
    found = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("CIDFontType0" if cff else "CIDFontType2"),
        "BaseFont": pdf.PDFName(name),
        "CIDSystemInfo": pdf.PDFDictionary(
            {"Registry": pdf.PDFString("Adobe"), "Ordering": pdf.PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": pdf.PDFObjectReference(_descriptor_of(font)),
        "W": pdf.PDFArray(list(_widths(font, sorted(font.used)))),
        "DW": 0,
    }
    if not cff:
        found["CIDToGIDMap"] = pdf.PDFName("Identity")
    return pdf.PDFDictionary(found)


def _descriptor_of(font: PressFont) -> str:
    """Return the name by which the document knows a font's descriptor, before it has a number."""
    return f"descriptor.{font.resource}"


def _widths(font: PressFont, glyphs: Iterable[int]) -> Iterable[Any]:
    """Yield the W array: each first glyph of a stretch, then the widths of the stretch in thousandths of an em."""
    from reportlab.pdfbase import pdfdoc as pdf

    stretch: list[float] = []
    start = last = -2
    for glyph in glyphs:
        if glyph != last + 1 and stretch:
            yield from (start, pdf.PDFArray(stretch))
        if glyph != last + 1:
            start, stretch = glyph, []
        stretch.append(round(font.advance(glyph) * 1000 / font.units, 3))
        last = glyph
    if stretch:
        yield from (start, pdf.PDFArray(stretch))
