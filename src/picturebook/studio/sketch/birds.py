"""Birds: wings for arms, thin legs, beaks, crests and tail feathers, on the same skeleton."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, hypot

from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.cloth import tube
from picturebook.studio.sketch.colour import darker, lighter, luminance, mix
from picturebook.studio.sketch.faces import Face, draw_drops, draw_face
from picturebook.studio.sketch.garments import sleeve
from picturebook.studio.sketch.hats import draw_hat, worn_hat
from picturebook.studio.sketch.muzzles import draw_kerchief
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.people import Head, draw_glasses
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

BIRDS = frozenset({"heron", "hen", "duck", "bird", "owl", "penguin"})
_BEAKS = {
    "heron": "#e0a83e",
    "hen": "#e5b04a",
    "duck": "#eb9a3c",
    "bird": "#e5a63f",
    "owl": "#d99b3f",
    "penguin": "#ea9d3c",
}


def beak_of(traits: Traits) -> str:
    """Return the colour of beak and legs."""
    return traits.parts.get("beak") or _BEAKS.get(traits.species, "#e5a63f")


def draw_tail(paper: Paper, body: Body) -> None:
    """Draw the tail feathers, and the neck of a long-necked bird."""
    traits, b = body.traits, body.build
    tone = darker(traits.coat, 0.16)
    back, lift = body.across(0.86, -b.hip * 0.5), 14 if traits.species == "hen" else 4
    long = {"owl": 8, "penguin": 6, "heron": 15, "hen": 19}.get(traits.species, 15)
    if body.bones.front:
        return
    for k in range(3):
        tip = (back[0] - long + k * 2.5, back[1] - lift * (1 - k * 0.5) + 5 * (k - 0.6))
        paper.blob(
            [
                (back[0] + 3, back[1] - 5),
                (tip[0] + 2, tip[1] - 3),
                tip,
                (tip[0] + 3, tip[1] + 3),
                (back[0] + 4, back[1] + 5),
            ],
            tone,
            shade=0.4,
        )


def _neck(paper: Paper, body: Body) -> None:
    """Draw a long neck as a soft S from the breast to the head."""
    bones, tone = body.bones, body.traits.coat
    (x0, y0), (x1, y1) = body.across(0.14, 0.0), bones.head
    wide = body.build.head * 0.86
    low = ((x0 * 2 + x1) / 3 + 5, (y0 * 2 + y1) / 3)
    panel = tube(((x0, y0), low, (x1 - 1, y1 + 2)), (wide * 1.4, wide, wide * 0.92))
    paper.blob(panel.sleeve(), tone, stroke=0, shade=0.6)
    for edge in (0, 1):  # the breast runs into the neck without a line
        paper.curve([row[edge] for row in panel.rows[1:]], line=paper.outline_of(tone))


def draw_leg(paper: Paper, body: Body, side: int) -> None:
    """Draw a thin leg with a knee and three toes."""
    hip, knee, ankle = body.bones.legs[side]
    tone, wide = beak_of(body.traits), body.build.leg_wide
    if body.traits.species == "heron":
        tone = body.traits.parts.get("legs", "#b59a6a")
    ink = paper.outline_of(tone)
    for colour, extra in ((ink, 0.9), (tone, 0.0)):
        paper.wide([hip, knee], colour, wide + extra)
        paper.wide([knee, ankle], colour, wide + extra)
    foot = paper.within(*ankle, body.bones.toes[side] * 0.6)
    if body.traits.species in ("duck", "penguin"):
        foot.blob([(-1, -0.6), (6, -0.4), (8, 1.2), (0, 1.4), (-2.4, 1.2)], tone)
        return
    for end in ((6, 1.0), (4.2, 2.0), (-3.2, 1.2)):
        foot.wide([(0, 0), end], ink, wide * 0.7 + 0.9)
        foot.wide([(0, 0), end], tone, wide * 0.7)


# A wing along x from the shoulder to the tip of its longest feather, one unit long and one wide.
_WING = ((-0.08, -0.5), (0.4, -0.72), (0.98, -0.1), (0.9, 0.25), (0.97, 0.5), (0.76, 0.55), (0.78, 0.86),
         (0.5, 0.78), (0.2, 0.66), (-0.08, 0.4))  # fmt: skip
_BENT = ((0.56, 0.1), (0.94, -0.16), (1.12, 0.5), (1.02, 1.1), (0.95, 1.06), (0.98, 0.56), (0.84, 0.26))


def draw_wing(paper: Paper, body: Body, side: int) -> None:
    """Draw a wing from the shoulder to where the hand would be, with three feathers at its end."""
    shoulder, _, hand = body.bones.arms[side]
    traits = body.traits
    tone = traits.parts.get("wings") or darker(traits.coat, 0.14 if luminance(traits.coat) > 0.4 else 0.3)
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    folded = dy > 0 and body.bones.pose not in (Pose.WAVING, Pose.JUMPING, Pose.FLYING)
    long = hypot(dx, dy) * (0.96 if folded else 1.22)
    wide = body.build.arm_wide * (1.15 if folded else 1.5) * (-1 if (side == 0) == (dy > 0) else 1)
    wing = paper.within(*shoulder, atan2(dy, dx))

    def feather(shape: Iterable[Point]) -> list[Point]:
        return [(x * long, y * wide) for x, y in shape]

    if "bent feather" in traits.marks and side == 0:
        wing.blob(feather(_BENT), lighter(tone, 0.45), shade=0.4)
    wing.blob(feather(_WING), tone, shade=0.6)
    for k in (0.1, 0.45):
        barb = feather(((0.36, k), (0.56, k + 0.1), (0.76, k + 0.05)))
        wing.curve(barb, line=darker(tone, 0.3), stroke=0.8)
    worn = sleeve(body)
    if worn:
        wing.blob(feather((x * 0.6, y * 1.06) for x, y in _WING), worn[0].cloth.colour, shade=0.5)


def draw_bird_head(paper: Paper, head: Head) -> None:
    """Draw a bird's head: crest, eyes, beak."""
    traits, turn, kind = head.traits, head.turn, head.traits.species
    _crest(paper, traits, kind, turn)
    wide = 1.12 if kind == "owl" else 0.98
    paper.oval((0, 0), wide, 1.0, traits.coat, shade=0.7)
    if kind in ("owl", "penguin", "bird"):
        _mask(paper, traits, kind, turn)
        paper.oval((0, 0), wide, 1.0, None, line=paper.outline_of(traits.coat))
    face = bird_face(head)
    draw_face(paper, face, head.mood)
    _beak(paper, head, face)
    draw_drops(paper, face, head.mood)
    if kind == "hen":
        comb = traits.parts.get("comb", "#cf4a45")
        for side in (-0.12, 0.12):
            paper.oval((turn * 1.6 + side, 0.78), 0.14, 0.24, comb, shade=0.4)
    if "glasses" in traits.marks:
        draw_glasses(paper, face, traits.parts.get("glasses", "#6b5a45"), 0.36)
    hat = worn_hat(traits)
    if hat and hat.kind != "headscarf":
        draw_hat(paper, hat, turn)
    elif hat:
        draw_kerchief(paper, hat.cloth)


def bird_face(head: Head) -> Face:
    """Return where a bird's features sit; its mouth is the beak's business, so it is put out of sight."""
    owl, heron = head.traits.species == "owl", head.traits.species == "heron"
    dark = luminance(head.traits.coat) < 0.38 and head.traits.species not in ("penguin", "owl")
    return Face(
        turn=head.turn * (1.4 if heron else 1.0), eye_x=0.4 if owl else 0.36, eye_y=-0.12,
            eye=0.17 if heron else 0.14,
        brow=0.34, brows=False, mouth=(0.0, 0.3), mouth_wide=0.0, cheek=(0.62, 0.24),
            ink="#2a2026" if not dark else "#17110f",
        iris=head.traits.parts.get("eyes") or "#2f242a",
    )  # fmt: skip


def _mask(paper: Paper, traits: Traits, kind: str, turn: float) -> None:
    pale = traits.parts.get("face") or (lighter(traits.coat, 0.62) if kind == "owl" else "#f6f0e4")
    if kind == "bird":
        paper.oval(
            (turn * 0.5, 0.54), 0.62, 0.4, mix(traits.parts.get("belly", "#e9a25f"), pale, 0.2), stroke=0
        )
        return
    for side in (-1, 1):
        paper.oval((turn * 0.6 + side * 0.4, -0.06), 0.44, 0.5, pale, stroke=0.5 if kind == "owl" else 0)
    if kind == "penguin":
        paper.oval((turn * 0.6, 0.4), 0.6, 0.46, pale, stroke=0)


def _crest(paper: Paper, traits: Traits, kind: str, turn: float) -> None:
    if kind == "hen":
        comb = traits.parts.get("comb", "#cf4a45")
        for x, y, size in ((-0.34, -1.0, 0.24), (0.0, -1.14, 0.28), (0.34, -1.0, 0.24)):
            paper.oval((x + turn * 0.4, y), size, size * 1.15, comb, shade=0.4)
    elif kind == "heron":
        ink = "#4b5364"
        for k in (0.0, 0.18):
            paper.blob([(-0.3, -0.7 + k), (-1.0, -0.86 + k), (-2.1, -0.5 + k * 1.6), (-1.0, -0.62 + k)], ink)
    elif kind == "owl":
        for side in (-1, 1):
            paper.blob(
                [(side * 0.4, -0.8), (side * 1.02, -1.28), (side * 1.02, -0.4)], traits.coat, shade=0.5
            )
    elif kind in ("bird", "duck"):
        for k in (-0.14, 0.06):
            paper.blob([(k - 0.1, -0.86), (k - 0.2, -1.22), (k + 0.06, -0.96)], darker(traits.coat, 0.1))


def _beak(paper: Paper, head: Head, face: Face) -> None:
    kind, tone, t = head.traits.species, beak_of(head.traits), head.turn
    gape = {
        Mood.DELIGHTED: 0.22,
        Mood.YAWNING: 0.3,
        Mood.SURPRISED: 0.2,
        Mood.SCARED: 0.14,
        Mood.HAPPY: 0.07,
    }.get(head.mood, 0.0)
    if kind == "heron" and t:
        _bill(paper, tone, gape)
        return
    wide = {"duck": 0.46, "owl": 0.17, "heron": 0.3}.get(kind, 0.27)
    x, y = t * 1.7, 0.16 if kind != "owl" else 0.22
    beak = paper.within(x, y)
    points = t and kind not in ("owl", "duck")  # seen from the side a beak points ahead
    tip = (0.5, 0.2) if points else (0.12 if t else 0.0, 1.04 if kind == "heron" else 0.34)
    if gape:
        low = [
            (-wide * 0.7, 0.1),
            (wide * 0.7, 0.1),
            (tip[0] - 0.06, tip[1] + gape * 1.5),
            (-wide * 0.2, 0.2 + gape),
        ]
        beak.blob(low, darker(tone, 0.25))
        beak.oval((0.06, 0.16 + gape * 0.7), wide * 0.4, gape * 0.5, "#c75d5d", stroke=0)
    shape = [(-wide, 0.04), (0.0, -0.2), (wide * 0.9, -0.02), tip, (0.0, 0.26)]
    if kind == "duck":
        shape = [(-wide, 0.04), (0, -0.16), (wide, 0.04), (wide * 1.1, 0.26), (0, 0.32), (-wide * 0.9, 0.24)]
    beak.blob(shape, tone, shade=0.4)
    _bill_mouth(paper, (x, y), wide, head.mood)


def _bill_mouth(paper: Paper, at: Point, wide: float, mood: Mood) -> None:
    bend = {
        Mood.SAD: 0.09,
        Mood.WORRIED: 0.06,
        Mood.ANGRY: 0.09,
        Mood.HAPPY: -0.07,
        Mood.DELIGHTED: -0.07,
    }.get(mood, -0.02)
    x, y = at[0], at[1] + 0.1
    paper.curve(
        [(x - wide * 1.05, y + bend), (x - wide * 0.5, y), (x + wide * 0.2, y + 0.02)],
        line="#7a5128",
        stroke=0.9,
    )


def _bill(paper: Paper, tone: str, gape: float) -> None:
    """Draw a heron's long bill."""
    if gape:
        paper.blob([(0.6, 0.3), (1.5, 0.46 + gape), (2.7, 0.5 + gape * 2.4), (0.5, 0.52)], darker(tone, 0.15))
    paper.blob([(0.52, -0.06), (1.4, 0.1), (2.9, 0.36), (1.5, 0.42), (0.5, 0.46)], tone, shade=0.5)
    paper.curve([(0.6, 0.26), (1.5, 0.3), (2.4, 0.35)], line=darker(tone, 0.4), stroke=0.8)


def draw_neck(paper: Paper, body: Body) -> None:
    """Draw the long neck of a heron."""
    if body.build.neck > 8:
        _neck(paper, body)
