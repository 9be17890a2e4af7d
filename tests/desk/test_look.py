"""The look page: what stands beside what, and what is said of each take."""

from __future__ import annotations

import re
import shutil
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices
from picturebook.desk.look import Wall, doubt_of, hang, told_of, write_look
from picturebook.storyboard.request import Request
from tests.studio import doubles
from tests.studio.doubles import Double, first_well_then, png
from tests.tiny import PIM, write_pim

TWIN = "![Oda lands beside Pim; both look at a paper boat in the reeds.]"

RECORD = {
    "request": {"studio": "openai", "model": "m-1", "settings": {"quality": "high"}},
    "cost_micros": 41_234,
    "audit": {"verdict": "seen", "reported": 2048, "expected": 2048},
    "change": "face: Pim=sad",
    "revised_prompt": "a mouse",
}


def drawn(folder: Path, monkeypatch: pytest.MonkeyPatch, artist: Double) -> Prepared:
    """Draw Pim's book with a double and prepare it again."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: artist)
    wish = Wish(story=write_pim(folder))
    prepared = compiler.prepare(wish)
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    return compiler.prepare(wish)


def wall(prepared: Prepared) -> Wall:
    """Hang a book on its wall."""
    page = prepared.project.build / "look.html"
    return hang(prepared.project, prepared.story, prepared.plan, page)


def test_every_take_has_the_command_to_paste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A take that waits can be accepted or turned down; an accepted one only turned down."""
    prepared = drawn(tmp_path / "a book", monkeypatch, Double())
    story = tmp_path / "a book" / "story.md"
    (first, second) = [one.takes[0] for one in wall(prepared).pictures]
    assert first.commands == (
        f"picturebook accept '{story}' 'counts#1'", f"picturebook reject '{story}' 'counts#1' 'say why'",
    )  # fmt: skip
    assert (first.standing, wall(prepared).waiting) == ("waiting for you", 2)
    choices.accept(prepared, ("boat#1",))
    (first, second) = [one.takes[0] for one in wall(compiler.prepare(Wish(story=story))).pictures]
    assert (second.standing, second.chosen, len(second.commands)) == ("accepted", True, 1)


def test_a_take_before_the_accepted_one_waits_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was passed over: it can still be accepted, and only what is newer wants a decision."""
    prepared = drawn(tmp_path, monkeypatch, Double())
    (first,) = prepared.plan[1].takes
    for seed in ("second", "third"):
        data = png(*prepared.plan[1].request.pixels, seed)
        prepared.project.takes.put("boat", data, first.record["request"], {})
    choices.accept(compiler.prepare(prepared.wish), ("boat#2",))
    takes = wall(compiler.prepare(prepared.wish)).pictures[1].takes
    standings = {one.label: one.standing for one in takes}
    assert standings == {"boat#1": "passed over", "boat#2": "accepted", "boat#3": "waiting for you"}
    assert any("accept" in one for one in takes[-1].commands)


def test_what_may_not_be_used_is_shown_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture drawn without its references hangs there with its fault and no way to accept it."""

    def ignores(request: Request) -> object:
        return doubles.ignores_references(request)

    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(first_well_then(ignores)))
    wish = Wish(story=write_pim(tmp_path))
    prepared = compiler.prepare(wish)
    with pytest.raises(compiler.IllustratorFailed):
        compiler.draw(prepared, prepared.plan, lambda *_: None)
    page = write_look(wall(compiler.prepare(wish)))
    assert "Look twice: the references were not seen" in page
    assert "accept" in page and "boat#1&#39;" in page and "accept &#39;boat" not in page


def test_the_page_runs_nothing_and_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No script, no address, every picture a relative path with words for who cannot see it."""
    prepared = drawn(tmp_path, monkeypatch, Double())
    (tmp_path / "build").mkdir(exist_ok=True)
    page = write_look(wall(prepared))
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    for image in re.findall(r"<img [^>]*>", page):
        assert 'alt="' in image and 'alt=""' not in image
        source = re.search(r'src="([^"]*)"', image)
        assert source and (tmp_path / "build" / source[1]).is_file()


def test_the_page_can_be_read_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings skip no level, every region and link has its name, also for a picture whose name has a space."""
    story = write_pim(tmp_path)
    story.write_text(
        story.read_text("utf-8").replace("art/boat.png", "art/moon%20boat.png"), encoding="utf-8"
    )
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double())
    prepared = compiler.prepare(Wish(story=story))
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    page = write_look(wall(compiler.prepare(Wish(story=story))))
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    names = re.findall(r'\bid="([^"]*)"', page)
    assert len(names) == len(set(names)) and not any(" " in name for name in names)
    for link in re.findall(r'(?:href="#|aria-labelledby=")([^"]*)"', page):
        assert link in names
    assert page.count("<main>") == page.count("<nav aria-label=") == 1
    assert "moon boat" in page


def test_what_was_let_pass_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason somebody gave."""
    prepared = drawn(tmp_path, monkeypatch, Double())
    choices.waive(prepared, "boat", "the reeds may be blue")
    assert "Let pass: the reeds may be blue" in write_look(wall(compiler.prepare(prepared.wish)))


def test_the_story_s_words_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scene with marks in it stays words."""
    story = write_pim(tmp_path)
    text = story.read_text("utf-8").replace("Pim sits on the jetty", "Pim & 3 < 4 “friends” sit")
    story.write_text(text, encoding="utf-8")
    page = write_look(wall(compiler.prepare(Wish(story=story))))
    assert "Pim &amp; 3 &lt; 4 “friends” sit" in page


def test_what_is_known_of_a_take_is_told() -> None:
    """Who, settings, price, what became of the references, what was changed, how the studio put it."""
    assert told_of(RECORD) == (
        "by openai m-1",
        "quality high",
        "cost $0.041",
        "references seen: 2048 image tokens, 2048 expected",
        "changed: face: Pim=sad",
        "the studio put it so: a mouse",
    )


def test_what_another_tool_made_is_told_as_such() -> None:
    """The tool, the file it came as, its pixels, and what was handed off; not a studio of ours."""
    adopted = {
        "request": {"studio": "adopted", "model": "any", "references": [{"role": "Pim"}]},
        "made_with": "ChatGPT",
        "file": "result.png",
        "width": 1024,
        "height": 768,
    }
    assert told_of(adopted) == (
        "made with ChatGPT, adopted from result.png", "1024 x 768 pixels", "handed off with Pim",
    )  # fmt: skip


def test_an_accepted_picture_of_another_kind_is_still_its_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PNG accepted into a .jpg is the take in the book, and no picture of the author's own."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double())
    story = write_pim(tmp_path)
    story.write_text(story.read_text("utf-8").replace("art/boat.png", "art/boat.jpg"), encoding="utf-8")
    prepared = compiler.prepare(Wish(story=story))
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    choices.accept(compiler.prepare(Wish(story=story)), ("boat#1",))
    takes = wall(compiler.prepare(Wish(story=story))).pictures[1].takes
    assert [(take.label, take.chosen, take.standing) for take in takes] == [("boat#1", True, "accepted")]


@pytest.mark.parametrize(
    ("audit", "said"),
    [
        ({"verdict": "seen"}, None),
        ({}, None),
        ({"verdict": "unreported"}, "the studio did not say whether it saw the references"),
        (
            {"verdict": "doubtful", "reported": 600, "expected": 2048},
            "fewer image tokens were reported than the references weigh: 600, 2048 expected",
        ),
        (
            {"verdict": "doubtful", "reported": 2048, "expected": 1024},
            "more image tokens were reported than the references weigh: 2048, 1024 expected",
        ),
    ],
)
def test_doubts_are_told(audit: dict[str, object], said: str | None) -> None:
    """What the audit could not settle is for a person's eyes."""
    assert doubt_of({"audit": audit}) == said


def again(prepared: Prepared) -> Wall:
    """Hang a book as it stands now."""
    return wall(compiler.prepare(prepared.wish))


def test_an_accepted_picture_whose_take_is_gone_is_nobody_else_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book out of Git has no takes/: the lock still knows who drew what lies at its place."""
    prepared = drawn(tmp_path, monkeypatch, Double(name="painter"))
    choices.accept(prepared, ("boat#1",))
    shutil.rmtree(tmp_path / "takes")
    (take,) = again(prepared).pictures[1].takes
    assert (take.label, take.standing, take.chosen) == ("boat#1", "accepted", True)
    assert take.told == ("by painter", "the take itself is not in takes/")


def test_the_author_s_own_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is work on a take: then who drew that."""
    prepared = drawn(tmp_path, monkeypatch, Double(name="painter"))
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "counts.png").write_bytes(png(64, 64, "mine"))
    choices.accept(prepared, ("boat#1",))
    (tmp_path / "art" / "boat.png").write_bytes(png(64, 64, "worked on"))
    own, worked = (one.takes[0] for one in again(prepared).pictures)
    assert (own.standing, own.told) == ("your own picture", ())
    assert (worked.standing, worked.told) == ("your work on take 1", ("take 1 was by painter",))


def test_a_picture_by_another_name_is_accepted_by_today_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that is shown is one that works; which take it was drawn as is told."""
    prepared = drawn(tmp_path, monkeypatch, Double())
    story = tmp_path / "story.md"
    story.write_text(story.read_text("utf-8").replace("boat.png", "ship.png"), encoding="utf-8")
    (take,) = again(prepared).pictures[1].takes
    assert (take.label, take.told[-1]) == ("ship#1", "drawn as boat#1")
    assert take.commands[0] == f"picturebook accept {story} 'ship#1'"
    assert [one.path for one in choices.accept(compiler.prepare(prepared.wish), ("ship#1",))] == [
        compiler.prepare(prepared.wish).plan[1].takes[0].path
    ]


def test_of_two_told_alike_each_is_accepted_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One take answers both and is counted once in what the takes cost."""
    paid = partial(doubles.drawn, record=(("cost_micros", 50_000),))
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(paid))
    wish = Wish(story=write_pim(tmp_path))
    text = PIM.replace("![Pim sits on the jetty, counting stars in a puddle.]", TWIN)
    text = text.replace("(art/counts.png)\n", "(art/counts.png)\n<!-- time: night -->\n")
    text = text.replace("time: night", "time: night; layout: full; text: bottom")
    wish.story.write_text(text, encoding="utf-8")
    prepared = compiler.prepare(wish)
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    hung = again(prepared)
    commands = [one.takes[0].commands[0] for one in hung.pictures]
    assert [one.rpartition(" ")[2] for one in commands] == ["'counts#1'", "'boat#1'"]
    assert hung.spent == "$0.05"


def test_no_command_means_another_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a picture has a take of its own under the number of another's, its bare name is what means that."""
    prepared = drawn(tmp_path, monkeypatch, Double())
    story = tmp_path / "story.md"
    before = story.read_text("utf-8")
    ship = before.replace("boat.png", "ship.png").replace("time: night", "time: dawn")
    story.write_text(ship, encoding="utf-8")
    dawn = compiler.prepare(prepared.wish)
    compiler.draw(dawn, dawn.plan[1:], lambda *_: None)
    choices.reject(compiler.prepare(prepared.wish), "ship#1", "too bright")
    story.write_text(before.replace("boat.png", "ship.png"), encoding="utf-8")
    takes = again(prepared).pictures[1].takes
    known = {take.source: take.commands[0] for take in takes if take.commands}
    (as_boat,) = (command for source, command in known.items() if "boat" in source)
    assert as_boat == f"picturebook accept {story} ship"
    (took,) = choices.accept(compiler.prepare(prepared.wish), ("ship",))
    assert took.shot == "boat"


def test_a_retouch_says_where_and_how_much() -> None:
    """Its words, its region, how that was pointed at, and what the studio did beyond it."""
    changed = {"whole": 12, "inside": 950, "outside": 700}
    record = {
        "request": {"studio": "openai", "model": "m-1", "edit": {"how": "mask"}},
        "retouch": {"words": "make it red", "where": "Pim.scarf", "changed": changed},
    }
    assert told_of(record)[1:] == (
        "retouched: make it red (Pim.scarf, mask)",
        "1.2 % of the picture changed",
        "the studio changed 95 % of the region and 70 % of the rest, and the rest was put back",
    )
    assert "nearly everything anew" in (doubt_of(record) or "")
    assert doubt_of({**record, "retouch": {"changed": {**changed, "outside": 10}}}) is None
