"""Compound glyphs: a font that fontTools reads, with each letter where shaping put its parts."""

from __future__ import annotations

from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from picturebook.press.compounds import Compound, compounded
from tests.press.handmade import ANDIKA

FIRST, LAST = 20, 40  # numbers of the compounds, past the subset's own glyphs and with a gap between


def letters(*chars: str) -> dict[str, bytes]:
    """Return the tables of a small font with Andika's letters, their glyphs renumbered."""
    face = hb.Face(hb.Blob.from_file_path(str(ANDIKA.path)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, chars))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    made = hb.subset(face, wanted)
    return {name: bytes(made.reference_table(name).data) for name in made.table_tags}


@pytest.fixture
def font() -> TTFont:
    """A font of o and a mark, and of both as one: its mark moved; the last compound has no ink."""
    own = TTFont(ANDIKA.path)
    assert own["maxp"].numGlyphs > LAST
    both = Compound(parts=((1, 0, 0), (2, 350, -120)), advance=1111, box=(90, -140, 1000, 1200))
    data = compounded(letters("n", "o"), {FIRST: both, LAST: Compound(parts=(), advance=0, box=(0, 0, 0, 0))})
    return TTFont(BytesIO(data), checkChecksums=2)


def outline(font: TTFont, number: int, x: int = 0, y: int = 0) -> list[object]:
    """Return a glyph's outline, moved."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(number)].draw(TransformPen(pen, (1, 0, 0, 1, x, y)))
    return list(pen.value)


def test_a_compound_is_its_parts_where_they_were_put(font: TTFont) -> None:
    """Both outlines, the second moved."""
    assert outline(font, FIRST) == outline(font, 1) + outline(font, 2, 350, -120)
    assert outline(font, LAST) == []


def test_widths_and_edges_are_told(font: TTFont) -> None:
    """The left side is the box's, or whoever draws it would move it there."""
    name = font.getGlyphName(FIRST)
    assert font["hmtx"][name] == (1111, 90)
    assert (font["glyf"][name].xMin, font["glyf"][name].yMax) == (90, 1200)


def test_what_was_there_is_untouched(font: TTFont) -> None:
    """Outlines and widths of the letters themselves."""
    before = letters("n", "o")
    whole = TTFont(
        BytesIO(compounded(before, {FIRST: Compound(parts=((1, 0, 0),), advance=5, box=(0, 0, 1, 1))}))
    )
    for number in (1, 2):
        name = whole.getGlyphName(number)
        pen = BoundsPen(whole.getGlyphSet())
        whole.getGlyphSet()[name].draw(pen)
        assert pen.bounds is not None and whole["hmtx"][name][0] > 500
        assert outline(whole, number) == outline(font, number)


def test_limits_make_room_for_compounds(font: TTFont) -> None:
    """Whoever draws may reserve room by them."""
    limits = font["maxp"]
    assert limits.numGlyphs == LAST + 1
    assert limits.maxComponentElements >= 2 and limits.maxComponentDepth >= 1


def test_marks_stacked_without_end_do_not_fit() -> None:
    """A font's numbers are of sixteen bits."""
    box = (0, 0, 10, 10)
    assert Compound(parts=((1, 0, 0x7FFF),), advance=9, box=box).fits
    assert not Compound(parts=((1, 0, 0x8000),), advance=9, box=box).fits
    assert not Compound(parts=(), advance=9, box=(0, 0, 0, 40000)).fits
