"""Hats: what a head can wear, in the head's frame, on people and animals alike."""

from __future__ import annotations

from picturebook.studio.sketch.cloth import Cloth, Garment, Panel, lay
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.traits import Traits

HATS = ("hat", "cap", "beanie", "crown", "chef", "cone", "topper", "headscarf")


def worn_hat(traits: Traits) -> Garment | None:
    """Return the hat worn, if any."""
    return traits.wears(*HATS)


def draw_hat(paper: Paper, hat: Garment, turn: float) -> None:
    """Draw a hat on a head."""
    pens = {
        "hat": _brimmed, "cap": _cap, "beanie": _beanie, "crown": _crown, "chef": _chef, "cone": _cone,
        "topper": _topper,
    }  # fmt: skip
    if hat.kind in pens:
        pens[hat.kind](paper.within(turn * -0.1, 0.0), hat.cloth)


def _brimmed(paper: Paper, cloth: Cloth) -> None:
    dome = [
        (-0.74, -0.56),
        (-0.7, -1.0),
        (-0.4, -1.32),
        (0.0, -1.38),
        (0.4, -1.32),
        (0.7, -1.0),
        (0.74, -0.56),
    ]
    paper.blob([(-1.42, -0.5), (-0.8, -0.7), (0.0, -0.76), (0.8, -0.7), (1.42, -0.5), (0.8, -0.38), (0.0,
        -0.34),
                (-0.8, -0.38)], cloth.colour, shade=0.7)  # fmt: skip
    paper.blob([*dome, (0.0, -0.46)], cloth.colour, shade=0.7)
    band = Panel(rows=(((-0.75, -0.8), (0.75, -0.8)), ((-0.76, -0.6), (0.76, -0.6))), bow=0.1)
    lay(paper, band, Cloth(colour="#b9574b" if cloth.pattern == "plain" else cloth.second), shade=0)


def _cap(paper: Paper, cloth: Cloth) -> None:
    paper.blob([(-1.02, -0.42), (-0.98, -0.84), (-0.55, -1.2), (0.0, -1.28), (0.55, -1.2), (0.98, -0.84),
                (1.02, -0.42), (0.0, -0.56)], cloth.colour, shade=0.7)  # fmt: skip
    paper.blob([(-0.1, -0.5), (0.5, -0.62), (1.0, -0.46), (1.42, -0.28), (0.9, -0.3), (0.3, -0.36)],
               darker(cloth.colour, 0.12))  # fmt: skip
    paper.oval((0.0, -1.28), 0.09, 0.06, cloth.colour)


def _beanie(paper: Paper, cloth: Cloth) -> None:
    panel = Panel(rows=(
        ((-0.3, -1.38), (0.3, -1.38)), ((-0.78, -1.16), (0.78, -1.16)), ((-1.02, -0.66), (1.02, -0.66)),
    ))  # fmt: skip
    lay(paper, panel, cloth)
    fold = Panel(rows=(((-1.06, -0.74), (1.06, -0.74)), ((-1.08, -0.4), (1.08, -0.4))), bow=-0.06)
    lay(paper, fold, Cloth(colour=lighter(cloth.colour, 0.18)), shade=0.6)
    for k in range(-4, 5):
        paper.curve([(k * 0.23, -0.7), (k * 0.235, -0.5)], line=darker(cloth.colour, 0.25), stroke=0.7)
    paper.blob(cloud((0.0, -1.5), 0.27, 0.25, 9, 0.09), lighter(cloth.colour, 0.5), shade=0.6)


def _crown(paper: Paper, cloth: Cloth) -> None:
    points = [(-0.66, -0.74), (-0.74, -1.36), (-0.36, -1.02), (0.0, -1.48), (0.36, -1.02), (0.74, -1.36),
              (0.66, -0.74)]  # fmt: skip
    paper.blob(points, cloth.colour, straight=True, shade=0.6)
    for x in (-0.36, 0.0, 0.36):
        paper.oval((x, -0.88), 0.08, 0.09, "#c8485a", stroke=0.6)


def _chef(paper: Paper, cloth: Cloth) -> None:
    paper.blob(cloud((0.0, -1.4), 0.86, 0.44, 7, 0.08), cloth.colour, shade=0.8)
    band = Panel(rows=(((-0.7, -1.24), (0.7, -1.24)), ((-0.74, -0.7), (0.74, -0.7))), bow=0.08)
    lay(paper, band, Cloth(colour=cloth.colour))


def _cone(paper: Paper, cloth: Cloth) -> None:
    panel = Panel(rows=(
        ((-0.02, -2.15), (0.06, -2.15)), ((-0.36, -1.4), (0.42, -1.4)), ((-0.76, -0.62), (0.76, -0.62)),
    ), bow=0.1)  # fmt: skip
    lay(paper, panel, cloth)
    paper.blob(
        [(-0.98, -0.6), (-0.4, -0.68), (0.4, -0.68), (0.98, -0.6), (0.4, -0.42), (-0.4, -0.42)],
        darker(cloth.colour, 0.1),
    )


def _topper(paper: Paper, cloth: Cloth) -> None:
    paper.blob(
        [(-1.1, -0.6), (-0.5, -0.72), (0.5, -0.72), (1.1, -0.6), (0.5, -0.46), (-0.5, -0.46)],
        cloth.colour,
        shade=0.5,
    )
    body = Panel(rows=(((-0.72, -1.62), (0.72, -1.62)), ((-0.64, -0.64), (0.64, -0.64))), bow=0.08)
    lay(paper, body, cloth)
    band = Panel(rows=(((-0.66, -0.86), (0.66, -0.86)), ((-0.65, -0.66), (0.65, -0.66))), bow=0.08)
    lay(paper, band, Cloth(colour="#b9574b"), shade=0)
