"""The plan: what each picture's state is, and which picture the book uses for it now.

An accepted picture stands until a person lets go of it, whatever else changed. A file the lock does not know is
the author's own and is never drawn over. Only what is new is ever drawn without being named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from picturebook.storyboard.brief import Brief, difference, only_words_differ, to_json
from picturebook.storyboard.request import Request, request_digest
from picturebook.storyboard.shots import Shot
from picturebook.studio.lock import Lock, Locked
from picturebook.studio.takes import Take

SKETCH = "sketch"


class State(StrEnum):
    """How an accepted picture stands to today's words."""

    SAME = "same"
    REWORDED = "reworded"
    CHANGED = "changed"
    NEW = "new"
    YOURS = "yours"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """The file at a picture's target: its digest and place."""

    digest: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The picture the book uses: its digest, its file, and what its maker recorded of it."""

    digest: str
    path: Path
    record: Mapping[str, Any]
    label: str  # "boat#2", or the target of the author's own file


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One picture of the plan."""

    shot: Shot
    brief: Brief
    request: Request
    state: State
    why: tuple[str, ...]
    chosen: Chosen | None
    takes: tuple[Take, ...]
    locked: Locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """All that a plan looks at: the lock, every take by shot, and the files at the targets."""

    lock: Lock
    takes: Mapping[str, Sequence[Take]]
    own: Mapping[str, OwnFile]


def plan_shot(shot: Shot, brief: Brief, request: Request, shelves: Shelves) -> Planned:
    """Say how one picture stands and which file the book uses for it."""
    entry, own = shelves.lock.picture(shot.name), shelves.own.get(shot.name)
    takes = tuple(shelves.takes.get(shot.name, ()))
    state, why = _state(brief, request, entry, own)
    return Planned(
        shot=shot,
        brief=brief,
        request=request,
        state=state,
        why=why,
        chosen=_choose(state, request, shelves, shot.name),
        takes=takes,
        locked=entry,
    )


def _state(
    brief: Brief, request: Request, entry: Locked, own: OwnFile | None
) -> tuple[State, tuple[str, ...]]:
    if own is not None and own.digest != entry.placed:
        worked = entry.accepted and entry.number is not None
        return State.YOURS, (f"your work on take {entry.number}",) if worked else ("your own picture",)
    if entry.take is None or _is_mere_sketch(entry, request):
        return State.NEW, ()
    now = to_json(brief)
    if now == entry.brief:
        unseen = () if entry.accepted else ("drawn, not accepted yet",)
        return (State.PINNED, ("kept",)) if entry.pinned else (State.SAME, unseen)
    why = difference(entry.brief, now)
    if entry.pinned:
        return State.PINNED, ("kept; changed since:", *why)
    return (State.REWORDED if only_words_differ(entry.brief, now) else State.CHANGED), why


def _is_mere_sketch(entry: Locked, request: Request) -> bool:
    """A sketch nobody accepted never stands in the way of a picture that somebody asked a studio for."""
    return entry.studio == SKETCH and not entry.accepted and request.studio != SKETCH


def _choose(state: State, request: Request, shelves: Shelves, name: str) -> Chosen | None:
    entry, own, takes = shelves.lock.picture(name), shelves.own.get(name), shelves.takes.get(name, ())
    if state is State.YOURS and own is not None:
        return Chosen(digest=own.digest, path=own.path, record={}, label=own.path.name)
    if state is not State.NEW:
        kept = next((take for take in takes if take.digest == entry.take), None)
        if kept is not None:
            return _chosen(kept)
        if own is not None:  # takes/ is not in Git: the accepted copy at the target is the picture
            return Chosen(digest=own.digest, path=own.path, record={}, label=f"{name}#{entry.number}")
        return None
    refused = {take for take, _ in entry.rejected}
    wanted = request_digest(request)
    answers = [take for take in takes if take.request == wanted and take.digest not in refused]
    return _chosen(answers[-1]) if answers else None


def _chosen(take: Take) -> Chosen:
    return Chosen(digest=take.digest, path=take.path, record=take.record, label=take.label)
