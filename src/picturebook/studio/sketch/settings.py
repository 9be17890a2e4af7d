"""Every setting the sketch artist can draw, by name."""

from __future__ import annotations

from picturebook.studio.sketch.backdrop import TIMES, Backdrop, Setting, View, ridge
from picturebook.studio.sketch.interiors import bathroom, bedroom, hallway, kitchen, living_room
from picturebook.studio.sketch.landscapes import meadow
from picturebook.studio.sketch.outdoors import garden
from picturebook.studio.sketch.svg import ellipse, rect

__all__ = ["SETTINGS", "TIMES", "Backdrop", "View", "draw_setting", "plain"]


def plain(view: View) -> Backdrop:
    """Draw a paper-coloured vignette with a soft ground wash, for a place nobody named."""
    w, h, g = view.width, view.height, view.ground
    marks = [rect(0, 0, w, h, fill="#fdf8ee")]
    for i, (size, opacity) in enumerate(((0.52, 0.3), (0.45, 0.3), (0.36, 0.35))):
        tone = ("#f6ead2", "#f4e6cc", "#f8ecd8")[i]
        marks.append(ellipse(view.x(0.5), g * 0.86, w * size, h * size * 0.74, fill=tone, opacity=opacity))
    marks += [
        ridge(view, g, h * 0.008, "#efe3c8", 3, 0.75),
        ridge(view, g + h * 0.08, h * 0.01, "#f5ecd8", 4, 0.7),
    ]
    return Backdrop(back="".join(marks))


SETTINGS: dict[str, Setting] = {
    "kitchen": kitchen,
    "living room": living_room,
    "bedroom": bedroom,
    "bathroom": bathroom,
    "hallway": hallway,
    "garden": garden,
    "meadow": meadow,
    "plain": plain,
}


def draw_setting(name: str, view: View) -> Backdrop:
    """Draw a setting by name; one it does not know is plain."""
    return SETTINGS.get(name, plain)(view)
