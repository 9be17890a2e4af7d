"""The report: what each picture was made with, whether a shop must be told, and which print softly."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from types import SimpleNamespace
from typing import Any

import pytest

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices, report
from picturebook.layout.frame import Picture
from picturebook.measure import Rect
from tests.studio.doubles import Double, png
from tests.studio.painting import painting
from tests.tiny import PIM, write_pim

STAR_COOKIES = Path(__file__).parents[2] / "stories" / "star-cookies" / "story.md"


def origins(prepared: Prepared) -> list[tuple[str | None, bool | None]]:
    """Return what the pictures of a plan were made with, and whether that is AI."""
    return [(one["made_with"], one["ai"]) for one in report.pictures(prepared.plan)]


def test_sketches_are_no_ai_and_what_nobody_drew_is_nothing(tmp_path: Path) -> None:
    """The sketch artist is a program of fixed rules."""
    wish = Wish(story=write_pim(tmp_path))
    prepared = compiler.prepare(wish)
    assert origins(prepared) == [(None, None), (None, None)]
    prepared, _ = compiler.draw_sketches(prepared, wish, lambda *_: None)
    assert origins(prepared) == [("sketch", False), ("sketch", False)]


def test_a_studio_s_pictures_are_ai_also_from_git_alone_and_worked_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock knows who drew what stands; the author's work on it is still made from it, other own work is theirs."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(name="painter"))
    wish = Wish(story=write_pim(tmp_path))
    prepared = compiler.prepare(wish)
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    choices.accept(compiler.prepare(wish), ("boat",))
    assert origins(compiler.prepare(wish)) == [("painter", True), ("painter", True)]
    for path in (tmp_path / "takes").rglob("*.*"):
        path.unlink()
    (tmp_path / "art" / "boat.png").write_bytes(png(64, 64, "worked over"))
    (tmp_path / "art" / "counts.png").write_bytes(png(64, 64, "mine"))
    assert origins(compiler.prepare(wish)) == [(None, None), ("painter", True)]


def test_a_picture_says_itself_that_a_model_made_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock and takes/ are gone, as after a move to another computer: also of a retouch, and a JPEG."""
    with painting(tmp_path, monkeypatch) as book:
        book.write(PIM.replace("counts.png", "counts.jpg"))
        assert book.draw() == 0
        repaint = ("boat", "a star", "--box", "10,10,20,20", "--studio", "openai", "--max-usd", "1")
        assert book.run("retouch", *repaint) == 0
        assert book.run("accept", "boat#2", "counts#1") == 0
        book.story.with_suffix(".lock").unlink()
        rmtree(book.folder / "takes")
        assert origins(compiler.prepare(Wish(story=book.story))) == [(None, True), (None, True)]
        book.story.with_name("art").joinpath("boat.png").write_bytes(png(64, 64, "mine"))
        assert origins(compiler.prepare(Wish(story=book.story))) == [(None, True), (None, None)]


@pytest.mark.slow
def test_a_shop_that_asks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many of the pictures; a home printer asks nobody."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(name="painter"))
    story = tmp_path / "story.md"
    story.write_bytes(STAR_COOKIES.read_bytes())
    prepared = compiler.prepare(Wish(story=story))
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    choices.accept(compiler.prepare(Wish(story=story)), ())
    said = {
        name: report.reported(compiler.build(Wish(story=story, printer=name, draft=True), lambda *_: None))[
            "advice"
        ]
        for name in ("kdp-paperback", "home-a4")
    }
    asks = "kdp-paperback asks at upload about pictures made with AI: 23 of 23 pictures are"
    assert asks in said["kdp-paperback"]
    assert "pixels an inch, least" in said["kdp-paperback"] and ": draw --final asks" in said["kdp-paperback"]
    assert "AI" not in said["home-a4"]


def _advice(story: Path, printer: str) -> str:
    built = compiler.build(Wish(story=story, printer=printer), lambda *_: None)
    return str(report.reported(built)["advice"])


def test_a_soft_picture_of_one_s_own_is_told_everywhere(tmp_path: Path) -> None:
    """Which one, and how far it falls short, also at home; a sketch is as sharp as a sketch need be."""
    story = write_pim(tmp_path)
    text = story.read_text("utf-8").replace("time: night", "layout: spread")
    story.write_text(text, encoding="utf-8")
    assert "pixels an inch" not in _advice(story, "home-a4")
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "counts.png").write_bytes(png(900, 900))
    assert "1 picture is under 300 pixels an inch, least “counts” with 122" in _advice(story, "home-a4")
    assert "--final" not in _advice(story, "home-a4")


def test_words_on_pictures_are_told_with_what_was_printed(tmp_path: Path) -> None:
    """Where they stand, what was done, and the contrast reckoned before and after and read on the plate."""
    built = compiler.build(Wish(story=write_pim(tmp_path)), lambda *_: None)
    told = report.reported(built)["words_on_pictures"]
    assert told and all(one["contrast_printed"] >= 4.5 for one in told)
    assert {"page", "place", "energy", "done", "contrast_before", "contrast_after"} <= set(told[0])


def test_the_map_knows_pictures_with_their_pixels(tmp_path: Path) -> None:
    """Page, line of the story, and pixels an inch: the take's own, and the plate's apart."""
    story = write_pim(tmp_path)
    built = compiler.build(Wish(story=story, printer="screen"), lambda *_: None)
    shown = {one["picture"]: one for one in report.story_map(built) if "picture" in one}
    assert {name: one["source"] for name, one in shown.items()} == {
        "counts": f"{story}:13",
        "boat": f"{story}:19",
    }
    assert all(one["native_ppi"] > one["placed_ppi"] == 150 for one in shown.values())
    assert all(one["box"][2] >= 600 for one in shown.values())


@pytest.mark.parametrize(("top", "told"), [(-0.1, [("cover", "boat", 72.0)]), (0.0, []), (-0.0001, [])])
def test_a_bleed_that_a_picture_does_not_reach_is_told(top: float, told: list[Any]) -> None:
    """Where, and how many points of it are the picture's own edge, mirrored; a hair is rounding."""
    shown = Picture(
        shot="boat",
        take="a" * 64,
        box=Rect(x=0, y=-72, width=720, height=720 * (1 - top)),
        crop=Rect(x=0, y=top, width=1, height=1 - top),
    )
    built: Any = SimpleNamespace(
        layout=SimpleNamespace(openings=()), developed=SimpleNamespace(plates={shown: None})
    )
    assert [(one["where"], one["name"], one["points"]) for one in report.mirrored(built)] == told


def test_what_a_story_says_against_its_theme_is_listed(tmp_path: Path) -> None:
    """Tokens of its own, and every page somebody arranged by hand: where it was typed, and where it came to stand."""
    story = write_pim(tmp_path)
    text = PIM.replace("author:", 'style: {ink: "#000000"}\nauthor:').replace(
        "time: night", "layout: full; size: large"
    )
    story.write_text(text, encoding="utf-8")
    told = report.overrides(compiler.prepare(Wish(story=story)))
    assert [(one["page"], one["key"], one["value"]) for one in told] == [
        (None, "style: ink", "#000000"),
        (6, "layout", "full"),
        (6, "size", "large"),
    ]
    assert [one["source"] for one in told] == [f"{story}:3", f"{story}:21", f"{story}:21"]
