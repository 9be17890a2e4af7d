"""Money in words: amounts are whole millionths of a US dollar everywhere, and dollars only where people read them."""

from __future__ import annotations


def dollars(micros: int) -> str:
    """Return an amount for people: to the cent, below ten cents to a tenth of one."""
    return f"${micros / 1_000_000:.3f}" if 0 < micros < 100_000 else f"${micros / 1_000_000:.2f}"


def about(micros: int) -> str:
    """Return an estimate for people."""
    return f"about {dollars(micros)}" if micros else "nothing to pay"


def enough(micros: int) -> str:
    """Return an amount to type that is enough: rounded up to the cent, without a sign."""
    return f"{-(-micros // 10_000) / 100:.2f}"
