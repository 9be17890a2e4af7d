"""The desk: which endpoint a call goes to, and everything that may happen to it before and after.

In the order of the real service: the key, the misfortunes that strike before the work, the pace, the work, and
what may still befall the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from picturebook.studio.stub import batches, files, images, responses
from picturebook.studio.stub.misfortune import AFTER, BEFORE, DRAWING, Misfortune
from picturebook.studio.stub.models import MODELS, ImageModel, model_called
from picturebook.studio.stub.pace import rate_limited
from picturebook.studio.stub.room import Room
from picturebook.studio.stub.wire import Call, Data, Refused, Reply, told

_PACED = ("images/generations", "images/edits", "responses")
_ID = r"([A-Za-z0-9._:-]{1,200})"
_HTML = b"<!doctype html><html><title>Sign in to this network</title><p>Sign in to go on.</html>"
_GAVE_UP = (
    b"<!doctype html><html><title>504 Gateway Time-out</title><p>The server did not answer in time.</html>"
)
_WEEK = timedelta(days=7)
Work = Callable[[Call], Reply]


class Desk:
    """Answers calls."""

    def __init__(self, room: Room) -> None:
        self._room = room
        running = responses.Running()
        self._routes: tuple[tuple[str, str, Callable[..., Reply]], ...] = (
            ("POST", "images/generations", images.generate),
            ("POST", "images/edits", images.edit),
            ("POST", "responses", partial(responses.create, running=running)),
            ("GET", "responses/{id}", responses.retrieve),
            ("POST", "responses/{id}/cancel", partial(responses.cancel, running=running)),
            ("POST", "files", files.upload),
            ("GET", "files", files.list_files),
            ("GET", "files/{id}", files.retrieve),
            ("DELETE", "files/{id}", files.delete),
            ("GET", "files/{id}/content", files.content),
            ("POST", "batches", batches.create),
            ("GET", "batches", batches.list_batches),
            ("GET", "batches/{id}", batches.retrieve),
            ("POST", "batches/{id}/cancel", batches.cancel),
            ("GET", "models", _list_models),
            ("GET", "models/{id}", _model),
        )

    def answer(self, call: Call) -> Reply:
        """Answer one call and write down what became of it. Raises StudioCloses, and nothing for a refusal."""
        try:
            place, work = self._route(call)
            reply = self._served(call, place, work)
            outcome = "answered" if reply.status < 400 else "refused"
        except Refused as refusal:
            reply, outcome = refusal.reply(), "refused"
            if refusal.code:
                self._room.till.note(call.number, code=refusal.code)
        facts = {"outcome": "dropped" if reply.torn or reply.silent else outcome, "status": reply.status}
        self._room.till.note(call.number, **facts)
        return reply

    def _route(self, call: Call) -> tuple[str, Work]:
        """Return the endpoint a call is for and the work behind it. Raises Refused."""
        for method, place, work in self._routes:
            found = re.fullmatch(re.escape(place).replace(r"\{id\}", _ID), call.path)
            if found and method == call.method:
                names = {"name": found[1]} if found.groups() else {}
                return place, partial(work, room=self._room, **names)
        message = f"Invalid URL ({call.method} /v1/{call.path[:200]})"
        raise Refused(404, message)

    def _served(self, call: Call, place: str, work: Work) -> Reply:
        key = call.headers.get("authorization", "")
        if not key.startswith("Bearer ") or not key[7:].strip():
            message = (
                "You didn't provide an API key. Provide it in an Authorization header using Bearer auth."
            )
            raise Refused(401, message, code="invalid_api_key")
        script, room = self._room.script, self._room
        struck = script.take(BEFORE, place, call.method)
        if struck:
            room.till.note(call.number, misfortune=struck.kind)
            return _struck(struck)
        later = script.take(AFTER, place, call.method)
        if place in _PACED and call.method == "POST":
            room.pace.spend(1)
        slow = (
            None if place in DRAWING and call.method == "POST" else script.take(("slow",), place, call.method)
        )
        if slow:
            room.wait(slow.seconds)
        reply = work(call)
        if later:
            room.till.note(call.number, misfortune=later.kind)
            return _spoiled(reply, later)
        return reply


def _struck(by: Misfortune) -> Reply:
    """Return the reply of a host that never came to the work. Raises Refused."""
    if by.kind == "html":
        return Reply(body=_HTML, media_type="text/html")
    if by.kind == "drop_before":
        return Reply(silent=True)
    if by.kind == "rate_limit":
        raise rate_limited(1.0 if by.retry_after is None else by.retry_after, "Limit 5, Used 5, Requested 1.")
    if by.kind == "quota":
        said = "You exceeded your current quota, please check your plan and billing details."
        raise Refused(429, said, code="insufficient_quota", kind="insufficient_quota")
    if by.kind == "unverified":
        said = (
            "Your organization must be verified to use this model. Go to the settings of your organization."
        )
        raise Refused(403, said)
    if by.kind == "overloaded":
        waits = () if by.retry_after is None else (("retry-after", f"{by.retry_after:g}"),)
        said = "The engine is currently overloaded, please try again later."
        raise Refused(503, said, kind="service_unavailable_error").asking(*waits)
    raise Refused(500, "The server had an error while processing your request.", kind="server_error")


def _spoiled(reply: Reply, by: Misfortune) -> Reply:
    """Return the reply as it arrives after the work was done, and billed."""
    if by.kind == "gateway_timeout":
        return Reply(status=504, body=_GAVE_UP, media_type="text/html")
    if by.kind == "drop":
        return Reply(status=reply.status, body=reply.body, headers=reply.headers, torn=True)
    return Reply(status=reply.status, body=reply.body[: len(reply.body) // 2], headers=reply.headers)


def _list_models(_call: Call, room: Room) -> Reply:
    return told({"object": "list", "data": [_described(one, room) for one in MODELS.values()]})


def _model(_call: Call, room: Room, name: str) -> Reply:
    model = model_called(name)
    room.check_alive(name)
    return told(_described(model, room))


def _described(model: ImageModel, room: Room) -> Data:
    found: Data = {"id": model.name, "object": "model", "created": model.created, "owned_by": "system"}
    if room.script.shutdown():
        found["shutdown_date"] = (datetime.now(UTC) + _WEEK).date().isoformat()
    return found
