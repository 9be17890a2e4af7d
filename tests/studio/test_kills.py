"""Dying while money is out: at every write, rename and call over a socket, and at random moments.

After each death the takes are whole, the ledger reads, the same command goes on, and the host's own ledger shows
no picture billed twice by it. `make kills` dies at every moment there is; a plain run at a sample of them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.desk import retouching
from picturebook.desk.spotting import Pointer
from picturebook.digest import sha256
from picturebook.studio import openai_batch, openai_responses
from picturebook.studio.ledger_reading import read_entries
from picturebook.studio.lock import read_lock
from picturebook.studio.stub.host_ledger import read_entries as read_host
from picturebook.studio.takes import TakeStore, picture_of
from tests import kills
from tests.studio.doubles import png
from tests.studio.painting import STUDIOS
from tests.tiny import PIM

ONE = PIM.partition("\n---\n\n![Oda lands")[0].replace(
    "scarf\n  Oda", "scarf\n    references: [art/pim.png]\n  Oda"
)
SAMPLE = 8
BOX = "40,40,20,20"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked to die")


@contextmanager
def host(folder: Path, *more: str) -> Iterator[tuple[str, Path]]:
    """Run the stub as a process of its own; give its address and its ledger."""
    ledger = folder / "host.jsonl"
    program = "from picturebook.cli import main; main()"
    arguments = ["stub-studio", "--fast", "--ledger", str(ledger), *more]
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as stub:
        assert stub.stdout is not None
        try:
            yield stub.stdout.readline().strip(), ledger
        finally:
            stub.kill()


class Victim:
    """A book of one picture, drawn by a process that will die."""

    def __init__(self, folder: Path, number: int, studio: str) -> None:
        self.folder, self.studio = folder / f"{studio}-{number}", studio
        self.scene = f"Pim counts to {number} on the jetty"
        (self.folder / "art").mkdir(parents=True)
        self.story = self.folder / "story.md"
        self.story.write_text(ONE.replace("Pim sits on the jetty", self.scene), encoding="utf-8")
        (self.folder / "art" / "pim.png").write_bytes(png(64, 64, "pim"))

    def draw(self, *more: str) -> int:
        """Draw what is new."""
        return run(["draw", str(self.story), "--studio", self.studio, "--max-usd", "9", *more])

    def goes_on(self, host_ledger: Path) -> None:
        """Hold everything that must be true after a death, and after the same command again."""
        noted = any(one.state == "noted" for one in self.hold())
        code = _in_a_child(self.draw)
        self.hold()
        assert code in (0, 6)
        assert self.billed(host_ledger) <= 1
        if code == 6:
            assert not noted, "a job whose id was known was not fetched"
            assert _in_a_child(lambda: self.draw("counts", "--again")) == 0
        assert self.hold()[-1].state == "settled"
        assert [take.shot for take in self.takes()] == ["counts"]

    def hold(self) -> list:  # type: ignore[type-arg]
        """Read takes and ledger: whatever is there is whole."""
        self.takes()
        return list(read_entries(self.folder / "takes" / "ledger.jsonl").values())

    def takes(self) -> list:  # type: ignore[type-arg]
        """Every take, its bytes verified."""
        found = list(TakeStore(self.folder / "takes").all())
        for take in found:
            picture_of(take)
        return found

    def billed(self, host_ledger: Path) -> int:
        """How many pictures of this book the host billed."""
        time.sleep(0.05)  # what it was at when we died, it ends
        return sum(
            entry.get("pictures", 0)
            for entry in read_host(host_ledger).values()
            if entry.get("prompt") == self.prompt
        )

    @cached_property
    def prompt(self) -> str:
        """The digest of the words this book asks with: no two books have the same."""
        plan = compiler.prepare(compiler.Wish(story=self.story, studio=self.studio)).plan
        return sha256((plan[0].request.prompt or "").encode("utf-8"))


class Retoucher:
    """A book whose one picture, the author's own, is retouched by a process that will die."""

    def __init__(self, folder: Path, number: int) -> None:
        drawn = Victim(folder, number, "retouch")
        self.book, self.story = drawn.folder, drawn.story
        (self.book / "art" / "counts.png").write_bytes(png(96, 96, "counts"))
        self.words = f"make it a scarf with {number} stripes"

    def retouch(self) -> int:
        """Have the same place painted in the same words."""
        yes = ["--photographs", "--max-usd", "9"]
        return run(
            ["retouch", str(self.story), "counts", self.words, "--box", BOX, "--studio", "openai", *yes]
        )

    @property
    def came(self) -> bool:
        """Whether what the studio painted lies here."""
        return any((self.book / "takes" / "aside").glob("*.png"))

    def goes_on(self, host_ledger: Path) -> None:
        """Hold what must be true after a death, and after the same retouch again."""
        came = self.came
        code = _in_a_child(self.retouch)
        found = list(TakeStore(self.book / "takes").all())
        assert [len(picture_of(take)) > 0 for take in found] == [True] * (code == 0)
        assert code in ((0,) if came else (0, 6)) and self.billed(host_ledger) <= 1
        if code == 0:
            *before, last = read_entries(self.book / "takes" / "ledger.jsonl").values()
            assert last.state == "settled" and {one.state for one in before} <= {"reserved"}
            assert self.billed(host_ledger) == 1

    def billed(self, host_ledger: Path) -> int:
        """How many pictures of this retouch the host billed."""
        time.sleep(0.05)  # what it was at when we died, it ends
        return sum(
            one.get("pictures", 0)
            for one in read_host(host_ledger).values()
            if one.get("prompt") == self.prompt
        )

    @cached_property
    def prompt(self) -> str:
        """The digest of the words this retouch asks with."""
        box = Pointer(box=BOX)
        touch = retouching.Touch(name="counts", words=self.words, at=box)
        planned = retouching.plan_retouch(compiler.Wish(story=self.story, studio="openai"), touch)
        return sha256((planned.request.prompt or "").encode("utf-8"))


def _in_a_child(job: object) -> int:
    """Run a job to its end in a process of its own; return its exit code."""
    child = os.fork()
    if not child:
        kills._live(job, None)  # type: ignore[arg-type]
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the account, shorten the waits, load what a child would load."""
    import httpx2
    import openai  # noqa: F401

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-stub")
    for module in (openai_responses, openai_batch):
        monkeypatch.setattr(module, "_FIRST", 0.01)
    assert httpx2


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_death_at_any_moment_bills_nothing_twice(
    studio: str, ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of moments is what a whole run was seen to do."""
    with host(tmp_path) as (url, ledger):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        whole = Victim(tmp_path, 0, studio)
        moments = kills.moments(whole.draw, whole.folder)
        count = len(moments)
        assert count > 60
        chosen = range(1, count + 1)
        if os.environ.get("KILLS") != "all":
            chosen = range(random.Random(studio).randint(1, 4), count + 1, count // SAMPLE)  # type: ignore[assignment]
        for number in chosen:
            victim = Victim(tmp_path, number, studio)
            kills.killed_at(victim.draw, victim.folder, number)
            victim.goes_on(ledger)


def test_a_death_at_a_random_moment_bills_nothing_twice(
    ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the clock, while pictures take their time."""
    times = 200 if os.environ.get("KILLS") == "all" else 8
    chance = random.Random(7)
    with host(tmp_path, "--latency", "0.1") as (url, ledger):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        for number in range(1, times + 1):
            victim = Victim(tmp_path, number, STUDIOS[number % 3])
            kills.killed_after(victim.draw, chance.uniform(0.0, 0.6))
            victim.goes_on(ledger)


def test_a_death_while_retouching_loses_nothing_that_came(
    ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After every file there is from the answer to its take: what came is laid in, and nothing is sent."""
    with host(tmp_path) as (url, ledger):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        whole = Retoucher(tmp_path, 0)
        moments = kills.moments(whole.retouch, whole.book)
        chosen = range(1, len(moments) + 1)
        if os.environ.get("KILLS") != "all":
            answered = max(at for at, moment in enumerate(moments) if moment == "after receive")
            renamed = [
                at for at, moment in enumerate(moments, 1) if moment == "after rename" and at > answered
            ]
            assert len(renamed) >= 4  # whose it is, what came, the take, its record
            chosen = (random.Random(11).randint(1, answered), *renamed[:4])  # type: ignore[assignment]
        for number in chosen:
            victim = Retoucher(tmp_path, number)
            kills.killed_at(victim.retouch, victim.book, number)
            victim.goes_on(ledger)


def test_a_death_while_accepting_leaves_a_lock_that_reads_and_whole_pictures(
    ready: None, tmp_path: Path
) -> None:
    """Accepted or not yet, never half: and the same command ends it."""
    book = Victim(tmp_path, 0, "sketch")
    assert run(["draw", str(book.story)]) == 0
    take = book.takes()[0]
    lock, target = book.folder / "story.lock", book.folder / "art" / "counts.png"
    drawn = lock.read_bytes()

    def accept() -> int:
        return run(["accept", str(book.story), "counts"])

    count = len(kills.moments(accept, book.folder))
    assert count > 20
    for number in range(1, count + 1):
        lock.write_bytes(drawn)
        target.unlink(missing_ok=True)
        kills.killed_at(accept, book.folder, number)
        assert read_lock(lock).picture("counts").take == take.digest
        assert not target.exists() or target.read_bytes() == picture_of(take)
        assert _in_a_child(accept) == 0
        assert read_lock(lock).picture("counts").accepted
        assert target.read_bytes() == picture_of(take)
