"""Small pictures for tests of retouching: a figure on a meadow, noise, masks."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

MEADOW, FUR, SCARF, SHADE = (150, 175, 115), (138, 141, 145), (180, 40, 50), (126, 28, 35)
SIZE = (200, 200)
SCARF_BOX = (84, 80, 117, 105)  # as drawn, one beyond the last pixel


def meadow() -> Image.Image:
    """Draw a grey figure with a red scarf, its right half in shade, on a meadow."""
    image = Image.new("RGB", SIZE, MEADOW)
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 40, 120, 180), fill=FUR)
    draw.rectangle((84, 80, 116, 104), fill=SCARF)
    draw.rectangle((100, 80, 116, 104), fill=SHADE)
    return image


def noise(size: tuple[int, int], seed: int, mode: str = "RGB") -> Image.Image:
    """Return a picture of which no two pixels agree."""
    bands = {"RGB": 3, "RGBA": 4}[mode]
    return Image.frombytes(mode, size, Random(seed).randbytes(size[0] * size[1] * bands))


def png(image: Image.Image, **more: object) -> bytes:
    """Return a picture as the bytes of a PNG."""
    out = BytesIO()
    image.save(out, "PNG", **more)
    return out.getvalue()


def white(mask: Image.Image) -> set[tuple[int, int]]:
    """Return the pixels of a mask that are not black."""
    wide, _ = mask.size
    return {(at % wide, at // wide) for at, value in enumerate(mask.tobytes()) if value}
