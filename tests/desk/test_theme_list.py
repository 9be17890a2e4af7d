"""The contact sheet of themes: one command, a file to look at, only what is seen drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from picturebook.cli import run
from picturebook.desk.theme_list import Asked, draw_sheet
from tests.press.readers import text
from tests.tiny import snapshot, write_pim


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of two pages."""
    return write_pim(tmp_path_factory.mktemp("book"))


def test_a_sheet_names_every_theme_it_shows(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command; the names in their own type beside the pages, and nothing is written beside the story."""
    before, sheet = snapshot(story.parent), tmp_path / "themes.pdf"
    words = [
        "theme",
        "list",
        "--sheet",
        str(sheet),
        "--story",
        str(story),
        "--theme",
        "window-seat",
        "--json",
    ]
    assert run(words) == 0
    assert json.loads(capsys.readouterr().out) == {"sheet": str(sheet), "diagnostics": []}
    said = text(sheet)
    assert "Window Seat" in said and "Gentium Book Plus" in said and "1 theme" in said
    with pypdfium2.PdfDocument(sheet) as document:
        assert len(document) == 1
        assert (
            sum(1 for _ in document[0].get_objects(filter=[3], max_depth=9)) == 3
        )  # the cover's and both pages'
    assert snapshot(story.parent) == before
    draw_sheet(Asked(to=sheet.with_suffix(".png"), story=story, names=("window-seat",)), lambda *_: None)
    with Image.open(sheet.with_suffix(".png")) as shown:
        assert shown.width > 2000
        assert len(shown.convert("RGB").getcolors(1 << 24) or ()) > 1000  # pictures, not paper alone


@pytest.mark.parametrize(
    "words", [["--sheet", "themes.jpg"], ["--theme", "window-seat"], ["--story", "story.md"]]
)
def test_what_makes_no_sheet_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another kind, and pages of a sheet nobody asks for: exit code 2, with what to type."""
    assert run(["theme", "list", *words]) == 2
    assert "--sheet themes.png" in capsys.readouterr().err
