"""What hangs, floats, flies and lies about: things of a picture that nobody holds, sits on or stands by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from picturebook.studio.sketch.pose import Pose
from picturebook.studio.sketch.stagecraft.place import WORDS, Lamp
from picturebook.studio.sketch.stagecraft.plan import Piece, baked
from picturebook.studio.sketch.stagecraft.props import Look, Thing, things
from picturebook.studio.sketch.stagecraft.props_sky import star_at
from picturebook.studio.sketch.stagecraft.rows import Spot
from picturebook.studio.sketch.svg import Point

if TYPE_CHECKING:
    from picturebook.studio.sketch.stagecraft.painting import Easel


def paint_background(easel: Easel) -> str:
    """Things that hang on walls, stand along them, or are in the sky."""
    marks = []
    for piece in easel.plan.pieces:
        thing = things()[piece.name]
        if (
            piece.where in ("fixed", "wall")
            and piece.name != "window"
            and not any(b.piece is piece for b in easel.blocks)
        ) or (piece.where == "tall" and not any(b.piece is piece for b in easel.blocks)):
            marks.append(_set_back(easel, piece, thing))
        elif piece.where == "sky":
            marks.append(_in_sky(easel, piece, thing))
        elif piece.where == "water":
            marks.append(_afloat(easel, piece, thing))
    return "".join(marks)


def _set_back(easel: Easel, piece: Piece, thing: Thing) -> str:
    floor = easel.frame.floor
    room = floor - (10 if easel.frame.calm != "top" else 34)
    scale = min(
        max(easel.scale * 0.86, 0.3) * piece.size,
        (room + 4) / thing.size[1],
        easel.frame.span * 0.42 / thing.size[0],
    )
    if piece.where == "tall":
        scale = min(
            easel.scale * 0.9 * piece.size,
            (floor + 5 - (4 if easel.frame.calm != "top" else 30)) / thing.size[1],
        )
    x = _free(easel, thing.size[0] * scale, piece.looked_at)
    y = floor + 4.5 if piece.where != "wall" else floor - 16
    p = easel.sheet(scale, (x, y), 0.24)
    lit = piece.lit or (
        thing.name == "stove"
        and (easel.place.dim or "glow" in easel.plan.place_words or "open" in piece.words)
    )
    thing.draw(
        p,
        Look(
            colour=piece.colour, lit=lit, empty=piece.empty, seed=easel.place.seed,
            words=f"{piece.words} {baked(easel.plan.place_words)}" if thing.name == "stove" else piece.words,
        ),
    )  # fmt: skip
    return p.sheet()


def _in_sky(easel: Easel, piece: Piece, thing: Thing) -> str:
    if easel.plan.indoors:
        return ""
    frame = easel.frame
    if piece.name == "stars":
        p = easel.sheet(1.0, (0, 0), 0.2)
        for k in range(9):
            x = frame.left + frame.span * ((k * 0.381 + 0.11) % 1.0)
            top = WORDS + 2 if frame.calm == "top" else 7.0
            y = top + (k * 0.618 % 1.0) * (frame.floor * 0.7 - top)
            star_at(p, (x, y), 1.5 + 0.8 * (k % 3))
        return p.sheet()
    big = piece.size if piece.size > 1 else 1.0
    scale = 0.16 * (1.25 if piece.name == "rainbow" else 1.0) * (big**1.4)
    if piece.name == "rainbow":
        scale = frame.wide / 520
    x = easel.place.at(0.72 if piece.name != "rainbow" else 0.5)
    y = 13 + 14 * big**1.2 if piece.name != "rainbow" else frame.floor
    if piece.name == "sun" and easel.place.time in ("dawn", "evening"):
        y = frame.floor * 0.74  # it rises and sets at the edge of the land
    elif frame.calm == "top" and piece.name != "rainbow":
        y = 36
    p = easel.sheet(scale, (x, y), 0.2)
    thing.draw(p, Look(words=piece.words, colour=piece.colour))
    if piece.name in ("moon", "sun") and piece.name == "moon":
        easel.place.lamps.append(Lamp(x=x, y=y - 45 * scale, reach=34 * big, colour="#c9d6ff", strength=0.4))
    return p.sheet()


def _afloat(easel: Easel, piece: Piece, thing: Thing) -> str:
    """Set a thing on the water if there is any, else on the ground between those who look at it."""
    spots = [spot for block in easel.blocks for spot in block.spots]
    frame = easel.frame
    x = sum(spot.x for spot in spots) / len(spots) if spots else easel.place.at(0.5)
    watery = easel.plan.setting in ("river", "beach")
    y = frame.floor + (1 if easel.plan.setting == "beach" else 7) if watery else frame.stand + 2
    scale = max(easel.scale * 0.8 * piece.size, 9.0 / thing.size[1])
    if not spots:
        scale *= 1.8
    x = next((block.x for block in easel.blocks if block.piece is piece), x)
    if frame.panorama and abs(x - frame.wide / 2) < 10:
        x = frame.wide * 0.58
    p = easel.sheet(scale, (x, y), 0.24)
    if watery:
        p.oval((0, -2), thing.size[0] * 0.5, 4, "#3d5a78", stroke=0, opacity=0.3)
    lit = piece.lit or easel.place.night
    if lit:
        easel.place.lamps.append(Lamp(x=x, y=y - 4, reach=30, strength=1.0))
    thing.draw(p, Look(lit=lit, colour=piece.colour, words=piece.words))
    return p.sheet()


def _free(easel: Easel, wide: float, central: bool) -> float:
    """Return the middle of a free stretch, nearest to the middle of the stage."""
    frame = easel.frame
    low, high = frame.left + wide / 2, frame.right - wide / 2
    if low > high:
        return (frame.left + frame.right) / 2
    best, most = (low + high) / 2, -1e9
    for k in range(41):
        x = low + (high - low) * k / 40
        overlap = sum(max(0.0, min(b, x + wide / 2) - max(a, x - wide / 2)) for a, b in easel.used)
        fold = 18.0 if frame.panorama and abs(x - frame.wide / 2) < wide / 2 else 0.0
        score = -overlap * 3 - abs(x - (frame.left + frame.right) / 2) * (0.22 if central else 0.12) - fold
        if score > most:
            best, most = x, score
    easel.used.append((best - wide / 2, best + wide / 2))
    return best


def fly_kite(easel: Easel, piece: Piece, spot: Spot, hand: Point) -> str:
    """Fly a kite on its string, away from the calm side."""
    frame = easel.frame
    away = spot.tall * 0.5 + 16
    x = min(max(spot.x + (away if spot.facing == "right" else -away), frame.left + 6), frame.right - 6)
    y = max(frame.top + 12, spot.y - spot.tall - 20)
    p = easel.sheet(1.0, (0, 0), 0.2)
    p.curve([hand, ((hand[0] * 2 + x) / 3, (hand[1] + y * 2) / 3 + 8), (x, y)], line="#6d6a70", stroke=0.8)
    return p.sheet() + easel.thing(piece, x, y, max(0.3, spot.tall / 150))


def paint_aloft(easel: Easel) -> str:
    """What is in the sky and in nobody's hands: it lies behind heads, for it would hide a face it came before."""
    found = [
        piece
        for piece in easel.plan.pieces
        if piece.where == "aloft" and (piece.beside is None or not _holder(easel, piece))
    ]
    return "".join(
        easel.thing(
            piece,
            _free(easel, things()[piece.name].size[0] * easel.scale * 0.9 * piece.size, False),
            max(easel.frame.top + 14, 34),
            max(0.16, easel.scale * 0.9 * piece.size),
        )
        for piece in found
    )


def paint_foreground(easel: Easel) -> str:
    """Marks on the ground and what flutters in the air."""
    marks = []
    for piece in easel.plan.pieces:
        thing = things()[piece.name]
        if piece.where == "mark" and piece.name != "rug":
            marks.append(_mark(easel, piece, thing))
        elif piece.where == "fly":
            marks.append(_flying(easel, piece, thing))
        elif piece.where == "blanket" and not any(
            spot.actor.pose is Pose.LYING for block in easel.blocks for spot in block.spots
        ):
            marks.append("")
    return "".join(marks)


def _holder(easel: Easel, piece: Piece) -> bool:
    return any(piece in spot.actor.holds for block in easel.blocks for spot in block.spots)


def _mark(easel: Easel, piece: Piece, thing: Thing) -> str:
    spots = [spot for block in easel.blocks for spot in block.spots]
    frame = easel.frame
    scale = min(max(easel.scale * 0.9, 0.2), frame.span * 0.6 / thing.size[0])
    x = (frame.left + frame.right) / 2
    if spots:
        lead = next((spot for spot in spots if spot.actor.looks_at == piece.name), spots[0])
        x = lead.x + (thing.size[0] * scale * 0.55 + 4) * (1 if lead.facing == "right" else -1)
        x = min(max(x, frame.left + thing.size[0] * scale * 0.4), frame.right - thing.size[0] * scale * 0.4)
    p = easel.sheet(scale, (x, min(94.0, frame.stand + (4.5 if frame.calm != "bottom" else 2.6))), 0.22)
    thing.draw(p, Look(colour=piece.colour, words=piece.words, seed=easel.place.seed))
    return p.sheet()


def _flying(easel: Easel, piece: Piece, thing: Thing) -> str:
    frame = easel.frame
    big = {0.55: 0.5}.get(piece.size, piece.size)
    alone = not easel.plan.actors
    scale = easel.scale * big * (1.5 if alone else 0.8)
    if "bank" in piece.words or "great" in piece.words:
        scale = frame.span * 0.6 / thing.size[0]
    scale = min(scale, frame.span * 0.6 / thing.size[0], 30 / thing.size[1])
    x = frame.left + frame.span * 0.62 if alone else _free(easel, thing.size[0] * scale, False)
    y = max(frame.top + 14, frame.floor - (8 if alone else 16))
    if easel.plan.setting == "mountains":
        y = frame.floor - 14
    lead = next((spot for block in easel.blocks for spot in block.spots), None)
    if lead:
        way = 1 if lead.facing == "right" else -1
        x = min(
            max(lead.x + way * (lead.tall * 0.5 + thing.size[0] * scale * 0.5), frame.left + 6),
            frame.right - 6,
        )
        y = max(frame.top + 10, lead.y - lead.tall * 0.8)
    return easel.thing(piece, x, y, scale)
