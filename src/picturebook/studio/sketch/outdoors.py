"""Places people made out of doors, as backdrops: garden, street, market, farmyard and their like."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import Backdrop, View, box, ground, shape, sky, steps, thread, window
from picturebook.studio.sketch.greenery import GRASS, LEAF, MOSS, bush, daisy, sprinkle, stem, tree, tufts

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
