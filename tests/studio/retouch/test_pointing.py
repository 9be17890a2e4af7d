"""Pointing: the mask and the markup as a host takes them."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from picturebook.studio.retouch.pointing import markup_png, mask_png, way_to_point
from picturebook.studio.retouch.region import boxed, grown
from tests.studio.retouch.scenes import white

SIZE = (300, 200)
REGION = boxed(SIZE, (60, 40, 120, 100))


def opened(data: bytes | None) -> Image.Image:
    """Open what would be sent."""
    assert data is not None
    image = Image.open(BytesIO(data), formats=("PNG",))
    image.load()
    return image


@pytest.mark.parametrize(
    ("exact", "able", "way"),
    [
        (True, ("mask", "markup"), "mask"),
        (False, ("mask", "markup"), "markup"),
        (False, ("mask",), "mask"),
        (True, ("markup",), "markup"),
        (True, (), None),
    ],
)
def test_an_outline_is_masked_and_a_rough_box_is_marked(
    exact: bool, able: tuple[str, ...], way: str | None
) -> None:
    """As far as the studio is able to be told."""
    assert way_to_point(exact, able) == way


def test_a_mask_is_clear_where_the_picture_may_change() -> None:
    """And opaque elsewhere, in the size of the picture as sent."""
    alpha = opened(mask_png(REGION, SIZE)).getchannel("A")
    assert white(alpha.point(lambda value: 255 - value)) == white(REGION)
    half = opened(mask_png(REGION, (150, 100))).getchannel("A")
    assert half.size == (150, 100) and half.point(lambda value: 255 - value).getbbox() == (30, 20, 60, 50)


def test_the_worst_mask_is_small_enough_to_be_sent() -> None:
    """Less than four megabytes, though no two pixels agree."""
    noise = Image.frombytes("L", (1536, 1536), Random(1).randbytes(1536 * 1536)).point(
        lambda value: 255 if value > 127 else 0
    )
    assert len(mask_png(noise, noise.size)) < 4_000_000


def test_a_markup_is_drawn_round_the_region_and_never_in_it() -> None:
    """So that nothing of it can come back inside."""
    overlay = opened(markup_png(REGION, SIZE))
    drawn = white(overlay.getchannel("A"))
    assert overlay.size == SIZE and drawn
    assert not drawn & white(REGION) and drawn <= white(grown(REGION, 3))


def test_there_is_no_line_round_the_whole_picture() -> None:
    """It is masked then."""
    assert markup_png(Image.new("L", SIZE, 255), SIZE) is None
