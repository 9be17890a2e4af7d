"""Tails, and the tortoise's shell: what shows behind a body."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.cloth import Panel
from picturebook.studio.sketch.colour import darker, mix
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.pose import Pose
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits


def draw(paper: Paper, body: Body, kind: str, pale: str) -> None:
    """Draw a tail, behind and to the left of a body that faces right."""
    if body.traits.species == "tortoise":
        _shell(paper, body)
    if body.traits.species == "hedgehog":
        _spines(paper, body)
    root = body.across(0.98, -body.build.hip * (0.7 if not body.bones.front else 0.55))
    lying = body.bones.pose is Pose.LYING
    at = paper.within(*root, 0.0)
    tone = body.traits.parts.get("tail", body.traits.coat)
    if lying:
        at = paper.within(root[0] + body.build.hip, -2.5, 0.0, 1.0, True)
    pens = {"thin": _thin, "curl": _curl, "brush": _brush, "bob": _bob, "puff": _puff, "wag": _wag,
        "coil": _coil,
            "plume": _plume, "tuft": _tuft, "ringed": _ringed, "mane": _mane}  # fmt: skip
    if kind in pens:
        pens[kind](at, tone, pale, body.traits)


def rope_tone(tone: str, traits: Traits) -> str:
    """Return the colour of a bare tail: a mouse's is pinker than its fur."""
    return mix(tone, "#e9a79c", 0.55) if traits.species == "mouse" else tone


def _rope(paper: Paper, line: Sequence[Point], tone: str, wide: float) -> None:
    paper.wide(line, paper.outline_of(tone), wide + 0.9)
    paper.wide(line, tone, wide)


def _thin(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    pink = rope_tone(tone, traits)
    _rope(paper, [(3, 0), (-6, 5), (-15, 4), (-21, -5), (-19, -14), (-24, -20)], pink, 1.5)


def _curl(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    line = [(4, 2), (-8, 7), (-17, 2), (-18, -10), (-13, -19), (-17, -26)]
    _rope(paper, line, tone, 4.0)
    tip = traits.parts.get("tip")
    if tip:
        paper.wide(line[-2:], tip, 4.0)
    elif traits.species == "tiger" or "ginger" in " ".join(traits.drawn):
        for x, y in ((-15, 4.4), (-18.4, -5), (-15, -15)):
            paper.wide([(x - 2, y), (x + 2, y + 0.8)], darker(tone, 0.3), 1.6)


def _brush(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.blob(
        [(5, 0), (-6, 7), (-19, 4), (-27, -8), (-27, -22), (-23, -31), (-17, -23), (-14, -12), (-5, -5)],
        tone,
        shade=0.8,
    )
    tip = traits.parts.get("tip", "#fdf8ee")
    paper.blob(
        [(-28, -16), (-25.5, -19.5), (-23.4, -16.6), (-20.6, -19.6), (-17.4, -22.5), (-23, -31), (-27, -23)],
        tip,
        stroke=0.8,
    )
    paper.curve([(-10, 1), (-18, -3), (-21, -10)], line=darker(tone, 0.25), stroke=0.7)


def _bob(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.oval((-3, 0), 4.4, 4.2, tone, shade=0.5)


def _puff(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.blob(cloud((-4, 0), 5.4, 5, 7, 0.1), traits.parts.get("tail", "#fbf6ec"), shade=0.5)


def _wag(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.blob([(4, 3), (-7, 2), (-15, -6), (-18, -17), (-14, -19), (-10, -10), (-2, -4)], tone, shade=0.6)


def _coil(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    _rope(paper, [(2, 0), (-5, 1), (-8, -3), (-5, -6), (-3, -3), (-7, 1), (-12, -2)], tone, 1.6)


def _plume(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.blob(
        [
            (4, 4),
            (-9, 6),
            (-21, -4),
            (-25, -20),
            (-20, -36),
            (-10, -42),
            (-3, -37),
            (-7, -32),
            (-12, -26),
            (-10, -14),
            (-2, -6),
        ],
        tone,
        shade=0.8,
    )
    for k in (0, 4):
        paper.curve([(-8, 1 - k), (-17, -8 - k), (-18, -22), (-12, -34)], line=darker(tone, 0.22), stroke=0.7)


def _tuft(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    _rope(paper, [(4, 2), (-8, 6), (-15, 0), (-16, -9)], tone, 2.2)
    paper.blob(cloud((-16, -12), 3.6, 4.6, 6, 0.12), darker(tone, 0.35), shade=0.4)


def _ringed(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    line: list[Point] = [(4, 2), (-8, 6), (-17, 1), (-20, -10), (-18, -20)]
    _rope(paper, line, tone, 6.4)
    for x, y in ((-8, 6), (-16.5, 1.5), (-19.8, -8), (-18.4, -17)):
        paper.oval((x, y), 2.6, 2.6, darker(tone, 0.45), stroke=0)


def _mane(paper: Paper, tone: str, pale: str, traits: Traits) -> None:
    paper.blob(
        [(4, 0), (-6, -3), (-13, 4), (-15, 18), (-10, 26), (-6, 16), (0, 6)],
        traits.parts.get("mane") or darker(tone, 0.4),
        shade=0.6,
    )


def _shell(paper: Paper, body: Body) -> None:
    tone = body.traits.parts.get("shell", "#8a6a45")
    panel = body.trunk(-0.06, 1.12, 7.5)
    paper.blob(panel.outline(), tone, shade=0.8)


def draw_plates(paper: Paper, body: Body, panel: Panel) -> None:
    """Draw the plates of a tortoise's front."""
    inner = body.trunk(0.05, 1.06, -3.0)
    paper.blob(inner.outline(), "#eedfb0", stroke=0.7)
    for v in (0.3, 0.55, 0.8):
        paper.curve(
            [inner.at(0.02, v), inner.at(0.5, v + 0.05), inner.at(0.98, v)], line="#c0a76c", stroke=0.8
        )


def _spines(paper: Paper, body: Body) -> None:
    tone = body.traits.parts.get("spines", "#7a5a45")
    (hx, hy), (px, py) = body.bones.head, body.bones.pelvis
    frame = paper.within((hx + px) / 2 - 2, (hy + py) / 2 - 4, atan2(hx - px, py - hy))
    wide, tall = body.build.head * 1.16, hypot(hx - px, hy - py) / 2 + body.build.head * 0.78
    points: list[Point] = []
    for k in range(45):
        angle, reach = pi * (0.6 + 1.8 * k / 44), 1.13 if k % 2 else 0.98
        points.append((cos(angle) * wide * reach, sin(angle) * tall * reach))
    frame.blob(points, tone, straight=True, shade=0.7)
