"""The stage: a brief becomes one drawing, from the sky to the leaves at the edge, and where its cast stands.

Back to front: the place, what hangs and stands in it, shadows, those behind a table, the table and what is on it,
the figures with what they hold, what lies before their feet, the near edge, weather. Each layer is dyed by the
hour at its own depth.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from random import Random

from picturebook.record import record
from picturebook.storyboard.brief import Brief, brief_digest
from picturebook.studio.sketch.hand import PLAIN, Hand
from picturebook.studio.sketch.stagecraft.blocking import block_out
from picturebook.studio.sketch.stagecraft.brush import flat, new_sheet
from picturebook.studio.sketch.stagecraft.light import Light, in_hand, light_for
from picturebook.studio.sketch.stagecraft.measures import Frame, frame_for
from picturebook.studio.sketch.stagecraft.painting import Easel
from picturebook.studio.sketch.stagecraft.place import Lamp, Place, Rect
from picturebook.studio.sketch.stagecraft.plan import ScenePlan
from picturebook.studio.sketch.stagecraft.props import things
from picturebook.studio.sketch.stagecraft.rows import Block, Spot
from picturebook.studio.sketch.stagecraft.scene import read_scene
from picturebook.studio.sketch.stagecraft.settings_country import COUNTRY
from picturebook.studio.sketch.stagecraft.settings_rooms import ROOMS
from picturebook.studio.sketch.stagecraft.weather import lay_weather
from picturebook.studio.sketch.svg import num
from picturebook.studio.sketch.tones import tone_of

SETTINGS = {**COUNTRY, **ROOMS}
Box = tuple[int, int, int, int]


@record
class Composed:
    """A composed picture: its SVG, its lamps, where everybody is in thousandths, and what was planned."""

    svg: str
    plan: ScenePlan
    light: Light
    lamps: tuple[Lamp, ...]
    boxes: dict[str, Box]
    heads: dict[str, Box]
    drawn: tuple[str, ...]
    not_drawn: tuple[str, ...]


def compose(brief: Brief, pixels: tuple[int, int], calm: str | None, hand: Hand = PLAIN) -> Composed:
    """Compose the picture a brief asks for, in pixels, with its calm side kept quiet."""
    plan = read_scene(brief)
    hand = hand.with_inks(piece.colour for piece in plan.pieces if piece.colour)
    frame = frame_for(pixels, calm, plan)
    if brief.kind == "cover":  # a name stands below the feet
        frame = replace(frame, stand=min(frame.stand, 81.0))
    blocks, scale = block_out(plan, frame)
    unit = pixels[1] / 100
    light = in_hand(light_for(plan.time, plan.weather, plan.indoors or plan.setting == "plain"), hand)
    place = _place(brief, plan, frame, light, unit, hand)
    random = Random(_number(brief_digest(brief)))
    easel = Easel(
        plan=plan, frame=frame, blocks=blocks, scale=scale, place=place, unit=unit, hand=hand, random=random
    )
    easel.set_lamps()
    place.filled += _filled(place, blocks, frame)
    SETTINGS[plan.setting](place)
    marks = [
        light.dye(place.far.sheet(), 0.6), light.dye(place.middle.sheet(), 0.12), *easel.paint(light),
        "" if hand.spare else light.dye(place.near.sheet()), lay_weather(plan, frame, unit, random, light),
    ]  # fmt: skip
    spots = [spot for block in blocks for spot in block.spots if not spot.actor.extra]
    missing = [*plan.not_drawn, *(phrase for spot in spots for phrase in spot.figure.not_drawn)]
    svg = _document(tone_of(hand, unit) + flat("".join(marks)), pixels)
    return Composed(
        svg=svg, plan=plan, light=light, lamps=tuple(place.lamps),
        boxes={spot.actor.entry.name: _thousandths(spot, spot.figure.box, frame) for spot in spots},
        heads={spot.actor.entry.name: _thousandths(spot, spot.figure.head, frame) for spot in spots},
        drawn=tuple(dict.fromkeys(piece.name for piece in plan.pieces)), not_drawn=tuple(dict.fromkeys(missing)),
    )  # fmt: skip


def _place(brief: Brief, plan: ScenePlan, frame: Frame, light: Light, unit: float, hand: Hand) -> Place:
    """Set up the place; the same place has the same seed on every page."""
    seed = _number(f"{(brief.place or plan.setting).lower()}\0{(brief.place_look or '').lower()}")
    zoom = 1.28 if plan.camera == "close" and plan.setting != "plain" else 1.0
    at = (-(zoom - 1) * frame.wide * 0.5 * unit, -(zoom - 1) * frame.floor * unit)
    broad = 0.45 * frame.wide * unit
    taken = {piece.name for piece in plan.pieces if piece.name != "window"}
    if "chair" in taken:
        taken.add("armchair")
    return Place(
        name=plan.setting, wide=frame.wide, floor=frame.floor, stand=frame.stand, calm=frame.calm,
            time=plan.time, weather=plan.weather,
        light=light, seed=seed, zoom=zoom, words=plan.place_words, random=Random(seed), taken=tuple(taken),
        far=replace(new_sheet(seed, unit * zoom, 0.2 * unit, hand, at), broad=broad),
        middle=replace(new_sheet(seed + 1, unit * zoom, 0.23 * unit, hand, at), broad=broad),
        near=new_sheet(seed + 2, unit, 0.28 * unit, hand),
    )  # fmt: skip


def _filled(place: Place, blocks: list[Block], frame: Frame) -> list[Rect]:
    """Return where heads and the scene's own furniture are, in the measures of the place behind them."""
    found = []
    for block in blocks:
        for spot in block.spots:
            (x0, y0, x1, y1), k = spot.figure.head, spot.tall / 100
            found.append((spot.x + x0 * k, spot.y + y0 * k - 1, spot.x + x1 * k, spot.y + y1 * k))
        if block.piece:
            high = things()[block.piece.name].size[1] * block.scale
            half = block.width / 2
            found.append((block.x - half, frame.stand - high, block.x + half, frame.stand))
    across, down = (place.zoom - 1) * frame.wide * 0.5, (place.zoom - 1) * frame.floor
    z = place.zoom
    return [((a + across) / z, (b + down) / z, (c + across) / z, (d + down) / z) for a, b, c, d in found]


def _document(marks: str, pixels: tuple[int, int]) -> str:
    w, h = num(pixels[0]), num(pixels[1])
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{marks}</svg>'


def _thousandths(spot: Spot, box: tuple[float, float, float, float], frame: Frame) -> Box:
    k = spot.tall / 100
    x0, y0, x1, y1 = (spot.x + box[0] * k, spot.y + box[1] * k, spot.x + box[2] * k, spot.y + box[3] * k)
    sides = (x0 / frame.wide, y0 / 100, x1 / frame.wide, y1 / 100)
    a, b, c, d = (max(0, min(1000, round(value * 1000))) for value in sides)
    return a, b, max(c, a + 1), max(d, b + 1)


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8")).digest()[:6], "big")
