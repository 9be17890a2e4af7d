"""Furniture and what belongs to rooms: tables, chairs, beds, stoves, windows, doors."""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sin

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, star
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_WOOD, _CREAM, _BRASS = "#b98552", "#f6ead0", "#d0a24a"


def _table(p: Paper, look: Look) -> None:
    """Draw a table with a cloth that hangs nearly to the ground: it hides the legs of whoever sits behind."""
    cloth = look.or_("#d9796a")
    for x in (-66, 66):
        tube(p, [(x, -30), (x, 0)], _WOOD, 6)
    p.blob([(-80, -62), (80, -62), (84, -14), (62, -9), (40, -14), (20, -9), (0, -14), (-20, -9), (-40, -14),
        (-62, -9), (-84, -14)], lighter(cloth, 0.55), shade=0.5)  # fmt: skip
    for x in (-60, -36, -12, 12, 36, 60):
        line(p, [(x, -61), (x * 1.04, -14)], cloth, 7, 0.32)
    for y in (-50, -34, -20):
        line(p, [(-80, y), (0, y + 1), (80, y)], cloth, 5, 0.3)
    p.oval((0, -63), 82, 7.5, lighter(cloth, 0.72), shade=0.25)


def _desk(p: Paper, look: Look) -> None:
    wood = look.or_(_WOOD)
    for x in (-48, 48):
        tube(p, [(x, -54), (x * 1.05, 0)], wood, 5)
    bar(p, (-52, -58, 52, -44), darker(wood, 0.1))
    soft(p, (-58, -64, 58, -57), wood, r=2, shade=0.4)


def _chair(p: Paper, look: Look) -> None:
    wood = look.or_(_WOOD)
    for x in (-17, 17):
        tube(p, [(x, -42), (x * 1.1, 0)], wood, 4)
        tube(p, [(x, -42), (x * 1.05, -86)], wood, 4)
    for y in (-80, -68, -56):
        tube(p, [(-17, y), (17, y)], wood, 4.5)
    soft(p, (-22, -47, 22, -40), lighter(wood, 0.12), r=2, shade=0.4)


def _armchair(p: Paper, look: Look) -> None:
    cloth = look.or_("#7f9a86")
    for x in (-36, 36):
        tube(p, [(x, -8), (x, 0)], _WOOD, 6)
    soft(p, (-42, -92, 42, -20), darker(cloth, 0.08), r=20, shade=0.5)
    soft(p, (-34, -46, 34, -8), lighter(cloth, 0.2), r=8, shade=0.4)
    for side in (-1, 1):
        soft(p, (min(side * 34, side * 54), -56, max(side * 34, side * 54), -6), cloth, r=9, shade=0.5)
    for x, y in ((-16, -70), (0, -76), (16, -70)):
        p.oval((x, y), 1.6, 1.6, darker(cloth, 0.4), stroke=0)


def _sofa(p: Paper, look: Look) -> None:
    cloth = look.or_("#8f86ad")
    soft(p, (-88, -80, 88, -14), darker(cloth, 0.08), r=18, shade=0.5)
    for x in (-38, 38):
        soft(p, (x - 37, -46, x + 37, -8), lighter(cloth, 0.15), r=7, shade=0.4)
    for side in (-1, 1):
        soft(p, (min(side * 74, side * 98), -54, max(side * 74, side * 98), 0), cloth, r=9, shade=0.5)


def _stool(p: Paper, look: Look) -> None:
    wood = look.or_(_WOOD)
    for x in (-12, 12):
        tube(p, [(x * 0.8, -30), (x * 1.3, 0)], wood, 3.6)
    p.oval((0, -32), 19, 4.5, lighter(wood, 0.1), shade=0.4)


def _bench(p: Paper, look: Look) -> None:
    wood = look.or_("#9c7450")
    for x in (-52, 52):
        tube(p, [(x, -76), (x, 0)], darker(wood, 0.15), 5)
    for y in (-72, -60):
        soft(p, (-64, y - 5, 64, y + 4), wood, r=2, shade=0.3)
    soft(p, (-68, -40, 68, -31), lighter(wood, 0.12), r=2, shade=0.3)


def _bed(p: Paper, look: Look) -> None:
    """Draw a bed without its blanket; who lies in it is drawn on it and the blanket over them."""
    wood = look.or_("#a9744a")
    soft(p, (-108, -96, -90, 0), wood, r=7, shade=0.4)
    bar(p, (-92, -34, 96, -12), darker(wood, 0.12))
    soft(p, (-92, -52, 100, -26), _CREAM, r=9, shade=0.3)
    soft(p, (-90, -70, -40, -44), "#fdfaf2", r=11, shade=0.4)
    soft(p, (93, -66, 108, 0), wood, r=6, shade=0.4)


def _blanket(p: Paper, look: Look) -> None:
    patches(p, (-42, -16, 42, 0), look)


def patches(p: Paper, box: tuple[float, float, float, float], look: Look) -> None:
    """Draw a blanket over a box, humped as if over somebody: patchwork if it is told so, else with stripes."""
    x0, y0, x1, y1 = box
    cloth = look.or_("#7d9ab5")
    quilt = "patchwork" in look.words or "quilt" in look.words
    tones = ("#d98a7a", "#e9c27a", "#8fb09a", "#9a94be", "#f1e2c2")

    def at(across: float, down: float) -> tuple[float, float]:
        top = y1 - (y1 - y0) * (0.8 + 0.2 * sin(pi * min(1.0, across * 1.12)))
        return x0 + (x1 - x0) * across, top + (y1 - top) * down

    rim = [at(k / 8, 0) for k in range(9)]
    p.blob([*rim, at(1, 0.5), at(1, 1), at(0.5, 1), at(0, 1), at(0, 0.5)], cloth, straight=True, shade=0.3)
    columns = max(3, round((x1 - x0) / 22)) if quilt else 1
    rows = max(2, round((y1 - y0) / 22))
    for k in range(columns * rows if quilt else 0):
        i, j = k % columns, k // columns
        u, v, w, h = i / columns, j / rows, 1 / columns, 1 / rows
        p.blob(
            [at(u, v), at(u + w, v), at(u + w, v + h), at(u, v + h)],
            tones[(i * 3 + j * 2) % 5],
            straight=True,
            stroke=0.6,
        )
    for share in () if quilt else (0.22, 0.34):
        line(p, [at(k / 8, share) for k in range(9)], lighter(cloth, 0.5), 2.4)


def _picnic(p: Paper, look: Look) -> None:
    cloth = look.or_("#d9796a")
    p.blob([(-70, -14), (70, -14), (92, 2), (-92, 2)], lighter(cloth, 0.5), straight=True, shade=0.3)
    for k in (-50, -25, 0, 25, 50):
        line(p, [(k, -13), (k * 1.3, 1)], cloth, 5, 0.4)
    for y in (-9, -3):
        line(p, [(-78, y), (78, y)], cloth, 2.4, 0.4)


def _pillow(p: Paper, look: Look) -> None:
    p.blob([(-20, -2), (-23, -14), (-10, -13), (10, -14), (23, -15), (20, -2), (8, 0), (-8, 0)],
        look.or_("#fbf6ea"), shade=0.5)  # fmt: skip


def _stove(p: Paper, look: Look) -> None:
    iron = look.or_("#8aa3ad")
    soft(p, (-36, -88, 36, -2), iron, r=4, shade=0.4)
    bar(p, (-38, -92, 38, -86), darker(iron, 0.25))
    for x in (-22, -8, 8, 22):
        p.oval((x, -79), 3.4, 3.4, darker(iron, 0.4), stroke=0.7)
    if look.lit and "open" in look.words:
        _open_oven(p, look, iron)
        return
    window = glow("#ffc163") if look.lit else "#4d4440"
    soft(p, (-26, -62, 26, -24), darker(iron, 0.2), r=4)
    soft(p, (-21, -57, 21, -30), window, r=3)
    if look.lit:
        _oven_tray(p, look, (16, -34, 4.6))
    tube(p, [(-24, -67), (24, -67)], "#f2ede2", 2.4)


def _oven_tray(p: Paper, look: Look, at: tuple[float, float, float]) -> None:
    """Draw a tray with what bakes on it: stars if stars are named, else round cookies."""
    half, y, size = at
    for x in (-half * 0.7, -half * 0.23, half * 0.23, half * 0.7):
        if "star" in look.words:
            p.blob(
                star((x, y - size * 0.78), size), glow("#f4dc96"), straight=True, line="#9a6a35", stroke=0.7
            )
        else:
            p.oval((x, y - size * 0.42), size * 0.76, size * 0.5, glow("#f0b45e"), line="#9a6a35", stroke=0.7)
    bar(p, (-half - 2, y - 0.8, half + 2, y + 2.2), glow("#7a5a48"), stroke=0.7)


def _open_oven(p: Paper, look: Look, iron: str) -> None:
    """Draw the oven's mouth with a tray of star cookies in it, its door let down."""
    soft(p, (-28, -66, 28, -20), glow("#c9642f"), r=5)
    soft(p, (-24, -62, 24, -22), glow("#ffb54f"), r=4, stroke=0)
    p.oval((0, -40), 18, 14, glow("#ffd98a"), stroke=0, opacity=0.8)
    _oven_tray(p, look, (21, -31, 5.4))
    p.blob([(-29, -20), (29, -20), (37, -5), (-37, -5)], darker(iron, 0.15), straight=True, shade=0.3)
    p.blob([(-22, -17.5), (22, -17.5), (27, -8), (-27, -8)], glow("#f7c27a"), straight=True, stroke=0.6)
    tube(p, [(-24, -6), (24, -6)], "#f2ede2", 2.2)


def _fridge(p: Paper, look: Look) -> None:
    body = look.or_("#cfe0da")
    soft(p, (-34, -150, 34, -2), body, r=9, shade=0.5)
    p.curve([(-34, -100), (34, -100)], stroke=1)
    for y in (-118, -84):
        tube(p, [(-26, y), (-26, y + 13)], "#8d949a", 2.4)
    bar(p, (4, -138, 17, -124), "#f3cf5b", stroke=0.6)


def _window(p: Paper, look: Look) -> None:
    """Draw a framed window (its panes take the sky of the hour from the colour given)."""
    bar(p, (-40, -92, 40, -8), look.or_("#bfdcea"))
    for x in (-40, 0, 40):
        tube(p, [(x, -92), (x, -8)], _CREAM, 5)
    for y in (-92, -52, -8):
        tube(p, [(-40, y), (40, y)], _CREAM, 5)
    soft(p, (-48, -8, 48, 0), lighter(_WOOD, 0.3), r=2)


def _door(p: Paper, look: Look) -> None:
    wood = look.or_("#a9674a")
    bar(p, (-38, -170, 38, 0), lighter(_WOOD, 0.35))
    bar(p, (-32, -164, 32, 0), wood, shade=0.3)
    for y0, y1 in ((-152, -96), (-82, -16)):
        bar(p, (-22, y0, 22, y1), darker(wood, 0.12), stroke=0.7)
    p.oval((24, -86), 3.2, 3.2, _BRASS)


def _curtain(p: Paper, look: Look) -> None:
    cloth = look.or_("#d98a7a")
    for side in (-1, 1):
        p.blob([(side * 56, -150), (side * 22, -150), (side * 30, -90), (side * 40, -60), (side * 30, 0),
            (side * 60, 0)], cloth, shade=0.4)  # fmt: skip
    tube(p, [(-64, -151), (64, -151)], _WOOD, 3)


def _fireplace(p: Paper, look: Look) -> None:
    brick = look.or_("#b5705a")
    bar(p, (-62, -108, 62, 0), brick, shade=0.3)
    for y in range(-96, 0, 16):
        for x in range(-52 + (y % 32) // 2, 60, 26):
            bar(p, (x - 10, y - 5, x + 10, y + 4), lighter(brick, 0.14), stroke=0, opacity=0.7)
    soft(p, (-70, -118, 70, -105), _WOOD, r=2, shade=0.4)
    p.blob([(-38, 0), (-38, -56), (-20, -74), (20, -74), (38, -56), (38, 0)], "#43302e")
    for x, h in ((-14, 30), (0, 44), (14, 32)):
        p.blob([(x, -h), (x + 11, -12), (x, -4), (x - 11, -12)], glow("#f79a3c"), stroke=0)
        p.blob([(x, -h * 0.6), (x + 6, -10), (x, -4), (x - 6, -10)], glow("#ffe08a"), stroke=0)


def _shelves(p: Paper, look: Look) -> None:
    wood = look.or_("#9a6b45")
    bar(p, (-44, -150, 44, 0), darker(wood, 0.25))
    tones = ("#b5483f", "#4f7f8c", "#d9a637", "#7c9463", "#8b6aa8", "#d98a5a", "#e6d5b8")
    for row in range(4):
        base, x, step = -8 - row * 35, -40.0, row * 2 + look.seed % 3
        while x < 34:
            w, h = 5 + (step * 7 % 4), 20 + (step * 5 % 9)
            bar(p, (x, base - h, x + w, base), tones[step % 7], stroke=0.6)
            x, step = x + w + 0.6 + (6 if step % 6 == 5 else 0), step + 1
        bar(p, (-44, base, 44, base + 5), wood, stroke=0.8)
    for x in (-46, 42):
        bar(p, (x, -152, x + 4, 0), wood)
    bar(p, (-48, -156, 48, -149), wood)


def _bath(p: Paper, look: Look) -> None:
    """Draw the front of a bath with foam: who bathes is drawn behind it."""
    tub = look.or_("#fbf6ec")
    for x in (-56, 56):
        p.oval((x, -4), 8, 6, _BRASS, shade=0.4)
    p.blob([(-84, -50), (84, -50), (74, -16), (56, -6), (-56, -6), (-74, -16)], tub, shade=0.5)
    tube(p, [(-87, -51), (87, -51)], lighter(tub, 0.4), 7)
    for k, x in enumerate(range(-68, 76, 13)):
        p.oval((x, -57 - (k * 5) % 7), 9 + k % 3, 8, "#ffffff", stroke=0.6, opacity=0.95)


def _blackboard(p: Paper, look: Look) -> None:
    bar(p, (-70, -92, 70, -10), _WOOD)
    bar(p, (-64, -86, 64, -16), look.or_("#4f6d60"), stroke=0.7)
    p.oval((-34, -52), 13, 13, None, line="#f4f1e6", stroke=1)
    p.curve([(2, -40), (18, -66), (34, -40), (2, -40)], line="#f4f1e6", stroke=1)
    p.curve([(-50, -26), (-20, -29), (10, -25), (46, -28)], line="#f4f1e6", stroke=0.8, opacity=0.7)


def _painting(p: Paper, look: Look) -> None:
    bar(p, (-24, -38, 24, 0), _BRASS)
    bar(p, (-19, -33, 19, -5), look.or_("#cfe2e6"), stroke=0.7)
    p.blob([(-19, -5), (-19, -14), (-6, -20), (6, -13), (19, -18), (19, -5)], "#8fb08a", stroke=0)
    p.oval((10, -26), 3.4, 3.4, "#f3cf5b", stroke=0)


def _easel(p: Paper, look: Look) -> None:
    for x in (-24, 24):
        tube(p, [(x * 0.2, -112), (x, 0)], _WOOD, 3.6)
    bar(p, (-32, -98, 32, -42), "#fdf9ee")
    p.blob([(-26, -48), (-26, -62), (-6, -74), (8, -60), (26, -68), (26, -48)], look.or_("#8fb08a"), stroke=0)
    p.oval((12, -84), 6, 6, "#f0b64f", stroke=0)
    tube(p, [(-36, -41), (36, -41)], _WOOD, 4)


def _ladder(p: Paper, look: Look) -> None:
    wood = look.or_(_WOOD)
    for x in (-16, 16):
        tube(p, [(x, 0), (x * 0.86, -170)], wood, 4)
    for y in range(-16, -160, -22):
        tube(p, [(-15, y), (15, y)], wood, 3.4)


def _mirror(p: Paper, look: Look) -> None:
    p.oval((0, -40), 25, 36, look.or_(_BRASS), shade=0.4)
    p.oval((0, -40), 20, 30, "#dcebec", stroke=0.8)
    p.curve([(-9, -50), (2, -62)], line="#ffffff", stroke=2, opacity=0.9)


def _rug(p: Paper, look: Look) -> None:
    cloth = look.or_("#b8655a")
    p.oval((0, -4), 88, 13, cloth, shade=0.3, stroke=0.7)
    p.oval((0, -4), 74, 10, lighter(cloth, 0.4), stroke=0)
    p.oval((0, -4), 62, 8, cloth, stroke=0)


def _piano(p: Paper, look: Look) -> None:
    wood = look.or_("#6b4636")
    bar(p, (-64, -104, 64, 0), wood, shade=0.3)
    bar(p, (-70, -62, 70, -52), darker(wood, 0.2))
    bar(p, (-60, -62, 60, -56), "#fdf9ee", stroke=0.6)
    for x in range(-54, 58, 9):
        bar(p, (x, -62, x + 3.4, -59), "#33292a", stroke=0)


def _big(
    name: str, words: str, w: float, h: float, draw: Callable[[Paper, Look], None], **more: object
) -> Thing:
    told = {"where": "ground"} | more
    return Thing(name=name, words=words, size=(w, h), draw=draw, **told)  # type: ignore[arg-type]


THINGS = (
    _big("table", "table,kitchen table,dining table,tea table,counter,tablecloth", 164, 70, _table, where="table"),
    _big("desk", "desk,writing desk,workbench", 116, 64, _desk, where="table"),
    _big("chair", "chair,kitchen chair", 44, 86, _chair, where="seat"),
    _big("armchair", "armchair,living room chair,rocking chair,easy chair,throne", 108, 92, _armchair, where="seat"),
    _big("sofa", "sofa,couch,settee", 196, 80, _sofa, where="seat"),
    _big("stool", "stool,footstool", 38, 36, _stool, where="seat"),
    _big("bench", "bench,garden bench,park bench", 136, 76, _bench, where="seat"),
    _big("bed", "bed,cot,bunk,mattress", 216, 98, _bed, where="bed"),
    _big("blanket", "blanket,quilt,duvet,patchwork blanket,bedspread,coverlet,eiderdown", 84, 16, _blanket,
        where="blanket"),
    _big("picnic cloth", "picnic blanket,picnic cloth,picnic,towel,mat", 184, 16, _picnic),
    _big("pillow", "pillow,cushion", 46, 15, _pillow),
    _big("stove", "oven,stove,cooker", 76, 92, _stove, where="fixed"),
    _big("fridge", "fridge,refrigerator,cupboard,wardrobe,icebox", 68, 150, _fridge, where="fixed"),
    _big("window", "window,open window,kitchen window,windowsill,window sill,sill", 96, 96, _window, where="wall"),
    _big("door", "door,front door,doorway", 76, 170, _door, where="fixed"),
    _big("curtain", "curtain,drape,stage", 128, 152, _curtain, where="fixed"),
    _big("fireplace", "fireplace,hearth,chimney piece", 140, 118, _fireplace, where="fixed", light=150.0),
    _big("bookcase", "bookcase,bookshelf,bookshelves,shelf,shelves", 96, 156, _shelves, where="fixed"),
    _big("bath", "bathtub,bath,tub,bubble bath", 174, 66, _bath, where="tub"),
    _big("blackboard", "blackboard,chalkboard,whiteboard", 140, 92, _blackboard, where="wall"),
    _big("painting", "painting,picture on the wall,photograph,portrait on the wall,poster", 48, 38, _painting,
        where="wall"),
    _big("easel", "easel,canvas", 72, 112, _easel),
    _big("ladder", "ladder,stepladder", 40, 170, _ladder),
    _big("mirror", "mirror", 50, 76, _mirror, where="wall"),
    _big("rug", "rug,carpet", 176, 17, _rug, where="mark"),
    _big("piano", "piano,organ", 140, 104, _piano),
)  # fmt: skip
