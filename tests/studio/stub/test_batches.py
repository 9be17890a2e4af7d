"""Files and batches as the real client meets them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from picturebook.studio.stub import Misfortune, StubStudio
from tests.studio.stub.test_images import png

openai = pytest.importorskip("openai", reason="the stub is held against the real client")

MODEL = "gpt-image-2"


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubStudio]:
    """Open a stub."""
    with StubStudio(tmp_path / "stub", fast=True) as found:
        yield found


@pytest.fixture
def client(stub: StubStudio) -> Iterator[Any]:
    """Open the real client on it, as strict as it can be."""
    with openai.OpenAI(
        api_key="sk-stub", base_url=stub.base_url, max_retries=0, timeout=20, _strict_response_validation=True
    ) as found:
        yield found


def lines(client: Any, count: int) -> list[dict[str, Any]]:
    """Write so many lines that all use one reference."""
    file = client.files.create(file=("pim.png", png(1024, 1024), "image/png"), purpose="vision")
    body = {"model": MODEL, "images": [{"file_id": file.id}], "size": "1024x1024", "quality": "low"}
    url = "/v1/images/edits"
    return [
        {"custom_id": f"p{at}", "method": "POST", "url": url, "body": {**body, "prompt": f"Pim {at}."}}
        for at in range(count)
    ]


def send(client: Any, wanted: list[dict[str, Any]], **more: Any) -> Any:
    """Upload lines and start a batch of them."""
    data = "".join(json.dumps(line) + "\n" for line in wanted).encode()
    file = client.files.create(file=("lines.jsonl", data, "application/jsonl"), purpose="batch")
    return client.batches.create(
        input_file_id=file.id, endpoint="/v1/images/edits", completion_window="24h", **more
    )


def wait(client: Any, name: str) -> Any:
    """Follow a batch to its end."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        batch = client.batches.retrieve(name)
        if batch.status in ("completed", "failed", "expired", "cancelled"):
            return batch
        time.sleep(0.02)
    raise AssertionError("it never ended")


def results(client: Any, name: str | None) -> list[Any]:
    """Read an output or error file."""
    return [json.loads(line) for line in client.files.content(name).text.splitlines()] if name else []


def test_every_line_is_drawn_at_half_the_price(stub: StubStudio, client: Any) -> None:
    """Each by its own name, each in the ledger."""
    batch = wait(client, send(client, lines(client, 3), metadata={"job": "abc"}).id)
    assert (batch.status, batch.request_counts.completed, batch.metadata) == ("completed", 3, {"job": "abc"})
    got = results(client, batch.output_file_id)
    assert [line["custom_id"] for line in got] == ["p0", "p1", "p2"]
    assert got[0]["response"]["body"]["data"][0]["b64_json"]
    usage = got[0]["response"]["body"]["usage"]
    whole = usage["input_tokens_details"]["text_tokens"] * 5 + 1024 * 8 + 196 * 30
    drawn = [entry for entry in stub.ledger() if entry["billed_micros"]]
    assert [(one["custom_ids"], one["batch"]) for one in drawn] == [([f"p{at}"], batch.id) for at in range(3)]
    assert drawn[0]["billed_micros"] == (whole + 1) // 2


def test_a_line_may_fail_alone(stub: StubStudio, client: Any) -> None:
    """It stands in the error file and costs nothing; the others are in the output."""
    stub.plan(Misfortune(kind="batch_line_error", after=1))
    batch = wait(client, send(client, lines(client, 3)).id)
    assert [one["custom_id"] for one in results(client, batch.output_file_id)] == ["p0", "p2"]
    (bad,) = results(client, batch.error_file_id)
    assert (bad["custom_id"], bad["response"]["status_code"]) == ("p1", 500)
    assert len([entry for entry in stub.ledger() if entry["billed_micros"]]) == 2


def test_a_batch_out_of_time_keeps_what_is_finished(stub: StubStudio, client: Any) -> None:
    """Finished lines are billed and can be had; the others say batch_expired."""
    stub.plan(Misfortune(kind="batch_expired"))
    batch = wait(client, send(client, lines(client, 4)).id)
    assert batch.status == "expired"
    assert [one["custom_id"] for one in results(client, batch.output_file_id)] == ["p0", "p1"]
    assert {one["error"]["code"] for one in results(client, batch.error_file_id)} == {"batch_expired"}
    assert len([entry for entry in stub.ledger() if entry["billed_micros"]]) == 2


def test_a_batch_can_be_cancelled(tmp_path: Path) -> None:
    """Before it was begun, nothing of it is billed."""
    with (
        StubStudio(tmp_path, fast=True, latency=0.3) as stub,
        openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
    ):
        batch = send(client, lines(client, 2))
        assert client.batches.cancel(batch.id).status == "cancelling"
        assert wait(client, batch.id).status == "cancelled"
        assert stub.billed() == 0


def test_a_refused_line_says_why(stub: StubStudio, client: Any) -> None:
    """The error file holds the host’s own error."""
    wanted = lines(client, 2)
    wanted[1]["body"]["size"] = "100x100"
    batch = wait(client, send(client, wanted).id)
    (bad,) = results(client, batch.error_file_id)
    assert bad["response"]["body"]["error"]["param"] == "size"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"custom_id": "p0"}, "duplicate_custom_id"),
        ({"url": "/v1/images/generations"}, "invalid_url"),
        ({"body": {"model": "gpt-image-2.5-flare"}}, "mismatched_model"),
        ({"body": 3}, "missing_required_parameter"),
    ],
)
def test_a_file_that_is_no_batch_fails_whole(stub: StubStudio, client: Any, change: Any, code: str) -> None:
    """With the line and the code, before anything is drawn."""
    wanted = lines(client, 2)
    wanted[1].update(change)
    batch = wait(client, send(client, wanted).id)
    assert (batch.status, batch.errors.data[0].code, batch.errors.data[0].line) == ("failed", code, 2)
    assert stub.billed() == 0


def test_a_batch_whose_id_was_lost_is_found_again(stub: StubStudio, client: Any) -> None:
    """The answer breaks off; the list has the batch with its metadata."""
    stub.plan(Misfortune(kind="drop", on="batches"))
    with pytest.raises(openai.APIConnectionError):
        send(client, lines(client, 1), metadata={"job": "lost"})
    (found,) = [one for one in client.batches.list() if one.metadata == {"job": "lost"}]
    assert wait(client, found.id).status == "completed"


def test_only_image_endpoints_have_batches_here(client: Any) -> None:
    """Anything else is refused at once."""
    file = client.files.create(file=("lines.jsonl", b"{}\n", "application/jsonl"), purpose="batch")
    with pytest.raises(openai.BadRequestError):
        client.batches.create(input_file_id=file.id, endpoint="/v1/embeddings", completion_window="24h")


def test_files_can_be_seen_read_and_thrown_away(client: Any) -> None:
    """And then they are gone."""
    file = client.files.create(file=("pim.png", png(), "image/png"), purpose="vision")
    assert client.files.content(file.id).read() == png()
    assert [one.id for one in client.files.list(purpose="vision")] == [file.id]
    assert client.files.delete(file.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.files.retrieve(file.id)


def test_a_stub_opened_again_still_has_what_it_kept(tmp_path: Path) -> None:
    """Files and finished batches outlive a restart, and so does the ledger."""
    with (
        StubStudio(tmp_path, fast=True) as stub,
        openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
    ):
        batch = wait(client, send(client, lines(client, 1)).id)
        billed = stub.billed()
    with (
        StubStudio(tmp_path, fast=True) as stub,
        openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
    ):
        again = client.batches.retrieve(batch.id)
        assert len(results(client, again.output_file_id)) == 1
        assert stub.billed() == billed > 0
