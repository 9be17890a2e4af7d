"""A shoot from wish to takes: what is to be drawn, what it would cost, and what became of it.

The verbs ask; this decides nothing that costs. Model sheets come before the pages that need them, a picture that
stands is replaced by nobody's accident, and every shoot ends by writing the look page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from picturebook import compiler
from picturebook.compiler import Prepared, Told, Wish
from picturebook.desk import choices
from picturebook.desk import look as wall
from picturebook.desk.fronts import (
    fronts_of,
    older_fronts,
    ready_sheets,
    sent_along,
    sheets_wait,
    stands,
    told_provisional,
)
from picturebook.desk.offer import Offer, fetched, offer
from picturebook.desk.trial import more_than_one
from picturebook.desk.unanswered import (
    asked_today,
    by_picture,
    late_for,
    told_elsewhere,
    told_late,
    told_painted,
)
from picturebook.diagnostics import Diagnostic, counted, typed
from picturebook.digest import Json
from picturebook.disk import write_text
from picturebook.errors import PicturebookError
from picturebook.gate import lost_before_paid
from picturebook.hire import ledger_path
from picturebook.record import record
from picturebook.restyling import settle
from picturebook.storyboard.request import request_digest
from picturebook.storyboard.sheets import whose
from picturebook.studio.asked import Asked
from picturebook.studio.hiring import Size
from picturebook.studio.ledger_reading import Entry, read_entries, read_ledger
from picturebook.studio.money import dollars
from picturebook.studio.plan import Planned, State
from picturebook.studio.shoot import undrawn
from picturebook.studio.takes import folder_name

_TYPED = ("studio", "theme", "art", "model", "quality")  # what of a wish is typed as one word


@record
class Order:
    """What somebody asked to be drawn."""

    names: tuple[str, ...] = ()
    again: bool = False
    changed: bool = False
    change: str | None = None  # one direction tried on the one picture named
    provisional: bool = False  # from model sheets nobody accepted yet
    size: Size = Size.PAGE


@record
class Run:
    """A shoot about to be agreed to."""

    prepared: Prepared
    wanted: tuple[Planned, ...]
    offer: Offer
    beside: Mapping[str, Mapping[str, Json]]
    advice: str | None = None
    late: tuple[Asked, ...] = ()  # asked for by an earlier run, and not wanted by this one: fetched
    restyles: bool = False  # the whole book gets another art direction
    notes: tuple[
        Diagnostic, ...
    ] = ()  # what of takes/ cannot be read; sheets of an older look that would go along


@record
class Done:
    """What a shoot brought, in labels and in lines for a person, and what ended it before all of it came."""

    labels: tuple[str, ...]
    told: tuple[str, ...]
    ended: PicturebookError | KeyboardInterrupt | None = None
    came: bool = False  # whether there is anything new to look at, also what may never be used


def wish_of(story: Path, asked: Mapping[str, object]) -> Wish:
    """Return what was asked for at the command line as a wish: who draws, in which theme and art, a limit."""
    limit = asked.get("max_usd")
    wish = Wish(story=story, max_micros=round(limit * 1_000_000) if isinstance(limit, float) else None)
    given = {key: str(asked[key]) for key in _TYPED if asked.get(key)}
    return replace(wish, **given)  # type: ignore[arg-type]  # all of them are texts


def agreed(run: Run, prepared: Prepared) -> Run:
    """Return a run somebody said yes to."""
    return replace(run, prepared=prepared)


def plan_sheets(wish: Wish) -> Run:
    """Say which model sheets would be drawn: the fronts, and once those are accepted what is drawn from them."""
    prepared = compiler.prepare(wish)
    waiting = [one for one in prepared.sheets if one.chosen is not None and not stands(one)]
    wanted, notes = ready_sheets(prepared), compiler.old_sheets(prepared, prepared.sheets)
    advice = None
    if not prepared.sheets:
        advice = f"{prepared.artist.abilities.name} looks at no sheets, or nobody is seen twice: there is none to draw."
    elif not wanted:
        accept = f"Accept the sheets first: {typed('accept', wish.story, 'cast')}"
        advice = accept if waiting else None if notes else "Every sheet is drawn."
    else:
        advice = " ".join(_turned_down(prepared, wanted)) or None
    return Run(
        prepared=prepared,
        wanted=wanted,
        offer=offer(prepared.project, prepared.artist, wanted),
        beside={},
        advice=advice,
        notes=(*prepared.unread, *notes),
    )


def plan_shoot(wish: Wish, order: Order) -> Run:
    """Say what an order would draw and for how much. Draws nothing. Raises the errors of errors.py."""
    wish = replace(wish, size=order.size, again=order.again, provisional=order.provisional)
    if order.change is not None:
        wish = replace(wish, change=(order.names[0], order.change))
    prepared = compiler.prepare(wish)
    wanted, advice = _wanted(prepared, order)
    undrawn, waiting = fronts_of(prepared, wanted)
    old, drawn_since = older_fronts(prepared, wanted)
    if undrawn or old:
        return _sheets_first(prepared, order, (*undrawn, *old))
    if drawn_since and not order.provisional:
        first = "The sheets come first: every page is held against them. Accept or keep them, as told above."
        return replace(_run(prepared, (), order, first), notes=compiler.old_sheets(prepared, drawn_since))
    if waiting and not order.provisional:
        run = _run(prepared, (), order, sheets_wait(prepared, waiting))
        return replace(run, notes=(*prepared.unread, *compiler.old_sheets(prepared, waiting)))
    if order.again:
        resend = frozenset(request_digest(one.request) for one in wanted)
        prepared = compiler.rehired(prepared, replace(wish, resend=resend))
    told = (advice, told_provisional((*waiting, *drawn_since)), _more_than_one(prepared, wanted, order))
    run = _run(prepared, wanted, order, " ".join(one for one in told if one) or None)
    return replace(run, restyles=wish.art is not None and not order.names)


def _run(prepared: Prepared, wanted: tuple[Planned, ...], order: Order, advice: str | None) -> Run:
    sent = _to_send(prepared, wanted)
    late = late_for(prepared, wanted, order.names)
    told = (
        advice,
        _answered(wanted, sent),
        *_turned_down(prepared, sent),
        *told_elsewhere(prepared, wanted, order.names),
    )
    today = asked_today(prepared)
    asked = [fetched(one.request, now=request_digest(one.request) in today) for one in late]
    return Run(
        prepared=prepared,
        wanted=wanted,
        offer=offer(prepared.project, prepared.artist, sent, asked, prepared.wish.resend),
        beside={request_digest(one.request): _beside(prepared, one, order) for one in wanted},
        advice=" ".join(said for said in told if said) or None,
        late=late,
        notes=(
            *prepared.unread,
            *_lost(prepared, sent),
            *compiler.old_sheets(prepared, sent_along(prepared, sent)),
        ),
    )


def _lost(prepared: Prepared, sent: Sequence[Planned]) -> tuple[Diagnostic, ...]:
    """Tell what would be paid for once more and may be had for nothing, unless somebody said to draw it again."""
    if prepared.artist.abilities.free or prepared.wish.again:
        return ()
    return lost_before_paid(prepared, sent)


def _to_send(prepared: Prepared, wanted: Sequence[Planned]) -> tuple[Planned, ...]:
    """Return the pictures that will be asked for: without those a take answers, and of two told alike one."""
    requests = {request_digest(one.request): one for one in reversed(wanted)}
    if not prepared.wish.again:
        store = prepared.project.takes.refusing(prepared.lock.refused)
        left = {request_digest(one) for one in undrawn([one.request for one in wanted], store)}
        requests = {sha: one for sha, one in requests.items() if sha in left}
    return tuple(one for one in wanted if requests.get(request_digest(one.request)) is one)


def _answered(wanted: Sequence[Planned], sent: Sequence[Planned]) -> str | None:
    """Say which pictures are there already, beside others that are drawn."""
    asked = {request_digest(one.request) for one in sent}
    names = [one.shot.name for one in wanted if request_digest(one.request) not in asked]
    if not (names and sent):
        return None
    return f"Not drawn again, for there is a picture for these very words: {', '.join(names)}."


def _turned_down(prepared: Prepared, sent: Sequence[Planned]) -> Iterator[str]:
    """Yield what is paid for once more in the very words of a take that was turned down, unless that was said."""
    if prepared.artist.abilities.free or prepared.wish.again:
        return
    for one in sent:
        refused, request = dict(one.locked.rejected), request_digest(one.request)
        takes = [take for take in one.takes if take.request == request and take.digest in refused]
        if takes:
            name, why = choices.name_of(prepared, one), refused[takes[-1].digest]
            said = f"{name} was drawn in these very words and turned down: {why}."
            yield f"{said} It is asked for in the same words: if they are at fault, change them first."


def shoot(run: Run, told: Told) -> Done:
    """Draw what was agreed to; say what came, and what ended it early. What came is kept either way."""
    store = run.prepared.project.takes
    before, known = {take.path for take in store.all()}, _entries(run)
    ended: PicturebookError | KeyboardInterrupt | None = None
    try:
        compiler.draw(run.prepared, run.wanted, told, run.beside, run.late)
    except (PicturebookError, KeyboardInterrupt) as problem:
        ended = problem
    requests = [*(one.request for one in run.wanted), *(one.request for one in run.late)]
    asked = set(map(request_digest, requests))
    came = [take for take in store.all() if take.path not in before and take.request in asked]
    takes = [take for take in came if not take.unusable]
    if run.restyles and (takes or ended is None):
        settle(run.prepared)  # also where some are wanting: what came is in the new art
    many, paid = counted(len(takes), "picture"), _paid(known, _entries(run))
    painted = tuple(told_painted(run.late, store))
    if not came and ended is None and not painted:
        return Done(labels=(), told=("Nothing was drawn: there is a picture for these very words.",))
    doubts = [f"{take.label}: {doubt}" for take in takes if (doubt := wall.doubt_of(take.record))]
    out = _left_out(run) if isinstance(ended, KeyboardInterrupt) else ()
    told_of = (f"{many} drawn{paid}.", *doubts, *told_late(run.prepared, run.late, takes), *painted, *out)
    labels = tuple(take.label for take in takes)
    return Done(labels=labels, told=told_of, ended=ended, came=bool(came))


def _entries(run: Run) -> Mapping[str, Entry]:
    return read_entries(ledger_path(run.prepared.project))


def _paid(before: Mapping[str, Entry], now: Mapping[str, Entry]) -> str:
    """Say what the ledger says was paid, also for what came and is no take; a wall of today allowed only part of it."""
    known = {name for name, one in before.items() if one.state == "settled"}
    new = {name: one for name, one in now.items() if one.state == "settled" and name not in known}
    cost = sum(one.micros for one in new.values())
    elder = sum(one.micros for name, one in new.items() if one.regained or name in before)
    part = "" if elder == cost else f"{dollars(elder)} of it "
    told = f", {part}for what was asked for before" if elder else ""
    return f", {dollars(cost)}{told}" if cost else ""


def _left_out(run: Run) -> tuple[str, ...]:
    """Say what is still out when somebody stopped a shoot: what can be fetched, and what nobody can say."""
    asked = {request_digest(one.request) for one in run.wanted}
    left = read_ledger(ledger_path(run.prepared.project)).open
    states = [one.state for request, one in left.items() if request in asked]
    noted, lost = states.count("noted"), states.count("sending") + states.count("unknown")
    told = []
    if noted:
        are = counted(noted, "picture is", "pictures are")
        told.append(f"{are} still being drawn at the host: the same command fetches what is paid for.")
    if lost:
        are = counted(lost, "picture is", "pictures are")
        told.append(f"{are} out and given up: what the host made of it may have been billed.")
    return tuple(told)


def under(prepared: Prepared, micros: int | None) -> Prepared:
    """Return a book whose illustrator may spend so much and no more."""
    return compiler.rehired(prepared, replace(prepared.wish, max_micros=micros))


def look_page(prepared: Prepared) -> tuple[Path | None, str]:
    """Write build/look.html as the book stands now; return where it is, if it is, and say so, or why there is none.

    What was drawn is safe either way: trouble with a page must hide neither it nor what went wrong before.
    """
    try:
        now = compiler.prepare(
            replace(prepared.wish, change=None, size=Size.PAGE, again=False, resend=frozenset())
        )
        page = now.project.build / "look.html"
        hung = wall.hang(now.project, now.story, now.plan, page, now.sheets, by_picture(now))
        write_text(page, wall.write_look(hung))
    except PicturebookError as problem:
        return None, f"There is no look page: {problem.diagnostics[0].message}"
    return page, f"See them: {page}"


def warnings(prepared: Prepared) -> tuple[str, ...]:
    """Return what the studio's host says of the model, such as a day it will be shut down; asks the network."""
    ask = getattr(prepared.artist, "warnings", None)
    try:
        return tuple(ask()) if callable(ask) else ()
    except PicturebookError:
        return ()  # whoever cannot be reached now is told of when the picture is asked for


def nothing_new(run: Run) -> str:
    """Say how a picture is replaced, where none is new, and how a sheet is had anew that was turned down."""
    prepared = run.prepared
    if run.restyles:
        return (
            f"Every picture that is not kept is in the art of {prepared.wish.art} already: nothing to draw."
        )
    wish, drawn = prepared.wish, [one.shot.name for one in prepared.plan if one.state is not State.YOURS]
    down = [whose(one.shot) for one in prepared.sheets if one.chosen is None and one.locked.rejected]
    said = "Nothing is new."
    if down:
        have = f"{', '.join(down)} {'has' if len(down) == 1 else 'have'}"
        said = f"No picture is new; {have} no sheet since it was turned down. To have it drawn anew: "
        said += f"{typed('cast', wish.story, *wish.hired)}."
    if not drawn:
        return said
    again = typed("draw", wish.story, drawn[0], *wish.hired, "--again")
    return f"{said} To replace a picture: {again}; or all that changed: --changed"


def _wanted(prepared: Prepared, order: Order) -> tuple[tuple[Planned, ...], str | None]:
    if order.size is Size.FINAL:
        found = choices.small(prepared, order.names)
        return found, None if found else "No accepted picture of a studio is smaller than it will be printed."
    again = order.again or order.change is not None or (order.size is Size.ROUGH and bool(order.names))
    found = choices.wanted(prepared, order.names, again=again, changed=order.changed)
    return _without_unread(prepared, found, again)


def _without_unread(
    prepared: Prepared, found: tuple[Planned, ...], again: bool
) -> tuple[tuple[Planned, ...], str | None]:
    """Leave out what may be drawn and paid for already: a take of it is there, and its record cannot be read."""
    if again or prepared.artist.abilities.free:
        return found, None
    rooms = {one.path.parent.name for one in prepared.project.takes.unread()}
    left = tuple(one for one in found if one.chosen is None and folder_name(one.shot.name) in rooms)
    if not left:
        return found, None
    names = [choices.name_of(prepared, one) for one in left]
    again_ = typed("draw", prepared.wish.story, *names, *prepared.wish.hired, "--again")
    said = f"Not drawn, for a take of it is there whose record cannot be read: {', '.join(names)}. "
    said += f"Mend that for nothing, as told above; or pay for another: {again_}"
    return tuple(one for one in found if one not in left), said


def _sheets_first(prepared: Prepared, order: Order, undrawn: Sequence[Planned]) -> Run:
    """Put the sheets of whoever and whatever is in the wanted pictures before the pictures themselves.

    A sheet is drawn at its full size also where the pages are to be rough: everything is held against it.
    """
    prepared = compiler.prepare(replace(prepared.wish, size=Size.PAGE, change=None))
    names = {one.shot.name for one in undrawn}
    wanted = tuple(one for one in prepared.sheets if one.shot.name in names)
    then = "say the same again" if order.provisional else "accept them, and draw the pages"
    said = f"Model sheets first: every page is held against them. Look at them, {then}."
    return _run(prepared, wanted, Order(), said)


def _beside(prepared: Prepared, one: Planned, order: Order) -> dict[str, Json]:
    """Return what is remembered of a take beside its request: the take it comes from, the one thing changed."""
    kept: dict[str, Json] = {}
    if order.change is not None:
        kept["change"] = order.change
    if prepared.wish.art is not None:
        kept["art"] = prepared.wish.art
    if (order.change is not None or order.size is Size.FINAL) and one.locked.take:
        kept["parent"] = one.locked.take
    if order.size is not Size.PAGE:
        kept[order.size.value] = True
    waiting = (
        (*fronts_of(prepared, (one,))[1], *older_fronts(prepared, (one,))[1]) if order.provisional else ()
    )
    if waiting:
        kept["provisional"] = [whose(sheet.shot) for sheet in waiting]
    return kept


def _more_than_one(prepared: Prepared, wanted: tuple[Planned, ...], order: Order) -> str | None:
    """Say what else differs from the take that stands, when one thing was to be changed."""
    if order.change is None or not wanted:
        return None
    (one,) = wanted
    return more_than_one(one, prepared.wish.story)
