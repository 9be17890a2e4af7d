"""Shooting: requests go to an illustrator, what comes back is kept before anything else happens.

Whatever comes may have been paid for. A picture is on disk before the next one is waited for; bytes that are no
picture, or not in the shape asked for, are laid aside where a person can look at them, and never used.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from math import isclose
from pathlib import Path
from types import MappingProxyType

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.diagnostics import hint as hint_
from picturebook.digest import Json, sha256
from picturebook.errors import FULL, DiskError, IllustratorFailed, PicturebookError
from picturebook.record import record
from picturebook.storyboard import request as requests_
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio import aside
from picturebook.studio.asked import AskedStore
from picturebook.studio.bill import Bill
from picturebook.studio.illustrator import Drawn, Failed, Illustrator, Journal, Priced
from picturebook.studio.interrupt import stoppable
from picturebook.studio.journal import FileJournal
from picturebook.studio.money import dollars
from picturebook.studio.pictures import measure
from picturebook.studio.registry import illustrator, illustrators
from picturebook.studio.takes import Take, TakeStore
from picturebook.studio.trouble import brief

__all__ = ["FileJournal", "Shoot", "complaints", "illustrator", "illustrators", "shoot", "undrawn"]

Told = Callable[[str, int, int], None]
Finish = Callable[[Drawn], Drawn]
_END = object()
_STOPPING = "stopping; Ctrl-C again leaves what is out; drawn"
_SAME_SHAPE = 0.02  # an illustrator may round to its own steps of pixels; more would be another picture


@record
class Shoot:
    """What a shoot brought: new takes, and what did not come."""

    takes: tuple[Take, ...]
    failed: tuple[Failed, ...]


@dataclass(slots=True)
class _Roll:
    """A shoot going on: what was asked, what came so far."""

    store: TakeStore
    asked: dict[str, Request]
    beside: Mapping[str, Mapping[str, Json]]
    finish: Finish | None
    takes: list[Take] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)


def shoot(
    requests: Sequence[Request],
    artist: Illustrator,
    store: TakeStore,
    *,
    journal: Journal,
    told: Told,
    again: bool = False,
    beside: Mapping[str, Mapping[str, Json]] = MappingProxyType({}),
    finish: Finish | None = None,
    where: Mapping[str, Span] = MappingProxyType({}),
) -> Shoot:
    """Draw every request that has no take yet, or every one `again`.

    `beside` is kept with the take of a request, by its digest: the take it was made from, what was changed. `finish`
    makes of a picture as it came the one that is kept as a take; what came is then laid aside too, and a run that
    died before it was finished is ended from there: such a request is not sent again.

    Each picture is kept as it comes, so an interruption loses none. Failures are gathered, one for every request
    without a take. Raises DiskError if a picture cannot be kept, OverBudget if a wall stands in the way of one, both
    with what failed before them told first, at its place in the story if `where` has it; and KeyboardInterrupt if
    somebody stopped it before every request was answered, then caused by an IllustratorFailed with what failed.
    """
    wanted = tuple(requests) if again else undrawn(requests, store)
    asked = {request_digest(one): one for one in wanted}
    roll = _Roll(store=store, asked=asked, beside=beside, finish=finish)
    try:
        if wanted:
            _roll_on(roll, artist, journal, told)
    except PicturebookError as problem:
        raise type(problem)((*complaints(roll.failed, where), *problem.diagnostics)) from problem
    except KeyboardInterrupt as stopped:
        raise stopped from (IllustratorFailed(complaints(roll.failed, where)) if roll.failed else None)
    unanswered = [one for sha, one in roll.asked.items() if sha not in roll.answered]
    silent = "the illustrator gave no answer"
    roll.failed += [Failed(request=one, reason=silent, paid=_perhaps(artist)) for one in unanswered]
    return Shoot(takes=tuple(roll.takes), failed=tuple(roll.failed))


def _roll_on(roll: _Roll, artist: Illustrator, journal: Journal, told: Told) -> None:
    """Draw what was asked for, telling of each outcome. Raises KeyboardInterrupt if it was stopped before the end."""
    bill = Bill.of(artist, roll.asked)

    def tell(stopping: bool = False) -> None:
        what = _STOPPING if stopping else bill.said("drawn", roll.answered)
        told(what, len(roll.answered), len(roll.asked))

    tell()
    with stoppable(artist, partial(tell, True)) as stopped:
        for outcome in _kept(_outcomes(artist, journal, roll), roll):
            bill.paid(outcome)
            tell(stopped())
    if stopped() and len(roll.answered) < len(roll.asked):
        raise KeyboardInterrupt


def _kept(outcomes: Generator[object, None, None], roll: _Roll) -> Iterator[object]:
    """Keep each outcome as it comes and pass it on.

    One that cannot be kept is laid aside if it can, and whoever draws is told at the place where the picture was
    given: what else is out is then waited for and kept, and the trouble is raised at the end.
    """
    with closing(outcomes):
        outcome = next(outcomes, _END)
        while outcome is not _END:
            try:
                _receive(outcome, roll)
            except DiskError as problem:
                outcome = outcomes.throw(_with_where(problem, outcome, roll))
                continue
            yield outcome
            outcome = next(outcomes, _END)


def _with_where(problem: DiskError, outcome: object, roll: _Roll) -> DiskError:
    """Lay a picture aside that its place did not take; say in the trouble where it is."""
    if not isinstance(outcome, Drawn):
        return problem
    name = outcome.request.shot
    try:
        place = aside.lay_answer(outcome, roll.store)
    except DiskError:
        said = f"{name} came and could not be kept anywhere: it may have been billed"
        return DiskError((*problem.diagnostics, error("picture-lost", said, hint=FULL)))
    said = f"{name} came and is kept in {roll.store.folder / place}"
    told = "say the same again once there is room for it: it becomes its take, and is not paid for again"
    return DiskError((*problem.diagnostics, hint_("picture-aside", said, None, told)))


def complaints(failed: Sequence[Failed], where: Mapping[str, Span]) -> tuple[Diagnostic, ...]:
    """Return what did not come, once for each reason; where it was the words, at their place in the story."""
    alike: dict[tuple[str, str | None, str | None], list[str]] = {}
    for one in failed:
        name = one.request.shot
        alike.setdefault((one.reason, one.hint, name if one.worded else None), []).append(name)
    return tuple(
        error("not-drawn", f"{_did_not_come(names)}: {reason}", where.get(worded or ""), _naming(hint, names))
        for (reason, hint, worded), names in alike.items()
    )


def _did_not_come(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} did not come"
    return f"{len(names)} pictures did not come, {', '.join(names)}"


def _naming(hint: str | None, names: Sequence[str]) -> str | None:
    return hint.replace("NAME", shlex.join(names)) if hint else None


def undrawn(requests: Sequence[Request], store: TakeStore) -> tuple[Request, ...]:
    """Return the requests no take of a store answers, each once, and those of an earlier run that are to be fetched."""
    sound = (take for take in store.all() if not take.unusable)
    have = {take.request for take in sound if take.digest not in store.refused}
    wanted: dict[str, Request] = {}
    for one in requests:
        wanted.setdefault(request_digest(one), one)
    return tuple(one for sha, one in wanted.items() if one.late or sha not in have)


def _outcomes(artist: Illustrator, journal: Journal, roll: _Roll) -> Generator[object, None, None]:
    """Draw; an illustrator that breaks down fails what it has not answered and nothing that came before."""
    for came in _came_before(roll):
        yield came
        if isinstance(artist, Priced):
            artist.kept(request_digest(came.request), dict(came.record))
    wanted = tuple(one for sha, one in roll.asked.items() if sha not in roll.answered)
    if not wanted:
        return
    if not artist.abilities.free:
        _write_down(wanted, artist, roll)
    try:
        yield from artist.draw(wanted, journal)
    except PicturebookError:
        raise  # a full disk, a budget used up: something a person can mend
    except Exception as problem:
        reason = f"the illustrator broke down: {type(problem).__name__}: {brief(str(problem))}"
        for sha, one in roll.asked.items():
            if sha not in roll.answered:
                yield Failed(request=one, reason=reason, hint=_where(problem), paid=_perhaps(artist))


def _write_down(wanted: Sequence[Request], artist: Illustrator, roll: _Roll) -> None:
    """Keep what is asked for money until its picture is here: by then the story may say something else."""
    for one in wanted:
        if not one.late:
            beside = roll.beside.get(request_digest(one), {})
            asked_in(roll.store).keep(one, beside, artist.abilities.name)


def asked_in(store: TakeStore) -> AskedStore:
    """Return where a store's requests lie while their pictures are out."""
    return AskedStore(store.folder / "asked")


def _came_before(roll: _Roll) -> Iterator[Drawn]:
    """Find what an earlier run was given and could not finish: it died, or there was no place for it."""
    found = (aside.answer_to(one, roll.store) for one in roll.asked.values())
    yield from (one for one in found if one is not None)


def _receive(outcome: object, roll: _Roll) -> None:
    """Keep one outcome: a take, a failure, or bytes laid aside."""
    if isinstance(outcome, Failed):
        roll.failed.append(outcome)
        roll.answered.add(request_digest(outcome.request))
        return
    if not isinstance(outcome, Drawn):
        return  # whatever it is, it answers nothing: its request is told as unanswered
    sha = request_digest(outcome.request)
    if outcome.request.late and outcome.request.edit is not None:
        # Painted for a retouch: the same retouch, said again, lays it into its picture.
        aside.lay_answer(outcome, roll.store)
    else:
        _take_in(outcome, roll)
        aside.answered(outcome.request, roll.store)
    asked_in(roll.store).forget(sha)
    roll.answered.add(sha)


def _take_in(outcome: Drawn, roll: _Roll) -> None:
    kept = _keep(outcome, roll)
    if isinstance(kept, Failed):
        roll.failed.append(kept)
    else:
        roll.takes.append(kept)


def _keep(outcome: Drawn, roll: _Roll) -> Take | Failed:
    request, store = outcome.request, roll.store
    wrong = _wrong(outcome, roll)
    if wrong is None and roll.finish is not None:
        raw = aside.lay_answer(outcome, store)
        try:
            outcome = roll.finish(outcome)
            outcome = replace(outcome, record=(*outcome.record, ("as_it_came", raw)))
        except PicturebookError as problem:
            wrong = problem.diagnostics[0].message
    if wrong is None and sha256(outcome.data) in store.refused:
        cost = dict(outcome.record).get("cost_micros")
        said = "it drew the very picture that is there already: the same words, the same drawing"
        said += f", billed {dollars(cost)} all the same" if isinstance(cost, int) else ""
        told = f"say the scene of {request.shot} differently, or put a picture of your own in its place"
        return Failed(request=request, reason=said, hint=told, paid="yes" if cost else "no")
    if wrong is None:
        record = {**dict(outcome.record), **_in_words(request), **_said_to_be(outcome)}
        record |= roll.beside.get(request_digest(request), {})
        take = _fetched_before(outcome, store) or store.put(
            request.shot, outcome.data, requests_.to_json(request), record
        )
        return _set_apart(take, request) if take.unusable else take
    where = aside.lay(outcome.data, store)
    return Failed(request=request, reason=wrong, hint=f"what came is kept in {where}", paid="unknown")


def _fetched_before(outcome: Drawn, store: TakeStore) -> Take | None:
    """Return the take that a late answer is already: a run that fetched it died before it could say so."""
    if not outcome.request.late:
        return None
    sha = sha256(outcome.data)
    return next((take for take in store.of(outcome.request.shot) if take.digest == sha), None)


def _in_words(request: Request) -> dict[str, Json]:
    """Return who and what was told in words alone, because there was no room for more pictures."""
    return {"in_words": list(request.left_out)} if request.left_out else {}


def _said_to_be(outcome: Drawn) -> dict[str, Json]:
    """Return what a picture was said to be, where it is another kind: a host may get the name wrong, not the pixels."""
    said = outcome.media_type
    return {"said_to_be": said} if said != measure(outcome.data).media_type else {}


def _set_apart(take: Take, request: Request) -> Failed:
    """A picture that may not stand in the book was paid for all the same: it is kept, and said loudly."""
    hint = (
        f"it is kept as {take.label}, to be looked at, and never used; say the same again to pay for another"
    )
    return Failed(request=request, reason=take.unusable or "", hint=hint, paid="yes")


def _wrong(outcome: Drawn, roll: _Roll) -> str | None:
    """Say why what came is not the picture asked for; None if it is."""
    if request_digest(outcome.request) not in roll.asked:
        return f"a picture came for {outcome.request.shot} that nobody asked for"
    try:
        found = measure(outcome.data)
    except ValueError as problem:
        return f"what came is no picture: {problem}"
    width, height = outcome.request.pixels
    if not isclose(found.width / found.height, width / height, rel_tol=_SAME_SHAPE):
        return f"what came has {found.width} × {found.height} pixels; {width} × {height} were asked for"
    return None


def _perhaps(artist: Illustrator) -> str:
    return "no" if artist.abilities.free else "unknown"


def _where(problem: Exception) -> str:
    """Name the line an illustrator broke at, for whoever wrote it."""
    at = problem.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "nowhere"
    return f"this is a fault of the illustrator, at {place}; what came before it is kept"
