"""Bearing: where everybody on the stage looks and points, and how they hold what is in their hands.

Eyes go to whom or what the words say; else to whom one is beside, else to the next one there. Who reads or writes
looks at the page. All is told in hundredths of the figure's own height, as the figure is measured.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from picturebook.studio.sketch.birds import BIRDS
from picturebook.studio.sketch.pose import Bearing, Hold, Mood, Pose
from picturebook.studio.sketch.stagecraft.covers import stands_on
from picturebook.studio.sketch.stagecraft.measures import Frame
from picturebook.studio.sketch.stagecraft.plan import Actor, Piece, ScenePlan
from picturebook.studio.sketch.stagecraft.props import Thing, things
from picturebook.studio.sketch.stagecraft.rows import Block, Spot
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import read_traits

PAGES = frozenset({"notebook", "book", "map", "letter"})
_TOOLS = frozenset({"pencil", "paintbrush"})
_ALOFT = frozenset({"umbrella", "balloon", "broom", "fishing rod", "flag"})  # held up by a pole or a string
_ONE_HANDED = frozenset({"guitar", "trumpet", "telescope", "spoon", "wand", "magnifying glass", "spade"})
_FREE = frozenset({Pose.STANDING, Pose.WALKING, Pose.SITTING, Pose.CARRYING, Pose.CROUCHING, Pose.REACHING})
_STRETCHED = frozenset({"elephant", "horse", "cow", "fish", "robot"}) | BIRDS  # who never rolls up to sleep
_OWN_LOOK = (Mood.THINKING, Mood.SAD)  # eyes that say something by themselves
_FORTH = (
    Pose.RUNNING,
    Pose.WALKING,
    Pose.FLYING,
    Pose.LYING,
    Pose.HUGGING,
)  # eyes on the way, or shut, or near


def bearing_of(actor: Actor) -> Bearing:
    """Return how an actor holds what is in their hands, before anybody has a place."""
    hold, apart = _hold(actor)
    return Bearing(hold=hold, apart=apart, curled=curls(actor) or actor.peeks)


def curls(actor: Actor) -> bool:
    """Whether an actor sleeps rolled up: whoever has fur, out of bed."""
    traits = read_traits(actor.entry)
    asleep = actor.pose is Pose.LYING and actor.mood is Mood.SLEEPING and actor.inside != "bed"
    return asleep and not traits.human and traits.species not in _STRETCHED


def in_hands(actor: Actor) -> list[Piece]:
    """Return the things in an actor's hands, farther hand first; a page goes before what writes on it."""
    return sorted(actor.holds[:2], key=lambda piece: piece.name in _TOOLS)


def _hold(actor: Actor) -> tuple[Hold, float]:
    pieces = in_hands(actor)
    if not pieces:
        return Hold.NOTHING, 0.0
    thing = things()[pieces[0].name]
    if (actor.pose or Pose.STANDING) not in _FREE or thing.name == "kite":
        return Hold.HANG, 0.0
    if actor.points:
        return Hold.NEAR, 0.0
    if thing.name in _ALOFT:
        return Hold.ONE, 0.0
    apart = thing.size[0] * 0.47 * min(1.0, pieces[0].size)
    if len(pieces) > 1:
        written = thing.name in PAGES and pieces[1].name in _TOOLS
        return (Hold.PAGE, apart) if written else (Hold.TWO, 0.0)
    if _hangs(thing):
        return Hold.HANG if actor.pose is not Pose.REACHING else Hold.ONE, 0.0
    large = thing.size[0] >= 22 or thing.name in PAGES
    return (Hold.BOTH, apart) if large and thing.name not in _ONE_HANDED else (Hold.ONE, 0.0)


def _hangs(thing: Thing) -> bool:
    return -thing.grip[1] > thing.size[1] * 0.55


def look_round(spot: Spot, blocks: list[Block], plan: ScenePlan, frame: Frame) -> None:
    """Turn the eyes, and the hand that points, of a figure that has its place and its facing."""
    actor, k = spot.actor, spot.tall / 100
    head = spot.figure.head
    eyes = (spot.x + (head[0] + head[2]) / 2 * k, spot.y + (head[1] + head[3]) / 2 * k)
    way = 1 if spot.facing == "right" else -1
    aim = aim_at(spot, blocks, plan, frame)
    seen = _seen(spot, blocks) or aim
    gaze = None
    if seen and actor.pose is not Pose.LYING:
        dx, dy = seen[0] - eyes[0], seen[1] - eyes[1]
        long = hypot(dx, dy) or 1.0
        gaze = (round(dx / long, 1), round(dy / long, 1))
    elif not actor.looks_at and actor.holds and in_hands(actor)[0].name in PAGES and actor.pose in _FREE:
        gaze = (0.5 * way, 0.8)
    point = None
    above = any(
        piece.name == actor.looks_at for block in blocks for piece, *_ in stands_on(block, plan, frame)
    )
    if aim and above and spot.bearing.hold is Hold.ONE:
        aim = (aim[0], aim[1] - spot.tall * 0.14)
    if aim and (actor.points or (above and spot.bearing.hold is Hold.ONE)):
        point = (round((aim[0] - spot.x) / k), round((aim[1] - spot.y) / k))
    spot.bearing = replace(spot.bearing, gaze=gaze, aim=point)


def _seen(spot: Spot, blocks: list[Block]) -> Point | None:
    """Return the face that somebody looks into, if there is one."""
    actor = spot.actor
    others = [one for block in blocks for one in block.spots if one is not spot]
    named = next((one for one in others if one.actor.entry.name == actor.looks_at), None)
    if named is None and actor.looks_at is None:
        reads = bool(actor.holds) and in_hands(actor)[0].name in PAGES
        named = next((one for one in others if one.actor.entry.name == actor.beside and not reads), None)
        idle = actor.mood not in _OWN_LOOK and actor.pose not in _FORTH and not reads
        if named is None and others and idle:
            named = min(others, key=lambda one: (one.actor.extra, abs(one.x - spot.x)))
    if named is None:
        return None
    k, box = named.tall / 100, named.figure.head
    return named.x + (box[0] + box[2]) / 2 * k, named.y + (box[1] + box[3]) / 2 * k


def aim_at(spot: Spot, blocks: list[Block], plan: ScenePlan, frame: Frame) -> Point | None:
    """Return the point of a thing, or of somebody's body, that a figure looks at or points to."""
    told = spot.actor.looks_at
    if told is None:
        return None
    for block in blocks:
        for one in block.spots:
            if one is not spot and one.actor.entry.name == told:
                box, k = one.figure.box, one.tall / 100
                return _edge(one.x, (box[2] - box[0]) * k * 0.4, spot), one.y + (box[1] + box[3]) / 2 * k
        for piece, x, y, scale in stands_on(block, plan, frame):
            if piece.name == told:
                wide, high = things()[told].size
                return _edge(x, wide * scale * 0.5, spot), y - max(high * scale * 0.5, spot.tall * 0.07)
        if block.piece and block.piece.name == told:
            foot = frame.floor + 5 if block.piece.where == "fixed" else frame.stand
            size = things()[told].size
            return _edge(block.x, size[0] * block.scale * 0.4, spot), foot - size[1] * block.scale * 0.45
    if any(piece.name == told and piece.where == "mark" for piece in plan.pieces):
        return spot.x + (spot.tall * 0.5 if spot.facing == "right" else -spot.tall * 0.5), frame.stand + 3
    return None


def _edge(x: float, half: float, spot: Spot) -> float:
    """Return the side of a thing that is nearer to a figure."""
    return x - half if x > spot.x else x + half
