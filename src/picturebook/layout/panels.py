"""Panels: plain paper laid behind words that nothing thinner would let be read.

A panel may reach words of another slot, as a title's does the subtitle's below it. They would be inked for a picture
that is hidden there, so they stand on it too, and panels that meet, or nearly do, are one.
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.layout.inking import grown
from picturebook.layout.setting import Column
from picturebook.measure import Insets, Rect

PAD = 0.75  # em of paper round the words
PAD_MOST = 18.0  # points: a title's panel is no broader than the words of the tale have it
NEAR = 9.0  # points: panels no farther apart are one, or the crack between them would be seen first
ASIDE = 1.3  # times as much at both sides, where lines begin and end


def panel_box(column: Column) -> Rect:
    """Return the box of the panel behind a column of words, in points."""
    pad = min(column.size * PAD, PAD_MOST)
    return column.box.inset(Insets(top=-pad, right=-pad * ASIDE, bottom=-pad, left=-pad * ASIDE))


def united(boxes: Sequence[Rect]) -> tuple[Rect, ...]:
    """Return boxes of which none is near another: those that are, in points, are one box that holds them all."""
    made: list[Rect] = []
    for box in boxes:
        while met := [one for one in made if one.meets(grown(box, NEAR))]:
            made = [one for one in made if one not in met]
            box = _around((box, *met))
        made.append(box)
    return tuple(made)


def _around(boxes: Sequence[Rect]) -> Rect:
    left, top = min(one.x for one in boxes), min(one.y for one in boxes)
    right, bottom = max(one.right for one in boxes), max(one.bottom for one in boxes)
    return Rect(x=left, y=top, width=right - left, height=bottom - top)
