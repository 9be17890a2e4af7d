"""What every backdrop shares: where it is looked at from, its washes, its skies and its windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.svg import Point, ellipse, group, num, path, rect, smooth, straight

_SKIES: dict[str, tuple[str, str, str]] = {
    "day": ("#c4dfec", "#dcecef", "#f6f3e4"),
    "dawn": ("#cfd3e8", "#f3d9d6", "#fbe8c9"),
    "morning": ("#cfe5ec", "#e9eee6", "#fbf0d2"),
    "afternoon": ("#cbe0e6", "#ece9d8", "#f9e7c3"),
    "evening": ("#c7bcd8", "#f0c5b7", "#fadcae"),
    "night": ("#26335f", "#34457a", "#5a6a9c"),
}
TIMES = tuple(_SKIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a place is looked at: the paper, the ground line, the hour, the camera."""

    width: float
    height: float
    ground: float
    calm: str | None = None
    line: str = "#8a6d58"
    seed: int = 0
    time: str = "day"
    pan: float = 0.0
    zoom: float = 1.0

    @property
    def unit(self) -> float:
        """One hundredth of the shorter side, as the camera's closeness shows it."""
        return min(self.width, self.height * 1.1) / 100 * self.zoom

    @property
    def night(self) -> bool:
        """Whether it is dark outside."""
        return self.time == "night"

    @property
    def pen(self) -> float:
        """The width of an outline."""
        return max(0.8, min(self.width, self.height) / 100 * 0.26)

    @property
    def ink(self) -> str:
        """The outline's colour, paler than a figure's."""
        return mix(self.line, "#e9dcc8", 0.35)

    def x(self, share: float, depth: float = 1.0) -> float:
        """Place a share of the width (0 left, 1 right), shifted by the camera; depth 0 is far away."""
        spread = 1 + (self.zoom - 1) * 0.6 * depth
        return self.width * (0.5 + (share - 0.5) * spread - self.pan * 0.12 * depth)

    def chance(self, number: int) -> float:
        """Return this place's own 0–1 value for a number: the same place, the same details."""
        value = (self.seed * 0x9E3779B1 + number * 0x85EBCA77 + 0x165667B1) & 0xFFFFFFFF
        value = ((value ^ (value >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
        value = ((value ^ (value >> 12)) * 0x297A2D39) & 0xFFFFFFFF
        return (value ^ (value >> 15)) / 0xFFFFFFFF

    def pick(self, choices: tuple[str, ...], number: int) -> str:
        """Choose one of several for a number."""
        return choices[int(self.chance(number) * len(choices)) % len(choices)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """A setting drawn: what is behind the figures, and the little that is in front of them."""

    back: str
    front: str = ""


Setting = Callable[[View], Backdrop]


def steps(count: int) -> Iterator[tuple[int, float]]:
    """Yield each number below count with its middle share of 0–1."""
    for i in range(count):
        yield i, (i + 0.5) / count


def box(
    view: View, x: float, y: float, w: float, h: float, fill: str, r: float = 0.0, line: bool = True
) -> str:
    """Draw a softly outlined box."""
    stroke = view.ink if line else None
    return rect(x, y, w, h, r=r, fill=fill, stroke=stroke, width=view.pen)


def blob(view: View, points: list[Point], fill: str, line: bool = False, opacity: float = 1.0) -> str:
    """Draw a soft closed shape."""
    stroke = view.ink if line else None
    return path(smooth(points, True), fill=fill, stroke=stroke, width=view.pen, opacity=opacity)


def shape(view: View, points: list[Point], fill: str, line: bool = True, opacity: float = 1.0) -> str:
    """Draw a closed shape of straight edges."""
    stroke = view.ink if line else None
    return path(straight(points, True), fill=fill, stroke=stroke, width=view.pen, opacity=opacity)


def thread(view: View, points: list[Point], colour: str | None = None, width: float = 1.0) -> str:
    """Draw an open soft line, its width in outlines."""
    return path(smooth(points), stroke=colour or view.ink, width=view.pen * width)


def shades(stops: tuple[str, ...], w: float, low: float, count: int = 24) -> str:
    """Fill the paper's width down to a line with flat bands from the first colour to the last."""
    marks, last = [], len(stops) - 1
    for i, share in steps(count):
        at = min(int(share * last), last - 1)
        top = low * i / count
        marks.append(rect(0, top, w, low - top, fill=mix(stops[at], stops[at + 1], share * last - at)))
    return "".join(marks)


def sky(view: View, *, sun: float | None = 0.82, clouds: bool = True) -> str:
    """Draw the sky of the hour over the whole paper."""
    time = view.time if view.time in _SKIES else "day"
    marks = [
        shades(_SKIES[time], view.width, view.ground + 4),
        rect(0, view.ground, view.width, view.height - view.ground, fill=_SKIES[time][2]),
    ]
    if view.night:
        return "".join([*marks, _stars(view, 34), moon(view, sun or 0.82)])
    if sun is not None:
        marks.append(_sun(view, sun))
    if clouds:
        marks += [_cloud(view, 0.2, 0.24, 1.0), _cloud(view, 0.62, 0.33, 0.75)]
    return "".join(marks)


def _stars(view: View, count: int) -> str:
    marks = []
    for i, _ in steps(count):
        x, y = view.chance(i * 3 + 1) * view.width, view.chance(i * 3 + 2) ** 1.3 * view.ground * 0.85
        size = view.unit * (0.18 + 0.28 * view.chance(i * 3))
        marks.append(ellipse(x, y, size, size, fill="#fff6d8", opacity=0.85))
    return "".join(marks)


def moon(view: View, share: float, y: float = 0.2) -> str:
    """Draw a moon with a soft ring of light."""
    x, top, size = view.x(share, 0.1), view.ground * y + view.unit * 2, view.unit * 5
    ring = ellipse(x, top, size * 1.9, size * 1.9, fill="#fff3cf", opacity=0.12)
    glow = ellipse(x, top, size * 1.4, size * 1.4, fill="#fff3cf", opacity=0.18)
    face = ellipse(x, top, size, size, fill="#fbf0cd")
    spots = ellipse(x - size * 0.3, top + size * 0.2, size * 0.22, size * 0.2, fill="#eeddb0", opacity=0.8)
    spots += ellipse(x + size * 0.32, top - size * 0.3, size * 0.14, size * 0.13, fill="#eeddb0", opacity=0.8)
    return ring + glow + face + spots


def _sun(view: View, share: float) -> str:
    low = view.time in ("dawn", "evening")
    x, y, size = view.x(share, 0.1), view.ground * (0.62 if low else 0.24), view.unit * 5
    fill = "#f7c58f" if low else "#fbe3a0"
    rings = [ellipse(x, y, size * r, size * r, fill=fill, opacity=0.16) for r in (2.4, 1.8, 1.35)]
    return "".join([*rings, ellipse(x, y, size, size, fill=fill, opacity=0.9)])


def _cloud(view: View, share: float, y: float, size: float) -> str:
    x, top, u = view.x(share, 0.15), view.ground * y, view.unit * size
    puffs = ((-6, 0.6, 5, 2.2), (0, -1, 5.4, 3.4), (6, 0.4, 5.2, 2.5), (1, 1.2, 10, 1.8))
    return group(
        [ellipse(x + dx * u, top + dy * u, rx * u, ry * u, fill="#fffaf0") for dx, dy, rx, ry in puffs],
        opacity=0.6,
    )


def ground(view: View, colour: str, edge: float = 0.0) -> str:
    """Draw the calm ground to the bottom edge, a little paler towards us; edge is how hilly its rim is."""
    h, top = view.height, view.ground
    marks = [ridge(view, top, edge, colour, 11)]
    for i, (depth, share) in enumerate(((0.3, 0.12), (0.62, 0.22))):
        marks.append(ridge(view, top + (h - top) * depth, view.width * 0.006, lighter(colour, share), 20 + i))
    return "".join(marks)


def ridge(view: View, y: float, rise: float, colour: str, number: int, count: int = 6) -> str:
    """Draw a band of land from a softly rolling rim down to the bottom edge."""
    points: list[Point] = []
    for i in range(count + 1):
        lift = (view.chance(number * 31 + i) - 0.5) * 2 * rise
        shift = -view.pan * 0.04 * view.width
        points.append((view.width * (i / count * 1.2 - 0.1) + shift, y - lift))
    below = min(y + rise * 1.4, view.height)
    d = (
        smooth(points)
        + f"L{num(view.width * 1.1)} {num(below + 2)}L{num(-view.width * 0.1)} {num(below + 2)}Z"
    )
    return path(d, fill=colour) + rect(0, below, view.width, view.height - below, fill=colour)


def room(view: View, wall: str, floor: str, skirting: str | None = None) -> str:
    """Draw a calm wall and floor that fill the paper."""
    w, h, g, u = view.width, view.height, view.ground, view.unit
    marks = [shades((lighter(wall, 0.35), wall), w, g + 1)]
    marks.append(rect(0, g, w, h - g, fill=floor))
    marks.append(rect(0, g + (h - g) * 0.16, w, h, fill=lighter(floor, 0.12)))
    marks.append(rect(0, g + (h - g) * 0.45, w, h, fill=lighter(floor, 0.22)))
    if skirting:
        marks.append(rect(0, g - u * 2.4, w, u * 2.4, fill=skirting))
        marks.append(thread(view, [(0, g - u * 2.4), (w, g - u * 2.4)], width=0.7))
    marks.append(thread(view, [(0, g), (w, g)], width=0.8))
    return "".join(marks)


def boards(view: View, colour: str, count: int = 9) -> str:
    """Draw the faint seams of floorboards running towards us, fading out before the text."""
    far, near = view.ground, view.ground + (view.height - view.ground) * 0.3
    middle = view.x(0.5)
    marks = []
    for i in range(-count, count + 1):
        x = middle + i * view.width * 0.09
        marks.append(thread(view, [(x, far), (middle + (x - middle) * 1.22, near)], colour, 0.5))
    return "".join(marks)


def window(
    view: View, x: float, y: float, w: float, h: float, curtain: str | None = None, frame: str = "#fbf6ea"
) -> str:
    """Draw a window on what the hour shows outside: a pale sky and a hill, or stars."""
    p = w * 0.06
    time = view.time if view.time in _SKIES else "day"
    top, _, low = _SKIES[time]
    marks = [box(view, x - p, y - p, w + 2 * p, h + 2 * p, frame, p * 0.6)]
    marks.append(rect(x, y, w, h, fill=top))
    marks.append(rect(x, y + h * 0.42, w, h * 0.58, fill=low, opacity=0.55))
    hill = [(x, y + h * 0.8), (x + w * 0.35, y + h * 0.68), (x + w * 0.7, y + h * 0.78), (x + w, y + h * 0.7)]
    land = "#33476a" if view.night else "#c6d8b2"
    marks.append(path(f"{smooth(hill)}L{num(x + w)} {num(y + h)}L{num(x)} {num(y + h)}Z", fill=land))
    if view.night:
        marks += _panes_at_night(view, x, y, w, h)
    marks.append(rect(x + w / 2 - p * 0.3, y, p * 0.6, h, fill=frame))
    marks.append(rect(x, y + h * 0.46, w, p * 0.6, fill=frame))
    marks.append(rect(x, y, w, h, stroke=view.ink, width=view.pen * 0.7))
    marks.append(box(view, x - p * 1.8, y + h + p * 0.6, w + p * 3.6, p * 1.1, frame, p * 0.4))
    if curtain:
        marks.append(_curtains(view, x, y, w, h, curtain))
    return "".join(marks)


def _panes_at_night(view: View, x: float, y: float, w: float, h: float) -> list[str]:
    marks = []
    for i in range(9):
        at = (x + w * (0.06 + 0.88 * view.chance(300 + i)), y + h * (0.05 + 0.55 * view.chance(330 + i)))
        marks.append(ellipse(*at, w * 0.014, w * 0.014, fill="#fff3cf"))
    marks.append(ellipse(x + w * 0.74, y + h * 0.22, w * 0.085, w * 0.085, fill="#fbf0cd"))
    return marks


def _curtains(view: View, x: float, y: float, w: float, h: float, colour: str) -> str:
    top, low, marks = y - h * 0.14, y + h * 1.06, []
    for side in (-1, 1):
        edge = x + w / 2 + side * w * 0.66
        inner, tied = edge - side * w * 0.36, edge - side * w * 0.17
        d = f"M{num(edge)} {num(top)}L{num(inner)} {num(top)}"
        d += f"Q{num(inner)} {num(y + h * 0.4)} {num(tied)} {num(y + h * 0.62)}"
        d += f"Q{num(tied - side * w * 0.08)} {num(y + h * 0.85)} {num(tied - side * w * 0.06)} {num(low)}"
        d += f"L{num(edge)} {num(low)}Z"
        marks.append(path(d, fill=colour, stroke=view.ink, width=view.pen))
        fold = [(edge - side * w * 0.18, top), (edge - side * w * 0.14, y + h * 0.4), (tied, y + h * 0.62)]
        marks.append(thread(view, [*fold], darker(colour, 0.12)))
    marks.append(box(view, x - w * 0.24, top - w * 0.03, w * 1.48, w * 0.05, "#d9bd96", w * 0.025))
    return "".join(marks)
