"""Targets held against the files in the book's folder."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from picturebook.errors import DiskError
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.names import distance
from picturebook.manuscript.pictures import art_sizes, inspect_targets
from picturebook.manuscript.reader import read
from picturebook.manuscript.story import Story


def _story(*targets: str, references: str = "") -> Story:
    cast = f"characters:\n  Pim: {{look: mouse, references: [{references}]}}\n" if references else ""
    pages = "\n---\n".join(f"![Somebody looks.](<{target}>)\n" for target in targets)
    return read(f"---\ntitle: Pim\n{cast}---\n{pages}".encode(), file="story.md").story


def _paint(path: Path, size: tuple[int, int] = (40, 30), turn: int | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if turn:
        exif[0x0112] = turn
    Image.new("RGB", size, "red").save(path, exif=exif)
    return path


def _codes(story: Story, folder: Path) -> list[str]:
    return [item.code for item in inspect_targets(story, folder)]


def test_a_missing_target_is_no_problem(tmp_path: Path) -> None:
    """What is not there will be drawn."""
    _paint(tmp_path / "art/heron.png")
    assert inspect_targets(_story("art/boat.png"), tmp_path) == ()


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("art/boat.PNG", "art/boat.png"),
        ("art/boat.png", "art/boat.jpg"),
        ("Art/boat.png", "art/boat.png"),
        ("art/lanterns.png", "art/lantrns.png"),
        ("art/lantern.png", "art/lanetrn.png"),
        ("art/boot.png", "art/boat.png"),
    ],
)
def test_a_near_miss_is_an_error_that_says_what_to_type(tmp_path: Path, typed: str, there: str) -> None:
    """A letter, the case or the ending is off: the file that was meant is named."""
    _paint(tmp_path / there)
    (found,) = inspect_targets(_story(typed), tmp_path)
    assert found.code == "near-miss"
    assert found.hint == f"type: {there}"
    assert found.span is not None
    assert found.span.excerpt[found.span.column - 1 :][: found.span.length] == typed


@pytest.mark.parametrize(
    ("typed", "there"), [("13.png", "12.png"), ("cat.png", "bat.png"), ("a1.png", "a2.png")]
)
def test_another_picture_is_no_near_miss(tmp_path: Path, typed: str, there: str) -> None:
    """Numbers and short names that differ by a letter are other pictures."""
    _paint(tmp_path / there)
    assert _codes(_story(typed), tmp_path) == []


def test_a_file_used_elsewhere_is_not_what_was_meant(tmp_path: Path) -> None:
    """goat.png is a picture of its own when the story names it."""
    _paint(tmp_path / "goat.png")
    assert _codes(_story("goat.png", "boat.png"), tmp_path) == []


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A symlink may not carry a file from elsewhere into a book."""
    secret = _paint(tmp_path / "elsewhere/secret.png")
    (tmp_path / "book").mkdir()
    (tmp_path / "book/boat.png").symlink_to(secret)
    assert _codes(_story("boat.png"), tmp_path / "book") == ["outside"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"just words", "not-a-picture"),
        (b"", "not-a-picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "wrong-kind"),
        (b"<svg xmlns=''></svg>", "wrong-kind"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 9, 9), "damaged"),
        (b"RIFF\0\0\0\0WEBPnothing", "damaged"),
        (b"\xff\xd8\xff\xc0\0\x0b\x08\0\x09\0\x09\x01\x01\x11\0\xff\xda half of it", "damaged"),
    ],
)
def test_a_file_that_is_no_picture_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    """Each file that cannot be placed says why."""
    (tmp_path / "boat.png").write_bytes(content)
    assert _codes(_story("boat.png"), tmp_path) == [code]


def test_a_bomb_is_judged_by_its_header(tmp_path: Path) -> None:
    """A header that promises 10,000 megapixels is enough; there is nothing to decode behind it."""
    head = struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 100_000, 100_000, 8, 2, 0, 0, 0, 0)
    (tmp_path / "boat.png").write_bytes(b"\x89PNG\r\n\x1a\n" + head + struct.pack(">I4sI", 0, b"IEND", 0))
    assert _codes(_story("boat.png"), tmp_path) == ["too-large"]


@pytest.mark.parametrize("ending", ["gif", "png", "webp"])
def test_a_picture_that_moves_is_hinted_at(tmp_path: Path, ending: str) -> None:
    """The first of its pictures is printed; one that stands still is nothing to speak of."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / f"still.{ending}")
    frames[0].save(tmp_path / f"film.{ending}", save_all=True, append_images=frames[1:], duration=100)
    (found,) = inspect_targets(_story(f"still.{ending}", f"film.{ending}"), tmp_path)
    assert (found.code, found.severity, found.hint) == ("moves", "hint", "save the picture you want as PNG")
    assert f"film.{ending}" in found.message


def test_a_missing_reference_is_an_error(tmp_path: Path) -> None:
    """A reference is not drawn, so it must be there."""
    assert _codes(_story("boat.png", references="pim.png"), tmp_path) == ["no-reference"]
    _paint(tmp_path / "pim.png")
    assert _codes(_story("boat.png", references="pim.png"), tmp_path) == []


@pytest.mark.parametrize("folder", ["takes", "build", "cast", "fonts", "strings", ".git", "Build"])
def test_a_picture_lies_in_no_folder_that_is_for_something_else(folder: str, tmp_path: Path) -> None:
    """What is built is thrown away, and takes are nobody's to write over; a picture goes to art/."""
    (found,) = inspect_targets(_story(f"{folder}/the boat.png"), tmp_path)
    assert (found.code, found.hint) == ("taken-folder", "have it in art/, and type: <art/the boat.png>")
    assert inspect_targets(_story(f"art/{folder}/boat.png"), tmp_path) == ()


def test_a_reference_may_lie_where_the_sheets_are(tmp_path: Path) -> None:
    """It is only read."""
    _paint(tmp_path / "cast" / "Pim-front.png")
    assert _codes(_story("boat.png", references="cast/Pim-front.png"), tmp_path) == []


def test_no_picture_is_called_as_all_the_sheets_are(tmp_path: Path) -> None:
    """`accept cast` would mean either."""
    (found,) = inspect_targets(_story("art/cast.png"), tmp_path)
    assert (found.code, found.hint) == ("taken-name", "type: art/the-cast.png")


def test_a_reference_outside_the_folder_is_refused(tmp_path: Path) -> None:
    """References obey the same walls as pictures."""
    assert _codes(_story("boat.png", references="../pim.png"), tmp_path) == ["outside"]


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tiff", "gif"])
def test_sizes_are_those_of_the_header(tmp_path: Path, ending: str) -> None:
    """Width and height come by name, for pictures that are there."""
    _paint(tmp_path / f"boat.{ending}", (40, 30))
    assert art_sizes(_story(f"boat.{ending}", "moon.png"), tmp_path) == {"boat": (40, 30)}


@pytest.mark.parametrize(("turn", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))])
@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_turned_picture_has_the_size_it_is_seen_in(
    tmp_path: Path, turn: int, size: tuple[int, int], ending: str
) -> None:
    """A photograph held sideways is as tall as it looks."""
    _paint(tmp_path / f"boat.{ending}", turn=turn)
    assert art_sizes(_story(f"boat.{ending}"), tmp_path) == {"boat": size}


def test_a_name_typed_in_another_normal_form_is_found(tmp_path: Path) -> None:
    """A disk may spell é in two characters."""
    path = _paint(tmp_path / "e\u0301te\u0301.png")
    assert Folder(tmp_path).file_of("\u00e9t\u00e9.png") == path


def test_a_jpeg_with_a_film_behind_it_is_whole(tmp_path: Path) -> None:
    """Telephones write one; only where the picture's own data ends counts."""
    path = _paint(tmp_path / "boat.jpg")
    path.write_bytes(path.read_bytes() + bytes(3_000_000))
    assert art_sizes(_story("boat.jpg"), tmp_path) == {"boat": (40, 30)}


def test_pillow_stays_unloaded_for_common_pictures(tmp_path: Path) -> None:
    """PNG and JPEG are read without Pillow; loading it would cost more than the whole check."""
    paths = [str(_paint(tmp_path / name)) for name in ("boat.png", "boat.jpg")]
    program = (
        "import sys, pathlib, picturebook.manuscript.pictures, picturebook.manuscript.headers as h\n"
        "for name in sys.argv[1:]:\n"
        "    path = pathlib.Path(name)\n"
        "    assert h.size_of(path, h.kind_of(h.first_bytes(path))) == (40, 30)\n"
        "sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, *paths], check=False).returncode == 0


@pytest.mark.parametrize(
    ("one", "other", "far"), [("boat", "boat", 0), ("boat", "baot", 1), ("", "ab", 2), ("abc", "axcd", 2)]
)
def test_distance_counts_letters(one: str, other: str, far: int) -> None:
    """Neighbours swapped count as one slip."""
    assert distance(one, other) == distance(other, one) == far


@pytest.mark.parametrize(
    ("target", "told"), [("art/boat", "art/boat.png"), ("art/boat.HEIC", "art/boat.png"), ("art/", "art.png")]
)
def test_a_picture_to_be_drawn_needs_an_ending_we_can_write(target: str, told: str, tmp_path: Path) -> None:
    """Said before a picture is paid for."""
    story = read(f"---\ntitle: T\n---\n\n![Pim.]({target})\n".encode(), file="story.md").story
    (found,) = inspect_targets(story, tmp_path)
    assert (found.code, found.hint) == ("no-ending", f"type: {told}")


@pytest.mark.parametrize("target", ["art/boat.PNG", "art/boat.jpeg", "art/boat.webp"])
def test_a_picture_to_be_drawn_may_have_any_ending_a_take_has(target: str, tmp_path: Path) -> None:
    """Capitals or not."""
    story = read(f"---\ntitle: T\n---\n\n![Pim.]({target})\n".encode(), file="story.md").story
    assert inspect_targets(story, tmp_path) == ()


def test_a_jpeg_of_nothing_is_told_soon(tmp_path: Path) -> None:
    """A file of zeros is not searched to its end for a marker."""
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\2" + bytes(1_000_000) + b"\xff\xc0")
    story = read(b"---\ntitle: T\n---\n\n![Pim.](a.jpg)\n", file="story.md").story
    assert [item.code for item in inspect_targets(story, tmp_path)] == ["damaged"]


def test_a_folder_that_cannot_be_read_is_not_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken for empty, the author's own pictures in it would be drawn anew."""

    def closed(_folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(DiskError, match="cannot look into"):
        Folder(tmp_path).file_of("art/a.png")


def test_a_folder_that_opens_nothing_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may list its names and yet let nobody look at what they name."""
    _paint(tmp_path / "art/a.png")

    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", closed)
    with pytest.raises(DiskError, match="cannot look into"):
        Folder(tmp_path).file_of("art/a.png")


def test_an_unreadable_folder_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own art behind a closed door is never taken for missing and drawn over."""
    looked = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:
        if folder.name == "art":
            raise PermissionError(13, "Permission denied")
        return looked(folder)

    _paint(tmp_path / "art/a.png")
    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(DiskError, match=r"cannot look into .*art"):
        inspect_targets(_story("art/a.png"), tmp_path)
    with pytest.raises(DiskError):
        art_sizes(_story("art/a.png"), tmp_path)


def test_a_folder_that_leads_out_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    """What is not there yet would be written where the link leads."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "book/plates").mkdir(parents=True)
    (tmp_path / "book/art").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "book/boat.png").symlink_to(tmp_path / "elsewhere/none.png")
    (tmp_path / "book/sea.png").symlink_to(tmp_path / "book/sea.png")
    (tmp_path / "book/own").symlink_to(tmp_path / "book/plates")
    story = _story("art/a.png", "art/deep/er/b.png", "boat.png", "sea.png", "own/c.png")
    found = inspect_targets(story, tmp_path / "book")
    assert [item.code for item in found] == ["outside"] * 4
    assert found[0].hint == "put a folder in the link’s place: pictures are written nowhere else"


def test_what_stands_where_a_picture_would_lie_is_told(tmp_path: Path) -> None:
    """A folder with the picture's name, or a file with its folder's, would only be met once it is paid for."""
    (tmp_path / "boat.png").mkdir()
    (tmp_path / "art").write_text("a list of pictures")
    assert _codes(_story("boat.png", "art/a.png"), tmp_path) == ["in-the-way", "in-the-way"]


def test_a_pipe_in_a_pictures_place_is_told_and_never_opened(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    os.mkfifo(tmp_path / "boat.png")
    assert _codes(_story("boat.png"), tmp_path) == ["in-the-way"]


def test_names_nobody_can_type_are_not_offered(tmp_path: Path) -> None:
    """A name of no UTF-8, or with a newline in it, would only garble the message."""
    for name in (b"lantern\xff.png", b"lan\ntern.png", b"\x1blantern.png"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).touch()
    assert _codes(_story("lanterns.png"), tmp_path) == []


def test_a_near_miss_is_shown_as_it_is_typed(tmp_path: Path) -> None:
    """Spaces want angle brackets, and a bracket of its own would end the target."""
    for name in ("moon boat.png", "sea) two.png"):
        _paint(tmp_path / name)
    found = inspect_targets(_story("moon_boat.png", "sea%29_two.png"), tmp_path)
    assert [item.hint for item in found] == ["type: <moon boat.png>", "type: sea%29%20two.png"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("art/.png", "art/jetty.png"),
        ("boat.png.", "boat.png"),
        ("boat.", "boat.png"),
        ("boat.svg", "boat.png"),
    ],
)
def test_an_ending_that_is_not_one_is_told(target: str, told: str, tmp_path: Path) -> None:
    """What to type is a whole name."""
    (found,) = inspect_targets(_story(target), tmp_path)
    assert (found.code, found.hint) == ("no-ending", f"type: {told}")


def test_thousands_of_pictures_are_held_against_their_files_in_time(tmp_path: Path) -> None:
    """Every folder is listed once, and near misses are not looked for one by one among thousands."""
    for number in range(3000):
        (tmp_path / f"there {number}x.png").write_bytes(b"\xff\xd8\xff")
    story = _story(*(f"here-{number}y.png" for number in range(2000)))
    begun = time.process_time()
    assert inspect_targets(story, tmp_path) == ()
    assert time.process_time() - begun < 4
