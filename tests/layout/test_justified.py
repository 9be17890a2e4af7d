"""The shape of a justified paragraph: the cheapest of all ways, and the rules that are tried in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest

from picturebook.layout.justified import (
    GAP,
    JOINT,
    LINE,
    LOOSEST,
    OFF,
    SHORT,
    TIGHT,
    breaks,
    breaks_beside,
    give,
    measured,
)
from picturebook.layout.lines import ARTICLE, DIVIDED, END, LEANING, Word, line_width
from picturebook.layout.ragged import LADDER, LEFT_OVER, STRANDED

Line = list[Word]


def a_paragraph(chance: Random, *, joints: bool = False, parted: float = 0.25) -> list[Word]:
    """Return up to eleven words, some divided, some at ends their author typed; or ideographs."""
    made = []
    for _ in range(chance.randint(1, 11)):
        if joints:
            made.append(Word(width=1.0, space=0.0, joints=1, hangs_after=chance.choice([0.0, 0.0, 0.5])))
        elif chance.random() < parted:
            made.append(
                Word(width=chance.uniform(0.5, 2.0), space=0.0, cost=DIVIDED, hyphen=0.3, goes_on=True)
            )
        else:
            cost = chance.choice([0.0, 0.0, LEANING, ARTICLE, END])
            made.append(
                Word(
                    width=chance.uniform(0.5, 4.0),
                    space=0.25,
                    cost=cost,
                    forced=chance.random() < 0.1,
                    hangs_before=chance.choice([0.0, 0.0, 0.3]),
                    hangs_after=chance.choice([0.0, 0.2]),
                )
            )
    return [*made[:-1], replace(made[-1], hyphen=0.0, goes_on=False)]


def natural(line: Line) -> float:
    """Return the width of a line within its column, before it is filled."""
    return line_width(line, 0, len(line)) - line[0].hangs_before - line[-1].hangs_after


def limits(line: Line) -> tuple[float, float]:
    """Return by how much a line gives as it should at most, and takes."""
    joints = sum(word.joints for word in line) - (1 if line[-1].joints else 0)
    spaces = [word.space for word in line[:-1]]
    return sum(map(give, spaces)) + JOINT * joints, sum(space * TIGHT for space in spaces)


def price(line: Line, measure: float, *, short: bool) -> float | None:
    """Reckon what a line costs that is not the last; None where it may not be."""
    room, (gives, takes) = measure - natural(line), limits(line)
    own = LINE + line[-1].cost
    if room >= 0:
        if room <= LOOSEST * gives + 1e-9:
            return own + (OFF * (room / gives) ** 3 if gives else 0)
        return own + SHORT + GAP * (room / measure) ** 2 if short else None
    if -room <= takes + 1e-9:
        return own + (OFF * (-room / takes) ** 3 if takes else 0)
    return own if len(line) == 1 else None


def total(lines: list[Line], measure: float, *, short: bool) -> float | None:
    """Reckon what a way to break a stretch costs; None where it is none."""
    spent, in_a_row, last = 0.0, 0, lines[-1]
    for line in lines[:-1]:
        own = price(line, measure, short=short)
        if own is None:
            return None
        in_a_row = in_a_row + 1 if line[-1].hyphen else 0
        spent += own + (LADDER if in_a_row > 2 else 0)
    if natural(last) > measure + 1e-9 and len(last) > 1:
        return None
    if len(lines) > 1:
        whole = [
            sum(not word.goes_on for word in some) for some in (last, [w for line in lines for w in line])
        ]
        spent += STRANDED if whole[0] == 1 and whole[1] >= 4 else 0
        spent += LEFT_OVER if lines[-2][-1].hyphen else 0
    return spent


def ways(stretch: list[Word]) -> Iterator[list[Line]]:
    """Yield every way to break a stretch."""
    for many in range(len(stretch)):
        for ends in combinations(range(1, len(stretch)), many):
            yield [stretch[a:b] for a, b in pairwise([0, *ends, len(stretch)])]


def cheapest(stretch: list[Word], measure: float) -> tuple[float, bool]:
    """Return the least cost by the first rule that suits a stretch, and whether lines may be short by it."""

    def best(*, divided: bool, short: bool) -> tuple[float, list[Line]] | None:
        found = [
            (cost, way)
            for way in ways(stretch)
            if (divided or not any(line[-1].hyphen for line in way))
            and (cost := total(way, measure, short=short)) is not None
        ]
        return min(found, key=lambda one: one[0], default=None)

    def stranded(way: list[Line]) -> bool:
        many = sum(not word.goes_on for word in stretch)
        return len(way) > 1 and sum(not word.goes_on for word in way[-1]) == 1 and many >= 4

    found = best(divided=False, short=False)
    if (
        found
        and not stranded(found[1])
        and all(measure - natural(line) <= limits(line)[0] + 1e-9 for line in found[1][:-1])
    ):
        return found[0], False
    found = best(divided=True, short=False)
    if found and not stranded(found[1]):
        return found[0], False
    found = best(divided=True, short=True)
    assert found is not None
    return found[0], True


@pytest.mark.parametrize("number", range(200))
def test_breaks_are_the_best_of_all(number: int) -> None:
    """No other way to break a short paragraph costs less, by whichever rule it is set."""
    chance = Random(number)
    kind = number % 5
    words = a_paragraph(chance, joints=kind == 0, parted=0.75 if kind == 1 else 0.25)
    measure = chance.uniform(2.0, 4.0) if kind == 1 else chance.uniform(3.0, 14.0)
    found = [words[a:b] for a, b in breaks(measured(words), measure)]
    assert [word for line in found for word in line] == words
    ends = [at for at, word in enumerate(words, start=1) if word.forced or at == len(words)]
    for a, b in pairwise([0, *ends]):
        ours: list[Line] = []
        while sum(map(len, ours)) < b - a:
            ours.append(found.pop(0))
        least, short = cheapest(words[a:b], measure)
        assert total(ours, measure, short=short) == pytest.approx(least, abs=1e-6)


def beside(way: list[Line], measure: float, wide: float, *, short: bool) -> float | None:
    """Reckon what a way costs whose first two lines stand beside a letter, and flush with it; None where it is none."""
    if len(way) < 3:
        return None
    flush = [[replace(line[0], hangs_before=0.0), *line[1:]] for line in way[:2]]
    costs = [price(line, measure - wide, short=short) for line in flush]
    below = total(way[2:], measure, short=short)
    stranded = STRANDED if len(way) == 3 and len(way[2]) == 1 else 0.0
    return None if None in costs or below is None else sum(filter(None, costs)) + below + stranded


@pytest.mark.parametrize("number", range(40))
def test_lines_beside_a_letter_are_weighed_with_those_below(number: int) -> None:
    """Of all ways to break a short paragraph so, none costs less; nothing is found where all would stand beside it."""
    chance = Random(number)
    words = [
        Word(width=chance.uniform(0.5, 3.0), space=0.25, hangs_before=chance.choice([0.0, 0.3]))
        for _ in range(11)
    ]
    measure = chance.uniform(6.0, 12.0)
    lines = breaks_beside(measured(words), measure, (2, 2.0))
    found = [words[a:b] for a, b in lines]
    priced = {
        short: [cost for way in ways(words) if (cost := beside(way, measure, 2.0, short=short)) is not None]
        for short in (False, True)
    }
    filled = bool(priced[False]) and min(priced[False]) < STRANDED
    least = min(priced[not filled], default=None)
    cost = beside(found, measure, 2.0, short=not filled) if found else None
    assert cost == (least if least is None else pytest.approx(least, abs=1e-6))


def even(many: int, wide: float = 2.0) -> list[Word]:
    """Return so many words of one width."""
    return [Word(width=wide, space=0.25) for _ in range(many)]


def test_lines_take_as_well_as_give() -> None:
    """Four words a little too long for the measure are set on a line, with narrower spaces."""
    assert breaks(measured(even(10)), 8.6) == ((0, 4), (4, 8), (8, 10))
    assert breaks(measured(even(10)), 8.4)[0][1] < 4


def test_words_are_divided_only_where_a_line_would_be_loose() -> None:
    """What can be set well in whole words is."""
    parts = [Word(width=1.0, space=0.0, cost=DIVIDED, hyphen=0.3, goes_on=True), Word(width=1.0, space=0.25)]
    well = [*even(4), *parts, *even(4)]
    assert all(not well[past - 1].hyphen for _, past in breaks(measured(well), 8.75))
    badly = [*even(3), *parts, *even(4)]
    assert badly[breaks(measured(badly), 8.2)[0][1] - 1].hyphen


def test_a_line_that_no_space_should_fill_is_left_short() -> None:
    """Two words of a narrow column stand at their natural space, rather than one at each edge."""
    assert breaks(measured(even(6, 3.0)), 8.5) == ((0, 2), (2, 4), (4, 6))


def test_a_last_word_keeps_company() -> None:
    """A line before it is rather left short."""
    found = breaks(measured(even(9)), 8.75)
    assert found[-1][1] - found[-1][0] > 1


def test_a_word_that_is_too_wide_stands_alone() -> None:
    """It sticks out, and nothing is lost."""
    assert breaks(measured([*even(1), *even(1, 9.0), *even(1)]), 5.0) == ((0, 1), (1, 2), (2, 3))


@pytest.mark.parametrize("space", [0.25, 0.0])
def test_a_stretch_of_thousands_of_words_is_weighed_in_time(space: float) -> None:
    """Every way to break it is weighed, and every word is set once."""
    chance = Random(1)
    words = [Word(width=chance.uniform(0.5, 4.0), space=space, joints=not space) for _ in range(20_000)]
    found = breaks(measured(words), 30.0)
    assert [at for first, past in found for at in range(first, past)] == list(range(20_000))
