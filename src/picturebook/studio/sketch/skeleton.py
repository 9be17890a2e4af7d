"""The skeleton: where hips, shoulders, elbows, knees and head go, for a build and a pose.

A pose tells hands and feet where to be, in arm and leg lengths; elbows and knees follow from the lengths of
the bones. Everything faces right; the paper is mirrored for a figure facing left.
"""

from __future__ import annotations

from dataclasses import replace
from math import acos, atan2, cos, hypot, sin
from typing import Any

from picturebook.record import record
from picturebook.studio.sketch.pose import Bearing, Hold, Pose
from picturebook.studio.sketch.svg import Point

Limb = tuple[Point, Point, Point]


@record
class Build:
    """Proportions of a body, in units of which a plain standing figure has about a hundred."""

    head: float = 20.0  # half the head's height
    neck: float = 1.0
    torso: float = 30.0
    shoulder: float = 10.5  # half width
    waist: float = 10.5
    hip: float = 11.5
    arm: float = 27.0
    leg: float = 28.0
    arm_wide: float = 6.4
    leg_wide: float = 8.6
    stoop: float = 0.0
    belly: float = 0.0  # how far the front swells, share of the waist


@record
class Stance:
    """A pose in lengths of the body's own limbs."""

    seat: float = 0.97  # height of the pelvis in leg lengths
    lean: float = 0.0  # radians, positive forwards
    tilt: float = 0.0  # the head's own turn on top of a third of the lean
    hands: tuple[Point, Point] = ((-0.2, 0.95), (0.2, 0.95))  # from each shoulder, in arm lengths
    bends: tuple[float, float] = (1.0, 1.0)  # elbows: 1 backwards and outwards, -1 forwards
    feet: tuple[Point, Point] = ((0.0, 0.0), (0.06, 0.0))  # from under each hip, y up, in leg lengths
    knees: tuple[float, float] = (-1.0, -1.0)
    toes: tuple[float, float] = (0.0, 0.0)  # turn of each foot


STANCES: dict[Pose, Stance] = {
    Pose.STANDING: Stance(),
    Pose.WALKING: Stance(
        seat=0.94, lean=0.07, hands=((-0.62, 0.7), (0.6, 0.62)), bends=(1, 1),
        feet=((-0.5, 0.1), (0.5, 0.04)), toes=(0.55, -0.25),
    ),
    Pose.RUNNING: Stance(
        seat=1.02, lean=0.3, tilt=-0.05, hands=((-0.62, 0.3), (0.66, 0.08)), bends=(1, 1),
        feet=((-0.85, 0.42), (0.75, 0.3)), toes=(1.0, -0.3),
    ),
    Pose.SITTING: Stance(
        seat=0.0, lean=-0.06, hands=((0.16, 0.8), (0.36, 0.72)), bends=(1, 1),
        feet=((0.92, 0.0), (0.86, 0.06)), knees=(-1, -1), toes=(-1.2, -1.2),
    ),
    Pose.LYING: Stance(
        seat=0.0, lean=-1.42, tilt=0.2, hands=((0.62, 0.1), (0.4, -0.1)), bends=(-1, -1),
        feet=((0.8, 0.0), (0.62, 0.1)), knees=(-1, -1), toes=(-0.9, -0.9),
    ),
    Pose.REACHING: Stance(
        seat=0.98, lean=0.06, tilt=-0.16, hands=((-0.36, 0.84), (0.84, -0.54)), bends=(1, 1),
        feet=((-0.1, 0.0), (0.22, 0.0)),
    ),
    Pose.JUMPING: Stance(
        seat=1.32, lean=0.05, tilt=-0.06, hands=((-0.82, -0.55), (0.82, -0.55)), bends=(-1, 1),
        feet=((-0.5, 0.66), (0.55, 0.56)), knees=(1, -1), toes=(0.7, -0.1),
    ),
    Pose.CARRYING: Stance(
        hands=((0.5, 0.5), (0.16, 0.5)), bends=(1, 1),
    ),
    Pose.CROUCHING: Stance(  # a kneel: one knee on the ground, the other up
        seat=0.5, lean=0.14, tilt=-0.04, hands=((0.3, 0.84), (0.5, 0.78)), bends=(1, 1),
        feet=((-0.46, 0.09), (0.48, 0.0)), toes=(1.1, 0.0),
    ),
    Pose.WAVING: Stance(
        tilt=0.08, hands=((-0.3, 0.86), (0.58, -0.62)), bends=(1, 1),
    ),
    Pose.CHEERING: Stance(
        hands=((-0.54, -0.64), (0.54, -0.64)), bends=(-1, 1), feet=((-0.08, 0.0), (0.12, 0.0)),
    ),
    Pose.HUGGING: Stance(
        lean=0.1, hands=((0.74, 0.26), (0.7, 0.1)), bends=(1, 1), feet=((-0.12, 0.0), (0.2, 0.0)),
    ),
    Pose.FLYING: Stance(
        seat=1.5, lean=0.95, tilt=-0.35, hands=((-0.5, -0.72), (0.9, 0.05)), bends=(1, 1),
        feet=((-0.9, 0.7), (-0.85, 0.9)), knees=(1, 1), toes=(1.0, 1.0),
    ),
}  # fmt: skip

_HOLDERS = frozenset((
    Pose.STANDING, Pose.WALKING, Pose.SITTING, Pose.CARRYING, Pose.CROUCHING, Pose.REACHING, Pose.RUNNING,
))  # fmt: skip

# The same poses seen from the front, where legs and arms open to both sides.
_FRONT: dict[Pose, dict[str, Any]] = {
    Pose.WALKING: {
        "lean": 0.0, "hands": ((-0.4, 0.84), (0.45, 0.78)), "feet": ((-0.06, 0.12), (0.1, 0.0)), "toes": (0.3, 0.0),
    },
    Pose.RUNNING: {
        "lean": 0.06, "hands": ((-0.6, 0.2), (0.6, 0.3)), "feet": ((-0.3, 0.42), (0.16, 0.0)), "toes": (0.5, 0.0),
    },
    Pose.SITTING: {
        "lean": 0.0, "hands": ((-0.1, 0.8), (0.1, 0.8)), "feet": ((-0.45, 0.0), (0.45, 0.0)), "toes": (-0.7, -0.7),
        "knees": (1.0, -1.0),
    },
    Pose.CARRYING: {"hands": ((0.26, 0.5), (-0.26, 0.5))},
    Pose.CROUCHING: {
        "seat": 0.4, "lean": 0.0, "hands": ((-0.1, 0.75), (0.1, 0.75)), "knees": (1.0, -1.0),
        "feet": ((-0.06, 0.0), (0.3, 0.0)), "toes": (0.0, 0.0),
    },
    Pose.HUGGING: {"lean": 0.0, "hands": ((-0.8, 0.1), (0.8, 0.1)), "bends": (1.0, 1.0)},
}  # fmt: skip


@record
class Skeleton:
    """Joints in figure units; near is the viewer's side, drawn last."""

    pelvis: Point
    lean: float
    neck: Point
    head: Point
    tilt: float
    arms: tuple[Limb, Limb]  # near, far: shoulder, elbow, hand
    legs: tuple[Limb, Limb]  # near, far: hip, knee, ankle
    toes: tuple[float, float]
    pose: Pose
    front: bool


def bones(build: Build, pose: Pose, front: bool, bearing: Bearing) -> Skeleton:
    """Return the joints of a build in a pose."""
    stance = stance_of(pose, front)
    if pose is Pose.CROUCHING and bearing.curled:
        stance = replace(stance, **_FRONT[pose])
    elif pose is Pose.CROUCHING and not front:  # the thigh stands upright on the knee
        (back, _), fore = stance.feet
        thick = build.leg_wide / build.leg
        stance = replace(stance, seat=0.47 + thick * 0.24, feet=((back, thick * 0.38), fore))
    lean = stance.lean + (build.stoop if pose in (Pose.STANDING, Pose.WALKING, Pose.CARRYING) else 0.0)
    thick = build.hip * (0.72 if pose is Pose.LYING else 0.4)
    pelvis = (0.0, -max(stance.seat * build.leg, thick))
    if pose is Pose.LYING:
        pelvis = (build.torso * 0.5, pelvis[1])
    neck = up(pelvis, lean, build.torso)
    tilt = lean * 0.3 + stance.tilt
    head = up(up(neck, lean * 0.6, build.neck), lean * 0.4 + stance.tilt * 0.6, build.head * 0.86)
    if pose is Pose.LYING:
        tilt, head = (
            -0.62,
            (neck[0] - build.head * 0.72, min(neck[1] - build.head * 0.34, -build.head * 0.86)),
        )
    told = _told_hands(build, pose, (neck, pelvis, lean), bearing)
    arms = tuple(
        _arm(build, stance, shoulder_of(build, neck, lean, side), side, told[side]) for side in (0, 1)
    )
    legs = tuple(_leg(build, stance, pelvis, lean, side) for side in (0, 1))
    return Skeleton(
        pelvis=pelvis, lean=lean, neck=neck, head=head, tilt=tilt, arms=(arms[0], arms[1]),
        legs=(legs[0], legs[1]), toes=stance.toes, pose=pose, front=front,
    )  # fmt: skip


def stance_of(pose: Pose, front: bool) -> Stance:
    """Return the stance of a pose, opened to both sides when seen from the front."""
    stance = STANCES[pose]
    if not front or pose not in _FRONT:
        return stance
    return replace(stance, **_FRONT[pose])


def up(point: Point, lean: float, distance: float) -> Point:
    """Return the point so far along the body's axis."""
    return point[0] + sin(lean) * distance, point[1] - cos(lean) * distance


def shoulder_of(build: Build, neck: Point, lean: float, side: int) -> Point:
    """Return where an arm grows out of the trunk."""
    out = (build.shoulder - build.arm_wide * 0.22) * (1 if side else -1)
    drop = up(neck, lean, -build.arm_wide * 0.72)
    return drop[0] + cos(lean) * out, drop[1] + sin(lean) * out


def _told_hands(
    build: Build, pose: Pose, trunk: tuple[Point, Point, float], bearing: Bearing
) -> tuple[Point | None, Point | None]:
    """Return where the near and the far hand go for what they hold or reach for; None leaves it to the pose."""
    neck, pelvis, lean = trunk
    near, far = (shoulder_of(build, neck, lean, side) for side in (0, 1))
    arm, apart = build.arm, min(bearing.apart, build.arm * 0.62)
    if bearing.aim:
        dx, dy = bearing.aim[0] - far[0], bearing.aim[1] - far[1]
        long = hypot(dx, dy) or 1.0
        reach = min(arm * 0.96, max(arm * 0.45, long - build.arm_wide))
        own = (near[0] + arm * 0.46, near[1] + arm * 0.6) if bearing.hold is Hold.NEAR else None
        return own, (far[0] + dx / long * reach, far[1] + dy / long * reach)
    if pose not in _HOLDERS:
        return None, None
    if bearing.hold is Hold.ONE:
        return None, (far[0] + arm * 0.5, far[1] + arm * 0.42)
    if bearing.hold is Hold.NEAR:
        return (near[0] + arm * 0.46, near[1] + arm * 0.6), None
    if bearing.hold is Hold.TWO:
        return (near[0] + arm * 0.46, near[1] + arm * 0.66), (far[0] + arm * 0.46, far[1] + arm * 0.16)
    x, y = up(pelvis, lean, build.torso * 0.26)
    x += build.shoulder * (0.7 if bearing.hold is Hold.PAGE else 0.6)
    if bearing.hold is Hold.BOTH:
        return (x - apart, y), (x + apart, y)
    if bearing.hold is Hold.PAGE:
        return (x - apart * 0.25, y - apart * 0.7), (x + apart, y)
    return None, None


def _beside_head(build: Build, dx: float, dy: float) -> Point:
    wide = (build.head * 1.08 + build.arm_wide * 0.7 - build.shoulder) / build.arm
    out = min(0.84, max(abs(dx), wide))
    return (out if dx > 0 else -out), max(dy, -((0.9 - out * out) ** 0.5))


def _arm(build: Build, stance: Stance, shoulder: Point, side: int, told: Point | None) -> Limb:
    dx, dy = stance.hands[side]
    if dy < -0.6:  # a raised hand is seen beside the head
        dx, dy = _beside_head(build, dx, dy)
    hand = told or (shoulder[0] + dx * build.arm, shoulder[1] + dy * build.arm)
    bend = 1.0 if told else stance.bends[side]
    hand = (hand[0], min(hand[1], -build.arm_wide * 0.5))  # never through the floor
    if told is None and dy > 0.7:  # a hanging arm bends outwards, away from the body
        bend = -1.0 if side else 1.0
    return joint(shoulder, hand, build.arm, bend)


def _leg(build: Build, stance: Stance, pelvis: Point, lean: float, side: int) -> Limb:
    out = (build.hip - build.leg_wide * 0.5) * 0.86 * (1 if side else -1)
    squeeze = 0.35 if abs(lean) > 0.9 else 1.0
    hip = (pelvis[0] + cos(lean) * out * squeeze, pelvis[1] + sin(lean) * out * squeeze)
    dx, dy = stance.feet[side]
    spread = out if squeeze == 1.0 else 0.0
    rest = build.leg_wide * 0.42
    foot = (pelvis[0] + spread + dx * build.leg, -rest - dy * build.leg)
    far = hypot(foot[0] - hip[0], foot[1] - hip[1])
    long = (
        far * 1.012 if far > build.leg * 0.68 and stance.seat > 0.9 else build.leg
    )  # nearly straight legs are straight
    return joint(hip, foot, long, stance.knees[side])


def joint(root: Point, end: Point, length: float, bend: float) -> Limb:
    """Return root, joint and end of a limb of two equal bones; an end out of reach is pulled in."""
    dx, dy = end[0] - root[0], end[1] - root[1]
    far = hypot(dx, dy) or 0.01
    reach = min(far, length * 0.995)
    end = (root[0] + dx / far * reach, root[1] + dy / far * reach)
    half = length / 2
    angle = atan2(dy, dx) + bend * acos(min(1.0, reach / 2 / half))
    return root, (root[0] + cos(angle) * half, root[1] + sin(angle) * half), end
