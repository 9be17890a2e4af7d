"""Looks that moved on: whose sheets show an older one, who is told, and what to type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Wish
from picturebook.diagnostics import Diagnostic
from tests.desk.test_shooting_sheets import MANY
from tests.studio.painting import Painting, painting

OLD = "small grey mouse"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Painting]:
    """A book whose fronts were drawn and accepted before Pim’s look changed."""
    with painting(tmp_path, monkeypatch) as found:
        found.write_seen_often(MANY)
        found.story.write_text(MANY.replace(OLD, "large white mouse"), encoding="utf-8")
        yield found


def told(book: Painting) -> tuple[Diagnostic, ...]:
    """Return what is said of older looks."""
    return tuple(one for one in compiler.check(Wish(story=book.story)).notes if one.code == "older-look")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the talk since the last time."""
    return capsys.readouterr().err


def test_check_names_the_sheet_what_changed_and_what_to_type(book: Painting) -> None:
    """At the line of whoever it shows; nobody else’s."""
    (one,) = told(book)
    assert one.message == "Pim.front shows an older look: Pim’s look changed since"
    assert one.span is not None and one.span.excerpt.strip() == "Pim:"
    assert one.hint == (
        f"to draw anew: picturebook draw {book.story} Pim.front --again; "
        f"if right as drawn: picturebook keep {book.story} Pim.front"
    )


def test_draw_says_which_older_look_would_go_along(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the offer, with the studio as it was typed, and for no picture it does not go with."""
    capsys.readouterr()
    assert book.draw("boat") == 0
    shown = said(capsys)
    assert "warning: Pim.front shows an older look" in shown
    assert f"draw {book.story} Pim.front --again --studio openai" in shown
    assert shown.index("older look") < shown.index("What leaves this computer")
    assert book.draw("Pim.front", "--again") == 0
    assert "older look" not in said(capsys)


def test_cast_and_plan_say_it_too(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """And `cast` does not say that every sheet is drawn."""
    for verb in ("plan", "cast"):
        capsys.readouterr()
        assert book.run(verb, "--studio", book.studio, *(["--max-usd", "9"] if verb == "cast" else [])) == 0
        assert "Pim.front shows an older look" in said(capsys)
    capsys.readouterr()
    assert book.run("cast", "--studio", book.studio, "--max-usd", "9") == 0
    assert "Every sheet is drawn" not in said(capsys)


def test_kept_sheets_are_right(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """`keep` takes a sheet by its short name, and nothing is said any more."""
    capsys.readouterr()
    assert book.run("keep", "Pim.front") == 0
    assert capsys.readouterr().out == "Pim.front\n"
    assert told(book) == ()


def test_keep_without_names_keeps_no_sheet(book: Painting) -> None:
    """What is said of all the pages is not said of what the next ones are drawn from."""
    assert book.run("keep") == 0
    assert len(told(book)) == 1


def test_a_sheet_drawn_since_waits_to_be_accepted(book: Painting) -> None:
    """Then nobody is asked to draw it once more; what was drawn from the older one is of an older look now."""
    assert book.run("cast", "--studio", book.studio, "--max-usd", "9") == 0
    assert book.run("accept", "cast") == 0
    (one,) = told(book)
    assert "Pim.front shows" in one.message
    assert book.draw("Pim.front", "--again") == 0
    wish = Wish(story=book.story, studio=book.studio)
    (one,) = (note for note in compiler.check(wish).notes if note.code == "older-look")
    assert (one.hint or "").startswith(
        f"take what was drawn since: picturebook accept {book.story} 'Pim.front#2'; if"
    )
    assert book.run("accept", "Pim.front#2") == 0
    (one,) = told(book)
    assert "Pim.three-quarter, Pim.profile" in one.message
    assert "a reference picture changed since" in one.message
