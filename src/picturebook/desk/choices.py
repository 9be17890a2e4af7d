"""Choosing pictures: what draw, accept, reject and keep do to a book's lock."""

from __future__ import annotations

from collections.abc import Sequence

from picturebook import project as books
from picturebook.compiler import Prepared
from picturebook.errors import SourceError
from picturebook.project import planned_by_name, take_by_label
from picturebook.storyboard.prompt import write_prompt
from picturebook.studio.plan import Planned, State, pin_art
from picturebook.studio.takes import Take

_CHANGED = (State.CHANGED, State.REWORDED)


def wanted(prepared: Prepared, names: Sequence[str], *, again: bool, changed: bool) -> tuple[Planned, ...]:
    """Return the pictures to draw: what is new, or what is named; never one that stands unless asked for by name.

    Raises SourceError for a name that is no picture, or is the author's own.
    """
    if not names:
        states = (State.NEW, *_CHANGED) if changed else (State.NEW,)
        return tuple(one for one in prepared.plan if one.state in states)
    found = tuple(planned_by_name(prepared.plan, name) for name in names)
    for one in found:
        if one.state is State.YOURS:
            said = f"{one.shot.name} is your own picture and is never drawn over"
            raise SourceError(said, f"move {one.shot.picture.target} away to have it drawn")
    return tuple(one for one in found if again or one.state is State.NEW)


def accept(prepared: Prepared, labels: Sequence[str]) -> tuple[str, ...]:
    """Accept takes by label, or the newest of every picture not accepted yet; return the labels."""
    lock, accepted = prepared.lock, []
    if labels:
        pairs = [take_by_label(prepared.plan, label) for label in labels]
    else:
        pairs = [(one, _newest(one)) for one in prepared.plan if not one.locked.accepted and _standing(one)]
    for planned, take in pairs:
        lock = books.accept(prepared.project, lock, planned, take)
        accepted.append(take.label)
        # Written after each: what was copied to its target must never be unknown to the lock.
        books.save_lock(prepared.project, pin_art(lock, prepared.theme))
    return tuple(accepted)


def reject(prepared: Prepared, label: str, why: str) -> str:
    """Turn a take down; return its label."""
    planned, take = take_by_label(prepared.plan, label)
    books.save_lock(prepared.project, books.reject(prepared.lock, planned, take, why))
    return take.label


def keep(prepared: Prepared, names: Sequence[str]) -> tuple[str, ...]:
    """Pin accepted pictures to today's words: those named, or all that were reworded or changed."""
    found = [planned_by_name(prepared.plan, name) for name in names]
    if not names:
        found = [one for one in prepared.plan if one.state in _CHANGED]
    lock = prepared.lock
    for one in found:
        lock = books.keep(lock, one)
    if found:
        books.save_lock(prepared.project, lock)
    return tuple(one.shot.name for one in found)


def prompt_of(prepared: Prepared, name: str) -> str:
    """Return the words a picture is asked for with, whoever draws."""
    one = planned_by_name(prepared.plan, name)
    return one.request.prompt or write_prompt(one.brief, one.shot.composition, prepared.theme.folders)


def _standing(planned: Planned) -> bool:
    refused = {take for take, _ in planned.locked.rejected}
    sound = (take for take in planned.takes if not take.unusable)
    return planned.state is not State.YOURS and any(take.digest not in refused for take in sound)


def _newest(planned: Planned) -> Take:
    refused = {take for take, _ in planned.locked.rejected}
    return [take for take in planned.takes if take.digest not in refused and not take.unusable][-1]
