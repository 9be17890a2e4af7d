"""The model around the image tool: the shape of its response, and its own tokens, which are not the picture's.

Its tokens are reported as the service reports them, and billed as gpt-5.4's, whichever one was chosen.
"""

from __future__ import annotations

import re
import time
from math import ceil
from typing import Any

from picturebook.studio.stub.asking import Asked
from picturebook.studio.stub.room import Weight
from picturebook.studio.stub.wire import Data, bad_value, unknown_parameter
from picturebook.studio.tokens import text_tokens

_MODEL = re.compile(r"(?:gpt-(?!image)|o\d|chatgpt-4)[\w.-]{0,60}", re.ASCII)
_WORK = (
    "background",
    "background_options",
    "input",
    "instructions",
    "max_tool_calls",
    "tool_choice",
    "tools",
)
_TONE = ("max_output_tokens", "reasoning", "temperature", "text", "top_logprobs", "top_p", "truncation")
_FORM = ("include", "metadata", "model", "moderation", "parallel_tool_calls", "previous_response_id", "store")
_TERMS = ("prompt_cache_key", "safety_identifier", "service_tier", "stream", "user")
_KNOWN = frozenset((*_WORK, *_TONE, *_FORM, *_TERMS))
_SEEN = 85  # tokens of a picture as the outer model sees it
_SAID = 40  # tokens it says around a call


def answer_of(said: Data, name: str) -> Data:
    """Return the response as it stands before any work. Raises Refused."""
    for key in said:
        if key not in _KNOWN:
            raise unknown_parameter(key)
    model = said.get("model")
    if not isinstance(model, str) or not _MODEL.fullmatch(model):
        raise bad_value(
            "model", f"The model '{model}' cannot be used with the Responses API.", "model_not_found"
        )
    found = {
        "id": name,
        "object": "response",
        "created_at": int(time.time()),
        "status": "queued" if said.get("background") else "in_progress",
        "background": bool(said.get("background")),
        "completed_at": None,
        "error": None,
        "incomplete_details": None,
        "instructions": said.get("instructions"),
        "max_output_tokens": said.get("max_output_tokens"),
        "max_tool_calls": said.get("max_tool_calls"),
        "metadata": _metadata(said.get("metadata")),
        "model": model,
        "output": [],
        "parallel_tool_calls": said.get("parallel_tool_calls", True),
        "previous_response_id": said.get("previous_response_id"),
        "reasoning": {"effort": None, "summary": None},
        "service_tier": "default",
        "store": said.get("store") is not False,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}},
        "tool_choice": said.get("tool_choice", "auto"),
        "tools": [_without_pictures(tool) for tool in said["tools"]],
        "top_p": 1.0,
        "truncation": "disabled",
    }
    return found | ({"safety_identifier": said["safety_identifier"]} if said.get("safety_identifier") else {})


def message(name: str, text: str) -> Data:
    """Return an item of output in which the outer model says something."""
    content = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return {"id": name, "type": "message", "status": "completed", "role": "assistant", "content": [content]}


def outer_usage(asked: Asked, calls: int) -> Data:
    """Return what the outer model itself read and said."""
    taken = text_tokens(asked.prompt) + _SEEN * len(asked.references)
    given = _SAID + calls * text_tokens(asked.prompt)
    return {
        "input_tokens": taken,
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": given,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": taken + given,
    }


def outer_micros(usage: Data) -> int:
    """Return what the outer model's tokens cost, in millionths of a dollar: $2.50 a million in, $15 out."""
    return ceil(int(usage["input_tokens"]) * 2.5 + int(usage["output_tokens"]) * 15)


def tool_usage(weights: tuple[Weight, ...]) -> Data:
    """Return what the tools used: the pictures' tokens, summed over the calls."""
    total = Weight(
        text=sum(one.text for one in weights),
        image=sum(one.image for one in weights),
        output=sum(one.output for one in weights),
    )
    return {"image_gen": total.usage(), "web_search": {"num_requests": 0}}


def _metadata(given: Any) -> Data:
    if given is None:
        return {}
    fits = isinstance(given, dict) and len(given) <= 16
    if not fits or not all(isinstance(one, str) and len(one) <= 512 for one in given.values()):
        raise bad_value("metadata", "Invalid 'metadata': at most 16 pairs of text, of 512 characters.")
    return dict(given)


def _without_pictures(tool: Data) -> Data:
    return {key: value for key, value in tool.items() if key != "input_image_mask"}
