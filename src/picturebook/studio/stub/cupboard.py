"""The cupboard: files, responses and batches a host keeps, on disk so that a stub started again still has them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import uuid4

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")
Kept = dict[str, Any]


class Cupboard:
    """Objects by id, each with bytes if it has any. Safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = RLock()
        self._kept: dict[str, Kept] = {
            path.stem: json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))
        }

    def new_id(self, prefix: str) -> str:
        """Return an id nobody has had."""
        return prefix + uuid4().hex

    def put(self, kept: Kept, data: bytes | None = None) -> Kept:
        """Keep an object under its id, whole or not at all; return it."""
        name = kept["id"]
        with self._lock:
            if data is not None:
                (self.folder / f"{name}.data").write_bytes(data)
            fresh = self.folder / f"{name}.new"
            fresh.write_text(json.dumps(kept), encoding="utf-8")
            fresh.replace(self.folder / f"{name}.json")
            self._kept[name] = dict(kept)
        return kept

    def change(self, name: str, *, unless: tuple[str, ...] = (), **what: Any) -> Kept:
        """Change some of an object, unless its status is one of these; return it as it is then."""
        with self._lock:
            if self._kept[name].get("status") in unless:
                return dict(self._kept[name])
            return self.put({**self._kept[name], **what})

    def get(self, name: str) -> Kept | None:
        """Return an object, or None."""
        with self._lock:
            return dict(self._kept[name]) if name in self._kept else None

    def all(self, prefix: str) -> list[Kept]:
        """Return every object whose id begins so, newest first."""
        with self._lock:
            found = [dict(one) for name, one in self._kept.items() if name.startswith(prefix)]
        return sorted(found, key=lambda one: (one["created_at"], one["id"]), reverse=True)

    def data(self, name: str) -> bytes:
        """Return an object's bytes. Raises OSError."""
        if not _PLAIN.fullmatch(name):
            raise FileNotFoundError(name)
        return (self.folder / f"{name}.data").read_bytes()

    def remove(self, name: str) -> None:
        """Throw an object away."""
        with self._lock:
            self._kept.pop(name, None)
            for path in (self.folder / f"{name}.json", self.folder / f"{name}.data"):
                path.unlink(missing_ok=True)
