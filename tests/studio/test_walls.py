"""Money and what may have been billed, across runs, options and ways: nothing goes out twice without a word."""

from __future__ import annotations

import os
import shutil
import signal
from itertools import count
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.studio.ledger_reading import append
from picturebook.studio.pace import Pace
from picturebook.studio.patience import Patience
from picturebook.studio.stub import Misfortune, StubStudio
from picturebook.studio.trouble import Trouble
from tests.studio.doubles import png
from tests.studio.painting import KEY, Painting, painting
from tests.tiny import PIM, write_pim


def _left(book: Painting, remote: str = "batch_1") -> None:
    """Leave a job at the host: the batch of an earlier run."""
    path = book.folder / "takes" / "ledger.jsonl"
    for one in list(book.entries):
        line = {"request": one.request, "shot": one.shot, "micros": one.micros}
        append(path, {"entry": f"b{one.name}", "state": "reserved", **line})
        append(path, {"entry": f"b{one.name}", "state": "noted", "remote": remote})


def _leave_at_the_host(book: Painting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for every picture and lose patience: the ids are in the ledger, and the pictures cannot be had yet."""
    book.stub.plan(Misfortune(kind="server_error", on="GET responses/{id}", times=1000))
    monkeypatch.setattr("picturebook.studio.openai_responses.PATIENCE", 0.1)
    assert book.draw() == 6


def test_a_batch_that_is_out_is_not_paid_for_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Images API cannot fetch it: nothing is sent, and it is told who can. --again pays for another."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="moderation", times=2)]) as book:
        assert book.draw() == 6
        _left(book)
        asked = book.asked()
        capsys.readouterr()
        assert book.draw() == 6
        said = capsys.readouterr().err
        assert "asked for in a batch" in said and "--studio openai-batch" in said
        assert "it is fetched" not in said
        assert book.asked() == asked
        assert book.draw("boat", "--again") == 0


@pytest.mark.parametrize("how", [("--rough",), ("--change", "time: dawn")])
def test_no_option_but_again_sends_what_may_have_been_billed(
    how: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the command it tells is the one that was typed, with --again."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw() == 0 and book.run("accept", "--all") == 0
        book.stub.plan(Misfortune(kind="drop"))
        assert book.draw("boat", *how) == 6
        asked = book.asked()
        capsys.readouterr()
        assert book.draw("boat", *how) == 6
        said = capsys.readouterr().err
        assert "may have been billed" in said and how[0] in said and "boat" in said and "--again" in said
        assert book.asked() == asked
        assert book.draw("boat", *how, "--again") == 0


def test_what_failed_is_told_though_a_wall_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The refusal of one picture is not lost because there was no money for the next."""
    config = tmp_path / "config" / "picturebook"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("[pace]\nat_once = 1\n", encoding="utf-8")
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="references_ignored")]) as book:
        assert book.draw(limit="0.10") == 5
        said = capsys.readouterr().err
        assert "the references were not seen" in said and "--max-usd" in said


def test_a_place_that_takes_no_picture_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One picture's folder is a file: that one is laid aside, and the other, still out, is waited for and kept."""
    with painting(tmp_path, monkeypatch) as book:
        (book.folder / "takes").mkdir()
        (book.folder / "takes" / "counts").write_text("in the way", encoding="utf-8")
        assert book.draw() == 7
        said = capsys.readouterr().err
        assert [take.shot for take in book.takes] == ["boat"]
        assert "counts came and is kept in" in said
        asked = book.asked()
        (book.folder / "takes" / "counts").unlink()
        assert book.draw() == 0
        assert sorted(take.shot for take in book.takes) == ["boat", "counts"]
        assert book.asked() == asked
        assert {one.state for one in book.entries} == {"settled"}
        assert sum(one.micros for one in book.entries) == book.stub.billed()


def test_a_key_a_host_repeats_is_hidden_whoever_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where it stands in the way of asking what is still at the host."""
    from picturebook.errors import IllustratorFailed
    from picturebook.studio.office import Office

    def broken(*_: object) -> None:
        raise IllustratorFailed(f"the host cannot be asked: wrong key {KEY}")

    monkeypatch.setattr(Office, "_left_out", broken)
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw() == 6
        said = capsys.readouterr().err
        assert KEY not in said and "wrong key •••" in said


def test_an_address_set_to_nothing_is_as_if_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client reads the variable itself, and would ask a host without a name."""
    from picturebook.studio.account import account
    from picturebook.studio.openai_client import open_client

    monkeypatch.setenv("OPENAI_BASE_URL", "")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with open_client(account()) as client:
        assert str(client.base_url) == "https://api.openai.com/v1/"


def test_a_job_another_host_does_not_know_is_fetched_from_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asking once with the wrong key or host gives nothing up."""
    with painting(tmp_path, monkeypatch, "openai-responses") as book:
        _leave_at_the_host(book, monkeypatch)
        assert {one.state for one in book.entries} == {"noted"}
        own, asked = book.stub.base_url, book.asked()
        with StubStudio(tmp_path / "other", fast=True) as other:
            monkeypatch.setenv("OPENAI_BASE_URL", other.base_url)
            assert book.draw() == 6
            assert "the key and the host it was asked with" in capsys.readouterr().err
        monkeypatch.setenv("OPENAI_BASE_URL", own)
        book.stub.calm()
        assert book.draw() == 0
        assert (len(book.takes), book.asked()) == (2, asked)
        assert {one.state for one in book.entries} == {"settled"}


def test_a_host_that_says_now_for_ever_is_asked_less_and_less() -> None:
    """Its "at once" is not believed: tries lie further apart each time, and come to an end."""
    patience, pauses = Patience(), []
    while patience.allows(Trouble(reason="too fast", again=True, slower=True, wait=0.0)):
        pauses.append(patience.pause)
    assert pauses == sorted(pauses) and pauses[0] <= 0.2 and pauses[-1] == 30.0
    assert len(pauses) < 50


def test_a_model_that_cannot_be_asked_for_its_end_warns_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an answer to a free question is no fault of ours and stops no picture."""
    with painting(tmp_path, monkeypatch) as book:
        book.stub.plan(Misfortune(kind="broken_json", on="models/{id}"))
        assert book.draw() == 0


def test_two_pictures_told_alike_are_paid_for_once_and_both_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One request, one take; either is accepted, shown and planned."""
    with painting(tmp_path, monkeypatch) as book:
        page = "![Pim sits on the jetty.](art/{}.png)\n<!-- layout: full -->\n\nPim sat.\n"
        head = PIM.partition("![")[0]
        book.write(head + page.format("counts") + "\n---\n\n" + page.format("again"))
        assert book.draw() == 0
        assert book.run("accept", "--all") == 0
        asked = book.asked()
        assert book.draw() == 0 and book.asked() == asked == 1
        assert (book.folder / "art" / "again.png").is_file() and (
            book.folder / "art" / "counts.png"
        ).is_file()
        assert book.run("plan", "--json") == 0
        said = capsys.readouterr().out
        assert said.count('"state": "same"') == 2


def test_final_leaves_what_is_your_own_or_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a picture that stands as it was accepted is sharpened; own work is refused by name."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("--rough") == 0 and book.run("accept", "--all") == 0
        (book.folder / "art" / "boat.png").write_bytes(png(800, 800, "mine"))
        book.write(PIM.replace("counting stars", "counting the stars"))
        (book.folder / "art" / "boat.png").write_bytes(png(800, 800, "mine"))
        asked = book.asked()
        assert book.draw("--final") == 0
        assert book.draw("boat", "--final") == 3
        assert book.draw("--final", "--changed") == 2
        assert book.asked() == asked
        assert book.draw("counts", "--final") == 0
        (final,) = [one for one in book.takes if one.label == "counts#2"]
        assert final.record["references"][0]["role"].startswith("the accepted rough")


def test_what_waits_at_the_host_is_priced_at_nothing_and_never_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By plan and by build as by draw; and once its words changed, it is fetched all the same."""
    with painting(tmp_path, monkeypatch, "openai-responses") as book:
        _leave_at_the_host(book, monkeypatch)
        capsys.readouterr()
        assert book.run("plan", "--studio", book.studio) == 0
        assert "nothing to pay" in capsys.readouterr().err
        book.write(PIM.replace("both look at", "both stare at"))
        book.stub.calm()
        assert book.draw() == 0
        said = capsys.readouterr().err
        assert "asked for before, in other words than now: it is fetched" in said
        assert sorted(take.shot for take in book.takes) == ["boat", "boat", "counts"]


def test_money_for_what_was_set_aside_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No picture drawn, and what it cost all the same."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="wrong_size", times=2)]) as book:
        assert book.draw() == 6
        assert "0 pictures drawn, $0.1" in capsys.readouterr().err


def test_a_lost_ledger_forgets_no_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the pictures on the shelves cost stands in their own records: the wall counts it."""
    with painting(tmp_path, monkeypatch) as book:
        book.write(PIM.replace("trim:", "studio: {use: openai, budget: 0.20 USD}\ntrim:"))
        assert book.draw() == 0
        for damage in (b"", b"\x00\xff" * 99, b'{"entry":"a","state":"settled"}\n'):
            (book.folder / "takes" / "ledger.jsonl").write_bytes(damage)
            asked = book.asked()
            assert book.draw("boat", "--again") == 5
            assert "$0.17 is spent" in capsys.readouterr().err
            assert book.asked() == asked


def test_a_folder_nobody_may_write_to_is_no_fault_of_the_illustrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told as what it is, before anything is sent."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with painting(tmp_path, monkeypatch) as book:
        monkeypatch.setattr("picturebook.studio.ledger.alone", refused)
        assert book.draw() == 7
        said = capsys.readouterr().err
        assert "Permission denied" in said and "broke down" not in said
        assert book.asked() == 0


@pytest.mark.parametrize("name", ["takes", "takes/ledger.jsonl", "build", "build/look.html", "story.lock"])
def test_a_book_whose_own_files_lead_out_of_it_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stranger's book may hold links: nothing is written where they lead, and a circle is no traceback."""
    story = write_pim(tmp_path / "book")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("mine", encoding="utf-8")
    link = story.parent / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside / "file" if link.suffix else outside)
    assert run(["build", str(story)]) == 7 and run(["accept", str(story), "--all"]) == 7
    assert "leads out of the book’s folder" in capsys.readouterr().err
    link.unlink()
    link.symlink_to(link.name)
    assert run(["look", "--no-open", str(story)]) == 7
    assert (outside / "file").read_text("utf-8") == "mine" and len(list(outside.iterdir())) == 1


@pytest.mark.parametrize("amount", ["1e308", "inf", "2,50", "$2", "0.5.1"])
def test_an_amount_is_a_number_of_dollars(
    amount: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything else is told with one that can be typed."""
    assert run(["draw", str(write_pim(tmp_path)), "--studio", "openai", "--max-usd", amount]) == 2
    assert "write dollars, such as 2.50" in capsys.readouterr().err


def test_pages_wait_for_a_sheet_that_was_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An accepted front that is in neither place is drawn again before a page is paid for without it."""
    with painting(tmp_path, monkeypatch) as book:
        seen = PIM.replace("\n---\n\n![Oda", "\n---\n\n![Pim runs.](art/run.png)\n\nRun.\n\n---\n\n![Oda")
        (book.folder / "art" / "pim.png").unlink()
        book.story.write_text(seen, encoding="utf-8")
        assert book.draw() == 0 and book.run("accept", "cast") == 0 and book.draw() == 0
        shutil.rmtree(book.folder / "cast")
        for folder in (book.folder / "takes").glob("cast*"):
            shutil.rmtree(folder)
        capsys.readouterr()
        assert book.draw("boat", "--again") == 0
        said = capsys.readouterr()
        assert "Model sheets first" in said.err and "cast/Pim/front" in said.out


def test_stopped_once_a_background_job_is_left_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No picture failed: what is out goes on, and the same command fetches it."""
    with painting(tmp_path, monkeypatch, "openai-responses") as book:
        waiting = count(1)

        def ctrl_c(pace: Pace, seconds: float) -> bool:
            if next(waiting) == 2:  # both pictures are out: one that is not is let go of for nothing
                os.kill(os.getpid(), signal.SIGINT)
            return not pace._stopped.wait(10)

        monkeypatch.setattr(Pace, "rest", ctrl_c)
        book.stub.plan(Misfortune(kind="server_error", on="GET responses/{id}", times=1000))
        assert book.draw() == 130
        said = capsys.readouterr().err
        assert "did not come" not in said and "still being drawn at the host" in said
        assert {one.state for one in book.entries} == {"noted"}


def test_the_price_that_is_seen_first_has_the_sheets_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """plan says that they come first and for how much; once they are accepted it says so no more."""
    with painting(tmp_path, monkeypatch) as book:
        (book.folder / "art" / "pim.png").unlink()
        book.story.write_text(
            PIM.replace("Oda lands beside Pim", "Oda lands; Pim looks; Pim"), encoding="utf-8"
        )
        assert book.run("plan", "--studio", "openai") == 0
        assert "1 model sheet first, about $0.0" in capsys.readouterr().err
        assert book.draw() == 0 and book.run("accept", "cast") == 0
        capsys.readouterr()
        assert book.run("plan", "--studio", "openai") == 0
        assert "model sheet first" not in capsys.readouterr().err


def test_a_command_on_the_look_page_is_for_the_studio_that_drew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pasted in a book drawn for money it asks the same studio, and draws no sketch."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("counts") == 0 and book.run("look", "--no-open") == 0
        page = (book.folder / "build" / "look.html").read_text("utf-8")
        assert "boat --studio openai" in page
