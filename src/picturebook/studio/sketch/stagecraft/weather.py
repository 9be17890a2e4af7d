"""Weather: rain, snow, wind and storm laid over the whole picture, thin where words will rest."""

from __future__ import annotations

from random import Random

from picturebook.studio.sketch.stagecraft.light import Light
from picturebook.studio.sketch.stagecraft.measures import Frame
from picturebook.studio.sketch.stagecraft.plan import ScenePlan
from picturebook.studio.sketch.svg import num, path


def lay_weather(plan: ScenePlan, frame: Frame, unit: float, random: Random, light: Light) -> str:
    """Return the marks of the weather, as seen out of doors; in a room it stays behind the window."""
    if plan.indoors or (plan.setting in ("underwater", "plain") and plan.weather != "rain"):
        return ""
    if plan.weather in ("rain", "storm"):
        return _rain(frame, unit, random, 190 if plan.weather == "storm" else 140, light)
    if plan.weather == "snow":
        return _snow(frame, unit, random, light)
    return _wind(frame, unit, random, light) if plan.weather == "wind" else ""


def _on_paper(light: Light) -> str | None:
    """Return the blue that weather is drawn in on bare paper; None where it falls before a sky."""
    return "#7FA3CF" if light.hand.bare and light.name != "night" else None


def _quiet(frame: Frame, x: float, y: float) -> bool:
    return (
        (frame.calm == "top" and y < 32) or (frame.calm == "bottom" and y > 66)
        or (frame.calm == "left" and x < frame.wide * 0.38) or (frame.calm == "right" and x > frame.wide * 0.62)
    )  # fmt: skip


def _rain(frame: Frame, unit: float, random: Random, count: int, light: Light) -> str:
    marks = []
    for k in range(round(count * frame.wide / 150)):
        x, y, long = random.uniform(0, frame.wide * 1.04), random.uniform(-2, 100), random.uniform(2.4, 5.2)
        if _quiet(frame, x, y) and k % 3:
            continue
        marks.append(f"M{num(x * unit)} {num(y * unit)}l{num(-long * 0.24 * unit)} {num(long * unit)}")
    tone = _on_paper(light) or ("#F4F8FA" if light.name != "night" else "#B9C6E6")
    return _strokes("".join(marks), tone, 0.24 * unit, 0.75)


def _strokes(d: str, tone: str, width: float, opacity: float) -> str:
    ends = 'stroke-linecap="round"'
    return f'<path d="{d}" fill="none" stroke="{tone}" stroke-width="{num(width)}" {ends} stroke-opacity="{opacity}"/>'


def _snow(frame: Frame, unit: float, random: Random, light: Light) -> str:
    tone = _on_paper(light) or ("#FFFFFF" if light.name != "night" else "#DDE4F6")
    marks = {0.34: [], 0.55: [], 0.85: []}  # type: dict[float, list[str]]
    for k in range(round(120 * frame.wide / 150)):
        x, y = random.uniform(0, frame.wide), random.uniform(0, 100)
        if _quiet(frame, x, y) and k % 3:
            continue
        size = (0.34, 0.34, 0.55, 0.85)[k % 4]
        marks[size].append(f"M{num(x * unit)} {num(y * unit)}h0.1")
    return "".join(
        _strokes("".join(spots), tone, 2 * size * unit, 0.9) for size, spots in marks.items() if spots
    )


def _wind(frame: Frame, unit: float, random: Random, light: Light) -> str:
    lines = []
    for k in range(9):
        x, y, long = (
            random.uniform(-4, frame.wide * 0.8),
            12 + k * 7 + random.uniform(-2, 2),
            random.uniform(16, 34),
        )
        if _quiet(frame, x + long / 2, y):
            continue
        a, b = long * unit, unit
        lines.append(
            f"M{num(x * b)} {num(y * b)}q{num(a * 0.5)} {num(-3 * b)} {num(a)} {num(-0.5 * b)}"
            f"q{num(4 * b)} {num(2 * b)} {num(2.6 * b)} {num(4 * b)}"
            f"q{num(-2 * b)} {num(2 * b)} {num(-3.4 * b)} {num(-0.4 * b)}"
        )
    tone = _on_paper(light) or "#FFFFFF"
    return path("".join(lines), stroke=tone, width=0.34 * unit, opacity=0.65) if lines else ""
