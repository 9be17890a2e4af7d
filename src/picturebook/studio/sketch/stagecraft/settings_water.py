"""Places by water and in it: beach, river and pond with a bank or a jetty, the bottom of the sea."""

from __future__ import annotations

from math import sin

from picturebook.studio.sketch.colour import darker, mix
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import glow, line, tube, under, wash
from picturebook.studio.sketch.stagecraft.flora import scatter
from picturebook.studio.sketch.stagecraft.landscape import ground, heavens
from picturebook.studio.sketch.stagecraft.place import Lamp, Place
from picturebook.studio.sketch.stagecraft.props import Look, things

_GRASS = "#a3bf78"


def _far_sail(place: Place, line_: float) -> None:
    """Paint a small sailing boat on the line of the sea."""
    bx = place.at(0.3)
    place.far.blob(
        [(bx, line_ - 8), (bx + 4.4, line_ - 1), (bx, line_ - 1)],
        glow(place.light.of("#fbf6ea", 0.2)),
        straight=True,
        stroke=0,
    )
    place.far.blob([(bx - 4, line_ - 0.6), (bx + 5, line_ - 0.6), (bx + 3.4, line_ + 1.2), (bx - 2.6, line_ + 1.2)],
        glow(place.light.of("#c8604f", 0.3)), straight=True, stroke=0)  # fmt: skip


def _shells(place: Place) -> None:
    """Strew shells and stones over the sand."""
    for k, x in enumerate(scatter(place.random, (3, place.wide - 3), 8)):
        if place.allows(x):
            y = place.random.uniform(place.floor + 7, place.stand)
            if k % 4 == 0:
                things()["shell"].draw(place.middle.within(x, y, 0.3, 0.12), Look())
            else:
                flora.stone(place.middle, (x, y), 1.8 + k % 3, "#c9b896", 0.5)


def beach(place: Place) -> None:
    """Paint sea and sand, a headland, and foam."""
    place.sky(place.floor - 12)
    heavens(place, 0.7)
    shore, line_ = place.floor, place.floor - 13
    sea = "#7fb8c8"
    place.far.blob(
        [(-5, line_), (place.wide + 5, line_), (place.wide + 5, shore + 6), (-5, shore + 6)],
        glow(place.light.of(sea, 0.35)),
        stroke=0,
    )
    flora.hill(
        place.far,
        (place.wide * 0.62, place.wide * 1.1),
        line_ + 0.5,
        8,
        line_ + 0.6,
        glow(place.light.of("#9fb8a0", 0.7)),
    )
    _ripples(place, line_ + 2, shore, glow(place.light.of("#d9edf0", 0.1)))
    _far_sail(place, line_)
    rim = [(place.wide * k / 8, shore + 2 + 2 * sin(k * 1.3 + place.seed % 7)) for k in range(-1, 10)]
    place.middle.blob(under([(x, y - 1.6) for x, y in rim], 106), "#fdfbf4", stroke=0)
    wash(place.middle, under(rim, 106), "#ecd6a6", edge=0.3)
    low = [(x, y + 14) for x, y in rim]
    place.middle.blob(under(low, 106), "#f0ddb2", stroke=0)
    _shells(place)
    if place.calm != "bottom":
        for k in range(6):
            x = (-1 + k * 2.6) if place.seed % 2 else place.wide + 1 - k * 2.6
            if place.allows(x):
                flora.blade(place.near, (x, 103), 19 - k * 2, 3 - k, "#a9b57a")


def _ripples(place: Place, top: float, bottom: float, tone: str) -> None:
    for k in range(12):
        share = (k + 0.5) / 12
        y = top + (bottom - top) * share
        x = place.random.uniform(0, place.wide)
        w = 5 + 9 * share
        place.far.curve([(x - w, y), (x, y - 0.5), (x + w, y)], line=tone, stroke=0.9, opacity=0.7)


def river(place: Place) -> None:
    """Paint still water with reeds; on a jetty the boards come towards us."""
    jetty = any(word in place.words for word in ("jetty", "pier", "dock", "boards"))
    far_shore = place.floor - 9
    place.sky(far_shore)
    heavens(place, 0.72)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 8)):
        flora.bush(
            place.far,
            (x, far_shore + 1),
            15 + 5 * (k % 3),
            glow(place.light.of(flora.GREENS[k % 4], 0.75)),
            0,
        )
    water = mix(place.light.sky[1], place.light.of("#6fa5b5"), 0.55)
    place.far.blob(
        [(-5, far_shore), (place.wide + 5, far_shore), (place.wide + 5, 106), (-5, 106)],
        glow(water),
        stroke=0,
    )
    for k in range(4):
        y = far_shore + (104 - far_shore) * (k + 1) / 5
        rim = [(place.wide * i / 6, y + place.random.uniform(-0.8, 0.8)) for i in range(-1, 8)]
        place.far.blob(under(rim, 106), glow(mix(water, place.light.sky[0], 0.06 + 0.05 * k)), stroke=0)
    if place.night or place.time == "evening":
        x = place.at(0.72)
        for k in range(6):
            w = 1.2 + k * 0.7
            place.far.curve(
                [(x - w, far_shore + 3 + k * 3), (x + w, far_shore + 3 + k * 3)],
                line=glow("#fff0c4"),
                stroke=1.3,
                opacity=0.6,
            )
    _ripples(place, far_shore + 2, place.stand, glow(mix(water, "#ffffff", 0.4)))
    if jetty:
        _jetty(place)
    else:
        _bank(place)
    _reed_beds(place, jetty)


def _bank(place: Place) -> None:
    top = place.stand - 9
    rim = [(place.wide * k / 8, top + 2.2 * sin(k * 1.1 + place.seed % 5)) for k in range(-1, 10)]
    wash(place.middle, under(rim, 106), "#a5bb7c", edge=0.35, line=0.4)
    place.middle.blob(under([(x, y + 12) for x, y in rim], 106), "#acc083", stroke=0)
    for k, x in enumerate(scatter(place.random, (2, place.wide - 2), 8)):
        if place.allows(x):
            flora.tuft(place.middle, (x, top + 3 + k % 3), 3, "#6f8f55", 5)
            if k % 3 == 0:
                flora.stone(place.middle, (x + 4, top + 4), 4)


def _jetty(place: Place) -> None:
    p, top, grey = place.middle, place.stand - 6.0, "#b3aaa0"
    for k in range(int(place.wide / 24) + 2):
        x = k * 24 - 4.0
        tube(p, [(x, top + 8), (x, min(104, top + 30))], darker(grey, 0.2), 3)
        p.curve(
            [(x - 4, min(101, top + 26)), (x, min(101, top + 27)), (x + 4, min(101, top + 26))],
            line="#ffffff",
            stroke=0.9,
            opacity=0.5,
        )
    p.blob([(-5, top), (place.wide + 5, top), (place.wide + 5, top + 9), (-5, top + 9)], grey, straight=True)
    p.blob(
        [(-5, top + 9), (place.wide + 5, top + 9), (place.wide + 5, top + 11.6), (-5, top + 11.6)],
        darker(grey, 0.25),
        straight=True,
    )
    x = -4.0
    while x < place.wide + 6:
        p.curve([(x, top), (x - 2.4, top + 9)], line=darker(grey, 0.35), stroke=0.7)
        if place.random.random() < 0.5:
            p.curve([(x + 2, top + 3), (x + 4.6, top + 3.2)], line=darker(grey, 0.25), stroke=0.5)
        x += place.random.uniform(6.4, 8.4)
    if "lamp" in place.words or place.dim:
        _lamp_post(place, place.at(0.88), top + 2)


def _lamp_post(place: Place, x: float, y: float) -> None:
    if "lantern" in place.taken or not place.allows(x):
        return
    p, top = place.middle, y - (34 if place.calm != "top" else 26)
    tube(p, [(x, y), (x, top)], "#6b5a52", 1.3)
    p.curve([(x, top), (x - 2, top - 3), (x - 6, top - 2), (x - 6, top + 1)], line="#6b5a52", stroke=1.8)
    p.blob(
        [(x - 8, top + 1), (x - 4, top + 1), (x - 3.4, top + 6.4), (x - 8.6, top + 6.4)],
        glow("#ffe6a0" if place.dim else "#f3ead2"),
        straight=True,
    )
    p.blob([(x - 9, top + 1.4), (x - 6, top - 1), (x - 3, top + 1.4)], "#6b5a52", straight=True)
    if place.dim:
        place.lamps.append(Lamp(x=x - 6, y=top + 4, reach=42, strength=0.9))


def _reed_beds(place: Place, jetty: bool) -> None:
    side = (
        "right"
        if "reeds on the right" in place.words
        else "left"
        if "left" in place.words or place.seed % 2
        else "right"
    )
    tall = 26 if place.calm != "top" else 19
    base = place.at(0.0 if side == "left" else 1.0)
    way = 1 if side == "left" else -1
    foot = place.stand - (7 if jetty else 8)
    if place.allows(base + way * 4):
        for k in range(6):
            flora.reed(
                place.middle,
                (base + way * (1 + k * 2.6), foot + k % 2),
                tall - (k * 5) % 9,
                way * (k - 2) * 0.7,
            )
    if place.calm != "bottom":
        for k in range(5):
            x = place.at(1.0 if side == "left" else 0.0) - way * (k * 2.6 - 1)
            if place.allows(x):
                flora.reed(place.near, (x, 105), 27 - k * 3.4, -way * (2 - k) * 0.6)
    for k, x in enumerate(scatter(place.random, (8, place.wide - 8), 4)):
        if place.allows(x) and not jetty:
            y = place.floor + 2 + k % 2 * 3
            place.middle.oval((x, y), 4, 1, "#8fb07a", stroke=0.6)
            if k % 2:
                place.middle.blob(
                    [(x, y - 2.6), (x + 1.8, y - 0.4), (x - 1.8, y - 0.4)], "#f3c9d2", stroke=0.6
                )


def underwater(place: Place) -> None:
    """Paint the bottom of the sea: bands of blue, weed, shells, bubbles."""
    tones = ("#a9dbe0", "#7fc0cf", "#5b9fb8") if not place.night else ("#4d7ba3", "#38628f", "#294b78")
    for k in range(9):
        tone = mix(tones[0], tones[1], k / 4) if k < 4 else mix(tones[1], tones[2], (k - 4) / 5)
        rim = [(place.wide * i / 6, k * 9 - 4 + place.random.uniform(-1.2, 1.2)) for i in range(-1, 8)]
        place.far.blob(under(rim, 106), glow(tone), stroke=0)
    for x in scatter(place.random, (0, place.wide), 4):
        place.far.blob(
            [(x, -5), (x + 6, -5), (x + 16, 70), (x + 2, 70)], glow("#e3f5f2"), stroke=0, opacity=0.12
        )
    ground(place, "#e3d3a6", 1.6)
    for k, x in enumerate(scatter(place.random, (1, place.wide - 1), 9)):
        if place.allows(x):
            h, tone = (
                place.random.uniform(12, 26) * (0.7 if place.calm == "top" else 1),
                ("#6fa57a", "#c87f8a", "#d9a25f")[k % 3],
            )
            points = [(x + 1.6 * sin(i * 1.3 + k), place.floor + 5 - h * i / 5) for i in range(6)]
            line(place.middle, points, darker(tone, 0.2), 2.2)
            line(place.middle, points, tone, 1.5)
            if k % 3 == 0:
                flora.stone(place.middle, (x + 4, place.floor + 7), 8)
    for _ in range(12):
        x, y = place.random.uniform(0, place.wide), place.random.uniform(6, place.floor)
        if place.allows(x) and not (place.calm == "top" and y < 40):
            place.far.oval((x, y), 0.9, 0.9, None, line="#ffffff", stroke=0.7, opacity=0.7)
