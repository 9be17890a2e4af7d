"""The promise that matters most: another theme or another printer never asks for another picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook import compiler
from picturebook import project as books
from picturebook.cli import run
from picturebook.design.printers import printers
from picturebook.design.themes import load_theme, themes
from picturebook.errors import PrinterCannotMakeIt
from picturebook.shelf import shelf
from picturebook.storyboard import request as requests_


def _quiet(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of twenty-four pages and more whose pictures were all accepted."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("book")
    story = folder / "story.md"
    story.write_bytes((shelf("stories") / "four-sleepy-friends" / "story.md").read_bytes())
    prepared = compiler.prepare(compiler.Wish(story=story))
    for one in prepared.plan:
        path = folder / "drawn" / f"{one.shot.name}.png"
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", (96, 96), "#9ab7a0").save(path)
        from picturebook.storyboard.request import to_json

        prepared.project.takes.put(one.shot.name, path.read_bytes(), to_json(one.request), {})
    assert run(["accept", str(story), "--all"]) == 0
    return story


@pytest.mark.parametrize("own", themes())
def test_a_locked_book_swaps_for_nothing(locked: Path, own: str) -> None:
    """From each theme into every theme: no request, no drawing, the same accepted takes."""
    book = books.open_book(locked)
    before = book.lock()
    try:
        books.update_lock(book, lambda lock: replace(lock, art=load_theme(own).art))
        assert run(["keep", str(locked)]) == 0  # in the art it would have been drawn in
        stood = chosen(compiler.prepare(compiler.Wish(story=locked, theme=own)))
        for theme in themes():
            assert chosen(compiler.prepare(compiler.Wish(story=locked, theme=theme))) == stood
    finally:
        books.update_lock(book, lambda _: before)


@pytest.mark.parametrize(("theme", "printer"), list(zip(cycle(themes()), printers(), strict=False)))
def test_a_locked_book_is_bound_anywhere_for_nothing(locked: Path, theme: str, printer: str) -> None:
    """Every printer, and every theme with one or another: no request, no drawing, the same accepted takes."""
    before = chosen(compiler.prepare(compiler.Wish(story=locked)))
    try:
        prepared = compiler.prepare(compiler.Wish(story=locked, theme=theme, printer=printer))
    except PrinterCannotMakeIt:
        pytest.skip(f"{printer} cannot bind this book in {theme}")
    assert chosen(prepared) == before
    assert compiler.draw_sketches(prepared, compiler.Wish(story=locked), _quiet)[1] == 0


def chosen(prepared: compiler.Prepared) -> dict[str, str]:
    """Return the accepted take of each picture, every one of which stands."""
    assert {one.state.value for one in prepared.plan} <= {"same", "pinned"}
    found = {one.shot.name: one.chosen.digest for one in prepared.plan if one.chosen}
    assert len(found) == len(prepared.plan)
    return found


ASKED: dict[str, dict[str, Any]] = {
    "a new model": {"studio": "openai", "model": "gpt-image-2.6-flare"},
    "a model nobody knows": {"studio": "openai", "model": "gpt-image-9"},
    "another quality": {"studio": "openai", "quality": "low"},
    "another way": {"studio": "openai-responses"},
    "the sketch artist": {"studio": "sketch"},
    "another theme": {"theme": "paper-lantern"},
    "another printer": {"printer": "lulu-hardcover"},
}
MENDED = {
    "the page’s words": ("In the hush of the house", "In the deep hush of the house"),
    "the title": ("title: The Yawn That Went Walking", "title: The Yawn"),
    "the blurb": ("Nobody is sleepy.", "Nobody is sleepy!"),
    "the scene": (
        "Mouse sits up in her bed in the bedroom at night",
        "Mouse sits upright in her bed at night",
    ),
    "an alias": ("look: small grey mouse", "aliases: [the small one]\n    look: small grey mouse"),
}


@given(
    asked=st.lists(st.sampled_from(sorted(ASKED)), max_size=4),
    mended=st.lists(st.sampled_from(sorted(MENDED)), max_size=4, unique=True),
    template=st.integers(1, 5),
)
@settings(max_examples=8, deadline=None)
def test_no_mended_word_and_no_release_makes_an_accepted_picture_new(
    locked: Path, asked: list[str], mended: list[str], template: int
) -> None:
    """A typo, a model, a quality, a template, a theme, a printer, all at once: nothing is new, everything stands."""
    plain = locked.read_text(encoding="utf-8")
    stood = {one.shot.name: one.chosen for one in compiler.prepare(compiler.Wish(story=locked)).plan}
    text = plain
    for old, new in (MENDED[name] for name in mended):
        assert old in text
        text = text.replace(old, new)
    wish: dict[str, Any] = {}
    for name in asked:
        wish |= ASKED[name]
    with pytest.MonkeyPatch.context() as release:
        release.setattr(requests_, "TEMPLATE", template)
        locked.write_text(text, encoding="utf-8")
        try:
            prepared = compiler.prepare(compiler.Wish(story=locked, **wish))
        finally:
            locked.write_text(plain, encoding="utf-8")
    states = {one.shot.name: one.state.value for one in prepared.plan}
    reworded = {name for name, state in states.items() if state != "same"}
    assert reworded <= ({"last-candle"} if "the scene" in mended else set())
    assert {states[name] for name in reworded} <= {"reworded"}
    assert all(one.chosen and one.chosen.digest == stood[one.shot.name].digest for one in prepared.plan)


def test_references_are_what_they_show_and_not_where_they_lie(tmp_path: Path) -> None:
    """Moved to another folder the drawing asks nothing of anybody; another drawing in its place does."""
    from tests.studio.doubles import png
    from tests.tiny import PIM

    def states(path: str, seed: str) -> set[str]:
        """Put the drawing there, say so in the story, and plan the book."""
        drawing = tmp_path / path
        drawing.parent.mkdir(parents=True, exist_ok=True)
        drawing.write_bytes(png(64, 64, seed))
        story.write_text(PIM.replace("scarf\n  Oda", f"scarf\n    references: [{path}]\n  Oda"), "utf-8")
        return {one.state.value for one in compiler.prepare(compiler.Wish(story=story)).plan}

    story = tmp_path / "story.md"
    assert states("art/pim.png", "one") == {"new"}
    assert run(["draw", str(story)]) == 0
    assert run(["accept", str(story), "--all"]) == 0
    assert states("art/pim.png", "one") == {"same"}
    assert states("drawings/of-pim/front.png", "one") == {"same"}
    assert states("art/pim.png", "another") == {"changed"}
