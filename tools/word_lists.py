"""Write src/picturebook/layout/words from the dictionaries of ICU, which the sources of Debian's package icu hold.

apt-get source --download-only icu && tar xf icu_72.1.orig.tar.gz icu/LICENSE icu/source/data/in/icudt72l.dat
python tools/word_lists.py icu
"""

from __future__ import annotations

import gzip
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

MADE = Path(__file__).parents[1] / "src" / "picturebook" / "layout" / "words"
LISTS = {"laodict": "lao", "khmerdict": "khmer", "burmesedict": "burmese"}
NOTICES = ("UNICODE, INC. LICENSE AGREEMENT", "Lao Word Break", "Burmese Word Break")  # of the lists here
RULE = "\n" + "-" * 70 + "\n"


class Trie:
    """A dictionary of ICU: a BytesTrie (bytestrie.h) without values, its bytes offsets in a block of Unicode."""

    def __init__(self, data: bytes, at: int) -> None:
        base = at + struct.unpack_from("<H", data, at)[0]
        indexes = struct.unpack_from("<8i", data, base)
        self.data, self.root, self.block = data, base + indexes[0], indexes[5] & 0x1FFFFF

    def words(self) -> Iterator[str]:
        """Yield the words."""
        return self._node(self.root, "")

    def _char(self, byte: int) -> str:
        return {0xFF: "\u200d", 0xFE: "\u200c"}.get(byte) or chr(self.block + byte)

    def _value(self, at: int) -> tuple[int, int]:
        lead = self.data[at] >> 1
        if lead < 0x51:
            return lead - 0x10, at + 1
        size = 1 if lead < 0x6C else 2 if lead < 0x7E else 3 if lead == 0x7E else 4
        first = {1: lead - 0x51, 2: lead - 0x6C}.get(size, 0)
        return first << 8 * size | int.from_bytes(self.data[at + 1 : at + 1 + size], "big"), at + 1 + size

    def _delta(self, at: int) -> tuple[int, int]:
        lead = self.data[at]
        size = sum(lead >= first for first in (0xC0, 0xF0, 0xFE, 0xFF))
        first = (lead, lead - 0xC0, lead - 0xF0, 0, 0)[size]
        return first << 8 * size | int.from_bytes(self.data[at + 1 : at + 1 + size], "big"), at + 1 + size

    def _node(self, at: int, said: str) -> Iterator[str]:
        while True:
            lead = self.data[at]
            if lead < 0x10:
                size, at = (lead, at + 1) if lead else (self.data[at + 1], at + 2)
                yield from self._branch(at, size + 1, said)
                return
            if lead < 0x20:
                past = at + 1 + lead - 0x0F
                said, at = said + "".join(map(self._char, self.data[at + 1 : past])), past
            else:
                yield said
                if lead & 1:
                    return
                _, at = self._value(at)

    def _branch(self, at: int, size: int, said: str) -> Iterator[str]:
        if size > 5:
            far, at = self._delta(at + 1)
            yield from self._branch(at + far, size >> 1, said)
            yield from self._branch(at, size - (size >> 1), said)
            return
        for _ in range(size - 1):
            key, last = self._char(self.data[at]), self.data[at + 1] & 1
            value, at = self._value(at + 1)
            if last:
                yield said + key
            else:
                yield from self._node(at + value, said + key)
        yield from self._node(at + 1, said + self._char(self.data[at]))


def items(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield the names of what a file of ICU's data holds, and where each begins."""
    head = struct.unpack_from("<H", data)[0]
    for number in range(struct.unpack_from("<I", data, head)[0]):
        name, at = struct.unpack_from("<II", data, head + 4 + 8 * number)
        yield data[head + name : data.index(0, head + name)].decode(), head + at


def main(icu: Path) -> None:
    """Write the lists and the licences they are under."""
    data = next((icu / "source/data/in").glob("icudt*l.dat")).read_bytes()
    for name, at in items(data):
        made = LISTS.get(Path(name).stem) if name.endswith(".dict") else None
        if made:
            words = "\n".join(sorted(Trie(data, at).words())) + "\n"
            (MADE / f"{made}.txt.gz").write_bytes(gzip.compress(words.encode(), 9, mtime=0))
    notices = (icu / "LICENSE").read_text(encoding="utf-8").split(RULE)
    kept = [notice.strip() for notice in notices if notice.strip().startswith(NOTICES)]
    (MADE / "LICENSE.txt").write_text(f"\n{RULE}\n".join(kept) + "\n", encoding="utf-8")


main(Path(sys.argv[1]))
