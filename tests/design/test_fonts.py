"""Families and faces: what ships, the nearest face, who covers what."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from picturebook.design.fonts import covers, face_for, families, family_of, name_of, stack
from picturebook.errors import ThemeError
from picturebook.shelf import shelf

KNOWN = families()


def test_three_families_ship() -> None:
    """The shelf holds a literacy face, a book face and a display face."""
    assert sorted(KNOWN) == ["Andika", "Baloo 2", "Gentium Book Plus"]


@pytest.mark.parametrize("family", ["Andika", "Gentium Book Plus"])
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


def test_the_stack_tries_the_widest_next() -> None:
    """What a face lacks is looked for where it is most likely found."""
    assert [face.family for face in stack(KNOWN, "Baloo 2", False, False)] == [
        "Baloo 2",
        "Gentium Book Plus",
        "Andika",
    ]


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
