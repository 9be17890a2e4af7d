"""Moderation: a refusal names the words to change, for the host never does."""

from __future__ import annotations

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.moderation import mended
from picturebook.studio.trouble import Trouble

KNIGHT = CastEntry(name="Ro", look="a small knight with a wooden sword", wears="a warm, striped coat")
BRIEF = Brief(
    kind="scene", scene="Ro fights the dragon, then cuts a cute bread.", brief="no blood", cast=(KNIGHT,)
)


def hint(*categories: str, brief: Brief = BRIEF) -> str:
    """Return what a refusal for these categories tells to do."""
    return mended(Trouble(reason="refused", refused=categories), brief).hint or ""


def test_the_words_are_named_with_where_they_stand() -> None:
    """In the scene, the brief, a look; words that only begin alike are none of them."""
    told = hint("violence")
    assert told.startswith(
        "change “fights” in the scene, “blood” in the brief, “sword” in Ro’s look, or whatever else speaks of violence"
    )
    assert not any(word in told for word in ("warm", "cute", "striped"))


def test_other_categories_have_other_words() -> None:
    """What is named is what was refused."""
    bath = Brief(kind="scene", scene="Ro sits in the bath with a sword.")
    assert "“bath”" in hint("sexual", brief=bath) and "sword" not in hint("sexual", brief=bath)
    assert "“sword”" in hint("violence/graphic", brief=bath)


def test_where_no_word_is_known_the_scene_is_said_differently() -> None:
    """And nothing is made up."""
    plain = Brief(kind="scene", scene="Ro sleeps.")
    assert hint("violence", brief=plain).startswith(
        "say the scene differently: nothing of violence (only English words were looked for); then"
    )
    assert hint(brief=plain).startswith("say the scene differently; then")
    assert hint("politics", brief=BRIEF).startswith("say the scene differently: nothing of politics")


def test_other_trouble_stays_as_it_is() -> None:
    """Only a refusal is about words."""
    trouble = Trouble(reason="the host failed (500)", hint="try again later")
    assert mended(trouble, BRIEF) is trouble
