"""Prompts read back: what the bundled template writes comes back as the brief it was written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.prompt import Wanted, write_prompt, write_retouch
from picturebook.storyboard.request import Reference
from picturebook.storyboard.shots import Aspect, Composition
from picturebook.studio.stub.headings import read_prompt

BASE = Path(__file__).parents[3] / "themes" / "base"
PIM = CastEntry(
    name="Pim", look="small grey mouse, round brass glasses", palette=(("fur", "#8a8a8a"), ("scarf", "red")),
    never=("a hat", "shoes"), wears="a red wool scarf", face="delighted", face_adds="ears up", height="1000",
    where="left, on the jetty", look_at="the moon", touching="Oda",
)  # fmt: skip
ODA = CastEntry(name="Oda", look="tall white heron, one bent feather", height="3000")
BRIEF = Brief(
    kind="scene", scene="Oda lands beside Pim.", brief="Keep the moon large.", shot="wide", time="night",
    light="moonlight", place="jetty", place_look="grey planks over reeds", cast=(ODA, PIM), without=("Moss",),
    art=(("medium", "soft watercolour"), ("line", "brown pencil")), lettering="“Moon Boat”",
)  # fmt: skip
WIDE = Composition(aspect=Aspect.WIDE, calm="top")


def test_the_bundled_prompt_comes_back_as_its_brief() -> None:
    """Every heading is read: scene, setting, cast, wardrobe, faces, staging, art, lettering."""
    prompt = write_prompt(BRIEF, WIDE, [BASE], (Reference(role="Pim, model sheet", sha256="0", path="x"),))
    read = read_prompt(prompt)
    assert read.brief == BRIEF
    assert (read.composition((1536, 1024)), read.sheet) == (WIDE, False)


def test_a_prompt_for_nobody_comes_back_with_nobody() -> None:
    """The words that stand for an empty cast are no character."""
    bare = Brief(kind="scene", scene="A boat on the lake.")
    assert read_prompt(write_prompt(bare, replace(WIDE, calm=None), [BASE])).brief == bare


def test_a_prompt_without_headings_is_a_scene() -> None:
    """From its first word to its last."""
    assert (
        read_prompt("Make the scarf red.\nKeep the rest.").brief.scene == "Make the scarf red. Keep the rest."
    )


def test_a_sheet_is_known_by_its_scene_and_not_by_its_references() -> None:
    """A page drawn from a model sheet is a page."""
    assert read_prompt("# Scene\nModel sheet of Pim, neutral front.\n# Cast\nPim: a mouse.").sheet
    assert not read_prompt("# Scene\nPim waves.\n# Constraints\nImage 1: Pim, model sheet.").sheet
    assert not read_prompt("Image 1: Pim, model sheet.\nPim waves.").sheet


def test_a_sheet_of_nobody_is_a_scene() -> None:
    """A place and a thing have no figure to be drawn on plain ground; somebody's prompt without headings may."""
    ours = read_prompt(
        "# Scene\nModel sheet of the place jetty: grey boards.\n\n# Cast\nNobody of the cast is in this picture.\n"
    )
    assert (ours.sheet, ours.brief.cast) == (False, ())
    assert read_prompt("Model sheet of a small mouse, front view.").sheet


def test_a_retouch_says_what_to_change() -> None:
    """And its scene is still the scene; a drawing changes nothing."""
    wanted = Wanted(words="make the scarf red", region="Pim’s scarf", how="mask")
    read = read_prompt(write_retouch(wanted, BRIEF, WIDE, (Reference(role="x", sha256="0" * 64, path="x"),)))
    assert (read.change, read.brief.scene) == ("make the scarf red", BRIEF.scene)
    assert [one.name for one in read.brief.cast] == ["Oda", "Pim"]
    assert read_prompt(write_prompt(BRIEF, WIDE, (BASE,))).change is None
