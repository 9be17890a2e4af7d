"""`handoff` and `adopt` as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from picturebook.cli import run
from tests.studio.doubles import png
from tests.tiny import snapshot, write_pim


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small story, typed from its own folder, and a picture some tool made."""
    write_pim(tmp_path)
    (tmp_path / "result.png").write_bytes(png(64, 64))
    monkeypatch.chdir(tmp_path)
    return Path("story.md")


def test_the_whole_way_without_a_key(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sheet, pages, accept, build: results on stdout, talk on stderr, every command from the talk before."""
    assert run(["handoff", "story.md"]) == 0
    said = capsys.readouterr()
    assert said.out == "build/handoff/index.html\n"
    assert "Model sheets first" in said.err and "1 picture handed off: Pim.front." in said.err
    assert run(["adopt", "story.md", "Pim.front", "result.png", "--made-with", "ChatGPT"]) == 0
    said = capsys.readouterr()
    assert said.out == "Pim.front#1\n"
    assert "picturebook accept story.md 'Pim.front#1'" in said.err and "See them: build/look.html" in said.err
    assert run(["accept", "story.md", "Pim.front#1"]) == 0
    assert run(["handoff", "story.md"]) == 0
    assert "2 pictures handed off: counts, boat." in capsys.readouterr().err
    assert run(["adopt", "story.md", "boat", "result.png", "--made-with", "ChatGPT"]) == 0
    assert run(["accept", "story.md", "boat"]) == 0
    assert run(["build", "story.md"]) == 0


def test_nothing_new_is_a_word_and_no_page(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0: there is nothing wrong; the same for machines."""
    assert run(["adopt", "story.md", "Pim.front", "result.png", "--made-with", "ChatGPT"]) == 0
    capsys.readouterr()
    assert run(["handoff", "story.md", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "page": None,
        "advice": (
            "The sheets of Pim wait for you. See them: picturebook look story.md; "
            "then: picturebook accept story.md cast"
        ),
        "pictures": [],
    }
    assert not Path("build/handoff").exists()


def test_the_same_file_again_is_said_to_be_nothing_new(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The label is the same; exit 0."""
    for _ in range(2):
        assert run(["adopt", "story.md", "boat", "result.png", "--made-with", "ChatGPT"]) == 0
    said = capsys.readouterr()
    assert said.out == "boat#1\nboat#1\n"
    assert said.err.count("nothing new was kept") == 1


def test_machines_are_told_how_it_sits(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The take, its tool and pixels, and each printer's density and crop."""
    assert run(["adopt", "story.md", "boat", "result.png", "--made-with", "ChatGPT", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["take"], told["new"], told["made_with"], told["width"]) == ("boat#1", True, "ChatGPT", 64)
    (home,) = told["placements"]
    assert (home["printer"], home["needs"], home["enough"], home["cropped_percent"]) == (
        "home-a4",
        300,
        False,
        0,
    )


def test_the_tool_must_be_said(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shop asks what a picture was made with: nobody guesses."""
    before = snapshot(Path())
    assert run(["adopt", "story.md", "boat", "result.png"]) == 2
    assert "--made-with" in capsys.readouterr().err
    assert run(["adopt", "story.md", "boat", "FILE", "--made-with", "ChatGPT"]) == 7
    assert run(["adopt", "story.md", "boat", "story.md", "--made-with", "ChatGPT"]) == 3
    assert run(["adopt", "story.md", "boat", "result.png", "--made-with", "hand"]) == 2
    assert "put it at art/boat.png" in capsys.readouterr().err
    assert snapshot(Path()) == before


def test_a_folder_that_cannot_be_written_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do about it, and no talk of options the verb does not have."""
    Path("build").write_text("in the way", encoding="utf-8")
    assert run(["handoff", "story.md"]) == 7
    said = capsys.readouterr().err
    assert "a file stands in a folder’s place" in said and "--output" not in said
