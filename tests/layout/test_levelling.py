"""Columns of one text, side by side."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.layout.fit import fit
from picturebook.layout.setting import stand
from picturebook.manuscript.story import PageDirections
from picturebook.measure import Rect

SHORT = "Sniff."
LONG = "Butter. Sugar. Something golden. It came floating out of the window, on the breeze of a fan, to both of them."


def first_baselines(desk: SimpleNamespace, valign: str, **right: float) -> list[float]:
    """Return where a short column on a left page and a long one on the right begin, in points."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT), desk.paragraph(LONG))
    book = desk.book(("dealt", replace(page, directions=PageDirections(text="across"))), start=2)
    dealt = next(one for one in book.theme.pages if one.name == "dealt")
    slots = [replace(slot, valign=valign) for slot in dealt.texts]
    dealt = replace(dealt, texts=(slots[0], replace(slots[1], **right)))
    (one,) = fit(replace(book, theme=replace(book.theme, pages=(dealt,)))).leaves
    whole = Rect(x=0, y=0, width=book.dummy.trim.width, height=book.dummy.trim.height)
    return [stand(setting, whole).lines[0].baseline for setting in one.settings]


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
def test_columns_side_by_side_begin_at_one_height(desk: SimpleNamespace, valign: str) -> None:
    """A short column begins beside the first line of a long one, wherever that stands in its slot."""
    short, long = first_baselines(desk, valign)
    assert short == pytest.approx(long)


def test_columns_of_other_heights_stand_as_they_would(desk: SimpleNamespace) -> None:
    """A slot that is higher is no column of the same row."""
    short, long = first_baselines(desk, "middle", y=0.72, h=0.24)
    assert long < short - 9
