"""One character, drawn: from a cast entry, a pose and a mood to SVG with its box, head and hands.

The origin is the middle of the ground under the figure and y grows downwards. The same ask always gives the
same text; the same character keeps its face, hair and clothes on every page, because all of them come from
its words or from a digest of its name and look.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from random import Random

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch import fishes, upright
from picturebook.studio.sketch.hand import Hand
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.pose import Ask, Bearing, Box, Figure, Hold, Mood, Pose
from picturebook.studio.sketch.traits import Traits, read_traits

__all__ = ["Ask", "Bearing", "Figure", "Hold", "Mood", "Pose", "draw_figure"]


def draw_figure(ask: Ask) -> Figure:
    """Draw a character; the figure stands, sits or lies on y = 0 around x = 0, in pixels."""
    traits = read_traits(ask.entry)
    _bend_unnamed(traits, ask.hand)
    unit = ask.height / _standing_units(ask.entry)
    paper = _paper(ask, unit)
    drawn = _draw(paper, traits, ask, unit)
    x0, y0, x1, y1 = paper.extent
    xs, ys = [x for x, _ in drawn.around], [y for _, y in drawn.around]
    return Figure(
        svg=paper.sheet(), box=(x0, y0, x1, y1), over=drawn.over, held=drawn.held,
        head=(min(xs), min(ys), max(xs), max(ys)), hands=drawn.hands,
        drawn=tuple(traits.drawn), not_drawn=tuple(traits.not_drawn),
    )  # fmt: skip


def _draw(paper: Paper, traits: Traits, ask: Ask, unit: float) -> upright.Drawn:
    if traits.species == "fish":
        around, hands = fishes.draw_fish(paper, traits, ask.pose, ask.mood)
        return upright.Drawn(around=tuple(around), hands=hands, held=hands[1])
    carriage = upright.Carriage(
        pose=ask.pose, mood=ask.mood, front=ask.facing == "front", bearing=_own(ask, unit)
    )
    return upright.draw_upright(paper, traits, carriage)


def _bend_unnamed(traits: Traits, hand: Hand) -> None:
    """Dye in the book's inks what is worn and whose colour nobody told."""
    for at, worn in enumerate(traits.garments):
        if hand.bend and not worn.cloth.named:
            cloth = replace(worn.cloth, colour=hand.printed(worn.cloth.colour))
            traits.garments[at] = replace(worn, cloth=cloth)


def _own(ask: Ask, unit: float) -> Bearing:
    """Return the bearing asked for in the figure's own units, facing right."""
    told, flip = ask.bearing, -1 if ask.facing == "left" else 1
    gaze = (told.gaze[0] * flip, told.gaze[1]) if told.gaze else None
    aim = (told.aim[0] * flip / unit, told.aim[1] / unit) if told.aim else None
    return replace(told, gaze=gaze, aim=aim, apart=told.apart / unit)


def _paper(ask: Ask, unit: float) -> Paper:
    """Return a sheet that trembles with the character's own seed, mirrored for a figure facing left."""
    digest = sha256(f"{ask.entry.name}\0{ask.entry.look}\0line".encode()).digest()
    across = -unit if ask.facing == "left" else unit
    return Paper(
        hand=ask.hand, width=max(0.2, ask.line_width), random=Random(int.from_bytes(digest[:8], "big")),
        matrix=(across, 0.0, 0.0, unit, 0.0, 0.0), unit=unit,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _standing_units(entry: CastEntry) -> float:
    """Return how tall the character stands in figure units, ears and hat included."""
    ask = Ask(entry=entry, pose=Pose.STANDING, mood=Mood.NEUTRAL, facing="right", line_width=0.2)
    paper = _paper(ask, 1.0)
    _draw(paper, read_traits(entry), ask, 1.0)
    box: Box = (paper.extent[0], paper.extent[1], paper.extent[2], paper.extent[3])
    return max(20.0, -box[1], box[2] - box[0])
