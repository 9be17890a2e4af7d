"""The Unicode Bidirectional Algorithm (UAX #9): which way a paragraph's characters run, and a line's visual order.

Levels are found for the whole paragraph, before anything is broken or shaped; a line is reordered when it is set
(L1, L2); mirrored signs (L4) are HarfBuzz's. A text without a letter or a sign that could run from right to left
costs one search by pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from picturebook.layout.bidi_rules import ISOLATES, REMOVED, Brackets, resolve
from picturebook.record import record

# Whatever could give a character another level than its paragraph's 0: letters and figures written from the right,
# and the signs that embed, override and isolate.
TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BASES = {"ltr": 0, "rtl": 1, "auto": None}
_BLANK = (
    frozenset({"WS", "PDI"}) | ISOLATES | REMOVED
)  # what takes the paragraph's level at a line's end (L1)
_SAME = {0x2329: 0x3008, 0x232A: 0x3009}  # brackets that are one by canonical equivalence


@record
class Levels:
    """The level of each character, even from left to right and odd from right to left; `base` is the paragraph's."""

    base: int
    of: bytes


@record
class LevelRun:
    """Neighbours of one level: text[start:end] of a paragraph."""

    start: int
    end: int
    level: int

    @property
    def direction(self) -> str:
        """Which way it runs: "ltr" or "rtl"."""
        return "rtl" if self.level % 2 else "ltr"


def levels(text: str, base: str = "auto") -> Levels:
    """Return the levels of one paragraph. `base` is "ltr", "rtl", or "auto" for that of its first strong letter.

    A character the algorithm takes out (X9) has the level of the one before it. Raises KeyError for another base.
    """
    wanted = _BASES[base]
    if not wanted and not TURNS.search(text):
        return Levels(base=0, of=bytes(len(text)))
    kinds = [kind_of(char) for char in text]
    level, found = resolve(kinds, wanted, _brackets(text))
    made, last = [], level
    for one in found:
        last = last if one is None else one
        made.append(last)
    return Levels(base=level, of=bytes(made))


def visual(text: str, found: Levels, first: int, past: int) -> tuple[LevelRun, ...]:
    """Return the runs of the line text[first:past] from left to right: the paragraph's levels after L1 and L2."""
    if first >= past:
        return ()
    if not found.base and not any(found.of[first:past]):
        return (LevelRun(start=first, end=past, level=0),)
    kinds = [kind_of(char) for char in text[first:past]]
    of = rested(kinds, found.of[first:past], found.base)
    cuts = [0, *(at for at in range(1, len(of)) if of[at] != of[at - 1]), len(of)]
    runs = [LevelRun(start=first + a, end=first + b, level=of[a]) for a, b in pairwise(cuts)]
    return tuple(runs[at] for at in reordered([run.level for run in runs]))


def rested(kinds: Sequence[str], found: Sequence[int], base: int) -> list[int]:
    """Return a line's levels with separators, and what is blank before them and at its end, at the base (L1)."""
    made, ending = list(found), True
    for at in range(len(made) - 1, -1, -1):
        separates = kinds[at] in ("B", "S")
        ending = separates or (ending and kinds[at] in _BLANK)
        if ending:
            made[at] = base
    return made


def reordered(found: Sequence[int]) -> list[int]:
    """Return in which order stretches of those levels stand from left to right (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for least in range(max(found, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            past = at
            while past < len(order) and found[order[past]] >= least:
                past += 1
            if past > at:
                order[at:past] = reversed(order[at:past])
            at = past + 1
    return order


@lru_cache(maxsize=4096)
def kind_of(char: str) -> str:
    """Return a character's bidirectional class: "L", "AL", "EN" …"""
    from picturebook.layout.bidi_classes import KINDS, STARTS

    return KINDS[bisect_right(STARTS, ord(char)) - 1]


def _brackets(text: str) -> Brackets:
    from picturebook.layout.bidi_classes import BRACKETS

    made = {}
    for at, char in enumerate(text):
        known = BRACKETS.get(ord(char))
        if known:
            other, opens = known
            closing = other if opens else ord(char)
            made[at] = (_SAME.get(closing, closing), opens)
    return made
