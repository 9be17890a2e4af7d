"""The flagship for money, from the first sheet to the book for a shop; and after that nobody is asked for anything."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.design.printers import printers
from picturebook.design.themes import themes
from picturebook.shelf import shelf
from picturebook.studio.ledger_reading import read_entries
from picturebook.studio.takes import TakeStore
from tests.studio.painting import STUDIOS, painting

SHOP = "lulu-hardcover"
SELLING = STUDIOS[0]  # printing asks no studio anything: once is enough
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("studio", STUDIOS)
def test_the_flagship_is_drawn_accepted_locked_and_sold(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sheets, accept, pages, accept, and for one of them lock, print, and see to every printer: not one request."""
    folder = tmp_path / "flagship"
    folder.mkdir()
    story = folder / "story.md"
    name = "star-cookies" if studio == SELLING else "first-story"  # for the other ways a book of nine will do
    story.write_bytes((shelf("stories") / name / "story.md").read_bytes())

    def typed(verb: str, *more: str) -> int:
        return run([verb, str(story), *more])

    def drawn(verb: str) -> None:
        assert typed(verb, "--studio", studio, "--max-usd", "9") == 0

    with painting(tmp_path, monkeypatch, studio) as host:
        drawn("draw")
        assert typed("accept", "cast") == 0
        drawn("cast")
        assert typed("accept", "cast") == 0
        drawn("draw")
        if studio == SELLING:
            assert typed("build", "--printer", SHOP) == 1
            assert "were never accepted: cover, partners" in capsys.readouterr().err
        assert typed("accept", "--all") == 0
        if studio == SELLING:
            capsys.readouterr()
            assert typed("build", "--printer", SHOP) == 1
            soft = re.findall(r"(\S+) \(1[0-4]\d\)", capsys.readouterr().err)
            assert len(soft) == 5, "wide pictures drawn at the model's usual size are too soft for paper"
            assert typed("draw", *soft, "--final", "--studio", studio, "--max-usd", "9") == 0
            assert typed("accept", *(f"{name}#2" for name in soft)) == 0
        asked = len(host.stub.ledger())
        drawn("draw")
        drawn("cast")
        assert len(host.stub.ledger()) == asked
        _settled_as_billed(folder, host.stub.billed(), 30 if studio == SELLING else 9)
    # The host is closed from here on: a request would be refused, and the books below would not be made.
    if studio == SELLING:
        assert typed("build", "--printer", SHOP, "--lock") == 0
        assert typed("build", "--printer", SHOP, "--locked") == 0
        assert (folder / "build" / f"story.{SHOP}.pdf").read_bytes().startswith(b"%PDF")
    everywhere = zip(cycle(themes()), printers(), strict=False)
    for theme, printer in everywhere if studio == SELLING else ((themes()[-1], "screen"),):
        capsys.readouterr()
        if printer == "kdp-hardcover":  # it binds 76 pages and more
            continue
        assert typed("plan", "--theme", theme, "--printer", printer, "--studio", studio, "--json") == 0
        told = capsys.readouterr().out
        assert told.count('"state": "same"') == told.count('"state": ') >= 9, (
            f"{theme} for {printer} would draw"
        )
    assert len(host.stub.ledger()) == asked


def _settled_as_billed(folder: Path, billed: int, least: int) -> None:
    """Every picture was billed once, and the book's ledger says to the millionth what the host's does."""
    entries = read_entries(folder / "takes" / "ledger.jsonl").values()
    takes = list(TakeStore(folder / "takes").all())
    assert {one.state for one in entries} == {"settled"}
    assert len(entries) == len(takes) == len({take.request for take in takes}) > least
    assert sum(one.micros for one in entries) == billed
