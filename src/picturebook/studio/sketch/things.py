"""The things of a picture: furniture behind everybody, the table and what lies on it, what lies on the ground."""

from __future__ import annotations

from dataclasses import dataclass

from picturebook.studio.sketch import light
from picturebook.studio.sketch.figure import Figure
from picturebook.studio.sketch.props import PROPS, Brush, draw_prop
from picturebook.studio.sketch.scene import Actor, Scene, Thing
from picturebook.studio.sketch.svg import ellipse, group, num

Box = tuple[float, float, float, float]
_BACK = (
    "bed",
    "chair",
    "oven",
    "open oven",
    "bench",
    "door",
    "window",
    "tree",
    "fence",
    "tent",
    "ladder",
    "snowman",
    "armchair",
    "car",
    "train",
    "boat",
    "swing",
    "curtain",
    "easel",
    "lamp",
    "blanket",
    "rug",
)
_LIT = ("lamp", "lantern", "candle", "campfire", "open oven", "jetty lamp")
_FLAT = ("blanket", "rug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The picture's measures in pixels: its size, where feet stand, how tall a figure may be."""

    width: float
    height: float
    feet: float
    top: float
    line: str
    pen: float
    left: float
    right: float

    @property
    def panorama(self) -> bool:
        """Whether the picture runs across a fold."""
        return self.width / self.height > 1.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """An actor on the stage: the drawing, where its feet are, its box in pixels."""

    actor: Actor
    figure: Figure
    x: float
    y: float
    tall: float

    @property
    def box(self) -> Box:
        """The figure's box in pixels of the picture."""
        x0, y0, x1, y1 = self.figure.box
        return self.x + x0, self.y + y0, self.x + x1, self.y + y1


def at(svg: str, x: float, y: float) -> str:
    """Return a drawing moved to a place on the sheet."""
    return group([svg], transform=f"translate({num(x)} {num(y)})")


class Things:
    """The props of a scene, shared out over the layers of the picture."""

    def __init__(self, scene: Scene, sheet: Sheet, stood: list[Stood], unit: float) -> None:
        self.scene, self.sheet, self.unit = scene, sheet, unit
        self.lit: list[tuple[float, float, float]] = []
        self.taken = [(one.box[0], one.box[2]) for one in stood]
        self.has_table = any(thing.name == "table" for thing in scene.things)

    def behind(self) -> str:
        """Furniture and what hangs on walls or in the sky."""
        drawn = []
        for thing in self.scene.things:
            if thing.where == "sky":
                drawn.append(
                    self._draw(thing, self._free(0.12), self.sheet.height * 0.2, 0.14 * self.sheet.height)
                )
            elif thing.name in _BACK:
                tall = min(self.unit * PROPS[thing.name].size, self.sheet.feet * 0.86)
                if thing.name in _FLAT:
                    drawn.append(self._flat(thing))
                    continue
                drawn.append(
                    self._draw(
                        thing,
                        self._free(tall / self.sheet.width),
                        self.sheet.feet - self.sheet.height * 0.05,
                        tall,
                    )
                )
        return "".join(drawn)

    def _flat(self, thing: Thing) -> str:
        """A cloth laid out under everybody."""
        wide, low = (self.sheet.right - self.sheet.left) * 0.86, self.sheet.height * 0.055
        x, y = (self.sheet.left + self.sheet.right) / 2, self.sheet.feet + low * 0.2
        colour = thing.colour or "#c9665e"
        cloth = ellipse(x, y, wide / 2, low * 1.5, fill=colour, stroke=self.sheet.line, width=self.sheet.pen)
        stripe = ellipse(x, y, wide / 2 - low, low * 1.05, stroke="#f6ead0", width=self.sheet.pen * 4)
        return cloth + stripe

    def table(self) -> str:
        """The table with everything that lies on it."""
        on_top = [
            thing
            for thing in self.scene.things
            if thing.where in ("table", "held") and thing.name not in _BACK
        ]
        if not self.has_table:
            return ""
        tall = self.unit * 0.46
        wide = min(tall * 1.9, self.sheet.width * 0.5)
        x = self._free(wide / self.sheet.width, prefer=0.5)
        drawn = [
            self._draw(
                next(t for t in self.scene.things if t.name == "table"),
                x,
                self.sheet.feet + tall * 0.06,
                tall,
            )
        ]
        for at, thing in enumerate(on_top[:5]):
            small = max(self.unit * PROPS[thing.name].size * 1.2, self.sheet.height * 0.055)
            spread = (at - (len(on_top[:5]) - 1) / 2) * wide / 5.5
            drawn.append(
                self._draw(
                    thing, x + spread, self.sheet.feet + tall * 0.06 - tall * 0.9, min(small, tall * 0.8)
                )
            )
        return "".join(drawn)

    def before(self) -> str:
        """What lies or stands on the ground in front."""
        drawn = []
        floor = [
            t for t in self.scene.things if t.name not in _BACK and t.name != "table" and t.where != "sky"
        ]
        if self.has_table:
            floor = [t for t in floor if t.where in ("floor", "ground-mark")]
        for thing in floor[:6]:
            tall = max(self.unit * PROPS[thing.name].size * 1.1, self.sheet.height * 0.06)
            tall = min(tall, self.sheet.height * 0.5)
            low = self.sheet.feet + self.sheet.height * (0.035 if thing.where == "ground-mark" else 0.015)
            drawn.append(self._draw(thing, self._free(tall / self.sheet.width), low, tall))
        return "".join(drawn)

    def glows(self) -> tuple[light.Glow, ...]:
        """Pools of light round everything that shines, larger where it is dark enough to see them."""
        strong = 1.0 if self.scene.time in ("night", "evening", "dawn") else 0.6
        return tuple(light.Glow(x=x, y=y, radius=radius * strong) for x, y, radius in self.lit)

    def _draw(self, thing: Thing, x: float, y: float, tall: float) -> str:
        if thing.name in _LIT:
            self.lit.append((x, y - tall * 0.7, max(tall * 1.1, self.sheet.height * 0.22)))
        brush = Brush(line=self.sheet.line, width=max(0.8, 100 * self.sheet.pen / tall), colour=thing.colour)
        return at(draw_prop(thing.name, tall, brush), x, y)

    def _free(self, wide: float, prefer: float | None = None) -> float:
        """Return the middle of a stretch of the ground where nobody stands, nearest to the middle or as preferred."""
        half = max(0.04, wide / 2) * self.sheet.width
        best, most = self.sheet.width / 2, -1.0e9
        for step in range(41):
            x = self.sheet.left + (self.sheet.right - self.sheet.left) * step / 40
            clear = min((max(a - (x + half), (x - half) - b) for a, b in self.taken), default=0.0)
            wanted = self.sheet.width * (0.5 if prefer is None else prefer)
            score = min(clear, self.sheet.width * 0.03) * 4 - abs(x - wanted) * (
                0.25 if prefer is None else 1.6
            )
            if self.sheet.left + half * 0.8 <= x <= self.sheet.right - half * 0.8 and score > most:
                best, most = x, score
        self.taken.append((best - half, best + half))
        return best
