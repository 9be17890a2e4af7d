"""Animals' heads, trunks and tails: one table of ears, muzzles and markings instead of a drawing for each."""

from __future__ import annotations

from math import cos, pi, sin

from picturebook.record import record
from picturebook.studio.sketch import ears, muzzles, tails
from picturebook.studio.sketch.body import Body
from picturebook.studio.sketch.cloth import Cloth, lay
from picturebook.studio.sketch.colour import darker, lighter, luminance, mix
from picturebook.studio.sketch.faces import Face, draw_drops, draw_face
from picturebook.studio.sketch.hats import draw_hat, worn_hat
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.people import Head, draw_bow, draw_glasses
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits


@record
class Kind:
    """What makes a species' head its own."""

    ears: str = "round"
    wide: float = 1.05  # half width at the eyes
    jaw: float = 0.62  # half width at the muzzle
    tall: float = 0.9
    muzzle: str = "patch"  # patch, cheeks, long, snout, big, trunk, none, wide
    nose: str = "small"
    whiskers: bool = False
    eye_x: float = 0.38
    eye_y: float = -0.02
    eye: float = 0.12
    belly: str = "light"  # light or none
    tail: str = "none"


KINDS: dict[str, Kind] = {
    "mouse": Kind(ears="big round", jaw=0.5, nose="pink", whiskers=True, muzzle="point", tail="thin"),
    "hamster": Kind(ears="little round", wide=1.2, jaw=0.98, nose="pink", whiskers=True, muzzle="cheeks",
        eye_x=0.44, eye=0.13),
    "squirrel": Kind(ears="tuft", jaw=0.6, nose="dark", muzzle="cheeks", tail="plume"),
    "cat": Kind(ears="pointed", wide=1.12, jaw=0.72, nose="pink", whiskers=True, muzzle="cheeks",
        tail="curl", eye_x=0.42),
    "tiger": Kind(ears="round", wide=1.12, jaw=0.78, nose="pink", whiskers=True, muzzle="cheeks",
        tail="curl"),
    "lion": Kind(ears="round", wide=1.0, jaw=0.74, nose="dark", muzzle="cheeks", tail="tuft"),
    "dog": Kind(ears="floppy", wide=1.0, jaw=0.78, nose="big", muzzle="big", tail="wag"),
    "wolf": Kind(ears="pointed", wide=1.15, jaw=0.5, nose="dark", muzzle="mask", tail="brush"),
    "fox": Kind(ears="pointed", wide=1.2, jaw=0.42, nose="dark", muzzle="mask", tail="brush", eye_y=0.0,
        eye_x=0.36),
    "bear": Kind(ears="round", wide=1.06, jaw=0.84, nose="big", muzzle="patch", tail="bob", eye=0.1,
        eye_x=0.36),
    "panda": Kind(ears="round", wide=1.1, jaw=0.86, nose="big", muzzle="patch", tail="bob", eye=0.1),
    "koala": Kind(ears="fluffy", wide=1.08, jaw=0.84, nose="tall", muzzle="none", tail="none", eye_x=0.46),
    "rabbit": Kind(ears="long", wide=1.0, jaw=0.74, nose="pink", whiskers=True, muzzle="cheeks",
        tail="puff", eye_x=0.4),
    "frog": Kind(ears="bulge", wide=1.18, jaw=0.98, tall=0.78, nose="nostrils", muzzle="wide",
        eye_y=-0.66, eye_x=0.56, eye=0.14),
    "elephant": Kind(ears="flap", wide=1.0, jaw=0.66, nose="none", muzzle="trunk", tail="thin",
        eye_x=0.46, eye=0.1),
    "pig": Kind(ears="fold", wide=1.08, jaw=0.84, nose="none", muzzle="snout", tail="coil", belly="none"),
    "sheep": Kind(ears="side", wide=0.82, jaw=0.56, nose="soft", muzzle="none", tail="puff"),
    "cow": Kind(ears="side", wide=0.94, jaw=0.74, nose="none", muzzle="broad", tail="tuft"),
    "goat": Kind(ears="side", wide=0.92, jaw=0.58, nose="soft", muzzle="none", tail="bob"),
    "horse": Kind(ears="upright", wide=0.86, jaw=0.66, tall=1.05, nose="none", muzzle="broad", tail="mane"),
    "tortoise": Kind(ears="none", wide=1.0, jaw=0.84, nose="nostrils", muzzle="none", eye_x=0.44),
    "hedgehog": Kind(ears="little", wide=0.98, jaw=0.46, nose="big", muzzle="point", belly="light"),
    "badger": Kind(ears="round", wide=1.02, jaw=0.56, nose="big", muzzle="badger", tail="bob"),
    "raccoon": Kind(ears="round", wide=1.1, jaw=0.6, nose="dark", muzzle="raccoon", whiskers=True,
        tail="ringed"),
    "monkey": Kind(ears="side round", wide=0.98, jaw=0.8, nose="nostrils", muzzle="monkey", tail="curl"),
    "robot": Kind(ears="horns", wide=1.0, jaw=1.0, nose="none", muzzle="robot", eye=0.16, belly="none"),
    "creature": Kind(ears="horns", wide=1.1, jaw=0.98, nose="none", muzzle="none", eye=0.15),
}  # fmt: skip


def kind_of(traits: Traits) -> Kind:
    """Return the species' table row."""
    return KINDS.get(traits.species, KINDS["creature"])


def light_of(traits: Traits, part: str = "belly") -> str:
    """Return the pale of belly and muzzle."""
    told = traits.parts.get(part) or traits.parts.get("belly" if part == "chin" else "chin")
    pale = "#fdf8ee" if traits.species in ("fox", "wolf", "penguin") else lighter(traits.coat, 0.62)
    return told or pale


def head_shape(kind: Kind) -> list[Point]:
    """Return the outline of a head: round above the eyes, drawn in towards the jaw."""
    if kind.muzzle == "robot":
        return [
            (-0.9, -0.86),
            (0.0, -0.9),
            (0.9, -0.86),
            (1.0, 0.0),
            (0.9, 0.92),
            (0.0, 0.95),
            (-0.9, 0.92),
            (-1.0, 0.0),
        ]
    out: list[Point] = []
    for step in range(14):
        angle = 2 * pi * step / 14 - pi / 2
        low = max(0.0, sin(angle))
        wide = kind.wide + (kind.jaw - kind.wide) * min(1.0, low * 1.15)
        if kind.jaw < 0.6:
            wide += 0.1 * max(0.0, 1 - abs(low - 0.35) * 4)
        tall = kind.tall if angle < 0 or angle > pi else 1.0
        out.append((wide * cos(angle), tall * sin(angle) + 0.02))
    return out


def draw_animal_head(paper: Paper, head: Head) -> None:
    """Draw an animal's head: ears, fur, markings, muzzle, face, hat and glasses."""
    traits, turn = head.traits, head.turn
    kind = kind_of(traits)
    ears.draw_ears(paper, head, kind.ears)
    if traits.species in ("sheep", "lion"):
        mane = traits.parts.get("mane") or (
            darker(traits.coat, 0.32) if traits.species == "lion" else traits.coat
        )
        paper.blob(cloud((-turn * 0.3, -0.06), 1.34, 1.24, 13, 0.06), mane, shade=0.7)
    tone = _face_tone(traits)
    shape = head_shape(kind)
    paper.blob(shape, tone, shade=0.75, stroke=0)
    _markings(paper, traits, turn)
    face = animal_face(head)
    stands_out = kind.muzzle in ("trunk", "broad", "snout", "big")
    if stands_out:
        paper.blob(shape, None, line=paper.outline_of(tone))
    muzzles.draw_muzzle(paper, head, kind.muzzle, light_of(traits, "chin"))
    if not stands_out:
        paper.blob(shape, None, line=paper.outline_of(tone))
    draw_face(paper, face, head.mood)
    muzzles.draw_nose(paper, head, kind.nose)
    if kind.whiskers:
        _whiskers(paper, turn, face.mouth[1] - 0.12, kind.jaw)
    if traits.species == "sheep":
        paper.blob(cloud((-turn * 0.2, -0.82), 0.74, 0.36, 7, 0.08), traits.coat, shade=0.3)
    if "glasses" in traits.marks:
        draw_glasses(paper, face, traits.parts.get("glasses", "#6b5a45"), 0.33)
    draw_drops(paper, face, head.mood)
    hat = worn_hat(traits)
    if hat:
        if hat.kind == "headscarf":
            muzzles.draw_kerchief(paper, hat.cloth)
        else:
            draw_hat(paper.within(0, 0.04), hat, turn)
    bow = traits.wears("bow")
    if bow and "hair" in bow.word:
        draw_bow(paper.within(-0.6, -0.8, -0.4), bow.cloth, 0.3)


def animal_face(head: Head) -> Face:
    """Return where an animal's features sit."""
    kind, traits = kind_of(head.traits), head.traits
    dark = luminance(_face_tone(traits)) < 0.38
    ink = "#2a2026" if not dark else "#17110f"
    low = {"trunk": 0.72, "snout": 0.74, "broad": 0.78, "wide": 0.34, "big": 0.68, "none": 0.58}.get(
        kind.muzzle, 0.62
    )
    return Face(
        turn=head.turn, gaze=head.gaze, eye_x=kind.eye_x, eye_y=kind.eye_y, eye=kind.eye, brow=0.29, brows=False,
        mouth=(-0.34 if kind.muzzle == "trunk" else head.turn * 0.2, low),
        mouth_wide={"wide": 0.5, "trunk": 0.16}.get(kind.muzzle, 0.2),
        cheek=(kind.wide * 0.57, 0.34), ink=ink,
        iris=darker(told, 0.4) if (told := traits.parts.get("eyes")) else ink,
        blush="#e8766a" if not dark else "#c95f50", lashes="lashes" in traits.marks,
    )  # fmt: skip


def _face_tone(traits: Traits) -> str:
    if traits.species == "sheep":
        return traits.parts.get("face", "#e6cdb4")
    return traits.parts.get("face", traits.coat)


def _whiskers(paper: Paper, turn: float, y: float, jaw: float) -> None:
    for side in (-1, 1):
        for k in (-0.1, 0.02, 0.14):
            x = turn + side * 0.3
            paper.curve([(x, y + k * 0.5), (x + side * 0.42, y + k), (x + side * 0.78, y + k * 1.6 + 0.04)],
                        line=mix(paper.line, "#8a8080", 0.3), stroke=0.6, opacity=0.8)  # fmt: skip


def _markings(paper: Paper, traits: Traits, turn: float) -> None:
    tone = darker(traits.coat, 0.3)
    tabby = traits.species == "tiger" or "stripes" in traits.marks or (
        traits.species == "cat" and "ginger" in " ".join(traits.drawn)
    )  # fmt: skip
    if tabby:
        ink = traits.parts.get("stripes") or (tone if traits.species != "tiger" else "#4a3430")
        for x in (-0.2, 0.0, 0.2):
            paper.curve(
                [(x + turn * 0.6, -0.86), (x * 0.8 + turn * 0.8, -0.56 + abs(x) * 0.4)], line=ink, stroke=2.2
            )
        for side in (-1, 1):
            for y in (0.12, 0.32):
                paper.curve([(side * 1.0, y), (side * 0.76, y + 0.03)], line=ink, stroke=2.0)
    if traits.species == "panda":
        for side in (-1, 1):
            paper.oval((turn + side * 0.4, 0.0), 0.26, 0.32, "#3f3b42", stroke=0, turn=side * 0.4)
            paper.oval((turn + side * 0.39, -0.02), 0.16, 0.18, "#f4eee4", stroke=0)
    if "patches" in traits.marks or traits.species in ("dog", "cow"):
        patch = traits.parts.get("patches") or (
            darker(traits.coat, 0.34) if traits.species == "dog" else "#6a4a3a"
        )
        paper.blob(
            [
                (turn + 0.1, -0.3),
                (turn + 0.34, -0.5),
                (turn + 0.66, -0.34),
                (turn + 0.72, 0.06),
                (turn + 0.48, 0.3),
                (turn + 0.18, 0.18),
            ],
            patch,
            stroke=0,
            opacity=0.75,
        )


def draw_trunk(paper: Paper, body: Body) -> None:
    """Draw an animal's trunk with its lighter belly."""
    traits = body.traits
    panel = body.trunk(-0.02, 1.2)
    lay(paper, panel, Cloth(colour=traits.coat))
    if traits.species == "sheep" and not traits.garments:
        for u, v in ((0.3, 0.3), (0.6, 0.42), (0.35, 0.62), (0.68, 0.7)):
            x, y = panel.at(u, v)
            paper.curve(
                [(x - 2, y), (x - 1, y - 2), (x + 1.4, y - 1.6), (x + 1.6, y + 0.6)],
                line=darker(traits.coat, 0.22),
                stroke=0.8,
            )
    if kind_of(traits).belly == "light" and traits.species not in ("creature", "elephant", "sheep"):
        slim = 0.52 if traits.species in ("fox", "cat") else 0.66
        middle = body.across(0.66, 0.0 if body.bones.front else body.build.waist * 0.1)
        half = body.build.waist * slim
        paper.oval(middle, half, body.build.torso * 0.4, light_of(traits), stroke=0, turn=body.bones.lean)
    if traits.species == "robot":
        half = body.build.waist * 0.55
        corners = [body.across(d, half * side) for d, side in ((0.3, -1), (0.3, 1), (0.75, 1), (0.75, -1))]
        paper.blob(corners, lighter(traits.coat, 0.4), straight=True)
        for side, tone in ((-0.5, "#cf5a50"), (0.0, "#e3b54b"), (0.5, "#6fa265")):
            paper.oval(body.across(0.42, half * side), 1.5, 1.5, tone, stroke=0.6)
        paper.curve(
            [body.across(0.6, half * k) for k in (-0.6, -0.3, 0.0, 0.3, 0.6)], line=darker(traits.coat, 0.4)
        )
    if traits.species == "tortoise":
        tails.draw_plates(paper, body, panel)


def draw_tail(paper: Paper, body: Body) -> None:
    """Draw the tail behind the body."""
    tails.draw(paper, body, kind_of(body.traits).tail, light_of(body.traits))
