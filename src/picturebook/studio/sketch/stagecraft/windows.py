"""Windows: a frame, curtains, and outside them the hour and the weather."""

from __future__ import annotations

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.place import Lamp, Place
from picturebook.studio.sketch.stagecraft.props_sky import moon

_WOOD, _CREAM = "#b98552", "#f8efdc"
_ROD = 6.0  # how far the curtains' rod and heads reach above the frame


def window(
    place: Place, x: float, wide: float = 26.0, high: float = 30.0, cloth: str | None = "#d98a7a"
) -> None:
    """Hang a window that shows the hour and the weather, with curtains and a sill."""
    if not place.allows(x) or not place.allows(x + wide * 0.4) or "window" in place.taken:
        return
    if place.calm == "top":  # words rest above: a lower window, and narrower, as if farther off
        top = place.high + _ROD
        wide *= max(0.62, min(1.0, (place.floor - 10 - top) / high) ** 0.5)
    else:
        top = min(
            max(place.high + 1, place.floor - 12 - high), place.floor - 10 - min(high, place.floor * 0.4)
        )
    hang_window(place, (x - wide / 2, top, x + wide / 2, min(top + high, place.floor - 10)), cloth)


def hang_window(place: Place, box: tuple[float, float, float, float], cloth: str | None) -> None:
    """Draw a window in its box."""
    p, (x0, y0, x1, y1) = place.middle, box
    w, h = x1 - x0, y1 - y0
    place.filled.append((x0 - w * 0.27, y0 - 5, x1 + w * 0.27, y1 + 4))
    bar(p, (x0 - 1.6, y0 - 1.6, x1 + 1.6, y1 + 1.6), _CREAM)
    view(place, box)
    mid, cross = (x0 + x1) / 2, y0 + h * 0.45
    line(p, [(mid, y0), (mid, y1)], _CREAM, 1.3)
    line(p, [(x0, cross), (x1, cross)], _CREAM, 1.3)
    p.blob([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], None, straight=True, stroke=0.8)
    if cloth:
        for side, edge in ((1, x0), (-1, x1)):
            p.blob([(edge - side * w * 0.16, y0 - 3), (edge + side * w * 0.24, y0 - 3),
                (edge + side * w * 0.17, y0 + h * 0.4),
                (edge - side * w * 0.01, y0 + h * 0.62), (edge + side * w * 0.05, y1 + 3),
                    (edge - side * w * 0.18, y1 + 3)], cloth, shade=0.5)  # fmt: skip
            p.curve(
                [(edge, y0 - 2), (edge + side * w * 0.03, y0 + h * 0.4), (edge - side * w * 0.05, y1)],
                line=darker(cloth, 0.3),
                stroke=0.7,
            )
            line(
                p,
                [(edge - side * w * 0.15, y0 + h * 0.63), (edge + side * w * 0.03, y0 + h * 0.63)],
                darker(cloth, 0.2),
                1,
            )
        tube(p, [(x0 - w * 0.24, y0 - 3.4), (x1 + w * 0.24, y0 - 3.4)], _WOOD, 1.1)
    soft(p, (x0 - 3, y1 + 1.2, x1 + 3, y1 + 3.4), lighter(_WOOD, 0.35), r=0.6)
    if place.time in ("dawn", "morning", "day", "afternoon") and place.weather in ("", "sun"):
        _light_on_floor(place, box)
        place.lamps.append(Lamp(x=mid, y=(y0 + y1) / 2, reach=34, colour="#fff3cf", strength=0.35))
    elif place.night:
        place.lamps.append(Lamp(x=mid, y=(y0 + y1) / 2, reach=26, colour="#b9c8ff", strength=0.4))


def _light_on_floor(place: Place, box: tuple[float, float, float, float]) -> None:
    """Lay the window's light on the floor, with the shadow of its bars."""
    x0, _, x1, _ = box
    near, far = place.floor + 2.5, min(place.stand + 2.0, place.floor + 15)
    slant, half = (far - near) * 0.75, (x1 - x0) / 2
    for k in (0, 1):
        a, b = x0 + 4 + k * half + 0.7, x0 + 4 + (k + 1) * half - 0.7
        pane = [(a, near), (b, near), (b + slant, far), (a + slant, far)]
        place.middle.blob(pane, "#fff3cf", stroke=0, straight=True, opacity=0.2)


def view(place: Place, box: tuple[float, float, float, float]) -> None:
    """Draw what a window shows: sky, a hill, stars or sun, rain or snow."""
    p, (x0, y0, x1, y1) = place.middle, box
    top, middle, low = place.light.sky
    w, h = x1 - x0, y1 - y0
    for k, tone in enumerate((top, mix(top, middle, 0.6), mix(middle, low, 0.3), low)):
        p.blob(
            [(x0, y0 + h * k * 0.2), (x1, y0 + h * k * 0.2), (x1, y1), (x0, y1)],
            glow(tone),
            straight=True,
            stroke=0,
        )
    outside = "#93ad84" if place.weather != "snow" else "#eef0f4"
    dark = mix(outside, "#2c3a66", 0.62) if place.night else mix(outside, low, 0.25)
    p.blob(
        [(x0, y1 - h * 0.2), (x0 + w * 0.4, y1 - h * 0.34), (x1, y1 - h * 0.2), (x1, y1), (x0, y1)],
        glow(dark),
        straight=True,
        stroke=0,
    )
    if place.night:
        _stars(place, box)
    _falling(place, box)


def _stars(place: Place, box: tuple[float, float, float, float]) -> None:
    """Draw stars behind the panes, and the moon unless clouds are before it."""
    p, (x0, y0, x1, y1) = place.middle, box
    w, h = x1 - x0, y1 - y0
    for k in range(9):
        p.oval(
            (x0 + w * ((k * 0.37 + 0.1) % 0.92 + 0.04), y0 + h * ((k * 0.23 + 0.07) % 0.6)),
            0.32,
            0.32,
            glow("#fff6d8"),
            stroke=0,
        )
    if place.weather not in ("rain", "storm", "snow"):
        moon(p.within(x0 + w * 0.74, y0 + h * 0.22), w * 0.085)


def _falling(place: Place, box: tuple[float, float, float, float]) -> None:
    """Draw rain or snow behind the panes."""
    p, (x0, y0, x1, y1) = place.middle, box
    w, h = x1 - x0, y1 - y0
    if place.weather == "snow":
        for k in range(24):
            p.oval(
                (x0 + w * ((k * 0.383) % 0.96 + 0.02), y0 + h * ((k * 0.617) % 0.96 + 0.02)),
                0.5 + 0.2 * (k % 3),
                0.5,
                glow("#ffffff"),
                stroke=0,
            )
    elif place.weather in ("rain", "storm"):
        for k in range(16):
            rx, ry = x0 + w * ((k * 0.383) % 0.92 + 0.04), y0 + h * ((k * 0.617) % 0.84)
            line(p, [(rx, ry), (rx - 0.6, ry + h * 0.1)], glow("#e9f2f8"), 0.35, 0.8)
