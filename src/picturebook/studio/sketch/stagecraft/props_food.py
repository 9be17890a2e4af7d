"""What is on a table or comes out of an oven: plates, cookies, cups, bowls, fruit, cakes."""

from __future__ import annotations

from collections.abc import Callable

from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, star
from picturebook.studio.sketch.stagecraft.brush import bar, glint, glow, line, soft, tube
from picturebook.studio.sketch.stagecraft.props import Look, Thing

_CHINA, _COOKIE, _WOOD, _STEEL = "#fbf8ef", "#e0ac62", "#c08d58", "#c6ccd2"


def _plate(p: Paper, look: Look) -> None:
    china = look.or_(_CHINA)
    p.oval((0, -2.6), 19, 4.6, china, shade=0.4)
    p.oval((0, -3), 12.5, 2.7, darker(china, 0.07), stroke=0.6)
    p.curve([(-17, -3.4), (-9, -5.6), (3, -6.3)], line="#6f9bb8", stroke=0.7, opacity=0.8)


def _crumby_plate(p: Paper, look: Look) -> None:
    _plate(p, look)
    for x, y in ((-7, -3), (-2, -2.2), (4, -3.2), (8, -2.6), (1, -4)):
        p.oval((x, y), 0.9, 0.6, "#b5813f", stroke=0)


def _star_cookie(p: Paper, look: Look) -> None:
    _iced(p, 0, -7, 8)


def _iced(p: Paper, x: float, y: float, size: float) -> None:
    p.blob(star((x, y), size), _COOKIE, shade=0.5)
    p.blob(star((x, y), size * 0.58), "#fdf3d8", stroke=0)
    for dx, dy in ((-1.2, 0.4), (1.1, -0.6), (0.1, 1.2)):
        p.oval((x + dx * size / 8, y + dy * size / 8), size * 0.07, size * 0.07, "#d9778c", stroke=0)


def _star_cookies(p: Paper, look: Look) -> None:
    _plate(p, Look())
    for x, y in ((-9, -6), (9, -6), (0, -5), (-5, -11), (5, -11), (0, -16)):
        _iced(p, x, y, 6.4)


def _cookie(p: Paper, look: Look) -> None:
    p.oval((0, -6), 6.6, 6.4, look.or_(_COOKIE), shade=0.5)
    for x, y in ((-2.6, -8), (1.8, -4), (2.4, -8.4), (-1.6, -4)):
        p.oval((x, y), 1, 0.9, "#6a4430", stroke=0)


def _cookies(p: Paper, look: Look) -> None:
    _plate(p, Look())
    for x, y in ((-8, -5), (0, -5), (8, -5), (-4, -9), (4, -9), (0, -13)):
        p.oval((x, y), 6, 2.8, look.or_(_COOKIE), shade=0.5)
        p.oval((x - 1.5, y - 0.6), 0.8, 0.5, "#6a4430", stroke=0)
        p.oval((x + 2, y + 0.2), 0.8, 0.5, "#6a4430", stroke=0)


def _jar(p: Paper, look: Look) -> None:
    glass = look.or_("#cfe2e2")
    soft(p, (-12, -25, 12, 0), glass, r=6, opacity=0.75, shade=0.3)
    if not look.empty:
        for x, y in ((-5, -5), (5, -5), (0, -9), (-6, -13), (6, -13)):
            p.oval((x, y), 4.6, 3.4, _COOKIE, stroke=0.7)
    soft(p, (-10, -30, 10, -24), "#c8563f", r=2, shade=0.4)
    p.curve([(-8, -20), (-8.5, -10)], line="#ffffff", stroke=1.8, opacity=0.8)


def _tray(p: Paper, look: Look) -> None:
    p.blob([(-30, -4), (30, -4), (34, 0), (-34, 0)], "#8d8f96", shade=0.4, straight=True)
    for x in (-20, -7, 7, 20):
        _iced(p, x, -8, 6.5)


def _cup(p: Paper, look: Look) -> None:
    china = look.or_("#6c94b4")
    p.oval((8.6, -6.6), 3.8, 3.6, None, line=darker(china, 0.4), stroke=2.6)
    p.oval((8.6, -6.6), 3.8, 3.6, None, line=china, stroke=1.3)
    p.blob([(-8, -13), (8, -13), (7, -2), (4.5, 0), (-4.5, 0), (-7, -2)], china, shade=0.6)
    p.oval((0, -13), 8, 2, "#8a5a3c" if not look.empty else lighter(china, 0.4), stroke=0.8)
    if not look.empty:
        for x in (-2.5, 2.5):
            p.curve(
                [(x, -16), (x + 2, -19), (x, -22), (x + 1.5, -25)], line="#ffffff", stroke=1.2, opacity=0.6
            )


def _teapot(p: Paper, look: Look) -> None:
    china = look.or_("#7fa58c")
    tube(p, [(10, -8), (17, -13), (20, -17)], china, 3.6)
    p.oval((-14, -11), 5.5, 6, None, line=darker(china, 0.4), stroke=3)
    p.oval((0, -10), 13, 10, china, shade=0.6)
    p.oval((0, -19.5), 5.5, 1.8, darker(china, 0.15))
    p.oval((0, -22), 2, 2, china)
    for x in (-5, 0, 5):
        p.oval((x, -10), 1.5, 1.5, "#fdf3d8", stroke=0)


def _bowl(p: Paper, look: Look) -> None:
    china = look.or_("#e6cfa6")
    p.blob([(-17, -14), (17, -14), (12, -3), (6, 0), (-6, 0), (-12, -3)], china, shade=0.6)
    p.oval((0, -14), 17, 3.6, "#f7ebcb" if not look.empty else darker(china, 0.2))
    line(p, [(-15, -9), (0, -7), (15, -9)], "#6c94b4", 1.4, 0.8)


def _soup(p: Paper, look: Look) -> None:
    _bowl(p, Look(colour=look.colour))
    p.oval((0, -14), 15, 3, "#d98a4a", stroke=0)
    for x in (-5, 0, 5):
        p.curve([(x, -18), (x + 2, -22), (x, -26)], line="#ffffff", stroke=1.3, opacity=0.6)


def _spoon(p: Paper, look: Look) -> None:
    tube(p, [(0, 3), (0, -17)], look.or_(_WOOD), 1.8)
    p.oval((0, -21), 3.6, 5, look.or_(_WOOD), shade=0.5)


def _rolling_pin(p: Paper, look: Look) -> None:
    for side in (-1, 1):
        tube(p, [(side * 15, -4), (side * 21, -4)], darker(_WOOD, 0.1), 3)
    soft(p, (-15, -8.4, 15, 0), look.or_("#d9b382"), r=3, shade=0.5)


def _flour(p: Paper, look: Look) -> None:
    bag = look.or_("#f2e8d2")
    p.blob([(-10, 0), (-11, -13), (-9, -26), (-4, -24), (0, -27), (5, -24), (9, -27), (11, -13), (10, 0)],
        bag, shade=0.6)  # fmt: skip
    for x in (-3, 0, 3):
        p.curve([(x, -7), (x * 0.6, -12), (x * 0.3, -17)], line="#c79a3e", stroke=1.4)
    p.oval((13, -0.6), 7, 1.2, "#fffdf6", stroke=0, opacity=0.9)


def _apple(p: Paper, look: Look) -> None:
    skin = look.or_("#c9463d")
    p.blob([(0, -12), (5, -13.5), (8, -9), (6.5, -2.5), (2.5, 0), (0, -0.8), (-2.5, 0), (-6.5, -2.5), (-8, -9),
        (-5, -13.5)], skin, shade=0.6)  # fmt: skip
    p.curve([(0, -12), (1.2, -16)], line="#5f4030", stroke=1.3)
    p.blob([(1, -14), (5, -17.5), (7, -15.5)], "#7c9c4f", stroke=0.7)
    glint(p, (-3.6, -9.5), 1.6)


def _carrot(p: Paper, look: Look) -> None:
    p.blob([(-3.6, -16), (3.6, -16), (2, -7), (0, 2), (-2, -7)], look.or_("#e2853c"), shade=0.5)
    for x in (-4, 0, 4):
        p.curve([(0, -16), (x * 0.7, -21), (x, -25)], line="#6d9a4d", stroke=2)


def _cake(p: Paper, look: Look) -> None:
    p.oval((0, -1.6), 22, 3.6, _CHINA)
    soft(p, (-17, -18, 17, -2), look.or_("#e9b9a8"), r=3, shade=0.5)
    p.blob([(-17, -17), (-17, -12), (-12, -9), (-7, -13), (-2, -8), (4, -12), (9, -8), (14, -12), (17, -10),
        (17, -17), (0, -21)], "#fdf3e2", stroke=0.8)  # fmt: skip
    for x in (-9, 0, 9):
        tube(p, [(x, -19), (x, -26)], "#8fb4c8", 1.4)
        p.blob([(x, -32), (x + 1.8, -28.5), (x, -26.5), (x - 1.8, -28.5)], glow("#ffc862"), stroke=0)
    for x in (-11, -4, 4, 11):
        p.oval((x, -18.5), 2, 2, "#c8463f", stroke=0.6)


def _bread(p: Paper, look: Look) -> None:
    crust = look.or_("#c98f4c")
    p.blob([(-16, 0), (-17, -8), (-10, -13), (0, -14), (10, -13), (17, -8), (16, 0)], crust, shade=0.6)
    for x in (-8, 0, 8):
        p.curve([(x - 3, -11), (x + 3, -6)], line=lighter(crust, 0.5), stroke=1.6)


def _toast(p: Paper, look: Look) -> None:
    _plate(p, Look())
    p.blob(
        [(-8, -4), (8, -4), (8, -13), (10, -17), (0, -19), (-10, -17), (-8, -13)],
        look.or_("#c98f4c"),
        shade=0.4,
    )
    p.blob([(-5.5, -6), (5.5, -6), (6, -15), (0, -16.4), (-6, -15)], "#edd09a", stroke=0)


def _cheese(p: Paper, look: Look) -> None:
    p.blob([(-14, 0), (14, 0), (14, -7), (-12, -14)], look.or_("#eec75a"), straight=True, shade=0.4)
    for x, y, r in ((-5, -5, 2), (4, -4, 1.6), (9, -2.4, 1), (-1, -8, 1)):
        p.oval((x, y), r, r * 0.8, "#c99a3a", stroke=0.5)


def _egg(p: Paper, look: Look) -> None:
    p.blob([(0, -15), (4.6, -10.5), (5.6, -5), (3.4, -0.8), (0, 0), (-3.4, -0.8), (-5.6, -5), (-4.6, -10.5)],
        look.or_("#f1dfc4"), shade=0.5)  # fmt: skip
    for x, y in ((-2, -9), (2, -5), (-2.4, -4)):
        p.oval((x, y), 0.7, 0.6, "#b98f66", stroke=0)


def _bone(p: Paper, look: Look) -> None:
    tube(p, [(-7, -5), (7, -5)], "#f6ecd8", 3.4)
    for x in (-9, 9):
        for y in (-7.2, -2.8):
            p.oval((x, y), 3, 2.8, "#f6ecd8", stroke=0.9)
    line(p, [(-9, -5), (9, -5)], "#f6ecd8", 3.4)


def _honey(p: Paper, look: Look) -> None:
    soft(p, (-10, -20, 10, 0), look.or_("#dca447"), r=6, shade=0.6)
    soft(p, (-8.5, -24, 8.5, -19), "#f3e3bd", r=2)
    bar(p, (-6, -14, 6, -6), "#fdf3d8", stroke=0.7)


def _milk(p: Paper, look: Look) -> None:
    p.blob([(-6, 0), (-6, -15), (-3, -20), (-3, -25), (3, -25), (3, -20), (6, -15), (6, 0)],
        look.or_("#f8f4ea"), shade=0.4)  # fmt: skip
    soft(p, (-3.6, -28, 3.6, -24), "#6c94b4", r=1)


def _ice_cream(p: Paper, look: Look) -> None:
    p.blob([(-5, -13), (5, -13), (0, 2)], "#d9a763", straight=True, shade=0.5)
    p.oval((0, -17), 6.6, 6, look.or_("#f2c1c4"), shade=0.5)
    p.oval((0, -24), 1.6, 1.6, "#c8463f", stroke=0.6)


def _fruit(tone: str) -> Callable[[Paper, Look], None]:
    def draw(p: Paper, look: Look) -> None:
        for x, y in ((-6, -5.4), (6, -5.4), (0, -13)):
            p.oval((x, y), 6, 5.6, look.or_(tone), shade=0.6)
            glint(p, (x - 2, y - 2), 1.2)
        p.blob([(0, -18), (5, -22), (8, -18)], "#7c9c4f", stroke=0.7)

    return draw


def _jam(p: Paper, look: Look) -> None:
    soft(p, (-8, -16, 8, 0), look.or_("#b5344a"), r=3, shade=0.5)
    p.blob([(-10, -14), (-8, -19), (0, -21), (8, -19), (10, -14)], "#fdf3e2", shade=0.3)


def _pan(p: Paper, look: Look) -> None:
    tube(p, [(14, -8), (30, -11)], "#4b4747", 2.6)
    soft(p, (-15, -13, 15, 0), look.or_("#8f5b47"), r=4, shade=0.5)
    p.oval((0, -13), 15, 3, "#5c423c")


def _hand(name: str, words: str, w: float, h: float, draw: Callable[[Paper, Look], None]) -> Thing:
    return Thing(name=name, words=words, size=(w, h), draw=draw, where="hand", grip=(0.0, -h * 0.2))


THINGS = (
    _hand("plate", "plate,dish,empty plate,saucer,tray of nothing", 38, 7, _plate),
    _hand("crumby plate", "empty plate with crumbs,plate with crumbs", 38, 7, _crumby_plate),
    _hand("star cookie", "star cookie,star biscuit,star", 16, 15, _star_cookie),
    _hand("star cookies", "plate of star cookies,star cookies on a plate,star cookies,star biscuits", 38, 22,
        _star_cookies),
    _hand("cookie", "cookie,biscuit", 13, 13, _cookie),
    _hand("cookies", "plate of cookies,plate of biscuits,cookies on a plate,cookies,biscuits,pancakes", 38,
        16, _cookies),
    _hand("cookie jar", "cookie jar,cookie tin,biscuit tin,jar,tin", 24, 30, _jar),
    _hand("tray", "tray of star cookies,tray of cookies,baking tray,tray", 68, 15, _tray),
    _hand("cup", "cup,mug,teacup,hot chocolate,cocoa,cup of tea,glass of water", 22, 24, _cup),
    _hand("teapot", "teapot,kettle,jug", 38, 24, _teapot),
    _hand("bowl", "bowl,mixing bowl,dough", 34, 18, _bowl),
    _hand("soup", "soup,bowl of soup,porridge,stew,bowl of porridge", 34, 26, _soup),
    _hand("spoon", "spoon,wooden spoon,ladle,fork", 8, 30, _spoon),
    _hand("rolling pin", "rolling pin", 42, 9, _rolling_pin),
    _hand("flour bag", "flour bag,bag of flour,sack of flour,sugar bag", 24, 27, _flour),
    _hand("apple", "apple", 16, 17, _apple),
    _hand("carrot", "carrot,turnip", 10, 27, _carrot),
    _hand("cake", "cake,birthday cake,pie", 44, 32, _cake),
    _hand("bread", "bread,loaf,sandwich,bun", 34, 14, _bread),
    _hand("toast", "plate of cold toast,plate of toast,cold toast,toast", 38, 20, _toast),
    _hand("cheese", "cheese", 28, 14, _cheese),
    _hand("egg", "egg", 11, 15, _egg),
    _hand("bone", "bone", 24, 10, _bone),
    _hand("honey", "honey,honey pot,honey jar,pot of honey", 20, 24, _honey),
    _hand("milk", "milk,bottle,bottle of milk", 12, 28, _milk),
    _hand("ice cream", "ice cream,ice-cream", 13, 28, _ice_cream),
    _hand("oranges", "orange,fruit,fruits,peach,pear,lemon", 24, 22, _fruit("#e2913f")),
    _hand("berries", "berry,strawberry,cherry,raspberry,blackberry,blueberry,tomato", 24, 22, _fruit("#b8344a")),
    _hand("jam", "jam,jam jar,marmalade", 20, 21, _jam),
    _hand("pan", "pan,pot,saucepan,frying pan", 46, 16, _pan),
)  # fmt: skip
