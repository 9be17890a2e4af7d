"""Shoots: what goes before what."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from tests.studio.doubles import Double, ignores_references
from tests.studio.painting import painting
from tests.tiny import write_pim


def test_what_may_never_be_used_is_to_be_looked_at_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was paid for and hangs on the look page: where that is is said though no take may be accepted."""
    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(ignores_references))
    story = write_pim(tmp_path)
    assert run(["draw", str(story), "--max-usd", "1"]) != 0
    shown = capsys.readouterr()
    assert (shown.out, f"See them: {tmp_path / 'build' / 'look.html'}" in shown.err) == ("", True)


def test_a_take_that_cannot_be_read_is_not_paid_for_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told, with the way back that costs nothing; the others are drawn, and it with --again alone."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("boat") == 0
        (take,) = book.takes
        take.path.with_suffix(".json").write_text("{", encoding="utf-8")
        capsys.readouterr()
        assert book.draw() == 0
        said = capsys.readouterr().err
        assert f"{take.path.with_suffix('.json')}:1:1: warning: the record of boat#1 cannot be read" in said
        assert f"picturebook adopt {book.story} boat {take.path} --made-with TOOL" in said
        assert "Not drawn, for a take of it is there whose record cannot be read: boat." in said
        assert [one.shot for one in book.takes] == ["counts"]
        assert book.run("plan", "--studio", "openai") == 0
        assert book.run("adopt", "boat", str(take.path), "--made-with", "openai") == 0
        asked = book.asked()
        assert book.draw() == 0 and book.asked() == asked
        assert book.draw("boat", "--again") == 0 and book.asked() == asked + 1


def test_a_damaged_ledger_is_told_and_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it matters what was paid for."""
    with painting(tmp_path, monkeypatch) as book:
        path = book.folder / "takes" / "ledger.jsonl"
        path.parent.mkdir()
        path.write_bytes(b"\xff\n")
        for verb in (("plan",), ("check",), ("look", "--no-open"), ("cast", "--studio", "openai")):
            capsys.readouterr()
            assert book.run(*verb) == 0
            assert f"{path}:1:1: warning: this line of the ledger cannot be read" in capsys.readouterr().err
        assert book.draw() == 0
        assert f"{path}:1:1: warning" in capsys.readouterr().err


def test_a_missing_key_is_told_before_anybody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No price, no question, no photographs: there is nothing to agree to."""
    with painting(tmp_path, monkeypatch) as book:
        monkeypatch.delenv("OPENAI_API_KEY")
        for typed in (("draw", "--studio", "openai"), ("draw", "--studio", "openai", "--max-usd", "1")):
            capsys.readouterr()
            assert book.run(*typed) == 6
            said = capsys.readouterr().err
            assert "there is no key to draw with" in said and "What leaves this computer" not in said
