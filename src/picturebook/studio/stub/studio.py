"""The stub studio: the parts of OpenAI's service this program uses, on this machine, for nothing.

It draws, counts, bills and misbehaves as it is told, so that a book can be rehearsed before the first dollar, and
so that tests talk HTTP to something that keeps its own books.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType

from picturebook.record import record
from picturebook.studio.stub import batches, responses
from picturebook.studio.stub.desk import Desk
from picturebook.studio.stub.front import Front
from picturebook.studio.stub.host_ledger import Entry
from picturebook.studio.stub.misfortune import Misfortune
from picturebook.studio.stub.pace import Pace
from picturebook.studio.stub.room import Room

_LEDGER = "ledger.jsonl"


@record
class House:
    """Where a stub lives: its port (0: any that is free), its ledger, and how many images may begin at once."""

    port: int = 0
    ledger: Path | None = None  # None: ledger.jsonl in its folder
    burst: int | None = None  # None: a minute's worth


class StubStudio:
    """A stub that is open inside a `with`.

    `folder` keeps its files, responses and batches; a stub opened on the same folder again still has them.
    `latency` is how long a picture takes, in seconds. `fast` draws flat colours instead of sketches.
    """

    def __init__(
        self,
        folder: Path,
        *,
        latency: float = 0.0,
        images_per_minute: float | None = None,
        misfortunes: Sequence[Misfortune] = (),
        fast: bool = False,
        house: House | None = None,
    ) -> None:
        self._folder, self._house = folder, house or House()
        self._pace, self._latency, self._fast = Pace(images_per_minute, self._house.burst), latency, fast
        self._misfortunes = tuple(misfortunes)
        self._front: Front | None = None
        self._room: Room | None = None

    def __enter__(self) -> StubStudio:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> None:
        """Take calls from now on. Raises OSError for a port that is taken or a folder that cannot be written."""
        ledger = self._house.ledger or self._folder / _LEDGER
        room = Room(
            self._folder / "kept", ledger=ledger, latency=self._latency, pace=self._pace, fast=self._fast
        )
        for one in self._misfortunes:
            room.script.plan(one)
        batches.abandon(room)
        responses.abandon(room)
        try:
            self._front = Front(self._house.port, room, Desk(room).answer)
        except OSError:
            room.close()
            raise
        self._room = room
        self._thread = Thread(target=self._front.serve_forever, kwargs={"poll_interval": 0.02}, name="stub")
        self._thread.start()

    def close(self) -> None:
        """Break every connection, and wait until what is being drawn is drawn."""
        assert self._front is not None and self._room is not None, "it was never opened"
        self._front.close()
        self._thread.join()
        self._room.close()

    @property
    def base_url(self) -> str:
        """What OPENAI_BASE_URL is set to: "http://127.0.0.1:PORT/v1"."""
        assert self._front is not None, "the stub is open only inside its with"
        return f"http://127.0.0.1:{self._front.server_address[1]}/v1"

    def plan(self, misfortune: Misfortune) -> None:
        """Let something go wrong from now on."""
        assert self._room is not None
        self._room.script.plan(misfortune)

    def calm(self) -> None:
        """Let nothing go wrong any more."""
        assert self._room is not None
        self._room.script.clear()

    def ledger(self) -> list[Entry]:
        """Return every request received, in the order of arrival, with what a real host would have billed."""
        assert self._room is not None
        return self._room.till.entries()

    def billed(self) -> int:
        """Return all that would have been billed, in millionths of a US dollar."""
        return sum(entry["billed_micros"] for entry in self.ledger())
