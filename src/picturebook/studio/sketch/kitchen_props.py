"""Things of the kitchen and the tea table."""

from __future__ import annotations

from picturebook.studio.sketch.prop_kit import (
    BAKED,
    PALE_WOOD,
    PAPER,
    STEEL,
    WOOD,
    Pen,
    deep,
    pale,
    prop,
    ring,
    spikes,
)

_CHINA = "#f7f3ea"
_CAKE_SIDE = (
    (-62, -58),
    (-62, -34),
    (-61, -14),
    (-40, -7),
    (0, -4),
    (40, -7),
    (61, -14),
    (62, -34),
    (62, -58),
)


def _biscuit(p: Pen, x: float, y: float, reach: float, squash: float = 1.0) -> list[str]:
    fill = BAKED
    chips = ring(x, y - reach * 0.02, reach * 0.3, reach * 0.3 * squash, 4, 0.5)
    marks = [p.cut(spikes(x, y, reach * 1.1, reach * 0.6, squash), fill, reach * 0.2)]
    marks += [p.dot(cx, cy, reach * 0.06, deep(fill, 0.4), reach * 0.06 * squash) for cx, cy in chips]
    lit = [(x - reach * 0.28, y - reach * 0.18 * squash), (x - reach * 0.1, y - reach * 0.5 * squash)]
    return [*marks, p.shine(lit, 1.0, 0.5)]


def _star_cookie(p: Pen) -> list[str]:
    return _biscuit(p, 0, -48, 51)


def _dish(p: Pen, y: float = -26) -> list[str]:
    fill = p.tint(_CHINA)
    return [
        p.blob([(-50, -8), (0, 0), (50, -8), (44, y + 14), (-44, y + 14)], deep(fill, 0.12)),
        p.oval(0, y, 140, 22, fill, 0.96),
        p.dot(0, y + 1, 92, deep(fill, 0.12), 12.5),
        p.dot(-3, y + 3, 86, pale(fill, 0.2), 10),
        p.shine([(-122, y - 2), (-106, y - 10), (-82, y - 14)]),
    ]


def _plate(p: Pen) -> list[str]:
    fill = p.tint(_CHINA)
    trim = "#8fb4d6" if p.brush.colour is None else deep(fill, 0.3)
    marks = [
        p.blob([(-110, -14), (0, 0), (110, -14), (150, -44), (-150, -44)], deep(fill, 0.14)),
        p.oval(0, -54, 200, 44, fill, 0.97),
        p.oval(0, -52, 128, 25, deep(fill, 0.08), 0.94),
    ]
    dabs = ring(0, -54, 168, 35, 22)
    return [
        *marks,
        *(p.dot(x, y, 7, trim, 4) for x, y in dabs),
        p.shine([(-104, -56), (-84, -66), (-50, -71)]),
    ]


def _plate_of_cookies(p: Pen) -> list[str]:
    marks = _dish(p)
    for x, y in (
        (-78, -34),
        (-26, -30),
        (28, -31),
        (80, -35),
        (-52, -52),
        (2, -50),
        (54, -53),
        (-24, -70),
        (28, -72),
    ):
        marks += _biscuit(p, x, y, 31, 0.72)
    return marks


def _tray_of_cookies(p: Pen) -> list[str]:
    fill = p.tint(STEEL)
    marks = [
        p.poly([(-150, -22), (150, -22), (138, -2), (-138, -2)], deep(fill, 0.15)),
        p.poly([(-150, -22), (-116, -92), (116, -92), (150, -22)], fill, 0.96),
        p.poly([(-130, -30), (-104, -84), (104, -84), (130, -30)], deep(fill, 0.3), 0.97),
    ]
    for y, xs, reach in ((-74, (-72, -24, 24, 72), 21), (-46, (-90, -31, 30, 90), 26)):
        for x in xs:
            marks += _biscuit(p, x, y, reach, 0.66)
    return [*marks, p.shine([(-134, -12), (-60, -11)])]


def _cookie(p: Pen) -> list[str]:
    fill = p.tint(BAKED)
    edge = [(x * (1 + 0.03 * (i % 2)), y) for i, (x, y) in enumerate(ring(0, -50, 48, 49, 12))]
    chips = (
        (-18, -66, 7),
        (14, -74, 6),
        (22, -42, 8),
        (-8, -40, 6),
        (-28, -36, 5),
        (4, -20, 6),
        (-2, -58, 5),
    )
    dots = [p.dot(x, y, r, "#6b4429", r * 0.85) for x, y, r in chips]
    return [p.blob(edge, fill), *dots, p.shine([(-36, -54), (-30, -72), (-18, -84)])]


def _rolling_pin(p: Pen) -> list[str]:
    fill = p.tint(PALE_WOOD)
    grain = [p.line([(-110, y), (-20, y + 3), (70, y - 1)], deep(fill, 0.15), 0.7) for y in (-66, -34)]
    return [
        p.box(-236, -66, 90, 32, WOOD, 15),
        p.box(146, -66, 90, 32, WOOD, 15),
        p.box(-150, -100, 300, 100, fill, 22),
        *grain,
        p.shine([(-122, -82), (0, -84), (90, -82)], 3),
    ]


def _bowl(p: Pen) -> list[str]:
    fill = p.tint("#8fb8c9")
    side = [(-82, -82), (-70, -42), (-36, -10), (-30, 0), (30, 0), (36, -10), (70, -42), (82, -82)]
    return [
        p.blob(side, fill),
        p.oval(0, -83, 84, 16, pale(fill, 0.45), 0.95),
        p.dot(0, -80, 70, deep(fill, 0.15), 10),
        p.line([(-70, -50), (0, -39), (70, -50)], pale(fill, 0.6), 2),
        p.shine([(-62, -62), (-54, -38), (-40, -22)], 2),
    ]


def _flour_bag(p: Pen) -> list[str]:
    fill = p.tint(PAPER)
    wheat = [p.line([(0, -24), (1, -42), (0, -58)], "#b98a3d", 1.2)]
    for y in (-34, -43, -52):
        wheat += [p.dot(-6, y, 5, "#d9a94c", 3), p.dot(6, y - 2, 5, "#d9a94c", 3)]
    return [
        p.blob([(-35, -2), (-38, -40), (-33, -76), (0, -80), (33, -76), (38, -40), (36, -2), (0, 0)], fill),
        p.poly([(-34, -76), (-37, -97), (-14, -94), (4, -100), (22, -95), (37, -99), (34, -76)], fill),
        p.line([(-34, -77), (0, -73), (34, -77)], "#a8794b", 1.6),
        p.oval(0, -42, 22, 25, "#f3dfae", 0.96),
        *wheat,
        p.dot(40, -3, 15, "#fffdf6", 4),
        p.line([(-27, -66), (-30, -44)], deep(fill), 0.7),
    ]


def _toast(p: Pen) -> list[str]:
    crust = p.tint("#b9783c")
    edge = [
        (-36, 0),
        (36, 0),
        (42, -6),
        (41, -58),
        (52, -76),
        (40, -96),
        (0, -100),
        (-40, -96),
        (-52, -76),
        (-41, -58),
        (-42, -6),
    ]
    inner = [(x * 0.84, -49 + (y + 49) * 0.84) for x, y in edge]
    return [
        p.blob(edge, crust),
        p.wash(inner, "#f0d09a"),
        p.poly([(-14, -62), (14, -66), (17, -42), (-11, -38)], "#f9e48b"),
        p.dot(22, -30, 3, "#d9ab68"),
        p.dot(-24, -24, 2.5, "#d9ab68"),
        p.dot(24, -78, 2.5, "#d9ab68"),
    ]


def _cup(p: Pen) -> list[str]:
    fill = p.tint("#d98b7c")
    return [
        p.rod([(40, -70), (68, -72), (66, -36), (34, -28)], fill, 9),
        p.blob([(-47, -88), (-44, -40), (-28, -4), (0, 0), (28, -4), (44, -40), (47, -88), (0, -92)], fill),
        p.oval(0, -88, 48, 11, pale(fill, 0.5), 0.95),
        p.dot(0, -86, 39, "#9a6237", 7),
        *(p.dot(x, -46 + abs(x) * -0.1, 4, pale(fill, 0.75)) for x in (-24, -8, 8, 24)),
        p.shine([(-36, -68), (-32, -40), (-24, -20)], 2),
    ]


def _teapot(p: Pen) -> list[str]:
    fill = p.tint("#7fa9c4")
    return [
        p.rod([(46, -68), (84, -72), (82, -30), (46, -22)], fill, 10),
        p.blob(
            [(-40, -24), (-66, -36), (-78, -66), (-92, -74), (-80, -80), (-62, -70), (-50, -50), (-38, -52)],
            fill,
        ),
        p.blob(
            [(-30, -2), (-54, -30), (-48, -62), (-22, -78), (22, -78), (48, -62), (54, -30), (30, -2)], fill
        ),
        p.blob([(-27, -76), (-18, -87), (0, -90), (18, -87), (27, -76), (0, -72)], pale(fill, 0.3)),
        p.oval(0, -94, 6.5, 6, deep(fill, 0.2)),
        *(p.dot(x, y, 5, "#fbf4e2") for x, y in ring(4, -36, 13, 12, 5)),
        p.dot(4, -36, 5.5, "#f0c75c"),
        p.shine([(-40, -34), (-36, -54), (-24, -66)], 2),
    ]


def _kettle(p: Pen) -> list[str]:
    fill = p.tint("#9aa7b5")
    return [
        p.rod([(-34, -62), (-32, -96), (32, -96), (34, -62)], deep(fill, 0.5), 7),
        p.blob([(40, -30), (62, -44), (76, -70), (88, -68), (76, -36), (48, -10)], fill),
        p.blob([(-50, -2), (-55, -24), (-42, -54), (0, -66), (42, -54), (55, -24), (50, -2), (0, 0)], fill),
        p.blob([(-24, -62), (0, -72), (24, -62), (0, -57)], pale(fill, 0.3)),
        p.oval(0, -75, 5, 5, deep(fill, 0.5)),
        p.shine([(-42, -20), (-36, -42), (-20, -54)], 2.4),
    ]


def _spoon(p: Pen) -> list[str]:
    fill = p.tint(PALE_WOOD)
    return [
        p.rod([(0, -70), (1, -40), (0, -4)], fill, 7),
        p.blob([(0, -100), (15, -88), (14, -70), (0, -60), (-14, -70), (-15, -88)], fill),
        p.wash([(0, -94), (9, -85), (8, -73), (0, -67), (-8, -73), (-9, -85)], deep(fill, 0.2), 0.7),
    ]


def _cookie_tin(p: Pen) -> list[str]:
    fill = p.tint("#c9605a")
    return [
        p.box(-58, -74, 116, 74, fill, 9),
        p.line([(-55, -13), (0, -9), (55, -13)], pale(fill, 0.5), 1.6),
        p.oval(0, -36, 26, 21, "#fbf1da", 0.95),
        p.cut(spikes(0, -36, 17, 9), "#dca765", 3),
        p.box(-63, -86, 126, 19, pale(fill, 0.22), 7),
        p.blob([(-60, -85), (-40, -95), (0, -99), (40, -95), (60, -85), (0, -82)], pale(fill, 0.35), 0.95),
        p.shine([(-49, -60), (-49, -24)], 2),
    ]


def _cake(p: Pen) -> list[str]:
    icing = p.tint("#f3b9c2")
    drip = [
        (-62, -56),
        (-58, -38),
        (-44, -34),
        (-34, -46),
        (-20, -32),
        (-6, -44),
        (10, -30),
        (24, -45),
        (40, -34),
        (56, -40),
        (62, -56),
    ]
    marks = [
        p.oval(0, -7, 80, 8, _CHINA),
        p.blob(_CAKE_SIDE, "#e2b777"),
        p.blob([*drip, (0, -68)], icing, 0.94),
        p.oval(0, -57, 62, 11, pale(icing, 0.35), 0.95),
    ]
    for x in (-24, 0, 24):
        marks += [
            p.box(x - 3, -82 - (x == 0) * 4, 6, 28, "#8fb8d6", 2),
            p.dot(x, -90 - (x == 0) * 4, 4, "#f4b740", 6),
        ]
    return [*marks, *(p.oval(x, -58, 6, 6, "#cf4a45") for x in (-44, 44)), p.shine([(-50, -22), (-30, -18)])]


def _apple(p: Pen) -> list[str]:
    fill = p.tint("#d2544a")
    return [
        p.blob(
            [
                (0, -78),
                (22, -86),
                (44, -72),
                (46, -40),
                (26, -4),
                (0, -5),
                (-26, -4),
                (-46, -40),
                (-44, -72),
                (-22, -86),
            ],
            fill,
        ),
        p.rod([(0, -76), (2, -88), (7, -97)], WOOD, 5),
        p.blob([(6, -88), (22, -100), (38, -94), (24, -84)], "#7fae62"),
        p.shine([(-34, -44), (-32, -62), (-22, -72)], 2.6),
    ]


def _carrot(p: Pen) -> list[str]:
    fill = p.tint("#e88d4a")
    fronds = [
        p.blob([(0, -66), (x - 7, -82), (x, y), (x + 8, -82)], "#7fae62")
        for x, y in ((-16, -94), (15, -95), (0, -100))
    ]
    return [
        *fronds,
        p.blob([(-17, -66), (0, -72), (17, -66), (14, -40), (1, 0), (-12, -38)], fill),
        *(
            p.line([(x, y), (x + 9, y + 1.5)], deep(fill), 0.8)
            for x, y in ((-14, -52), (2, -42), (-9, -30), (0, -20))
        ),
        p.shine([(-9, -60), (-8, -46)]),
    ]


KITCHEN = {
    "plate": prop(_plate, 0.06, "table"), "empty plate": prop(_plate, 0.06, "table"),
    "star cookie": prop(_star_cookie, 0.1, "held"), "cookie": prop(_cookie, 0.06, "held"),
    "plate of star cookies": prop(_plate_of_cookies, 0.15, "table"),
    "tray of star cookies": prop(_tray_of_cookies, 0.18, "held"),
    "rolling pin": prop(_rolling_pin, 0.08, "table"), "bowl": prop(_bowl, 0.16, "table"),
    "flour bag": prop(_flour_bag, 0.28, "table"), "toast": prop(_toast, 0.12, "held"),
    "cup": prop(_cup, 0.11, "table"), "teapot": prop(_teapot, 0.2, "table"), "kettle": prop(_kettle, 0.24, "table"),
    "spoon": prop(_spoon, 0.22, "held"), "cookie tin": prop(_cookie_tin, 0.2, "table"),
    "cake": prop(_cake, 0.25, "table"), "apple": prop(_apple, 0.09, "held"), "carrot": prop(_carrot, 0.2, "held"),
}  # fmt: skip
