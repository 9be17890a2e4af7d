"""Light and weather: washes laid over the whole stage, so that figures stand in the same air as their place."""

from __future__ import annotations

from random import Random

from picturebook.studio.sketch.svg import ellipse, group, num, path, rect

# time → layers of (colour, opacity, blend)
_TIMES: dict[str, tuple[tuple[str, float, str], ...]] = {
    "dawn": (("#f6c3b4", 0.30, "multiply"), ("#ffd9a0", 0.12, "screen")),
    "morning": (("#fff0c8", 0.25, "multiply"),),
    "day": (),
    "afternoon": (("#ffe2b0", 0.28, "multiply"),),
    "evening": (("#e39a7c", 0.30, "multiply"), ("#6a5a94", 0.20, "multiply")),
    "night": (("#5b6fa8", 0.62, "multiply"), ("#20305c", 0.16, "multiply")),
}


def lay_light(time: str, width: float, height: float) -> str:
    """Return the washes of a time of day over the whole picture."""
    layers = _TIMES.get(time, ())
    return "".join(
        group([rect(0, 0, width, height, fill=colour, opacity=opacity)], blend=blend)
        for colour, opacity, blend in layers
    )


def glow(x: float, y: float, radius: float, colour: str = "#ffdf8f") -> str:
    """Return a pool of lamplight: rings of one soft colour, light laid on light."""
    rings = [ellipse(x, y, radius * part, radius * part, fill=colour, opacity=0.075) for part in _RINGS]
    return group(rings, blend="screen")


_RINGS = (1.0, 0.86, 0.72, 0.58, 0.46, 0.34, 0.24, 0.15)


def lay_weather(weather: str | None, width: float, height: float, random: Random) -> str:
    """Return rain, snow, mist, wind or a storm over the whole picture."""
    if weather in ("rain", "storm"):
        grey = rect(0, 0, width, height, fill="#8fa3b8", opacity=0.18 if weather == "rain" else 0.32)
        return grey + _rain(width, height, random)
    if weather == "snow":
        return "".join(
            ellipse(random.uniform(0, width), random.uniform(0, height), r, r, fill="#fffdf8", opacity=0.85)
            for r in (random.uniform(0.0018, 0.0048) * height for _ in range(90))
        )
    if weather == "mist":
        return "".join(
            ellipse(random.uniform(0, width), height * random.uniform(0.3, 0.8), width * 0.45, height * 0.07, fill="#fbf7f0", opacity=0.22)
            for _ in range(9)
        )  # fmt: skip
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
        lines.append(
            f"M{num(x)} {num(y)}q{num(long / 2)} {num(-long * 0.12)} {num(long)} 0q{num(long * 0.16)} {num(long * 0.1)} {num(long * 0.02)} {num(long * 0.12)}"
        )
    return path("".join(lines), stroke="#ffffff", width=height * 0.003, opacity=0.6)
