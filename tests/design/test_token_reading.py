"""Tokens: what a colour, a length and a type style may be."""

from __future__ import annotations

import pytest

from picturebook.design.token_reading import read_colour


@pytest.mark.parametrize("typed", ["#00f", "00F", "#0000ff", "0000FF"])
def test_a_colour_may_have_three_digits(typed: str) -> None:
    """As in a palette of the cast, and on the web."""
    assert read_colour(typed) == "#0000ff"
