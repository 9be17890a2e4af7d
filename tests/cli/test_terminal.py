"""The line at a terminal: what is done, how much of it, and how long the rest takes."""

from __future__ import annotations

import os

import pytest

from picturebook.cli import terminal
from picturebook.cli.terminal import Progress


class Watched:
    """A terminal somebody watches, and a clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, columns: int = 90) -> None:
        self.now, self.lines = 100.0, [""]
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True)
        monkeypatch.setattr(terminal.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(terminal, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
        monkeypatch.setattr(terminal.click, "echo", lambda line, **_: self.lines.append(line.strip()))
        self.progress = Progress()

    def after(self, seconds: float, what: str, done: int, total: int) -> str:
        """Let time pass and something be done; return the line then."""
        self.now += seconds
        self.progress(what, done, total)
        return self.lines[-1]


def test_the_rest_is_guessed_from_the_pace_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before there is a pace, and no longer once all is done."""
    seen = Watched(monkeypatch)
    assert seen.after(0, "$0.00 spent; drawn", 0, 4) == "$0.00 spent; drawn 0 of 4"
    assert seen.after(1, "$0.10 spent; drawn", 1, 4) == "$0.10 spent; drawn 1 of 4"
    assert seen.after(19, "$0.20 spent; drawn", 2, 4) == "$0.20 spent; drawn 2 of 4; about 20 s left"
    assert seen.after(160, "$0.30 spent; drawn", 3, 4) == "$0.30 spent; drawn 3 of 4; about 60 s left"
    assert seen.after(1, "$0.40 spent; drawn", 4, 4) == "$0.40 spent; drawn 4 of 4"


def test_another_work_has_another_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was slow before says nothing of what comes now."""
    seen = Watched(monkeypatch)
    seen.after(0, "measured", 0, 9)
    seen.after(500, "measured", 9, 9)
    seen.after(0, "plates", 1, 20)
    assert seen.after(10, "plates", 2, 20) == "plates 2 of 20; about 3 min left"


def test_a_line_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it could not be written over."""
    assert len(Watched(monkeypatch, columns=30).after(0, "stopping; " * 9, 1, 4)) <= 29


def test_other_words_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words wait their turn; that it stops does not."""
    seen = Watched(monkeypatch)
    seen.after(0, "drawn", 1, 9)
    assert seen.after(0.01, "drawn", 2, 9) == "drawn 1 of 9"
    assert seen.after(0.01, "stopping", 2, 9) == "stopping 2 of 9"


def test_where_nobody_watches_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe, and in a machine's log."""
    seen = Watched(monkeypatch)
    monkeypatch.setenv("CI", "true")
    seen.progress = Progress()
    assert seen.after(0, "drawn", 1, 9) == ""
