"""The gate: what stops a book at a shop, and what is only told at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices
from picturebook.errors import BookError
from picturebook.gate import refuse_unaccepted
from tests.studio.doubles import Double, png
from tests.tiny import write_pim


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wish:
    """A two-page book whose pictures somebody was paid for and nobody accepted."""
    artist = Double(name="painter")
    monkeypatch.setattr(compiler, "illustrator", lambda *_: artist)
    wish = Wish(story=write_pim(tmp_path))
    prepared = compiler.prepare(wish)
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    return wish


def at_a_shop(wish: Wish, sells: bool = True) -> Prepared:
    """Prepare a book for a printer that sells, whatever its page rule."""
    from dataclasses import replace

    prepared = compiler.prepare(wish)
    return replace(prepared, printer=replace(prepared.printer, sells=sells))


def test_a_shop_gets_no_picture_nobody_accepted(drawn: Wish) -> None:
    """The refusal names the pictures and the commands."""
    with pytest.raises(BookError) as caught:
        refuse_unaccepted(at_a_shop(drawn), drawn)
    (said,) = caught.value.diagnostics
    assert said.message.endswith("and 2 pictures were never accepted: counts, boat")
    assert "accept" in (said.hint or "")


def test_at_home_it_is_told_in_one_line(drawn: Wish) -> None:
    """The book is printed, with a warning."""
    prepared = refuse_unaccepted(at_a_shop(drawn, sells=False), drawn)
    assert [one.code for one in prepared.notes if one.code == "not-accepted"] == ["not-accepted"]


def test_accepted_pictures_pass(drawn: Wish) -> None:
    """Once somebody accepted them, nothing is said anywhere."""
    choices.accept(compiler.prepare(drawn), ())
    prepared = at_a_shop(drawn)
    assert refuse_unaccepted(prepared, drawn) is prepared


def test_own_art_is_never_gated(drawn: Wish) -> None:
    """A file of the author's own at the target needs nobody's yes."""
    for name in ("counts", "boat"):
        target = drawn.story.parent / "art" / f"{name}.png"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(png(64, 64, name))
    prepared = at_a_shop(drawn)
    assert refuse_unaccepted(prepared, drawn) is prepared


def test_sketches_count_as_accepted(tmp_path: Path) -> None:
    """The offline artist's sketches were asked for by building."""
    wish = Wish(story=write_pim(tmp_path))
    prepared, _ = compiler.draw_sketches(compiler.prepare(wish), wish, lambda *_: None)
    assert all(one.chosen for one in prepared.plan)
    assert refuse_unaccepted(prepared, wish) is prepared
