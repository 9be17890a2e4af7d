"""A theme from a stranger: it reads nothing outside its folder, and takes neither time nor memory."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from picturebook.design import theme_folder
from picturebook.design.theme_folder import MOST_FILE, MOST_FILES, MOST_TOML
from picturebook.design.themes import load_theme, override
from picturebook.design.typed import Typed
from picturebook.diagnostics import Span
from picturebook.errors import PicturebookError, StoryError, ThemeError
from picturebook.shelf import shelf

HEAD = '[theme]\nname = "mine"\nversion = "1.0.0"\nlicense = "MIT"\n'
BALOO = shelf("fonts") / "baloo-2" / "Baloo2-Bold.ttf"
SECRET = "root:x:0:0"
SLOT = "{x=0,y=0,w=1,h=1}"


def write(folder: Path, body: str = "", head: str = HEAD) -> Path:
    """Write a theme of a head and a body; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text(head + body, encoding="utf-8")
    return folder


def refused(folder: Path, said: str) -> None:
    """Hold a theme to be refused within two seconds, in words that show nothing of another's file."""
    begun = time.process_time()
    with pytest.raises(ThemeError) as caught:
        load_theme(str(folder))
    assert time.process_time() - begun < 2
    assert said in str(caught.value) and SECRET not in str(caught.value)
    assert len(str(caught.value)) < 1_000_000


BOMBS = {
    "lists in lists": ("x = " + "[" * 50_000 + "]" * 50_000, "too deep"),
    "groups in groups": ("x = " + "{a = " * 20_000 + "1" + "}" * 20_000, "too deep"),
    "a few groups in groups": ("x = " + "{a = " * 60 + "1" + "}" * 60, "too deep"),
    "a key of many parts": (".".join("a" * 100_000) + " = 1", "too deep"),
    "a key of spaced parts": (" . ".join("a" * 60_000) + " = 1", "too deep"),
    "a table of many parts": ("[" + ".".join("a" * 100_000) + "]", "too deep"),
    "a quoted key of many parts": (".".join(['"a"'] * 50_000) + " = 1", "too deep"),
    "after a word in a comment": ('# """\n' + ".".join("a" * 100_000) + " = 1", "too deep"),
    "words nothing closes": ('x = "' + '\\"' * 100_000, "not TOML"),
    "long words nothing closes": ('x = """' + '\\"""' * 50_000, "not TOML"),
    "a number of digits": ("x = " + "9" * 100_000, "thousands of digits"),
    "a number of hex": ("x = 0x" + "f" * 100_000, "thousands of digits"),
    "not a number": ("[pages.full]\ntext = {x = nan, y = 0, w = 1, h = 1}", "x does not understand “nan”"),
    "no end": ("[pages.full]\ntext = {x = 0, y = 0, w = inf, h = 1}", "w does not understand “inf”"),
    "past every end": (
        "[pages.full]\ntext = {x = 0, y = 0, w = 1e999, h = 1}",
        "w does not understand “inf”",
    ),
    "letters of a kilometre": ('[tokens]\nbody = {max = "999999 in"}', "max lies between 4pt and 300pt"),
    "letters of nothing": ('[tokens]\nbody = {min = "0pt"}', "min lies between 4pt and 300pt"),
    "lines on one another": ("[tokens]\nbody = {leading = 0}", "leading lies between 0.8 and 3"),
    "lines a mile apart": ("[tokens]\nbody = {leading = 1e300}", "leading lies between"),
    "corners of a mile": ('[tokens]\nradius = "63360 in"', "the token radius wants a length"),
    "a border of a mile": (
        f'[pages.full]\npicture = {{{SLOT[1:-1]}, border = "ink", border_width = "9e9 in"}}',
        "9e9",
    ),
    "slots": (f"[pages.full]\npicture = [{(SLOT + ',') * 400}]", "picture has 400 of them"),
    "pages": ("".join(f"[pages.a{at}]\n" for at in range(1500)), "of them, and a theme may have 200"),
    "rules": ('[[choose]]\ntemplate="full"\n' * 1000, "choose has 1000 of them"),
    "a million values": (f"x = [{'1,' * 10_000}]", "and a theme may have 8000"),
    "tokens": ("[tokens]\n" + "".join(f"tok{at} = 1\n" for at in range(1900)), "there is no token"),
    "a book in one value": (f'[art]\nmedium = "{"a" * 100_000}"', "a value may have 2000"),
    "what moves a cursor": ('[art]\nmedium = "\\u001b[2J"', "cannot be printed"),
    "a title that moves a cursor": ('title = "\\u009b2J"', "cannot be printed"),
    "more than it may have": (f"# {'a' * MOST_TOML}", "a theme's file may have 256 KB"),
}


@pytest.mark.parametrize(("body", "said"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_before_it_is_lit(tmp_path: Path, body: str, said: str) -> None:
    """Keys without end, numbers past all reason, and words that cost hours to read."""
    refused(write(tmp_path, f"{body}\n"), said)


def outside(folder: Path) -> Path:
    """Write what a theme must not see beside its folder."""
    path = folder.parent / "passwd"
    path.write_text(SECRET, encoding="utf-8")
    return path


def _linked_keys(folder: Path) -> None:
    (folder / "theme.toml").unlink()
    (folder / "theme.toml").symlink_to(outside(folder))


def _linked_prompt(folder: Path) -> None:
    (folder / "prompts").mkdir()
    (folder / "prompts" / "scene.md.j2").symlink_to(outside(folder))


def _linked_folder(folder: Path) -> None:
    (folder / "prompts").symlink_to(outside(folder).parent)


def _linked_font(folder: Path) -> None:
    (folder / "Mine.ttf").symlink_to(BALOO)


def _linked_in_a_circle(folder: Path) -> None:
    (folder / "Mine.ttf").symlink_to("Mine.ttf")


def _far_too_large(folder: Path) -> None:
    with (folder / "Mine.ttf").open("wb") as file:
        file.truncate(MOST_FILE * 3)


def _far_too_many(folder: Path) -> None:
    for at in range(MOST_FILES + 1):
        (folder / f"{at}.txt").touch()


FOLDERS: dict[Callable[[Path], None], str] = {
    _linked_keys: "leads out of the theme through a link",
    _linked_prompt: "leads out of the theme through a link",
    _linked_folder: "leads out of the theme through a link",
    _linked_font: "leads out of the theme through a link",
    _linked_in_a_circle: "leads out of the theme through a link",
    _far_too_large: "has 96 MB, and a theme's file may have 32 MB",
    _far_too_many: "has more than 1000 files",
}


@pytest.mark.parametrize(("harm", "said"), FOLDERS.items())
def test_a_folder_is_refused_that_is_none_of_a_theme(
    tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    """What a link in it leads to is not read, nor is what nobody could have meant."""
    folder = write(tmp_path / "mine")
    harm(folder)
    refused(folder, said)


def test_a_folder_as_large_as_a_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files that are each small enough are too much together."""
    monkeypatch.setattr(theme_folder, "MOST_ALL", 1000)
    (write(tmp_path / "mine") / "a.txt").write_text("a" * 1001, encoding="utf-8")
    refused(tmp_path / "mine", "has more than")


@pytest.mark.parametrize("hidden", [".git/objects/aa", ".DS_Store"])
def test_what_begins_with_a_dot_is_no_part_of_a_theme(tmp_path: Path, hidden: str) -> None:
    """A designer's Git changes with every commit, and the theme does not."""
    before = load_theme(str(write(tmp_path / "mine"))).digest
    path = tmp_path / "mine" / hidden
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("more", encoding="utf-8")
    assert load_theme(str(tmp_path / "mine")).digest == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A file that never ends is no file of a theme."""
    folder = write(tmp_path / "mine")
    os.mkfifo(folder / "Mine.ttf")
    os.mkfifo(folder / "LICENSE")
    assert load_theme(str(folder)).name == "mine"


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        ("../../elsewhere", "lies outside the folder the theme is in"),
        ("{root}/elsewhere", "lies outside the folder the theme is in"),
        ("../../..", "there is no theme"),
        ("/etc/passwd", "there is no theme"),
        (".", "extend each other in a circle"),
        ("~", "there is no theme"),
        ("{long}", "there is no theme"),
        ("round", "there is no theme"),
    ],
)
def test_a_theme_extends_what_lies_beside_it_and_nothing_else(
    tmp_path: Path, extends: str, said: str
) -> None:
    """Neither by steps up nor by a path from the root."""
    write(tmp_path / "elsewhere", f'[tokens]\nink = "{SECRET}"\n')
    folder = tmp_path / "a" / "mine"
    typed = extends.format(root=tmp_path, long="a" * 1500)
    write(folder, head=f'{HEAD}extends = "{typed}"\n')
    if extends == "round":
        (folder / "round").symlink_to("../mine/round")
        said = "leads out of the theme through a link"
    refused(folder, said)


def test_a_chain_has_an_end(tmp_path: Path) -> None:
    """Themes that extend one another a hundred times are told at the eighth."""
    for at in range(12):
        write(tmp_path / f"t{at}", head=f'{HEAD}extends = "../t{at + 1}"\n')
    refused(tmp_path / "t0", "more than 8 themes extend one another here")


@pytest.mark.parametrize(
    "font", ["/etc/passwd", "../passwd", "~/x.ttf", "passwd/../../passwd", f"{'a' * 1500}.ttf"]
)
def test_a_font_is_a_file_of_the_theme(tmp_path: Path, font: str) -> None:
    """No path in a theme leads to a file of the computer."""
    folder = tmp_path / "mine"
    refused(write(folder, f'[tokens]\nbody = {{font = "{font}"}}\n'), "font")
    outside(folder)
    refused(folder, "font")


def collection(claimed: int) -> bytes:
    """Return a font collection that claims to have so many faces, and has one."""
    face = BALOO.read_bytes()
    start = 12 + 4 * claimed
    return b"ttcf" + struct.pack(">HHI", 1, 0, claimed) + struct.pack(">I", start) * claimed + face


FONTS = {
    "nothing": b"",
    "noise": bytes(range(256)) * 400,
    "half a font": BALOO.read_bytes()[:3000],
    "faces without end": collection(300_000),
    "more faces than there is room for": b"ttcf" + struct.pack(">HHI", 1, 0, 2**32 - 1),
    "tables past the end": b"\x00\x01\x00\x00\xff\xff" + b"\xff" * 4000,
}


@pytest.mark.parametrize("data", FONTS.values(), ids=FONTS.keys())
def test_a_broken_font_takes_no_time(tmp_path: Path, data: bytes) -> None:
    """It is no font, or the face that can be read of it; nothing falls over."""
    folder = write(tmp_path / "mine", '[tokens]\nbody = {font = "Mine.ttf"}\n')
    (folder / "Mine.ttf").write_bytes(data)
    begun = time.process_time()
    try:
        load_theme(str(folder))
    except PicturebookError as problem:
        assert "Mine.ttf is not a font we can read" in str(problem)
    assert time.process_time() - begun < 2


def test_a_story_s_theme_stays_in_the_book(tmp_path: Path) -> None:
    """A story from a stranger extends no theme of the reader's."""
    write(tmp_path / "theirs")
    book = tmp_path / "book"
    write(book / "looks" / "mine", head=f'{HEAD}extends = "../../../theirs"\n')
    write(book / "next", head=f'{HEAD}extends = "../theirs"\n')
    (book / "theirs").symlink_to(tmp_path / "theirs")
    typed = Typed(within=book, span=Span(file="story.md", line=3))
    for name in ("looks/mine", "next", "theirs"):
        with pytest.raises((ThemeError, StoryError), match="outside"):
            load_theme(name, book, typed)


@pytest.mark.parametrize("style", [("body.ideal", "inf"), ("body.leading", "1e9"), ("radius", "99999in")])
def test_a_story_s_own_tokens_are_held_to_the_same(style: tuple[str, str]) -> None:
    """What a theme may not say, a story may not lay over it."""
    with pytest.raises(ThemeError):
        override(load_theme("base"), (style,))
