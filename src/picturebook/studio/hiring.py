"""The terms an illustrator is hired on: where the book is, what was chosen, and who holds the purse.

The offline sketch artist needs none of it. One who costs money is given a ledger that may say no, and the
folder whose pictures may be sent; nothing outside that folder ever is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from picturebook.digest import Json
from picturebook.record import record
from picturebook.studio.ledger_reading import Entry

AGAIN = "draw NAME --again"  # what is typed to have a picture sent once more, where nobody says how it was asked for


class Size(StrEnum):
    """How large pictures are asked for."""

    PAGE = "page"  # the model's usual size for the shape
    ROUGH = "rough"  # about one megapixel at low quality: to settle a composition
    FINAL = "final"  # as many pixels as the printed page wants, from the accepted picture


class Purse(Protocol):
    """Who is asked before money goes out, and told what became of it. Amounts are millionths of a US dollar."""

    def reserve(self, request: str, shot: str, micros: int, sent: Sequence[Json] = ()) -> str:
        """Put an estimate aside for a request's digest and write it down, durably; return the entry's id.

        `sent` says of each picture that goes along what its answer will be held against.
        Raises OverBudget, before anything is written, if a wall stands in the way.
        """

    def knows(self, request: str) -> bool:
        """Say whether a request was ever written down."""

    def regained(self, request: str, shot: str, micros: int, remote: str) -> str:
        """Write down a job that was found at the host and of which nothing was known; return the entry's id.

        No wall is asked: it was paid for, or will be, whoever looks. Raises IllustratorFailed where another process
        is at it.
        """

    def sending(self, entry: str) -> None:
        """Write down that the request is about to go out. Nothing is sent before this has returned."""

    def noted(self, entry: str, remote: str) -> None:
        """Write down the id of a job that goes on without us."""

    def settled(self, entry: str, micros: int, usage: Mapping[str, Json]) -> None:
        """Write down what it cost, from the usage reported."""

    def free(self, entry: str, why: str) -> None:
        """Write down that it failed and nothing was billed."""

    def unknown(self, entry: str, why: str) -> None:
        """Write down that nobody can say whether it was billed."""

    def open_entry(self, request: str) -> Entry | None:
        """Return the entry of a request left "sending", "noted" or "unknown"; None if none is.

        Raises IllustratorFailed where another process is at it.
        """

    def room_for(self, prices: Mapping[str, int]) -> str:
        """Say what is typed after a wall so that the rest of a run's requests may go out, from their estimates."""

    def leave(self) -> None:
        """Be done: what this run left open is anybody's to take up."""

    def remotes(self, request: str) -> frozenset[str]:
        """Return the id of every job ever noted for a request, whatever became of it."""


@record
class Hiring:
    """What one shoot is hired with."""

    folder: Path  # the book's folder: references lie in it
    purse: Purse
    model: str | None = None  # None: the illustrator's own first choice
    quality: str | None = None
    size: Size = Size.PAGE
    at_once: int = 3  # requests in flight
    images_per_minute: float | None = None  # None: what the host's headers say
    again: str = AGAIN  # what to type to have a picture sent once more; NAME stands for it
    resend: frozenset[str] = frozenset()  # digests of requests somebody allowed to be paid for again
