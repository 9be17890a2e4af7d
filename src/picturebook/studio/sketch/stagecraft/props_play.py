"""Things to play, travel and make music with: balls, boats, kites, balloons, wagons, trains, drums."""

from __future__ import annotations

from collections.abc import Callable

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, ring, star
from picturebook.studio.sketch.stagecraft.brush import bar, glint, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_WOOD, _CREAM, _BRASS, _STEEL = "#b98552", "#f6ead0", "#d0a24a", "#c6ccd2"


def _ball(p: Paper, look: Look) -> None:
    tone = look.or_("#cf4a45")
    p.oval((0, -11), 11, 11, tone, shade=0.7)
    p.blob([(-4, -21), (2, -22), (5, -11), (2, -0.6), (-4, -1), (-1, -11)], _CREAM, stroke=0.6)
    glint(p, (-5, -16), 2.2)


def ball_behind(p: Paper, r: float) -> None:
    """Draw the far wall of a clear ball on y = 0: what stands behind it is seen through two walls, so faintly."""
    p.oval((0, -r), r, r, "#eef5f2", opacity=0.62, stroke=0)


def travel_ball(p: Paper, r: float) -> None:
    """Draw the near wall of a clear ball round whoever is in it, standing on y = 0."""
    p.oval((0, -r), r, r, "#cfe8ee", opacity=0.14, line="#7fa3b0")
    p.oval((0, -r), r, r, None, line="#6f97a6", stroke=1.7)
    p.oval((0, -r), r * 0.94, r * 0.94, None, line="#ffffff", stroke=1.0, opacity=0.6)
    for side in (-1, 1):
        for k in (-0.22, 0.0, 0.22):
            x = side * r * 0.74
            y = -r + k * r * 1.25
            line(
                p,
                [(x - side * r * 0.04, y - r * 0.05), (x + side * r * 0.05, y + r * 0.05)],
                "#6f97a6",
                r * 0.055,
            )
    p.blob([(-r * 0.62, -r * 1.3), (-r * 0.42, -r * 1.64), (-r * 0.06, -r * 1.82), (-r * 0.3, -r * 1.58),
        (-r * 0.5, -r * 1.24)], "#ffffff", stroke=0, opacity=0.75)  # fmt: skip
    p.oval((r * 0.5, -r * 0.42), r * 0.12, r * 0.07, "#ffffff", stroke=0, opacity=0.6, turn=-0.7)


def _travel_ball(p: Paper, look: Look) -> None:
    ball_behind(p, 24)
    travel_ball(p, 24)


def _paper_boat(p: Paper, look: Look) -> None:
    sheet = look.or_("#fbf5e4")
    dress = (lambda tone: glow(lighter(tone, 0.3))) if look.lit else (lambda tone: tone)
    p.blob([(0, -34), (13, -12), (-13, -12)], dress(lighter(sheet, 0.2)), straight=True)
    p.blob(
        [(-30, -17), (-13, -12), (0, -13), (13, -12), (30, -17), (19, 0), (-19, 0)],
        dress(sheet),
        straight=True,
    )
    p.curve([(0, -34), (0, -12)], stroke=0.7)
    p.curve([(-13, -12), (-4, 0)], stroke=0.6, opacity=0.6)
    line(p, [(-25, -9.5), (0, -7), (25, -9.5)], "#cf4a45", 2, 0.9)


def _boat(p: Paper, look: Look) -> None:
    """Draw a rowing boat's hull: who sails in it is drawn behind it."""
    hull = look.or_("#b5564a")
    p.blob([(-96, -42), (-60, -32), (0, -28), (60, -32), (96, -44), (80, -10), (60, 0), (-60, 0), (-80, -10)],
        hull, shade=0.6)  # fmt: skip
    line(p, [(-95, -41), (-60, -31), (0, -27), (60, -31), (95, -43)], _CREAM, 5)
    for y in (-19, -10):
        p.curve([(-84, y - 4), (0, y), (84, y - 4)], line=darker(hull, 0.3), stroke=0.8)


def _sail(p: Paper, look: Look) -> None:
    tube(p, [(0, -26), (0, -170)], _WOOD, 4)
    p.blob([(5, -166), (40, -100), (62, -52), (5, -48)], look.or_(_CREAM), shade=0.4)
    p.blob([(-5, -158), (-28, -100), (-44, -56), (-5, -52)], "#cf6a5c", shade=0.4)
    _boat(p, Look(colour="#5b7f94"))


def _kite(p: Paper, look: Look) -> None:
    tone = look.or_("#d9603f")
    p.blob([(0, -34), (17, -12), (0, 20), (-17, -12)], tone, straight=True, shade=0.5)
    p.blob([(0, -34), (17, -12), (0, -12)], lighter(tone, 0.4), straight=True, stroke=0.6)
    p.curve([(-17, -12), (17, -12)], stroke=0.8)
    p.curve([(0, -34), (0, 20), (5, 32), (-4, 44), (4, 56)], stroke=0.9)
    for x, y, shade in ((4, 32, "#f0c14f"), (-3, 44, "#6c94b4"), (4, 56, "#7c9c4f")):
        p.blob([(x, y), (x - 6, y - 3), (x - 6, y + 4)], shade, stroke=0.6, straight=True)
        p.blob([(x, y), (x + 6, y - 3), (x + 6, y + 4)], shade, stroke=0.6, straight=True)


def _balloon(p: Paper, look: Look) -> None:
    tones = (
        (look.or_("#cf4a45"), "#e9b64c", "#6c9cc0") if "balloons" in look.words else (look.or_("#cf4a45"),)
    )
    spots = ((0, -88), (-21, -72), (21, -70))
    for (x, y), tone in zip(spots, tones, strict=False):
        p.curve([(0, 0), (x * 0.3, y * 0.4), (x, y + 19)], stroke=0.7)
        p.blob([(x - 3, y + 22), (x, y + 17), (x + 3, y + 22)], tone, straight=True, stroke=0.8)
        p.oval((x, y), 15, 18, tone, shade=0.6)
        glint(p, (x - 6, y - 8), 3)


def _drum(p: Paper, look: Look) -> None:
    skin = look.or_("#cf5a4a")
    bar(p, (-18, -24, 18, -2), skin, shade=0.5)
    for x in (-18, -6, 6):
        p.curve([(x, -23), (x + 6, -3), (x + 12, -23)], line=_CREAM, stroke=1)
    p.oval((0, -2), 18, 4, darker(skin, 0.1))
    bar(p, (-17, -6, 17, -3), skin, stroke=0)
    p.oval((0, -24), 18, 4.4, _CREAM, shade=0.3)
    for side in (-1, 1):
        tube(p, [(side * 3, -26), (side * 14, -34)], _WOOD, 1.6)


def _guitar(p: Paper, look: Look) -> None:
    wood = look.or_("#c98a4a")
    tube(p, [(4, -20), (28, -48)], darker(wood, 0.35), 4)
    p.blob([(-18, -4), (-12, 2), (0, -2), (6, -10), (12, -16), (9, -25), (0, -27), (-8, -20), (-17, -14)],
        wood, shade=0.6)  # fmt: skip
    p.oval((-2, -13), 4, 4, "#5a3b2c", stroke=0.7)
    p.curve([(-9, -6), (28, -48)], line="#f6ead0", stroke=0.6)


def _flute(p: Paper, look: Look) -> None:
    tube(p, [(-18, -4), (18, -8)], look.or_(_BRASS), 2.6)
    p.blob([(16, -12), (28, -17), (29, 2), (16, -4)], look.or_(_BRASS), shade=0.5, straight=True)


def _rod(p: Paper, look: Look) -> None:
    tube(p, [(0, 0), (20, -50), (46, -88)], _WOOD, 2)
    p.curve([(46, -88), (52, -50), (50, -14)], line="#6d6a70", stroke=0.6)
    p.oval((50, -11), 2.4, 3.4, "#cf4a45", stroke=0.7)


def _wagon(p: Paper, look: Look) -> None:
    body = look.or_("#c8503f")
    tube(p, [(38, -18), (66, -44)], "#6b5a50", 2.4)
    for x in (-24, 24):
        p.oval((x, -11), 11, 11, "#5b4b45", shade=0.4)
        p.oval((x, -11), 5.5, 5.5, _CREAM, stroke=0.8)
    p.blob([(-44, -38), (44, -38), (38, -16), (-38, -16)], body, straight=True, shade=0.5)


def _car(p: Paper, look: Look) -> None:
    body = look.or_("#6d9a8a")
    p.blob(
        [(-96, -22), (-92, -54), (-58, -62), (-40, -96), (30, -98), (54, -64), (90, -56), (98, -22)],
        body,
        shade=0.6,
    )
    for x0, x1 in ((-50, -8), (0, 40)):
        p.blob([(x0 + 6, -62), (x0 + 14, -88), (x1 - 8, -89), (x1, -62)], "#d5e8ec", stroke=0.9)
    for x in (-56, 58):
        p.oval((x, -20), 20, 20, "#4d4447", shade=0.3)
        p.oval((x, -20), 9, 9, _STEEL)
    p.oval((93, -44), 5, 6, glow("#fff2b8"))


def _bus(p: Paper, look: Look) -> None:
    body = look.or_("#c9503f")
    soft(p, (-130, -128, 130, -18), body, r=16, shade=0.4)
    for x in range(-114, 90, 40):
        soft(p, (x, -108, x + 32, -72), "#d9ecef", r=4)
    bar(p, (92, -108, 118, -22), lighter(body, 0.35))
    line(p, [(-128, -58), (128, -58)], _CREAM, 5)
    for x in (-78, 76):
        p.oval((x, -18), 19, 19, "#4d4447", shade=0.3)
        p.oval((x, -18), 8, 8, _STEEL)


def _train(p: Paper, look: Look) -> None:
    body = look.or_("#4f7f74")
    soft(p, (-110, -128, -40, -22), darker(body, 0.1), r=4, shade=0.4)
    bar(p, (-96, -112, -56, -78), "#f5dfa0")
    soft(p, (-42, -92, 92, -30), body, r=16, shade=0.5)
    p.blob([(48, -92), (76, -92), (82, -124), (42, -124)], "#6b4a40", straight=True, shade=0.4)
    p.oval((0, -96), 14, 10, _BRASS)
    p.oval((92, -60), 9, 12, glow("#fff0b0"))
    for x in (-84, -42, 4, 46, 84):
        p.oval((x, -18), 18, 18, "#b5483f", shade=0.4)
        p.oval((x, -18), 6, 6, _BRASS, stroke=0.8)
    for k, (x, y) in enumerate(((62, -142), (48, -160), (24, -174))):
        p.oval((x, y), 13 + k * 4, 9 + k * 3, "#fbf8f2", stroke=0.7, opacity=0.85)


def _bicycle(p: Paper, look: Look) -> None:
    frame = look.or_("#cf5a4a")
    for x in (-38, 38):
        p.oval((x, -26), 26, 26, None, line="#4d4447", stroke=1.8)
        for turn in range(6):
            (x0, y0), *_ = ring((x, -26), 25, 25, 12)[turn : turn + 1]
            p.curve([(x, -26), (x0, y0)], line="#8d8a90", stroke=0.5)
    for a, b in (((-38, -26), (-14, -62)), ((-14, -62), (24, -62)), ((24, -62), (0, -24)), ((0, -24), (-38, -26)),
        ((-14, -62), (0, -24)), ((38, -26), (22, -74))):  # fmt: skip
        tube(p, [a, b], frame, 3.2)
    soft(p, (-26, -70, -4, -64), "#5a3b2c", r=3)
    tube(p, [(14, -78), (28, -74)], "#5a3b2c", 3)


def _swing(p: Paper, look: Look) -> None:
    for x in (-19, 19):
        p.curve([(x, -36), (x * 0.9, -150), (x * 0.85, -260)], line="#8a6a4a", stroke=1.3)
    soft(p, (-27, -38, 27, -31), look.or_(_WOOD), r=2, shade=0.4)


def _sledge(p: Paper, look: Look) -> None:
    for y in (0, -12):
        p.curve([(-44, y), (34, y), (48, y - 8), (44, y - 16)], line="#7d5238", stroke=1.8)
    soft(p, (-44, -18, 38, -12), look.or_("#c8503f"), r=2, shade=0.4)


def _blocks(p: Paper, look: Look) -> None:
    for x, y, tone in ((-11, 0, "#cf6a5c"), (9, 0, "#6c9cc0"), (-1, -18, "#e9b64c")):
        bar(p, (x - 9, y - 18, x + 9, y), tone, shade=0.4)
    p.blob(star((-11, -9), 5), _CREAM, straight=True, stroke=0.5)


def _top(p: Paper, look: Look) -> None:
    tube(p, [(0, -16), (0, -26)], _WOOD, 2)
    p.blob([(-14, -15), (0, -18), (14, -15), (0, 0)], look.or_("#6c9cc0"), shade=0.5)
    line(p, [(-12, -13), (0, -11), (12, -13)], "#f0c14f", 2.4)


def _rocket(p: Paper, look: Look) -> None:
    body = look.or_("#e8e2d6")
    for side in (-1, 1):
        p.blob([(side * 18, -50), (side * 42, -18), (side * 42, 4), (side * 18, -14)], "#c8503f", shade=0.4)
    p.blob([(0, 30), (-11, 4), (0, -6), (11, 4)], glow("#ffb347"), stroke=0)
    p.blob([(-20, -8), (-26, -70), (0, -140), (26, -70), (20, -8)], body, shade=0.5)
    p.blob([(-15, -104), (0, -140), (15, -104)], "#c8503f")
    p.oval((0, -74), 12, 12, "#a8d0dc")


def _play(
    name: str, words: str, w: float, h: float, draw: Callable[[Paper, Look], None], **more: object
) -> Thing:
    told = {"where": "ground"} | more
    return Thing(name=name, words=words, size=(w, h), draw=draw, **told)  # type: ignore[arg-type]


THINGS = (
    _play("ball", "ball,football,beach ball,red ball", 22, 22, _ball, where="hand", grip=(0, -6)),
    _play("travel ball", "travel ball,hamster ball,clear ball,clear travel ball,exercise ball,rolling ball", 48, 48,
        _travel_ball, where="round"),
    _play("paper boat", "paper boat,folded boat,toy boat,little paper boat,moon boat", 60, 34, _paper_boat,
        where="water", light=90.0,
        grip=(0, -5)),
    _play("boat", "boat,rowing boat,rowboat,canoe,raft,dinghy", 192, 44, _boat, where="vessel"),
    _play("sailing boat", "sailing boat,sailboat,ship,yacht", 192, 170, _sail, where="vessel"),
    _play("kite", "kite", 36, 92, _kite, where="aloft"),
    _play("balloon", "balloon,balloons", 40, 106, _balloon, where="hand", grip=(0, 0)),
    _play("drum", "drum,tambourine", 38, 34, _drum, where="hand", grip=(0, -20)),
    _play("guitar", "guitar,ukulele,violin,fiddle,banjo", 48, 50, _guitar, where="hand", grip=(-6, -12)),
    _play("trumpet", "trumpet,flute,recorder,whistle,horn", 48, 19, _flute, where="hand", grip=(-12, -5)),
    _play("fishing rod", "fishing rod,rod,fishing pole,fishing line", 54, 88, _rod, where="hand", grip=(4, -10)),
    _play("wagon", "wagon,cart,trolley,wheelbarrow,pram", 110, 44, _wagon),
    _play("car", "car,taxi,van,truck,tractor,fire engine", 194, 98, _car),
    _play("bus", "bus,school bus,tram,coach", 260, 128, _bus),
    _play("train", "train,locomotive,engine,steam train", 220, 180, _train),
    _play("bicycle", "bicycle,bike,tricycle,scooter", 128, 80, _bicycle),
    _play("swing", "swing,tree swing", 54, 260, _swing, where="seat"),
    _play("sledge", "sledge,sled,sleigh,toboggan,skis", 92, 18, _sledge, where="seat"),
    _play("blocks", "block,bricks,building blocks,toys,jigsaw,puzzle,game board", 40, 37, _blocks),
    _play("spinning top", "spinning top,yo-yo", 28, 26, _top, where="hand"),
    _play("rocket", "rocket,spaceship,spacecraft,submarine", 84, 140, _rocket),
)  # fmt: skip
