"""Panels: plain paper laid behind words that nothing thinner would let be read.

A panel may reach words of another slot, as a title's does the subtitle's below it. They would be inked for a picture
that is hidden there, so they stand on it too, and panels that meet, or nearly do, are one. One that ends by the border
of a picture is let into it, as a caption is into the corner of its drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.inking import grown
from picturebook.layout.motifs import Path, Step
from picturebook.measure import Insets, Rect

PAD = 0.75  # em of paper round the words
PAD_MOST = 18.0  # points: a title's panel is no broader than the words of the tale have it
NEAR = 9.0  # points: panels no farther apart are one, or the crack between them would be seen first
ASIDE = 1.3  # times as much at both sides, where lines begin and end
LET_IN = 16.0  # points: a panel's edge no farther from a picture's border lies on it
CENTRED = 0.02  # of a picture's width: a slot no farther from its middle is on neither side
RAYS = 18.0  # points the longest rays of a burst reach past its panel
_LONG = (1.0, 0.5, 0.82, 0.6, 0.92)  # of that, one after another


def panel_box(box: Rect, size: float) -> Rect:
    """Return the box of the panel round words of a size, in points."""
    pad = min(size * PAD, PAD_MOST)
    return box.inset(Insets(top=-pad, right=-pad * ASIDE, bottom=-pad, left=-pad * ASIDE))


def kept_aside(slot: Rect, words: Rect, borders: Sequence[Rect]) -> Rect:
    """Return a slot moved so that its words, and their panel, keep to the side of a picture it lies on.

    One in the middle, or on no picture with a border, stays.
    """
    border = next((one for one in borders if one.meets(slot)), None)
    if border is None:
        return slot
    aside = (slot.x + slot.right - border.x - border.right) / 2
    if abs(aside) < border.width * CENTRED:
        return slot
    return replace(slot, x=slot.x + (slot.right - words.right if aside > 0 else slot.x - words.x))


def united(boxes: Sequence[Rect]) -> tuple[Rect, ...]:
    """Return boxes of which none is near another: those that are, in points, are one box that holds them all."""
    made: list[Rect] = []
    for box in boxes:
        while met := [one for one in made if one.meets(grown(box, NEAR))]:
            made = [one for one in made if one not in met]
            box = _around((box, *met))
        made.append(box)
    return tuple(made)


def let_in(box: Rect, borders: Sequence[Rect]) -> Rect:
    """Return a panel with every edge that is near the like edge of a picture's border laid upon it.

    One above or below a picture only lines up with its sides.
    """
    for border in borders:
        left, right = _near(box.x, border.x), _near(box.right, border.right)
        met = box.meets(border)
        top = _near(box.y, border.y) if met else box.y
        bottom = _near(box.bottom, border.bottom) if met else box.bottom
        box = Rect(x=left, y=top, width=right - left, height=bottom - top)
    return box


def burst(box: Rect) -> Path:
    """Return the outline of a panel that bursts: the whole box, with rays of several lengths round it, in points."""
    ring = [*_rays(box.x, box.right, 0), *_rays(box.y, box.bottom, 1)]
    ring += [*_rays(box.right, box.x, 2), *_rays(box.bottom, box.y, 3)]
    path: list[Step] = []
    for along, out, side in ring:
        across = (box.y - out, box.right + out, box.bottom + out, box.x - out)[side]
        x, y = (along, across) if side % 2 == 0 else (across, along)
        path.append(("L" if path else "M", x, y))
    return (*path, ("Z",))


def _rays(start: float, end: float, side: int) -> list[tuple[float, float, int]]:
    """Return the points of one side's rays, from its corner's on: how far along it, how far out of it, which side."""
    many = max(2, round(abs(end - start) / (RAYS * 1.7)))
    step, corner = (end - start) / many, RAYS * 0.9
    rays = [(start - (corner if end > start else -corner), corner, side)]
    for at in range(many):
        if at:
            rays.append((start + at * step, RAYS * _LONG[(at + 2 * side) % len(_LONG)], side))
        rays.append((start + (at + 0.5) * step, RAYS * 0.1 * (at % 2), side))
    return rays


def _near(edge: float, border: float) -> float:
    return border if abs(edge - border) <= LET_IN else edge


def _around(boxes: Sequence[Rect]) -> Rect:
    left, top = min(one.x for one in boxes), min(one.y for one in boxes)
    right, bottom = max(one.right for one in boxes), max(one.bottom for one in boxes)
    return Rect(x=left, y=top, width=right - left, height=bottom - top)
