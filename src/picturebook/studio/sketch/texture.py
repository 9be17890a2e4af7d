"""Texture: paper grain and uneven pigment, laid over the flat drawing with Pillow after it is rasterised.

SVG's own noise takes seconds; a small tile of noise, made once from a fixed seed and repeated, takes
milliseconds and is the same everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from picturebook.studio.sketch.light import WARM, Air, Glow

if TYPE_CHECKING:
    from PIL.Image import Image

_TILE = 384  # pixels
_SEED = 20_260


def on_paper(png: bytes, air: Air) -> bytes:
    """Return a flat drawing as PNG in the light of its hour, on the grain of watercolour paper."""
    import PIL.Image
    from PIL import ImageChops

    image = PIL.Image.open(BytesIO(png)).convert("RGB")
    channels = (air.red, air.green, air.blue)
    if channels != (1.0, 1.0, 1.0):
        image = image.point([round(value * channel) for channel in channels for value in range(256)])
    for glow in air.glows:
        _shine(image, glow)
    image = ImageChops.multiply(image, _tiled(image.size))
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _shine(image: Image, glow: Glow) -> None:
    """Lay a pool of lamplight on a picture: light laid on light, fading to nothing at its edge."""
    import PIL.Image
    from PIL import ImageChops

    radius = round(glow.radius)
    box = (round(glow.x) - radius, round(glow.y) - radius, round(glow.x) + radius, round(glow.y) + radius)
    pool = PIL.Image.radial_gradient("L").point([max(0, 150 - value) * 3 // 4 for value in range(256)])
    pool = pool.resize((2 * radius, 2 * radius), PIL.Image.Resampling.BILINEAR)
    light = PIL.Image.merge(
        "RGB", [pool.point([value * part // 255 for value in range(256)]) for part in WARM]
    )
    image.paste(ImageChops.screen(image.crop(box), light), box)


@lru_cache(maxsize=4)
def _tiled(size: tuple[int, int]) -> Image:
    import PIL.Image

    tile = _tile()
    sheet = PIL.Image.new("L", size)
    for x in range(0, size[0], _TILE):
        for y in range(0, size[1], _TILE):
            sheet.paste(tile, (x, y))
    pools = _pools(size)
    from PIL import ImageChops

    grain = ImageChops.multiply(sheet, pools)
    return PIL.Image.merge("RGB", (grain, grain, grain))


@lru_cache(maxsize=1)
def _tile() -> Image:
    """Return a tile of fine grain between 247 and 255 whose edges meet."""
    import PIL.Image
    from PIL import ImageChops, ImageFilter

    noise = PIL.Image.frombytes("L", (_TILE, _TILE), Random(_SEED).randbytes(_TILE * _TILE))
    wrapped = ImageChops.offset(noise, _TILE // 2, _TILE // 2)
    soft = PIL.Image.blend(noise, wrapped, 0.5).filter(ImageFilter.GaussianBlur(0.9))
    return soft.point([min(255, 247 + max(0, value - 96) // 8) for value in range(256)])


def _pools(size: tuple[int, int]) -> Image:
    """Return broad, faint pools of pigment between 247 and 255."""
    import PIL.Image

    noise = PIL.Image.frombytes("L", (24, 24), Random(_SEED + 1).randbytes(576))
    broad = noise.resize(size, PIL.Image.Resampling.BICUBIC)
    return broad.point([249 + value * 6 // 255 for value in range(256)])
