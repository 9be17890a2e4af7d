"""The darkroom: a take's pixels opened, cropped, scaled once, sharpened, washed, cut to shape and saved as a JPEG.

Only this module touches pixels of plates, and it is loaded only when a plate is missing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import PIL.Image
from PIL import ImageCms, ImageDraw, ImageFilter, ImageOps
from PIL.Image import Image

from picturebook.errors import BookError
from picturebook.layout.frame import SOFT, Picture, Wash
from picturebook.layout.profiles import told_inks
from picturebook.layout.tones import in_eight_bits
from picturebook.manuscript.pictures import MOST_PIXELS
from picturebook.measure import Rect
from picturebook.prepress.separation import CONDITION, held_to, separated, shown
from picturebook.prepress.sharpening import sharpened

QUALITY = 92
# Kinds a person saves pictures as. Others (EPS runs a program) are never opened, whatever the file is named.
_KINDS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")


def open_picture(path: Path, name: str) -> Image:
    """Open a picture as upright sRGB on white. Raises BookError naming it."""
    with _opened(path, name) as image:
        return _on_white(in_srgb(_plain(ImageOps.exif_transpose(image))))


def open_inks(path: Path, name: str) -> Image | None:
    """Open a picture of the very inks our plates have, upright; None of any other. Raises BookError naming it.

    Inks no profile tells are taken for ours, here as in `in_srgb`.
    """
    with _opened(path, name) as image:
        if image.mode != "CMYK":
            return None
        profile = told_inks(image)
        if profile is not None and CONDITION not in ImageCms.getProfileDescription(profile):
            return None
        return ImageOps.exif_transpose(image)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[Image]:
    """Give a picture whose pixels are still to be read, and say what is wrong with it in our words.

    Whoever calls turns Pillow's warning of large pictures into an error first: warnings belong to the process,
    and this runs in several threads.
    """
    try:
        with PIL.Image.open(path, formats=_KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise BookError(_too_large(name, f"{image.width} x {image.height} pixels"), _SMALLER)
            yield image
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise BookError(_too_large(name, "too many pixels"), _SMALLER) from None
    except FileNotFoundError:
        raise BookError(f"the picture {name} is gone: {path}", "put the file back") from None
    except (OSError, SyntaxError, ValueError) as problem:
        raise BookError(
            f"the picture {name} cannot be read: {path.name}: {_without_path(problem)}",
            "save it anew as PNG or JPEG",
        ) from None


def expose(
    image: Image,
    picture: Picture,
    size: tuple[int, int],
    ink_limit: int | None = None,
    radius: float = 0.0,
) -> bytes:
    """Make a plate of an opened take, its size in pixels. Returns a JPEG without metadata.

    A take of our own inks stays in them: only a plate that nothing is burnt into may be made of one. With an
    `ink_limit` in percent any other is separated into the four inks of a press; without, it stays RGB. It is
    sharpened by a `radius` in pixels, if any, before anything is laid over it.
    """
    source, box = _cropped(image, picture.crop)
    made = source.resize(size, PIL.Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    made = sharpened(made, radius) if radius else made
    for wash in picture.washes:
        _lay(made, wash, picture.box)
    made = _cut(made, picture)
    made.info.clear()  # Pillow would carry a photograph's comment along
    out = BytesIO()
    if ink_limit is not None:
        made = held_to(made, ink_limit) if made.mode == "CMYK" else separated(made, ink_limit)
    made.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


_SMALLER = "save it smaller: a printed page needs about 3000 pixels a side"


def _too_large(name: str, how: str) -> str:
    return f"the picture {name} is too large to print: {how}"


def _without_path(problem: Exception) -> str:
    """Say a problem without the path that Pillow puts into it: messages are the same on every machine."""
    text = str(problem)
    return "it is no picture we know" if "cannot identify" in text else text


def _plain(image: Image) -> Image:
    """Return the picture in a mode that colour management knows, with its transparency as alpha."""
    image = in_eight_bits(image)
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "RGBA", "L", "CMYK") else image.convert("RGB")


def in_srgb(image: Image) -> Image:
    """Turn a picture that brings a profile (a tablet's wide colours, a scanner's) into sRGB, and one of four inks.

    Inks without a profile are taken for those of our own plates: by arithmetic alone cyan would glow as on a screen.
    """
    if image.mode == "CMYK":
        return shown(image) if told_inks(image) is None else _by_profile(image) or shown(image)
    return _by_profile(image) or image


def _by_profile(image: Image) -> Image | None:
    """Return a picture in sRGB by the profile it brings, None where it brings none that tells."""
    carried = image.info.get("icc_profile")
    if not carried:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(carried))
        if ImageCms.getProfileDescription(profile).startswith("sRGB"):
            return None
        wanted = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, wanted
        )
    except (ImageCms.PyCMSError, OSError):
        return None  # a profile that is broken or of another mode means nothing, as in every browser


def _on_white(image: Image) -> Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = PIL.Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _cropped(image: Image, crop: Rect) -> tuple[Image, tuple[float, float, float, float]]:
    """Return a picture and the box of it that a crop shows, in pixels; past its edges it runs on as in a mirror."""
    left, top, right, bottom = (
        crop.x * image.width,
        crop.y * image.height,
        crop.right * image.width,
        crop.bottom * image.height,
    )
    over = (
        _whole(-left, image.width),
        _whole(-top, image.height),
        _whole(right - image.width, image.width),
        _whole(bottom - image.height, image.height),
    )
    if any(over):
        image = _mirrored(image, over)
        left, right, top, bottom = left + over[0], right + over[0], top + over[1], bottom + over[1]
    return image, (max(0.0, left), max(0.0, top), min(image.width, right), min(image.height, bottom))


def _whole(over: float, side: int) -> int:
    """Return how many pixels past an edge are asked for; a hair is rounding, and no mirror shows more than all."""
    return min(side, math.ceil(over)) if over > 1.0 else 0


def _mirrored(image: Image, over: tuple[int, int, int, int]) -> Image:
    """Return a picture with so many pixels more at its left, top, right and bottom, mirrored at its edges."""
    left, top, right, bottom = over
    wide = PIL.Image.new(image.mode, (left + image.width + right, image.height))
    wide.paste(image, (left, 0))
    wide.paste(ImageOps.mirror(image.crop((0, 0, left, image.height))), (0, 0))
    end = image.crop((image.width - right, 0, image.width, image.height))
    wide.paste(ImageOps.mirror(end), (left + image.width, 0))
    high = PIL.Image.new(image.mode, (wide.width, top + image.height + bottom))
    high.paste(wide, (0, top))
    high.paste(ImageOps.flip(wide.crop((0, 0, wide.width, top))), (0, 0))
    foot = wide.crop((0, wide.height - bottom, wide.width, wide.height))
    high.paste(ImageOps.flip(foot), (0, top + image.height))
    return high


def _lay(image: Image, wash: Wash, box: Rect) -> None:
    """Lay a wash over the plate: full behind its lines or inside its box less the feather, nothing at its edge."""
    per_point = image.width / box.width
    corner = (round((wash.box.x - box.x) * per_point), round((wash.box.y - box.y) * per_point))
    size = (max(1, round(wash.box.width * per_point)), max(1, round(wash.box.height * per_point)))
    lines = tuple(_moved(line, wash.box, per_point) for line in wash.lines)
    mask = soft_mask(size, wash.feather * per_point, wash.radius * per_point, lines)
    mask = mask.point([round(value * wash.opacity / 100) for value in range(256)])
    image.paste(wash.ink.srgb, (corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]), mask)


def _moved(line: Rect, box: Rect, by: float) -> Rect:
    """Return a line in pixels from the corner of a wash's box."""
    return Rect(
        x=(line.x - box.x) * by, y=(line.y - box.y) * by, width=line.width * by, height=line.height * by
    )


def soft_mask(size: tuple[int, int], feather: float, radius: float, lines: Sequence[Rect] = ()) -> Image:
    """Draw a rounded box that fades over `feather` pixels at its edge; worked small, since it is soft anyway.

    Where there are `lines` (in pixels), each of them is whole instead, and the fading follows their outline.
    """
    by = max(1.0, feather / 8)
    small = (max(2, round(size[0] / by)), max(2, round(size[1] / by)))
    inset, round_by = feather / 2 / by, (radius + feather / 2) / by
    mask = PIL.Image.new("L", small, 0)
    pen = ImageDraw.Draw(mask)
    for line in lines:
        edge = (line.x / by - inset, line.y / by - inset, line.right / by + inset, line.bottom / by + inset)
        pen.rounded_rectangle(edge, radius=inset, fill=255)
    if not lines:
        edge = (inset, inset, max(inset, small[0] - 1 - inset), max(inset, small[1] - 1 - inset))
        pen.rounded_rectangle(edge, radius=round_by, fill=255)
    if feather:
        # Two deviations of the blur reach the edge; the last twentieth is stretched away, so no step is left.
        mask = mask.filter(ImageFilter.GaussianBlur(feather / by / 4))
        mask = mask.point([round(max(0, min(255, (value - 12) * 255 / 231))) for value in range(256)])
    return mask.resize(size, PIL.Image.Resampling.BICUBIC)


def _cut(image: Image, picture: Picture) -> Image:
    """Cut a shape out of the plate onto the paper's colour."""
    if picture.shape == "rect":
        return image
    if picture.shape == "soft":
        mask = _faded(image.size, max(8.0, image.width * SOFT), picture.square)
    else:
        mask = _outline(image, picture)
    paper = PIL.Image.new("RGB", image.size, picture.paper.srgb if picture.paper else (255, 255, 255))
    return PIL.Image.composite(image, paper, mask)


def _faded(size: tuple[int, int], feather: float, goes_on: str | None) -> Image:
    """Draw a box that fades at its edges, but for the side on which the picture goes on across the fold."""
    if goes_on is None:
        return soft_mask(size, feather, 0)
    over = round(2 * feather)
    mask = soft_mask((size[0] + over, size[1]), feather, 0)
    left = over if goes_on == "left" else 0
    return mask.crop((left, 0, left + size[0], size[1]))


def _outline(image: Image, picture: Picture) -> Image:
    """Draw an oval or a rounded box at twice the size, so that its edge is smooth."""
    twice = (image.width * 2, image.height * 2)
    mask = PIL.Image.new("L", twice, 0)
    pen, edge = ImageDraw.Draw(mask), (0, 0, twice[0] - 1, twice[1] - 1)
    if picture.shape == "oval":
        pen.ellipse(edge, fill=255)
    else:
        left, right = picture.square != "left", picture.square != "right"
        corners = (left, right, right, left)
        pen.rounded_rectangle(
            edge, radius=picture.radius * twice[0] / picture.box.width, fill=255, corners=corners
        )
    return mask.resize(image.size, PIL.Image.Resampling.BOX)
