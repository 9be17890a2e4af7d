"""The lock: which take stands for which picture, and the words it was accepted for.

TOML beside the story, made to be committed and read in a diff. Written only when a person decided something:
by draw, accept, reject, keep, waive and `build --lock`. It binds picture → brief → take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from picturebook.errors import LockError, disk_error
from picturebook.record import record
from picturebook.studio.lock_reading import FORMAT, read_document, remedy
from picturebook.studio.whole import write_whole

_HEAD = "# Written by picturebook. Keep it in Git with art/: together they build the same book again.\n"
_GROUPS = ("theme", "pages", "printers", "fonts", "art")
Box = tuple[int, int, int, int]  # left, top, right, bottom in thousandths of the picture


@record
class Locked:
    """One picture's entry: the take that stands, the brief it was chosen for, and what a person said of it."""

    take: str | None = None  # sha256
    number: int | None = None  # of the take, for people
    last: int | None = None  # the highest number a take of it has had, where that is a later one
    studio: str | None = None
    made_with: str | None = None  # the tool, where somebody adopted what it made
    accepted: bool = False
    pinned: bool = False
    placed: str | None = None  # sha256 of the file at the target as accept left it
    own: str | None = None  # sha256 of the author's own file as `build --lock` saw it
    brief: Mapping[str, Any] = field(default_factory=dict)
    rejected: tuple[tuple[str, str], ...] = ()  # take → why
    waived: tuple[str, ...] = ()
    boxes: tuple[tuple[str, Box], ...] = ()  # where its maker said the cast is: layout keeps words off them

    @property
    def highest(self) -> int:
        """The highest number a take of it has had: no other take ever gets it, or a lower one."""
        return max(self.number or 0, self.last or 0)

    def numbered(self, number: int) -> Locked:
        """Return the entry with the number of another of its takes remembered."""
        highest = max(self.highest, number)
        return replace(self, last=highest if highest > (self.number or 0) else None)


@record
class Lock:
    """Everything a book has decided."""

    theme: tuple[tuple[str, str], ...] = ()  # name, version, digest
    pages: tuple[
        tuple[str, str], ...
    ] = ()  # page → its template and a digest of its boxes, as the theme had them
    printers: tuple[tuple[str, str], ...] = ()  # name → digest
    fonts: tuple[tuple[str, str], ...] = ()  # PostScript name → digest
    art: tuple[tuple[str, str], ...] = ()  # the art direction the pictures were chosen for
    pictures: tuple[tuple[str, Locked], ...] = ()

    def picture(self, name: str) -> Locked:
        """Return a picture's entry; an empty one if it has none."""
        return dict(self.pictures).get(name, Locked())

    def with_picture(self, name: str, entry: Locked) -> Lock:
        """Return the lock with one entry changed, entries in the order of their names."""
        pictures = {**dict(self.pictures), name: entry}
        return replace(self, pictures=tuple((key, pictures[key]) for key in sorted(pictures)))

    @property
    def refused(self) -> frozenset[str]:
        """The digests of every take turned down: none of them answers a request any more."""
        return frozenset(take for _, entry in self.pictures for take, _ in entry.rejected)


def read_lock(path: Path) -> Lock:
    """Read a lock; an empty one where there is none. Raises LockError with every complaint, DiskError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Lock()
    except OSError as problem:
        raise disk_error(f"cannot read {path}", problem, "make it readable") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LockError(f"{path} is damaged: it is not UTF-8", remedy(str(path))) from None
    return _lock(read_document(text, str(path)))


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock whole or not at all. Raises DiskError."""
    try:
        write_whole(path.resolve(), lock_text(lock).encode("utf-8"))
    except OSError as problem:
        raise disk_error(f"cannot write {path}", problem, "make the book’s folder writable") from None


def lock_text(lock: Lock) -> str:
    """Return the lock as the text of its file: the same lock is always the same text."""
    import tomli_w

    return _HEAD + tomli_w.dumps(_data(lock))


def _lock(data: Mapping[str, Any]) -> Lock:
    pictures = data.get("pictures", {})
    groups = {name: tuple(data.get(name, {}).items()) for name in _GROUPS}
    return Lock(**groups, pictures=tuple((name, _entry(pictures[name])) for name in sorted(pictures)))


def _entry(data: Mapping[str, Any]) -> Locked:
    return Locked(
        take=data.get("take"),
        number=data.get("number"),
        last=data.get("last"),
        studio=data.get("studio"),
        made_with=data.get("made_with"),
        accepted=data.get("accepted", False),
        pinned=data.get("pinned", False),
        placed=data.get("placed"),
        own=data.get("own"),
        brief=data.get("brief", {}),
        rejected=tuple((item["take"], item["why"]) for item in data.get("rejected", ())),
        waived=tuple(data.get("waived", ())),
        boxes=tuple((name, _box(box)) for name, box in data.get("boxes", {}).items()),
    )


def _box(edges: str) -> Box:
    left, top, right, bottom = (int(edge) for edge in edges.split(" "))
    return left, top, right, bottom


def _data(lock: Lock) -> dict[str, Any]:
    found: dict[str, Any] = {"format": FORMAT}
    for name in _GROUPS:
        if getattr(lock, name):
            found[name] = dict(getattr(lock, name))
    if lock.pictures:
        found["pictures"] = {name: _entry_data(entry) for name, entry in lock.pictures}
    return found


def _entry_data(entry: Locked) -> dict[str, Any]:
    """Return an entry without what is absent: a line in a diff is a decision."""
    found: dict[str, Any] = {
        "take": entry.take,
        "number": entry.number,
        "last": entry.last,
        "studio": entry.studio,
        "made_with": entry.made_with,
        "accepted": entry.accepted or None,
        "pinned": entry.pinned or None,
        "placed": entry.placed,
        "own": entry.own,
        "waived": list(entry.waived) or None,
        "rejected": [{"take": take, "why": why} for take, why in entry.rejected] or None,
        "boxes": {name: " ".join(map(str, box)) for name, box in entry.boxes} or None,
        "brief": dict(entry.brief) or None,
    }
    return {key: value for key, value in found.items() if value is not None}
