"""Tones kept by take: a picture is measured once, and every later build reads a few kilobytes instead of it.

A kept map ends with a line that sums it up: one that a disk or a hand changed is measured anew, never believed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.digest import sha256
from picturebook.errors import BookError
from picturebook.layout.profiles import told_inks
from picturebook.layout.tones import SCHEMA, Known, Tones, from_json, measure, to_json
from picturebook.record import record

if TYPE_CHECKING:
    from PIL.Image import Image


@record
class Measured:
    """A picture's size in pixels, upright, its tones, and whether it is of four inks and no profile tells which."""

    width: int
    height: int
    tones: Tones
    bare: bool


class ToneStore:
    """A folder of tones by take; `seen` turns the colours of a picture into sRGB, as its plates have them.

    One that `keeps` nothing reads the folder and writes nothing: what it measures it holds as long as it lives.
    """

    def __init__(
        self, folder: Path, seen: Callable[[Image], Image] | None = None, *, keeps: bool = True
    ) -> None:
        self.folder, self._seen, self._keeps = folder, seen, keeps
        self._held: dict[str, Measured] = {}

    def of(self, take: str, picture: Path, known: tuple[Known, ...]) -> Measured:
        """Return a take's tones, measuring it the first time. Raises BookError for a file that is no picture."""
        if take in self._held:
            return self._held[take]
        path = self.folder / take[:2] / f"{take}.{SCHEMA}.json"
        try:
            data = json.loads(_whole(path.read_bytes()))
            wide, high, told = data["width"], data["height"], data["inks_told"]
            return Measured(width=wide, height=high, tones=from_json(data["tones"]), bare=not told)
        except (OSError, ValueError, KeyError, TypeError):
            found = _measured(picture, known, self._seen)
        if not self._keeps:
            self._held[take] = found
            return found
        kept = {"width": found.width, "height": found.height, "inks_told": not found.bare}
        _keep(path, {**kept, "tones": to_json(found.tones)})
        return found


def known_in(record: Mapping[str, Any]) -> tuple[Known, ...]:
    """Return the boxes of the cast that a take's maker recorded: corners in thousandths."""
    found = []
    for name, box in sorted(dict(record.get("boxes") or {}).items()):
        left, top, right, bottom = (int(edge) for edge in box)
        found.append(Known(name=name, x=left, y=top, width=right - left, height=bottom - top))
    return tuple(found)


def _measured(picture: Path, known: tuple[Known, ...], seen: Callable[[Image], Image] | None) -> Measured:
    from PIL import Image

    try:
        tones = measure(picture, known, seen)
        with Image.open(picture) as image:
            width, height = image.size
            lying = image.getexif().get(0x0112, 1) >= 5  # EXIF orientations 5 to 8 swap the sides
            bare = image.mode == "CMYK" and told_inks(image) is None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise BookError(
            f"{picture.name} cannot be read as a picture: {problem}", "save it anew as PNG or JPEG"
        ) from None
    wide, high = (height, width) if lying else (width, height)
    return Measured(width=wide, height=high, tones=tones, bare=bare)


def _whole(kept: bytes) -> bytes:
    """Return what was kept without the line that sums it up. Raises ValueError if they do not agree."""
    data, _, summed = kept.rpartition(b"\n")
    if sha256(data) != summed.decode("ascii"):
        raise ValueError("these are not the tones that were kept")
    return data


def _keep(path: Path, data: Mapping[str, Any]) -> None:
    """Write tones whole or not at all; a cache that cannot be written is only slower."""
    kept = json.dumps(data).encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(kept + b"\n" + sha256(kept).encode("ascii"))
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
