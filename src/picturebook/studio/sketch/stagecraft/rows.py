"""Rows: blocks laid side by side, lapping where room is short, with no face in a fold.

Each block brings its width and the side it was told. A person may stand before a table's end or a bed's foot,
and sleepers may lie half behind each other; on a spread every page has a row of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from picturebook.studio.sketch.figure import Figure
from picturebook.studio.sketch.pose import Bearing, Pose
from picturebook.studio.sketch.stagecraft.measures import Frame
from picturebook.studio.sketch.stagecraft.plan import Actor, Piece, ScenePlan

_LARGE = ("table", "desk", "bed", "sofa")
_NO_FACE = 0.065  # of a spread's width, on either side of its fold


@dataclass(slots=True, kw_only=True)
class Spot:
    """One actor in place."""

    actor: Actor
    tall: float
    figure: Figure  # drawn 100 units tall per `tall`, in hundredths
    x: float = 0.0
    y: float = 0.0
    facing: str = "right"
    behind: bool = False
    bearing: Bearing = Bearing()  # in hundredths of its height


@dataclass(slots=True, kw_only=True)
class Block:
    """One part of the row: its width, who is in it, what is in it."""

    width: float
    spots: list[Spot] = field(default_factory=list)
    piece: Piece | None = None
    side: str | None = None
    x: float = 0.0
    scale: float = 1.0  # hundredths in a centimetre for the piece
    y: float = 0.0  # where it stands; 0 until it is placed
    front: bool = False  # a thing lying a little nearer than the feet


def leaning(blocks: list[Block], plan: ScenePlan) -> float:
    """Return where the row's middle should be, 0–1: told sides first, else off the middle when there is one."""
    sides = [block.side for block in blocks if block.spots]
    if sides and all(side == "left" for side in sides):
        return 0.24
    if sides and all(side == "right" for side in sides):
        return 0.76
    actors = [block for block in blocks if block.spots]
    if len(actors) == 1 and len(blocks) == 1:
        return 0.5 if plan.camera == "close" else 0.44
    return 0.5


def lay_row(blocks: list[Block], left: float, right: float, lean: float) -> None:
    """Lay blocks between two edges; `lean` (0–1) is where the room left over goes."""
    if not blocks:
        return
    laps = laps_of(blocks)
    most_lap = sum(laps)
    used = sum(block.width for block in blocks)
    lapped = min(1.0, max(0.0, used - (right - left)) / most_lap) if most_lap else 0.0
    used -= most_lap * lapped
    spare = right - left - used
    told = {block.side for block in blocks if block.spots} >= {"left", "right"}
    most = 26.0 if told else 9.0
    gap = max(-6.0, min(most, spare / (len(blocks) + 0.6))) if len(blocks) > 1 else 0.0
    total = used + gap * (len(blocks) - 1)
    start = (
        left + max(0.0, (right - left - total)) * lean
        if total <= right - left
        else (left + right - total) / 2
    )
    for k, block in enumerate(blocks):
        block.x = start + block.width / 2
        lap = laps[k] * lapped if k < len(laps) else 0.0
        start += block.width + gap - lap - (block.width * 0.42 if _hugs(block) else 0.0)


def laps_of(blocks: list[Block]) -> list[float]:
    """Return by how much each block may lie before its right neighbour where room is short."""
    return [_lap(a, b) for a, b in pairwise(blocks)]


def _lap(a: Block, b: Block) -> float:
    if _hugs(a):
        return 0.0
    small = min(a.width, b.width)
    large = [one for one in (a, b) if one.piece and one.piece.name in _LARGE]
    if len(large) == 1 and (a.spots and b.spots):
        return min(large[0].width * 0.32, small * 0.75)
    if _naps(a) and _naps(b):
        return small * 0.42
    if a.front and b.front:
        return 0.0  # a button may not lie on the seeds
    return small * (0.14 if a.spots and b.spots else 0.7 if a.front or b.front else 0.25)


def _naps(block: Block) -> bool:
    return bool(block.spots) and block.piece is None and block.spots[0].actor.pose is Pose.LYING


def _hugs(block: Block) -> bool:
    return bool(block.spots) and block.spots[0].actor.pose is Pose.HUGGING


def lay_panorama(blocks: list[Block], frame: Frame) -> None:
    """Share the blocks over the two pages, so that nothing that matters lies in the fold."""
    half, inner = frame.wide / 2, frame.wide * 0.045
    if len(blocks) == 1:
        left_page = blocks[0].side != "right"
        wide_one = blocks[0].width > half - inner - frame.left
        if wide_one:
            lay_row(blocks, frame.left, frame.right, 0.5)
        elif left_page:
            lay_row(blocks, frame.left, half - inner, 0.7)
        else:
            lay_row(blocks, half + inner, frame.right, 0.3)
        return
    best, cut = 1e9, 1
    for k in range(1, len(blocks)):
        a, b = sum(one.width for one in blocks[:k]), sum(one.width for one in blocks[k:])
        wrong = sum(one.side == "right" for one in blocks[:k]) + sum(one.side == "left" for one in blocks[k:])
        score = abs(a - b) + wrong * 200
        if score < best:
            best, cut = score, k
    lay_row(blocks[:cut], frame.left, half - inner, 0.72)
    lay_row(blocks[cut:], half + inner, frame.right, 0.28)


def clear_fold(blocks: list[Block], frame: Frame) -> None:
    """Move each page's row outwards until no face lies in the fold; a bed may run off the edge, a face not."""
    for way in (-1, 1):
        page = [block for block in blocks if (block.x - frame.wide / 2) * way > 0]
        move = 0.0
        for spot in (spot for block in page for spot in block.spots):
            k = spot.tall / 100
            inner = spot.x + (spot.figure.head[2] if way < 0 else spot.figure.head[0]) * k
            move = max(move, frame.wide * _NO_FACE - (inner - frame.wide / 2) * way)
        for block in page if move > 0 else ():
            block.x += way * move
            for spot in block.spots:
                spot.x += way * move
