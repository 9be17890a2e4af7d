"""Ctrl-C at a real process in front of a real host: once it ends in good order, twice at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studio.painting import STUDIOS, Painting, painting
from tests.tiny import PIM

LATENCY = 2.0  # seconds a picture takes
MANY = PIM + "".join(
    f"\n---\n\n![Pim counts stone {at}.](art/stone-{at}.png)\n\nStone {at}.\n" for at in range(4)
)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is a signal here")]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Painting]:
    """A book of six pictures, drawn three at a time by a host that takes its time."""
    with painting(tmp_path, monkeypatch, latency=LATENCY) as found:
        found.write(MANY)
        yield found


def drawing(book: Painting, *more: str) -> subprocess.Popen[str]:
    """Draw in a process of its own."""
    command = [sys.executable, "-m", "picturebook", "draw", str(book.story), "--studio", book.studio]
    return subprocess.Popen(
        [*command, "--max-usd", "5", "--provisional", *more], stderr=subprocess.PIPE, text=True
    )


def interrupted(book: Painting, times: int) -> tuple[int, str, float]:
    """Press Ctrl-C so often once pictures are out; return the exit code, what was said, and how long it took."""
    with drawing(book) as process:
        while book.asked() < (1 if book.studio == "openai-batch" else 3):
            time.sleep(0.02)
        time.sleep(0.3)
        began = time.monotonic()
        for _ in range(times):
            process.send_signal(signal.SIGINT)
            time.sleep(0.15)
        _, said = process.communicate(timeout=30)
        return process.returncode, said, time.monotonic() - began


def goes_on(book: Painting) -> str:
    """Type the same command again; return what it said."""
    with drawing(book) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert sorted(book.billed().values()) == [1] * 6
    assert len(book.takes) == 6
    return said


def test_what_could_not_be_had_again_is_waited_for(book: Painting) -> None:
    """The Images API forgets a picture: the three that are out are kept, and nothing more is begun."""
    code, said, _ = interrupted(book, 1)
    assert code == 130
    assert (len(book.takes), book.asked()) == (3, 3)
    assert "3 pictures drawn" in said and "Stopped; run the same command to go on." in said
    assert {entry.state for entry in book.entries} == {"settled"}
    goes_on(book)


@pytest.mark.parametrize("studio", STUDIOS[1:])
def test_what_can_be_had_again_is_left_at_the_host(studio: str, book: Painting) -> None:
    """Nobody waits; the same command fetches it, says so, and pays for nothing twice."""
    book.studio = studio
    code, said, seconds = interrupted(book, 1)
    assert (code, len(book.takes)) == (130, 0)
    assert seconds < LATENCY
    assert "still being drawn at the host" in said
    assert "it is fetched, and not paid for again" in goes_on(book)


def test_the_second_one_is_obeyed_at_once(book: Painting) -> None:
    """Nobody waits, nothing is forgotten: what was out may have been billed, and only a person sends it again."""
    code, said, seconds = interrupted(book, 2)
    assert code == 130
    assert seconds < LATENCY
    assert "3 pictures are out and given up" in said
    with drawing(book) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 6
    assert "3 pictures did not come" in said and "--again" in said
    assert sorted(book.billed().values()) == [1] * 6
