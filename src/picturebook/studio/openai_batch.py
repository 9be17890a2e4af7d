"""OpenAI's Batch API: a night's work at half the price. Lines of edits and generations, one file for each endpoint.

References are uploaded once for all lines. The batch's id is in the ledger before anything is waited for; a crash
before that is mended by the digests written into the batch's own metadata. Ctrl-C leaves the batch running, and
the same command fetches what it brought.
"""

from __future__ import annotations

import json
import time
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.errors import IllustratorFailed, OverBudget, PicturebookError
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome
from picturebook.studio.office import Answer, Job, Office, Way, usage_of
from picturebook.studio.openai_client import model_warnings, open_client, parameters_of
from picturebook.studio.trouble import Trouble, lost, moderated, trouble_of

if TYPE_CHECKING:
    from openai import OpenAI

EDITS, GENERATIONS = "/v1/images/edits", "/v1/images/generations"
_FIRST, _SLOWEST = 2.0, 60.0  # seconds between two looks
_LINES = 150  # a batch: so many digests fit its metadata
_SHORT, _KEY, _EACH = 24, "jobs", 20  # letters of a digest, the metadata's keys, digests in one of them
_RUNNING = ("validating", "in_progress", "finalizing", "cancelling")
_WAY = Way(name="openai-batch", family="openai", batch=True)


class OpenAIBatch:
    """Draws through /batches, within a day."""

    def __init__(self, hiring: Hiring, sleep: Callable[[float], None] = time.sleep) -> None:
        self.office, self._sleep = Office(hiring, _WAY), sleep

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        return self.office.abilities

    def estimate(self, request: Request) -> int:
        """Return what a request will probably cost in millionths of a dollar. Raises IllustratorFailed."""
        return self.office.estimate(request)

    def kept(self, request: str, record: Mapping[str, Json]) -> None:
        """Settle a request whose picture is safe, if an earlier run left it open."""
        self.office.kept(request, record)

    def warnings(self) -> tuple[str, ...]:
        """Return what the host says of the model's end. Raises IllustratorFailed without a key."""
        with open_client(self.office.account) as client:
            return model_warnings(client, self.office.model)

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Send what is new, then wait for every batch that is out. Raises OverBudget with nothing sent."""
        with open_client(self.office.account) as client:
            out: dict[str, list[Job]] = {}
            fresh: list[Job] = []
            for one in self._begun(client, requests):
                if isinstance(one, Failed):
                    yield one
                elif one.remote is not None:
                    out.setdefault(one.remote, []).append(one)
                else:
                    fresh.append(one)
            for jobs in _batches(fresh):
                sent = self._sent(client, jobs)
                if isinstance(sent, Trouble):
                    yield from (self.office.failed(job, sent) for job in jobs)
                else:
                    out[sent] = jobs
            for remote, jobs in out.items():
                yield from self._fetched(client, remote, jobs)

    def _begun(self, client: OpenAI, requests: Sequence[Request]) -> list[Job | Failed]:
        """Begin every request before any is sent, so that a wall is met with nothing out."""
        found: list[Job | Failed] = []
        try:
            for request in requests:
                found.append(self.office.begin(request, lambda sha: _left_out(client, sha)))
        except (OverBudget, IllustratorFailed):
            for job in found:
                if isinstance(job, Job) and job.remote is None:
                    self.office.hiring.purse.free(job.entry, "not sent")
            raise
        return found

    def _sent(self, client: OpenAI, jobs: list[Job]) -> str | Trouble:
        """Send one batch; return its id, written down for every job."""
        purse = self.office.hiring.purse
        try:
            files = _uploaded(client, jobs)
            lines = "".join(json.dumps(_line(job, files), ensure_ascii=False) + "\n" for job in jobs)
            source = client.files.create(file=("lines.jsonl", lines.encode("utf-8")), purpose="batch")
            for job in jobs:
                purse.sending(job.entry)
            found = client.batches.create(
                input_file_id=source.id,
                endpoint=_endpoint(jobs[0]),
                completion_window="24h",
                metadata=_metadata([request_digest(job.request) for job in jobs]),
            )
            for job in jobs:
                purse.noted(job.entry, found.id)
        except PicturebookError:
            raise
        except Exception as problem:
            trouble = trouble_of(problem)
            if trouble is None:
                raise
            return trouble
        return found.id

    def _fetched(self, client: OpenAI, remote: str, jobs: list[Job]) -> Iterator[Outcome]:
        """Wait for a batch and give what it brought; what it never began was not billed."""
        pause = _FIRST
        while True:
            found = self._looked(client, remote)
            if isinstance(found, Trouble):
                yield from (self.office.failed(job, found) for job in jobs)
                return
            if found.status not in _RUNNING:
                break
            self._sleep(pause)
            pause = min(_SLOWEST, pause * 1.5)
        brought = {**_lines(client, found.error_file_id), **_lines(client, found.output_file_id)}
        for job in jobs:
            line = brought.get(request_digest(job.request))
            answer = _read(line) if line is not None else _never_begun(str(found.status))
            if isinstance(answer, Trouble):
                yield self.office.failed(job, answer)
                continue
            outcome, settle = self.office.drawn(job, answer)
            yield outcome
            settle()

    def _looked(self, client: OpenAI, remote: str) -> Any:
        while True:
            try:
                return client.batches.retrieve(remote)
            except Exception as problem:
                trouble = trouble_of(problem)
                if trouble is None:
                    raise
                if getattr(problem, "status_code", None) in (401, 403, 404):
                    return lost(f"the batch {remote} cannot be had any more: {trouble.reason}")
                self._sleep(max(_FIRST, trouble.wait))


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


def _uploaded(client: OpenAI, jobs: Sequence[Job]) -> dict[str, str]:
    """Upload every reference and mask once; return the id by digest. The host forgets a file after some days."""
    files = {one.sha256: one.file for job in jobs for one in job.sent}
    edits = (job.request.edit for job in jobs)
    files |= {one.region: ("mask.png", one.overlay, "image/png") for one in edits if one is not None}
    return {
        sha: client.files.create(
            file=file, purpose="vision", expires_after={"anchor": "created_at", "seconds": 259_200}
        ).id
        for sha, file in files.items()
    }


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


def _left_out(client: OpenAI, sha: str) -> str | None:
    """Return the batch that asks for a digest, where a crash kept its id from us."""
    import openai

    try:
        for found in client.batches.list(limit=100):
            known = found.metadata or {}
            if any(key.startswith(_KEY) and sha[:_SHORT] in value.split() for key, value in known.items()):
                return str(found.id)
    except openai.OpenAIError:
        return None
    return None


def _lines(client: OpenAI, file: str | None) -> dict[str, Any]:
    if not file:
        return {}
    found: dict[str, Any] = {}
    for line in client.files.content(file).text.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict) and isinstance(said.get("custom_id"), str):
            found[said["custom_id"]] = said
    return found


def _read(line: Mapping[str, Any]) -> Answer | Trouble:
    response = line.get("response")
    body = response.get("body") if isinstance(response, dict) else None
    error = line.get("error") or (body.get("error") if isinstance(body, dict) else None)
    if isinstance(error, dict):
        if error.get("code") == "moderation_blocked":
            return moderated(error)
        if error.get("code") == "batch_expired":
            return _never_begun("expired")
        return Trouble(reason=f"the host refused it: {str(error.get('message') or error.get('code'))[:200]}")
    pictures = body.get("data") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not pictures or not pictures[0].get("b64_json"):
        return lost("the host answered without a picture")
    try:
        data = b64decode(pictures[0]["b64_json"], validate=True)
    except (NotBase64, ValueError):
        return lost("the host’s picture cannot be read")
    extra = (("request_id", str((response or {}).get("request_id") or "")), ("model", body.get("model")))
    kind = body.get("output_format") or "png"
    return Answer(data=data, media_type=f"image/{kind}", usage=usage_of(body.get("usage")), extra=extra)


def _never_begun(status: str) -> Trouble:
    told = "draw it again: what was not drawn was not billed"
    return Trouble(reason=f"the batch ended ({status}) before this picture was drawn", hint=told)
