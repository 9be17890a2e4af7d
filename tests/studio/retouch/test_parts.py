"""Parts: a name and a part become a box on a figure, and the colour that was said of it."""

from __future__ import annotations

import pytest

from picturebook.errors import UsageError
from picturebook.studio.retouch.parts import Figure, colour_of, part_of, split

NAMES = {"Pim": "Pim", "the mouse": "Pim", "Uncle Bo": "Uncle Bo", "Mr. Fox": "Mr. Fox"}
PIM = Figure(
    name="Pim",
    box=(400.0, 100.0, 600.0, 900.0),
    head=(420.0, 150.0, 580.0, 350.0),
    palette=(("scarf", "#c8102e"), ("wings", "#ffffff")),
    said="a red wool scarf and yellow boots, small grey mouse, round brass glasses",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Pim.scarf", ("Pim", "scarf")),
        ("the mouse.Scarf", ("Pim", "scarf")),
        ("Uncle Bo . apron", ("Uncle Bo", "apron")),
        ("Mr. Fox", ("Mr. Fox", None)),
        ("Mr. Fox.hat", ("Mr. Fox", "hat")),
        ("Pim", ("Pim", None)),
    ],
)
def test_a_name_and_a_part_are_told_apart_at_the_last_dot(typed: str, meant: tuple[str, str | None]) -> None:
    """An alias is its owner, and a dot may belong to the name."""
    assert split(typed, NAMES) == meant


def test_a_name_nobody_has_is_told_the_nearest() -> None:
    """With the part, ready to be typed."""
    with pytest.raises(UsageError, match=r"--where Pim\.scarf"):
        split("Pimm.scarf", NAMES)
    with pytest.raises(UsageError, match="there are: Pim"):
        split("zzz", NAMES)


@pytest.mark.parametrize(
    ("part", "above"),
    [
        ("hat", "eyes"),
        ("eyes", "mouth"),
        ("mouth", "scarf"),
        ("scarf", "shoes"),
        ("shirt", "trousers"),
        ("trousers", "boots"),
    ],
)
def test_parts_lie_under_each_other_as_on_a_body(part: str, above: str) -> None:
    """By the middle of their boxes."""
    first, second = part_of(PIM, part).box, part_of(PIM, above).box
    assert first[1] + first[3] < second[1] + second[3]


def test_a_scarf_lies_at_the_neck() -> None:
    """Round the chin, a head wide."""
    left, top, right, bottom = part_of(PIM, "scarf").box
    assert left <= 420 and right >= 580 and top < 350 < bottom < 500


@pytest.mark.parametrize("part", ["hat", "scarf", "shoes", "ears", "dress"])
def test_a_part_is_on_its_figure(part: str) -> None:
    """Also of somebody whose head nobody told, and of somebody who lies on the ground."""
    lying = Figure(name="Pim", box=(100.0, 800.0, 900.0, 950.0), head=(100.0, 800.0, 300.0, 950.0))
    for figure in (PIM, Figure(name="Pim", box=PIM.box), lying):
        left, top, right, bottom = part_of(figure, part).box
        assert figure.box[0] <= left < right <= figure.box[2]
        assert figure.box[1] <= top < bottom <= figure.box[3]


def test_a_part_of_the_palette_may_be_anywhere_on_the_figure() -> None:
    """Nobody knows where wings are, and their colour leads to them."""
    assert (part_of(PIM, "wings").box, part_of(PIM, "wings").colour) == (PIM.box, "#ffffff")


def test_the_whole_figure_is_a_part_too() -> None:
    """A name alone."""
    assert (part_of(PIM, None).called, part_of(PIM, None).box) == ("Pim", PIM.box)


def test_a_part_nobody_knows_is_told_those_that_are() -> None:
    """Those of the palette first, and the way round it."""
    with pytest.raises(UsageError, match=r"(?s)gizmo.*: --where Pim\.scarf, --where Pim\.wings.*--box"):
        part_of(PIM, "gizmo")
    with pytest.raises(UsageError, match=r"try: --where Pim\.scarf;"):
        part_of(PIM, "scraf")


def test_what_the_look_speaks_of_is_told_before_the_rest() -> None:
    """A name of two words is quoted for the shell."""
    aunt = Figure(name="Aunt Bo", box=PIM.box, said="a yellow raincoat, green boots")
    with pytest.raises(UsageError, match=r"(?s)known are: --where 'Aunt Bo\.boots', --where 'Aunt Bo\.head'"):
        part_of(aunt, "gizmo")


@pytest.mark.parametrize(
    ("word", "usual"), [("raincoat", "coat"), ("wool scarf", "scarf"), ("sunglasses", "glasses")]
)
def test_a_longer_word_lies_where_its_end_does(word: str, usual: str) -> None:
    """A raincoat is a coat, and its colour is its own."""
    figure = Figure(name="Pim", box=PIM.box, head=PIM.head, said=f"a yellow {word}, blue coat")
    assert part_of(figure, word).box == part_of(figure, usual).box
    assert part_of(figure, word).colour == f"a yellow {word}"


@pytest.mark.parametrize(
    ("part", "colour"),
    [("scarf", "#c8102e"), ("boots", "yellow boots"), ("glasses", "round brass glasses"), ("hat", None)],
)
def test_a_colour_is_that_of_the_palette_or_of_the_words(part: str, colour: str | None) -> None:
    """The phrase the part stands in, not the one beside it."""
    assert colour_of(PIM, part) == colour
