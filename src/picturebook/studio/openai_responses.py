"""OpenAI's Responses API with its image tool: asked for in the background, and had again by its id after a crash.

A conversation's model stands between us and the tool, so it is held short: one call, forced, with the words as
they are. What it made of them comes back with the picture and is kept beside it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.crew import Ended, at_once
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome
from picturebook.studio.models import OUTER, model_of
from picturebook.studio.office import Answer, Job, Office, Way, usage_of
from picturebook.studio.openai_client import hold_key, model_warnings, open_client, safety_identifier
from picturebook.studio.patience import Patience
from picturebook.studio.trouble import Trouble, brief, lost, moderated, read, trouble_of, unknown_there

if TYPE_CHECKING:
    from openai import OpenAI

PATIENCE = 1800.0  # seconds a picture is followed; it can still be had by its id afterwards
_FIRST, _SLOWEST = 1.0, 8.0  # seconds between two looks
_RUNNING = ("queued", "in_progress")
_WAY = Way(name="openai-responses", family="openai-responses", outer=OUTER)
_HELD_SHORT = "Call the image generation tool exactly once, with the words you are given, unchanged."


class OpenAIResponses:
    """Draws through /responses with the image generation tool, in the background."""

    def __init__(self, hiring: Hiring) -> None:
        self.office = Office(hiring, _WAY)

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        return self.office.abilities

    def estimate(self, request: Request) -> int:
        """Return what a request will probably cost in millionths of a dollar. Raises IllustratorFailed."""
        return self.office.estimate(request)

    def price_list(self) -> str:
        """Return the day of the price list, and what it assumes or leaves out. Raises IllustratorFailed."""
        return self.office.price_list()

    def kept(self, request: str, record: Mapping[str, Json]) -> None:
        """Settle a request whose picture is safe, if an earlier run left it open."""
        self.office.kept(request, record)

    def stop(self) -> None:
        """Begin nothing more and follow nothing more: what is out goes on at the host, and is fetched next time."""
        self.office.pace.stop()

    def hold_key(self) -> None:
        """Raise IllustratorFailed if there is no key to draw with."""
        hold_key(self.office.account)

    def warnings(self) -> tuple[str, ...]:
        """Return what the host says of the model's end. Raises IllustratorFailed without a key."""
        with open_client(self.office.account) as client:
            return model_warnings(client, self.office.model)

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Draw requests, some at once; a job noted in the ledger is followed and not asked for again."""
        with self.office.opened(requests) as client:
            yield from at_once(requests, self.office, lambda one: self._one(client, one))

    def _one(self, client: OpenAI, request: Request) -> Ended:
        job = self.office.begin(request)
        if isinstance(job, Failed):
            return job, None
        remote = job.remote or self._asked(client, job)
        if remote is None:
            self.office.not_begun(job)
            return None, None
        found = remote if isinstance(remote, Trouble) else self._followed(client, remote)
        if found is None:
            return None, None  # its id is in the ledger
        if isinstance(found, Trouble):
            return self.office.failed(job, found), None
        return self.office.drawn(job, found)

    def _asked(self, client: OpenAI, job: Job) -> str | Trouble | None:
        """Ask for a picture; return the id it can be had by, written down; None if all was stopped before."""
        patience = Patience()
        while self.office.pace.wait():
            self.office.hiring.purse.sending(job.entry)
            found = self._try(client, job)
            if isinstance(found, str):
                self.office.hiring.purse.noted(job.entry, found)
                return found
            if not patience.allows(found):
                return found
            self.office.pace.hold(patience.pause)
        return None

    def _try(self, client: OpenAI, job: Job) -> str | Trouble:
        try:
            raw = client.responses.with_raw_response.create(**_order(job))
            self.office.pace.heard(raw.headers)
            return str(read(raw.parse(), "id").id)
        except Exception as problem:
            return self.office.understood(job, problem)

    def _followed(self, client: OpenAI, remote: str) -> Answer | Trouble | None:
        """Follow a job to its end, None if all was stopped. While it can be had by its id, it is not given up."""
        waited, pause = 0.0, _FIRST
        while True:
            try:
                found = read(client.responses.retrieve(remote), "status")
                if found.status not in _RUNNING:
                    return _answer(found)
            except Exception as problem:
                trouble = trouble_of(problem)
                if trouble is None:
                    raise
                status = getattr(problem, "status_code", None)
                if status == 404:
                    return unknown_there(f"the picture {remote}")
                if status in (401, 403):
                    return replace(
                        trouble, reason=f"{trouble.reason}; the picture {remote} waits there", paid="later"
                    )
                pause = max(pause, trouble.wait)
            if waited >= PATIENCE:
                return _still(remote)
            if not self.office.pace.rest(pause):
                return None
            waited, pause = waited + pause, min(_SLOWEST, pause * 1.5)


def _still(remote: str) -> Trouble:
    told = "it goes on at the host: say the same again later, and it is fetched, not paid for again"
    return Trouble(reason=f"the picture {remote} is not done yet", hint=told, paid="later")


def _order(job: Job) -> dict[str, Any]:
    request, (wide, high) = job.request, job.request.pixels
    settings = dict(request.settings)
    outer = settings.pop("outer_model", OUTER)
    told: list[dict[str, Any]] = [{"type": "input_text", "text": request.prompt or ""}]
    for one in job.sent:
        told.append({"type": "input_image", "detail": "high", "image_url": _data_url(one.data)})
    tool: dict[str, Any] = {
        "type": "image_generation",
        "model": request.model,
        "size": f"{wide}x{high}",
        "action": "edit" if job.sent else "generate",
        **model_of(request.model).allowed(settings),
    }
    if request.edit:
        tool["input_image_mask"] = {"image_url": _data_url(request.edit.overlay)}
    return {
        "model": outer,
        "instructions": _HELD_SHORT,
        "input": [{"role": "user", "content": told}],
        "tools": [tool],
        "tool_choice": {"type": "image_generation"},
        "max_tool_calls": 1,
        "background": True,
        "store": True,
        "metadata": {"job": request_digest(request)},
        "safety_identifier": safety_identifier(),
    }


def _data_url(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode('ascii')}"


def _answer(found: Any) -> Answer | Trouble:
    calls = [
        one
        for one in getattr(found, "output", None) or ()
        if getattr(one, "type", "") == "image_generation_call"
    ]
    done = [one for one in calls if getattr(one, "result", None)]
    if found.status != "completed" or not done:
        return replace(_brought_nothing(found, calls), outer=_around(found))
    first = done[0]
    try:
        data = b64decode(first.result, validate=True)
    except (NotBase64, ValueError):
        return lost("the host’s picture cannot be read")
    tool_usage = getattr(found, "tool_usage", None)
    counted = (
        tool_usage.get("image_gen")
        if isinstance(tool_usage, dict)
        else getattr(tool_usage, "image_gen", None)
    )
    extra = [("request_id", found.id), ("revised_prompt", getattr(first, "revised_prompt", None))]
    if len(calls) > 1:
        extra.append(("unusable", f"the host drew {len(calls)} pictures where one was asked for"))
    kind = getattr(first, "output_format", None) or "png"
    usage, (heard, said) = usage_of(counted), _around(found)
    usage = replace(usage, outer_in=heard, outer_out=said) if usage is not None else None
    return Answer(data=data, media_type=f"image/{kind}", usage=usage, extra=tuple(extra))


def _around(found: Any) -> tuple[int, int]:
    """Return how many tokens the model in between read and said: the picture's own stand elsewhere."""
    usage = getattr(found, "usage", None)
    counts = (getattr(usage, "input_tokens", None), getattr(usage, "output_tokens", None))
    heard, said = (one if type(one) is int and one >= 0 else 0 for one in counts)
    return heard, said


def _brought_nothing(found: Any, calls: list[Any]) -> Trouble:
    for one in calls:
        error = _plain(getattr(one, "error", None))
        if error.get("code") == "moderation_blocked":
            return moderated(error)
    error = _plain(getattr(found, "error", None))
    if error.get("code") == "moderation_blocked":
        return moderated(error)
    if found.status == "completed" and not calls:
        told = "draw it again: no picture was billed, only its words; or --studio openai, with no model in between"
        return Trouble(reason="the model in between answered without drawing", hint=told)
    if found.status == "completed":
        return lost("the host answered without a picture")
    said = f": {brief(str(error['message']))}" if error.get("message") else ""
    return lost(f"the host did not finish it ({found.status}){said}")


def _plain(error: Any) -> dict[str, Any]:
    if error is None:
        return {}
    if isinstance(error, dict):
        return error
    found = error.model_dump() if hasattr(error, "model_dump") else {}
    return found if isinstance(found, dict) else {}
