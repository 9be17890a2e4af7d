"""Breaking: the stretches of a paragraph that stay whole, and between which a line may end.

UAX #14 says where a line of any script may end (break_rules), but leaves scripts that write no spaces between words to
a dictionary (segmenting). Read aloud, some of those places trip the tongue, so the
trade keeps more together than the standard does; each such custom is one line of `_KEPT`. A name of the cast stays
whole, and so does whatever a reader takes for one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from picturebook.layout.break_rules import any_of, clusters, kinds, of_cluster, of_complex, opportunities
from picturebook.layout.lines import Piece
from picturebook.layout.segmenting import word_ends

_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"  # after these a line has ended, whatever its length
_BLANK = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000" + _ENDS
)
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb"
_KEPT = (
    # A dash that stands alone stays with the words before it: "one — / two", never "one / — two".
    r"(?<!\s) +(?=[–—―]+(?:\s|$))",
    # Nothing begins a line with the dash of a break in speech: "yes—/no", never "yes/—no".
    r"(?<=[^\s(“‘«„¿¡\"'])(?=[—―⸺])",
    # The dash that opens speech stays with it: "— Bonjour", "—dijo", and so does an ellipsis: "…and then".
    rf"(?:^|(?<=[{_ENDS}]))[ \t]*[-–—―]+[ \t]+(?=\S)",
    r"(?:^|(?<=[\s(“‘«„¿¡\"']))[–—―…]+(?=\S)",
    # One letter is not parted from its hyphen: "T-shirt", "vitamin-C".
    r"(?:^|(?<=[\s(“‘«„¿¡\"']))[^\W\d_][-‐](?=\w)|[-‐](?=[^\W\d_](?:[^\w\u0300-\u036f'’\-‐]|$))",
    # A word with soft hyphens is divided where its hyphen is shown (hyphens).
    "\u00ad",
    # Korean written with spaces breaks at spaces (UAX #14, 8.1).
    rf"(?<=[{_HANGUL}])(?=[\w(])|(?<=[\w)])(?=[{_HANGUL}])",
)
_KEEPING = re.compile("|".join(_KEPT))
_ODD = re.compile(rf"[-‐–—―⸺…\u00ad{_HANGUL}]")  # without these nothing is kept beyond the standard
_COMPLEX = re.compile(any_of(of_complex()))
_JOINING = re.compile(any_of(of_cluster("ekwzspn")))  # without these, UAX #14 parts no character


def pieces(text: str, names: Iterable[str] = ()) -> tuple[Piece, ...]:
    """Cut a paragraph where a line may end; it must where its author ended one. `names` are cut at spaces only.

    White space and zero-width spaces between two pieces are part of neither; all else is in one piece, in its order.
    """
    found: list[Piece] = []
    start = 0
    for past in _ends(text, tuple(sorted(filter(None, names), key=len, reverse=True))):
        if text[past - 1] == " " and past - start > 1 and _BLANK.isdisjoint((text[start], text[past - 2])):
            found.append(Piece(start, past - 1, spaced=True))  # as nearly always: a word and its space
            start = past
            continue
        first, last = _trimmed(text, start, past)
        forced = text[past - 1] in _ENDS
        spaced = text[last:past].strip("\u200b") != ""
        if first < last:
            found.append(Piece(start=first, end=last, spaced=spaced, forced=forced))
        elif found:
            last_one = found[-1]
            found[-1] = last_one._replace(spaced=last_one.spaced or spaced, forced=last_one.forced or forced)
        start = past
    return tuple(found)


def _ends(text: str, names: tuple[str, ...]) -> Iterable[int]:
    """Return where a line may or must end, the end of the text last."""
    said = kinds(text)
    kept = {match.end() for match in _KEEPING.finditer(text)} if _ODD.search(text) else set()
    if names:
        for match in _pattern(names).finditer(text):
            kept.update(at for at in range(match.start() + 1, match.end(1)) if not text[at - 1].isspace())
    whole = set(clusters(said)) if _JOINING.search(said) else None
    found: Iterable[int] = opportunities(said)
    if _COMPLEX.search(said):
        found = sorted({*found, *word_ends(text, names)})
    if not kept and whole is None:
        return found
    return (
        at
        for at in found
        if at == len(text) or text[at - 1] in _ENDS or (at not in kept and (whole is None or at in whole))
    )


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?=({'|'.join(map(re.escape, names))}))")


_BEARS = re.compile(any_of(of_cluster("ekwzs")))


def _trimmed(text: str, start: int, past: int) -> tuple[int, int]:
    """Return text[start:past] without the white space round it, but for a space that bears a mark."""
    last = past
    while last > start and text[last - 1] in _BLANK:
        last -= 1
    first = start
    while first < last and text[first] in _BLANK:
        first += 1
    if first > start and first < last and not text[first].isascii() and _BEARS.match(kinds(text[first])):
        first -= 1
    return first, last
