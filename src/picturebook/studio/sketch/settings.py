"""Every setting the sketch artist can draw, by name."""

from __future__ import annotations

import re

from picturebook.studio.sketch.backdrop import TIMES, Backdrop, Setting, View, ridge
from picturebook.studio.sketch.indoors import burrow, classroom, library
from picturebook.studio.sketch.interiors import bathroom, bedroom, hallway, kitchen, living_room
from picturebook.studio.sketch.landscapes import forest, hill, meadow, mountains, night_sky, snow
from picturebook.studio.sketch.outdoors import farmyard, garden, market, rooftop, street, town
from picturebook.studio.sketch.svg import ellipse, rect
from picturebook.studio.sketch.waters import beach, jetty, pond, river, sea

__all__ = ["SETTINGS", "TIMES", "Backdrop", "View", "draw_setting", "plain"]

_FADED = re.compile(r'<(path|rect|ellipse)([^>]*?) opacity="([^"]*)"')


def plain(view: View) -> Backdrop:
    """Draw a paper-coloured vignette with a soft ground wash, for a place nobody named."""
    w, h, g = view.width, view.height, view.ground
    marks = [rect(0, 0, w, h, fill="#fdf8ee")]
    for size, tone in ((0.52, "#fbf4e6"), (0.44, "#faf1e0"), (0.36, "#f9eedb")):
        marks.append(ellipse(view.x(0.5), g * 0.86, w * size, h * size * 0.74, fill=tone))
    marks += [
        ridge(view, g, h * 0.008, "#f3ead6", 3),
        ridge(view, g + h * 0.08, h * 0.01, "#f6eedd", 4),
    ]
    return Backdrop(back="".join(marks))


SETTINGS: dict[str, Setting] = {
    "kitchen": kitchen,
    "living room": living_room,
    "bedroom": bedroom,
    "bathroom": bathroom,
    "hallway": hallway,
    "classroom": classroom,
    "library": library,
    "burrow": burrow,
    "garden": garden,
    "street": street,
    "town": town,
    "market": market,
    "rooftop": rooftop,
    "farmyard": farmyard,
    "meadow": meadow,
    "hill": hill,
    "forest": forest,
    "mountains": mountains,
    "snow": snow,
    "beach": beach,
    "sea": sea,
    "river": river,
    "pond": pond,
    "jetty": jetty,
    "night sky": night_sky,
    "plain": plain,
}


def draw_setting(name: str, view: View) -> Backdrop:
    """Draw a setting by name; one it does not know is plain."""
    drawn = SETTINGS.get(name, plain)(view)
    return Backdrop(back=_thin(drawn.back), front=_thin(drawn.front))


def _thin(marks: str) -> str:
    """Let each wash be thin paint instead of a faded layer: the same look, several times faster to draw."""
    return _FADED.sub(r'<\1\2 fill-opacity="\3" stroke-opacity="\3"', marks)
