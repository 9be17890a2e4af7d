"""Every command the docs tell people to type works, in the order they would type it."""

from __future__ import annotations

import os
import re
import shlex
from contextlib import ExitStack
from pathlib import Path

import pytest

from picturebook import compiler, printing
from picturebook.cli import run
from picturebook.desk import casting, theme_list
from picturebook.layout.tonestore import ToneStore
from picturebook.prepress.plates import PlateStore
from picturebook.studio.stub import StubStudio
from picturebook.studio.whole import write_whole
from tests.design.variable import renamed
from tests.studio.doubles import png

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
# What a page has its reader do: type commands, and write a file or add to one.
_STEP = re.compile(
    r"^```console\n(?P<typed>.*?)^```|^(?P<how>Write|Add to) `(?P<file>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```",
    re.M | re.S,
)
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.M | re.S)  # examples of links are not links
_BUILDS_THE_HOUSE = (
    "make",
    "git",
    "pip",
    "python3",
    "source",
    ".ci/run",
)  # run by .ci/run itself, not from here


def commands_of(page: Path) -> list[str]:
    """Return the commands a page shows, in order."""
    return [
        command for step in _STEP.finditer(page.read_text(encoding="utf-8")) for command in _typed_in(step)
    ]


def _typed_in(step: re.Match[str]) -> list[str]:
    lines = (step["typed"] or "").splitlines()
    return [line[2:].strip() for line in lines if line.startswith("$ ")]


@pytest.fixture
def _developed_before(monkeypatch: pytest.MonkeyPatch, drawn_before: Path) -> None:
    """Let every page of the docs find the plates and tones of those before it: they build the same few books."""
    shared = drawn_before.with_name("developed-before")
    for module in (printing, casting, theme_list):
        monkeypatch.setattr(module, "PlateStore", lambda _folder: PlateStore(shared / "plates"))
    monkeypatch.setattr(compiler, "ToneStore", lambda _folder, *more: ToneStore(shared / "tones", *more))


@pytest.mark.usefixtures("_developed_before")
@pytest.mark.parametrize("page", [page for page in PAGES if commands_of(page)], ids=lambda page: page.name)
def test_every_command_works(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's commands, typed one after the other in an empty folder, all succeed; its files are written between."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").symlink_to(ROOT / "stories")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("pip", "moss", "first-rain"):  # what a reader's own tool made
        write_whole(tmp_path / "Downloads" / f"{name}.png", png(1024, 1024, name))
    if "Downloads/Kite" in page.read_text(encoding="utf-8"):
        renamed(
            tmp_path / "Downloads" / "Kite-Bold.ttf", ROOT / "fonts" / "baloo-2" / "Baloo2-Bold.ttf", "Kite"
        )
        write_whole(tmp_path / "Downloads" / "OFL.txt", b"SIL Open Font License 1.1")
    with ExitStack() as open_:
        if "--studio openai" in page.read_text(encoding="utf-8"):
            stub = open_.enter_context(StubStudio(tmp_path / "stub", fast=True))
            monkeypatch.setenv("OPENAI_BASE_URL", stub.base_url)
            monkeypatch.setenv("OPENAI_API_KEY", "stub")
        for step in _STEP.finditer(page.read_text(encoding="utf-8")):
            if step["file"]:
                with Path(step["file"]).open(
                    "w" if step["how"] == "Write" else "a", encoding="utf-8"
                ) as file:
                    file.write(step["text"])
            for command in _typed_in(step):
                _type(command)


def _type(command: str) -> None:
    words = shlex.split(command)
    expected = 0
    if words[0] == "cd":
        os.chdir(words[1])
    elif words[0] == "mkdir":
        Path(words[1]).mkdir()
    elif words[0] == "cp":
        Path(words[2]).write_bytes(Path(words[1]).read_bytes())
    elif words[0] == "picturebook":
        assert run(words[1:]) == expected, command
    else:
        assert words[0] in _BUILDS_THE_HOUSE, f"no test knows how to run: {command}"


def test_links_lead_somewhere() -> None:
    """A relative link in any page names a file that is there."""
    broken = []
    for page in [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "GLOSSARY.md", ROOT / "CHANGELOG.md"]:
        prose = _CODE.sub("", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            if not target.startswith(("http:", "https:", "mailto:")) and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken
