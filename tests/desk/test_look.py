"""The look page: what stands beside what, and what is said of each take."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices
from picturebook.desk.look import Wall, doubt_of, hang, told_of, write_look
from picturebook.storyboard.request import Request
from tests.studio import doubles
from tests.studio.doubles import Double, first_well_then
from tests.tiny import write_pim

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
            "fewer image tokens were reported than the references weigh: 600 of 2048",
        ),
    ],
)
def test_doubts_are_told(audit: dict[str, object], said: str | None) -> None:
    """What the audit could not settle is for a person's eyes."""
    assert doubt_of({"audit": audit}) == said


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
