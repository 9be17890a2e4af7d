"""Decorations: where a page's ornament stands, and that it is seen."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.layout.compose import compose, compose_leaf
from picturebook.layout.fit import fit
from picturebook.layout.frame import Shape
from picturebook.layout.inks import contrast, ink, luminance
from picturebook.manuscript.story import PageDirections
from tests.layout.items import named, walk


@pytest.mark.parametrize(("accent", "paper"), [("#4d6a58", "#2f4a40"), ("#fff0d0", "#fffaf0")])
def test_an_ornament_is_seen_on_its_ground(desk: SimpleNamespace, accent: str, paper: str) -> None:
    """An accent that all but vanishes on its paper gives way to the ink that is seen there."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So."))))
    colours = (*book.theme.colours, ("accent", accent), ("paper", paper))
    book = replace(book, theme=replace(book.theme, colours=tuple(dict(colours).items())))
    (frame,) = compose(book).openings[0].frames
    fills = [
        shape.fill
        for shape in walk((named(frame, "p1.ornament"),))
        if isinstance(shape, Shape) and shape.fill
    ]
    strongest = max(contrast(luminance(fill.srgb), luminance(ink(paper).srgb)) for fill in fills)
    assert strongest > 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_ornament_stands_no_further_aside_than_words_may(desk: SimpleNamespace, language: str) -> None:
    """Under one short word at the margin it keeps to the margin, on whichever side a language begins."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So."))))
    fitted = fit(replace(book, story=replace(book.story, language=language)))
    box = fitted.leaves[0].settings[0].box
    (frame,) = compose_leaf(book, fitted, 0).frames
    leaves = [shape for shape in walk((named(frame, "p1.ornament"),)) if isinstance(shape, Shape)]
    across = [x for shape in leaves for step in shape.path for x in step[1::2]]
    assert box.x - 0.01 <= min(across) and max(across) <= box.right + 0.01


def test_unknown_ornament_is_said(desk: SimpleNamespace) -> None:
    """An ornament nobody drew is a warning with the names of those we have."""
    page = replace(desk.page(1, desk.paragraph("So.")), directions=PageDirections(ornament="unicorn"))
    (finding,) = compose(desk.book(("words", page))).findings
    assert finding.code == "no-such-ornament" and "lantern" in (finding.hint or "")
