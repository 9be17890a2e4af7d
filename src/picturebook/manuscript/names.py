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
