"""Choosing pictures: what draw, accept, reject and keep do to a book's lock."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from picturebook import project as books
from picturebook.compiler import Prepared
from picturebook.errors import SourceError
from picturebook.project import planned_by_name, standing_take, take_by_label
from picturebook.storyboard.prompt import write_prompt
from picturebook.studio.lock import Lock
from picturebook.studio.plan import Planned, State, pin_art
from picturebook.studio.takes import Take

CAST = "cast"  # what people type for all the model sheets
_CHANGED = (State.CHANGED, State.REWORDED)


def wanted(prepared: Prepared, names: Sequence[str], *, again: bool, changed: bool) -> tuple[Planned, ...]:
    """Return the pictures to draw: what is new, or what is named; never one that stands unless asked for by name.

    Raises SourceError for a name that is no picture, or is the author's own.
    """
    if not names:
        states = (State.NEW, *_CHANGED) if changed else (State.NEW,)
        return tuple(one for one in prepared.plan if one.state in states)
    found = tuple(planned_by_name(everything(prepared), name) for name in names)
    for one in found:
        if one.state is State.YOURS:
            said = f"{one.shot.name} is your own picture and is never drawn over"
            raise SourceError(said, f"move {one.shot.picture.target} away to have it drawn")
    return tuple(one for one in found if again or one.state is State.NEW)


def roughs(prepared: Prepared, names: Sequence[str]) -> tuple[Planned, ...]:
    """Return the pictures whose accepted take is a rough: all of them, or those named. Raises SourceError."""
    found = tuple(planned_by_name(prepared.plan, name) for name in names) or prepared.plan
    return tuple(one for one in found if one.locked.accepted and _is_rough(one))


def _is_rough(one: Planned) -> bool:
    take = next((take for take in one.takes if take.digest == one.locked.take), None)
    return take is not None and bool(take.record.get("rough"))


def accept(prepared: Prepared, labels: Sequence[str]) -> tuple[Take, ...]:
    """Accept takes by label, or what the book shows of every picture not accepted yet; return them."""
    pairs: list[tuple[Planned, Take]] = []
    for label in labels:
        pairs += _waiting(prepared.sheets) if label == CAST else [take_by_label(everything(prepared), label)]
    if not labels:
        pairs = _waiting(everything(prepared))
    if pairs:
        books.update_lock(prepared.project, lambda lock: pin_art(lock, prepared.theme))
    for planned, take in pairs:
        books.accept(prepared.project, planned, take)
    return tuple(take for _, take in pairs)


def everything(prepared: Prepared) -> tuple[Planned, ...]:
    """Return the model sheets and the pictures, in the order they are drawn."""
    return (*prepared.sheets, *prepared.plan)


def _waiting(plan: Sequence[Planned]) -> list[tuple[Planned, Take]]:
    """Return what the book shows of every picture nobody accepted yet."""
    found = ((one, standing_take(one)) for one in plan if not one.locked.accepted)
    return [(one, take) for one, take in found if take is not None]


def edits(story: Path, accepted: Sequence[Take], *, write: bool) -> tuple[str, ...]:
    """Return what the story must say for takes that were drawn with one thing changed, as a difference.

    With `write` the story is edited, whole or not at all. Raises StoryError where the line cannot be found.
    """
    told: list[str] = []
    for take in (one for one in accepted if one.record.get("change")):
        from picturebook.studio.change import change

        text = books.read_story(story).decode("utf-8")
        edit = change(text, take.shot, str(take.record["change"]))
        if edit.text == text:
            continue
        told += [f"The story must say so too, at {story}:{edit.line}:", f"- {edit.before}", f"+ {edit.after}"]
        if write:
            books.rewrite(story, edit.text)
            told.append("It does now.")
    return tuple(told)


def waive(prepared: Prepared, name: str, why: str) -> None:
    """Let a picture pass in spite of what an inspector found, with the reason."""
    one = planned_by_name(prepared.plan, name)
    books.update_lock(prepared.project, lambda lock: books.waive(lock, one, why))


def reject(prepared: Prepared, label: str, why: str) -> str:
    """Turn a take down; return its label."""
    planned, take = take_by_label(everything(prepared), label)
    books.update_lock(prepared.project, lambda lock: books.reject(lock, planned, take, why))
    return take.label


def keep(prepared: Prepared, names: Sequence[str]) -> tuple[str, ...]:
    """Pin accepted pictures to today's words: those named, or all that were reworded or changed."""
    found = [planned_by_name(prepared.plan, name) for name in names]
    if not names:
        found = [one for one in prepared.plan if one.state in _CHANGED]

    def kept(lock: Lock) -> Lock:
        for one in found:
            lock = books.keep(lock, one)
        return lock

    books.update_lock(prepared.project, kept)
    return tuple(one.shot.name for one in found)


def prompt_of(prepared: Prepared, name: str) -> str:
    """Return the words a picture is asked for with, whoever draws."""
    one = planned_by_name(everything(prepared), name)
    return one.request.prompt or write_prompt(one.brief, one.shot.composition, prepared.theme.folders)
