"""Recolouring: another colour, the same folds, and nothing outside what was selected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from picturebook.studio.retouch.recolouring import lightness, recoloured
from picturebook.studio.retouch.region import boxed
from tests.studio.retouch.scenes import SCARF, SCARF_BOX, SHADE, meadow, noise, white
from tests.studio.retouch.test_region import SMALL, masks

BLUE = (91, 141, 190)
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def test_the_thing_has_the_new_colour_in_its_light() -> None:
    """Red becomes blue: its hue, whatever the shade."""
    done = recoloured(meadow(), boxed((200, 200), SCARF_BOX), BLUE, SCARF)
    lit, dark = done.getpixel((90, 92)), done.getpixel((110, 92))
    for red, green, blue in (lit, dark):
        assert blue > green > red


def test_shade_stays_as_deep_as_it_was() -> None:
    """The dark half is as many times darker as before."""
    done = recoloured(meadow(), boxed((200, 200), SCARF_BOX), BLUE, SCARF)
    before = lightness(SHADE) / lightness(SCARF)
    after = lightness(done.getpixel((110, 92))) / lightness(done.getpixel((90, 92)))
    assert abs(after - before) < 0.05


def test_a_picture_at_night_stays_at_night() -> None:
    """As much darker as the thing is shown than told, so much darker is the new colour."""
    night = meadow().point(lambda value: value // 2)
    done = recoloured(night, boxed((200, 200), SCARF_BOX), BLUE, SCARF)
    assert lightness(done.getpixel((90, 92))) < 0.7 * lightness(BLUE)


def test_what_is_grey_is_tinted() -> None:
    """White becomes red, a darker white a darker red."""
    image = Image.new("RGB", (20, 20), (240, 240, 240))
    image.paste((180, 180, 180), (10, 0, 20, 20))
    done = recoloured(image, Image.new("L", (20, 20), 255), (200, 16, 46), (255, 255, 255))
    lit, dark = done.getpixel((2, 2)), done.getpixel((18, 2))
    assert lit[0] > 3 * lit[2] and dark[0] > 3 * dark[2] and dark[0] < lit[0]


def test_a_colour_becomes_grey() -> None:
    """As grey as was asked for."""
    done = recoloured(meadow(), boxed((200, 200), SCARF_BOX), (120, 120, 120), SCARF)
    assert max(done.getpixel((90, 92))) - min(done.getpixel((90, 92))) < 12


@given(masks(), COLOURS, st.one_of(st.none(), COLOURS), st.integers(0, 99))
def test_what_is_not_selected_keeps_every_bit(
    mask: Image.Image, colour: tuple[int, int, int], told: tuple[int, int, int] | None, seed: int
) -> None:
    """Whatever the colours are, and however strange the picture."""
    parent = noise(SMALL, seed)
    done = recoloured(parent, mask, colour, told)
    inside = white(mask)
    for x in range(SMALL[0]):
        for y in range(SMALL[1]):
            assert (x, y) in inside or done.getpixel((x, y)) == parent.getpixel((x, y))
