"""Itemising a text by script (UAX #24): what belongs to any script goes with the letters beside it.

Faces are chosen and words are shaped by script and language. Chinese, Japanese and Korean share their ideographs and
draw them differently, so these four are told apart by the text's language, else by its other letters: "Hans",
"Hant", "Jpan", "Kore" (ISO 15924). A text in Latin letters costs one search by pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from picturebook.record import record

LATIN = "Latn"
# Whatever is not of the Latin script, nor of all of them beside Latin letters.
_OTHERS = re.compile("[^\0-\u02af\u1e00-\u1eff\u2000-\u206f\u20a0-\u20c0]")
_ANY, _INHERITED, _NONE = "Zyyy", "Zinh", "Zzzz"
_IDEOGRAPHS = "Hani"
_EAST = {"Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore", "Bopo": "Hant"}
_REGIONS = ("tw", "hk", "mo", "hant")  # where Chinese is written in its traditional characters
# Of the scripts a sign stands in, the one it stands in most; any other by the alphabet.
_COMMONEST = ("Arab", "Deva", "Beng", "Hani", "Cyrl", "Grek", LATIN)
_PAIRS = dict(zip("([{«‹“‘「『（《〈【", ")]}»›”’」』）》〉】", strict=True))


@record
class ScriptRun:
    """Neighbours of one script: text[start:end]."""

    start: int
    end: int
    script: str


@lru_cache(maxsize=1024)
def script_runs(text: str, language: str) -> tuple[ScriptRun, ...]:
    """Return a text's scripts from end to end. A text without letters is of Latin script, or of its signs' own."""
    if not text:
        return ()
    if not _OTHERS.search(text):
        return (ScriptRun(start=0, end=len(text), script=LATIN),)
    of = _settled(text, [_kind_of(char) for char in text])
    ideographs = _ideographs(of, language)
    of = [ideographs if one == _IDEOGRAPHS else _EAST.get(one, one) for one in of]
    cuts = [0, *(at for at in range(1, len(of)) if of[at] != of[at - 1]), len(of)]
    return tuple(ScriptRun(start=start, end=end, script=of[start]) for start, end in pairwise(cuts))


@lru_cache(maxsize=4096)
def has_a_script(char: str) -> bool:
    """Say whether a character is of one script alone; the signs of many may be set in any face."""
    return _is_own(_kind_of(char))


@lru_cache(maxsize=4096)
def _kind_of(char: str) -> str:
    from picturebook.layout.script_table import SCRIPTS, STARTS

    return SCRIPTS[bisect_right(STARTS, ord(char)) - 1]


def _settled(text: str, kinds: Sequence[str]) -> list[str]:
    """Give every character that is of many scripts that of the letters before it, else of those after it.

    A closing mark goes with its opening one, so that quotation marks and brackets stay of one face.
    """
    made: list[str] = []
    open_: list[tuple[str, str]] = []
    for char, kind, after in zip(text, kinds, _next(kinds), strict=True):
        before = made[-1] if made else None
        opens = char in _PAIRS
        if _is_own(kind):
            made.append(kind)
        elif open_ and char == open_[-1][0]:
            made.append(open_.pop()[1])
        else:
            made.append(_leaning(kind, *((after, before) if opens else (before, after))))
            if opens:
                open_.append((_PAIRS[char], made[-1]))
    return made


def _leaning(kind: str, near: str | None, far: str | None) -> str:
    """Return the script of a sign: its neighbours' where it is used in theirs, else the commonest of its own."""
    if not kind.startswith("+"):
        return near or far or LATIN
    own = kind[1:].split("+")
    return next((one for one in (near, far, *_COMMONEST) if one in own), own[0]) or LATIN


def _next(kinds: Sequence[str]) -> list[str | None]:
    """Return the script of the first letter after each character."""
    made: list[str | None] = []
    after: str | None = None
    for kind in reversed(kinds):
        made.append(after)
        after = kind if _is_own(kind) else after
    return made[::-1]


def _is_own(kind: str) -> bool:
    return kind not in (_ANY, _INHERITED, _NONE) and not kind.startswith("+")


def _ideographs(of: Sequence[str], language: str) -> str:
    """Return whose ideographs these are: the language's, else of whoever wrote the letters among them."""
    code, *subtags = language.lower().replace("_", "-").split("-")
    if code in ("zh", "yue", "ja", "ko"):
        traditional = code == "yue" or ("hans" not in subtags and not set(_REGIONS).isdisjoint(subtags))
        return {"ja": "Jpan", "ko": "Kore"}.get(code, "Hant" if traditional else "Hans")
    return next((_EAST[one] for one in ("Hira", "Kana", "Hang", "Bopo") if one in of), "Hans")
