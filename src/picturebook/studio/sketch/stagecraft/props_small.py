"""Small things for hands and tables: books and pencils, lamps and keys, what a detective or a postman carries."""

from __future__ import annotations

from math import cos, pi, sin

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, ring, star
from picturebook.studio.sketch.stagecraft.brush import bar, glint, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_WOOD, _PAPER, _BRASS, _STEEL = "#b98552", "#fbf5e4", "#d0a24a", "#c6ccd2"


def _book(p: Paper, look: Look) -> None:
    cover = look.or_("#b5483f")
    p.blob([(-15, -3), (0, -1), (15, -3), (15, -21), (0, -18), (-15, -21)], cover, straight=True)
    for side in (-1, 1):
        p.blob(
            [(0, -2.5), (side * 13.5, -5), (side * 13.5, -22.5), (0, -19.5)], _PAPER, shade=0.3, straight=True
        )
        for y in (-17.5, -14, -10.5, -7.5):
            p.curve([(side * 3, y + 0.6), (side * 11, y - 0.8)], line="#a89a8a", stroke=0.5, opacity=0.7)


def _notebook(p: Paper, look: Look) -> None:
    cover = look.or_("#4f7f8c")
    soft(p, (-8, -21, 9, 0), darker(cover, 0.15), r=1.5)
    soft(p, (-7, -21.5, 9, -1), _PAPER, r=1)
    for y in (-17, -13.5, -10, -6.5):
        p.curve([(-4, y), (6.5, y - 0.4)], line="#8fa5b5", stroke=0.5)
    for y in (-19, -15, -11, -7, -3):
        p.curve([(-8.6, y), (-6.2, y - 1)], line="#5b5350", stroke=1)


def _pencil(p: Paper, look: Look) -> None:
    tube(p, [(-5, -1), (5, -13)], look.or_("#e2a93c"), 2.6)
    p.blob([(-6.3, -2.2), (-3.8, -0.2), (-7.6, 2.4)], "#edd3a6", straight=True, stroke=0.8)
    p.oval((5.4, -13.6), 1.6, 1.6, "#d9778c", stroke=0.7)


def _letter(p: Paper, look: Look) -> None:
    bar(p, (-11, -14, 11, 0), look.or_(_PAPER))
    p.curve([(-11, -14), (0, -5.5), (11, -14)], stroke=0.8)
    p.oval((0, -6.5), 2.2, 2.2, "#b8433c", stroke=0.6)


def _key(p: Paper, look: Look) -> None:
    brass = look.or_(_BRASS)
    tube(p, [(0, -3), (0, -14)], brass, 1.8)
    tube(p, [(0, -4), (4, -4)], brass, 1.6)
    tube(p, [(0, -7), (3.2, -7)], brass, 1.6)
    p.oval((0, -17), 4, 4, brass)
    p.oval((0, -17), 1.8, 1.8, "#fff6e0", stroke=0.8)


def _magnifier(p: Paper, look: Look) -> None:
    tube(p, [(0, 0), (0, -13)], look.or_("#7a4a34"), 3.2)
    p.oval((0, -22), 10, 10, "#d9edf0", opacity=0.55, line=_BRASS)
    p.oval((0, -22), 10, 10, None, line=darker(_BRASS, 0.3), stroke=2.6)
    p.oval((0, -22), 9.6, 9.6, None, line=_BRASS, stroke=1.4)
    p.curve([(-5.5, -25), (-2.5, -28)], line="#ffffff", stroke=1.6, opacity=0.9)


def _candle(p: Paper, look: Look) -> None:
    p.oval((0, -1.2), 9, 2.6, _BRASS, shade=0.5)
    soft(p, (-3, -17, 3, -1), look.or_("#f7edd5"), r=1.2, shade=0.5)
    p.curve([(0, -17), (0, -19)], stroke=0.9)
    _flame(p, 0, -18.5, 6.5)


def _flame(p: Paper, x: float, y: float, h: float) -> None:
    w = h * 0.36
    p.blob([(x, y - h), (x + w, y - h * 0.3), (x, y), (x - w, y - h * 0.3)], glow("#ffb347"), stroke=0)
    p.blob([(x, y - h * 0.7), (x + w * 0.5, y - h * 0.22), (x, y), (x - w * 0.5, y - h * 0.22)],
        glow("#fff3b8"), stroke=0)  # fmt: skip


def _lantern(p: Paper, look: Look) -> None:
    frame = look.or_("#6a4a3a")
    p.curve([(-6, -25), (-5, -33), (0, -35), (5, -33), (6, -25)], line=darker(frame, 0.2), stroke=1.5)
    p.blob([(-9, -25), (0, -31), (9, -25)], frame, straight=True)
    bar(p, (-8, -25, 8, -3), glow("#ffdf8a"))
    _flame(p, 0, -5, 13)
    for x in (-8, -2.8, 2.8, 8):
        p.curve([(x, -25), (x, -3)], line=frame, stroke=1.3)
    soft(p, (-10, -4, 10, 0), frame, r=1)


def _lamp(p: Paper, look: Look) -> None:
    p.oval((0, -1.5), 10, 2.6, _BRASS, shade=0.5)
    tube(p, [(0, -2), (0, -22)], _BRASS, 2.4)
    shade = look.or_("#f0c36b")
    p.blob([(-8, -42), (8, -42), (16, -20), (-16, -20)], glow(lighter(shade, 0.35)), straight=True)
    for x in (-4, 4):
        p.curve([(x * 0.7, -41), (x * 2, -21)], line=darker(shade, 0.2), stroke=0.5, opacity=0.6)


def _fan(p: Paper, look: Look) -> None:
    steel = look.or_(_STEEL)
    soft(p, (-11, -4, 11, 0), steel, r=2, shade=0.5)
    tube(p, [(0, -4), (0, -14)], steel, 3)
    p.oval((0, -25), 14, 14, "#eef3f4", opacity=0.75)
    for k in range(3):
        turn = k * 2 * pi / 3 + 0.4
        blade = [(0, -25), (10 * cos(turn - 0.5), -25 + 10 * sin(turn - 0.5)),
            (11.5 * cos(turn), -25 + 11.5 * sin(turn)), (6 * cos(turn + 0.5), -25 + 6 * sin(turn + 0.5))]  # fmt: skip
        p.blob(blade, "#9fb6c4", stroke=0.7)
    for k in range(10):
        turn = k * pi / 5
        p.curve([(3 * cos(turn), -25 + 3 * sin(turn)), (14 * cos(turn), -25 + 14 * sin(turn))],
            line=darker(steel, 0.35), stroke=0.5)  # fmt: skip
    for r in (14, 9.5):
        p.oval((0, -25), r, r, None, line=darker(steel, 0.45), stroke=1.3 if r > 10 else 0.6)
    p.oval((0, -25), 3.2, 3.2, steel)


def _clock(p: Paper, look: Look) -> None:
    case = look.or_("#c8563f")
    for side in (-1, 1):
        p.oval((side * 7, -23), 4.4, 3.4, _BRASS, turn=side * 0.6)
        tube(p, [(side * 5, -3), (side * 8, 0)], case, 1.6)
    p.oval((0, -12), 11.5, 11.5, case, shade=0.6)
    p.oval((0, -12), 8.6, 8.6, _PAPER, stroke=0.8)
    p.curve([(0, -18), (0, -12), (4, -9.5)], stroke=1.2)


def _lens_glasses(p: Paper, look: Look) -> None:
    rim = look.or_("#6b5a45")
    for x in (-5.5, 5.5):
        p.oval((x, -4), 4.2, 4.2, "#e8f2f2", opacity=0.6, line=rim)
        p.oval((x, -4), 4.2, 4.2, None, line=rim, stroke=1.5)
    p.curve([(-1.5, -4.5), (0, -5.5), (1.5, -4.5)], line=rim, stroke=1.4)


def _teddy(p: Paper, look: Look) -> None:
    fur = look.or_("#b98a5a")
    for side in (-1, 1):
        p.oval((side * 6.5, -26.5), 3.6, 3.6, fur, shade=0.4)
        p.oval((side * 8, -2.6), 4.6, 3.4, fur, shade=0.4)
        p.oval((side * 9, -12), 3, 5.6, fur, shade=0.4, turn=-side * 0.5)
    p.oval((0, -8), 8.4, 8.6, fur, shade=0.6)
    p.oval((0, -20.5), 8.2, 7.4, fur, shade=0.5)
    p.oval((0, -18), 3.6, 2.8, lighter(fur, 0.5), stroke=0.6)
    p.oval((0, -19.2), 1.3, 1, "#4a3530", stroke=0)
    for side in (-1, 1):
        p.oval((side * 3.4, -22.2), 0.9, 1, "#33262a", stroke=0)
    p.oval((0, -7), 4.6, 5, lighter(fur, 0.35), stroke=0)


def _glove(p: Paper, look: Look) -> None:
    p.blob([(-4, 0), (-4, -7), (-5, -14), (0, -16), (5, -13), (8, -9), (6, -7), (4, -8), (4, 0)],
        look.or_("#c8563f"), shade=0.5)  # fmt: skip


def _hat(p: Paper, look: Look) -> None:
    felt = look.or_("#8a5a3c")
    p.oval((0, -2), 15, 4, felt, shade=0.5)
    p.blob([(-9, -3), (-8, -13), (0, -15), (8, -13), (9, -3)], felt, shade=0.6)
    line(p, [(-9, -4.5), (0, -3.4), (9, -4.5)], darker(felt, 0.4), 2)


def _boots(p: Paper, look: Look) -> None:
    rubber = look.or_("#d9a637")
    for x in (-7, 6):
        p.blob([(x - 4, -18), (x + 4, -18), (x + 4, -7), (x + 10, -4), (x + 10, 0), (x - 4, 0)],
            rubber, shade=0.6)  # fmt: skip
        p.oval((x, -18), 4, 1.2, darker(rubber, 0.4), stroke=0.7)


def _suitcase(p: Paper, look: Look) -> None:
    hide = look.or_("#a5653f")
    p.curve([(-6, -28), (-5, -33), (5, -33), (6, -28)], line=darker(hide, 0.4), stroke=2)
    soft(p, (-22, -28, 22, 0), hide, r=3, shade=0.5)
    for x in (-13, 13):
        bar(p, (x - 2.2, -28, x + 2.2, 0), lighter(hide, 0.25), stroke=0.7)
    bar(p, (-3, -20, 3, -15), _BRASS, stroke=0.7)


def _sack(p: Paper, look: Look) -> None:
    cloth = look.or_("#c9ab7c")
    p.blob([(-14, 0), (-17, -12), (-10, -26), (-4, -31), (-8, -37), (8, -37), (4, -31), (11, -25), (17, -11),
        (14, 0)], cloth, shade=0.7)  # fmt: skip
    line(p, [(-5, -31), (5, -31)], darker(cloth, 0.45), 1.6)


def _basket(p: Paper, look: Look) -> None:
    cane = look.or_("#c99a58")
    p.curve([(-15, -16), (-11, -34), (11, -34), (15, -16)], line=darker(cane, 0.35), stroke=2.4)
    p.curve([(-15, -16), (-11, -34), (11, -34), (15, -16)], line=cane, stroke=1.2)
    if not look.empty:
        for x, tone in ((-8, "#c8503f"), (1, "#d98a3a"), (9, "#7d9c4a"), (-3, "#d9b24a")):
            p.oval((x, -18), 5.2, 5, tone, shade=0.4, stroke=0.8)
    p.blob([(-17, -17), (0, -14.5), (17, -17), (13, 0), (0, 1), (-13, 0)], cane, shade=0.6)
    for y in (-12, -7.5, -3):
        p.curve([(-15 - y * 0.1, y), (0, y + 1.8), (15 + y * 0.1, y)], line=darker(cane, 0.3), stroke=0.7)


def _bucket(p: Paper, look: Look) -> None:
    tin = look.or_("#7fa3b8")
    p.curve([(-11, -20), (-9, -30), (9, -30), (11, -20)], stroke=1.1)
    p.blob([(-11, -20), (11, -20), (8, 0), (-8, 0)], tin, shade=0.6, straight=True)
    p.oval((0, -20), 11, 2.6, darker(tin, 0.3))


def _spade(p: Paper, look: Look) -> None:
    tube(p, [(0, -8), (0, -40)], _WOOD, 2.6)
    tube(p, [(-4.5, -41), (4.5, -41)], _WOOD, 2.6)
    p.blob([(-7, -14), (7, -14), (6, -3), (0, 3), (-6, -3)], look.or_(_STEEL), shade=0.5)


def _broom(p: Paper, look: Look) -> None:
    tube(p, [(0, -18), (0, -95)], _WOOD, 2.6)
    p.blob([(-4, -20), (4, -20), (13, 0), (-13, 0)], look.or_("#dbb766"), shade=0.5, straight=True)
    for x in (-7, -2, 3, 8):
        p.curve([(x * 0.4, -17), (x, -1)], line="#a5823c", stroke=0.6)


def _umbrella(p: Paper, look: Look) -> None:
    silk = look.or_("#cf4a45")
    tube(p, [(4, 3), (1, 6), (-1.5, 3), (0, -2), (0, -62)], "#7d5238", 2)
    top, low = -76.0, -46.0
    p.blob([(-44, low), (-36, top + 10), (-18, top + 1), (0, top - 2), (18, top + 1), (36, top + 10),
        (44, low), (30, low - 4), (15, low + 1), (0, low - 4), (-15, low + 1), (-30, low - 4)], silk,
            shade=0.7)  # fmt: skip
    for x in (-15, 15):
        p.curve([(0, top - 2), (x * 0.9, top + 12), (x, low + 1)], line=darker(silk, 0.35), stroke=0.9)
    p.blob([(-40, low - 4), (-33, top + 12), (-20, top + 4), (-26, top + 16), (-31, low - 6)],
        lighter(silk, 0.35), stroke=0, opacity=0.6)  # fmt: skip
    p.curve([(0, top - 2), (0, top - 7)], stroke=1.6)


def _flag(p: Paper, look: Look) -> None:
    tube(p, [(0, 0), (0, -46)], _WOOD, 1.8)
    p.blob([(0, -46), (13, -43), (26, -46), (26, -30), (13, -27), (0, -30)], look.or_("#cf4a45"), shade=0.5)


def _wand(p: Paper, look: Look) -> None:
    tube(p, [(0, 0), (0, -24)], "#6b4a6a", 1.6)
    p.blob(star((0, -29), 7), glow("#ffe27a"), straight=True)


def _map(p: Paper, look: Look) -> None:
    p.blob([(-17, -20), (-6, -22), (6, -20), (17, -22), (17, -1), (6, 1), (-6, -1), (-17, 1)],
        look.or_("#ecd9ad"), straight=True, shade=0.4)  # fmt: skip
    p.curve([(-12, -5), (-4, -12), (3, -8), (11, -16)], line="#c04f40", stroke=1)
    for x in (-6, 6):
        p.curve([(x, -21), (x, 0)], line="#b89b66", stroke=0.6)


def _button(p: Paper, look: Look) -> None:
    p.oval((0, -4), 4.6, 4.4, look.or_("#5b8dbe"), shade=0.4)
    for x, y in ((-1.3, -5), (1.3, -5), (-1.3, -3), (1.3, -3)):
        p.oval((x, y), 0.6, 0.6, "#fdf6e6", stroke=0.4)


def _brush(p: Paper, look: Look) -> None:
    tube(p, [(0, 4), (0, -18)], _WOOD, 1.8)
    p.blob([(-1.8, -18), (1.8, -18), (1.6, -23), (0, -27), (-1.6, -23)], look.or_("#c8563f"), stroke=0.8)


def _present(p: Paper, look: Look) -> None:
    wrap = look.or_("#d3665c")
    bar(p, (-14, -20, 14, 0), wrap, shade=0.6)
    bar(p, (-2.6, -20, 2.6, 0), "#f2d58a", stroke=0.6)
    bar(p, (-15, -24, 15, -18), lighter(wrap, 0.18))
    for side in (-1, 1):
        p.blob([(0, -24), (side * 9, -32), (side * 11, -26)], "#f2d58a", shade=0.4)


def _bell(p: Paper, look: Look) -> None:
    p.oval((0, -1), 2.4, 2.4, darker(_BRASS, 0.3))
    p.blob(
        [(-10, -2), (-6, -8), (-5, -16), (0, -20), (5, -16), (6, -8), (10, -2)], look.or_(_BRASS), shade=0.6
    )
    tube(p, [(0, -20), (0, -26)], _WOOD, 2.2)


def _box(p: Paper, look: Look) -> None:
    card = look.or_("#c79a68")
    bar(p, (-18, -22, 18, 0), card, shade=0.6)
    for side in (-1, 1):
        p.blob([(side * 18, -22), (side * 2, -22), (side * 8, -29), (side * 25, -28)], lighter(card, 0.2),
            straight=True)  # fmt: skip


def _feather(p: Paper, look: Look) -> None:
    p.blob([(0, 0), (-5, -10), (-3, -22), (3, -28), (5, -18), (4, -8)], look.or_("#e9e4da"), shade=0.4)
    p.curve([(0, 3), (0.5, -12), (2, -25)], stroke=0.7)


def _telescope(p: Paper, look: Look) -> None:
    for x0, x1, r in ((-14, -4, 3.4), (-4, 7, 4.2), (7, 18, 5.2)):
        soft(p, (x0, -4 - r, x1, -4 + r), look.or_(_BRASS), r=1, shade=0.5)
    glint(p, (13, -6.5), 2)


def _clew(p: Paper, look: Look) -> None:
    wool = look.or_("#d9778c")
    p.oval((0, -8), 8.4, 8, wool, shade=0.6)
    for k in (-4, 0, 4):
        p.curve([(k - 4, -3), (k, -9), (k + 3, -14)], line=darker(wool, 0.3), stroke=0.7)
    p.curve([(7, -3), (13, -1), (18, -4), (24, -1)], line=wool, stroke=1.4)


def _seeds(p: Paper, look: Look) -> None:
    for x, y in (
        (-9, -2),
        (-5, -3),
        (0, -2),
        (5, -3),
        (9, -2),
        (-6, -6),
        (-1, -7),
        (4, -6),
        (-2, -10),
        (2, -10),
    ):
        p.oval((x, y), 2.6, 1.6, look.or_("#a9864f"), stroke=0.7, turn=x * 0.3)


def _coin(p: Paper, look: Look) -> None:
    p.oval((0, -5), 5, 5, look.or_(_BRASS), shade=0.5)
    p.blob(ring((0, -5), 2.8, 2.8), None, stroke=0.6)


def _thing(name: str, words: str, w: float, h: float, draw: object, **more: object) -> Thing:
    return Thing(name=name, words=words, size=(w, h), draw=draw, **({"where": "hand"} | more))  # type: ignore[arg-type]


THINGS = (
    _thing("book", "book,storybook,story book,picture book,diary,atlas", 30, 22, _book, grip=(0, -4)),
    _thing("notebook", "notebook,sketchbook,notes,exercise book,list", 18, 22, _notebook, grip=(0, -5)),
    _thing("pencil", "pencil,pen,crayon,chalk", 13, 15, _pencil, grip=(0, -7)),
    _thing("letter", "letter,envelope,card,postcard,parcel-letter,note,invitation,paper", 22, 14, _letter,
        grip=(0, -5)),
    _thing("key", "key,brass key", 8, 21, _key, grip=(0, -17)),
    _thing("magnifying glass", "magnifying glass,magnifier,looking glass", 20, 32, _magnifier, grip=(0, -3)),
    _thing("candle", "candle,candlestick", 18, 26, _candle, grip=(0, -2), light=110.0),
    _thing("lantern", "lantern,torch,flashlight,oil lamp", 20, 36, _lantern, grip=(0, -34), light=190.0),
    _thing("lamp", "lamp,bedside lamp,night light,nightlight,lampshade", 32, 42, _lamp, grip=(0, -8), light=180.0),
    _thing("fan", "fan,desk fan,small silver fan,electric fan", 28, 40, _fan, grip=(0, -4)),
    _thing("clock", "clock,alarm clock,alarm,watch face", 24, 26, _clock),
    _thing("glasses", "glasses,spectacles", 20, 8, _lens_glasses, grip=(0, -4)),
    _thing("teddy", "teddy bear,toy bear,teddy,stuffed toy,soft toy,doll,toy rabbit,toy", 24, 30, _teddy,
        grip=(0, -12)),
    _thing("mitten", "mitten,glove", 13, 16, _glove),
    _thing("hat", "straw hat,hat,cap,bonnet", 30, 16, _hat, grip=(0, -3)),
    _thing("boots", "boots,boot,wellies,shoes,shoe,wellington boots", 27, 19, _boots),
    _thing("suitcase", "suitcase,case of clothes,trunk,bag,backpack,satchel", 44, 33, _suitcase, grip=(0, -32)),
    _thing("sack", "sack,bag of seed,bundle", 34, 38, _sack, grip=(0, -33)),
    _thing("basket", "basket,hamper,picnic basket", 34, 35, _basket, grip=(0, -33)),
    _thing("bucket", "bucket,pail,watering can", 22, 30, _bucket, grip=(0, -29)),
    _thing("spade", "spade,shovel", 14, 44, _spade, grip=(0, -24)),
    _thing("broom", "broom,broomstick,mop", 26, 96, _broom, grip=(0, -55)),
    _thing("umbrella", "umbrella,parasol", 88, 84, _umbrella, grip=(0, -6)),
    _thing("flag", "flag,banner", 27, 47, _flag, grip=(0, -8)),
    _thing("wand", "wand,magic wand", 14, 36, _wand, grip=(0, -4)),
    _thing("map", "map,treasure map", 34, 23, _map, grip=(0, -4)),
    _thing("button", "button", 10, 9, _button),
    _thing("paintbrush", "paintbrush,paint brush", 5, 30, _brush, grip=(0, -4)),
    _thing("present", "present,gift,parcel,package", 30, 33, _present, grip=(0, -8)),
    _thing("bell", "bell,handbell", 20, 26, _bell, grip=(0, -23)),
    _thing("box", "box,cardboard box,crate,chest", 50, 29, _box, grip=(0, -8)),
    _thing("feather", "feather,quill", 10, 30, _feather),
    _thing("telescope", "telescope,spyglass,binoculars", 33, 12, _telescope, grip=(-12, -4)),
    _thing("wool", "ball of wool,yarn,wool,ball of string,string,rope,thread", 30, 16, _clew),
    _thing("seeds", "seed,nuts,nut,acorn,heap of seeds,heap of seed,pebbles,beans,bean", 24, 12, _seeds),
    _thing("coin", "coin,penny,medal", 10, 10, _coin),
)  # fmt: skip
