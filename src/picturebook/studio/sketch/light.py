"""Light and weather: washes laid over the whole stage, so that figures stand in the same air as their place."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from picturebook.studio.sketch.colour import rgb
from picturebook.studio.sketch.svg import ellipse, num, path, rect

# time → washes over the whole picture: colour and how strongly it is multiplied in
_TIMES: dict[str, tuple[tuple[str, float], ...]] = {
    "dawn": (("#f6c3b4", 0.28),),
    "morning": (("#fff3d4", 0.14),),
    "day": (),
    "afternoon": (("#ffe9c4", 0.16),),
    "evening": (("#f4bf9c", 0.2), ("#a394c4", 0.08)),
    "night": (("#6f84bd", 0.56), ("#20305c", 0.10)),
}
WARM = (255, 214, 130)  # what lamps and ovens shed


@dataclass(frozen=True, slots=True, kw_only=True)
class Glow:
    """A pool of lamplight: its middle and radius in pixels."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Air:
    """The light of a picture: what each channel is multiplied by, and what shines in it."""

    red: float = 1.0
    green: float = 1.0
    blue: float = 1.0
    glows: tuple[Glow, ...] = ()


def air_of(time: str, glows: tuple[Glow, ...] = ()) -> Air:
    """Return the light of a time of day. Laid on after rasterising: blending in SVG costs half a second."""
    channels = [1.0, 1.0, 1.0]
    for colour, share in _TIMES.get(time, ()):
        for at, part in enumerate(rgb(colour)):
            channels[at] *= 1 - share + share * part / 255
    return Air(red=channels[0], green=channels[1], blue=channels[2], glows=glows)


def lay_weather(weather: str | None, width: float, height: float, random: Random) -> str:
    """Return rain, snow, mist, wind or a storm over the whole picture."""
    if weather in ("rain", "storm"):
        grey = rect(0, 0, width, height, fill="#8fa3b8", opacity=0.1 if weather == "rain" else 0.24)
        return grey + _rain(width, height, random)
    if weather == "snow":
        return "".join(
            ellipse(random.uniform(0, width), random.uniform(0, height), r, r, fill="#fffdf8", opacity=0.85)
            for r in (random.uniform(0.0018, 0.0048) * height for _ in range(90))
        )
    if weather == "mist":
        return "".join(
            ellipse(x * width, y * height, width * 0.45, height * 0.07, fill="#fbf7f0", opacity=0.22)
            for x, y in ((random.random(), random.uniform(0.3, 0.8)) for _ in range(9))
        )
    return _wind(width, height, random) if weather == "wind" else ""


def _rain(width: float, height: float, random: Random) -> str:
    lines = []
    for _ in range(130):
        x, y, long = (
            random.uniform(-0.05, 1.05) * width,
            random.uniform(0, 1) * height,
            random.uniform(0.02, 0.045) * height,
        )
        lines.append(f"M{num(x)} {num(y)}l{num(-long * 0.22)} {num(long)}")
    return path("".join(lines), stroke="#dfeaf2", width=height * 0.0022, opacity=0.7)


def _wind(width: float, height: float, random: Random) -> str:
    lines = []
    for _ in range(9):
        x, y, long = (
            random.uniform(0, 0.8) * width,
            random.uniform(0.08, 0.7) * height,
            random.uniform(0.1, 0.24) * width,
        )
        bend = f"q{num(long / 2)} {num(-long * 0.12)} {num(long)} 0"
        curl = f"q{num(long * 0.16)} {num(long * 0.1)} {num(long * 0.02)} {num(long * 0.12)}"
        lines.append(f"M{num(x)} {num(y)}{bend}{curl}")
    return path("".join(lines), stroke="#ffffff", width=height * 0.003, opacity=0.6)
