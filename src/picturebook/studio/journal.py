"""The journal: what an illustrator must remember across a crash, a line of JSON for each remote id.

Lines are only ever added, and each is on the disk before it counts: an id noted before waiting is how a job that
was already paid for is found again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from picturebook.errors import DiskError


class FileJournal:
    """A journal kept in a file of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, request: str, remote: str) -> None:
        """Remember a remote id for a request's digest, durably. Raises DiskError."""
        line = json.dumps({"request": request, "remote": remote}) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                # A line cut short by a power cut must not swallow this one: begin on a line of one's own.
                file.write(b"" if _ends_a_line(self.path) else b"\n")
                file.write(line.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            told = "free some space, or make the folder writable"
            raise DiskError(f"cannot write {self.path}: {problem.strerror or problem}", told) from None

    def recall(self, request: str) -> str | None:
        """Return the remote id noted last for a request's digest, or None. Raises DiskError."""
        found = [entry["remote"] for entry in self._entries() if entry.get("request") == request]
        return str(found[-1]) if found else None

    def _entries(self) -> list[dict[str, Any]]:
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise DiskError(f"cannot read {self.path}: {problem.strerror}", "make it readable") from None
        entries = (_entry(line) for line in lines)
        return [entry for entry in entries if "remote" in entry]


def _entry(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}  # a line cut short by a power cut was never relied on
    return found if isinstance(found, dict) else {}


def _ends_a_line(path: Path) -> bool:
    size = path.stat().st_size
    if not size:
        return True
    with path.open("rb") as file:
        file.seek(size - 1)
        return file.read() == b"\n"
