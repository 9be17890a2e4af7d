"""Justified setting: of all the ways to break a paragraph, that whose spaces are the least far from natural.

A line gives and takes at its spaces, within limits, and at the joints of Chinese and Japanese characters; what letters
may give besides, once it is broken (see `filling`), is not reckoned with. Every line is priced, and the cheapest way of
all is found exactly, by looking only at the few places where a line that starts at a given word can end within the
limits.

Three rules are tried in turn. Whole words first. Where that leaves a line loose, or its last word alone, words may be
divided. Where even so no way fills every line, some are left short, at their natural spaces: a gap at the edge is
quieter than rivers of white.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from math import inf

from picturebook.layout.lines import Word
from picturebook.layout.ragged import FEW, LADDER, LEFT_OVER, STRANDED, Lines, Way, unwound
from picturebook.record import record

LOOSE = 0.5  # em: a space as wide as this is as wide as it should ever be
LOOSEST = 2.0  # times so much more than natural, a line is left short
TIGHT = 1 / 3  # of a space that a line may take
JOINT = 0.045  # em between two ideographs in a loose line; of twice that, readers of a PDF make no space yet
JOINED = frozenset({"Jpan", "Hans", "Hant"})  # scripts justified at every joint; Korean is at its spaces
OFF = 100.0  # for the cube of how far a line is towards its limit
LINE = 8.0  # a line
SHORT = 300.0  # a line left short
GAP = 2000.0  # for the square of what it lacks, as a share of the measure
_NEAR = 1e-9

_Ways = dict[int, tuple[float, Way | None]]  # the cheapest way to end a line before each word, and its cost


def give(space: float) -> float:
    """Return how much wider a space of that width becomes in a loose line, in em."""
    return max(LOOSE - space, space / 2) if space else 0.0


@record
class Measured:
    """A paragraph's words and their sums up to each; itself alone is equal to it, so that its lines are remembered."""

    words: tuple[Word, ...]
    begins: tuple[float, ...]  # where the line that starts with each word starts
    ends: tuple[float, ...]  # where the line that ends before each word ends
    gives: tuple[float, ...]  # what the words before each give, with their spaces
    ends_give: tuple[float, ...]  # the same without the last space
    takes: tuple[float, ...]
    ends_take: tuple[float, ...]
    reach: tuple[float, ...]  # never less than where a loosest line ends
    margin: float  # how much less a longer line may be, by what hangs outside it

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def measured(words: Sequence[Word]) -> Measured:
    """Sum up a paragraph's words."""
    widths = [0.0, *accumulate(word.width + word.space for word in words)]
    after = [give(word.space) + (JOINT if word.joints and not word.space else 0.0) for word in words]
    inside = [
        JOINT * (word.joints - 1) if word.joints and not word.space else JOINT * word.joints for word in words
    ]
    gives = [0.0, *accumulate(map(float.__add__, inside, after))]
    takes = [0.0, *accumulate(word.space * TIGHT for word in words)]
    hyphen = max((word.hyphen for word in words), default=0.0)
    return Measured(
        words=tuple(words),
        begins=tuple(wide + word.hangs_before for wide, word in zip(widths, words, strict=False)),
        ends=(
            0.0,
            *(
                wide - word.space + word.hyphen - word.hangs_after
                for wide, word in zip(widths[1:], words, strict=True)
            ),
        ),
        gives=tuple(gives),
        ends_give=(0.0, *map(float.__sub__, gives[1:], after)),
        takes=tuple(takes),
        ends_take=(0.0, *(take - word.space * TIGHT for take, word in zip(takes[1:], words, strict=True))),
        reach=tuple(wide + hyphen + LOOSEST * more for wide, more in zip(widths, gives, strict=True)),
        margin=hyphen + max((word.hangs_after for word in words), default=0.0) + _NEAR,
    )


@lru_cache(maxsize=512)
def breaks(paragraph: Measured, measure: float) -> tuple[tuple[int, int], ...]:
    """Return the lines as (first, past last) word numbers, by the first of the three rules that fills them well.

    A word wider than the measure stands alone on its line and sticks out: whoever fits the page looks for it.
    """
    lines: Lines = []
    first = 0
    for at, word in enumerate(paragraph.words, start=1):
        if word.forced or at == len(paragraph.words):
            lines += _by_rules(_Stretch(paragraph, first, at, measure))
            first = at
    return tuple(lines)


@lru_cache(maxsize=64)
def breaks_beside(
    paragraph: Measured, measure: float, letter: tuple[int, float]
) -> tuple[tuple[int, int], ...]:
    """Return the lines of a paragraph whose first ones are shorter: `letter` says how many stand beside it, and how
    broad it is in em. Nothing where no way goes on below it.
    """
    return tuple(_by_rules(_Beside(paragraph, measure, letter)))


def _by_rules(stretch: _Stretch) -> Lines:
    every = range(stretch.first + 1, stretch.past)
    whole = [at for at in every if not stretch.hyphen(at)]
    found = stretch.cheapest(whole)
    if found and not stretch.is_loose(found) and not stretch.is_stranded(found):
        return found
    if len(whole) < len(every):
        found = stretch.cheapest(every)
    if found and not stretch.is_stranded(found):
        return found
    return stretch.cheapest(every, short=True)


class _Stretch:
    """Words of a paragraph up to an end its author typed, to be set to a measure."""

    def __init__(self, paragraph: Measured, first: int, past: int, measure: float) -> None:
        self.of, self.first, self.past, self.measure = paragraph, first, past, measure
        own = paragraph.words[first:past]
        self.few = sum(not word.goes_on for word in own) < FEW
        self.lonely = past - 1  # where a last line of one word starts, at the earliest
        while self.lonely > first and own[self.lonely - 1 - first].goes_on:
            self.lonely -= 1

    def hyphen(self, at: int) -> bool:
        """Say whether a line that ends before this word ends with a hyphen."""
        return self.of.words[at - 1].hyphen > 0

    def is_loose(self, lines: Lines) -> bool:
        """Say whether a line but the last has wider spaces than it should."""
        return any(self.is_loose_line(*line) for line in lines[:-1])

    def is_loose_line(self, first: int, past: int) -> bool:
        """Say whether that of these words has."""
        of = self.of
        room = self.measure - of.ends[past] + of.begins[first]
        return room > of.ends_give[past] - of.gives[first] + _NEAR

    def is_stranded(self, lines: Lines) -> bool:
        """Say whether the last line is a word alone, where there are more than a few."""
        return len(lines) > 1 and lines[-1][0] >= self.lonely and not self.few

    def starts(self, ends: Sequence[int], *, short: bool) -> _Ways:
        """Return where the first of its lines may start."""
        return {self.first: (0.0, None)}

    def cheapest(self, ends: Sequence[int], *, short: bool = False) -> Lines:
        """Return the cheapest of all ways with lines that end before these words; nothing where there is none."""
        reach = [self.of.reach[at] for at in ends]
        # The cheapest way to end a line before a word; after a hyphen, by whether it is the first in a row.
        once = self.starts(ends, short=short)
        again: _Ways = {}
        found: tuple[float, Way | None] = (inf, None)
        for at, first in enumerate((self.first, *ends)):
            held = [one[first] for one in (once, again) if first in one]
            if not held:
                continue
            cost, way = min(held, key=lambda one: one[0])
            last = self._last(first)
            if cost + last < found[0] - _NEAR:
                found = cost + last, (self.past, way)
            parted = first > self.first and self.hyphen(first)
            if parted and first in again:
                held[-1] = held[-1][0] + LADDER, held[-1][1]
            after_hyphen = (again, *min(held, key=lambda one: one[0])) if parted else (once, cost, way)
            for past, price in self.prices(first, ends, self.low(first, at, reach, short=short), short=short):
                to, spent, so = after_hyphen if self.hyphen(past) else (once, cost, way)
                if past not in to or spent + price < to[past][0] - _NEAR:
                    to[past] = spent + price, (past, so)
        return unwound(found[1], self.first) if found[1] else []

    def low(self, first: int, at: int, reach: Sequence[float], *, short: bool) -> int:
        """Return the number of the first end that a line from a word reaches, were it as loose as it may be."""
        if short:
            return at
        return bisect_left(
            reach, self.measure + self.of.begins[first] + LOOSEST * self.of.gives[first] - _NEAR, at
        )

    def prices(
        self, first: int, ends: Sequence[int], low: int, *, short: bool
    ) -> Iterator[tuple[int, float]]:
        """Yield where a line from a word may end, and what it costs, from that end on."""
        of, measure, begin = self.of, self.measure, self.of.begins[first]
        for at in range(low, len(ends)):
            past = ends[at]
            room = measure - of.ends[past] + begin
            if room >= 0:
                gives = of.ends_give[past] - of.gives[first]
                if room <= LOOSEST * gives + _NEAR:
                    price = OFF * (room / gives) ** 3 if gives else 0.0
                elif short:
                    price = SHORT + GAP * (room / measure) ** 2
                else:
                    continue
            else:
                takes = of.ends_take[past] - of.takes[first]
                if -room <= takes + _NEAR:
                    price = OFF * (-room / takes) ** 3 if takes else 0.0
                elif past == first + 1:
                    price = 0.0
                elif -room > takes + of.margin:
                    return
                else:
                    continue
            yield past, price + LINE + of.words[past - 1].cost

    def _last(self, first: int) -> float:
        """Return what it costs if the last line starts with a word: nothing, unless it is alone, or half of one."""
        too_long = self.of.ends[self.past] - self.of.begins[first] > self.measure + _NEAR
        if too_long and self.past - first > 1:
            return inf
        if first == self.first:
            return 0.0
        stranded = STRANDED if first >= self.lonely and not self.few else 0.0
        return stranded + (LEFT_OVER if self.hyphen(first) else 0.0)


class _Beside(_Stretch):
    """A paragraph whose first lines stand beside a large letter, where no sign hangs at their start."""

    def __init__(self, paragraph: Measured, measure: float, letter: tuple[int, float]) -> None:
        super().__init__(paragraph, 0, len(paragraph.words), measure)
        self.many, wide = letter
        flush = measured([replace(word, hangs_before=0.0) for word in paragraph.words])
        self.narrow = _Stretch(flush, 0, len(flush.words), measure - wide)

    def is_loose(self, lines: Lines) -> bool:
        """Say whether a line but the last has wider spaces than it should."""
        beside = any(self.narrow.is_loose_line(*line) for line in lines[: self.many])
        return beside or super().is_loose(lines[self.many :])

    def starts(self, ends: Sequence[int], *, short: bool) -> _Ways:
        """Return where the lines below the letter may start: not inside a word, nor do two beside it end in one."""
        narrow, held = self.narrow, super().starts(ends, short=short)
        reach = [narrow.of.reach[at] for at in ends]
        for _ in range(self.many):
            longer: _Ways = {}
            for at, first in enumerate((0, *ends)):
                if first not in held:
                    continue
                cost, way = held[first]
                parted = first > 0 and self.hyphen(first)
                low = narrow.low(first, at, reach, short=short)
                for past, price in narrow.prices(first, ends, low, short=short):
                    ladder = parted and self.hyphen(past)
                    if not ladder and (past not in longer or cost + price < longer[past][0] - _NEAR):
                        longer[past] = cost + price, (past, way)
            held = longer
        return {past: one for past, one in held.items() if not self.hyphen(past)}
