"""Retouching: from what somebody typed to a take that changed in one place and waits to be accepted."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image, ImageChops

from picturebook import compiler
from picturebook.cli import run
from picturebook.desk import report
from picturebook.studio.takes import Take, TakeStore, picture_of
from tests.studio.painting import STUDIOS, Misfortune, Painting, painting
from tests.tiny import PIM, write_pim

BOX = ("--box", "20,30,40,40")
LIMIT = ("--max-usd", "2")


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with accepted sketches, drawn once."""
    story = write_pim(tmp_path_factory.mktemp("accepted") / "book")
    with pytest.MonkeyPatch.context() as alone:
        alone.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        assert run(["draw", str(story)]) == 0 and run(["accept", str(story), "--all"]) == 0
    return story.parent


@pytest.fixture
def story(accepted: Path, tmp_path: Path) -> Path:
    """A story with accepted sketches, a copy for each test."""
    return copytree(accepted, tmp_path / "book") / "story.md"


def takes(story: Path, shot: str = "boat") -> tuple[Take, ...]:
    """Return a picture's takes."""
    return TakeStore(story.parent / "takes").of(shot)


def pixels(take: Take) -> Image.Image:
    """Return a take's picture."""
    with Image.open(BytesIO(picture_of(take))) as image:
        return image.convert("RGB")


def recolour(story: Path, *more: str, name: str = "boat", colour: str = "#3050c0") -> int:
    """Give Pim's scarf another colour."""
    return run(["retouch", str(story), name, "--where", "Pim.scarf", f"--recolour={colour}", *more])


def state(story: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, str]:
    """Return how every picture stands."""
    capsys.readouterr()
    assert run(["plan", str(story), "--json", *more]) == 0
    return {one["name"]: one["state"] for one in json.loads(capsys.readouterr().out)["pictures"]}


def test_a_recolouring_changes_the_scarf_and_nothing_else(story: Path) -> None:
    """Free, offline, in Pim's box, with the words and the parent in its record."""
    assert recolour(story) == 0
    first, second = takes(story)
    left, top, right, bottom = first.record["boxes"]["Pim"]
    side = second.width / 1000
    found = ImageChops.difference(pixels(first), pixels(second)).getbbox()
    assert found is not None
    assert left * side - 20 <= found[0] < found[2] <= right * side + 20
    assert top * side <= found[1] < found[3] <= bottom * side
    assert second.record["parent"] == first.digest
    kept = second.record["retouch"]
    assert (kept["words"], kept["where"]) == ("recoloured #3050c0", "Pim.scarf")
    assert second.record["request"]["edit"]["how"] == "recolour"
    assert second.studio == "sketch" and second.record["boxes"] == first.record["boxes"]


def test_the_book_shows_what_it_showed_until_somebody_accepts(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock is untouched by a retouch; accepted it stands, the words are the same, nothing is drawn."""
    before = (story.parent / "story.lock").read_bytes()
    recolour(story)
    assert (story.parent / "story.lock").read_bytes() == before
    assert state(story, capsys) == {"counts": "same", "boat": "same"}
    assert run(["accept", str(story), "boat#2"]) == 0
    assert (story.parent / "art" / "boat.png").read_bytes() == picture_of(takes(story)[1])
    assert state(story, capsys) == {"counts": "same", "boat": "same"}
    assert run(["draw", str(story)]) == 0
    assert run(["build", str(story), "--lock"]) == 0 and run(["build", str(story), "--locked"]) == 0
    assert len(takes(story)) == 2


def test_what_was_retouched_no_longer_waits(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its parent answers today's request too, and nobody is asked to accept it over what was made of it."""
    recolour(story)
    run(["accept", str(story), "boat#2"])
    capsys.readouterr()
    run(["plan", str(story)])
    assert "waits" not in capsys.readouterr().out


def test_a_retouch_alters_no_brief(story: Path) -> None:
    """What must be seen is what it was, to the letter."""
    import tomllib

    def brief() -> object:
        return tomllib.loads((story.parent / "story.lock").read_text("utf-8"))["pictures"]["boat"]["brief"]

    before = brief()
    recolour(story)
    run(["accept", str(story), "boat#2"])
    assert brief() == before


def test_turned_down_the_parent_s_words_still_have_their_picture(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first drawing answers again, and nothing is drawn for it."""
    recolour(story)
    run(["accept", str(story), "boat#2"])
    run(["reject", str(story), "boat#2", "too blue"])
    assert run(["draw", str(story)]) == 0 and len(takes(story)) == 2
    assert state(story, capsys)["boat"] == "same"
    assert recolour(story) == 3
    assert "turned down: too blue" in capsys.readouterr().err


def test_the_story_s_own_colour_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The palette changed after the picture was accepted: what it was finds the scarf, what it is paints it."""
    story = write_pim(tmp_path)
    text = PIM.replace("wool scarf", "wool scarf\n    palette: {scarf: c8102e}")
    story.write_text(text, encoding="utf-8")
    assert run(["draw", str(story)]) == 0 and run(["accept", str(story), "--all"]) == 0
    story.write_text(text.replace("c8102e", "2e6fc8"), encoding="utf-8")
    assert state(story, capsys)["boat"] == "changed"
    assert run(["retouch", str(story), "boat", "--where", "Pim.scarf", "--recolour"]) == 0
    assert takes(story)[1].record["request"]["edit"]["colour"] == "#2e6fc8"
    run(["accept", str(story), "boat#2"])
    assert state(story, capsys)["boat"] == "same"


def test_the_same_retouch_again_is_the_same_take(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made twice."""
    recolour(story)
    assert recolour(story) == 0
    assert "boat#2 is this very retouch" in capsys.readouterr().err
    assert len(takes(story)) == 2


def test_a_take_that_waits_is_retouched_by_its_number(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lineage is told where it is made and on the wall."""
    recolour(story)
    assert recolour(story, name="boat#2", colour="green") == 0
    assert "It comes from: boat#2 ← boat#1" in capsys.readouterr().err
    assert "made from boat#2 ← boat#1" in (story.parent / "build" / "look.html").read_text("utf-8")


def test_machines_are_given_the_take_and_its_share(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One document."""
    capsys.readouterr()
    recolour(story, "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["take"], found["from"]) == ("boat#2", ["boat#1"])
    assert 0 < found["changed"]["whole"] < 100 and found["changed"]["outside"] == 0


def test_a_third_retouch_in_a_row_is_warned_of(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not the second; and what to do instead is told."""
    recolour(story)
    recolour(story, name="boat#2", colour="green")
    assert "in a row" not in capsys.readouterr().err
    recolour(story, name="boat#3", colour="purple")
    said = capsys.readouterr().err
    assert (
        "boat#3 is retouched 2 times in a row already" in said
        and f"picturebook draw {story} boat --again" in said
    )


def test_own_art_is_retouched_and_never_written_over(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file stays to the byte; accepting over it is refused as ever."""
    mine = story.parent / "art" / "boat.png"
    Image.new("RGB", (400, 300), (200, 60, 50)).save(mine)
    assert run(["retouch", str(story), "boat", "--box", "10,10,30,30", "--recolour", "blue"]) == 3
    Image.effect_noise((400, 300), 60).convert("RGB").save(mine)
    with Image.open(mine) as noise:
        noise.paste((200, 60, 50), (60, 60, 140, 120))
        noise.save(mine)
    before = mine.read_bytes()
    capsys.readouterr()
    assert run(["retouch", str(story), "boat", "--box", "10,15,35,35", "--recolour", "blue"]) == 0
    assert "art/boat.png is your own and stays" in capsys.readouterr().err
    assert takes(story)[-1].studio == "sketch"  # work on an accepted take is still made from it
    assert run(["accept", str(story), takes(story)[-1].label]) == 3
    assert mine.read_bytes() == before


def test_a_take_s_own_pixels_are_the_parent_not_their_jpeg(tmp_path: Path) -> None:
    """The copy in the book may be coarser than the take."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("art/boat.png", "art/boat.jpg"), encoding="utf-8")
    run(["draw", str(story)])
    run(["accept", str(story), "--all"])
    assert recolour(story) == 0
    first, second = takes(story)
    assert second.record["parent"] == first.digest
    assert pixels(first).getpixel((3, 3)) == pixels(second).getpixel((3, 3))


def test_from_git_alone_the_accepted_copy_is_the_parent(story: Path) -> None:
    """Without takes/ the lock still knows where Pim is."""
    import shutil

    shutil.rmtree(story.parent / "takes")
    assert recolour(story) == 0
    (take_,) = takes(story)
    assert (take_.studio, take_.label) == ("sketch", "boat#2")


def origins(story: Path) -> dict[str, tuple[str | None, bool | None]]:
    """Return what each picture was made with, and whether that was AI."""
    plan = compiler.prepare(compiler.Wish(story=story)).plan
    return {one["name"]: (one["made_with"], one["ai"]) for one in report.pictures(plan)}


def test_another_colour_makes_nobody_s_work_ai(story: Path) -> None:
    """What somebody drew by hand stays theirs when it is recoloured and put in its place."""
    mine = story.parent / "art" / "boat.png"
    Image.merge("RGB", [Image.effect_noise((400, 300), 60)] * 3).save(mine)
    with Image.open(mine) as noise:
        noise.paste((200, 60, 50), (60, 60, 140, 120))
        noise.save(mine)
    (story.parent / "story.lock").unlink()
    assert run(["retouch", str(story), "boat", "--box", "10,15,35,35", "--recolour", "blue"]) == 0
    mine.unlink()
    assert run(["accept", str(story), takes(story)[-1].label]) == 0
    assert origins(story)["boat"] == (None, None)


def test_what_another_tool_made_is_still_declared(story: Path, tmp_path: Path) -> None:
    """In another colour too; and the retouch answers nobody's words until it is accepted."""
    with Image.open(story.parent / "art" / "boat.png") as image:
        image.resize((768, 768)).save(tmp_path / "chat.png")
    run(["reject", str(story), "boat#1", "too plain"])
    assert run(["adopt", str(story), "boat", str(tmp_path / "chat.png"), "--made-with", "ChatGPT"]) == 0
    typed = ("--where", "Pim.scarf", *BOX[:1], "0,30,100,60", "--recolour", "blue")
    assert run(["retouch", str(story), "boat#2", *typed]) == 0
    shown = compiler.prepare(compiler.Wish(story=story)).plan[1].chosen
    assert shown is not None and shown.label == "boat#2"
    run(["reject", str(story), "boat#2", "too square"])
    shown = compiler.prepare(compiler.Wish(story=story)).plan[1].chosen
    assert shown is None or shown.label != "boat#3"
    assert run(["accept", str(story), "boat#3"]) == 0
    assert origins(story)["boat"] == ("ChatGPT", True)
    assert "made with ChatGPT" in (story.parent / "build" / "look.html").read_text("utf-8")


def test_a_change_that_was_tried_is_still_tried(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A retouch of a take with one direction changed answers that direction, and accepting it tells the line."""
    run(["draw", str(story), "boat", "--change", "face: Pim=sad"])
    assert recolour(story, name="boat#2") == 0
    capsys.readouterr()
    assert run(["accept", str(story), "boat#3", "--write"]) == 0
    assert "face: Pim=sad" in story.read_text("utf-8")
    assert state(story, capsys)["boat"] == "same"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("boat", "--where", "Pimm.scarf", "--recolour", "red"), "try: --where Pim.scarf"),
        (
            ("boat", "--where", "Pim.gizmo", "--recolour", "red"),
            "known are: --where Pim.glasses, --where Pim.scarf, --where Pim.head",
        ),
        (("counts", "--where", "Oda.beak", "--recolour", "red"), "Oda was not drawn here; there are: Pim"),
        (("boat", "--where", "Pim.scarf", "--recolour", "blu"), "try: --recolour blue"),
        (("boat", "--where", "Pim.hat", "--recolour"), "the story gives Pim.hat no colour"),
        (("boat", "--recolour", "red"), "say where: --where"),
        (("boat", "--box", "1,2", "--recolour", "red"), "--box LEFT,TOP,WIDTH,HEIGHT in percent"),
        (("boaat", "--where", "Pim.scarf", "--recolour", "red"), "try: boat"),
        (("boat#9", "--where", "Pim.scarf", "--recolour", "red"), "boat has no take 9"),
    ],
)
def test_what_cannot_be_meant_is_told(
    typed: tuple[str, ...], said: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to type instead; nothing is made."""
    assert run(["retouch", str(story), *typed]) == 2
    assert said in capsys.readouterr().err
    assert len(takes(story)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        ("boat", *BOX),
        ("boat", "make it red", "--recolour", "red", *BOX),
        ("boat", "make it red", *BOX, "--mask", "m.png"),
    ],
)
def test_a_retouch_is_one_thing_in_one_place(typed: tuple[str, ...], story: Path) -> None:
    """Anything else is a usage error."""
    assert run(["retouch", str(story), *typed]) == 2


def test_a_picture_that_is_not_drawn_cannot_be_retouched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that draws it is told."""
    assert recolour(write_pim(tmp_path)) == 4
    assert f"picturebook draw {tmp_path / 'story.md'} boat" in capsys.readouterr().err


def test_who_draws_whole_pictures_says_so(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what can be typed instead."""
    assert run(["retouch", str(story), "boat", "make the scarf blue", "--where", "Pim.scarf"]) == 6
    said = capsys.readouterr().err
    assert "--recolour" in said and "--studio openai" in said


# Painted by a studio, over real HTTP to the stub.


def painted(book: Painting) -> None:
    """Draw and accept everything."""
    assert book.draw() == 0 and book.run("accept", "--all") == 0


def retouched(book: Painting, *more: str, words: str = "a green lamp") -> int:
    """Ask for a retouch of the boat."""
    return book.run("retouch", "boat", words, "--studio", book.studio, *(more or BOX), *LIMIT)


def take(book: Painting, label: str) -> Take:
    """Return a take by its label."""
    return next(one for one in book.takes if one.label == label)


def outside(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Say whether two pictures are the same but for a box."""
    found = ImageChops.difference(one, other).getbbox()
    return (
        found is not None
        and found[0] >= box[0]
        and found[1] >= box[1]
        and found[2] <= box[2]
        and found[3] <= box[3]
    )


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_studio_paints_the_region_and_the_rest_is_put_back(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By each of the three ways: the parent first, then the anchor; billed once; only the box changed."""
    with painting(tmp_path, monkeypatch, studio) as book:
        painted(book)
        drawn, billed = sum(book.billed().values()), book.stub.billed()
        assert retouched(book) == 0
        assert sum(book.billed().values()) == drawn + 1
        first, second = take(book, "boat#1"), take(book, "boat#2")
        side = first.width
        assert outside(
            pixels(first), pixels(second), (side // 5, side * 3 // 10, side * 3 // 5 + 1, side * 7 // 10 + 1)
        )
        assert [one["role"] for one in second.record["references"]] == ["the picture to change", "Pim"]
        assert second.record["references"][0]["sha256"] == first.digest
        assert second.record["audit"]["verdict"] == "seen"
        assert second.record["cost_micros"] == book.stub.billed() - billed
        assert {one.state for one in book.entries} == {"settled"}
        assert second.record["request"]["edit"]["how"] == ("markup" if studio == "openai" else "mask")
        kept = second.record["retouch"]
        assert (kept["words"], kept["where"], kept["box"]) == (
            "a green lamp",
            "box 20,30,40,40",
            [200, 300, 600, 700],
        )
        assert kept["changed"]["inside"] > 900
        raw = book.folder / "takes" / second.record["as_it_came"]
        with Image.open(raw) as came:
            assert came.getpixel((3, 3)) != pixels(first).getpixel((3, 3))


@pytest.mark.parametrize("studio", STUDIOS)
def test_a_retouch_that_is_paid_for_is_not_paid_for_again(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither by the same words nor by drawing, building and planning after it was accepted; `--again` pays."""
    with painting(tmp_path, monkeypatch, studio) as book:
        painted(book)
        retouched(book)
        asked = book.asked()
        assert retouched(book) == 0 and book.asked() == asked
        assert book.run("accept", "boat#2") == 0
        assert state(book.story, capsys, "--studio", studio) == {"counts": "same", "boat": "same"}
        assert book.draw() == 0 and book.run("build", "--lock") == 0 and book.run("build", "--locked") == 0
        assert book.asked() == asked
        drawn = sum(book.billed().values())
        assert book.run("retouch", "boat#1", "a green lamp", "--studio", studio, *BOX, *LIMIT, "--again") == 0
        assert (
            sum(book.billed().values()) == drawn + 1
            and take(book, "boat#3").record["parent"] == take(book, "boat#1").digest
        )


def test_the_words_name_the_picture_and_what_must_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One change, a list of what to keep, every image by its number and role."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        retouched(book, "--where", "Pim.scarf", *BOX, words="make the  scarf\nred")
        prompt = take(book, "boat#2").record["request"]["prompt"]
    assert "# Change\nmake the scarf red\nChange only Pim’s scarf" in prompt
    assert "keep everything else in it exactly as it is" in prompt
    assert "Image 1: the picture to change.\nImage 2: Pim." in prompt


def test_a_mask_somebody_painted_is_kept_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent as a mask, and not a pixel outside it changes."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        mask = Image.new("RGBA", (1536, 1536), "black")
        mask.paste((0, 0, 0, 0), (300, 400, 700, 800))
        mask.save(tmp_path / "mask.png")
        assert retouched(book, "--mask", str(tmp_path / "mask.png")) == 0
        second = take(book, "boat#2")
        assert second.record["request"]["edit"]["how"] == "mask"
        assert outside(pixels(take(book, "boat#1")), pixels(second), (300, 400, 700, 800))


def test_an_older_model_is_sent_a_mask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows no markup, and the record says which it was."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        assert retouched(book, *BOX, "--model", "gpt-image-2") == 0
        assert take(book, "boat#2").record["request"]["edit"]["how"] == "mask"


def test_the_offer_lists_the_picture_and_the_mask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Price first; without a terminal or a limit nothing leaves."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        asked = book.asked()
        assert book.run("retouch", "boat", "a green lamp", "--studio", "openai", *BOX) == 2
        said = capsys.readouterr().err
        assert "about $0.0" in said and "takes/boat/1-" in said and "art/pim.png" in said
        assert "a markup of the region" in said and "--max-usd" in said
        assert book.asked() == asked


def test_what_points_at_the_region_is_in_the_estimate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody says whether a mask is billed: what is put aside holds it too, 1024 tokens at 8 dollars a million."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        assert retouched(book) == 0
        lines = [
            json.loads(line) for line in (book.folder / "takes" / "ledger.jsonl").read_text().splitlines()
        ]
        entry = next(line["entry"] for line in reversed(lines))
        reserved, *_, settled = (
            line["micros"] for line in lines if line["entry"] == entry and "micros" in line
        )
        assert 0.006 < (reserved - settled) / 1e6 < 0.02


def test_own_art_is_a_photograph_to_be_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture itself leaves too."""
    with painting(tmp_path, monkeypatch) as book:
        exif = Image.Exif()
        exif[0x010F] = "Camera Works"
        Image.effect_noise((900, 900), 50).convert("RGB").save(book.folder / "art" / "boat.png", exif=exif)
        assert retouched(book) == 2
        assert "boat.png" in capsys.readouterr().err
        assert retouched(book, *BOX, "--photographs") == 0
        second = take(book, "boat#1")
        assert (second.width, second.height) == (900, 900)


def test_a_place_too_small_to_be_seen_is_refused_before_it_is_paid_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would do is told, and so is what costs nothing."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        asked = book.asked()
        assert retouched(book, "--box", "20,30,2,2") == 3
        said = capsys.readouterr().err
        assert "has 31 x 31 pixels as the picture is painted: too few to be seen" in said
        assert "make the place at least 3 % x 3 % of the picture; or recolour it here, for nothing" in said
        assert book.asked() == asked
        assert retouched(book, "--box", "20,30,3,3") == 0


def test_a_limit_and_a_budget_are_walls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is sent."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        asked = book.asked()
        assert book.run("retouch", "boat", "a lamp", "--studio", "openai", *BOX, "--max-usd", "0.01") == 5
        book.write(PIM.replace("trim:", "studio: {use: openai, budget: 0.18 USD}\ntrim:"))
        assert retouched(book) == 5
        assert book.asked() == asked


def test_what_may_have_been_billed_goes_out_again_only_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what to type is the same retouch, not another drawing."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        book.stub.plan(Misfortune(kind="drop"))
        assert retouched(book) == 6
        assert "the same retouch with --again" in capsys.readouterr().err
        asked = book.asked()
        assert retouched(book) == 6 and book.asked() == asked
        assert "the same retouch with --again" in capsys.readouterr().err
        assert retouched(book, *BOX, "--again") == 0


@pytest.mark.parametrize("kind", ["references_ignored", "wrong_size", "not_an_image", "moderation"])
def test_what_did_not_come_as_asked_is_no_take_to_accept(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paid or not, it is told; the book shows what it showed."""
    with painting(tmp_path, monkeypatch) as book:
        painted(book)
        book.stub.plan(Misfortune(kind=kind))
        assert retouched(book) == 6
        assert all(one.unusable for one in book.takes if one.label == "boat#2")
        assert sum(one.micros for one in book.entries if one.state == "settled") == book.stub.billed()


def test_a_background_job_is_fetched_and_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Given up on for now, the same retouch later finds it by its id."""
    with painting(tmp_path, monkeypatch, "openai-responses", latency=0.6) as book:
        painted(book)
        asked = book.asked()
        monkeypatch.setattr("picturebook.studio.openai_responses.PATIENCE", 0.0)
        assert retouched(book) == 6
        monkeypatch.undo()
        monkeypatch.setenv("OPENAI_BASE_URL", book.stub.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-again")
        assert retouched(book) == 0
        assert book.asked() == asked + 1
