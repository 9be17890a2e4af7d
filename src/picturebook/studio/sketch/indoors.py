"""Rooms that are not a home's: classroom, library, and the burrow under the ground."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import (
    Backdrop,
    View,
    boards,
    box,
    ground,
    room,
    shades,
    steps,
    thread,
    window,
)
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.svg import Point, ellipse, num, path, rect, smooth

WOOD, OAK = "#dcc19c", "#cfae86"
_SPINES = ("#d9a99a", "#b9cbb0", "#e6cf98", "#b3c6d6", "#cbb8d2", "#e3bf9d", "#a9c4bf")


def classroom(view: View) -> Backdrop:
    """Draw a blackboard with chalk marks, a window, two rows of small desks."""
    u, g = view.unit, view.ground
    marks = [room(view, "#f0e6cc", "#e3cfae", "#f6eedd"), boards(view, "#d5bc97")]
    marks.append(_blackboard(view, view.x(0.42), g - 14 * u))
    marks.append(window(view, view.x(0.87) - 8 * u, g - 37 * u, 16 * u, 21 * u))
    for share in (0.1, 0.37, 0.64, 0.91):
        marks.append(_desk(view, view.x(share), g + 4 * u))
    return Backdrop(back="".join(marks))


def _blackboard(view: View, x: float, low: float) -> str:
    u, chalk = view.unit, "#f3efe0"
    left, top = x - 22 * u, low - 24 * u
    marks = [
        box(view, left - 1.4 * u, top - 1.4 * u, 46.8 * u, 26.8 * u, OAK, u),
        rect(left, top, 44 * u, 24 * u, fill="#8fa89a"),
    ]
    marks.append(ellipse(left + 14 * u, top + 10 * u, 11 * u, 6 * u, fill="#a3b9ac", opacity=0.5))
    sun = (left + 8 * u, top + 8 * u)
    marks.append(ellipse(*sun, 2.6 * u, 2.6 * u, stroke=chalk, width=view.pen))
    for a, b in ((0, -1), (0.87, -0.5), (0.87, 0.5), (0, 1), (-0.87, 0.5), (-0.87, -0.5)):
        ray = [(sun[0] + a * 3.6 * u, sun[1] + b * 3.6 * u), (sun[0] + a * 5 * u, sun[1] + b * 5 * u)]
        marks.append(thread(view, ray, chalk))
    hill = [(left + 16 * u, top + 16 * u), (left + 22 * u, top + 11 * u), (left + 28 * u, top + 16 * u)]
    marks.append(thread(view, [*hill, (left + 33 * u, top + 12.6 * u), (left + 39 * u, top + 16 * u)], chalk))
    flower = (left + 35 * u, top + 6 * u)
    marks += [
        ellipse(flower[0] + d * u, flower[1], u, 1.6 * u, stroke=chalk, width=view.pen) for d in (-1.2, 1.2)
    ]
    marks.append(box(view, left - 1.4 * u, low + 0.6 * u, 46.8 * u, 1.4 * u, WOOD, u * 0.5))
    return "".join([*marks, rect(x + 6 * u, low - 0.2 * u, 3 * u, 0.9 * u, r=u * 0.4, fill="#fbf6e8")])


def _desk(view: View, x: float, y: float) -> str:
    u = view.unit
    marks = [
        box(view, x + s * 6 * u - 0.6 * u, y - 9 * u, 1.2 * u, 9 * u, "#bcc3bd", u * 0.4) for s in (-1, 1)
    ]
    marks.append(box(view, x - 7 * u, y - 9 * u, 14 * u, 4 * u, lighter(WOOD, 0.25), u * 0.6))
    marks.append(box(view, x - 8.4 * u, y - 10.4 * u, 16.8 * u, 1.8 * u, WOOD, u * 0.7))
    tone = view.pick(_SPINES, round(x / u) + 40)
    return "".join([*marks, box(view, x - 4 * u, y - 12 * u, 7 * u, 1.6 * u, tone, u * 0.4)])


def library(view: View) -> Backdrop:
    """Draw tall shelves of books either side of a window, a ladder against them."""
    u, g = view.unit, view.ground
    marks = [room(view, "#eadfc6", "#dcc3a0", "#efe2ca"), boards(view, "#d5bc97")]
    for place, share in enumerate((0.05, 0.27, 0.76, 0.98)):
        marks.append(_bookcase(view, view.x(share), g + 0.6 * u, place))
    marks.append(window(view, view.x(0.515) - 9 * u, g - 37 * u, 18 * u, 26 * u, None))
    foot, head = view.x(0.27) + 8 * u, view.x(0.27) - 2 * u
    for side in (-2.6, 2.6):
        marks.append(
            thread(view, [(foot + side * u, g + 3 * u), (head + side * u, g - 34 * u)], "#b8946c", 4)
        )
    for _, share in steps(8):
        at = foot + (head - foot) * share
        y = g + 3 * u - 37 * u * share
        marks.append(thread(view, [(at - 2.6 * u, y), (at + 2.6 * u, y)], "#b8946c", 3))
    return Backdrop(back="".join(marks))


def _bookcase(view: View, x: float, y: float, place: int) -> str:
    u = view.unit
    left, top, wide = x - 11 * u, y - 42 * u, 22 * u
    marks = [
        box(view, left - u, top - u, wide + 2 * u, 43 * u, WOOD, u),
        rect(left, top, wide, 40 * u, fill="#c9ab86"),
    ]
    for row in range(4):
        low, at, i = top + (row + 1) * 10 * u, left + 0.4 * u, 0
        while at < left + wide - 2.4 * u:
            key = place * 97 + row * 23 + i
            thick, tall = u * (1.3 + 1.1 * view.chance(key)), u * (5.8 + 2.4 * view.chance(key + 400))
            tone = lighter(view.pick(_SPINES, key + 800), 0.2)
            if view.chance(key + 1200) > 0.12:
                marks.append(box(view, at, low - tall, thick, tall, tone, u * 0.3))
            at, i = at + thick, i + 1
        marks.append(box(view, left - 0.4 * u, low, wide + 0.8 * u, u, WOOD, u * 0.3))
    return "".join(marks)


def burrow(view: View) -> Backdrop:
    """Draw a round earth room lit warmly, roots hanging in, a round door, a lantern."""
    u, g, w, h = view.unit, view.ground, view.width, view.height
    earth, glow = "#cdb093", "#f2ddb6"
    marks = [shades(("#dcc3a4", earth), w, h)]
    for i, size in enumerate((0.6, 0.5, 0.39)):
        tone = ("#dcc4a3", "#e7d1ae", glow)[i]
        marks.append(path(smooth(_cave(view, size, i), True), fill=tone, opacity=0.75))
    marks += [ground(view, "#e0c7a2", 0.8 * u), _roots(view), _round_door(view, view.x(0.2), g + 1.5 * u)]
    hook = (view.x(0.76), g - 27 * u)
    marks += [ellipse(hook[0], hook[1], r * u, r * u, fill="#fdebb5", opacity=0.3) for r in (15, 11, 7)]
    marks.append(thread(view, [(hook[0], -u), (hook[0], hook[1] - 4 * u)]))
    marks.append(box(view, hook[0] - 2.6 * u, hook[1] - 3.6 * u, 5.2 * u, 7 * u, "#fbe2a0", 1.6 * u))
    marks.append(box(view, hook[0] - 3.2 * u, hook[1] + 2.8 * u, 6.4 * u, 1.4 * u, OAK, u * 0.5))
    return Backdrop(back="".join(marks), front=_pebbles(view))


def _cave(view: View, size: float, number: int) -> list[Point]:
    around = ((0, -1), (0.7, -0.76), (1, 0), (0.74, 0.7), (0, 1), (-0.74, 0.7), (-1, 0), (-0.7, -0.76))
    points: list[Point] = []
    for i, (a, b) in enumerate(around):
        swell = 0.95 + 0.1 * view.chance(900 + number * 11 + i)
        points.append(
            (view.x(0.5) + a * view.width * size * swell, view.ground * (0.75 + b * size * 1.5 * swell))
        )
    return points


def _roots(view: View) -> str:
    u, marks = view.unit, []
    for i, share in steps(7):
        if i == 3:
            continue
        x, tall = view.x(share), u * (6 + 9 * view.chance(940 + i))
        bend = (view.chance(950 + i) - 0.5) * 8 * u
        line = [(x, -u), (x + bend * 0.5, tall * 0.5), (x - bend * 0.2, tall * 0.8), (x + bend * 0.4, tall)]
        marks.append(thread(view, line, "#b39275", 4.5))
        marks.append(
            thread(view, [(x + bend * 0.5, tall * 0.5), (x + bend + 2 * u, tall * 0.85)], "#b39275", 2.4)
        )
    return "".join(marks)


def _round_door(view: View, x: float, y: float) -> str:
    u, tone = view.unit, "#b9cbb0"
    d = f"M{num(x - 11 * u)} {num(y)}V{num(y - 14 * u)}a{num(11 * u)} {num(11 * u)} 0 0 1 {num(22 * u)} 0V{num(y)}Z"
    marks = [path(d, fill=OAK, stroke=view.ink, width=view.pen)]
    d = f"M{num(x - 9 * u)} {num(y)}V{num(y - 14 * u)}a{num(9 * u)} {num(9 * u)} 0 0 1 {num(18 * u)} 0V{num(y)}Z"
    marks.append(path(d, fill=tone, stroke=view.ink, width=view.pen * 0.7))
    marks += [
        thread(view, [(x + s * 3 * u, y), (x + s * 3 * u, y - 22 * u)], darker(tone, 0.12)) for s in (-1, 1)
    ]
    pane = "#33457a" if view.night else "#f6edc9"
    marks.append(ellipse(x, y - 15 * u, 3.4 * u, 3.4 * u, fill=pane, stroke=view.ink, width=view.pen))
    return "".join([*marks, ellipse(x + 6 * u, y - 9 * u, 0.9 * u, 0.9 * u, fill="#d9b878")])


def _pebbles(view: View) -> str:
    u, marks = view.unit, []
    for i in range(6):
        x = view.width * (0.02 + 0.03 * i) if i < 3 else view.width * (0.83 + 0.03 * i)
        size = u * (1.6 + 1.4 * view.chance(970 + i))
        marks.append(ellipse(x, view.height - size * 0.4, size * 1.4, size, fill="#c9b49b", opacity=0.9))
    return "".join(marks)
