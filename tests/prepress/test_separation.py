"""Separation: four inks by the profile, never past the limit, pictures and flat colours alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from picturebook.prepress.separation import PROFILE, inks_of, profile, separated, shown

COLOURS = st.tuples(*[st.integers(min_value=0, max_value=255)] * 3)


@given(colour=COLOURS, limit=st.sampled_from([240, 300]))
def test_no_colour_has_more_ink_than_the_house_takes(colour: tuple[int, int, int], limit: int) -> None:
    """Also the darkest blue, which the profile by itself lays down with 317 %."""
    assert sum(inks_of(colour, limit)) <= limit


@given(colour=COLOURS)
def test_a_picture_and_a_flat_colour_are_one(colour: tuple[int, int, int]) -> None:
    """What a plate of a colour has, a shape beside it has too."""
    pixel = separated(Image.new("RGB", (2, 2), colour), 240).getpixel((1, 1))
    assert isinstance(pixel, tuple)
    assert [round(part * 2.55) for part in inks_of(colour, 240)] == list(pixel)


def test_paper_is_left_alone() -> None:
    """White has no ink: a page's ground shows no dots."""
    assert inks_of((255, 255, 255), 240) == (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("colour", [(230, 180, 90), (96, 150, 140), (250, 240, 225), (180, 60, 50)])
def test_the_inks_look_like_the_colour(colour: tuple[int, int, int]) -> None:
    """Turned back by the profile, colours of a picture book are within what an eye forgives."""
    seen = shown(separated(Image.new("RGB", (1, 1), colour), 300)).getpixel((0, 0))
    assert isinstance(seen, tuple)
    assert max(abs(one - other) for one, other in zip(seen, colour, strict=True)) <= 14


def test_the_profile_is_a_presss_with_four_inks() -> None:
    """PDF/X takes none of another class as an output intent."""
    assert profile()[12:16] == b"prtr" and profile()[16:20] == b"CMYK"
    assert (PROFILE.parent / "LICENSE.txt").exists()
