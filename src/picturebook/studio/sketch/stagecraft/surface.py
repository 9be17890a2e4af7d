"""The surface: what a wet brush, a crayon, a dry brush and a press leave on paper, laid over the finished drawing.

Every map is noise from a fixed seed, made once for a size: the same bytes every time. Sizes are told in shares of
the picture's longer side, so a small picture is the large one made smaller.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SEED = 40_177
_LAYERS = 3  # washes laid over each other
_CELLS = 26  # cells of the mesh along the longer side
_TURNS = (-42, 47, -18)  # degrees: how a hand scribbles one shape and the next
Size = tuple[int, int]


def run_wet(image: Image, much: float) -> Image:
    """Let washes run: edges wander and here and there lose themselves, layers dry with a rim of their own.

    Where they dry is the picture's own: the same stain on every page would be a stain on the book.
    """
    import PIL.Image
    from PIL import ImageChops

    size, own = image.size, sum(image.resize((3, 3), PIL.Image.Resampling.BOX).tobytes())
    image = _wandered(image, 0.0022 * max(size) * much)
    soft = image.reduce(max(2, max(size) // 300)).resize(size, PIL.Image.Resampling.BICUBIC)
    image = PIL.Image.composite(soft, image, _noise(size, 7, 1).point(_ramp(150, 230, round(190 * much))))
    image = ImageChops.subtract(image, _rgb(_turned(_layers(size, round(21 * much), own % 7 / 7), own)))
    swells = ImageChops.blend(_noise(size, 5, 2), _noise(size, 13, 3), 0.42)
    thin = _rgb(_turned(swells, own // 4).point(_ramp(40, 215, round(190 * much))))
    return ImageChops.screen(
        image, ImageChops.multiply(image, thin)
    )  # a thinner wash is lighter and no greyer


def scribble(image: Image, much: float) -> Image:
    """Leave paper between the strokes of a crayon; neighbouring colours are scribbled in different directions."""
    import PIL.Image
    from PIL import ImageChops

    red, green, _ = image.split()
    hue = ImageChops.add_modulo(red, green)
    gaps = _strokes(image.size, _TURNS[0])
    for turn, step in zip(_TURNS[1:], (36, 61), strict=True):
        where = hue.point([255 * (value // step % 2) for value in range(256)])
        gaps = PIL.Image.composite(_strokes(image.size, turn), gaps, where)
    pressed = image.convert("L").point([round((120 + 135 * value / 255) * much) for value in range(256)])
    return ImageChops.screen(
        image, _rgb(ImageChops.multiply(gaps, pressed))
    )  # the darker, the harder pressed


def misregister(image: Image, much: float) -> Image:
    """Print cyan and yellow a hair beside where magenta is."""
    import PIL.Image
    from PIL import ImageChops

    step = max(1, round(max(image.size) * 0.0016 * much))
    red, green, blue = image.split()
    return PIL.Image.merge(
        "RGB", (ImageChops.offset(red, step, -step // 2), green, ImageChops.offset(blue, -step, step))
    )


def _turned(grey: Image, own: int) -> Image:
    """Return a map as it is, mirrored, upside down, or both."""
    from PIL import ImageOps

    grey = ImageOps.mirror(grey) if own % 2 else grey
    return ImageOps.flip(grey) if own // 2 % 2 else grey


def _rgb(grey: Image) -> Image:
    import PIL.Image

    return PIL.Image.merge("RGB", (grey, grey, grey))


def _ramp(low: int, high: int, top: int) -> list[int]:
    """Return a table that is 0 up to `low` and `top` from `high` on."""
    return [round(top * max(0.0, min(1.0, (value - low) / (high - low)))) for value in range(256)]


@lru_cache(maxsize=16)
def _noise(size: Size, across: int, seed: int) -> Image:
    """Return soft noise with so many swells along the longer side."""
    import PIL.Image

    scale = across / max(size)
    w, h = max(2, round(size[0] * scale)), max(2, round(size[1] * scale))
    noise = PIL.Image.frombytes("L", (w, h), Random(_SEED + seed).randbytes(w * h))
    return noise.resize(size, PIL.Image.Resampling.BICUBIC)


@lru_cache(maxsize=4)
def _layers(size: Size, most: int, begun: float) -> Image:
    """Return how much darker each layer of a wash makes the paper: even, with a thin rim where it ended."""
    from PIL import ImageChops

    table = []
    for value in range(256):
        share = (value / 256 * _LAYERS + begun) % 1.0
        table.append(round(most * (0.4 * max(0.0, 1 - share * 12) + 0.6 * (1 - share) ** 2)))
    ragged = ImageChops.blend(_noise(size, 5, 5), _noise(size, 20, 9), 0.16)
    return ImageChops.blend(ragged, _noise(size, 110, 10), 0.02).point(table)


def _streaks(size: Size, seed: int, fine: float) -> Image:
    """Return long level streaks."""
    import PIL.Image

    w, h = 34, max(8, round(170 * fine * size[1] / max(size)))
    noise = PIL.Image.frombytes("L", (w, h), Random(_SEED + seed).randbytes(w * h))
    return noise.resize(size, PIL.Image.Resampling.BICUBIC)


@lru_cache(maxsize=9)
def _strokes(size: Size, turn: int) -> Image:
    """Return where a crayon's strokes at an angle leave paper, 0–255: between them, and in the paper's hollows."""
    import PIL.Image
    from PIL import ImageChops

    side = round((size[0] ** 2 + size[1] ** 2) ** 0.5) + 2
    streaks = _streaks((side, side), 7 + turn, 2.4).rotate(turn, PIL.Image.Resampling.BILINEAR)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    streaks = streaks.crop((left, top, left + size[0], top + size[1])).point(_ramp(135, 235, 130))
    hollows = _noise(size, max(size) // 3, 8).point(_ramp(135, 250, 125))
    return ImageChops.lighter(streaks, hollows)


def _wandered(image: Image, reach: float) -> Image:
    """Return an image whose edges wander by pixels."""
    import PIL.Image

    wide, high = image.size
    step = max(8, max(wide, high) // _CELLS)
    random = Random(_SEED + 6)
    columns, rows = -(-wide // step), -(-high // step)

    def wandered(place: int, most: int) -> float:
        shift = random.uniform(-reach, reach) if 0 < place < most else 0.0
        return max(0.0, min(most - 2.0, place + shift))  # beyond the edge there is nothing to sample

    nodes = {
        (x, y): (wandered(x * step, wide), wandered(y * step, high))
        for y in range(rows + 1)
        for x in range(columns + 1)
    }
    mesh = [
        (
            (x * step, y * step, min(wide, (x + 1) * step), min(high, (y + 1) * step)),
            (*nodes[x, y], *nodes[x, y + 1], *nodes[x + 1, y + 1], *nodes[x + 1, y]),
        )
        for y in range(rows)
        for x in range(columns)
    ]
    return image.transform(image.size, PIL.Image.Transform.MESH, mesh, PIL.Image.Resampling.BILINEAR)
