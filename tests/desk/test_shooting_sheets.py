"""A shoot: sheets before pages, what they are drawn from, and what is said when somebody does not wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.desk.look import told_of
from picturebook.digest import sha256
from picturebook.studio.models import DEFAULT
from picturebook.studio.takes import Take
from tests.studio.doubles import png
from tests.studio.painting import Misfortune, Painting, painting
from tests.tiny import PIM

MANY = PIM + "".join(
    f"\n---\n\n![Pim counts stone {at} beside Oda.](art/stone-{at}.png)\n\nStone {at}.\n" for at in (1, 2)
)
THINGS = MANY.replace(
    "---\n\n!",
    'places:\n  jetty: {look: "grey boards"}\nprops:\n  stone: {look: "a round stone"}\n---\n\n!',
    1,
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Painting]:
    """Four pictures of Pim, three of Oda, drawn by the stub."""
    with painting(tmp_path, monkeypatch) as found:
        found.story.write_text(MANY, encoding="utf-8")
        yield found


def take_of(book: Painting, shot: str) -> Take:
    """Return the newest take of a picture."""
    return [take for take in book.takes if take.shot == shot][-1]


def cast(book: Painting) -> int:
    """Draw sheets."""
    return book.run("cast", "--studio", book.studio, "--max-usd", "9")


def with_drawing(book: Painting, use: str) -> None:
    """Give Pim a drawing of the author's that is for something."""
    said = f"scarf\n    references: [{{file: art/pim.png, as: {use}}}]\n  Oda"
    book.story.write_text(MANY.replace("scarf\n  Oda", said), encoding="utf-8")


def states(book: Painting) -> dict[str, str]:
    """Return how each page's picture stands."""
    prepared = compiler.prepare(compiler.Wish(story=book.story, studio=book.studio))
    return {one.shot.name: one.state.value for one in prepared.plan}


def test_provisional_pages_are_drawn_from_the_sheets_nobody_accepted(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sheets come first all the same; then they go with the pages, the takes remember it, and it is said."""
    assert book.draw("--provisional") == 0
    assert {take.shot for take in book.takes} == {"cast/Oda/front", "cast/Pim/front"}
    assert book.draw("boat", "--provisional") == 0
    boat, front = take_of(book, "boat"), take_of(book, "cast/Pim/front")
    assert {"role": "Pim", "sha256": front.digest} in boat.record["request"]["references"]
    assert boat.record["provisional"] == ["Pim", "Oda"]
    assert "nobody accepted the sheets of Pim, Oda yet" in capsys.readouterr().err
    assert "drawn from sheets nobody had accepted: Pim, Oda" in told_of(boat.record)


def test_provisional_pages_are_right_once_their_sheets_are_accepted(book: Painting) -> None:
    """Whichever is accepted first; a sheet turned down leaves them changed."""
    for _ in range(2):
        assert book.draw("boat", "--provisional") == 0
    assert book.run("accept", "boat#1") == 0
    assert states(book)["boat"] == "changed"
    assert book.run("accept", "cast") == 0
    assert states(book)["boat"] == "same"


def test_a_rough_shoot_draws_its_sheets_at_full_size(book: Painting) -> None:
    """Everything is held against them; only pages are rough."""
    assert book.draw("--rough") == 0
    front = take_of(book, "cast/Pim/front")
    assert (front.record["width"], "rough" in front.record) == (1536, False)
    assert book.run("accept", "cast") == 0
    assert book.draw("--rough") == 0
    boat = take_of(book, "boat")
    assert (boat.record["width"], boat.record["rough"]) == (1024, True)
    assert boat.record["request"]["settings"]["quality"] == "low"


def test_places_and_props_seen_often_get_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They come before the pages like fronts, and then go with them, behind the people."""
    with painting(tmp_path, monkeypatch) as book:
        lines = THINGS.replace("-2.png)\n", "-2.png)\n<!-- place: jetty -->\n")
        lines = lines.replace("-1.png)\n", "-1.png)\n<!-- place: jetty -->\n")
        text = lines.replace(
            "a paper boat in the reeds.](art/boat.png)\n<!--", "a stone.](art/boat.png)\n<!-- place: jetty;"
        )
        book.story.write_text(text, encoding="utf-8")
        assert cast(book) == 0
        fronts = {"cast/Oda/front", "cast/Pim/front", "cast/jetty/whole", "cast/stone/whole"}
        assert {take.shot for take in book.takes} == fronts
        assert book.run("accept", "cast") == 0
        assert book.draw("boat") == 0
        boat = take_of(book, "boat").record["request"]
        roles = ["Oda", "Pim", "place:jetty", "prop:stone"]
        assert [one["role"] for one in boat["references"]] == roles
        assert sorted(one["role"] for one in boat["brief"]["anchors"]) == sorted(roles)
        assert "stone: a round stone." in boat["prompt"]


def test_a_front_is_drawn_from_a_likeness(book: Painting) -> None:
    """The likeness goes with the front alone; the pages follow the front."""
    with_drawing(book, "likeness")
    assert book.draw() == 0
    front = take_of(book, "cast/Pim/front")
    assert [one["role"] for one in front.record["references"]] == ["Pim, likeness"]
    assert "Image 1: Pim, likeness: keep who this is" in front.record["request"]["prompt"]
    assert book.run("accept", "cast") == 0
    assert book.draw("counts") == 0
    (sent,) = take_of(book, "counts").record["references"]
    assert (sent["role"], sent["sha256"]) == ("Pim", front.digest)


def test_an_exact_drawing_is_the_sheet(book: Painting) -> None:
    """No front is drawn for it, and the words say how strictly it is held to."""
    with_drawing(book, "exact")
    assert cast(book) == 0
    assert "cast/Pim/front" not in {take.shot for take in book.takes}
    assert book.run("accept", "cast") == 0
    assert book.draw("counts") == 0
    counts = take_of(book, "counts")
    assert counts.record["references"][0]["role"] == "Pim, exact"
    assert "Image 1: Pim, exact: hold to this drawing exactly" in counts.record["request"]["prompt"]


def test_a_drawing_for_its_style_goes_with_every_picture(book: Painting) -> None:
    """Also with those its owner is not in, and with the sheets."""
    with_drawing(book, "style")
    assert book.draw() == 0
    style = {"role": "style", "sha256": sha256(png(512, 512, "pim"))}
    for shot in ("cast/Pim/front", "cast/Oda/front"):
        found = take_of(book, shot).record["request"]
        assert found["references"] == [style]
        assert "Image 1: style: follow how this is drawn, and not who or what is in it." in found["prompt"]


def test_who_had_no_room_is_in_the_record_and_in_the_offer(
    book: Painting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A crowd's rest is told in words alone, and nobody need guess who."""
    assert book.draw() == 0
    assert book.run("accept", "cast") == 0
    monkeypatch.setattr("picturebook.studio.models.STAR", 1)
    assert book.draw("boat") == 0
    boat = take_of(book, "boat")
    assert [one["role"] for one in boat.record["references"]] == ["Oda"]
    assert boat.record["in_words"] == ["Pim"]
    assert "in words alone: Pim" in capsys.readouterr().err
    assert "told in words alone: Pim" in told_of(boat.record)


def test_a_picture_s_record_says_who_what_was_sent_and_what_came(book: Painting) -> None:
    """Who, in what, with which face; the model and its settings; references by digest; tokens, cost, the host's id."""
    book.draw()
    book.run("accept", "cast")
    text = book.story.read_text("utf-8").replace(
        "time: night", "time: night; face: Pim=sad; wearing: Pim=a cape"
    )
    book.story.write_text(text, encoding="utf-8")
    assert book.draw("boat") == 0
    kept = take_of(book, "boat").record
    oda, pim = kept["request"]["brief"]["cast"]
    assert (oda["name"], pim["name"], pim["face"], pim["wears"]) == ("Oda", "Pim", "sad", "a cape")
    assert (kept["request"]["model"], kept["request"]["settings"]["quality"]) == (DEFAULT, "high")
    assert all({"role", "sha256", "sent_sha256", "width", "height"} == set(one) for one in kept["references"])
    assert {"usage", "cost_micros", "request_id", "audit", "media_type", "width", "height"} <= set(kept)


def test_what_is_answered_already_is_not_offered(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """A take turned down leaves an older one that is right: nobody is asked for money, and it is taken up."""
    assert book.draw() == 0
    assert book.run("accept", "cast") == 0
    assert book.draw("boat") == 0
    assert book.draw("boat", "--again") == 0
    assert book.run("reject", "boat#2", "too dark") == 0
    capsys.readouterr()
    assert (
        book.run("draw", "boat", "--studio", book.studio) == 0
    )  # no terminal and no limit: nothing to agree to
    shown = capsys.readouterr().err
    assert "Nothing was drawn: there is a picture for these very words." in shown
    assert "$" not in shown
    assert states(book)["boat"] == "same"


def test_only_what_will_be_sent_is_offered(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside what is new, a picture that is there already costs nothing and is said to."""
    assert book.draw() == 0
    assert book.run("accept", "cast") == 0
    for more in ((), ("--again",)):
        assert book.draw("boat", *more) == 0
    assert book.run("reject", "boat#2", "too dark") == 0
    capsys.readouterr()
    assert book.draw("boat", "counts") == 0
    shown = capsys.readouterr().err
    assert "1 picture by openai" in shown
    assert "Not drawn again, for there is a picture for these very words: boat." in shown


def test_houses_that_ask_about_ai_are_named_before_the_yes(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """By plan and by the offer, each house of the story; of pictures nobody pays for there is nothing to say."""
    text = book.story.read_text("utf-8")
    named = "printers: [home-a4, ingramspark-hardcover, kdp-paperback]\ntrim:"
    book.story.write_text(text.replace("trim:", named), encoding="utf-8")
    for verb, *more in (("plan",), ("draw", "--max-usd", "5")):
        capsys.readouterr()
        book.run(verb, "--studio", book.studio, *more)
        told = capsys.readouterr().err
        assert "ingramspark-hardcover may refuse pictures made with AI: ask before you pay" in told
        assert "kdp-paperback asks at upload about pictures made with AI" in told
    book.run("plan")
    assert "made with AI" not in capsys.readouterr().err


def test_two_told_alike_are_offered_and_paid_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One picture answers both."""
    with painting(tmp_path, monkeypatch) as book:
        twin = "![Oda lands beside Pim; both look at a paper boat in the reeds.]"
        text = PIM.replace("![Pim sits on the jetty, counting stars in a puddle.]", twin)
        text = text.replace("(art/counts.png)\n", "(art/counts.png)\n<!-- time: night -->\n")
        book.story.write_text(text.replace("time: night", "time: night; layout: full; text: bottom"), "utf-8")
        assert book.draw() == 0
        assert book.run("accept", "cast") == 0
        capsys.readouterr()
        assert book.draw() == 0
        assert "1 picture by openai" in capsys.readouterr().err
        assert len([take for take in book.takes if not take.shot.startswith("cast/")]) == 1


def test_a_refused_sheet_is_told_at_its_character_s_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There its look is, which is what was refused."""
    with painting(tmp_path, monkeypatch, misfortunes=[Misfortune(kind="moderation", times=2)]) as book:
        book.story.write_text(MANY, encoding="utf-8")
        assert book.draw() == 6
        shown = capsys.readouterr().err
        for name in ("Pim", "Oda"):
            line = next(at for at, text in enumerate(MANY.splitlines(), 1) if text.startswith(f"  {name}:"))
            assert f"{book.story}:{line}:3: error: cast/{name}/front did not come" in shown
