"""Labels: what people type for a picture and its takes, "boat", "boat#2", "Pim.front"."""

from __future__ import annotations

import re
from pathlib import Path

from picturebook.diagnostics import typed as command_of
from picturebook.errors import PictureNeeded, UsageError
from picturebook.fields import nearest
from picturebook.storyboard.sheets import short_name
from picturebook.studio.plan import Planned
from picturebook.studio.takes import Take

_LABEL = re.compile(r"^(.*?)(?:#(\d{1,9}))?$", re.S)


def label_of(typed: str) -> tuple[str, int | None]:
    """Read "boat#2" or "boat"."""
    match = _LABEL.match(typed)
    assert match is not None
    return match[1], int(match[2]) if match[2] else None


def planned_by_name(plan: tuple[Planned, ...], name: str) -> Planned:
    """Return a picture of the plan, a model sheet also by its short name. Raises UsageError naming the nearest."""
    by_name = {**{short_name(one.shot.name): one for one in plan}, **{one.shot.name: one for one in plan}}
    found = by_name.get(name)
    if found is None:
        names = [short_name(one.shot.name) for one in plan]
        close = nearest(name, names)
        told = f"try: {close}" if close else f"there are: {', '.join(names)}"
        raise UsageError(f"the story has no picture “{name}”", told)
    return found


def take_by_label(plan: tuple[Planned, ...], typed: str, story: Path) -> tuple[Planned, Take]:
    """Return the take a person named; without a number the one in the book, else the newest.

    Raises UsageError for one there is not, PictureNeeded with what to type for a `story` where none is drawn.
    """
    name, number = label_of(typed)
    planned = planned_by_name(plan, name)
    if not planned.takes:
        raise PictureNeeded(f"{name} has no take yet", command_of("draw", story, name))
    if number is None:
        return planned, standing_take(planned) or planned.takes[-1]
    found = [take for take in planned.takes if take.number == number]
    if not found:
        labels = ", ".join(dict.fromkeys(take.label for take in planned.takes))
        raise UsageError(f"{name} has no take {number}", f"there are: {labels}")
    return planned, found[-1]


def standing_take(planned: Planned) -> Take | None:
    """Return the take the book shows for a picture; None if it shows none or the author's own file."""
    chosen, entry = planned.chosen, planned.locked
    if chosen is None:
        return None
    # What accept placed may be the same picture in the format of its target.
    digest = entry.take if chosen.digest == entry.placed else chosen.digest
    return next((take for take in planned.takes if take.digest == digest), None)
