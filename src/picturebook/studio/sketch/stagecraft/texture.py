"""Paper and pigment: what Pillow lays over the flat drawing, so that it looks painted.

One small map of light (pools round lamps, deeper corners, blooms where the wash was wet) is stretched over the
picture and laid hard-light; pigment gathers along edges; then the grain of the paper. Maps and tiles are tiny
and made from fixed seeds: the same bytes every time, and some tens of milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from picturebook.studio.sketch.colour import rgb
from picturebook.studio.sketch.hand import PLAIN, Hand
from picturebook.studio.sketch.stagecraft.place import Lamp
from picturebook.studio.sketch.stagecraft.surface import misregister, run_wet, scribble

if TYPE_CHECKING:
    from PIL.Image import Image

_TILE = 256
_SEED = 20_260
_MAP = 64  # the map's longer side


def paint_over(
    flat: bytes, lamps: Sequence[Lamp], dark: float, mist: float = 0.0, hand: Hand = PLAIN
) -> bytes:
    """Return a flat drawing (PNG) with light, pigment and paper on it, as PNG without metadata.

    Lamps are placed in hundredths of the height; `dark` (0–1) is how much darker the corners are than them.
    """
    import PIL.Image
    from PIL import ImageChops

    image = PIL.Image.open(BytesIO(flat)).convert("RGB")
    if hand.bloom:
        image = run_wet(image, hand.bloom)
    if hand.lamps:
        image = ImageChops.hard_light(image, _light_map(image.size, lamps, dark))
    if mist:
        veil = _veil(image.size, mist)
        image = PIL.Image.composite(
            PIL.Image.new("RGB", image.size, "#dfe3ea" if dark < 0.8 else "#93a2c6"), image, veil
        )
    if hand.rim:
        image = ImageChops.subtract(image, _pigment(image, hand.rim))
    image = _surfaced(image, hand)
    if hand.grain:
        image = ImageChops.subtract(image, _paper(image.size, round(9 * hand.grain)))
    out = BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _surfaced(image: Image, hand: Hand) -> Image:
    """Return an image with the marks of a dry tool or a press on it."""
    for much, lay in ((hand.wax, scribble), (hand.fringe, misregister)):
        image = lay(image, much) if much else image
    return image


def _light_map(size: tuple[int, int], lamps: Sequence[Lamp], dark: float) -> Image:
    import PIL.Image

    wide, high = size
    scale = _MAP / max(size)
    w, h = max(8, round(wide * scale)), max(8, round(high * scale))
    base = _blooms(w, h)
    if dark:
        corner = PIL.Image.radial_gradient("L").resize((round(w * 1.5), round(h * 1.5)))
        corner = corner.crop((round(w * 0.25), round(h * 0.25), round(w * 0.25) + w, round(h * 0.25) + h))
        shade = corner.point([round(max(0, value - 60) * 0.6 * dark) for value in range(256)])
        base = PIL.Image.composite(PIL.Image.new("RGB", (w, h), "#474c74"), base, shade)
    for lamp in lamps:
        _pool(base, lamp, h / 100)
    return base.resize(size, PIL.Image.Resampling.BILINEAR)


def _pool(base: Image, lamp: Lamp, unit: float) -> None:
    import PIL.Image

    r = max(2, round(lamp.reach * unit))
    glow = PIL.Image.radial_gradient("L").resize((2 * r, 2 * r))
    k = min(1.0, lamp.strength) * 0.62
    mask = glow.point([round(max(0.0, 1 - value / 181) ** 1.5 * 255 * k) for value in range(256)])
    tone = tuple(min(255, 96 + round(value * 0.5)) for value in rgb(lamp.colour))
    base.paste(tone, (round(lamp.x * unit) - r, round(lamp.y * unit) - r), mask)


@lru_cache(maxsize=8)
def _bloom_noise(w: int, h: int) -> Image:
    import PIL.Image

    noise = PIL.Image.frombytes("L", (6, 5), Random(_SEED + 1).randbytes(30)).resize(
        (w, h), PIL.Image.Resampling.BICUBIC
    )
    fine = PIL.Image.frombytes("L", (11, 8), Random(_SEED + 2).randbytes(88)).resize(
        (w, h), PIL.Image.Resampling.BICUBIC
    )
    return PIL.Image.blend(noise, fine, 0.2)


def _blooms(w: int, h: int) -> Image:
    """Return the neutral map with faint blooms: pigment that ran while the wash was wet."""
    import PIL.Image

    noise = _bloom_noise(w, h)
    red, green, blue = (
        noise.point([round(low + value * more / 255) for value in range(256)])
        for low, more in ((125, 6), (124, 6), (122, 5))
    )
    return PIL.Image.merge("RGB", (red, green, blue))


def _pigment(image: Image, much: float) -> Image:
    """Return how much darker each pixel is where a wash ends: pigment gathers along wet edges."""
    import PIL.Image
    from PIL import ImageChops, ImageFilter

    small = image.convert("L").reduce(3)
    soft = small.filter(ImageFilter.BoxBlur(2))
    edge = ImageChops.subtract(soft, small, 4.0)
    edge = edge.point([min(round(16 * much), round(value * much)) for value in range(256)]).resize(
        image.size, PIL.Image.Resampling.BILINEAR
    )
    return PIL.Image.merge("RGB", (edge, edge, edge))


@lru_cache(maxsize=4)
def _paper(size: tuple[int, int], most: int) -> Image:
    """Return the paper's tooth as what is taken away: 0 to `most` of 255, in one tile repeated."""
    import PIL.Image
    from PIL import ImageFilter

    noise = PIL.Image.frombytes("L", (_TILE, _TILE), Random(_SEED).randbytes(_TILE * _TILE))
    wide = PIL.Image.new("L", (_TILE * 3, _TILE * 3))
    for x in range(3):
        for y in range(3):
            wide.paste(noise, (x * _TILE, y * _TILE))
    soft = wide.filter(ImageFilter.GaussianBlur(1.3)).crop((_TILE, _TILE, 2 * _TILE, 2 * _TILE))
    tooth = soft.point([min(most, max(0, (128 - value) // 3 + 2)) for value in range(256)])
    sheet = PIL.Image.new("L", size)
    for x in range(0, size[0], _TILE):
        for y in range(0, size[1], _TILE):
            sheet.paste(tooth, (x, y))
    return PIL.Image.merge("RGB", (sheet, sheet, sheet))


@lru_cache(maxsize=4)
def _veil(size: tuple[int, int], mist: float) -> Image:
    import PIL.Image

    noise = PIL.Image.frombytes("L", (5, 9), Random(_SEED + 3).randbytes(45))
    noise = noise.resize((48, 32), PIL.Image.Resampling.BICUBIC)
    rows = PIL.Image.new("L", (1, 32))
    rows.putdata([round(255 * max(0.0, 1 - abs(y - 19) / 13)) for y in range(32)])
    from PIL import ImageChops

    band = ImageChops.multiply(noise, rows.resize((48, 32)))
    return band.point([round(value * mist) for value in range(256)]).resize(
        size, PIL.Image.Resampling.BICUBIC
    )
