"""Things of the open air: plants, camps, sheds, snow, small creatures, and marks left on the ground."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, sin
from random import Random

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_WOOD, _CREAM = "#b98552", "#f6ead0"


def _flower(p: Paper, look: Look) -> None:
    flora.flower(p, (0, 0), 34, look.or_("#d9667a"))


def _flowers(p: Paper, look: Look) -> None:
    for k, x in enumerate((-14, -5, 5, 14)):
        flora.flower(p, (x * 0.4, 0), 30 - abs(x) * 0.3, look.or_(flora.PETALS[k]), leaves=False)
    for x, y, k in ((-11, -26, 0), (0, -30, 1), (11, -26, 3)):
        flora.flower(p, (x, y + 26), 30, look.or_(flora.PETALS[k]))


def _leaf(p: Paper, look: Look) -> None:
    tone = look.or_("#8aa654")
    p.blob([(0, 0), (-9, -8), (-8, -20), (2, -30), (9, -18), (7, -7)], tone, shade=0.5)
    p.curve([(0, 4), (0, -10), (2, -26)], line=darker(tone, 0.4), stroke=0.9)


def _leaves(p: Paper, look: Look) -> None:
    for k, (x, y) in enumerate(((-34, 0), (-15, 3), (2, -1), (20, 3), (37, 0))):
        q = p.within(float(x), float(y), 0.6 + k * 1.3, 0.55)
        _leaf(q, Look(colour=look.colour or ("#c9803f", "#b5563a", "#d9aa48")[k % 3]))


def _mushroom(p: Paper, look: Look) -> None:
    flora.mushroom(p, (0, 0), 26, look.or_("#c8503f"))


def _mushrooms(p: Paper, look: Look) -> None:
    for x, h in ((-30, 20), (-10, 30), (14, 23), (34, 27)):
        flora.mushroom(p, (x, 0), h, look.or_("#c8503f"))


def _nest(p: Paper, look: Look) -> None:
    if not look.empty:
        for egg in (-9, 1, 10):
            p.oval((egg, -15), 5.4, 7, "#bcd5d6", shade=0.4)
    p.blob([(-24, -14), (-18, -2), (0, 1), (18, -2), (24, -14), (0, -10)], look.or_("#a5794a"), shade=0.6)
    for k in range(7):
        x = -20 + k * 6.4
        p.curve([(x - 5, -10 + k % 3 * 2), (x + 7, -5 - k % 2 * 4)], line="#6d4c30", stroke=0.8)


def _snowman(p: Paper, look: Look) -> None:
    snow = "#fbfaf5"
    for side in (-1, 1):
        p.curve([(side * 17, -58), (side * 36, -70), (side * 44, -80)], line="#6d4c30", stroke=1.8)
    p.oval((0, -25), 31, 26, snow, shade=0.6)
    p.oval((0, -58), 22, 20, snow, shade=0.6)
    p.oval((0, -86), 16, 15, snow, shade=0.6)
    line(p, [(-14, -73), (0, -69), (14, -73)], look.or_("#cf4a45"), 6)
    line(p, [(9, -72), (13, -54)], look.or_("#cf4a45"), 6)
    for x in (-5, 6):
        p.oval((x, -90), 1.8, 2, "#3a3236", stroke=0)
    p.blob([(0, -86), (18, -82), (0, -82)], "#e2853c", straight=True, stroke=0.8)
    p.curve([(-5, -79), (1, -77), (7, -79)], stroke=1)
    for y in (-62, -54):
        p.oval((0, y), 1.9, 1.9, "#3a3236", stroke=0)
    bar(p, (-18, -102, 18, -98), "#4d4a55")
    bar(p, (-11, -120, 11, -100), "#4d4a55", shade=0.4)


def _campfire(p: Paper, look: Look) -> None:
    for x in (-26, -13, 0, 13, 26):
        flora.stone(p, (x, 3), 14, "#a29c94")
    for x0, x1 in ((-20, 14), (20, -14)):
        tube(p, [(x0, -2), (x1, -11)], "#7d5238", 6)
    for x, h in ((-9, 30), (9, 34), (0, 50)):
        p.blob([(x, -6 - h), (x + 11, -16), (x, -5), (x - 11, -16)], glow("#f58f38"), stroke=0)
    for x, h in ((-5, 18), (5, 20), (0, 30)):
        p.blob([(x, -8 - h), (x + 7, -15), (x, -7), (x - 7, -15)], glow("#ffdc7a"), stroke=0)


def _tent(p: Paper, look: Look) -> None:
    cloth = look.or_("#d9a04a")
    p.blob([(0, -104), (92, 0), (-92, 0)], cloth, straight=True, shade=0.5)
    p.blob([(0, -96), (30, 0), (-30, 0)], "#4d3b38", straight=True)
    p.blob([(0, -96), (-8, -30), (-40, 0), (-30, 0)], lighter(cloth, 0.3), stroke=0.8)
    p.blob([(0, -96), (8, -30), (40, 0), (30, 0)], lighter(cloth, 0.3), stroke=0.8)


def _log(p: Paper, look: Look) -> None:
    bark = look.or_("#8d6a50")
    soft(p, (-56, -25, 50, 0), bark, r=9, shade=0.6)
    p.oval((52, -12.5), 8, 12.5, lighter(bark, 0.45))
    p.oval((52, -12.5), 4, 7, None, stroke=0.7)
    for y in (-18, -9):
        p.curve([(-46, y), (0, y + 2), (34, y)], line=darker(bark, 0.35), stroke=0.8)


def _stump(p: Paper, look: Look) -> None:
    flora.trunk(p, 0, 0, -30, 26, look.or_("#8d6a50"))
    p.blob([(-22, 0), (-17, -32), (17, -32), (22, 0)], look.or_("#8d6a50"), shade=0.5)
    p.oval((0, -32), 17.5, 5, "#d9b382")
    p.oval((0, -32), 9, 2.6, None, stroke=0.7)


def _tree(p: Paper, look: Look) -> None:
    flora.tree(p, (0, 0), 330, look.or_("#86ab6b"))


def _fir(p: Paper, look: Look) -> None:
    flora.fir(p, (0, 0), 300, look.or_("#6a8f72"))


def _bush(p: Paper, look: Look) -> None:
    flora.bush(p, (0, 0), 120, look.or_("#86ab6b"))


def _stone(p: Paper, look: Look) -> None:
    flora.stone(p, (0, 0), 60, look.or_("#a9a7a0"))


def _reeds(p: Paper, look: Look) -> None:
    for x, h in ((-24, 70), (-10, 96), (4, 78), (18, 104), (30, 66)):
        flora.reed(p, (x, 0), h, x * 0.15)


def _puddle(p: Paper, look: Look) -> None:
    p.blob(
        [(-48, -2), (-30, -9), (4, -8), (36, -11), (52, -3), (28, 4), (-10, 3), (-34, 5)],
        look.or_("#a8c4d4"),
        stroke=0.8,
    )
    p.curve([(-28, -4), (-6, -5)], line="#ffffff", stroke=1.2, opacity=0.8)
    for x, y in ((-14, -1), (10, -5), (28, -3), (2, 1)):
        p.oval((x, y), 1.7, 1.3, glow("#fff6c8"), stroke=0)


def _pond(p: Paper, look: Look) -> None:
    p.blob(
        [(-110, -4), (-70, -16), (10, -18), (90, -14), (118, -3), (70, 8), (-30, 9), (-88, 7)],
        look.or_("#93bccb"),
        stroke=0.8,
    )
    for x, y in ((-40, -4), (20, -8), (50, 1)):
        p.curve([(x - 14, y), (x, y - 1.6), (x + 14, y)], line="#ffffff", stroke=1, opacity=0.6)


def _prints(p: Paper, look: Look) -> None:
    tone = look.or_("#fdfaf2" if "flour" in look.words or "white" in look.words else "#7d6a5c")
    for k in range(7):
        x, y = -75 + k * 25, (3 if k % 2 else -5) - k * 0.8
        p.oval((x, y), 4.4, 2.6, tone, stroke=0.4, opacity=0.9)
        for dx, dy in ((-4, -3.2), (0, -4.4), (4, -3.2)):
            p.oval((x + dx + 1, y + dy), 1.4, 1.1, tone, stroke=0.3, opacity=0.9)


def _trail(p: Paper, look: Look) -> None:
    """Drop crumbs: they fall in twos and threes, none like another, and fewer the farther away."""
    random = Random(look.seed)
    for k in range(22):
        x = -86 + 172 * (k / 21) ** 1.25 + random.uniform(-2, 2)
        y, r = random.uniform(-4.5, 4.5), random.choice((2.2, 2.8, 3.4, 4.8))
        rim = [(x + r * random.uniform(0.7, 1.25) * cos(k + a), y + r * 0.7 * random.uniform(0.7, 1.2) * sin(k + a))
               for a in (0.0, 1.3, 2.5, 3.8, 5.1)]  # fmt: skip
        tone = look.or_("#c8924a")
        p.blob(rim, tone if k % 3 else lighter(tone, 0.25), stroke=0.6, straight=True)


def _flour_line(p: Paper, look: Look) -> None:
    line(p, [(-90, 4), (-50, -5), (-10, 3), (30, -6), (90, 2)], "#d9cfc0", 9, 0.8)
    line(p, [(-90, 4), (-50, -5), (-10, 3), (30, -6), (90, 2)], "#fffdf7", 7)


def _mud(p: Paper, look: Look) -> None:
    p.blob(
        [(-80, -2), (-50, -9), (10, -8), (70, -10), (84, -1), (30, 6), (-40, 6)],
        look.or_("#96755a"),
        stroke=0.8,
    )
    p.curve([(-30, -4), (4, -5)], line="#c8ab8f", stroke=1.4, opacity=0.8)


def _house(p: Paper, look: Look) -> None:
    wall = look.or_("#f1dcb6")
    bar(p, (-96, -120, 96, 0), wall, shade=0.3)
    p.blob([(-112, -116), (0, -200), (112, -116)], "#b5654a", straight=True, shade=0.3)
    bar(p, (50, -196, 70, -150), "#a8705c")
    bar(p, (-20, -72, 20, 0), "#7a8f6a")
    for x in (-62, 62):
        bar(p, (x - 20, -88, x + 20, -48), glow("#ffe3a0") if look.lit else "#cfe2e6")
        p.curve([(x, -88), (x, -48)], stroke=0.8)
        p.curve([(x - 20, -68), (x + 20, -68)], stroke=0.8)


def _fence(p: Paper, look: Look) -> None:
    wood = look.or_("#efe6d2")
    for y in (-42, -20):
        tube(p, [(-90, y), (90, y)], wood, 5)
    for x in range(-80, 90, 23):
        p.blob([(x - 7, 0), (x - 7, -52), (x, -62), (x + 7, -52), (x + 7, 0)], wood, straight=True, shade=0.3)


def _sign(p: Paper, look: Look) -> None:
    tube(p, [(0, 0), (0, -92)], _WOOD, 5)
    p.blob(
        [(-28, -94), (26, -94), (38, -80), (26, -66), (-28, -66)],
        look.or_("#d9b382"),
        straight=True,
        shade=0.4,
    )


def _bridge(p: Paper, look: Look) -> None:
    p.blob([(-130, 0), (-90, -40), (0, -56), (90, -40), (130, 0), (96, 0), (60, -24), (0, -34), (-60, -24), (-96, 0)],
        look.or_("#a9a198"), shade=0.4)  # fmt: skip


def _well(p: Paper, look: Look) -> None:
    for x in (-34, 34):
        tube(p, [(x, -40), (x, -104)], _WOOD, 5)
    p.blob([(-56, -98), (0, -132), (56, -98)], "#b5654a", straight=True)
    soft(p, (-44, -50, 44, 0), "#b3aca2", r=5, shade=0.5)


def _sandcastle(p: Paper, look: Look) -> None:
    sand = look.or_("#e2c48d")
    bar(p, (-40, -30, 40, 0), sand, shade=0.5)
    for x in (-40, 0, 40):
        top = -66 if not x else -48
        bar(p, (x - 14, top, x + 14, 0), lighter(sand, 0.1), shade=0.5)
        for dx in (-10, 0, 10):
            bar(p, (x + dx - 4, top - 7, x + dx + 4, top), sand, stroke=0.7)
    tube(p, [(0, -73), (0, -92)], _WOOD, 1.6)
    p.blob([(0, -92), (16, -87), (0, -81)], "#cf4a45", straight=True)


def _shell(p: Paper, look: Look) -> None:
    p.blob([(0, 0), (-14, -8), (-13, -18), (0, -24), (13, -18), (14, -8)], look.or_("#f0cdbd"), shade=0.5)
    for x in (-8, 0, 8):
        p.curve([(0, -1), (x, -20)], line="#c89a88", stroke=0.8)


def _butterfly(p: Paper, look: Look) -> None:
    tone = look.or_("#e9a04c")
    for side in (-1, 1):
        p.blob([(0, -12), (side * 12, -24), (side * 18, -15), (side * 4, -10)], tone, shade=0.4)
        p.blob([(0, -10), (side * 12, -8), (side * 10, 0), (side * 2, -6)], lighter(tone, 0.25), shade=0.4)
    line(p, [(0, -18), (0, -4)], "#4d3b38", 2)


def _bee(p: Paper, look: Look) -> None:
    for x in (-3, 4):
        p.oval((x, -14), 4, 6, "#eef5f6", opacity=0.85, stroke=0.6, turn=0.4)
    p.oval((0, -6), 10, 7, look.or_("#f0c14f"), shade=0.4)
    for x in (-3, 3):
        line(p, [(x, -12), (x, 0)], "#4d3b38", 2.2)
    p.oval((7, -7.5), 1, 1.2, "#33262a", stroke=0)


def _ant(p: Paper, look: Look) -> None:
    body = look.or_("#6b4038")
    for x in (-7, 0, 7):
        p.curve([(x * 0.5 - 1, -6), (x * 1.2, 0)], stroke=1)
    for x, y, r in ((-9, -7, 6), (0, -6, 4), (9, -8, 5)):
        p.oval((x, y), r, r * 0.86, body, shade=0.5)
    p.curve([(11, -12), (14, -18)], stroke=0.9)
    p.curve([(9, -12), (10, -19)], stroke=0.9)
    p.oval((11, -9), 1.2, 1.3, "#fffaf0", stroke=0)


def _snail(p: Paper, look: Look) -> None:
    p.blob([(-20, 0), (-14, -5), (6, -6), (16, -14), (21, -13), (20, -4), (12, 0)], "#d9c19a", shade=0.4)
    p.oval((-3, -11), 11, 10.4, look.or_("#b5764a"), shade=0.5)
    p.curve([(3, -11), (-3, -17), (-9, -11), (-3, -6), (0, -11)], stroke=0.9)
    for x in (17, 21):
        p.curve([(x, -13), (x + 2, -20)], stroke=0.9)


def _ladybird(p: Paper, look: Look) -> None:
    p.oval((8, -6), 4, 4, "#3d3235")
    p.oval((0, -7), 10, 7.4, look.or_("#cf4a45"), shade=0.5)
    for x, y in ((-4, -9), (2, -10), (-2, -4), (4, -5)):
        p.oval((x, y), 1.5, 1.4, "#3d3235", stroke=0)


def _land(
    name: str, words: str, w: float, h: float, draw: Callable[[Paper, Look], None], **more: object
) -> Thing:
    told = {"where": "ground"} | more
    return Thing(name=name, words=words, size=(w, h), draw=draw, **told)  # type: ignore[arg-type]


THINGS = (
    _land("flower", "flower,daisy,rose,tulip,sunflower,poppy,dandelion,buttercup", 14, 34, _flower,
        where="hand", grip=(0, -6)),
    _land("flowers", "flowers,bunch of flowers,bouquet,daisies,tulips,roses,wildflowers", 40, 34, _flowers,
        where="hand", grip=(0, -4)),
    _land("leaf", "leaf", 20, 52, _leaf, where="hand", grip=(0, -2)),
    _land("leaves", "leaves,fallen leaves,pile of leaves,heap of leaves", 80, 14, _leaves, where="mark"),
    _land("mushroom", "mushroom,toadstool", 26, 26, _mushroom),
    _land("mushrooms", "mushrooms,toadstools,row of mushrooms", 84, 30, _mushrooms),
    _land("nest", "nest,bird's nest", 48, 22, _nest, where="hand", grip=(0, -4)),
    _land("snowman", "snowman", 90, 120, _snowman),
    _land("campfire", "campfire,bonfire,fire", 68, 56, _campfire, light=240.0),
    _land("tent", "tent,wigwam,den", 184, 104, _tent, where="shelter"),
    _land("log", "log,tree trunk,fallen tree", 116, 25, _log, where="seat"),
    _land("stump", "stump,tree stump", 44, 36, _stump, where="seat"),
    _land("tree", "tree,apple tree,oak,old tree,oak tree,willow", 190, 330, _tree, where="tall"),
    _land("fir", "fir,pine,fir tree,pine tree,christmas tree", 160, 300, _fir, where="tall"),
    _land("bush", "bush,shrub,hedge", 120, 62, _bush, where="shelter"),
    _land("rock", "rock,stone,boulder", 60, 31, _stone, where="seat"),
    _land("reeds", "reeds,reed,rushes,bulrushes", 70, 104, _reeds, where="tall"),
    _land("puddle", "puddle,puddles", 104, 8, _puddle, where="mark"),
    _land("pond", "small pond,duck pond,pool", 230, 14, _pond, where="mark"),
    _land("pawprints", "paw prints,pawprints,paw print,footprints,footprint,tracks,hoofprints,"
        "flour pawprints", 170, 10, _prints, where="mark"),
    _land("crumbs", "trail of crumbs,crumb trail,crumbs,crumb,trail", 176, 8, _trail, where="mark"),
    _land("flour line", "white line,line in the flour,long white line,white line in the flour", 180, 8,
        _flour_line, where="mark"),
    _land("mud", "mud,smooth mud,muddy patch", 168, 12, _mud, where="mark"),
    _land("house", "cottage,hut,cabin,little house,doll's house,dog house,kennel", 224, 200, _house, where="tall"),
    _land("fence", "fence,gate,picket fence,garden gate", 180, 62, _fence, where="tall"),
    _land("sign", "sign,signpost", 66, 94, _sign),
    _land("bridge", "bridge,footbridge", 260, 56, _bridge, where="tall"),
    _land("well", "well,wishing well", 112, 132, _well),
    _land("sandcastle", "sandcastle,sand castle", 108, 92, _sandcastle),
    _land("shell", "shell,seashell,conch", 28, 24, _shell, where="hand"),
    _land("butterfly", "butterfly,moth,dragonfly", 36, 26, _butterfly, where="fly"),
    _land("bee", "bee,bumblebee,fly,wasp", 22, 20, _bee, where="fly"),
    _land("firefly", "firefly,fireflies,glow-worm,spark,sparks", 8, 8, lambda p, look: p.oval((0, -4), 3, 3,
        glow("#ffe98a"), stroke=0),
        where="fly", light=30.0),
    _land("ant", "ant", 28, 20, _ant),
    _land("snail", "little snail,small snail,slug", 44, 22, _snail),
    _land("ladybird", "ladybird,ladybug,beetle", 22, 15, _ladybird),
)  # fmt: skip
