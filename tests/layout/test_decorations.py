"""Decorations: where a page's ornament stands, and that it is seen."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.theme import Band, TextSlot
from picturebook.layout.compose import compose, compose_leaf
from picturebook.layout.fit import fit
from picturebook.layout.frame import Group, Shape
from picturebook.layout.inks import contrast, ink, luminance
from picturebook.manuscript.story import PageDirections
from tests.layout.items import named, runs, walk


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


def test_a_band_bleeds_where_it_touches_an_edge(desk: SimpleNamespace) -> None:
    """A foot of colour is cut with the page; its corners are round inside the page alone."""
    foot = Band(x=0, y=0.9, w=1, h=0.1, colour=("soft",), shape="rounded")
    shape = _bands(desk, (foot,), start=2)[0]
    xs, ys = _extent(shape)
    assert (min(xs), max(xs)) == (-9.0, 612.0)  # a verso is bound at its right
    assert (round(min(ys), 3), max(ys)) == (550.8, 621.0)
    tab = _bands(desk, (Band(x=0.4, y=0.9, w=0.2, h=0.1, colour=("soft",), shape="rounded"),), start=2)[0]
    corners = [(round(x), round(y)) for x, y in zip(*_extent(tab), strict=True)]
    assert {(245, 621), (367, 621)} <= set(corners)
    assert not {(245, 551), (367, 551)} & set(corners)


def test_bands_change_colour_with_the_opening(desk: SimpleNamespace) -> None:
    """By turns, and alike on the two pages that lie open; a colour is a token or its own."""
    band = Band(x=0, y=0.9, w=1, h=0.1, colour=("soft", "#112233"))
    fills = [_bands(desk, (band,), start=number)[0].fill for number in (4, 5, 6)]
    assert fills == [ink("#f4dfb8"), ink("#f4dfb8"), ink("#112233")]


def test_a_line_is_ruled_under_each_line_of_words(desk: SimpleNamespace) -> None:
    """From edge to edge of their slot, just under the letters' feet."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So he went to the moon. " * 6))))
    template = book.theme.page("words")
    slot = replace(template.texts[0], ruled="accent")
    pages = tuple(replace(one, texts=(slot,)) if one is template else one for one in book.theme.pages)
    book = replace(book, theme=replace(book.theme, pages=pages))
    (frame,) = compose(book).openings[0].frames
    box = fit(book).leaves[0].settings[0].box
    lines = [one.path for one in named(frame, "p1.text.ruled").items if isinstance(one, Shape)]
    feet = sorted({run.y for run in runs(frame)})
    assert [path[0][2] for path in lines] == pytest.approx([y + 1.1 for y in feet])
    assert len(lines) > 2
    assert {(path[0][1], path[1][1]) for path in lines} == {(box.x, box.right)}


def _bands(desk: SimpleNamespace, bands: tuple[Band, ...], start: int) -> list[Shape]:
    """Draw bands on a page of words by its number."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So."))), start=start)
    template = book.theme.page("words")
    pages = tuple(replace(one, bands=bands) if one is template else one for one in book.theme.pages)
    book = replace(book, theme=replace(book.theme, pages=pages))
    (frame,) = compose_leaf(book, fit(book), 0).frames
    return [one for one in named(frame, f"p{start}.bands").items if isinstance(one, Shape)]


def _extent(shape: Shape) -> tuple[list[float], list[float]]:
    numbers = [float(part) for step in shape.path for part in step[1:]]
    return numbers[0::2], numbers[1::2]


def test_a_panel_on_paper_with_a_border_fills_its_slot(desk: SimpleNamespace) -> None:
    """Under a picture it is a box of the page, with a line in its colour; one without hugs its words."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So."))))
    (words,) = (one for one in book.theme.pages if one.name == "words")
    slot = replace(words.texts[0], panel="panel")

    def drawn(slot: TextSlot) -> Shape:
        page = replace(words, texts=(slot,))
        (frame,) = compose(replace(book, theme=replace(book.theme, pages=(page,)))).openings[0].frames
        (shape,) = named(frame, "p1.text.panel").items
        assert isinstance(shape, Shape)
        return shape

    ruled, plain = drawn(replace(slot, border="ink", border_width=2.0)), drawn(slot)
    assert ruled.width == 2.0 and ruled.stroke == ink(book.theme.colour("ink"))
    assert plain.stroke is None
    assert _high(ruled) > slot.h * book.dummy.trim.height > _high(plain)


def test_a_pattern_is_part_of_the_ground(desk: SimpleNamespace) -> None:
    """It lies under the pictures, a border over them."""
    page = desk.page(1, desk.picture("a"), desk.paragraph("So."))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(200))})

    def order(ornament: str) -> list[str]:
        pages = tuple(replace(one, ornament=ornament) for one in book.theme.pages)
        (frame,) = compose(replace(book, theme=replace(book.theme, pages=pages))).openings[0].frames
        names = [item.id for item in frame.items if isinstance(item, Group)]
        return [one for one in names if one in ("p1.ornament", "p1.picture.a")]

    assert order("pattern-halftone") == ["p1.ornament", "p1.picture.a"]
    assert order("border") == ["p1.picture.a", "p1.ornament"]


def _high(shape: Shape) -> float:
    down = [float(y) for step in shape.path for y in step[2::2]]
    return max(down) - min(down)
