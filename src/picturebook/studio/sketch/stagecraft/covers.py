"""What covers: blankets over sleepers and laps, cloths on the grass, a table with all that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from picturebook.studio.sketch.stagecraft.brush import line
from picturebook.studio.sketch.stagecraft.measures import Frame
from picturebook.studio.sketch.stagecraft.plan import Piece, ScenePlan
from picturebook.studio.sketch.stagecraft.props import Look, things
from picturebook.studio.sketch.stagecraft.props_home import patches
from picturebook.studio.sketch.stagecraft.rows import Block, Spot

if TYPE_CHECKING:
    from picturebook.studio.sketch.stagecraft.painting import Easel


def spread_cloth(easel: Easel) -> str:
    """Spread a picnic cloth under everybody."""
    piece = next((one for one in easel.plan.pieces if one.where == "underlay"), None)
    if piece is None or not easel.used:
        return ""
    a, b = min(x for x, _ in easel.used), max(x for _, x in easel.used)
    scale = max(0.2, min((b - a) * 0.92, easel.frame.span * 0.9) / 184)
    p = easel.sheet(1.0, ((a + b) / 2, easel.frame.stand + 2.5), 0.24)
    q = p.within(0, 0, 0.0, 1.0)
    q.matrix = (scale * easel.unit, 0.0, 0.0, max(scale, 0.42) * easel.unit, q.matrix[4], q.matrix[5])
    things()["picnic cloth"].draw(q, Look(colour=piece.colour))
    return p.sheet()


def cover_sleepers(easel: Easel, spots: list[Spot], block: Block, cover: Piece | None) -> str:
    """Lay one blanket over those who sleep side by side, from the last one's shoulders to the foot of the bed."""
    spot = spots[-1]
    k, f = spot.tall / 100, spot.figure
    mirrored = spot.facing == "left"
    head = spot.x + (f.head[0] if mirrored else f.head[2]) * k
    foot = spot.x + (f.box[0] if mirrored else f.box[2]) * k
    on_bed = block.piece is not None and block.piece.name == "bed"
    if on_bed:
        foot = block.x + 97 * block.scale
    low = easel.frame.stand - 16 * block.scale if on_bed else spot.y + 0.5
    top = min(_raised(one) for one in spots) if on_bed else spot.y - spot.tall * 0.4
    a, b = head - (1.5 if not mirrored else -1.5), foot
    x0, x1 = min(a, b), max(a, b)
    p = easel.sheet(1.0)
    look = Look(colour=cover.colour if cover else None, words=cover.words if cover else "patchwork")
    small = easel.scale * 0.9
    q = p.within(x0, low, 0.0, small)
    patches(q, (0, (top - low) / small, (x1 - x0) / small, 0), look)
    hem = (
        [(x0, top), (x0 + (1.6 if not mirrored else 0), (top + low) / 2), (x0 + 0.6, low)]
        if not mirrored
        else [(x1, top), (x1, low)]
    )
    line(p, hem, "#fbf4e6", 1.3)
    return p.sheet()


def _raised(spot: Spot) -> float:
    """Return how high a sleeper's knees lift the blanket."""
    knees = max(spot.figure.box[1] * spot.tall / 100 * 1.14, -0.46 * spot.tall)
    return spot.y + min(-0.33 * spot.tall, knees)


def cover_lap(easel: Easel, spot: Spot, block: Block, cover: Piece | None) -> str:
    """Lay the blanket over the lap of somebody who sits up in bed."""
    small = block.scale
    x0 = (spot.x + spot.tall * 0.02 - block.x) / small
    p = easel.sheet(small, (block.x, easel.frame.stand), 0.25)
    high = -50 - spot.tall * 0.2 / small
    patches(
        p,
        (x0, high, 99, -16),
        Look(colour=cover.colour if cover else None, words=cover.words if cover else "patchwork"),
    )
    return p.sheet()


def spread_blanket(easel: Easel, block: Block, cover: Piece | None) -> str:
    """Spread the blanket over an empty bed."""
    p = easel.sheet(block.scale, (block.x, easel.frame.stand), 0.25)
    patches(
        p,
        (-34, -55, 98, -15),
        Look(colour=cover.colour if cover else None, words=cover.words if cover else "patchwork"),
    )
    return p.sheet()


def stands_on(block: Block, plan: ScenePlan, frame: Frame) -> list[tuple[Piece, float, float, float]]:
    """Return what stands on a table: each thing, the point it stands on, and its scale."""
    table = block.piece
    if table is None or table.name not in ("table", "desk"):
        return []
    on_it = [one for one in plan.pieces if one.where == "table" and one is not table]
    seen = next((one for one in on_it if one.looked_at), None)
    if seen and len(on_it) > 2:  # what is pointed at stands where all can see it
        on_it.remove(seen)
        on_it.insert(len(on_it) // 2, seen)
    top = frame.stand + 1.5 - (64 if table.name == "table" else 63) * block.scale
    total = sum(things()[one.name].size[0] for one in on_it) or 1.0
    room = things()[table.name].size[0] * 0.8 * block.scale
    small = min(block.scale * 1.25, room / total, 1.0)
    middle = block.x
    if len(block.spots) == 1:
        middle += (0.2 if block.spots[0].x < block.x else -0.2) * block.width
        small = min(small, room * 0.62 / total)
    x = middle - total * small / 2 - 1.5 * (len(on_it) - 1)
    found = []
    for k, one in enumerate(on_it):
        w = things()[one.name].size[0] * small
        found.append((one, x + w / 2, top + (0.6 if k % 2 else -0.2), small))
        x += w + 3
    return found


def lay_table(easel: Easel, block: Block) -> str:
    """Paint a table with all that stands on it."""
    piece = block.piece
    if piece is None:
        return ""
    p = easel.sheet(block.scale, (block.x, easel.frame.stand + 1.5), 0.25)
    things()[piece.name].draw(p, Look(colour=piece.colour, words=piece.words))
    placed = stands_on(block, easel.plan, easel.frame)
    return "".join([p.sheet(), *(easel.thing(one, x, y, scale) for one, x, y, scale in placed)])
