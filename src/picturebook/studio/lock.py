"""The lock: which take stands for which picture, and the words it was accepted for.

TOML beside the story, made to be committed and read in a diff. Written only when a person decided something:
by draw, accept, reject, keep and `build --lock`. It binds picture → brief → take.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from picturebook.diagnostics import Span, error
from picturebook.errors import DiskError, LockError
from picturebook.studio.takes import write_whole

FORMAT = 1
_HEAD = "# Written by picturebook. Keep it in Git with art/: together they build the same book again.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One picture's entry: the take that stands, the brief it was chosen for, and what a person said of it."""

    take: str | None = None  # sha256
    number: int | None = None  # of the take, for people
    studio: str | None = None
    accepted: bool = False
    pinned: bool = False
    placed: str | None = None  # sha256 of the file at the target as accept left it
    brief: Mapping[str, Any] = field(default_factory=dict)
    rejected: tuple[tuple[str, str], ...] = ()  # take → why
    waived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Everything a book has decided."""

    theme: tuple[tuple[str, str], ...] = ()  # name, version, digest
    printers: tuple[tuple[str, str], ...] = ()  # name → digest
    fonts: tuple[tuple[str, str], ...] = ()  # PostScript name → digest
    art: tuple[tuple[str, str], ...] = ()  # the art direction the pictures were chosen for
    pictures: tuple[tuple[str, Locked], ...] = ()

    def picture(self, name: str) -> Locked:
        """Return a picture's entry; an empty one if it has none."""
        return dict(self.pictures).get(name, Locked())

    def with_picture(self, name: str, entry: Locked) -> Lock:
        """Return the lock with one entry changed, entries in the order of their names."""
        return replace(self, pictures=tuple(sorted({**dict(self.pictures), name: entry}.items())))


def read_lock(path: Path) -> Lock:
    """Read a lock; an empty one where there is none. Raises LockError, DiskError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Lock()
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise LockError(f"{path.name} is damaged: it is not UTF-8", _REMEDY) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LockError([_damaged(path, text, str(problem))]) from None
    if data.get("format") != FORMAT:
        said = f"{path.name} has format {data.get('format')}; this release reads format {FORMAT}"
        raise LockError(said, "update picturebook, or take the lock of the release you have out of Git")
    try:
        return _lock(data)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise LockError(f"{path.name} is damaged: an entry is not what a lock holds", _REMEDY) from None


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock whole or not at all. Raises DiskError."""
    import tomli_w

    try:
        write_whole(path, (_HEAD + tomli_w.dumps(_data(lock))).encode("utf-8"))
    except OSError as problem:
        raise DiskError(
            f"cannot write {path}: {problem.strerror}", "make the book’s folder writable"
        ) from None


_REMEDY = "take the last good one out of Git; pictures and takes are untouched"


def _damaged(path: Path, text: str, problem: str) -> Any:
    import re

    match = re.search(r"line (\d+), column (\d+)", problem)
    line, column = (int(match[1]), int(match[2])) if match else (1, 1)
    lines = text.split("\n")
    span = Span(
        file=path.name, line=line, column=column, excerpt=lines[line - 1] if line <= len(lines) else ""
    )
    return error("lock", "the lock is damaged here", span, _REMEDY)


def _lock(data: Mapping[str, Any]) -> Lock:
    return Lock(
        theme=tuple(data.get("theme", {}).items()),
        printers=tuple(data.get("printers", {}).items()),
        fonts=tuple(data.get("fonts", {}).items()),
        art=tuple(data.get("art", {}).items()),
        pictures=tuple(sorted((name, _entry(item)) for name, item in data.get("pictures", {}).items())),
    )


def _entry(data: Mapping[str, Any]) -> Locked:
    return Locked(
        take=data.get("take"),
        number=data.get("number"),
        studio=data.get("studio"),
        accepted=bool(data.get("accepted", False)),
        pinned=bool(data.get("pinned", False)),
        placed=data.get("placed"),
        brief=dict(data.get("brief", {})),
        rejected=tuple((item["take"], item["why"]) for item in data.get("rejected", ())),
        waived=tuple(data.get("waived", ())),
    )


def _data(lock: Lock) -> dict[str, Any]:
    found: dict[str, Any] = {"format": FORMAT}
    for name in ("theme", "printers", "fonts", "art"):
        if getattr(lock, name):
            found[name] = dict(getattr(lock, name))
    if lock.pictures:
        found["pictures"] = {name: _entry_data(entry) for name, entry in lock.pictures}
    return found


def _entry_data(entry: Locked) -> dict[str, Any]:
    found: dict[str, Any] = {
        "take": entry.take,
        "number": entry.number,
        "studio": entry.studio,
        "accepted": entry.accepted or None,
        "pinned": entry.pinned or None,
        "placed": entry.placed,
        "waived": list(entry.waived) or None,
        "rejected": [{"take": take, "why": why} for take, why in entry.rejected] or None,
        "brief": dict(entry.brief) or None,
    }
    return {key: value for key, value in found.items() if value is not None}
