"""Headers: what kind of picture a file is and how large, from its first bytes, without decoding it.

PNG and JPEG, which nearly every picture is, are read here in microseconds; the rarer kinds ask Pillow, which
is only then loaded. Nothing is ever decoded: a few bytes can promise a picture of a hundred gigabytes.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that hold a width and a height
_MOST_PADDING = 65536  # bytes between two markers; a file of nothing else is no picture
_END = b"\xff\xd9"  # stands nowhere among a JPEG's picture data
_TAIL, _PART = 64, 1 << 20  # bytes
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that swap width and height


class Damaged(ValueError):
    """A header that ends too soon or says nonsense."""


def kind_of(first: bytes) -> str | None:
    """Name a file's kind by its first 32 bytes: png, jpeg, webp, gif, tiff, heic, avif, svg, pdf …; or None."""
    if first[4:8] == b"ftyp":
        brand = first[8:12]
        return "avif" if brand in (b"avif", b"avis") else "heic" if brand in _HEIC else None
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return "webp"
    for magic, kind in _MAGIC:
        if first.startswith(magic):
            return kind
    return "svg" if b"<svg" in first or first.lstrip().startswith(b"<?xml") else None


_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF", "pdf"),
    (b"8BPS", "psd"),
    (b"BM", "bmp"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "jxl"),
    (b"\xff\x0a", "jxl"),
)


def first_bytes(path: Path) -> bytes:
    """Return the first 32 bytes of a file."""
    with path.open("rb") as file:
        return file.read(32)


def size_of(path: Path, kind: str) -> tuple[int, int]:
    """Return a picture's width and height in pixels as it is seen, its EXIF turn applied. Raises Damaged."""
    with path.open("rb") as file:
        try:
            if kind == "png":
                return _png(file)
            if kind == "jpeg":
                return _jpeg(file)
            return _other(file)
        except (struct.error, IndexError) as problem:
            raise Damaged(str(path)) from problem


def moves(path: Path, kind: str) -> bool:
    """Say whether a file holds several pictures to be shown one after the other, as PNG, WebP and GIF may."""
    with path.open("rb") as file:
        if kind == "png":
            return _is_film(file)
        if kind == "webp":
            head = file.read(21)
            return head[12:16] == b"VP8X" and bool(head[20] & 2)
        if kind != "gif":
            return False
        from PIL import Image

        try:
            with Image.open(file, formats=("GIF",)) as image:
                return int(getattr(image, "n_frames", 1)) > 1
        except (OSError, ValueError, SyntaxError):
            return False  # a broken one is told when it is opened


def _is_film(file: BinaryIO) -> bool:
    """Look for what tells an animated PNG, which stands before its picture."""
    file.seek(8)
    while len(head := file.read(8)) == 8:
        length, name = struct.unpack(">I4s", head)
        if name in (b"acTL", b"IDAT"):
            return bool(name == b"acTL")
        file.seek(length + 4, 1)
    return False


def _turned(size: tuple[int, int], turn: int) -> tuple[int, int]:
    return (size[1], size[0]) if turn in _SIDEWAYS else size


def _png(file: BinaryIO) -> tuple[int, int]:
    file.seek(8)
    size, turn, whole = (0, 0), 1, False
    while head := file.read(8):
        length, name = struct.unpack(">I4s", head)
        if name == b"IHDR":
            size = struct.unpack(">II", file.read(8))
            file.seek(length - 8 + 4, 1)
        elif name == b"eXIf":
            turn = _turn(file.read(length))
            file.seek(4, 1)
        else:
            file.seek(length + 4, 1)
        if name == b"IEND":
            whole = True
            break
    if not whole or 0 in size:
        raise Damaged("no end")
    return _turned(size, turn)


def _jpeg(file: BinaryIO) -> tuple[int, int]:
    file.seek(2)
    turn = 1
    while True:
        marker = _marker(file)
        if marker in (0xD9, 0xDA):
            raise Damaged("no frame")
        (length,) = struct.unpack(">H", file.read(2))
        if length < 2:
            raise Damaged("a marker without a length")
        body = file.read(length - 2)
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turn = _turn(body[6:])
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", body[1:5])
            if not height or not width:
                raise Damaged("no size")
            _to_its_end(file)
            return _turned((width, height), turn)


def _to_its_end(file: BinaryIO) -> None:
    """Look for the end of a JPEG from its frame on: a download that broke off has a header and half a picture."""
    begun = file.tell()
    file.seek(max(begun, file.seek(0, 2) - _TAIL))
    if _END in file.read():
        return
    file.seek(begun)  # telephones write a film behind the picture
    before = b""
    while part := file.read(_PART):
        if _END in before + part:
            return
        before = part[-1:]
    raise Damaged("no end")


def _marker(file: BinaryIO) -> int:
    byte, skipped = file.read(1), 0
    while byte and byte != b"\xff" and skipped < _MOST_PADDING:
        byte, skipped = file.read(1), skipped + 1
    if byte != b"\xff":
        raise Damaged("no marker")
    while byte == b"\xff":
        byte = file.read(1)
    return byte[0]


def _turn(exif: bytes) -> int:
    """Return the orientation of an EXIF block; 1, which is upright, if it says none."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + entry * 12)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        return 1  # a broken EXIF block turns nothing; the picture itself may be whole
    return 1


def _other(file: BinaryIO) -> tuple[int, int]:
    import logging
    import warnings

    from PIL import Image

    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow makes of a broken header is no talk for a writer
        try:
            with Image.open(file) as image:
                return _turned(image.size, image.getexif().get(0x0112, 1))
        except Image.DecompressionBombError:
            return (1 << 20, 1 << 20)  # Pillow will not even say how large
        except (OSError, ValueError, SyntaxError) as problem:
            raise Damaged("unreadable") from problem
