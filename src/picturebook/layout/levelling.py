"""Levelling: columns that stand side by side and are one text begin at one height.

Each alone in the middle of its slot, a long one would begin above a short one, and the eye, on its way across the fold,
would see a step. So the longest stands as its slot has it, and the others begin beside its first line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.columns import height
from picturebook.layout.siting import Setting

# How much of the room that is left over lies above the words. The eye's middle is a little above the ruler's.
LOW = {"top": 0.0, "middle": 0.48, "bottom": 1.0}


def level(settings: Sequence[Setting]) -> tuple[Setting, ...]:
    """Return settings of which those of one place, in slots of one height, begin beside one another."""
    return tuple(_levelled(one, [other for other in settings if _beside(one, other)]) for one in settings)


def _levelled(setting: Setting, row: Sequence[Setting]) -> Setting:
    low = LOW[setting.slot.valign]
    if len(row) < 2 or not low:
        return setting
    box, longest = setting.box, max(height(one.column, one.box.width / one.size) * one.size for one in row)
    down = max(0.0, box.height - longest) * low
    slot = replace(setting.slot, valign="top")
    return replace(setting, slot=slot, box=replace(box, y=box.y + down, height=box.height - down))


def _beside(one: Setting, other: Setting) -> bool:
    """Say whether two settings are columns of one row; each is of its own."""
    return (
        one.size > 0
        and other.size > 0
        and (one.place, one.slot.valign) == (other.place, other.slot.valign)
        and abs(one.box.y - other.box.y) < 1
        and abs(one.box.height - other.box.height) < 1
    )
