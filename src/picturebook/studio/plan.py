"""The plan: what each picture's state is, and which picture the book uses for it now.

An accepted picture stands until a person lets go of it, whatever else changed. A file the lock does not know is
the author's own and is never drawn over. Only what is new is ever drawn without being named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from picturebook.design.theme import Theme
from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.storyboard.brief import Brief, difference, fold, only_words_differ, to_json
from picturebook.storyboard.request import Request, request_digest
from picturebook.storyboard.shots import Shot
from picturebook.studio.elsewhere import ADOPTED
from picturebook.studio.lock import Lock, Locked
from picturebook.studio.registry import SKETCH
from picturebook.studio.takes import Take, check, lineage

_UNSEEN = "drawn, not accepted yet"
SENTENCE = "style"  # the key of an `art:` that is one sentence
_BESIDE_A_SENTENCE = ("framing", "avoid")  # what of a theme's [art] a sentence on style leaves standing
_ART_KEYS = (SENTENCE, "medium", "palette", "line", "light", "framing", "avoid")  # as a prompt tells them


class State(StrEnum):
    """How a picture stands to today's words."""

    SAME = "same"
    REWORDED = "reworded"
    CHANGED = "changed"
    NEW = "new"
    YOURS = "yours"
    PINNED = "pinned"


@record
class OwnFile:
    """The file at a picture's target: its digest and place."""

    digest: str
    path: Path


@record
class Chosen:
    """The picture the book uses: its digest, its file, and what its maker recorded of it."""

    digest: str
    path: Path
    record: Mapping[str, Any]
    label: str  # "boat#2", or the target of the author's own file


@record
class Planned:
    """One picture of the plan."""

    shot: Shot
    brief: Brief
    request: Request
    state: State
    why: tuple[str, ...]  # which inputs changed, or what else there is to know
    chosen: Chosen | None
    takes: tuple[Take, ...]
    locked: Locked
    micros: int = 0  # millionths of a dollar drawing it would cost; none where it is free or not to be done

    @property
    def cast(self) -> tuple[str, ...]:
        """Who is in it, by name."""
        return tuple(sorted(self.shot.picture.cast))


@record
class Shelves:
    """All that a plan looks at: the lock, every take by shot, and the files at the targets."""

    lock: Lock
    takes: Mapping[str, Sequence[Take]]
    own: Mapping[str, OwnFile]


@record
class _Copied:
    """A take at its target that accept did not put there: somebody copied it, and nobody accepted it."""

    take: Take
    entry: Locked  # what the lock would hold of it


@record
class _Case:
    """One picture with what the shelves hold of it."""

    name: str
    brief: Brief
    request: Request
    entry: Locked
    own: OwnFile | None
    takes: tuple[Take, ...]
    refused: frozenset[str]
    kept: bool  # the story says `keep` under it
    copied: _Copied | None = None

    @property
    def pinned(self) -> bool:
        """Whether somebody said that it stays as it is: by `keep`, or by `keep` under the picture in the story."""
        return self.entry.pinned or (self.kept and self.entry.accepted)

    @property
    def placed(self) -> OwnFile | None:
        """The file at the target, if it is the accepted take, as accept left it there or as it came."""
        entry, own = self.entry, self.own
        known = own is not None and entry.accepted and own.digest in (entry.placed, entry.take)
        return own if known else None

    @property
    def bound(self) -> Take | None:
        """The take the lock names, if it is on the shelves."""
        return next((take for take in self.takes if take.digest == self.entry.take), None)

    @property
    def answer(self) -> Take | None:
        """The newest take that answers today's request and was not turned down."""
        answers = [take for take in filter(_answers(self.request), self.takes) if not take.unusable]
        found = [take for take in answers if take.digest not in self.refused]
        return found[-1] if found else None


def _free(_request: Request) -> int:
    return 0


def plan_shot(
    shot: Shot, brief: Brief, request: Request, shelves: Shelves, price: Callable[[Request], int] = _free
) -> Planned:
    """Say how one picture stands and which file the book uses for it.

    `price` is asked for what is new, in millionths of a dollar. Raises DiskError if the take that is used is not
    what was kept.
    """
    copied = _copied(shot.name, shelves)
    takes = _takes(shot.name, request, shelves)
    if copied is not None and copied.take not in takes:
        takes = (copied.take, *takes)  # another picture's
    case = _Case(
        name=shot.name,
        brief=brief,
        request=request,
        entry=shelves.lock.picture(shot.name),
        own=shelves.own.get(shot.name),
        takes=takes,
        refused=shelves.lock.refused,
        kept=shot.picture.directions.keep,
        copied=copied,
    )
    state, why = _state(case)
    return Planned(
        shot=shot,
        brief=brief,
        request=request,
        state=state,
        why=why,
        chosen=_choose(state, case),
        takes=case.takes,
        locked=copied.entry if copied else case.entry,
        micros=price(request) if state is State.NEW and case.answer is None else 0,
    )


def _copied(name: str, shelves: Shelves) -> _Copied | None:
    """Return the take that lies at a picture's target without being accepted: a copy of it is nobody's own work."""
    own, entry = shelves.own.get(name), shelves.lock.picture(name)
    if own is None or own.digest == entry.placed or (entry.accepted and own.digest == entry.take):
        return None
    mine = shelves.takes.get(name, ())
    known = (take for found in (mine, *shelves.takes.values()) for take in found if take.digest == own.digest)
    take = next(known, None)
    if take is None:
        return None
    bound = Locked(
        take=take.digest,
        number=take.number,
        studio=take.studio,
        made_with=take.made_with,
        brief=take.brief,
        rejected=entry.rejected,
        waived=entry.waived,
    )
    return _Copied(take=take, entry=bound)


def _takes(name: str, request: Request, shelves: Shelves) -> tuple[Take, ...]:
    """Return a shot's takes; without one that answers, also another's that does.

    A picture that was given another name, or told word for word like another, was drawn already; and the take the
    lock binds it to is its own, whoever's name it bears.
    """
    own, bound = tuple(shelves.takes.get(name, ())), shelves.lock.picture(name).take
    answers = _answers(request)
    if any(take.digest == bound or (bound is None and answers(take)) for take in own):
        return own
    others = (take for shot, takes in sorted(shelves.takes.items()) if shot != name for take in takes)
    known = any(map(answers, own))
    lent = (take for take in others if take.digest == bound or (not known and answers(take)))
    return (*lent, *own)


def _answers(request: Request) -> Callable[[Take], bool]:
    """Return the test of what a request asks for; a take made elsewhere answers its brief, whoever is asked now."""
    wanted, brief = request_digest(request), to_json(request.brief)

    def answers(take: Take) -> bool:
        made_elsewhere = take.studio == ADOPTED and not take.retouched
        return take.brief == brief if made_elsewhere else take.request == wanted

    return answers


def resolve_art(story: Story, theme: Theme, lock: Lock) -> tuple[tuple[str, str], ...]:
    """Return the book's art direction: the theme's [art] as it was pinned, and the story's own over it.

    A story's sentence on style stands alone but for framing and what to avoid: two media in one prompt make a
    third. Pinning holds off another theme, never the author's own words.
    """
    under, over = dict(lock.art or theme.art), dict(story.art)
    if SENTENCE in over:
        under = {key: value for key, value in under.items() if key in _BESIDE_A_SENTENCE}
    found = {key: fold(value) for key, value in {**under, **over}.items()}
    rest = sorted(set(found) - set(_ART_KEYS))
    return tuple((key, found[key]) for key in (*_ART_KEYS, *rest) if found.get(key))


def pin_art(lock: Lock, theme: Theme) -> Lock:
    """Return the lock with the theme's part of the art direction pinned; what was pinned before stays.

    Done at the first paid draw, the first accept and by `build --lock`: from then on another theme restyles
    pages and type and no picture.
    """
    return lock if lock.art else replace(lock, art=theme.art)


def _state(case: _Case) -> tuple[State, tuple[str, ...]]:
    entry, own = case.entry, case.own
    if case.copied is not None:
        return _as_copied(case, case.copied)
    if own is not None and own.digest != entry.placed and case.placed is None:
        worked = entry.placed is not None and entry.number is not None
        return State.YOURS, (f"your work on take {entry.number}",) if worked else ("your own picture",)
    if entry.take is None or (entry.studio == SKETCH and not entry.accepted):
        return _unbound(case)
    if case.bound is None and case.placed is None:
        return State.NEW, (f"take {entry.number} is gone from takes/ and from its place in the book",)
    now = to_json(case.brief)
    if now == entry.brief:
        unseen = _waiting(case) if entry.accepted else (_UNSEEN,)
        return (State.PINNED, ("kept", *unseen)) if case.pinned else (State.SAME, unseen)
    why = (*difference(entry.brief, now), *_waiting(case))
    if case.pinned:
        return State.PINNED, (f"kept; changed since: {', '.join(why)}",)
    return (State.REWORDED if only_words_differ(entry.brief, now) else State.CHANGED), why


def _as_copied(case: _Case, copied: _Copied) -> tuple[State, tuple[str, ...]]:
    """Say how a take stands that somebody copied to its place: it is used, and waits to be accepted."""
    now, then, label = to_json(case.brief), copied.entry.brief, copied.take.label
    refused = dict(copied.entry.rejected).get(copied.take.digest)
    lies = f"{label} lies at its place, {f'turned down: {refused}' if refused else 'not accepted yet'}"
    if now == then:
        return State.SAME, (lies,)
    return (State.REWORDED if only_words_differ(then, now) else State.CHANGED), (*difference(then, now), lies)


def _waiting(case: _Case) -> tuple[str, ...]:
    """Name a take that answers today's words beside the accepted one: it waits for somebody to look at it."""
    answer, bound = case.answer, case.bound
    if not case.entry.accepted or answer is None or answer.digest == case.entry.take:
        return ()
    if bound is not None and answer in lineage(bound.record, case.takes):
        return ()  # it was retouched, and what was made of it is what stands
    return (f"{answer.label} waits to be accepted",)


def _unbound(case: _Case) -> tuple[State, tuple[str, ...]]:
    """Say how a picture stands that nobody has decided on.

    A sketch nobody accepted binds nothing: it is redrawn for nothing as the words change, and never stands in
    the way of a picture that somebody asked a studio for.
    """
    drawn = case.entry.studio == SKETCH and case.request.studio == SKETCH and case.answer is not None
    if drawn and to_json(case.brief) == case.entry.brief:
        return State.SAME, (_UNSEEN,)
    if case.answer is not None and case.answer.studio == ADOPTED:
        return State.SAME, (_UNSEEN,)
    turned_down = len(case.entry.rejected)
    said = [f"{turned_down} turned down"] if turned_down and case.answer is None else []
    elder = paid_before(case.brief, case.takes, case.refused)
    if elder is not None and elder is not case.answer:
        said.append(
            f"{elder.label}, by {elder.made_with or elder.studio}, shows these words and waits to be accepted"
        )
    return State.NEW, tuple(said)


def paid_before(brief: Brief, takes: Sequence[Take], refused: Collection[str]) -> Take | None:
    """Return the newest take that is no sketch and was made for these words, whoever is asked now; None if none was.

    The sheets it was held against may be gone together with the lock that knew them.
    """
    wanted = _words_of(to_json(brief))
    sound = (one for one in takes if not one.unusable and one.digest not in refused and one.studio != SKETCH)
    return max(
        (one for one in sound if _words_of(one.brief) == wanted), key=lambda one: one.number, default=None
    )


def _words_of(brief: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in brief.items() if key != "anchors"}


def _choose(state: State, case: _Case) -> Chosen | None:
    """Return what the book uses: the author's file, the take that stands, or the newest that answers."""
    entry, own, copied = case.entry, case.own, case.copied
    if copied is not None and own is not None:
        return Chosen(digest=own.digest, path=own.path, record=copied.take.record, label=copied.take.label)
    if state is State.YOURS and own is not None:
        # Of a take that was drawn and copied, and is gone from takes/, the lock still says who drew it.
        made = {"request": {"studio": entry.studio}} if own.digest == entry.take else {}
        return Chosen(digest=own.digest, path=own.path, record=made, label=own.path.name)
    if state is State.NEW or not (entry.accepted or entry.studio != SKETCH):
        return _chosen(case.answer) if case.answer else None
    if case.placed is not None:
        # The copy at the target comes first, so that a book with takes/ and one from Git alone are the same.
        record = {"boxes": {name: list(box) for name, box in entry.boxes}} if entry.boxes else {}
        label = f"{case.name}#{entry.number}"
        return Chosen(digest=case.placed.digest, path=case.placed.path, record=record, label=label)
    stands = case.bound or case.answer
    return _chosen(stands) if stands else None


def _chosen(take: Take) -> Chosen:
    check(take)
    return Chosen(digest=take.digest, path=take.path, record=take.record, label=take.label)
