"""Who is in a sentence: the cast's names and aliases found in a scene.

Case counts. In scripts with spaces a name is a whole word (possessives allowed); in Han, Kana, Thai, Lao,
Khmer, Myanmar and Tibetan it is any stretch of the text. Longest names first, each letter consumed once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from picturebook.manuscript.cast import Member

_UNSPACED = re.compile("[฀-໿ༀ-࿿က-႟ក-៿぀-ヿ㐀-鿿豈-﫿]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def fold(text: str) -> str:
    """Return text in NFC with every apostrophe the same."""
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES)


def names_of(members: Iterable[Member]) -> dict[str, str]:
    """Return every name and alias, folded, with the name of the member it means."""
    return {fold(word): member.name for member in members for word in (member.name, *member.aliases)}


def who_is_in(sentence: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the members a sentence mentions, each once, in the order they first appear."""
    rest, found = fold(sentence), {}
    for word in sorted(names, key=lambda word: (-len(word), word)):
        pattern = _pattern(word)
        for match in pattern.finditer(rest):
            found[match.start()] = names[word]
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word)
    if _UNSPACED.search(word):
        return re.compile(escaped)
    return re.compile(rf"(?<!\w){escaped}(?=(?:'s)?(?!\w))")


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to make one word the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, earlier[j - 2] + 1)
            row.append(steps)
    return row[-1]
