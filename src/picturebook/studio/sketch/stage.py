"""The stage: where everybody and everything stands in the picture, and in what order it is painted.

Back to front: backdrop, things on the wall, furniture, those who stand behind it, the table and what lies on
it, the figures with what they hold, things on the ground, the near edge, light, weather, glow. The calm side
stays empty: words will rest there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch import light
from picturebook.studio.sketch.figure import Ask, draw_figure
from picturebook.studio.sketch.pose import Pose
from picturebook.studio.sketch.props import PROPS, Brush, draw_prop, travel_ball_back, travel_ball_front
from picturebook.studio.sketch.scene import Actor, Scene, facing
from picturebook.studio.sketch.settings import View, draw_setting
from picturebook.studio.sketch.svg import ellipse, group, num, rect
from picturebook.studio.sketch.things import Box, Sheet, Stood, Things, at
from picturebook.studio.sketch.traits import read_traits

_EDGE = 0.07  # nothing that matters stands nearer to an edge, in picture widths
_GUTTER = (0.43, 0.57)  # of a panorama: a fold will run here
_HAS = {  # what a setting shows already: a second one would only stand in the way
    "kitchen": ("window", "curtain"), "living room": ("window", "curtain", "lamp"),
    "bedroom": ("window", "curtain", "lamp", "pillow", "blanket"),
    "garden": ("window", "tree", "fence"), "hallway": ("door",), "forest": ("tree",), "farmyard": ("fence",),
}  # fmt: skip
_ROOMS = (
    "kitchen",
    "living room",
    "bedroom",
    "bathroom",
    "hallway",
    "classroom",
    "library",
    "market",
    "street",
)
_FADE = ((0, 0.9), (0.55, 0.86), (1, 0))  # share of the way down, how plain the wall is
_DEFAULT_HEIGHTS = {
    "mouse": 0.5, "hamster": 0.4, "rabbit": 0.62, "cat": 0.66, "dog": 0.75, "fox": 0.85, "bear": 1.55, "heron": 1.2,
    "hen": 0.5, "bird": 0.35, "owl": 0.55, "duck": 0.45, "fish": 0.4, "elephant": 1.9, "frog": 0.4, "tortoise": 0.45,
    "adult": 1.6, "old": 1.5, "teen": 1.35, "baby": 0.6, "squirrel": 0.5, "hedgehog": 0.45,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A composed picture: its SVG, and where the cast stands in thousandths."""

    svg: str
    air: light.Air
    boxes: tuple[tuple[str, tuple[int, int, int, int]], ...]
    heads: tuple[tuple[str, tuple[int, int, int, int]], ...]
    not_drawn: tuple[str, ...]


def sheet_for(pixels: tuple[int, int], calm: str | None, line: str) -> Sheet:
    """Return a picture's measures: feet stand above the calm side, heads below it."""
    width, height = float(pixels[0]), float(pixels[1])
    feet = {"bottom": 0.635, "top": 0.9}.get(calm or "", 0.86) * height
    top = (0.3 if calm == "top" else 0.07) * height
    left = (0.42 if calm == "left" else _EDGE) * width
    right = (0.58 if calm == "right" else 1 - _EDGE) * width
    pen = max(1.6, min(width, height) / 480)
    return Sheet(width=width, height=height, feet=feet, top=top, line=line, pen=pen, left=left, right=right)


def compose(scene: Scene, sheet: Sheet, calm: str | None, seed: str) -> Picture:
    """Put a scene on a sheet."""
    random = Random(_number(seed))
    place = _number(scene.place_seed)
    zoom = 1.35 if scene.close else 1.0
    ground = sheet.feet - (0.1 if calm == "bottom" else 0.2) * sheet.height
    view = View(
        width=sheet.width, height=sheet.height, ground=ground, calm=calm, line=sheet.line,
        seed=place, time=scene.time, pan=random.uniform(-0.6, 0.6), zoom=zoom,
    )  # fmt: skip
    backdrop = draw_setting(scene.setting, view)
    shown = (*_HAS.get(scene.setting, ()), *(("moon",) if scene.time == "night" else ()))
    scene = replace(scene, things=tuple(thing for thing in scene.things if thing.name not in shown))
    stood = _stand(scene, sheet)
    unit = _unit(stood, sheet)
    things = Things(scene, sheet, stood, unit)
    layers = [
        backdrop.back,
        _quiet_wall(scene, sheet, calm),
        things.behind(),
        *(_figure(one, sheet, unit) for one in stood if _is_behind(one, scene)),
        things.table(),
        *(_figure(one, sheet, unit) for one in stood if not _is_behind(one, scene)),
        things.before(),
        backdrop.front,
        light.lay_weather(scene.weather, sheet.width, sheet.height, random),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{num(sheet.width)}" height="{num(sheet.height)}" '
        f'viewBox="0 0 {num(sheet.width)} {num(sheet.height)}">{"".join(layers)}</svg>'
    )
    cast = [one for one in stood if not one.actor.extra]
    missing = [phrase for one in stood for phrase in one.figure.not_drawn]
    return Picture(
        svg=svg,
        air=light.air_of(scene.time, things.glows()),
        boxes=tuple((one.actor.entry.name, _thousandths(one.box, sheet)) for one in cast),
        heads=tuple((one.actor.entry.name, _thousandths(_head(one), sheet)) for one in cast),
        not_drawn=tuple(dict.fromkeys((*scene.not_drawn, *missing))),
    )


def _quiet_wall(scene: Scene, sheet: Sheet, calm: str | None) -> str:
    """Let the wall of a room fade into plain paper where words will stand over it; a sky is calm already."""
    if calm != "top" or scene.setting not in _ROOMS:
        return ""
    paper = "#27355f" if scene.time == "night" else "#fbf3e2"
    stops = "".join(
        f'<stop offset="{at}" stop-color="{paper}" stop-opacity="{opacity}"/>' for at, opacity in _FADE
    )
    fade = f'<defs><linearGradient id="calm" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient></defs>'
    return fade + rect(0, 0, sheet.width, sheet.height * 0.46, fill="url(#calm)")


def _is_behind(one: Stood, scene: Scene) -> bool:
    tables = any(thing.name == "table" for thing in scene.things)
    return (
        tables
        and one.tall > 0
        and not one.actor.in_ball
        and one.actor.pose
        in (Pose.STANDING, Pose.CARRYING, Pose.REACHING, Pose.JUMPING, Pose.WAVING, Pose.CROUCHING)
    )


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8")).digest()[:8], "big")


def relative_height(entry: CastEntry) -> float:
    """Return how tall somebody is beside a child of the book (1.0): as the story says, else by what they are."""
    if entry.height:
        return int(entry.height) / 1000
    traits = read_traits(entry)
    kind = str(getattr(traits, "species", "child"))
    return _DEFAULT_HEIGHTS.get(kind, _DEFAULT_HEIGHTS.get(str(getattr(traits, "age", "")), 1.0))


def _stand(scene: Scene, sheet: Sheet) -> list[Stood]:
    actors = list(scene.actors)
    if not actors:
        return []
    tallest = max(relative_height(actor.entry) for actor in actors)
    room = sheet.feet - sheet.top
    share = {1: 0.66, 2: 0.62, 3: 0.6}.get(len(actors), 0.56)
    if sheet.panorama:
        share = 0.64
    elif scene.close or scene.wide:
        share *= 1.25 if scene.close else 0.9
    biggest = min(room * 0.96, sheet.height * share, sheet.width * 0.9)
    heights = {}
    for actor in actors:
        # Very different heights are drawn nearer together, or a hamster would be a dot beside a grown-up.
        part = (relative_height(actor.entry) / tallest) ** 0.62
        tall = max(biggest * part, sheet.height * 0.2)
        heights[actor.entry.name] = min(tall, room * 0.66) if actor.in_ball else tall
    ordered = sorted(enumerate(actors), key=lambda pair: (0.5 if pair[1].at is None else pair[1].at, pair[0]))
    spots = _spots([actor for _, actor in ordered], heights, sheet)
    names = [(actor.entry.name, x / sheet.width) for (_, actor), x in zip(ordered, spots, strict=True)]
    stood = []
    for (_, actor), x in zip(ordered, spots, strict=True):
        others = [pair for pair in names if pair[0] != actor.entry.name]
        stood.append(_stood(actor, x, heights[actor.entry.name], sheet, others))
    return stood


def _spots(actors: list[Actor], heights: dict[str, float], sheet: Sheet) -> list[float]:
    """Return where each actor's middle is: side by side, groups drawn to the side they were told to."""
    widths = [heights[actor.entry.name] * (0.95 if actor.pose is Pose.LYING else 0.62) for actor in actors]
    span = sheet.right - sheet.left
    total = sum(widths)
    squeeze = min(1.0, span / total) if total else 1.0
    gap = max(0.0, (span - total * squeeze)) / (len(actors) + 1)
    if len(actors) > 1:
        gap = min(gap, sheet.width * (0.16 if sheet.panorama else 0.1))
    told = [actor.at for actor in actors]
    used = total * squeeze + gap * (len(actors) - 1)
    start = sheet.left + (span - used) / 2
    if all(at is not None and at < 0.5 for at in told):
        start = sheet.left + span * 0.06
    elif all(at is not None and at > 0.5 for at in told):
        start = sheet.right - span * 0.06 - used
    spots, x = [], start
    for width in widths:
        spots.append(x + width * squeeze / 2)
        x += width * squeeze + gap
    if None not in told and 0.0 in told and 1.0 in told:
        spots = [
            spot - span * 0.1 * (1 if at == 0.0 else -1 if at == 1.0 else 0)
            for spot, at in zip(spots, told, strict=True)
        ]
    return [_off_fold(spot, sheet) for spot in spots]


def _off_fold(x: float, sheet: Sheet) -> float:
    share = x / sheet.width
    if not sheet.panorama or not _GUTTER[0] < share < _GUTTER[1]:
        return x
    return sheet.width * (_GUTTER[0] - 0.03 if share < 0.5 else _GUTTER[1] + 0.03)


def _stood(actor: Actor, x: float, tall: float, sheet: Sheet, others: list[tuple[str, float]]) -> Stood:
    facing_to = facing(actor, x / sheet.width, others)
    pose = Pose.CARRYING if actor.holds and actor.pose in (Pose.STANDING,) else actor.pose
    ask = Ask(
        entry=actor.entry, pose=pose, mood=actor.mood, height=tall, facing=facing_to,
        line=sheet.line, line_width=sheet.pen,
    )  # fmt: skip
    figure = draw_figure(ask)
    y = sheet.feet
    if actor.in_ball:
        y -= tall * 0.14
    elif pose is Pose.JUMPING:
        y -= tall * 0.08
    elif pose is Pose.FLYING:
        y -= min(tall * 0.5, max(0.0, sheet.feet - sheet.top - tall))
    x = min(max(x, sheet.left - figure.box[0] * 0.9), sheet.right - figure.box[2] * 0.9)
    return Stood(actor=actor, figure=figure, x=x, y=y, tall=tall)


def _unit(stood: list[Stood], sheet: Sheet) -> float:
    """Return the height of a child in pixels in this picture, for the size of things."""
    if not stood:
        return sheet.height * 0.5
    one = max(stood, key=lambda one: one.tall)
    return one.tall / max(0.75, min(1.6, relative_height(one.actor.entry)))


def _head(one: Stood) -> Box:
    x0, y0, x1, y1 = one.figure.head
    return one.x + x0, one.y + y0, one.x + x1, one.y + y1


def _thousandths(box: Box, sheet: Sheet) -> tuple[int, int, int, int]:
    sides = (sheet.width, sheet.height, sheet.width, sheet.height)
    x0, y0, x1, y1 = (
        round(1000 * min(1.0, max(0.0, edge / side))) for edge, side in zip(box, sides, strict=True)
    )
    return x0, y0, x1, y1


def _figure(one: Stood, sheet: Sheet, unit: float) -> str:
    """Paint a figure with its shadow, its ball if it is in one, and what it holds."""
    x0, _, x1, _ = one.figure.box
    shadow = ellipse(one.x, sheet.feet, (x1 - x0) * 0.42, one.tall * 0.035, fill="#6b5a4c", opacity=0.22)
    parts = [shadow]
    if one.actor.in_ball:
        ball, brush = one.tall * 1.42, Brush(line=sheet.line, width=1.6, colour=None)
        parts.append(at(_scaled(travel_ball_back(brush), ball), one.x, sheet.feet))
        parts.append(at(one.figure.svg, one.x, one.y))
        parts.append(at(_scaled(travel_ball_front(brush), ball), one.x, sheet.feet))
        return "".join(parts)
    parts.append(at(one.figure.svg, one.x, one.y))
    for name, hand in zip(one.actor.holds, one.figure.hands, strict=False):
        tall = max(unit * PROPS[name].size * 1.15, one.tall * 0.17)
        drawn = draw_prop(name, tall, Brush(line=sheet.line, width=2.2, colour=None))
        low = hand[1] + (tall * 0.08 if name in ("umbrella", "lantern", "kite", "balloon") else tall * 0.35)
        parts.append(at(drawn, one.x + hand[0], one.y + low))
    return "".join(parts)


def _scaled(svg: str, tall: float) -> str:
    return group([svg], transform=f"scale({num(tall / 100)})")
