"""Checking: the book is held against all its printers, and each finding says whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.desk.checking import check
from picturebook.diagnostics import hint
from picturebook.wish import Wish
from tests.tiny import PIM, write_pim


def _story(folder: Path, printers: str) -> Path:
    story = write_pim(folder)
    story.write_text(PIM.replace("trim:", f"printers: [{printers}]\ntrim:"), encoding="utf-8")
    return story


def test_a_later_printer_that_cannot_make_the_book_is_told_by_name(tmp_path: Path) -> None:
    """At the name where it stands; the book of the first one stands all the same, and the shell hears of it."""
    found = check(Wish(story=_story(tmp_path, "home-a4, kdp-paperback")))
    (wrong,) = [one for one in found.said if one.severity == "error"]
    assert wrong.message.startswith("too short for kdp-paperback")
    assert found.ended is not None and found.ended.exit_code == 1
    assert found.checked is not None and len(found.checked.pictures) == 2


def test_what_is_so_for_all_is_said_once_and_the_rest_says_where(tmp_path: Path) -> None:
    """A name nobody knows is asked about once; a page that one binding adds names the printer."""
    story = _story(tmp_path, "screen, home-a4, kdp-paperbak")
    story.write_text(story.read_text(encoding="utf-8").split("\n---\n\n![Oda")[0], encoding="utf-8")
    messages = [one.message for one in check(Wish(story=story)).said]
    assert [message for message in messages if "kdp-paperbak" in message] == [
        "printers names “kdp-paperbak”, and there is no such printer"
    ]
    added = [message for message in messages if "added at the end" in message]
    assert len(added) == 2 and "screen" in added[0] and "home-a4" in added[1]


def test_a_finding_without_a_printer_s_name_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that fit at one printer and not at another say where they do not."""
    story = _story(tmp_path, "screen, home-letter")
    whole = compiler.check

    def too_long(wish: Wish) -> compiler.Checked:
        checked = whole(wish)
        notes = (hint("tight", "tight words"),) if wish.printer == "home-letter" else ()
        return replace(checked, notes=(*checked.notes, *notes))

    monkeypatch.setattr(compiler, "check", too_long)
    assert [one.message for one in check(Wish(story=story)).said] == ["home-letter: tight words"]


def test_a_later_printer_s_own_file_is_held_to_the_book_s_folder(tmp_path: Path) -> None:
    """A story from a stranger reads nothing outside it, whichever place in the list it names."""
    outside = tmp_path / "outside.toml"
    outside.write_text("title = 'Mine'\n", encoding="utf-8")
    found = check(Wish(story=_story(tmp_path / "book", "home-a4, ../outside.toml")))
    (wrong,) = [one for one in found.said if one.severity == "error"]
    assert (
        wrong.code == "outside" and wrong.span is not None and (wrong.span.line, wrong.span.column) == (5, 21)
    )


def test_a_printer_s_file_that_is_not_there_is_told_at_its_name(tmp_path: Path) -> None:
    """With those there are."""
    found = check(Wish(story=_story(tmp_path, "home-a4, kdp-paperbak.toml")))
    (wrong,) = [one for one in found.said if one.severity == "error"]
    assert wrong.span is not None and (wrong.span.line, wrong.span.column) == (5, 21)
    assert wrong.hint == "try: kdp-paperback"
    assert found.ended is not None and found.ended.exit_code == 3


def test_plan_tells_of_every_printer_and_plans_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a shop refuses stops no picture from being planned."""
    assert run(["plan", str(_story(tmp_path, "home-a4, kdp-paperback"))]) == 0
    shown = capsys.readouterr()
    assert "too short for kdp-paperback" in shown.err and "counts" in shown.out


def test_a_printer_that_cannot_make_the_book_stops_no_other_complaint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with the licence, and the hints, are told with the page count; a build tells what is grave."""
    story = _story(tmp_path, "lulu-paperback")
    text = story.read_text(encoding="utf-8").replace("trim:", "license: CC BY-NC 4.0\ntrim:")
    story.write_text(text + "\n---\n\nPim saw Oda.\n\n---\n\n<!-- page: note -->\n", encoding="utf-8")
    found = check(Wish(story=story))
    assert [one.code for one in found.said if one.severity == "error"] == ["page-count", "not-for-sale"]
    assert "empty-page" in [one.code for one in found.said] and "padding" not in [
        one.code for one in found.said
    ]
    assert found.ended is not None and found.ended.exit_code == 1
    assert run(["build", str(story)]) == 1
    said = capsys.readouterr().err
    assert "too short for lulu-paperback" in said and "forbids selling" in said and "page is empty" in said
