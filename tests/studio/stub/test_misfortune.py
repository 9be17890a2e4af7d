"""Misfortunes: what each does to the answer, and what it would have cost."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from picturebook.studio.stub import House, Misfortune, StubStudio, parse_misfortune
from tests.studio.stub.test_images import opened, png

openai = pytest.importorskip("openai", reason="the stub is held against the real client")

MODEL = "gpt-image-2.5-flare"
PRICE = 439 * 30 + 2 * 5  # a medium square and "A boat."


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubStudio]:
    """Open a stub."""
    with StubStudio(tmp_path / "stub", fast=True) as found:
        yield found


@pytest.fixture
def client(stub: StubStudio) -> Iterator[Any]:
    """Open the real client on it."""
    with openai.OpenAI(api_key="sk-stub", base_url=stub.base_url, max_retries=0, timeout=20) as found:
        yield found


def draw(client: Any, **more: Any) -> Any:
    """Ask for a boat."""
    return client.images.generate(
        **{"model": MODEL, "prompt": "A boat", "size": "1024x1024", "quality": "medium", **more}
    )


@pytest.mark.parametrize(
    ("kind", "raised", "code"),
    [
        ("rate_limit", "RateLimitError", "rate_limit_exceeded"),
        ("quota", "RateLimitError", "insufficient_quota"),
        ("server_error", "InternalServerError", None),
        ("overloaded", "InternalServerError", None),
        ("unverified", "PermissionDeniedError", None),
        ("moderation", "BadRequestError", "moderation_blocked"),
        ("drop_before", "APIConnectionError", None),
    ],
)
def test_what_was_never_drawn_is_not_billed(
    stub: StubStudio, client: Any, kind: str, raised: str, code: str | None
) -> None:
    """It strikes once, and the next request is drawn."""
    stub.plan(Misfortune(kind=kind))
    with pytest.raises(getattr(openai, raised)) as caught:
        draw(client)
    assert getattr(caught.value, "code", None) == code
    assert stub.billed() == 0
    draw(client)
    assert stub.billed() == PRICE


def test_a_rate_limit_says_when_to_come_back(stub: StubStudio, client: Any) -> None:
    """In whole seconds and in thousandths."""
    stub.plan(Misfortune(kind="rate_limit", retry_after=1.5))
    with pytest.raises(openai.RateLimitError) as caught:
        draw(client)
    headers = caught.value.response.headers
    assert (headers["retry-after"], headers["retry-after-ms"]) == ("2", "1500")


def test_a_refusal_names_stage_and_categories(stub: StubStudio, client: Any) -> None:
    """As the service does, inside the error."""
    stub.plan(Misfortune(kind="moderation", stage="output", categories=("violence",)))
    with pytest.raises(openai.BadRequestError) as caught:
        draw(client)
    assert caught.value.body["moderation_details"] == {
        "moderation_stage": "output",
        "categories": ["violence"],
    }


def test_a_connection_broken_in_the_middle_was_paid_for(stub: StubStudio, client: Any) -> None:
    """The picture was made; half the answer came."""
    stub.plan(Misfortune(kind="drop"))
    with pytest.raises(openai.APIConnectionError):
        draw(client)
    (entry,) = stub.ledger()
    assert (entry["outcome"], entry["misfortune"], entry["billed_micros"]) == ("dropped", "drop", PRICE)


def test_half_a_json_was_paid_for(stub: StubStudio, client: Any) -> None:
    """The answer is complete and cannot be read."""
    stub.plan(Misfortune(kind="broken_json"))
    with pytest.raises(json.JSONDecodeError):
        draw(client)
    assert stub.billed() == PRICE


def test_a_web_page_in_place_of_an_answer(stub: StubStudio, client: Any) -> None:
    """With 200, from somebody between: the host never saw the request."""
    stub.plan(Misfortune(kind="html"))
    assert "Sign in" in draw(client)
    assert stub.billed() == 0


@pytest.mark.parametrize("kind", ["empty_data", "not_an_image", "lying_mime", "wrong_size"])
def test_a_bad_picture_was_paid_for(stub: StubStudio, client: Any, kind: str) -> None:
    """The answer is well made, and what is in it is not what was asked for."""
    stub.plan(Misfortune(kind=kind))
    reply = draw(client)
    if kind == "empty_data":
        assert reply.data == []
    elif kind == "not_an_image":
        assert b"<html>" in base64.b64decode(reply.data[0].b64_json)
    else:
        wanted = ("JPEG", (1024, 1024)) if kind == "lying_mime" else ("PNG", (1024, 1536))
        assert opened(reply) == wanted
    assert reply.output_format == "png"
    assert stub.billed() > 0


def test_references_nobody_looked_at_weigh_nothing(stub: StubStudio, client: Any) -> None:
    """No image tokens, and another picture than one drawn from them."""
    stub.plan(Misfortune(kind="references_ignored", on="images/edits"))
    image = ("a.png", png(1024, 1024), "image/png")
    asked = {
        "model": MODEL,
        "image": image,
        "prompt": "# Scene\nPim.\n# Cast\nPim: a mouse.\n",
        "size": "1024x1024",
    }
    blind, seeing = client.images.edit(**asked), client.images.edit(**asked)
    assert blind.usage.input_tokens_details.image_tokens == 0
    assert seeing.usage.input_tokens_details.image_tokens == 1024
    assert blind.data[0].b64_json != seeing.data[0].b64_json


def test_a_slow_picture_outlasts_an_impatient_client_and_is_billed(stub: StubStudio, client: Any) -> None:
    """Nobody was there any more, and the money is gone all the same."""
    stub.plan(Misfortune(kind="slow", seconds=0.5))
    with pytest.raises(openai.APITimeoutError):
        client.with_options(timeout=0.1).images.generate(
            model=MODEL, prompt="A boat", size="1024x1024", quality="medium"
        )
    time.sleep(0.8)
    (entry,) = stub.ledger()
    assert (entry["billed_micros"], entry.get("client_gone")) == (PRICE, True)


def test_a_model_about_to_end_says_when(stub: StubStudio, client: Any) -> None:
    """Its card has a date; after so many pictures it is gone."""
    assert client.models.retrieve(MODEL).shutdown_date is None
    stub.plan(Misfortune(kind="shutdown", after=1))
    assert len(client.models.retrieve(MODEL).shutdown_date) == 10
    draw(client)
    with pytest.raises(openai.NotFoundError):
        draw(client)
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve(MODEL)


def test_a_misfortune_waits_and_comes_so_often(stub: StubStudio, client: Any) -> None:
    """After one good picture two bad answers, and then all is well."""
    stub.plan(Misfortune(kind="server_error", after=1, times=2))
    told = []
    for _ in range(4):
        try:
            draw(client)
            told.append("drawn")
        except openai.InternalServerError:
            told.append("500")
    assert told == ["drawn", "500", "500", "drawn"]


def test_a_misfortune_is_meant_for_one_endpoint(stub: StubStudio, client: Any) -> None:
    """“*” is wherever pictures are asked for, and nothing else."""
    stub.plan(Misfortune(kind="server_error", on="GET files"))
    stub.plan(Misfortune(kind="quota"))
    client.models.retrieve(MODEL)
    with pytest.raises(openai.InternalServerError):
        client.files.list()
    with pytest.raises(openai.RateLimitError):
        draw(client)


def test_the_pace_is_kept_and_told(tmp_path: Path) -> None:
    """Faster than allowed is refused with the time to wait, and after it all is well."""
    with (
        StubStudio(tmp_path, fast=True, images_per_minute=60, house=House(burst=2)) as stub,
        openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
    ):
        raw = client.images.with_raw_response.generate(model=MODEL, prompt="A boat")
        assert (raw.headers["x-ratelimit-limit-images"], raw.headers["x-ratelimit-remaining-images"]) == (
            "60",
            "1",
        )
        draw(client)
        with pytest.raises(openai.RateLimitError) as caught:
            draw(client)
        wait = int(caught.value.response.headers["retry-after-ms"])
        assert 0 < wait <= 1000
        time.sleep(wait / 1000)
        draw(client)


def test_the_ledger_is_right_under_many_hands(stub: StubStudio, client: Any) -> None:
    """Twenty at once: twenty numbers, twenty bills, and the file says the same as the stub."""
    with ThreadPoolExecutor(max_workers=10) as pool:
        list(pool.map(lambda at: draw(client, prompt=f"A boat {at % 10}"), range(20)))
    entries = stub.ledger()
    assert [entry["number"] for entry in entries] == list(range(1, 21))
    assert len({entry["billed_micros"] for entry in entries}) == 1
    assert len({entry["ask"] for entry in entries}) == 10


def test_a_client_killed_while_it_sends_is_not_billed(stub: StubStudio) -> None:
    """Half a request draws nothing."""
    address = urlsplit(stub.base_url)
    with socket.create_connection((address.hostname, address.port)) as half:
        head = b"POST /v1/images/generations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n"
        half.sendall(head + b"Content-Type: application/json\r\nContent-Length: 500\r\n\r\n" + b'{"model":')
    until = time.monotonic() + 5
    while not stub.ledger() or stub.ledger()[0]["outcome"] == "received":
        assert time.monotonic() < until
        time.sleep(0.01)
    assert (stub.ledger()[0]["outcome"], stub.billed()) == ("cut off", 0)


def test_the_ledger_survives_a_stub_that_is_killed(tmp_path: Path) -> None:
    """What was billed is in the file, and another stub goes on from there."""
    program = (
        "import sys, time, pathlib\n"
        "from picturebook.studio.stub import StubStudio\n"
        "with StubStudio(pathlib.Path(sys.argv[1]), fast=True) as stub:\n"
        "    print(stub.base_url, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as stub:
        assert stub.stdout is not None
        url = stub.stdout.readline().strip()
        with openai.OpenAI(api_key="k", base_url=url, max_retries=0) as client:
            draw(client)
        stub.kill()
    with StubStudio(tmp_path, fast=True) as again:
        assert again.billed() == PRICE
        assert again.ledger()[0]["number"] == 1


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("429:2", Misfortune(kind="rate_limit", times=2)),
        ("drop@images/edits", Misfortune(kind="drop", on="images/edits")),
        ("slow=20", Misfortune(kind="slow", seconds=20, retry_after=20)),
        ("two-calls+3", None),
        ("moderation+3", Misfortune(kind="moderation", after=3)),
        ("drop:many", None),
        ("drop:0", None),
    ],
)
def test_a_misfortune_is_read_as_it_is_typed(spec: str, found: Misfortune | None) -> None:
    """KIND, times, endpoint, after and seconds; anything else is refused in words."""
    if found is None:
        with pytest.raises(ValueError, match="misfortune"):
            parse_misfortune(spec)
    else:
        assert parse_misfortune(spec) == found
