"""Restyling: another theme's art direction is asked for by name alone, priced first, and keeps out of what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.studio.lock import read_lock
from tests.studio.painting import Painting, painting
from tests.tiny import PIM


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Painting]:
    """Two pictures of Pim that were paid for and accepted, the first of them kept."""
    with painting(tmp_path, monkeypatch) as found:
        assert found.draw() == 0
        assert found.run("accept", "--all") == 0
        assert found.run("keep", "counts") == 0
        yield found


def states(book: Painting) -> dict[str, str]:
    """Return how each page's picture stands."""
    prepared = compiler.prepare(compiler.Wish(story=book.story, studio=book.studio))
    return {one.shot.name: one.state.value for one in prepared.plan}


def test_a_plan_says_what_another_art_would_cost_and_changes_nothing(
    book: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """The price of what is not kept, and the command; the book and the host know nothing of it."""
    asked, lock = book.asked(), (book.folder / "story.lock").read_bytes()
    assert book.run("plan", "--art", "window-seat", "--studio", "openai") == 0
    said = capsys.readouterr().err
    assert "1 would be drawn anew in the art of window-seat: about $0.085." in said
    assert "--studio openai --art window-seat" in said
    assert (book.asked(), (book.folder / "story.lock").read_bytes()) == (asked, lock)


def test_a_restyled_book_has_the_new_art_for_good(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not kept is drawn once in the other art, which is pinned; another theme then asks for nothing."""
    paid = book.stub.billed()
    assert book.draw("--art", "window-seat") == 0
    assert states(book) == {"counts": "pinned", "boat": "changed"}
    capsys.readouterr()
    assert book.run("plan", "--studio", "openai") == 0
    assert "1 of them drawn anew and not accepted yet" in (said := capsys.readouterr().err)
    assert "nothing to pay: picturebook draw" in said
    assert book.run("accept", "--all") == 0
    assert "accept " in (said := capsys.readouterr().err) and "boat#2" in said
    assert book.run("accept", "boat#2") == 0
    assert states(book) == {"counts": "pinned", "boat": "same"}
    assert dict(read_lock(book.folder / "story.lock").art)["line"].startswith("fine brown ink")
    assert book.stub.billed() > paid
    paid = book.stub.billed()
    assert book.draw("--art", "window-seat") == 0
    assert book.draw("--theme", "paper-lantern") == 0
    assert book.stub.billed() == paid


def test_a_named_picture_in_another_art_is_a_trial(book: Painting) -> None:
    """One picture is drawn to be looked at; what the others are asked for in stays."""
    before = read_lock(book.folder / "story.lock").art
    assert book.draw("boat", "--art", "window-seat") == 0
    assert [take.label for take in book.takes if take.shot == "boat"] == ["boat#1", "boat#2"]
    assert read_lock(book.folder / "story.lock").art == before
    assert states(book) == {"counts": "pinned", "boat": "same"}


def test_the_old_art_is_had_back_for_nothing(book: Painting) -> None:
    """A book restyled and not liked is asked for in its old art again, and its pictures stand as they were."""
    assert book.draw("--art", "window-seat") == 0
    paid = book.stub.billed()
    assert book.draw("--art", "paper-lantern") == 0
    assert (states(book), book.stub.billed()) == ({"counts": "pinned", "boat": "same"}, paid)


@pytest.fixture
def cast(book: Painting) -> Painting:
    """The book with two pages of both, held against accepted sheets."""
    book.story.write_text(
        PIM + "\n---\n\n![Pim and Oda wave.](art/wave.png)\n\nGood night.\n", encoding="utf-8"
    )
    assert (book.run("cast", "--studio", "openai", "--max-usd", "5"), book.run("accept", "cast")) == (0, 0)
    assert (book.draw("--changed"), book.run("accept", "--all")) == (0, 0)
    return book


def art_of(book: Painting) -> str:
    """Return the medium the book is pinned to."""
    return dict(read_lock(book.folder / "story.lock").art)["medium"]


def test_sheets_are_restyled_before_pages(cast: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet in the old art would pull every page back to it: it is drawn first, then waits to be accepted.

    Until a page is drawn in the new art, the book's is the old one.
    """
    book, old = cast, art_of(cast)
    capsys.readouterr()
    assert book.draw("--art", "window-seat") == 0
    assert set(capsys.readouterr().out.split()) == {"cast/Pim/front#2", "cast/Oda/front#2"}
    assert book.draw("--art", "window-seat") == 0
    assert "The sheets come first" in capsys.readouterr().err
    assert book.run("accept", "Pim.front#2", "Oda.front#2") == 0
    assert art_of(book) == old
    capsys.readouterr()
    assert book.draw("--art", "window-seat") == 0
    assert {one.partition("#")[0] for one in capsys.readouterr().out.split()} == {"boat", "wave"}
    assert art_of(book) != old


def test_a_rough_trial_waits_for_no_sheet_of_its_own(
    cast: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sheets are drawn at full size also for rough pages; once they are there, the rough page is drawn."""
    for came in ("cast/Pim/front#2", "boat#3"):
        capsys.readouterr()
        assert cast.draw("boat", "--art", "window-seat", "--rough") == 0
        assert came in capsys.readouterr().out


def test_what_nobody_accepted_yet_is_priced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A picture that is there and not accepted is drawn anew like the others, and the plan says so."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw() == 0
        assert book.run("accept", "boat#1") == 0
        (book.folder / "story.lock").unlink()
        capsys.readouterr()
        assert book.run("plan", "--art", "window-seat", "--studio", "openai") == 0
        assert "1 would be drawn anew in the art of window-seat" in capsys.readouterr().err


def test_a_trial_is_held_against_sheets_nobody_accepts(
    cast: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its sheet is drawn first and sent along as it is, so that the book stands as it stood, whatever comes of it."""
    before = states(cast), art_of(cast)
    for came in ("cast/Pim/front#2", "boat#3"):
        capsys.readouterr()
        assert cast.draw("boat", "--art", "window-seat") == 0
        assert came in capsys.readouterr().out
    taken = next(take for take in cast.takes if take.label == "boat#3")
    sheet = next(take for take in cast.takes if take.label == "cast/Pim/front#2")
    assert sheet.digest in str(taken.record["request"])
    assert (states(cast), art_of(cast)) == before


def test_a_style_the_story_tells_goes_before(book: Painting, capsys: pytest.CaptureFixture[str]) -> None:
    """An author's own sentence is not overruled by an option: the line is named, and what to do."""
    book.story.write_text(PIM.replace("author:", "art: woodcut in two inks\nauthor:"), encoding="utf-8")
    assert book.draw("--art", "window-seat") == 3
    said = capsys.readouterr().err
    assert "story.md:3" in said
    assert "take art: away to have that of window-seat" in said
