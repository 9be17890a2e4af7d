"""Numbers as a content stream holds them: plain decimals, a thousandth of a point fine, never an exponent."""

from __future__ import annotations


def number(value: float) -> str:
    """Write a number with at most three decimals: "12", "0.125", never "-0"."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
