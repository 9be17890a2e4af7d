"""Model sheets: who gets which, and what they are asked to be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from picturebook.diagnostics import Span
from picturebook.manuscript.cast import Drawing, Kind, Member, Use
from picturebook.manuscript.reader import read
from picturebook.manuscript.story import ShotDirections, Story
from picturebook.storyboard.chart import chart, table
from picturebook.storyboard.references import roles_of, star
from picturebook.storyboard.request import Reference
from picturebook.storyboard.sheets import (
    EXPRESSIONS,
    is_anchor,
    own_role,
    sheet_target,
    sheets,
    whose,
)
from picturebook.storyboard.shots import Aspect, Composition, Shot

HEAD = """---
title: T
characters:
  Pim: {look: small grey mouse, wears: a red scarf, outfits: {pyjamas: "blue pyjamas"}, faces: {cross: "ears back"}}
  Oda: {look: tall white heron}
---
"""


HERE = Span(file="story.md", line=1)


def told(*scenes: str) -> tuple[Story, tuple[Shot, ...]]:
    """Return a story of so many pictures and its shots."""
    pages = [f"\n![{scene}](art/p{at}.png)\n\nWords.\n" for at, scene in enumerate(scenes)]
    return shot_of(HEAD + "\n---\n".join(pages))


def shot_of(text: str) -> tuple[Story, tuple[Shot, ...]]:
    """Return a story and its shots, the first on page 5."""
    story = read(text.encode(), file="story.md").story
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


@pytest.mark.parametrize(
    ("use", "first"),
    [(None, "three-quarter"), (Use.EXACT, "three-quarter"), (Use.LIKENESS, "front"), (Use.STYLE, "front")],
)
def test_the_author_s_own_drawing_stands_for_the_front(use: Use | None, first: str) -> None:
    """It is the anchor, and the rest is drawn from it; unless it is there to draw the front from, or for its style."""
    story, shots = told(*["Pim waves."] * 3)
    drawn = replace(story.cast.characters[0], references=(Drawing(file="art/pim.png", use=use),))
    own = replace(story, cast=replace(story.cast, characters=(drawn,)))
    assert next(shot.name for shot in sheets(own, shots)) == f"cast/Pim/{first}"


def test_a_grid_has_twelve_faces_and_the_story_s_own() -> None:
    """In an order that can be read off."""
    story, shots = told(*["Pim waves."] * 3)
    grid = sheets(story, shots)[-1].picture.scene
    assert len(EXPRESSIONS) >= 12 and all(face in grid for face in (*EXPRESSIONS, "cross"))


def test_every_sheet_is_somebody_s() -> None:
    """A character's by name, a place's and a prop's by kind and name."""
    text = HEAD.replace("---\n", "", 1).removesuffix("---\n")
    more = "places: {the pier: {look: grey boards}}\nprops: {paper boat: {look: cream}}\n"
    pages = "\n---\n".join(
        f"\n![Pim and a paper boat.](art/p{at}.png)\n<!-- place: the pier -->\n" for at in range(3)
    )
    story, shots = shot_of(f"---\n{text}{more}---\n{pages}")
    found = {shot.name: (own_role(shot), whose(shot)) for shot in sheets(story, shots) if is_anchor(shot)}
    assert found == {
        "cast/Pim/front": ("Pim", "Pim"),
        "cast/the pier/whole": ("place:the pier", "the pier"),
        "cast/paper boat/whole": ("prop:paper boat", "paper boat"),
    }


def test_a_place_the_author_drew_gets_no_sheet() -> None:
    """Whatever the drawing is for but its style."""
    story, shots = told(*["Pim waves."] * 3)
    seen = [
        replace(one, picture=replace(one.picture, directions=ShotDirections(place="pier"))) for one in shots
    ]
    for use, many in ((None, 0), (Use.LIKENESS, 0), (Use.EXACT, 0), (Use.STYLE, 1)):
        pier = Member(
            kind=Kind.PLACE, name="pier", look="grey", references=(Drawing(file="p.png", use=use),), span=HERE
        )
        own = replace(story, cast=replace(story.cast, places=(pier,)))
        assert sum(shot.name.endswith("whole") for shot in sheets(own, seen)) == many


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


def test_in_a_crowd_people_go_before_places_and_props() -> None:
    """Main figures, then the place, then the props, whatever stands first in the sentence."""
    more = "places: {pier: {look: grey}}\nprops: {boat: {look: cream}}\n"
    text = (
        HEAD.removesuffix("---\n")
        + more
        + "---\n![A boat near Oda, and Pim.](art/p.png)\n<!-- place: pier -->\n"
    )
    story, (shot,) = shot_of(text)
    roles = roles_of(shot, story)
    assert roles == ("Oda", "Pim", "place:pier", "prop:boat", "style")
    found = {role: (Reference(role=role, sha256="a", path="1"),) for role in roles}
    some = star(shot, story, found, 3)
    assert ([one.role for one in some.references], some.left_out) == (list(roles[:3]), roles[3:])


def test_a_prop_is_a_whole_word() -> None:
    """No tent stands in an attentive mouse."""
    text = HEAD.removesuffix("---\n") + "props: {tent: {look: red}}\n---\n![Pim is attentive.](art/p.png)\n"
    story, (shot,) = shot_of(text)
    assert roles_of(shot, story) == ("Pim", "style")


def test_the_chart_says_who_is_where() -> None:
    """A line for everybody in every picture."""
    story, shots = told("Pim waves.", "Oda lands beside Pim.")
    rows = chart(story, shots)
    assert [(row.pages, row.who, row.outfit) for row in rows] == [
        ((5,), "Pim", "a red scarf"), ((6,), "Oda", None), ((6,), "Pim", "a red scarf"),
    ]  # fmt: skip
    assert table(rows)[0].split() == ["page", "picture", "who", "age", "wears", "face", "place"]
