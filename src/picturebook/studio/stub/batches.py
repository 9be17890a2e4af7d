"""The batches endpoints: many orders in one file, made in their own time at half the price.

A line's result is kept the moment it is made, so that what was billed can always be had: of a batch that is
cancelled or runs out of time, the finished lines are in the output file.
"""

from __future__ import annotations

import json
import time
from functools import partial
from typing import Any

from picturebook.studio.stub.cupboard import Kept
from picturebook.studio.stub.files import keep_file, page
from picturebook.studio.stub.images import as_line, batch_line
from picturebook.studio.stub.room import Errand, Room
from picturebook.studio.stub.wire import (
    Call,
    Data,
    Refused,
    Reply,
    StudioCloses,
    bad_value,
    no_such,
    read_json,
    told,
)

_ENDPOINTS = ("/v1/images/generations", "/v1/images/edits")
_KNOWN = frozenset(("completion_window", "endpoint", "input_file_id", "metadata", "output_expires_after"))
_MOST_LINES = 50_000
_DAY = 86_400
_DONE = ("failed", "completed", "expired", "cancelled")


def create(call: Call, room: Room) -> Reply:
    """Answer POST batches."""
    said = read_json(call.body)
    for key in said:
        if key not in _KNOWN:
            raise bad_value(key, f"Unknown parameter: '{key}'.", "unknown_parameter")
    if said.get("endpoint") not in _ENDPOINTS:
        raise bad_value("endpoint", f"Invalid endpoint. This stub has: {', '.join(_ENDPOINTS)}.")
    if said.get("completion_window") != "24h":
        raise bad_value("completion_window", "Invalid value: the completion window must be '24h'.")
    file = room.cupboard.get(str(said.get("input_file_id")))
    if file is None or file["object"] != "file":
        raise no_such("File", str(said.get("input_file_id"))[:100])
    if file["purpose"] != "batch":
        raise bad_value("input_file_id", "The input file must have the purpose 'batch'.")
    batch = _new(said, room)
    lines, errors = _lines(room.cupboard.data(file["id"]), said["endpoint"])
    ids = [line["custom_id"] for line in lines]
    room.till.note(call.number, remote=batch["id"], custom_ids=ids, metadata=said.get("metadata") or {})
    if errors:
        problems = {"object": "list", "data": errors}
        room.cupboard.change(batch["id"], status="failed", failed_at=_now(), errors=problems)
    else:
        room.start(partial(_work, room, batch["id"], lines))
    return told(batch)


def list_batches(call: Call, room: Room) -> Reply:
    """Answer GET batches."""
    return told(page(room.cupboard.all("batch_"), call))


def retrieve(_call: Call, room: Room, name: str) -> Reply:
    """Answer GET batches/{id}."""
    return told(_batch(room, name))


def cancel(_call: Call, room: Room, name: str) -> Reply:
    """Answer POST batches/{id}/cancel."""
    _batch(room, name)
    batch = room.cupboard.change(name, unless=_DONE, status="cancelling", cancelling_at=_now())
    if batch["status"] in _DONE:
        said = f"Cannot cancel a batch with status '{batch['status']}'."
        raise Refused(409, said, code="batch_not_cancellable", param="id")
    return told(batch)


def abandon(room: Room) -> None:
    """End the batches a stub that was stopped left unfinished."""
    for one in room.cupboard.all("batch_"):
        if one["status"] not in _DONE:
            room.cupboard.change(one["id"], status="expired", expired_at=_now())


def _new(said: Data, room: Room) -> Kept:
    now = _now()
    return room.cupboard.put(
        {
            "id": room.cupboard.new_id("batch_"),
            "object": "batch",
            "endpoint": said["endpoint"],
            "input_file_id": said["input_file_id"],
            "completion_window": "24h",
            "status": "validating",
            "created_at": now,
            "expires_at": now + _DAY,
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            "metadata": said.get("metadata") or {},
        }
    )


def _lines(data: bytes, endpoint: str) -> tuple[list[Data], list[Data]]:
    """Return the lines of an input file and what is wrong with them."""
    lines: list[Data] = []
    errors: list[Data] = []
    seen: set[str] = set()
    models: set[object] = set()
    for at, text in enumerate(data.splitlines(), 1):
        line = _line(text)
        wrong = _wrong(line, endpoint, seen, models)
        if wrong[0] or line is None:
            errors.append({"code": wrong[0], "message": wrong[1], "line": at, "param": None})
            continue
        seen.add(line["custom_id"])
        models.add(line["body"].get("model"))
        lines.append(line)
    if not lines and not errors:
        errors.append(
            {"code": "empty_file", "message": "The input file is empty.", "line": None, "param": None}
        )
    if len(lines) > _MOST_LINES:
        errors.append({"code": "too_many_tasks", "message": "Too many lines.", "line": None, "param": None})
    return lines, errors


def _line(text: bytes) -> Data | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _wrong(line: Data | None, endpoint: str, seen: set[str], models: set[object]) -> tuple[str, str]:
    """Return the code and the words for what is wrong with one line; empty texts if nothing is."""
    if line is None:
        return "invalid_json_line", "This line is not parseable as valid JSON."
    if not isinstance(line.get("custom_id"), str) or not isinstance(line.get("body"), dict):
        return "missing_required_parameter", "A line needs custom_id, method, url and body."
    if line.get("method") != "POST" or line.get("url") != endpoint:
        return "invalid_url", f"The URL provided for this line does not match the batch: {endpoint}."
    if line["custom_id"] in seen:
        return "duplicate_custom_id", f"The custom_id '{line['custom_id'][:100]}' is used twice."
    if models and line["body"].get("model") not in models:
        return "mismatched_model", "All the lines of a batch must use the same model."
    return "", ""


def _work(room: Room, name: str, lines: list[Data]) -> None:
    counts = {"total": len(lines), "completed": 0, "failed": 0}
    _go_on(room, name, "in_progress", request_counts=counts)
    out: list[bytes] = []
    err: list[bytes] = []
    late = room.script.take(("batch_expired",), "batches")
    last = len(lines) // 2 if late else len(lines)
    try:
        room.wait(room.latency)
        for at, line in enumerate(lines):
            if _status(room, name) == "cancelling" or at >= last:
                break
            good, result = _result(room, name, line)
            (out if good else err).append(as_line(result))
            counts["completed" if good else "failed"] += 1
            _go_on(room, name, "in_progress", request_counts=dict(counts))
    except StudioCloses:
        last = 0  # the stub is shut down: what is finished is kept, the rest is too late
    if last < len(lines):
        err += [as_line(_too_late(line)) for line in lines[len(out) + len(err) :]]
    _finish(room, name, last < len(lines), (b"".join(out), b"".join(err)))


def _result(room: Room, name: str, line: Data) -> tuple[bool, Data]:
    """Make one line's picture; return whether it came, and the line of the output or error file."""
    request_id = room.cupboard.new_id("req_")
    facts = {"endpoint": f"POST {line['url'].removeprefix('/v1/')}", "request_id": request_id, "batch": name}
    number = room.till.received(**facts, custom_ids=[line["custom_id"]])
    errand = Errand(number=number, place="batches", half_price=True, latency=False)
    try:
        if room.script.take(("batch_line_error",), "batches"):
            raise Refused(500, "The server had an error while processing this line.", code="server_error")
        status, body = 200, batch_line(line["body"], line["url"], room, errand)
        room.till.note(number, outcome="answered", status=200)
    except Refused as refusal:
        status, body = refusal.status, {"error": refusal.error}
        room.till.note(number, outcome="refused", status=status, code=refusal.code)
    response: dict[str, Any] = {"status_code": status, "request_id": request_id, "body": body}
    told_of = {
        "id": f"batch_req_{number}",
        "custom_id": line["custom_id"],
        "response": response,
        "error": None,
    }
    return status == 200, told_of


def _too_late(line: Data) -> Data:
    said = "This request could not be executed before the completion window expired."
    error = {"code": "batch_expired", "message": said}
    return {"id": "batch_req_0", "custom_id": line["custom_id"], "response": None, "error": error}


def _finish(room: Room, name: str, expired: bool, results: tuple[bytes, bytes]) -> None:
    """Put the results into files and the batch to rest."""
    cancelled = _status(room, name) == "cancelling"
    out, err = (
        keep_file(room, f"{name}_{kind}.jsonl", "batch_output", data)["id"] if data else None
        for kind, data in zip(("output", "error"), results, strict=True)
    )
    end = "cancelled" if cancelled else "expired" if expired else "completed"
    left: dict[str, Any] = {"output_file_id": out, "error_file_id": err, f"{end}_at": _now()}
    room.cupboard.change(name, status=end, **{key: value for key, value in left.items() if value})


def _go_on(room: Room, name: str, status: str, **what: Any) -> None:
    room.cupboard.change(name, **what)
    room.cupboard.change(name, unless=("cancelling",), status=status)


def _status(room: Room, name: str) -> str:
    return str(_batch(room, name)["status"])


def _batch(room: Room, name: str) -> Kept:
    batch = room.cupboard.get(name)
    if batch is None or batch["object"] != "batch":
        raise no_such("Batch", name[:100])
    return batch


def _now() -> int:
    return int(time.time())
