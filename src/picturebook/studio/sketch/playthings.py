"""Things to play with, wear, carry and give."""

from __future__ import annotations

from picturebook.studio.sketch import svg
from picturebook.studio.sketch.prop_kit import BAKED, PAPER, STEEL, WOOD, Brush, Pen, deep, pale, prop

_GLASS = "#bfe0ee"


def travel_ball_back(brush: Brush) -> str:
    """Draw the far wall of a hamster's travel ball: goes behind the hamster."""
    p = Pen(brush)
    tone = p.tint(_GLASS)
    slots = [
        svg.path(svg.smooth(spots), stroke=deep(tone, 0.25), width=brush.width * 1.3, opacity=0.4)
        for spots in (
            [(-22, -82), (0, -86), (22, -82)],
            [(-18, -75), (0, -78), (18, -75)],
            [(-34, -28), (-30, -21), (-24, -16)],
            [(34, -28), (30, -21), (24, -16)],
        )
    ]
    return "".join(
        [
            p.dot(0, -50, 49, pale(tone, 0.3), opacity=0.55),
            p.dot(4, -46, 43, pale(tone, 0.7), opacity=0.45),
            *slots,
            p.dot(0, -9, 26, deep(tone, 0.3), 5, 0.22),
        ]
    )


def travel_ball_front(brush: Brush) -> str:
    """Draw the near wall of a hamster's travel ball: goes over the hamster."""
    p = Pen(brush)
    tone = p.tint(_GLASS)
    marks = [
        p.dot(0, -50, 49, tone, opacity=0.14),
        svg.path("M27 -91A49 49 0 0 1 -30 -11A54 54 0 0 0 27 -91Z", fill=deep(tone, 0.3), opacity=0.1),
        svg.path("M36 -83A49 49 0 0 1 -24 -7.5A56 52 0 0 0 36 -83Z", fill=deep(tone, 0.35), opacity=0.2),
    ]
    for x in (-1, 1):
        for y in (-62, -50, -38):
            reach = 44 if y == -50 else 42
            spots = [(x * (reach - 9), y - 0.6), (x * reach, y + 0.6)]
            marks.append(svg.path(svg.smooth(spots), stroke=deep(tone, 0.45), width=3.4, opacity=0.5))
    rim = svg.ellipse(0, -50, 48, 48, stroke=deep(tone, 0.12), width=3.4, opacity=0.9)
    return "".join(
        [
            *marks,
            rim,
            svg.ellipse(0, -50, 49.4, 49.4, stroke=brush.line, width=brush.width),
            p.shine([(-40, -58), (-34, -74), (-21, -87)], 3, 0.9),
            p.dot(-12, -90.5, 2.6, "#fffdf6", opacity=0.9),
            p.shine([(24, -14), (34, -23)], 1.6, 0.7),
        ]
    )


def _travel_ball(p: Pen) -> list[str]:
    return [travel_ball_back(p.brush), travel_ball_front(p.brush)]


def _ball(p: Pen) -> list[str]:
    fill = p.tint("#e2705f")
    return [
        p.oval(0, -50, 49, 49, fill, 0.9),
        p.wash([(-47, -58), (0, -42), (47, -58), (48, -44), (0, -26), (-48, -44)], "#fbf1da"),
        p.dot(-2, -84, 9, "#f3cf5b", 6),
        svg.ellipse(0, -50, 49, 49, stroke=p.brush.line, width=p.brush.width),
        p.shine([(-36, -66), (-28, -80), (-16, -88)], 2.4),
    ]


def _boots(p: Pen) -> list[str]:
    fill = p.tint("#e6b13f")
    marks = []
    for x in (24, -30):
        edge = [
            (-16, -96),
            (-15, -40),
            (-18, -12),
            (-16, -4),
            (40, -4),
            (44, -16),
            (34, -28),
            (17, -34),
            (15, -60),
            (16, -97),
        ]
        marks += [
            p.blob([(x + a, y) for a, y in edge], fill, 0.9),
            p.oval(x, -95, 17, 5, deep(fill, 0.35)),
            p.rod([(x - 15, -3), (x + 40, -3)], deep(fill, 0.45), 6),
            p.line([(x - 13, -80), (x, -77), (x + 14, -80)], pale(fill, 0.5), 1.6),
            p.shine([(x - 9, -66), (x - 9, -34)], 1.8),
        ]
    return marks


def _present(p: Pen) -> list[str]:
    fill, ribbon = p.tint("#7fb0a8"), "#e2705f"
    return [
        p.box(-44, -64, 88, 63, fill, 4),
        p.box(-8, -64, 16, 63, ribbon, 1),
        p.box(-50, -77, 100, 19, pale(fill, 0.2), 4),
        p.box(-9, -77, 18, 19, ribbon, 1),
        p.blob([(0, -77), (-14, -98), (-34, -98), (-34, -82)], ribbon),
        p.blob([(0, -77), (14, -98), (34, -98), (34, -82)], ribbon),
        p.oval(0, -79, 8, 6.5, pale(ribbon, 0.2)),
        *(
            p.dot(x, y, 3.4, pale(fill, 0.7))
            for x, y in ((-30, -46), (-20, -22), (24, -42), (32, -18), (-34, -14))
        ),
    ]


def _hat(p: Pen) -> list[str]:
    fill = p.tint("#e5c277")
    return [
        p.blob([(-100, -18), (-60, -36), (0, -42), (60, -36), (100, -18), (60, -3), (0, 0), (-60, -3)], fill),
        p.blob(
            [(-52, -28), (-50, -66), (-36, -92), (0, -99), (36, -92), (50, -66), (52, -28), (0, -18)], fill
        ),
        p.wash([(-52, -48), (0, -39), (52, -48), (53, -28), (0, -18), (-53, -28)], "#cf6a55"),
        p.line([(-52, -48), (0, -39), (52, -48)], None, 0.8),
        p.line([(-53, -28), (0, -18), (53, -28)], None, 0.8),
        p.shine([(-36, -62), (-30, -80), (-18, -88)], 2),
    ]


def _bone(p: Pen) -> list[str]:
    edge = [
        (-70, -62),
        (-84, -94),
        (-112, -96),
        (-122, -70),
        (-108, -50),
        (-122, -30),
        (-112, -4),
        (-84, -6),
        (-70, -34),
        (0, -32),
        (70, -34),
        (84, -6),
        (112, -4),
        (122, -30),
        (108, -50),
        (122, -70),
        (112, -96),
        (84, -94),
        (70, -62),
        (0, -65),
    ]
    return [p.blob(edge, p.tint("#f6ecd6"), 0.94), p.shine([(-106, -80), (-94, -84)], 2)]


def _drum(p: Pen) -> list[str]:
    fill = p.tint("#cf5a4c")
    zigzag = [(-57, -60), (-42, -14), (-22, -56), (0, -10), (22, -56), (42, -14), (57, -60)]
    return [
        p.blob([(-60, -70), (-59, -14), (-34, -3), (0, 0), (34, -3), (59, -14), (60, -70)], fill, 0.92),
        svg.path(svg.straight(zigzag), stroke="#f6e3a6", width=3),
        p.rod([(-59, -14), (-34, -5), (0, -2), (34, -5), (59, -14)], "#dba93f", 5),
        p.oval(0, -70, 61, 16, PAPER, 0.95),
        p.rod([(-20, -72), (30, -96)], WOOD, 4),
        p.rod([(24, -66), (-32, -92)], WOOD, 4),
        p.oval(-20, -73, 6, 5, PAPER),
        p.oval(24, -67, 6, 5, PAPER),
    ]


def _suitcase(p: Pen) -> list[str]:
    fill = p.tint("#a9683f")
    return [
        p.rod([(-18, -80), (-15, -95), (15, -95), (18, -80)], deep(fill, 0.4), 6),
        p.box(-66, -82, 132, 80, fill, 9),
        *(p.box(x, -82, 13, 80, deep(fill, 0.3), 2) for x in (-46, 33)),
        *(p.box(x, -58, 17, 9, "#dba93f", 2) for x in (-48, 31)),
        p.box(-18, -52, 34, 26, "#f6e3a6", 3),
        p.blob([(-10, -32), (-2, -46), (8, -34)], "#7fae62"),
        p.shine([(-60, -66), (-60, -30)], 1.6),
    ]


def _teddy(p: Pen) -> list[str]:
    fill = p.tint("#c08a56")
    face = [p.dot(x, -76, 2.5, "#3a3035") for x in (-9, 9)]
    return [
        *(p.oval(x, -92, 8, 8, fill) for x in (-20, 20)),
        *(p.dot(x, -91, 4, pale(fill, 0.5)) for x in (-20, 20)),
        *(
            p.blob([(x * 18, -54), (x * 32, -46), (x * 36, -32), (x * 27, -28), (x * 18, -40)], fill)
            for x in (-1, 1)
        ),
        p.oval(0, -34, 24, 27, fill),
        p.dot(0, -31, 14, pale(fill, 0.5), 17),
        *(p.oval(x, -11, 13, 11, fill) for x in (-21, 21)),
        *(p.dot(x, -10, 6.5, pale(fill, 0.5), 5.5) for x in (-21, 21)),
        p.oval(0, -74, 26, 22, fill),
        p.dot(0, -67, 11, pale(fill, 0.55), 8),
        *face,
        p.blob([(-4, -72), (4, -72), (0, -67)], "#5a3d33", 1.0),
        p.line([(-5, -63), (0, -61), (5, -63)], None, 0.7),
        p.poly([(0, -52), (-13, -58), (-13, -46)], "#cf4a45"),
        p.poly([(0, -52), (13, -58), (13, -46)], "#cf4a45"),
    ]


def _sack(p: Pen) -> list[str]:
    fill = p.tint("#cdab78")
    return [
        p.blob([(-13, -78), (-26, -94), (-10, -99), (4, -96), (18, -100), (26, -92), (13, -78)], fill),
        p.blob(
            [
                (-12, -78),
                (-34, -60),
                (-44, -28),
                (-36, -3),
                (0, 0),
                (36, -3),
                (44, -28),
                (34, -60),
                (12, -78),
            ],
            fill,
        ),
        p.rod([(-14, -78), (0, -75), (14, -78)], "#8c5e3c", 5),
        p.poly([(8, -40), (26, -44), (29, -26), (11, -22)], deep(fill, 0.2)),
        p.line([(-6, -70), (-16, -52)], deep(fill, 0.3), 0.8),
        p.line([(6, -70), (12, -56)], deep(fill, 0.3), 0.8),
    ]


def _guitar(p: Pen) -> list[str]:
    fill = p.tint(BAKED)
    return [
        p.box(-4.5, -90, 9, 46, "#7a5236", 1),
        p.blob([(-7, -99), (7, -99), (6, -86), (-6, -86)], "#7a5236"),
        *(p.oval(x, y, 2, 2, STEEL) for x in (-9, 9) for y in (-96, -90)),
        p.blob(
            [
                (0, -55),
                (15, -52),
                (19, -41),
                (15, -32),
                (25, -20),
                (22, -5),
                (0, 0),
                (-22, -5),
                (-25, -20),
                (-15, -32),
                (-19, -41),
                (-15, -52),
            ],
            fill,
        ),
        p.oval(0, -33, 8, 8, "#5a3d33"),
        p.box(-10, -14, 20, 4.5, "#7a5236", 1),
        *(p.line([(x, -88), (x, -13)], "#fbf4e2", 0.5) for x in (-2, 0, 2)),
        p.shine([(-18, -20), (-15, -10)], 1.6),
    ]


PLAYTHINGS = {
    "travel ball": prop(_travel_ball, 0.36, "floor"), "ball": prop(_ball, 0.22, "floor"),
    "boots": prop(_boots, 0.28, "floor"), "present": prop(_present, 0.32, "held"), "hat": prop(_hat, 0.16, "held"),
    "bone": prop(_bone, 0.09, "held"), "drum": prop(_drum, 0.32, "floor"), "suitcase": prop(_suitcase, 0.4, "held"),
    "teddy": prop(_teddy, 0.36, "held"), "sack": prop(_sack, 0.5, "floor"), "guitar": prop(_guitar, 0.8, "held"),
}  # fmt: skip
