"""Crops: nothing squeezed, the cast kept, the empty part let go."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.cropping import Fold, cover_crop, folded, telling_crop
from picturebook.layout.tones import ACROSS, Known
from picturebook.measure import Rect

WIDE = Rect(x=0, y=0, width=300, height=100)
TALL = Rect(x=0, y=0, width=100, height=300)


@given(st.floats(0.3, 3.0), st.floats(50, 900), st.floats(50, 900), st.floats(0, 1), st.floats(0, 1))
def test_crop_covers_without_squeezing(aspect: float, wide: float, high: float, x: float, y: float) -> None:
    """A crop lies inside the take, touches two opposite sides of it, and has the shape of its box."""
    crop = cover_crop(aspect, Rect(x=0, y=0, width=wide, height=high), (x, y))
    assert crop.x >= 0 and crop.y >= 0 and crop.right <= 1 + 1e-9 and crop.bottom <= 1 + 1e-9
    assert max(crop.width, crop.height) == pytest.approx(1.0)
    assert crop.width * aspect / crop.height == pytest.approx(wide / high)


@pytest.mark.parametrize(("x", "y", "box"), [(100, 700, WIDE), (700, 100, TALL), (100, 100, TALL)])
def test_the_cast_stays_in_view(desk: SimpleNamespace, x: int, y: int, box: Rect) -> None:
    """Wherever somebody stands, a crop that can hold them does."""
    pim = Known(name="Pim", x=x, y=y, width=200, height=250)
    assert telling_crop(1.0, box, desk.flat(230, known=(pim,))).holds(pim.box)


def test_a_head_stays_before_feet(desk: SimpleNamespace) -> None:
    """Somebody too tall for the crop keeps the head."""
    pim = Known(name="Pim", x=400, y=100, width=200, height=800)
    crop = telling_crop(1.0, WIDE, desk.flat(230, known=(pim,)))
    assert crop.y == pytest.approx(0.1, abs=0.02)


def test_no_face_goes_for_the_sake_of_feet(desk: SimpleNamespace) -> None:
    """Where a tall one and a small one cannot both be seen whole, the tall one loses the legs and not the forehead."""
    tall = Known(name="Dot", x=200, y=200, width=200, height=650)
    small = Known(name="Nutmeg", x=600, y=500, width=200, height=350)
    crop = telling_crop(1.0, Rect(x=0, y=0, width=200, height=100), desk.flat(230, known=(tall, small)))
    assert crop.y <= tall.box.y + 0.02 and crop.bottom >= small.box.y + small.box.height / 2


def test_the_empty_part_goes(desk: SimpleNamespace) -> None:
    """With nobody known, what is drawn stays and the empty sky goes."""
    drawn = bytes(ACROSS * ACROSS * 3 // 4) + bytes([60]) * (ACROSS * ACROSS // 4)
    crop = telling_crop(1.0, WIDE, replace(desk.flat(230), energy=drawn))
    assert crop.y == pytest.approx(2 / 3, abs=0.1)


def test_an_even_picture_is_cut_in_the_middle(desk: SimpleNamespace) -> None:
    """Where nothing tells, as much goes on either side; so it does where tones are not known."""
    for tones in (desk.flat(230), desk.flat(230, energy=20), None):
        assert telling_crop(1.0, WIDE, tones) == cover_crop(1.0, WIDE, (0.5, 0.5))


def test_a_bleed_moves_nothing(desk: SimpleNamespace) -> None:
    """A few points of bleed are cut off evenly, whoever stands at the edge."""
    pim = Known(name="Pim", x=0, y=0, width=100, height=100)
    box = Rect(x=0, y=0, width=621, height=630)
    assert telling_crop(1.0, box, desk.flat(230, known=(pim,))) == cover_crop(1.0, box, (0.5, 0.5))


OPENING = Rect(x=0, y=0, width=200, height=100)
FOLD = Fold(at=0.5, gutter=0.03)


def test_nobody_stands_in_the_fold_who_can_be_spared(desk: SimpleNamespace) -> None:
    """A picture wider than its opening is moved aside by no more than it takes, the gutter included."""
    tones = desk.flat(230, known=(Known(name="Pim", x=450, y=300, width=160, height=500),))
    middle, moved = telling_crop(2.8, OPENING, tones), telling_crop(2.8, OPENING, tones, FOLD)
    assert folded(tones, FOLD.in_take(middle)) == ("Pim",)
    at = FOLD.in_take(moved)
    assert 0.45 - 0.06 < at < 0.45 - 0.03 * moved.width + 0.01


def test_a_bleed_is_room_enough_to_miss_somebody(desk: SimpleNamespace) -> None:
    """Where the middle would do but for the fold, what is cut off anyway may lie at one side."""
    tones = desk.flat(230, known=(Known(name="Pim", x=485, y=300, width=100, height=500),))
    assert folded(tones, FOLD.in_take(telling_crop(2.1, OPENING, tones))) == ("Pim",)
    assert not folded(tones, FOLD.in_take(telling_crop(2.1, OPENING, tones, FOLD)))


def test_a_fold_pushes_nobody_out_of_sight(desk: SimpleNamespace) -> None:
    """A fold through one is borne before another is cut away."""
    pim = Known(name="Pim", x=440, y=300, width=120, height=500)
    ends = (
        Known(name="Oda", x=150, y=300, width=100, height=500),
        Known(name="Ux", x=760, y=300, width=100, height=500),
    )
    crop = telling_crop(2.8, OPENING, desk.flat(230, known=(pim, *ends)), FOLD)
    assert all(crop.holds(one.box) for one in ends)


def test_a_limb_across_the_fold_is_let_be(desk: SimpleNamespace) -> None:
    """A tenth of somebody on the other page moves no picture that only loses its bleed."""
    tones = desk.flat(230, known=(Known(name="Pim", x=495, y=300, width=100, height=500),))
    assert telling_crop(2.1, OPENING, tones, FOLD) == telling_crop(2.1, OPENING, tones)
