"""The responses endpoints, as far as the image generation tool goes: at once, or in the background."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any

from picturebook.record import record
from picturebook.studio.stub.asking import Asked, Pointers, check_order
from picturebook.studio.stub.cupboard import Kept
from picturebook.studio.stub.misfortune import RESPONSES
from picturebook.studio.stub.outer import answer_of, message, outer_micros, outer_usage, tool_usage
from picturebook.studio.stub.room import CalledOff, Errand, Made, Room
from picturebook.studio.stub.sent import Sent, from_pointer
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

_RUNNING = ("queued", "in_progress")
_ENDED = ("completed", "failed", "cancelled")


@record
class Turn:
    """What a response was asked for."""

    asked: Asked
    kept: Kept
    number: int  # in the ledger


class Running:
    """The responses being worked on, so that one can be called off."""

    def __init__(self) -> None:
        self.called_off: dict[str, Event] = {}


def create(call: Call, room: Room, running: Running) -> Reply:
    """Answer POST responses."""
    said = read_json(call.body)
    asked = _order(said, room)
    kept = answer_of(said, room.cupboard.new_id("resp_"))
    metadata = kept["metadata"] or {}
    room.till.note(
        call.number, **asked.facts(), remote=kept["id"], metadata=metadata, outer_model=kept["model"]
    )
    turn = Turn(asked=asked, kept=kept, number=call.number)
    if said.get("background"):
        room.check_alive(asked.model.name)
        running.called_off[kept["id"]] = Event()
        room.cupboard.put(kept)
        room.start(partial(_work, room, running, turn))
        return told(kept)
    done = {**kept, **_drawn(room, turn, None)}
    if kept["store"]:
        room.cupboard.put(done)
    return told(done)


def retrieve(_call: Call, room: Room, name: str) -> Reply:
    """Answer GET responses/{id}."""
    return told(_response(room, name))


def cancel(_call: Call, room: Room, running: Running, name: str) -> Reply:
    """Answer POST responses/{id}/cancel; of one that has ended, say how."""
    kept = _response(room, name)
    if not kept["background"]:
        raise Refused(400, "Cannot cancel a synchronous response.", code="invalid_request", param="id")
    running.called_off.get(name, Event()).set()
    return told(room.cupboard.change(name, unless=_ENDED, status="cancelled"))


def abandon(room: Room) -> None:
    """End the background work a stub that was stopped left unfinished."""
    for one in room.cupboard.all("resp_"):
        if one["status"] in _RUNNING:
            error = {"code": "server_error", "message": "The server had an error."}
            room.cupboard.change(one["id"], status="failed", error=error)


def _work(room: Room, running: Running, turn: Turn) -> None:
    name = turn.kept["id"]
    called_off = running.called_off[name]
    room.cupboard.change(name, unless=_ENDED, status="in_progress")
    try:
        end = _drawn(room, turn, called_off)
        room.till.note(turn.number, work="done")
    except (CalledOff, StudioCloses):
        room.till.note(turn.number, work="called off")
        return
    except Refused as refusal:
        end = _failed(refusal)
        room.till.note(turn.number, work="refused", code=refusal.code)
    room.cupboard.change(name, unless=_ENDED, **end)


def _drawn(room: Room, turn: Turn, called_off: Event | None) -> Data:
    """Return what a response ends with. Raises Refused, StudioCloses, CalledOff."""
    bad = room.script.take(RESPONSES, "responses")
    errand = Errand(number=turn.number, place="responses", called_off=called_off)
    output: list[Data] = []
    made: list[Made] = []
    for _ in range({"responses_two_calls": 2, "responses_no_call": 0}.get(bad.kind if bad else "", 1)):
        made.append(room.make(turn.asked, errand))
        output.append(_call_item(room, turn.asked, made[-1]))
    if not output:
        room.wait(room.latency, called_off)
        output.append(message(room.cupboard.new_id("msg_"), "Here is how I would draw it."))
    usage = outer_usage(turn.asked, len(made))
    room.till.bill(turn.number, outer_micros(usage), 0, {})
    return {
        "status": "completed",
        "completed_at": int(time.time()),
        "output": output,
        "usage": usage,
        "tool_usage": tool_usage(tuple(one.weight for one in made)),
    }


def _call_item(room: Room, asked: Asked, made: Made) -> Data:
    return {
        "id": room.cupboard.new_id("ig_"),
        "type": "image_generation_call",
        "status": "completed",
        "action": "edit" if asked.references else "generate",
        "background": asked.background,
        "output_format": asked.output_format,
        "quality": asked.quality,
        "size": made.size,
        "revised_prompt": f"{asked.prompt.strip()}\n\nOne picture, as described.",
        "result": made.pictures[0] if made.pictures else None,
    }


def _failed(refusal: Refused) -> Data:
    """Return the end of background work that was refused: the call says why."""
    blocked = refusal.code == "moderation_blocked"
    code = "image_content_policy_violation" if blocked else "server_error"
    item = {
        "id": "ig_failed", "type": "image_generation_call", "status": "failed", "result": None,
        "error": refusal.error,
    }  # fmt: skip
    error = {"code": code, "message": refusal.error["message"]}
    return {"status": "failed", "error": error, "output": [item] if blocked else []}


def _order(said: Data, room: Room) -> Asked:
    """Return the order a request's words, pictures and tool make. Raises Refused."""
    if said.get("stream"):
        raise bad_value("stream", "This stub does not stream: leave 'stream' out.", "unsupported_value")
    tool = _tool(said)
    words, pictures = _input(said.get("input"), room)
    mask = tool.pop("input_image_mask", None)
    order: dict[str, Any] = {**tool, "prompt": words}
    if order.get("action") == "edit" and not pictures:
        raise bad_value("tools[0].action", "The action 'edit' needs an image in the input.")
    sent = from_pointer(mask, room.cupboard, "tools[0].input_image_mask") if mask else None
    return check_order(order, "responses", pictures, Pointers(mask=sent))


def _tool(said: Data) -> Data:
    tools = said.get("tools")
    one = tools[0] if isinstance(tools, list) and len(tools) == 1 else None
    if not isinstance(one, dict) or one.get("type") != "image_generation":
        raise bad_value("tools", "This stub has one tool: [{'type': 'image_generation', ...}].")
    forced = said.get("tool_choice", "auto")
    if isinstance(forced, dict) and forced.get("type") != "image_generation":
        raise bad_value("tool_choice", "Tool choice must name a tool of 'tools'.")
    for key in ("n", "prompt", "user", "markup"):
        if key in one:
            raise bad_value(f"tools[0].{key}", f"Unknown parameter: 'tools[0].{key}'.", "unknown_parameter")
    return dict(one)


def _input(given: object, room: Room) -> tuple[str, tuple[Sent, ...]]:
    """Return the words and the pictures of the input, in their order. Raises Refused."""
    if isinstance(given, str):
        return given, ()
    if not isinstance(given, list):
        raise bad_value("input", "Missing required parameter: 'input'.", "missing_required_parameter")
    words: list[str] = []
    pictures: list[Sent] = []
    for part, role in _parts(given):
        if part.get("type") == "input_text":
            words.append(str(part.get("text", "")))
        elif part.get("type") == "input_image" and role in ("user", "system", "developer"):
            pointer = {key: part.get(key) for key in ("file_id", "image_url")}
            pictures.append(from_pointer(pointer, room.cupboard, "input.content.image_url"))
        else:
            said = f"Invalid value: '{part.get('type')}' in a message of the role '{role}'."
            raise bad_value("input.content", said)
    return "\n\n".join(words), tuple(pictures)


def _parts(given: list[Any]) -> Iterator[tuple[Data, object]]:
    """Yield each part of each message with its role. Raises Refused."""
    for item in given:
        content = item.get("content") if isinstance(item, dict) else None
        parts = [{"type": "input_text", "text": content}] if isinstance(content, str) else content
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            raise bad_value("input", "Invalid 'input': expected messages with their content.")
        for part in parts:
            yield part, item.get("role")


def _response(room: Room, name: str) -> Kept:
    kept = room.cupboard.get(name)
    if kept is None or kept["object"] != "response":
        raise no_such("Response", name[:100])
    return kept
