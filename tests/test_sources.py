"""Sources: a translation is read over its story, and asks for no picture of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.wish import Wish
from tests.tiny import PIM, write_pim

FRENCH = """---
title: Pim
---

![Pim compte.](art/counts.png)

Onze.

---

![Pim rame la nuit, longtemps, jusqu’au matin.](art/boat.png)

Et il alla voir, et il vit, et il revint, et il le raconta à tous ceux qui voulaient bien l’entendre, longtemps.
"""


def test_an_edition_draws_nothing_the_story_did_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Same briefs, same requests, whatever its words and their number; its book is a file of its own."""
    story = write_pim(tmp_path)
    french = tmp_path / f"{story.stem}.fr.md"
    french.write_text(FRENCH, encoding="utf-8")
    assert run(["draw", str(story)]) == 0 and run(["accept", str(story), "--all"]) == 0
    capsys.readouterr()
    assert run(["plan", str(french), "--json"]) == 0
    assert [one["state"] for one in json.loads(capsys.readouterr().out)["pictures"]] == ["same", "same"]
    ours, theirs = (compiler.prepare(Wish(story=path)) for path in (french, story))
    assert [one.request for one in ours.plan] == [one.request for one in theirs.plan]
    assert run(["build", str(french), "--printer", "screen"]) == 0
    assert (tmp_path / "build" / "story.fr.screen.pdf").is_file()
    assert not french.with_suffix(".lock").exists()


def test_an_edition_from_right_to_left_asks_for_the_same_pictures(tmp_path: Path) -> None:
    """The book is turned round, and what the pictures are asked for is not."""
    story = write_pim(tmp_path)
    arabic = tmp_path / f"{story.stem}.ar.md"
    arabic.write_text(FRENCH, encoding="utf-8")
    ours, theirs = (compiler.prepare(Wish(story=path)) for path in (arabic, story))
    assert (ours.dummy.binding, theirs.dummy.binding) == ("right", "left")
    assert [one.request for one in ours.plan] == [one.request for one in theirs.plan]


def test_what_is_wrong_in_either_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its own file and line."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("title:", "titel:", 1), encoding="utf-8")
    french = tmp_path / f"{story.stem}.fr.md"
    french.write_text(FRENCH.replace("counts", "counted"), encoding="utf-8")
    assert run(["check", str(french)]) == 3
    said = capsys.readouterr().err
    assert (
        "story.md:2:1: error" in said and "story.fr.md:5:1: error: the story has no picture counted" in said
    )


def _two_stories(folder: Path) -> tuple[Path, Path]:
    """Write two stories into one folder that have a picture of the same name and not the same scene."""
    one, other = (write_pim(folder).rename(folder / name) for name in ("one.md", "other.md"))
    other.write_text(PIM.replace("Oda lands", "Oda sleeps"), encoding="utf-8")
    return one, other


def test_two_stories_with_a_picture_of_one_name_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As soon as one of them has it drawn: at the target, with another to type."""
    one, other = _two_stories(tmp_path)
    assert run(["check", str(other)]) == 0 and "too:" not in capsys.readouterr().err
    assert run(["draw", str(one), "boat"]) == 0 and run(["check", str(other)]) == 0
    said = capsys.readouterr().err
    assert "other.md:19:67: warning: one.md beside it has a picture “boat” too" in said
    assert "= type: art/other-boat.png" in said and "“counts”" not in said


def test_no_story_writes_over_what_another_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture stays; a story that accepts the very same one shares it, and is not asked again."""
    one, other = _two_stories(tmp_path)
    for story in (one, other):
        assert run(["draw", str(story), "boat"]) == 0
    assert run(["accept", str(one), "boat#1"]) == 0
    before = (tmp_path / "art" / "boat.png").read_bytes()
    capsys.readouterr()
    assert run(["accept", str(other), "boat#2"]) == 3
    assert "boat.png is the picture that one.md accepted" in capsys.readouterr().err
    assert (tmp_path / "art" / "boat.png").read_bytes() == before
    assert not (tmp_path / "other.lock").exists() or "accepted" not in (tmp_path / "other.lock").read_text(
        "utf-8"
    )
    assert run(["accept", str(other), "boat#1"]) == 0
    capsys.readouterr()
    assert run(["check", str(other)]) == 0 and "too:" not in capsys.readouterr().err


def test_a_books_own_words_are_checked_with_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A phrase that cannot be used is told beside what is wrong with the theme."""
    story = write_pim(tmp_path)
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings/en.toml").write_text('words_by = "Told by"\n', encoding="utf-8")
    story.write_text(PIM.replace("language: en", "theme: papper-lantern"), encoding="utf-8")
    assert run(["check", str(story)]) == 3
    said = capsys.readouterr().err
    assert "en.toml:1:1: error: words_by wants words with one {}" in said and "try: paper-lantern" in said


def test_a_link_out_of_the_book_is_not_read_for_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A story may come from a stranger: its folder of words stays inside it."""
    story = write_pim(tmp_path / "book")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "book/strings").symlink_to(tmp_path / "elsewhere")
    assert run(["check", str(story)]) == 7
    assert "is a link that leads out of the book’s folder" in capsys.readouterr().err
