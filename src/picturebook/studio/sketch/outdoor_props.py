"""Things found out of doors: what grows, what is made there, what shines."""

from __future__ import annotations

from picturebook.studio.sketch.prop_kit import (
    PALE_WOOD,
    PAPER,
    WOOD,
    Pen,
    deep,
    pale,
    prop,
    ring,
    star,
)

_GREEN, _IRON = "#7fae62", "#4d4a50"


def _tree(p: Pen) -> list[str]:
    fill = p.tint(_GREEN)
    crown = [
        (-40, -46),
        (-48, -62),
        (-40, -76),
        (-32, -88),
        (-14, -98),
        (6, -100),
        (24, -94),
        (38, -82),
        (46, -66),
        (42, -50),
        (26, -40),
        (8, -44),
        (-8, -38),
        (-26, -38),
    ]
    tufts = ((-24, -66), (-6, -82), (14, -62), (26, -76), (-12, -52), (30, -56))
    return [
        p.blob([(-7, -46), (-6, -16), (-14, 0), (0, -3), (14, 0), (7, -16), (8, -46)], WOOD),
        p.blob(crown, fill, 0.9),
        p.wash([(-34, -66), (-30, -82), (-12, -92), (4, -86), (-6, -74), (-20, -62)], pale(fill, 0.3), 0.7),
        *(p.line([(x - 4, y), (x, y + 3), (x + 4, y)], deep(fill, 0.3), 0.8) for x, y in tufts),
    ]


def _flower(p: Pen) -> list[str]:
    fill = p.tint("#eda3b4")
    petals = [p.oval(x, y, 12.5, 12.5, fill) for x, y in ring(0, -76, 15, 15, 6)]
    return [
        p.rod([(0, -66), (3, -34), (0, -2)], _GREEN, 4.5),
        p.blob([(2, -16), (16, -36), (32, -38), (22, -22)], _GREEN),
        p.blob([(0, -10), (-14, -28), (-28, -30), (-20, -14)], _GREEN),
        *petals,
        p.oval(0, -76, 11, 11, "#f3cf5b"),
    ]


def _mushroom(p: Pen) -> list[str]:
    fill = p.tint("#cf5a4c")
    return [
        p.blob([(-17, -50), (-16, -20), (-24, -4), (0, 0), (24, -4), (16, -20), (17, -50)], PAPER),
        p.blob(
            [
                (-56, -46),
                (-50, -74),
                (-26, -95),
                (0, -100),
                (28, -94),
                (50, -74),
                (56, -46),
                (28, -40),
                (0, -42),
                (-28, -40),
            ],
            fill,
        ),
        *(
            p.dot(x, y, r, "#fbf4e2", r * 0.85)
            for x, y, r in ((-28, -62, 8), (2, -80, 9), (30, -62, 7), (4, -54, 5), (-26, -84, 4))
        ),
    ]


def _leaf(p: Pen) -> list[str]:
    fill = p.tint(_GREEN)
    return [
        p.rod([(0, -20), (-1, -8), (-5, -1)], deep(fill, 0.2), 4),
        p.blob(
            [(0, -14), (-26, -32), (-32, -58), (-16, -84), (3, -100), (22, -80), (32, -54), (24, -28)], fill
        ),
        p.line([(0, -16), (1, -50), (3, -86)], deep(fill, 0.3)),
        *(p.line([(1, y), (x, y - 12)], deep(fill, 0.3), 0.7) for y in (-32, -48, -64) for x in (-18, 19)),
    ]


def _egg(p: Pen) -> list[str]:
    fill = p.tint("#f3e3c8")
    edge = [(0, 0), (-28, -8), (-39, -36), (-30, -74), (0, -100), (30, -74), (39, -36), (28, -8)]
    specks = ((8, -30, 3), (18, -50, 2), (-6, -54, 2.5), (4, -76, 2), (-16, -26, 2))
    return [
        p.blob(edge, fill),
        *(p.dot(x, y, r, deep(fill, 0.25)) for x, y, r in specks),
        p.shine([(-26, -46), (-22, -64), (-12, -80)], 2.4),
    ]


def _nest(p: Pen) -> list[str]:
    fill = p.tint("#b88a55")
    spots = ((-72, -40), (-40, -30), (6, -38), (-54, -20), (-16, -16), (18, -22), (-20, -46), (20, -48))
    tones = (pale(fill, 0.4), deep(fill, 0.35))
    twigs = [p.line([(x, y), (x + 24, y + 7), (x + 52, y + 3)], tones[x % 4 // 2], 1.1) for x, y in spots]
    return [
        p.oval(0, -58, 78, 16, deep(fill, 0.35), 0.96),
        *(
            p.blob(
                [(x, -46), (x - 17, -60), (x - 11, -86), (x, -96 - y), (x + 11, -86), (x + 17, -60)],
                "#bcd9de",
            )
            for x, y in ((-30, 0), (30, 0), (0, 4))
        ),
        p.blob(
            [
                (-82, -58),
                (-66, -20),
                (-30, -2),
                (30, -2),
                (66, -20),
                (82, -58),
                (40, -48),
                (0, -46),
                (-40, -48),
            ],
            fill,
        ),
        *twigs,
        p.line([(-78, -54), (-94, -62)], fill, 1.6),
        p.line([(76, -52), (94, -64)], fill, 1.6),
    ]


def _seeds(p: Pen) -> list[str]:
    fill = p.tint("#c79a5b")
    marks = [
        p.blob(
            [(-100, -2), (-70, -40), (-30, -78), (4, -92), (40, -70), (76, -36), (104, -2), (0, 0)],
            deep(fill, 0.15),
            0.95,
        )
    ]
    for row, (y, half, count) in enumerate(((-12, 84, 7), (-34, 62, 5), (-56, 38, 4), (-78, 12, 2))):
        for i in range(count):
            x = -half + 2 * half * i / (count - 1) + (row % 2) * 3
            lean = 5 if (i + row) % 2 else -5
            tone = pale(fill, 0.3) if (i + row) % 3 else deep(fill, 0.3)
            marks.append(p.blob([(x - 12, y + lean), (x, y - 9), (x + 12, y - lean), (x, y + 9)], tone))
    return marks


def _kite(p: Pen) -> list[str]:
    fill = p.tint("#e2705f")
    tail = [(0, -36), (8, -26), (-4, -16), (6, -6), (0, 0)]
    bows = [
        p.poly([(x - 6, y - 3), (x, y), (x - 6, y + 3)], "#f3cf5b")
        + p.poly([(x + 6, y - 3), (x, y), (x + 6, y + 3)], "#f3cf5b")
        for x, y in ((6, -25), (-2, -15), (5, -6))
    ]
    return [
        p.line(tail),
        *bows,
        p.poly([(0, -100), (27, -73), (0, -36), (-27, -73)], fill),
        p.poly([(0, -100), (27, -73), (0, -73)], "#f3cf5b"),
        p.poly([(0, -73), (0, -36), (-27, -73)], "#7fb0c9"),
    ]


def _balloon(p: Pen) -> list[str]:
    fill = p.tint("#e2705f")
    return [
        p.line([(0, -46), (5, -34), (-4, -18), (2, -1)]),
        p.poly([(-4, -44), (4, -44), (0, -50)], fill),
        p.blob(
            [(0, -48), (-18, -58), (-24, -76), (-15, -94), (0, -100), (15, -94), (24, -76), (18, -58)], fill
        ),
        p.shine([(-16, -74), (-13, -86), (-5, -93)], 2.4),
    ]


def _campfire(p: Pen) -> list[str]:
    return [
        p.dot(0, -40, 66, "#fbc45c", 44, 0.22),
        p.blob(
            [
                (-30, -14),
                (-34, -40),
                (-20, -60),
                (-14, -52),
                (-4, -84),
                (2, -100),
                (12, -76),
                (18, -58),
                (26, -66),
                (34, -36),
                (28, -12),
            ],
            "#e8803f",
        ),
        p.wash([(-18, -14), (-18, -36), (-6, -48), (1, -72), (10, -48), (19, -36), (18, -14)], "#f5b04a"),
        p.wash([(-9, -14), (-9, -28), (0, -46), (9, -28), (9, -14)], "#fce28d"),
        p.rod([(-48, -5), (0, -12), (44, -20)], WOOD, 12),
        p.rod([(48, -5), (0, -11), (-44, -20)], deep(WOOD, 0.12), 12),
        *(p.oval(x, -6, 6, 6, PALE_WOOD) for x in (-48, 48)),
    ]


def _tent(p: Pen) -> list[str]:
    fill = p.tint("#dca447")
    return [
        p.line([(-64, -40), (-88, -1)]),
        p.line([(64, -40), (88, -1)]),
        p.poly([(0, -94), (74, -2), (-74, -2)], fill, 0.95),
        p.poly([(0, -90), (24, -2), (-24, -2)], "#5b4440", 0.96),
        p.blob([(0, -90), (-25, -2), (-40, -3), (-34, -24), (-10, -62)], pale(fill, 0.35)),
        p.blob([(0, -90), (25, -2), (40, -3), (34, -24), (10, -62)], deep(fill, 0.1)),
        p.rod([(0, -92), (0, -100)], WOOD, 3),
    ]


def _snowman(p: Pen) -> list[str]:
    scarf = p.tint("#cf4a45")
    snow = "#f6f8f8"
    return [
        p.line([(-20, -46), (-44, -60)], WOOD, 2),
        p.line([(20, -46), (44, -62)], WOOD, 2),
        p.oval(0, -21, 31, 21, snow),
        p.oval(0, -48, 22, 18, snow),
        p.oval(0, -73, 16, 15, snow),
        p.rod([(-14, -61), (0, -57), (14, -61)], scarf, 6),
        p.rod([(9, -58), (12, -44)], scarf, 6),
        *(p.dot(x, y, 2, _IRON) for x, y in ((-6, -76), (6, -76), (0, -48), (0, -39))),
        p.poly([(0, -73), (17, -69), (0, -68)], "#e88d4a"),
        p.line([(-7, -66), (-1, -63), (5, -65)], None, 0.8),
        p.box(-10, -99, 20, 16, _IRON, 2),
        p.box(-17, -86, 34, 4.5, _IRON, 2),
    ]


def _fence(p: Pen) -> list[str]:
    fill = p.tint("#f4ead4")
    rails = [p.box(-124, y, 248, 12, deep(fill, 0.12), 3) for y in (-70, -34)]
    pales = [
        p.poly([(x - 13, 0), (x - 12, -84 - i % 2), (x, -99 + i % 2 * 2), (x + 13, -85), (x + 12, 0)], fill)
        for i, x in enumerate((-96, -48, 0, 48, 96))
    ]
    return [*rails, *pales]


def _fish(p: Pen) -> list[str]:
    fill = p.tint("#7fb0c9")
    return [
        p.blob([(52, -50), (92, -92), (100, -86), (90, -50), (98, -14), (90, -8)], deep(fill, 0.1)),
        p.blob([(-20, -84), (6, -101), (30, -84)], deep(fill, 0.1)),
        p.blob(
            [(-92, -46), (-66, -78), (-16, -90), (34, -74), (62, -50), (34, -24), (-16, -6), (-66, -18)], fill
        ),
        p.line([(-46, -76), (-36, -48), (-48, -20)], deep(fill, 0.3)),
        *(
            p.line([(x, y - 8), (x + 7, y), (x, y + 8)], deep(fill, 0.2), 0.8)
            for x, y in ((-12, -56), (12, -40), (10, -66), (-10, -30))
        ),
        p.dot(-64, -54, 7, "#fffdf6"),
        p.dot(-65, -54, 4, "#3a3035"),
        p.line([(-86, -38), (-76, -34)], None, 0.9),
    ]


def _puddle(p: Pen) -> list[str]:
    fill = p.tint("#a9cfe0")
    edge = [
        (-240, -44),
        (-150, -88),
        (-30, -78),
        (70, -98),
        (200, -76),
        (246, -40),
        (150, -10),
        (40, -18),
        (-90, -2),
        (-200, -14),
    ]
    return [
        p.wash(edge, deep(fill, 0.2)),
        p.wash([(x * 0.95, -50 + (y + 50) * 0.88) for x, y in edge], fill),
        p.shine([(-150, -62), (-90, -70), (-20, -62)], 3),
        p.shine([(70, -36), (130, -32)], 3),
    ]


def _jetty_lamp(p: Pen) -> list[str]:
    glow = p.tint("#fbd873")
    return [
        p.dot(12, -76, 30, "#fbe39a", 22, 0.35),
        p.box(-14, -100, 7, 100, WOOD, 2),
        p.rod([(-10, -94), (6, -96), (12, -90)], _IRON, 3),
        p.poly([(4, -86), (20, -86), (23, -68), (1, -68)], glow),
        p.blob([(1, -85), (6, -91), (18, -91), (23, -85)], _IRON),
        p.box(0, -69, 24, 4.5, _IRON, 1.5),
        *(p.line([(-14, y), (-7, y + 1)], deep(WOOD, 0.3), 0.8) for y in (-66, -44, -24)),
        p.rod([(-15, -30), (-6, -29)], "#e3cf9f", 3),
    ]


def _moon(p: Pen) -> list[str]:
    fill = p.tint("#f8e6a8")
    edge = [
        (16, -98),
        (-16, -97),
        (-42, -76),
        (-50, -46),
        (-38, -16),
        (-10, 0),
        (24, -4),
        (42, -20),
        (16, -19),
        (-8, -34),
        (-15, -56),
        (-6, -80),
    ]
    return [
        p.blob(edge, fill, 0.97),
        *(p.dot(x, y, r, deep(fill, 0.14)) for x, y, r in ((-32, -52, 5), (-22, -76, 3.5), (-18, -26, 4))),
    ]


def _star(p: Pen) -> list[str]:
    return [p.blob(star(0, -47, 52, 26), p.tint("#f6d46c")), p.shine([(-16, -50), (-8, -68)], 1.4)]


OUTDOOR = {
    "tree": prop(_tree, 3.0, "floor"), "flower": prop(_flower, 0.3, "held"), "mushroom": prop(_mushroom, 0.2, "floor"),
    "leaf": prop(_leaf, 0.14, "held"), "egg": prop(_egg, 0.08, "held"), "nest": prop(_nest, 0.18, "floor"),
    "seeds heap": prop(_seeds, 0.08, "floor"), "tent": prop(_tent, 1.4, "floor"), "kite": prop(_kite, 0.8, "sky"),
    "balloon": prop(_balloon, 0.8, "held"), "campfire": prop(_campfire, 0.5, "floor"),
    "snowman": prop(_snowman, 1.2, "floor"), "fence": prop(_fence, 0.7, "floor"), "fish": prop(_fish, 0.15, "held"),
    "puddle": prop(_puddle, 0.12, "ground-mark"), "jetty lamp": prop(_jetty_lamp, 1.9, "floor"),
    "moon": prop(_moon, 0.8, "sky"), "star": prop(_star, 0.2, "sky"),
}  # fmt: skip
