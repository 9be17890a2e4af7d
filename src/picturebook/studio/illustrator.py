"""The seam every illustrator stands behind: many requests in, outcomes as they come.

Called again with the same requests, an illustrator resumes: what it wrote in the journal (a remote job's id,
before waiting for it) it reads back first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

from picturebook.digest import Json
from picturebook.record import record
from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect


@record
class Abilities:
    """What an illustrator is and can do."""

    name: str
    model: str
    free: bool  # draws without asking for money
    offline: bool
    reads_prompt: bool  # False: draws from the brief itself, no prompt is written for it
    sizes: tuple[tuple[Aspect, tuple[int, int]], ...]  # pixels asked for each shape
    settings: tuple[tuple[str, str], ...] = ()  # what is sent with every request: ("quality", "high")
    references: int = 0  # how many reference pictures may go with a request
    step: int = 0  # pictures are asked for at their printed size, in steps of so many pixels; 0: as listed
    fetches: bool = False  # whether a job an earlier run left at the host is had again by its id
    pointing: tuple[str, ...] = ()  # how it is told which region of a picture to change: "mask", "markup"
    family: str = ""  # who its takes are by, where two ways to the same host draw alike; else its name

    @property
    def studio(self) -> str:
        """The name its requests and takes carry: the same words sent two ways are paid for once."""
        return self.family or self.name

    def pixels(self, aspect: Aspect) -> tuple[int, int]:
        """Return width and height in pixels for a shape."""
        return dict(self.sizes)[aspect]


class Journal(Protocol):
    """Where an illustrator notes what it must remember across a crash."""

    def note(self, request: str, remote: str) -> None:
        """Remember a remote id for a request's digest, durably, before waiting for it."""

    def recall(self, request: str) -> str | None:
        """Return the remote id noted for a request's digest, or None."""


class NoJournal:
    """A journal for illustrators who answer at once and have nothing to remember."""

    def note(self, request: str, remote: str) -> None:
        """Forget it."""

    def recall(self, request: str) -> str | None:
        """Return None: nothing was noted."""


@record
class Drawn:
    """A finished picture: the bytes as they came and a record of how."""

    request: Request
    data: bytes
    media_type: str  # "image/png"
    record: tuple[
        tuple[str, Json], ...
    ] = ()  # e.g. ("boxes", {...}), ("cannot_draw", [...]), ("usage", {...})


@record
class Failed:
    """A picture that did not come, and why, in words for a person."""

    request: Request
    reason: str
    hint: str | None = None  # NAME stands for the pictures it is true of
    paid: str = "no"  # "no" | "yes" | "unknown" | "later": it can still be fetched
    worded: bool = False  # it is the words of the story that were refused


Outcome = Drawn | Failed


@runtime_checkable
class Priced(Protocol):
    """Somebody who can say beforehand what a picture will cost."""

    def estimate(self, request: Request) -> int:
        """Return what a request would cost in millionths of a US dollar. Raises IllustratorFailed if unknown."""

    def kept(self, request: str, record: Mapping[str, Json]) -> None:
        """Be told that a request's picture is safe, with its record: an earlier run died before it could settle."""


@runtime_checkable
class Listed(Protocol):
    """Somebody whose prices stand in a list."""

    def price_list(self) -> str:
        """Return whose list it is and of which day, in words, and what is not in it."""


@runtime_checkable
class Keyed(Protocol):
    """Somebody who draws with a key of the user's."""

    def hold_key(self) -> None:
        """Raise IllustratorFailed if there is none: nobody is asked to agree to what cannot be."""


@runtime_checkable
class Stoppable(Protocol):
    """Somebody who can be asked, while drawing, to come to an end in good order."""

    def stop(self) -> None:
        """Begin nothing more; give what is out and could not be had again, and be done. Safe from any thread."""


class Illustrator(Protocol):
    """Somebody who draws."""

    @property
    def abilities(self) -> Abilities:
        """What this illustrator is and can do."""

    def draw(self, requests: Sequence[Request], journal: Journal) -> Iterator[Outcome]:
        """Draw each request, yielding one outcome a request, in whatever order they finish."""
