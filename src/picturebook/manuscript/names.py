"""Who is in a sentence: the cast's names and aliases found in a scene.

Case counts. In scripts with spaces a name is a whole word (possessives allowed); in Han, Kana, Thai, Lao,
Khmer, Myanmar and Tibetan it is any stretch of the text. Longest names first, each letter consumed once.
A vowel sign or an accent set on its own belongs to its word: राम is not in रामा.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from picturebook.manuscript.cast import Member

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Thai to Myanmar
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_FOLDED = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    }  # seen by nobody, pasted by many
)


def fold(text: str) -> str:
    """Return text in NFC with every apostrophe the same, and without what nobody can see."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED)


def names_of(members: Iterable[Member]) -> dict[str, str]:
    """Return every name and alias, folded, with the name of the member it means."""
    return {fold(word): member.name for member in members for word in (member.name, *member.aliases)}


def who_is_in(sentence: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the members a sentence mentions, each once, in the order they first appear."""
    rest, found = fold(sentence), dict[int, str]()
    for word in sorted(names, key=lambda word: (-len(word), word)):
        places = _places(word, rest)
        found |= dict.fromkeys(places, names[word])
        rest = _consumed(rest, places, len(word))
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _consumed(text: str, places: list[int], length: int) -> str:
    """Return text with a name blotted out wherever it stands, so that no shorter one is found in it."""
    if not places:
        return text
    parts, past = [], 0
    for at in places:
        parts += [text[past:at], "\0" * length]
        past = at + length
    return "".join((*parts, text[past:]))


def nearly_named(sentence: str, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return (name as typed, as it stands here) of names that only the case of their first letter keeps unseen.

    “The mouse sits” does not name an alias “the mouse”, nor does “beside the lamp” a prop “The lamp”: case counts, and
    a reader would not think so. A single word is another matter: a bear is not always Bear.
    """
    seen = who_is_in(sentence, names)
    text = fold(sentence)
    found = []
    for word, name in names.items():
        if name in seen:
            continue
        raised, lowered = word[:1].upper() + word[1:], word[:1].lower() + word[1:]
        if raised != word and raised not in names and any(_opens(text, at) for at in _places(raised, text)):
            found.append((word, raised))
        elif lowered != word and " " in word and lowered not in names and _places(lowered, text):
            found.append((word, lowered))
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Say whether a sentence, or what somebody says in it, begins at a place."""
    while at and text[at - 1].isspace():
        at -= 1
    return at == 0 or text[at - 1] in _BEFORE


_BEFORE = ".!?:;…\"'“”«(—–-"


def _places(word: str, text: str) -> list[int]:
    """Return where a name stands in folded text, none of its places lying over another."""
    found, at = [], text.find(word) if word else -1
    spaced = not _UNSPACED.search(word)
    while at >= 0:
        stands = not spaced or _stands_alone(text, at, at + len(word))
        if stands:
            found.append(at)
        at = text.find(word, at + (len(word) if stands else 1))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    if start and _in_word(text[start - 1]):
        return False
    return not _goes_on(text, end) or (text.startswith("'s", end) and not _goes_on(text, end + 2))


def _goes_on(text: str, at: int) -> bool:
    points = _POINTS.match(text, at)
    at = points.end() if points else at
    return at < len(text) and _in_word(text[at])


_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")  # vowels no word needs


def _in_word(letter: str) -> bool:
    if letter.isascii():
        return letter.isalnum() or letter == "_"
    # “Pim坐在码头上”: a script that writes no spaces leaves none beside a name either.
    spaced = _UNSPACED.match(letter) is None
    return spaced and (letter.isalnum() or unicodedata.category(letter)[0] == "M")


_TOO_FAR = 8  # letters: twice what anybody takes for a slip


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to make one word the other.

    Words whose lengths are far apart are not compared: the difference in length is the answer, and too many.
    """
    if abs(len(one) - len(other)) > _TOO_FAR:
        return abs(len(one) - len(other))
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
