"""Inks: colours of the theme in both worlds, sRGB for light and CMYK for paper, and how well one reads on another.

The CMYK of an ink is plain arithmetic (grey out into black), the same on every machine; dark type is printed
with black alone, because four plates never meet exactly on a thin letter.
"""

from __future__ import annotations

from functools import lru_cache

from picturebook.layout.frame import Ink

READABLE = 4.5  # to one: WCAG 2.2, success criterion 1.4.3; it lets large type do with 3, we do not
_BLACK_ONLY = 0.04  # relative luminance under which type is printed with black alone

Colour = tuple[int, int, int]


@lru_cache(maxsize=1024)
def ink(colour: str | Colour) -> Ink:
    """Make an ink of "#rrggbb" or an sRGB triple. Raises ValueError for anything else."""
    srgb = _triple(colour)
    if max(srgb) == 0:
        return Ink(srgb=srgb, cmyk=(0, 0, 0, 100))
    key = max(srgb) / 255
    cyan, magenta, yellow = (round(100 * (key - part / 255) / key) for part in srgb)
    return Ink(srgb=srgb, cmyk=(cyan, magenta, yellow, round(100 * (1 - key))))


@lru_cache(maxsize=256)
def type_ink(colour: str | Colour) -> Ink:
    """Make an ink for letters: the same in sRGB; dark ones print with black alone."""
    made = ink(colour)
    if luminance(made.srgb) < _BLACK_ONLY:
        return Ink(srgb=made.srgb, cmyk=(0, 0, 0, 100))
    return made


@lru_cache(maxsize=1024)
def luminance(colour: Colour) -> float:
    """Return the relative luminance of an sRGB colour, 0–1 (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Return the contrast ratio of two relative luminances, 1–21 (WCAG 2.2)."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that is `share` (0–1) of the other over the one, as a painter lays it: in sRGB."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def grey(light: float) -> Colour:
    """Return the grey of a relative luminance."""
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    level = max(0, min(255, round(part * 255)))
    return level, level, level


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _triple(colour: str | Colour) -> Colour:
    if not isinstance(colour, str):
        return colour
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"not a colour: {colour}")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
