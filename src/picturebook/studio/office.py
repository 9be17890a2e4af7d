"""The office every paid illustrator works from: estimates, references, the purse, and the record of a picture.

A request's money has one life, whoever sends it: an estimate is reserved, the sending written down, and the end
settled, freed or left unknown. What is settled is settled after the picture is safe on disk, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.errors import IllustratorFailed, OverBudget, PicturebookError
from picturebook.record import record
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.account import Account, account
from picturebook.studio.audit import audit
from picturebook.studio.hiring import AGAIN, Hiring, Size
from picturebook.studio.illustrator import Abilities, Drawn, Failed, Outcome
from picturebook.studio.ledger_reading import Entry
from picturebook.studio.models import DEFAULT, QUALITY, model_of, takes_markup
from picturebook.studio.moderation import mended
from picturebook.studio.openai_client import open_client
from picturebook.studio.pace import Pace
from picturebook.studio.prices import Prices, Sending, Usage, load_prices
from picturebook.studio.references import Sent, read_references, sent_sizes
from picturebook.studio.trouble import Trouble, trouble_of

if TYPE_CHECKING:
    from openai import OpenAI

_FETCHES = "openai-batch"  # the one way whose takes another way's are too, and that leaves a job at the host
Settle = Callable[[], None]
Find = Callable[
    [str, frozenset[str]], str | None
]  # a request's digest, ids already known → the id of its job


@record
class Way:
    """How an illustrator reaches its host: its name, whose takes they are, and what the way costs."""

    name: str
    family: str
    batch: bool = False
    follows: bool = True  # whether it can ask for a job by its id
    outer: str | None = None  # the model of the conversation a picture is asked for in
    markup: bool = False  # whether this way has room for a markup, where the model takes one


@record
class Answer:
    """A picture as it came: bytes, the type it is said to be, the usage reported, and what else to keep."""

    data: bytes
    media_type: str
    usage: Usage | None
    extra: tuple[tuple[str, Json], ...] = ()


@record
class Job:
    """A request under way: its digest, its entry in the ledger, the references as sent, a remote id if it has one."""

    request: Request
    entry: str
    sent: tuple[Sent, ...]
    remote: str | None = None


class Office:
    """What the three illustrators share."""

    def __init__(self, hiring: Hiring, way: Way) -> None:
        self.hiring, self.way = hiring, way
        self.pace = Pace(hiring.images_per_minute)
        self.model, self.quality = hiring.model or DEFAULT, hiring.quality or QUALITY

    @cached_property
    def account(self) -> Account:
        """Whose host and key; read when somebody draws."""
        return account()

    @cached_property
    def prices(self) -> Prices:
        """The price list, with the user's own laid over."""
        return load_prices(self.account.prices_file)

    @property
    def abilities(self) -> Abilities:
        """What it can do with this model."""
        known = model_of(self.model)
        settings = (("output_format", "png"), ("quality", self.quality))
        outer = (("outer_model", self.way.outer),) if self.way.outer else ()
        return Abilities(
            name=self.way.name,
            model=self.model,
            free=False,
            offline=False,
            reads_prompt=True,
            sizes=known.pixels(self.hiring.size),
            settings=(*outer, *settings),
            references=known.star,
            step=known.step if self.hiring.size is Size.FINAL else 0,
            fetches=self.way.follows,
            pointing=("mask", "markup") if self.way.markup and takes_markup(self.model) else ("mask",),
            family=self.way.family,
        )

    def estimate(self, request: Request) -> int:
        """Return what a request will probably cost. Raises IllustratorFailed."""
        sizes = sent_sizes(self.hiring.folder, request)
        return self.prices.estimate(request.model, self._sending(request, sizes)).micros

    def price_list(self) -> str:
        """Return the day of the price list, and what it assumes or leaves out, in words."""
        known = [f"prices as read on {self.prices.read}"]
        if self.prices.rate(self.model).assumed:
            known.append(f"how many tokens {self.model} takes for a quality is assumed")
        outer = self.way.outer
        if outer is not None and self.prices.outer(outer) is None:
            known.append(
                f"what {outer} reads and says around a picture is billed besides, and in no list here"
            )
        elif outer is not None:
            known.append(f"what {outer} reads and says around a picture is in them")
        return "; ".join(known)

    def _sending(self, request: Request, sizes: tuple[tuple[int, int], ...]) -> Sending:
        # Nobody says whether a mask or a markup is counted: it is as large as the first image, and a wall is safe.
        pointing = sizes[:1] if request.edit is not None else ()
        return Sending(
            pixels=request.pixels,
            quality=dict(request.settings).get("quality", self.quality),
            prompt=request.prompt or "",
            references=(*sizes, *pointing),
            batch=self.way.batch,
            outer=self.way.outer,
        )

    def begin(self, request: Request, find: Find = lambda _digest, _known: None) -> Job | Failed:
        """Take a request on: find a job that is still out, or reserve its estimate. Raises OverBudget, DiskError.

        `find` asks the host for a job whose id never came to be written down.
        """
        try:
            left = self._left_out(request, find)
            if left is not None or request.late:
                return left or self._late(request)
            if (regained := self._regained(request, find)) is not None:
                return regained
            try:
                sent = read_references(self.hiring.folder, request)
            except PicturebookError as problem:
                return self._refused(request, problem)
            return self._reserved(request, sent)
        except IllustratorFailed as problem:
            # Another process is at it: the other pictures are none of its.
            return self._refused(request, problem)

    def _left_out(self, request: Request, find: Find) -> Job | Failed | None:
        """Return the job an earlier run left at the host, or that nobody can find it; None if none was left."""
        purse, sha = self.hiring.purse, request_digest(request)
        out = purse.open_entry(sha)
        if out is None:
            return None
        remote, state = out.remote, out.state
        if remote is None and (remote := find(sha, purse.remotes(sha))) is not None:
            purse.noted(out.name, remote)
            state = "noted"
        again = sha in self.hiring.resend
        if remote is not None and self.way.follows and not (again and state == "unknown"):
            # Asking for it by its id is free, and a host that did not know it may have been another one.
            return Job(request=request, entry=out.name, sent=self._sent_before(request, out), remote=remote)
        if again:
            return None
        if state == "noted":
            told = f"fetch it, for nothing more: the same with --studio {_FETCHES}"
            return Failed(request=request, reason="it was asked for in a batch", hint=told, paid="later")
        reason = "it was sent before, and nobody can say what became of it: it may have been billed"
        told = f"to pay for it again all the same: {self._again(request)}"
        return Failed(request=request, reason=reason, hint=told, paid="unknown")

    def _regained(self, request: Request, find: Find) -> Job | None:
        """Return the job a host has for a request the ledger never heard of: takes/ may be gone since.

        Raises IllustratorFailed where the host does not say: it may have been paid for, and only whoever lost nothing
        knows that it was not.
        """
        purse, sha = self.hiring.purse, request_digest(request)
        if sha in self.hiring.resend or purse.knows(sha):
            return None
        try:
            remote = find(sha, frozenset())
        except IllustratorFailed as problem:
            said = problem.diagnostics[0]
            reason = f"{said.message}; if takes/ was ever lost, this picture may be there, and paid for"
            told = f"say the same again later; if nothing was lost, pay for it: {self._again(request)}"
            raise IllustratorFailed(reason, told) from None
        if remote is None:
            return None
        sent = read_references(self.hiring.folder, request)
        entry = purse.regained(sha, request.shot, self.estimate(request), remote)
        return Job(request=request, entry=entry, sent=sent, remote=remote)

    def _sent_before(self, request: Request, out: Entry) -> tuple[Sent, ...]:
        """Return what went with a request: as the ledger says, whatever became of the files since."""
        if out.sent is not None:
            return tuple(Sent.before(one) for one in out.sent)
        try:
            return read_references(self.hiring.folder, request)
        except PicturebookError:
            return ()  # nothing to hold the answer against is no reason to lose it

    def _late(self, request: Request) -> Failed:
        return Failed(request=request, reason="another run fetched it meanwhile", hint="look at what came")

    def _reserved(self, request: Request, sent: tuple[Sent, ...]) -> Job:
        sizes = tuple((one.width, one.height) for one in sent)
        micros = self.prices.estimate(request.model, self._sending(request, sizes)).micros
        told = [one.to_json() for one in sent]
        entry = self.hiring.purse.reserve(request_digest(request), request.shot, micros, told)
        return Job(request=request, entry=entry, sent=sent)

    def kept(self, request: str, record: Mapping[str, Json]) -> None:
        """Settle a request whose picture is safe, if it was left open."""
        micros, usage = record.get("cost_micros"), record.get("usage")
        try:
            out = self.hiring.purse.open_entry(request)
        except IllustratorFailed:
            return  # whoever drew it is about to
        if out is not None and isinstance(micros, int):
            self.hiring.purse.settled(out.name, micros, usage if isinstance(usage, dict) else {})

    @contextmanager
    def opened(self, requests: Sequence[Request]) -> Iterator[OpenAI]:
        """Open the client for one shoot; at its end let go of what is still out.

        Raises IllustratorFailed, and OverBudget with what all that is left of the requests needs.
        """
        try:
            with open_client(self.account) as client:
                yield client
        except OverBudget as wall:
            said = wall.diagnostics[0].message
            raise OverBudget(said, self.hiring.purse.room_for(self._to_pay(requests))) from wall
        finally:
            self.hiring.purse.leave()

    def _to_pay(self, requests: Sequence[Request]) -> dict[str, int]:
        """Return the estimates of requests, by digest, without what an earlier run asked for and is not sent again."""
        purse, found = self.hiring.purse, {}
        for one in requests:
            sha = request_digest(one)
            # One that another process is at, or that cannot be sent, is none of those a wall keeps back.
            with suppress(PicturebookError):
                if not one.late and (sha in self.hiring.resend or purse.open_entry(sha) is None):
                    found[sha] = self.estimate(one)
        return found

    def heard(self, problem: Exception) -> None:
        """Read what a host says of its limits while it refuses."""
        answer = getattr(problem, "response", None)
        if answer is not None:
            self.pace.heard(answer.headers)

    def understood(self, job: Job, problem: Exception) -> Trouble:
        """Return what a sending that failed means for its money, the host's limits heard; raise our own faults on."""
        trouble = trouble_of(problem)
        if trouble is None:
            # After money may have gone out: it must be written down before it is told.
            self.hiring.purse.unknown(job.entry, type(problem).__name__)
            raise problem
        self.heard(problem)
        return trouble

    def not_begun(self, job: Job) -> None:
        """End a job that somebody stopped before it went out."""
        self.hiring.purse.free(job.entry, "stopped before it was sent")

    def failed(self, job: Job, trouble: Trouble) -> Failed:
        """End a job that brought nothing, in the ledger and in words; never in the words of a key."""
        trouble = mended(trouble, job.request.brief)
        trouble = replace(trouble, reason=self.account.key.hidden_in(trouble.reason))
        if trouble.paid == "unknown":
            self.hiring.purse.unknown(job.entry, trouble.reason)
        elif trouble.paid == "no":
            self._no_picture(job, trouble)
        return Failed(
            request=job.request,
            reason=trouble.reason,
            hint=(trouble.hint or "").replace(AGAIN, self._again(job.request)) or None,
            paid=trouble.paid,
            worded=trouble.refused is not None,
        )

    def _no_picture(self, job: Job, trouble: Trouble) -> None:
        """End a job without a picture: for nothing, but for what a conversation's model read and said."""
        usage = Usage(outer_in=trouble.outer[0], outer_out=trouble.outer[1])
        micros = self.prices.outer_cost(self.way.outer, usage)
        if micros:
            self.hiring.purse.settled(job.entry, micros, _usage_json(usage))
        else:
            self.hiring.purse.free(job.entry, trouble.reason)

    def _again(self, request: Request) -> str:
        """Return what to type to have a request sent once more, though it may have been billed."""
        return self.hiring.again if request.edit is None else "the same retouch with --again"

    def _refused(self, request: Request, problem: PicturebookError) -> Failed:
        """Say what stood in the way of a request; a host may have put the key into its words."""
        said = problem.diagnostics[0]
        return Failed(request=request, reason=self.account.key.hidden_in(said.message), hint=said.hint)

    def drawn(self, job: Job, answer: Answer) -> tuple[Outcome, Settle]:
        """Return a picture with its record, and what settles it once the picture is safe."""
        usage = answer.usage
        found = audit(job.sent, usage.image if usage else None)
        micros = self._cost(job, usage)
        kept: list[tuple[str, Json]] = [*answer.extra, ("cost_micros", micros)]
        if usage is not None:
            kept.append(("usage", _usage_json(usage)))
        if job.sent:
            kept.append(("references", [one.to_json() for one in job.sent]))
        if found is not None:
            kept.append(("audit", found.to_json()))
            kept += [("unusable", found.unusable)] if found.unusable else []
        picture = Drawn(
            request=job.request, data=answer.data, media_type=answer.media_type, record=tuple(kept)
        )
        told = dict(kept).get("usage")
        counted = dict(told) if isinstance(told, dict) else {}
        return picture, lambda: self.hiring.purse.settled(job.entry, micros, counted)

    def _cost(self, job: Job, usage: Usage | None) -> int:
        """Return what it cost by the usage reported, else what it was estimated at."""
        if usage is None:
            return self.prices.estimate(
                job.request.model,
                self._sending(job.request, tuple((one.width, one.height) for one in job.sent)),
            ).micros
        around = self.prices.outer_cost(self.way.outer, usage)
        return self.prices.cost(job.request.model, usage, batch=self.way.batch) + around


def _usage_json(usage: Usage) -> dict[str, Json]:
    told: dict[str, Json] = {"text": usage.text, "image": usage.image, "output": usage.output}
    around: dict[str, Json] = {"outer_in": usage.outer_in, "outer_out": usage.outer_out}
    return {**told, **around} if usage.outer_in or usage.outer_out else told


def usage_of(found: Any) -> Usage | None:
    """Read the usage a host reports of a picture, object or mapping; None if it reports none that can be true.

    Less than nothing would lower what was spent, and no picture is made of no tokens.
    """
    if found is None:
        return None
    details = _part(found, "input_tokens_details")
    text, image = _part(details, "text_tokens"), _part(details, "image_tokens")
    output = _part(found, "output_tokens")
    if not all(type(one) is int and one >= 0 for one in (text, image, output)) or output == 0:
        return None
    return Usage(text=text, image=image, output=output)


def _part(found: Any, name: str) -> Any:
    return found.get(name) if isinstance(found, Mapping) else getattr(found, name, None)
