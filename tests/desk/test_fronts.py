"""Fronts: which sheets come before which pictures."""

from __future__ import annotations

from pathlib import Path

from picturebook.desk.fronts import fronts_of, ready_sheets
from picturebook.desk.handoff import prepare_elsewhere
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
