"""The law of two digests, row by row: who asks "is it still right?", who asks "is it paid for?", and who asks nothing.

Every row of the table in ARCHITECTURE.md is a named change of a whole story, tried with any words: what the author
means changes both digests, what is only sent changes the request's alone, and everything else changes neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from picturebook.design.themes import themes
from picturebook.digest import sha256
from picturebook.storyboard import request as requests_
from picturebook.storyboard.brief import Brief, CastEntry, PropEntry, brief_digest, fold, write_brief
from picturebook.storyboard.request import Edit, Order, Reference, Request, request_digest, write_request
from picturebook.storyboard.shots import Aspect, Composition
from tests.storyboard.boarding import shots_of, story_of

_WORDS = ("moss", "lantern", "quiet", "amber", "folded", "river", "tin", "seven", "crooked", "linen", "fog")
words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
colours = st.integers(0, 0xFFFFFF).map("{:06x}".format)
digests = st.binary(min_size=1, max_size=4).map(sha256)

MEANT: dict[str, st.SearchStrategy[Any]] = {
    "scene": words, "brief": words, "shot": words, "time": words, "light": words, "lettering": words,
    "place": st.sampled_from(["jetty", "hill"]), "place_look": words,
    "look": words, "never": words, "colour": colours, "wears": words, "age": st.sampled_from([None, "baby"]),
    "face": words, "face_adds": words, "height": st.integers(2, 9), "where": words, "look_at": words, "touching": words,
    "without": st.sampled_from([None, "Rex"]), "cast": st.sampled_from([None, "Rex"]), "art": words,
    "prop_look": words, "prop_size": st.sampled_from(["half of Pim", "as tall as Oda"]),
    "anchor": digests, "style_anchor": digests,
}  # fmt: skip
SENT: dict[str, st.SearchStrategy[Any]] = {
    "shape": st.sampled_from(["8 x 8", "8 x 10", "10 x 8"]), "calm": st.sampled_from(["top", "bottom"]),
    "pixels": st.integers(512, 3000), "quality": words, "model": words, "studio": words,
    "prompt": words, "template": st.integers(1, 99), "sent": st.permutations(["a", "b", "c"]).map(tuple),
    "parent": st.none() | digests, "region": digests, "how": st.sampled_from(["mask", "markup"]),
}  # fmt: skip
NEITHER: dict[str, st.SearchStrategy[Any]] = {
    "title": words, "author": words, "page_text": words, "dedication": words, "alt": words, "target": words,
    "size": st.sampled_from(["8 x 8", "8.5 x 8.5", "10 x 10"]),
    "printer": st.sampled_from(["home-a4", "home-letter", "screen"]), "ink": colours,
    "budget": st.integers(1, 99), "unused_outfit": words, "language": st.sampled_from(["en", "en-US"]),
    "reference_path": words, "parent_path": words, "page_before": st.booleans(), "other_page": words,
}  # fmt: skip
LAW = settings(max_examples=25, deadline=None)
THEMES = st.sampled_from(["base", *themes()])
values = st.fixed_dictionaries({**MEANT, **SENT, **NEITHER, "theme": THEMES})


def told(said: dict[str, Any]) -> str:
    """Write the story these values make."""
    trim = said["shape"] if said["shape"] != "8 x 8" else said["size"]
    extra = "![Rex runs.](art/first.png)\n\nRun.\n\n---\n\n" if said["page_before"] else ""
    optional = [
        ("as", said["age"] and f"Pim={said['age']}"),
        ("without", said["without"]),
        ("with", said["cast"]),
    ]
    more = "".join(f"; {key}: {value}" for key, value in optional if value)
    return f"""---
title: {said["title"]}
author: {said["author"]}
language: {said["language"]}
dedication: {said["dedication"]}
trim: {trim} in
style: {{ink: "#{said["ink"]}"}}
studio: {{budget: {said["budget"]} USD}}
characters:
  Pim:
    look: {said["look"]}
    wears: {said["wears"]}
    outfits: {{coat: "{said["unused_outfit"]}"}}
    faces: {{bright: "{said["face_adds"]}"}}
    ages: {{baby: pink ears}}
    palette: {{fur: {said["colour"]}}}
    never: ["{said["never"]}"]
    height: 1
  Oda: {{look: "a heron", height: {said["height"]} Pim}}
  Rex: {{look: "a dog"}}
places:
  jetty: {{look: "{said["place_look"]}"}}
  hill: {{look: "{said["place_look"]}"}}
props:
  paper boat: {{look: "{said["prop_look"]}", size: "{said["prop_size"]}"}}
---

{extra}![Pim and Oda with the paper boat {said["scene"]}.](art/{said["target"].replace(" ", "-")}/boat.png)
<!-- layout: full; text: {said["calm"]}; brief: {said["brief"]}; shot: {said["shot"]}; time: {said["time"]} -->
<!-- light: {said["light"]}; place: {said["place"]}; lettering: {said["lettering"]}; alt: {said["alt"]} -->
<!-- face: Pim=bright, Oda={said["face"]}; where: Pim={said["where"]}; look-at: Pim={said["look_at"]} -->
<!-- touching: Pim={said["touching"]}{more} -->

{said["page_text"]}

---

![Rex {said["other_page"]}.](art/rex.png)

Bye.
"""


@dataclass(frozen=True)
class Asked:
    """A picture's brief and request, as digests."""

    brief: str
    request: str


def asked(said: dict[str, Any]) -> Asked:
    """Tell the story and write what is asked for its picture."""
    text = told(said)
    shot = shots_of(text, said["theme"], said["printer"])["boat"]
    anchors = {"Pim": (said["anchor"],), "style": (said["style_anchor"],)}
    brief = write_brief(shot, story_of(text), art=(("medium", said["art"]),), anchors=anchors)
    side = said["pixels"]
    order = Order(
        studio=said["studio"], model=said["model"], settings=(("quality", said["quality"]),),
        sizes={one.value: (round(side * one.ratio), side) for one in Aspect},
    )  # fmt: skip
    path = said["reference_path"]
    sent = [("Pim", said["anchor"]), *((role, sha256(role.encode())) for role in said["sent"])]
    references = tuple(Reference(role=role, sha256=sha, path=f"{path}/{role}.png") for role, sha in sent)
    request = write_request(shot, brief, order, prompt=f"# {said['prompt']}\n", references=references)
    edit = None
    if said["parent"]:
        edit = Edit(parent=said["parent"], source=said["parent_path"], region=said["region"], how=said["how"])
    request = replace(request, template=said["template"], edit=edit)
    return Asked(brief=brief_digest(brief), request=request_digest(request))


def another(row: str, strategy: st.SearchStrategy[Any], data: st.DataObject) -> tuple[Asked, Asked]:
    """Tell a story twice, with one row of it told otherwise."""
    before = data.draw(values)
    if row == "calm":  # other themes put the words of such a page beside its picture
        before = {**before, "theme": "base"}
    if row in ("region", "how"):
        before = {**before, "parent": sha256(b"a picture that is there")}
    if row in ("without", "cast"):  # who is shut out cannot come in
        before = {**before, "without": None, "cast": None}
    changed = data.draw(strategy)
    assume(changed != before[row])
    return asked(before), asked({**before, row: changed})


@pytest.mark.parametrize("row", MEANT)
@given(data=st.data())
@LAW
def test_what_is_meant_changes_both(row: str, data: st.DataObject) -> None:
    """Whatever the author says of the picture asks whether it is still right, and whether it is paid for."""
    before, after = another(row, MEANT[row], data)
    assert before.brief != after.brief
    assert before.request != after.request


@pytest.mark.parametrize("row", SENT)
@given(data=st.data())
@LAW
def test_what_is_only_sent_changes_the_request_alone(row: str, data: st.DataObject) -> None:
    """A new model, quality, size or template leaves a picture right, and is another thing to pay for."""
    before, after = another(row, SENT[row], data)
    assert before.brief == after.brief
    assert before.request != after.request


@pytest.mark.parametrize("row", NEITHER)
@given(data=st.data())
@LAW
def test_everything_else_changes_neither(row: str, data: st.DataObject) -> None:
    """Words of the page, paths, printers, themes and money ask nobody anything."""
    before, after = another(row, NEITHER[row], data)
    assert before == after


@given(data=st.data())
@LAW
def test_another_theme_may_ask_for_another_shape_and_never_for_another_picture(data: st.DataObject) -> None:
    """Its pages may leave room elsewhere; what must be seen stays the same."""
    before, after = another("theme", THEMES, data)
    assert before.brief == after.brief


_SLIPS: dict[str, Callable[[str], str]] = {
    "spaces": lambda text: text.replace(" ", "  "),
    "a line's end": lambda text: text.replace(" ", "\n", 1),
    "curly quotes": lambda text: text.replace("'", "’"),
    "a dash": lambda text: text.replace("-", "–"),
}


@pytest.mark.parametrize("slip", _SLIPS)
@given(data=st.data())
@LAW
def test_a_slip_of_typing_changes_neither(slip: str, data: st.DataObject) -> None:
    """White space, quotes and dashes are folded before anybody is asked."""
    before = data.draw(values)
    before["scene"] = f"see a fox-red sail, and Oda's feather, {before['scene']}"
    after = {**before, "scene": _SLIPS[slip](before["scene"])}
    assume(after["scene"] != before["scene"])
    assert fold(after["scene"]) == fold(before["scene"])
    assert asked(before).brief == asked(after).brief


def test_every_field_has_its_row() -> None:
    """Nothing enters a brief or a request without a law: a new field is a new row here, and in the table."""
    known = {
        Brief: "scene brief shot time light place place_look cast props without art anchors lettering",
        CastEntry: "name look never palette wears face face_adds age height where look_at touching",
        PropEntry: "name look size",
        Edit: "parent source region how colour image overlay",
        Request: "brief composition pixels studio model settings prompt template references edit shot left_out late",
    }
    elsewhere = {"kind", "schema"}  # held by the test below, and by the goldens
    for kind, names in known.items():
        assert {one.name for one in fields(kind)} - elsewhere == {*names.split()}


def test_a_cover_is_another_picture_and_a_schema_another_question() -> None:
    """The kind of a picture and the number of the schema are in both."""
    plain = Brief(kind="scene", scene="Pim waves.")
    assert brief_digest(replace(plain, kind="cover")) != brief_digest(plain)
    assert brief_digest(replace(plain, schema=plain.schema + 1)) != brief_digest(plain)
    assert requests_.SCHEMA == 1


def test_who_asked_and_when_is_no_other_request() -> None:
    """A request an earlier run left to be fetched, and what there was no room for, are the same request."""
    plain = Request(
        shot="boat",
        brief=Brief(kind="scene", scene="Pim waves."),
        composition=Composition(aspect=Aspect.SQUARE, calm="top"),
        pixels=(1024, 1024),
        studio="openai",
        model="gpt-image-2",
    )
    for other in (replace(plain, late=True), replace(plain, left_out=("Oda",)), replace(plain, shot="x")):
        assert request_digest(other) == request_digest(plain)
