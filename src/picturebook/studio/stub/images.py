"""The images endpoints: generations, and edits as a form or as JSON."""

from __future__ import annotations

import json
import time
from typing import Any

from picturebook.studio.stub.asking import Asked, Pointers, check_order
from picturebook.studio.stub.cupboard import Cupboard
from picturebook.studio.stub.forms import Part, read_form
from picturebook.studio.stub.room import Errand, Made, Room
from picturebook.studio.stub.sent import Sent, from_part, from_pointer
from picturebook.studio.stub.wire import (
    Call,
    Data,
    Refused,
    Reply,
    bad_value,
    read_json,
    told,
    unknown_parameter,
)

_PICTURES = ("image", "image[]")


def generate(call: Call, room: Room) -> Reply:
    """Answer POST images/generations."""
    return _answer(check_generation(read_json(call.body)), "images/generations", call, room)


def edit(call: Call, room: Room) -> Reply:
    """Answer POST images/edits."""
    if call.media_type == "multipart/form-data":
        asked = _from_form(read_form(call.headers["content-type"], call.body))
    elif call.media_type == "application/json":
        asked = check_edit(read_json(call.body), room.cupboard)
    else:
        raise Refused(400, f"Invalid content type '{call.media_type}'.", code="unsupported_content_type")
    return _answer(asked, "images/edits", call, room)


def check_generation(said: Data) -> Asked:
    """Return the order a JSON body for images/generations makes. Raises Refused."""
    _not_streamed(said)
    return check_order({key: one for key, one in said.items() if key != "stream"}, "images/generations")


def check_edit(said: Data, files: Cupboard) -> Asked:
    """Return the order a JSON body for images/edits makes. Raises Refused."""
    _not_streamed(said)
    pointers = said.get("images")
    if not isinstance(pointers, list) or not pointers:
        raise bad_value("images", "Missing required parameter: 'images'.", "missing_required_parameter")
    pictures = tuple(from_pointer(one, files, f"images[{at}]") for at, one in enumerate(pointers))
    mask = from_pointer(said["mask"], files, "mask") if said.get("mask") else None
    rest = {key: one for key, one in said.items() if key not in ("images", "mask", "stream")}
    return check_order(rest, "images/edits", pictures, Pointers(mask=mask))


def images_reply(asked: Asked, made: Made) -> Data:
    """Return the object the images endpoints answer with."""
    found: dict[str, Any] = {
        "created": int(time.time()),
        "background": asked.background,
        "data": [{"b64_json": picture} for picture in made.pictures],
        "output_format": asked.output_format,
        "quality": asked.quality,
        "size": made.size,
        "usage": made.weight.usage(),
    }
    if asked.safety_identifier:
        found["safety_identifier"] = asked.safety_identifier
    return found


def _from_form(parts: tuple[Part, ...]) -> Asked:
    sent: list[Sent] = []
    said: dict[str, Any] = {}
    pointers: dict[str, Sent] = {}
    for part in parts:
        if part.name in _PICTURES:
            sent.append(from_part(part))
        elif part.name in ("mask", "markup"):
            pointers[part.name] = from_part(part)
        elif part.filename is not None:
            raise unknown_parameter(part.name)
        else:
            said[part.name] = part.data.decode("utf-8", "replace")
    if not sent:
        raise bad_value("image", "Missing required parameter: 'image'.", "missing_required_parameter")
    _not_streamed({"stream": said.pop("stream", None)})
    return check_order(said, "images/edits", tuple(sent), Pointers(**pointers))


def _not_streamed(said: Data) -> None:
    if said.get("stream") in (True, "true"):
        raise bad_value("stream", "This stub does not stream: leave 'stream' out.", "unsupported_value")


def _answer(asked: Asked, place: str, call: Call, room: Room) -> Reply:
    room.till.note(call.number, **asked.facts())
    made = room.make(asked, Errand(number=call.number, place=place))
    return told(images_reply(asked, made))


def batch_line(body: Data, url: str, room: Room, errand: Errand) -> Data:
    """Return the reply to one line of a batch. Raises Refused, StudioCloses, CalledOff."""
    asked = check_generation(body) if url == "/v1/images/generations" else check_edit(body, room.cupboard)
    room.till.note(errand.number, **asked.facts())
    return images_reply(asked, room.make(asked, errand))


def as_line(data: Data) -> bytes:
    """Return data as a line of a JSONL file."""
    return json.dumps(data).encode("utf-8") + b"\n"
