"""The verbs as people type them: what they print, what they write, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from picturebook.cli import run
from tests.tiny import PIM, snapshot, write_pim


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small story in a folder of its own."""
    return write_pim(tmp_path / "book")


def test_new_makes_a_story_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new` without a terminal asks nothing, and what it writes has nothing to complain about."""
    assert run(["new", str(tmp_path / "mine")]) == 0
    assert run(["check", str(tmp_path / "mine" / "story.md")]) == 0


def test_new_never_writes_over_a_story(story: Path) -> None:
    """`new` in a folder that already holds a story is a usage error and changes nothing."""
    before = snapshot(story.parent)
    assert run(["new", str(story.parent)]) == 2
    assert snapshot(story.parent) == before


def test_check_says_what_is_wrong_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt key is an error with its place, and the exit code is 3."""
    story = tmp_path / "story.md"
    story.write_text(PIM.replace("author:", "auther:"), encoding="utf-8")
    assert run(["check", str(story)]) == 3
    assert "story.md:3:1: error" in capsys.readouterr().err


def test_check_says_who_is_in_each_picture(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that was not found in a scene shows before anything is drawn."""
    assert run(["check", str(story)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert run(["check", "--json", str(story)]) == 0
    told = json.loads(capsys.readouterr().out)["pictures"]
    assert [line.split("  ")[0].strip() for line in shown] == [one["name"] for one in told]
    assert all(
        line.endswith(f"[{', '.join(one['cast']) or 'nobody of the cast'}]")
        for line, one in zip(shown, told, strict=True)
    )
    assert any(one["cast"] for one in told)


def test_check_as_json_lists_diagnostics(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --json` gives machines the same findings."""
    story = tmp_path / "story.md"
    story.write_text(PIM.replace("author:", "auther:"), encoding="utf-8")
    assert run(["check", "--json", str(story)]) == 3
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(item["severity"], item["line"]) for item in found if item["severity"] == "error"] == [
        ("error", 3)
    ]


def test_build_makes_a_book(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build` writes the PDF, its report and its map, and says where the PDF is."""
    assert run(["build", str(story)]) == 0
    built = {path.name for path in (story.parent / "build").iterdir() if path.is_file()}
    assert {"story.home-a4.pdf", "story.home-a4.report.json", "story.home-a4.map.json"} <= built
    assert "story.home-a4.pdf" in capsys.readouterr().out


def test_build_leaves_no_lock(story: Path) -> None:
    """A plain build decides nothing for the author."""
    assert run(["build", str(story)]) == 0
    assert not (story.parent / "story.lock").exists()


def test_build_twice_gives_the_same_bytes(story: Path, tmp_path: Path) -> None:
    """Two builds in two places are the same file."""
    assert run(["build", str(story), "--output", str(tmp_path / "one.pdf")]) == 0
    other = write_pim(tmp_path / "elsewhere")
    assert run(["build", str(other), "--output", str(tmp_path / "two.pdf")]) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_build_with_output_leaves_the_folder_alone(story: Path, tmp_path: Path) -> None:
    """With --output nothing is written beside the story: a read-only folder builds."""
    before = snapshot(story.parent)
    assert run(["build", str(story), "--output", str(tmp_path / "out" / "book.pdf")]) == 0
    assert snapshot(story.parent) == before
    assert (tmp_path / "out" / "book.pdf").stat().st_size > 10_000


def test_an_unchanged_build_draws_and_encodes_nothing(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second build finds every take and every plate."""
    assert run(["build", str(story)]) == 0
    capsys.readouterr()
    assert run(["build", "--json", str(story)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["drawn"], told["encoded"]) == (0, 0)


def test_a_book_too_short_for_a_printer_is_refused(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The refusal says how many pages are needed and who can make the book; exit code 1."""
    assert run(["build", str(story), "--printer", "kdp-paperback"]) == 1
    said = capsys.readouterr().err
    assert "too short for kdp-paperback: needs 24" in said
    assert "home-a4, home-booklet, home-booklet-letter, home-letter and screen can make it" in said


def test_a_missing_glyph_fails_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A letter in no font names itself, the page and the fonts tried; exit code 1."""
    story = tmp_path / "story.md"
    story.write_text(PIM.replace("Pim counted eleven stars.", "Pim said 𒀀."), encoding="utf-8")
    assert run(["build", str(story)]) == 1
    said = capsys.readouterr().err
    assert "CUNEIFORM SIGN A" in said
    assert "Andika" in said


def test_an_undrawn_picture_of_a_paid_studio_is_never_bought(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4 names the pictures, who would draw them, the price and the command; nothing is drawn."""
    story.write_text(PIM.replace("trim:", "studio: {use: openai}\ntrim:"), encoding="utf-8")
    assert run(["build", str(story)]) == 4
    said = capsys.readouterr().err
    assert "2 pictures are not drawn yet: counts, boat" in said
    assert f"openai would draw them for about $0.15: picturebook draw {story}" in said
    assert not list(story.parent.rglob("*.png"))


def test_the_command_told_draws_as_it_was_asked(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A studio and a theme of the command line go with it: without them somebody else would draw."""
    assert run(["build", str(story), "--studio", "openai", "--theme", "window-seat"]) == 4
    command = f"picturebook draw {story} --studio openai --theme window-seat\n"
    assert command in capsys.readouterr().err


def test_plan_lists_pictures_and_touches_nothing(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`plan` names each picture, its state and its cast, and writes no file."""
    before = snapshot(story.parent)
    assert run(["plan", "--json", str(story)]) == 0
    pictures = json.loads(capsys.readouterr().out)["pictures"]
    assert [(item["name"], item["state"], item["cast"]) for item in pictures] == [
        ("counts", "new", ["Pim"]),
        ("boat", "new", ["Oda", "Pim"]),
    ]
    assert snapshot(story.parent) == before


def test_draw_accept_and_change(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An accepted picture stands at its target, stays when the scene changes, and plan says what changed."""
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "boat#1"]) == 0
    accepted = (story.parent / "art" / "boat.png").read_bytes()
    story.write_text(story.read_text("utf-8").replace("time: night", "time: dawn"), encoding="utf-8")
    capsys.readouterr()
    assert run(["plan", "--json", str(story)]) == 0
    boat = json.loads(capsys.readouterr().out)["pictures"][1]
    assert boat["state"] == "changed"
    assert "time" in " ".join(boat["why"]).lower()
    assert run(["draw", str(story)]) == 0
    assert run(["build", str(story)]) == 0
    assert (story.parent / "art" / "boat.png").read_bytes() == accepted


def test_what_a_build_sketched_keeps_its_number(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Seen as boat#1 on the look page, it is drawn, accepted and kept for good as boat#1, and drawn once."""
    assert run(["build", str(story)]) == 0
    assert run(["reject", str(story), "counts#1", "no"]) == 0
    capsys.readouterr()
    assert run(["draw", str(story), "counts"]) == 6
    assert not list((story.parent / "takes").glob("*/*.png"))
    assert run(["draw", str(story), "boat"]) == 0
    assert capsys.readouterr().out.split() == ["boat#1"]
    (kept,) = (story.parent / "takes").glob("*/*.png")
    (seen,) = (story.parent / "build" / "cache" / "sketches" / "boat").glob("*.png")
    assert (kept.name, kept.read_bytes()) == (seen.name, seen.read_bytes())
    assert run(["look", "--no-open", str(story)]) == 0
    assert (story.parent / "build" / "look.html").read_text("utf-8").count("<h4>boat#1</h4>") == 1
    assert run(["draw", str(story), "boat", "--again"]) == 0
    assert capsys.readouterr().out.split()[-1] == "boat#2"


def test_keep_binds_a_changed_picture_to_todays_words(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After `keep` the picture is pinned, for nothing."""
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    story.write_text(story.read_text("utf-8").replace("time: night", "time: dawn"), encoding="utf-8")
    assert run(["keep", str(story), "boat"]) == 0
    capsys.readouterr()
    assert run(["plan", "--json", str(story)]) == 0
    assert [item["state"] for item in json.loads(capsys.readouterr().out)["pictures"]] == ["same", "pinned"]


def test_a_rejected_take_is_not_used(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A take turned down stays on disk and leaves the book."""
    assert run(["draw", str(story)]) == 0
    assert run(["reject", str(story), "boat#1", "too dark"]) == 0
    assert list((story.parent / "takes").rglob("*.png"))
    capsys.readouterr()
    assert run(["plan", "--json", str(story)]) == 0
    assert json.loads(capsys.readouterr().out)["pictures"][1]["state"] == "new"


def test_own_art_is_placed_and_never_drawn(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture the author puts at its target is theirs."""
    from PIL import Image

    (story.parent / "art").mkdir()
    Image.new("RGB", (600, 600), "#88aacc").save(story.parent / "art" / "boat.png")
    mine = (story.parent / "art" / "boat.png").read_bytes()
    assert run(["draw", str(story)]) == 0
    capsys.readouterr()
    assert run(["plan", "--json", str(story)]) == 0
    assert json.loads(capsys.readouterr().out)["pictures"][1]["state"] == "yours"
    assert (story.parent / "art" / "boat.png").read_bytes() == mine


def test_look_writes_a_page_without_scripts(story: Path) -> None:
    """The look page stands in build/ and holds every picture."""
    assert run(["draw", str(story)]) == 0
    assert run(["look", "--no-open", str(story)]) == 0
    page = (story.parent / "build" / "look.html").read_text("utf-8")
    assert "boat#1" in page
    assert "<script" not in page


@pytest.mark.parametrize("verb", ["theme", "printer"])
def test_lists_name_what_ships(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`theme list` and `printer list` name every one, for people and for machines."""
    assert run([verb, "list"]) == 0
    people = capsys.readouterr().out
    assert run([verb, "list", "--json"]) == 0
    names = [item["name"] for item in json.loads(capsys.readouterr().out)]
    assert names
    assert all(name in people for name in names)


def test_theme_check_tells_people_and_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A theme's key nobody knows is told at its line, exit code 3; one nobody has is a slip of the command, 2."""
    assert run(["theme", "new", str(tmp_path / "mine")]) == 0
    with (tmp_path / "mine" / "theme.toml").open("a", encoding="utf-8") as file:
        file.write('colour = "red"\n')
    capsys.readouterr()
    assert run(["theme", "check", str(tmp_path / "mine")]) == 3
    assert "there is no key “colour”" in capsys.readouterr().err
    assert run(["theme", "check", str(tmp_path / "mine"), "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found["diagnostics"]] == ["unknown-key"]
    assert run(["theme", "check", "paper-lantrn"]) == 2


def test_a_story_that_is_not_there_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path is not a traceback."""
    assert run(["build", str(tmp_path / "nowhere.md")]) in (2, 7)
    assert "nowhere.md" in capsys.readouterr().err


def test_an_unknown_theme_names_the_nearest(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing slip in --theme gets the name that was meant; exit code 3."""
    assert run(["build", str(story), "--theme", "paper-lantrn"]) == 2
    assert "paper-lantern" in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    """`--help` answers without loading a library that draws, sets or parses."""
    code = (
        "import sys; from picturebook.cli import run; run(['--help']); "
        "heavy = {'PIL', 'reportlab', 'jinja2', 'markdown', 'yaml', 'uharfbuzz', 'openai', 'numpy'}; "
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["story.md", "notes.txt", "letter.pdf", ".", "/dev/null"])
def test_a_book_is_never_written_over_what_is_no_book(story: Path, name: str) -> None:
    """`--output` names a PDF; a story, a note or a letter that is called one stays as it is."""
    for other in ("notes.txt", "letter.pdf"):
        (story.parent / other).write_text("Dear Pim", encoding="utf-8")
    before = snapshot(story.parent)
    assert run(["build", str(story), "--output", str(story.parent / name)]) == 2
    assert snapshot(story.parent) == before


def test_a_book_takes_the_place_of_the_book_before(story: Path, tmp_path: Path) -> None:
    """The same `--output` twice is a book built anew; somebody's file beside a new name is not written over."""
    out = tmp_path / "out"
    assert run(["build", str(story), "--output", str(out / "pim.pdf")]) == 0
    assert run(["build", str(story), "--output", str(out / "pim.pdf")]) == 0
    (out / "mine.report.json").write_text("{}", encoding="utf-8")
    assert run(["build", str(story), "--output", str(out / "mine.pdf")]) == 2
    assert (out / "mine.report.json").read_text(encoding="utf-8") == "{}"


def test_one_json_document_whatever_is_built(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two printers give a list of two reports; an error gives its diagnostics."""
    two = ["--printer", "home-a4", "--printer", "screen"]
    assert run(["build", str(story), "--json", *two]) == 0
    assert [one["printer"] for one in json.loads(capsys.readouterr().out)] == ["home-a4", "screen"]
    assert run(["build", str(story), "--json", "--theme", "nope"]) == 2
    assert json.loads(capsys.readouterr().out)["diagnostics"][0]["code"] == "no-such-theme"


@pytest.mark.parametrize(("line", "column"), [("theme: ../theirs", 1), ("printers: [../theirs.toml]", 12)])
def test_a_story_names_nothing_outside_its_folder(
    story: Path, line: str, column: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """A theme or a printer beyond the book's folder is refused at its line; the command line may name it."""
    theirs = story.parent.parent / "theirs"
    theirs.mkdir()
    (theirs / "theme.toml").write_text('[theme]\nname = "theirs"\nversion = "1"\nextends = "base"\n', "utf-8")
    theirs.with_suffix(".toml").write_text("title = 'x'\n", encoding="utf-8")
    story.write_text(PIM.replace("author:", f"{line}\nauthor:"), encoding="utf-8")
    assert run(["check", str(story)]) == 3
    said = capsys.readouterr().err
    assert f"story.md:3:{column}: error" in said and "outside the book’s folder" in said


def test_a_locked_book_refuses_another_picture(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Own art changed after the lock was written is named, as a theme or a font would be."""
    from tests.studio.doubles import png

    art = story.parent / "art"
    art.mkdir()
    (art / "boat.png").write_bytes(png(64, 64, "one"))
    assert run(["build", str(story), "--lock"]) == 0
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    assert run(["build", str(story), "--locked"]) == 0
    (art / "boat.png").write_bytes(png(64, 64, "another"))
    assert run(["build", str(story), "--locked"]) == 3
    assert "pictures that are not the ones the lock holds: boat" in capsys.readouterr().err


def test_keep_under_a_picture_pins_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An accepted picture with `keep` in the story is drawn anew by no sweep, whatever its words become."""
    text = story.read_text("utf-8").replace("<!-- time: night -->", "<!-- time: night; keep -->")
    story.write_text(text, encoding="utf-8")
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    story.write_text(text.replace("a paper boat", "a tin boat"), encoding="utf-8")
    assert run(["draw", str(story), "--changed"]) == 0
    capsys.readouterr()
    assert run(["plan", str(story)]) == 0
    assert "boat    p. 6  pinned: kept; changed since: the words of the scene" in capsys.readouterr().out


def test_accept_takes_what_the_book_shows(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After the words changed, `--all` accepts the picture of today's words, under a label of its own."""
    assert run(["draw", str(story)]) == 0
    story.write_text(story.read_text("utf-8").replace("counting stars", "mending a net"), encoding="utf-8")
    assert run(["build", str(story)]) == 0
    capsys.readouterr()
    assert run(["accept", str(story), "--all"]) == 0
    assert capsys.readouterr().out.split() == ["counts#2", "boat#1"]


def test_check_fix_shows_what_it_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is a result; what is left to say comes after it, and nothing is."""
    story = tmp_path / "story.md"
    story.write_text(PIM.replace("author: ", "author: Pim: "), encoding="utf-8")
    assert run(["check", "--fix", str(story)]) == 0
    shown = capsys.readouterr()
    assert '\n+author: "Pim: ' in shown.out
    assert 'author: "Pim: ' in story.read_text(encoding="utf-8")


def test_check_fix_as_json_gives_machines_findings_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The difference goes to people."""
    story = tmp_path / "story.md"
    story.write_text(PIM.replace("author: ", "author: Pim: "), encoding="utf-8")
    assert run(["check", "--fix", "--json", str(story)]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["story"] == str(story)
    assert '\n+author: "Pim: ' in shown.err


def test_check_tells_of_story_pictures_theme_and_printer_in_one_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One mistake does not hide another."""
    story = tmp_path / "story.md"
    front = "theme: paper-lanterns\nprinters: [home-a44]\n---\n"
    story.write_text(f"---\ntitle: T\nauther: x\n{front}\n![Pim.](../a.png)\n", encoding="utf-8")
    assert run(["check", "--json", str(story)]) == 3
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [item["line"] for item in found] == [3, 4, 5, 8]


def test_check_points_at_the_direction_it_speaks_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not at the first thing on the page; and a printer nobody knows is asked about though another is used."""
    story = tmp_path / "story.md"
    front = (
        "---\ntitle: T\nprinters: [home-a4, kdp-paperbak]\nisbn: {lulu-hardcovr: 978-1-4028-9462-6}\n---\n"
    )
    story.write_text(f"{front}\n![Pim.](a.png)\n\nPim sat.\n\n<!-- layout: fulll -->\n", encoding="utf-8")
    assert run(["check", "--json", str(story)]) == 3
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [one["line"] for one in found if one["severity"] == "error"] == [11]
    story.write_text(f"{front}\nPim sat.\n", encoding="utf-8")
    assert run(["check", "--json", str(story)]) == 0
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(one["line"], one["column"], one["hint"]) for one in found[:2]] == [
        (3, 21, "try: kdp-paperback"),
        (4, 8, "try: lulu-hardcover"),
    ]


@pytest.mark.parametrize("verb", ["new", "import"])
def test_a_place_that_is_taken_is_told_with_another(
    verb: str, story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that is free, quoted; also of the folder somebody stands in, and where a link leads nowhere."""
    source = ["book/story.md"] if verb == "import" else []
    monkeypatch.chdir(story.parent.parent)
    Path("a b").mkdir()
    Path("a b/story.md").symlink_to("nowhere.md")
    Path("a b-2").mkdir()
    assert run([verb, *source, "a b"]) == 2
    assert f"picturebook {' '.join([verb, *source])} 'a b-3'" in " ".join(capsys.readouterr().err.split())
    monkeypatch.chdir("a b")
    assert run([verb, *(f"../{path}" for path in source), "."]) == 2
    assert "my-book-2" in capsys.readouterr().err and not Path("nowhere.md").exists()


@pytest.mark.parametrize(
    ("output", "told"),
    [("my book", "--output 'my book.pdf'"), (".", "--output book.pdf"), ("out", "--output out/book.pdf")],
)
def test_an_output_that_is_no_pdf_is_told_with_one(
    story: Path, output: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a folder one in it; quoted for the shell."""
    monkeypatch.chdir(story.parent)
    Path("out").mkdir()
    assert run(["build", "story.md", "--output", output]) == 2
    assert told in capsys.readouterr().err


def test_a_theme_s_file_is_told_with_its_folder(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A theme is a folder."""
    (story.parent / "mine").mkdir()
    (story.parent / "mine" / "theme.toml").write_text("", encoding="utf-8")
    assert run(["plan", str(story), "--theme", "mine/theme.toml"]) == 2
    assert "name its folder: mine" in capsys.readouterr().err
