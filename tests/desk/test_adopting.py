"""Adopting: a file becomes a take, is held to what a take is held to, and is never mistaken for anything else."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from picturebook import compiler
from picturebook.cli import run
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices
from picturebook.desk.adopting import Adopted, adopt
from picturebook.digest import sha256
from picturebook.errors import DiskError, SourceError, UsageError
from picturebook.studio.labels import planned_by_name
from picturebook.studio.plan import Planned, State
from tests.studio.doubles import png
from tests.tiny import PIM, snapshot, write_pim


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Pim's book, without any picture."""
    return write_pim(tmp_path / "book")


def saved(story: Path, name: str = "result.png", seed: str = "", size: tuple[int, int] = (64, 64)) -> Path:
    """Save a picture as a tool would, outside the book."""
    path = story.parent.parent / name
    path.write_bytes(png(*size, seed=seed))
    return path


def adopted(story: Path, name: str = "boat", seed: str = "", tool: str = "ChatGPT") -> Adopted:
    """Adopt a picture for a name."""
    return adopt(story, name, saved(story, seed=seed), tool)


def prepared(story: Path) -> Prepared:
    """Read the book anew."""
    return compiler.prepare(Wish(story=story))


def boat(story: Path) -> Planned:
    """Say how the second picture stands."""
    return planned_by_name(choices.everything(prepared(story)), "boat")


def test_a_picture_is_kept_byte_for_byte_with_how_it_was_made(story: Path) -> None:
    """Its own bytes, the tool, that it is AI, the file's name without its path, and what it answers."""
    take = adopted(story).take
    assert take.path.read_bytes() == saved(story).read_bytes()
    kept = {key: take.record[key] for key in ("made_with", "ai", "file", "digest", "width", "height")}
    assert kept == {
        "made_with": "ChatGPT", "ai": True, "file": "result.png", "digest": sha256(saved(story).read_bytes()),
        "width": 64, "height": 64,
    }  # fmt: skip
    assert take.record["request"]["studio"] == "adopted"
    assert str(story.parent.parent) not in json.dumps(dict(take.record))


def test_it_is_drawn_and_not_accepted(story: Path) -> None:
    """The plan says so, the book shows it, `draw` asks nobody for it, and the other picture is still new."""
    take = adopted(story).take
    one = boat(story)
    assert (one.state, one.why) == (State.SAME, ("drawn, not accepted yet",))
    assert one.chosen is not None and one.chosen.digest == take.digest
    wanted = choices.wanted(prepared(story), (), again=False, changed=False)
    assert [one.shot.name for one in wanted] == ["counts"]


def test_a_paid_studio_is_not_asked_for_it_either(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the story is meant for one: the plan prices the other picture alone."""
    story.write_text(PIM.replace("trim:", "studio: {use: openai}\ntrim:"), encoding="utf-8")
    adopted(story)
    assert run(["plan", "--json", str(story)]) == 0
    pictures = {one["name"]: one for one in json.loads(capsys.readouterr().out)["pictures"]}
    assert (pictures["boat"]["micros"], pictures["boat"]["state"]) == (0, "same")
    assert pictures["counts"]["micros"] > 0


def test_the_same_file_twice_is_one_take(story: Path) -> None:
    """Under any name; the lock and the takes stay as they were."""
    first = adopted(story)
    before = snapshot(story.parent)
    again = adopt(story, "boat", saved(story, "copy of result.png"), "Midjourney")
    assert (first.new, again.new, again.take) == (True, False, first.take)
    assert snapshot(story.parent) == before


def test_another_file_is_another_take_and_the_newest_stands(story: Path) -> None:
    """Until one is accepted; turned down, it gives way to the one before."""
    one, two = adopted(story, seed="one"), adopted(story, seed="two")
    assert (one.label, two.label) == ("boat#1", "boat#2")
    assert boat(story).chosen.digest == two.take.digest  # type: ignore[union-attr]
    choices.reject(prepared(story), "boat#2", "too dark")
    found = boat(story)
    assert (found.state, found.chosen.digest) == (State.SAME, one.take.digest)  # type: ignore[union-attr]


def test_a_picture_turned_down_is_not_adopted_again(story: Path) -> None:
    """The reason is told, and how to take it after all."""
    adopted(story)
    choices.reject(prepared(story), "boat#1", "too dark")
    with pytest.raises(SourceError, match="turned down: too dark") as caught:
        adopted(story)
    assert "'boat#1'" in (caught.value.diagnostics[0].hint or "")
    assert boat(story).state is State.NEW


def test_an_accepted_picture_stays_beside_a_new_one(story: Path) -> None:
    """The new one waits; the words under the accepted one may change, and it is still not drawn again."""
    accepted = adopted(story, seed="one").take
    choices.accept(prepared(story), ("boat",))
    second = adopted(story, seed="two")
    assert any("waits beside the accepted one" in line for line in second.told)
    one = boat(story)
    assert one.chosen.digest == accepted.digest  # type: ignore[union-attr]
    assert one.why == ("boat#2 waits to be accepted",)
    story.write_text(story.read_text("utf-8").replace("a paper boat", "a tin boat"), encoding="utf-8")
    assert boat(story).state is State.REWORDED
    assert choices.wanted(prepared(story), ("boat",), again=False, changed=False) == ()
    assert choices.keep(prepared(story), ("boat",)) == ("boat",)
    assert boat(story).state is State.PINNED


def test_a_lost_lock_loses_no_adopted_picture(story: Path) -> None:
    """A process that died between take and lock, or a lock thrown away: the take still answers today's words."""
    take = adopted(story).take
    (story.parent / "story.lock").unlink()
    one = boat(story)
    assert (one.state, one.why) == (State.SAME, ("drawn, not accepted yet",))
    assert one.chosen.digest == take.digest  # type: ignore[union-attr]


def test_a_picture_with_a_new_name_was_adopted_already(story: Path) -> None:
    """As with drawn pictures, the words count and not the name."""
    take = adopted(story).take
    story.write_text(story.read_text("utf-8").replace("art/boat.png", "art/moon.png"), encoding="utf-8")
    moon = planned_by_name(prepared(story).plan, "moon")
    assert moon.chosen is not None and moon.chosen.digest == take.digest


def test_a_sheet_is_adopted_by_its_short_name_and_held_against_the_pages(story: Path) -> None:
    """Accepted, it is the anchor of every page with Pim, and hangs beside the pages' takes."""
    sheet = adopted(story, "Pim.front", seed="front")
    assert sheet.label == "Pim.front#1"
    assert any("accept" in line and "Pim.front#1" in line for line in sheet.told)
    assert run(["accept", str(story), "Pim.front#1"]) == 0
    assert (story.parent / "cast" / "Pim-front.png").read_bytes() == sheet.take.path.read_bytes()
    assert [anchor.role for anchor in boat(story).brief.anchors] == ["Pim"]
    page = adopted(story, seed="page").page.read_text("utf-8")
    section = page.partition('<section id="boat"')[2].partition("</section>")[0]
    assert 'src="../cast/Pim-front.png" alt="Pim, to compare with"' in section
    assert "made with ChatGPT, adopted from result.png" in section
    assert "handed off with Pim" in section and "<summary>What was handed off</summary>" in section


@pytest.mark.parametrize("tool", ["hand", "By Hand", "me", " myself "])
def test_what_is_made_by_hand_goes_to_its_place(story: Path, tool: str) -> None:
    """It needs no adopting, and is told where it goes; nothing is kept."""
    with pytest.raises(UsageError, match="is not adopted: it is yours") as caught:
        adopted(story, tool=tool)
    assert "art/boat.png" in (caught.value.diagnostics[0].hint or "")
    assert set(snapshot(story.parent)) == {"story.md"}


@pytest.mark.parametrize("tool", ["", "  ", "x" * 81, "Chat\x1bGPT"])
def test_a_tool_has_a_name(story: Path, tool: str) -> None:
    """It is written into the lock and the report."""
    with pytest.raises(UsageError, match="is not the name of a tool"):
        adopted(story, tool=tool)


def test_a_tool_s_name_is_kept_on_one_line(story: Path) -> None:
    """However it was typed."""
    assert adopted(story, tool=" Midjourney\n v7 ").take.made_with == "Midjourney v7"


def test_the_author_s_own_picture_is_in_nobody_s_way(story: Path) -> None:
    """Adopting for it would change nothing in the book, so it is refused, also for the very file that lies there."""
    target = story.parent / "art" / "boat.png"
    target.parent.mkdir()
    target.write_bytes(png(64, 64, "mine"))
    for file in (saved(story), target):
        with pytest.raises(SourceError, match=r"boat is your own picture: art/boat\.png is there"):
            adopt(story, "boat", file, "ChatGPT")
    assert not (story.parent / "takes").exists()


def test_a_name_that_is_no_picture_names_the_nearest(story: Path) -> None:
    """Sheets by the names people type."""
    for typed, meant in (("boot", "boat"), ("Pim.frnt", "Pim.front")):
        with pytest.raises(UsageError) as caught:
            adopted(story, typed)
        assert caught.value.diagnostics[0].hint == f"try: {meant}"


def header(width: int, height: int) -> bytes:
    """Return a PNG that promises so many pixels and holds none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0" + b"\0" * 40, "is HEIC, which cannot be a take"),
        (b"%PDF-1.7 and more", "is PDF, which cannot be a take"),
        (b"GIF89a, and more", "is GIF, which cannot be a take"),
        (b"II*\0, and more", "is TIFF, which cannot be a take"),
        (b"BM, and more", "is BMP, which cannot be a take"),
        (b"\xff\x0a, and more", "is JXL, which cannot be a take"),
        (b"<html>502</html>", "not a PNG, JPEG or WebP"),
        (b"", "not a PNG, JPEG or WebP"),
        (png(64, 64)[:90], "this PNG ends too soon"),
        (header(20_000, 20_000), "20000 × 20000 pixels; 89 million are the most\n   = make it smaller: 3600"),
        (header(9_900, 9_500), "9900 × 9500 pixels; 89 million are the most"),
        (header(300, 300), "cannot be read"),
    ],
    ids=[
        "heic",
        "pdf",
        "gif",
        "tiff",
        "bmp",
        "jxl",
        "html",
        "empty",
        "cut",
        "bomb",
        "smaller-bomb",
        "hollow",
    ],
)
def test_what_no_book_can_hold_is_refused_before_it_is_kept(story: Path, data: bytes, said: str) -> None:
    """By its bytes, whatever it is called; every pixel is looked at once."""
    file = story.parent.parent / "result.png"
    file.write_bytes(data)
    with pytest.raises(SourceError, match=said) as caught:
        adopt(story, "boat", file, "ChatGPT")
    assert caught.value.diagnostics[0].hint
    assert set(snapshot(story.parent)) == {"story.md"}


@pytest.mark.parametrize(("name", "said"), [("gone.png", "there is no file"), ("book", "is no file")])
def test_a_file_that_is_not_there_is_told(story: Path, name: str, said: str) -> None:
    """So is a folder."""
    with pytest.raises(DiskError, match=said):
        adopt(story, "boat", story.parent.parent / name, "ChatGPT")


def test_what_a_camera_wrote_is_warned_of(story: Path) -> None:
    """The take stays as it came and its copy goes into the book's folder, so whoever shares that should know."""
    exif = Image.Exif()
    exif[0x010F] = "Camera Works"
    file = story.parent.parent / "result.jpg"
    Image.new("RGB", (64, 64), "red").save(file, exif=exif)
    told = adopt(story, "boat", file, "ChatGPT").told
    assert any("result.jpg says which camera took it" in line and "art/boat.png" in line for line in told)
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (64, 64), "blue").save(file, exif=exif)
    assert any("says where it was taken" in line for line in adopt(story, "boat", file, "ChatGPT").told)
    assert not any("Look out" in line for line in adopted(story).told)


def test_a_picture_that_moves_is_told(story: Path) -> None:
    """It is kept whole, and a page shows the first of it."""
    file = story.parent.parent / "film.webp"
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].save(file, save_all=True, append_images=frames[1:], duration=100)
    assert any("film.webp moves" in line for line in adopt(story, "boat", file, "ChatGPT").told)


def test_how_it_sits_in_the_book_is_told_for_each_printer(story: Path) -> None:
    """With what is cut away, and by whom the book cannot be made as it stands."""
    story.write_text(PIM.replace("trim:", "printers: [home-a4, screen, kdp-paperback]\ntrim:"), "utf-8")
    found = adopt(story, "boat", saved(story, size=(1536, 1024)), "ChatGPT")
    assert [(one.printer, one.cropped) for one in found.placements] == [("home-a4", 33), ("screen", 34)]
    assert found.told[1].startswith(
        "1536 x 1024 pixels for 8.5 x 8.5 in of page: 120 ppi at screen, which needs 150"
    )
    assert "kdp-paperback cannot make the book as it stands." in found.told


def test_a_sideways_picture_is_measured_and_accepted_upright(story: Path) -> None:
    """A turn that its file only notes down is made for good where the target is of another kind."""
    exif = Image.Exif()
    exif[0x0112] = 6
    file = story.parent.parent / "result.jpg"
    Image.new("RGB", (120, 60), "red").save(file, exif=exif)
    found = adopt(story, "boat", file, "ChatGPT")
    assert found.placements[0].pixels == (60, 120)
    choices.accept(prepared(story), ("boat",))
    with Image.open(story.parent / "art" / "boat.png") as image:
        assert (image.size, dict(image.getexif())) == ((60, 120), {})
    one = boat(story)
    assert one.state is State.SAME
    assert choices.reject(prepared(story), "boat", "sideways") == "boat#1"


def test_the_art_direction_is_pinned(story: Path) -> None:
    """Somebody worked on a picture in this theme's art: another theme changes pages and type alone."""
    adopted(story)
    again = compiler.prepare(Wish(story=story, theme="window-seat"))
    assert planned_by_name(again.plan, "boat").state is State.SAME


def test_a_book_of_adopted_pictures_is_printed_and_declared(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Built with a word that nobody accepted them; accepted, from Git alone, and each declared with its tool."""
    adopted(story, "counts", "one", "Midjourney")
    adopted(story, "boat", "two")
    capsys.readouterr()
    assert run(["build", str(story)]) == 0
    assert "2 pictures were never accepted: counts, boat" in capsys.readouterr().err
    assert run(["accept", str(story), "--all"]) == 0
    assert run(["build", str(story), "--lock"]) == 0
    for take in (story.parent / "takes").rglob("*.*"):
        take.unlink()
    capsys.readouterr()
    assert run(["build", "--json", "--locked", str(story)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["drawn"] == 0
    assert [(one["made_with"], one["ai"]) for one in told["pictures"]] == [
        ("Midjourney", True),
        ("ChatGPT", True),
    ]
    assert told["made_with_ai"] == ["counts", "boat"]
