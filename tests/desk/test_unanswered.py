"""What was asked for and has no answer: told everywhere, fetched for nothing, and never sent again by itself."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree

import pytest

from picturebook.studio.lock import read_lock
from picturebook.studio.money import dollars
from tests.studio.painting import Misfortune, Painting, painting
from tests.tiny import PIM

OTHER_WORDS = PIM.replace("both look at", "both stare at")
BATCH, BACKGROUND = "openai-batch", "openai-responses"


def left_at_the_host(book: Painting, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Ask for pictures and lose patience: their ids are in the ledger, and they cannot be had yet."""
    kind = "GET responses/{id}" if book.studio == BACKGROUND else "GET batches/{id}"
    with monkeypatch.context() as hurried:
        if book.studio == BACKGROUND:
            book.stub.plan(Misfortune(kind="server_error", on=kind, times=1000))
            hurried.setattr("picturebook.studio.openai_responses.PATIENCE", 0.1)
        else:
            book.stub.plan(Misfortune(kind="unverified", on=kind, times=1000))
        assert book.draw(*names) == 6
    book.stub.calm()
    assert {one.state for one in book.entries} - {"settled"} == {"noted"}


@pytest.mark.parametrize("studio", [BATCH, BACKGROUND])
def test_a_paid_picture_comes_though_the_story_says_something_else_by_now(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a take with all that is known of it; it stands for nothing until somebody accepts it."""
    with painting(tmp_path, monkeypatch, studio) as book:
        left_at_the_host(book, monkeypatch, "boat")
        book.write(OTHER_WORDS)
        (book.folder / "art" / "pim.png").unlink()  # what went along is nobody's business any more
        book.write(OTHER_WORDS.replace("    references: [art/pim.png]\n", ""))
        capsys.readouterr()
        assert book.draw("boat") == 0
        shown = capsys.readouterr()
        assert "boat  asked for before, in other words than now: it is fetched" in shown.err
        late, now = sorted(book.takes, key=lambda one: "stare" in str(one.brief["scene"]))
        assert "both look at" in late.brief["scene"] and late.record["references"][0]["role"] == "Pim"
        assert late.record["audit"]["verdict"] == "seen"
        assert f"{late.label} was asked for in other words than now" in shown.err
        cost = {one.request: dollars(one.micros) for one in book.entries}
        assert f"{cost[late.request]} of it for what was asked for before." in shown.err
        assert {one.state for one in book.entries} == {"settled"}
        assert sum(one.micros for one in book.entries) == book.stub.billed()
        assert sorted(book.billed().values()) == [1, 1]
        assert read_lock(book.folder / "story.lock").picture("boat").take == now.digest
        assert late.label in (book.folder / "build" / "look.html").read_text("utf-8")
        assert book.draw() == 0 and sorted(book.billed().values()) == [1, 1, 1]  # counts, and no boat


def test_what_comes_late_is_fetched_though_nothing_is_new_and_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is asked for a yes to what leaves no trace on the bill."""
    with painting(tmp_path, monkeypatch, BACKGROUND) as book:
        left_at_the_host(book, monkeypatch)
        text = OTHER_WORDS.replace("counting stars", "counting the stars")
        book.write(text)
        for name in ("counts", "boat"):
            (book.folder / "art" / f"{name}.png").write_bytes((book.folder / "art" / "pim.png").read_bytes())
        capsys.readouterr()
        assert book.run("draw", "--studio", BACKGROUND) == 0
        assert sorted(take.label for take in book.takes) == ["boat#1", "counts#1"]
        assert book.run("draw", "--studio", BACKGROUND) == 0
        assert len(book.takes) == 2 and not any((book.folder / "takes" / "asked").iterdir())


def test_another_take_of_the_same_words_is_not_said_to_be_in_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was asked for with --again beside the accepted one: nothing is new, and it is fetched all the same."""
    with painting(tmp_path, monkeypatch, BACKGROUND) as book:
        assert book.draw("boat") == 0 and book.run("accept", "boat") == 0
        left_at_the_host(book, monkeypatch, "boat", "--again")
        capsys.readouterr()
        assert book.draw("boat") == 0
        said = capsys.readouterr().err
        assert "boat  asked for before: it is fetched" in said and "other words" not in said
        assert "for what was asked for before." in said and " of it " not in said


def test_a_batch_is_found_at_the_host_though_takes_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names what it was sent for: it is fetched whatever the wall, counts as spent, and nothing is sent."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        left_at_the_host(book, monkeypatch)
        rmtree(book.folder / "takes")
        asked = book.asked()
        capsys.readouterr()
        assert book.draw(limit="0.01") == 0
        assert "for what was asked for before." in capsys.readouterr().err
        assert (len(book.takes), book.asked()) == (2, asked)
        assert sum(one.micros for one in book.entries) == book.stub.billed()
        assert book.draw("boat", "--again") == 0
        assert sorted(book.billed().values()) == [1, 2]


def test_what_another_way_fetches_is_told_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By plan, by draw, on the look page and to machines; also to whoever would draw with the sketch artist."""
    with painting(tmp_path, monkeypatch, BATCH) as book:
        left_at_the_host(book, monkeypatch, "boat")
        book.write(OTHER_WORDS)
        fetch = f"To fetch it: picturebook draw {book.story} --studio {BATCH}"
        for verb in (("plan",), ("draw", "counts"), ("plan", "--studio", "openai")):
            capsys.readouterr()
            assert book.run(*verb) == 0
            told = capsys.readouterr().err
            assert (fetch in told) == (verb[0] == "plan"), told
        capsys.readouterr()
        assert book.run("draw") == 0 and fetch in capsys.readouterr().err
        assert book.run("plan", "--json") == 0
        (one,) = json.loads(capsys.readouterr().out)["unanswered"]
        assert (one["name"], one["state"], one["now"], one["costs"]) == ("boat", "at the host", False, 0)
        assert f"--studio {BATCH}" in one["command"]


def test_what_is_in_doubt_is_told_by_plan_and_look_and_the_offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it may have cost, what to type, and what that would cost; a plain draw is offered at nothing."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="drop")]) as book:
        assert book.draw("boat") == 6
        capsys.readouterr()
        assert book.run("plan", "--studio", "openai") == 0
        said = capsys.readouterr().err
        again = f"about $0.085: picturebook draw {book.story} boat --studio openai --again"
        assert "boat was sent on " in said and "it may have been billed, $0.085; it counts as spent" in said
        assert again in said and "2 to draw by openai: about $0.085" in said
        assert book.run("plan", "--studio", "openai", "--json") == 0
        (one,) = json.loads(capsys.readouterr().out)["unanswered"]
        assert (one["state"], one["now"], one["costs"]) == ("in doubt", True, one["micros"])
        assert (
            book.run(
                "look",
                "--no-open",
            )
            == 0
        )
        assert "it may have been billed, $0.085" in (book.folder / "build" / "look.html").read_text("utf-8")
        capsys.readouterr()
        asked = book.asked()
        assert book.draw("boat") == 6 and book.asked() == asked
        said = capsys.readouterr().err
        assert "nothing to pay:" in said
        assert "boat  sent before, and may have been billed, $0.085: not sent again without --again" in said
        assert book.draw("boat", "--again") == 0
        assert "sent before, and may have been billed $0.085 besides" in capsys.readouterr().err
        assert book.run("plan") == 0 and "billed" not in capsys.readouterr().err


def test_what_is_in_doubt_for_other_words_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It counts as spent; nothing that could be typed would send it."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="drop")]) as book:
        assert book.draw("boat") == 6
        book.write(OTHER_WORDS)
        capsys.readouterr()
        assert book.run("plan", "--studio", "openai") == 0
        said = capsys.readouterr().err
        assert "in other words or with other options than now, and nobody can say" in said
        assert "--again" not in said and "2 to draw by openai: about $0.17" in said


def test_what_was_painted_for_a_retouch_is_laid_in_by_the_same_retouch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draw fetches it and pays nothing; it becomes no take by itself, for it is a part of another picture."""
    with painting(tmp_path, monkeypatch, BACKGROUND) as book:
        assert book.draw("boat") == 0 and book.run("accept", "boat") == 0
        words = ("boat", "make it red", "--box", "20,30,40,40", "--studio", BACKGROUND, "--max-usd", "1")
        book.stub.plan(Misfortune(kind="server_error", on="GET responses/{id}", times=1000))
        with monkeypatch.context() as hurried:
            hurried.setattr("picturebook.studio.openai_responses.PATIENCE", 0.1)
            assert book.run("retouch", *words) == 6
        book.stub.calm()
        capsys.readouterr()
        assert book.draw("boat", "--changed") == 0
        assert "What was painted for a retouch of boat came" in capsys.readouterr().err
        assert [take.label for take in book.takes] == ["boat#1"]
        asked = book.asked()
        assert book.run("retouch", *words) == 0 and book.asked() == asked
        assert [take.retouched for take in book.takes] == [False, True]
