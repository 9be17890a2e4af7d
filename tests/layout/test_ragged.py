"""The shape of a ragged paragraph: of all the possible breaks, which are taken."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.layout.breaking import pieces
from picturebook.layout.lines import DIVIDED, END, LEANING, Word, cost_after, costs, count, line_width
from picturebook.layout.ragged import LADDER, LEFT_OVER, STRANDED, breaks

words = st.lists(
    st.builds(
        Word,
        width=st.floats(0.5, 4.0).map(lambda wide: round(wide, 2)),
        space=st.just(0.25),
        cost=st.sampled_from([0.0, END, LEANING]),
        forced=st.sampled_from([False, False, False, False, False, True]),
    )
    | st.builds(
        Word,
        width=st.floats(0.5, 2.0).map(lambda wide: round(wide, 2)),
        space=st.just(0.0),
        cost=st.just(DIVIDED),
        hyphen=st.just(0.4),
        goes_on=st.just(True),
    ),
    min_size=1,
    max_size=10,
).map(lambda drawn: [*drawn[:-1], replace(drawn[-1], hyphen=0.0, goes_on=False)])


def stretches(given_words: list[Word]) -> list[list[Word]]:
    """Return the words by the ends their author typed."""
    ends = [at for at, word in enumerate(given_words, start=1) if word.forced or at == len(given_words)]
    return [given_words[a:b] for a, b in pairwise([0, *ends])]


def price(lines: list[list[Word]], measure: float) -> float:
    """Reckon the cost of a way to break a stretch as the breaker promises it."""
    given_words = [word for line in lines for word in line]
    if len(lines) == 1:
        return 0.0
    mean = min(measure, sum(word.width + word.space for word in given_words) / len(lines))
    total, in_a_row = 0.0, 0
    for line in lines[:-1]:
        in_a_row = in_a_row + 1 if line[-1].hyphen else 0
        total += 100 * ((mean - line_width(line, 0, len(line))) / measure) ** 2 + line[-1].cost
        total += LADDER if in_a_row > 2 else 0
    last, before = lines[-1], lines[-2][-1]
    short = mean - line_width(last, 0, len(last))
    total += 100 * (short / measure) ** 2 * (0.6 if short > 0 else 1.0)
    total += LEFT_OVER if before.hyphen else 0
    alone = sum(not word.hyphen for word in last) == 1
    return total + (STRANDED if alone and sum(not word.hyphen for word in given_words) >= 4 else 0)


def holds(line: list[Word], measure: float) -> bool:
    """Say whether a line is no longer than the measure; one piece may be."""
    return len(line) == 1 or line_width(line, 0, len(line)) <= measure + 1e-9


@settings(max_examples=200, deadline=None)
@given(words, st.floats(3.0, 12.0))
def test_breaks_are_the_best_of_all(given_words: list[Word], measure: float) -> None:
    """No other way to break a short paragraph into as many lines costs less: with typed ends, with hyphens."""
    hold(given_words, measure)


@pytest.mark.parametrize("number", range(60))
def test_breaks_are_the_best_of_all_where_many_words_are_divided(number: int) -> None:
    """Rows of hyphens, and last lines that begin inside a word, are taken only where all else costs more."""
    chance = Random(number)
    part = Word(width=1.0, space=0.0, cost=DIVIDED, hyphen=0.4, goes_on=True)
    drawn = [
        replace(part, width=chance.uniform(0.5, 1.5))
        if chance.random() < 0.7
        else Word(width=1.0, space=0.25)
        for _ in range(12)
    ]
    hold([*drawn, Word(width=1.0, space=0.0)], chance.uniform(3.0, 5.0))


def hold(given_words: list[Word], measure: float) -> None:
    """Hold the breaker against every other way."""
    found, at = list(breaks(given_words, measure)), 0
    for stretch in stretches(given_words):
        many, ways = count(stretch, measure), []
        for ends in combinations(range(1, len(stretch)), many - 1):
            lines = [stretch[a:b] for a, b in pairwise([0, *ends, len(stretch)])]
            if all(holds(line, measure) for line in lines):
                ways.append(price(lines, measure))
        ours = [stretch[a - at : b - at] for a, b in found[:many]]
        assert [word for line in ours for word in line] == stretch
        assert price(ours, measure) == pytest.approx(min(ways), abs=1e-6)
        found, at = found[many:], at + len(stretch)
    assert not found


@given(words, st.floats(4.0, 14.0))
def test_every_word_is_set_once(given_words: list[Word], measure: float) -> None:
    """Lines follow one another without gap or overlap, and there are as many as the count says."""
    lines = breaks(given_words, measure)
    assert [word for first, past in lines for word in range(first, past)] == list(range(len(given_words)))
    assert len(lines) == count(given_words, measure)


def test_last_line_keeps_company() -> None:
    """A paragraph of four words or more does not end in a line of one word if two fit there."""
    even = [Word(width=2.0, space=0.25) for _ in range(7)]
    lines = breaks(even, 6.6)
    assert len(lines) == 3
    assert lines[-1][1] - lines[-1][0] >= 2


def test_pause_of_the_voice_is_preferred() -> None:
    """Of two breaks nearly as even, the one after the sentence is taken."""
    text = "He came home. She was not there"
    long = [Word(width=0.5 * len(text[p.start : p.end]), space=0.25, cost=cost_after(text[p.start : p.end]))
            for p in pieces(text)]  # fmt: skip
    assert breaks(long, 12.0)[0] == (0, 3)


def test_line_does_not_end_in_an_article() -> None:
    """A break after "the" is passed over for one that is a little less even."""
    text = "Pim sat by the enormous moon"
    long = [Word(width=0.5 * len(text[p.start : p.end]), space=0.25, cost=cost_after(text[p.start : p.end]))
            for p in pieces(text)]  # fmt: skip
    first, past = breaks(long, 10.0)[0]
    assert text.split()[past - 1] != "the"
    assert first == 0


def test_line_to_spare_saves_an_article() -> None:
    """Where the fewest lines would end one in "the" and there is room for another line, it is taken; else not."""
    text = "Pim counted eleven stars in the puddle. The twelfth one wobbled."
    long = [Word(width=0.5 * len(text[p.start : p.end]), space=0.25, cost=cost_after(text[p.start : p.end]))
            for p in pieces(text)]  # fmt: skip
    assert breaks(long, 16.5) == ((0, 6), (6, 11))
    assert breaks(long, 16.5, spare=1) == ((0, 3), (3, 7), (7, 11))


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        (
            "“A trail!” said Dot. “Quick, Nutmeg, before somebody eats it!”",
            20.0,
            ["“A trail!” said Dot. “Quick, Nutmeg,", "before somebody eats it!”"],
        ),
        (
            "Nothing. Not one star. Not one point of one star. Not one crumb.",
            22.0,
            ["Nothing. Not one star.", "Not one point of one star. Not one crumb."],
        ),
        (
            "Pim mixed and rolled. He cut out twelve stars. He set out a plate.",
            26.0,
            ["Pim mixed and rolled.", "He cut out twelve stars. He set out a plate."],
        ),
    ],
)
def test_no_few_words_are_parted_from_their_sentence(text: str, measure: float, lines: list[str]) -> None:
    """One or two words of a sentence do not stand on a line with another one, if that costs only evenness."""
    found = pieces(text)
    long = [Word(width=0.5 * (p.end - p.start), space=0.25, cost=cost)
            for p, cost in zip(found, costs(text, found), strict=True)]  # fmt: skip
    broken = breaks(long, measure)
    assert [text[found[a].start : found[b - 1].end] for a, b in broken] == lines


def test_sentences_may_have_a_line_each() -> None:
    """Where one more line lets every line end with its sentence and evens them, it is taken; a good break stays."""
    for text, measure, lines in (
        ("Nothing. Not one star. Not one point of one star. Not one crumb.", 24.0, 3),
        ("He came home. She was gone. He sat down. She came in.", 14.5, 2),
    ):
        found = pieces(text)
        long = [Word(width=0.5 * (p.end - p.start), space=0.25, cost=cost)
                for p, cost in zip(found, costs(text, found), strict=True)]  # fmt: skip
        assert len(breaks(long, measure)) == 2
        assert len(breaks(long, measure, spare=1)) == lines


def test_hard_breaks_are_kept() -> None:
    """The author's own line ends stay where they are, however short the lines."""
    typed = [Word(width=1, space=0.2), Word(width=1, space=0.2, forced=True), Word(width=1, space=0.2)]
    assert breaks(typed, 50.0) == ((0, 2), (2, 3))
    assert count(typed, 50.0) == 2


def test_too_wide_a_word_stands_alone() -> None:
    """A word wider than the measure is set on a line of its own, not lost."""
    assert breaks([Word(width=2, space=0.2), Word(width=9, space=0.2), Word(width=2, space=0.2)], 5.0) == (
        (0, 1),
        (1, 2),
        (2, 3),
    )


@pytest.mark.parametrize("space", [0.25, 0.0])
def test_a_stretch_of_thousands_of_words_is_weighed_in_time(space: float) -> None:
    """Spaced or not, every way to break it is weighed, and its lines are as even as those of a short one."""
    chance = Random(1)
    given_words = [Word(width=chance.uniform(0.5, 4.0), space=space) for _ in range(20_000)]
    begun = time.process_time()
    found = breaks(given_words, 30.0)
    assert time.process_time() - begun < 6
    assert [at for first, past in found for at in range(first, past)] == list(range(20_000))
    widths = [line_width(given_words, *line) for line in found]
    assert max(widths) <= 30.0
    assert min(widths) > 26.0
