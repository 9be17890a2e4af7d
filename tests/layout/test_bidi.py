"""Bidirectional text: Unicode's own conformance tests, whole, and the laws layout leans on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.layout import bidi, bidi_rules
from picturebook.layout.bidi import LevelRun, levels, visual
from picturebook.layout.bidi_classes import BRACKETS, KINDS, STARTS
from picturebook.layout.bidi_rules import REMOVED

UNICODE = Path("/usr/share/unicode")  # Debian's package unicode-data
BASES = {"0": "ltr", "1": "rtl", "2": "auto"}
hebrew = "שלום"


def _rows(name: str) -> Iterator[str]:
    path = UNICODE / name
    if not path.exists():
        pytest.skip(f"{path} is not here: apt-get install unicode-data")
    with path.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if line[0] not in "#\n")


def _order(found: Sequence[int | None]) -> list[int]:
    kept = [at for at, level in enumerate(found) if level is not None]
    return [kept[at] for at in bidi.reordered([level for level in found if level is not None])]


def _numbers(said: str) -> list[int | None]:
    return [None if one == "x" else int(one) for one in said.split()]


@pytest.mark.slow
def test_conforms_for_every_sequence_of_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """BidiTest.txt: the levels and the order of every sequence of classes, for every base it names."""
    # The same few thousand isolating runs come again in half a million cases: each is resolved once.
    monkeypatch.setattr(bidi_rules, "implicit", lru_cache(maxsize=None)(bidi_rules.implicit))
    cases, wrong, order = 0, [], []
    wanted: list[int | None] = []
    for row in _rows("BidiTest.txt"):
        if row.startswith("@"):
            name, _, said = row.partition(":")
            wanted = _numbers(said) if name == "@Levels" else wanted
            order = _numbers(said) if name == "@Reorder" else order
            continue
        said, _, bases = row.partition(";")
        kinds = said.split()
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if int(bases, 16) & bit:
                cases += 1
                level, found = bidi_rules.resolve(kinds, base, {})
                at_rest = bidi.rested(kinds, found, level)  # type: ignore[arg-type]
                made = [None if kind in REMOVED else one for kind, one in zip(kinds, at_rest, strict=True)]
                if made != wanted or _order(made) != order:
                    wrong.append((said, base, made))
    assert cases > 700_000
    assert wrong[:5] == []


@pytest.mark.slow
def test_conforms_for_every_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """BidiCharacterTest.txt: base, levels and order of every text, brackets and their equivalents among them."""
    monkeypatch.setattr(bidi_rules, "implicit", lru_cache(maxsize=None)(bidi_rules.implicit))
    cases, wrong = 0, []
    for row in _rows("BidiCharacterTest.txt"):
        codes, base, level, of, order = row.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        wanted = _numbers(of)
        cases += 1
        found = levels(text, BASES[base])
        runs = visual(text, found, 0, len(text))
        ended = {at: run.level for run in runs for at in range(run.start, run.end)}
        made = [None if one is None else ended[at] for at, one in enumerate(wanted)]
        seen = [at for run in runs for at in _across(run) if wanted[at] is not None]
        if found.base != int(level) or made != wanted or seen != _numbers(order):
            wrong.append((codes, base, made))
    assert cases > 90_000
    assert wrong[:5] == []


def _across(run: LevelRun) -> range:
    return range(run.end - 1, run.start - 1, -1) if run.level % 2 else range(run.start, run.end)


def test_nothing_that_turns_escapes_the_search() -> None:
    """The quick search finds every character of a class that could give a text another level than nought."""
    turning = {"R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ends = (*STARTS[1:], 0x110000)
    missed = [
        hex(code)
        for first, past, kind in zip(STARTS, ends, KINDS, strict=True)
        if kind in turning
        for code in range(first, past)
        if not bidi.TURNS.search(chr(code))
    ]
    assert missed == []


def test_stretches_of_the_table_differ_from_their_neighbours() -> None:
    """The table starts at nought, goes up, and never cuts a stretch of one class in two."""
    assert STARTS[0] == 0
    assert all(low < high for low, high in pairwise(STARTS))
    assert all(one != other for one, other in pairwise(KINDS))


def test_brackets_come_in_pairs() -> None:
    """Every bracket's partner is a bracket whose partner it is, and one of them opens."""
    assert all(BRACKETS[other] == (code, not opens) for code, (other, opens) in BRACKETS.items())


mixed = st.text(
    alphabet=st.one_of(
        st.sampled_from("abא ב12٣(،.-[]\u2067\u2066\u2068\u2069\u202b\u202e\u202c\u200f\t\u0300"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=30,
)


@settings(max_examples=300)
@given(
    text=mixed,
    base=st.sampled_from(["ltr", "rtl", "auto"]),
    cut=st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_a_line_shows_every_character_once(text: str, base: str, cut: tuple[int, int]) -> None:
    """The runs of any line of any text hold each of its characters once, and neighbours differ in level."""
    first, past = (min(at, len(text)) for at in sorted(cut))
    runs = visual(text, levels(text, base), first, past)
    assert sorted(at for run in runs for at in range(run.start, run.end)) == list(range(first, past))
    by_place = sorted(runs, key=lambda run: run.start)
    assert all(one.level != other.level for one, other in pairwise(by_place))


@settings(max_examples=200)
@given(text=st.text(alphabet=st.characters(max_codepoint=0x58F, exclude_categories=("Cs",)), max_size=30))
def test_the_short_way_agrees(text: str) -> None:
    """A text without a turning character has the levels the whole algorithm gives it."""
    kinds = [bidi.kind_of(char) for char in text]
    assert bidi_rules.resolve(kinds, 0, bidi._brackets(text))[1] in ([0] * len(text), _less_removed(kinds))
    assert levels(text, "ltr").of == bytes(len(text))


def _less_removed(kinds: Sequence[str]) -> list[int | None]:
    return [None if kind in REMOVED else 0 for kind in kinds]


def test_figures_and_latin_inside_hebrew() -> None:
    """In a Hebrew line figures and Latin words run from the left, and the line's own order from the right."""
    text = f"{hebrew} 12 Pim {hebrew}"
    runs = visual(text, levels(text, "rtl"), 0, len(text))
    assert [(text[run.start : run.end], run.direction) for run in runs] == [
        (f" {hebrew}", "rtl"),
        ("Pim", "ltr"),
        (" ", "rtl"),
        ("12", "ltr"),
        (f"{hebrew} ", "rtl"),
    ]


def test_the_space_a_line_ends_in_goes_to_its_end_side() -> None:
    """A space at the end of a line takes the paragraph's level, also behind a word that runs the other way (L1)."""
    text = f"{hebrew} Pim {hebrew}"
    first = visual(text, levels(text, "rtl"), 0, 9)
    assert [(text[run.start : run.end], run.level) for run in first] == [
        (" ", 1),
        ("Pim", 2),
        (f"{hebrew} ", 1),
    ]


def test_auto_takes_the_first_strong_letter() -> None:
    """A base nobody told is that of the first strong letter: figures and quotes before it do not count."""
    assert [levels(text, "auto").base for text in (f"“12 {hebrew} Pim", f"12 Pim {hebrew}", "12")] == [
        1,
        0,
        0,
    ]
