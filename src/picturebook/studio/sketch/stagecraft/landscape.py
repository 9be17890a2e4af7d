"""What every view shares: sky with sun or moon, hills behind hills, ground, tufts, leaves at the near edge."""

from __future__ import annotations

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.stagecraft import flora
from picturebook.studio.sketch.stagecraft.brush import glow, under, wash
from picturebook.studio.sketch.stagecraft.flora import scatter
from picturebook.studio.sketch.stagecraft.place import WORDS, Lamp, Place
from picturebook.studio.sketch.stagecraft.props_sky import cloud_at, moon, star_at

_GRASS = "#a3bf78"


def _night_sky(place: Place, at: tuple[float, float]) -> None:
    """Put stars into the sky, and the moon at a point unless the scene brings its own."""
    far, high, (x, y) = place.far, place.floor, at
    quiet = 14 if place.calm == "top" else 46
    for _ in range(quiet):
        sx, sy = place.random.uniform(0, place.wide), place.random.uniform(2, high * 0.8)
        under_words = place.calm == "top" and sy < WORDS
        far.oval(
            (sx, sy),
            0.22 + 0.22 * place.random.random(),
            0.3,
            glow("#fff6d8"),
            stroke=0,
            opacity=0.3 if under_words else 0.9,
        )
    for _ in range(3 if quiet > 20 else 0):
        star_at(far, (place.random.uniform(4, place.wide - 4), place.random.uniform(6, high * 0.55)), 1.3)
    if "moon" not in place.taken:
        for r, faint in ((11, 0.1), (8.2, 0.16)):
            far.oval((x, y), r, r, glow("#fff3cf"), stroke=0, opacity=faint)
        moon(far.within(x, y), 5.6)
        place.lamps.append(Lamp(x=x, y=y, reach=34, colour="#c9d6ff", strength=0.35))


def heavens(place: Place, sun_at: float = 0.8, clouds: int = 3) -> None:
    """Put sun or moon, stars and clouds into the sky; a calm top keeps only what is faint."""
    far, high = place.far, place.floor
    x = place.at(sun_at)
    y = max(11.0, place.high + 4) if place.calm == "top" else high * 0.24
    if place.night and place.weather not in ("storm", "rain"):
        _night_sky(place, (x, y))
    elif place.weather in ("sun", "") and "sun" not in place.taken:
        low = place.time in ("dawn", "evening")
        y = high * 0.72 if low else y
        for r, faint in ((13, 0.14), (9, 0.2)):
            far.oval((x, y), r, r, glow("#fff0b8" if not low else "#ffd9a0"), stroke=0, opacity=faint)
        far.oval((x, y), 5.4, 5.4, glow("#fbdc7c" if not low else "#fbb878"), stroke=0)
    tone = mix(place.light.sky[2], "#fffdf8", 0.6 if not place.night else 0.12)
    if place.weather in ("rain", "storm", "cloud", "snow"):
        tone, clouds = mix(place.light.sky[1], "#ffffff" if not place.night else "#8a97bd", 0.3), clouds + 2
    for k, cx in enumerate(scatter(place.random, (0, place.wide), clouds)):
        cy = (
            high * place.random.uniform(0.16, 0.5)
            if place.calm != "top"
            else high * place.random.uniform(0.5, 0.72)
        )
        cloud_at(far, (cx, cy), place.random.uniform(20, 34) * (0.8 if k % 2 else 1), glow(tone), 0.55)


def hills(place: Place, tones: tuple[str, ...], rise: float = 13.0) -> None:
    """Lay hills behind hills, each nearer one stronger."""
    for k, tone in enumerate(tones):
        y = place.floor - rise * (1 - k / len(tones)) * 0.7
        swell = rise * (0.9 - 0.2 * k)
        shift = place.random.uniform(-30, 10)
        sheet = place.far
        depth = 1 - (k + 0.5) / len(tones)
        dyed = glow(place.light.of(tone, depth))
        flora.hill(sheet, (shift - 20, place.wide * 0.62 + shift), y, swell, 103, dyed.lower().upper())
        flora.hill(sheet, (place.wide * 0.36 + shift, place.wide + 40), y + 1.5, swell * 0.86, 103, dyed)


def ground(place: Place, tone: str, rough: float = 0.8, top: float | None = None) -> None:
    """Lay the ground to the lower edge: one wide wash, deeper towards us, with a few strokes of the brush."""
    y = place.floor if top is None else top
    rim = [(-5 + (place.wide + 10) * i / 8, y + place.random.uniform(-rough, rough)) for i in range(9)]
    wash(place.middle, under(rim, 106), tone, edge=0.25)
    for share in (0.35, 0.7):
        low = y + (103 - y) * share
        rim = [(-5 + (place.wide + 10) * i / 7, low + place.random.uniform(-1.5, 1.5)) for i in range(8)]
        # laid opaque: a wide see-through wash costs the rasteriser ten times as much
        place.middle.blob(
            under(rim, 106), lighter(tone, 0.05) if share < 0.5 else darker(tone, 0.02), stroke=0
        )


def meadow_bits(place: Place, count: int = 12, petals: bool = True) -> None:
    """Sprinkle tufts and small flowers between the floor and the feet, never where words rest."""
    for k, x in enumerate(scatter(place.random, (1, place.wide - 1), count)):
        if not place.allows(x):
            continue
        y = place.random.uniform(place.floor + 3, place.stand - 1)
        flora.tuft(place.middle, (x, y), 2.6, darker(_GRASS, 0.3), 4)
        if petals and k % 2:
            flora.flower(place.middle, (x + 3, y + 0.8), 4.2, flora.PETALS[k % 5], leaves=False)


def near_edge(place: Place, petals: bool = True) -> None:
    """Paint large leaves and flowers at the lower corners; a calm bottom stays bare."""
    if place.calm == "bottom":
        return
    for side in (0, 1):
        if (place.calm == "left" and not side) or (place.calm == "right" and side):
            continue
        base = place.wide if side else 0.0
        for k in range(5):
            x = base + (-1 if side else 1) * (k * 3.4 - 1)
            flora.blade(
                place.near,
                (x, 103),
                15 - k * 2,
                (1 if side else -1) * (k - 2.5),
                ("#7fa05f", "#93b06c")[k % 2],
            )
        for k in range(3 if petals else 0):
            x = base + (-1 if side else 1) * (3 + k * 5)
            flora.flower(place.near, (x, 102), 14 - k * 2.6, flora.PETALS[(k + side * 2) % 5])
