"""Photographs among the pictures that would be sent: asked about once, because they may show somebody.

A camera leaves its name in a file; a scanner or a drawing program does not. What somebody said yes to is kept by
digest beside the takes, so that the same photograph is not asked about again. Metadata itself never leaves:
references are written anew without any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from picturebook.digest import sha256_of_file
from picturebook.errors import DiskError
from picturebook.studio.whole import write_whole

_CAMERA = (0x010F, 0x0110, 0x829A, 0x8827)  # EXIF: make, model, exposure time, ISO speed
_PLACE = 0x8825  # EXIF: where it was taken
_EXPOSURE = 0x8769


def is_photograph(path: Path) -> bool:
    """Say whether a camera took a picture, as far as its file tells. A file that cannot be read is none."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            exif = image.getexif()
            inner = exif.get_ifd(_EXPOSURE)
            return any(tag in exif or tag in inner for tag in (*_CAMERA, _PLACE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def says_where(path: Path) -> bool:
    """Say whether a picture's file tells where it was taken. A file that cannot be read tells nothing."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            return bool(image.getexif().get_ifd(_PLACE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def unasked(paths: Iterable[Path], allowed: Path) -> tuple[Path, ...]:
    """Return the photographs nobody has said yes to, each once, in order."""
    known = _known(allowed)
    found = {path: sha256_of_file(path) for path in dict.fromkeys(paths) if is_photograph(path)}
    return tuple(path for path, sha in found.items() if sha not in known)


def allow(paths: Iterable[Path], allowed: Path) -> None:
    """Remember a yes. Raises DiskError."""
    known = sorted({*_known(allowed), *(sha256_of_file(path) for path in paths)})
    try:
        allowed.parent.mkdir(parents=True, exist_ok=True)
        write_whole(allowed, (json.dumps({"photographs": known}, indent=1) + "\n").encode("utf-8"))
    except OSError as problem:
        told = "make the book’s folder writable"
        raise DiskError(f"cannot write {allowed}: {problem.strerror or problem}", told) from None


def _known(allowed: Path) -> frozenset[str]:
    try:
        found = json.loads(allowed.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    listed = found.get("photographs", ()) if isinstance(found, dict) else ()
    return frozenset(item for item in listed if isinstance(item, str))
