"""Takes: every picture that was ever drawn, kept for good where people can find it.

A take is a picture file and a record beside it: `takes/boat/2-3fa94c01d2e7.png` and `.json`. Files are written
whole or not at all, never over another, and read back only if their digest is still the one they were kept
under. Two processes may put takes at once: a number belongs to whoever makes its record first.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from picturebook.digest import Json, sha256
from picturebook.errors import DiskError

_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
_UNSAFE = re.compile(r"[^\w.-]+")
_NUMBER = re.compile(r"^(\d+)-[0-9a-f]{12}\.json$")


@dataclass(frozen=True, slots=True, kw_only=True)
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
    def studio(self) -> str:
        """Who drew it."""
        return str(self.record.get("request", {}).get("studio", "unknown"))


class TakeStore:
    """A folder of takes: put, get, find, of, all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, shot: str, data: bytes, request: Mapping[str, Json], record: Mapping[str, Json]) -> Take:
        """Keep a picture with its record under the next free number of its shot. Raises DiskError."""
        from picturebook.digest import digest as digest_of
        from picturebook.studio.pictures import measure

        size = measure(data)
        sha = sha256(data)
        room = self.folder / folder_name(shot)
        kept: dict[str, Any] = {
            "shot": shot,
            "digest": sha,
            "request_digest": digest_of(dict(request)),
            "media_type": size.media_type,
            "width": size.width,
            "height": size.height,
            "request": dict(request),
            **record,
        }
        try:
            room.mkdir(parents=True, exist_ok=True)
            number = max((take.number for take in self.of(shot)), default=0) + 1
            while not self._claim(room, number, sha, data, kept):
                number += 1
        except OSError as problem:
            raise DiskError(
                f"cannot keep a take in {room}: {problem.strerror}", "free some space or fix its permissions"
            ) from None
        return self._read(room / f"{number}-{sha[:12]}.json")

    def _claim(self, room: Path, number: int, sha: str, data: bytes, kept: dict[str, Any]) -> bool:
        if any(room.glob(f"{number}-*.json")):
            return False
        suffix = _SUFFIXES[kept["media_type"]]
        # A claim is an empty file made exclusively: two processes can never own one number.
        claim = room / f".{number}.claim"
        try:
            os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            return False
        write_whole(room / f"{number}-{sha[:12]}{suffix}", data)
        text = json.dumps({**kept, "number": number}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(room / f"{number}-{sha[:12]}.json", text.encode("utf-8"))
        return True

    def get(self, digest: str) -> Take | None:
        """Return the take of a picture's digest, or None."""
        return next((take for take in self.all() if take.digest == digest), None)

    def find(self, request: str) -> tuple[Take, ...]:
        """Return the takes that answer a request's digest, oldest first."""
        return tuple(take for take in self.all() if take.request == request)

    def of(self, shot: str) -> tuple[Take, ...]:
        """Return the takes of a shot by number."""
        room = self.folder / folder_name(shot)
        found = (self._read(path) for path in room.glob("*.json") if _NUMBER.match(path.name))
        return tuple(sorted(found, key=lambda take: take.number))

    def all(self) -> Iterator[Take]:
        """Walk every take, shot by shot."""
        if not self.folder.is_dir():
            return
        for room in sorted(path for path in self.folder.iterdir() if path.is_dir()):
            found = (self._read(path) for path in room.glob("*.json") if _NUMBER.match(path.name))
            yield from sorted(found, key=lambda take: take.number)

    def _read(self, path: Path) -> Take:
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            suffix = _SUFFIXES[record["media_type"]]
            return Take(
                shot=record["shot"],
                number=record["number"],
                digest=record["digest"],
                request=record["request_digest"],
                media_type=record["media_type"],
                width=record["width"],
                height=record["height"],
                path=path.with_suffix(suffix),
                record=record,
            )
        except OSError as problem:
            raise DiskError(f"cannot read {path}: {problem.strerror}") from None
        except (ValueError, KeyError, TypeError):
            raise DiskError(
                f"{path} is damaged: it is not a take’s record", "move it away; the picture stays"
            ) from None


def picture_of(take: Take) -> bytes:
    """Return a take's bytes, verified. Raises DiskError naming the file if they are not what was kept."""
    try:
        data = take.path.read_bytes()
    except OSError as problem:
        raise DiskError(
            f"cannot read {take.path}: {problem.strerror}", "put the file back from a copy"
        ) from None
    if sha256(data) != take.digest:
        raise DiskError(f"{take.path} is not the picture that was kept", "put the file back from a copy")
    return data


def folder_name(shot: str) -> str:
    """Return a folder's name for a shot: readable, safe on every disk, and never another shot's."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", shot)).strip(".-")[:60]
    return plain if plain == shot else f"{plain or 'picture'}-{sha256(shot.encode())[:8]}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, and still there after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
