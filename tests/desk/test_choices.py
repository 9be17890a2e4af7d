"""Choosing pictures: what keep takes when nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.compiler import Wish
from picturebook.desk import choices
from picturebook.studio.plan import State
from tests.desk.test_fronts import often
from tests.studio.doubles import Double
from tests.studio.painting import painting
from tests.tiny import write_pim


def test_keep_without_names_keeps_what_was_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that was paid for and never accepted stands in nobody's way."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double())
    story = write_pim(tmp_path)
    prepared = compiler.prepare(Wish(story=story))
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    choices.accept(compiler.prepare(Wish(story=story)), ("boat#1",))
    story.write_text(story.read_text("utf-8").replace("red wool scarf", "blue coat"), encoding="utf-8")
    prepared = compiler.prepare(Wish(story=story))
    assert [one.state for one in prepared.plan] == [State.CHANGED, State.CHANGED]
    assert choices.keep(prepared, ()) == ("boat",)
    states = [one.state for one in compiler.prepare(Wish(story=story)).plan]
    assert states == [State.CHANGED, State.PINNED]


def test_plan_says_what_to_do_with_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways are named, and neither where nothing changed."""
    story = write_pim(tmp_path)
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    capsys.readouterr()
    assert run(["plan", str(story)]) == 0
    assert "keep" not in capsys.readouterr().err
    story.write_text(story.read_text("utf-8").replace("red wool scarf", "blue coat"), encoding="utf-8")
    assert run(["plan", str(story)]) == 0
    said = capsys.readouterr().err
    assert "2 changed since accepted" in said
    assert f"picturebook keep {story}; if not, free: picturebook draw {story} --changed" in said


def test_a_name_alone_accepts_the_newest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever draws a picture again and accepts it by name means what was drawn, not what stood there before."""
    story = write_pim(tmp_path)
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    story.write_text(story.read_text("utf-8").replace("time: night", "time: dawn"), encoding="utf-8")
    assert run(["draw", str(story), "boat", "--again"]) == 0
    capsys.readouterr()
    assert run(["accept", str(story), "boat"]) == 0
    assert capsys.readouterr().out.split() == ["boat#2"]
    assert run(["reject", str(story), "boat#2", "no"]) == 0
    capsys.readouterr()
    assert run(["accept", str(story), "boat"]) == 0
    assert capsys.readouterr().out.split() == ["boat#1"]


def test_what_was_paid_for_comes_back_before_any_sketch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lock and art are lost, and a build has sketched: accept --all takes the paid takes, and says so."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw() == 0 and book.run("accept", "--all") == 0
        (book.folder / "story.lock").unlink()
        for name in ("boat", "counts"):
            (book.folder / "art" / f"{name}.png").unlink()
        assert book.run("draw") == 0  # the sketch artist
        capsys.readouterr()
        assert book.run("plan", "--studio", "openai-responses") == 0
        assert "boat#1, by openai, shows these words and waits to be accepted" in capsys.readouterr().out
        assert book.run("accept", "--all") == 0
        shown = capsys.readouterr()
        assert sorted(shown.out.split()) == ["boat#1", "counts#1"]
        assert "boat#1, by openai, shows these words: accepted, rather than boat#2." in shown.err
        plan = compiler.prepare(Wish(story=book.story, studio="openai")).plan
        assert [(one.state, one.locked.studio) for one in plan] == [(State.SAME, "openai")] * 2


def test_pages_come_back_with_the_sheets_they_were_held_against(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sheets first: afterwards each page is for the words and the sheets it was drawn from."""
    with painting(tmp_path, monkeypatch) as book:
        book.write_seen_often(often(tmp_path / "words").read_text("utf-8"))
        assert book.draw() == 0 and book.run("accept", "--all") == 0
        (book.folder / "story.lock").unlink()
        for path in (book.folder / "art").rglob("*.png"):
            path.unlink()
        asked = book.asked()
        assert book.run("accept", "--all") == 0
        prepared = compiler.prepare(Wish(story=book.story, studio="openai"))
        states = {one.shot.name: one.state for one in choices.everything(prepared) if one.locked.accepted}
        assert set(states.values()) == {State.SAME} and {"boat", "counts", "home"} < set(states)
        assert book.draw() == 0 and book.asked() == asked
