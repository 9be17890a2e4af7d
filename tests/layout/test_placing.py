"""Words over pictures: how quiet a place is, and what it costs to lay words there."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from picturebook.layout.hanging import hang
from picturebook.layout.placing import HEAD, backdrop, hidden, unrest
from picturebook.layout.tones import Known
from picturebook.measure import Rect
from tests.layout.test_inking import behind

PIM = Known(name="Pim", x=0, y=900, width=100, height=100)


def test_faces_cost_more_than_edges() -> None:
    """Lying on somebody is worse than lying on grass; plain paper costs nothing."""
    assert unrest(None) == 0.0
    assert (
        unrest(behind(200, 210, faces=0.5)) > unrest(behind(120, 255, energy=80)) > unrest(behind(230, 235))
    )


def test_outlines_under_the_words_cost_more_than_a_busy_ground() -> None:
    """Of two places with as many edges, the one where outlines cross the words is the worse."""
    assert unrest(behind(200, 230, energy=12, strong=0.3)) > unrest(behind(200, 230, energy=12)) + 10


def test_heads_are_guessed_in_the_upper_half(desk: SimpleNamespace) -> None:
    """Where nobody knows who stands where, something sharp in the upper half may be a head; a calm sky is none."""
    page = desk.page(1, desk.picture("a"))
    for energy, known, y, guessed in (
        (90, (), 60, 1.0),
        (0, (), 60, 0.0),
        (90, (), 400, 0.0),
        (90, (PIM,), 60, 0.0),
    ):
        tones = desk.flat(230, energy=energy, known=known)
        book = desk.book(("full", page), placed_={"a": desk.placed(tones)})
        hung, _ = hang(book, book.dummy.leaves[0])
        seen = backdrop((Rect(x=60, y=y, width=400, height=80),), 1, hung, (255, 255, 255))
        assert seen and seen.guess == guessed


def test_what_may_be_a_head_is_not_covered_for_a_quieter_place() -> None:
    """Words go down to a panel over outlines, which takes a hundred steps of lightness from them, sooner than there."""
    high = replace(behind(75, 244, energy=12, strong=0.2), guess=1.0)
    assert unrest(high) > unrest(behind(75, 244, energy=19, strong=0.28)) + 25.0


def test_words_at_the_faded_edge_of_a_picture_lie_on_paper(desk: SimpleNamespace) -> None:
    """What fades into the paper is all but paper at its rim; a picture with a hard edge begins at once."""
    book = desk.book(("full", desk.page(1, desk.picture("a"))))
    (hung,), _ = hang(book, book.dummy.leaves[0])
    item = replace(hung.item, box=Rect(x=100.0, y=100.0, width=400.0, height=400.0))
    touching = (Rect(x=200.0, y=80.0, width=200.0, height=25.0),)
    soft, hard = (replace(hung, item=replace(item, shape=shape)) for shape in ("soft", "rect"))
    assert backdrop(touching, hung.page, [soft], (255, 255, 255)) is None
    assert backdrop(touching, hung.page, [hard], (255, 255, 255)) is not None


def test_past_its_edge_a_picture_is_judged_by_its_mirror_image(desk: SimpleNamespace) -> None:
    """Words on a spine lie on what is seen there, and that is not the outermost column alone."""
    flat = desk.flat(230)
    row = bytes([230, 230, 40, 40]) + bytes([230]) * (flat.across - 4)  # dark a little inside its left edge
    tones = replace(flat, light=row * flat.down, dark=row * flat.down)
    book = desk.book(("full", desk.page(1, desk.picture("a"))), placed_={"a": desk.placed(tones)})
    (hung,), _ = hang(book, book.dummy.leaves[0])
    wide = 600.0 / flat.across
    shown = replace(
        hung.item,
        box=Rect(x=-6 * wide, y=0.0, width=600.0 + 6 * wide, height=600.0),
        crop=Rect(x=-6 / flat.across, y=0.0, width=1.0 + 6 / flat.across, height=1.0),
    )
    spine = (Rect(x=-4 * wide, y=100.0, width=2 * wide, height=300.0),)
    seen = backdrop(spine, 1, [replace(hung, item=shown)], (255, 255, 255))
    assert seen is not None and seen.ground.high == 230 and seen.ground.low == 40
    assert seen.ground.mean < 60


def test_a_panel_hides_heads_last(desk: SimpleNamespace) -> None:
    """A head costs more than the body under it, whatever the panel hides beside; details cost little, paper nothing."""
    pim = Known(name="Pim", x=400, y=200, width=200, height=600)
    page = desk.page(1, desk.picture("a"))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(230, energy=40, known=(pim,)))})
    hung, _ = hang(book, book.dummy.leaves[0])
    shown = hung[0].item.box
    high = HEAD * 0.6 * shown.height

    def cost(y: float, page: int = 1) -> float:
        box = Rect(x=0.0, y=y, width=612.0, height=high)
        return hidden(box, page, hung)

    head, body, beside = cost(0.2 * shown.height), cost(0.2 * shown.height + high), cost(0.82 * shown.height)
    assert head > body * 2 > beside * 2 > 0.0
    assert cost(0.0, page=2) == 0.0


def test_a_patch_nobody_is_known_in_is_hidden_after_thin_lines(desk: SimpleNamespace) -> None:
    """Of two places with as many edges the one of one lightness is covered: the dark patch may well be a head."""
    flat = desk.flat(230, energy=8)
    row = bytes([230]) * (flat.across - 8) + bytes([60]) * 8  # at the right
    tones = replace(flat, light=row * flat.down)
    book = desk.book(("full", desk.page(1, desk.picture("a"))), placed_={"a": desk.placed(tones)})
    hung, _ = hang(book, book.dummy.leaves[0])
    shown = hung[0].item.box
    left, right = (Rect(x=x, y=0.0, width=shown.width * 0.4, height=100.0) for x in (0.0, shown.width * 0.6))
    assert hidden(right, 1, hung) > hidden(left, 1, hung) + 10
