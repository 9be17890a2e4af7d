"""Furniture and the fixed things of a room."""

from __future__ import annotations

from picturebook.studio.sketch.prop_kit import (
    PALE_WOOD,
    PAPER,
    STEEL,
    WOOD,
    Pen,
    deep,
    pale,
    prop,
    ring,
    star,
)
from picturebook.studio.sketch.svg import Point

_ENAMEL, _DARK = "#e9dcc3", "#5a4a45"


def _table(p: Pen) -> list[str]:
    fill = p.tint(WOOD)
    legs = [p.poly([(x, -74), (x + 17, -74), (x + 13, 0), (x + 3, 0)], deep(fill, 0.08)) for x in (-104, 87)]
    back = [p.box(x, -74, 11, 62, deep(fill, 0.3), 2) for x in (-76, 65)]
    grain = [
        p.line([(-80, -93), (-20, -92), (10, -94)], deep(fill, 0.15), 0.7),
        p.line([(20, -89), (90, -90)], deep(fill, 0.15), 0.7),
    ]
    return [
        *back,
        *legs,
        p.box(-100, -80, 200, 15, deep(fill, 0.14)),
        p.poly(
            [(-124, -86), (-112, -99), (112, -99), (124, -86), (123, -79), (-123, -79)],
            pale(fill, 0.12),
            0.97,
        ),
        p.line([(-123, -86), (123, -86)], deep(fill, 0.3), 0.6),
        *grain,
    ]


def _chair(p: Pen) -> list[str]:
    fill = p.tint(WOOD)
    slats = [p.box(x, -86, 8, 40, pale(fill, 0.15), 2) for x in (-15, -2, 11)]
    return [
        *(p.box(x, -42, 7, 32, deep(fill, 0.3), 2) for x in (-21, 18)),
        *slats,
        *(p.box(x, -94, 8, 56, fill, 3) for x in (-28, 23)),
        p.blob([(-31, -88), (-29, -98), (0, -101), (31, -98), (33, -88), (0, -91)], fill),
        *(p.poly([(x, -40), (x + 9, -40), (x + 7, 0), (x + 2, 0)], fill) for x in (-34, 27)),
        p.rod([(-29, -17), (32, -17)], deep(fill, 0.1), 5),
        p.blob([(-38, -38), (-30, -49), (0, -50), (33, -49), (40, -38), (0, -35)], pale(fill, 0.2)),
    ]


def _oven_body(p: Pen) -> list[str]:
    fill = p.tint(_ENAMEL)
    knobs = [p.oval(x, -85, 4.4, 4.4, _DARK) for x in (-32, -18, 18, 32)]
    return [
        p.box(-38, -5, 10, 5, _DARK, 1),
        p.box(28, -5, 10, 5, _DARK, 1),
        p.box(-46, -96, 92, 92, fill, 5),
        p.box(-50, -100, 100, 8, deep(fill, 0.5), 3),
        p.oval(0, -85, 7, 5.6, PAPER),
        p.line([(0, -85), (2, -88)], _DARK, 0.8),
        *knobs,
    ]


def _oven(p: Pen) -> list[str]:
    fill = p.tint(_ENAMEL)
    return [
        *_oven_body(p),
        p.box(-38, -75, 76, 54, pale(fill, 0.3), 5),
        p.box(-26, -59, 52, 30, "#6d5148", 5),
        p.wash([(-20, -34), (-10, -44), (6, -42), (20, -34), (0, -31)], "#e89a4c", 0.7),
        p.shine([(-18, -40), (-8, -54)], 1.6, 0.45),
        p.rod([(-28, -67), (28, -67)], STEEL, 4.5),
        p.box(-38, -18, 76, 11, deep(fill, 0.06), 3),
        p.rod([(-10, -12), (10, -12)], STEEL, 3.4),
    ]


def _open_oven(p: Pen) -> list[str]:
    fill = p.tint(_ENAMEL)
    cookies = [p.blob(star(x, -39, 7, 4, 0.6), "#dca765") for x in (-20, 0, 20)]
    return [
        *_oven_body(p),
        p.box(-38, -75, 76, 56, "#8a4a2c", 5),
        p.dot(0, -46, 33, "#e0752e", 24),
        p.dot(0, -44, 26, "#f5a742", 18),
        p.dot(0, -42, 17, "#fbd873", 11),
        *(p.line([(-35, y), (35, y)], _DARK, 0.9) for y in (-36, -58)),
        *cookies,
        p.poly([(-38, -22), (38, -22), (47, 0), (-47, 0)], pale(fill, 0.2)),
        p.poly([(-24, -18), (24, -18), (29, -7), (-29, -7)], "#d98a4e"),
        p.rod([(-30, -2.4), (30, -2.4)], STEEL, 3.6),
        p.wash([(-30, -75), (30, -75), (64, -30), (48, -2), (-48, -2), (-64, -30)], "#fbc45c", 0.2),
    ]


def _lamp(p: Pen) -> list[str]:
    shade = p.tint("#f0cf7d")
    return [
        p.dot(0, -70, 40, "#fbe39a", 26, 0.3),
        p.rod([(0, -70), (0, -4)], "#8f6a44", 3.4),
        p.blob([(-14, -1), (-11, -5), (0, -7), (11, -5), (14, -1), (0, 0)], "#8f6a44"),
        p.poly([(-13, -100), (13, -99), (25, -68), (-25, -68)], shade),
        p.line([(-22, -72), (0, -70), (22, -72)], deep(shade), 0.9),
        p.line([(13, -68), (14, -60), (13, -54)], None, 0.7),
        p.oval(13, -52, 1.8, 1.8, "#dba93f"),
        p.shine([(-9, -94), (-17, -75)]),
    ]


def _bed(p: Pen) -> list[str]:
    cover = p.tint("#8fb0cf")
    spots = ((-24, -34), (4, -27), (30, -36), (56, -26), (80, -34), (-4, -42), (64, -42))
    return [
        p.blob([(-122, 0), (-123, -84), (-112, -98), (-98, -92), (-96, 0)], WOOD),
        p.box(-104, -24, 206, 16, WOOD),
        p.box(-102, -42, 202, 24, PAPER, 8),
        p.blob([(-96, -42), (-92, -64), (-66, -68), (-48, -58), (-46, -42), (-70, -38)], "#fdf8ea"),
        p.blob(
            [
                (-52, -46),
                (-20, -56),
                (40, -54),
                (96, -50),
                (103, -34),
                (100, -14),
                (20, -11),
                (-50, -14),
                (-56, -30),
            ],
            cover,
            0.92,
        ),
        *(p.dot(x, y, 4, pale(cover, 0.6)) for x, y in spots),
        p.blob(
            [(-58, -48), (-40, -58), (-30, -54), (-36, -32), (-38, -13), (-56, -14)], pale(cover, 0.6), 0.9
        ),
        p.blob([(98, 0), (97, -56), (108, -66), (119, -58), (120, 0)], WOOD),
    ]


def _pillow(p: Pen) -> list[str]:
    fill = p.tint("#fdf4e3")
    edge = [
        (-102, -4),
        (-92, -46),
        (-100, -94),
        (-50, -96),
        (0, -99),
        (52, -95),
        (102, -92),
        (93, -46),
        (99, -5),
        (50, -4),
        (0, -1),
        (-50, -5),
    ]
    return [
        p.blob(edge, fill, 0.93),
        p.line([(-90, -84), (-74, -74)], deep(fill, 0.3), 0.8),
        p.line([(88, -16), (70, -26)], deep(fill, 0.3), 0.8),
        p.line([(86, -82), (70, -72)], deep(fill, 0.3), 0.8),
        p.line([(-30, -30), (6, -24), (40, -32)], deep(fill, 0.16), 0.8),
    ]


def _blanket(p: Pen) -> list[str]:
    fill = p.tint("#d98b7c")
    back = [(-56, -84), (-48, -98), (0, -100), (50, -97), (60, -84), (58, -30), (0, -26), (-58, -30)]
    front = [
        (-60, -72),
        (0, -78),
        (62, -72),
        (66, -36),
        (64, -6),
        (32, -1),
        (0, -6),
        (-32, -1),
        (-64, -6),
        (-64, -40),
    ]
    stripes = [p.line([(-57, y), (0, y - 4), (59, y)], pale(fill, 0.6), 3) for y in (-58, -40, -22)]
    fringe = [p.line([(x, -4), (x + x % 3 - 1, 0)], pale(fill, 0.6), 1.6) for x in range(-58, 62, 10)]
    return [
        *fringe,
        p.blob(back, deep(fill, 0.12)),
        p.blob(front, fill, 0.94),
        *stripes,
        p.line([(-48, -76), (-52, -86), (-46, -93)], deep(fill, 0.35), 0.8),
    ]


def _rug(p: Pen) -> list[str]:
    fill = p.tint("#c9766b")
    fringe = [
        p.line([(x, -50 + y), (x * 1.05, -50 + y * 1.04)], "#e9d5ae", 1.4) for x, y in ring(0, 0, 286, 46, 54)
    ]
    return [
        *fringe,
        p.oval(0, -50, 288, 47, fill, 0.97),
        p.dot(0, -50, 248, "#f0d9ab", 39),
        p.dot(0, -50, 230, pale(fill, 0.12), 35.5),
        p.dot(0, -50, 120, "#f0d9ab", 17),
        p.dot(0, -50, 104, "#7fa3b5", 13.5),
        *(p.dot(x, y, 13, "#f0d9ab", 4) for x, y in ring(0, -50, 176, 26, 12)),
    ]


def _bench(p: Pen) -> list[str]:
    fill = p.tint(WOOD)
    return [
        *(p.box(x, -98, 10, 64, deep(fill, 0.2), 3) for x in (-92, 82)),
        *(p.box(-108, y, 216, 14, fill, 4) for y in (-96, -75)),
        *(p.poly([(x, -40), (x + 14, -40), (x + 11, 0), (x + 3, 0)], deep(fill, 0.12)) for x in (-98, 84)),
        p.box(-114, -51, 228, 14, pale(fill, 0.15), 5),
        p.line([(-80, -88), (10, -90)], deep(fill), 0.7),
        p.line([(-10, -69), (84, -67)], deep(fill), 0.7),
        p.shine([(-102, -48), (-30, -48)]),
    ]


def _door(p: Pen) -> list[str]:
    fill = p.tint("#7f9f86")
    panels = [p.box(x, y, 12, h, deep(fill, 0.1), 2) for x in (-16, 4) for y, h in ((-60, 24), (-30, 24))]
    return [
        p.box(-27, -100, 54, 100, pale(WOOD, 0.2), 3),
        p.box(-22, -95, 44, 95, fill, 3),
        p.blob([(-15, -68), (-14, -82), (0, -90), (14, -82), (15, -68)], "#cfe2e6"),
        p.line([(0, -88), (0, -67)]),
        *panels,
        p.oval(16.5, -34, 2.6, 2.6, "#dba93f"),
    ]


def _window(p: Pen) -> list[str]:
    frame = p.tint(PALE_WOOD)
    return [
        p.box(-44, -98, 88, 94, frame, 4),
        p.box(-36, -90, 72, 77, "#bfe0ee", 2),
        p.wash([(-34, -26), (-14, -36), (8, -26), (26, -33), (35, -26), (34, -15), (-34, -15)], "#a9cf9a"),
        p.wash([(2, -70), (8, -78), (18, -76), (28, -70), (16, -66)], "#fffdf6", 0.9),
        p.shine([(-30, -64), (-16, -82)], 2),
        p.box(-3, -90, 6, 77, frame, 1),
        p.box(-36, -55, 72, 6, frame, 1),
        p.box(-50, -10, 100, 9, pale(frame, 0.2), 3),
    ]


def _curtain(p: Pen) -> list[str]:
    fill = p.tint("#e0a08d")
    marks = [p.rod([(-66, -96), (66, -96)], WOOD, 4)]
    for side in (-1, 1):
        edge: list[Point] = [
            (60, -95),
            (10, -95),
            (16, -62),
            (38, -40),
            (34, -16),
            (28, -2),
            (45, 0),
            (62, -3),
            (60, -40),
        ]
        marks.append(p.blob([(x * side, y) for x, y in edge], fill, 0.95))
        marks += [p.line([(side * x, -90), (side * (x * 0.5 + 24), -42)], deep(fill), 0.7) for x in (26, 40)]
        marks.append(p.rod([(side * 37, -40), (side * 48, -37), (side * 60, -42)], "#f0cf7d", 4))
        marks += [p.line([(side * x, -34), (side * (x - 1), -8)], deep(fill), 0.7) for x in (44, 53)]
        marks.append(p.oval(side * 67, -96, 4, 4, "#dba93f"))
    return marks


def _clock(p: Pen) -> list[str]:
    fill = p.tint("#c58a52")
    ticks = [p.dot(x, y, 2.6, "#6d5148") for x, y in ring(0, -50, 33, 33, 12)]
    return [
        p.oval(0, -50, 49, 49, fill, 0.92),
        p.oval(0, -50, 40, 40, PAPER, 0.95),
        *ticks,
        p.line([(0, -50), (1, -77)], "#5a4a45", 1.6),
        p.line([(0, -50), (18, -41)], "#5a4a45", 2),
        p.oval(0, -50, 3.5, 3.5, "#cf4a45"),
        p.shine([(-42, -60), (-34, -78), (-22, -88)], 1.6),
    ]


def _easel(p: Pen) -> list[str]:
    return [
        p.rod([(0, -96), (3, -8)], deep(WOOD, 0.2), 4),
        p.rod([(-4, -98), (-28, -2)], WOOD, 5),
        p.rod([(4, -98), (28, -2)], WOOD, 5),
        p.box(-31, -86, 62, 50, PAPER, 2),
        p.wash([(-26, -44), (-10, -62), (4, -50), (16, -58), (26, -44), (24, -40), (-24, -40)], "#9cc48b"),
        p.oval(12, -73, 6, 6, p.tint("#f3cf5b")),
        p.box(-36, -37, 72, 6, WOOD, 2),
    ]


def _swing(p: Pen) -> list[str]:
    seat = p.tint("#cf6a55")
    return [
        p.rod([(-56, -97), (-72, -1)], deep(WOOD, 0.2), 5),
        p.rod([(56, -97), (72, -1)], deep(WOOD, 0.2), 5),
        p.rod([(-54, -97), (-44, -1)], WOOD, 5),
        p.rod([(54, -97), (44, -1)], WOOD, 5),
        p.rod([(-62, -97), (62, -97)], WOOD, 6),
        *(p.line([(x, -94), (x * 1.05, -30)], "#b8975f", 1.6) for x in (-17, 17)),
        p.box(-24, -31, 48, 6, seat, 2),
    ]


FURNITURE = {
    "table": prop(_table, 0.55, "floor"), "chair": prop(_chair, 0.6, "floor"), "oven": prop(_oven, 0.85, "floor"),
    "open oven": prop(_open_oven, 0.85, "floor"), "lamp": prop(_lamp, 1.2, "floor"), "bed": prop(_bed, 0.62, "floor"),
    "pillow": prop(_pillow, 0.16, "held"), "blanket": prop(_blanket, 0.5, "held"),
    "rug": prop(_rug, 0.3, "ground-mark"), "bench": prop(_bench, 0.55, "floor"), "door": prop(_door, 1.75, "wall"),
    "window": prop(_window, 0.9, "wall"), "curtain": prop(_curtain, 1.1, "wall"), "clock": prop(_clock, 0.3, "wall"),
    "easel": prop(_easel, 1.0, "floor"), "swing": prop(_swing, 1.7, "floor"),
}  # fmt: skip
