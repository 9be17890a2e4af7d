"""OpenAI's Images API: an edit where references go along, a generation where none do. The usual way.

It answers when the picture is done and forgets it: a connection that breaks off loses a picture that was paid
for, so such a request is never sent again by itself.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.errors import PicturebookError
from picturebook.storyboard.request import Request
from picturebook.studio.crew import Ended, at_once
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome
from picturebook.studio.office import Answer, Job, Office, Way, usage_of
from picturebook.studio.openai_client import hold_key, model_warnings, open_client, parameters_of
from picturebook.studio.patience import Patience
from picturebook.studio.trouble import Trouble, lost

if TYPE_CHECKING:
    from openai import OpenAI

_WAY = Way(name="openai", family="openai", markup=True, follows=False)


class OpenAIImages:
    """Draws through /images/edits and /images/generations."""

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
        """Begin nothing more; what is out is waited for, because nobody could ask for it again."""
        self.office.pace.stop()

    def hold_key(self) -> None:
        """Raise IllustratorFailed if there is no key to draw with."""
        hold_key(self.office.account)

    def warnings(self) -> tuple[str, ...]:
        """Return what the host says of the model's end. Raises IllustratorFailed without a key."""
        with open_client(self.office.account) as client:
            return model_warnings(client, self.office.model)

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Draw requests, some at once; each outcome as it comes. Raises OverBudget once nothing more may be sent."""
        with self.office.opened(requests) as client:
            yield from at_once(requests, self.office, lambda one: self._one(client, one))

    def _one(self, client: OpenAI, request: Request) -> Ended:
        job = self.office.begin(request)
        if isinstance(job, Failed):
            return job, None
        patience = Patience()
        while self.office.pace.wait():
            self.office.hiring.purse.sending(job.entry)
            found = self._try(client, job)
            if isinstance(found, Answer):
                return self.office.drawn(job, found)
            if not patience.allows(found):
                return self.office.failed(job, found), None
            self.office.pace.hold(patience.pause)
        self.office.not_begun(job)
        return None, None

    def _try(self, client: OpenAI, job: Job) -> Answer | Trouble:
        try:
            raw = _send(client, job)
            self.office.pace.heard(raw.headers)
            return _answer(raw, job)
        except PicturebookError:
            raise
        except Exception as problem:
            return self.office.understood(job, problem)


def _send(client: OpenAI, job: Job) -> Any:
    raw, asked = client.images.with_raw_response, parameters_of(job.request)
    if edit := job.request.edit:
        asked[edit.how] = (f"{edit.how}.png", edit.overlay, "image/png")
    if job.sent:
        return raw.edit(image=[one.file for one in job.sent], **asked)
    return raw.generate(**asked)


def _answer(raw: Any, job: Job) -> Answer | Trouble:
    found = raw.parse()
    pictures = getattr(found, "data", None)
    if not isinstance(pictures, list) or not pictures or not getattr(pictures[0], "b64_json", None):
        return lost("the host answered without a picture")
    try:
        data = b64decode(pictures[0].b64_json, validate=True)
    except (NotBase64, ValueError):
        return lost("the host’s picture cannot be read")
    kind = getattr(found, "output_format", None) or dict(job.request.settings).get("output_format", "png")
    extra = (("request_id", raw.headers.get("x-request-id")), ("model", job.request.model))
    return Answer(
        data=data, media_type=f"image/{kind}", usage=usage_of(getattr(found, "usage", None)), extra=extra
    )
