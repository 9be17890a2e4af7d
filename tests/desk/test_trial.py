"""A trial: what else is another thing, when one thing was to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook.studio.models import DEFAULT
from tests.desk.test_shooting_sheets import MANY
from tests.studio.painting import Painting, painting

SAD = ("--change", "face: Pim=sad")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Painting]:
    """A book with a picture somebody accepted."""
    with painting(tmp_path, monkeypatch) as found:
        found.write_seen_often(MANY)
        assert found.draw("boat") == 0
        assert found.run("accept", "boat#1") == 0
        yield found


def said(book: Painting, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Return what is said to change beside the face, when it alone was to be changed; "" for nothing."""
    capsys.readouterr()
    assert book.draw("boat", *SAD, *more) == 0
    return capsys.readouterr().err.partition("More than one thing changes: ")[2].partition("\n")[0]


def test_one_thing_is_not_told(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked for is known."""
    assert said(book, capsys) == ""


def test_another_model_and_quality_are_told(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """With what they were; nobody edited the story."""
    told = said(book, capsys, "--quality", "low", "--model", "gpt-image-2")
    assert f"Pim’s face, the model ({DEFAULT}, now gpt-image-2)" in told
    assert "the quality (high, now low)" in told
    assert "edited" not in told


def test_sheets_drawn_since_are_told(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """They go with the new take, and did not go with its parent."""
    assert book.run("cast", "--studio", book.studio, "--max-usd", "9") == 0
    assert book.run("accept", "cast") == 0
    now = "“Oda”, “Oda, full body”, “Pim”, “Pim, full body”"
    assert said(book, capsys) == f"Pim’s face, the references (“Oda”, “Pim”, now {now})."


def test_another_studio_is_told_and_nothing_that_follows_from_it(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another hand sends what it sends."""
    capsys.readouterr()
    assert book.run("draw", "boat", *SAD, "--studio", "sketch") == 0
    told = capsys.readouterr().err
    assert "More than one thing changes: Pim’s face, the studio (openai, now sketch).\n" in told


def test_an_edited_story_is_told_as_such(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """What was changed in it beside."""
    book.story.write_text(MANY.replace("time: night", "time: dawn"), encoding="utf-8")
    told = said(book, capsys)
    assert told == "the time of day, Pim’s face. The story was edited since the take was accepted."


def test_of_a_retouch_what_it_was_made_from_counts(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was sent for one region says nothing of how the whole is drawn."""
    paid = ("--studio", book.studio, "--max-usd", "1")
    assert book.run("retouch", "boat", "a blue boat", "--box", "10,10,30,30", *paid) == 0
    assert book.run("accept", "boat#2") == 0
    assert said(book, capsys) == ""
