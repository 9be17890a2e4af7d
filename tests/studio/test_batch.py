"""Batches that end in every way a batch can end, and answers that never came: what was drawn is had, once."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import openai
import pytest

from picturebook.studio import openai_batch
from picturebook.studio.patience import TRIES
from tests.studio.painting import Misfortune, Painting, painting

BATCH = "openai-batch"


def test_a_batch_somebody_cancelled_gives_what_it_drew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the host's own page, say: the rest was not billed, and is drawn the next time."""
    with painting(tmp_path, monkeypatch, BATCH, latency=0.6) as book:

        def cancel() -> None:
            with openai.OpenAI() as client:
                while not (found := client.batches.list().data):
                    time.sleep(0.02)
                client.batches.cancel(found[0].id)

        other = Thread(target=cancel)
        other.start()
        assert book.draw() == 6
        other.join()
        assert "the batch ended (cancelled) before this picture was drawn" in capsys.readouterr().err
        assert book.draw() == 0
        assert {take.shot for take in book.takes} == {"boat", "counts"}
        assert sorted(book.billed().values()) == [1, 1]


def test_a_batch_the_host_would_not_take_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own words, and nothing was billed for it."""

    def refuse(found: Any) -> None:
        found.status, found.output_file_id = "failed", None
        problem = openai.types.BatchError(code="invalid", message="This model takes no batches.")
        found.errors = openai.types.batch.Errors(data=[problem])

    _changed(monkeypatch, refuse)
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw() == 6
        said = capsys.readouterr().err
        assert "(failed) before this picture was drawn: This model takes no batches." in said
        assert {entry.state for entry in book.entries} == {"free"}


def _changed(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], None]) -> None:
    """Let the host say something else of a batch that has ended."""
    batches = openai.resources.batches.Batches
    real = batches.retrieve

    def retrieve(self: Any, name: str, **more: Any) -> Any:
        found = real(self, name, **more)
        if found.status == "completed":
            change(found)
        return found

    monkeypatch.setattr(batches, "retrieve", retrieve)


def test_a_finished_batch_that_says_nothing_of_a_picture_may_have_billed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is in neither of its files is unknown, not free."""
    real = openai_batch._lines

    def fewer(client: Any, file: str) -> dict[str, Any]:
        return dict(list(real(client, file).items())[:1])

    monkeypatch.setattr(openai_batch, "_lines", fewer)
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw() == 6
        assert "says nothing of this picture" in capsys.readouterr().err
        assert sorted(entry.state for entry in book.entries) == ["settled", "unknown"]


def test_a_line_of_any_shape_is_read_or_told() -> None:
    """Whatever a host writes into its files, nothing breaks down."""
    good = {"b64_json": "aGk="}
    for data in (None, [], {}, "text", [None], [{}], [{"b64_json": 7}], [{"b64_json": "!"}]):
        found = openai_batch._read({"response": {"status_code": 200, "body": {"data": data}}})
        assert getattr(found, "paid", None) == "unknown", data
    for line in ({}, {"response": None}, {"response": {"body": "text"}}, {"error": "text"}):
        assert getattr(openai_batch._read(line), "paid", None) == "unknown", line
    assert isinstance(openai_batch._read({"response": {"body": {"data": [good]}}}), openai_batch.Answer)
    assert getattr(openai_batch._read({"error": {"code": "x", "message": "y"}}), "paid", None) == "no"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait long."""
    monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.01)


def _drawn_but_unheard(book: Painting) -> None:
    """Send a batch whose answer is lost, on a day when the host can no longer be asked what it still has."""
    book.stub.plan(Misfortune(kind="drop", on="POST batches"))
    book.stub.plan(Misfortune(kind="server_error", after=1, times=TRIES, on="GET batches"))
    assert book.draw() == 6
    assert {entry.state for entry in book.entries} == {"unknown"}


def test_a_lost_batch_is_looked_for_once_more(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was sent for finds it, and it is fetched: also where somebody said to pay again."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        _drawn_but_unheard(book)
        assert book.draw("boat", "counts", "--again") == 0
        assert sorted(book.billed().values()) == [1, 1]
        assert {entry.state for entry in book.entries} == {"settled"}


def test_nobody_pays_again_while_the_host_cannot_be_asked(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The batch may be there."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        _drawn_but_unheard(book)
        book.stub.plan(Misfortune(kind="server_error", times=8, on="GET batches"))
        assert book.draw("boat", "--again") == 6
        assert "the host cannot be asked what it still has" in capsys.readouterr().err
        assert sum(str(one["endpoint"]) == "POST batches" for one in book.stub.ledger()) == 1


def test_nothing_is_sent_to_a_host_that_does_not_say_what_it_has(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With takes/ lost, a picture may be there and paid for: it is found another day, or paid for when told to."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw("boat") == 0
        shutil.rmtree(book.folder / "takes")
        book.stub.plan(Misfortune(kind="unverified", on="GET batches"))
        assert book.draw("boat") == 6
        said = capsys.readouterr().err
        assert "the host cannot be asked what it still has" in said and "may be there, and paid for" in said
        assert "boat --studio openai-batch --again" in said.replace("NAME", "boat")
        assert sorted(book.billed().values()) == [1] and book.entries == []
        assert book.draw("counts", "--again") == 0  # which was never asked for
        assert book.draw("boat") == 0  # the host says again what it has
        assert sorted(book.billed().values()) == [1, 1]


def test_another_take_is_not_the_batch_of_the_first(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch whose id is known is none that was lost: it was fetched, and paid for, before."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        assert book.draw() == 0
        book.stub.plan(Misfortune(kind="drop_before", on="POST batches"))
        assert book.draw("boat", "--again") == 6
        assert book.draw("boat", "--again") == 0
        assert sorted(book.billed().values()) == [1, 2]
        assert len({take.digest for take in book.takes if take.shot == "boat"}) == 2


def test_a_wall_keeps_nobody_from_what_is_out(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an earlier run paid for is fetched; only what is new is not sent."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        book.stub.plan(Misfortune(kind="unverified", times=1, on="GET batches/{id}"))
        assert book.draw("boat") == 6
        assert [entry.state for entry in book.entries] == ["noted"]
        assert book.draw(limit="0.01") == 5
        assert [take.label for take in book.takes] == ["boat#1"]
        assert "for the 1 picture left: --max-usd 0.05" in capsys.readouterr().err


def test_a_file_the_host_keeps_no_longer_is_not_waited_for(
    hurried: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After some weeks it is gone: the picture may have been billed, and --again has another one drawn."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        book.stub.plan(Misfortune(kind="unverified", times=1, on="GET batches/{id}"))
        assert book.draw("boat") == 6
        with openai.OpenAI() as client:
            while (found := client.batches.list().data[0]).output_file_id is None:
                time.sleep(0.02)
            client.files.delete(found.output_file_id)
        assert book.draw("boat") == 6
        assert "the host does not know the file with a batch’s pictures" in capsys.readouterr().err
        assert [entry.state for entry in book.entries] == ["unknown"]
        assert book.draw("boat", "--again") == 0


def test_lines_may_hold_any_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of JSON ends at a line feed, not at whatever Unicode calls the end of a line."""

    class Client:
        """A host with one file."""

        class files:  # noqa: N801 — as the client names it
            """Its files."""

            @staticmethod
            def content(_file: str) -> Any:
                """Return the file."""
                return type("Text", (), {"text": '{"custom_id": "a\u2028b"}\n\n{"custom_id": "c"}\n'})

    assert list(openai_batch._lines(Client, "file")) == ["a\u2028b", "c"]  # type: ignore[arg-type]
