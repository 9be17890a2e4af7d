"""Wordings: what a chat and Midjourney are told of a brief, and what they are never told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from picturebook.storyboard.brief import Brief, PropEntry
from picturebook.storyboard.request import Reference
from picturebook.storyboard.shots import Aspect, Composition
from picturebook.storyboard.wordings import Attached, attach, chat, midjourney
from tests.storyboard.boarding import TWO_PAGES, briefs_of

WIDE = Composition(aspect=Aspect.WIDE, calm="bottom")
SHA = "0" * 64


def boat(**more: object) -> Brief:
    """The brief of the second page."""
    return replace(briefs_of(TWO_PAGES)["boat"], **more)  # type: ignore[arg-type]


def attached(*roles: str) -> tuple[Attached, ...]:
    """Attach a picture for each role."""
    return attach([Reference(role=role, sha256=SHA, path="art/x.png") for role in roles])


def test_files_are_numbered_and_named_for_whom_they_show() -> None:
    """In the order of the prompt, with names any disk takes; a kind of thing is no part of the name."""
    roles = ("Pim", "Pim, outfit pyjamas", "place:jetty", "prop:paper boat", "Añá / 7", "…")
    assert [one.file for one in attached(*roles)] == [
        "1-Pim.png", "2-Pim-outfit-pyjamas.png", "3-jetty.png", "4-paper-boat.png", "5-Añá-7.png", "6-picture.png",
    ]  # fmt: skip


def test_a_chat_is_told_which_file_shows_whom() -> None:
    """By number, by name, and in words for things and places."""
    said = chat(boat(), WIDE, attached("Pim", "place:jetty", "prop:paper boat"))
    assert (
        "The 3 attached pictures show who and what must look the same: image 1 (1-Pim.png) is Pim; "
        "image 2 (2-jetty.png) is the place jetty; image 3 (3-paper-boat.png) is the paper boat."
    ) in said


def test_a_chat_is_told_how_to_follow_a_drawing() -> None:
    """What is to be held to exactly says so; what shows only how to draw is nobody's likeness."""
    exact = Reference(role="Pim, exact", sha256=SHA, path="x.png", told="hold to this drawing exactly")
    style = Reference(role="style", sha256=SHA, path="x.png", told="follow how this is drawn")
    said = chat(boat(), WIDE, attach([exact, style]))
    assert (
        "image 1 (1-Pim-exact.png) is Pim, exact (hold to this drawing exactly). Keep the same faces" in said
    )
    assert "Image 2 (2-style.png) shows how to draw (follow how this is drawn)." in said
    assert "must look the same" not in chat(boat(), WIDE, attach([style]))


def test_a_prop_is_told_with_its_look() -> None:
    """To a chat and to Midjourney."""
    brief = boat(props=(PropEntry(name="paper boat", look="cream", size="half of Pim"),))
    for said in (chat(brief, WIDE, ()), midjourney(brief, WIDE, ()).oref):
        assert "paper boat: cream. As large as half of Pim." in said


def test_a_chat_is_told_everything_the_picture_must_show() -> None:
    """Scene, words for the illustrator, looks, clothes, faces, heights, places, shape, calm side, no lettering."""
    said = chat(boat(time="night", without=("Rex",)), WIDE, ())
    for words in (
        "What to draw: Oda lands beside Pim; both look at a paper boat.",
        "low camera, mist",
        "Time: night.",
        "Pim: small grey mouse, round brass glasses. Wears a red wool scarf. Expression: delighted; eyes shut, "
        "whiskers up. Colours: fur #8a8d91, scarf #c8102e. Never: hat, tail ribbon.",
        "Oda is 3 times as tall as Pim.",
        "Pim: left.",
        "Not in this picture: Rex.",
        "Shape: 3:2, wider than high, painted to all four edges",
        "Keep the bottom calm and plain",
        "No lettering, no words, no signature, no border.",
    ):
        assert words in said
    assert "attached" not in said


@pytest.mark.parametrize(
    ("aspect", "shape"),
    [
        (Aspect.SQUARE, "1:1, square"),
        (Aspect.PANORAMA, "2:1, wider than high"),
        (Aspect.TALL, "2:3, higher than wide"),
    ],
)
def test_a_chat_is_told_the_shape_in_words(aspect: Aspect, shape: str) -> None:
    """A ratio alone is read the wrong way round."""
    assert shape in chat(boat(), Composition(aspect=aspect, calm=None), ())


def test_a_sheet_is_not_asked_to_run_to_the_edges() -> None:
    """A model sheet stands on plain ground, well inside them."""
    said = chat(boat(kind="sheet"), Composition(aspect=Aspect.SQUARE, calm=None), ())
    assert "well inside the edges" in said and "all four edges" not in said


def test_wished_lettering_is_the_only_lettering() -> None:
    """Neither tool is told to leave out what the story wants to read."""
    wished = boat(lettering="BOATS", art=(("avoid", "lettering, borders"),))
    assert "The only lettering in the picture: BOATS. No signature, no border." in chat(wished, WIDE, ())
    line = midjourney(wished, WIDE, ()).oref
    assert "The only lettering: “BOATS”." in line
    assert line.endswith("--no signature, border, borders")


def test_midjourney_gets_one_line_and_its_own_parameters() -> None:
    """Version 7 follows with --oref, version 6 with --cref; the shape and what must not be seen go along."""
    lines = midjourney(boat(), WIDE, attached("Pim", "Oda"))
    seven = "--ar 3:2 --oref [address of 1-Pim.png] --ow 400 --sref [address of 1-Pim.png] --v 7 --no text, letters"
    six = "--ar 3:2 --cref [address of 1-Pim.png] --cw 100 --sref [address of 1-Pim.png] --v 6 --no text, letters"
    assert seven in lines.oref and six in lines.cref
    assert "\n" not in lines.oref + lines.cref
    assert lines.follows is not None and lines.follows.file == "1-Pim.png"


def test_midjourney_follows_one_figure_and_no_place() -> None:
    """The first that is somebody or something; a picture of the style is followed for that alone."""
    lines = midjourney(boat(), WIDE, attached("place:jetty", "style", "prop:paper boat", "Pim"))
    assert "--oref [address of 3-paper-boat.png] --ow 400 --sref [address of 2-style.png]" in lines.oref
    alone = midjourney(boat(), WIDE, attached("place:jetty"))
    assert alone.follows is None
    assert "ref" not in alone.oref.partition("--ar")[2]


def test_what_the_art_avoids_is_unwanted_and_not_described() -> None:
    """Midjourney draws what it is told to avoid in a sentence."""
    line = midjourney(boat(art=(("style", "watercolour"), ("avoid", "hard outlines, border"))), WIDE, ()).oref
    said, _, unwanted = line.partition("--no ")
    assert "Style: watercolour." in said and "outlines" not in said
    assert unwanted.endswith("signature, border, hard outlines")


def test_what_one_never_has_is_unwanted_only_where_it_hits_nobody_else() -> None:
    """Pim never has a hat; Oda may."""
    both = boat()
    pim = replace(both, cast=tuple(one for one in both.cast if one.name == "Pim"))
    assert "hat" in midjourney(pim, WIDE, ()).oref.partition("--no ")[2]
    assert "hat" not in midjourney(both, WIDE, ()).oref.partition("--no ")[2]


def test_no_word_of_the_story_is_a_command_of_midjourney() -> None:
    """Neither parameters, weights, choices nor gaps come in through a sentence."""
    line = midjourney(
        boat(scene="Pim --ar 9:1 and {a, b}::2 [address of x]", without=("Rex {a}",)), WIDE, ()
    ).oref
    assert line.count("--ar") == 1
    assert not set("{}[]") & set(line) and "::" not in line
