"""Fonts in the file: what each glyph reads as, how wide it is, and what the font is called."""

from __future__ import annotations

import re

import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfdoc

from picturebook.press.fonts import PressFont, embed, to_unicode
from tests.press.handmade import ANDIKA, Face, run


def used(text: str, by: Face = ANDIKA) -> PressFont:
    """Return a font that has taken a text."""
    font, one = PressFont(cut=by.cut, resource="F1"), run(text, by=by)
    for cluster in one.clusters:
        font.take(cluster, text[cluster.start : cluster.end])
    return font


def name_of(font: PressFont) -> str:
    """Return the name a font has in the file."""
    document = pdfdoc.PDFDocument()
    reference = embed(document, font)
    return str(document.idToObject[reference.name].dict["BaseFont"]).removeprefix("/")


def test_a_ligature_reads_as_its_letters() -> None:
    """One glyph, three letters: no private character in their place."""
    font = used("office")
    assert "ffi" in font.used.values()
    assert b"<006600660069>" in to_unicode(font.used)


@given(st.dictionaries(st.integers(0, 0xFFFF), st.text(max_size=3), max_size=250))
def test_to_unicode_is_well_formed(meant: dict[int, str]) -> None:
    """Blocks of at most a hundred, as many entries as promised, and never U+0000."""
    cmap = to_unicode({glyph: text for glyph, text in meant.items() if _encodable(text)}).decode("ascii")
    for promised, block in re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", cmap, re.S):
        assert 1 <= int(promised) == len(block.splitlines()) <= 100
        for line in block.splitlines():
            units = re.findall("....", line.split()[1][1:-1])
            assert units and not {"0000", "FEFF", "FFFE"} & set(units)


def _encodable(text: str) -> bool:
    return not any(0xD800 <= ord(char) <= 0xDFFF for char in text)


def test_the_tag_is_of_the_glyphs_taken() -> None:
    """The same subset has the same name, another has another, whatever file or order it comes from."""
    assert name_of(used("stars")) == name_of(used("srats"))
    assert name_of(used("stars")) != name_of(used("moons"))
    assert re.fullmatch(r"[A-Z]{6}\+Andika", name_of(used("stars")))


def test_a_subset_is_small() -> None:
    """Andika is half a megabyte; a sentence of it is a few kilobytes."""
    document = pdfdoc.PDFDocument()
    embed(document, used("Pim counted eleven stars."))
    programs = [
        thing
        for thing in document.idToObject.values()
        if isinstance(thing, pdfdoc.PDFStream) and "Length1" in thing.dictionary.dict
    ]
    assert [program.dictionary.dict["Length1"] < 8_000 for program in programs] == [True]


def test_a_subset_draws_what_the_font_draws() -> None:
    """Each glyph is under its own number, with its own outline."""
    document, font = pdfdoc.PDFDocument(), used("Pim counted eleven stars — office")
    embed(document, font)
    (program,) = (
        thing.content
        for thing in document.idToObject.values()
        if isinstance(thing, pdfdoc.PDFStream) and "Length1" in thing.dictionary.dict
    )
    whole, cut = hb.Font(hb.Face(ANDIKA.path.read_bytes())), hb.Font(hb.Face(program))
    for glyph in font.used:
        assert outline(cut, glyph) == outline(whole, glyph)
    assert any(outline(cut, glyph) for glyph in font.used)


def outline(font: hb.Font, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
    """Return the strokes of a glyph."""
    drawn: list[tuple[str, tuple[float, ...]]] = []
    pen = hb.DrawFuncs()
    for name in ("move_to", "line_to", "quadratic_to", "cubic_to"):
        getattr(pen, f"set_{name}_func")(lambda *at, name=name: drawn.append((name, at[:-1])))
    font.draw_glyph(glyph, pen, None)
    return drawn


def test_widths_are_the_fonts_own() -> None:
    """In thousandths of an em, in stretches of neighbouring glyphs."""
    document, font = pdfdoc.PDFDocument(), used("abcz")
    embed(document, font)
    (widths,) = (
        thing.dict["W"]
        for thing in document.idToObject.values()
        if isinstance(thing, pdfdoc.PDFDictionary) and "W" in thing.dict
    )
    told = {}
    for first, stretch in zip(widths.sequence[::2], widths.sequence[1::2], strict=True):
        told |= {first + at: width for at, width in enumerate(stretch.sequence)}
    assert told == {glyph: round(font.advance(glyph) * 1000 / font.units, 3) for glyph in font.used}
