"""What hangs over a picture: sun, moon, stars, clouds, rainbow, bubbles, puffs of mist, a curl of scent."""

from __future__ import annotations

from math import cos, pi, sin

from picturebook.studio.sketch.paper import Paper, star
from picturebook.studio.sketch.stagecraft.brush import glow, line
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_TENTHS = tuple(k / 10 for k in range(11))


def moon(p: Paper, r: float, crescent: bool = False) -> None:
    """Draw a moon round the origin."""
    if crescent:
        p.blob([(0, -r), (-r * 0.72, -r * 0.7), (-r, 0), (-r * 0.72, r * 0.7), (0, r), (-r * 0.28, r * 0.52),
            (-r * 0.42, 0), (-r * 0.28, -r * 0.52)], glow("#fbeec0"), stroke=0)  # fmt: skip
        return
    p.oval((0, 0), r, r, glow("#fbf0ca"), stroke=0)
    for x, y, s in ((-0.3, -0.25, 0.2), (0.3, 0.1, 0.26), (-0.15, 0.42, 0.15), (0.25, -0.5, 0.1)):
        p.oval((x * r, y * r), s * r, s * r * 0.9, glow("#ecdca8"), stroke=0, opacity=0.7)


def sun(p: Paper, r: float, rays: bool = True) -> None:
    """Draw a sun round the origin, with hand-drawn rays."""
    for k in range(14) if rays else ():
        turn, reach = 2 * pi * k / 14, 1.75 if k % 2 else 1.5
        line(p, [(cos(turn) * r * 1.25, sin(turn) * r * 1.25), (cos(turn) * r * reach, sin(turn) * r * reach)],
            glow("#f6c95a"), r * 0.09, 0.8)  # fmt: skip
    p.oval((0, 0), r, r, glow("#f9d568"), stroke=0)
    p.oval((r * 0.18, -r * 0.2), r * 0.6, r * 0.58, glow("#fde595"), stroke=0, opacity=0.8)


def cloud_at(
    p: Paper, at: tuple[float, float], wide: float, tone: str = "#fdfbf6", opacity: float = 0.85
) -> None:
    """Draw a soft flat-bottomed cloud."""
    x, y = at
    h = wide * 0.3
    shape = [(x - wide * 0.5, y), (x - wide * 0.46, y - h * 0.5), (x - wide * 0.26, y - h * 0.62),
        (x - wide * 0.14, y - h * 1.1),
        (x + wide * 0.1, y - h * 1.16), (x + wide * 0.2, y - h * 0.72), (x + wide * 0.38, y - h * 0.66),
            (x + wide * 0.5, y)]  # fmt: skip
    p.blob(shape, tone, stroke=0, opacity=opacity)
    low = [(a + wide * 0.04, y - (y - b) * 0.5 + h * 0.04) for a, b in shape]
    p.blob(low, "#c9cfdf", stroke=0, opacity=opacity * 0.25)


def star_at(p: Paper, at: tuple[float, float], size: float, points: bool = True) -> None:
    """Draw a star that shines."""
    if points:
        p.blob(star(at, size), glow("#fff0b8"), straight=True, stroke=0)
    else:
        p.oval(at, size * 0.4, size * 0.4, glow("#fff8dc"), stroke=0)


def _moon(p: Paper, look: Look) -> None:
    moon(p.within(0, -45), 45, "crescent" in look.words)


def _sun(p: Paper, look: Look) -> None:
    sun(p.within(0, -45), 30)


def _star(p: Paper, look: Look) -> None:
    star_at(p, (0, -14), 14)


def _cloud(p: Paper, look: Look) -> None:
    cloud_at(p, (0, 0), 130, look.or_("#fdfbf6"), 0.95)


def _rainbow(p: Paper, look: Look) -> None:
    for k, tone in enumerate(("#dc7a70", "#ecb06a", "#f3dc84", "#93bd84", "#7fa9cc", "#a793c6")):
        r = 200 - k * 13
        line(p, [(-r * cos(pi * i / 12), -r * sin(pi * i / 12)) for i in range(13)], tone, 13, 0.6)


def _puff(p: Paper, look: Look) -> None:
    """Draw a breath of mist: lobes that let the night shine through, a curl in the middle, no hard rim."""
    rim = ((-30, -7), (-33, -14), (-25, -19), (-17, -28), (-5, -30), (3, -33), (14, -30), (19, -23), (29, -20),
        (34, -12), (28, -6), (10, -3), (-12, -3))  # fmt: skip
    for grown, veil in (
        (1.3, 0.07),
        (1.22, 0.08),
        (1.15, 0.1),
        (1.08, 0.12),
        (1.0, 0.15),
        (0.9, 0.2),
        (0.78, 0.2),
    ):
        p.blob([(x * grown, -15 + (y + 15) * grown) for x, y in rim], glow("#eef1fb"), stroke=0, opacity=veil)
    p.blob([(-22, -9), (-10, -14), (6, -12), (22, -10), (8, -6), (-10, -5)], glow("#c3cbe6"), stroke=0,
        opacity=0.35)  # fmt: skip
    for x, y in ((-13, -20), (12, -22)):
        p.oval((x, y), 7, 5, glow("#ffffff"), stroke=0, opacity=0.25)
    p.curve([(-8, -15), (-2, -24), (9, -23), (10, -15), (3, -12), (1, -17)], line=glow("#97a2c8"), stroke=0.8,
        opacity=0.8)  # fmt: skip


def _bubbles(p: Paper, look: Look) -> None:
    for x, y, r in ((-18, -12, 8), (0, -30, 11), (20, -18, 7), (12, -50, 5)):
        p.oval((x, y), r, r, "#dcf0f4", opacity=0.5, line="#8fb4c4")
        p.oval((x - r * 0.35, y - r * 0.4), r * 0.2, r * 0.14, "#ffffff", stroke=0)


def _scent(p: Paper, look: Look) -> None:
    """Draw a smell: it curls towards a nose in three wisps, thick at the source and thin where they are smelled."""
    for k, (lift, reach) in enumerate(((0, 1.0), (11, 0.8), (-10, 0.6))):
        wisp = [
            (70 - (70 + 88 * reach) * s, -16 + lift * (0.4 + 0.6 * s) + 9 * sin(7.2 * s + k)) for s in _TENTHS
        ]
        for at in range(len(wisp) - 2):
            line(p, wisp[at : at + 3], glow("#fbe3a4"), (4.6 - k) * (1 - at / 14), 0.62)


def _heart(p: Paper, look: Look) -> None:
    p.blob(
        [(0, 0), (-14, -14), (-13, -24), (-6, -27), (0, -21), (6, -27), (13, -24), (14, -14)],
        look.or_("#d9566a"),
        shade=0.4,
    )


def _note(p: Paper, look: Look) -> None:
    for x, y in ((-12, 0), (12, -12)):
        p.oval((x, y - 4), 4.6, 3.4, "#4d4a55", stroke=0, turn=-0.3)
        line(p, [(x + 4, y - 5), (x + 4, y - 26), (x + 11, y - 21)], "#4d4a55", 1.8)


def _sky(name: str, words: str, w: float, h: float, draw: object, **more: object) -> Thing:
    return Thing(name=name, words=words, size=(w, h), draw=draw, **({"where": "sky"} | more))  # type: ignore[arg-type]


THINGS = (
    _sky("moon", "moon,full moon,big moon,enormous moon,crescent moon,crescent", 90, 90, _moon),
    _sky("sun", "sun", 100, 100, _sun),
    _sky("stars", "stars,shooting star,falling star,constellation", 28, 28, _star),
    _sky("cloud", "cloud,clouds,thundercloud", 130, 45, _cloud),
    _sky("rainbow", "rainbow", 400, 206, _rainbow),
    _sky("puff", "puff of mist,puff,yawn,tiny puff of mist,large puff of mist,bank of mist,"
        "puff of smoke,smoke,breath", 60, 36, _puff, where="fly"),
    _sky("bubbles", "bubble,soap bubble,soap", 50, 58, _bubbles, where="fly"),
    _sky("scent", "scent,smell,golden curl,curl of scent,steam", 150, 40, _scent, where="fly"),
    _sky("heart", "heart", 28, 27, _heart, where="hand"),
    _sky("notes", "music,musical notes,tune,song", 36, 32, _note, where="fly"),
)  # fmt: skip
