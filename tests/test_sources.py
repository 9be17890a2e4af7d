"""Sources: a translation is read over its story, and asks for no picture of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.errors import UsageError
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


def test_a_book_in_two_languages_asks_for_the_storys_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words are more, its pictures the same; its files are its own, and its report names both languages."""
    story = write_pim(tmp_path)
    (tmp_path / "story.fr.md").write_text(FRENCH.strip() + " Et encore." * 30, encoding="utf-8")
    both = compiler.prepare(Wish(story=story, also="fr"))
    assert [one.request for one in both.plan] == [
        one.request for one in compiler.prepare(Wish(story=story)).plan
    ]
    assert run(["build", str(story), "--printer", "screen", "--also", "fr", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["title"], report["languages"]) == ("Pim and the Moon Boat", ["en", "fr"])
    build = tmp_path / "build"
    assert (build / "story.en+fr.screen.pdf").is_file() and not (build / "story.screen.pdf").exists()
    places = json.loads((build / "story.en+fr.screen.map.json").read_text(encoding="utf-8"))
    sources = {one["source"].rpartition(":")[0] for one in places}
    assert sources == {str(story), str(tmp_path / "story.fr.md")}


def test_either_edition_may_be_the_first(tmp_path: Path) -> None:
    """The first one gives the order, the binding and the name."""
    story = write_pim(tmp_path)
    arabic = tmp_path / "story.ar.md"
    arabic.write_text(FRENCH, encoding="utf-8")
    made = compiler.prepare(Wish(story=arabic, also="en"))
    assert (made.dummy.binding, made.project.stem, made.story.title) == ("right", "story.ar+en", "Pim")
    made = compiler.prepare(Wish(story=story, also="ar"))
    assert (made.dummy.binding, made.project.stem) == ("left", "story.en+ar")


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ("de", "story.md has no translation into de\n   = write {}/story.de.md: its title, "),
        ("french", "“french” is no language’s code\n   = type: --also fr"),
        ("EN", "the book is in en already\n   = there are: fr"),
    ],
)
def test_a_second_language_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], also: str, told: str
) -> None:
    """The file to write is named, or what to type."""
    story = write_pim(tmp_path)
    (tmp_path / "story.fr.md").write_text(FRENCH, encoding="utf-8")
    assert run(["check", str(story), "--also", also]) == 3
    assert told.format(tmp_path) in capsys.readouterr().err


def test_a_page_out_of_step_is_told_in_its_own_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong in the second language has that file, its line and its column."""
    story = write_pim(tmp_path)
    (tmp_path / "story.fr.md").write_text(FRENCH.replace("counts", "counted"), encoding="utf-8")
    assert run(["build", str(story), "--also", "fr"]) == 3
    assert "story.fr.md:5:1: error: the story has no picture counted" in capsys.readouterr().err


def test_a_page_has_room_for_two_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A third one is a slip of usage, not a book of whichever came last."""
    assert run(["build", str(write_pim(tmp_path)), "--also", "fr", "--also", "de"]) == 2
    assert "a page has room for two languages" in capsys.readouterr().err


def test_what_is_of_one_language_alone_is_told(tmp_path: Path) -> None:
    """A translation's style is not the two-language book's, and that book wants a number of its own."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("language: en", "isbn: {home-a4: 978-1-4028-9462-6}"), encoding="utf-8")
    french = FRENCH.replace("title: Pim", "title: Pim\nstyle: {radius: 3 mm}")
    (tmp_path / "story.fr.md").write_text(french, encoding="utf-8")
    notes = compiler.prepare(Wish(story=story, also="fr")).notes
    told = [(one.code, str(one.span).rpartition("/")[2]) for one in notes if one.code.endswith("-of-one")]
    assert told == [("style-of-one", "story.fr.md:3:1"), ("isbn-of-one", "story.md:4:1")]
    assert not any(one.code.endswith("-of-one") for one in compiler.prepare(Wish(story=story)).notes)


def test_what_was_tried_on_an_edition_is_written_into_its_story(tmp_path: Path) -> None:
    """A direction has no place in a translation."""
    story = write_pim(tmp_path)
    french = tmp_path / f"{story.stem}.fr.md"
    french.write_text(FRENCH, encoding="utf-8")
    assert run(["draw", str(french)]) == 0 and run(["accept", str(french), "--all"]) == 0
    assert run(["draw", str(french), "boat", "--change", "face: Pim=sad"]) == 0
    assert run(["accept", str(french), "boat#2", "--write"]) == 0
    assert "face: Pim=sad" in story.read_text(encoding="utf-8")
    assert french.read_text(encoding="utf-8") == FRENCH


@pytest.mark.parametrize("place", ["", "book"])
def test_a_typed_theme_is_looked_for_here_and_beside_the_story(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell completes paths from where somebody stands; a path that leads nowhere says where that is."""
    story, folder = write_pim(tmp_path / "book"), tmp_path / place / "plain"
    folder.mkdir()
    (folder / "theme.toml").write_text(
        '[theme]\nname = "plain"\nversion = "1.0"\napi = 1\nlicense = "MIT"\nextends = "paper-lantern"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert compiler.prepare(Wish(story=story, theme="./plain")).theme.name == "plain"
    with pytest.raises(UsageError, match=r"no theme\.toml in .*book/nope"):
        compiler.prepare(Wish(story=story, theme="./nope"))
