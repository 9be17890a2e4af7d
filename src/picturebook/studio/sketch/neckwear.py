"""What is worn round the neck and on the back: scarf, bow, tie, collar, cape, backpack."""

from __future__ import annotations

from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.cloth import Cloth, Panel, lay
from picturebook.studio.sketch.colour import darker
from picturebook.studio.sketch.garments import hem
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.people import draw_bow
from picturebook.studio.sketch.pose import Pose


def draw_behind(paper: Paper, body: Body) -> None:
    """Draw what hangs behind the back: a cape, a backpack."""
    cape = body.traits.wears("cape")
    if cape:
        left, right = hem(body, 0.62, 1.9)
        sway = -body.build.hip * (0.0 if body.bones.front else 0.55)
        top, middle = body.trunk(0.02, 0.1, 2).rows[0], body.trunk(0.5, 0.6, 3.5).rows[0]
        panel = Panel(rows=(top, middle, ((left[0] + sway, left[1]), right)), bow=1.5)
        lay(paper, panel, cape.cloth)
    pack = body.traits.wears("backpack")
    if pack:
        half = body.half(0.4)
        rows = tuple(
            (body.across(d, -half * 1.6), body.across(d, half * (1.2 if body.bones.front else 0.3)))
            for d in (0.1, 0.35, 0.6, 0.85)
        )
        lay(paper, Panel(rows=rows), pack.cloth)


def draw_straps(paper: Paper, body: Body) -> None:
    """Draw what of a backpack and a cape is seen from the front."""
    pack = body.traits.wears("backpack")
    if pack:
        for side in (-1, 1):
            out = body.half(0.2) * 0.72 * side
            strap = [body.across(0.03, out), body.across(0.25, out * 1.02), body.across(0.55, out * 1.25)]
            paper.wide(strap, paper.outline_of(pack.cloth.colour), 3.0)
            paper.wide(strap, darker(pack.cloth.colour, 0.1), 2.1)


def draw_neckwear(paper: Paper, body: Body) -> None:
    """Draw scarf, bow, tie and collar over the neck."""
    traits = body.traits
    neck = paper.within(*body.bones.neck, body.bones.lean * 0.5)
    wide = body.build.shoulder
    scarf = traits.wears("scarf")
    if traits.wears("cape"):
        cape = traits.wears("cape")
        assert cape is not None
        lay(
            neck,
            Panel(rows=(((-wide * 0.7, -1), (wide * 0.7, -1)), ((-wide, 3.4), (wide, 3.4))), bow=2.2),
            cape.cloth,
        )
        neck.oval((0, 3), 1.4, 1.4, "#dcb04a")
    if scarf:
        _scarf(neck, body, scarf.cloth)
    tie = traits.wears("tie")
    if tie:
        neck.blob(
            [(-1.2, 1), (1.2, 1), (0.9, 3), (2.1, 12), (0, 15), (-2.1, 12), (-0.9, 3)],
            tie.cloth.colour,
            shade=0.5,
        )
    collar = traits.wears("collar")
    if collar:
        neck.wide([(-wide * 0.6, 0.4), (0, 2.6), (wide * 0.6, 0.4)], collar.cloth.colour, 1.7)
        neck.oval((0, 3.6), 1.5, 1.5, "#e2b23c")
    bow = traits.wears("bow")
    if bow and (not traits.human or bow.word in ("bowtie", "bow-tie")):
        draw_bow(neck.within(0.4, 1.6), bow.cloth, wide * 0.5)


def _scarf(neck: Paper, body: Body, cloth: Cloth) -> None:
    neck = neck.within(0.0, body.build.head * (0.1 if body.traits.human else 0.23))
    wide, deep = body.build.shoulder * 0.98, body.build.head * 0.28
    tail = body.build.torso * (0.52 if body.bones.pose is not Pose.LYING else 0.2)
    hang = Panel(rows=(
        ((-wide * 0.62, 1.0), (-wide * 0.1, 1.5)), ((-wide * 0.8, tail * 0.5), (-wide * 0.14, tail * 0.55)),
        ((-wide * 0.86, tail), (-wide * 0.16, tail * 1.04)),
    ))  # fmt: skip
    lay(neck, hang, cloth)
    ink = darker(cloth.colour, 0.2)
    for k in range(5):
        x = -wide * (0.82 - 0.15 * k)
        neck.curve([(x, tail * 1.02), (x - 0.2, tail * 1.02 + 2.4)], line=ink, stroke=1.2)
    shape = ((-0.9, 0.5), (-0.72, 0.9), (-0.1, 1.06), (0.42, 0.92), (0.72, 0.5))
    loop = Panel(
        rows=tuple(((-wide * x, deep * y), (wide * x, deep * y)) for y, x in shape), soft=True, bow=deep * 0.3
    )
    lay(neck, loop, cloth)
    neck.curve([(-wide * 0.7, -deep * 0.1), (0, deep * 0.42), (wide * 0.72, 0)], line=ink, stroke=0.8)
    neck.curve(
        [(-wide * 0.5, deep * 0.5), (-wide * 0.36, deep * 0.86), (-wide * 0.1, deep * 0.8)],
        line=ink,
        stroke=0.8,
    )
