"""Running a verb: every exit code that can be reached, and one JSON document on stdout whatever happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.desk import checking, shooting
from picturebook.errors import ExitCode
from tests.studio.doubles import png
from tests.tiny import PIM, write_pim

PROGRAM = [sys.executable, "-c", "from picturebook.cli import main; main()"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small story in a folder of its own."""
    return write_pim(tmp_path / "book")


def _drawn(story: Path) -> None:
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0


CODES = [
    (0, ["check"], lambda _: None),
    (1, ["build", "--printer", "kdp-paperback"], lambda _: None),
    (2, ["build", "--nonsense"], lambda _: None),
    (3, ["plan"], lambda story: story.write_text(PIM.replace("look:", "lok:"), encoding="utf-8")),
    (4, ["build", "--studio", "openai"], lambda _: None),
    (5, ["draw", "--studio", "openai", "--provisional", "--max-usd", "0.01"], lambda _: None),
    (6, ["draw", "--studio", "openai", "--provisional", "--max-usd", "1"], lambda _: None),
    (7, ["plan"], lambda story: story.unlink()),
]


@pytest.mark.parametrize(("code", "typed", "prepare"), CODES, ids=[str(code) for code, *_ in CODES])
def test_every_outcome_has_its_code(
    story: Path,
    code: int,
    typed: list[str],
    prepare: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The documented number, words on stderr, and with --json one document on stdout."""
    if code == 5:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    prepare(story)
    assert run([typed[0], str(story), *typed[1:], "--json"]) == code
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert bool(found.get("diagnostics")) == (code != 0)
    assert bool(said.err) == (code != 0)


def test_a_bug_says_that_it_is_one(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A traceback for whoever mends it, and a word for whoever met it."""
    monkeypatch.setattr(checking, "check", lambda _: 1 / 0)
    assert run(["check", str(story)]) == ExitCode.BUG
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said and "not in your story" in said


def test_an_interruption_says_that_it_may_go_on(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is no traceback."""

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", stop)
    assert run(["check", str(story)]) == ExitCode.INTERRUPTED
    assert "run the same command to go on" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("draw", "boat"), "run the same command to go on"),
        (("draw", "boat", "--again"), "The same command pays for that again: name what did not come"),
        (("retouch", "boat", "red"), "the same retouch goes on: what came is laid in"),
        (("retouch", "boat", "red", "--again"), "The same command pays for that again"),
    ],
)
def test_an_interruption_says_what_the_same_command_would_do(
    story: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, ...],
    said: str,
) -> None:
    """Where it would pay once more, it is not the way on."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("picturebook.desk.shooting.wish_of", stop)
    assert run([typed[0], str(story), *typed[1:]]) == ExitCode.INTERRUPTED
    assert said in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a signal is sent")
def test_a_build_that_is_stopped_leaves_nothing_half_written(story: Path) -> None:
    """Stopped while it draws, it leaves no book and no part of one, and the same command makes it."""
    with subprocess.Popen([*PROGRAM, "build", str(story)], stderr=subprocess.PIPE) as building:
        sketches, deadline = story.parent / "build" / "cache" / "sketches", time.monotonic() + 20
        while not list(sketches.glob("*/.*.claim")) and time.monotonic() < deadline:
            time.sleep(0.002)
        building.send_signal(signal.SIGINT)
        building.communicate()
    assert building.returncode == 130
    assert not list(story.parent.rglob("*.pdf")) and not list(story.parent.rglob("*.part"))
    assert run(["build", str(story)]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is written to")
@pytest.mark.parametrize("typed", [["plan"], ["plan", "--json"], ["build", "--json"]])
def test_results_that_cannot_be_written_are_no_bug(story: Path, typed: list[str]) -> None:
    """A full disk behind `> plan.txt` is the file system's, with its code."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROGRAM, typed[0], str(story), *typed[1:]], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == ExitCode.DISK
    assert b"No space left on device" in ran.stderr and b"Traceback" not in ran.stderr


def test_what_is_mended_is_shown_beside_the_document(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --fix --json`: the difference goes to stderr, the findings to stdout."""
    story.write_text(PIM.replace("art/boat.png", "art/the boat.png"), encoding="utf-8")
    assert run(["check", str(story), "--fix", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["diagnostics"] == []
    assert "+![Oda lands" in said.err


def test_nothing_to_draw_is_a_document_too(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`cast --json` where nobody has a sheet, `draw --json` where nothing is new; a prompt is one as well."""
    _drawn(story)
    capsys.readouterr()
    for typed in (["cast"], ["draw"]):
        assert run([*typed, str(story), "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"takes": []}
    assert run(["plan", str(story), "--prompt", "boat", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["prompt"].startswith("# Scene")


def test_trouble_with_the_look_page_hides_no_take(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was drawn is told, and why there is no page."""
    (story.parent / "build" / "look.html").mkdir(parents=True)
    assert run(["draw", str(story)]) == 0
    said = capsys.readouterr()
    assert said.out.split() == ["boat#1", "counts#1"]
    assert "There is no look page" in said.err


def test_what_can_be_accepted_is(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One picture in the way stops itself alone, and both are told."""
    assert run(["draw", str(story)]) == 0
    mine = story.parent / "art" / "boat.png"
    mine.parent.mkdir()
    mine.write_bytes(png(64, 64, "mine"))
    capsys.readouterr()
    assert run(["accept", str(story), "boat#1", "counts#1"]) == 3
    said = capsys.readouterr().err
    assert "boat.png is your own picture" in said and "accepted all the same: counts#1" in said
    assert mine.read_bytes() == png(64, 64, "mine")


def test_commands_to_paste_are_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a space in its name is one word to the shell."""
    assert run(["new", str(tmp_path / "my book")]) == 0
    assert f"picturebook build '{tmp_path}/my book/story.md'" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "plain"), [("", False), ("1", True)])
def test_colour_is_nobody_s_to_force(value: str, plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR with anything in it turns colour off; an empty one means nothing."""
    from picturebook.cli import terminal

    monkeypatch.setenv("NO_COLOR", value)
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True, raising=False)
    assert terminal.may_colour() is not plain


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every path is text")
@pytest.mark.parametrize("encoding", ["utf-8:strict", "latin-1:strict"])
def test_a_path_that_is_no_text_builds(tmp_path: Path, encoding: str) -> None:
    """A folder unpacked from an old archive may be called anything; its report is JSON all the same."""
    story = write_pim(tmp_path / os.fsdecode(b"b\xffcher"))
    story.write_text(PIM.replace("art/boat", "art/小船"), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for typed in (["build"], ["plan"], ["build", "--json"], ["look", "--no-open"]):
        command = [*PROGRAM, typed[0], str(story), *typed[1:]]
        ran = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert ran.returncode == 0, ran.stderr
        assert "--json" not in typed or json.loads(ran.stdout)["pages"] == 8
    report = (story.parent / "build" / "story.home-a4.report.json").read_bytes()
    assert json.loads(report)["pages"] == 8


def test_new_asks_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four questions; capitals do not matter, and what YAML would stumble over is quoted."""
    from click.testing import CliRunner

    from picturebook.cli import new

    monkeypatch.setattr(new, "_at_a_terminal", lambda: True)
    typed = 'Pip: the "best" #1\nAda\nWindow-Seat\nletter\n'
    assert CliRunner().invoke(new.command, [str(tmp_path / "mine")], input=typed).exit_code == 0
    text = (tmp_path / "mine" / "story.md").read_text("utf-8")
    for line in ('title: "Pip: the \\"best\\" #1"', "author: Ada", "theme: window-seat", "[home-letter]"):
        assert line in text
    assert run(["check", str(tmp_path / "mine" / "story.md")]) == 0


@pytest.mark.parametrize(
    "typed",
    [
        ["retouch", "boat", "--box", "a,b", "--recolour", "red"],
        ["retouch", "boat", "--where", "Pim.gizmo", "--recolour", "red"],
        ["retouch", "bota", "--where", "Pim.scarf", "--recolour", "red"],
        ["adopt", "boat", "story.md", "--made-with", ""],
        ["draw", "boat", "--change", "face"],
        ["draw", "boat", "--studio", "opanai"],
        ["draw", "bota"],
        ["accept", "boat#9"],
        ["reject", "boat#1", " "],
        ["waive", "boat", ""],
        ["plan", "--theme", "nope"],
        ["build", "--printer", "nope"],
    ],
)
def test_what_was_typed_wrongly_is_no_fault_of_the_story(story: Path, typed: list[str]) -> None:
    """A script sees the difference: 2, and 3 only for what `check` finds."""
    assert run(["draw", str(story), "boat"]) == 0
    assert run([typed[0], str(story), *typed[1:]]) == ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["draw"], "picturebook draw {story} counts --again"),
        (["draw", "--change", "face: Pim=sad"], "picturebook draw {story} boat --change 'face: Pim=sad'"),
        (["draw", "counts", "boat", "--change", "face: Pim=sad"], "picturebook draw {story} counts --change"),
        (["keep", "boat"], "picturebook accept {story} 'boat#1'"),
        (["accept", "--all"], "picturebook draw {story}"),
        (["retouch", "boat"], 'picturebook retouch {story} boat "make the scarf red"'),
    ],
)
def test_what_is_told_can_be_pasted(
    tmp_path: Path, typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the story's own path, quoted for the shell."""
    story = write_pim(tmp_path / "Pim’s book")
    assert run(["draw", str(story)]) == 0
    if typed[0] == "accept":
        assert run(["accept", str(story), "--all"]) == 0
    capsys.readouterr()
    run([typed[0], str(story), *typed[1:]])
    assert told.format(story=f"'{story}'") in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (["reject", "{story}", "boat#1", "too dark"], {"rejected": "boat#1", "why": "too dark"}),
        (["waive", "{story}", "boat", "pink on purpose"], {"waived": "boat", "why": "pink on purpose"}),
        (["keep", "{story}", "boat"], {"kept": ["boat"]}),
        (["look", "{story}", "--no-open"], {"page": "{folder}/build/look.html"}),
        (["new", "{folder}/more"], {"story": "{folder}/more/story.md"}),
        (
            ["import", "{story}", "{folder}/copy"],
            {"story": "{folder}/copy/story.md", "pictures": 2, "diagnostics": []},
        ),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else "",
)
def test_every_verb_that_decides_or_writes_tells_machines(
    story: Path, typed: list[str], given: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    """One document on stdout and nothing beside it."""
    _drawn(story)
    capsys.readouterr()
    places = {"story": str(story), "folder": str(story.parent)}
    assert run([*(word.format(**places) for word in typed), "--json"]) == 0
    expected = {key: one.format(**places) if isinstance(one, str) else one for key, one in given.items()}
    assert json.loads(capsys.readouterr().out) == expected


def test_a_limit_is_asked_for_with_one_that_is_enough(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can say yes: what is told to type lets the pictures through at the price that is told."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    monkeypatch.setattr(shooting, "warnings", lambda _: ())
    assert run(["draw", str(story), "boat", "--studio", "openai", "--provisional"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    price = float(said.split("about $")[1].split(":")[0])
    assert price <= float(said.split("such as --max-usd ")[1].strip(" .\n")) <= 2 * price
