"""Imposition: folded or cut, the pages come in order, each once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.prepress.imposition import Place, Scheme, Sheet, Side, imposed

COUNTS = st.integers(min_value=1, max_value=120)


def folded(sheets: Sequence[Sheet], right_bound: bool) -> list[int | None]:
    """Lay the sheets in each other, fold them, and leaf through."""
    read: list[Place] = []
    for sheet in sheets:
        read += [outer(sheet.front, right_bound), inner(back_of(sheet), right_bound)]
    for sheet in reversed(sheets):
        read += [outer(back_of(sheet), right_bound), inner(sheet.front, right_bound)]
    return [place.page for place in read]


def outer(side: Side, right_bound: bool) -> Place:
    """Return the half a reader meets first when the side lies open: a recto's."""
    return side.left if right_bound else side.right


def inner(side: Side, right_bound: bool) -> Place:
    """Return the other half."""
    return side.right if right_bound else side.left


def back_of(sheet: Sheet) -> Side:
    """Return a back that is printed."""
    assert sheet.back is not None
    return sheet.back


@given(pages=COUNTS, right_bound=st.booleans())
def test_a_folded_booklet_reads_in_order(pages: int, right_bound: bool) -> None:
    """Every page comes once and in its place; what the last sheet has left over is blank and at the end."""
    read = folded(imposed(Scheme.BOOKLET, pages, right_bound=right_bound), right_bound)
    assert read[:pages] == list(range(1, pages + 1))
    assert set(read[pages:]) <= {None} and len(read) % 4 == 0 and len(read) - pages < 4


@given(pages=COUNTS)
def test_cut_leaves_stack_in_order(pages: int) -> None:
    """Cut down the middle, the right-hand pile under the left-hand one: leaves, each with its back, in order."""
    sheets = imposed(Scheme.CUT_AND_STACK, pages)
    left = [(sheet.front.left.page, back_of(sheet).right.page) for sheet in sheets]
    right = [(sheet.front.right.page, back_of(sheet).left.page) for sheet in sheets]
    read = [page for leaf in (*left, *right) for page in leaf]
    assert read[:pages] == list(range(1, pages + 1)) and set(read[pages:]) <= {None}


@given(pages=COUNTS)
def test_two_up_shows_openings(pages: int) -> None:
    """The first page lies alone on the right, as in the open book; then every even page with the odd one after it."""
    sheets = imposed(Scheme.TWO_UP, pages)
    assert (sheets[0].front.left.page, sheets[0].front.right.page) == (None, 1)
    read = [place.page for sheet in sheets for place in (sheet.front.left, sheet.front.right)]
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert all(sheet.back is None for sheet in sheets)


def test_inner_sheets_creep_towards_the_fold() -> None:
    """Each sheet stands off by the thickness of those around it; the outermost does not."""
    sheets = imposed(Scheme.BOOKLET, 12, caliper=0.5)
    assert [sheet.front.left.creep for sheet in sheets] == [0.0, 0.5, 1.0]
    assert [back_of(sheet).right.creep for sheet in sheets] == [0.0, 0.5, 1.0]


def test_no_pages_are_no_book() -> None:
    """There is nothing to fold."""
    with pytest.raises(ValueError, match="without pages"):
        imposed(Scheme.BOOKLET, 0)
