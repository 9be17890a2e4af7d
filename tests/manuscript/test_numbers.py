"""Numbers and codes the trade checks."""

from __future__ import annotations

import pytest

from picturebook.manuscript.numbers import price_of, price_to_type


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("$12.99", "12.99 USD"),
        ("€12", "12 EUR"),
        ("EUR 12,99", "12.99 EUR"),
        ("12.5 usd", "12.50 USD"),
        ("1,299 JPY", "1299 JPY"),
        ("9 pounds", "9 GBP"),
        ("cheap", "12.99 USD"),
    ],
)
def test_what_is_told_to_type_is_a_price_of_the_same_amount_and_currency(typed: str, meant: str) -> None:
    """Nobody is led to sell a book for other money than they said."""
    assert price_of(typed) is None and price_of(meant) is not None
    assert price_to_type(typed) == meant
