"""Bearing: hands hold what they hold, eyes go where the words send them, who has fur sleeps rolled up."""

from __future__ import annotations

import pytest

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.figure import Ask, Bearing, Figure, Hold, Mood, Pose, draw_figure
from picturebook.studio.sketch.stagecraft.blocking import block_out
from picturebook.studio.sketch.stagecraft.measures import frame_for
from picturebook.studio.sketch.stagecraft.rows import Spot
from picturebook.studio.sketch.stagecraft.scene import read_scene

DOT = CastEntry(name="Dot", look="child, brown skin, two braids")
PIM = CastEntry(name="Pim", look="small grey mouse", wears="a red scarf")


def spots(scene: str, *cast: CastEntry) -> dict[str, Spot]:
    """Read a scene and put its cast in place."""
    plan = read_scene(Brief(kind="scene", scene=scene, cast=cast))
    blocks, _ = block_out(plan, frame_for((800, 600), None, plan))
    return {spot.actor.entry.name: spot for block in blocks for spot in block.spots}


def figure(entry: CastEntry, pose: Pose, mood: Mood = Mood.HAPPY, **bearing: object) -> Figure:
    """Draw one figure a hundred pixels tall."""
    told = Bearing(**bearing)  # type: ignore[arg-type]
    return draw_figure(Ask(entry=entry, pose=pose, mood=mood, height=100.0, line_width=1.0, bearing=told))


@pytest.mark.parametrize(
    ("scene", "hold"),
    [
        ("Dot reads a book.", Hold.BOTH), ("Dot stands and writes in her notebook with a pencil.", Hold.PAGE),
        ("Dot kneels with her magnifying glass and notebook.", Hold.TWO), ("Dot carries a lantern.", Hold.HANG),
        ("Dot stands under a red umbrella.", Hold.ONE), ("Dot waves.", Hold.NOTHING),
    ],
)  # fmt: skip
def test_things_are_held_as_they_are(scene: str, hold: Hold) -> None:
    """A page lies between both hands or under a pencil; a lantern hangs; an umbrella is held up."""
    assert spots(scene, DOT)["Dot"].bearing.hold is hold


@pytest.mark.parametrize("pose", [Pose.STANDING, Pose.SITTING, Pose.CROUCHING])
def test_both_hands_meet_what_they_hold(pose: Pose) -> None:
    """What two hands hold is halfway between them, and hands are drawn over it."""
    drawn = figure(DOT, pose, hold=Hold.BOTH, apart=10.0)
    (x0, y0), (x1, y1) = drawn.hands
    assert drawn.held == pytest.approx(((x0 + x1) / 2, (y0 + y1) / 2))
    assert 12 < x1 - x0 < 22
    assert drawn.over


def test_eyes_meet() -> None:
    """Two who speak look at each other, one to the right and one to the left."""
    placed = spots("Dot kneels beside Pim and talks to Pim.", DOT, PIM)
    one, other = placed["Dot"].bearing.gaze, placed["Pim"].bearing.gaze
    assert one and other
    assert (one[0] > 0) is (placed["Dot"].x < placed["Pim"].x)
    assert one[0] * other[0] < 0


def test_a_hand_goes_out_to_what_it_points_at() -> None:
    """Who points has the hand on the side of what is pointed at."""
    placed = spots("Dot points at Pim.", DOT, PIM)
    dot, pim = placed["Dot"], placed["Pim"]
    assert dot.bearing.aim
    assert (dot.bearing.aim[0] > 0) is (pim.x > dot.x)


@pytest.mark.parametrize("look", ["child", "tall man, grown-up", "old woman", "bear"])
def test_a_kneel_is_lower_than_standing(look: str) -> None:
    """Who kneels is between two thirds and nine tenths as tall as when standing, with feet on the ground."""
    entry = CastEntry(name="X", look=look)
    kneeling, standing = figure(entry, Pose.CROUCHING), figure(entry, Pose.STANDING)
    assert 0.62 < kneeling.box[1] / standing.box[1] < 0.92
    assert kneeling.box[3] < 5


def test_fur_sleeps_rolled_up_and_people_stretched() -> None:
    """A mouse asleep on the grass is a ball no wider than it is tall; in bed, and as a child, it lies long."""
    assert spots("Pim is asleep in the meadow.", PIM)["Pim"].bearing.curled
    assert not spots("Pim is asleep in bed.", PIM)["Pim"].bearing.curled
    assert not spots("Dot is asleep in the meadow.", DOT)["Dot"].bearing.curled
    ball = figure(PIM, Pose.LYING, Mood.SLEEPING, curled=True)
    assert ball.box[2] - ball.box[0] < 100
