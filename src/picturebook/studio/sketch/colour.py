"""Colours: the words people use for them, and how to make them lighter, darker, warmer."""

from __future__ import annotations

import re
from functools import lru_cache

Rgb = tuple[int, int, int]

# Watercolour-box values, softer than the web's names.
WORDS: dict[str, str] = {
    "white": "#fbf7ee", "cream": "#f6ead0", "ivory": "#f5eedd", "beige": "#e6d5b8", "sand": "#e2c999",
    "tan": "#d6b083", "golden": "#e6b650", "gold": "#dba93f", "yellow": "#f3cf5b", "mustard": "#d4a437",
    "orange": "#e88d4a", "ginger": "#d9823f", "rust": "#b45f3a", "copper": "#b8703f", "peach": "#f3bd98",
    "coral": "#ec8a76", "pink": "#eda3b4", "rose": "#d9778c", "red": "#cf4a45", "scarlet": "#d23b36",
    "crimson": "#b32f3e", "maroon": "#7d3040", "purple": "#8b6aa8", "violet": "#8a6fb5", "lilac": "#bfa5d2",
    "lavender": "#bcaedb", "plum": "#734a74", "blue": "#5b8dbe", "navy": "#33466f", "indigo": "#454f86",
    "teal": "#3f8f90", "turquoise": "#58b5ae", "aqua": "#86ccc8", "mint": "#a9dbc0", "green": "#6fa265",
    "olive": "#8a8d4b", "emerald": "#3f8f63", "lime": "#aecb58", "brown": "#8c5e3c", "chestnut": "#80492e",
    "chocolate": "#5f3d2b", "hazel": "#8a6a3e", "auburn": "#8f4530", "blond": "#e9c877", "blonde": "#e9c877",
    "black": "#35302f", "grey": "#9a9a9c", "gray": "#9a9a9c", "silver": "#c3c7cc", "charcoal": "#55555a",
    "brass": "#c79a3e", "straw": "#e5cd87", "honey": "#dca447", "sky": "#9cc8e6",
}  # fmt: skip
_GREYISH = 40  # how far apart red, green and blue are at most in what is no colour, 0–255
_WORD = re.compile(r"[a-z]+")


def rgb(colour: str) -> Rgb:
    """Read "#rrggbb". Raises ValueError."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexa(colour: tuple[float, float, float]) -> str:
    """Write three 0–255 values as "#rrggbb"."""
    return "#" + "".join(f"{max(0, min(255, round(value))):02x}" for value in colour)


def mix(one: str, other: str, share: float) -> str:
    """Return one colour with a share (0–1) of the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return hexa((red, green, blue))


def darker(colour: str, share: float = 0.2) -> str:
    """Return the colour towards a warm dark."""
    return mix(colour, "#2d2230", share)


def lighter(colour: str, share: float = 0.2) -> str:
    """Return the colour towards paper."""
    return mix(colour, "#fffaf0", share)


def luminance(colour: str) -> float:
    """Return perceived lightness, 0 black to 1 white (Rec. 709 weights on sRGB values)."""
    red, green, blue = rgb(colour)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


@lru_cache(maxsize=4096)
def bent(colour: str, inks: tuple[str, ...], share: float) -> str:
    """Return a colour taken a share (0–1) of the way to the nearest of some inks; without inks, itself.

    Lightness and hue both tell: a pale wall stays pale, and what is red becomes the red there is.
    """
    if not inks:
        return colour
    here = _opponent(colour)
    nearest = min(inks, key=lambda ink: sum((a - b) ** 2 for a, b in zip(here, _opponent(ink), strict=True)))
    return mix(colour, nearest, share)


@lru_cache(maxsize=4096)
def _opponent(colour: str) -> tuple[float, float, float]:
    """Return lightness, red against green, yellow against blue, each 0–255 or so, as the eye weighs them."""
    red, green, blue = rgb(colour)
    return luminance(colour) * 255, (red - green) * 1.2, ((red + green) / 2 - blue) * 0.8


def colourful(colour: str) -> bool:
    """Whether a colour is more than a white, a grey or a black."""
    return max(rgb(colour)) - min(rgb(colour)) > _GREYISH


def colour_in(text: str) -> str | None:
    """Return the first colour word in a phrase as "#rrggbb", or None; "dark" and "pale" shift it."""
    words = _WORD.findall(text.lower())
    for at, word in enumerate(words):
        if word in WORDS:
            before = words[at - 1] if at else ""
            return _shifted(WORDS[word], before)
    return None


def _shifted(colour: str, word: str) -> str:
    if word in ("dark", "deep"):
        return darker(colour, 0.3)
    if word in ("light", "pale", "soft"):
        return lighter(colour, 0.4)
    return colour
