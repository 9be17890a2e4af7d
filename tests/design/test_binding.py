"""Binding: what a printer can make, what it refuses, and who can instead."""

from __future__ import annotations

import pytest

from picturebook.design.binding import (
    able,
    can_make_it,
    counted,
    nearest_trims,
    offers,
    padding,
    refusal,
    too_long,
    written,
)
from picturebook.design.printers import load_printer
from picturebook.measure import parse_size

SQUARE = parse_size("8.5 x 8.5 in")
KDP, HOME, LULU = (load_printer(name) for name in ("kdp-paperback", "home-a4", "lulu-hardcover"))


def test_a_trim_is_offered_give_or_take_a_point() -> None:
    """8.5 inches and 216 millimetres are the same knife."""
    assert offers(KDP, SQUARE)
    assert offers(KDP, parse_size("215.9 x 216 mm"))
    assert not offers(KDP, parse_size("9 x 9 in"))


def test_a_printer_without_a_list_makes_any_trim() -> None:
    """Scissors cut everything."""
    assert offers(HOME, parse_size("123 x 77 mm"))


def test_the_nearest_trims_are_two_most_alike() -> None:
    """A book a little too large is shown the two next to it."""
    assert [written(one) for one in nearest_trims(KDP, parse_size("8.6 x 8.6 in"))] == [
        "8.5 x 8.5 in",
        "8.25 x 8.25 in",
    ]


def test_a_cover_inside_counts_four_pages() -> None:
    """Front, back, and the inner side of each."""
    assert (counted(HOME, 20), counted(KDP, 20)) == (24, 20)


@pytest.mark.parametrize(("body", "blanks"), [(22, 2), (23, 1), (24, 0), (25, 1), (26, 0)])
def test_padding_reaches_the_least_and_the_multiple(body: int, blanks: int) -> None:
    """Up to the house's least, then to the next even number."""
    assert padding(KDP, body) == blanks


def test_two_blank_pages_are_forgiven_and_three_are_not() -> None:
    """A margin of safety, not a swindle."""
    assert refusal(KDP, SQUARE, 22) is None
    assert refusal(KDP, SQUARE, 21) == "too short for kdp-paperback: needs 24, has 21"


def test_typed_blanks_at_the_end_count_too() -> None:
    """Two blanks of the author's and one of the house's are three in a row."""
    assert refusal(KDP, SQUARE, 23, ending_blank=1) is None
    assert refusal(KDP, SQUARE, 23, ending_blank=2) == "too short for kdp-paperback: needs 24, has 23"
    assert refusal(KDP, SQUARE, 24, ending_blank=3) is None


def test_too_many_pages_are_refused_by_the_trims_own_limit() -> None:
    """KDP binds fewer pages of a large square."""
    assert refusal(KDP, SQUARE, 592) == "too long for kdp-paperback: holds 590, has 592"
    assert not too_long(KDP, parse_size("8 x 10 in"), 592)


def test_who_can_is_reckoned_not_guessed() -> None:
    """Of those that ship, the ones whose rules this very book obeys."""
    assert able(SQUARE, 13) == ("home-a4", "home-booklet", "home-booklet-letter", "home-letter", "screen")
    assert able(SQUARE, 24) == (
        "home-a4",
        "home-booklet",
        "home-booklet-letter",
        "home-letter",
        "ingramspark-hardcover",
        "ingramspark-paperback",
        "kdp-paperback",
        "lulu-hardcover",
        "screen",
    )
    assert able(parse_size("11 x 8.5 in"), 24) == (
        "home-a4",
        "home-booklet",
        "home-booklet-letter",
        "home-letter",
        "ingramspark-hardcover",
        "ingramspark-paperback",
        "lulu-hardcover",
        "screen",
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "; no printer we know can make it"),
        (("home-a4",), "; home-a4 can make it"),
        (("home-a4", "home-letter", "screen"), "; home-a4, home-letter and screen can make it"),
    ],
)
def test_who_can_is_written_as_a_list(names: tuple[str, ...], said: str) -> None:
    """One, several or nobody."""
    assert can_make_it(names) == said


def test_a_booklet_may_end_in_what_its_last_sheet_has_left_over() -> None:
    """A sheet folded once has four pages: three blank ones are no swindle at home."""
    assert refusal(load_printer("home-booklet"), SQUARE, 13) is None
    assert padding(load_printer("home-booklet"), 13) == 3
