"""Pictures judged by their first bytes: what they are and how large, without decoding a pixel."""

from __future__ import annotations

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A picture's kind and size in pixels."""

    media_type: str
    width: int
    height: int


def measure(data: bytes) -> Measured:
    """Return what a picture says of itself. Raises ValueError for anything that is not PNG, JPEG or WebP."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        width, height = struct.unpack(">II", data[16:24])
        return Measured(media_type="image/png", width=width, height=height)
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise ValueError("these bytes are not a PNG, JPEG or WebP picture")


def _jpeg(data: bytes) -> Measured:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            raise ValueError("this JPEG is damaged")
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        # SOF0 to SOF15 hold the size; C4, C8 and CC are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Measured(media_type="image/jpeg", width=width, height=height)
        at += 2 + length
    raise ValueError("this JPEG ends before its size")


def _webp(data: bytes) -> Measured:
    kind = data[12:16]
    if kind == b"VP8X":
        width = 1 + int.from_bytes(data[24:27], "little")
        height = 1 + int.from_bytes(data[27:30], "little")
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    else:
        width, height = (value & 0x3FFF for value in struct.unpack("<HH", data[26:30]))
    return Measured(media_type="image/webp", width=width, height=height)
