"""The office: what may go out, and what may only come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from picturebook.storyboard.request import request_digest
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Failed
from picturebook.studio.ledger import Ledger
from picturebook.studio.office import Job, Office, Way, usage_of
from tests.storyboard.test_reading import BOAT

WAY = Way(name="openai-responses", family="openai-responses")


def test_what_comes_late_is_never_sent(tmp_path: Path) -> None:
    """Not even where another run fetched it between the offer and the yes."""
    ledger = Ledger(tmp_path / "ledger.jsonl")
    found = Office(Hiring(folder=tmp_path, purse=ledger), WAY).begin(replace(BOAT, late=True))
    assert isinstance(found, Failed) and found.paid == "no"
    assert not ledger.path.exists()


@pytest.mark.parametrize(
    "sent", [(), ({"role": "Pim", "sha256": "a", "sent_sha256": "b", "width": 1, "height": 2},)]
)
def test_a_job_that_is_out_asks_for_no_file(tmp_path: Path, sent: tuple[dict[str, object], ...]) -> None:
    """What went along stands in the ledger: the files may be gone."""
    ledger = Ledger(tmp_path / "ledger.jsonl")
    entry = ledger.reserve(request_digest(BOAT), "boat", 70_000, sent)  # type: ignore[arg-type]
    ledger.noted(entry, "resp_1")
    found = Office(Hiring(folder=tmp_path, purse=ledger), WAY).begin(BOAT)
    assert isinstance(found, Job) and (found.remote, len(found.sent)) == ("resp_1", len(sent))
    assert [one.to_json() for one in found.sent] == list(sent)


@pytest.mark.parametrize(
    ("text", "image", "output"), [(-9_000_000, 0, 1), (1, -1, 1), (True, 0, 1), (1, 0, 0), ("1", 0, 1)]
)
def test_a_usage_that_cannot_be_true_is_none(text: object, image: object, output: object) -> None:
    """What it cost is then as it was estimated: a host that reports less than nothing moves no wall."""
    details = {"text_tokens": text, "image_tokens": image}
    assert usage_of({"input_tokens_details": details, "output_tokens": output}) is None
