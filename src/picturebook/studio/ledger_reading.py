"""The ledger's lines, written and read: an entry is all the lines that bear its name, in their order.

A line cut short by a power cut was never relied on, and never swallows the next: each begins on a line of its own.
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

    @property
    def ended(self) -> bool:
        """Whether it is known what became of it, or that nobody can know."""
        return self.state in ("settled", "free", "unknown")


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
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make it readable") from None
    found: dict[str, Entry] = {}
    for line in lines:
        _take(found, _line(line))
    return found


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
        )
        return
    if _LATER[state] < _LATER[known.state] and known.state in ("settled", "free"):
        return  # what is settled stays settled
    micros = _amount(line, known.micros) if state == "settled" else known.micros
    found[name] = replace(
        known, state=state, remote=_written(line, "remote", _REMOTE) or known.remote, micros=micros
    )


def _written(line: Mapping[str, Any], key: str, shape: re.Pattern[str]) -> str | None:
    """Return what a line says if it can be ours: a ledger may come with somebody else's book."""
    found = line.get(key)
    return found if isinstance(found, str) and shape.fullmatch(found) else None


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
