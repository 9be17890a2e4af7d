"""Light: how the hour and the weather bend every colour on the stage.

Colours are mixed, not overlaid: each mark is re-dyed as if by the light of the hour, far things fade into the
air, and what shines by itself (written in capitals) keeps its colour. That costs no layer and no filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from picturebook.record import record
from picturebook.studio.sketch.colour import hexa, luminance, mix, rgb
from picturebook.studio.sketch.hand import PLAIN, Hand

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_CLEAR_NIGHT = "#2b55a8"
Triple = tuple[float, float, float]


@record
class Light:
    """The light of one picture: what it takes from each colour, what it adds, and the air between."""

    name: str
    times: Triple = (1.0, 1.0, 1.0)  # what is left of red, green and blue
    plus: Triple = (0.0, 0.0, 0.0)  # what the air adds, 0–255
    grey: float = 0.0  # how far colours lose themselves
    sky: tuple[str, str, str] = ("#a9d0e4", "#d3e7ea", "#f4f0dc")  # top, middle, horizon
    haze: str = "#dfe9e6"
    thick: float = 0.5  # how soon far things fade, 0–1
    dark: float = 0.0  # how much lamps matter, 0–1
    hand: Hand = PLAIN  # what inks there are

    @property
    def own(self) -> Light:
        """The same light on what keeps colours of its own, whatever the inks: the cast."""
        return replace(self, hand=PLAIN)

    def dye(self, svg: str, depth: float = 0.0, near: float = 0.0) -> str:
        """Re-dye all colours of a drawing at a depth (0 near, 1 far), nearer a lamp (0–1) less so."""
        if near:
            lamp = replace(
                self,
                times=_towards(self.times, (1.02, 0.94, 0.78), near),
                plus=_towards(self.plus, (6, 2, 0), near),
            )
            return lamp.dye(svg, depth)
        return _COLOUR.sub(lambda found: self.of(found[0], depth), svg)

    def of(self, colour: str, depth: float = 0.0) -> str:
        """Return one colour in this light."""
        return _dyed(self, colour, round(depth, 2))


@lru_cache(maxsize=8192)
def _dyed(light: Light, colour: str, depth: float) -> str:
    red, green, blue = rgb(colour)
    mean = 0.3 * red + 0.59 * green + 0.11 * blue
    parts = (
        (value + (mean - value) * light.grey) * times + plus
        for value, times, plus in zip((red, green, blue), light.times, light.plus, strict=True)
    )
    r, g, b = parts
    dyed = hexa((r, g, b))
    return light.hand.printed(mix(dyed, light.haze, light.thick * depth) if depth else dyed)


def _towards(a: Triple, b: Triple, share: float) -> Triple:
    x, y, z = (one + (other - one) * share for one, other in zip(a, b, strict=True))
    return x, y, z


OUTDOORS = {
    "dawn": Light(name="dawn", times=(1.0, 0.93, 0.93), plus=(4, 0, 4), sky=("#b9c6e0", "#f2cfc9", "#fbe3bd"),
        haze="#efd3cc", thick=0.62),
    "morning": Light(name="morning", times=(1.0, 0.99, 0.94), plus=(3, 2, 0), sky=("#a8d2e3", "#d9ebe6",
        "#fdf1cd"), haze="#e3ecdf", thick=0.52),
    "day": Light(name="day", sky=("#9fcce6", "#cbe4ec", "#eef2e2")),
    "afternoon": Light(name="afternoon", times=(1.0, 0.965, 0.88), plus=(5, 2, 0), sky=("#a5cbdc", "#dde3d0",
        "#fbe6b4"), haze="#ecdfbe"),
    "evening": Light(name="evening", times=(0.97, 0.84, 0.82), plus=(7, 2, 8), sky=("#7f83b8", "#dd9c9c",
        "#fccb8c"), haze="#c99aa6",
        thick=0.6, dark=0.5),
    "night": Light(name="night", times=(0.6, 0.66, 0.82), plus=(8, 11, 26), grey=0.12, sky=("#1f2a55",
        "#34457c", "#5e73a6"), haze="#465a8e",
        thick=0.62, dark=1.0),
}  # fmt: skip
INDOORS = {
    "dawn": ((1.0, 0.94, 0.9), (2, 0, 2), 0.15),
    "morning": ((1.0, 0.985, 0.94), (2, 1, 0), 0.0),
    "day": ((1.0, 1.0, 1.0), (0, 0, 0), 0.0),
    "afternoon": ((1.0, 0.965, 0.89), (2, 0, 0), 0.1),
    "evening": ((0.93, 0.82, 0.76), (4, 0, 2), 0.6),
    "night": ((0.66, 0.66, 0.78), (8, 6, 16), 0.95),
}


def light_for(time: str, weather: str, indoors: bool) -> Light:
    """Return the light of an hour and a weather, out of doors or in a room."""
    light = _in_weather(OUTDOORS[time], weather)
    if indoors:
        times, plus, dark = INDOORS[time]
        dull = (
            0.95
            if weather in ("rain", "storm", "snow", "mist", "cloud") and time not in ("night", "evening")
            else 1.0
        )
        return replace(light, times=(times[0] * dull, times[1] * dull, times[2]), plus=plus, grey=0.0,
            dark=dark, thick=0.25,
            haze=mix("#f3e3cb", "#3f4470", 0.75 if time == "night" else 0.0))  # fmt: skip
    return light


def in_hand(light: Light, hand: Hand) -> Light:
    """Return a light as a book's art direction bends it: paler washes, bolder ones, an hour that darkens less."""
    if hand == PLAIN:
        return light
    times, plus = (
        _towards(light.times, (1.0, 1.0, 1.0), hand.even),
        _towards(light.plus, (0, 0, 0), hand.even),
    )
    red, green, blue = (value * (1 - 0.12 * hand.pale) for value in times)
    more = 30 * hand.pale * (1 - 0.6 * light.dark)
    plus = (plus[0] + more, plus[1] + more * 0.97, plus[2] + more * 0.92)
    clear = 0.7 * hand.even if light.name == "night" else 0.0
    paper = 0.22 * hand.pale * (1 - light.dark)
    sky = _three(
        _faded(mix(mix(tone, "#fff8ea", paper), _CLEAR_NIGHT, clear), hand.grey) for tone in light.sky
    )
    return replace(
        light, times=(red, green, blue), plus=plus, grey=light.grey + hand.grey, sky=sky, hand=hand,
        dark=light.dark * hand.lamps,
    )  # fmt: skip


def _faded(tone: str, grey: float) -> str:
    """Return a sky's tone faded as the land is; bold colours leave skies as they are."""
    mean = luminance(tone) * 255
    return mix(tone, hexa((mean, mean, mean)), max(0.0, grey))


def _in_weather(light: Light, weather: str) -> Light:
    if weather in ("rain", "cloud", "storm"):
        k = {"cloud": 0.5, "rain": 0.8, "storm": 1.0}[weather]
        grey = (
            ("#8b9aab", "#aab6c0", "#cdd3d2") if light.name != "night" else ("#1f2743", "#323d60", "#4f5c80")
        )
        deep = 0.3 if weather == "storm" else 0.0
        sky = _three(mix(mix(a, b, 0.85 * k), "#3f475c", deep) for a, b in zip(light.sky, grey, strict=True))
        red, green, blue = (value * (1 - 0.1 * k - 0.5 * deep * 0.4) for value in light.times)
        return replace(
            light,
            sky=sky,
            times=(red, green, blue),
            grey=light.grey + 0.22 * k,
            haze=mix(light.haze, sky[1], 0.7),
            thick=light.thick + 0.12,
        )
    if weather == "snow":
        sky = _three(mix(a, "#d5dce8" if light.name != "night" else "#4b587f", 0.6) for a in light.sky)
        return replace(light, sky=sky, grey=light.grey + 0.1, haze=mix(light.haze, "#e6eaf2", 0.5
            if light.name != "night" else 0.1),
            plus=(light.plus[0], light.plus[1] + 2, light.plus[2] + 5))  # fmt: skip
    if weather == "mist":
        veil = "#e9ebe8" if light.name != "night" else "#7d8cb0"
        sky = _three(mix(a, veil, share) for a, share in zip(light.sky, (0.3, 0.5, 0.7), strict=True))
        return replace(
            light,
            sky=sky,
            haze=mix(light.haze, veil, 0.65),
            thick=min(0.9, light.thick + 0.25),
            grey=light.grey + 0.1,
        )
    return light


def _three(tones: Iterable[str]) -> tuple[str, str, str]:
    top, middle, low = tones
    return top, middle, low
