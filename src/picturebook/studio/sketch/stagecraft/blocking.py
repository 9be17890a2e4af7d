"""Blocking, as theatres call it: where everybody stands, how tall, in what order, facing whom.

Blocks are laid in a row, left to right, in hundredths of the picture's height: an actor, an actor with what they
sit on, a table with those behind it, a thing. A row too wide for the part that is not calm is drawn smaller.
"""

from __future__ import annotations

import re
from functools import lru_cache

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.figure import Ask, Figure, draw_figure
from picturebook.studio.sketch.pose import Bearing, Hold, Mood, Pose
from picturebook.studio.sketch.stagecraft.bearing import bearing_of, look_round
from picturebook.studio.sketch.stagecraft.covers import stands_on
from picturebook.studio.sketch.stagecraft.measures import Frame, heights, main_height, world_scale
from picturebook.studio.sketch.stagecraft.plan import Actor, Piece, ScenePlan
from picturebook.studio.sketch.stagecraft.props import things
from picturebook.studio.sketch.stagecraft.rows import (
    Block,
    Spot,
    clear_fold,
    laps_of,
    lay_panorama,
    lay_row,
    leaning,
)

SEATS = {"chair": 44, "armchair": 40, "sofa": 42, "bench": 36, "stool": 34, "swing": 35, "log": 23,
    "stump": 32, "rock": 27, "sledge": 16,
    "bed": 50}  # fmt: skip
_SIT_LOW = (Pose.CROUCHING, Pose.LYING, Pose.RUNNING, Pose.WALKING, Pose.FLYING, Pose.JUMPING)


_LEAST = 16.5  # hundredths of the height below which nobody is drawn


@lru_cache(maxsize=64)
def _measured(entry: CastEntry, pose: Pose, mood: Mood, facing: str, bearing: Bearing) -> Figure:
    return draw_figure(
        Ask(entry=entry, pose=pose, mood=mood, height=100.0, facing=facing, line_width=0.6, bearing=bearing)
    )


def measure(actor: Actor, facing: str, bearing: Bearing | None = None) -> Figure:
    """Return a figure drawn a hundred tall, for its boxes."""
    told = bearing or bearing_of(actor)
    return _measured(actor.entry, actor.pose or Pose.STANDING, actor.mood, facing, told)


def block_out(plan: ScenePlan, frame: Frame) -> tuple[list[Block], float]:
    """Return the blocks of a picture in place, and the world's scale."""
    main = main_height(plan, frame)
    for _ in range(5):
        scale = world_scale(plan, frame, main)
        blocks = _blocks(plan, frame, main, scale)
        used = sum(block.width for block in blocks) + 2.5 * max(0, len(blocks) - 1) - sum(laps_of(blocks))
        room = frame.span if not frame.panorama or frame.calm in ("left", "right") else frame.span * 0.86
        if used <= room * 1.06 or main < 17:
            break
        main *= max(0.74, room / used)
    _lay(blocks, frame, plan)
    for block in blocks:
        for spot in block.spots:
            _turn(spot, blocks, plan, frame)
            if spot.actor.pose is Pose.LYING and block.piece is None:  # lies to one side of where it stands
                spot.x = block.x - (spot.figure.box[0] + spot.figure.box[2]) / 2 * spot.tall / 100
    if frame.panorama and frame.calm not in ("left", "right"):
        clear_fold(blocks, frame)
    for spot in [spot for block in blocks for spot in block.spots]:
        look_round(spot, blocks, plan, frame)
    for spot in [spot for block in blocks for spot in block.spots]:  # after all have looked at faces at rest
        spot.figure = measure(spot.actor, spot.facing, spot.bearing)
    return blocks, scale


def _blocks(plan: ScenePlan, frame: Frame, main: float, scale: float) -> list[Block]:
    shares = heights(plan.actors)
    least = min(_LEAST, main)
    spots = [
        Spot(
            actor=actor,
            tall=max(least, main * shares[actor.entry.name]),
            figure=measure(actor, "right"),
            y=frame.stand,
            bearing=bearing_of(actor),
        )
        for actor in (plan.actors[::-1] if _trailing(plan) else plan.actors)
    ]
    blocks: list[Block] = []
    table = next(
        (piece for piece in plan.pieces if piece.where == "table" and piece.name in ("table", "desk")), None
    )
    seated: list[Spot] = []
    if table:
        seated = [spot for spot in spots if _at_table(spot.actor)][:4]
        if frame.panorama and seated:  # the other side's people stand on the other page
            told = next((spot.actor.side for spot in seated if spot.actor.side), None)
            seated = [spot for spot in seated if spot.actor.side in (None, told)]
        others = [spot for spot in spots if spot not in seated]
        blocks.append(_table_block(table, seated, others, frame, scale))
    groups: dict[str, Block] = {}
    for spot in spots:
        if spot in seated:
            continue
        block = _actor_block(spot, plan, frame, scale, groups)
        if block:
            blocks.append(block)
    fixed = {piece.name for piece in plan.pieces if piece.where == "fixed"}
    sides = {"left": 0.0, "right": 2.0}
    blocks.sort(key=lambda block: sides.get(block.side or "", 1.5 if _shows(block, fixed) else 1.0))
    for piece in plan.pieces:
        _add_piece(piece, blocks, frame, scale, plan)
    return blocks


def _shows(block: Block, names: set[str]) -> bool:
    """Whether somebody in a block points at one of these things: nobody stands between."""
    return any(spot.actor.points and spot.actor.looks_at in names for spot in block.spots)


def _at_table(actor: Actor) -> bool:
    return (
        actor.inside is None
        and actor.pose is not Pose.HUGGING
        and (actor.peeks or actor.pose not in _SIT_LOW)
    )


def _table_block(table: Piece, seated: list[Spot], others: list[Spot], frame: Frame, scale: float) -> Block:
    wide = things()[table.name].size[0] * scale
    need = sum(spot.tall * 0.42 for spot in seated)
    for spot in seated:
        if spot.bearing.hold is Hold.HANG and spot.actor.pose in (Pose.STANDING, Pose.CARRYING):
            spot.actor.pose = Pose.REACHING  # hands at rest would be under the cloth
            spot.bearing = bearing_of(spot.actor)
            spot.figure = measure(spot.actor, "right")
    crowded = len(seated) == 1 and len(others) > 1
    wide = min(max(wide, need * 0.95), frame.span * (0.46 if crowded else 0.8))
    block = Block(
        width=wide + (need * 0.3 if seated else 0),
        spots=seated,
        piece=table,
        scale=wide / things()[table.name].size[0],
    )
    sides = [spot.actor.side for spot in seated if spot.actor.side]
    if len(seated) == 1 and sides:
        block.side = sides[0]
    seated.sort(key=lambda spot: {"left": 0, "right": 2}.get(spot.actor.side or "", 1))
    return block


def _actor_block(
    spot: Spot, plan: ScenePlan, frame: Frame, scale: float, groups: dict[str, Block]
) -> Block | None:
    actor = spot.actor
    x0, _, x1, _ = spot.figure.box
    if actor.pose is Pose.LYING and actor.inside is None:
        spot.tall = min(spot.tall, frame.span * 64 / (x1 - x0))
    x1 += 20 if spot.bearing.hold in (Hold.ONE, Hold.TWO) else 0
    width = (x1 - x0) * spot.tall / 100 * (0.97 if actor.pose is Pose.LYING else 0.86)
    inside = actor.inside
    if inside == "travel ball":
        spot.tall = min(spot.tall, (frame.stand - frame.top + 1) / 1.28)
        return Block(width=spot.tall * 1.32, spots=[spot], side=actor.side)
    if inside in ("bed", "boat", "sailing boat", "sofa", "bench", "bath", "sledge", "log"):
        if inside in groups:
            groups[inside].spots.append(spot)
            return None
        piece = next((one for one in plan.pieces if one.name == inside), Piece(name=inside, where="seat"))
        own = max(
            scale * 0.92, spot.tall / 100 * (0.98 if inside == "bed" and actor.pose is Pose.LYING else 0.7)
        )
        block = Block(
            width=things()[inside].size[0] * own, spots=[spot], piece=piece, side=actor.side, scale=own
        )
        groups[inside] = block
        return block
    if inside in SEATS:
        piece = next((one for one in plan.pieces if one.name == inside), Piece(name=inside, where="seat"))
        own = max(scale * 0.85, spot.tall / 100 * 0.72)
        return Block(
            width=max(width, things()[inside].size[0] * own),
            spots=[spot],
            piece=piece,
            side=actor.side,
            scale=own,
        )
    return Block(width=max(width, spot.tall * 0.4), spots=[spot], side=actor.side)


def _add_piece(piece: Piece, blocks: list[Block], frame: Frame, scale: float, plan: ScenePlan) -> None:
    """Give a thing on the ground its own block next to whom it belongs to."""
    if piece.where == "fixed" and piece.looked_at:
        thing = things()[piece.name]
        own = min(scale * 0.92, (frame.floor + 2 - (8 if frame.calm != "top" else 26)) / thing.size[1])
        blocks.append(Block(width=thing.size[0] * own, piece=piece, scale=own))
        return
    if piece.where not in ("ground", "seat", "bed", "vessel", "tub", "shelter", "tall", "water") or any(
        block.piece is piece for block in blocks
    ):
        return
    if piece.where == "tall" and not plan.indoors and piece.name not in ("house",):
        return
    block = _piece_block(piece, frame, scale, alone=not plan.actors)
    if piece.where == "water" and len([one for one in blocks if one.spots]) > 1:
        blocks.insert(max(1, len(blocks) // 2), block)
        return
    at = next(
        (
            k
            for k, one in enumerate(blocks)
            if any(spot.actor.entry.name == piece.beside for spot in one.spots)
        ),
        len(blocks) - 1,
    )
    spots = [spot for one in blocks for spot in one.spots]
    after = {spot.actor.entry.name for one in blocks[at + 1 :] for spot in one.spots}
    if blocks and not piece.looked_at and any(spot.actor.looks_at in after for spot in blocks[at].spots):
        blocks.insert(at, block)  # not between the two
        return
    first = at == 0 and len(blocks) > 1 and blocks[at].side == "left"
    blocks.insert(at if first and len(spots) > 1 and not piece.looked_at else at + 1, block)


def _piece_block(piece: Piece, frame: Frame, scale: float, alone: bool) -> Block:
    """Return the block of a thing on the ground: small things a little larger, none too large for the picture."""
    thing = things()[piece.name]
    small = thing.size[1] < 60
    own = scale * piece.size * (1.6 if alone and small else 1.0)
    if small:
        own = max(own, (11.0 if frame.camera == "close" else 7.5) / max(thing.size))
    own = min(own, frame.span * 0.5 / thing.size[0], (frame.stand - frame.top) * 0.9 / thing.size[1])
    return Block(width=thing.size[0] * own, piece=piece, scale=own, front=piece.where == "ground" and small)


def _lay(blocks: list[Block], frame: Frame, plan: ScenePlan) -> None:
    """Give every block its x, and those in it theirs."""
    if frame.panorama and frame.calm not in ("left", "right") and len(blocks) > 0:
        lay_panorama(blocks, frame)
    else:
        lay_row(blocks, frame.left, frame.right, leaning(blocks, plan))
    for block in blocks:
        _inside(block, frame, plan)


def _inside(block: Block, frame: Frame, plan: ScenePlan) -> None:
    """Place the actors of a block within it."""
    afloat = block.piece is not None and block.piece.where == "vessel" and plan.setting in ("river", "beach")
    block.y = frame.water if afloat else frame.stand
    count = len(block.spots)
    for k, spot in enumerate(block.spots):
        share = (k + 0.5) / count - 0.5
        spot.x, spot.y = block.x, frame.stand
        actor, piece = spot.actor, block.piece
        if piece and piece.name in ("table", "desk"):
            spot.x = block.x + block.width * (
                share * 0.98 if count > 1 else 0.26 if actor.side == "right" else -0.26
            )
            chin = spot.figure.head[3] * spot.tall / 100
            # whoever is too low to look over the table stands or sits on something behind it
            low = max(chin, _busy_hands(spot) * spot.tall / 100)
            high = frame.top - spot.figure.box[1] * spot.tall / 100
            spot.y = min(frame.stand - 2.4, max(frame.stand - 66 * block.scale - low, high))
            spot.behind = True
        elif (
            piece
            and piece.name in SEATS
            and (actor.pose in (Pose.SITTING, Pose.LYING, Pose.CROUCHING) or piece.name == "bed")
        ):
            spot.x = block.x + block.width * share * 0.8
            spot.y = frame.stand - SEATS[piece.name] * block.scale
            if piece.name == "bed" and actor.pose is Pose.LYING:
                spot.x = _pillow(block, k)
        elif piece and piece.name in ("boat", "sailing boat", "bath"):
            spot.x, spot.behind = block.x + block.width * share * 0.66, True
            spot.y = block.y - 13 * block.scale
        _lift(spot, frame, k)


def _pillow(block: Block, number: int) -> float:
    """Return where a sleeper lies: at the head of the bed, or beside the head of the one before, both faces seen."""
    spot, lying = block.spots[number], [one for one in block.spots[:number] if one.actor.pose is Pose.LYING]
    if not lying:
        return block.x - 94 * block.scale - spot.figure.box[0] * spot.tall / 100
    before = lying[-1]
    aside = before.x + before.figure.head[2] * before.tall / 100 - spot.figure.head[0] * spot.tall / 100
    return min(aside, block.x + 50 * block.scale)  # a bed is only so long


def _busy_hands(spot: Spot) -> float:
    """Return how low hands are that must be seen over a table, in hundredths of the figure."""
    if spot.actor.points:
        return spot.figure.head[3] + 12
    if spot.bearing.hold in (Hold.NOTHING, Hold.HANG):
        return -1000.0
    return max(y for _, y in spot.figure.hands[0 if spot.bearing.hold in (Hold.BOTH, Hold.PAGE) else 1 :]) + 9


def _lift(spot: Spot, frame: Frame, number: int) -> None:
    """Raise those who fly or jump, set back those who are told to be behind."""
    actor = spot.actor
    top = -spot.figure.box[1] * spot.tall / 100
    room = max(0.0, spot.y - frame.top - top)
    if actor.inside == "travel ball":
        spot.y -= spot.tall * 0.1
    elif actor.lands:
        spot.y -= min(room, spot.tall * 0.16)
    elif actor.pose is Pose.FLYING or actor.level == "above":
        spot.y -= min(room, spot.tall * 0.42)
    elif actor.pose is Pose.JUMPING:
        spot.y -= min(room, spot.tall * 0.1)
    elif actor.level == "behind":
        spot.y -= 4


def _turn(spot: Spot, blocks: list[Block], plan: ScenePlan, frame: Frame) -> None:
    """Turn a figure towards whom or what it looks at, else towards the others, else into the picture."""
    others = [one for block in blocks for one in block.spots if one is not spot]
    target = None
    if spot.actor.looks_at:
        target = next((one.x for one in others if one.actor.entry.name == spot.actor.looks_at), None)
        if target is None:
            target = next(
                (block.x for block in blocks if block.piece and block.piece.name == spot.actor.looks_at), None
            )
        if target is None:
            found = [one for block in blocks for one in stands_on(block, plan, frame)]
            target = next((x for piece, x, _, _ in found if piece.name == spot.actor.looks_at), None)
    if target is None and spot.actor.beside and spot.actor.pose is not Pose.WALKING:
        target = next((one.x for one in others if one.actor.entry.name == spot.actor.beside), None)
    if target is None:
        target = _heading(spot, others, plan, frame)
    if target is None and others:
        target = sum(one.x for one in others) / len(others)
    if target is None or abs(target - spot.x) < 1:
        target = frame.wide if spot.x <= frame.wide * 0.52 else 0.0
        if frame.calm == "left":
            target = 0.0
    lies = spot.actor.pose is Pose.LYING
    spot.facing = "right" if target > spot.x or (lies and spot.actor.inside == "bed") else "left"
    if spot.facing == "left":
        spot.figure = measure(spot.actor, "left", spot.bearing)


def _trailing(plan: ScenePlan) -> bool:
    """Whether some run after others: who is named first is then ahead."""
    running = [actor for actor in plan.actors if actor.pose is Pose.RUNNING]
    return len(running) > 1 and re.search(r"\b(?:behind|follow|chase)", plan.place_words) is not None


def _heading(spot: Spot, others: list[Spot], plan: ScenePlan, frame: Frame) -> float | None:
    """Return where those who run together run to: onwards as one reads, unless who is ahead was told to be left."""
    names = [actor.entry.name for actor in plan.actors]
    running = [one for one in (spot, *others) if one.actor.pose is Pose.RUNNING]
    if spot not in running or len(running) < 2:
        return None
    first, *_, last = sorted(running, key=lambda one: names.index(one.actor.entry.name))
    return -1.0 if _trailing(plan) and first.x < last.x else frame.wide + 1.0
