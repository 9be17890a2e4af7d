"""What another theme does to the pictures there are, told before it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.desk.swapping import swapped
from picturebook.storyboard.request import to_json
from tests.studio.doubles import png
from tests.tiny import write_pim

NARROW = """\
[theme]
name = "narrow"
version = "1.0.0"
license = "MIT"

[pages.full]
picture = {x = 0.35, y = 0, w = 0.3, h = 1}
text = {name = "left", x = 0.06, y = 0.1, w = 0.26, h = 0.8}
calm = "left"

[[choose]]
template = "full"
"""
BOXES = {"Pim": [20, 400, 220, 900], "Oda": [700, 100, 980, 900]}
HEADS = {"Pim": [60, 400, 180, 560], "Oda": [760, 100, 900, 240]}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A book with accepted pictures of Pim at one end and Oda at the other, and a theme of narrow pictures."""
    found = write_pim(tmp_path / "book")
    (tmp_path / "book" / "narrow").mkdir()
    (tmp_path / "book" / "narrow" / "theme.toml").write_text(NARROW, encoding="utf-8")
    prepared = compiler.prepare(compiler.Wish(story=found))
    for one in prepared.plan:
        known = {"boxes": BOXES, "heads": HEADS} if one.shot.name == "boat" else {}
        prepared.project.takes.put(
            one.shot.name, png(640, 640, one.shot.name), to_json(one.request), dict(known)
        )
    assert run(["accept", str(found), "--all"]) == 0
    return found


def said(story: Path, theme: str | None) -> dict[str, list[str]]:
    """Return what is told of a swap by its code."""
    found: dict[str, list[str]] = {}
    for one in swapped(compiler.prepare(compiler.Wish(story=story, theme=theme))):
        found.setdefault(one.code, []).append(one.message)
    return found


def test_a_face_the_crop_loses_is_named(story: Path) -> None:
    """A slot a third as wide cannot hold both: whoever is lost is told with the share that is left."""
    (told,) = said(story, "narrow")["face-cut"]
    assert "narrow shows 0% of Pim’s face in boat (p. 6), paper-lantern 100%" in told


def test_words_on_another_side_than_the_picture_was_asked_for_are_told(story: Path) -> None:
    """A picture that is calm at its top gets its words at the foot: the side, by where they really come to stand."""
    low = NARROW.replace("x = 0.35, y = 0, w = 0.3, h = 1", "x = 0, y = 0, w = 1, h = 1")
    low = low.replace("x = 0.06, y = 0.1, w = 0.26, h = 0.8", "x = 0.06, y = 0.6, w = 0.9, h = 0.35")
    (story.parent / "low").mkdir()
    (story.parent / "low" / "theme.toml").write_text(low.replace('name = "narrow"', 'name = "low"'), "utf-8")
    (told,) = (one for one in said(story, "low")["calm-elsewhere"] if one.startswith("boat"))
    assert told == "boat (p. 6) was drawn with room for words at the top, and low sets them at the foot"


def test_words_beside_a_picture_are_on_no_side_of_it(story: Path) -> None:
    """A theme that sets its words off the picture disturbs no calm side, whichever it asks for."""
    assert "calm-elsewhere" not in said(story, "narrow")


def test_a_picture_drawn_without_room_for_words_is_told_where_they_come(tmp_path: Path) -> None:
    """A theme whose words stand beside pictures asks for no calm side; in another they stand on the picture."""
    found = write_pim(tmp_path)
    found.write_text(found.read_text("utf-8").replace("author:", "theme: first-words\nauthor:"), "utf-8")
    for one in (prepared := compiler.prepare(compiler.Wish(story=found))).plan:
        prepared.project.takes.put(one.shot.name, png(640, 640, one.shot.name), to_json(one.request), {})
    assert run(["accept", str(found), "--all"]) == 0
    told = said(found, "paper-lantern")["calm-elsewhere"]
    assert any(
        "boat (p. 6) was drawn without room for words, and paper-lantern sets them" in one for one in told
    )


def test_the_book_s_own_theme_swaps_nothing(story: Path) -> None:
    """Nothing is told where no theme is asked for, or the book's own."""
    assert said(story, None) == said(story, "paper-lantern") == {}


def test_a_plan_with_another_theme_tells_of_the_swap(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The verb says it at the picture's line, before anything is built, and leaves the folder as it was."""
    before = sorted(story.parent.rglob("*"))
    assert run(["plan", str(story), "--theme", "narrow"]) == 0
    assert sorted(story.parent.rglob("*")) == before
    assert "story.md:19:1: warning: narrow shows 0% of Pim’s face" in capsys.readouterr().err
