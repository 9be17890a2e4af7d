"""Model sheets: who gets which, and what they are asked to be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from picturebook.manuscript.reader import read
from picturebook.manuscript.story import Story
from picturebook.storyboard.chart import chart, table
from picturebook.storyboard.references import star
from picturebook.storyboard.request import Reference
from picturebook.storyboard.sheets import EXPRESSIONS, is_front, sheet_target, sheets, without_own
from picturebook.storyboard.shots import Aspect, Composition, Shot

HEAD = """---
title: T
characters:
  Pim: {look: small grey mouse, wears: a red scarf, outfits: {pyjamas: "blue pyjamas"}, faces: {cross: "ears back"}}
  Oda: {look: tall white heron}
---
"""


def told(*scenes: str) -> tuple[Story, tuple[Shot, ...]]:
    """Return a story of so many pictures and its shots."""
    pages = [f"\n![{scene}](art/p{at}.png)\n\nWords.\n" for at, scene in enumerate(scenes)]
    story = read((HEAD + "\n---\n".join(pages)).encode(), file="story.md").story
    even = Composition(aspect=Aspect.SQUARE, calm=None)
    return story, tuple(
        Shot(name=one.name, kind="scene", picture=one, composition=even, pages=(at,))
        for at, one in enumerate(story.pictures, 5)
    )


@pytest.mark.parametrize(
    ("times", "views"),
    [
        (1, []),
        (2, ["front"]),
        (3, ["front", "three-quarter", "profile", "full-body", "outfit-pyjamas", "expressions"]),
    ],
)
def test_who_is_seen_often_gets_more_sheets(times: int, views: list[str]) -> None:
    """Once none, twice the front, from three on the whole set."""
    story, shots = told(*["Pim waves."] * times)
    assert [shot.name for shot in sheets(story, shots)] == [f"cast/Pim/{view}" for view in views]


def test_the_author_s_own_drawing_stands_for_the_front() -> None:
    """It is the anchor; the rest is drawn from it."""
    story, shots = told(*["Pim waves."] * 3)
    drawn = replace(story.cast.characters[0], references=("art/pim.png",))
    own = replace(story, cast=replace(story.cast, characters=(drawn,)))
    assert next(shot.name for shot in sheets(own, shots)) == "cast/Pim/three-quarter"


def test_a_grid_has_twelve_faces_and_the_story_s_own() -> None:
    """In an order that can be read off."""
    story, shots = told(*["Pim waves."] * 3)
    grid = sheets(story, shots)[-1].picture.scene
    assert len(EXPRESSIONS) >= 12 and all(face in grid for face in (*EXPRESSIONS, "cross"))


def test_a_front_is_held_against_nothing_and_the_rest_against_it() -> None:
    """Depth two: a star, never a chain."""
    story, shots = told(*["Pim waves."] * 3)
    front, other, *_ = sheets(story, shots)
    anchors = {"Pim": ("ab",)}
    assert is_front(front) and not is_front(other)
    assert (without_own(front, anchors)["Pim"], without_own(other, anchors)["Pim"]) == ((), ("ab",))


def test_sheets_lie_under_plain_names() -> None:
    """Whatever the character is called."""
    found = sheet_target("Mr. O/Hare", "front")
    assert re.fullmatch(r"cast/[\w-]+\.png", found) and "Hare" in found


def test_main_figures_come_first_and_crowds_are_told() -> None:
    """One of each before the second of any; who has no room is told in words."""
    story, (shot,) = told("Oda lands beside Pim.")
    found = {name: (Reference(role=name, sha256="a", path="1"), Reference(role=name, sha256="b", path="2"))
             for name in ("Pim", "Oda")}  # fmt: skip
    assert [one.role for one in star(shot, story, found, 3).references] == ["Oda", "Oda", "Pim"]
    one = star(shot, story, found, 1)
    assert ([ref.role for ref in one.references], one.left_out) == (["Oda"], ("Pim",))


def test_the_chart_says_who_is_where() -> None:
    """A line for everybody in every picture."""
    story, shots = told("Pim waves.", "Oda lands beside Pim.")
    rows = chart(story, shots)
    assert [(row.pages, row.who, row.outfit) for row in rows] == [
        ((5,), "Pim", "a red scarf"), ((6,), "Oda", None), ((6,), "Pim", "a red scarf"),
    ]  # fmt: skip
    assert table(rows)[0].split() == ["page", "picture", "who", "age", "wears", "face", "place"]
