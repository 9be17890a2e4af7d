"""Sharpening for print: what scaling and ink on paper soften is made steep again, and nothing rings.

An unsharp mask puts a light rim round every dark outline. A photograph wants some of it; a drawing of flat colours
shows it as a line nobody drew. So no pixel gets lighter than the lightest of its neighbours, or darker than the
darkest: an edge gets steeper and never overshoots, and flat fields with a hard edge between them stay as they were.
Lightness alone is sharpened: the eye sees no finer in colour, and no fringe of another hue appears.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# Bruce Fraser, "Real World Image Sharpening": what sharpens is a hundredth of an inch wide, too narrow to be seen at
# reading distance; half of it lies on either side of the edge.
_INCHES = 1 / 200
_PERCENT = 100
_GRAIN = 2  # levels between neighbours that are the compression of a take, and no drawing
_AROUND = ((1, 0), (-1, 0))


def radius_at(ppi: float) -> float:
    """Return the radius in pixels that sharpens a plate of so many pixels an inch."""
    return ppi * _INCHES


def sharpened(image: Image, radius: float) -> Image:
    """Sharpen an RGB picture; no pixel leaves the lightness of the 3 x 3 pixels it stands among.

    Of one in CMYK each ink is sharpened by itself: lightness is spread over all four, and black alone must stay so.
    """
    from PIL import Image, ImageChops

    if image.mode == "CMYK":
        return Image.merge("CMYK", [_steep(ink, radius) for ink in image.split()])
    light = image.convert("L")
    steep = _steep(light, radius)
    more, less = ImageChops.subtract(steep, light), ImageChops.subtract(light, steep)
    lifted = ImageChops.add(image, Image.merge("RGB", (more, more, more)))
    return ImageChops.subtract(lifted, Image.merge("RGB", (less, less, less)))


def _steep(light: Image, radius: float) -> Image:
    from PIL import ImageChops, ImageFilter

    steep = light.filter(ImageFilter.UnsharpMask(radius, _PERCENT, _GRAIN))
    least, most = _spread(light, ImageChops.darker), _spread(light, ImageChops.lighter)
    return ImageChops.lighter(least, ImageChops.darker(most, steep))


def _spread(light: Image, of: Callable[[Image, Image], Image]) -> Image:
    """Return the extreme of each pixel's neighbours: first along its row, then of those along its column."""
    row = reduce(of, (_moved(light, x, y) for x, y in _AROUND), light)
    return reduce(of, (_moved(row, y, x) for x, y in _AROUND), row)


def _moved(light: Image, x: int, y: int) -> Image:
    """Return a picture moved by a pixel; at the edge it came from, where a mirror stands, it stays as it was.

    A moved copy wraps: there it would have the far edge of the page among the neighbours.
    """
    from PIL import ImageChops

    moved = ImageChops.offset(light, x, y)
    left, top = (light.width - 1 if x < 0 else 0), (light.height - 1 if y < 0 else 0)
    edge = (left, top, left + 1 if x else light.width, top + 1 if y else light.height)
    moved.paste(light.crop(edge), edge)
    return moved
