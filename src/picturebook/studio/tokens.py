"""What a picture weighs in tokens, by the formulas people have measured; nobody has published them.

A reference counts its 32-pixel patches, enlarged towards 1024 px on the longest side if it is smaller (at most
doubled), and never more than 1536; a finished picture weighs by its shape, its pixels and its quality. Both were
fitted to usage that real calls reported (October 2026), so they serve estimates and warnings, never a bill.
"""

from __future__ import annotations

from math import ceil

PATCH = 32  # pixels
MOST = 1536  # tokens a reference
LONGEST = 1024  # pixels
FLOOR = 256  # tokens: a reference that was seen at all was never reported below this
# tokens' worth of each quality: https://developers.openai.com/api/docs/pricing gives prices, the community the fit
FACTORS = {
    "gpt-image-2": {"low": 16, "medium": 48, "high": 96},
    "gpt-image-2.5": {"low": 16, "medium": 24, "high": 48, "xhigh": 64, "max": 96},
}


def reference_tokens(width: int, height: int) -> int:
    """Return the input tokens of a reference of so many pixels."""
    long, short = float(max(width, height)), float(min(width, height))
    short = max(short, long / 3)  # a longer strip is billed as 3:1
    grown = min(2.0, max(1.0, LONGEST / long))
    return min(MOST, ceil(long * grown / PATCH) * ceil(short * grown / PATCH))


def picture_tokens(width: int, height: int, factor: int) -> int:
    """Return the output tokens of a picture of so many pixels, with its model's factor for the quality."""
    long, short = max(width, height), min(width, height)
    side = (2 * factor * short + long) // (2 * long)
    return ceil(factor * side * (2_000_000 + width * height) / 4_000_000)


def text_tokens(text: str) -> int:
    """Return about how many tokens a prompt has: four letters each, never too few."""
    return ceil(len(text.encode("utf-8")) / 3.5)
