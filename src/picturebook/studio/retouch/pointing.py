"""Pointing: how a studio is told which region to change, as its model takes it.

A *mask* is clear where the picture is to be painted anew, and suits a region that follows the thing's own edge.
A *markup* is an outline laid over the picture, and suits a rough box: it says "look here" without giving up
everything in the box. Either has the pixels of the picture as it is sent.
"""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from typing import TYPE_CHECKING

from picturebook.studio.retouch.region import grown

if TYPE_CHECKING:
    from PIL.Image import Image

MASK, MARKUP = "mask", "markup"
_STROKE = 160  # of the longer side: one part is the outline's width
_LOUD = (255, 0, 200, 255)  # no paint is like it: it cannot be taken for a thing in the picture


def way_to_point(exact: bool, able: Collection[str]) -> str | None:
    """Return how to point at a region, exact or rough, with what a studio is able to be sent; None for nothing."""
    wanted = (MASK, MARKUP) if exact else (MARKUP, MASK)
    return next((one for one in wanted if one in able), None)


def mask_png(mask: Image, size: tuple[int, int]) -> bytes:
    """Return a region as a PNG of so many pixels, clear where the picture may change and opaque elsewhere."""
    from PIL import Image as Images
    from PIL import ImageChops

    alpha = ImageChops.invert(_scaled(mask, size))
    return _png(Images.merge("RGBA", (*[Images.new("L", size)] * 3, alpha)))


def markup_png(mask: Image, size: tuple[int, int]) -> bytes | None:
    """Return a clear PNG of so many pixels with an outline round a region; None where there is no room for one."""
    from PIL import Image as Images
    from PIL import ImageChops

    inner = _scaled(mask, size)
    line = ImageChops.subtract(grown(inner, max(2, max(size) // _STROKE)), inner)
    if line.getbbox() is None:
        return None  # the region is the whole picture
    overlay = Images.new("RGBA", size)
    overlay.paste(_LOUD, (0, 0, *size), line)
    return _png(overlay)


def _scaled(mask: Image, size: tuple[int, int]) -> Image:
    """Return a mask in other pixels; one that is partly in the region is in it."""
    from PIL import Image as Images

    if mask.size == size:
        return mask
    return mask.resize(size, Images.Resampling.BOX).point(lambda value: 255 if value else 0)


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=9)
    return out.getvalue()
