"""The ledger: what was asked for money, what came of it, what it cost; a line for every step, never a line taken back.

A line is on the disk before the step it speaks of: an estimate before the request goes out, a remote job's id
before it is waited for. What a crash leaves half told counts as spent until somebody knows better. Two walls
stand in front of every request: what this run may spend, and what the whole book may.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from picturebook.digest import Json
from picturebook.errors import DiskError, IllustratorFailed, OverBudget
from picturebook.record import record
from picturebook.studio.ledger_reading import Entry, append, read_entries
from picturebook.studio.whole import Presence, alone

_OPEN = ("sending", "noted", "unknown")


@record
class Totals:
    """What a book has cost: for certain, in requests that are out now, and where nobody can say. Micros."""

    spent: int
    reserved: int
    unknown: int

    @property
    def sum(self) -> int:
        """Return the most it can have cost."""
        return self.spent + self.reserved + self.unknown


class Ledger:
    """A book's ledger as one run holds it: a purse that asks before money goes out."""

    def __init__(
        self,
        path: Path,
        *,
        budget_micros: int | None = None,
        max_micros: int | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path, self.budget, self.max = path, budget_micros, max_micros
        self._now = now
        self._mine: dict[str, int] = {}  # what this run reserved or spent, by entry
        self._presence: Presence | None = None

    def reserve(self, request: str, shot: str, micros: int) -> str:
        """Put an estimate aside, written down; return the entry's id. Raises OverBudget, IllustratorFailed."""
        with self._alone():
            entries = read_entries(self.path)
            for entry in entries.values():
                if entry.request == request and not entry.ended and self._another_s(entry):
                    told = "wait for it, or stop it, then say the same again"
                    raise IllustratorFailed(f"{shot} is being drawn by another process", told)
            self._hold_walls(shot, micros, self._totals(entries))
            name = uuid4().hex[:12]
            self._append(name, "reserved", request=request, shot=shot, micros=micros, by=self._here())
            self._mine[name] = micros
        return name

    def sending(self, entry: str) -> None:
        """Write down that the request is about to go out."""
        self._step(entry, "sending")

    def noted(self, entry: str, remote: str) -> None:
        """Write down the id of a job that goes on without us."""
        self._step(entry, "noted", remote=remote)

    def settled(self, entry: str, micros: int, usage: Mapping[str, Json]) -> None:
        """Write down what it cost."""
        self._step(entry, "settled", micros=micros, usage=dict(usage))
        self._mine[entry] = micros

    def free(self, entry: str, why: str) -> None:
        """Write down that nothing was billed."""
        self._step(entry, "free", why=why)
        self._mine[entry] = 0

    def unknown(self, entry: str, why: str) -> None:
        """Write down that nobody can say whether it was billed."""
        self._step(entry, "unknown", why=why)

    def open_entry(self, request: str) -> tuple[str, str, str | None] | None:
        """Return (entry, state, remote id) of a request somebody left out there; None if none is."""
        found = [one for one in read_entries(self.path).values() if one.request == request]
        if not found or found[-1].state not in _OPEN:
            return None
        last = found[-1]
        return last.name, last.state, last.remote

    def totals(self) -> Totals:
        """Return what the book has cost so far."""
        return self._totals(read_entries(self.path))

    def _totals(self, entries: Mapping[str, Entry]) -> Totals:
        spent = sum(one.micros for one in entries.values() if one.state == "settled")
        out = [one for one in entries.values() if one.state in ("reserved", "sending", "noted")]
        living = [one for one in out if one.name in self._mine or self._another_s(one)]
        # One reserved by a process that died was never sent; one being sent when it died may have been billed.
        left = [one for one in out if one not in living and one.state != "reserved"]
        lost = [one for one in entries.values() if one.state == "unknown"]
        return Totals(
            spent=spent,
            reserved=sum(one.micros for one in living),
            unknown=sum(one.micros for one in (*left, *lost)),
        )

    def _hold_walls(self, shot: str, micros: int, totals: Totals) -> None:
        needs = f"{shot} needs about {_dollars(micros)}"
        run = sum(self._mine.values())
        if self.max is not None and run + micros > self.max:
            said = f"{needs}, and this run may spend {_dollars(self.max)}: {_dollars(run)} is spent or out"
            raise OverBudget(said, f"allow more: --max-usd {_plain(run + micros)}")
        if self.budget is not None and totals.sum + micros > self.budget:
            said = (
                f"{needs}, and the book’s budget is {_dollars(self.budget)}: "
                f"{_dollars(totals.spent)} is spent, {_dollars(totals.reserved + totals.unknown)} out or unknown"
            )
            raise OverBudget(said, f"raise it in the story: budget: {_plain(totals.sum + micros)} USD")

    def _another_s(self, entry: Entry) -> bool:
        """Say whether a living process other than this one is at it."""
        if not entry.by or (self._presence and self._presence.name == entry.by):
            return False
        return Presence.is_alive(self.path.parent / entry.by)

    def _here(self) -> str:
        if self._presence is None:
            self._presence = Presence(self.path.parent)
        return self._presence.name

    def _step(self, entry: str, state: str, **facts: Json) -> None:
        with self._alone():
            self._append(entry, state, **facts)

    def _append(self, entry: str, state: str, **facts: Json) -> None:
        at = self._now().isoformat(timespec="seconds")
        append(self.path, {"entry": entry, "state": state, "at": at, **facts})

    def _alone(self) -> AbstractContextManager[None]:
        try:
            return alone(self.path.parent / ".counting")
        except OSError as problem:
            raise DiskError(f"cannot write {self.path}: {problem.strerror}", "make it writable") from None


def _dollars(micros: int) -> str:
    return f"${micros / 1_000_000:.3f}" if 0 < micros < 100_000 else f"${micros / 1_000_000:.2f}"


def _plain(micros: int) -> str:
    """Return an amount to type that is enough: rounded up to the cent."""
    return f"{-(-micros // 10_000) / 100:.2f}"


__all__ = ["Ledger", "Totals"]
