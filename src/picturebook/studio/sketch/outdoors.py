"""Places people made out of doors, as backdrops: garden, street, market, farmyard and their like."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import (
    Backdrop,
    View,
    blob,
    box,
    ground,
    ridge,
    shape,
    sky,
    steps,
    thread,
    window,
)
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.greenery import (
    GRASS,
    LEAF,
    MOSS,
    SAGE,
    bush,
    daisy,
    sprinkle,
    stem,
    tree,
    tufts,
)
from picturebook.studio.sketch.svg import ellipse, num, path, rect

BLOOMS = ("#f0c3c0", "#f5dfa2", "#d8c6e4", "#fbf3e6")


def garden(view: View) -> Backdrop:
    """Draw a house wall with its window and flower bed, a hedge, a fence, an apple tree."""
    u, g, w = view.unit, view.ground, view.width
    marks = [sky(view, sun=0.6)]
    for i, share in steps(11):
        marks.append(bush(view, view.x(share, 0.6), g + u, 10 * u, MOSS, 100 + i))
    marks += [_fence(view, view.x(0.32), w + 10 * u, g + 1.4 * u, 11 * u), ground(view, GRASS, u)]
    marks.append(tree(view, view.x(0.82), g + 4 * u, 46 * u, LEAF, 5, "#dd8f80"))
    marks += [_cottage(view, view.x(0.27), g + 2 * u), sprinkle(view, BLOOMS, 12)]
    return Backdrop(back="".join(marks), front=tufts(view, "#b4c894", BLOOMS))


def _fence(view: View, left: float, right: float, y: float, tall: float, tone: str = "#f4ead6") -> str:
    u, marks = view.unit, []
    for up in (0.3, 0.7):
        marks.append(box(view, left, y - tall * up, right - left, 1.1 * u, tone, u * 0.3))
    x = left + u
    while x < right:
        top = y - tall
        at = [(x, y), (x, top + u), (x + 1.1 * u, top - 0.4 * u), (x + 2.2 * u, top + u), (x + 2.2 * u, y)]
        marks.append(shape(view, at, tone))
        x += 5 * u
    return "".join(marks)


def _cottage(view: View, right: float, y: float) -> str:
    """Draw the end of a house from the paper's left edge: wall, eave, window, flower bed."""
    u, wall = view.unit, "#f0dfc4"
    top = y - 40 * u
    marks = [box(view, -4 * u, top, right + 4 * u, 40 * u, wall)]
    roof = [
        (-4 * u, top - 15 * u),
        (right - 6 * u, top - 15 * u),
        (right + 4 * u, top + 2 * u),
        (-4 * u, top + 2 * u),
    ]
    marks.append(shape(view, roof, "#dfae98"))
    for i in range(1, 4):
        edge = right - 6 * u + i * 2.4 * u
        marks.append(
            thread(
                view, [(-4 * u, top - 15 * u + i * 4 * u), (edge, top - 15 * u + i * 4 * u)], "#cf9a86", 0.8
            )
        )
    middle = right - 13 * u
    marks.append(window(view, middle - 6.5 * u, y - 31 * u, 13 * u, 14 * u, None))
    for side in (-1, 1):
        marks.append(
            box(view, middle + side * 10.4 * u - 2.4 * u, y - 31.6 * u, 4.8 * u, 15.4 * u, "#a9c4bb", u * 0.5)
        )
    for i, share in steps(7):
        x, tall = -2 * u + (right + 2 * u) * share, (5 + 4 * view.chance(150 + i)) * u
        marks += [stem(view, x, y, tall, "#9db684"), daisy(x, y - tall, 1.5 * u, view.pick(BLOOMS, 170 + i))]
    marks.append(box(view, -4 * u, y - 2.6 * u, right + 5 * u, 3.4 * u, "#cbb094", 1.4 * u))
    return "".join(marks)


_WALLS = ("#efd3c4", "#d3dfd2", "#f0e2b8", "#cfdbe4", "#e3d4e0", "#efdcc6")
_ROOFS = ("#d6a793", "#c3b0a6", "#cfa088", "#b9b6c0")


def _house(view: View, x: float, y: float, wide: float, tall: float, number: int, door: bool = True) -> str:
    """Draw a narrow house, its left foot at a point: roof, four windows, a door."""
    wall, roof = view.pick(_WALLS, number), view.pick(_ROOFS, number + 50)
    top, rise = y - tall, wide * (0.4 + 0.2 * view.chance(number + 90))
    marks = [box(view, x + wide * 0.68, top - rise * 0.95, wide * 0.13, rise * 0.8, "#d3b5a2", wide * 0.02)]
    at = [
        (x - wide * 0.05, top),
        (x + wide * 0.22, top - rise),
        (x + wide * 0.78, top - rise),
        (x + wide * 1.05, top),
    ]
    marks += [box(view, x, top, wide, tall, wall), shape(view, at, roof)]
    pane = "#f6e3a6" if view.night else "#e9f0ee"
    for row in range(2):
        for side in (0.16, 0.58):
            if row and side > 0.5 and door:
                continue
            px, py = x + wide * side, top + tall * (0.14 + 0.4 * row)
            marks.append(box(view, px, py, wide * 0.26, tall * 0.22, pane, wide * 0.03))
            cross = f"M{num(px + wide * 0.13)} {num(py)}v{num(tall * 0.22)}M{num(px)} {num(py + tall * 0.11)}"
            marks.append(path(cross + f"h{num(wide * 0.26)}", stroke="#fbf6ea", width=view.pen))
    if door:
        marks.append(
            box(
                view,
                x + wide * 0.56,
                y - tall * 0.4,
                wide * 0.3,
                tall * 0.4,
                view.pick(_ROOFS, number + 7),
                wide * 0.08,
            )
        )
        marks.append(ellipse(x + wide * 0.8, y - tall * 0.19, wide * 0.02, wide * 0.02, fill="#f4e1a8"))
    return "".join(marks)


def _row(view: View, y: float, wide: float, tall: float, first: int) -> str:
    """Draw houses side by side across the paper."""
    x, marks, i = view.x(0.5) - wide * 8, [], 0
    while x < view.width:
        own = wide * (0.85 + 0.35 * view.chance(first + i))
        if x > -own:
            marks.append(
                _house(view, x, y, own, tall * (0.82 + 0.3 * view.chance(first + 40 + i)), first + i * 3)
            )
        x, i = x + own, i + 1
    return "".join(marks)


def _lamp_post(view: View, x: float, y: float) -> str:
    u = view.unit
    marks = [thread(view, [(x, y), (x, y - 27 * u)], "#a8a5a6", 4)]
    if view.night or view.time == "evening":
        marks += [ellipse(x, y - 29 * u, r * u, r * u, fill="#fdebb5", opacity=0.25) for r in (10, 7)]
    marks.append(box(view, x - 2 * u, y - 32 * u, 4 * u, 5.4 * u, "#fbe7b0", 1.2 * u))
    marks.append(
        shape(view, [(x - 3 * u, y - 31.6 * u), (x, y - 34.6 * u), (x + 3 * u, y - 31.6 * u)], "#b9b5b4")
    )
    return "".join([*marks, box(view, x - 1.6 * u, y - 2.4 * u, 3.2 * u, 2.4 * u, "#b9b5b4", u * 0.6)])


def street(view: View) -> Backdrop:
    """Draw a row of coloured houses, a pavement with its kerb, a lamp post."""
    u, g, w = view.unit, view.ground, view.width
    marks = [sky(view, sun=0.85), _row(view, g, 18 * u, 24 * u, 1000), ground(view, "#e9e0d0")]
    kerb = g + (view.height - g) * 0.2
    marks += [
        rect(0, kerb, w, 1.2 * u, fill="#d6cbb9"),
        rect(0, kerb + 1.2 * u, w, view.height, fill="#e3dfd8", opacity=0.7),
    ]
    for i, share in steps(12):
        x = view.x((share - 0.5) * 1.3 + 0.5)
        marks.append(thread(view, [(x, g + 0.6 * u), (x + (x - w / 2) * 0.06, kerb)], "#d9cdb9", 0.8))
        if i in (3, 9):
            marks.append(tree(view, x + 4 * u, g + 2 * u, 17 * u, LEAF, 1100 + i))
    return Backdrop(back="".join([*marks, _lamp_post(view, view.x(0.14), g + 4 * u)]))


def town(view: View) -> Backdrop:
    """Draw roofs climbing a hill to a clock tower, seen over a green."""
    u, g, x = view.unit, view.ground, view.x(0.5, 0.4)
    marks = [sky(view, sun=0.84), ridge(view, g - 12 * u, 5 * u, "#d3dfcf", 3)]
    marks.append(box(view, x - 4 * u, g - 36 * u, 8 * u, 34 * u, "#eadcc4"))
    marks.append(shape(view, [(x - 5 * u, g - 36 * u), (x, g - 46 * u), (x + 5 * u, g - 36 * u)], "#c9a595"))
    marks.append(ellipse(x, g - 31 * u, 2.7 * u, 2.7 * u, fill="#fdf8ea", stroke=view.ink, width=view.pen))
    marks.append(
        thread(view, [(x, g - 33 * u), (x, g - 31 * u)])
        + thread(view, [(x, g - 31 * u), (x + 1.4 * u, g - 30.4 * u)])
    )
    for row, (up, size) in enumerate(((8, 8), (3, 10), (-1, 12))):
        for i, share in steps(9 - row):
            at = (
                view.x(share + (view.chance(1200 + row * 20 + i) - 0.5) * 0.05, 0.4 + 0.2 * row)
                - size * u / 2
            )
            marks.append(
                _house(view, at, g - up * u, size * u, size * 1.1 * u, 1240 + row * 20 + i, row == 2)
            )
    marks += [
        bush(view, view.x(share), g + 2 * u, 6 * u, SAGE, 1300 + i)
        for i, share in enumerate((0.02, 0.35, 0.97))
    ]
    return Backdrop(
        back="".join([*marks, ground(view, "#dbe2c0", 0.8 * u)]), front=tufts(view, "#b9cc95", BLOOMS)
    )


def market(view: View) -> Backdrop:
    """Draw stalls with striped awnings and crates of fruit before pale houses."""
    u, g = view.unit, view.ground
    marks = [sky(view, sun=0.5), group_faded(_row(view, g, 20 * u, 28 * u, 1400)), ground(view, "#ece2cf")]
    for i, (share, tone) in enumerate(((0.14, "#e2a99a"), (0.52, "#a9c6bd"), (0.9, "#e6c888"))):
        marks.append(_stall(view, view.x(share), g + 3 * u, tone, i))
    return Backdrop(
        back="".join(marks), front=_crate(view, view.width - 6 * u, view.height - 1.5 * u, "#e2b07e", 9)
    )


def group_faded(marks: str) -> str:
    """Wrap marks so that they fall back into the distance."""
    return f'<g opacity="0.6">{marks}</g>'


def _stall(view: View, x: float, y: float, tone: str, number: int) -> str:
    u = view.unit
    marks = [box(view, x + s * 14 * u - 0.6 * u, y - 30 * u, 1.2 * u, 30 * u, "#d2b48e") for s in (-1, 1)]
    marks += [box(view, x - 15 * u, y - 11 * u, 30 * u, 11 * u, "#e2caa6", u * 0.5)]
    marks += [
        _crate(view, x + k * 9.4 * u, y - 10 * u, ("#dd9c88", "#ecc988", "#b9cd94")[(k + number) % 3], k)
        for k in (-1, 0, 1)
    ]
    for i in range(8):
        left = x - 17 * u + i * 4.25 * u
        d = f"M{num(left + (3.5 - i) * 0.5 * u)} {num(y - 36 * u)}h{num(3.8 * u)}"
        d += f"L{num(left + 4.25 * u)} {num(y - 28 * u)}"
        d += f"a{num(2.12 * u)} {num(2.2 * u)} 0 0 1 {num(-4.25 * u)} 0Z"
        marks.append(path(d, fill=tone if i % 2 else "#fbf4e4", stroke=view.ink, width=view.pen * 0.7))
    return "".join(marks)


def _crate(view: View, x: float, y: float, fruit: str, number: int) -> str:
    u, marks = view.unit, []
    for i in range(7):
        at = (x + (i % 4 - 1.5 + (i // 4) * 0.5) * 1.9 * u, y - (4.2 + (i // 4) * 1.3) * u)
        tone = lighter(fruit, 0.3 * view.chance(1500 + number * 9 + i))
        marks.append(ellipse(*at, 1.2 * u, 1.2 * u, fill=tone, stroke=view.ink, width=view.pen * 0.5))
    marks += [
        box(view, x - 4.4 * u, y - (4 - k * 2) * u, 8.8 * u, 1.8 * u, "#d9bc92", u * 0.3) for k in range(2)
    ]
    return "".join(marks)


def rooftop(view: View) -> Backdrop:
    """Draw roofs and chimneys under a wide sky, a broad flat roof to stand on."""
    u, g = view.unit, view.ground
    marks = [sky(view, sun=0.72)]
    for row, (up, size) in enumerate(((7, 15), (0, 20))):
        for i, share in steps(7 - row * 2):
            x, top = view.x(share, 0.3 + row * 0.3), g - (up + 6 + 5 * view.chance(1600 + row * 9 + i)) * u
            tone = lighter(view.pick(_ROOFS, 1620 + row * 9 + i), 0.35 - 0.2 * row)
            marks.append(
                box(view, x + size * 0.22 * u, top - size * 0.12 * u, 3 * u, 8 * u, "#d3b5a2", u * 0.4)
            )
            marks.append(
                box(
                    view,
                    x + size * 0.22 * u - 0.6 * u,
                    top - size * 0.16 * u,
                    4.2 * u,
                    1.4 * u,
                    "#c9a792",
                    u * 0.4,
                )
            )
            gable = [(x - size * 0.7 * u, g + 2 * u), (x, top), (x + size * 0.7 * u, g + 2 * u)]
            marks.append(shape(view, gable, tone))
            pane = "#f6e3a6" if view.night else "#eef2ec"
            marks.append(
                ellipse(x, (top + g) / 2 + u, 1.7 * u, 1.7 * u, fill=pane, stroke=view.ink, width=view.pen)
            )
    marks += [ground(view, "#e3cfc0"), rect(0, g - 1.2 * u, view.width, 2.6 * u, fill="#cfb09d")]
    for _, share in steps(18):
        x = view.x((share - 0.5) * 1.4 + 0.5)
        marks.append(ellipse(x, g + 1.4 * u, view.width * 0.039, 1.5 * u, fill="#d9bba8"))
    return Backdrop(back="".join(marks))


def farmyard(view: View) -> Backdrop:
    """Draw a red barn with its hay door, a fence, round bales and a far field."""
    u, g = view.unit, view.ground
    marks = [
        sky(view, sun=0.55),
        ridge(view, g - 9 * u, 4 * u, "#dde2c2", 3),
        ridge(view, g - 4 * u, 2 * u, "#e8dfb4", 4),
    ]
    marks += [
        tree(view, view.x(0.6, 0.4), g - 2 * u, 14 * u, SAGE, 31),
        tree(view, view.x(0.68, 0.4), g - 2 * u, 11 * u, SAGE, 32),
    ]
    marks += [
        _fence(view, view.x(0.3), view.width + 9 * u, g + 1.6 * u, 9 * u, "#e6d3b4"),
        ground(view, "#e6ddb8", u),
    ]
    marks += [
        _barn(view, view.x(0.2), g + 2 * u),
        _bale(view, view.x(0.86), g + 4 * u),
        _bale(view, view.x(0.95), g + 5 * u),
    ]
    return Backdrop(back="".join([*marks, sprinkle(view, BLOOMS, 6)]), front=tufts(view, "#c9c993"))


def _barn(view: View, x: float, y: float) -> str:
    u, red = view.unit, "#dc9f90"
    wall = [
        (x - 16 * u, y),
        (x - 16 * u, y - 22 * u),
        (x, y - 38 * u),
        (x + 16 * u, y - 22 * u),
        (x + 16 * u, y),
    ]
    marks = [shape(view, wall, red)]
    for k in range(-3, 4):
        marks.append(
            thread(
                view, [(x + k * 4 * u, y), (x + k * 4 * u, y - (36 - abs(k) * 4) * u)], darker(red, 0.1), 0.7
            )
        )
    roof = [
        (x - 19 * u, y - 20 * u),
        (x, y - 40 * u),
        (x + 19 * u, y - 20 * u),
        (x + 17 * u, y - 18.6 * u),
        (x, y - 36 * u),
    ]
    marks.append(shape(view, [*roof, (x - 17 * u, y - 18.6 * u)], "#c3b0a6"))
    return "".join([*marks, _barn_doors(view, x, y, red)])


def _barn_doors(view: View, x: float, y: float, red: str) -> str:
    """Draw the great door with its cross, and the hay door above it."""
    u = view.unit
    marks = [box(view, x - 7 * u, y - 16 * u, 14 * u, 16 * u, "#f6e9d6", u * 0.4)]
    marks.append(box(view, x - 6 * u, y - 15 * u, 12 * u, 15 * u, darker(red, 0.06)))
    cross = f"M{num(x - 6 * u)} {num(y - 15 * u)}l{num(12 * u)} {num(15 * u)}"
    cross += f"m0 {num(-15 * u)}l{num(-12 * u)} {num(15 * u)}"
    marks.append(path(cross, stroke="#f6e9d6", width=view.pen * 3))
    marks.append(box(view, x - 3.4 * u, y - 28 * u, 6.8 * u, 7 * u, "#f6e9d6", u * 0.4))
    hay = [
        (x - 2.6 * u, y - 21.4 * u),
        (x - 1.6 * u, y - 24 * u),
        (x + u, y - 24.6 * u),
        (x + 2.6 * u, y - 21.4 * u),
    ]
    return "".join(
        [
            *marks,
            rect(x - 2.6 * u, y - 27.2 * u, 5.2 * u, 5.6 * u, fill="#b98d7c"),
            blob(view, hay, "#eed9a0"),
        ]
    )


def _bale(view: View, x: float, y: float) -> str:
    u = view.unit
    rings = [ellipse(x, y - 4.6 * u, r * u, r * u, stroke="#d6bd84", width=view.pen) for r in (3.2, 1.8, 0.6)]
    return ellipse(
        x, y - 4.6 * u, 4.8 * u, 4.8 * u, fill="#ecd9a6", stroke=view.ink, width=view.pen
    ) + "".join(rings)
