"""Spots: a part, a box or a mask becomes the pixels that are meant."""

from __future__ import annotations

import pytest
from PIL import Image

from picturebook.errors import SourceError, UsageError
from picturebook.studio.retouch.parts import Figure, part_of
from picturebook.studio.retouch.region import boxed
from picturebook.studio.retouch.spot import Meant, figure_of, find, told_of
from tests.studio.retouch.scenes import MEADOW, SCARF_BOX, SIZE, meadow, white

BRIEF = {
    "cast": [
        {"name": "Pim", "look": "small grey mouse", "wears": "a red scarf", "palette": {"fur": "8a8d91"}}
    ]
}
RECORD = {"boxes": {"Pim": [400, 200, 605, 905]}, "heads": {"Pim": [400, 200, 605, 400]}}
PIM = figure_of("Pim", RECORD, BRIEF)
SCARF = part_of(PIM, "scarf")
MEANT = Meant(part=SCARF, told=told_of(PIM, "scarf", (SCARF.colour, None)))


def test_a_figure_is_read_from_a_record_and_a_brief() -> None:
    """Where its maker put it, and what it was told to look like."""
    assert (PIM.box, PIM.head) == ((400.0, 200.0, 605.0, 905.0), (400.0, 200.0, 605.0, 400.0))
    assert (PIM.palette, PIM.said) == ((("fur", "8a8d91"),), "a red scarf, small grey mouse")


@pytest.mark.parametrize(
    ("kept", "said"),
    [({}, "did not say where anybody is"), ({"boxes": {"Oda": [0, 0, 9, 9]}}, "there are: Oda")],
)
def test_somebody_nobody_told_the_place_of_cannot_be_found(kept: dict[str, object], said: str) -> None:
    """And the way out is said."""
    with pytest.raises(UsageError, match=f"(?s){said}.*--box"):
        figure_of("Pim", kept, BRIEF)


def test_a_part_s_own_outline_takes_its_box_s_place() -> None:
    """Its colour and a little room, and far less than the rough box of a scarf."""
    spot = find(meadow(), MEANT)
    left, top, right, bottom = spot.mask.getbbox() or SIZE * 2
    assert spot.exact and spot.note is None
    assert SCARF_BOX[0] - 12 <= left < SCARF_BOX[0] and SCARF_BOX[2] < right <= SCARF_BOX[2] + 12
    assert SCARF_BOX[1] - 12 <= top < SCARF_BOX[1] and SCARF_BOX[3] < bottom <= SCARF_BOX[3] + 12


def test_a_part_without_its_colour_is_its_box_and_said_so() -> None:
    """The picture shows no scarf of that colour."""
    spot = find(Image.new("RGB", SIZE, MEADOW), MEANT)
    assert not spot.exact and spot.note and "Pim’s scarf" in spot.note
    assert spot.mask.getbbox() == tuple(round(edge * 0.2) for edge in SCARF.box)


def test_a_part_of_no_told_colour_is_its_box() -> None:
    """Nothing is wrong with that, and nothing is said."""
    spot = find(meadow(), Meant(part=part_of(PIM, "eyes")))
    assert (spot.exact, spot.note) == (False, None)


def test_a_box_is_a_box() -> None:
    """To the pixel, and rough."""
    spot = find(meadow(), Meant(box=(10, 20, 60, 90)))
    assert (spot.mask.getbbox(), spot.exact) == ((10, 20, 60, 90), False)


def test_a_box_says_where_to_look_for_a_part() -> None:
    """Of a take that tells nobody’s place: the colour in the box."""
    figure = Figure(name="Pim", box=(0.0, 0.0, 1000.0, 1000.0), said="a red scarf")
    part = part_of(figure, "scarf")
    meant = Meant(part=part, box=(75, 70, 130, 115), told=told_of(figure, "scarf", (part.colour,)))
    spot = find(meadow(), meant)
    assert spot.exact and white(boxed(SIZE, SCARF_BOX)) <= white(spot.mask)


def test_a_mask_is_taken_at_its_word() -> None:
    """Whatever the colours in it."""
    mask = boxed(SIZE, (3, 3, 90, 90))
    spot = find(meadow(), Meant(mask=mask))
    assert spot.exact and spot.mask.tobytes() == mask.tobytes()


def test_by_colour_only_the_thing_is_selected() -> None:
    """Its pixels and soft edges; the spot holds them all."""
    spot = find(meadow(), MEANT, by_colour=True)
    assert spot.how_far is not None
    assert spot.how_far.point(lambda value: 255 if value >= 128 else 0).getbbox() == SCARF_BOX
    assert white(spot.mask) == white(spot.how_far)


def test_by_colour_nothing_is_selected_outside_a_mask() -> None:
    """The half of the scarf that is masked."""
    mask = boxed(SIZE, (80, 60, 100, 120))
    spot = find(meadow(), Meant(mask=mask, told=MEANT.told), by_colour=True)
    assert white(spot.mask) <= white(mask) and white(spot.mask)


def test_by_colour_a_mask_of_one_colour_is_that_colour() -> None:
    """Where nothing stands out, all of it is meant."""
    spot = find(Image.new("RGB", SIZE, MEADOW), Meant(mask=boxed(SIZE, (50, 50, 150, 150))), by_colour=True)
    assert spot.how_far is not None and spot.how_far.getpixel((100, 100)) == 255


def test_a_thing_drawn_in_a_wrong_colour_is_what_stands_out() -> None:
    """It was told to be blue, and is red: that may be why it is to have another colour."""
    meant = Meant(part=SCARF, box=(75, 70, 130, 115), told=told_of(PIM, "scarf", ("#2040e0",)))
    spot = find(meadow(), meant, by_colour=True)
    assert spot.note and "what stands out" in spot.note
    assert spot.how_far is not None
    assert spot.how_far.point(lambda value: 255 if value >= 128 else 0).getbbox() == SCARF_BOX


@pytest.mark.parametrize("meant", [MEANT, Meant(box=(50, 50, 150, 150))])
def test_by_colour_something_must_be_there(meant: Meant) -> None:
    """Else a person says it closer."""
    with pytest.raises(SourceError, match=r"(?s)no colour stands out.*--mask FILE"):
        find(Image.new("RGB", SIZE, MEADOW), meant, by_colour=True)
