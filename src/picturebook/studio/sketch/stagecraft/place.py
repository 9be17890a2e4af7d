"""A place: the sheets a setting is painted on, with the measures of the picture it is painted for.

Everything is in hundredths of the picture's height, so a room looks the same in every shape; x runs from 0 to
`wide`. The calm side is kept in the measures: `at` never answers with a spot where words will rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from picturebook.record import record
from picturebook.studio.sketch.colour import mix
from picturebook.studio.sketch.hand import Sky
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.stagecraft.brush import glow, new_sheet
from picturebook.studio.sketch.stagecraft.light import Light
from picturebook.studio.sketch.stagecraft.props import Look, things

WORDS = 32.0  # hundredths: how far down words reach in a picture whose top is calm
DOT = 0.95  # hundredths between two rows of a sky's dots
Rect = tuple[float, float, float, float]  # x0, y0, x1, y1 in hundredths


@record
class Lamp:
    """Something that shines: where, how far, how strongly, and in what colour."""

    x: float
    y: float
    reach: float
    colour: str = "#ffd98a"
    strength: float = 1.0


@dataclass(slots=True, kw_only=True)
class Place:
    """Where a picture happens, while it is being painted."""

    name: str
    wide: float
    floor: float  # where the background meets the ground
    stand: float  # where feet stand
    calm: str | None
    time: str
    weather: str
    light: Light
    seed: int
    zoom: float = 1.0
    words: str = ""  # the place's own look, lower case
    far: Paper = field(default_factory=lambda: new_sheet(0, 1, 1))
    middle: Paper = field(default_factory=lambda: new_sheet(0, 1, 1))
    near: Paper = field(default_factory=lambda: new_sheet(0, 1, 1))
    random: Random = field(default_factory=lambda: Random(0))
    lamps: list[Lamp] = field(default_factory=list)
    taken: tuple[str, ...] = ()  # things the scene itself brings: the place does not repeat them
    filled: list[Rect] = field(default_factory=list)  # where furniture stands and heads are
    raise_feet: float = 0.0  # a jetty or a bank lifts whoever stands on it

    @property
    def night(self) -> bool:
        """Whether it is dark outside."""
        return self.time == "night"

    @property
    def dim(self) -> bool:
        """Whether lamps are lit."""
        return self.time in ("night", "evening")

    @property
    def high(self) -> float:
        """The highest place for anything busy."""
        if self.calm != "top":
            return 7.0
        return max(self.floor * 0.52, (WORDS + (self.zoom - 1) * self.floor) / self.zoom)

    def at(self, share: float) -> float:
        """Return the x of a share (0–1) of the part where things may stand."""
        low, top = 0.0, self.wide
        if self.calm == "left":
            low = self.wide * 0.4
        elif self.calm == "right":
            top = self.wide * 0.6
        return low + (top - low) * share

    def allows(self, x: float) -> bool:
        """Whether something busy may stand at x."""
        return not (
            (self.calm == "left" and x < self.wide * 0.38) or (self.calm == "right" and x > self.wide * 0.62)
        )

    def seen(self) -> tuple[float, float]:
        """Return the left and right edge of what is seen of the place, where things may hang."""
        cut = (self.zoom - 1) * self.wide * 0.5 / self.zoom
        return max(cut, self.at(0.0)) + 2, min(self.wide - cut, self.at(1.0)) - 2

    def free(self, box: Rect) -> bool:
        """Whether nothing stands in a box and no head is before it."""
        x0, y0, x1, y1 = box
        return not any(a < x1 and c > x0 and b < y1 and d > y0 for a, b, c, d in self.filled)

    def put(self, name: str, x: float, y: float, scale: float = 0.38, **look: object) -> None:
        """Stand a thing in the middle distance, unless the scene brings one of its own or words rest there."""
        if name in self.taken or not self.allows(x):
            return
        wide, high = things()[name].size
        self.filled.append((x - wide * scale / 2, y - high * scale, x + wide * scale / 2, y))
        sheet = self.middle.within(x, y, 0.0, scale)
        things()[name].draw(sheet, Look(**look))  # type: ignore[arg-type]

    def sky(self, bottom: float | None = None, bands: int = 15) -> None:
        """Lay the sky of the hour in long wet bands, from the top down to the floor."""
        top, middle, low = self.light.sky
        end = self.floor if bottom is None else bottom
        if self.far.hand.sky is not Sky.BANDS:
            self._flat_sky(end)
            return
        self.far.blob(_band(self, -6, end + 4, 0.0), glow(top), stroke=0)
        for k in range(1, bands):
            share = k / (bands - 1)
            tone = mix(top, middle, share * 2) if share < 0.5 else mix(middle, low, share * 2 - 1)
            y = end * (share * 1.02 - 0.03)
            foot = end + 4 if k == bands - 1 else min(end + 4, y + end * 2.6 / (bands - 1) + 3)
            tone = self.light.hand.printed(tone)
            self.far.blob(_band(self, y, foot, 1.3), glow(tone), stroke=0)

    def _flat_sky(self, end: float) -> None:
        """Lay the sky as one flat colour: under dots that grow towards the land, or as a strip along the top."""
        top, middle, low = self.light.sky
        sky = self.far.hand.sky
        tone = mix(middle, low, 0.4) if self.time in ("evening", "dawn") else mix(top, middle, 0.35)
        tone = self.light.hand.printed(tone)
        if sky is Sky.STRIP and not self.night:
            self.far.blob(_band(self, -6, end + 4, 0.0), glow("#ffffff"), stroke=0)
            for y in (0.0, 3.0, 6.0):
                self.far.wide([(-5, y), (self.wide / 2, y + 1), (self.wide + 5, y - 0.5)], glow(tone), 4.0)
            return
        self.far.blob(_band(self, -6, end + 4, 0.0), glow(tone), stroke=0)
        if sky is Sky.RULED:
            self._rule_sky(end, glow(mix(tone, self.far.hand.line, 0.4)))
        if sky is Sky.DOTS:
            self._dot_sky(end, glow(mix(tone, "#101c4a", 0.35)))

    def _dot_sky(self, end: float, tone: str) -> None:
        """Print a sky with rows of dots that grow towards the land from where words end, or else from it upwards."""
        top = WORDS if self.calm == "top" else 0.0
        rows = round((end - top) / DOT)
        for row in range(rows):
            share = row / rows if self.calm == "top" else 1 - row / rows
            places = (x * DOT * 2 + row % 2 * DOT for x in range(round(self.wide / DOT / 2) + 1))
            spots = [(x, top + row * DOT) for x in places if self.allows(x)]
            self.far.dots(spots, (0.25 + share) * DOT, tone)

    def _rule_sky(self, end: float, tone: str) -> None:
        """Rule a sky with broken level pen strokes, fewer of them towards the land and hardly any under words."""
        y = 1.0
        while y < end * 0.9:
            x = self.random.uniform(-20, 0)
            while x < self.wide:
                long = self.random.uniform(8, 26)
                words = not self.allows(x + long / 2) or (self.calm == "top" and y < WORDS)
                if self.random.random() > y / end * 0.8 + (0.6 if words else 0.0):
                    rise = self.random.uniform(-0.2, 0.2)
                    self.far.curve([(x, y), (x + long / 2, y + rise), (x + long, y)], line=tone, stroke=0.7)
                x += long + self.random.uniform(1, 9)
            y += 1.1 + y / end * 1.5


def _band(place: Place, top: float, bottom: float, sway: float) -> list[tuple[float, float]]:
    count = 7
    rim = [
        (-4 + (place.wide + 8) * i / count, top + place.random.uniform(-sway, sway)) for i in range(count + 1)
    ]
    return [*rim, (place.wide + 4, bottom), (-4, bottom)]


Setting = Callable[[Place], None]
