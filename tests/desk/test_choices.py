"""Choosing pictures: what keep takes when nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.compiler import Wish
from picturebook.desk import choices
from picturebook.studio.plan import State
from tests.studio.doubles import Double
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
    assert f"picturebook keep {story}; if not: picturebook draw {story} --changed" in said


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
