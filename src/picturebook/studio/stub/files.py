"""The files endpoints: what was uploaded, and what batches leave behind."""

from __future__ import annotations

import time

from picturebook.digest import sha256
from picturebook.studio.stub.cupboard import Kept
from picturebook.studio.stub.forms import read_form
from picturebook.studio.stub.room import Room
from picturebook.studio.stub.wire import Call, Refused, Reply, bad_value, no_such, told

_PURPOSES = ("assistants", "batch", "fine-tune", "vision", "user_data", "evals")


def upload(call: Call, room: Room) -> Reply:
    """Answer POST files."""
    if call.media_type != "multipart/form-data":
        raise Refused(400, "Send the file as multipart/form-data.", code="unsupported_content_type")
    parts = {part.name: part for part in read_form(call.headers["content-type"], call.body)}
    if "file" not in parts or "purpose" not in parts:
        missing = "purpose" if "file" in parts else "file"
        raise bad_value(missing, f"Missing required parameter: '{missing}'.", "missing_required_parameter")
    purpose, file = parts["purpose"].data.decode("utf-8", "replace"), parts["file"]
    if purpose not in _PURPOSES:
        raise bad_value("purpose", f"'{purpose}' is not one of {list(_PURPOSES)}.")
    if not file.data:
        raise bad_value("file", "File is empty.")
    room.till.note(call.number, file=sha256(file.data), purpose=purpose)
    kept = keep_file(room, file.filename or "upload", purpose, file.data)
    room.till.note(call.number, remote=kept["id"])
    return told(kept)


def keep_file(room: Room, filename: str, purpose: str, data: bytes) -> Kept:
    """Keep bytes as a file of the host; return its object."""
    kept = {
        "id": room.cupboard.new_id("file-"),
        "object": "file",
        "bytes": len(data),
        "created_at": int(time.time()),
        "filename": filename,
        "purpose": purpose,
        "status": "processed",
    }
    return room.cupboard.put(kept, data)


def list_files(call: Call, room: Room) -> Reply:
    """Answer GET files."""
    found = room.cupboard.all("file-")
    purpose = call.query.get("purpose")
    return told(page([one for one in found if purpose in (None, one["purpose"])], call))


def retrieve(_call: Call, room: Room, name: str) -> Reply:
    """Answer GET files/{id}."""
    return told(_file(room, name))


def content(_call: Call, room: Room, name: str) -> Reply:
    """Answer GET files/{id}/content."""
    return Reply(body=room.cupboard.data(_file(room, name)["id"]), media_type="application/octet-stream")


def delete(_call: Call, room: Room, name: str) -> Reply:
    """Answer DELETE files/{id}."""
    room.cupboard.remove(_file(room, name)["id"])
    return told({"id": name, "object": "file", "deleted": True})


def page(found: list[Kept], call: Call) -> Kept:
    """Return one page of a list, after the id asked for."""
    ids = [one["id"] for one in found]
    start = ids.index(call.query["after"]) + 1 if call.query.get("after") in ids else 0
    limit = call.query.get("limit", "20")
    shown = found[start : start + (int(limit) if limit.isdecimal() and 0 < int(limit) <= 10_000 else 20)]
    return {
        "object": "list",
        "data": shown,
        "first_id": shown[0]["id"] if shown else None,
        "last_id": shown[-1]["id"] if shown else None,
        "has_more": start + len(shown) < len(found),
    }


def _file(room: Room, name: str) -> Kept:
    kept = room.cupboard.get(name)
    if kept is None or kept["object"] != "file":
        raise no_such("File", name[:100])
    return kept
