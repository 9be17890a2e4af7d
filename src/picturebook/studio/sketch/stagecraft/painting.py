"""Painting the stage: figures with what they hold and sit on, tables, beds, boats, what lies about, shadows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from picturebook.studio.sketch.figure import Ask, draw_figure
from picturebook.studio.sketch.hand import Hand
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.pose import Bearing, Pose
from picturebook.studio.sketch.stagecraft.bearing import in_hands
from picturebook.studio.sketch.stagecraft.brush import new_sheet, tube
from picturebook.studio.sketch.stagecraft.covers import (
    cover_lap,
    cover_sleepers,
    lay_table,
    spread_blanket,
    spread_cloth,
)
from picturebook.studio.sketch.stagecraft.hanging import (
    fly_kite,
    paint_aloft,
    paint_background,
    paint_foreground,
)
from picturebook.studio.sketch.stagecraft.light import Light
from picturebook.studio.sketch.stagecraft.measures import Frame
from picturebook.studio.sketch.stagecraft.place import Lamp, Place
from picturebook.studio.sketch.stagecraft.plan import Piece, ScenePlan, baked
from picturebook.studio.sketch.stagecraft.props import Look, Thing, things
from picturebook.studio.sketch.stagecraft.props_play import ball_behind, travel_ball
from picturebook.studio.sketch.stagecraft.rows import Block, Spot
from picturebook.studio.sketch.svg import Point, group, num

_SKYLIGHT = 0.3  # how much lighter than the land a figure is at night: a face must be read
_BALL = 0.63  # a travel ball's radius, in heights of whoever is in it
_FRONT_SEATS = frozenset({"boat", "sailing boat", "bath"})
_UNDER_HEAD = frozenset({"umbrella"})
_BEHIND = frozenset({"umbrella", "balloon", "broom", "fishing rod", "flag"})


@dataclass(slots=True, kw_only=True)
class Easel:
    """One picture while its figures and things are painted."""

    plan: ScenePlan
    frame: Frame
    blocks: list[Block]
    scale: float
    place: Place
    unit: float
    hand: Hand
    random: Random
    used: list[tuple[float, float]] = field(default_factory=list)

    def paint(self, light: Light) -> list[str]:
        """Return the layers between the place and its near edge, dyed."""
        self.used = [(b.x - b.width / 2, b.x + b.width / 2) for b in self.blocks]
        layers = [
            light.dye(paint_background(self), 0.14),
            light.dye(spread_cloth(self)),
            light.dye(self._shadows()),
            light.dye(paint_aloft(self)),
        ]
        order = sorted(
            (block for block in self.blocks if not (block.piece and block.piece.where == "water")),
            key=lambda block: (
                not (block.piece and block.piece.where == "fixed"),
                block.front,
                block.piece is None or block.piece.where == "ground",  # before a bed or a table
                bool(block.piece and block.piece.where == "ground"),
                # in a hug the smaller one's face lies on the taller one's apron, not under the sleeve
                -max((spot.tall for spot in block.spots if spot.actor.pose is Pose.HUGGING), default=0.0),
            ),
        )
        layers += [self._block(block, light) for block in order]
        layers.append(light.dye(paint_foreground(self)))
        return layers

    def sheet(self, scale: float, at: Point = (0.0, 0.0), width: float = 0.25) -> Paper:
        """Return a sheet at a point of the picture, scale in hundredths to its unit."""
        number = round(at[0] * 7 + at[1] * 13 + scale * 1000)
        return new_sheet(
            number,
            scale * self.unit,
            width * self.unit,
            self.hand,
            (at[0] * self.unit, at[1] * self.unit),
        )

    def set_lamps(self) -> None:
        """Light what shines: lanterns in hands, fires on the ground, lamps on tables."""
        for block in self.blocks:
            for spot in block.spots:
                for piece in spot.actor.holds:
                    self._shine(
                        piece,
                        spot.x + (6 if spot.facing == "right" else -6),
                        spot.y - spot.tall * 0.35,
                        spot.tall / 110,
                    )
            if block.piece:
                self._shine(block.piece, block.x, self.frame.stand - 6, block.scale)
        for piece in self.plan.pieces:
            if piece.where in ("table", "fixed", "water", "fly") and piece.name not in ("table",):
                self._shine(piece, self.frame.wide * 0.5, self.frame.stand - 20, self.scale)

    def _shine(self, piece: Piece, x: float, y: float, scale: float) -> None:
        thing = things()[piece.name]
        always = piece.name in ("lantern", "candle", "campfire", "fireplace", "firefly")
        if thing.light and (always or piece.lit or (piece.name == "lamp" and self.place.dim)):
            reach = max(18.0, thing.light * scale * 0.8)
            self.place.lamps.append(Lamp(x=x, y=y, reach=reach, strength=0.55 + 0.45 * self.place.light.dark))
        elif piece.name == "stove" and (piece.lit or self.place.dim):
            self.place.lamps.append(Lamp(x=x, y=y, reach=40, colour="#ffc070", strength=0.8))

    def _shadows(self) -> str:
        p = self.sheet(1.0)
        for block in self.blocks:
            for spot in block.spots:
                x0, _, x1, _ = spot.figure.box
                half = (x1 - x0) * spot.tall / 100 * 0.4
                if spot.actor.inside == "travel ball":
                    half = spot.tall * _BALL * 0.72
                if block.piece is None or block.piece.name in ("table",):
                    y = self.frame.stand + 0.3 if spot.y < self.frame.stand else spot.y + 0.3
                    at = (spot.x - 1, y if not spot.behind else self.frame.stand - 1.5)
                    p.cast(at, half, 1.5, 0.24)
            if (
                block.piece
                and block.piece.where not in ("table", "water", "fixed")
                and block.y == self.frame.stand
            ):
                at = (block.x - 0.6, self.frame.stand + (2.4 if block.front else 0.4))
                p.cast(at, block.width * 0.5, 1.3, 0.2)
        return p.sheet()

    def _block(self, block: Block, light: Light) -> str:
        """Paint one block: seat, those on it, what covers them."""
        piece, parts = block.piece, []
        y = block.y + (2.4 if block.front else 0.0)
        if (piece and piece.name == "table") or (piece and piece.name == "desk"):
            parts = [self._figure(spot, light) for spot in block.spots]
            return "".join([*parts, light.dye(lay_table(self, block))])
        if piece and piece.where == "fixed":
            return light.dye(self._fixture(piece, block))
        front = piece is not None and (piece.name in _FRONT_SEATS)
        if piece and not front:
            parts.append(light.dye(self.thing(piece, block.x, y, block.scale)))
        parts += [self._figure(spot, light) for spot in block.spots]
        if piece and front:
            parts.append(
                light.dye(self.thing(piece, block.x, y + (2 if piece.name != "bath" else 0), block.scale))
            )
        self._cover(block, light, parts)
        if not piece:
            shelter = Piece(name="bush" if not self.plan.indoors else "box", where="ground")
            hidden = [spot for spot in block.spots if spot.actor.peeks]
            parts += [light.dye(self.thing(shelter, spot.x, y + 1, spot.tall / 90)) for spot in hidden]
        return "".join(parts)

    def _fixture(self, piece: Piece, block: Block) -> str:
        """Paint a thing that stands along the wall, lit if the hour or the words ask for it."""
        lit = replace(
            piece,
            lit=piece.lit or self.place.dim or "open" in piece.words or "glow" in self.plan.place_words,
            words=f"{piece.words} {baked(self.plan.place_words)}",
        )
        return self.thing(lit, block.x, self.frame.floor + 5, block.scale)

    def _cover(self, block: Block, light: Light, parts: list[str]) -> None:
        """Lay a blanket over laps, over an empty bed, or over who lies there."""
        bed = block.piece is not None and block.piece.name == "bed"
        cover = next((one for one in self.plan.pieces if one.where == "blanket"), None)
        lying = [spot for spot in block.spots if spot.actor.pose is Pose.LYING]
        abed = [spot for spot in block.spots if bed and spot.actor.pose is Pose.SITTING]
        told = self.plan.place_words
        if (abed and "in bed" in told) or "in her bed" in told or "in his bed" in told:
            parts += [light.dye(cover_lap(self, spot, block, cover)) for spot in abed]
        elif bed and not lying:
            parts.insert(1, light.dye(spread_blanket(self, block, cover)))
        if lying and (bed or cover):
            side_by_side = [lying] if bed else [[spot] for spot in lying]
            parts += [light.dye(cover_sleepers(self, spots, block, cover)) for spots in side_by_side]

    def thing(self, piece: Piece, x: float, y: float, scale: float) -> str:
        """Paint one thing at a point."""
        p = self.sheet(scale, (x, y), 0.25)
        lit = piece.lit or (piece.name in ("lamp",) and self.place.dim)
        things()[piece.name].draw(
            p, Look(colour=piece.colour, empty=piece.empty, lit=lit, words=piece.words, seed=self.place.seed)
        )
        return p.sheet()

    def _figure(self, spot: Spot, light: Light) -> str:
        """Paint a figure, with what it holds, dyed by the light where it stands."""
        actor = spot.actor
        ask = Ask(
            entry=actor.entry, pose=actor.pose or Pose.STANDING, mood=actor.mood,
                height=spot.tall * self.unit, facing=spot.facing,
            bearing=_enlarged(spot.bearing, spot.tall / 100 * self.unit),
            hand=self.hand, line_width=max(1.2, 0.26 * self.unit * (0.75 + spot.tall / 220)),
        )  # fmt: skip
        figure = draw_figure(ask)
        shift = f"translate({num(spot.x * self.unit)} {num(spot.y * self.unit)})"
        moved = group([figure.svg], transform=shift)
        near = self._lit(spot)
        behind, before = self._held(spot, light)
        over = figure.over and group([figure.over], transform=shift)
        parts = [
            by.dye(mark, 0, near)
            for by, mark in ((light, behind), (light.own, moved), (light, before), (light.own, over))
        ]
        if actor.inside == "travel ball":
            parts = [
                light.dye(self._wall(spot, ball_behind)),
                *parts,
                light.dye(self._wall(spot, travel_ball)),
            ]
        return "".join(parts)

    def _wall(self, spot: Spot, draw: Callable[[Paper, float], None]) -> str:
        """Paint one wall of the ball somebody is in."""
        p = self.sheet(1.0, (spot.x, self.frame.stand + 0.6), 0.25)
        draw(p, spot.tall * _BALL)
        return p.sheet()

    def _lit(self, spot: Spot) -> float:
        """Return how much of a lamp's light falls on a figure, 0–1; out of doors the sky gives some."""
        light = 0.0 if self.plan.indoors else _SKYLIGHT
        for lamp in self.place.lamps:
            away = abs(lamp.x - spot.x) + abs(lamp.y - (spot.y - spot.tall * 0.4)) * 0.5
            if lamp.colour.startswith("#ff"):
                light = max(light, (1 - away / (lamp.reach * 1.3)) * lamp.strength)
        return round(max(0.0, min(0.75, light)) * self.place.light.dark, 1)

    def _held(self, spot: Spot, light: Light) -> tuple[str, str]:
        behind: list[str] = []
        before: list[str] = []
        for number, piece in enumerate(in_hands(spot.actor)):
            thing = things()[piece.name]
            hand = spot.figure.hands[0] if number else spot.figure.held
            k = spot.tall / 100
            x, y = spot.x + hand[0] * k, spot.y + hand[1] * k
            if piece.where == "aloft":
                behind.append(fly_kite(self, piece, spot, (x, y)))
                continue
            scale = min(
                max(spot.tall / 110 * 1.12, 4.2 / max(thing.size)), spot.tall * 0.8 / max(thing.size[1], 40)
            ) * (piece.size if piece.size < 1 else 1)
            (behind if thing.name in _BEHIND else before).append(
                self._in_hand(piece, thing, spot, (x, y), scale)
            )
        return "".join(behind), "".join(before)

    def _in_hand(self, piece: Piece, thing: Thing, spot: Spot, hand: Point, scale: float) -> str:
        gx, gy = thing.grip
        x, y = hand[0] - gx * scale, hand[1] - gy * scale
        pole = ""
        if thing.name in _UNDER_HEAD:
            x = (
                hand[0]
                + (spot.x + (spot.figure.head[0] + spot.figure.head[2]) / 2 * spot.tall / 100 - hand[0])
                * 0.55
            )
            head = spot.y + spot.figure.head[1] * spot.tall / 100
            lift = max(0.0, (y - 47 * scale) - (head - 0.5))
            p = self.sheet(1.0, (0, 0), 0.25)
            tube(p, [hand, (x, y - lift - 40 * scale)], "#7d5238", 2 * scale)
            pole, y = p.sheet(), y - lift
        flip = spot.facing == "left" and thing.name in (
            "fishing rod",
            "guitar",
            "trumpet",
            "telescope",
            "flag",
        )
        p = self.sheet(scale, (x, y), 0.24)
        if flip:
            p = p.within(0, 0, 0.0, 1.0, True)
        if thing.name in ("pencil", "paintbrush", "spoon", "wand", "magnifying glass", "rolling pin"):
            p = p.within(0, 0, 0.35 if spot.facing == "right" else -0.35)
        thing.draw(p, Look(colour=piece.colour, empty=piece.empty, lit=piece.lit, words=piece.words))
        return pole + p.sheet()


def _enlarged(bearing: Bearing, scale: float) -> Bearing:
    """Return a bearing told in hundredths of a figure in pixels."""
    aim = (bearing.aim[0] * scale, bearing.aim[1] * scale) if bearing.aim else None
    return replace(bearing, aim=aim, apart=bearing.apart * scale)
