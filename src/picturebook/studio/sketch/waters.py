"""Places by water as backdrops: beach, sea, river, pond, jetty."""

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
)
from picturebook.studio.sketch.colour import lighter
from picturebook.studio.sketch.greenery import GRASS, LEAF, MOSS, SAGE, bush, daisy, sprinkle, tree, tufts
from picturebook.studio.sketch.svg import Point, ellipse, num, path, smooth

_BLUES = ("#b7d6dc", "#c2dde0", "#cfe5e4", "#dcece8")
_BLOOMS = ("#fdfaf0", "#f3cfd2", "#f6e2a4")


def _sea(view: View, top: float, low: float) -> str:
    """Draw bands of water from the skyline down, paler towards us, with a few glints."""
    u, marks = view.unit, []
    for i, tone in enumerate(_BLUES):
        y = top + (low - top) * i / len(_BLUES)
        marks.append(ridge(view, y, 0.0 if not i else 0.7 * u, tone, 40 + i, count=12))
    for i in range(12):
        x, y = view.width * view.chance(420 + i), top + (low - top) * (0.08 + 0.84 * view.chance(440 + i))
        wide = u * (2 + 4 * view.chance(460 + i))
        marks.append(thread(view, [(x - wide, y), (x, y - 0.4 * u), (x + wide, y)], "#f4f8f2", 1.2))
    return "".join(marks)


def _sail(view: View, x: float, y: float, size: float) -> str:
    hull = f"M{num(x - size)} {num(y - size * 0.3)}H{num(x + size)}Q{num(x + size * 0.7)} {num(y)} {num(x)} {num(y)}"
    marks = [
        path(
            hull + f"T{num(x - size)} {num(y - size * 0.3)}Z", fill="#d9ab8d", stroke=view.ink, width=view.pen
        )
    ]
    main = [
        (x - size * 0.1, y - size * 0.4),
        (x - size * 0.1, y - size * 2.2),
        (x + size * 0.9, y - size * 0.5),
    ]
    marks.append(shape(view, main, "#fbf5e6"))
    jib = [
        (x - size * 0.22, y - size * 0.4),
        (x - size * 0.22, y - size * 1.8),
        (x - size * 0.8, y - size * 0.45),
    ]
    return "".join([*marks, shape(view, jib, "#f0cdb9")])


def beach(view: View) -> Backdrop:
    """Draw bands of sea, a far sail, calm sand with a few shells."""
    u, g, w = view.unit, view.ground, view.width
    marks = [sky(view), _sea(view, g - 13 * u, g + u), _sail(view, view.x(0.28, 0.3), g - 11 * u, 4 * u)]
    cape = [
        (w * 1.05, g - 12.8 * u),
        (w * 0.96, g - 20 * u),
        (w * 0.86, g - 18 * u),
        (w * 0.72, g - 12.8 * u),
    ]
    marks.append(path(smooth(cape) + "Z", fill="#cddac6"))
    marks.append(ridge(view, g - 0.8 * u, 1.2 * u, "#f8f6ea", 51, 9))
    marks.append(ground(view, "#f0e0bd", 1.0 * u))
    for i in range(7):
        x, y = w * view.chance(480 + i), g + (view.height - g) * (0.06 + 0.22 * view.chance(490 + i))
        marks.append(
            _shell(
                view, x, y, u * (0.9 + 0.6 * view.chance(495 + i)), ("#f3cbbb", "#fbf3e4", "#ead3c9")[i % 3]
            )
        )
    left, right = 3 * u, w - 5 * u
    low = view.height - 1.5 * u
    front = _shell(view, left, low, 2.4 * u, "#f3cbbb") + _shell(view, right, low, 2.8 * u, "#f6dfc4")
    return Backdrop(back="".join(marks), front=front + _star(view, right - 8 * u, low, 2.2 * u))


def _shell(view: View, x: float, y: float, size: float, tone: str) -> str:
    d = f"M{num(x)} {num(y + size * 0.7)}L{num(x - size)} {num(y)}Q{num(x - size * 0.9)} {num(y - size)} {num(x)} "
    d += f"{num(y - size)}Q{num(x + size * 0.9)} {num(y - size)} {num(x + size)} {num(y)}Z"
    ribs = [
        thread(view, [(x, y + size * 0.5), (x + k * size, y - size * 0.6)], width=0.5)
        for k in (-0.45, 0, 0.45)
    ]
    return path(d, fill=tone, stroke=view.ink, width=view.pen * 0.7) + "".join(ribs)


def _star(view: View, x: float, y: float, size: float) -> str:
    outer = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    inner = ((0.26, -0.36), (0.43, 0.14), (0, 0.45), (-0.43, 0.14), (-0.26, -0.36))
    points: list[Point] = []
    for a, b in zip(outer, inner, strict=True):
        points += [(x + a[0] * size, y + a[1] * size), (x + b[0] * size, y + b[1] * size)]
    return blob(view, points, "#eebc9a", True)


def sea(view: View) -> Backdrop:
    """Draw open water from the skyline to the bottom edge, a far sail and an island."""
    u, g = view.unit, view.ground
    top = g - 9 * u
    isle = view.x(0.8, 0.3)
    hump = [
        (isle - 14 * u, top + 0.6 * u),
        (isle - 5 * u, top - 5 * u),
        (isle + 5 * u, top - 4 * u),
        (isle + 15 * u, top + 0.6 * u),
    ]
    marks = [sky(view), path(smooth(hump) + "Z", fill="#c6d6c4"), _sea(view, top, g + 8 * u)]
    marks.append(_sail(view, view.x(0.22, 0.3), top + 3 * u, 4 * u))
    return Backdrop(back="".join(marks), front=_ripples(view))


def _ripples(view: View) -> str:
    u, marks = view.unit, []
    for side, edge in ((1, 0.0), (-1, view.width)):
        for k in range(2):
            y, x = view.height - (2 + 3 * k) * u, edge + side * (1 + k * 3) * u
            line = [
                (x, y),
                (x + side * 4 * u, y - u),
                (x + side * 8 * u, y),
                (x + side * 12 * u, y - 0.8 * u),
            ]
            marks.append(thread(view, line, "#f7fbf6", 2))
    return "".join(marks)


def river(view: View) -> Backdrop:
    """Draw a river winding towards us between soft banks and trees."""
    u, g, w = view.unit, view.ground, view.width
    marks = [
        sky(view),
        ridge(view, g - 13 * u, 5 * u, "#d3dfd0", 3),
        ridge(view, g - 6 * u, 3 * u, "#cbdabc", 4),
    ]
    for i, share in enumerate((0.06, 0.2, 0.72, 0.9)):
        marks.append(
            tree(view, view.x(share, 0.5), g + u, (16 + 8 * view.chance(250 + i)) * u, SAGE, 260 + i)
        )
    marks.append(ground(view, GRASS, u))
    deep = (view.height - g) * 0.34
    x = view.x(0.52)
    near = [
        (x + 3 * u, g + 0.2 * u),
        (x - 12 * u, g + deep * 0.3),
        (x + 4 * u, g + deep * 0.62),
        (-w * 0.1, g + deep * 0.8),
    ]
    far = [
        (w * 1.1, g + deep * 1.25),
        (x + 40 * u, g + deep * 0.72),
        (x + 3 * u, g + deep * 0.28),
        (x + 8 * u, g + 0.2 * u),
    ]
    d = smooth(near) + f"L{num(-w * 0.1)} {num(g + deep * 1.5)}L" + smooth(far)[1:] + "Z"
    marks.append(path(d, fill="#bfdbe0"))
    for i, (dx, dy) in enumerate(((0.3, 0.42), (0.1, 0.95), (0.62, 0.86), (0.85, 1.0), (0.4, 1.1))):
        at, y = w * dx + i * u, g + deep * dy
        marks.append(thread(view, [(at - 4 * u, y), (at, y - 0.5 * u), (at + 4 * u, y)], "#eff7f4", 1.4))
    marks += [bush(view, view.x(0.97), g + 2 * u, 8 * u, LEAF, 8), sprinkle(view, _BLOOMS, 8, 0.1)]
    return Backdrop(back="".join(marks), front=_reeds(view))


def _reeds(view: View) -> str:
    """Draw reeds and bulrushes at the two lower corners."""
    u, marks = view.unit, [tufts(view, "#b1c69b")]
    for i in range(6):
        x = view.width * (0.012 + 0.022 * i) if i < 3 else view.width * (0.878 + 0.022 * i)
        tall, lean = u * (11 + 5 * view.chance(270 + i)), (view.chance(280 + i) - 0.5) * 3 * u
        low = view.height + u
        marks.append(
            thread(
                view, [(x, low), (x + lean * 0.4, low - tall * 0.6), (x + lean, low - tall)], "#9fb587", 1.8
            )
        )
        marks.append(ellipse(x + lean, low - tall, 0.8 * u, 2.3 * u, fill="#b08f6f"))
    return "".join(marks)


def pond(view: View) -> Backdrop:
    """Draw a round pond with lilies and reeds, jetty boards at its side."""
    u, g, w = view.unit, view.ground, view.width
    marks = [sky(view), ridge(view, g - 10 * u, 4 * u, "#d3dfcb", 3)]
    marks += [bush(view, view.x(share, 0.5), g + u, 9 * u, MOSS, 290 + i) for i, share in steps(7)]
    marks.append(ground(view, GRASS, 0.8 * u))
    deep, x = (view.height - g) * 0.2, view.x(0.5)
    marks.append(ellipse(x, g + deep, w * 0.46, deep * 0.92, fill="#cadbb4"))
    marks.append(ellipse(x, g + deep, w * 0.44, deep * 0.82, fill="#bcd9de"))
    marks.append(ellipse(x, g + deep * 1.16, w * 0.36, deep * 0.52, fill="#cfe5e6", opacity=0.7))
    for i, (dx, dy) in enumerate(((-0.3, 0.9), (-0.2, 1.35), (0.24, 0.7), (0.33, 1.1), (0.02, 0.5))):
        marks.append(_lily(view, x + dx * w, g + deep * dy, u * (2.4 + view.chance(310 + i)), i % 2 == 0))
    marks.append(_planks(view, view.x(0.9), g + deep * 0.8, 30 * u))
    return Backdrop(back="".join(marks), front=_reeds(view))


def _lily(view: View, x: float, y: float, size: float, flower: bool) -> str:
    leaf = ellipse(x, y, size * 1.4, size * 0.5, fill="#b3cb9d", stroke=view.ink, width=view.pen * 0.6)
    return leaf + (daisy(x + size * 0.2, y - size * 0.35, size * 0.4, "#f6d8da") if flower else "")


def _planks(view: View, x: float, y: float, wide: float) -> str:
    u, marks = view.unit, []
    left = x - wide / 2
    for share in (0.08, 0.5, 0.92):
        marks.append(
            box(view, left + wide * share - 0.8 * u, y - 3 * u, 1.6 * u, 8.5 * u, "#c3a585", u * 0.5)
        )
    count = 9
    for i in range(count):
        marks.append(
            box(
                view,
                left + wide * i / count,
                y - u,
                wide / count,
                3 * u,
                ("#dcc4a2", "#d5bb97")[i % 2],
                u * 0.3,
            )
        )
    return "".join(marks)


def jetty(view: View) -> Backdrop:
    """Draw broad boards running out over a still lake towards far hills."""
    u, g, h = view.unit, view.ground, view.height
    marks = [
        sky(view),
        ridge(view, g - 12 * u, 5 * u, "#cfdcd2", 3),
        ridge(view, g - 7.4 * u, 2 * u, "#c6d7bf", 4),
    ]
    marks += [_sea(view, g - 6 * u, g + 12 * u), _sail(view, view.x(0.2, 0.3), g - 3 * u, 3 * u)]
    x, far, near = view.x(0.5), 15 * u, view.width * 0.62
    for side in (-1, 1):
        for t in (0.02, 0.22):
            at, y = x + side * (far + (near - far) * t + 0.8 * u), g + (h - g) * t
            marks.append(box(view, at - u, y - 5 * u, 2.2 * u, 9 * u, "#c3a585", 0.8 * u))
    deck = [(x - far, g), (x + far, g), (x + near, h + u), (x - near, h + u)]
    marks.append(shape(view, deck, "#e6d3b3"))
    seams = []
    for t in (0.06, 0.14, 0.24, 0.36, 0.52, 0.72):
        reach, y = far + (near - far) * t, g + (h - g) * t
        seams.append(thread(view, [(x - reach, y), (x + reach, y)], "#d8c09c", 0.8))
    marks += seams
    return Backdrop(back="".join(marks), front=lily_corner(view))


def lily_corner(view: View) -> str:
    """Draw lilies afloat in the lower left corner."""
    u, low = view.unit, view.height - 2 * view.unit
    leaf = lighter("#b3cb9d", 0.1)
    return ellipse(4 * u, low, 4 * u, 1.3 * u, fill=leaf) + daisy(5 * u, low - u, 1.2 * u, "#f6d8da")
