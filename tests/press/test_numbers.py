"""Numbers in a content stream."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.press.numbers import number


@pytest.mark.parametrize(
    ("value", "written"), [(12.0, "12"), (0.125, "0.125"), (-0.0001, "0"), (100, "100"), (-2.5, "-2.5")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    """No trailing noughts, no minus nought, and a hundred stays a hundred."""
    assert number(value) == written


@given(st.floats(-1e7, 1e7))
def test_numbers_are_plain_decimals(value: float) -> None:
    """Never an exponent, which PDF does not know; never more than half a thousandth off."""
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", text)
    assert abs(float(text) - value) <= 0.0005 + 1e-9 * abs(value)
