"""The profiles pictures of four inks bring: the one place that decides whether one tells anything.

A profile may be cut short, or be that of a screen. Whoever measures a picture and whoever prints it must agree on
that, or a picture would be warned of that is printed by its profile, and another printed by a guess without a word.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile


def told_inks(image: Image) -> ImageCmsProfile | None:
    """Return the profile that tells what the inks of a CMYK picture are; None where it brings none that does."""
    from PIL import ImageCms

    carried = image.info.get("icc_profile")
    if not carried:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(carried))
        # Its head may be whole and its tables not: only a transform reads them.
        ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
    return profile
