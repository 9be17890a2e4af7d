"""Texture: paper grain and uneven pigment, laid over the flat drawing with Pillow after it is rasterised.

SVG's own noise takes seconds; a small tile of noise, made once from a fixed seed and repeated, takes
milliseconds and is the same everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TILE = 384  # pixels
_SEED = 20_260


def on_paper(png: bytes) -> bytes:
    """Return a flat drawing as PNG with the grain of watercolour paper."""
    import PIL.Image
    from PIL import ImageChops

    image = PIL.Image.open(BytesIO(png)).convert("RGB")
    grain = _tiled(image.size)
    image = ImageChops.multiply(image, PIL.Image.merge("RGB", (grain, grain, grain)))
    out = BytesIO()
    image.save(out, "PNG", compress_level=2)
    return out.getvalue()


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

    return ImageChops.multiply(sheet, pools)


@lru_cache(maxsize=1)
def _tile() -> Image:
    """Return a tile of fine grain between 236 and 255 whose edges meet."""
    import PIL.Image
    from PIL import ImageChops, ImageFilter

    noise = PIL.Image.frombytes("L", (_TILE, _TILE), Random(_SEED).randbytes(_TILE * _TILE))
    wrapped = ImageChops.offset(noise, _TILE // 2, _TILE // 2)
    soft = PIL.Image.blend(noise, wrapped, 0.5).filter(ImageFilter.GaussianBlur(0.9))
    return soft.point([min(255, 240 + max(0, value - 96) // 5) for value in range(256)])


def _pools(size: tuple[int, int]) -> Image:
    """Return broad, faint pools of pigment between 243 and 255."""
    import PIL.Image

    noise = PIL.Image.frombytes("L", (24, 24), Random(_SEED + 1).randbytes(576))
    broad = noise.resize(size, PIL.Image.Resampling.BICUBIC)
    return broad.point([243 + value * 12 // 255 for value in range(256)])
