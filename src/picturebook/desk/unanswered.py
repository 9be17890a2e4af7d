"""What was asked for money and has no answer, told to whoever plans, looks or draws: what is fetched for nothing, what
may have been billed, and what to type.

A job whose id is known is had though the story says something else by now: it becomes a take like any other, which
waits to be looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from picturebook.diagnostics import typed
from picturebook.errors import IllustratorFailed
from picturebook.hire import out_of, price
from picturebook.record import record
from picturebook.storyboard.request import request_digest
from picturebook.storyboard.sheets import typed_name
from picturebook.studio.aside import answer_to
from picturebook.studio.asked import Asked
from picturebook.studio.labels import planned_by_name
from picturebook.studio.money import dollars
from picturebook.studio.outstanding import Out, Outstanding
from picturebook.studio.plan import Planned
from picturebook.studio.shoot import asked_in
from picturebook.studio.takes import Take, TakeStore
from picturebook.wish import Prepared


@record
class Unanswered:
    """A request without an answer: what people call its picture, how it stands, and what is typed."""

    name: str
    out: Outstanding
    now: bool  # it asks for what the book would ask for today
    kept: bool  # what it asked for is kept: it can be fetched whatever the story says
    command: str | None  # what fetches it, or has it sent and paid for once more; None where nothing does
    micros: int | None  # what that command would cost; None if nobody knows

    @property
    def told(self) -> str:
        """Return it in words for a person."""
        day = f" on {self.out.day}" if self.out.day else ""
        words = "" if self.now else ", in other words or with other options than now"
        if self.out.state is Out.AT_HOST:
            then = "fetched, and not paid for again" if self.now or self.kept else _AS_IT_WAS
            told = f"{self.name} was asked for{day}{words}, and waits at the host: it is {then}"
        elif self.out.state is Out.UNDER_WAY:
            return f"{self.name} is being drawn by another process."
        else:
            billed = f", {dollars(self.out.micros)}" if self.out.micros else ""
            told = f"{self.name} was sent{day}{words}, and nobody can say what became of it: "
            told += f"it may have been billed{billed}; it counts as spent, and is not sent again by itself"
        return f"{told}.{self._to_type}"

    @property
    def _to_type(self) -> str:
        if self.command is None:
            return ""
        if self.out.state is Out.AT_HOST:
            return f" To fetch it: {self.command}"
        cost = "at a price not known" if self.micros is None else f"about {dollars(self.micros)}"
        look = "Look at your account’s usage page first"
        return f" {look}; to have it sent and to pay for it again, {cost}: {self.command}"

    def to_json(self) -> dict[str, object]:
        """Return it as plain data."""
        return {
            "name": self.name,
            "state": self.out.state.value,
            "micros": self.out.micros,
            "day": self.out.day,
            "now": self.now,
            "command": self.command,
            "costs": self.micros,
        }


_AS_IT_WAS = "fetched once the story and the options are as they were"


def unanswered(prepared: Prepared) -> tuple[Unanswered, ...]:
    """Return all that is out, whoever would draw today. Raises DiskError."""
    return tuple(_one(prepared, one) for one in out_of(prepared.project).values())


def by_picture(prepared: Prepared) -> dict[str, list[str]]:
    """Return it all in words, by the name of the picture it was asked for. Raises DiskError."""
    found: dict[str, list[str]] = {}
    for one in unanswered(prepared):
        found.setdefault(one.out.shot, []).append(one.told)
    return found


def late_for(prepared: Prepared, wanted: Collection[Planned], names: Collection[str]) -> tuple[Asked, ...]:
    """Return what waits at the host, is not wanted anyway, and can be fetched by who draws; of `names` if there are.

    Nothing of it is paid for again.
    """
    artist = prepared.artist.abilities
    asked = (found for found, _ in _waiting(prepared, wanted, names) if found is not None)
    return tuple(one for one in asked if artist.fetches and one.request.studio == artist.studio)


def told_elsewhere(prepared: Prepared, wanted: Collection[Planned], names: Collection[str]) -> Iterator[str]:
    """Yield what waits at the host and is not fetched now, with what fetches it."""
    here = {request_digest(one.request) for one in late_for(prepared, wanted, names)}
    for found, out in _waiting(prepared, wanted, names):
        if out.request not in here and (found is not None or not prepared.artist.abilities.free):
            yield _one(prepared, out).told


def asked_today(prepared: Prepared) -> dict[str, Planned]:
    """Return what the book would ask for today, by the digest of each request."""
    return {request_digest(one.request): one for one in (*prepared.plan, *prepared.sheets)}


def told_late(prepared: Prepared, late: Collection[Asked], came: Collection[Take]) -> Iterator[str]:
    """Yield what is to be known of takes that answer words the story does not say any more."""
    asked = {request_digest(one.request) for one in late} - asked_today(prepared).keys()
    for take in came:
        if take.request in asked:
            yield f"{take.label} was asked for in other words than now: it waits beside the others to be looked at."


def told_painted(late: Collection[Asked], store: TakeStore) -> Iterator[str]:
    """Yield which paintings came late that belong into a region of another picture, and how each gets there."""
    for one in late:
        if one.request.edit is not None and answer_to(one.request, store) is not None:
            said = f"What was painted for a retouch of {one.request.shot} came: "
            yield f"{said}say that retouch again, and it is laid in for nothing."


def _waiting(
    prepared: Prepared, wanted: Collection[Planned], names: Collection[str]
) -> Iterator[tuple[Asked | None, Outstanding]]:
    asked = {request_digest(one.request) for one in wanted}
    shots = {planned_by_name((*prepared.sheets, *prepared.plan), name).shot.name for name in names}
    store = asked_in(prepared.project.takes)
    for request, out in out_of(prepared.project).items():
        if out.state is Out.AT_HOST and request not in asked and (not names or out.shot in shots):
            yield store.get(request), out


def _one(prepared: Prepared, out: Outstanding) -> Unanswered:
    now, found = asked_today(prepared).get(out.request), asked_in(prepared.project.takes).get(out.request)
    name = typed_name(out.shot, [page.shot.name for page in prepared.plan])
    return Unanswered(
        name=name,
        out=out,
        now=now is not None,
        kept=found is not None,
        command=_command(prepared, out, now, found, name),
        micros=_price(prepared, now) if now is not None and out.state is Out.IN_DOUBT else 0,
    )


def _command(
    prepared: Prepared, out: Outstanding, now: Planned | None, found: Asked | None, name: str
) -> str | None:
    story, hired = prepared.wish.story, prepared.wish.hired
    if out.state is Out.IN_DOUBT:
        return typed("draw", story, name, *hired, "--again") if now is not None else None
    if out.state is Out.AT_HOST and found is not None:
        return typed("draw", story, "--studio", found.by)
    return typed("draw", story, name, *hired) if now is not None and out.state is Out.AT_HOST else None


def _price(prepared: Prepared, one: Planned) -> int | None:
    try:
        return price(prepared.artist, one.request)
    except IllustratorFailed:
        return None
