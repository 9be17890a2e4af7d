"""Segmenting: where the words lie in the scripts that write no spaces between them.

UAX #14 leaves these scripts to a dictionary. Thai is parted by BudouX's model; Lao, Khmer and Burmese by the words of
ICU's dictionaries, taken so that the fewest of them make up the whole, with as little as may be left over. Names of
the cast are words too, and are never parted. How well each does is measured in docs/concepts/where-lines-end.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.layout.break_rules import clusters, kinds, of_class
from picturebook.record import record

if TYPE_CHECKING:
    from budoux.parser import Parser

WORDS = Path(__file__).parent / "words"
KNOWN, SHORT, UNKNOWN, LOST = (
    1.0,
    0.3,
    1.6,
    0.3,
)  # a word; one of one character; what is no word, each and together
LONGEST = 60  # letters; no list has a longer word
_LONG = 8  # characters in a row that are no word: more are no name, but a language without a dictionary


@record
class Script:
    """A script without spaces: its letters, what never begins a word in it, what never ends one, its words."""

    run: str
    never_first: str = r"(?!)"
    never_last: str = ""
    words: str = ""  # the file in WORDS; without one, BudouX's model of Thai


SCRIPTS = {
    "Thai": Script(run="\u0e01-\u0e3a\u0e40-\u0e4e", never_first="[ะาำๅๆฯ]", never_last="เแโใไ"),
    "Lao": Script(
        run="\u0e81-\u0ec4\u0ec6-\u0ece\u0edc-\u0edf", never_first="[ະາຳຽໆຯ]", never_last="ເແໂໃໄ", words="lao"
    ),
    "Khmer": Script(run="\u1780-\u17d3\u17d7\u17dc\u17dd", never_first="ៗ", words="khmer"),
    # A consonant that an asat kills ends its syllable.
    "Myanmar": Script(
        run="\u1000-\u103f\u1050-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f",
        never_first="[\u1000-\u1021\u103f\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081][\u1037\u1038]?\u103a",
        words="burmese",
    ),
}
_MARKS = of_class("CM")  # those of Burmese are characters of their own to UAX #29
_RUNS = re.compile("|".join(f"(?P<{name}>[{script.run}]+)" for name, script in SCRIPTS.items()))


def word_ends(text: str, names: Sequence[str] = ()) -> Iterator[int]:
    """Yield the offsets between the words of each stretch in a script without spaces; names are never parted."""
    for run in _RUNS.finditer(text):
        if len(run[0]) > 1:
            held = tuple(name for name in names if name in run[0])
            yield from (run.start() + at for at in _parted(run.lastgroup or "", run[0], held))


@lru_cache(maxsize=4096)
def _parted(name: str, run: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """Return the offsets between the words of one stretch."""
    script, inside, said = SCRIPTS[name], _inside(run, names), kinds(run)
    never = re.compile(script.never_first)
    ends = (at for at in clusters(said) if at < len(run) and at not in inside and said[at] not in _MARKS)
    inner = [at for at in ends if not never.match(run, at) and run[at - 1] not in script.never_last]
    places = [0, *inner, len(run)]
    if script.words:
        return tuple(_fewest(run, places, _words(script.words), names))
    found = _thai(run) | {at for name in names if len(name) > 4 for at in _edges(run, name)}
    return tuple(at for at in places[1:-1] if at in found)


def _inside(run: str, names: Sequence[str]) -> set[int]:
    starts = [(at.start(), len(name)) for name in names for at in re.finditer(f"(?={re.escape(name)})", run)]
    return {at for start, size in starts for at in range(start + 1, start + size)}


def _edges(run: str, name: str) -> Iterator[int]:
    """Yield where a name begins and ends; a short one may be part of a word, so it is not looked for."""
    for found in re.finditer(re.escape(name), run):
        yield from found.span()


def _thai(run: str) -> set[int]:
    return set(accumulate(map(len, _model("thai").parse(run))))


@lru_cache(maxsize=1024)
def phrase_ends(text: str) -> frozenset[int]:
    """Return where the phrases of a Japanese text end, as one says them: a word and what leans on it."""
    return frozenset(accumulate(map(len, _model("japanese").parse(text))))


@cache
def _model(name: str) -> Parser:
    import budoux

    return budoux.load_default_thai_parser() if name == "thai" else budoux.load_default_japanese_parser()


def _fewest(run: str, places: Sequence[int], words: Collection[str], names: Collection[str]) -> Iterator[int]:
    """Yield the inner places that part a stretch into the fewest words and the least of what is no word."""
    longest = max(LONGEST, *map(len, names), 0)
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)] + [(float("inf"), 0, False)] * (len(places) - 1)
    for first, start in enumerate(places[:-1]):
        spent, _, known = best[first]
        for past in range(first + 1, len(places)):
            if places[past] - start > longest and past > first + 1:
                break
            said = run[start : places[past]]
            if said in words or said in names:
                cost, is_word = spent + KNOWN + (SHORT if past == first + 1 else 0.0), True
                if cost < best[past][0]:
                    best[past] = (cost, first, is_word)
            if past == first + 1:
                cost = spent + UNKNOWN + (LOST if known else 0.0)
                if cost < best[past][0]:
                    best[past] = (cost, first, False)
    yield from _joined(places, best)


def _joined(places: Sequence[int], best: Sequence[tuple[float, int, bool]]) -> Iterator[int]:
    """Yield the ends of the words on the best way, and of what is no word as a whole unless there is too much of it."""
    way: list[tuple[int, bool]] = []
    at = len(places) - 1
    while at:
        way.append((places[at], best[at][2]))
        at = best[at][1]
    way.reverse()
    lost = 0
    for (end, known), (_, next_known) in pairwise(way):
        lost = 0 if known else lost + 1
        if known or next_known or lost >= _LONG:
            yield end


@cache
def _words(name: str) -> frozenset[str]:
    import gzip

    return frozenset(gzip.decompress((WORDS / f"{name}.txt.gz").read_bytes()).decode("utf-8").split())
