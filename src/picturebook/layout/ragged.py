"""Ragged setting: the fewest lines that hold a paragraph, then the most even of them, broken where the voice pauses.

The paragraph is weighed whole and the result is the best there is by its stated cost. That takes no longer than a few
looks at every word: with the lines counted, each word can end but one of them, the one that leaves the rest just enough
room, so that a way to set the words so far is dropped as soon as the rest could not follow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import inf

from picturebook.layout.lines import END, LEANING, Word, count

STRANDED = 1000.0  # a last line of one word
FEW = 4  # words: with less, one may stand alone
LADDERED = 2  # lines in a row may end with a hyphen
LADDER = 1000.0  # each such line more
LEFT_OVER = 500.0  # a last line that begins inside a word
LINE = 8.0  # a line more than needed
SAID = 5.0  # the same where every line then ends with its sentence
UNEVEN = 100.0  # for the square of how far a line is from the mean, as a share of the measure
LAST = 0.6  # a last line shorter than the others is seen less
_NEAR = 1e-9

Lines = list[tuple[int, int]]
_Price = Callable[[int, int], float | None]
Way = tuple[int, "Way | None"]  # where a line ends, and the lines before it
_Best = dict[
    tuple[int, int], tuple[float, Way | None]
]  # by the words set and the hyphens the last lines end with


def breaks(words: Sequence[Word], measure: float, spare: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the lines as (first, past last) word numbers: the fewest, then the most even, then the best said.

    With `spare` lines of room, so many stretches may take one line more where that saves an ugly break.
    A word wider than the measure stands alone on its line and sticks out: whoever fits the page looks for it.
    """
    lines: Lines = []
    first = 0
    for at, word in enumerate(words):
        if word.forced or at == len(words) - 1:
            stretch = words[first : at + 1]
            set_so = _roomy(stretch, measure) if spare else _balanced(stretch, measure)[1]
            spare -= 1 if spare and len(set_so) > count(stretch, measure) else 0
            lines += [(first + a, first + b) for a, b in set_so]
            first = at + 1
    return tuple(lines)


def unwound(way: Way | None, first: int) -> Lines:
    """Return the lines of a way to set words from `first` on."""
    ends: list[int] = []
    while way is not None:
        end, way = way
        ends.append(end)
    ends.append(first)
    return list(pairwise(reversed(ends)))


def _roomy(words: Sequence[Word], measure: float) -> Lines:
    """Take one line more than needed if that reads so much better that it is worth the line."""
    cost, lines = _balanced(words, measure)
    ends = [words[past - 1].cost for _, past in lines[:-1]]
    if not ends or len(lines) == len(words):
        return lines
    more_cost, more_lines = _balanced(words, measure, 1)
    said = all(words[past - 1].cost <= END for _, past in more_lines[:-1])
    if not said and max(ends) < LEANING:
        return lines
    return more_lines if more_cost + (SAID if said else LINE) < cost else lines


def _balanced(words: Sequence[Word], measure: float, more: int = 0) -> tuple[float, Lines]:
    """Return the cost and the lines of the best way to set the words in the fewest lines, or some more."""
    size = len(words)
    wanted = min(size, count(words, measure) + more)
    if wanted == 1:
        return 0.0, [(0, size)]
    offsets = [0.0, *accumulate(word.width + word.space for word in words)]
    price = _pricer(words, offsets, min(measure, offsets[size] / wanted), measure)
    parted = [word.hyphen > 0 for word in words]
    needed = [-rest for rest in _needed(words, offsets, measure)]
    best: _Best = {(0, 0): (0.0, None)}
    for left in reversed(range(wanted)):
        ends_at = range(bisect_left(needed, -left), size if left else size + 1)
        best = _next_line(best, price, parted, ends_at)
    cost, way = best[size, 0]
    return cost, unwound(way, 0)


def _next_line(best: _Best, price: _Price, parted: Sequence[bool], ends_at: range) -> _Best:
    """Extend every way to have set the words so far by one more line, which must end where the rest can follow."""
    longer: _Best = {}
    for (first, hyphens), (spent, way) in best.items():
        for past in range(max(first + 1, ends_at.start), ends_at.stop):
            cost = price(first, past)
            if cost is None:
                break
            total = spent + cost
            key = past, 0
            if parted[past - 1]:
                total += LADDER if hyphens == LADDERED else 0.0
                key = past, min(hyphens + 1, LADDERED)
            if key not in longer or total < longer[key][0] - _NEAR:
                longer[key] = (total, (past, way))
    return longer


def _needed(words: Sequence[Word], offsets: Sequence[float], measure: float) -> list[int]:
    """Return how many lines at least the words from each on need; none from past the last."""
    size = len(words)
    needed, past = [0] * (size + 1), size
    for first in reversed(range(size)):
        while past > first + 1 and offsets[past] - offsets[first] - words[past - 1].space > measure + _NEAR:
            past -= 1
        needed[first] = 1 + needed[past]
    return needed


def _pricer(words: Sequence[Word], offsets: Sequence[float], mean: float, measure: float) -> _Price:
    """Return the price of one line: how far it is from the mean, where it ends; None if it is too long."""
    size = len(words)
    begins = [0, *accumulate(not word.goes_on for word in words)]  # how many words end before each

    def price(first: int, past: int) -> float | None:
        long = offsets[past] - offsets[first] - words[past - 1].space
        if past - first > 1:
            if long > measure + _NEAR:
                return None
            if long + words[past - 1].hyphen > measure + _NEAR:
                return inf  # but with the rest of its word, and no hyphen, it may fit
        uneven = UNEVEN * ((mean - long - words[past - 1].hyphen) / measure) ** 2
        if past < size:
            return uneven + words[past - 1].cost
        stranded = STRANDED if begins[past] - begins[first] == 1 and begins[size] >= FEW else 0.0
        left_over = LEFT_OVER if first and words[first - 1].hyphen else 0.0
        return stranded + left_over + (uneven * LAST if long < mean else uneven)

    return price
