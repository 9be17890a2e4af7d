"""The ledger's lines, written and read: an entry is all the lines that bear its name, in their order.

A line cut short by a power cut was never relied on, and never swallows the next: each begins on a line of its own.
Any other line that cannot be read is told, and the money it may have spoken of is not forgotten: what can still be
made out of it counts, and where nothing can, as much as the dearest picture of the book.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from picturebook.digest import Json
from picturebook.errors import DiskError
from picturebook.record import record

_BY = re.compile(r"\.at-work-[A-Za-z0-9_]+")  # the name of a file beside the ledger, never a path
_REMOTE = re.compile(r"[A-Za-z0-9_.:-]{1,200}")  # an id becomes part of an address
_AT = re.compile(r"[0-9T:+.Z-]{1,40}")
_WORD = re.compile(r'"(entry|state|request|shot|remote|by|at)": "([^"\\]{1,200})"')
_MICROS = re.compile(r'"micros": (\d{1,12})')
_TORN = re.compile(r'\{"[^}\ufffd\0]*')
_ENTRY = 400  # bytes: the lines of one entry together are longer
OPEN = ("sending", "noted", "unknown")
STATES = ("reserved", "sending", "noted", "settled", "free", "unknown")
_LATER = {
    state: rank for rank, state in enumerate(("reserved", "sending", "noted", "unknown", "free", "settled"))
}


@record
class Entry:
    """One request for money as the ledger knows it now."""

    name: str
    request: str
    shot: str
    micros: int  # the estimate until it is settled, then what it cost
    state: str
    remote: str | None = None
    by: str | None = None  # the process that is at it
    at: str | None = None
    sent: tuple[Mapping[str, Any], ...] | None = None  # the pictures that went along; None: it does not say

    told: bool = True  # False: no line that can be read says what it costs
    regained: bool = False  # found at the host, when the ledger that told of it was gone
    first: bool = True  # False: the line it was begun with cannot be read

    @property
    def ended(self) -> bool:
        """Whether it is known what became of it, or that nobody can know."""
        return self.state in ("settled", "free", "unknown")


@record
class Unread:
    """A line nobody can read: its number from 1, and of how many requests it may speak that no other line tells of."""

    line: int
    costs: int
    torn: bool = False  # it was being written when the power went, and nothing was sent on the strength of it


@record
class Reading:
    """A ledger as it was read: every entry in the order of its first line, and the lines that cannot be read."""

    entries: dict[str, Entry]
    unread: tuple[Unread, ...] = ()

    @property
    def dearest(self) -> int:
        """The most one request of the book was put at, in micros."""
        return max((one.micros for one in self.entries.values()), default=0)

    @property
    def dark(self) -> int:
        """How many requests may have been paid for that no line tells of."""
        beheaded = sum(not one.first for one in self.entries.values())
        return max(0, sum(one.costs for one in self.unread) - beheaded)

    @property
    def open(self) -> dict[str, Entry]:
        """The entry of each request that somebody left out there, by its digest: sending, noted or unknown."""
        last: dict[str, Entry] = {}
        for one in self.entries.values():
            if one.state in (*OPEN, "settled"):
                # One that cost nothing says nothing of what went out before it; one that came answers for all.
                last[one.request] = one
        return {request: one for request, one in last.items() if one.state != "settled"}


def append(path: Path, line: Mapping[str, Json]) -> None:
    """Add a line, on the disk when this returns. Raises DiskError."""
    text = json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists()
        with path.open("ab") as file:
            torn = file.tell() > 0 and not _ends_a_line(path)
            file.write((b"\n" if torn else b"") + text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if fresh:
            _sync(path.parent)
    except OSError as problem:
        told = "free some space, or make the folder writable: nothing is paid for that cannot be written down"
        raise DiskError(f"cannot write {path}: {problem.strerror or problem}", told) from None


def read_entries(path: Path) -> dict[str, Entry]:
    """Return every entry in the order of its first line. Raises DiskError."""
    return read_ledger(path).entries


def read_ledger(path: Path) -> Reading:
    """Return every entry, and the lines that cannot be read. Raises DiskError."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return Reading(entries={})
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make it readable") from None
    found: dict[str, Entry] = {}
    broken: list[tuple[int, int, Mapping[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        said = _line(line)
        if not _is_ours(said) and line.strip():
            said = _made_out(line)
            broken.append((number, len(line), said))
        _take(found, said)
    return Reading(entries=found, unread=tuple(_unread(found, *one) for one in broken))


def _unread(found: Mapping[str, Entry], number: int, length: int, said: Mapping[str, Any]) -> Unread:
    # Where the ends of lines are gone too, one line is many.
    costs = 0 if said["torn"] or said.get("entry") in found else -(-length // _ENTRY)
    return Unread(line=number, costs=costs, torn=said["torn"])


def _is_ours(line: Mapping[str, Any]) -> bool:
    return isinstance(line.get("entry"), str) and line.get("state") in STATES


def _made_out(line: bytes) -> Mapping[str, Any]:
    """Return what can still be made out of a damaged line: its words and amounts that are whole."""
    text = line.decode("utf-8", "replace")
    found: dict[str, Any] = dict(_WORD.findall(text))
    amounts = [int(micros) for micros in _MICROS.findall(text)]
    # A line that was being written when the power went had told nobody anything.
    return {
        **found,
        **({"micros": max(amounts)} if amounts else {}),
        "torn": _TORN.fullmatch(text) is not None,
    }


def _take(found: dict[str, Entry], line: Mapping[str, Any]) -> None:
    name, state = line.get("entry"), line.get("state")
    if not isinstance(name, str) or state not in STATES:
        return
    known = found.get(name)
    if known is None:
        # Where its first line is damaged, what was settled still was: a wall must not forget what was spent.
        found[name] = Entry(
            name=name,
            request=str(line.get("request", "")),
            shot=str(line.get("shot", "")),
            micros=_amount(line, 0),
            state=state,
            remote=_written(line, "remote", _REMOTE),
            by=_written(line, "by", _BY),
            at=_written(line, "at", _AT),
            sent=_sent(line.get("sent")),
            told=_amount(line, -1) >= 0,
            regained=line.get("regained") is True,
            first=state == "reserved",
        )
        return
    if _LATER[state] < _LATER[known.state] and known.state in ("settled", "free"):
        return  # what is settled stays settled
    cost = _amount(line, -1) if state == "settled" else -1
    found[name] = replace(
        known,
        state=state,
        remote=_written(line, "remote", _REMOTE) or known.remote,
        micros=known.micros if cost < 0 else cost,
        told=known.told or cost >= 0,
    )


def _written(line: Mapping[str, Any], key: str, shape: re.Pattern[str]) -> str | None:
    """Return what a line says if it can be ours: a ledger may come with somebody else's book."""
    found = line.get(key)
    return found if isinstance(found, str) and shape.fullmatch(found) else None


def _sent(found: Any) -> tuple[Mapping[str, Any], ...] | None:
    """Return what a line says of the pictures sent, if it says of each what an audit wants to know."""
    if not isinstance(found, list):
        return None
    texts, counts = ("role", "sha256", "sent_sha256"), ("width", "height")
    fits = all(
        isinstance(one, dict)
        and all(isinstance(one.get(key), str) for key in texts)
        and all(type(one.get(key)) is int and one[key] > 0 for key in counts)
        for one in found
    )
    return tuple(found) if fits else None


def _amount(line: Mapping[str, Any], default: int) -> int:
    micros = line.get("micros")
    return micros if isinstance(micros, int) and not isinstance(micros, bool) and micros >= 0 else default


def _line(line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _sync(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
