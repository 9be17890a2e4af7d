"""The hand: how everything in one book is drawn. Read once from its art direction, then held by every pen.

The fields are what a pen, a brush or a press can do; no field is the name of a medium or of a theme. The hand
that nobody directed is a soft pencil over washes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from picturebook.record import record
from picturebook.studio.sketch.colour import bent, colourful, darker, lighter, luminance, mix, rgb

PENCIL = "#5a4640"
_WHITE = "#fffdf7"
_EARTH = "#e0a83c"
_GROUND = 0.68  # how much barer a sky is left than the ground


class Shade(StrEnum):
    """How the side away from the light is told."""

    WASH = "wash"  # a second, deeper wash
    HATCH = "hatch"
    DOTS = "dots"
    NONE = "none"


class Sky(StrEnum):
    """How a sky is laid."""

    BANDS = "bands"  # long wet bands, from the top down
    FLAT = "flat"
    RULED = "ruled"  # flat, under broken pen strokes that thin out towards the land
    DOTS = "dots"  # flat, under dots that grow towards the land
    STRIP = "strip"  # a strip along the top, bare paper below


@record
class Hand:
    """What of an art direction this artist can follow."""

    line: str = PENCIL
    lean: float = 0.45  # how far an outline leaves the dark of its own shape for `line`, 0–1
    ink: float = 0.0  # how far lines that have a colour of their own give it up for `line`, 0–1
    outline: float = 1.0  # how heavy lines round shapes are; 0 draws none
    detail: float = 1.0  # how heavy open lines are: mouths, braids, folds
    tremble: float = 1.0  # how unsteady
    swell: float = 0.0  # how much a line thickens to the lower right, in line widths: a brush
    again: float = 0.0  # how far off lines are gone over once more, in line widths
    miss: float = 0.0  # how far colours miss their outlines, in line widths
    shade: Shade = Shade.WASH
    sky: Sky = Sky.BANDS
    inks: tuple[str, ...] = ()  # the colours that places, things and unnamed clothes are bent to
    bend: float = 0.0  # how far, 0–1
    bare: float = 0.0  # how much of broad washes is left to the paper, 0–1
    spare: bool = False  # little behind, and nothing at the near edge
    grey: float = 0.0  # how far colours lose themselves; below 0 they grow bolder
    pale: float = 0.0  # how much paper shows through every wash, 0–1
    even: float = 0.0  # how little the hour darkens things, 0–1
    lamps: float = 1.0  # how much pools of light and dark corners are felt
    rim: float = 1.0  # how much pigment gathers where a wash ends
    bloom: float = 0.0  # how far washes run and dry in layers
    grain: float = 1.0  # the paper's tooth
    wax: float = 0.0  # how much paper shows between scribbled strokes
    dry: float = 0.0  # how much paper shows where a brush ran dry
    fringe: float = 0.0  # how far printed colours miss each other

    def round(self, own: str) -> str:
        """Return the colour of an outline that would be `own`."""
        return mix(own, self.line, self.ink) if self.ink else own

    def broad(self, fill: str, overhead: bool) -> str:
        """Return the colour of a wash as broad as a sky or a wall or, not overhead, as the ground.

        What is dark keeps its colour however bare the hand leaves the paper: a night is no day.
        """
        shines, told = fill.isupper(), fill
        if not self.outline and self.inks:
            told = self._strong(told if overhead else _below(told))
        if self.bare:
            share = self.bare * (1.0 if overhead else _GROUND) * max(0.0, min(1.0, luminance(told) * 4 - 1.2))
            told = mix(told, _WHITE, share)
        return told.upper() if shines else told

    def _strong(self, fill: str) -> str:
        """Return a broad wash as a full ink: what has no outlines stands out from its ground or not at all."""
        return bent(fill, tuple(filter(colourful, self.inks)), self.bend)

    def with_inks(self, named: Iterable[str]) -> Hand:
        """Return a hand that has inks for the colours a scene names, too: a red kite is red in any palette."""
        more = tuple(ink for tone in named for ink in (tone, lighter(tone, 0.35), darker(tone, 0.25)))
        return replace(self, inks=(*self.inks, *more)) if self.bend and more else self

    def printed(self, colour: str) -> str:
        """Return a colour bent to the inks there are."""
        return bent(colour, self.inks, self.bend) if self.bend else colour


def _below(ground: str) -> str:
    """Return a ground's colour leaning away from skies: earth yellower, water deeper."""
    red, _, blue = rgb(ground)
    return darker(ground, 0.38) if blue > red + 20 else mix(ground, _EARTH, 0.6)


PLAIN = Hand()
