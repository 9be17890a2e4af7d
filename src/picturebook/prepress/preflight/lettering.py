"""Fonts of a finished PDF: whether they are embedded, how wide their letters are, and what they read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_UNKNOWN = 0.5  # em: a letter whose width the file does not say
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


class Lettering:
    """One font of a file."""

    def __init__(self, font: Any) -> None:
        self.composite = str(font.get("/Subtype")) == "/Type0"
        inner = font.DescendantFonts[0] if self.composite and "/DescendantFonts" in font else font
        self.name = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))[1:]
        self.embedded = _embedded(font, inner)
        self.scale = 1 / 1000
        if str(font.get("/Subtype")) == "/Type3":
            self.scale = abs(float(font.FontMatrix[0])) or self.scale
        self.default = float(inner.get("/DW", 1000)) if self.composite else _UNKNOWN / self.scale
        self.widths = dict(_composite_widths(inner)) if self.composite else dict(_simple_widths(font))
        self.letters = _letters(font)

    def codes(self, shown: bytes) -> Iterator[int]:
        """Yield the codes in a string: two bytes each in a composite font, else one."""
        step = 2 if self.composite else 1
        for at in range(0, len(shown) - step + 1, step):
            yield int.from_bytes(shown[at : at + step], "big")

    def width(self, code: int) -> float:
        """Return a letter's width in ems."""
        return self.widths.get(code, self.default) * self.scale

    def read(self, code: int) -> str:
        """Return what a letter reads; a simple font without a map is taken for Latin."""
        if self.letters:
            return self.letters.get(code, "")
        return "" if self.composite else bytes([code]).decode("cp1252", "replace")


def _embedded(font: Any, inner: Any) -> bool:
    if str(font.get("/Subtype")) == "/Type3":
        return True  # its letters are drawn in the file
    told = inner.get("/FontDescriptor")
    return told is not None and any(key in told for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _simple_widths(font: Any) -> Iterator[tuple[int, float]]:
    first = int(font.get("/FirstChar", 0))
    for at, wide in enumerate(font.get("/Widths", ())):
        yield first + at, float(wide)


def _composite_widths(inner: Any) -> Iterator[tuple[int, float]]:
    """Read W of ISO 32000-1, 9.7.4.3: `first [w w …]` or `first last w`."""
    told = list(inner.get("/W", ()))
    at = 0
    while at + 1 < len(told):
        first, second = int(told[at]), told[at + 1]
        try:
            listed = [float(one) for one in second]
        except TypeError:
            for code in range(first, min(int(second), first + 0xFFFF) + 1):
                yield code, float(told[at + 2])
            at += 3
            continue
        yield from ((first + step, wide) for step, wide in enumerate(listed))
        at += 2


def _letters(font: Any) -> dict[int, str]:
    """Read a ToUnicode map; empty where there is none."""
    if "/ToUnicode" not in font:
        return {}
    try:
        told = font.ToUnicode.read_bytes()
    except (AttributeError, ValueError):
        return {}  # a name of a map of Adobe's
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", told, re.S):
        parts = _HEX.findall(block)
        found |= {_code(code): _text(text) for code, text in zip(parts[::2], parts[1::2], strict=False)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", told, re.S):
        for line in re.finditer(rb"<(\w+)>\s*<(\w+)>\s*(?:<([\w\s]*)>|\[(.*?)\])", block, re.S):
            found |= dict(_range(*line.groups()))
    return found


def _range(first: bytes, last: bytes, start: bytes | None, listed: bytes | None) -> Iterator[tuple[int, str]]:
    codes = range(_code(first), min(_code(last), _code(first) + 0xFFFF) + 1)
    if listed is not None:
        yield from zip(codes, map(_text, _HEX.findall(listed)), strict=False)
        return
    text = _text(start or b"")
    for code in codes:
        yield code, text[:-1] + chr(min(0x10FFFF, ord(text[-1]) + code - codes[0])) if text else ""


def _code(told: bytes) -> int:
    return int(re.sub(rb"\s", b"", told) or b"0", 16)


def _text(told: bytes) -> str:
    digits = re.sub(rb"\s", b"", told).decode("ascii")
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-16-be", "replace")
