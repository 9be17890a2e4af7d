"""What was asked for money: each request kept whole, until its picture is a take.

The story may change while a picture is drawn. The ledger holds the id it can be had by; this holds what it was asked
with, so that it becomes a take all the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from picturebook.digest import Json
from picturebook.errors import DiskError
from picturebook.record import record
from picturebook.storyboard.reading import read_request
from picturebook.storyboard.request import Request, request_digest, to_json
from picturebook.studio.whole import write_whole


@record
class Asked:
    """A request of an earlier run: read back, late, and what goes into its take's record beside it."""

    request: Request
    beside: Mapping[str, Json]
    by: str  # who was asked: "openai-batch"


class AskedStore:
    """A folder of requests by their digest: keep, get, forget."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, request: Request, beside: Mapping[str, Json], by: str) -> None:
        """Keep what is about to be asked, durably. Raises DiskError."""
        kept = {
            "shot": request.shot, "by": by, "request": to_json(request), "beside": dict(beside),
            "in_words": list(request.left_out),
        }  # fmt: skip
        path = self._path(request_digest(request))
        try:
            write_whole(path, json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8"))
        except OSError as problem:
            told = "free some space, or make the folder writable"
            raise DiskError(f"cannot write {path}: {problem.strerror or problem}", told) from None

    def get(self, request: str) -> Asked | None:
        """Return what was asked under a digest; None where that is not kept, or cannot be read any more."""
        try:
            kept: dict[str, Any] = json.loads(self._path(request).read_bytes())
            found = read_request(kept["request"], str(kept["shot"]), [str(one) for one in kept["in_words"]])
            beside, by = dict(kept["beside"]), str(kept["by"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if request_digest(found) != request:
            return None
        return Asked(request=found, beside=beside, by=by)

    def forget(self, request: str) -> None:
        """Be done with a request: its take holds all of it. What cannot be deleted harms nobody."""
        try:
            self._path(request).unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, request: str) -> Path:
        return self.folder / f"{request}.json"
