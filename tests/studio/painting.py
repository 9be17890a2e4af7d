"""A book whose pictures are paid for, and the stub studio it is drawn by: real client, real HTTP, loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from picturebook.cli import run
from picturebook.studio import openai_batch, openai_responses
from picturebook.studio.ledger_reading import Entry, read_entries
from picturebook.studio.stub import Misfortune, StubStudio
from picturebook.studio.takes import Take, TakeStore, picture_of
from tests.studio.doubles import png
from tests.tiny import PIM

STUDIOS = ("openai", "openai-responses", "openai-batch")
KEY = "sk-test-0123456789abcdefghijABCDEFGHIJ"


class Painting:
    """A two-page book with one reference, in a folder, with a stub beside it."""

    def __init__(self, folder: Path, stub: StubStudio, studio: str) -> None:
        self.folder, self.stub, self.studio = folder, stub, studio
        self.story = folder / "story.md"

    def write(self, text: str = PIM) -> None:
        """Write the story and Pim's portrait."""
        with_reference = text.replace("scarf\n  Oda", "scarf\n    references: [art/pim.png]\n  Oda")
        (self.folder / "art").mkdir(parents=True, exist_ok=True)
        self.story.write_text(with_reference, encoding="utf-8")
        (self.folder / "art" / "pim.png").write_bytes(png(512, 512, "pim"))

    def draw(self, *more: str, limit: str = "5") -> int:
        """Draw what is new with a limit; return the exit code."""
        return run(["draw", str(self.story), "--studio", self.studio, "--max-usd", limit, *more])

    def write_seen_often(self, text: str) -> None:
        """Write a story of people who are seen often, and have their fronts drawn and accepted."""
        self.story.write_text(text, encoding="utf-8")
        assert self.draw() == 0
        assert self.run("accept", "cast") == 0

    def run(self, verb: str, *more: str) -> int:
        """Run another verb on the story."""
        return run([verb, str(self.story), *more])

    @property
    def takes(self) -> tuple[Take, ...]:
        """Every take, verified."""
        found = tuple(TakeStore(self.folder / "takes").all())
        for take in found:
            picture_of(take)
        return found

    @property
    def entries(self) -> list[Entry]:
        """The book's own ledger."""
        return list(read_entries(self.folder / "takes" / "ledger.jsonl").values())

    def billed(self) -> dict[str, int]:
        """How often the stub billed each picture asked for, by the digest of what was asked."""
        found: dict[str, int] = {}
        for entry in self.stub.ledger():
            if entry.get("pictures"):
                found[entry["ask"]] = found.get(entry["ask"], 0) + entry["pictures"]
        return found

    def asked(self) -> int:
        """How many requests for pictures were sent: the lines of a batch are one, which the stub takes up by and by."""
        places = ("POST images/", "POST responses", "POST batches")
        sent = (entry for entry in self.stub.ledger() if "batch" not in entry)
        return sum(str(entry["endpoint"]).startswith(places) for entry in sent)


@contextmanager
def painting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, studio: str = "openai", **more: Any
) -> Iterator[Painting]:
    """Open a stub and a book to be drawn by it."""
    for module in (openai_responses, openai_batch):
        monkeypatch.setattr(module, "_FIRST", 0.02)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with StubStudio(folder / "stub", fast=True, **more) as stub:
        monkeypatch.setenv("OPENAI_BASE_URL", stub.base_url)
        book = Painting(folder / "book", stub, studio)
        book.write()
        yield book


__all__ = ["KEY", "STUDIOS", "Misfortune", "Painting", "painting"]
