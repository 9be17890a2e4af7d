"""Takes: every picture that was ever drawn, kept for good where people can find it.

A take is a picture file and a record beside it: `takes/boat/2-3fa94c01d2e7.png` and `.json`. Files are written
whole or not at all, never over another, and a picture is used only while its digest is the one it was kept
under. Two processes may put takes at once: a number belongs to whoever makes its claim first.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from picturebook.digest import Json, canonical_json, sha256, sha256_of_file
from picturebook.errors import DiskError, disk_error
from picturebook.record import record
from picturebook.studio.pictures import measure
from picturebook.studio.take_reading import fitting, held
from picturebook.studio.whole import alone, write_whole

__all__ = [
    "SUFFIXES",
    "Take",
    "TakeStore",
    "Unread",
    "check",
    "folder_name",
    "lineage",
    "picture_of",
    "write_whole",
]

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
_UNSAFE = re.compile(r"[^\w.-]+")
_NUMBER = re.compile(r"^(\d+)-[0-9a-f]{12}\.json$")
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.I)  # what Windows keeps for itself
_KEEPING = ".keeping"  # held by whoever keeps or mends a take
_NOT_TAKES = ("aside", "asked")
_LONGEST = 60  # letters; with four bytes each and a digest behind them they fit any disk's 255 bytes
_BACK = "put the file back from a copy, or move it and its .json away to draw it again"


@record
class Take:
    """One drawn picture: whose, which number, its digest, the request it answers, and how it came to be."""

    shot: str
    number: int
    digest: str
    request: str  # digest of the request it answers
    media_type: str
    width: int
    height: int
    path: Path
    record: Mapping[str, Any]

    @property
    def label(self) -> str:
        """What people type: "boat#2"."""
        return f"{self.shot}#{self.number}"

    @property
    def unusable(self) -> str | None:
        """Why it may never stand in a book, though it was paid for and is kept; None for a sound take."""
        why = self.record.get("unusable")
        return str(why) if why else None

    @property
    def studio(self) -> str:
        """Who drew it."""
        return str(dict(self.record.get("request", {})).get("studio", "unknown"))

    @property
    def made_with(self) -> str | None:
        """The tool that made it, where somebody adopted it; None for what an illustrator drew."""
        tool = self.record.get("made_with")
        return str(tool) if tool else None

    @property
    def retouched(self) -> bool:
        """Whether it is another take with one region changed: it answers nobody's request but that."""
        return bool(dict(self.record.get("request", {})).get("edit"))

    @property
    def brief(self) -> Mapping[str, Any]:
        """What it was asked to show, as data."""
        return dict(dict(self.record.get("request", {})).get("brief", {}))


@record
class Unread:
    """A take whose record says nothing that can be followed: where it lies, and why. Its number stays in use."""

    path: Path
    why: str

    @property
    def number(self) -> int:
        """The number in its name."""
        return int(self.path.name.partition("-")[0])

    @property
    def picture(self) -> Path | None:
        """The picture it is the record of, if that is there."""
        places = (self.path.with_suffix(ending) for ending in SUFFIXES.values())
        return next((path for path in places if path.is_file()), None)


class TakeStore:
    """A folder of takes: put, get, find, of, all. `refused` are digests of takes that answer nothing.

    `beside` is another store of the same book: a number either has given is given by neither again, so that a
    label means one picture. `used` says the highest number of a shot that was given before, though its take may be
    lost by now: it is asked when a number is given.
    """

    def __init__(
        self,
        folder: Path,
        refused: Collection[str] = (),
        beside: Path | None = None,
        used: Callable[[str], int] = lambda _shot: 0,
    ) -> None:
        self.folder, self.refused, self.beside, self.used = folder, frozenset(refused), beside, used

    def refusing(self, digests: Collection[str]) -> TakeStore:
        """Return the same store in which these takes answer no request: turned down, or to be drawn again."""
        return TakeStore(self.folder, self.refused | frozenset(digests), self.beside, self.used)

    def put(self, shot: str, data: bytes, request: Mapping[str, Json], record: Mapping[str, Json]) -> Take:
        """Keep a picture with its record under the next free number of its shot.

        Raises ValueError for bytes that are no picture, DiskError if they cannot be written.
        """
        size, sha = measure(data), sha256(data)
        room = self.folder / folder_name(shot)
        kept: dict[str, Any] = {
            **fitting(json.loads(json.dumps(dict(record)))),
            "shot": shot,
            "digest": sha,
            "request_digest": sha256(canonical_json(dict(request))),
            "media_type": size.media_type,
            "width": size.width,
            "height": size.height,
            "request": dict(request),
        }
        with _trouble("keep a take in", room, "make the folder writable"), alone(self.folder / _KEEPING):
            room.mkdir(parents=True, exist_ok=True)
            number = max(*_numbers(room), *self._given(shot), self.used(shot), 0) + 1
            while not _claimed(room, number, data, kept):
                number += 1
        kept_as = _read(room / f"{number}-{sha[:12]}.json")
        assert isinstance(kept_as, Take)
        return kept_as

    def mend(self) -> None:
        """Finish what a process that died was keeping: a picture that is whole on the disk becomes its take.

        What is whole and nobody's goes to aside/; a part of a file goes. Raises DiskError.
        """
        # Whoever writes into the other two holds nothing while it does.
        for room in (one for one in self._rooms() if one.name not in _NOT_TAKES):
            with _trouble("mend", room, "make the folder writable"), alone(self.folder / _KEEPING):
                _mend(room, self.folder / "aside")

    def take_over(self, take: Take) -> None:
        """Keep another store's take under the number it has, unless that is given here. Raises DiskError."""
        room = self.folder / folder_name(take.shot)
        with _trouble("keep a take in", room, "make the folder writable"):
            room.mkdir(parents=True, exist_ok=True)
            if take.number not in _numbers(room):
                _claimed(room, take.number, picture_of(take), dict(take.record))

    def _given(self, shot: str) -> set[int]:
        room = self.beside / folder_name(shot) if self.beside else None
        return _numbers(room) if room is not None and room.is_dir() else set()

    def get(self, digest: str) -> Take | None:
        """Return the take of a picture's digest, or None."""
        return next((take for take in self.all() if take.digest == digest), None)

    def find(self, request: str) -> tuple[Take, ...]:
        """Return the takes that answer a request's digest, oldest first, without those refused."""
        answers = (take for take in self.all() if take.request == request and not take.unusable)
        return tuple(take for take in answers if take.digest not in self.refused)

    def of(self, shot: str) -> tuple[Take, ...]:
        """Return the takes of a shot by number. Raises DiskError."""
        # Two names that differ by case alone share a folder on disks that fold case: the record tells them apart.
        return tuple(take for take in _sound(self.folder / folder_name(shot)) if take.shot == shot)

    def numbered(self, shot: str, number: int) -> Take | None:
        """Return a shot's take by its number, or None."""
        return next((take for take in self.of(shot) if take.number == number), None)

    def all(self) -> Iterator[Take]:
        """Walk every take whose record can be read, shot by shot. Raises DiskError."""
        for room in self._rooms():
            yield from _sound(room)

    def unread(self) -> Iterator[Unread]:
        """Walk the takes whose record cannot be read. Raises DiskError."""
        for room in self._rooms():
            yield from (one for one in _takes_in(room) if isinstance(one, Unread))

    def _rooms(self) -> list[Path]:
        with _trouble("read the takes in", self.folder, "make the folder readable"):
            return sorted(self.folder.iterdir()) if self.folder.is_dir() else []


def lineage(record: Mapping[str, Any], takes: Collection[Take]) -> tuple[Take, ...]:
    """Return the takes one was made from, the nearest first, as far back as they are on the shelves.

    Of two takes that are the same picture it was made from the first.
    """
    known: dict[str, Take] = {}
    for take in takes:
        known.setdefault(take.digest, take)
    found: list[Take] = []
    while (parent := known.pop(str(record.get("parent")), None)) is not None:
        found.append(parent)
        record = parent.record
    return tuple(found)


def picture_of(take: Take) -> bytes:
    """Return a take's bytes, verified. Raises DiskError naming the file if they are not what was kept."""
    with _trouble("read", take.path, _BACK):
        data = take.path.read_bytes()
    if sha256(data) != take.digest:
        raise DiskError(f"{take.path} is not the picture that was kept", _BACK)
    return data


def check(take: Take) -> Take:
    """Return a take whose file still holds the picture that was kept. Raises DiskError naming the file."""
    with _trouble("read", take.path, _BACK):
        stat = take.path.stat()
        found = _digest(take.path, stat.st_mtime_ns, stat.st_size)
    if found != take.digest:
        raise DiskError(f"{take.path} is not the picture that was kept", _BACK)
    return take


def folder_name(shot: str) -> str:
    """Return a folder's name for a shot: readable, safe on every disk, and never another shot's."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", shot)).strip(".-")[:_LONGEST]
    if plain and plain == shot and not _DEVICES.match(plain):
        return plain
    return f"{plain or 'picture'}-{sha256(shot.encode('utf-8'))[:8]}"


def _claimed(room: Path, number: int, data: bytes, kept: dict[str, Any]) -> bool:
    """Write a take under a number nobody else has; False if somebody has it.

    A claim is an empty file made exclusively, so two processes never own one number. The record is first written
    under a hidden name, so that a picture that is whole when the power goes can be finished: it was paid for.
    """
    claim = room / f".{number}.claim"
    try:
        os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    if number in _numbers(room):  # kept, and its claim given back, since we counted
        claim.unlink()
        return False
    name = f"{number}-{kept['digest'][:12]}"
    text = json.dumps({**kept, "number": number}, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(room / f".{name}.json", (text + "\n").encode("utf-8"))
    write_whole(room / f"{name}{SUFFIXES[kept['media_type']]}", data)
    _finish(room, name)
    return True


def _finish(room: Path, name: str) -> None:
    """Give the record of a picture that is there its name, and the claim back."""
    hidden = room / f".{name}.json"
    write_whole(room / f"{name}.json", hidden.read_bytes())
    hidden.unlink()
    (room / f".{name.partition('-')[0]}.claim").unlink(missing_ok=True)


def _mend(room: Path, apart: Path) -> None:
    hidden = [path for path in room.glob(".*.json") if _NUMBER.match(path.name[1:])] if room.is_dir() else []
    parts = list(room.glob(".*.part")) if room.is_dir() else []
    for path in sorted(hidden):
        found = _read(path)
        if not isinstance(found, Take):
            continue
        picture = found.path.with_name(found.path.name[1:])
        whole = next(
            (one for one in (picture, *parts) if one.is_file() and sha256_of_file(one) == found.digest), None
        )
        if whole is None:
            path.unlink()  # nothing of its picture came onto the disk
            continue
        whole.replace(picture)
        _finish(room, picture.stem)
    for part in (one for one in parts if one.is_file()):
        _lay_apart(part, apart)


def _lay_apart(part: Path, apart: Path) -> None:
    """Keep a picture that is whole where a person can look at it; let go of anything else."""
    try:
        ending = SUFFIXES[measure(part.read_bytes()).media_type]
    except ValueError:
        part.unlink()
        return
    apart.mkdir(exist_ok=True)
    part.replace(apart / f"{sha256_of_file(part)[:16]}{ending}")


def _numbers(room: Path) -> set[int]:
    """Return the numbers in use, those of pictures whose record is missing among them."""
    names = (path.name.partition("-")[0] for path in room.iterdir() if not path.name.startswith("."))
    return {int(name) for name in names if name.isdecimal()}


def _sound(room: Path) -> list[Take]:
    found = [one for one in _takes_in(room) if isinstance(one, Take)]
    return sorted(found, key=lambda take: (take.shot, take.number))


def _takes_in(room: Path) -> list[Take | Unread]:
    with _trouble("read the takes in", room, "make the folder readable"):
        paths = [path for path in room.iterdir() if _NUMBER.match(path.name)] if room.is_dir() else []
    return [_read(path) for path in sorted(paths)]


def _read(path: Path) -> Take | Unread:
    with _trouble("read", path, "make it readable"):
        stat = path.stat()
        return _record(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _record(path: Path, _changed: int, _size: int) -> Take | Unread:
    """Read a record once as long as it is not touched: the shelves are walked several times in one run."""
    try:
        record = held(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, RecursionError) as problem:
        return Unread(
            path=path, why=str(problem) if type(problem) is ValueError else "it is no take’s record"
        )
    return Take(
        shot=record["shot"],
        number=record["number"],
        digest=record["digest"],
        request=record["request_digest"],
        media_type=record["media_type"],
        width=record["width"],
        height=record["height"],
        path=path.with_suffix(SUFFIXES[record["media_type"]]),
        record=record,
    )


@lru_cache(maxsize=1024)
def _digest(path: Path, _changed: int, _size: int) -> str:
    """Hash a file once as long as it is not touched: a plan is made several times in one build."""
    return sha256_of_file(path)


@contextmanager
def _trouble(what: str, path: Path, remedy: str) -> Iterator[None]:
    """Turn the file system's trouble into words a person can act on."""
    try:
        yield
    except OSError as problem:
        raise disk_error(f"cannot {what} {path}", problem, remedy) from None
