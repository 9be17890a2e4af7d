"""Things that roll and things that float."""

from __future__ import annotations

from picturebook.studio.sketch.prop_kit import (
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

_GREEN, _IRON = "#7fae62", "#4d4a50"


def _boat(p: Pen) -> list[str]:
    hull = p.tint("#cf6a55")
    return [
        p.rod([(0, -98), (0, -24)], WOOD, 4),
        p.blob([(5, -92), (34, -62), (44, -36), (6, -34)], PAPER),
        p.blob([(-5, -84), (-24, -60), (-34, -38), (-5, -35)], pale(PAPER, 0.5)),
        p.poly([(0, -100), (16, -95), (0, -90)], "#f3cf5b"),
        p.blob([(-62, -29), (0, -25), (62, -29), (48, -6), (30, 0), (-30, 0), (-48, -6)], hull),
        p.line([(-54, -19), (0, -15), (54, -19)], "#fbf4e2", 2),
    ]


def _paper_boat(p: Pen) -> list[str]:
    fill = p.tint("#fdf8ea")
    return [
        p.poly([(0, -100), (42, -34), (-42, -34)], fill, 0.95),
        p.poly([(0, -100), (42, -34), (4, -34)], deep(fill, 0.12), 0.97),
        p.poly([(-92, -52), (0, -32), (92, -52), (52, -1), (-52, -1)], fill, 0.95),
        p.line([(-52, -2), (0, -32), (52, -2)], deep(fill, 0.3), 0.7),
    ]


def _wheel(p: Pen, x: float, reach: float, spokes: int = 8) -> list[str]:
    rim = ring(x, -reach, reach * 0.9, reach * 0.9, spokes)
    return [
        p.oval(x, -reach, reach, reach, "#55504f"),
        p.oval(x, -reach, reach * 0.74, reach * 0.74, "#efe6d2"),
        *(
            p.line([(x, -reach), (x + (a - x) * 0.75, -reach + (b + reach) * 0.75)], None, 0.6)
            for a, b in rim
        ),
        p.oval(x, -reach, reach * 0.18, reach * 0.18, STEEL),
    ]


def _bicycle(p: Pen) -> list[str]:
    fill = p.tint("#5fa0a0")
    marks: list[str] = []
    for x in (-54, 54):
        spokes = [p.line([(x, -31), spot], "#b9b3a8", 0.6) for spot in ring(x, -31, 28, 28, 10)]
        marks += [*spokes, p.hoop(x, -31, 29, "#55504f", 5)]
    frame = (
        ((-54, -31), (-22, -68)),
        ((-22, -68), (-6, -28)),
        ((-6, -28), (-54, -31)),
        ((-22, -68), (36, -70)),
        ((-6, -28), (36, -70)),
        ((32, -88), (54, -31)),
    )
    return [
        *marks,
        *(p.rod([a, b], fill, 5) for a, b in frame),
        p.rod([(-26, -80), (-20, -64)], STEEL, 4),
        p.blob([(-42, -80), (-36, -87), (-12, -84), (-10, -79), (-26, -76)], "#8c5e3c"),
        p.rod([(32, -88), (26, -96), (44, -98)], STEEL, 4),
        p.oval(-6, -28, 7, 7, STEEL),
        p.line([(-6, -28), (2, -14), (8, -14)], None, 1.4),
    ]


def _car(p: Pen) -> list[str]:
    fill = p.tint("#d86c5a")
    return [
        p.blob([(-58, -58), (-42, -92), (-14, -100), (22, -98), (46, -82), (58, -58)], fill, 0.94),
        p.blob([(-44, -60), (-34, -84), (-6, -89), (-4, -60)], "#cfe4ea"),
        p.blob([(6, -60), (6, -89), (28, -87), (42, -60)], "#cfe4ea"),
        p.blob(
            [(-100, -20), (-102, -44), (-86, -58), (0, -61), (76, -58), (98, -46), (100, -20), (0, -14)],
            fill,
            0.93,
        ),
        *_wheel(p, -56, 21, 6),
        *_wheel(p, 58, 21, 6),
        p.oval(94, -41, 7, 8, "#fbe08a"),
        p.line([(0, -58), (1, -22)], deep(fill), 0.8),
        p.rod([(-16, -46), (-8, -46)], STEEL, 3),
        p.shine([(-88, -46), (-74, -51), (-50, -52)], 2),
    ]


def _train(p: Pen) -> list[str]:
    fill = p.tint("#5d8f7a")
    return [
        p.blob([(64, -92), (50, -98), (56, -112 + 13), (72, -100), (82, -96), (78, -90)], "#ece7df", 0.95),
        p.poly([(44, -60), (66, -60), (70, -86), (40, -86)], _IRON),
        p.box(-30, -64, 118, 44, fill, 16),
        p.box(-92, -90, 66, 70, "#cf6a55", 5),
        p.box(-100, -98, 82, 12, _IRON, 4),
        p.box(-78, -80, 38, 28, "#f6e3a6", 4),
        *(p.line([(x, -63), (x, -22)], "#dba93f", 1.6) for x in (0, 36)),
        p.box(-96, -24, 188, 10, _IRON, 3),
        p.poly([(90, -22), (112, -2), (86, -2)], "#cf6a55"),
        *(mark for x, r in ((-66, 17), (-12, 13), (24, 13), (60, 13)) for mark in _wheel(p, x, r, 6)),
        p.oval(88, -46, 6, 8, "#fbe08a"),
    ]


def _wagon(p: Pen) -> list[str]:
    fill = p.tint("#cf5a4c")
    return [
        p.rod([(76, -40), (104, -66), (120, -94)], STEEL, 5),
        p.rod([(110, -96), (129, -90)], _IRON, 6),
        p.poly([(-92, -78), (88, -78), (80, -32), (-84, -32)], fill, 0.94),
        p.box(-98, -86, 192, 12, pale(fill, 0.2), 5),
        *_wheel(p, -56, 24),
        *_wheel(p, 54, 24),
        p.blob(star(0, -54, 14, 7), "#f3d58a"),
    ]


VEHICLES = {
    "boat": prop(_boat, 1.6, "floor"), "paper boat": prop(_paper_boat, 0.18, "held"), "car": prop(_car, 1.2, "floor"),
    "bicycle": prop(_bicycle, 0.8, "floor"), "train": prop(_train, 2.2, "floor"), "wagon": prop(_wagon, 0.5, "floor"),
}  # fmt: skip
