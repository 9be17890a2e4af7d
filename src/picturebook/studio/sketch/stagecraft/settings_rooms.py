"""Rooms and streets: kitchen, bedroom, living room, hallway, bathroom, school, library, market, street, rooftop."""

from __future__ import annotations

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, soft, tube, wash
from picturebook.studio.sketch.stagecraft.flora import scatter
from picturebook.studio.sketch.stagecraft.place import Lamp, Place
from picturebook.studio.sketch.stagecraft.plan import baked
from picturebook.studio.sketch.stagecraft.settings_town import market, rooftop, street
from picturebook.studio.sketch.stagecraft.windows import window

_WOOD, _CREAM = "#b98552", "#f8efdc"


def _room(place: Place, wall: str, floor: str, paper: str = "plain", dado: str | None = None) -> None:
    """Paint a wall and a floor: broad washes, a faint pattern, boards that run towards us."""
    p, w, f = place.middle, place.wide, place.floor
    p.blob([(-5, -5), (w + 5, -5), (w + 5, f + 1), (-5, f + 1)], wall, stroke=0, straight=True)
    if paper != "plain" and place.calm != "top":
        _wallpaper(place, wall, paper)
    if dado:
        p.blob([(-5, f - 17), (w + 5, f - 17), (w + 5, f + 1), (-5, f + 1)], dado, stroke=0, straight=True)
        tube(p, [(-5, f - 17), (w + 5, f - 17)], lighter(dado, 0.4), 0.9)
    p.blob([(-5, f), (w + 5, f), (w + 5, 106), (-5, 106)], floor, stroke=0, straight=True)
    p.blob(
        [(-5, f), (w + 5, f), (w + 5, f + 4), (-5, f + 5.5)],
        darker(floor, 0.08),
        stroke=0,
        straight=True,
    )
    bar(p, (-5, f - 2.8, w + 5, f + 0.2), lighter(wall, 0.5), stroke=0.7)
    boards = 9
    for k in range(-boards, boards + 1):
        x = w / 2 + k * w / boards
        end = 106 if place.calm != "bottom" else f + 12
        slant = (end - f) * k * 0.09
        p.curve(
            [(x, f + 0.6), (x + slant * 0.5, (f + end) / 2), (x + slant, end)],
            line=darker(floor, 0.2),
            stroke=0.7,
            opacity=0.45,
        )


def _wallpaper(place: Place, wall: str, paper: str) -> None:
    p, tone = place.middle, darker(wall, 0.09)
    if paper == "stripes":
        x = 2.0
        while x < place.wide:
            if place.allows(x):
                line(p, [(x, -3), (x, place.floor - 3)], tone, 1.5, 0.4)
            x += 6.5
        return
    for row in range(int(place.floor / 8)):
        for col in range(int(place.wide / 9) + 1):
            x, y = col * 9 + (4.5 if row % 2 else 0), row * 8 + 4
            if not place.allows(x) or y > place.floor - 6:
                continue
            if paper == "dots":
                p.oval((x, y), 0.55, 0.55, tone, stroke=0, opacity=0.7)
            else:
                for dx, dy in ((0, -0.8), (0.8, 0), (0, 0.8), (-0.8, 0)):
                    p.oval((x + dx, y + dy), 0.5, 0.5, tone, stroke=0, opacity=0.6)


def kitchen(place: Place) -> None:
    """Paint a kitchen: cupboards, stove, shelves, a window over the sink."""
    wall = place.random.choice(("#f6e3b8", "#f3dcc0", "#e6e8d0"))
    _room(place, wall, "#dcb98a")
    p, f = place.middle, place.floor
    for row in range(2):
        for col in range(int(place.wide / 5) + 1):
            x, y = col * 5 + (2.5 if row else 0), f - 24 + row * 3.4
            if place.allows(x) and place.calm != "top":
                bar(p, (x, y, x + 4.7, y + 3.1), lighter(wall, 0.5), stroke=0, opacity=0.6)
    window(place, place.at(0.42), 26, 27, "#d98a7a")
    _cupboards(place, "#8fb3a8" if place.seed % 2 else "#a9b98f")
    place.put("stove", place.at(0.79), f + 2.4, 0.33, lit=place.dim, words=baked(place.words))
    if place.wide > 120:
        place.put("fridge", place.at(0.955), f + 2.6, 0.34)
    _shelf(place, place.at(0.14), 24)
    if place.allows(place.at(0.79)) and place.calm != "top":
        _pans(place, place.at(0.79), place.high + 9)
    if place.dim:
        _ceiling_lamp(place, place.at(0.6))


def _cupboards(place: Place, tone: str) -> None:
    p, f, top = place.middle, place.floor, place.floor - 17
    x0, x1 = place.at(-0.02), place.at(0.7)
    if place.calm == "left":
        x0 = place.at(0.04)
    bar(p, (x0, top, x1, f + 2), tone, shade=0.1)
    count = max(2, round((x1 - x0) / 15))
    step = (x1 - x0) / count
    for k in range(count):
        a = x0 + k * step
        soft(p, (a + 1, top + 5.6, a + step - 1, f), lighter(tone, 0.14), r=0.8, stroke=0.7)
        soft(p, (a + 1, top + 1.4, a + step - 1, top + 4.6), lighter(tone, 0.14), r=0.6, stroke=0.7)
        p.oval((a + step - 2.6, (top + f) / 2 + 1), 0.55, 0.55, "#d0a24a", stroke=0.6)
    soft(p, (x0 - 1, top - 2.2, x1 + 1, top + 0.6), lighter(_WOOD, 0.3), r=0.6)


def _shelf(place: Place, x: float, wide: float) -> None:
    if place.calm == "top" or not place.allows(x):
        return
    p = place.middle
    tones = ("#d98a7a", "#e9c27a", "#8fb09a", "#9ab4c8", "#d9b382", "#b5a0c0")
    for row in range(2):
        y = place.high + 15 + row * 12
        for k in range(5):
            jx, tone = x - wide / 2 + 2.6 + k * wide / 5, tones[(k * 2 + row) % 6]
            h = 4.6 + (k * 3 + row) % 3
            soft(p, (jx - 1.7, y - h, jx + 1.7, y), tone, r=0.9, shade=0.4, stroke=0.8)
            if (k + row) % 2:
                soft(
                    p, (jx - 1.9, y - h - 1.1, jx + 1.9, y - h + 0.3), lighter(_WOOD, 0.2), r=0.3, stroke=0.7
                )
        soft(p, (x - wide / 2, y, x + wide / 2, y + 1.5), _WOOD, r=0.4)


def _pans(place: Place, x: float, y: float) -> None:
    p = place.middle
    tube(p, [(x - 10, y), (x + 10, y)], "#8d7a6a", 0.8)
    for k, dx in enumerate((-7, 0, 7)):
        tube(p, [(x + dx, y), (x + dx, y + 5)], "#6b5a52", 0.7)
        p.oval((x + dx, y + 8), 3.2 - k * 0.3, 3.2 - k * 0.3, ("#c07a52", "#8d949a", "#c07a52")[k], shade=0.4)


def _ceiling_lamp(place: Place, x: float) -> None:
    if not place.allows(x) or place.calm == "top":
        return
    p = place.middle
    p.curve([(x, -3), (x, 7)], stroke=1)
    p.blob([(x - 2, 7), (x + 2, 7), (x + 7, 13), (x - 7, 13)], "#c8604f", straight=True, shade=0.3)
    p.oval((x, 13.4), 3, 1.6, glow("#fff0b0"), stroke=0)
    place.lamps.append(Lamp(x=x, y=16, reach=66, strength=0.9))


def living_room(place: Place) -> None:
    """Paint a living room: window, armchair, lamp, pictures, a rug."""
    _room(place, place.random.choice(("#e8d3b5", "#d9dcc6", "#ecd3c4")), "#c99f74", "stripes")
    f = place.floor
    window(place, place.at(0.5), 28, 30, place.random.choice(("#7fa39a", "#c98a6a", "#9a94be")))
    if not {"armchair", "sofa"} & set(place.taken):
        place.put("armchair", place.at(0.13), f + 5, 0.36, colour="#a9655a" if place.seed % 2 else "#7f9a86")
    place.put("bookcase", place.at(0.9), f + 2.5, 0.34, seed=place.seed)
    _floor_lamp(place, place.at(0.27), f + 3)
    _hang_picture(place, (place.at(0.28), f - 30), 0.3)
    _hang_picture(place, (place.at(0.72), f - 34), 0.24, "#f0d9b8")
    if "rug" not in place.taken:
        _rug(place, place.at(0.5), "#b5695c")


def _floor_lamp(place: Place, x: float, y: float) -> None:
    if "lamp" in place.taken or not place.allows(x):
        return
    p, high = place.middle, 40 if place.calm != "top" else 30
    low, far = place.seen()
    tried = [x + side * step * 2.0 for step in range(7) for side in (1, -1)]
    free = (at for at in tried if low + 6 < at < far - 6 and place.free((at - 6, y - high, at + 6, y)))
    found = next(free, None)
    if found is None:
        return  # it would grow out of somebody's head; across the room it would be another lamp
    x, top = found, y - high
    place.filled.append((x - 6, top, x + 6, y))
    p.oval((x, y), 4, 0.9, "#8d6a4a")
    tube(p, [(x, y), (x, top + 6)], "#a5825c", 0.9)
    shade = glow("#ffe3a0") if place.dim else "#efc98a"
    p.blob(
        [(x - 3, top), (x + 3, top), (x + 6, top + 8), (x - 6, top + 8)],
        shade,
        straight=True,
        shade=0.0 if place.dim else 0.3,
    )
    if place.dim:
        place.lamps.append(Lamp(x=x, y=top + 8, reach=58))


def _hang_picture(place: Place, at: tuple[float, float], scale: float, colour: str | None = None) -> None:
    """Hang a picture near a point, where it crosses no furniture and no head; nowhere if there is no room."""
    if place.calm == "top":
        return
    half, high = 26 * scale, 40 * scale
    low, top = place.seen()
    steps = [step * 1.5 for step in range(60)]
    for away in sorted((side * step for step in steps for side in (-1, 1)), key=abs):
        for lift in (0.0, -4.0, 4.0):
            x, y = at[0] + away, at[1] + lift
            box = (x - half, y - high, x + half, y)
            if low < box[0] and box[2] < top and box[1] > place.high - 3 and place.free(box):
                place.put("painting", x, y, scale, colour=colour)
                return


def _rug(place: Place, x: float, tone: str) -> None:
    p = place.middle
    y = (place.floor + place.stand) / 2 + 3
    wide = min(48.0, place.wide * 0.3)
    high = max(3.5, (place.stand - place.floor) * 0.36)
    for r, colour in ((1.0, tone), (0.84, lighter(tone, 0.5)), (0.7, lighter(tone, 0.12))):
        p.oval((x, y), wide * r, high * r, colour, stroke=0.7 if r == 1.0 else 0)


def bedroom(place: Place) -> None:
    """Paint a bedroom: starry paper, window, a shelf of toys, a chest of drawers."""
    _room(place, place.random.choice(("#cdd3e4", "#e3d0dc", "#d3dfd6")), "#cba67c", "dots")
    f = place.floor
    if "bed" not in place.taken and place.zoom < 1.2:
        bed = place.middle
        if place.allows(place.at(0.12)):
            place.put("bed", place.at(0.1), f + 6, 0.34)
            from picturebook.studio.sketch.stagecraft.props_home import patches

            x = place.at(0.1)
            patches(bed.within(x, f + 6, 0.0, 0.34), (-36, -60, 96, -12), Look_("patchwork"))
    window(place, place.at(0.5), 26, 30, "#b5a0c8" if place.seed % 2 else "#e0a59a")
    p, x, y = place.middle, place.at(0.86), f + 3
    if place.allows(x):
        bar(p, (x - 13, y - 25, x + 13, y), "#c99a68", shade=0.3)
        for k in range(3):
            soft(p, (x - 11.6, y - 23 + k * 7.6, x + 11.6, y - 16.8 + k * 7.6), "#d9b07f", r=0.6, stroke=0.7)
            p.oval((x, y - 20 + k * 7.6), 0.7, 0.7, "#8d5f3c", stroke=0.6)
        place.put("lamp", x + 6, y - 25, 0.3, lit=True)
        place.put("teddy", x - 5, y - 25, 0.36)
        if place.dim and "lamp" not in place.taken:
            place.lamps.append(Lamp(x=x + 6, y=y - 34, reach=56))
    _hang_picture(place, (place.at(0.24), f - 36), 0.26, "#f3dcc0")
    _rug(place, place.at(0.5), "#9aa5c8")


def Look_(words: str):  # type: ignore[no-untyped-def]  # noqa: N802
    """Return a look told by words alone."""
    from picturebook.studio.sketch.stagecraft.props import Look

    return Look(words=words)


def hallway(place: Place) -> None:
    """Paint a hallway: front door, coat hooks, stairs, a runner."""
    _room(place, place.random.choice(("#efe0c0", "#dfe3d3")), "#c59a6c", "plain", "#c9d3bd")
    f, p = place.floor, place.middle
    place.put("door", place.at(0.17), f + 1, 0.34 if place.calm != "top" else 0.26, colour="#6f9a94")
    x = place.at(0.42)
    if place.allows(x) and place.calm != "top":
        tube(p, [(x - 11, f - 38), (x + 11, f - 38)], _WOOD, 1.4)
        for k, tone in enumerate(("#c8604f", "#e0b24f", "#6c94b4")):
            cx = x - 7.5 + k * 7.5
            p.blob(
                [
                    (cx, f - 38),
                    (cx - 3, f - 35),
                    (cx - 3.6, f - 23 + k),
                    (cx + 3.6, f - 23 + k),
                    (cx + 3, f - 35),
                ],
                tone,
                shade=0.6,
            )
    _stairs(place)
    place.put("boots", place.at(0.38), f + 4, 0.28)
    if place.dim:
        _ceiling_lamp(place, place.at(0.55))
    q = place.middle
    y0, y1 = place.floor + 6, min(104.0, place.stand + 5)
    q.blob([(-5, y0), (place.wide + 5, y0), (place.wide + 5, y1), (-5, y1)], "#b5695c", stroke=0.7)
    for y in (y0 + 1.4, y1 - 1.4):
        line(q, [(-5, y), (place.wide + 5, y)], "#eed3a5", 0.8)


def _stairs(place: Place) -> None:
    p, f = place.middle, place.floor
    x0, steps = place.at(0.64), 7
    if not place.allows(x0 + 10):
        return
    rise, run = 5.2 if place.calm != "top" else 3.6, 6.4
    for k in range(steps):
        x, y = x0 + k * run, f + 2 - (k + 1) * rise
        bar(p, (x, y, place.wide + 6, y + rise), mix("#ecdcc0", "#d9bf96", k % 2 * 0.4), stroke=0.7)
        bar(p, (x - 0.8, y - 0.8, x + run, y + 0.5), "#b98552", stroke=0.7)
        tube(p, [(x + 3, y), (x + 3, y - 13)], "#f3e8d2", 0.9)
    tube(p, [(x0 - 1, f - 14), (x0 + steps * run, f - 14 - steps * rise)], "#a9744a", 1.7)
    tube(p, [(x0, f + 2), (x0, f - 15)], "#a9744a", 2)
    p.oval((x0, f - 16.4), 1.8, 1.8, "#a9744a")


def bathroom(place: Place) -> None:
    """Paint a bathroom: tiles, basin, mirror, a small window."""
    _room(place, "#dcebe6", "#b9cfd3", "plain", "#a9cfcf")
    p, f = place.middle, place.floor
    for tile in range(0, int(place.wide) + 6, 6):
        if place.allows(tile):
            p.curve([(tile, f - 16), (tile, f - 3)], line="#e9f6f3", stroke=0.9, opacity=0.8)
    for y in (f - 12, f - 7.5):
        p.curve([(-5, y), (place.wide / 2, y), (place.wide + 5, y)], line="#e9f6f3", stroke=0.9, opacity=0.8)
    window(place, place.at(0.3), 17, 18, None)
    x = place.at(0.8)
    if place.allows(x):
        if place.calm != "top":
            place.put("mirror", x, f - 24, 0.34)
        tube(p, [(x, f + 2), (x, f - 14)], "#f3f1ea", 3)
        p.blob([(x - 9, f - 20), (x + 9, f - 20), (x + 6, f - 13.5), (x - 6, f - 13.5)], "#fbf8f1", shade=0.4)
        p.curve([(x, f - 20), (x, f - 24), (x + 3, f - 24)], line="#9aa5aa", stroke=2)
    tx = place.at(0.56)
    if place.allows(tx):
        tube(p, [(tx - 6, f - 21), (tx + 6, f - 21)], "#d0a24a", 0.8)
        p.blob(
            [(tx - 5, f - 21), (tx + 5, f - 21), (tx + 5, f - 8), (tx - 5, f - 8)],
            "#e0a09a",
            straight=True,
            shade=0.4,
        )
        for y in (f - 12, f - 10):
            line(p, [(tx - 5, y), (tx + 5, y)], "#fbf3e4", 0.7)
    if "bath" not in place.taken:
        place.put("bath", place.at(0.18), f + 6, 0.26)
    _rug(place, place.at(0.5), "#e3b5a8")
    if place.dim:
        _ceiling_lamp(place, place.at(0.5))


def school(place: Place) -> None:
    """Paint a classroom: blackboard, drawings on the wall, shelves, small desks."""
    _room(place, "#f0e2b8", "#cfa878")
    f = place.floor
    p, x = place.middle, place.at(0.42)
    if "blackboard" not in place.taken and place.allows(x):
        place.put("blackboard", x, f - 13, 0.42 if place.calm != "top" else 0.3)
    window(place, place.at(0.87), 22, 28, None)
    for k in range(4):
        dx = place.at(0.06 + k * 0.05)
        if place.allows(dx) and place.calm != "top":
            bar(p, (dx - 3, f - 34 + k % 2 * 9, dx + 3, f - 27 + k % 2 * 9), "#fdfaf0", stroke=0.7)
            p.oval((dx, f - 30.5 + k % 2 * 9), 1.7, 1.7, flora.PETALS[k], stroke=0.6)
    for share in (0.14, 0.7):
        if not {"desk", "table"} & set(place.taken):
            place.put("desk", place.at(share), f + 5, 0.25)
    place.put("blocks", place.at(0.95), f + 5, 0.22)
    if place.dim:
        _ceiling_lamp(place, place.at(0.6))


def library(place: Place) -> None:
    """Paint a library: shelf upon shelf, a ladder, a round lamp."""
    _room(place, "#d9c3a0", "#b98a62")
    f = place.floor
    scale = 0.37 if place.calm != "top" else 0.27
    step = 96 * scale + 3
    x = place.at(0.0) + step / 2
    k = 0
    while x < place.wide + step / 2:
        if k % 3 != 2:
            place.put("bookcase", x, f + 2, scale, seed=k)
        else:
            window(place, x, 20, 28, "#8d5a52")
        x, k = x + step, k + 1
    place.put("ladder", place.at(0.62), f + 3, scale * 0.86)
    _floor_lamp(place, place.at(0.3), f + 4)
    _rug(place, place.at(0.5), "#8d5a52")


def plain(place: Place) -> None:
    """Paint paper with a soft wash of ground: nobody said where."""
    p, w = place.middle, place.wide
    p.blob([(-5, -5), (w + 5, -5), (w + 5, 106), (-5, 106)], "#fbf4e4", stroke=0, straight=True)
    tone = place.random.choice(("#f3dfb8", "#dfe6cd", "#d9e3e8", "#efd7cd"))
    x, y = place.at(0.5), place.stand - 14
    reach = min(w * 0.46, 62.0) if place.calm not in ("left", "right") else w * 0.28
    for k, faint in enumerate((0.35, 0.4, 0.45)):
        r = 1 - k * 0.16
        points = [(x + reach * r * c, y + (26 if place.calm != "top" else 18) * r * s) for c, s in _RING]
        wash(p, points, lighter(tone, 0.3 - k * 0.15), edge=0.12)
        assert faint
    ground_tone = darker(tone, 0.08)
    p.blob([(x - reach, place.stand + 1), (x - reach * 0.5, place.stand - 4), (x + reach * 0.4,
        place.stand - 4.6), (x + reach, place.stand),
        (x + reach * 0.5, place.stand + 5), (x - reach * 0.4, place.stand + 5.6)], ground_tone, stroke=0,
            opacity=0.8)  # fmt: skip
    if place.calm != "bottom":
        for k, gx in enumerate(scatter(place.random, (x - reach * 0.8, x + reach * 0.8), 6)):
            flora.tuft(p, (gx, place.stand + 1 + k % 2 * 2), 2.6, "#8fa06a", 4)


_RING = ((1.0, 0.1), (0.86, 0.62), (0.4, 0.94), (-0.15, 1.0), (-0.62, 0.84), (-0.98, 0.4), (-1.02, -0.1),
    (-0.8, -0.6), (-0.36, -0.98),
    (0.2, -1.02), (0.66, -0.8), (0.94, -0.4))  # fmt: skip
ROOMS = {
    "kitchen": kitchen, "living room": living_room, "bedroom": bedroom, "hallway": hallway,
        "bathroom": bathroom, "school": school,
    "library": library, "market": market, "street": street, "rooftop": rooftop, "plain": plain,
}  # fmt: skip
