"""The promise that matters most: another theme or another printer never asks for another picture."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.cli import run
from picturebook.design.printers import printers
from picturebook.design.themes import themes
from picturebook.errors import PrinterCannotMakeIt
from picturebook.shelf import shelf


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


@pytest.mark.parametrize(("theme", "printer"), list(product(themes(), printers())))
def test_a_locked_book_swaps_for_nothing(locked: Path, theme: str, printer: str) -> None:
    """Every theme with every printer: no request, no drawing, the same accepted takes."""
    try:
        prepared = compiler.prepare(compiler.Wish(story=locked, theme=theme, printer=printer))
    except PrinterCannotMakeIt:
        pytest.skip(f"{printer} cannot bind this book in {theme}")
    before = compiler.prepare(compiler.Wish(story=locked))
    chosen = {one.shot.name: one.chosen.digest for one in prepared.plan if one.chosen}
    assert chosen == {one.shot.name: one.chosen.digest for one in before.plan if one.chosen}
    assert len(chosen) == len(prepared.plan)
    assert {one.state.value for one in prepared.plan} == {"same"}
    assert compiler.draw_sketches(prepared, compiler.Wish(story=locked), _quiet)[1] == 0
