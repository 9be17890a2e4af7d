"""Families and faces: what ships, the nearest face, who covers what."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from picturebook.design.fonts import covers, face_for, faces_of, families, family_of, name_of, opened
from picturebook.errors import ThemeError
from picturebook.shelf import shelf
from tests.design.variable import collection, weights

KNOWN = families()


def test_every_family_that_ships_is_accounted_for() -> None:
    """Its licence lies beside it, and the page about the fonts says what it is for and where it is from."""
    told = (shelf("fonts") / "README.md").read_text(encoding="utf-8")
    for family, (face, *_) in KNOWN.items():
        assert f"| **{family}** |" in told, family
        assert (face.path.parent / "OFL.txt").is_file(), family
        assert sum(one.stat().st_size for one in face.path.parent.iterdir()) < 3_500_000, family


@pytest.mark.parametrize("family", ["Andika", "Gentium Book Plus", "Atkinson Hyperlegible Next", "Mali"])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_the_text_families_have_all_four_faces(family: str, bold: bool, italic: bool) -> None:
    """Whatever a story emphasises is set in a face that was drawn for it."""
    face = face_for(KNOWN, family, bold, italic)
    assert (face.family, face.bold, face.italic) == (family, bold, italic)


def test_a_face_knows_itself() -> None:
    """Name, units and digest come from the file."""
    face = face_for(KNOWN, "Gentium Book Plus", False, True)
    assert (face.postscript_name, face.units_per_em) == ("GentiumBookPlus-Italic", 2048)
    assert len(face.digest) == 64


def test_the_nearest_real_face_stands_in() -> None:
    """Baloo 2 ships bold alone, so that is what every wish for it gets."""
    assert face_for(KNOWN, "Baloo 2", False, True).postscript_name == "Baloo2-Bold"


def test_slant_counts_for_more_than_weight(tmp_path: Path) -> None:
    """Asked for bold italic, an italic is nearer than a bold: emphasis is what is heard."""
    for name in ("Andika-Italic.ttf", "Andika-Bold.ttf"):
        shutil.copy(shelf("fonts") / "andika" / name, tmp_path / name)
    assert face_for(families([tmp_path]), "Andika", True, True).postscript_name == "Andika-Italic"


def test_an_unknown_family_is_told_with_the_nearest() -> None:
    """A misspelt family gets the one that was meant."""
    with pytest.raises(ThemeError, match="there is no font family “Andica”\n   = try: Andika"):
        face_for(KNOWN, "Andica", False, False)


def test_a_themes_own_fonts_come_first(tmp_path: Path) -> None:
    """A family in the theme's folder hides the shipped one of the same name, whole."""
    (tmp_path / "fonts").mkdir()
    shutil.copy(shelf("fonts") / "andika" / "Andika-Bold.ttf", tmp_path / "fonts" / "A.ttf")
    known = families([tmp_path])
    assert [face.path.name for face in known["Andika"]] == ["A.ttf"]
    assert "Baloo 2" in known


def test_a_replaced_font_is_read_again(tmp_path: Path) -> None:
    """What is kept of a file is dropped when the file changes."""
    path = tmp_path / "Mine.ttf"
    shutil.copy(shelf("fonts") / "andika" / "Andika-Bold.ttf", path)
    before = family_of(path)
    shutil.copy(shelf("fonts") / "baloo-2" / "Baloo2-Bold.ttf", path)
    assert (before, family_of(path)) == ("Andika", "Baloo 2")


def test_coverage_tells_letters_from_snowmen() -> None:
    """A character is covered if the file maps it to a glyph."""
    face = face_for(KNOWN, "Andika", False, False)
    assert covers(face, "ŋ")
    assert not covers(face, "☃")


def test_the_faces_cover_what_children_read() -> None:
    """Accents, quotes and dashes of the Latin languages are in both text families."""
    for family in ("Andika", "Gentium Book Plus"):
        face = face_for(KNOWN, family, False, False)
        assert [char for char in "äöüßéèêçñãøåłğı„“”‚‘’«»–—…¿¡" if not covers(face, char)] == []


def test_a_character_without_a_name_has_a_number() -> None:
    """Private-use characters are told by their code point."""
    assert name_of("\ue000") == "“\ue000” (U+E000 without a name)"


def test_a_text_file_is_no_font(tmp_path: Path) -> None:
    """A file that HarfBuzz finds no glyphs in has no family and is in none."""
    (tmp_path / "x.ttf").write_text("hello", encoding="utf-8")
    assert family_of(tmp_path / "x.ttf") is None
    assert families([tmp_path]) == KNOWN


def test_a_weight_that_varies_is_two_faces(tmp_path: Path) -> None:
    """Regular and bold are instances of it, with digests and labels of their own."""
    regular, bold = faces_of(weights(tmp_path / "V.ttf"))
    assert (regular.bold, regular.axes) == (False, (("wght", 400.0),))
    assert (bold.bold, bold.axes) == (True, (("wght", 700.0),))
    assert (regular.label, bold.label) == ("TestWeights@wght=400", "TestWeights@wght=700")
    assert regular.digest != bold.digest
    wide = [opened(face.cut).get_glyph_h_advance(2) for face in (regular, bold)]
    assert wide == [500, 800]


def test_every_face_of_a_collection_is_found(tmp_path: Path) -> None:
    """By its place in the file, which its digest tells too."""
    parts = [shelf("fonts") / "andika" / f"Andika-{style}.ttf" for style in ("Regular", "Bold")]
    faces = faces_of(collection(tmp_path / "Both.ttc", *parts))
    assert [(face.family, face.bold, face.index) for face in faces] == [
        ("Andika", False, 0),
        ("Andika", True, 1),
    ]
    assert len({face.digest for face in faces}) == 2


def test_a_nearer_folder_hides_a_family(tmp_path: Path) -> None:
    """The first folder that has a family has all of it."""
    for name, style in (("near", "Bold"), ("far", "Italic")):
        (tmp_path / name).mkdir()
        shutil.copy(shelf("fonts") / "andika" / f"Andika-{style}.ttf", tmp_path / name)
    known = families([tmp_path / "near", tmp_path / "far"])
    assert [face.path.name for face in known["Andika"]] == ["Andika-Bold.ttf"]


def test_a_link_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    """A book from somebody else reads no file outside its own folder."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "A.ttf").symlink_to(shelf("fonts") / "noto" / "NotoSansTamil-Regular.ttf")
    assert families([tmp_path / "fonts"]) == KNOWN


def test_a_face_tells_whether_it_has_serifs() -> None:
    """Read from PANOSE: so a book face gets a companion like itself."""
    assert face_for(KNOWN, "Gentium Book Plus", False, False).serif
    assert not any(face_for(KNOWN, name, False, False).serif for name in ("Andika", "Baloo 2", "Mali"))


@pytest.mark.slow
def test_reading_a_theme_loads_no_slow_library() -> None:
    """fontTools stays out of the house; HarfBuzz is loaded when a font is first asked about."""
    code = (
        "import sys, picturebook.design.fonts, picturebook.design.themes\n"
        "assert 'uharfbuzz' not in sys.modules\n"
        "picturebook.design.themes.load_theme('base')\n"
        "assert 'fontTools' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
