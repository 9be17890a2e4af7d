"""The ledger: what was asked for money, what came of it, what it cost; a line for every step, never a line taken back.

A line is on the disk before the step it speaks of: an estimate before the request goes out, a remote job's id
before it is waited for. What a crash leaves half told counts as spent until somebody knows better. Two walls
stand in front of every request: what this run may spend, and what the whole book may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from picturebook.diagnostics import counted
from picturebook.digest import Json
from picturebook.errors import IllustratorFailed, OverBudget, disk_error
from picturebook.record import record
from picturebook.studio.ledger_reading import Entry, Reading, append, read_entries, read_ledger
from picturebook.studio.money import dollars, enough
from picturebook.studio.whole import Presence, alone


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
        kept_micros: int = 0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path, self.budget, self.max = path, budget_micros, max_micros
        self._now = now
        self._mine: dict[str, int] = {}  # what this run reserved or spent, by entry
        self._presence: Presence | None = None
        # What the takes on the shelves cost was spent, also where the ledger is gone or cannot be read.
        settled = [one for one in read_entries(path).values() if one.state == "settled"]
        self._untold = max(0, kept_micros - sum(one.micros for one in settled))
        self._settled_before = frozenset(one.name for one in settled)

    def reserve(self, request: str, shot: str, micros: int, sent: Sequence[Json] = ()) -> str:
        """Put an estimate aside, written down; return the entry's id. Raises OverBudget, IllustratorFailed."""
        with self._alone():
            reading = read_ledger(self.path)
            for entry in reading.entries.values():
                if entry.request == request:
                    self._hold_off_others(entry)
            self._hold_walls(shot, micros, self._totals(reading, micros))
            name = uuid4().hex[:12]
            self._append(
                name, "reserved", request=request, shot=shot, micros=micros, by=self._here(), sent=list(sent)
            )
            self._mine[name] = micros
        return name

    def knows(self, request: str) -> bool:
        """Say whether a request was ever written down."""
        return any(one.request == request for one in read_entries(self.path).values())

    def regained(self, request: str, shot: str, micros: int, remote: str) -> str:
        """Write down a job that was found at the host; return the entry's id. Raises IllustratorFailed."""
        with self._alone():
            for entry in read_entries(self.path).values():
                if entry.request == request:
                    self._hold_off_others(entry)
            name = uuid4().hex[:12]
            facts: dict[str, Json] = {"request": request, "shot": shot, "micros": micros, "by": self._here()}
            self._append(name, "reserved", regained=True, **facts)
            self._append(name, "noted", remote=remote)
        return name

    def sending(self, entry: str) -> None:
        """Write down that the request is about to go out."""
        self._step(entry, "sending")

    def noted(self, entry: str, remote: str) -> None:
        """Write down the id of a job that goes on without us."""
        self._step(entry, "noted", remote=remote)

    def settled(self, entry: str, micros: int, usage: Mapping[str, Json]) -> None:
        """Write down what it cost."""
        self._step(entry, "settled", cost=micros, micros=micros, usage=dict(usage))

    def free(self, entry: str, why: str) -> None:
        """Write down that nothing was billed."""
        self._step(entry, "free", cost=0, why=why)

    def unknown(self, entry: str, why: str) -> None:
        """Write down that nobody can say whether it was billed."""
        self._step(entry, "unknown", why=why)

    def leave(self) -> None:
        """Be done: what this run left open is anybody's to take up."""
        if self._presence is not None:
            self._presence.leave()
            self._presence = None

    def open_entry(self, request: str) -> Entry | None:
        """Return the entry of a request somebody left out there; None if none is.

        Raises IllustratorFailed where it is not left: another process is at it.
        """
        last = read_ledger(self.path).open.get(request)
        if last is not None:
            self._hold_off_others(last)
        return last

    def remotes(self, request: str) -> frozenset[str]:
        """Return the id of every job ever noted for a request, whatever became of it."""
        entries = read_entries(self.path).values()
        return frozenset(one.remote for one in entries if one.remote and one.request == request)

    def totals(self) -> Totals:
        """Return what the book has cost so far."""
        return self._totals(read_ledger(self.path))

    def _totals(self, reading: Reading, asked: int = 0) -> Totals:
        """Add up a ledger; `asked` is what stands for an amount that cannot be read where no other is known."""
        entries, most = reading.entries, max(reading.dearest, asked)
        settled = [one for one in entries.values() if one.state == "settled"]
        # A take on the shelves that no line tells of is told of by one that cannot be read, as far as those go.
        dark = reading.dark + sum(not one.told for one in settled)
        spent = sum(one.micros for one in settled) + max(self._untold, most * dark)
        out = [one for one in entries.values() if one.state in ("reserved", "sending", "noted")]
        living = [one for one in out if one.name in self._mine or self._another_s(one)]
        # One reserved by a process that died was never sent; one being sent when it died may have been billed.
        left = [one for one in out if one not in living and one.state != "reserved"]
        lost = [one for one in entries.values() if one.state == "unknown"]
        return Totals(
            spent=spent,
            reserved=sum(one.micros for one in living),
            unknown=sum(one.micros if one.told else most for one in (*left, *lost)),
        )

    def _hold_off_others(self, entry: Entry) -> None:
        """Let two processes never pay for one picture. Raises IllustratorFailed."""
        if not entry.ended and self._another_s(entry):
            told = "wait for it, or stop it, then say the same again"
            raise IllustratorFailed(f"{entry.shot} is being drawn by another process", told)
        known = entry.name in self._settled_before or entry.name in self._mine
        if entry.state == "settled" and not known:
            told = "look at it; to pay for another all the same, say the same again with --again"
            raise IllustratorFailed(f"{entry.shot} was drawn by another process meanwhile", told)

    def _hold_walls(self, shot: str, micros: int, totals: Totals) -> None:
        needs = f"{shot} needs about {dollars(micros)}"
        run = sum(self._mine.values())
        if self.max is not None and run + micros > self.max:
            raise OverBudget(
                f"{needs}, and this run may spend {dollars(self.max)}: {dollars(run)} is spent or out"
            )
        if self.budget is not None and totals.sum + micros > self.budget:
            said = (
                f"{needs}, and the book’s budget is {dollars(self.budget)}: "
                f"{dollars(totals.spent)} is spent, {dollars(totals.reserved + totals.unknown)} out or unknown"
            )
            raise OverBudget(said)

    def room_for(self, prices: Mapping[str, int]) -> str:
        """Say what is typed after a wall so that the rest of a run's requests may be drawn.

        `prices` are the estimates of all of them in micros, by digest.
        """
        reading = read_ledger(self.path)
        gone = {one.request for one in reading.entries.values() if self._came_of_late(one)}
        rest = [micros for request, micros in prices.items() if request not in gone]
        needed, total = sum(rest), self._totals(reading).sum + sum(rest)
        told = []
        if self.budget is not None and total > self.budget:
            told.append(f"budget: {enough(total)} USD in the story")
        if self.max is not None and (needed > self.max or not told):
            told.append(f"--max-usd {enough(needed)}")
        return f"for the {counted(len(rest), 'picture')} left: {' and '.join(told)}"

    def _came_of_late(self, entry: Entry) -> bool:
        """Say whether this run has paid for it, or fetched what an earlier one did."""
        if entry.state == "settled":
            return entry.name not in self._settled_before
        return entry.name in self._mine and entry.state != "free"

    def _another_s(self, entry: Entry) -> bool:
        """Say whether a living process other than this one is at it."""
        if not entry.by or (self._presence and self._presence.name == entry.by):
            return False
        return Presence.is_alive(self.path.parent / entry.by)

    def _here(self) -> str:
        if self._presence is None:
            with self._telling():
                self._presence = Presence(self.path.parent)
        return self._presence.name

    def _step(self, entry: str, state: str, cost: int | None = None, **facts: Json) -> None:
        with self._alone():
            self._append(entry, state, **facts)
            # What an earlier run asked for was allowed by its own wall, and counts against the book's alone.
            if cost is not None and entry in self._mine:
                self._mine[entry] = cost

    def _append(self, entry: str, state: str, **facts: Json) -> None:
        at = self._now().isoformat(timespec="seconds")
        append(self.path, {"entry": entry, "state": state, "at": at, **facts})

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._telling(), alone(self.path.parent / ".counting"):
            yield

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what the file system refuses as what it is, before anything is sent. Raises DiskError."""
        try:
            yield
        except OSError as problem:
            raise disk_error(f"cannot write {self.path}", problem, "make takes/ writable") from None


__all__ = ["Ledger", "Totals"]
