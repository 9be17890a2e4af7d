"""Pictures for money: the three ways to OpenAI, over real HTTP to the stub, in fair weather and foul."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path

import pytest

from picturebook.design.printers import printers
from picturebook.design.themes import themes
from tests.studio.doubles import png
from tests.studio.painting import KEY, STUDIOS, Misfortune, Painting, painting
from tests.tiny import PIM


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_book_is_drawn_accepted_and_never_asked_for_again(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pictures are billed once each; drawing again, and every theme and printer, asks the host for nothing."""
    with painting(tmp_path, monkeypatch, studio) as book:
        assert book.draw() == 0
        assert [take.label for take in book.takes] == ["boat#1", "counts#1"]
        assert sorted(book.billed().values()) == [1, 1]
        assert book.run("accept", "--all") == 0
        asked = book.asked()
        assert book.draw() == 0
        assert book.run("build", "--lock") == 0
        assert book.run("build", "--locked") == 0
        for theme, printer in zip(cycle(themes()), printers(), strict=False):
            book.run("build", "--theme", theme, "--printer", printer)
            assert book.run("plan", "--theme", theme, "--printer", printer, "--studio", studio) in (0, 1)
        assert book.asked() == asked


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_take_says_how_it_came_to_be(studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent, which references by digest, what came back, what it cost: as the host billed it."""
    with painting(tmp_path, monkeypatch, studio) as book:
        book.draw()
        take = book.takes[0]
        (reference,) = take.record["references"]
        assert (reference["role"], reference["width"], reference["height"]) == ("Pim", 512, 512)
        assert take.record["audit"] == {"verdict": "seen", "reported": 1024, "expected": 1024}
        assert "Image 1: Pim." in take.record["request"]["prompt"]
        assert sum(one.record["cost_micros"] for one in book.takes) == book.stub.billed()
        assert sum(one.micros for one in book.entries) == book.stub.billed()
        assert {one.state for one in book.entries} == {"settled"}


def test_the_same_words_sent_two_ways_are_paid_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch and the Images API draw alike: what one drew the other does not ask for."""
    with painting(tmp_path, monkeypatch, "openai-batch") as book:
        book.draw()
        asked = book.asked()
        book.studio = "openai"
        book.draw()
        assert book.asked() == asked


@pytest.mark.parametrize("studio", STUDIOS)
def test_neither_key_nor_picture_data_reaches_a_file_or_a_message(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither when all goes well nor when the host refuses."""
    with painting(tmp_path, monkeypatch, studio, misfortunes=[Misfortune(kind="moderation")]) as book:
        book.draw()
        book.run("look", "--no-open")
        said = "".join(capsys.readouterr())
        written = [path.read_text(errors="ignore") for path in book.folder.rglob("*") if path.suffix != ".png"
                   and path.is_file()]  # fmt: skip
    assert not any(KEY in text or KEY[3:] in text for text in (said, *written))
    assert not any("iVBORw0KGgo" in text for text in (said, *written))


@pytest.mark.parametrize("kind", ["rate_limit", "server_error", "overloaded", "slow"])
@pytest.mark.parametrize("studio", STUDIOS[:2])
def test_passing_trouble_is_waited_out(
    studio: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host asks to go slower, or stumbles: we wait and ask again, and nothing is billed twice."""
    trouble = Misfortune(kind=kind, retry_after=0.1, seconds=0.3)
    with painting(tmp_path, monkeypatch, studio, misfortunes=[trouble]) as book:
        monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.05)
        assert book.draw() == 0
        assert sorted(book.billed().values()) == [1, 1]


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_host_that_is_not_there_costs_nothing(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing went out: it is tried a few times, then told, and nothing counts as spent."""
    with painting(tmp_path, monkeypatch, studio) as book:
        monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.01)
        monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
        assert book.draw() == 6
        assert "the host cannot be reached" in capsys.readouterr().err
        assert {one.state for one in book.entries} <= {"free"}  # a batch is not even noted


@pytest.mark.parametrize("kind", ["drop", "broken_json", "empty_data", "html"])
def test_what_may_have_been_billed_is_never_sent_again_by_itself(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown stays unknown, counts against the budget, and goes out again only when a person says so."""
    with painting(tmp_path, monkeypatch, "openai", misfortunes=[Misfortune(kind=kind)]) as book:
        assert book.draw() == 6
        assert "may have been billed" in capsys.readouterr().err
        assert sorted(one.state for one in book.entries) == ["settled", "unknown"]
        asked = book.asked()
        assert book.draw() == 6
        assert book.asked() == asked
        (lost,) = {"boat", "counts"} - {take.shot for take in book.takes}
        assert book.draw(lost, "--again") == 0
        assert {take.shot for take in book.takes} == {"boat", "counts"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("quota", "the account has no money left"),
        ("unverified", "verified organisations only"),
        ("moderation", "moderation refused the words or the references for violence"),
        ("drop_before", "broke off"),
    ],
)
def test_what_helps_nothing_is_not_tried_twice(
    kind: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One request, one answer in a parent's words; the other picture is kept."""
    with painting(tmp_path, monkeypatch, "openai", misfortunes=[Misfortune(kind=kind)]) as book:
        assert book.draw() == 6
        assert said in capsys.readouterr().err
        assert (book.asked(), len(book.takes)) == (2, 1)


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_picture_drawn_without_its_references_is_kept_and_never_used(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No image tokens for a picture with references: paid, kept, said loudly, and not to be accepted."""
    with painting(tmp_path, monkeypatch, studio, misfortunes=[Misfortune(kind="references_ignored")]) as book:
        assert book.draw() == 6
        assert "the references were not seen: 0 image tokens" in capsys.readouterr().err
        (bad,) = [take for take in book.takes if take.unusable]
        assert book.run("accept", bad.label) == 3
        assert [one.state for one in book.entries] == ["settled", "settled"]


@pytest.mark.parametrize("kind", ["wrong_size", "not_an_image"])
def test_what_is_not_the_picture_asked_for_is_laid_aside(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was billed: the bytes are where a person can look at them, and no take is made of them."""
    with painting(tmp_path, monkeypatch, "openai", misfortunes=[Misfortune(kind=kind)]) as book:
        assert book.draw() == 6
        assert len(book.takes) == 1
        assert len(list((book.folder / "takes" / "aside").iterdir())) == 1
        assert sum(one.micros for one in book.entries if one.state == "settled") == book.stub.billed()


@pytest.mark.parametrize("kind", ["responses_two_calls", "responses_no_call", "failed"])
def test_the_tool_is_called_once_or_it_does_not_count(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No call, two calls, a call that failed: none of them becomes a picture of the book."""
    with painting(tmp_path, monkeypatch, "openai-responses", misfortunes=[Misfortune(kind=kind)]) as book:
        assert book.draw() == 6
        assert len([take for take in book.takes if not take.unusable]) == 1


@pytest.mark.parametrize("kind", ["batch_expired", "batch_line_error"])
def test_a_batch_that_ends_early_keeps_what_was_drawn(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it never drew was not billed, and is drawn the next time."""
    with painting(tmp_path, monkeypatch, "openai-batch", misfortunes=[Misfortune(kind=kind)]) as book:
        assert book.draw() == 6
        assert book.draw() == 0
        assert {take.shot for take in book.takes} == {"boat", "counts"}
        assert sorted(book.billed().values()) == [1, 1]


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_limit_is_a_wall(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture that would go over it is not sent; exit 5 says what to type."""
    with painting(tmp_path, monkeypatch, studio) as book:
        assert book.draw(limit="0.05") == 5
        assert "for the 2 pictures left: --max-usd 0." in capsys.readouterr().err
        assert book.stub.billed() <= 50_000


def test_a_story_s_budget_lowers_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a ceiling for the whole book, never a permission."""
    with painting(tmp_path, monkeypatch) as book:
        book.write(PIM.replace("trim:", "studio: {use: openai, budget: 0.10 USD}\ntrim:"))
        assert book.draw() == 5
        assert len(book.takes) == 1
        assert book.draw(limit="9") == 5


def test_without_a_limit_or_a_terminal_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A usage error, after the offer was told."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.run("draw", "--studio", "openai") == 2
        said = capsys.readouterr().err
        assert "about $0.17" in said and "sends: art/pim.png" in said and "--max-usd" in said
        assert book.asked() == 0


def test_the_offer_says_of_which_day_its_prices_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what it assumes, and whether the model in between is in them."""
    with painting(tmp_path, monkeypatch, "openai-responses") as book:
        book.draw("--model", "gpt-image-2.6-flare", limit="0")
        said = capsys.readouterr().err
        assert "(Prices as read on 20" in said
        assert "gpt-image-2.6-flare takes for a quality is assumed" in said
        assert "what gpt-5.4 reads and says around a picture is in them" in said
        own = tmp_path / "config" / "picturebook" / "prices.toml"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text('read = "2027-01-02"\n', encoding="utf-8")
        book.draw(limit="0")
        assert "(Prices as read on 2027-01-02;" in capsys.readouterr().err


def test_a_model_without_a_price_is_not_drawn_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which are priced, and what to write where."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("--model", "foo-9") == 6
        said = capsys.readouterr().err
        assert "nobody wrote down what foo-9 costs" in said and 'write [models."foo-9"]' in said
        assert not book.stub.ledger()


@pytest.mark.parametrize("amount", ["nan", "inf", "-1", "much"])
def test_no_wall_is_built_of_what_is_no_amount(
    amount: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip is a usage error, and nothing is sent."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw(limit=amount) == 2
        assert not book.stub.ledger()


def test_a_failed_shoot_says_what_came_and_what_it_cost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To people and to machines, before it says what did not come, and at which line of the story."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="moderation")]) as book:
        assert book.draw("--json") == 6
        out, err = capsys.readouterr()
        (label,) = (found := json.loads(out))["takes"]
        assert label in ("boat#1", "counts#1")
        (told,) = found["diagnostics"]
        assert told["message"].endswith("moderation refused the words or the references for violence")
        assert told["line"] == (14 if label == "boat#1" else 20)
        assert err.index("1 picture drawn, $0.085.") < err.index("did not come")


def test_without_a_key_it_is_said_which_variable_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And how to rehearse without one."""
    with painting(tmp_path, monkeypatch) as book:
        monkeypatch.delenv("OPENAI_API_KEY")
        assert book.draw() == 6
        said = capsys.readouterr().err
        assert "OPENAI_API_KEY" in said and "stub-studio" in said


def test_one_thing_is_changed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new take knows its parent and its change; accepting it tells the line, and --write writes it."""
    with painting(tmp_path, monkeypatch) as book:
        book.draw()
        book.run("accept", "--all")
        assert book.draw("boat", "--change", "face: Pim=sad") == 0
        second = next(take for take in book.takes if take.label == "boat#2")
        first = next(take for take in book.takes if take.label == "boat#1")
        assert (second.record["parent"], second.record["change"]) == (first.digest, "face: Pim=sad")
        assert "face: Pim=sad" not in book.story.read_text("utf-8")
        assert book.run("accept", "boat#2", "--write") == 0
        assert "+ <!-- time: night; face: Pim=sad -->" in capsys.readouterr().err
        assert "<!-- time: night; face: Pim=sad -->" in book.story.read_text("utf-8")
        capsys.readouterr()
        assert book.run("plan", "--json", "--studio", "openai") == 0
        assert [one["state"] for one in json.loads(capsys.readouterr().out)["pictures"]] == ["same", "same"]


def test_a_rough_becomes_a_final_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The accepted rough goes along as the first image, and the final one has the pixels of its print."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("--rough") == 0
        assert {(take.width, take.height) for take in book.takes} == {(1024, 1024)}
        book.run("accept", "--all")
        assert book.draw("--final") == 0
        final = next(take for take in book.takes if take.label == "boat#2")
        assert (final.width, final.height) == (2640, 2640)  # 8.5 in and its bleed at 300 ppi, in steps of 16
        assert final.record["references"][0]["role"].startswith("the accepted rough")


def test_an_accepted_picture_becomes_one_as_sharp_as_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was drawn at the usual size is drawn at the printed one, from itself, once."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw() == 0 and book.run("accept", "--all") == 0
        assert book.draw("boat", "--final") == 0
        final = next(take for take in book.takes if take.label == "boat#2")
        assert (final.width, final.height) == (2640, 2640)
        assert final.record["references"][0]["role"].startswith("the accepted picture")
        assert book.run("accept", "boat#2") == 0
        capsys.readouterr()
        assert book.draw("boat", "--final") == 0
        assert "No accepted picture of a studio is smaller" in capsys.readouterr().err


def test_a_photograph_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once; nothing of it but what it shows is sent."""
    from PIL import Image

    with painting(tmp_path, monkeypatch) as book:
        exif = Image.Exif()
        exif[0x010F] = "Camera Works"
        Image.new("RGB", (64, 64), "red").save(book.folder / "art" / "pim.png", exif=exif)
        assert book.draw() == 2
        assert "pim.png" in capsys.readouterr().err
        assert book.draw("--photographs") == 0
        assert book.draw("boat", "--again") == 0


def test_a_reference_changed_under_our_hands_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was planned is what is sent, or nothing is."""
    from picturebook import compiler
    from picturebook.errors import IllustratorFailed

    with painting(tmp_path, monkeypatch) as book:
        prepared = compiler.prepare(compiler.Wish(story=book.story, studio="openai", max_micros=5_000_000))
        (book.folder / "art" / "pim.png").write_bytes(png(512, 512, "another"))
        with pytest.raises(IllustratorFailed, match="changed while we were drawing"):
            compiler.draw(prepared, prepared.plan, lambda *_: None)
        assert book.asked() == 0


MANY = PIM + "".join(
    f"\n---\n\n![Pim counts stone {at} beside Oda.](art/stone-{at}.png)\n\nStone {at}.\n" for at in (1, 2)
)


@pytest.mark.parametrize("studio", STUDIOS)
def test_sheets_come_before_pages(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fronts first; pages only once they are accepted, and then with them; the rest of the sheets by `cast`."""
    with painting(tmp_path, monkeypatch, studio) as book:
        book.story.write_text(MANY, encoding="utf-8")
        assert book.draw() == 0
        assert {take.shot for take in book.takes} == {"cast/Oda/front", "cast/Pim/front"}
        asked = book.asked()
        assert book.draw() == 0
        assert "accept" in capsys.readouterr().err and book.asked() == asked
        assert book.run("accept", "cast") == 0
        assert (book.folder / "cast" / "Pim-front.png").is_file()
        assert book.draw() == 0
        boat = next(take for take in book.takes if take.shot == "boat")
        assert [one["role"] for one in boat.record["references"]] == ["Oda", "Pim"]
        assert run_cast(book) == 0
        assert "cast/Pim/expressions" in {take.shot for take in book.takes}
        assert book.run("accept", "--all") == 0
        asked = book.asked()
        assert (book.draw(), run_cast(book), book.asked()) == (0, 0, asked)


def run_cast(book: Painting) -> int:
    """Draw the sheets that are left."""
    return book.run("cast", "--studio", book.studio, "--max-usd", "9")


def test_the_chart_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before any drawing, offline."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.run("cast", "--chart") == 0
        assert "boat" in capsys.readouterr().out
        assert not book.stub.ledger()


def test_the_model_in_between_is_reserved_and_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words cost money beside the picture, and the ledger says so to the last millionth."""
    with painting(tmp_path, monkeypatch, "openai-responses") as book:
        assert book.draw("boat") == 0
        (entry,), (take,) = book.entries, book.takes
        assert take.record["usage"]["outer_out"] > 0
        assert take.record["cost_micros"] == entry.micros == book.stub.billed()
        line = (book.folder / "takes" / "ledger.jsonl").read_text("utf-8").splitlines()[0]
        assert json.loads(line)["micros"] > entry.micros


def test_words_without_a_picture_are_paid_for_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The model in between spoke instead of drawing: that much was billed, and no picture."""
    with painting(
        tmp_path, monkeypatch, "openai-responses", misfortunes=[Misfortune(kind="responses_no_call")]
    ) as book:
        assert book.draw("boat") == 6
        assert "no picture was billed, only its words" in capsys.readouterr().err
        (entry,) = book.entries
        assert (entry.state, entry.micros) == ("settled", book.stub.billed()) and entry.micros > 0
        assert book.draw("boat") == 0
        assert sum(one.micros for one in book.entries) == book.stub.billed()
