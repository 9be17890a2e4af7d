"""Figures on two legs: people, dressed animals and birds, drawn from back to front over one skeleton."""

from __future__ import annotations

from math import atan2

from picturebook.studio.sketch import animals, birds, garments, neckwear, people
from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.builds import build_of
from picturebook.studio.sketch.cloth import Cloth, grow, lay
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, ring
from picturebook.studio.sketch.people import Head
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.skeleton import bones
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

Drawn = tuple[list[Point], tuple[Point, Point]]  # points round the head; near and far hand
_IN_FRONT = {Pose.CARRYING, Pose.HUGGING, Pose.SITTING, Pose.LYING, Pose.CROUCHING}


def draw_upright(paper: Paper, traits: Traits, pose: Pose, mood: Mood, front: bool) -> Drawn:
    """Draw a figure with its feet on y = 0 and return where head and hands are, in pixels."""
    build = build_of(traits)
    frame = bones(build, pose, front)
    body = Body(build=build, bones=frame, traits=traits)
    head = Head(traits=traits, mood=mood, turn=0.0 if front else 0.22)
    crown = paper.within(*frame.head, frame.tilt, build.head)
    _backs(paper, crown, body, head)
    far_first = not front and pose not in _IN_FRONT
    soaring = pose is Pose.FLYING
    if far_first:
        _arm(paper, body, 1)
    if soaring:
        _arm(paper, body, 0)
    for side in (1, 0):
        _leg(paper, body, side)
    _trunk(paper, body)
    if not far_first:
        _arm(paper, body, 1)
    if traits.species in birds.BIRDS:
        birds.draw_neck(paper, body)
    if pose is Pose.LYING:  # the chin rests on the scarf
        neckwear.draw_neckwear(paper, body)
    _head(crown, head)
    held = pose in (Pose.CARRYING, Pose.HUGGING)
    if held:
        neckwear.draw_neckwear(paper, body)
    if not soaring:
        _arm(paper, body, 0)
    if not held and pose is not Pose.LYING:
        neckwear.draw_neckwear(paper, body)
    near, far = (paper.place(frame.arms[side][2]) for side in (0, 1))
    return [crown.place(point) for point in ring((0, 0), 1.05, 1.0, 12)], (near, far)


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
    grow(paper, body.arm(side), Cloth(colour=tone), 1 if side else -1)
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
