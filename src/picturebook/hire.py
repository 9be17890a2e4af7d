"""Hiring: on which terms a paid illustrator works for a book, and what its pictures would cost.

What was typed goes before what the story says, and that before the user's own configuration. The host and its key
come from the user alone: nothing in a story, a theme or a lock can name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from picturebook.diagnostics import error, typed
from picturebook.errors import IllustratorFailed, StoryError, UsageError
from picturebook.fields import nearest
from picturebook.manuscript.story import Story
from picturebook.project import Project
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.hiring import Hiring, Size
from picturebook.studio.illustrator import Illustrator, Priced
from picturebook.studio.ledger_reading import read_ledger
from picturebook.studio.models import DEFAULT, model_of
from picturebook.studio.outstanding import Out, Outstanding, outstanding
from picturebook.wish import Wish

ROUGH_QUALITY = "low"
_CENT = 10_000  # micros


def terms(wish: Wish, project: Project, story: Story) -> Hiring:
    """Return the terms for one run. Raises SourceError for what cannot be followed, such as an unknown quality."""
    from picturebook.studio.account import account
    from picturebook.studio.ledger import Ledger

    own = account()
    wanted = story.studio
    budget = wanted.budget_cents * _CENT if wanted.budget_cents is not None else None
    quality = wish.quality or wanted.quality or own.quality
    model = wish.model or wanted.model or own.model
    _refuse_quality(quality, model or DEFAULT, wish, story)
    return Hiring(
        folder=project.folder,
        purse=Ledger(
            ledger_path(project), budget_micros=budget, max_micros=wish.max_micros, kept_micros=_kept(project)
        ),
        model=model,
        quality=ROUGH_QUALITY if wish.size is Size.ROUGH else quality,
        size=wish.size,
        at_once=own.at_once,
        images_per_minute=own.images_per_minute,
        resend=wish.resend,
        again=_again(wish),
    )


def _kept(project: Project) -> int:
    """Return what the pictures on the shelves cost, by their own records."""
    costs = (take.record.get("cost_micros") for take in project.takes.all())
    return sum(cost for cost in costs if isinstance(cost, int) and not isinstance(cost, bool))


def _again(wish: Wish) -> str:
    """Return the command that sends a picture once more, as this one was typed."""
    change = ("--change", wish.change[1]) if wish.change else ()
    provisional = ("--provisional",) if wish.provisional else ()
    size = () if wish.size is Size.PAGE else (f"--{wish.size.value}",)
    return typed("draw", wish.story, "NAME", *wish.hired, *change, *provisional, *size, "--again")


def _refuse_quality(quality: str | None, model: str, wish: Wish, story: Story) -> None:
    """Refuse a quality the model is known not to have, before anything is asked of a host. Raises SourceError."""
    known = model_of(model).qualities
    if quality is None or not known or quality in known:
        return
    said, near = f"{model} has no quality “{quality}”", nearest(quality, known)
    told = f"{f'try: {near}; ' if near else ''}there are: {', '.join(known)}"
    if wish.quality is None and story.studio.quality is not None:
        raise StoryError((error("no-such-quality", said, story.studio.span or story.where("studio"), told),))
    raise UsageError(said, told)


def ledger_path(project: Project) -> Path:
    """Return where the book's ledger lies: beside the pictures that were paid for."""
    return project.takes.folder / "ledger.jsonl"


def spent_on(project: Project, shot: str) -> int:
    """Return what was paid for the takes of a picture, by the book's ledger, in micros. Raises DiskError."""
    entries = read_ledger(ledger_path(project)).entries.values()
    return sum(one.micros for one in entries if one.shot == shot and one.state == "settled")


def out_of(project: Project) -> dict[str, Outstanding]:
    """Return what was asked for and has no answer, by the digest of each request. Raises DiskError."""
    return outstanding(ledger_path(project))


def unpaid(artist: Illustrator, project: Project, requests: Iterable[Request]) -> list[Request]:
    """Return the requests a plain draw would pay for: not what is fetched, nor what may have been billed before."""
    held = held_back(artist, out_of(project))
    return [one for one in requests if request_digest(one) not in held]


def held_back(artist: Illustrator, out: Mapping[str, Outstanding]) -> frozenset[str]:
    """Return the requests of those out that cost nothing when they are asked for: fetched, or not sent again."""
    states = (Out.IN_DOUBT, Out.AT_HOST) if artist.abilities.fetches else (Out.IN_DOUBT,)
    return frozenset(request for request, one in out.items() if one.state in states)


def first_price(artist: Illustrator, project: Project, requests: Iterable[Request]) -> int | None:
    """Return what requests would cost that are still to be paid for; None if the price of one is not known."""
    return sum_of(artist, unpaid(artist, project, requests))


def price(artist: Illustrator, request: Request) -> int | None:
    """Return what a request would cost in millionths of a dollar; None where nobody can say beforehand."""
    if artist.abilities.free:
        return 0
    return artist.estimate(request) if isinstance(artist, Priced) else None


def pricing(artist: Illustrator, project: Project) -> Callable[[Request], int]:
    """Return the price of a request for a plan; whoever draws is told what is not known.

    What waits at the host is paid for, and what may have been billed is not sent again: the ledger is asked once.
    """
    held = frozenset() if artist.abilities.free else held_back(artist, out_of(project))

    def price_of(request: Request) -> int:
        try:
            return 0 if request_digest(request) in held else price(artist, request) or 0
        except IllustratorFailed:
            return 0

    return price_of


def sum_of(artist: Illustrator, requests: Iterable[Request]) -> int | None:
    """Return what requests would cost together; None if the price of one is not known."""
    try:
        prices = [price(artist, one) for one in requests]
    except IllustratorFailed:
        return None
    return None if None in prices else sum(one for one in prices if one)
