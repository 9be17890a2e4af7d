"""`theme new`: a theme that is clean at once, extends what it is told to, and is written over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.design.themes import load_theme
from picturebook.desk.theme_check import check
from picturebook.desk.theme_start import start_theme
from picturebook.errors import ExitCode, UsageError
from picturebook.sources import open_story


def test_a_new_theme_is_its_parents_and_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every value it starts with is the parent's, and its check finds nothing."""
    monkeypatch.chdir(tmp_path)
    start_theme(Path("my-theme"), "window-seat")
    mine, parent = load_theme("my-theme"), load_theme("window-seat")
    assert (mine.name, mine.title, mine.colours, mine.styles) == (
        "my-theme",
        "My Theme",
        parent.colours,
        parent.styles,
    )
    assert mine.art == parent.art
    assert check("my-theme", lambda *_: None, trims=()).exit_code is ExitCode.DONE


def test_its_sample_is_a_story_in_it(tmp_path: Path) -> None:
    """The sample beside it names the theme's own folder."""
    start_theme(tmp_path / "my-theme", "base")
    assert open_story(tmp_path / "my-theme" / "sample.md")[1].story.theme == "."


def test_a_theme_in_a_folder_is_extended_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever one stands, `extends` says the way from the new theme's own folder."""
    monkeypatch.chdir(tmp_path)
    start_theme(Path("one"), "base")
    start_theme(Path("two"), "./one")
    assert load_theme("two").folders[1] == tmp_path / "one"


def test_no_theme_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is there stays as it is, and another name is told."""
    monkeypatch.chdir(tmp_path)
    assert run(["theme", "new", "mine"]) == 0
    before = (tmp_path / "mine" / "theme.toml").read_bytes()
    with pytest.raises(UsageError, match="mine-2"):
        start_theme(Path("mine"), "base")
    assert (tmp_path / "mine" / "theme.toml").read_bytes() == before


def test_a_theme_has_a_name_that_can_be_typed(tmp_path: Path) -> None:
    """A folder's name becomes the theme's: blanks and capitals are refused with one to type."""
    with pytest.raises(UsageError, match="my-theme"):
        start_theme(tmp_path / "My Theme", "base")
