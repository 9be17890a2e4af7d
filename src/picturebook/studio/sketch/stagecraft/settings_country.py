"""Places in the country: meadow, garden, forest, mountains, farm, snow, beach, river, under water."""

from __future__ import annotations

from math import sin

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import bar, glow, line, tube, under, wash
from picturebook.studio.sketch.stagecraft.flora import scatter
from picturebook.studio.sketch.stagecraft.landscape import ground, heavens, hills, meadow_bits, near_edge
from picturebook.studio.sketch.stagecraft.place import Lamp, Place
from picturebook.studio.sketch.stagecraft.props import Look, things
from picturebook.studio.sketch.stagecraft.props_sky import cloud_at, moon
from picturebook.studio.sketch.stagecraft.settings_water import beach, river, underwater

_GRASS = "#a3bf78"


def meadow(place: Place) -> None:
    """Paint a meadow under hills, with one tree."""
    place.sky()
    heavens(place)
    hills(place, ("#9fbfae", "#a3c088", "#a9c27c"))
    leaf = place.random.choice(flora.GREENS)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 5)):
        if place.allows(x):
            flora.tree(place.far, (x, place.floor + 0.5), 7 + k % 3 * 2, "#8fae78", 0.35)
    ground(place, _GRASS)
    if place.calm not in ("top",) and "tree" not in place.taken and place.zoom < 1.2:
        flora.tree(place.middle, (place.at(0.93 if place.seed % 2 else 0.07), place.floor + 5), 44, leaf)
    meadow_bits(place)
    near_edge(place)


def hilltop(place: Place) -> None:
    """Paint the round top of a hill, the valley far below."""
    place.sky(place.floor + 8)
    heavens(place, 0.2)
    hills(place, ("#a3b9c0", "#9dbb9a", "#a5c083"), 16)
    middle = place.middle
    top = place.floor - 3
    rim = [(place.wide * k / 10, top + ((k - 5) / 5) ** 2 * 9) for k in range(-1, 12)]
    wash(middle, under(rim, 108), _GRASS, edge=0.3, line=0.5)
    low = [(x, y + 16) for x, y in rim]
    middle.blob(under(low, 108), lighter(_GRASS, 0.05), stroke=0)
    meadow_bits(place, 9)
    near_edge(place)


def garden(place: Place) -> None:
    """Paint a garden: house corner, fence, flower beds, a tree."""
    place.sky()
    heavens(place, 0.55)
    hills(place, ("#a6c1a0", "#a9c489"), 9)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 6)):
        if place.allows(x):
            flora.bush(place.far, (x, place.floor + 1.5), 15 + k % 3 * 4, flora.GREENS[k % 4], 0.4)
    for x in range(-6, int(place.wide) + 8, 4):
        if "fence" not in place.taken and place.allows(x):
            place.middle.blob([(x - 1.3, place.floor + 2), (x - 1.3, place.floor - 8), (x, place.floor - 10),
                (x + 1.3, place.floor - 8),
                (x + 1.3, place.floor + 2)], "#f3ead6", straight=True, stroke=0.7)  # fmt: skip
    for y in (-6.4, -1.6):
        tube(
            place.middle,
            [(place.at(0.0) - 4, place.floor + y), (place.at(1.0) + 4, place.floor + y)],
            "#ece1c8",
            1.2,
        )
    ground(place, "#a8c47e", top=place.floor + 1)
    left = place.seed % 2 == 0
    _house_corner(place, place.at(0.0 if left else 1.0), left)
    if "tree" not in place.taken and place.calm != "top":
        _fruit_tree(place, place.at(0.9 if left else 0.1), place.floor + 4, 46)
    for k, x in enumerate(scatter(place.random, (2, place.wide - 2), 9)):
        if place.allows(x) and (place.calm != "bottom" or k % 3 == 0):
            flora.tulip(place.middle, (x, place.floor + 4.5 + k % 2), 7.5, flora.PETALS[k % 5])
    meadow_bits(place, 8)
    near_edge(place)


def _fruit_tree(place: Place, x: float, y: float, high: float) -> None:
    flora.tree(place.middle, (x, y), high, "#8fb06a")
    for k in range(7):
        turn = k * 2.399
        fx, fy = (
            x + high * 0.3 * (k / 7) ** 0.5 * sin(turn + 1.57),
            y - high * 0.68 + high * 0.2 * (k / 7) ** 0.5 * sin(turn),
        )
        place.middle.oval((fx, fy), 1.1, 1.1, "#d0574a", stroke=0.6)


def _house_corner(place: Place, x: float, left: bool) -> None:
    """Paint the side of a cottage with its window at one edge of the picture."""
    if not place.allows(x + (4 if left else -4)):
        return
    p, y, way = place.middle, place.floor + 4, 1 if left else -1
    x0, x1 = sorted((x - way * 6, x + way * 25))
    top = y - (26 if place.calm == "top" else 37)
    bar(p, (x0, top, x1, y), "#f3e2c0", shade=0.3)
    p.blob([(x0 - 3, top + 1.5), (x1 + 4, top + 1.5), (x1 - (2 if left else 8), top - 13), (x0 + (8
        if not left else 2), top - 13)], "#bf6d52",
        straight=True, shade=0.3)  # fmt: skip
    for k in range(3):
        p.curve(
            [(x0, top - 2.5 - k * 3.6), ((x0 + x1) / 2, top - 2 - k * 3.6), (x1, top - 2.5 - k * 3.6)],
            line="#9c5440",
            stroke=0.6,
            opacity=0.7,
        )
    wx = x + way * 13
    shines = place.dim and "dark window" not in place.words
    lit = glow("#ffe09a") if shines else "#6d86a8" if place.dim else "#cfe2e6"
    bar(p, (wx - 5.6, y - 25, wx + 5.6, y - 11), "#fbf5e6")
    bar(p, (wx - 4.6, y - 24, wx + 4.6, y - 12), lit, stroke=0.7)
    line(p, [(wx, y - 24), (wx, y - 12)], "#fbf5e6", 0.7)
    line(p, [(wx - 4.6, y - 18), (wx + 4.6, y - 18)], "#fbf5e6", 0.7)
    for side in (-1, 1):
        a, b = sorted((wx + side * 5.8, wx + side * 9.4))
        bar(p, (a, y - 25, b, y - 11), "#7fa39a", stroke=0.8)
    if "fan" in place.words and "window" in place.words:
        things()["fan"].draw(p.within(wx, y - 11, 0.0, 0.24), Look())
    bar(p, (wx - 6.6, y - 11, wx + 6.6, y - 8.6), "#b5764a", stroke=0.8)
    for k in range(5):
        flora.flower(p, (wx - 5 + k * 2.5, y - 10.6), 4, flora.PETALS[k], leaves=False)
    if shines:
        place.lamps.append(Lamp(x=wx, y=y - 18, reach=20, strength=0.6))


def _pale_trunks(place: Place) -> None:
    """Paint two rows of far trunks with their leaves."""
    bark = ("#a9a089", "#8f7d68", "#7d6552")
    for layer, (count, wide, depth) in enumerate(((9, 1.5, 0.85), (6, 2.4, 0.5))):
        for x in scatter(place.random, (-4, place.wide + 4), count):
            tone = glow(place.light.of(bark[layer], depth))
            flora.trunk(
                place.far, x, place.floor + 2 + layer, -6, wide * place.random.uniform(0.8, 1.3), tone, 0
            )
            leaf = glow(place.light.of(flora.GREENS[layer], depth))
            for _ in range(2):
                cx, cy = x + place.random.uniform(-6, 6), place.random.uniform(-2, 18)
                place.far.oval((cx, cy), 10, 7.5, leaf, stroke=0, opacity=0.5)


def forest(place: Place) -> None:
    """Paint a forest: pale trunks behind stronger ones, leaves overhead, ferns and mushrooms below."""
    middle = place.light.sky[1]
    misty = mix(middle, place.light.of("#b9cfa4", 0.6), 0.6)
    place.far.blob(
        [(-5, -5), (place.wide + 5, -5), (place.wide + 5, place.floor + 4), (-5, place.floor + 4)],
        glow(misty),
        stroke=0,
        straight=True,
    )
    if place.night and "moon" not in place.taken and place.calm != "top":
        place.far.oval((place.at(0.6), 18), 9, 9, glow("#fff3cf"), stroke=0, opacity=0.15)
        moon(place.far.within(place.at(0.6), 18), 5)
    _pale_trunks(place)
    ground(place, "#98ad76", 1.2)
    path = [(place.wide * 0.44, place.floor + 0.5), (place.wide * 0.5, place.floor + 0.5), (place.wide * 0.62,
        80), (place.wide * 0.78, 106),
        (place.wide * 0.3, 106), (place.wide * 0.42, 80)]  # fmt: skip
    place.middle.blob(path, "#d6c59a", stroke=0, opacity=0.75)
    _big_trees(place)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 9)):
        y = place.random.uniform(place.floor + 1.5, place.floor + 6)
        if not place.allows(x):
            continue
        if k % 3 == 0 and "mushrooms" not in place.taken:
            flora.mushroom(place.middle, (x, y + 2), 4.4)
            flora.mushroom(place.middle, (x + 2.6, y + 2.6), 3)
        else:
            flora.bush(place.middle, (x, y + 1), place.random.uniform(9, 15), flora.GREENS[k % 4], 0.7)
    _canopy(place)
    near_edge(place, petals=False)


def _big_trees(place: Place) -> None:
    spots = [(0.04, 5.6), (0.97, 6.4)] + ([(0.24, 4.0)] if place.wide > 130 else [])
    for share, wide in spots:
        x = place.wide * share
        if place.allows(x):
            flora.trunk(place.middle, x, place.floor + 9, -8, wide, "#8d6a50")
            for k in range(3):
                y = 18 + k * 15
                place.middle.curve(
                    [(x - wide * 0.2, y), (x, y + 2), (x + wide * 0.15, y + 6)],
                    line="#5f4434",
                    stroke=0.7,
                    opacity=0.7,
                )


def _canopy(place: Place) -> None:
    """Hang leaves from the upper edge, high enough for a calm top to stay one even wash."""
    if place.calm == "top":
        place.middle.blob([(-5, -5), (place.wide + 5, -5), (place.wide + 5, 7), (place.wide * 0.7, 10),
            (place.wide * 0.4, 8), (-5, 11)],
            "#84a468", stroke=0, opacity=0.8)  # fmt: skip
        return
    for k, x in enumerate(scatter(place.random, (-4, place.wide + 4), 9)):
        if place.allows(x):
            flora.crown(place.middle, (x, -2 + abs(k - 4) * 0.9), 12, flora.GREENS[k % 4], 0.6)


def mountains(place: Place) -> None:
    """Paint mountains with snow on them over a stony meadow."""
    place.sky()
    heavens(place, 0.22, 2)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 4)):
        tall = place.floor * (0.62 if k % 2 else 0.78) * (0.6 if place.calm == "top" else 1)
        wide, y = tall * 0.85, place.floor
        tone = glow(place.light.of("#8f9db5", 0.55 if k % 2 else 0.85))
        place.far.blob([(x - wide, y), (x - wide * 0.3, y - tall * 0.62), (x, y - tall), (x + wide * 0.36,
            y - tall * 0.58), (x + wide, y)],
            tone, straight=True, stroke=0)  # fmt: skip
        snow = glow(place.light.of("#fbfaf6", 0.35))
        place.far.blob([(x, y - tall), (x + wide * 0.2, y - tall * 0.77), (x + wide * 0.09, y - tall * 0.72),
            (x, y - tall * 0.8),
            (x - wide * 0.1, y - tall * 0.7), (x - wide * 0.17, y - tall * 0.8)], snow, straight=True,
                stroke=0)  # fmt: skip
        place.far.blob([(x, y - tall), (x + wide * 0.36, y - tall * 0.58), (x + wide, y), (x + wide * 0.2,
            y)], glow(darker(tone.lower(), 0.14)),
            straight=True, stroke=0, opacity=0.4)  # fmt: skip
    hills(place, ("#8fae94", "#9dba82"), 8)
    ground(place, "#a9bb83")
    for k, x in enumerate(scatter(place.random, (0, place.wide), 6)):
        if place.allows(x):
            if k % 2:
                flora.fir(place.middle, (x, place.floor + 3), 22 if place.calm != "top" else 14, "#6a8f72")
            else:
                flora.stone(place.middle, (x, place.floor + 5), 9)
    meadow_bits(place, 7)
    near_edge(place)


def snow(place: Place) -> None:
    """Paint a field of snow with firs and a far house whose window is lit."""
    place.sky()
    heavens(place, 0.75)
    for k, tone in enumerate(("#d9dfea", "#e6eaf0")):
        flora.hill(
            place.far,
            (-20 + k * 30, place.wide * 0.8 + k * 40),
            place.floor - 4 + k * 3,
            9 - k * 3,
            104,
            tone,
        )
    for k, x in enumerate(scatter(place.random, (0, place.wide), 7)):
        flora.fir(place.far, (x, place.floor - 1), 11 + k % 3 * 3, "#8fa9a0", 0.3, True)
    if "house" not in place.taken and place.calm != "top":
        house = place.far.within(place.at(0.3), place.floor + 0.5, 0.0, 0.075)
        things()["house"].draw(house, Look(lit=place.dim))
    ground(place, "#f3f3f3", 1.4)
    for share in (0.05, 0.94):
        if place.allows(place.wide * share) and place.calm != "top":
            flora.fir(place.middle, (place.wide * share, place.floor + 8), 48, "#6a8f80", snow=True)
    for x in scatter(place.random, (4, place.wide - 4), 5):
        place.middle.curve([(x - 7, place.stand - 7 + x % 5), (x, place.stand - 8 + x % 5), (x + 8,
            place.stand - 7 + x % 5)], line="#b9c5da",
            stroke=1.2, opacity=0.7)  # fmt: skip


def _barn(place: Place, x: float, y: float) -> None:
    """Paint a red barn, lower under words."""
    p, k = place.middle, 0.72 if place.calm == "top" else 1.0
    bar(p, (x - 22, y - 26 * k, x + 22, y + 2), "#b5544a", shade=0.3)
    p.blob(
        [
            (x - 25, y - 25 * k),
            (x - 17, y - 37 * k),
            (x, y - 44 * k),
            (x + 17, y - 37 * k),
            (x + 25, y - 25 * k),
        ],
        "#8d4a44",
        straight=True,
    )
    p.blob([(x - 20, y - 25.6 * k), (x - 14.5, y - 34 * k), (x, y - 40.5 * k), (x + 14.5, y - 34 * k),
        (x + 20, y - 25.6 * k)], "#b5544a",
        straight=True, stroke=0.6)  # fmt: skip
    bar(p, (x - 9, y - 18 * k, x + 9, y + 2), "#efe3c8")
    bar(p, (x - 7.6, y - 16.6 * k, x + 7.6, y + 2), "#8d4a44", stroke=0.7)
    for side in (-1, 1):
        line(p, [(x - side * 7.6, y - 16.6 * k), (x + side * 7.6, y + 2)], "#efe3c8", 1.1)
    bar(p, (x - 4, y - 33 * k, x + 4, y - 27 * k), glow("#ffdf9a") if place.dim else "#5f3b38", stroke=0.8)


def farm(place: Place) -> None:
    """Paint a farmyard with a red barn, hay and a fence."""
    place.sky()
    heavens(place, 0.25)
    hills(place, ("#a9c19a", "#c9c286", "#a9c27c"), 11)
    p, y, x = place.middle, place.floor + 2, place.at(0.76 if place.seed % 2 else 0.24)
    ground(place, "#c9b88a")
    if place.allows(x):
        _barn(place, x, y)
    for share in (0.08, 0.16):
        hx = place.at(share if place.seed % 2 else 1 - share)
        if place.allows(hx):
            p.oval((hx, y - 3.4), 6, 5.6, "#e0c068", shade=0.5)
            p.oval((hx, y - 3.4), 3, 2.8, None, line="#b8923c", stroke=0.8)
    for fx in range(0, int(place.wide), 12):
        if place.allows(fx) and abs(fx - x) > 26:
            tube(p, [(fx, y + 4), (fx, y - 5)], "#a5825c", 1.2)
            tube(p, [(fx - 6, y - 2), (fx + 6, y - 2.4)], "#a5825c", 0.9)
    meadow_bits(place, 7, petals=False)
    near_edge(place)


def night_sky(place: Place) -> None:
    """Paint the open sky: stars or clouds all round, nothing below."""
    place.sky(100, 16)
    heavens(place, 0.76, 2)
    tone = mix(place.light.sky[2], "#ffffff", 0.45 if not place.night else 0.14)
    for k, x in enumerate(scatter(place.random, (0, place.wide), 5)):
        cloud_at(place.middle, (x, place.stand + 3 + k % 2 * 6), 40, glow(tone), 0.8)
    if place.calm != "bottom":
        for x in scatter(place.random, (0, place.wide), 4):
            cloud_at(place.near, (x, 104), 44, glow(mix(tone, "#ffffff", 0.25)), 0.75)


COUNTRY = {
    "meadow": meadow, "hill": hilltop, "garden": garden, "forest": forest, "mountains": mountains,
        "snow": snow, "farm": farm,
    "beach": beach, "river": river, "underwater": underwater, "night sky": night_sky,
}  # fmt: skip
