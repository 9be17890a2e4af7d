"""Uploads: a reference is at the host once, for all batches of a run and for the runs after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openai
import pytest

from picturebook.studio import openai_batch, uploads
from tests.studio.painting import Painting, painting

BATCH = "openai-batch"


def references(book: Painting) -> int:
    """How many pictures were uploaded to go along."""
    return sum(one.get("purpose") == "vision" for one in book.stub.ledger())


def test_two_batches_name_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the pictures are parted into batches."""
    monkeypatch.setattr(openai_batch, "_LINES", 1)
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw() == 0
        assert sum(one["endpoint"] == "POST batches" for one in book.stub.ledger()) == 2
        assert references(book) == 1


def test_the_next_run_names_the_file_that_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its id is in the journal; one the host has no more is uploaded anew."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw("boat") == 0 and book.draw("counts") == 0
        assert references(book) == 1
        with openai.OpenAI() as client:
            for one in client.files.list(purpose="vision").data:
                client.files.delete(one.id)
        assert book.draw("boat", "--again") == 0
        assert references(book) == 2
        assert len(book.takes) == 3


def test_a_file_that_goes_before_the_batch_is_done_is_not_relied_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch may take a day."""
    real = openai.resources.files.Files.retrieve

    def soon_gone(self: Any, name: str, **more: Any) -> Any:
        found = real(self, name, **more)
        found.expires_at = int(uploads.time.time()) + 3600
        return found

    monkeypatch.setattr(openai.resources.files.Files, "retrieve", soon_gone)
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw("boat") == 0 and book.draw("counts") == 0
        assert references(book) == 2
