"""Garments: cloth laid over a body, whoever's it is.

They are pieces of the body's own panels, a little larger, so sleeves bend with elbows and a skirt follows the
knees.
"""

from __future__ import annotations

from math import hypot

from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.cloth import Cloth, Garment, Panel, along, grow, lay
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, between, cloud
from picturebook.studio.sketch.svg import Point

SLEEVES: dict[str, float] = {
    "coat": 0.9, "jacket": 0.9, "jumper": 0.9, "shirt": 0.42, "pyjamas": 0.88, "dress": 0.34,
}  # fmt: skip


def sleeve(body: Body) -> tuple[Garment, float] | None:
    """Return the outermost garment with sleeves and how far down the arm it goes."""
    for kind, far in SLEEVES.items():
        worn = body.traits.wears(kind)
        if worn:
            cold = kind in ("shirt", "dress") and (
                worn.word.startswith("night") or worn.word in ("shirt", "robe", "gown", "kimono") or
                body.traits.age in ("adult", "old")
            )  # fmt: skip
            return worn, 0.86 if cold else far
    return None


def trouser(body: Body) -> tuple[Garment, float] | None:
    """Return the garment on the legs and how far down it goes."""
    for kind, far in (("dungarees", 0.93), ("trousers", 0.93), ("pyjamas", 0.95), ("shorts", 0.5)):
        worn = body.traits.wears(kind)
        if worn:
            return worn, far
    return None


def draw_sleeve(paper: Paper, body: Body, side: int) -> None:
    """Draw the sleeve on one arm, with a cuff."""
    found = sleeve(body)
    if not found:
        return
    worn, far = found
    wider = 2.2 if worn.kind in ("coat", "jacket", "jumper") else 1.2
    grow(paper, body.arm(side, 0.0, far, wider), worn.cloth, body.outer(side))
    if far > 0.6 and worn.kind in ("jumper", "coat", "pyjamas"):
        cuff = body.arm(side, far - 0.13, far, wider)
        line = [cuff.at(u, 0) for u in (0.02, 0.5, 0.98)]
        paper.curve(line, line=paper.outline_of(worn.cloth.colour), stroke=0.8)


def draw_legs_clothes(paper: Paper, body: Body) -> None:
    """Draw trousers over the lap and both legs, then boots over them."""
    found, boots = trouser(body), body.traits.wears("boots")
    if found:
        low, top = 1.13 if body.traits.human else 1.2, 0.62 if found[0].kind == "dungarees" else 0.66
        lay(paper, body.trunk(top, low, 1.0), found[0].cloth, shade=0.0)
    for side in (1, 0):
        if boots:
            lay(paper, body.leg(side, 0.55, 1.0, 1.8), boots.cloth, shade=0.6)
        if found and found[1] > 0.9 and boots:
            grow(paper, body.leg(side, 0.0, 0.6, 1.6), found[0].cloth, 1 if side else -1, capped=False)
        elif found:
            _trouser_leg(paper, body, side, found)
        if boots:
            lay(
                paper,
                body.leg(side, 0.53, 0.63, 2.8),
                Cloth(colour=lighter(boots.cloth.colour, 0.15)),
                shade=0,
            )


def _trouser_leg(paper: Paper, body: Body, side: int, found: tuple[Garment, float]) -> None:
    worn, far = found
    grow(paper, body.leg(side, 0.0, far, 1.6), worn.cloth, 1 if side else -1, capped=False)
    if worn.kind == "dungarees" or "jeans" in worn.word:
        turn_up = body.leg(side, far - 0.09, far + 0.01, 2.3)
        lay(paper, turn_up, Cloth(colour=lighter(worn.cloth.colour, 0.25)), shade=0)


def draw_trunk_clothes(paper: Paper, body: Body) -> None:
    """Draw everything worn on the trunk, from the skin outwards."""
    traits = body.traits
    for kind in ("shirt", "jumper"):
        worn = traits.wears(kind)
        if worn:
            _top(paper, body, worn)
    pyjamas = traits.wears("pyjamas")
    if pyjamas:
        _top(paper, body, pyjamas)
        _buttons(paper, body, pyjamas.cloth)
    for kind, pen in _OVER:
        worn = traits.wears(kind)
        if worn:
            pen(paper, body, worn)


def _top(paper: Paper, body: Body, worn: Garment) -> None:
    wider = 1.5 if worn.kind == "jumper" else 0.9
    lay(paper, body.trunk(0.02, 0.98, wider), worn.cloth)
    if worn.kind == "jumper":
        lay(paper, body.trunk(0.9, 1.02, wider + 0.3), Cloth(colour=darker(worn.cloth.colour, 0.08)), shade=0)
    if worn.kind == "shirt" and worn.word in ("shirt", "blouse") and not body.traits.wears("dungarees"):
        _buttons(paper, body, worn.cloth)


def hem(body: Body, far: float, flare: float) -> tuple[Point, Point]:
    """Return the left and right end of a skirt's hem, that far down the legs."""
    one, other = (along(limb, far) for limb in body.bones.legs)
    waist, middle = body.across(0.7, 0.0), between(one, other, 0.5)
    dx, dy = middle[0] - waist[0], middle[1] - waist[1]
    long = hypot(dx, dy) or 1.0
    upright = abs(dx) < abs(dy)
    nx, ny = (-1.0, dx / long * 0.35) if upright else (-dy / long, dx / long)
    spread = abs((one[0] - other[0]) * nx + (one[1] - other[1]) * ny) / 2
    half = max(spread + body.build.leg_wide * 0.62, body.build.hip * flare)
    if not upright:
        half = min(half, body.build.hip * 1.1)
    left = (middle[0] + nx * half, min(-0.4, middle[1] + ny * half))
    right = (middle[0] - nx * half, min(-0.4, middle[1] - ny * half))
    return left, right


def skirt_panel(body: Body, start: float, far: float, flare: float, extra: float = 1.0) -> Panel:
    """Return a skirt from a height of the trunk to so far down the legs."""
    left, right = hem(body, far, flare)
    top, mid = body.trunk(start, 0.95, extra), body.trunk(0.9, 1.0, extra + 0.8)
    return Panel(rows=(top.rows[0], top.rows[1], top.rows[3], mid.rows[3], (
        between(mid.rows[3][0], left, 0.55), between(mid.rows[3][1], right, 0.55)), (left, right)),
            bow=1.6)  # fmt: skip


def _skirt(paper: Paper, body: Body, worn: Garment) -> None:
    panel = skirt_panel(body, 0.68, 0.5, 1.55)
    lay(paper, panel, worn.cloth)
    _folds(paper, panel, worn.cloth)
    lay(paper, body.trunk(0.66, 0.76, 1.2), Cloth(colour=darker(worn.cloth.colour, 0.1)), shade=0)


def _dress(paper: Paper, body: Body, worn: Garment) -> None:
    long = worn.word in ("gown", "robe", "sari", "kimono", "nightgown", "nightdress", "nightshirt")
    panel = skirt_panel(body, 0.02, 0.82 if long else 0.52, 1.6 if not long else 1.45)
    lay(paper, panel, worn.cloth)
    _folds(paper, panel, worn.cloth)
    if not worn.word.startswith("night"):
        paper.curve(
            [body.trunk(0.68, 0.7, 1).at(u, 0.5) for u in (0.04, 0.5, 0.96)],
            line=paper.outline_of(worn.cloth.colour),
            stroke=0.8,
        )
    _collar(paper, body, lighter(worn.cloth.colour, 0.6))


def _folds(paper: Paper, panel: Panel, cloth: Cloth) -> None:
    ink = darker(cloth.colour, 0.25)
    for u, v in ((0.25, 0.78), (0.5, 0.72), (0.74, 0.8)):
        paper.curve([panel.at(u, v), panel.at(u, 0.9), panel.at(u, 0.98)], line=ink, stroke=0.7, opacity=0.7)


def _coat(paper: Paper, body: Body, worn: Garment) -> None:
    panel = skirt_panel(body, 0.0, 0.36, 1.42, 1.8)
    lay(paper, panel, worn.cloth)
    ink = paper.outline_of(worn.cloth.colour)
    paper.curve([panel.at(0.54, v) for v in (0.12, 0.5, 1.0)], line=ink, stroke=0.9)
    for v in (0.3, 0.52, 0.74):
        paper.oval(panel.at(0.64, v), 1.0, 1.0, darker(worn.cloth.colour, 0.35), stroke=0)
    for u in (0.22, 0.8):
        a, b = panel.at(u - 0.1, 0.72), panel.at(u + 0.1, 0.72)
        paper.curve([a, between(a, b, 0.5), b], line=ink, stroke=0.9)
    _collar(paper, body, lighter(worn.cloth.colour, 0.14), 1.25)


def _jacket(paper: Paper, body: Body, worn: Garment) -> None:
    panel = body.trunk(0.0, 1.02, 1.7)
    for one, other in ((0.0, 0.4), (0.66, 1.0)):
        rows = tuple((panel.at(one, v), panel.at(other, v)) for v in (0.0, 0.25, 0.5, 0.75, 1.0))
        lay(paper, Panel(rows=rows), worn.cloth, shade=0.5)
    for v in (0.4, 0.6, 0.8):
        paper.oval(panel.at(0.36, v), 0.8, 0.8, darker(worn.cloth.colour, 0.4), stroke=0)


def _waistcoat(paper: Paper, body: Body, worn: Garment) -> None:
    panel = body.trunk(0.07, 0.98, 1.2)
    left = ((0.1, 0.42), (0.02, 0.44), (0.0, 0.49), (0.0, 0.5), (0.0, 0.5))
    right = ((0.62, 0.9), (0.6, 0.98), (0.53, 1.0), (0.5, 1.0), (0.5, 1.0))
    for edges in (left, right):
        rows = tuple(
            (panel.at(a, v), panel.at(b, v))
            for (a, b), v in zip(edges, (0.0, 0.2, 0.45, 0.75, 1.0), strict=True)
        )
        lay(paper, Panel(rows=rows), worn.cloth, shade=0.5)
    for v in (0.55, 0.7, 0.85):
        paper.oval(panel.at(0.56, v), 0.9, 0.9, lighter(worn.cloth.colour, 0.6), stroke=0.5)


def _dungarees(paper: Paper, body: Body, worn: Garment) -> None:
    cloth = worn.cloth
    for side in (-1, 1):
        out = body.half(0.1) * 0.55 * side
        paper.wide(
            [body.across(-0.02, out), body.across(0.2, out * 1.02), body.across(0.42, out * 0.95)],
            paper.outline_of(cloth.colour),
            3.4,
        )
        paper.wide(
            [body.across(-0.02, out), body.across(0.2, out * 1.02), body.across(0.42, out * 0.95)],
            cloth.colour,
            2.5,
        )
    wide = body.half(0.4) * 0.66
    bib = Panel(rows=tuple((body.across(d, -wide), body.across(d, wide)) for d in (0.34, 0.52, 0.74)))
    lay(paper, bib, cloth, shade=0)
    stitch = lighter(cloth.colour, 0.45)
    pocket = [body.across(0.47, -wide * 0.5), body.across(0.6, -wide * 0.48), body.across(0.63, 0.0),
              body.across(0.6, wide * 0.48), body.across(0.47, wide * 0.5)]  # fmt: skip
    paper.curve(pocket, line=stitch, stroke=0.8)
    for side in (-1, 1):
        paper.oval(body.across(0.38, wide * 0.82 * side), 1.0, 1.0, "#e6c25c", stroke=0.7)


def _fallen(body: Body, edge: tuple[Point, Point]) -> tuple[Point, Point]:
    """Return a hem no wider than an apron is cut: over parted knees it falls between them."""
    middle, half = between(*edge, 0.5), hypot(edge[1][0] - edge[0][0], edge[1][1] - edge[0][1]) / 2
    share = min(1.0, body.build.hip * 1.25 / half) if half else 1.0
    return between(middle, edge[0], share), between(middle, edge[1], share)


def _apron(paper: Paper, body: Body, worn: Garment) -> None:
    left, right = _fallen(body, hem(body, 0.5, 1.12))
    wide = body.half(0.3) * 0.62
    rows = [(body.across(d, -wide), body.across(d, wide)) for d in (0.24, 0.4, 0.58)]
    low = body.half(0.7) * 0.92
    rows += [
        (body.across(0.66, -low), body.across(0.66, low)),
        (body.across(0.9, -low), body.across(0.9, low * 1.02)),
        (left, right),
    ]
    for side in (-1, 1):
        strap = [
            body.across(0.26, wide * 0.86 * side),
            body.across(0.12, wide * 0.8 * side),
            body.across(-0.03, wide * 0.55 * side),
        ]
        paper.wide(strap, paper.outline_of(worn.cloth.colour), 2.3)
        paper.wide(strap, worn.cloth.colour, 1.5)
    bow = 2.0
    lay(paper, Panel(rows=tuple(rows), bow=bow), worn.cloth)
    lay(
        paper,
        body.trunk(0.64, 0.71, 1.4),
        Cloth(colour=worn.cloth.second if worn.cloth.pattern != "plain" else darker(worn.cloth.colour, 0.14)),
        shade=0,
    )
    panel = Panel(rows=tuple(rows))
    paper.curve(
        [
            panel.at(0.25, 0.68),
            panel.at(0.27, 0.8),
            panel.at(0.5, 0.83),
            panel.at(0.73, 0.8),
            panel.at(0.75, 0.68),
        ],
        line=paper.outline_of(worn.cloth.colour),
        stroke=0.9,
    )


def _belt(paper: Paper, body: Body, worn: Garment) -> None:
    lay(paper, body.trunk(0.68, 0.78, 1.6), worn.cloth, shade=0)
    paper.oval(body.across(0.73, 0), 1.6, 1.4, "#dcb04a")


def _collar(paper: Paper, body: Body, colour: str, size: float = 1.0) -> None:
    wide = body.half(0.08) * 0.62 * size
    for side in (-1, 1):
        paper.blob([body.across(-0.03, 0), body.across(-0.03, wide * 0.9 * side),
            body.across(0.07 * size, wide * 1.15 * side),
                    body.across(0.17 * size, wide * 0.55 * side), body.across(0.08, 0)], colour,
                        stroke=0.8)  # fmt: skip


def _buttons(paper: Paper, body: Body, cloth: Cloth) -> None:
    for down in (0.28, 0.56, 0.84):
        paper.oval(body.across(down, 0.0), 0.85, 0.85, darker(cloth.colour, 0.35), stroke=0)


_OVER = (
    ("dress", _dress), ("skirt", _skirt), ("dungarees", _dungarees), ("waistcoat", _waistcoat),
    ("jacket", _jacket), ("coat", _coat), ("apron", _apron), ("belt", _belt),
)  # fmt: skip


def draw_flour(paper: Paper, body: Body) -> None:
    """Dust a trunk with flour."""
    if "flour" in body.traits.marks:
        for down, out, size in ((0.5, -0.55, 1.0), (0.8, 0.35, 1.15), (0.36, 0.45, 0.8)):
            dab(paper, body.across(down, body.half(down) * out), 2.6 * size)


def dab(paper: Paper, at: Point, size: float) -> None:
    """Lay a dab of flour: soft and off-white, thin at its faint edge."""
    wide = cloud(at, size, size * 0.7, 5, 0.13)
    paper.blob(wide, "#f8f1e2", stroke=0, opacity=0.62)
    paper.blob(wide, None, line="#d5c6ab", stroke=0.45, opacity=0.4)
    paper.blob(cloud(at, size * 0.62, size * 0.42, 5, 0.12), "#fffaf0", stroke=0, opacity=0.75)
    for dx, dy in ((-1.25, 0.5), (1.15, -0.62), (0.7, 0.95)):
        paper.oval(
            (at[0] + dx * size, at[1] + dy * size), size * 0.13, size * 0.11, "#f8f1e2", stroke=0, opacity=0.8
        )
