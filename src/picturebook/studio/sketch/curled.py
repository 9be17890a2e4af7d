"""A sleeper rolled up on the ground: a round back, the chin on the paws, the tail laid round the feet.

Whoever has fur sleeps like this out of bed. The ball is as wide as trunk and head ask for, so that a mouse and a
bear lie equally snug.
"""

from __future__ import annotations

from math import cos, pi, sin

from picturebook.studio.sketch import animals, birds, tails
from picturebook.studio.sketch.cloth import Cloth, Panel, lay
from picturebook.studio.sketch.colour import darker
from picturebook.studio.sketch.paper import Paper, cloud, ring
from picturebook.studio.sketch.people import Head
from picturebook.studio.sketch.pose import Mood
from picturebook.studio.sketch.skeleton import Build
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

_WORN = ("coat", "jacket", "jumper", "waistcoat", "dress", "pyjamas", "dungarees", "shirt")
_ROPES = {"thin": 1.7, "curl": 4.2, "wag": 4.0, "tuft": 2.4, "ringed": 6.5, "mane": 5.0}
_BUSHES = {"brush": 8.5, "plume": 8.5}


def draw_curled(
    paper: Paper, traits: Traits, build: Build, mood: Mood
) -> tuple[list[Point], tuple[Point, Point]]:
    """Draw a rolled-up sleeper and return points round its head and where its paws are, in pixels."""
    wide = max(build.torso * 0.64 + build.waist * 0.22, build.head * 1.42)
    high = max(build.waist * 0.98, build.head * 0.9)
    _ball(paper, traits, (wide, high))
    _clothes(paper, traits, (wide, high))
    _haunch(paper, traits, build, (wide, high))
    x, y = wide * 0.78, -build.head * 0.9
    _tail(paper, traits, (wide, high))
    _scarf(paper, traits, build, (x, y))
    _paw(paper, traits, build, (x + build.head * 0.72, 0.0))
    crown = paper.within(x, y, 0.26, build.head)
    head = Head(traits=traits, mood=mood, turn=0.16)
    if traits.species in birds.BIRDS:
        birds.draw_bird_head(crown, head)
    else:
        animals.draw_animal_head(crown, head)
    _paw(paper, traits, build, (x + build.head * 0.2, 0.0))
    paws = paper.place((x + build.head * 0.8, -build.arm_wide * 0.5))
    return [crown.place(point) for point in ring((0, 0), 1.05, 1.0, 12)], (paws, paws)


def _ball(paper: Paper, traits: Traits, size: Point) -> None:
    """Draw the round back, flat where it lies on the ground."""
    wide, high = size
    if traits.species == "hedgehog":
        paper.blob(
            cloud((-wide * 0.1, -high * 1.02), wide * 1.04, high * 1.1, 17, 0.07), "#6d5540", shade=0.6
        )
    if traits.species == "sheep":
        paper.blob(cloud((0.0, -high), wide * 1.04, high * 1.04, 13, 0.05), traits.coat, shade=0.7)
        return
    paper.blob([_on_ball(size, k / 16) for k in range(16)], _back(traits), shade=0.8)
    if traits.species == "tortoise":
        for k in (-0.4, 0.05):
            paper.blob(ring((wide * k, -high * 1.25), wide * 0.2, high * 0.3, 6), darker(_back(traits), 0.14))


def _back(traits: Traits) -> str:
    if traits.species == "hedgehog":
        return "#7d6349"
    return traits.parts.get("shell", "#8a7a4a") if traits.species == "tortoise" else traits.coat


def _on_ball(size: Point, share: float, grow: float = 1.0) -> Point:
    """Return a point round the ball, clockwise from its right end."""
    angle = 2 * pi * share
    return size[0] * grow * cos(angle), min(-0.3, -size[1] + size[1] * (1.06 * grow) * sin(angle))


def _clothes(paper: Paper, traits: Traits, size: Point) -> None:
    """Lay what is worn on the trunk over shoulders and back."""
    worn = next((one for kind in _WORN if (one := traits.wears(kind))), None)
    if worn is None:
        return
    long = 0.47 if worn.kind in ("coat", "dress", "pyjamas") else 0.56
    rows = []
    for step in range(7):
        share = 0.94 - (0.94 - long) * step / 6
        top = _on_ball(size, share, 1.02)
        rows.append(((top[0] * 0.9, -size[1] * 0.22), top))
    lay(paper, Panel(rows=tuple(rows)), worn.cloth, shade=0.7)


def _haunch(paper: Paper, traits: Traits, build: Build, size: Point) -> None:
    """Draw the folded hind leg and its foot."""
    wide, high = size
    coat = traits.coat if traits.species != "panda" else "#3f3b42"
    worn = traits.wears("trousers", "dungarees", "pyjamas", "coat")
    cloth = worn.cloth if worn else Cloth(colour=coat)
    if traits.species not in ("hedgehog", "tortoise"):
        arc = [(-wide * 0.72, -high * 0.5), (-wide * 0.5, -high * 1.0), (-wide * 0.08, -high * 0.98),
               (wide * 0.12, -high * 0.44)]  # fmt: skip
        paper.curve(arc, line=paper.outline_of(cloth.colour))
    tone = traits.parts.get("paws", coat)
    long = build.leg_wide * 0.95
    paper.oval((wide * 0.06, -build.leg_wide * 0.36), long, build.leg_wide * 0.42, tone, shade=0.5)


def _tail(paper: Paper, traits: Traits, size: Point) -> None:
    """Lay the tail round the feet."""
    wide, high = size
    kind = animals.kind_of(traits).tail
    tone = traits.parts.get("tail", traits.coat)
    if kind in _ROPES:
        thick = _ROPES[kind]
        line = [(-wide * 0.86, -high * 0.5), (-wide * 1.08, -thick * 0.9), (-wide * 0.5, -thick * 0.55),
                (wide * 0.02, -thick * 0.7)]  # fmt: skip
        paper.wide(line, paper.outline_of(tone), thick + 0.9)
        paper.wide(line, tails.rope_tone(tone, traits), thick)
    elif kind in _BUSHES:
        fat = _BUSHES[kind]
        shape = [(-wide * 0.8, -high * 0.75), (-wide * 1.06, -high * 0.42), (-wide * 1.0, -fat * 0.35),
                 (-wide * 0.5, -0.2),
                 (wide * 0.16, -fat * 0.3), (wide * 0.3, -fat * 0.8), (-wide * 0.1, -fat * 1.35),
                 (-wide * 0.55, -fat * 1.5)]  # fmt: skip
        paper.blob(shape, tone, shade=0.6)
        tip = traits.parts.get("tip") or ("#fbf4e8" if kind == "brush" else None)
        if tip:
            paper.blob([(wide * 0.02, -fat * 1.26), (-wide * 0.06, -fat * 0.7), (wide * 0.04, -fat * 0.14),
                        (wide * 0.17, -fat * 0.3), (wide * 0.3, -fat * 0.8)], tip, stroke=0.6)  # fmt: skip
    elif kind in ("bob", "puff"):
        fat = 5.0
        paper.blob(cloud((-wide * 0.97, -high * 0.5), fat, fat * 0.95, 7, 0.09),
                   animals.light_of(traits) if kind == "puff" else tone, shade=0.4)  # fmt: skip


def _scarf(paper: Paper, traits: Traits, build: Build, at: Point) -> None:
    """Wind a scarf round the neck; the head lies before it."""
    scarf = traits.wears("scarf")
    if scarf is None:
        return
    x, y, size = at[0] - build.head * 0.62, at[1] + build.head * 0.2, build.head
    rows = tuple(
        ((x - size * a, y + size * d), (x + size * 0.5, y + size * d))
        for a, d in ((0.28, -0.66), (0.42, -0.3), (0.46, 0.1), (0.36, 0.44))
    )
    lay(paper, Panel(rows=rows, soft=True), scarf.cloth)


def _paw(paper: Paper, traits: Traits, build: Build, at: Point) -> None:
    """Draw a front paw on the ground."""
    coat = traits.coat if traits.species != "panda" else "#3f3b42"
    tone, wide = traits.parts.get("paws", coat), build.arm_wide
    paper.oval((at[0], -wide * 0.42), wide * 0.95, wide * 0.5, tone, shade=0.4)
    for k in (0.25, 0.6):
        paper.curve([(at[0] + wide * k, -wide * 0.5), (at[0] + wide * (k + 0.1), -wide * 0.15)],
                    line=darker(tone, 0.4), stroke=0.7)  # fmt: skip
