"""The cast on paper: rows, labels, and what is said of whom."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.book import Layout, Placed, frames_of, pictures_in
from picturebook.layout.frame import Group, Run
from picturebook.layout.sheet import Figure, View, rows_of, set_cast


def figure(desk: SimpleNamespace, name: str = "Pim", told: str = "small grey mouse", many: int = 6) -> Figure:
    """Make somebody with so many views."""
    views = tuple(
        View(label=f"view {at}", placed=Placed(take=f"{at:064}", width=300 + 100 * (at % 3), height=400))
        for at in range(many)
    )
    return Figure(name=name, told=told, views=views, span=desk.span(5))


def set_(desk: SimpleNamespace, *figures: Figure) -> Layout:
    """Set figures."""
    return set_cast(desk.book(), figures)


def words(layout: Layout) -> list[tuple[str, str]]:
    """Return the words of the first page with what each is."""
    groups = [
        item for item in frames_of(layout)[0].items if isinstance(item, Group) and item.role != "Figure"
    ]
    return [(one.role, "".join(run.text for run in one.items if isinstance(run, Run))) for one in groups]


def test_a_page_names_its_figure_and_every_view(desk: SimpleNamespace) -> None:
    """The name as a heading, the looks under it, a label under each picture."""
    said = words(set_(desk, figure(desk, many=3)))
    assert said == [("H1", "Pim"), ("P", "small grey mouse"), *[("P", f"view {at}") for at in range(3)]]


def test_everybody_has_a_page(desk: SimpleNamespace) -> None:
    """In the order they come, with the faces the words are set in."""
    layout = set_(desk, figure(desk), figure(desk, "Oda", "", many=1))
    assert [frame.number for frame in frames_of(layout)] == [1, 2]
    assert {face.path.stem for face in layout.faces} == {"Andika-Regular", "Baloo2-Bold"}


@pytest.mark.parametrize("told", ["", "small grey mouse", "a very long look, " * 200])
@pytest.mark.parametrize("many", [1, 2, 6, 20])
def test_pictures_keep_their_shape_inside_the_page_and_apart(
    desk: SimpleNamespace, told: str, many: int
) -> None:
    """However much is told and however many there are."""
    layout = set_(desk, figure(desk, told=told, many=many))
    (page,) = frames_of(layout)
    shown = pictures_in([page])
    assert len(shown) == many
    for at, one in enumerate(shown):
        assert one.box.x >= 0 and one.box.right <= page.trim.width and one.box.bottom <= page.trim.height
        assert one.box.width / one.box.height == pytest.approx((300 + 100 * (at % 3)) / 400)
        assert one.box.height > 20
        for other in shown[:at]:
            apart = one.box.x >= other.box.right or one.box.y >= other.box.bottom + 14
            assert apart, (one.box, other.box)


@given(st.lists(st.floats(0.3, 3.0), min_size=1, max_size=24))
def test_rows_hold_every_picture_and_fit(ratios: list[float]) -> None:
    """No picture is lost, and no row is wider or all of them higher than there is room."""
    rows, high = rows_of(ratios, 700.0, 400.0, 20.0)
    assert sum(rows) == len(ratios) and high > 0
    assert len(rows) * (high + 20.0) <= 400.0 + 1e-6
    at = 0
    for many in rows:
        assert sum(ratios[at : at + many]) * high + 14.0 * (many - 1) <= 700.0 + 1e-6
        at += many


def test_a_letter_no_font_has_is_told(desk: SimpleNamespace) -> None:
    """At the character's place."""
    (said,) = set_(desk, figure(desk, "Pim ཧ", "")).findings
    assert (said.code, said.span) == ("missing-glyph", desk.span(5))


def test_rows_begin_where_reading_does(desk: SimpleNamespace) -> None:
    """In Hebrew the first view stands on the right, with its label under it."""
    book = desk.book()
    (page,) = frames_of(
        set_cast(replace(book, story=replace(book.story, language="he")), [figure(desk, many=3)])
    )
    across = [one.box.x for one in pictures_in([page])]
    assert across == sorted(across, reverse=True)
    (first,) = (one for one in page.items if isinstance(one, Group) and "view 0" in said(one))
    box = pictures_in([page])[0].box
    assert all(box.x < run.x < box.right for run in first.items if isinstance(run, Run))


def said(group: Group) -> str:
    """Return a group's words."""
    return "".join(run.text for run in group.items if isinstance(run, Run))
