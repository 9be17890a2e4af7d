"""Wide places as backdrops: meadow, hill, forest, mountains, snow, night sky."""

from __future__ import annotations

from dataclasses import replace

from picturebook.studio.sketch.backdrop import Backdrop, View, blob, ground, ridge, sky, steps
from picturebook.studio.sketch.colour import darker
from picturebook.studio.sketch.greenery import (
    GRASS,
    LEAF,
    MOSS,
    SAGE,
    bush,
    crown,
    pine,
    sprinkle,
    tree,
    tufts,
)
from picturebook.studio.sketch.svg import ellipse, num, path, rect

DAISIES = ("#fdfaf0", "#fdfaf0", "#f6e2a4", "#f0cbc8")


def meadow(view: View) -> Backdrop:
    """Draw soft hills one behind another, far trees, daisies."""
    u, g = view.unit, view.ground
    marks = [
        sky(view),
        ridge(view, g - 17 * u, 5 * u, "#d6e0d2", 3),
        ridge(view, g - 9 * u, 4 * u, "#cfddbd", 4),
    ]
    for i, share in steps(5):
        x = view.x(share + 0.1 * (view.chance(210 + i) - 0.5), 0.4)
        marks.append(tree(view, x, g - 3 * u, (9 + 6 * view.chance(220 + i)) * u, SAGE, 230 + i))
    marks += [
        ridge(view, g - 3 * u, 2.4 * u, "#cbdaae", 6),
        bush(view, view.x(0.08, 0.7), g + u, 7 * u, LEAF, 9),
    ]
    marks += [ground(view, GRASS, 1.6 * u), sprinkle(view, DAISIES, 26, 0.26)]
    return Backdrop(back="".join(marks), front=tufts(view, "#b9cc95", DAISIES))


def hill(view: View) -> Backdrop:
    """Draw one big round hill with a tree on top and a path winding up."""
    u, g, x = view.unit, view.ground, view.x(0.6, 0.7)
    marks = [sky(view, sun=0.2), ridge(view, g - 8 * u, 4 * u, "#d6e0d2", 3)]
    marks.append(ellipse(x, g + 8 * u, 62 * u, 26 * u, fill="#cbdbb0"))
    marks.append(ellipse(x - 12 * u, g + 7 * u, 40 * u, 20 * u, fill="#d5e2bd", opacity=0.6))
    marks.append(tree(view, x + 6 * u, g - 16 * u, 24 * u, LEAF, 12))
    track = f"M{num(x + 1 * u)} {num(g - 17.6 * u)}q{num(-9 * u)} {num(6 * u)} {num(-2 * u)} {num(9 * u)}"
    track += (
        f"t{num(-6 * u)} {num(12 * u)}h{num(9 * u)}q{num(7 * u)} {num(-7 * u)} {num(1.5 * u)} {num(-12 * u)}"
    )
    marks.append(path(track + f"t{num(-1.5 * u)} {num(-9 * u)}Z", fill="#efe3c4", opacity=0.9))
    marks += [ground(view, GRASS, 1.4 * u), bush(view, view.x(0.1), g + u, 7 * u, MOSS, 14)]
    return Backdrop(
        back="".join([*marks, sprinkle(view, DAISIES, 14)]), front=tufts(view, "#b9cc95", DAISIES)
    )


def forest(view: View) -> Backdrop:
    """Draw trunks in three depths of mist under a canopy, ferns and mushrooms at their feet."""
    u, g, w = view.unit, view.ground, view.width
    marks = [sky(view, sun=None, clouds=False), ridge(view, g - 12 * u, 3 * u, "#dbe6d2", 3)]
    depths = (("#d3dcc8", 1.6, 9, 0.3), ("#c6cdb4", 2.3, 7, 0.6), ("#c0ab90", 3.4, 5, 1.0))
    for k, (tone, thick, count, depth) in enumerate(depths):
        for i, share in steps(count):
            if k == 2 and i == 2:
                continue
            x = view.x(share + (view.chance(600 + k * 20 + i) - 0.5) * 0.08, depth)
            marks.append(_trunk(view, x, g - (2 - k) * 2.2 * u + u, thick * u, tone, k == 2))
        for i, share in steps(9):
            size = (9 + 3 * view.chance(640 + k * 20 + i)) * u
            leaf = ("#d6e2cb", "#c8d9b9", "#bdd1a8")[k]
            marks.append(
                crown(view, view.x(share, depth), (1 - k * 3.4) * u, size, leaf, 660 + k * 20 + i, False)
            )
    marks.append(ground(view, "#d6dcb8", u))
    for i, share in enumerate((0.04, 0.16, 0.33, 0.7, 0.85, 0.97)):
        marks.append(_fern(view, view.x(share), g + 2 * u, (5 + 2 * view.chance(690 + i)) * u))
    for share in (0.22, 0.25, 0.78):
        marks.append(_mushroom(view, view.x(share), g + 4 * u, (2.2 + view.chance(round(share * 100))) * u))
    low = view.height + u
    front = _fern(view, 3 * u, low, 11 * u) + _fern(view, w - 3 * u, low, 10 * u) + tufts(view, "#b1c69b")
    return Backdrop(back="".join(marks), front=front + _mushroom(view, w - 10 * u, low - u, 3 * u))


def _trunk(view: View, x: float, y: float, thick: float, tone: str, line: bool) -> str:
    d = f"M{num(x - thick * 1.7)} {num(y)}Q{num(x - thick * 0.8)} {num(y - thick * 2)}"
    d += f" {num(x - thick * 0.8)} {num(-thick)}"
    d += f"H{num(x + thick * 0.8)}Q{num(x + thick * 0.8)} {num(y - thick * 2)} {num(x + thick * 1.7)} {num(y)}Z"
    stroke = view.ink if line else None
    mark = path(d, fill=tone, stroke=stroke, width=view.pen)
    if not line:
        return mark
    shade = f"M{num(x + thick * 0.3)} {num(-thick)}H{num(x + thick * 0.8)}Q{num(x + thick * 0.8)} {num(y - thick * 2)} "
    shade += f"{num(x + thick * 1.6)} {num(y)}H{num(x + thick * 0.8)}Z"
    return mark + path(shade, fill=darker(tone, 0.15), opacity=0.4)


def _fern(view: View, x: float, y: float, tall: float) -> str:
    marks = []
    for k, lean in enumerate((-0.9, -0.45, 0.0, 0.45, 0.9)):
        tip = (x + lean * tall, y - tall * (1 - abs(lean) * 0.45))
        d = f"M{num(x - tall * 0.04)} {num(y)}Q{num(x + lean * tall * 0.2)} {num(tip[1])} {num(tip[0])} {num(tip[1])}"
        d += f"Q{num(x + lean * tall * 0.55)} {num(y - tall * 0.35)} {num(x + tall * 0.06)} {num(y)}Z"
        marks.append(path(d, fill=("#b3c99c", "#c0d2aa")[k % 2]))
    return "".join(marks)


def _mushroom(view: View, x: float, y: float, size: float) -> str:
    stalk = rect(
        x - size * 0.25,
        y - size,
        size * 0.5,
        size,
        r=size * 0.2,
        fill="#f8efdf",
        stroke=view.ink,
        width=view.pen,
    )
    d = f"M{num(x - size)} {num(y - size * 0.8)}Q{num(x - size * 0.8)} {num(y - size * 1.8)}"
    d += f" {num(x)} {num(y - size * 1.8)}"
    d += f"Q{num(x + size * 0.8)} {num(y - size * 1.8)} {num(x + size)} {num(y - size * 0.8)}Z"
    cap = path(d, fill="#e0a594", stroke=view.ink, width=view.pen)
    spots = ((-0.4, -1.15, 0.17), (0.15, -1.45, 0.2), (0.5, -1.05, 0.14))
    return (
        stalk
        + cap
        + "".join(
            ellipse(x + a * size, y + b * size, c * size, c * size, fill="#fbf4e6") for a, b, c in spots
        )
    )


def mountains(view: View) -> Backdrop:
    """Draw snowy peaks in two depths behind foothills and pines."""
    u, g = view.unit, view.ground
    marks = [sky(view, sun=0.5)]
    for share, tall, tone, depth in (
        (0.08, 30, "#d3d9e0", 0.2), (0.5, 26, "#d8dde2", 0.2), (0.92, 32, "#d3d9e0", 0.2),
        (0.28, 34, "#c5ced6", 0.35), (0.74, 28, "#c9d1d6", 0.35),
    ):  # fmt: skip
        marks.append(_peak(view, view.x(share, depth), g, tall * u, tone))
    marks += [ridge(view, g - 7 * u, 3 * u, "#cdd9c4", 3), ridge(view, g - 2.4 * u, 2 * u, "#c8d7b4", 5)]
    for i, share in enumerate((0.04, 0.1, 0.15, 0.82, 0.89, 0.96)):
        marks.append(pine(view, view.x(share, 0.7), g + u, (12 + 6 * view.chance(720 + i)) * u, "#b5c9b0"))
    marks += [ground(view, GRASS, 1.2 * u), sprinkle(view, DAISIES, 10)]
    return Backdrop(back="".join(marks), front=tufts(view, "#b9cc95", DAISIES))


def _peak(view: View, x: float, y: float, tall: float, tone: str) -> str:
    wide, top = tall * 0.9, y - tall
    d = f"M{num(x - wide)} {num(y)}Q{num(x - wide * 0.3)} {num(y - tall * 0.55)} {num(x - tall * 0.05)} {num(top)}"
    d += f"Q{num(x)} {num(top - tall * 0.03)} {num(x + tall * 0.06)} {num(top)}"
    d += f"Q{num(x + wide * 0.34)} {num(y - tall * 0.55)} {num(x + wide)} {num(y)}Z"
    edge = (
        (-0.05, 0), (0.06, 0), (0.22, 0.27), (0.12, 0.2), (0.03, 0.3), (-0.08, 0.2), (-0.2, 0.26),
    )  # fmt: skip
    cap = [(x + a * tall, top + b * tall) for a, b in edge]
    side = f"M{num(x + tall * 0.04)} {num(top)}Q{num(x + wide * 0.34)} {num(y - tall * 0.55)} {num(x + wide)} {num(y)}"
    shade = path(side + f"H{num(x + wide * 0.3)}Z", fill=darker(tone, 0.15), opacity=0.35)
    return path(d, fill=tone, stroke=view.ink, width=view.pen * 0.6) + shade + blob(view, cap, "#fcfaf4")


def snow(view: View) -> Backdrop:
    """Draw snowy hills, pines with white caps, soft blue shadows."""
    u, g, w = view.unit, view.ground, view.width
    marks = [
        sky(view, clouds=False),
        ridge(view, g - 14 * u, 5 * u, "#dde6ec", 3),
        ridge(view, g - 7 * u, 4 * u, "#e8eef0", 4),
    ]
    for i, share in enumerate((0.05, 0.15, 0.27, 0.7, 0.83, 0.95)):
        size = (17 + 11 * view.chance(740 + i)) * u
        marks.append(
            pine(view, view.x(share, 0.7), g - u + 2 * u * view.chance(750 + i), size, "#b9cdc2", "#fbfaf5")
        )
    marks.append(ground(view, "#eef1f0", 1.6 * u))
    for i in range(4):
        x, y = w * view.chance(760 + i), g + (view.height - g) * (0.1 + 0.16 * view.chance(770 + i))
        marks.append(ellipse(x, y, 11 * u, 1.2 * u, fill="#dbe5ec", opacity=0.6))
    for i in range(26):
        size = u * (0.35 + 0.4 * view.chance(780 + i))
        at = (w * view.chance(810 + i), g * view.chance(840 + i))
        marks.append(ellipse(*at, size, size, fill="#fdfcf8", opacity=0.9))
    low = view.height + 2 * u
    front = ellipse(0, low, 16 * u, 5 * u, fill="#fbfaf6") + ellipse(w, low, 18 * u, 5.4 * u, fill="#fbfaf6")
    return Backdrop(back="".join(marks), front=front)


def night_sky(view: View) -> Backdrop:
    """Draw the sky alone, always at night: stars, a moon, soft banks of cloud below."""
    u, g = view.unit, view.ground
    dark = replace(view, time="night")
    marks = [sky(dark, sun=0.78), rect(0, g - u, view.width, view.height, fill="#5a6a9c")]
    for i, (tone, drop) in enumerate((("#6b7aa8", -4), ("#7c89b3", 3), ("#8d99be", 12))):
        marks.append(ridge(view, g + drop * u, 3 * u, tone, 880 + i, count=8))
    return Backdrop(back="".join(marks))
