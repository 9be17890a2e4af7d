"""Pictures in their slots: bleed, crop, focus, and the fold."""

from __future__ import annotations

from dataclasses import astuple, replace
from types import SimpleNamespace

import pytest

from picturebook.design.printer import Bleed
from picturebook.design.theme import PictureSlot
from picturebook.layout.book import area, pictures_of
from picturebook.layout.hanging import Hung, hang
from picturebook.layout.tones import Known
from picturebook.manuscript.story import Role, ShotDirections
from picturebook.measure import Rect


def test_bleed_past_trim_but_not_into_the_gutter(desk: SimpleNamespace) -> None:
    """A full page picture on a recto runs past top, right and bottom; at its binding edge it stops."""
    book = desk.book(("full", desk.page(1, desk.picture("a"))))
    (hung,), _ = hang(book, book.dummy.leaves[0])
    assert hung.item.box == Rect(x=0.0, y=-9.0, width=621.0, height=630.0)


def test_bleed_into_the_gutter_where_the_printer_asks(desk: SimpleNamespace) -> None:
    """A printer with an inside bleed gets it on the binding edge too."""
    book = desk.book(("full", desk.page(1, desk.picture("a"))))
    book = replace(book, printer=replace(book.printer, bleed=replace(book.printer.bleed, inside=5.0)))
    (hung,), _ = hang(book, book.dummy.leaves[0])
    assert (hung.item.box.x, hung.item.box.right) == (-5.0, 621.0)


def test_art_runs_past_a_page_that_has_no_bleed(desk: SimpleNamespace) -> None:
    """A screen cuts nothing, yet a viewer needs something to blend the last pixel with; the page stays its trim."""
    book = desk.book(("spread", desk.page(1, desk.picture("a"))), start=2)
    none = Bleed(top=0.0, outside=0.0, bottom=0.0, inside=0.0)
    book = replace(book, printer=replace(book.printer, bleed=none))
    (left, right), _ = hang(book, book.dummy.leaves[0])
    assert left.item.box == right.item.box == Rect(x=-1.0, y=-1.0, width=614.0, height=614.0)
    assert left.item.crop.right - right.item.crop.x == pytest.approx(2 / 1226, rel=0.01)
    assert set(astuple(area(book, 2).bleed)) == {0.0}


def test_spread_halves_meet_at_the_fold(desk: SimpleNamespace) -> None:
    """The two halves of a spread show one picture: the second starts where the first ends, at one scale."""
    book = desk.book(("spread", desk.page(1, desk.picture("a"))), start=2)
    book = replace(book, placed={"a": desk.placed(width=3072, height=1536)})
    (left, right), _ = hang(book, book.dummy.leaves[0])
    assert left.item.crop.right == pytest.approx(right.item.crop.x, abs=1e-12)
    assert left.item.box.right == 612.0 and right.item.box.x == 0.0
    scales = [half.item.crop.width / half.item.box.width for half in (left, right)]
    assert scales[0] == pytest.approx(scales[1])
    assert left.first and not right.first


def test_spread_with_inside_bleed_overlaps(desk: SimpleNamespace) -> None:
    """With an inside bleed each half goes on past the fold, showing what the other shows there."""
    book = desk.book(("spread", desk.page(1, desk.picture("a"))), start=2)
    printer = replace(book.printer, bleed=replace(book.printer.bleed, inside=6.0))
    book = replace(book, printer=printer, placed={"a": desk.placed(width=3072, height=1536)})
    (left, right), _ = hang(book, book.dummy.leaves[0])
    assert left.item.box.right == 618.0 and right.item.box.x == -6.0
    per_point = left.item.crop.width / left.item.box.width
    assert left.item.crop.right - right.item.crop.x == pytest.approx(12.0 * per_point)


@pytest.mark.parametrize(("focus", "x"), [("left", 0.0), ("right", 0.5), (None, 0.25), ("Pim", 0.1)])
def test_focus_keeps_a_part_in_view(desk: SimpleNamespace, focus: str | None, x: float) -> None:
    """A wide picture in a square box is cut round its middle, a side, or where somebody stands."""
    shown = replace(desk.picture("a"), directions=ShotDirections(focus=focus))
    tones = desk.flat(200, known=(Known(name="Pim", x=300, y=0, width=100, height=900),))
    book = desk.book(("oval", desk.page(1, shown)))
    slot = book.theme.page("oval").pictures[0]
    book = replace(book, placed={"a": desk.placed(tones, width=2000, height=round(1000 * slot.h / slot.w))})
    (hung,), findings = hang(book, book.dummy.leaves[0])
    assert hung.item.crop.x == pytest.approx(x, abs=0.001)
    assert not findings


@pytest.mark.parametrize(("wide", "focus", "told"), [(2.06, None, 1), (2.6, None, 0), (2.6, "Pim", 1)])
def test_somebody_in_the_fold_is_named(
    desk: SimpleNamespace, wide: float, focus: str | None, told: int
) -> None:
    """A spread is moved so that the fold spares the cast; where it cannot be, or `focus:` wins, it is said of whom."""
    shown = replace(desk.picture("a"), directions=ShotDirections(focus=focus))
    tones = desk.flat(200, known=(Known(name="Pim", x=430, y=300, width=140, height=500),))
    book = desk.book(("spread", desk.page(1, shown)), start=2)
    book = replace(book, placed={"a": desk.placed(tones, width=round(1536 * wide), height=1536)})
    _, findings = hang(book, book.dummy.leaves[0])
    assert [one.code for one in findings] == ["in-the-gutter"] * told
    assert all("pages 2 and 3" in one.message and "Pim" in one.message for one in findings)


def test_unknown_focus_is_said(desk: SimpleNamespace) -> None:
    """A focus on somebody whose place is unknown is a warning that names what can be typed."""
    shown = replace(desk.picture("a"), directions=ShotDirections(focus="Oda"))
    book = desk.book(("full", desk.page(1, shown)))
    _, (finding,) = hang(book, book.dummy.leaves[0])
    assert finding.code == "focus-unknown" and "Oda" in finding.message and "top left" in (finding.hint or "")


def test_picture_without_a_slot_is_said(desk: SimpleNamespace) -> None:
    """A second picture on a template for one is an error, not left out in silence."""
    book = desk.book(("full", desk.page(1, desk.picture("a"), desk.picture("b"))))
    _, (finding,) = hang(book, book.dummy.leaves[0])
    assert finding.code == "picture-has-no-room" and "b" in finding.message


def test_undrawn_picture_is_said(desk: SimpleNamespace) -> None:
    """A picture without a take is an error that names it."""
    book = desk.book(("full", desk.page(1, desk.picture("a"))))
    hung, (finding,) = hang(replace(book, placed={}), book.dummy.leaves[0])
    assert hung == () and finding.code == "picture-missing"


def test_a_lettered_cover_lends_nothing_to_the_title_page(desk: SimpleNamespace) -> None:
    """A picture that bears the title is not shown again under it: the tale's first picture is."""
    cover = desk.page(1, desk.picture("cover"), role=Role.COVER)
    title, first = desk.page(2, role=Role.TITLE), desk.page(3, desk.picture("first"))
    for template, lent in (("cover", "cover"), ("lettered", "first")):
        book = desk.book((template, cover), ("lent", title), ("full", first))
        assert [one.name for one in pictures_of(book, book.dummy.leaves[1])] == [lent]


def test_what_a_case_turns_in_takes_nothing_from_what_is_seen(desk: SimpleNamespace) -> None:
    """The trim shows the same part of the take as with a plain bleed; past it the picture runs on, mirrored."""
    book = desk.book(("full", desk.page(1, desk.picture("a"))))
    plain = hang(book, book.dummy.leaves[0])[0][0].item
    bleed = Bleed(top=63.0, outside=63.0, bottom=63.0, inside=18.0)
    wrapped = replace(book, printer=replace(book.printer, bleed=bleed), turned_in=54.0)
    item = hang(wrapped, wrapped.dummy.leaves[0])[0][0].item
    assert item.box == Rect(x=-18.0, y=-63.0, width=693.0, height=738.0)
    across = item.crop.width / item.box.width
    assert item.crop.y < 0 and item.crop.bottom > 1
    assert item.crop.x + (9.0 + 9.0) * across == pytest.approx(plain.crop.x, abs=0.02)
    assert across == pytest.approx(plain.crop.width / plain.box.width, rel=0.02)


@pytest.mark.parametrize(
    ("size", "most", "frame", "cut"),
    [
        ((900, 300), 0.0, (300, 100), 0.0),  # wide: the slot is flattened
        ((300, 900), 0.0, (100, 300), 0.0),  # tall: it is narrowed
        ((400, 300), 0.25, (300, 300), 0.25),  # so little may go that the slot is filled
        ((800, 300), 0.25, (300, 150), 0.25),
        ((900, 300), 1.0, (300, 300), 2 / 3),
    ],
)
def test_a_slot_takes_the_shape_of_what_it_may_not_cut(
    desk: SimpleNamespace,
    size: tuple[int, int],
    most: float,
    frame: tuple[float, float],
    cut: float,
) -> None:
    """A scanned drawing is shown whole, or with no more cut away than its theme allows, about the slot's middle."""
    slot = PictureSlot(x=0.1, y=0.2, w=300 / 612, h=300 / 612, max_cut=most)
    (hung,) = _hung_in(desk, slot, size)
    assert (hung.frame.width, hung.frame.height) == pytest.approx(frame)
    assert hung.frame.x + hung.frame.width / 2 == pytest.approx(61.2 + 150)
    assert hung.frame.y + hung.frame.height / 2 == pytest.approx(122.4 + 150)
    assert 1 - min(hung.item.crop.width, hung.item.crop.height) == pytest.approx(cut)


def test_what_is_not_cut_keeps_its_mat(desk: SimpleNamespace) -> None:
    """The border and the mat go round the picture's own shape."""
    slot = PictureSlot(
        x=0.1, y=0.1, w=320 / 612, h=320 / 612, max_cut=0, border="accent", border_width=2, gap=8
    )
    (hung,) = _hung_in(desk, slot, (900, 300))
    assert (hung.frame.width, hung.frame.height) == pytest.approx((320, 120))
    assert (hung.item.box.width, hung.item.box.height) == pytest.approx((300, 100))


@pytest.mark.parametrize(
    ("y", "align", "binding", "x"),
    [
        (0.6, "left", "left", 61.2),
        (0.6, "left", "right", 161.2),
        (0.6, "center", "left", 111.2),
        (0.1, "left", "left", 111.2),
    ],
)
def test_a_narrow_picture_lines_up_with_its_words(
    desk: SimpleNamespace, y: float, align: str, binding: str, x: float
) -> None:
    """It stands at the side where words above or below it begin; in the middle over centred ones, or beside its own."""
    slot = PictureSlot(x=0.1, y=0.1, w=300 / 612, h=0.4, max_cut=0)
    book = desk.book(("oval", desk.page(1, desk.picture("a"))), start=2)
    oval = next(one for one in book.theme.pages if one.name == "oval")
    words = replace(oval.texts[0], on="left", y=y, h=0.3, align=align)
    pages = (replace(oval, pictures=(slot,), texts=(words,)),)
    placed = {"a": desk.placed(width=500, height=612)}
    book = replace(
        book,
        theme=replace(book.theme, pages=pages),
        dummy=replace(book.dummy, binding=binding),
        placed=placed,
    )
    (hung,), _ = hang(book, book.dummy.leaves[0])
    assert (hung.frame.x, hung.frame.width) == pytest.approx((x, 200), abs=0.1)


def test_a_round_corner_is_none_at_the_fold(desk: SimpleNamespace) -> None:
    """Both halves of a spread are round outside only: they are one picture."""
    slot = PictureSlot(x=0.1, y=0.1, w=0.8, h=0.5, on="both", shape="rounded")
    left, right = _hung_in(desk, slot, (2000, 1000), sides=2)
    assert (left.item.square, right.item.square) == ("right", "left")
    assert _hung_in(desk, replace(slot, on="left"), (900, 900))[0].item.square is None


def _hung_in(
    desk: SimpleNamespace, slot: PictureSlot, size: tuple[int, int], sides: int = 1
) -> tuple[Hung, ...]:
    """Hang a picture of a size in pixels in one slot."""
    name = "spread" if sides == 2 else "oval"
    book = desk.book((name, desk.page(1, desk.picture("a"))), start=2)
    pages = tuple(replace(one, pictures=(slot,)) if one.name == name else one for one in book.theme.pages)
    book = replace(
        book,
        theme=replace(book.theme, pages=pages),
        placed={"a": desk.placed(width=size[0], height=size[1])},
    )
    return hang(book, book.dummy.leaves[0])[0]
