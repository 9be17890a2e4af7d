"""Pictures judged by their first bytes: what they are and how large, without decoding a pixel.

Somebody's answer over a network is not a picture because it says so: only PNG, JPEG and WebP with a size in
their header are kept as takes.
"""

from __future__ import annotations

import struct

from picturebook.record import record

_MOST = 100_000_000  # pixels: beyond it a header promises what no illustrator was asked for


@record
class Measured:
    """A picture's kind and size in pixels."""

    media_type: str
    width: int
    height: int


def measure(data: bytes) -> Measured:
    """Return what a picture says of itself. Raises ValueError for anything that is not PNG, JPEG or WebP."""
    try:
        found = _measured(data)
    except (struct.error, IndexError):
        raise ValueError("this picture ends before its size") from None
    if not 0 < found.width * found.height <= _MOST:
        raise ValueError(f"a picture of {found.width} × {found.height} pixels")
    return found


def _measured(data: bytes) -> Measured:
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        return _png(data)
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise ValueError("these bytes are not a PNG, JPEG or WebP picture")


def _png(data: bytes) -> Measured:
    width, height = struct.unpack(">II", data[16:24])
    if b"IEND" not in data[-64:]:
        raise ValueError("this PNG ends too soon")
    return Measured(media_type="image/png", width=width, height=height)


def _jpeg(data: bytes) -> Measured:
    if b"\xff\xd9" not in data[-64:]:
        raise ValueError("this JPEG ends too soon")
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("this JPEG is damaged")
        while data[at + 1] == 0xFF:  # any marker may be padded
            at += 1
        marker = data[at + 1]
        if marker in (0xD9, 0xDA):
            raise ValueError("this JPEG has no size")
        # SOF0 to SOF15 hold the size; C4, C8 and CC are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Measured(media_type="image/jpeg", width=width, height=height)
        at += 2 + max(2, int(struct.unpack(">H", data[at + 2 : at + 4])[0]))


def _webp(data: bytes) -> Measured:
    kind = data[12:16]
    (length,) = struct.unpack("<I", data[4:8])
    if len(data) < length + 8:
        raise ValueError("this WebP ends too soon")
    if kind == b"VP8X":
        width = 1 + int.from_bytes(data[24:27], "little")
        height = 1 + int.from_bytes(data[27:30], "little")
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    else:
        width, height = (value & 0x3FFF for value in struct.unpack("<HH", data[26:30]))
    return Measured(media_type="image/webp", width=width, height=height)
