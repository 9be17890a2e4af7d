"""Sharpening for print: edges get steeper, and nothing rings."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, ImageFilter

from picturebook.layout.frame import Ink, Picture, Wash
from picturebook.measure import Rect
from picturebook.prepress.darkroom import expose
from picturebook.prepress.sharpening import radius_at, sharpened

DARK, LIGHT = (60, 40, 90), (210, 190, 120)


@pytest.fixture(scope="module")
def edge() -> Image.Image:
    """Draw a dark half beside a light one, with a thin line in each."""
    image = Image.new("RGB", (80, 24), LIGHT)
    image.paste(DARK, (0, 0, 40, 24))
    image.paste(LIGHT, (20, 0, 23, 24))
    image.paste(DARK, (60, 0, 63, 24))
    return image


def step(image: Image.Image) -> int:
    """Return the greatest difference between neighbours across the middle."""
    reds = [image.getpixel((x, 12))[0] for x in range(34, 46)]  # type: ignore[index]
    return max(abs(one - other) for one, other in pairwise(reds))


def test_a_soft_edge_gets_steeper(edge: Image.Image) -> None:
    """What scaling up has softened is drawn tighter again."""
    soft = edge.filter(ImageFilter.GaussianBlur(1.5))
    assert step(sharpened(soft, 1.5)) > 1.1 * step(soft)


def test_line_art_does_not_ring(edge: Image.Image) -> None:
    """Flat colours with hard edges come out as they were, bit for bit; a bare unsharp mask rings on them."""
    assert edge.filter(ImageFilter.UnsharpMask(1.5, 100, 2)).tobytes() != edge.tobytes()
    assert sharpened(edge, 1.5).tobytes() == edge.tobytes()


def test_an_edge_of_the_plate_knows_nothing_of_the_far_one() -> None:
    """A soft shade that runs off one edge is the same whether black or white lies at the other."""
    made = []
    for far in (0, 255):
        image = Image.new("RGB", (60, 60), (120, 120, 120))
        for at in range(3):
            image.paste((90 + 10 * at,) * 3, (at, at, at + 1, 60))
            image.paste((90 + 10 * at,) * 3, (at, at, 60, at + 1))
        image.paste((far,) * 3, (57, 0, 60, 60))
        image.paste((far,) * 3, (0, 57, 60, 60))
        made.append(sharpened(image, 1.5).crop((0, 0, 50, 50)).tobytes())
    assert made[0] == made[1]


def test_what_is_laid_over_a_picture_is_not_sharpened() -> None:
    """A wash that fades out fades as slowly as it was laid."""
    whole = Rect(x=0, y=0, width=1, height=1)
    wash = Wash(
        box=Rect(x=20, y=20, width=40, height=40),
        ink=Ink(srgb=LIGHT, cmyk=(0, 0, 0, 0)),
        opacity=100,
        feather=16,
    )
    shown = Picture(
        shot="boat", take="a" * 64, box=Rect(x=0, y=0, width=80, height=80), crop=whole, washes=(wash,)
    )
    take = Image.new("RGB", (80, 80), DARK)
    made = (expose(take, shown, (80, 80), radius=radius) for radius in (0.0, 1.5))
    bare, ours = (Image.open(BytesIO(data)).tobytes() for data in made)
    assert bare == ours


def test_the_radius_is_of_paper_and_not_of_pixels() -> None:
    """A denser plate is sharpened over more pixels: the same width on paper."""
    assert radius_at(300) == 2 * radius_at(150) == 1.5
