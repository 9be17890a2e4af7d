"""Places in town: market, street, rooftop."""

from __future__ import annotations

from math import sin

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, soft, tube, under, wash
from picturebook.studio.sketch.stagecraft.landscape import ground, heavens
from picturebook.studio.sketch.stagecraft.place import Lamp, Place

_WOOD, _CREAM = "#b98552", "#f8efdc"


def market(place: Place) -> None:
    """Paint a market: striped awnings over heaps of fruit, bunting."""
    place.sky()
    heavens(place, 0.6, 2)
    _houses(place, 0.55)
    ground(place, "#dcc7a3", 0.3)
    p, f = place.middle, place.floor
    for k, share in enumerate((0.14, 0.5, 0.86)):
        x = place.at(share)
        if place.allows(x):
            _stall(place, x, f + 4, ("#cf6a5c", "#6c94b4", "#e0b24f")[k], k)
    if place.calm != "top":
        points = [(place.wide * i / 12, 8 + 3 * abs(sin(i * 0.8))) for i in range(13)]
        p.curve(points, line="#8d6a50", stroke=0.8)
        for i, (x, y) in enumerate(points[1:-1]):
            p.blob([(x - 1.6, y), (x + 1.6, y), (x, y + 4)], flora.PETALS[i % 5], straight=True, stroke=0.6)


def _stall(place: Place, x: float, y: float, tone: str, seed: int) -> None:
    p = place.middle
    top, half = y - (34 if place.calm != "top" else 25), min(18.0, place.wide * 0.13)
    for side in (-1, 1):
        tube(p, [(x + side * half, y), (x + side * half, top + 5)], _WOOD, 1.3)
    bar(p, (x - half, y - 12, x + half, y), lighter(_WOOD, 0.15), shade=0.2)
    for k in range(9):
        fx = x - half + 2.4 + k * (half * 2 - 4) / 8
        fruit = ("#d0574a", "#e29a3f", "#8fae5a", "#b8344a")[(k // 3 + seed) % 4]
        p.oval((fx, y - 13), 1.8, 1.7, fruit, stroke=0.7)
        if k % 2:
            p.oval((fx, y - 15.6), 1.8, 1.7, fruit, stroke=0.7)
    count = 6
    for k in range(count):
        a, b = x - half - 2 + k * (half * 2 + 4) / count, x - half - 2 + (k + 1) * (half * 2 + 4) / count
        cloth = tone if k % 2 == 0 else "#fbf3e2"
        ta, tb = x + (a - x) * 0.82, x + (b - x) * 0.82
        p.blob(
            [(ta, top), (tb, top), (b, top + 7), ((a + b) / 2, top + 9), (a, top + 7)],
            cloth,
            straight=True,
            stroke=0.8,
        )


def _houses(place: Place, depth: float) -> None:
    tones = ("#e9c3a0", "#d9a58f", "#ead9ae", "#b9c9c0", "#d3b5c0", "#c9d3b5")
    x, k = -6.0, place.seed % 6
    low = place.floor + 1
    while x < place.wide + 6:
        w = place.random.uniform(17, 25)
        h = place.random.uniform(34, 48) * (0.62 if place.calm == "top" else 1.0)
        _house_front(place, (x, low - h, x + w, low), tones[k % 6], depth)
        x, k = x + w, k + 1


def _house_front(place: Place, box: tuple[float, float, float, float], tone: str, depth: float) -> None:
    p, (x0, y0, x1, y1) = place.middle, box
    wall = mix(tone, place.light.haze, depth * 0.3)
    bar(p, box, wall, stroke=0.7)
    roof = mix("#b5654a" if tone != "#d9a58f" else "#6f7f8c", place.light.haze, depth * 0.3)
    p.blob(
        [(x0 - 0.8, y0 + 0.6), ((x0 + x1) / 2, y0 - 10), (x1 + 0.8, y0 + 0.6)],
        roof,
        straight=True,
        stroke=0.8,
    )
    columns = 2 if x1 - x0 < 21 else 3
    step = (x1 - x0) / columns
    for row in range(2):
        for col in range(columns):
            cx, cy = x0 + step * (col + 0.5), y0 + 7 + row * 12
            if cy > y1 - 14 or not place.allows(cx):
                continue
            lit = place.dim and place.random.random() < 0.6
            bar(p, (cx - 2, cy - 3.2, cx + 2, cy + 3.2), glow("#ffdf95") if lit else "#c3d8de", stroke=0.7)
            line(p, [(cx, cy - 3.2), (cx, cy + 3.2)], "#fbf5e6", 0.5)
    dx = (x0 + x1) / 2 - step / 2 * (columns == 2)
    if place.allows(dx):
        soft(
            p,
            (dx - 2.6, y1 - 10, dx + 2.6, y1),
            ("#7f5a4a", "#5f8a86", "#a9564a")[place.random.randrange(3)],
            r=1.6,
            stroke=0.8,
        )


def street(place: Place) -> None:
    """Paint a street of narrow houses, a pavement, a lamp."""
    place.sky()
    heavens(place, 0.8, 2)
    _houses(place, 0.3)
    p, f = place.middle, place.floor
    p.blob(
        [(-5, f + 1), (place.wide + 5, f + 1), (place.wide + 5, f + 9), (-5, f + 9)], "#d9cfc0", stroke=0.5
    )
    p.blob([(-5, f + 9), (place.wide + 5, f + 9), (place.wide + 5, 106), (-5, 106)], "#b3aca8", stroke=0)
    line(p, [(-5, f + 9), (place.wide + 5, f + 9)], "#efe8dc", 1.3)
    if place.calm != "bottom":
        for _ in range(9):
            x, y = place.random.uniform(0, place.wide), place.random.uniform(f + 12, 100)
            if place.allows(x):
                p.curve([(x - 4, y), (x, y - 0.6), (x + 4, y)], line="#9a948f", stroke=0.8, opacity=0.6)
    _street_lamp(place, place.at(0.1 if place.seed % 2 else 0.9), f + 8)
    tx = place.at(0.5 if place.wide < 120 else 0.66)
    if place.allows(tx) and "tree" not in place.taken and place.calm != "top":
        flora.tree(p, (tx, f + 7), 34, "#93b072")


def _street_lamp(place: Place, x: float, y: float) -> None:
    if not place.allows(x):
        return
    p, top = place.middle, y - (44 if place.calm != "top" else 32)
    tube(p, [(x, y), (x, top + 6)], "#5f666b", 1.3)
    p.oval((x, y), 2.4, 0.8, "#5f666b")
    p.blob(
        [(x - 2, top + 6), (x - 3, top), (x + 3, top), (x + 2, top + 6)],
        glow("#ffe8a8") if place.dim else "#eef0e6",
        straight=True,
    )
    p.blob([(x - 3.6, top), (x, top - 3), (x + 3.6, top)], "#5f666b", straight=True)
    if place.dim:
        place.lamps.append(Lamp(x=x, y=top + 3, reach=46))


def _far_houses(place: Place) -> None:
    """Paint two rows of gables below, some with lit windows."""
    for layer, (depth, low) in enumerate(((0.85, -3), (0.5, 3))):
        x = -8.0
        while x < place.wide + 8:
            w, h = (
                place.random.uniform(14, 24),
                place.random.uniform(9, 19) * (0.7 if place.calm == "top" else 1),
            )
            y = place.floor + low
            tone = glow(place.light.of(("#b98a80", "#8f93a8", "#c0a088")[int(x) % 3], depth))
            place.far.blob(
                [(x, y + 8), (x, y - h), (x + w / 2, y - h - 7), (x + w, y - h), (x + w, y + 8)],
                tone,
                straight=True,
                stroke=0,
            )
            if layer and place.dim:
                for k in range(2):
                    bar(
                        place.far,
                        (x + 3 + k * 6, y - h + 3, x + 5.6 + k * 6, y - h + 6.6),
                        glow("#ffdf95"),
                        stroke=0,
                    )
            x += w


def _tiles(place: Place, top: float, roof: str) -> None:
    """Draw the roof's tiles, fewer under words."""
    p = place.middle
    for row in range(1, 8):
        y = top + row * 5.4
        if y > 104 or (place.calm == "bottom" and row > 3):
            break
        for col in range(int(place.wide / 7) + 2):
            x = col * 7 + (3.5 if row % 2 else 0) - 4
            p.curve(
                [(x, y - 2.4), (x + 3.5, y), (x + 7, y - 2.4)],
                line=darker(roof, 0.25),
                stroke=0.8,
                opacity=0.6,
            )


def _chimney(place: Place, cx: float, top: float) -> None:
    """Paint a chimney with its smoke."""
    p = place.middle
    bar(p, (cx - 5, top - 20, cx + 5, top + 6), "#a8705c", shade=0.4)
    bar(p, (cx - 6, top - 22.4, cx + 6, top - 19), "#8d5a4a")
    for k in range(3):
        p.oval(
            (cx + 2 + k * 2.6, top - 27 - k * 4.6),
            2.6 + k,
            1.9 + k * 0.6,
            "#e6e3e8",
            stroke=0,
            opacity=0.5,
        )


def rooftop(place: Place) -> None:
    """Paint a rooftop over the town: tiles, chimneys, windows far below."""
    place.sky(place.floor + 6)
    heavens(place, 0.7, 2)
    _far_houses(place)
    p, top = place.middle, place.floor + 4
    roof = "#b5695a"
    wash(p, under([(-5, top), (place.wide + 5, top)], 106), roof, edge=0.3)
    _tiles(place, top, roof)
    tube(p, [(-5, top), (place.wide + 5, top)], lighter(roof, 0.15), 2.2)
    cx = place.at(0.9 if place.seed % 2 else 0.1)
    if place.allows(cx):
        _chimney(place, cx, top)
