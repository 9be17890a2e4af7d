"""Matching: a thing is found by its colour, in shade and in another light, and nothing else is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from picturebook.studio.retouch.matching import Look, Told, named, selection, tint_of
from tests.studio.retouch.scenes import FUR, MEADOW, SCARF, SCARF_BOX, meadow

LOOK = Look(area=(70, 60, 130, 125), core=(80, 78, 120, 108), figure=(80, 40, 121, 181))
RED = Told(own=(tint_of((200, 16, 46)),), others=(tint_of(FUR),))


def found(image: Image.Image, told: Told, look: Look = LOOK) -> Image.Image:
    """Return the mask of what was selected for more than half."""
    how_far = selection(image, look, told)
    assert how_far is not None
    return how_far.point(lambda value: 255 if value >= 128 else 0)


def test_a_scarf_is_found_in_light_and_shade() -> None:
    """Both halves, and neither fur nor meadow."""
    assert found(meadow(), RED).getbbox() == SCARF_BOX


@pytest.mark.parametrize("light", [(1.0, 0.85, 0.6), (0.4, 0.45, 0.6)])
def test_a_scarf_is_found_in_another_light(light: tuple[float, float, float]) -> None:
    """By a lamp and by the moon: what was told only leads to what is shown."""
    bands = [
        band.point([round(at * by) for at in range(256)])
        for band, by in zip(meadow().split(), light, strict=True)
    ]
    assert found(Image.merge("RGB", bands), RED).getbbox() == SCARF_BOX


def test_the_ground_is_no_part_of_a_thing_of_its_colour() -> None:
    """A green waistcoat on a meadow."""
    image = meadow()
    ImageDraw.Draw(image).rectangle((80, 80, 120, 104), fill=(120, 165, 105))
    assert found(image, Told(own=(tint_of((111, 162, 101)),))).getbbox() == (80, 80, 121, 105)


def test_another_part_of_the_figure_is_left_alone() -> None:
    """An orange jumper beside brown skin, which is nearly its colour."""
    image = meadow()
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 40, 120, 180), fill=(154, 101, 70))
    draw.rectangle((84, 80, 116, 104), fill=(227, 173, 58))
    told = Told(own=(tint_of((227, 173, 58)),), others=(tint_of((154, 101, 70)),))
    assert found(image, told).getbbox() == SCARF_BOX


def test_a_patch_elsewhere_is_another_thing() -> None:
    """What does not reach into where the thing should be is not it, though it has its colour."""
    image = meadow()
    ImageDraw.Draw(image).rectangle((72, 62, 76, 66), fill=(180, 40, 50))
    assert found(image, RED).getbbox() == SCARF_BOX


def with_a_patch(box: tuple[int, int, int, int], every: bool = False) -> int:
    """Draw a patch of the scarf's colour where a scarf may be; return how far it is taken for the scarf's."""
    image = meadow()
    ImageDraw.Draw(image).rectangle(box, fill=SCARF)
    look = Look(area=(40, 60, 170, 130), core=(45, 65, 165, 125), figure=(40, 40, 170, 181), every=every)
    return int(found(image, RED, look).getpixel((box[0] + 1, box[1] + 1)))


@pytest.mark.parametrize(
    ("box", "meant"),
    [
        ((60, 90, 63, 93), False),  # a knob on a cupboard behind
        ((120, 90, 123, 93), True),  # a fringe of the scarf behind an arm
        ((98, 115, 102, 118), False),  # a button below
        ((60, 85, 67, 100), True),  # the end of the scarf, blown behind a braid
    ],
)
def test_a_crumb_of_the_colour_beside_none_of_the_thing_is_another_thing(
    box: tuple[int, int, int, int], meant: bool
) -> None:
    """What is large enough belongs wherever it is, and what is beside it however small."""
    assert bool(with_a_patch(box)) == meant


def test_a_crumb_somebody_painted_round_is_meant() -> None:
    """A mask is taken at its word."""
    assert with_a_patch((60, 90, 63, 93), every=True)


def test_a_scarf_in_two_halves_is_found_whole() -> None:
    """An arm lies between."""
    image = meadow()
    ImageDraw.Draw(image).rectangle((95, 78, 104, 106), fill=FUR)
    mask = found(image, RED)
    assert mask.getbbox() == SCARF_BOX and mask.getpixel((100, 90)) == 0


def test_what_is_untold_is_what_stands_out() -> None:
    """The red in the box, not the meadow round it."""
    look = Look(area=(70, 70, 130, 115), core=(82, 79, 118, 106), figure=(70, 70, 130, 115))
    assert found(meadow(), Told(), look).getbbox() == SCARF_BOX


def test_a_colour_that_is_not_there_is_not_found() -> None:
    """No blue in the picture."""
    assert selection(meadow(), LOOK, Told(own=(tint_of((40, 70, 200)),))) is None


def test_where_nothing_stands_out_nothing_is_found() -> None:
    """A box of plain meadow."""
    look = Look(area=(5, 5, 45, 45), core=(10, 10, 40, 40), figure=(5, 5, 45, 45))
    assert selection(Image.new("RGB", (200, 200), MEADOW), look, Told()) is None


def test_white_rain_over_a_thing_is_not_the_thing() -> None:
    """It stays white when the scarf becomes blue."""
    image = meadow()
    ImageDraw.Draw(image).line((90, 82, 90, 102), fill=(250, 250, 250), width=3)
    assert found(image, RED).getpixel((90, 92)) == 0


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#c8102e", (200, 16, 46)),
        ("C8102E", (200, 16, 46)),
        ("fa0", (255, 170, 0)),
        ("tomato", (255, 99, 71)),
        ("a red wool scarf", (207, 74, 69)),
        ("round glasses", None),
    ],
)
def test_a_colour_is_read_however_it_is_written(text: str, colour: tuple[int, int, int] | None) -> None:
    """Digits, the story's words, the web's names."""
    assert named(text) == colour
