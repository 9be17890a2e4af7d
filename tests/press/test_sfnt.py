"""What a font says of itself, told truly."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from picturebook.press.sfnt import Described, describe
from tests.press.handmade import ANDIKA, BALOO, GENTIUM, Face

_SERIF, _SYMBOLIC, _SCRIPT, _ITALIC = 2, 4, 8, 64


def described(by: Face) -> Described:
    """Describe a font file."""
    face = hb.Face(hb.Blob.from_file_path(str(by.path)))
    return describe(lambda table: bytes(face.reference_table(table).data))


def test_slant_is_told() -> None:
    """Gentium Italic leans, Andika stands."""
    upright, leaning = described(ANDIKA), described(GENTIUM)
    assert (upright.flags, upright.italic_angle) == (_SYMBOLIC, 0)
    assert (leaning.flags, leaning.italic_angle) == (_SYMBOLIC | _ITALIC, -8)


@pytest.mark.parametrize(
    ("panose", "flag"), [(b"\2\5", _SERIF), (b"\2\x0b", 0), (b"\3\2", _SCRIPT), (b"\0\0", 0)]
)
def test_serifs_and_hands_are_told_by_panose(panose: bytes, flag: int) -> None:
    """A book face, a face without serifs, a handwriting, and one that does not say."""
    face = hb.Face(hb.Blob.from_file_path(str(ANDIKA.path)))

    def table(name: str) -> bytes:
        data = bytes(face.reference_table(name).data)
        return data[:32] + panose + data[34:] if name == "OS/2" else data

    assert describe(table).flags == _SYMBOLIC | flag


def test_heights_are_in_thousandths_of_an_em() -> None:
    """Capitals are lower than the ascent, and both are of the size of letters."""
    for by in (ANDIKA, BALOO, GENTIUM):
        told = described(by)
        assert 550 < told.cap_height < 800 < told.ascent < 1500
        assert -700 < told.descent < -150
        left, lower, right, upper = told.bounds
        assert left < 0 < 1000 < right
        assert lower < -100 < told.cap_height < upper


def test_bold_is_bolder() -> None:
    """The stem of a heavier weight is told wider."""
    assert described(BALOO).stem > described(ANDIKA).stem


def test_an_old_font_without_tables_is_described() -> None:
    """Without OS/2 and post the numbers that are known are told, and the rest is plain."""
    face = hb.Face(hb.Blob.from_file_path(str(ANDIKA.path)))
    told = describe(
        lambda table: b"" if table in ("OS/2", "post") else bytes(face.reference_table(table).data)
    )
    assert (told.flags, told.italic_angle, told.cap_height) == (_SYMBOLIC, 0, told.ascent)
