"""The rooms of a home as backdrops: kitchen, living room, bedroom, bathroom, hallway."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import (
    Backdrop,
    View,
    blob,
    boards,
    box,
    room,
    shape,
    steps,
    thread,
    window,
)
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.svg import ellipse, num, path, rect

WOOD, OAK = "#dcc19c", "#cfae86"
_JARS = ("#e6b9a0", "#c9d6b0", "#eed9a0", "#c3d3da", "#dfc0cf")


def kitchen(view: View) -> Backdrop:
    """Draw tiles behind a counter with an oven, a curtained window, shelves of jars, pans hanging."""
    u, g = view.unit, view.ground
    marks = [room(view, "#f1e4c6", "#e9d7ba"), _tiles(view, g - 34 * u, g, "#e6eae0", 5.2 * u)]
    wide = 22 * u
    marks.append(window(view, view.x(0.5) - wide / 2, g - 46 * u, wide, 24 * u, "#ecc3b4"))
    marks.append(_shelf(view, view.x(0.17), g - 33 * u, 24 * u))
    marks.append(_pans(view, view.x(0.83), g - 45 * u, 24 * u))
    marks.append(_counter(view, g))
    return Backdrop(back="".join(marks))


def _tiles(view: View, top: float, low: float, colour: str, size: float) -> str:
    marks = [rect(0, top, view.width, low - top, fill=colour)]
    lines = []
    y = top
    while y < low:
        lines.append(f"M0 {num(y)}H{num(view.width)}")
        y += size
    x = view.x(0.5) % size - size
    while x < view.width:
        lines.append(f"M{num(x)} {num(top)}V{num(low)}")
        x += size
    marks.append(path("".join(lines), stroke="#fbf8ef", width=view.pen * 1.2))
    return "".join(marks)


def _shelf(view: View, x: float, y: float, wide: float) -> str:
    """Draw two shelves of jars and cups about a middle."""
    u, left, marks = view.unit, x - wide / 2, []
    for row, up in enumerate((0.0, 11 * u)):
        for i, share in steps(5):
            cx, tall = left + wide * share, u * (4 + 2.6 * view.chance(40 + row * 9 + i))
            tone = view.pick(_JARS, 60 + row * 9 + i)
            if (i + row) % 3 == 1:
                marks.append(ellipse(cx + 1.9 * u, y - up - 1.9 * u, u, u, stroke=tone, width=u * 0.6))
                marks.append(box(view, cx - 1.7 * u, y - up - 3.4 * u, 3.4 * u, 3.4 * u, tone, u))
            else:
                marks.append(box(view, cx - 1.6 * u, y - up - tall, 3.2 * u, tall, tone, u * 0.8))
                marks.append(box(view, cx - 1.2 * u, y - up - tall - u, 2.4 * u, 1.2 * u, WOOD, u * 0.3))
        marks.append(box(view, left - u, y - up, wide + 2 * u, 1.2 * u, WOOD, u * 0.4))
    return "".join(marks)


def _pans(view: View, x: float, y: float, wide: float) -> str:
    u, left = view.unit, x - wide / 2
    marks = [box(view, left, y, wide, 0.9 * u, OAK, u * 0.4)]
    for i, share in steps(4):
        cx, size = left + wide * share, u * (2.2 + 0.5 * (i % 3))
        tone = ("#dcb596", "#c7cdd0", "#d9a98c", "#bfcbc4")[i]
        marks.append(thread(view, [(cx, y + 0.6 * u), (cx, y + 5.5 * u)], darker(tone, 0.2), 2.4))
        marks.append(ellipse(cx, y + 5 * u + size, size, size, fill=tone, stroke=view.ink, width=view.pen))
        shine = ellipse(
            cx - size * 0.25, y + 4.7 * u + size, size * 0.5, size * 0.6, fill=lighter(tone, 0.35)
        )
        marks.append(shine)
    return "".join(marks)


def _counter(view: View, g: float) -> str:
    u, w, top = view.unit, view.width, g - 17 * view.unit
    body, wide = "#cddbd3", 17 * view.unit
    marks = [rect(0, top, w, 17 * u, fill=body), rect(0, g - 1.6 * u, w, 1.6 * u, fill=darker(body, 0.15))]
    x = view.x(0.5) - wide * 10.5
    while x < w:
        if x > -wide:
            marks.append(box(view, x + u, top + 3 * u, wide - 2 * u, 11 * u, lighter(body, 0.3), u * 0.6))
            marks.append(ellipse(x + wide - 3 * u, top + 8 * u, 0.6 * u, 0.6 * u, fill="#c9ab80"))
        x += wide
    marks.append(box(view, -u, top - 1.6 * u, w + 2 * u, 2.6 * u, WOOD, u * 0.5))
    marks.append(_oven(view, view.x(0.83) - 9 * u, g, 18 * u))
    marks.append(thread(view, [(0, g), (w, g)], width=0.8))
    return "".join(marks)


def _oven(view: View, x: float, g: float, wide: float) -> str:
    u, body = view.unit, "#ece6d8"
    marks = [box(view, x, g - 18.5 * u, wide, 18 * u, body, u)]
    marks.append(box(view, x + 2 * u, g - 12 * u, wide - 4 * u, 8.6 * u, "#a9a39a", u))
    glow = [rect(x + 3 * u, g - 7 * u, wide - 6 * u, 2.6 * u, r=u, fill="#dbbb92")]
    marks += [
        *glow,
        thread(view, [(x + 3 * u, g - 13.4 * u), (x + wide - 3 * u, g - 13.4 * u)]),
    ]
    for _, share in steps(4):
        marks.append(ellipse(x + wide * share, g - 16.2 * u, 0.9 * u, 0.9 * u, fill="#d5a58c"))
    return "".join(marks)


def living_room(view: View) -> Backdrop:
    """Draw wallpaper, a window, an armchair, a standing lamp, a picture and a rug."""
    u, g = view.unit, view.ground
    marks = [
        room(view, "#e6dfc8", "#e2cba8", "#f4ead6"),
        _wallpaper(view, "#e7dfca"),
        boards(view, "#d5bc97"),
    ]
    wide = 24 * u
    marks.append(window(view, view.x(0.5) - wide / 2, g - 43 * u, wide, 27 * u, "#c6d3c4"))
    marks.append(_picture(view, view.x(0.84), g - 37 * u))
    marks.append(_rug(view, view.x(0.5), g + (view.height - g) * 0.34, 42 * u, "#e3b9a6"))
    marks.append(_armchair(view, view.x(0.15), g + 3 * u, "#b9c9b4"))
    marks.append(_lamp(view, view.x(0.86), g + 2 * u))
    return Backdrop(back="".join(marks))


def _wallpaper(view: View, colour: str) -> str:
    u, step = view.unit, 7 * view.unit
    x, marks = view.x(0.5) % step - step, []
    while x < view.width + step:
        marks.append(rect(x, 0, step * 0.42, view.ground - 2.4 * u, fill=colour))
        x += step
    return "".join(marks)


def _picture(view: View, x: float, y: float) -> str:
    u = view.unit
    marks = [box(view, x - 8 * u, y - 6.5 * u, 16 * u, 13 * u, OAK, u * 0.6)]
    marks.append(rect(x - 6.6 * u, y - 5.1 * u, 13.2 * u, 10.2 * u, fill="#e2ecea"))
    hill = f"M{num(x - 6.6 * u)} {num(y + 5.1 * u)}v{num(-3 * u)}q{num(4 * u)} {num(-3.4 * u)} {num(7 * u)} 0"
    hill += f"q{num(3 * u)} {num(-2 * u)} {num(6.2 * u)} 0v{num(3 * u)}Z"
    marks += [path(hill, fill="#c4d4ae"), ellipse(x + 3 * u, y - 2 * u, 1.5 * u, 1.5 * u, fill="#f4d79a")]
    return "".join(marks)


def _rug(view: View, x: float, y: float, wide: float, colour: str) -> str:
    tall = min(wide * 0.2, (view.height - view.ground) * 0.3)
    marks = [ellipse(x, y, wide, tall, fill=lighter(colour, 0.2))]
    marks.append(ellipse(x, y, wide * 0.9, tall * 0.86, stroke="#fbf1de", width=view.pen * 2.4, opacity=0.8))
    marks.append(ellipse(x, y, wide * 0.8, tall * 0.74, fill=lighter(colour, 0.4)))
    return "".join(marks)


def _armchair(view: View, x: float, y: float, colour: str) -> str:
    u, pale = view.unit, lighter(colour, 0.25)
    marks = [box(view, x + side * 9 * u - u, y - 3 * u, 2 * u, 3.4 * u, OAK, u * 0.4) for side in (-1, 1)]
    marks.append(box(view, x - 10 * u, y - 27 * u, 20 * u, 24 * u, colour, 6 * u))
    marks.append(box(view, x - 9 * u, y - 12 * u, 18 * u, 5.6 * u, pale, 2.4 * u))
    marks.append(box(view, x - 10 * u, y - 7 * u, 20 * u, 5 * u, colour, 1.4 * u))
    for side in (-1, 1):
        marks.append(box(view, x + side * 11 * u - 3 * u, y - 16 * u, 6 * u, 14 * u, pale, 2.8 * u))
    cushion = [
        (x - 5 * u, y - 20 * u),
        (x + 4.5 * u, y - 19 * u),
        (x + 5.5 * u, y - 12 * u),
        (x - 5.5 * u, y - 12.5 * u),
    ]
    return "".join([*marks, blob(view, cushion, "#edd3a6", True)])


def _lamp(view: View, x: float, y: float) -> str:
    u = view.unit
    glow = [ellipse(x, y - 29 * u, r * u, r * u, fill="#fdeab8", opacity=0.22) for r in (15, 11, 7.5)]
    marks = [*glow, thread(view, [(x, y - 26 * u), (x, y - u)], "#bf9f78", 3)]
    marks.append(ellipse(x, y - 0.6 * u, 4.6 * u, 1.2 * u, fill="#c9ab80", stroke=view.ink, width=view.pen))
    shade = [
        (x - 3.4 * u, y - 34 * u),
        (x + 3.4 * u, y - 34 * u),
        (x + 6.4 * u, y - 25 * u),
        (x - 6.4 * u, y - 25 * u),
    ]
    return "".join([*marks, shape(view, shade, "#f7dfa8")])


def bedroom(view: View) -> Backdrop:
    """Draw the end of a bed, a window, a shelf of toys, a lamp on a small table."""
    u, g = view.unit, view.ground
    marks = [room(view, "#dcdfe6", "#dfc9aa", "#f3ecde"), _dots(view, "#ebedee"), boards(view, "#d5bc97")]
    wide = 22 * u
    marks.append(window(view, view.x(0.5) - wide / 2, g - 44 * u, wide, 25 * u, "#e5c8d2"))
    marks.append(_toys(view, view.x(0.84), g - 29 * u))
    marks.append(_rug(view, view.x(0.55), g + (view.height - g) * 0.34, 34 * u, "#c4cfe0"))
    marks.append(_bed(view, view.x(0.13), g + 3 * u))
    marks.append(_night_table(view, view.x(0.84), g + 2 * u))
    return Backdrop(back="".join(marks))


def _dots(view: View, colour: str) -> str:
    u, marks = view.unit, []
    for row in range(1, 12):
        y, x = view.ground - row * 6.4 * u, view.x(0.5) % (8 * u) - 8 * u + (row % 2) * 4 * u
        while x < view.width and y > 0:
            marks.append(ellipse(x, y, 0.55 * u, 0.55 * u, fill=colour))
            x += 8 * u
    return "".join(marks)


def _toys(view: View, x: float, y: float) -> str:
    u = view.unit
    ball = ellipse(x - 7 * u, y - 2.8 * u, 2.8 * u, 2.8 * u, fill="#e7b6a4", stroke=view.ink, width=view.pen)
    ball += thread(
        view, [(x - 9.6 * u, y - 3 * u), (x - 7 * u, y - 1.8 * u), (x - 4.4 * u, y - 3 * u)], "#fbf3e2", 2
    )
    bear = "".join(
        ellipse(x + d * u, y - 7.8 * u, u, u, fill="#d3b391", stroke=view.ink, width=view.pen)
        for d in (-1.9, 1.9)
    )
    bear += ellipse(x, y - 2.2 * u, 2.5 * u, 2.4 * u, fill="#d3b391", stroke=view.ink, width=view.pen)
    bear += ellipse(x, y - 6.2 * u, 2.5 * u, 2.2 * u, fill="#d3b391", stroke=view.ink, width=view.pen)
    bear += ellipse(x, y - 5.6 * u, u, 0.8 * u, fill="#eedcc2")
    bear += "".join(ellipse(x + d * u, y - 6.7 * u, 0.28 * u, 0.28 * u, fill="#8a6d58") for d in (-0.9, 0.9))
    blocks = box(view, x + 4 * u, y - 4 * u, 4 * u, 4 * u, "#c3d6c8", u * 0.4)
    blocks += box(view, x + 8.2 * u, y - 4 * u, 4 * u, 4 * u, "#eed9a0", u * 0.4)
    blocks += box(view, x + 6 * u, y - 8 * u, 4 * u, 4 * u, "#c9cfe4", u * 0.4)
    return ball + bear + blocks + box(view, x - 12 * u, y, 26 * u, 1.3 * u, WOOD, u * 0.4)


def _bed(view: View, x: float, y: float) -> str:
    u, quilt = view.unit, "#e9c9b4"
    left = x - 18 * u
    marks = [box(view, left - 4 * u, y - 25 * u, 4 * u, 25 * u, OAK, 1.6 * u)]
    marks.append(box(view, left - u, y - 17 * u, 32 * u, 9 * u, "#fbf5e8", 3 * u))
    marks.append(box(view, left, y - 20 * u, 12 * u, 6 * u, "#fdf9ef", 2.8 * u))
    marks.append(box(view, left + 8 * u, y - 17.6 * u, 24 * u, 14.6 * u, quilt, 2.6 * u))
    for i in range(3):
        for k in range(2):
            tone = ("#f3e0c4", "#cfdccb", "#dccbdc")[(i + k) % 3]
            marks.append(
                rect(left + (10 + i * 7) * u, y - (15.4 - k * 6) * u, 5.6 * u, 4.6 * u, r=u, fill=tone)
            )
    marks.append(box(view, left + 31 * u, y - 20 * u, 3.4 * u, 20 * u, OAK, 1.6 * u))
    return "".join(marks)


def _night_table(view: View, x: float, y: float) -> str:
    u = view.unit
    glow = [ellipse(x, y - 18 * u, r * u, r * u, fill="#fdeab8", opacity=0.24) for r in (12, 9, 6)]
    marks = [*glow, box(view, x - 6 * u, y - 11 * u, 12 * u, 11 * u, WOOD, u)]
    marks.append(box(view, x - 4.6 * u, y - 9 * u, 9.2 * u, 4 * u, lighter(WOOD, 0.3), u * 0.5))
    marks.append(ellipse(x, y - 7 * u, 0.6 * u, 0.6 * u, fill="#b8926a"))
    marks.append(box(view, x - u, y - 15 * u, 2 * u, 4 * u, "#c3d0d8", u * 0.6))
    shade = [
        (x - 2 * u, y - 20.5 * u),
        (x + 2 * u, y - 20.5 * u),
        (x + 4 * u, y - 15 * u),
        (x - 4 * u, y - 15 * u),
    ]
    return "".join([*marks, shape(view, shade, "#f9e0a4")])


def bathroom(view: View) -> Backdrop:
    """Draw a tub with bubbles before tiles, a small window, a towel on its rail."""
    u, g = view.unit, view.ground
    marks = [room(view, "#e8ecdf", "#dfe3dc"), _tiles(view, g - 26 * u, g, "#d3e3e3", 6.2 * u)]
    marks.append(rect(0, g - 27.4 * u, view.width, 1.8 * u, fill="#b9d2d2"))
    marks.append(window(view, view.x(0.52) - 8 * u, g - 47 * u, 16 * u, 15 * u))
    rail = view.x(0.88)
    marks.append(box(view, rail - 8 * u, g - 24 * u, 16 * u, 0.9 * u, "#c3cdd0", u * 0.4))
    marks.append(box(view, rail - 5 * u, g - 24.4 * u, 10 * u, 13 * u, "#eec6b8", u * 0.8))
    marks.append(rect(rail - 5 * u, g - 14.4 * u, 10 * u, 1.1 * u, fill="#fbf1e4"))
    marks.append(_tub(view, view.x(0.24), g + 4 * u))
    marks.append(_rug(view, view.x(0.6), g + (view.height - g) * 0.34, 20 * u, "#c6dccf"))
    return Backdrop(back="".join(marks))


def _tub(view: View, x: float, y: float) -> str:
    u = view.unit
    marks = [ellipse(x + s * 13 * u, y - u, 2 * u, 1.8 * u, fill="#d9bd8e") for s in (-1, 1)]
    marks.append(
        thread(
            view, [(x - 17 * u, y - 17 * u), (x - 17 * u, y - 26 * u), (x - 13 * u, y - 26 * u)], "#b9c1c4", 4
        )
    )
    for i, share in steps(9):
        size = u * (1.8 + 1.6 * view.chance(80 + i))
        at = x + (share - 0.5) * 30 * u
        marks.append(
            ellipse(at, y - 17.5 * u, size, size, fill="#fdfaf2", stroke=view.ink, width=view.pen * 0.5)
        )
    d = f"M{num(x - 19 * u)} {num(y - 16.5 * u)}H{num(x + 19 * u)}Q{num(x + 18 * u)} {num(y - 1.6 * u)} "
    d += f"{num(x + 11 * u)} {num(y - 1.6 * u)}H{num(x - 11 * u)}"
    d += f"Q{num(x - 18 * u)} {num(y - 1.6 * u)} {num(x - 19 * u)} "
    marks.append(path(d + f"{num(y - 16.5 * u)}Z", fill="#fbf6ec", stroke=view.ink, width=view.pen))
    marks.append(ellipse(x + 3 * u, y - 4.6 * u, 12 * u, 2 * u, fill="#e6e2d6", opacity=0.7))
    return "".join([*marks, box(view, x - 20.5 * u, y - 17.8 * u, 41 * u, 2.6 * u, "#fdf9f0", 1.3 * u)])


def hallway(view: View) -> Backdrop:
    """Draw a front door, coats on hooks, the first stairs going up."""
    u, g = view.unit, view.ground
    marks = [
        room(view, "#ebe0c6", "#dfc8a8", "#f5ecd9"),
        boards(view, "#d5bc97"),
        _stairs(view, view.x(0.78), g),
    ]
    marks += [_door(view, view.x(0.2), g), _coats(view, view.x(0.47), g - 31 * u)]
    marks.append(_rug(view, view.x(0.42), g + (view.height - g) * 0.34, 26 * u, "#dcbfa6"))
    return Backdrop(back="".join(marks))


def _door(view: View, x: float, g: float) -> str:
    u, tone = view.unit, "#b4cbc6"
    marks = [box(view, x - 10.6 * u, g - 43 * u, 21.2 * u, 43 * u, "#f7efdf", u)]
    marks.append(box(view, x - 8.8 * u, g - 41 * u, 17.6 * u, 41 * u, tone, u))
    pane = "#33457a" if view.night else "#f6edc9"
    marks.append(box(view, x - 5.6 * u, g - 37.4 * u, 11.2 * u, 11 * u, pane, 5 * u))
    marks.append(thread(view, [(x, g - 37.4 * u), (x, g - 26.4 * u)], "#f7efdf", 2.4))
    for side in (-1, 1):
        marks.append(
            box(view, x + side * 3.6 * u - 2.4 * u, g - 20 * u, 4.8 * u, 15 * u, lighter(tone, 0.25), u * 0.6)
        )
    return "".join(
        [*marks, ellipse(x + 6.9 * u, g - 22.4 * u, u, u, fill="#d9b878", stroke=view.ink, width=view.pen)]
    )


def _coats(view: View, x: float, y: float) -> str:
    u = view.unit
    marks = [box(view, x - 12 * u, y, 24 * u, 2 * u, WOOD, u * 0.6)]
    for i, tone in enumerate(("#e2b48f", "#bccbdc", "#e9d39a")):
        cx, tall = x + (i - 1) * 8 * u, (15, 13, 11)[i] * u
        d = f"M{num(cx)} {num(y + 2 * u)}Q{num(cx - 3 * u)} {num(y + 3 * u)} "
        d += f"{num(cx - 3.6 * u)} {num(y + 2 * u + tall)}"
        d += f"Q{num(cx)} {num(y + 3 * u + tall)} {num(cx + 3.6 * u)} {num(y + 2 * u + tall)}"
        d += f"Q{num(cx + 3 * u)} {num(y + 3 * u)} {num(cx)} {num(y + 2 * u)}Z"
        marks.append(path(d, fill=tone, stroke=view.ink, width=view.pen))
        marks.append(thread(view, [(cx, y + 5 * u), (cx - 0.3 * u, y + tall)], darker(tone, 0.15)))
        marks.append(ellipse(cx, y + 1.6 * u, 0.7 * u, 0.7 * u, fill="#b8926a"))
    return "".join(marks)


def _stairs(view: View, x: float, g: float) -> str:
    u, marks = view.unit, []
    for i in range(9):
        left, top = x + (i * 5 - 14) * u, g - (i + 1) * 4.2 * u
        marks.append(rect(left, top, view.width, 4.4 * u, fill="#e9d8ba" if i % 2 else "#eddfc5"))
        marks.append(box(view, left - 0.6 * u, top - 0.6 * u, 7 * u, 1.2 * u, WOOD, u * 0.5))
        marks.append(thread(view, [(left + 2.6 * u, top), (left + 2.6 * u, top - 13 * u)], "#f7efdf", 3))
    marks.append(thread(view, [(x - 13 * u, g - 17 * u), (x + 32 * u, g - 54.8 * u)], OAK, 5))
    return "".join([*marks, box(view, x - 13 * u, g - 19 * u, 2.6 * u, 19 * u, OAK, u)])
