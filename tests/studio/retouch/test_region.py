"""Regions: what is typed and painted becomes a mask, and its edge fades inside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from picturebook.errors import UsageError
from picturebook.studio.retouch.region import (
    box_of,
    boxed,
    closed,
    edge_of,
    faded,
    fingerprint,
    grown,
    per_mille,
    read_mask,
    shrunk,
)
from tests.studio.retouch.scenes import png, white

SMALL = (24, 20)


@st.composite
def masks(draw: st.DrawFn) -> Image.Image:
    """A mask of a few boxes, perhaps at the picture's edge, perhaps of everything."""
    mask = Image.new("L", SMALL)
    for _ in range(draw(st.integers(1, 4))):
        left, top = draw(st.integers(0, 23)), draw(st.integers(0, 19))
        mask.paste(255, (left, top, left + draw(st.integers(1, 24)), top + draw(st.integers(1, 20))))
    return mask


def test_a_box_is_told_in_percent_of_the_picture() -> None:
    """Left, top, width and height, with or without the sign."""
    assert box_of("40,55,20,15", (1000, 2000)) == (400, 1100, 600, 1400)
    assert box_of("0, 0, 50.5%, 100%", (200, 100)) == (0, 0, 101, 100)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("400,550,200,150", "--box 40,27.5,20,7.5"),
        ("0.4,0.55,0.2,0.15", "--box 40,55,20,15"),
        ("40,55,20", "--box LEFT,TOP,WIDTH,HEIGHT"),
        ("a,b,c,d", "--box LEFT,TOP,WIDTH,HEIGHT"),
        ("90,0,20,10", "--box LEFT,TOP,WIDTH,HEIGHT"),
        ("10,10,0,10", "--box LEFT,TOP,WIDTH,HEIGHT"),
    ],
)
def test_a_box_in_another_measure_is_told_how_to_type_it(typed: str, told: str) -> None:
    """Pixels and fractions are recognised, and what they are in percent is said."""
    with pytest.raises(UsageError) as caught:
        box_of(typed, (1000, 2000))
    assert told in str(caught.value)


def test_the_thinnest_box_has_a_pixel() -> None:
    """It rounds to no nothing."""
    left, top, right, bottom = box_of("99.9,99.9,0.1,0.1", (100, 100))
    assert (right - left, bottom - top) == (1, 1)


def test_a_painted_mask_may_change_where_it_is_clear() -> None:
    """As image services read a mask; half clear counts as painted over."""
    painted = Image.new("RGBA", SMALL, "black")
    painted.paste((9, 9, 9, 0), (2, 3, 6, 9))
    painted.putpixel((20, 10), (0, 0, 0, 200))
    mask = read_mask(png(painted), SMALL, "m.png")
    assert (mask.getbbox(), set(mask.tobytes())) == ((2, 3, 6, 9), {0, 255})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a", "is no PNG"),
        (png(Image.new("RGB", SMALL)), "has no transparency"),
        (png(Image.new("RGBA", SMALL, "black")), "nothing in the mask m.png is transparent"),
        (png(Image.new("RGBA", (9, 9))), "has 9 × 9 pixels, and the picture 24 × 20"),
    ],
)
def test_a_mask_that_is_none_is_refused(data: bytes, said: str) -> None:
    """With what it has and what it should have."""
    with pytest.raises(UsageError, match=said):
        read_mask(data, SMALL, "m.png")


@given(masks(), st.integers(0, 7))
def test_growing_reaches_exactly_so_far(mask: Image.Image, by: int) -> None:
    """Every pixel within so many of a white one, and no other."""
    seeds = white(mask)
    wanted = {
        (x, y)
        for x in range(SMALL[0])
        for y in range(SMALL[1])
        if any((x + a, y + b) in seeds for a in range(-by, by + 1) for b in range(-by, by + 1))
    }
    assert white(grown(mask, by)) == wanted


def test_growing_loses_no_pixel_on_the_way() -> None:
    """One white pixel among black ones grows by more than a filter reaches at once."""
    mask = Image.new("L", (600, 3))
    mask.putpixel((300, 1), 255)
    assert grown(mask, 250).getbbox() == (50, 0, 551, 3)


@given(masks(), st.integers(4, 12))
def test_an_edge_fades_inside(mask: Image.Image, edge: int) -> None:
    """Black stays black, and nothing shows more than it may."""
    assert white(faded(mask, edge)) <= white(mask)


@given(masks())
def test_some_of_a_region_always_shows(mask: Image.Image) -> None:
    """However thin it is."""
    assert faded(mask, edge_of(mask)).getextrema()[1] == 255


def test_deep_inside_a_change_shows_whole() -> None:
    """Within the edge it rises steadily from nothing."""
    alpha = faded(boxed((100, 100), (20, 0, 100, 100)), 16)
    row = [alpha.getpixel((x, 50)) for x in range(100)]
    assert row[:20] == [0] * 20 and row[36:] == [255] * 64
    assert row[20:36] == sorted(row[20:36]) and len(set(row[20:36])) > 8


def test_a_picture_s_own_edge_is_no_edge_of_a_region() -> None:
    """What reaches there changes to the last pixel."""
    assert faded(Image.new("L", (50, 50), 255), 16).getextrema() == (255, 255)


def test_closing_fills_holes_and_adds_nothing_outside() -> None:
    """A hole of two pixels goes, the outline stays."""
    mask = boxed((60, 60), (10, 10, 50, 50))
    mask.paste(0, (30, 30, 32, 32))
    assert closed(mask, 2).tobytes() == boxed((60, 60), (10, 10, 50, 50)).tobytes()
    assert shrunk(mask, 5).getbbox() == (15, 15, 45, 45)


def test_a_fingerprint_is_of_the_pixels_and_the_size() -> None:
    """The same pixels are the same; one more is another, and so is another shape."""
    one, two = boxed((16, 8), (0, 0, 4, 4)), boxed((16, 8), (0, 0, 4, 5))
    assert fingerprint(one) == fingerprint(one.copy()) != fingerprint(two)
    assert fingerprint(Image.new("L", (16, 8))) != fingerprint(Image.new("L", (8, 16)))


def test_shares_are_thousandths() -> None:
    """Of the picture, or of another mask."""
    half, corner = boxed((20, 20), (0, 0, 10, 20)), boxed((20, 20), (0, 0, 5, 20))
    assert (per_mille(half), per_mille(corner, half), per_mille(corner, Image.new("L", (20, 20)))) == (
        500,
        500,
        0,
    )
