"""People's heads: skin, ears, hair, nose, freckles, beard, glasses, headscarf; in the head's own frame."""

from __future__ import annotations

from picturebook.record import record
from picturebook.studio.sketch import hair
from picturebook.studio.sketch.cloth import Cloth, Panel, lay
from picturebook.studio.sketch.colour import darker, lighter, luminance, mix
from picturebook.studio.sketch.faces import Face, draw_drops, draw_face
from picturebook.studio.sketch.garments import dab
from picturebook.studio.sketch.hand import Shade
from picturebook.studio.sketch.hats import draw_hat, worn_hat
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.pose import Mood
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

_HEAD = ((0.0, -1.0), (0.6, -0.84), (0.96, -0.26), (0.97, 0.26), (0.72, 0.74), (0.3, 0.97), (0.0, 1.0),
         (-0.3, 0.97), (-0.72, 0.74), (-0.97, 0.26), (-0.96, -0.26), (-0.6, -0.84))  # fmt: skip


@record
class Head:
    """A head to draw: whose, in what mood, and how far turned (0 front, positive to the right)."""

    traits: Traits
    mood: Mood
    turn: float = 0.22
    gaze: Point | None = None


def person_face(head: Head) -> Face:
    """Return where a person's features sit; children's sit lower and wider."""
    traits = head.traits
    young = traits.age in ("child", "baby")
    dark = luminance(traits.coat) < 0.48
    return Face(
        turn=head.turn, gaze=head.gaze, eye_x=0.37 if young else 0.34, eye_y=0.16 if young else 0.06,
        eye=0.13 if young else 0.122, brow=0.3, mouth=(0.0, 0.6 if young else 0.56), mouth_wide=0.25,
        cheek=(0.6, 0.46 if young else 0.42),
        iris=darker(told, 0.5) if (told := traits.parts.get("eyes")) else "#33262a",
        ink="#33232a" if not dark else "#241820",
        blush="#e2695c" if not dark else "#c04f48", lashes=traits.sort == "girl" or "lashes" in traits.marks,
    )  # fmt: skip


def behind_person(paper: Paper, head: Head) -> None:
    """Draw what lies behind head and body."""
    if not head.traits.wears("headscarf"):
        hair.behind(paper, head.traits, head.turn, worn_hat(head.traits) is not None)


def draw_person(paper: Paper, head: Head) -> None:
    """Draw a person's head with its face, hair and hat."""
    traits, turn = head.traits, head.turn
    hat, face = worn_hat(traits), person_face(head)
    _skin(paper, head)
    if traits.beard in ("beard", "both"):
        _beard(paper, traits, turn)
    draw_face(paper, face, head.mood)
    _features(paper, traits, face)
    if not traits.wears("headscarf"):
        hair.over(paper, traits, turn, hat is not None)
    if "glasses" in traits.marks:
        rim = traits.parts.get("glasses", "#6b5a45")
        near = abs(luminance(rim) - luminance(traits.coat)) < 0.14
        draw_glasses(paper, face, lighter(rim, 0.55) if near and luminance(traits.coat) < 0.5 else rim)
    if hat and hat.kind != "headscarf":
        draw_hat(paper, hat, turn)
    draw_drops(paper, face, head.mood)
    _hair_bow(paper, traits, turn)


def _skin(paper: Paper, head: Head) -> None:
    skin, scarf = head.traits.coat, head.traits.wears("headscarf")
    shape = list(_HEAD)
    if scarf:
        _headscarf(paper, scarf.cloth)
        shape = [(x * 0.84 + head.turn * 0.1, y * 0.86 + 0.04) for x, y in _HEAD]
    else:
        for side in (-1, 1):
            _ear(paper, skin, side, head.turn)
    plain = paper.hand.shade is not Shade.WASH  # dots or hatching on a chin would be taken for a beard
    paper.blob(shape, skin, shade=0.0 if plain else 0.75, line=mix(darker(skin, 0.5), paper.line, 0.35))


def _features(paper: Paper, traits: Traits, face: Face) -> None:
    """Draw nose, freckles, moustache, lines of age and flour."""
    _nose(paper, traits.coat, face.turn, traits.age == "old")
    if "freckles" in traits.marks:
        _freckles(paper, traits.coat, face)
    if traits.beard in ("moustache", "both"):
        _moustache(paper, traits, face.turn)
    if traits.age == "old":
        _lines(paper, traits.coat, face)
    if "flour" in traits.marks:
        dab(paper, (face.turn + 0.55, 0.36), 0.17)


def draw_glasses(paper: Paper, face: Face, colour: str, size: float = 0.3) -> None:
    """Draw two round glasses with a bridge, sides and a glint."""
    rim = darker(colour, 0.15)
    (lx, ly), (rx, ry) = face.eyes()
    size = min(size, (rx - lx) * 0.46)
    for x, y in ((lx, ly), (rx, ry)):
        paper.oval((x, y), size, size, None, line=rim, stroke=1.7)
        paper.curve(
            [(x - size * 0.5, y - size * 0.45), (x - size * 0.2, y - size * 0.65)],
            line="#ffffff",
            opacity=0.9,
        )
    paper.curve(
        [(lx + size, ly - 0.03), ((lx + rx) / 2, ly - 0.1), (rx - size, ry - 0.03)], line=rim, stroke=1.5
    )
    paper.curve([(lx - size, ly), (max(-0.94, lx - size - 0.3), ly - 0.06)], line=rim, stroke=1.2)
    paper.curve([(rx + size, ry), (min(0.96, rx + size + 0.2), ry - 0.06)], line=rim, stroke=1.2)


def _ear(paper: Paper, skin: str, side: int, turn: float) -> None:
    wide = 0.2 if side < 0 else 0.2 * (1 - turn * 2)
    x = side * 0.97 - turn * 0.1
    paper.oval((x, 0.2), max(0.06, wide), 0.23, skin, shade=0.4)
    paper.curve([(x, 0.12), (x + side * 0.07, 0.2), (x, 0.28)], line=darker(skin, 0.3), stroke=0.7)


def _nose(paper: Paper, skin: str, turn: float, old: bool) -> None:
    x, big = turn * 1.25, 1.35 if old else 1.0
    ink = mix(darker(skin, 0.42), "#b0483c", 0.3)
    paper.oval((x, 0.38), 0.085 * big, 0.06 * big, mix(skin, "#d8594c", 0.28), stroke=0)
    paper.curve(
        [(x - 0.07 * big, 0.38), (x + 0.02, 0.43 * (1 + 0.02 * big)), (x + 0.09 * big, 0.37)],
        line=ink,
        stroke=1.1,
    )


def _freckles(paper: Paper, skin: str, face: Face) -> None:
    tone = mix(darker(skin, 0.3), "#b5652f", 0.4)
    for side in (-1, 1):
        x = face.turn * 0.8 + side * 0.44
        for dx, dy in ((-0.1, 0.0), (0.0, 0.06), (0.1, -0.01), (0.02, -0.05)):
            paper.oval((x + dx, 0.4 + dy), 0.022, 0.022, tone, stroke=0, opacity=0.8)


def _beard(paper: Paper, traits: Traits, turn: float) -> None:
    tone = traits.parts.get("beard") or traits.hair
    low = 1.75 if "long beard" in traits.marks else 1.0
    edge = [(-1.0, 0.16), (-0.92, 0.62), (-0.66, 1.0 * low), (-0.36, 1.24 * low), (0.0, 1.34 * low),
            (0.36, 1.24 * low), (0.66, 1.0 * low), (0.92, 0.62), (1.0, 0.16)]  # fmt: skip
    inner = [
        (0.8, 0.3),
        (0.56, 0.48),
        (0.3 + turn, 0.44),
        (turn, 0.42),
        (-0.3 + turn, 0.44),
        (-0.56 + turn * 0.5, 0.48),
        (-0.82, 0.3),
    ]
    paper.blob(edge + inner, tone, shade=0.7)
    for x in (-0.5, -0.2, 0.15, 0.48):
        paper.curve([(x, 0.86), (x * 0.92, 1.02), (x * 0.8, 1.14)], line=darker(tone, 0.22), stroke=0.7)
    paper.oval((turn, 0.6), 0.3, 0.15, mix(traits.coat, "#c9685c", 0.12), stroke=0, opacity=0.9)


def _moustache(paper: Paper, traits: Traits, turn: float) -> None:
    tone = traits.parts.get("beard") or traits.hair
    for side in (-1, 1):
        shape: list[Point] = [
            (turn, 0.46), (turn + side * 0.2, 0.42), (turn + side * 0.42, 0.5), (turn + side * 0.52, 0.42),
            (turn + side * 0.4, 0.6), (turn + side * 0.16, 0.57),
        ]  # fmt: skip
        paper.blob(shape, tone, stroke=0.8)


def _lines(paper: Paper, skin: str, face: Face) -> None:
    ink = darker(skin, 0.3)
    for side, (x, y) in zip((-1, 1), face.eyes(), strict=True):
        paper.curve([(x + side * 0.2, y + 0.02), (x + side * 0.28, y + 0.08)], line=ink, stroke=0.7)
        paper.curve(
            [(x - 0.12, y + 0.2), (x, y + 0.23), (x + 0.12, y + 0.2)], line=ink, stroke=0.6, opacity=0.7
        )


def _headscarf(paper: Paper, cloth: Cloth) -> None:
    """Draw a scarf round the head and under the chin; the face is drawn over it."""
    half = ((-1.2, 0.3), (-1.08, 0.72), (-0.62, 1.04), (0.0, 1.14), (0.62, 1.02), (1.04, 0.8), (1.36, 0.5))
    rows = tuple(((-wide, y), (wide, y)) for y, wide in half)
    lay(paper, Panel(rows=rows, bow=0.05, soft=True), cloth)
    ink = darker(cloth.colour, 0.3)
    for k in (0.0, 0.14):
        paper.curve([(-0.9 + k, 0.66), (-0.4, 1.02 + k * 0.7), (0.2, 1.14 + k * 0.6)], line=ink, stroke=0.7)


def _hair_bow(paper: Paper, traits: Traits, turn: float) -> None:
    bow = traits.wears("bow")
    if bow and bow.word not in ("bowtie", "bow-tie"):
        draw_bow(paper.within(-0.5 - turn * 0.3, -0.98, -0.35), bow.cloth, 0.34)


def draw_bow(paper: Paper, cloth: Cloth, size: float) -> None:
    """Draw a bow with its knot at the origin."""
    for side in (-1, 1):
        paper.blob([(0.0, -0.1 * size), (side * size * 0.9, -0.75 * size), (side * size * 1.25, 0.0),
                    (side * size * 0.9, 0.7 * size), (0.0, 0.1 * size)], cloth.colour, shade=0.6)  # fmt: skip
        paper.curve(
            [(side * size * 0.25, 0.0), (side * size * 0.7, -size * 0.2)],
            line=darker(cloth.colour, 0.35),
            stroke=0.7,
        )
        if cloth.pattern == "spotted":
            paper.oval((side * size * 0.85, size * 0.1), size * 0.14, size * 0.14, cloth.second, stroke=0)
    paper.oval((0.0, 0.0), size * 0.26, size * 0.3, lighter(cloth.colour, 0.12))
