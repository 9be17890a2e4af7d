"""The hand-off: which pictures, which files, and what an earlier hand-off or a person left there."""

from __future__ import annotations

import json
import socket
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from picturebook import compiler
from picturebook.cli import run
from picturebook.compiler import Wish
from picturebook.desk import choices
from picturebook.desk.adopting import adopt
from picturebook.desk.handoff import Handed, plan_handoff, prepare_elsewhere, to_json, write_handoff
from picturebook.errors import SourceError, UsageError
from picturebook.studio.references import read_reference
from tests.studio.doubles import png
from tests.tiny import PIM, snapshot, write_pim


def with_portrait(folder: Path) -> Path:
    """Write Pim's book with a photograph of Pim, so that no sheet is wanted first."""
    story = write_pim(folder)
    story.write_text(PIM.replace("scarf\n  Oda", "scarf\n    references: [art/pim.jpg]\n  Oda"), "utf-8")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera Works", 6
    exif.get_ifd(0x8825)[1] = "N"
    (folder / "art").mkdir()
    Image.new("RGB", (400, 200), "grey").save(folder / "art" / "pim.jpg", exif=exif)
    return story


def handed_off(story: Path, *names: str) -> dict[str, Handed]:
    """Hand pictures off; return them by name."""
    _, pictures = write_handoff(plan_handoff(story, names))
    return {one.name: one for one in pictures}


def accept_front(story: Path) -> None:
    """Adopt a front for Pim and accept it."""
    file = story.parent.parent / "front.png"
    file.write_bytes(png(64, 64, "front"))
    adopt(story, "Pim.front", file, "ChatGPT")
    choices.accept(compiler.prepare(Wish(story=story)), ("cast",))


def test_sheets_come_before_pages(tmp_path: Path) -> None:
    """First the front of whoever is seen often; while it waits, nothing; once it is accepted, the pages."""
    story = write_pim(tmp_path / "book")
    first = plan_handoff(story, ())
    assert [one.shot.name for one in first.wanted] == ["cast/Pim/front"]
    assert (first.advice or "").startswith("Model sheets first")
    file = tmp_path / "front.png"
    file.write_bytes(png(64, 64))
    adopt(story, "Pim.front", file, "ChatGPT")
    waiting = plan_handoff(story, ())
    assert (waiting.wanted, "The sheets of Pim wait for you" in (waiting.advice or "")) == ((), True)
    choices.accept(compiler.prepare(Wish(story=story)), ("cast",))
    pages = plan_handoff(story, ())
    assert ([one.shot.name for one in pages.wanted], pages.advice) == (["counts", "boat"], None)


def test_a_sheet_of_an_older_look_goes_along_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to type for it here, where nobody draws; a sheet that is handed off itself is not told of."""
    story = write_pim(tmp_path / "book")
    accept_front(story)
    story.write_text(PIM.replace("small grey mouse", "large white mouse"), encoding="utf-8")
    assert run(["handoff", str(story)]) == 0
    said = capsys.readouterr().err
    assert "warning: Pim.front shows an older look: Pim’s look changed since" in said
    assert f"to draw anew: picturebook handoff {story} Pim.front;" in said
    assert plan_handoff(story, ("Pim.front",)).notes == ()


def test_pages_may_go_before_their_sheets_if_somebody_says_so(tmp_path: Path) -> None:
    """As `draw --provisional` lets them."""
    story = write_pim(tmp_path)
    assert [one.shot.name for one in plan_handoff(story, (), provisional=True).wanted] == ["counts", "boat"]


def test_all_sheets_that_are_ready_are_named_by_one_word(tmp_path: Path) -> None:
    """`cast` is what people type for them; a sheet alone goes by its short name."""
    story = write_pim(tmp_path / "book")
    assert [one.shot.name for one in plan_handoff(story, ("cast",)).wanted] == ["cast/Pim/front"]
    assert list(handed_off(story, "Pim.front")) == ["Pim.front"]
    accept_front(story)
    assert plan_handoff(story, ("cast",)).wanted == ()


def test_only_what_is_new_is_handed_off_unless_it_is_named(tmp_path: Path) -> None:
    """An accepted picture may be handed off by name; the author's own never is."""
    story = with_portrait(tmp_path)
    (tmp_path / "art" / "counts.png").write_bytes(png(64, 64, "mine"))
    compiler_book = compiler.prepare(Wish(story=story))
    compiler.draw(compiler_book, compiler_book.plan[1:], lambda *_: None)
    choices.accept(compiler.prepare(Wish(story=story)), ("boat#1",))
    nothing = plan_handoff(story, ())
    assert (nothing.wanted, "Nothing is new" in (nothing.advice or "")) == ((), True)
    assert list(handed_off(story, "boat")) == ["boat"]
    with pytest.raises(SourceError, match="counts is your own picture"):
        plan_handoff(story, ("counts",))
    with pytest.raises(UsageError, match="no picture “boot”"):
        plan_handoff(story, ("boot",))


def test_what_is_handed_off_is_what_draw_would_send(tmp_path: Path) -> None:
    """The same prompt, and the same reference bytes: upright, plain, without a word of the camera's."""
    story = with_portrait(tmp_path)
    drawn = {one.shot.name: one.request for one in compiler.prepare(Wish(story=story, studio="openai")).plan}
    handed_off(story)
    for name, request in drawn.items():
        folder = tmp_path / "build" / "handoff" / name
        assert (folder / "prompt.txt").read_text("utf-8") == request.prompt
        assert "Image 1: Pim." in (request.prompt or "")
        sent = (folder / "1-Pim.png").read_bytes()
        assert sent == read_reference(tmp_path, request.references[0], 1).data
    with Image.open(BytesIO(sent)) as image:
        assert (image.size, dict(image.getexif()), image.info) == ((200, 400), {}, {})


def test_photographs_are_named(tmp_path: Path) -> None:
    """Which files were made from one, and from which."""
    handed = handed_off(with_portrait(tmp_path))
    assert handed["boat"].photographs == (("1-Pim.png", "art/pim.jpg"),)
    page = (tmp_path / "build" / "handoff" / "index.html").read_text("utf-8")
    assert "Photographs are among the files, made from art/pim.jpg." in page


def test_a_hand_off_is_the_same_files_wherever_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No date, no path of this computer; and not one socket is opened."""

    def opens(*_: object, **__: object) -> None:
        raise AssertionError("a hand-off opened a socket")

    made = []
    monkeypatch.setattr(socket, "socket", opens)
    for folder in (tmp_path / "one", tmp_path / "two"):
        with_portrait(folder)
        monkeypatch.chdir(folder)
        handed_off(Path("story.md"))
        made.append(snapshot(folder / "build" / "handoff"))
        handed_off(Path("story.md"))
        assert snapshot(folder / "build" / "handoff") == made[-1]
    assert made[0] == made[1]
    assert {"index.html", "boat/prompt.txt", "boat/1-Pim.png", "counts/prompt.txt", "counts/1-Pim.png"} < set(
        made[0]
    )


def test_what_goes_along_no_more_is_cleared_away_and_what_is_somebody_s_stays(tmp_path: Path) -> None:
    """A picture saved there, a reference somebody painted on: only what we wrote and nobody touched goes."""
    story = with_portrait(tmp_path)
    handed_off(story)
    root = tmp_path / "build" / "handoff"
    (root / "boat" / "result.png").write_bytes(b"mine")
    (root / "counts" / "1-Pim.png").write_bytes(b"painted on")
    (tmp_path / "build" / "art").mkdir()
    story.write_text(PIM, encoding="utf-8")
    write_handoff(plan_handoff(story, (), provisional=True))
    left = {name for name in snapshot(root) if name.endswith(".png")}
    assert left == {"boat/result.png", "counts/1-Pim.png"}


def test_a_hand_off_of_one_leaves_the_others_folders_alone(tmp_path: Path) -> None:
    """Somebody may be at work on them."""
    story = with_portrait(tmp_path)
    handed_off(story)
    before = snapshot(tmp_path / "build" / "handoff" / "counts")
    handed_off(story, "boat")
    assert snapshot(tmp_path / "build" / "handoff" / "counts") == before


@pytest.mark.parametrize("name", ["../../precious.png", "boat/../../../precious.png", "/etc/precious.png"])
def test_a_list_somebody_made_clears_nothing_else_away(tmp_path: Path, name: str) -> None:
    """What is read from disk names files in our own folders or nothing."""
    from picturebook.digest import sha256

    story = with_portrait(tmp_path)
    precious = tmp_path / "precious.png"
    precious.write_bytes(b"precious")
    root = tmp_path / "build" / "handoff"
    root.mkdir(parents=True)
    (root / ".written.json").write_text(json.dumps({name: sha256(b"precious")}), encoding="utf-8")
    handed_off(story)
    assert precious.read_bytes() == b"precious"


@pytest.mark.parametrize(("picture", "sheet"), [("Pim.front", "cast/Pim/front"), ("pim.Front", "Pim.front")])
def test_two_names_share_no_folder(tmp_path: Path, picture: str, sheet: str) -> None:
    """A picture called like a sheet keeps its name, and one that differs by a capital has a folder of its own."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("art/boat.png", f"art/{picture}.png"), encoding="utf-8")
    sheets = handed_off(story)
    pages = {one.name: one for one in write_handoff(plan_handoff(story, (), provisional=True))[1]}
    assert (list(sheets), list(pages)) == ([sheet], ["counts", picture])
    assert len({one.folder.casefold() for one in (*sheets.values(), *pages.values())}) == 3


def test_machines_get_the_same(tmp_path: Path) -> None:
    """Folders, prompts, shapes, pixels and files."""
    story = with_portrait(tmp_path)
    page, pictures = write_handoff(plan_handoff(story, ("boat",)))
    (boat,) = to_json(page, pictures, None)["pictures"]  # type: ignore[misc]
    assert boat["folder"] == str(tmp_path / "build" / "handoff" / "boat")
    assert (boat["aspect"], boat["pixels"]) == ("1:1", [2213, 2213])
    assert boat["attach"] == [{"file": "1-Pim.png", "role": "Pim", "photograph": True}]


def test_the_printer_who_asks_for_most_decides_how_large(tmp_path: Path) -> None:
    """Whichever the story names first: a picture is made once for all of them."""
    story = with_portrait(tmp_path)
    story.write_text(story.read_text("utf-8").replace("trim:", "printers: [screen, home-a4]\ntrim:"), "utf-8")
    wants = handed_off(story)["boat"].wants
    assert wants is not None and (wants.printer, wants.wants) == ("home-a4", (2213, 2213))


def test_a_story_s_own_studio_is_not_asked(tmp_path: Path) -> None:
    """A book meant for a paid studio is handed off without an account, its sheets among the plan."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("trim:", "studio: {use: openai}\ntrim:"), encoding="utf-8")
    prepared = prepare_elsewhere(story)
    assert {one.request.studio for one in (*prepared.plan, *prepared.sheets)} == {"adopted"}
    assert prepared.sheets
