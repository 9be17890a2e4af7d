"""Figures: well-formed, inside their box, the same twice, whatever the words."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.animals import KINDS
from picturebook.studio.sketch.birds import BIRDS
from picturebook.studio.sketch.figure import Ask, Figure, Mood, Pose, draw_figure

LOOKS = (
    "child, two puffs of curly hair, round glasses", "baby", "old man, bald, white beard", "woman, hijab",
    *sorted(KINDS), *sorted(BIRDS), "fish",
)  # fmt: skip
MOODS = tuple(Mood)


def figure(look: str, **more: object) -> Figure:
    """Draw one figure a hundred pixels tall."""
    wears = "a red scarf, striped jumper, blue trousers, yellow hat"
    entry = CastEntry(name="Pim", look=look, wears=wears)
    return draw_figure(Ask(entry=entry, **({"height": 100.0, "line_width": 1.0} | more)))  # type: ignore[arg-type]


@pytest.mark.parametrize("look", LOOKS)
def test_every_pose_is_drawn(look: str) -> None:
    """Every kind in every pose, with all moods in turn, is well-formed, with head and hands in its box."""
    for step, pose in enumerate(Pose):
        drawn = figure(
            look, pose=pose, mood=MOODS[step % len(MOODS)], facing=("left", "right", "front")[step % 3]
        )
        ElementTree.fromstring(drawn.svg)
        x0, y0, x1, y1 = drawn.box
        assert x0 < drawn.head[0] < drawn.head[2] < x1 or look == "fish"
        assert y0 <= drawn.head[1] < drawn.head[3] <= y1 + 1
        assert all(x0 <= x <= x1 and y0 <= y <= y1 for x, y in drawn.hands)


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_has_its_own_face(mood: Mood) -> None:
    """No two moods look the same."""
    mine = figure("mouse", mood=mood).svg
    assert all(figure("mouse", mood=other).svg != mine for other in MOODS if other is not mood)


def test_same_ask_same_text() -> None:
    """The same ask is the same drawing."""
    assert figure("red fox").svg == figure("red fox").svg


def test_standing_height_is_as_asked() -> None:
    """A standing figure is as tall as asked, hat and ears included, with its feet on the ground."""
    for look in ("tall heron", "rabbit", "baby"):
        drawn = figure(look, height=300.0)
        assert drawn.box[1] == pytest.approx(-300, abs=6)
        assert drawn.box[3] == pytest.approx(0, abs=6)


def test_left_mirrors_right() -> None:
    """A figure facing left reaches to the left."""
    right, left = (figure("cat", pose=Pose.REACHING, facing=way) for way in ("right", "left"))
    assert right.hands[1][0] > 0 > left.hands[1][0]


def test_ink_stays_in_the_box() -> None:
    """Nothing is painted outside the box a figure names."""
    resvg_py, image = pytest.importorskip("resvg_py"), pytest.importorskip("PIL.Image")
    for look, pose in (("mouse, long tail", Pose.LYING), ("tall heron", Pose.FLYING), ("girl", Pose.JUMPING)):
        drawn = figure(look, pose=pose)
        size = 'width="400" height="400" viewBox="-200 -250 400 400"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn.svg}</svg>'
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
        left, top, right, bottom = image.open(BytesIO(png)).getchannel("A").getbbox()
        x0, y0, x1, y1 = drawn.box
        assert x0 - 1 <= left - 200 and right - 200 <= x1 + 1
        assert y0 - 1 <= top - 250 and bottom - 250 <= y1 + 1


def test_figures_stay_small() -> None:
    """A dressed figure is small text and asks for no file, font, filter or picture."""
    for look in ("child, two puffs of curly hair, round glasses", "mouse", "bear"):
        svg = figure(look, height=400.0).svg
        assert len(svg) < 32_000
        assert not any(tag in svg for tag in ("<image", "<text", "filter", "href", "url("))


@settings(max_examples=40, deadline=None)
@given(look=st.text(max_size=60), wears=st.text(max_size=40), pose=st.sampled_from(Pose))
def test_any_words_draw_something(look: str, wears: str, pose: Pose) -> None:
    """Whatever is typed, somebody appears."""
    drawn = draw_figure(Ask(entry=CastEntry(name="X", look=look, wears=wears), pose=pose, height=100.0))
    ElementTree.fromstring(drawn.svg)
    assert drawn.box[2] - drawn.box[0] > 10
