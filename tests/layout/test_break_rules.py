"""UAX #14 and UAX #29: Unicode's own conformance tests, whole, without a departure."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout import break_rules
from picturebook.layout.break_classes import KINDS, STARTS, UNICODE
from picturebook.layout.break_rules import clusters, kinds, opportunities

DATA = Path(__file__).parent / "unicode"


def cases(name: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each case's text and the offsets it may be parted at, its end the last."""
    with lzma.open(DATA / f"{name}-{UNICODE}.txt.xz", "rt", encoding="utf-8") as file:
        for row in file:
            if row.startswith("#"):
                continue
            text, parted = "", []
            for said in row.split():
                if said == "÷" and text:
                    parted.append(len(text))
                elif said not in "÷×":
                    text += chr(int(said, 16))
            yield text, parted


def test_lines_end_where_unicode_says() -> None:
    """LineBreakTest.txt: every case."""
    given_cases = list(cases("LineBreakTest"))
    assert len(given_cases) == 19_338
    assert [text for text, parted in given_cases if list(opportunities(kinds(text))) != parted] == []


def test_characters_are_what_unicode_says() -> None:
    """GraphemeBreakTest.txt: every case."""
    given_cases = list(cases("GraphemeBreakTest"))
    assert len(given_cases) == 766
    assert [text for text, parted in given_cases if list(clusters(kinds(text))) != parted] == []


@given(st.lists(st.sampled_from(STARTS), max_size=30).map(lambda codes: "".join(map(chr, codes))))
def test_what_is_ruled_apart_is_ruled_as_the_whole(text: str) -> None:
    """Ruling a text stretch by stretch between sure spaces finds what ruling it at once finds."""
    said = kinds(text)
    at_once = break_rules._within(said) if said else ()
    assert tuple(opportunities(said)) == at_once


@given(st.text())
def test_clusters_cover_the_text(text: str) -> None:
    """Clusters follow one another from the start to the end of any text."""
    ends = list(clusters(kinds(text)))
    assert ends == sorted(set(ends))
    assert ends[-1:] == ([len(text)] if text else [])


def test_the_table_covers_every_code_point() -> None:
    """Stretches start at nought, ascend, and each has a kind."""
    assert STARTS[0] == 0
    assert list(STARTS) == sorted(set(STARTS))
    assert len(STARTS) == len(KINDS)
