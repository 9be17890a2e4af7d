"""Heights: chains of "3 Pim" followed to a number, circles and strangers told."""

from __future__ import annotations

import pytest

from picturebook.diagnostics import Span
from picturebook.manuscript.cast import Cast, Kind, Member
from picturebook.storyboard.heights import heights


def cast(**typed: str | None) -> Cast:
    """Make a cast of names with heights as typed."""
    span = Span(file="story.md", line=1)
    return Cast(
        characters=tuple(
            Member(kind=Kind.CHARACTER, name=name, look="a mouse", height=height, span=span)
            for name, height in typed.items()
        )
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"Pim": "1", "Oda": "3 Pim"}, {"Pim": 1000, "Oda": 3000}),
        ({"Pim": "1", "Oda": "3 Pim", "Tree": "2.5 Oda"}, {"Pim": 1000, "Oda": 3000, "Tree": 7500}),
        ({"Dot": "1", "Nutmeg": "0.25 of Dot"}, {"Dot": 1000, "Nutmeg": 250}),
        ({"Pim": None, "Oda": "3 Pim"}, {"Pim": 1000, "Oda": 3000}),
        ({"Pim": None, "Oda": None}, {}),
        ({"Pim": "120", "Oda": "180"}, {"Pim": 120_000, "Oda": 180_000}),
    ],
)
def test_chains_come_to_a_number(typed: dict[str, str | None], found: dict[str, int]) -> None:
    """Everybody is counted in thousandths of one unit; the one measured by is 1 unless told."""
    assert heights(cast(**typed)) == (found, ())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"Pim": "2 Oda", "Oda": "3 Pim"}, "the heights of Oda and Pim are measured by each other"),
        ({"Pim": "2 Pim"}, "Pim’s height is measured by Pim"),
        ({"Pim": "2 Bo"}, "Pim’s height is measured by “Bo”, and nobody is called that"),
        ({"Pim": "tall"}, "Pim’s height does not understand “tall”"),
        ({"Pim": "0"}, "Pim’s height does not understand “0”"),
        ({"Pim": "0.001", "Oda": "0.001 Pim"}, "Oda’s height comes to 1e-06, which no picture can show"),
    ],
)
def test_what_cannot_be_followed_is_told_once(typed: dict[str, str | None], said: str) -> None:
    """A circle is one mistake, with the words to type instead."""
    _, complaints = heights(cast(**typed))
    assert [item.message for item in complaints] == [said]
    assert complaints[0].hint == "write height: 1, or height: 3 Pim"


def test_an_alias_measures_too() -> None:
    """The reader knows aliases, so heights do."""
    span = Span(file="story.md", line=1)
    pim = Member(kind=Kind.CHARACTER, name="Pim", look="mouse", height="2", aliases=("the mouse",), span=span)
    oda = Member(kind=Kind.CHARACTER, name="Oda", look="heron", height="3 the mouse", span=span)
    assert heights(Cast(characters=(pim, oda)))[0] == {"Pim": 2000, "Oda": 6000}
