"""Wide places as backdrops: meadow, hill, forest, mountains, snow, night sky."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import Backdrop, View, ground, ridge, sky, steps
from picturebook.studio.sketch.greenery import GRASS, LEAF, SAGE, bush, sprinkle, tree, tufts

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
