"""A printer's file to fill in: whole, true to the printer it starts from, and never in the place of another."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.design.printer import Printer
from picturebook.design.printer_keys import NUMBERS, PRINTER
from picturebook.design.printers import as_typed, load_printer, printers
from picturebook.desk.printer_file import printer_file
from picturebook.fields import Group
from tests.tiny import write_pim

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "add-a-printer.md"

WORDS = (
    "---\ntitle: Pim\nlanguage: en\ntrim: 8.5 x 8.5 in\n---\n\nPim slept.\n"  # no pictures, so quickly built
)


KEYS = tuple(
    (key.name if isinstance(key.kind, Group) else "", one.name)
    for key in PRINTER.keys
    if key.name != "sources"
    for one in (key.kind.keys if isinstance(key.kind, Group) else (key,))
)


def read(folder: Path, text: str) -> Printer:
    """Read a printer's file."""
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return load_printer("mine.toml", folder)


@pytest.mark.parametrize("name", printers())
def test_it_starts_with_the_numbers_of_another(name: str, tmp_path: Path) -> None:
    """All of them, and nothing of what that house says: not its name, its sources or its word on AI."""
    other = load_printer(name)
    mine = read(tmp_path, printer_file("my-press", name, as_typed(name)))
    kept = replace(mine, name=name, title=other.title, digest=other.digest, unsourced=other.unsourced)
    assert replace(kept, policy=other.policy, sources=other.sources) == other
    assert (mine.title, mine.policy, mine.sources) == ("My press", (), ())
    assert set(mine.unsourced) == {key for key in NUMBERS if key in as_typed(name)} - {"policy"}


def test_every_key_is_there_with_a_value_that_is_understood(tmp_path: Path) -> None:
    """Each line that is not set can be set as it stands; those for home go without a cover of its own."""
    text = re.sub(r"^#(\[|\w+ = )", r"\1", printer_file("mine", "nobody", {}), flags=re.M)
    assert read(tmp_path, re.sub(r"^(sheet|marks|fold) = .*\n", "", text, flags=re.M)).spine is not None
    home = re.sub(r"^(flavour|cover) = .*", "", text, flags=re.M)
    assert read(tmp_path, home.replace("\nsheet", '\ncover = "inside"\nsheet')).sheet is not None


def test_no_key_of_a_printer_that_ships_is_left_out() -> None:
    """Whatever a file may say stands in one to fill in."""
    known = {*KEYS, ("", "sources")}
    tables = {table for table, _ in KEYS if table}
    typed = [as_typed(name) for name in printers()]
    assert {table or name for table, name in known} >= set(NUMBERS)
    assert known >= {("", key) for one in typed for key in one if key not in tables}
    assert known >= {(table, key) for one in typed for table in tables for key in one.get(table, ())}


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays; a name that is taken or will not do is refused with one to type."""
    story = write_pim(tmp_path)
    assert run(["printer", "new", "little-press", "--beside", str(story), "--json"]) == 0
    path = Path(json.loads(capsys.readouterr().out)["printer"])
    assert path == tmp_path / "printers" / "little-press.toml"
    path.write_text("mine", encoding="utf-8")
    for name, told in (
        ("little-press", "already there"),
        ("kdp-paperback", "call yours otherwise: my-kdp-paperback"),
        ("../Little Press.toml", "printer new little-press"),
    ):
        assert run(["printer", "new", name, "--beside", str(story)]) == 2
        assert told in capsys.readouterr().err
    assert run(["printer", "new", "other", "--beside", str(tmp_path / "none" / "story.md")]) == 2
    assert path.read_text(encoding="utf-8") == "mine" and not (tmp_path / "none").exists()
    assert [one.name for one in path.parent.iterdir()] == ["little-press.toml"]


def test_the_guide_s_example_makes_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`printer fit` finds it beside the story, and it builds pages and a cover with the spine of its table."""
    (example,) = re.findall(r"^```toml\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    story = tmp_path / "story.md"
    story.write_text(WORDS, encoding="utf-8")
    (tmp_path / "printers").mkdir()
    (tmp_path / "printers" / "little-press.toml").write_text(example, encoding="utf-8")
    assert run(["printer", "fit", str(story)]) == 0
    assert re.search(r"^little-press +yes: .*spine 0\.079 in", capsys.readouterr().out, re.M)
    assert run(["build", str(story), "--printer", "printers/little-press.toml"]) == 0
    assert (tmp_path / "build" / "story.little-press.cover.pdf").exists()


def test_the_guide_has_every_key() -> None:
    """No key is left unexplained."""
    text = GUIDE.read_text(encoding="utf-8")
    assert not [name for _, name in KEYS if f"`{name}`" not in text]
