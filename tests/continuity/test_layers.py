"""The layers of a look: what is missing, for whom, and when it is better to be silent."""

from __future__ import annotations

import pytest

from picturebook.compiler import prepare
from picturebook.continuity.layers import missing_layers
from picturebook.diagnostics import Diagnostic
from picturebook.manuscript.reader import read
from picturebook.shelf import shelf
from picturebook.storyboard.shots import Aspect, Composition, Shot
from picturebook.wish import Wish


def hints(character: str, times: int = 3, language: str = "en") -> tuple[Diagnostic, ...]:
    """Return the hints for a story that shows Pim so often."""
    pages = "\n---\n".join(f"\n![Pim waves, {at}.](art/p{at}.png)\n" for at in range(times))
    text = f"---\ntitle: T\nlanguage: {language}\ncharacters:\n  Pim: {{{character}}}\n---\n{pages}"
    story = read(text.encode(), file="story.md").story
    even = Composition(aspect=Aspect.SQUARE, calm=None)
    shots = [
        Shot(name=one.name, kind="scene", picture=one, composition=even, pages=()) for one in story.pictures
    ]
    return missing_layers(story, shots)


def missing(character: str) -> str:
    """Return what is said to be missing; "" for nothing."""
    found = hints(character)
    return found[0].message.partition("said of: ")[2] if found else ""


@pytest.mark.parametrize(
    ("look", "layers"),
    [
        ("a girl", "face, eyes, hair, skin, build, outfit"),
        ("child of seven, brown skin, black hair in two short braids, brown eyes", "face, build, outfit"),
        ("slim girl, brown skin, curly hair, green eyes, freckles, in a red dress", ""),
        ("tall woman, fair skin, long red hair, blue eyes, pointed chin, wears a green coat", "age"),
        ("tall woman in her forties, fair skin, red hair, blue eyes, pointed chin, green coat", ""),
        ("stout baker, 50 years old, bald, pale skin, grey eyes, moustache, white apron", ""),
        ("thin, light skin, blond hair, blue eyes, small nose, blue shirt", "age"),
        ("small grey mouse, pink ears, black eyes", ""),
        ("grey mouse, round glasses", "eyes, build"),
        ("mouse", "face, eyes, fur, build"),
        ("tall heron, one bent feather", "face, eyes, feathers"),
        ("big frog", "face, eyes, skin"),
        ("spotted dog, short legs, floppy ears, blue eyes", ""),
        ("hound with short ears, blue eyes and a red scarf", "fur, build"),
    ],
)
def test_what_a_look_says_nothing_of(look: str, layers: str) -> None:
    """Layer by layer, of people and of animals what each has; short hair is no build, two braids are no age."""
    assert missing(f'look: "{look}"') == layers


def test_clothes_and_colours_may_stand_under_their_own_keys() -> None:
    """`wears`, `outfits` and the parts of a `palette` say it too."""
    look = 'look: "slim girl of six, brown eyes, round face"'
    assert missing(f"{look}, wears: a red coat, palette: {{hair: 222222, skin: 9a6546}}") == ""
    assert missing(f"{look}, outfits: {{day: a coat}}") == "hair, skin"
    assert missing('look: "small mouse, black eyes, pink ears", palette: {fur: 8a8d91}') == ""


@pytest.mark.parametrize("look", ["a small blue robot", "a ghost", "something round", "eine kleine Maus"])
def test_whom_we_cannot_judge_is_left_alone(look: str) -> None:
    """A word nobody knows is never taken for a fault."""
    assert missing(f'look: "{look}"') == ""


def test_who_is_seen_twice_is_left_alone() -> None:
    """Two pictures can be compared; from three on they drift."""
    assert not hints("look: mouse", times=2) and hints("look: mouse", times=3)


@pytest.mark.parametrize(("language", "many"), [("en-GB", 1), ("fr", 0), ("nl", 0)])
def test_only_english_is_read(language: str, many: int) -> None:
    """In other languages silence is better than nonsense."""
    assert len(hints("look: mouse", language=language)) == many


def test_one_hint_says_all_of_one_character_and_what_to_type() -> None:
    """At the character's name, with an example of each layer under its own key."""
    (said,) = hints("look: a young man")
    assert said.severity == "hint" and said.span is not None and said.span.line == 5
    assert said.message.startswith(
        "Pim is in 3 pictures, and nothing is said of: face, eyes, hair, skin, build"
    )
    assert said.hint is not None
    assert said.hint.endswith(
        "look: …, a round face, brown eyes, short black hair, light brown skin, slim; wears: a red jumper"
    )


@pytest.mark.parametrize("name", ["first-story", "four-sleepy-friends", "star-cookies"])
def test_the_stories_that_ship_leave_nothing_open(name: str) -> None:
    """They are what people learn from."""
    prepared = prepare(Wish(story=shelf("stories") / name / "story.md"))
    assert missing_layers(prepared.story, [one.shot for one in prepared.plan]) == ()
