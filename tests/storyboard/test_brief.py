"""Briefs: what is in them, what is not, and how a change is told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.design.themes import load_theme, themes
from picturebook.digest import digest
from picturebook.record import record
from picturebook.storyboard import brief as briefs
from picturebook.storyboard.brief import (
    Anchor,
    Brief,
    CastEntry,
    brief_digest,
    difference,
    fold,
    only_words_differ,
    to_json,
    write_brief,
)
from tests.storyboard.boarding import COUNTS, TWO_PAGES, briefs_of, shots_of, story_of

GOLDEN = Path(__file__).parent / "goldens" / "briefs.txt"
STORY, SHOT = story_of(TWO_PAGES), shots_of(TWO_PAGES)["boat"]
PIM = CastEntry(name="Pim", look="small grey mouse, round brass glasses")
ODA = CastEntry(name="Oda", look="tall white heron, one bent feather")
PLAIN = Brief(kind="scene", scene="Pim waves.")
TEN = {
    "only a scene": PLAIN,
    "a cover": replace(PLAIN, kind="cover", scene="Pim stands under an enormous moon."),
    "a setting": replace(PLAIN, shot="close-up", time="night", light="one lantern", place="jetty"),
    "a place with a look": replace(PLAIN, place="jetty", place_look="grey boards, one lamp"),
    "one of the cast": replace(PLAIN, cast=(replace(PIM, wears="a red wool scarf", never=("hat",)),)),
    "two of the cast": replace(PLAIN, cast=(replace(ODA, height="3000"), replace(PIM, height="1000"))),
    "everything of one": replace(
        PLAIN,
        cast=(
            replace(
                PIM,
                never=("hat", "tail ribbon"),
                palette=(("fur", "#8a8d91"), ("scarf", "#c8102e")),
                wears="blue striped pyjamas",
                face="delighted",
                face_adds="eyes shut",
                age="no glasses yet",
                height="1000",
                where="left",
                look_at="the moon",
                touching="the lamp",
            ),
        ),
    ),
    "words for the illustrator": replace(
        PLAIN, brief="low camera, mist", without=("Bo", "Oda"), lettering="MOON"
    ),
    "art and references": replace(
        PLAIN,
        art=(("medium", "watercolour"), ("avoid", "lettering")),
        anchors=(Anchor(role="Pim", sha256="0" * 64), Anchor(role="style", sha256="1" * 64)),
    ),
    "another script": replace(
        PLAIN, scene="ピムが手を振る。", cast=(CastEntry(name="ピム", look="小さなねずみ"),)
    ),
}


def golden_lines() -> list[str]:
    """Return every digest that may never change by itself."""
    art = {f"[art] of {name}": digest(dict(load_theme(name).art)) for name in ("base", *themes())}
    ten = {name: brief_digest(brief) for name, brief in TEN.items()}
    return [f"{sha}  {name}" for name, sha in {**ten, **art}.items()]


def test_golden_digests() -> None:
    """A release of ours asks nobody to pay again: ten briefs and each theme's art keep their digests."""
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text("\n".join(golden_lines()) + "\n", encoding="utf-8")
    assert golden_lines() == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", TEN)
def test_a_field_added_with_its_default_changes_no_digest(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next release's new key leaves every brief of this one as it is, in the brief and in its cast."""
    more = [("weather", str | None, field(default=None)), ("mood", str, field(default="as the scene says"))]
    later_brief, later_entry = _with("Later", Brief, more), _with("LaterEntry", CastEntry, more)
    brief = TEN[name]
    cast = tuple(
        later_entry(**{one.name: getattr(entry, one.name) for one in fields(entry)}) for entry in brief.cast
    )
    values = {one.name: getattr(brief, one.name) for one in fields(brief)}
    assert digest(to_json(later_brief(**{**values, "cast": cast}))) == brief_digest(brief)


def _with(name: str, base: type, more: list[tuple[str, object, object]]) -> type:
    """Return a record of a later release: an earlier one with more fields."""
    body = {"__doc__": "Later.", "__annotations__": {field: kind for field, kind, _ in more}}
    return record(type(name, (base,), {**body, **{field: default for field, _, default in more}}))


def test_absent_fields_are_left_out() -> None:
    """What nobody said is not in the canonical form at all."""
    assert to_json(PLAIN) == {"schema": 1, "kind": "scene", "scene": "Pim waves."}


@dataclass(frozen=True)
class Edit:
    """One edit of the story: what is typed instead of what, and what the plan says of it."""

    old: str
    new: str
    said: tuple[str, ...] = ()


@pytest.mark.parametrize(
    "edit",
    [
        Edit("trim: 8.5 x 8.5 in", "trim: 8 x 10 in"),
        Edit("title: Pim and the Moon Boat", "title: Another Name"),
        Edit("author: Ada Quill", "author: Ada Quill\nprinters: [kdp-paperback]\ndedication: For you"),
        Edit("author: Ada Quill", "author: Ada Quill\nstudio: {budget: 12 USD, quality: high}"),
        Edit("author: Ada Quill", "author: Ada Quill\nstyle: {ink: '#000000'}\ntheme: window-seat"),
        Edit("“That is not a star,” said Oda.", "“No star, that,” said Oda. And more."),
        Edit("art/boat.png", "pictures/boat.jpg"),
        Edit("brief: low camera", "layout: spread; text: top; alt: A boat; brief: low camera"),
        Edit("Oda lands beside Pim; both", "Oda lands  beside\nPim; both"),
        Edit("aliases: [the mouse]", "aliases: [the mouse, Pimpernel]"),
        Edit("never: [hat, tail ribbon]", "never: [tail ribbon, hat]"),
        Edit("{fur: 8a8d91, scarf: c8102e}", "{scarf: '#C8102E', fur: 8a8d91}"),
        Edit("outfits: {pyjamas:", "outfits: {coat: 'a blue coat', pyjamas:"),
        Edit("height: 1", "height: 1.0"),
        Edit(COUNTS, "\n![Pim runs.](art/first.png)\n\nRun.\n\n---\n" + COUNTS),
    ],
    ids=lambda edit: edit.new[:24].strip(),
)
def test_what_is_not_meant_changes_no_brief(edit: Edit) -> None:
    """Shape, words of the page, paths, printers, money, theme and unused outfits leave a brief alone."""
    assert edit.old in TWO_PAGES
    after = briefs_of(TWO_PAGES.replace(edit.old, edit.new))["boat"]
    assert brief_digest(after) == brief_digest(briefs_of(TWO_PAGES)["boat"])


@pytest.mark.parametrize(
    "edit",
    [
        Edit("Oda lands beside Pim", "Oda sits down beside Pim", ("the words of the scene",)),
        Edit("low camera, mist", "low camera", ("the words for the illustrator",)),
        Edit("face: Pim=delighted", "face: Pim=sad", ("Pim’s face",)),
        Edit("eyes shut, whiskers up", "eyes shut", ("Pim’s face",)),
        Edit("face: Pim=delighted", "wearing: Pim=pyjamas; face: Pim=delighted", ("Pim’s outfit",)),
        Edit("wears: a red wool scarf", "wears: a blue wool scarf", ("Pim’s outfit",)),
        Edit("small grey mouse", "small brown mouse", ("Pim’s look",)),
        Edit("never: [hat, tail ribbon]", "never: [hat]", ("what Pim never has",)),
        Edit("fur: 8a8d91", "fur: 775533", ("Pim’s colours",)),
        Edit("height: 3 Pim", "height: 4 Pim", ("Oda’s height",)),
        Edit("where: Pim=left", "where: Pim=middle", ("where Pim is",)),
        Edit("face: Pim=delighted", "look-at: Oda=Pim; face: Pim=delighted", ("what Oda looks at",)),
        Edit("face: Pim=delighted", "touching: Pim=the boat; face: Pim=delighted", ("what Pim touches",)),
        Edit("face: Pim=delighted", "as: Pim=baby; face: Pim=delighted", ("Pim’s age",)),
        Edit("face: Pim=delighted", "time: night; face: Pim=delighted", ("the time of day",)),
        Edit("face: Pim=delighted", "light: one lantern; face: Pim=delighted", ("the light",)),
        Edit("face: Pim=delighted", "shot: wide; face: Pim=delighted", ("the shot",)),
        Edit("face: Pim=delighted", "lettering: MOON; face: Pim=delighted", ("the lettering",)),
        Edit(
            "face: Pim=delighted",
            "place: jetty; face: Pim=delighted",
            ("the place", "the look of the place"),
        ),
        Edit(
            "face: Pim=delighted",
            "without: Oda; face: Pim=delighted",
            ("who must not be there", "Oda went out", "Pim’s height"),
        ),
    ],
    ids=lambda edit: edit.new[:24],
)
def test_what_is_meant_changes_the_brief_and_is_said(edit: Edit) -> None:
    """Each named input changes the digest, and the plan says which it was."""
    assert edit.old in TWO_PAGES
    before, after = briefs_of(TWO_PAGES)["boat"], briefs_of(TWO_PAGES.replace(edit.old, edit.new))["boat"]
    assert brief_digest(after) != brief_digest(before)
    assert difference(to_json(before), to_json(after)) == edit.said


def test_a_new_member_of_the_cast_is_said() -> None:
    """Who comes in is told by name."""
    before = briefs_of(TWO_PAGES.replace("Oda lands beside Pim; both", "Oda lands; both"))["boat"]
    after = briefs_of(TWO_PAGES)["boat"]
    assert "Pim came in" in difference(to_json(before), to_json(after))


def test_art_and_references_are_meaning() -> None:
    """Another art direction or another reference's bytes ask whether the picture is still right."""
    plain = to_json(briefs_of(TWO_PAGES)["boat"])
    restyled = to_json(briefs_of(TWO_PAGES, art=(("medium", "gouache"),))["boat"])
    anchored = to_json(briefs_of(TWO_PAGES, anchors={"Pim": ("a" * 64,)})["boat"])
    assert difference(plain, restyled) == ("the art direction",)
    assert difference(plain, anchored) == ("a reference picture",)


def test_only_those_in_the_picture_bring_their_references() -> None:
    """A new reference of Oda leaves a picture of Pim alone; a place's and the style's count where they are."""
    anchors = {
        "Oda": ("a" * 64,),
        "place:jetty": ("b" * 64,),
        "style": ("c" * 64,),
        "place:hill": ("d" * 64,),
    }
    found = briefs_of(TWO_PAGES, anchors=anchors)["counts"].anchors
    assert [one.role for one in found] == ["place:jetty", "style"]


def test_the_order_of_references_is_no_meaning() -> None:
    """The same references named in another order are the same references."""
    one = briefs_of(TWO_PAGES, anchors={"Pim": ("a" * 64, "b" * 64)})["boat"]
    other = briefs_of(TWO_PAGES, anchors={"Pim": ("b" * 64, "a" * 64)})["boat"]
    assert one == other


def test_the_cast_is_a_set() -> None:
    """Who is named first in the scene is the scene's wording and changes nothing else."""
    text = TWO_PAGES.replace("Oda lands beside Pim", "Pim lands beside Oda")
    before, after = to_json(briefs_of(TWO_PAGES)["boat"]), to_json(briefs_of(text)["boat"])
    assert before["cast"] == after["cast"]
    assert only_words_differ(before, after)


def test_heights_stand_only_beside_another() -> None:
    """One character alone has no relative height, so a friend growing taller leaves the picture alone."""
    taller = TWO_PAGES.replace("height: 1", "height: 2")
    assert briefs_of(TWO_PAGES)["counts"].cast[0].height is None
    assert briefs_of(taller)["counts"] == briefs_of(TWO_PAGES)["counts"]
    assert [one.height for one in briefs_of(TWO_PAGES)["boat"].cast] == ["3000", "1000"]


@pytest.mark.parametrize(
    ("wearing", "outfit"),
    [
        ("", "a red wool scarf"),
        ("wearing: Pim=pyjamas; ", "blue striped pyjamas, no scarf"),
        ("wearing: Pim=a coat, too big; ", "a coat, too big"),
    ],
)
def test_outfits_are_resolved(wearing: str, outfit: str) -> None:
    """The named outfit, free text, or what the character wears when a page says nothing."""
    text = TWO_PAGES.replace("face: Pim=delighted", f"{wearing}face: Pim=delighted")
    assert {one.name: one.wears for one in briefs_of(text)["boat"].cast} == {"Oda": None, "Pim": outfit}


def test_renaming_an_outfit_changes_nothing() -> None:
    """What is worn is meaning; what it is called in the front matter is not."""
    dressed = TWO_PAGES.replace("face: Pim=delighted", "wearing: Pim=pyjamas; face: Pim=delighted")
    assert (
        briefs_of(dressed.replace("pyjamas", "nightwear", 1).replace("Pim=pyjamas", "Pim=nightwear"))["boat"]
        == (briefs_of(dressed)["boat"])
    )


def test_faces_add_to_the_expression() -> None:
    """A character's own way of an expression goes with its name; one that is nobody's own is only named."""
    own = briefs_of(TWO_PAGES)["boat"].cast[1]
    plain = briefs_of(TWO_PAGES.replace("face: Pim=delighted", "face: Pim=sad"))["boat"].cast[1]
    assert (own.face, own.face_adds) == ("delighted", "eyes shut, whiskers up")
    assert (plain.face, plain.face_adds) == ("sad", None)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("“Look”, said Pim’s aunt", '"Look", said Pim\'s aunt'),
        ("«Look» ‹there›", "\"Look\" 'there'"),
        ("a – b — c −- d", "a - b - c - d"),
        ("  two\n\twords  ", "two words"),
        ("cafe\u0301", "café"),
        ("e\u00ad\u0301", "é"),
        ("soft\u00adhyphen\u200b and\ufeff space", "softhyphen and space"),
    ],
)
def test_slips_of_typing_are_folded(typed: str, folded: str) -> None:
    """Quotes, dashes, white space and composed letters are written one way."""
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is at rest."""
    assert fold(fold(text)) == fold(text)


@given(st.text("Pimoda ’'“\"—-–\n\t "), st.text("Pimoda ’'“\"—-–\n\t "))
def test_equal_foldings_are_equal_briefs(one: str, other: str) -> None:
    """Two scenes have the same brief exactly when they fold to the same words."""

    def brief(scene: str) -> str:
        picture = replace(SHOT.picture, scene=scene)
        return brief_digest(write_brief(replace(SHOT, picture=picture), STORY, art=()))

    assert (brief(one) == brief(other)) == (fold(one) == fold(other))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Oda lands beside", "Oda arrives beside", True),
        ("low camera", "high camera", True),
        ("face: Pim=delighted", "face: Pim=sad", False),
        ("Oda lands beside Pim;", "Oda lands;", False),
    ],
)
def test_reworded_is_words_alone(old: str, new: str, words: bool) -> None:
    """A scene whose words changed while everybody in it stayed is reworded, and no more."""
    before, after = briefs_of(TWO_PAGES)["boat"], briefs_of(TWO_PAGES.replace(old, new))["boat"]
    assert only_words_differ(to_json(before), to_json(after)) is words


def test_the_same_brief_is_not_reworded() -> None:
    """Nothing changed is not a change of words."""
    plain = to_json(PLAIN)
    assert not only_words_differ(plain, plain)
    assert difference(plain, plain) == ()


def test_a_brief_of_another_schema_says_so() -> None:
    """A difference is never without words."""
    assert difference({**to_json(PLAIN), "schema": 0}, to_json(PLAIN)) == ("how picturebook writes a brief",)


def test_every_field_has_words() -> None:
    """A field somebody adds to a brief must be told apart by `plan`."""
    told = {*briefs._CHANGED, "cast", "schema"}
    assert {one.name for one in fields(Brief)} == told
    assert {one.name for one in fields(CastEntry)} == {*briefs._TRAITS, "name"}


PROPS = TWO_PAGES.replace(
    "places:", 'props:\n  paper boat: {look: "cream", size: half of Pim}\n  oar: {look: red}\nplaces:'
)


def test_a_prop_is_in_the_brief_of_a_scene_that_names_it() -> None:
    """With its look, its size and its reference; one that is not there changes nothing."""
    anchors = {"prop:paper boat": ("a" * 64,), "prop:oar": ("b" * 64,)}
    found = {name: to_json(one) for name, one in briefs_of(PROPS, anchors=anchors).items()}
    assert found["boat"]["props"] == [{"name": "paper boat", "look": "cream", "size": "half of Pim"}]
    assert found["boat"]["anchors"] == [{"role": "prop:paper boat", "sha256": "a" * 64}]
    assert found["counts"] == to_json(briefs_of(TWO_PAGES)["counts"])
    assert difference(to_json(briefs_of(TWO_PAGES)["boat"]), to_json(briefs_of(PROPS)["boat"])) == ("a prop",)


@pytest.mark.parametrize("use", ["likeness", "exact"])
def test_what_a_drawing_is_for_is_in_the_brief(use: str) -> None:
    """A drawing that is to be held to exactly asks for another picture than one that is not."""
    plain, told = (
        briefs_of(TWO_PAGES, anchors={role: ("a" * 64,)})["boat"] for role in ("Pim", f"Pim, {use}")
    )
    assert brief_digest(plain) != brief_digest(told)
