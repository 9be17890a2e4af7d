"""Regions: where a picture may change, as a mask of the picture's own size, and how its edge fades.

A mask is white (255) where the picture may change and black (0) elsewhere. Its edge fades *inside*: what is black
is never touched, whatever else happens. All of it is Pillow's box filters, which take no longer for a wide edge
than for a narrow one.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from picturebook.digest import sha256
from picturebook.errors import UsageError

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels
Pixels = tuple[int, int]

_EDGE = 0.01  # of the longer side: how wide the edge fades
_STEP = 100  # pixels a box filter may reach before one white pixel among black ones rounds to nothing
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_USAGE = "--box LEFT,TOP,WIDTH,HEIGHT in percent of the picture, from its top left corner: --box 40,55,20,15"


def box_of(typed: str, size: Pixels) -> Box:
    """Read "40,55,20,15": left, top, width and height in percent of a picture. Raises UsageError."""
    words = [word.strip().removesuffix("%") for word in typed.split(",")]
    if len(words) != 4 or not all(_NUMBER.fullmatch(word) for word in words):
        raise UsageError(f"“{typed}” is no box", f"write {_USAGE}")
    left, top, wide, high = numbers = [float(word) for word in words]
    if max(numbers) > 100:
        sides = (*size, *size)
        percents = [min(100.0, 100 * number / side) for number, side in zip(numbers, sides, strict=True)]
        told = f"those look like pixels of {size[0]} × {size[1]}; in percent: --box {_typed(percents)}"
        raise UsageError(f"the box {typed} leaves the picture", told)
    if 0 < max(numbers) <= 1:
        told = f"those look like fractions; in percent: --box {_typed([100 * number for number in numbers])}"
        raise UsageError(f"the box {typed} is smaller than a hair", told)
    if not wide or not high or left + wide > 100 or top + high > 100:
        raise UsageError(f"the box {typed} is not inside the picture", f"write {_USAGE}")
    across, down = size[0] / 100, size[1] / 100
    right, bottom = round((left + wide) * across), round((top + high) * down)
    return min(round(left * across), right - 1), min(round(top * down), bottom - 1), right, bottom


def boxed(size: Pixels, box: Box) -> Image:
    """Return the mask of a box."""
    from PIL import Image

    mask = Image.new("L", size)
    mask.paste(255, box)
    return mask


def read_mask(data: bytes, size: Pixels, name: str) -> Image:
    """Return the mask a person painted: a PNG of the picture's size, transparent where it may change.

    Raises UsageError with what to do for anything else.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as opened:
            clear = opened.has_transparency_data
            found = opened.convert("RGBA").getchannel("A") if clear else None
            has = opened.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UsageError(f"the mask {name} is no PNG", "save it as PNG, with transparency") from None
    if has != size:
        said = f"the mask {name} has {has[0]} × {has[1]} pixels, and the picture {size[0]} × {size[1]}"
        raise UsageError(said, "paint the mask over the picture itself, and save it in the same size")
    told = "make transparent what may change, leave the rest opaque, and save it as PNG"
    if found is None:
        raise UsageError(f"the mask {name} has no transparency", told)
    mask = found.point(lambda alpha: 255 if alpha < 128 else 0)
    if mask.getbbox() is None:
        raise UsageError(f"nothing in the mask {name} is transparent", told)
    return mask


def grown(mask: Image, by: int) -> Image:
    """Return a mask with everything within so many pixels, straight or slantwise, of what was white."""
    from PIL import ImageFilter

    while by > 0:
        step = min(by, _STEP)
        for reach in ((step, 0), (0, step)):
            mask = mask.filter(ImageFilter.BoxBlur(reach)).point(_any)
        by -= step
    return mask


def shrunk(mask: Image, by: int) -> Image:
    """Return a mask without everything within so many pixels of what was black; the picture's edge is no black."""
    from PIL import ImageChops

    return ImageChops.invert(grown(ImageChops.invert(mask), by))


def closed(mask: Image, by: int) -> Image:
    """Return a mask with its gaps and holes of up to twice so many pixels filled."""
    return shrunk(grown(mask, by), by)


def edge_of(mask: Image) -> int:
    """Return over how many pixels a mask’s edge fades: a hundredth of the picture, less in a narrow region."""
    widest = max(4, round(max(mask.size) * _EDGE))
    while widest > 4 and shrunk(mask, widest).getbbox() is None:
        widest //= 2
    return widest


def faded(mask: Image, edge: int) -> Image:
    """Return how much of a change shows: 0 wherever the mask is black, rising to 255 within the edge."""
    from PIL import ImageFilter

    reach = max(1, edge // 4)
    inner = shrunk(mask, 2 * reach)  # two filters reach twice as far, and so never out of the mask
    shown = inner.filter(ImageFilter.BoxBlur(reach)).filter(ImageFilter.BoxBlur(reach))
    # A region of hairlines has no inside an edge could fade to.
    return shown if shown.point(_whole).getbbox() else mask


def fingerprint(mask: Image) -> str:
    """Return the sha256 of a mask's pixels and size."""
    return sha256(f"{mask.width}x{mask.height}:".encode() + mask.convert("1").tobytes())


def per_mille(mask: Image, within: Image | None = None) -> int:
    """Return how many thousandths are white: of the picture, or of what is white in another mask."""
    counts = mask.histogram(within)
    total = sum(counts)
    return round(1000 * sum(counts[128:]) / total) if total else 0


def _any(value: int) -> int:
    return 255 if value else 0


def _whole(value: int) -> int:
    return 255 if value == 255 else 0


def _typed(numbers: list[float]) -> str:
    return ",".join(f"{number:.1f}".removesuffix(".0") for number in numbers)
