"""Companions: who stands in for whom, what is looked for on a computer, and how to come by what is not there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook.design import companions as module
from picturebook.design.companions import advice, companions, told_from
from picturebook.design.fonts import Asked, Families, families
from picturebook.shelf import shelf
from tests.design.variable import weights

KNOWN = families()
SANS, SERIF = Asked("Andika", False, False), Asked("Gentium Book Plus", False, False)
SHIPPED = [
    *("Arab", "Armn", "Beng", "Cans", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hebr"),
    *("Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Taml", "Telu", "Thai", "Tibt"),
]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A computer with one empty folder for fonts, in somebody's home."""
    folder = tmp_path / "home" / ".fonts"
    folder.mkdir(parents=True)
    monkeypatch.setattr(module, "_folders", lambda: (folder,))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    forget()
    yield folder
    forget()


def forget() -> None:
    """Look at the computer afresh."""
    module._installed.cache_clear()
    module._faces.cache_clear()


def names(asked: Asked, script: str, language: str = "en", known: Families = KNOWN) -> list[str]:
    """Return the labels of a script's companions."""
    return [face.label for face in companions(known, asked, script, language)]


@pytest.mark.parametrize("script", SHIPPED)
def test_a_companion_ships_for_every_script_of_the_shelf(script: str, computer: Path) -> None:
    """Nothing of the computer is needed for these."""
    first = companions(KNOWN, SANS, script, "en")[0]
    assert first.path.is_relative_to(shelf("fonts")) and not first.found_for


def test_every_shipped_font_is_somebodys_companion() -> None:
    """No font ships that no row names, and no row names one that does not ship."""
    named = {name for row in module._table() for name in row.files if name.startswith("noto/")}
    assert named == {f"noto/{path.name}" for path in (shelf("fonts") / "noto").glob("*.ttf")}


def test_where_there_is_a_choice_the_feel_decides() -> None:
    """Cyrillic beside a face with serifs is in one with serifs."""
    assert names(SANS, "Cyrl") == ["Andika", "GentiumBookPlus"]
    assert names(SERIF, "Cyrl") == ["GentiumBookPlus", "Andika"]


def test_weight_and_slant_are_those_asked_for() -> None:
    """Also those of a theme's face that has no other."""
    assert names(Asked("Andika", True, True), "Cyrl")[0] == "Andika-BoldItalic"
    assert names(Asked("Baloo 2", False, False), "Hebr") == ["NotoSansHebrew-Bold"]


def test_a_font_beside_the_story_comes_first(tmp_path: Path) -> None:
    """Before what ships, for any script: whether it has the letters is seen later."""
    shutil.copy(shelf("fonts") / "noto" / "NotoSansTamil-Regular.ttf", tmp_path)
    assert names(SANS, "Deva", known=families([tmp_path]))[:2] == [
        "NotoSansTamil-Regular",
        "NotoSansDevanagari-Regular",
    ]


def test_a_font_of_the_computer_is_found_and_told(computer: Path) -> None:
    """By its file's name and its family; where it lies is told without who lives there."""
    deep = computer / "noto" / "cjk"
    deep.mkdir(parents=True)
    weights(deep / "NotoSansJP[wght].ttf", "Noto Sans JP")
    regular, bold = (
        companions(KNOWN, Asked("Andika", heavy, False), "Jpan", "ja")[0] for heavy in (False, True)
    )
    assert (regular.label, bold.label) == ("NotoSansJP@wght=400", "NotoSansJP@wght=700")
    assert told_from(bold) == "Noto Sans JP from ~/.fonts/noto/cjk stands in for Japanese"


def test_a_file_of_the_right_name_and_another_family_is_passed_over(computer: Path) -> None:
    """A name proves nothing."""
    weights(computer / "NotoSansJP[wght].ttf", "Something Else")
    assert names(SANS, "Jpan", "ja") == []


def test_chinese_is_by_language(computer: Path) -> None:
    """Hong Kong's forms are its own, and fall back on Taiwan's."""
    for place in ("HK", "TC", "SC"):
        weights(computer / f"NotoSans{place}[wght].ttf", f"Noto Sans {place}")
    assert names(SANS, "Hant", "zh-HK") == ["NotoSansHK@wght=400", "NotoSansTC@wght=400"]
    assert names(SANS, "Hant", "zh-TW") == ["NotoSansTC@wght=400"]
    assert names(SANS, "Hans", "zh") == ["NotoSansSC@wght=400"]


def test_advice_names_the_package_of_the_program_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """apt on Debian; where nothing installs packages, the font's name."""
    monkeypatch.setattr(module, "which", lambda program: program == "apt")
    assert advice("Jpan", "ja") == (
        "type: apt install fonts-noto-cjk; or put a font that has it into the folder fonts beside the story"
    )
    monkeypatch.setattr(module, "which", lambda program: None)
    assert advice("Kore", "ko") == (
        "install the font Noto Sans CJK KR, or put its file into the folder fonts beside the story"
    )
    assert advice("Zzzz", "en") is None


@pytest.mark.parametrize(
    ("platform", "some"),
    [("darwin", "/System/Library/Fonts"), ("linux", "/usr/share/fonts"), ("win32", "Fonts")],
)
def test_each_system_keeps_fonts_in_its_own_folders(
    platform: str, some: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own come first."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/ada/AppData/Local")
    folders = [folder.as_posix() for folder in module._folders()]
    assert folders[-1].endswith(some) and len(folders) >= 2


def test_the_walk_goes_only_so_deep(computer: Path) -> None:
    """A tree of everything under the fonts is not searched to its end."""
    deep = computer.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    weights(deep / "NotoSansJP[wght].ttf", "Noto Sans JP")
    assert names(SANS, "Jpan", "ja") == []
