"""The stub's own ledger: every request received and what a real host would have billed for it.

One JSON object a line, only ever added: the last line of a number is the truth about that request, so the file
is right however the client, or the stub, was ended.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path
from threading import Lock
from typing import Any

Entry = dict[str, Any]


class HostLedger:
    """What the host saw and billed. Safe to write from any thread."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock = Lock()
        self._entries = read_entries(path)
        self._turns = Counter[str]()
        for entry in self._entries.values():
            self._turns[entry.get("ask", "")] += entry.get("pictures", 0)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def received(self, **facts: Any) -> int:
        """Write down that a request came; return its number: 1, 2, 3 in the order of arrival."""
        with self._lock:
            number = max(self._entries, default=0) + 1
            start = {"number": number, "at": round(time.time(), 3), "billed_micros": 0, "outcome": "received"}
            self._write(number, {**start, **facts})
            return number

    def note(self, number: int, **facts: Any) -> None:
        """Write down what became of a request."""
        with self._lock:
            self._write(number, {**self._entries[number], **facts})

    def bill(self, number: int, micros: int, pictures: int, usage: dict[str, int]) -> None:
        """Write down that pictures were made and cost so much, beside what was billed to it before."""
        with self._lock:
            before = self._entries[number]
            weighed: Counter[str] = Counter(before.get("usage", {}))
            weighed.update(usage)
            more = {
                "billed_micros": before["billed_micros"] + micros,
                "pictures": before.get("pictures", 0) + pictures,
                "usage": dict(weighed),
            }
            self._write(number, {**before, **more})

    def turn(self, ask: str, count: int = 1) -> int:
        """Return how often this very picture was drawn before: no two of one prompt are the same."""
        with self._lock:
            before = self._turns[ask]
            self._turns[ask] += count
            return before

    def entries(self) -> list[Entry]:
        """Return every request in the order of arrival."""
        with self._lock:
            return [dict(self._entries[number]) for number in sorted(self._entries)]

    def close(self) -> None:
        """Write no more."""
        with self._lock:
            os.close(self._file)
            self._file = -1

    def _write(self, number: int, entry: Entry) -> None:
        self._entries[number] = entry
        if self._file >= 0:  # work that outlives the stub has nowhere to be written
            os.write(self._file, json.dumps(entry, sort_keys=True).encode("utf-8") + b"\n")


def read_entries(path: Path) -> dict[int, Entry]:
    """Return a ledger's requests by number; a line cut short is passed over. Raises OSError."""
    found: dict[int, Entry] = {}
    for line in path.read_bytes().splitlines() if path.exists() else ():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and isinstance(entry.get("number"), int):
            found[entry["number"]] = entry
    return found
