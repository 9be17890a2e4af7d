"""What the sketch artist understands of a character's words."""

from __future__ import annotations

import pytest

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.colour import WORDS
from picturebook.studio.sketch.traits import Traits, read_traits


def traits(look: str, wears: str | None = None, **more: object) -> Traits:
    """Read the traits of a character named Pim."""
    return read_traits(CastEntry(name="Pim", look=look, wears=wears, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("look", "species", "age"),
    [
        ("a child detective, brown skin", "person", "child"),
        ("tan dwarf hamster, round, black eyes", "hamster", "adult"),
        ("flour-dusted grown-up, grey bun", "person", "adult"),
        ("small grey mouse, round brass glasses", "mouse", "adult"),
        ("tall white heron, one bent feather", "heron", "adult"),
        ("old man, bald, white beard", "person", "old"),
        ("young brown rabbit, long ears", "rabbit", "child"),
        ("tall queen, long black hair", "person", "adult"),
        ("a friendly robot", "robot", "adult"),
        ("baby, curly hair", "person", "baby"),
        ("something fluffy nobody has seen", "creature", "adult"),
        ("long red hair and freckles", "person", None),
    ],
)
def test_kind_and_age(look: str, species: str, age: str | None) -> None:
    """The words tell the species and the age."""
    found = traits(look)
    assert found.species == species
    assert age is None or found.age == age


@pytest.mark.parametrize(
    ("wears", "kind", "colour", "pattern"),
    [
        ("a red wool scarf", "scarf", "red", "plain"),
        ("mustard raincoat, notebook", "coat", "mustard", "plain"),
        ("green dungarees", "dungarees", "green", "plain"),
        ("a blue bow", "bow", "blue", "plain"),
        ("red and white striped jumper", "jumper", "red", "striped"),
        ("a green dress with white spots", "dress", "green", "spotted"),
        ("purple checked headscarf", "headscarf", "purple", "checked"),
        ("straw hat", "hat", "straw", "plain"),
    ],
)
def test_garments(wears: str, kind: str, colour: str, pattern: str) -> None:
    """A garment is found with its colour and pattern."""
    worn = traits("girl", wears).wears(kind)
    assert worn is not None
    assert (worn.cloth.colour, worn.cloth.pattern) == (WORDS[colour], pattern)


def test_blue_striped_apron_is_white_with_blue() -> None:
    """A striped apron has white ground and stripes in its colour, running down."""
    worn = traits("grown-up", "blue-striped apron").wears("apron")
    assert worn is not None
    assert (worn.cloth.colour, worn.cloth.second) == (WORDS["white"], WORDS["blue"])
    assert worn.cloth.pattern == "upright"


def test_marks() -> None:
    """Glasses, a notched ear and flour are seen."""
    assert {"glasses", "notched ear"} <= traits("grey mouse, round glasses, one notched ear").marks
    assert "flour" in traits("flour-dusted grown-up").marks
    assert "bent feather" in traits("white heron, one bent feather").marks


def test_parts_of_an_animal() -> None:
    """White socks on a cat are paws; a tail's white tip is its tip."""
    assert traits("ginger cat with white socks").parts["paws"] == WORDS["white"]
    assert traits("red fox, tail with a white tip").parts["tip"] == WORDS["white"]


def test_negatives_take_things_off() -> None:
    """ "No scarf", "no glasses yet" and the never list take things off."""
    assert traits("mouse", "blue pyjamas, no scarf").wears("scarf") is None
    assert "glasses" not in traits("mouse, no glasses yet").marks
    assert traits("mouse", "a red hat", never=("hat",)).wears("hat") is None


def test_palette_overrules_words() -> None:
    """The palette's fur and scarf win over the words'."""
    found = traits("grey mouse", "a red scarf", palette=(("fur", "#8a8d91"), ("scarf", "#c8102e")))
    assert found.coat == "#8a8d91"
    worn = found.wears("scarf")
    assert worn is not None
    assert worn.cloth.colour == "#c8102e"


def test_what_cannot_be_drawn_is_named() -> None:
    """A phrase with nothing to draw in it is handed back."""
    found = traits("child detective", "mustard raincoat, notebook")
    assert found.not_drawn == ["notebook"]
    assert "mustard raincoat" in found.drawn


def test_unstated_traits_keep_and_differ() -> None:
    """The same words choose the same hair; other names choose others."""
    same = {read_traits(CastEntry(name="Ada", look="girl")).hair for _ in range(3)}
    assert len(same) == 1
    chosen = {
        (found.hair, found.style, found.coat)
        for name in ("Ada", "Bo", "Cy", "Di", "Em", "Flo")
        if (found := read_traits(CastEntry(name=name, look="girl")))
    }
    assert len(chosen) > 3
