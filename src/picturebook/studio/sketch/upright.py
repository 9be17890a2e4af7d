"""Figures on two legs: people, dressed animals and birds, drawn from back to front over one skeleton."""

from __future__ import annotations

from dataclasses import replace
from math import atan2

from picturebook.record import record
from picturebook.studio.sketch import animals, birds, curled, garments, neckwear, people
from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.builds import build_of
from picturebook.studio.sketch.cloth import Cloth, grow, lay
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, ring
from picturebook.studio.sketch.people import Head
from picturebook.studio.sketch.pose import Bearing, Hold, Mood, Pose
from picturebook.studio.sketch.skeleton import bones
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

_IN_FRONT = {Pose.CARRYING, Pose.HUGGING, Pose.SITTING, Pose.LYING, Pose.CROUCHING}
_BETWEEN = {Hold.BOTH, Hold.PAGE}


@record
class Carriage:
    """What a figure does with its body, in its own units, facing right."""

    pose: Pose
    mood: Mood
    front: bool
    bearing: Bearing


@record
class Drawn:
    """Where a drawn figure's parts are, in pixels."""

    around: tuple[Point, ...]  # points round the head
    hands: tuple[Point, Point]  # near, far
    held: Point  # the grip of what is held
    over: str = ""  # what lies over it


def draw_upright(paper: Paper, traits: Traits, carriage: Carriage) -> Drawn:
    """Draw a figure with its feet on y = 0."""
    pose, bearing = carriage.pose, carriage.bearing
    build = build_of(traits)
    if bearing.curled and pose is Pose.LYING and not traits.human:
        around, hands = curled.draw_curled(paper, traits, build, carriage.mood)
        return Drawn(around=tuple(around), hands=hands, held=hands[1])
    frame = bones(build, pose, carriage.front, bearing)
    body = Body(build=build, bones=frame, traits=traits)
    head = _head_of(traits, carriage)
    nod = bearing.gaze[1] * 0.2 if bearing.gaze and pose is not Pose.LYING else 0.0
    crown = paper.within(*frame.head, frame.tilt + nod, build.head)
    over = replace(paper, marks=[])
    _paint(paper, (crown, over), body, head, bearing.hold)
    held = frame.arms[0 if bearing.hold is Hold.NEAR else 1][2]
    if bearing.hold in _BETWEEN:
        one, other = frame.arms[0][2], held
        held = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        if bearing.hold is Hold.PAGE:
            held = (other[0] - min(bearing.apart, build.arm * 0.62), other[1])
    near, far = (paper.place(frame.arms[side][2]) for side in (0, 1))
    return Drawn(
        around=tuple(crown.place(point) for point in ring((0, 0), 1.05, 1.0, 12)), hands=(near, far),
        held=paper.place(held), over=over.sheet() if over.marks else "",
    )  # fmt: skip


def _head_of(traits: Traits, carriage: Carriage) -> Head:
    """Return the head, turned the way the eyes go."""
    gaze, turn = carriage.bearing.gaze, 0.0 if carriage.front else 0.22
    if gaze and not carriage.front:
        turn = max(0.1 if not traits.human else -0.3, 0.1 + 0.24 * gaze[0])
    return Head(traits=traits, mood=carriage.mood, turn=turn, gaze=gaze)


def _paint(paper: Paper, sheets: tuple[Paper, Paper], body: Body, head: Head, hold: Hold) -> None:
    """Paint a body from back to front; hands that hold something go on a sheet of their own, over the thing."""
    crown, over = sheets
    pose = body.bones.pose
    soaring = pose is Pose.FLYING
    _backs(paper, crown, body, head)
    _lower(paper, body, hold)
    if pose is Pose.LYING:  # the chin rests on the scarf
        neckwear.draw_neckwear(paper, body)
    _head(crown, head)
    early = pose in (Pose.CARRYING, Pose.HUGGING)
    if early:
        neckwear.draw_neckwear(paper, body)
    if not soaring:
        _arm(over if hold in _BETWEEN else paper, body, 0)
    if not early and pose is not Pose.LYING:
        neckwear.draw_neckwear(paper, body)
    _grasp(over, body, hold)


def _lower(paper: Paper, body: Body, hold: Hold) -> None:
    """Paint all that lies under the head: the far arm behind the trunk or before it, legs, trunk."""
    pose = body.bones.pose
    far_first = not body.bones.front and pose not in _IN_FRONT and hold in (Hold.NOTHING, Hold.HANG)
    (_, top), _, (_, low) = body.bones.arms[1]
    if pose is Pose.REACHING and low > top + body.build.arm * 0.3:  # reaches down, past the belly
        far_first = False
    if far_first:
        _arm(paper, body, 1)
    if pose is Pose.FLYING:
        _arm(paper, body, 0)
    for side in (1, 0):
        _leg(paper, body, side)
    _trunk(paper, body)
    if not far_first:
        _arm(paper, body, 1)
    if body.traits.species in birds.BIRDS:
        birds.draw_neck(paper, body)


def _grasp(over: Paper, body: Body, hold: Hold) -> None:
    """Paint the hands that hold something once more, to lie over its edge."""
    if hold is Hold.NOTHING or body.traits.species in birds.BIRDS:
        return
    if hold is not Hold.NEAR:
        _hand(over, body, 1)
    if hold in (Hold.TWO, Hold.NEAR):
        _hand(over, body, 0)


def _backs(paper: Paper, crown: Paper, body: Body, head: Head) -> None:
    if body.traits.human:
        people.behind_person(crown, head)
    elif body.traits.species in birds.BIRDS:
        birds.draw_tail(paper, body)
    else:
        animals.draw_tail(paper, body)
    neckwear.draw_behind(paper, body)


def _head(crown: Paper, head: Head) -> None:
    if head.traits.human:
        people.draw_person(crown, head)
    elif head.traits.species in birds.BIRDS:
        birds.draw_bird_head(crown, head)
    else:
        animals.draw_animal_head(crown, head)


def _trunk(paper: Paper, body: Body) -> None:
    traits = body.traits
    if traits.human:
        lay(paper, body.trunk(-0.08, 1.1), Cloth(colour=traits.coat))
    else:
        animals.draw_trunk(paper, body)
    garments.draw_legs_clothes(paper, body)
    garments.draw_trunk_clothes(paper, body)
    neckwear.draw_straps(paper, body)
    garments.draw_flour(paper, body)


def _arm(paper: Paper, body: Body, side: int) -> None:
    traits = body.traits
    if traits.species in birds.BIRDS:
        birds.draw_wing(paper, body, side)
        return
    tone = _limb_tone(traits)
    grow(paper, body.arm(side), Cloth(colour=tone), body.outer(side))
    _hand(paper, body, side)
    garments.draw_sleeve(paper, body, side)


def _limb_tone(traits: Traits) -> str:
    return "#3f3b42" if traits.species == "panda" else traits.coat


def _hand(paper: Paper, body: Body, side: int) -> None:
    _, elbow, hand = body.bones.arms[side]
    traits, size = body.traits, body.build.arm_wide * (0.64 if body.traits.human else 0.58)
    mitten = traits.wears("mittens")
    tone = mitten.cloth.colour if mitten else traits.parts.get("paws", _limb_tone(traits))
    angle = atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    palm = paper.within(*hand, angle)
    if traits.human:
        thumb = -1 if side == 0 else 1
        palm.oval(
            (size * 0.35, thumb * size * 0.75), size * 0.5, size * 0.36, tone, stroke=0.9, turn=thumb * 0.5
        )
        palm.oval((size * 0.5, 0), size * 1.08, size * 0.95, tone, shade=0.4)
        palm.oval((size * 0.3, thumb * size * 0.5), size * 0.4, size * 0.36, tone, stroke=0)
        return
    palm.oval((size * 0.3, 0), size * 1.12, size, tone, shade=0.4)
    for k in (-0.35, 0.2):
        palm.curve(
            [(size * 0.85, k * size), (size * 1.3, k * size * 1.1)], line=darker(tone, 0.4), stroke=0.8
        )


def _leg(paper: Paper, body: Body, side: int) -> None:
    traits = body.traits
    if traits.species in birds.BIRDS:
        birds.draw_leg(paper, body, side)
        return
    grow(paper, body.leg(side), Cloth(colour=_limb_tone(traits)))
    _foot(paper, body, side)
    socks = traits.wears("socks")
    if socks and traits.human:
        lay(paper, body.leg(side, 0.66, 1.0, 0.6), socks.cloth, shade=0.4)


def _foot(paper: Paper, body: Body, side: int) -> None:
    traits, build, frame = body.traits, body.build, body.bones
    ankle = frame.legs[side][2]
    shod = traits.wears("boots", "shoes")
    tone = shod.cloth.colour if shod else traits.parts.get("paws", _limb_tone(traits))
    long = build.leg_wide * (0.86 if traits.human else 0.98)
    high = build.leg_wide * 0.42
    flip = frame.front and side == 0 and frame.pose is not Pose.LYING
    foot = paper.within(*ankle, frame.toes[side] * (-1 if flip else 1), flip=flip)
    if frame.front and frame.pose in (Pose.SITTING, Pose.LYING):
        foot.oval((0, -high * 0.4), high * 1.15, high * 1.5, tone, shade=0.5)
        if not shod:
            foot.oval((0, -high * 0.2), high * 0.5, high * 0.6, lighter(tone, 0.4), stroke=0)
        return
    sole = [(-long * 0.52, high), (-long * 0.6, 0), (-long * 0.3, -high * 0.9), (long * 0.35, -high * 0.75),
            (long * 0.95, -high * 0.1), (long * 1.02, high * 0.75), (long * 0.7, high)]  # fmt: skip
    foot.blob(sole, tone, shade=0.5)
    if shod:
        foot.curve(
            [(-long * 0.5, high * 0.72), (long * 0.3, high * 0.76), (long * 0.98, high * 0.7)],
            line=darker(tone, 0.4),
            stroke=0.9,
        )
    else:
        for k in (0.62, 0.82):
            foot.curve(
                [(long * k, high * 0.2), (long * (k + 0.04), high * 0.7)], line=darker(tone, 0.4), stroke=0.8
            )
