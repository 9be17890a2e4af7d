"""A theme that is not the one the lock holds: which pages it arranges otherwise is said before anything is made."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook import project as books
from picturebook.arrangement import arrangement
from picturebook.cli import run
from picturebook.compiler import Wish
from picturebook.errors import LockError
from picturebook.gate import hold_to_lock, locked_as_built
from tests.tiny import PIM

THEME = """\
[theme]
name = "mine"
version = "{version}"
license = "MIT"
[pages.full]
text = {{x = 0.1, y = {y}, w = 0.8, h = 0.2, style = "{style}"}}
"""


@pytest.fixture
def pinned(tmp_path: Path) -> Wish:
    """A book whose lock holds version 1 of a theme of its own."""
    wish = Wish(story=tmp_path / "story.md")
    wish.story.write_text(PIM.replace("author:", "theme: mine\nauthor:"), encoding="utf-8")
    change(wish)
    prepared = compiler.prepare(wish)
    books.update_lock(prepared.project, partial(locked_as_built, prepared, ()))
    return wish


def change(wish: Wish, version: str = "1", y: float = 0.7, style: str = "body") -> None:
    """Write the theme in a version, with its words at some height."""
    folder = wish.story.parent / "mine"
    folder.mkdir(exist_ok=True)
    (folder / "theme.toml").write_text(THEME.format(version=version, y=y, style=style), encoding="utf-8")


def said(wish: Wish) -> list[tuple[str, str]]:
    """Return what preparing the book says of its theme."""
    return [
        (one.severity.value, one.message) for one in compiler.prepare(wish).notes if one.code == "theme-moved"
    ]


def test_the_theme_the_lock_holds_moves_nothing(pinned: Wish) -> None:
    """And the lock has every page of the story, with its template."""
    assert said(pinned) == []
    held = dict(compiler.prepare(pinned).lock.pages)
    assert held["counts"].startswith("full ") and held["boat"].startswith("full-top ")
    assert dict(arrangement(compiler.prepare(pinned))) == held


def test_an_upgrade_names_the_pages_it_moves(pinned: Wish, capsys: pytest.CaptureFixture[str]) -> None:
    """By number and picture, in one sentence; `plan` says it."""
    change(pinned, version="2", y=0.1)
    message = "the theme is mine@2, and the lock holds mine@1: 1 page is arranged otherwise: 5 (counts)"
    assert said(pinned) == [("warning", message)]
    assert run(["plan", str(pinned.story)]) == 0
    assert message in capsys.readouterr().err


def test_an_upgrade_that_moves_nothing_says_so(pinned: Wish) -> None:
    """Letters of another style lie in the same boxes; files that changed without a version are no matter then."""
    change(pinned, version="2", style="matter")
    assert said(pinned) == [
        ("hint", "the theme is mine@2, and the lock holds mine@1: every page is arranged as before")
    ]
    change(pinned, style="matter")
    assert said(pinned) == []
    change(pinned, y=0.1)
    assert said(pinned)[0][1].startswith("the theme mine@1 changed since the lock was written: 1 page is")


def test_a_lock_without_an_arrangement_says_so(pinned: Wish) -> None:
    """One written before there was any is still read."""
    path = pinned.story.with_suffix(".lock")
    before, _, after = path.read_text("utf-8").partition("[pages]\n")
    path.write_text(before + after[after.index("[") :], encoding="utf-8")
    change(pinned, version="2", y=0.1)
    assert said(pinned) == [
        ("hint", "the theme is mine@2, and the lock holds mine@1, but not how pages were arranged")
    ]


def test_another_theme_was_asked_for(pinned: Wish) -> None:
    """Nobody who names one wants to hear that it is another."""
    pinned.story.write_text(PIM, encoding="utf-8")
    assert said(pinned) == []


def test_a_locked_book_refuses_another_version_by_name(pinned: Wish) -> None:
    """With --locked the book is not built."""
    change(pinned, version="2")
    wish = Wish(story=pinned.story, locked=True)
    with pytest.raises(LockError, match="the theme is mine@2, and the lock holds mine@1"):
        hold_to_lock(compiler.prepare(wish), wish)
