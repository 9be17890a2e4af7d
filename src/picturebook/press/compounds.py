"""Compound glyphs: a letter that shaping made of several glyphs, put into the font as one.

One glyph then reads as one letter in every reader, with nothing told beside it, and its marks need no moves of their
own. Tables and fields are those of the OpenType specification (glyf, loca, hmtx, hhea, maxp, head).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from picturebook.record import record

_WORDS, _OFFSETS, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400  # flags of a component
_LONG = 1  # the format of a loca table with whole offsets
_CHECKSUM = 0xB1B0AFBA  # what the sum over a file, with what is set to make it so, comes to


@record
class Compound:
    """A glyph of others at places, in font units: (glyph, x, y), its advance, and its edges left, low, right, high."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int
    box: tuple[int, int, int, int]

    @property
    def fits(self) -> bool:
        """Whether the numbers of a font can hold it: marks stacked without end cannot be."""
        told = (*self.box, *(place for _, x, y in self.parts for place in (x, y)))
        return self.advance <= 0xFFFF and all(-0x8000 <= one < 0x8000 for one in told)


def compounded(tables: Mapping[str, bytes], made: Mapping[int, Compound]) -> bytes:
    """Return a TrueType font with compounds added at those glyph numbers, all beyond its own."""
    count = int.from_bytes(tables["maxp"][4:6], "big")
    total = max(made) + 1
    outlines, places = _outlines(tables, count)
    advances = _metrics(tables, count)
    for number in range(count, total):
        places.append(len(outlines))
        compound = made.get(number)
        advances.append((compound.advance, compound.box[0]) if compound else (0, 0))
        if compound and compound.parts:
            outlines += _described(compound)
    places.append(len(outlines))
    head, hhea = bytearray(tables["head"]), bytearray(tables["hhea"])
    struct.pack_into(">h", head, 50, _LONG)
    struct.pack_into(">H", hhea, 34, total)
    changed = {
        "glyf": bytes(outlines),
        "loca": struct.pack(f">{total + 1}I", *places),
        "hmtx": b"".join(struct.pack(">Hh", *one) for one in advances),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": _limits(tables["maxp"], total, made),
    }
    return _file({**tables, **changed})


def _outlines(tables: Mapping[str, bytes], count: int) -> tuple[bytearray, list[int]]:
    """Return the outlines and where each begins."""
    loca, long = tables["loca"], struct.unpack_from(">h", tables["head"], 50)[0] == _LONG
    places = [
        at * (1 if long else 2) for at in struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", loca)
    ]
    outlines = bytearray(tables["glyf"][: places[-1]])
    # A glyph that has an outline ends where the next begins: zeros before the first compound are its neighbour's.
    outlines += bytes(-len(outlines) % 4)
    return outlines, places[:-1]


def _metrics(tables: Mapping[str, bytes], count: int) -> list[tuple[int, int]]:
    """Return each glyph's advance and left side; the last advances are told once for all."""
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    found = [struct.unpack_from(">Hh", tables["hmtx"], 4 * at) for at in range(min(full, count))]
    for at in range(count - len(found)):
        found.append((found[-1][0], struct.unpack_from(">h", tables["hmtx"], 4 * full + 2 * at)[0]))
    return found


def _described(compound: Compound) -> bytes:
    made = [struct.pack(">5h", -1, *compound.box)]
    for at, (glyph, x, y) in enumerate(compound.parts):
        flags = _WORDS | _OFFSETS | (_MORE if at < len(compound.parts) - 1 else 0) | (0 if at else _OVERLAP)
        made.append(struct.pack(">2H2h", flags, glyph, x, y))
    told = b"".join(made)
    return told + bytes(-len(told) % 4)


def _limits(maxp: bytes, total: int, made: Mapping[int, Compound]) -> bytes:
    """Return the limits that whoever draws may reserve room by."""
    found = bytearray(maxp)
    struct.pack_into(">H", found, 4, total)
    most = max(len(one.parts) for one in made.values())
    points, contours, compound_points, compound_contours = struct.unpack_from(">4H", maxp, 6)
    grown = (
        min(0xFFFF, most * max(points, compound_points)),
        min(0xFFFF, most * max(contours, compound_contours)),
    )
    struct.pack_into(">2H", found, 10, *grown)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    struct.pack_into(">2H", found, 28, max(elements, most), depth + 1)
    return bytes(found)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Return the tables as a font file."""
    names = sorted(tables)
    log = len(names).bit_length() - 1
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)
    held = {**tables, "head": bytes(head)}
    start = struct.pack(">I4H", 0x00010000, len(names), 16 << log, log, 16 * len(names) - (16 << log))
    at, rows, bodies = 12 + 16 * len(names), [], []
    for name in names:
        body = held[name]
        rows.append(struct.pack(">4s3I", name.encode("ascii"), _sum(body), at, len(body)))
        bodies.append(body + bytes(-len(body) % 4))
        at += len(bodies[-1])
    whole = bytearray(start + b"".join(rows) + b"".join(bodies))
    place = next(struct.unpack_from(">I", row, 8)[0] for row in rows if row[:4] == b"head")
    struct.pack_into(">I", whole, place + 8, (_CHECKSUM - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(body: bytes) -> int:
    body += bytes(-len(body) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(body) // 4}I", body)
    return sum(words) & 0xFFFFFFFF
