"""Looks that moved on: model sheets that were drawn before the story changed what they show.

A sheet somebody accepted stays, and goes with every picture drawn from now on. Whoever pays for one should know that
it shows an older look, and what to type: to have it drawn anew, or to say that it is right as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from picturebook.diagnostics import Diagnostic, counted, typed, warning
from picturebook.record import record
from picturebook.storyboard.brief import difference, to_json
from picturebook.storyboard.request import request_digest
from picturebook.storyboard.sheets import KIND, is_anchor, own_role, typed_name
from picturebook.studio.plan import Planned, State
from picturebook.studio.takes import Take

_MOVED_ON = (State.CHANGED, State.REWORDED)


@record
class Asker:
    """Whoever asks, as far as commands are made of it: the story and who draws as typed, and the pages’ names."""

    story: Path
    hired: tuple[str, ...]  # ("--studio", "openai")
    pages: Collection[str]
    by_hand: bool = False  # pictures are handed off, and adopted


def older_looks(sheets: Sequence[Planned], asker: Asker) -> tuple[Diagnostic, ...]:
    """Return a warning for everybody with sheets that show an older look, at their line of the story."""
    old: dict[str, list[Planned]] = {}
    for one in sheets:
        if one.state in _MOVED_ON:
            old.setdefault(own_role(one.shot), []).append(one)
    return tuple(_warning(found, asker) for found in old.values())


def _warning(old: Sequence[Planned], asker: Asker) -> Diagnostic:
    names = [_name(one, asker) for one in old]
    inputs = dict.fromkeys(word for one in old for word in difference(one.locked.brief, to_json(one.brief)))
    many = counted(len(old), "shows an older look", "show an older look").partition(" ")[2]
    said = f"{', '.join(names)} {many}: {', '.join(inputs)} changed since"
    return warning("older-look", said, old[0].shot.picture.span, "; ".join(_told(old, asker)))


def _told(old: Sequence[Planned], asker: Asker) -> Iterator[str]:
    """Yield what to type: the front comes first, for the others are drawn from it."""
    waiting = [f"{_name(one, asker)}#{take.number}" for one in old if (take := drawn_since(one)) is not None]
    undrawn = [one for one in old if drawn_since(one) is None]
    first = [one for one in undrawn if is_anchor(one.shot)] or undrawn
    if waiting:
        yield f"take what was drawn since: {typed('accept', asker.story, *waiting)}"
    elif first:
        names = [_name(one, asker) for one in first]
        command = typed("draw", asker.story, *names, "--again", *asker.hired)
        if asker.by_hand:
            command = typed("handoff", asker.story, *names)
        yield f"to draw anew{'' if len(first) == len(old) else ', the front first'}: {command}"
    accepted = [_name(one, asker) for one in old if one.locked.accepted]
    if accepted:
        yield f"if right as drawn: {typed('keep', asker.story, *accepted)}"


def drawn_since(one: Planned) -> Take | None:
    """Return the newest take drawn for today's look, which waits beside the one that stands."""
    refused = dict(one.locked.rejected)
    found = (take for take in one.takes if _shows_today(one, take) and not take.unusable)
    sound = [take for take in found if take.digest not in refused and take.digest != one.locked.take]
    return sound[-1] if sound else None


def _shows_today(one: Planned, take: Take) -> bool:
    """Say whether a take was drawn for today's words; a sheet also where pages are asked for rough, or by another."""
    if one.shot.kind == KIND:
        return take.brief == to_json(one.brief) and not take.record.get("rough")
    return take.request == request_digest(one.request)


def in_another_art(one: Planned) -> bool:
    """Say whether the take that stands was asked for in another art direction than today's."""
    return one.locked.brief.get("art") != to_json(one.brief).get("art")


def _name(one: Planned, asker: Asker) -> str:
    return typed_name(one.shot.name, asker.pages)
