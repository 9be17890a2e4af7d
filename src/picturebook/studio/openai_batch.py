"""OpenAI's Batch API: a night's work at half the price. Lines of edits and generations, one file for each endpoint.

References are uploaded once for all batches. The batch's id is in the ledger before anything is waited for; a crash
before that is mended by the digests written into the batch's own metadata. Ctrl-C leaves the batch running, and
the same command fetches what it brought.
"""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.errors import IllustratorFailed, OverBudget
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome
from picturebook.studio.office import Answer, Job, Office, Way, usage_of
from picturebook.studio.openai_client import hold_key, model_warnings, open_client, parameters_of
from picturebook.studio.patience import Patience, freely
from picturebook.studio.trouble import (
    Trouble,
    Unreadable,
    brief,
    lost,
    read,
    refusal,
    trouble_of,
    unknown_there,
)
from picturebook.studio.uploads import Uploads

if TYPE_CHECKING:
    from openai import OpenAI

EDITS, GENERATIONS = "/v1/images/edits", "/v1/images/generations"
_FIRST, _SLOWEST = 2.0, 60.0  # seconds between two looks
_LINES = 150  # a batch: so many digests fit its metadata
_SHORT, _KEY, _EACH = 24, "jobs", 20  # letters of a digest, the metadata's keys, digests in one of them
_RUNNING = ("validating", "in_progress", "finalizing", "cancelling")
_NEWEST = 500  # batches looked through for one whose id never reached us
_WAY = Way(name="openai-batch", family="openai", batch=True)


class OpenAIBatch:
    """Draws through /batches, within a day."""

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
        """Send nothing more and wait no longer: what is out goes on at the host, and is fetched next time."""
        self.office.pace.stop()

    def hold_key(self) -> None:
        """Raise IllustratorFailed if there is no key to draw with."""
        hold_key(self.office.account)

    def warnings(self) -> tuple[str, ...]:
        """Return what the host says of the model's end. Raises IllustratorFailed without a key."""
        with open_client(self.office.account) as client:
            return model_warnings(client, self.office.model)

    def draw(self, requests: Sequence[Request], journal: Journal) -> Iterator[Outcome]:
        """Send what is new, then wait for every batch that is out. Raises OverBudget with nothing new sent."""
        with self.office.opened(requests) as client:
            begun, wall = self._begun(client, requests)
            out: dict[str, list[Job]] = {}
            fresh: list[Job] = []
            for one in begun:
                if isinstance(one, Failed):
                    yield one
                elif one.remote is not None:
                    out.setdefault(one.remote, []).append(one)
                else:
                    fresh.append(one)
            uploads = Uploads(client, self.office.pace, journal)
            for jobs in _batches(fresh):
                sent = self._sent(client, uploads, jobs)
                if isinstance(sent, Trouble):
                    yield from (self.office.failed(job, sent) for job in jobs)
                elif sent is not None:
                    out[sent] = jobs
            for remote, jobs in out.items():
                yield from self._fetched(client, remote, jobs)
            if wall is not None:
                raise wall

    def _begun(
        self, client: OpenAI, requests: Sequence[Request]
    ) -> tuple[list[Job | Failed], OverBudget | None]:
        """Begin every request before any is sent; where a wall is met, only what is out already is gone on with."""
        begun: list[Job | Failed] = []
        wall: OverBudget | None = None
        find = _Left(client, self.office).find
        for request in requests:
            try:
                begun.append(self.office.begin(request, find))
            except OverBudget as problem:
                wall = wall or problem
        if wall is None:
            return begun, None
        fresh = [job for job in begun if isinstance(job, Job) and job.remote is None]
        for job in fresh:
            self.office.not_begun(job)
        return [one for one in begun if one not in fresh], wall

    def _sent(self, client: OpenAI, uploads: Uploads, jobs: list[Job]) -> str | Trouble | None:
        """Send one batch; return its id, written down for every job; None if all was stopped before."""
        source = self._laid_out(client, uploads, jobs)
        if isinstance(source, Trouble):
            return source
        patience = Patience()
        while self.office.pace.wait():
            for job in jobs:
                self.office.hiring.purse.sending(job.entry)
            found = self._try(client, source, jobs)
            if isinstance(found, str):
                for job in jobs:
                    self.office.hiring.purse.noted(job.entry, found)
                return found
            if not patience.allows(found):
                return found
            self.office.pace.hold(patience.pause)
        for job in jobs:
            self.office.not_begun(job)
        return None

    def _try(self, client: OpenAI, source: str, jobs: list[Job]) -> str | Trouble:
        digests = [request_digest(job.request) for job in jobs]
        try:
            found = client.batches.create(
                input_file_id=source,
                endpoint=_endpoint(jobs[0]),
                completion_window="24h",
                metadata=_metadata(digests),
            )
            return str(read(found, "id").id)
        except Exception as problem:
            trouble = trouble_of(problem)
            if trouble is None:
                raise
        if trouble.paid == "unknown":  # the answer is lost, and the batch need not be
            known = self.office.hiring.purse.remotes(digests[0])
            with suppress(IllustratorFailed):
                return _Left(client, self.office).find(digests[0], known) or trouble
        return trouble

    def _laid_out(self, client: OpenAI, uploads: Uploads, jobs: list[Job]) -> str | Trouble:
        """Upload the references and the lines of a batch; return the id of its file."""
        files = _uploaded(uploads, jobs)
        if isinstance(files, Trouble):
            return files
        lines = "".join(json.dumps(_line(job, files), ensure_ascii=False) + "\n" for job in jobs)
        data = lines.encode("utf-8")
        source = freely(
            lambda: read(client.files.create(file=("lines.jsonl", data), purpose="batch"), "id"),
            self.office.pace,
        )
        return source if isinstance(source, Trouble) else str(source.id)

    def _fetched(self, client: OpenAI, remote: str, jobs: list[Job]) -> Iterator[Outcome]:
        """Wait for a batch and give what it brought; what it never began was not billed."""
        found = self._waited_for(client, remote)
        if found is None:
            return
        brought = found if isinstance(found, Trouble) else self._brought(client, found)
        for job in jobs:
            if isinstance(brought, Trouble):
                yield self.office.failed(job, brought)
                continue
            line = brought.get(request_digest(job.request))
            answer = _read(line) if line is not None else _left_out_of(found)
            if isinstance(answer, Trouble):
                yield self.office.failed(job, answer)
                continue
            outcome, settle = self.office.drawn(job, answer)
            yield outcome
            settle()

    def _waited_for(self, client: OpenAI, remote: str) -> Any:
        """Return a batch that has ended, or trouble with it; None once somebody said to stop waiting."""
        pause = _FIRST
        while True:
            try:
                found = read(client.batches.retrieve(remote), "status")
                if found.status not in _RUNNING:
                    return found
            except Exception as problem:
                trouble = trouble_of(problem)
                if trouble is None:
                    raise
                status = getattr(problem, "status_code", None)
                if status == 404:
                    return unknown_there(f"the batch {remote}")
                if status in (401, 403):
                    reason = f"{trouble.reason}; the batch {remote} waits there"
                    return replace(trouble, reason=reason, paid="later")
                pause = max(pause, trouble.wait)
            if not self.office.pace.rest(pause):
                return None
            pause = min(_SLOWEST, pause * 1.5)

    def _brought(self, client: OpenAI, batch: Any) -> dict[str, Any] | Trouble:
        """Return a batch's lines by the digest of their request; while they cannot be had they stay at the host."""
        brought: dict[str, Any] = {}
        for file in (batch.error_file_id, batch.output_file_id):
            lines: dict[str, Any] | Trouble = {}
            if file:
                lines = freely(partial(_lines, client, file), self.office.pace)
            if isinstance(lines, Trouble) and lines.paid == "unknown":
                return lines
            if isinstance(lines, Trouble):
                told = "say the same again later: they are fetched, not paid for again"
                reason = f"the batch is done, and its pictures could not be fetched: {lines.reason}"
                return Trouble(reason=reason, hint=told, paid="later")
            brought |= lines
        return brought


def _batches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Part jobs into batches: one endpoint and one model each, and no more than the metadata can name."""
    kinds: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        kinds.setdefault((_endpoint(job), job.request.model), []).append(job)
    for found in kinds.values():
        for start in range(0, len(found), _LINES):
            yield found[start : start + _LINES]


def _endpoint(job: Job) -> Any:
    return EDITS if job.sent else GENERATIONS


def _uploaded(uploads: Uploads, jobs: Sequence[Job]) -> dict[str, str] | Trouble:
    """Have every reference and mask at the host; return the id by digest."""
    files = {one.sha256: one.file for job in jobs for one in job.sent}
    edits = (job.request.edit for job in jobs)
    files |= {one.region: ("mask.png", one.overlay, "image/png") for one in edits if one is not None}
    found: dict[str, str] = {}
    for sha, file in files.items():
        made = uploads.id_of(file)
        if isinstance(made, Trouble):
            return made
        found[sha] = made
    return found


def _line(job: Job, files: Mapping[str, str]) -> dict[str, Any]:
    body = parameters_of(job.request)
    if job.sent:
        body["images"] = [{"file_id": files[one.sha256]} for one in job.sent]
    if job.request.edit:
        body["mask"] = {"file_id": files[job.request.edit.region]}
    return {"custom_id": request_digest(job.request), "method": "POST", "url": _endpoint(job), "body": body}


def _metadata(digests: Sequence[str]) -> dict[str, str]:
    short = [sha[:_SHORT] for sha in digests]
    parts = [short[at : at + _EACH] for at in range(0, len(short), _EACH)]
    return {f"{_KEY}{number}": " ".join(part) for number, part in enumerate(parts)}


class _Left:
    """The batches at the host, looked through for one whose id never reached us."""

    def __init__(self, client: OpenAI, office: Office) -> None:
        self._client, self._office = client, office

    @cached_property
    def _there(self) -> list[tuple[str, frozenset[str]]] | Trouble:
        """The newest batches' ids, each with the digests it was sent for, as far as the host can be asked."""
        newest = partial(self._client.batches.list, limit=100)
        found = freely(lambda: list(islice(read(newest(), "data"), _NEWEST)), self._office.pace)
        if isinstance(found, Trouble):
            return found
        return [(one.id, _digests(one.metadata or {})) for one in found]

    def find(self, sha: str, known: frozenset[str]) -> str | None:
        """Return the newest batch that asks for a digest and is none of those known. Raises IllustratorFailed."""
        there = self._there
        if isinstance(there, Trouble):
            raise IllustratorFailed(f"the host cannot be asked what it still has: {there.reason}", there.hint)
        mine = (name for name, digests in there if sha[:_SHORT] in digests and name not in known)
        return next(mine, None)


def _digests(metadata: Mapping[str, str]) -> frozenset[str]:
    said = (value.split() for key, value in metadata.items() if key.startswith(_KEY))
    return frozenset(sha for digests in said for sha in digests)


def _lines(client: OpenAI, file: str) -> dict[str, Any] | Trouble:
    """Return the lines of a result file by the digest of their request, or that the host keeps it no longer.

    Raises Unreadable for any other file.
    """
    found: dict[str, Any] = {}
    try:
        text = client.files.content(file).text
    except Exception as problem:
        if getattr(problem, "status_code", None) == 404:
            return unknown_there("the file with a batch’s pictures")
        raise
    for line in text.split("\n"):
        said = json.loads(line) if line.strip() else None
        if said is None:
            continue
        if not isinstance(said, dict) or not isinstance(said.get("custom_id"), str):
            raise Unreadable
        found[said["custom_id"]] = said
    return found


def _read(line: Mapping[str, Any]) -> Answer | Trouble:
    response = line.get("response")
    answered = response if isinstance(response, dict) else {}
    body = answered.get("body")
    error = line.get("error") or (body.get("error") if isinstance(body, dict) else None)
    if isinstance(error, dict):
        if error.get("code") == "batch_expired":
            return _never_begun("expired")
        # The batch is over: whatever it was, it is for the next one to try again.
        status = answered.get("status_code")
        return replace(refusal(status if isinstance(status, int) else 400, error), again=False)
    pictures = body.get("data") if isinstance(body, dict) else None
    first = pictures[0] if isinstance(pictures, list) and pictures else None
    if not isinstance(body, dict) or not isinstance(first, dict) or not first.get("b64_json"):
        return lost("the host answered without a picture")
    try:
        data = b64decode(first["b64_json"], validate=True)
    except (NotBase64, ValueError, TypeError):
        return lost("the host’s picture cannot be read")
    extra = (("request_id", str(answered.get("request_id") or "")), ("model", body.get("model")))
    kind = body.get("output_format") or "png"
    return Answer(data=data, media_type=f"image/{kind}", usage=usage_of(body.get("usage")), extra=extra)


def _left_out_of(batch: Any) -> Trouble:
    """Say what became of a picture that is in none of a batch's files."""
    if batch.status == "completed":
        return lost("the batch is done, and says nothing of this picture")
    errors = getattr(getattr(batch, "errors", None), "data", None) or ()
    said = "; ".join(brief(str(one.message)) for one in errors[:3] if getattr(one, "message", None))
    return _never_begun(str(batch.status), said)


def _never_begun(status: str, why: str = "") -> Trouble:
    told = "draw it again: what was not drawn was not billed"
    reason = f"the batch ended ({status}) before this picture was drawn{': ' + why if why else ''}"
    return Trouble(reason=reason, hint=told)
