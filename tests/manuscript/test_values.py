"""Values of directions held against what is known; whole messages stand in tests/errors."""

from __future__ import annotations

import pytest

from picturebook.diagnostics import errors_in
from picturebook.layout import fit, ornaments
from picturebook.manuscript.reader import Reading, read
from picturebook.manuscript.values import FACES, ORNAMENTS, SHOTS, SIZES, TIMES, near
from picturebook.studio.sketch.stagecraft import lexicon


def _read(comments: str) -> Reading:
    front = "---\ntitle: Pim\ncharacters:\n  Pim: {look: mouse, aliases: [the mouse]}\n---\n\n"
    return read(f"{front}![Pim sits.](a.png)\n{comments}\n\nPim sat.\n".encode(), file="story.md")


def test_what_is_known_is_what_the_page_can_show() -> None:
    """The reader names no ornament and no size that the page lacks, and leaves none out."""
    assert ornaments.names() == ORNAMENTS
    assert tuple(fit.SIZES) == SIZES


@pytest.mark.parametrize(
    ("key", "tables"),
    [
        ("shot", lexicon.SHOTS),
        ("time", lexicon.TIMES),
        ("face: Pim=", lexicon.MOODS),
        ("where: Pim=", lexicon.WHERES),
    ],
)
def test_what_the_sketch_artist_understands_is_no_slip(key: str, tables: dict[str, str]) -> None:
    """A right word a letter away from another is never taken for it."""
    words = [word for listed in tables.values() if isinstance(listed, str) for word in listed.split(",")]
    words = words or list(tables)
    for word in words:
        typed = f"{key}{word}" if key.endswith("=") else f"{key}: {word}"
        assert not errors_in(_read(f"<!-- {typed} -->").diagnostics), typed


def test_every_known_value_is_itself() -> None:
    """No word of a list is taken for a slip of its neighbour: star and stars, left and lefts."""
    for known in (TIMES, SHOTS, FACES, ORNAMENTS, SIZES):
        assert [near(word, known) for word in known] == [None] * len(known)


def test_a_focus_by_another_name_is_the_character() -> None:
    """Where somebody stands is known by their name alone."""
    (picture,) = _read("<!-- focus: the mouse -->").story.pictures
    assert picture.directions.focus == "Pim"


def test_a_page_knows_where_each_direction_was_typed() -> None:
    """A complaint about a direction points at its own words; the last one holds."""
    story = _read("<!-- layout: spread; time: night -->\n<!-- layout: full -->").story
    (page,) = story.pages
    assert str(page.where("layout")) == "story.md:9:6"
    assert page.where("layout").length == len("layout: full")
    assert page.where("size") == page.span
    assert str(page.pictures[0].where("time")) == "story.md:8:22"
    assert page.pictures[0].where("focus") == page.pictures[0].span


def test_what_holds_from_before_knows_its_place_too() -> None:
    """A direction of `from here` is complained of where it was typed, pages later."""
    front = "---\ntitle: Pim\n---\n\n<!-- from here; time: night; size: large -->\n"
    text = front + "\n---\n\n".join(f"![A boat.](art/{name}.png)\n\nIt sailed.\n" for name in ("a", "b"))
    page = read(text.encode(), file="story.md").story.pages[1]
    assert page.where("size").line == page.pictures[0].where("time").line == 5
