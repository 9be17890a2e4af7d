"""Ornaments stay in their box, borders on their page, patterns reach the bleed."""

from __future__ import annotations

import pytest

from picturebook.layout.frame import Shape
from picturebook.layout.inks import ink
from picturebook.layout.ornaments import Bounds, Paints, fills_page, names, over_page, small
from picturebook.measure import Insets, Rect

PAINTS = Paints(strong=ink("#aa3311"), soft=ink("#ddaa88"))
BOX = Rect(x=100.0, y=200.0, width=300.0, height=20.0)
BLEED = Insets(top=9.0, right=9.0, bottom=9.0, left=0.0)


def points(shapes: tuple[Shape, ...]) -> list[tuple[float, float]]:
    """Return every point named in the paths."""
    found = []
    for shape in shapes:
        for step in shape.path:
            numbers = [float(part) for part in step[1:]]
            found += list(zip(numbers[0::2], numbers[1::2], strict=True))
    return found


@pytest.mark.parametrize("name", [name for name in names() if not fills_page(name)])
def test_motif_is_centred_in_its_box(name: str) -> None:
    """A motif lies about the middle of its box and is no taller than it, nor wider."""
    marks = points(small(name, BOX, PAINTS))
    xs, ys = [x for x, _ in marks], [y for _, y in marks]
    assert (min(xs) + max(xs)) / 2 == pytest.approx(250.0, abs=1.0)
    assert min(ys) >= BOX.y - 1.5 and max(ys) <= BOX.bottom + 1.5
    assert min(xs) >= BOX.x and max(xs) <= BOX.right


@pytest.mark.parametrize("name", [name for name in names() if name.startswith("pattern")])
def test_pattern_reaches_the_bleed(name: str) -> None:
    """A pattern covers the page evenly: something in every quarter, and beyond the trim where it bleeds."""
    trim = Rect(x=0.0, y=0.0, width=600.0, height=400.0)
    marks = points(over_page(name, Bounds(trim=trim, bleed=BLEED, safe=trim), PAINTS))
    for x, y in ((0, 0), (300, 0), (0, 200), (300, 200)):
        assert any(x <= at < x + 300 and y <= down < y + 200 for at, down in marks)
    assert max(x for x, _ in marks) > 600 - 20


def test_border_stays_where_nothing_is_cut() -> None:
    """A border keeps off the knife, as far as the house asks, and alike on all sides."""
    trim = Rect(x=0.0, y=0.0, width=600.0, height=400.0)
    for kept in (0.0, 36.0):
        safe = trim.inset(Insets(top=kept, right=kept, bottom=kept, left=0.0))
        marks = points(over_page("border", Bounds(trim=trim, bleed=BLEED, safe=safe), PAINTS))
        assert min(min(mark) for mark in marks) > max(9, kept)
        assert max(x for x, _ in marks) < 600 - max(9, kept)


def test_unknown_ornament() -> None:
    """An ornament nobody drew is a KeyError for the composer to explain."""
    with pytest.raises(KeyError):
        small("unicorn", BOX, PAINTS)
