"""The responses endpoints as the real client meets them: at once and in the background."""

from __future__ import annotations

import base64
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from picturebook.studio.stub import Misfortune, StubStudio

openai = pytest.importorskip("openai", reason="the stub is held against the real client")

OUTER, MODEL = "gpt-5.4", "gpt-image-2.6-sunburst"
TOOL = {"type": "image_generation", "model": MODEL, "size": "1024x1024", "quality": "low"}


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubStudio]:
    """Open a stub whose pictures take a moment."""
    with StubStudio(tmp_path / "stub", fast=True, latency=0.3) as found:
        yield found


@pytest.fixture
def client(stub: StubStudio) -> Iterator[Any]:
    """Open the real client on it, as strict as it can be."""
    with openai.OpenAI(
        api_key="sk-stub", base_url=stub.base_url, max_retries=0, timeout=20, _strict_response_validation=True
    ) as found:
        yield found


def ask(client: Any, **more: Any) -> Any:
    """Ask for a picture of Pim, forcing the tool."""
    forced = {"type": "image_generation"}
    return client.responses.create(
        **{"model": OUTER, "input": "Pim.", "tools": [TOOL], "tool_choice": forced, **more}
    )


def wait(client: Any, name: str) -> list[Any]:
    """Follow a response to its end; return every state seen."""
    seen = []
    until = time.monotonic() + 10
    while time.monotonic() < until:
        seen.append(client.responses.retrieve(name))
        if seen[-1].status not in ("queued", "in_progress"):
            return seen
        time.sleep(0.02)
    raise AssertionError("it never ended")


def test_one_call_holds_the_picture_and_the_prompt_as_it_was_used(client: Any) -> None:
    """Exactly one image_generation_call, with its revised prompt."""
    (call,) = ask(client).output
    assert (call.type, call.status, call.size, call.quality) == (
        "image_generation_call",
        "completed",
        "1024x1024",
        "low",
    )
    assert base64.b64decode(call.result).startswith(b"\x89PNG")
    assert call.revised_prompt.startswith("Pim.")


def outer(reply: Any) -> int:
    """Return what the model around the tool costs: $2.50 a million tokens in, $15 out, in millionths of a dollar."""
    return math.ceil(reply.usage.input_tokens * 2.5 + reply.usage.output_tokens * 15)


def test_the_usage_of_the_tool_stands_apart_from_the_outer_model(stub: StubStudio, client: Any) -> None:
    """What the picture cost is in tool_usage; usage is of the model around it, and billed beside it."""
    reply = ask(client)
    assert reply.tool_usage.image_gen.output_tokens == 196
    assert reply.usage.output_tokens != 196
    picture = 196 * 30 + reply.tool_usage.image_gen.input_tokens * 5
    assert stub.billed() == picture + outer(reply)


def test_pictures_of_the_input_are_references(stub: StubStudio, client: Any) -> None:
    """By file id or as a data URL, in their order, weighed and written down."""
    from tests.studio.stub.test_images import png

    file = client.files.create(file=("pim.png", png(1024, 1024), "image/png"), purpose="vision")
    url = "data:image/png;base64," + base64.b64encode(png(1024, 512)).decode()
    parts = [
        {"type": "input_text", "text": "Pim."},
        {"type": "input_image", "detail": "high", "file_id": file.id},
        {"type": "input_image", "detail": "high", "image_url": url},
    ]
    reply = ask(client, input=[{"role": "user", "content": parts}])
    assert reply.tool_usage.image_gen.input_tokens_details.image_tokens == 1024 + 512
    assert reply.output[0].action == "edit"
    assert len(stub.ledger()[-1]["references"]) == 2


def test_background_work_is_queued_then_done(stub: StubStudio, client: Any) -> None:
    """The reply comes at once; the picture is found under its id."""
    first = ask(client, background=True, store=True, metadata={"job": "abc"})
    assert (first.status, first.output) == ("queued", [])
    seen = wait(client, first.id)
    assert "in_progress" in {one.status for one in seen}
    assert (seen[-1].status, seen[-1].metadata) == ("completed", {"job": "abc"})
    assert base64.b64decode(seen[-1].output[0].result).startswith(b"\x89PNG")
    assert stub.ledger()[0]["remote"] == first.id


def test_background_work_is_billed_once_however_often_it_is_looked_at(stub: StubStudio, client: Any) -> None:
    """Looking costs nothing."""
    first = ask(client, background=True)
    wait(client, first.id)
    client.responses.retrieve(first.id)
    assert len([entry for entry in stub.ledger() if entry["billed_micros"]]) == 1


def test_work_called_off_in_time_is_not_billed(stub: StubStudio, client: Any) -> None:
    """Cancelled before the picture was made, it costs nothing and stays cancelled."""
    first = ask(client, background=True)
    assert client.responses.cancel(first.id).status == "cancelled"
    time.sleep(0.4)
    assert client.responses.retrieve(first.id).status == "cancelled"
    assert stub.billed() == 0


def test_an_answer_that_is_not_stored_is_gone(client: Any) -> None:
    """store=False keeps nothing of an answer given at once."""
    reply = ask(client, store=False)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(reply.id)


def test_a_lost_answer_goes_on_and_is_billed(stub: StubStudio, client: Any) -> None:
    """The reply to background work breaks off: the work does not."""
    stub.plan(Misfortune(kind="drop", on="responses"))
    with pytest.raises(openai.APIConnectionError):
        ask(client, background=True)
    name = stub.ledger()[0]["remote"]
    assert wait(client, name)[-1].status == "completed"
    assert stub.ledger()[0]["outcome"] == "dropped"
    assert stub.billed() > 0


def test_a_refusal_in_the_background_says_why(stub: StubStudio, client: Any) -> None:
    """Stage and categories are with the call that failed; nothing is billed."""
    stub.plan(Misfortune(kind="moderation", stage="output", categories=("violence", "self-harm")))
    end = wait(client, ask(client, background=True).id)[-1]
    assert (end.status, end.output[0].status) == ("failed", "failed")
    details = end.output[0].error.moderation_details
    assert (details.moderation_stage, details.categories) == ("output", ["violence", "self-harm"])
    assert stub.billed() == 0


def test_background_work_may_fail(stub: StubStudio, client: Any) -> None:
    """Without a picture and without a bill."""
    stub.plan(Misfortune(kind="failed"))
    end = wait(client, ask(client, background=True).id)[-1]
    assert (end.status, end.error.code, end.output, stub.billed()) == ("failed", "server_error", [], 0)


def test_the_tool_may_be_called_twice_or_not_at_all(stub: StubStudio, client: Any) -> None:
    """Two calls are two pictures and twice the money; none is words, which are billed, and no picture."""
    stub.plan(Misfortune(kind="responses_two_calls"))
    stub.plan(Misfortune(kind="responses_no_call"))
    twice, never = ask(client), ask(client)
    assert [item.type for item in twice.output] == ["image_generation_call"] * 2
    assert [item.type for item in never.output] == ["message"]
    two, none = (entry["billed_micros"] for entry in stub.ledger())
    assert (two, none) == (2 * (196 * 30 + 2 * 5) + outer(twice), outer(never))


@pytest.mark.parametrize(
    "wrong",
    [
        {"tools": []},
        {"tools": [{**TOOL, "n": 2}]},
        {"tools": [{**TOOL, "quality": "ultra"}]},
        {"tools": [{**TOOL, "input_fidelity": "high"}]},
        {"tool_choice": {"type": "web_search"}},
        {"model": MODEL},
        {"metadata": {"job": "x" * 513}},
        {
            "input": [
                {"role": "assistant", "content": [{"type": "input_image", "detail": "auto", "file_id": "f"}]}
            ]
        },
        {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "data:image/jpeg;"}]}]},
        {"extra_body": {"seed": 3}},
    ],
)
def test_what_the_service_refuses_is_refused(stub: StubStudio, client: Any, wrong: Any) -> None:
    """And nothing is billed."""
    with pytest.raises(openai.BadRequestError):
        ask(client, **wrong)
    assert stub.billed() == 0
