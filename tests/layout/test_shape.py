"""Shaped text: nothing lost, nothing doubled, what is missing is said."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.design.companions import companions
from picturebook.design.fonts import Asked, faces_of, families
from picturebook.layout.shape import (
    Said,
    cap_height,
    covers,
    descent,
    head,
    lacks,
    outline,
    shape,
    width,
)

latin = st.text(
    alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")),
    max_size=40,
)


@settings(max_examples=150)
@given(text=latin)
def test_clusters_cover_the_text(desk: SimpleNamespace, text: str) -> None:
    """The clusters of a shaped text, put together, are the text: no character lost or doubled."""
    clusters = shape(desk.face("Andika", False, False), text, Said("en")).clusters
    assert "".join(text[cluster.start : cluster.end] for cluster in clusters) == text
    assert all(cluster.glyphs for cluster in clusters)


def test_ligature_is_one_cluster(desk: SimpleNamespace) -> None:
    """A ligature is one cluster of several characters, so copied text stays whole."""
    spans = [
        (c.start, c.end) for c in shape(desk.face("Andika", False, False), "office", Said("en")).clusters
    ]
    assert (1, 4) in spans


def test_combining_mark_stays_with_its_letter(desk: SimpleNamespace) -> None:
    """A letter and its combining accent are one cluster."""
    assert len(shape(desk.face("Andika", False, False), "e\u0301", Said("en")).clusters) == 1


def test_kerning_narrows(desk: SimpleNamespace) -> None:
    """Pairs are kerned: "AV" is narrower than its letters."""
    face = desk.face("Gentium Book Plus", False, False)
    assert width(face, "AV", Said("en")) < width(face, "A", Said("en")) + width(face, "V", Said("en"))


def test_width_is_in_em(desk: SimpleNamespace) -> None:
    """Widths are in em whatever the units of the face, and agree with the shaped advance."""
    for family in ("Andika", "Baloo 2"):
        face = desk.face(family, True, False)
        assert width(face, "boat", Said("en")) == pytest.approx(shape(face, "boat", Said("en")).advance)
        assert 1.0 < width(face, "boat", Said("en")) < 3.5


def test_missing_characters_are_named(desk: SimpleNamespace) -> None:
    """A character the face lacks is told; spaces and joiners never are."""
    face = desk.face("Andika", False, False)
    assert lacks(face, "a\u4e00b \u200d\u4e00") == ("\u4e00",)
    assert covers(face, "Pim’s lantern…")
    assert shape(face, "\u4e00", Said("en")).missing == ("\u4e00",)


def test_capitals_and_feet(desk: SimpleNamespace) -> None:
    """The height of capitals and the depth of a g are read from the outlines."""
    face = desk.face("Andika", False, False)
    assert 0.6 < cap_height(face) < 0.8
    assert 0.15 < descent(face) < 0.35


def test_letters_that_are_no_capitals_have_a_head_of_their_own(desk: SimpleNamespace) -> None:
    """With the marks they bear; a face that lacks the script, and scripts of capitals, go by those."""
    (hindi,) = faces_of(desk.fonts / "noto" / "NotoSansDevanagari-Regular.ttf")
    andika = desk.face("Andika", False, False)
    assert outline(hindi, "कि", Said("hi", "Deva")).high == pytest.approx(head(hindi, "Deva"), abs=0.01)
    assert head(hindi, "Deva") > outline(hindi, "क", Said("hi", "Deva")).high + 0.1
    assert head(andika, "Deva") == head(andika, "Cyrl") == head(andika, "Latn") == cap_height(andika)


def test_an_outline_is_the_ink_of_its_glyphs(desk: SimpleNamespace) -> None:
    """From the foot of the capitals to their top, one glyph beside the other; scaled, it grows about its start."""
    face = desk.face("Andika", False, False)
    one, two = outline(face, "H", Said("en")), outline(face, "HH", Said("en"))
    assert (one.high, one.low) == pytest.approx((cap_height(face), 0.0), abs=0.001)
    assert two.right - two.left == pytest.approx(
        one.right - one.left + width(face, "H", Said("en")), abs=0.001
    )
    assert one.scaled(3).right == pytest.approx(3 * one.right)
    assert {step[0] for step in outline(face, "O", Said("en")).path} <= {"M", "L", "C", "Z"}


def test_brackets_turn_with_their_direction(desk: SimpleNamespace) -> None:
    """From right to left an opening bracket is drawn as a closing one, and glyphs stand in visual order."""
    face = desk.face("Andika", False, False)
    backwards = shape(face, "(a", Said("en"), "rtl").clusters
    assert [cluster.start for cluster in backwards] == [1, 0]
    assert backwards[1].glyphs == shape(face, ")", Said("en")).clusters[0].glyphs


def test_a_languages_own_forms_are_set(desk: SimpleNamespace) -> None:
    """Serbian italics are not those of Russian (locl)."""
    italic = desk.face("Gentium Book Plus", False, True)
    russian, serbian = (shape(italic, "бгдпт", Said(code, "Cyrl")).clusters for code in ("ru", "sr"))
    assert [one.glyphs[0].id for one in russian] != [one.glyphs[0].id for one in serbian]


def test_ideographs_are_drawn_as_their_script_says() -> None:
    """Also where the book is in another language: one face may have the forms of all four."""
    lent = companions(families(), Asked("Andika", False, False), "Jpan", "en")
    if not lent or "CJK" not in lent[0].family:
        pytest.skip("no such face is installed here")
    forms = {
        shape(lent[0], "直骨", Said("en", script)).clusters for script in ("Jpan", "Hans", "Hant", "Kore")
    }
    assert len(forms) >= 3
