"""Fronts: which sheets come before which pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.desk.fronts import fronts_of, ready_sheets
from picturebook.desk.handoff import prepare_elsewhere
from tests.studio.painting import painting
from tests.tiny import PIM, write_pim

PLACE = "places:\n  jetty: {look: grey boards and a lamp}\n---\n\n![Pim sits"


def often(folder: Path) -> Path:
    """Write Pim's book with a third picture, all of them at the jetty."""
    story = write_pim(folder)
    text = PIM.replace("---\n\n![Pim sits", PLACE).replace("time: night", "place: jetty; time: night")
    text = text.replace("puddle.](art/counts.png)\n", "puddle.](art/counts.png)\n<!-- place: jetty -->\n")
    text += "\n---\n\n![Pim rows home.](art/home.png)\n<!-- place: jetty -->\n\nHome.\n"
    story.write_text(text, encoding="utf-8")
    return story


def test_fronts_and_places_are_ready_before_what_is_drawn_from_them(tmp_path: Path) -> None:
    """A place has no face to wait for."""
    ready = ready_sheets(prepare_elsewhere(often(tmp_path)))
    assert [one.shot.name for one in ready] == ["cast/Pim/front", "cast/jetty/whole"]


def test_the_first_sheets_of_a_picture_are_those_of_who_and_what_is_in_it(tmp_path: Path) -> None:
    """Nobody's sheet holds up a picture they are not in."""
    prepared = prepare_elsewhere(often(tmp_path))
    undrawn, waiting = fronts_of(prepared, prepared.plan)
    assert ([one.shot.name for one in undrawn], waiting) == (["cast/Pim/front", "cast/jetty/whole"], ())
    assert fronts_of(prepared, ()) == ((), ())


def test_a_sheet_that_was_turned_down_is_told_where_no_picture_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not drawn by the way; what has it drawn says that the same words go out again."""
    with painting(tmp_path, monkeypatch) as book:
        book.write_seen_often(often(tmp_path / "words").read_text("utf-8"))
        assert book.draw() == 0 and book.run("reject", "Pim.front#1", "too old") == 0
        capsys.readouterr()
        assert book.draw() == 0
        said = capsys.readouterr().err
        assert "No picture is new; Pim has no sheet since it was turned down." in said
        assert f"picturebook cast {book.story} --studio openai." in said
        assert book.run("cast", "--studio", "openai", "--max-usd", "1") == 0
        said = capsys.readouterr().err
        assert "Pim.front was drawn in these very words and turned down: too old." in said
