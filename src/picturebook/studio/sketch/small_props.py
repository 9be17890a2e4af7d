"""Small things of the house: held in a hand, stood on a table, left on the floor."""

from __future__ import annotations

from picturebook.studio.sketch import svg
from picturebook.studio.sketch.prop_kit import PALE_WOOD, PAPER, STEEL, WOOD, Pen, deep, pale, prop, ring

_BRASS, _DARK = "#dba93f", "#5a4a45"


def _notebook(p: Pen) -> list[str]:
    fill = p.tint("#c9605a")
    return [
        p.box(-34, -97, 74, 96, PAPER, 3),
        p.box(-38, -100, 74, 97, fill, 5),
        p.panel([(-35, -97), (-26, -98.5), (-26, -4.5), (-36, -6)], deep(fill, 0.25), 0.6),
        p.box(-14, -80, 38, 22, PAPER, 3),
        p.line([(-8, -72), (4, -73), (18, -72)], "#9c8f86", 0.9),
        p.line([(-8, -66), (8, -66)], "#9c8f86", 0.9),
        *(p.rod([(-43, y), (-33, y - 1)], STEEL, 4) for y in (-84, -66, -48, -30, -14)),
        p.shine([(-18, -92), (16, -93)]),
    ]


def _pencil(p: Pen) -> list[str]:
    fill = p.tint("#f0c24f")
    return [
        p.poly([(-7, -22), (0, 0), (7, -22)], "#efd4a6"),
        p.poly([(-2.4, -7), (0, 0), (2.4, -7)], _DARK, 1.0),
        p.box(-7, -84, 14, 63, fill, 1),
        p.line([(-2, -82), (-2, -24)], pale(fill, 0.6), 0.9),
        p.box(-7.5, -89, 15, 8, STEEL, 1),
        p.box(-7, -100, 14, 12, "#e79aa4", 5),
    ]


def _fan(p: Pen) -> list[str]:
    fill = p.tint("#c3c7cc")
    spokes = [p.line([(0, -63), spot], deep(fill, 0.35), 0.55) for spot in ring(0, -63, 35, 35, 16)]
    blades = []
    for x, y in ring(0, -63, 22, 22, 3, 0.35):
        dx, dy = x, y + 63
        tip = [
            (0.0, -63.0),
            (x - dy * 0.55, y + dx * 0.55),
            (x + dx * 0.3 - dy * 0.2, y + dy * 0.3 + dx * 0.2),
            (x + dy * 0.35, y - dx * 0.35),
        ]
        blades.append(p.blob(tip, pale(fill, 0.35), 0.9))
    return [
        p.rod([(0, -26), (0, -6)], deep(fill, 0.1), 8),
        p.blob([(-27, -1), (-22, -9), (0, -13), (22, -9), (27, -1), (0, 0)], fill),
        p.oval(0, -63, 36, 36, "#e8eef1", 0.97),
        *blades,
        *spokes,
        *(svg.ellipse(0, -63, r, r, stroke=deep(fill, 0.35), width=p.brush.width * 0.55) for r in (14, 25)),
        p.hoop(0, -63, 35, fill, 4),
        p.oval(0, -63, 6.5, 6.5, deep(fill, 0.1)),
        p.dot(-8, -6, 2, "#cf4a45"),
        p.shine([(-27, -72), (-22, -83), (-12, -90)], 1.6, 0.8),
    ]


def _magnifier(p: Pen) -> list[str]:
    fill = p.tint(WOOD)
    return [
        p.rod([(0, -38), (0, -30)], STEEL, 6),
        p.rod([(0, -26), (0, -6)], fill, 11),
        p.dot(0, -68, 28, "#d6ecf2", opacity=0.55),
        p.hoop(0, -68, 28, _BRASS, 6),
        p.shine([(-17, -66), (-13, -79), (-4, -85)], 2, 0.9),
    ]


def _umbrella(p: Pen) -> list[str]:
    fill = p.tint("#cf4a45")
    canopy = [(-66, -50), (-54, -76), (-28, -92), (0, -96), (28, -92), (54, -76), (66, -50)]
    hem = [
        (55, -54),
        (44, -54),
        (33, -49),
        (22, -55),
        (10, -55),
        (0, -49),
        (-10, -55),
        (-22, -55),
        (-33, -49),
        (-44, -54),
        (-55, -54),
    ]
    return [
        p.rod([(0, -92), (0, -10), (6, -3), (14, -4), (16, -12)], WOOD, 4.5),
        p.blob(canopy + hem, fill, 0.93),
        p.line([(0, -95), (-20, -78), (-33, -50)], deep(fill, 0.3), 0.9),
        p.line([(0, -95), (20, -78), (33, -50)], deep(fill, 0.3), 0.9),
        p.rod([(0, -95), (0, -99)], WOOD, 3),
        p.shine([(-52, -66), (-42, -78), (-30, -85)], 2),
    ]


def _button(p: Pen) -> list[str]:
    fill = p.tint("#d9778c")
    holes = [p.oval(x, y, 6, 6, deep(fill, 0.55)) for x in (-12, 12) for y in (-62, -38)]
    return [
        p.oval(0, -50, 49, 49, fill, 0.93),
        p.oval(0, -50, 35, 35, deep(fill, 0.06), 0.95),
        *holes,
        p.shine([(-42, -58), (-34, -76), (-20, -87)], 2),
    ]


def _crumbs(p: Pen) -> list[str]:
    fill = p.tint("#cf9a5c")
    spots = (
        (-210, -30, 20),
        (-150, -64, 14),
        (-120, -16, 12),
        (-66, -40, 24),
        (-10, -78, 12),
        (14, -22, 18),
        (76, -54, 22),
        (120, -14, 11),
        (158, -66, 14),
        (214, -34, 18),
        (-30, -8, 8),
        (60, -90, 8),
    )
    return [
        p.blob(
            [
                (x - r, y),
                (x - r * 0.3, y - r),
                (x + r * 0.8, y - r * 0.5),
                (x + r, y + r * 0.5),
                (x - r * 0.2, y + r * 0.8),
            ],
            fill,
        )
        for x, y, r in spots
    ]


def _pawprints(p: Pen) -> list[str]:
    fill = p.tint("#a98f76")
    marks: list[str] = []
    for i, x in enumerate((-300, -180, -60, 60, 180, 300)):
        y = -22 if i % 2 else -70
        marks.append(
            p.wash(
                [(x - 20, y - 8), (x + 6, y - 17), (x + 24, y - 2), (x + 6, y + 14), (x - 20, y + 8)],
                fill,
                0.8,
            )
        )
        marks += [
            p.dot(x + dx, y + dy, 9, fill, 6, 0.8) for dx, dy in ((18, -20), (36, -9), (36, 7), (18, 18))
        ]
    return marks


def _flour_line(p: Pen) -> list[str]:
    fill = p.tint("#fffdf6")
    top = [(-440 + i * 80, -76 + (i * 37 % 5) * 8) for i in range(12)]
    low = [(-430 + i * 80, -26 + (i * 23 % 5) * 5) for i in range(11, -1, -1)]
    specks = [
        p.dot(-420 + i * 68, -92 + (i * 29 % 7) * 14, 5 + i % 3 * 2, fill, 4 + i % 3) for i in range(13)
    ]
    return [
        p.wash([(x * 1.02, y + 6) for x, y in top + low], "#d9cdb8", 0.55),
        p.wash(top + low, fill, 0.95),
        *specks,
    ]


def _lantern(p: Pen) -> list[str]:
    glow = p.tint("#fbd873")
    return [
        p.dot(0, -40, 44, "#fbe39a", 38, 0.3),
        p.line([(-18, -72), (-14, -94), (0, -99), (14, -94), (18, -72)], None, 1.4),
        p.box(-24, -66, 48, 58, pale(glow, 0.4), 5),
        p.wash([(0, -54), (9, -34), (7, -18), (-7, -18), (-9, -34)], "#f0923e"),
        p.wash([(0, -42), (4, -30), (3, -20), (-3, -20), (-4, -30)], "#fdeaa5"),
        *(p.rod([(x, -66), (x, -8)], _DARK, 4) for x in (-24, 24)),
        p.blob([(-29, -64), (-18, -76), (0, -82), (18, -76), (29, -64), (0, -62)], _DARK),
        p.box(-29, -11, 58, 11, _DARK, 4),
        p.shine([(-16, -56), (-16, -30)], 1.6),
    ]


def _candle(p: Pen) -> list[str]:
    fill = p.tint("#f6ead0")
    return [
        p.dot(0, -80, 26, "#fbe39a", 24, 0.35),
        p.rod([(20, -10), (40, -18), (38, -4), (22, -5)], _BRASS, 4),
        p.blob([(-34, -8), (-26, -1), (0, 0), (26, -1), (34, -8), (0, -5)], _BRASS),
        p.box(-12, -60, 24, 54, fill, 4),
        p.wash([(-12, -58), (0, -60), (4, -54), (1, -40), (-4, -46), (-9, -44)], pale(fill, 0.6)),
        p.line([(0, -60), (1, -68)], _DARK),
        p.blob([(0, -100), (9, -80), (6, -68), (-5, -67), (-9, -78)], "#f4b04a"),
        p.wash([(0, -86), (4, -76), (0, -69), (-4, -76)], "#fdeaa5"),
    ]


def _book(p: Pen) -> list[str]:
    fill = p.tint("#5b8dbe")
    return [
        p.box(-33, -98, 70, 97, PAPER, 2),
        p.box(-37, -100, 70, 98, fill, 4),
        p.line([(-27, -98), (-27, -4)], deep(fill, 0.4)),
        p.oval(4, -56, 17, 19, "#f3d58a"),
        p.line([(-12, -84), (4, -86), (20, -84)], "#f3d58a", 1.4),
        p.line([(-8, -20), (18, -20)], "#f3d58a", 1.4),
        p.rod([(18, -3), (19, 0)], "#cf4a45", 5),
    ]


def _basket(p: Pen) -> list[str]:
    fill = p.tint("#c99a5b")
    weave = [
        p.line([(x, y), (x + 7, y + 4), (x + 14, y)], deep(fill, 0.3), 0.9)
        for y in (-40, -28, -16)
        for x in range(-44 + y % 8, 36, 17)
    ]
    return [
        p.rod([(-48, -50), (-40, -84), (0, -97), (40, -84), (48, -50)], deep(fill, 0.1), 7),
        p.blob([(-55, -50), (-50, -20), (-42, -2), (0, 0), (42, -2), (50, -20), (55, -50), (0, -48)], fill),
        *weave,
        p.rod([(-57, -51), (0, -47), (57, -51)], pale(fill, 0.25), 9),
    ]


def _bucket(p: Pen) -> list[str]:
    fill = p.tint("#7fa9c4")
    return [
        p.line([(-43, -66), (-30, -95), (0, -100), (30, -95), (43, -66)], None, 1.3),
        p.poly([(-46, -66), (46, -66), (33, -2), (-33, -2)], fill),
        p.oval(0, -67, 47, 10, pale(fill, 0.4), 0.95),
        p.dot(0, -65, 37, deep(fill, 0.35), 6),
        p.line([(-40, -38), (0, -33), (40, -38)], deep(fill, 0.3), 1.3),
        p.shine([(-34, -52), (-27, -16)], 2),
    ]


def _ladder(p: Pen) -> list[str]:
    fill = p.tint(PALE_WOOD)
    rungs = [p.rod([(-15, y), (15, y - 1)], deep(fill, 0.1), 4.5) for y in range(-88, -4, 16)]
    return [*rungs, p.rod([(-14, -98), (-17, -2)], fill, 6), p.rod([(14, -98), (17, -2)], fill, 6)]


def _key(p: Pen) -> list[str]:
    fill = p.tint(_BRASS)
    return [
        p.rod([(0, -14), (15, -14)], fill, 8),
        p.rod([(0, -30), (12, -30)], fill, 8),
        p.rod([(0, -60), (0, -5)], fill, 8),
        p.hoop(0, -78, 17, fill, 8),
        p.shine([(-15, -84), (-8, -92)], 1.2),
    ]


def _letter(p: Pen) -> list[str]:
    fill = p.tint("#fbf1da")
    return [
        p.box(-74, -100, 148, 100, fill, 4),
        p.line([(-70, -4), (-16, -50)], deep(fill, 0.3), 0.8),
        p.line([(70, -4), (16, -50)], deep(fill, 0.3), 0.8),
        p.poly([(-72, -98), (72, -98), (0, -38)], pale(fill, 0.5), 0.95),
        p.oval(0, -44, 14, 13, "#cf4a45"),
        p.shine([(-7, -46), (-3, -51)], 1),
    ]


def _broom(p: Pen) -> list[str]:
    fill = p.tint("#e5c277")
    return [
        p.rod([(1, -98), (0, -28)], WOOD, 4),
        p.blob([(-5, -33), (5, -33), (12, -18), (17, -1), (0, 0), (-17, -1), (-12, -18)], fill),
        *(p.line([(x * 0.4, -24), (x, -3)], deep(fill, 0.3), 0.8) for x in (-9, -3, 4, 10)),
        p.rod([(-7, -28), (7, -28)], "#cf5a4c", 3.4),
    ]


SMALL = {
    "notebook": prop(_notebook, 0.17, "held"), "pencil": prop(_pencil, 0.16, "held"),
    "small silver fan": prop(_fan, 0.28, "table"), "fan": prop(_fan, 0.28, "table"),
    "magnifying glass": prop(_magnifier, 0.22, "held"), "umbrella": prop(_umbrella, 0.8, "held"),
    "button": prop(_button, 0.05, "held"), "crumbs": prop(_crumbs, 0.05, "ground-mark"),
    "pawprints": prop(_pawprints, 0.1, "ground-mark"), "flour line": prop(_flour_line, 0.06, "ground-mark"),
    "lantern": prop(_lantern, 0.3, "held"), "candle": prop(_candle, 0.22, "table"), "book": prop(_book, 0.2, "held"),
    "basket": prop(_basket, 0.32, "held"), "bucket": prop(_bucket, 0.28, "held"),
    "ladder": prop(_ladder, 1.7, "floor"), "key": prop(_key, 0.12, "held"), "letter": prop(_letter, 0.12, "held"),
    "broom": prop(_broom, 0.95, "held"),
}  # fmt: skip
