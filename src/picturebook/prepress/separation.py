"""Separation: sRGB turned into the four inks of a press, by an ICC profile and never past a house's limit of ink.

The profile is FOGRA39L, coated paper (ISO 12647-2), relative colorimetric with black point compensation. It may lay
down 317 % of ink; a table made from it once, with every entry brought under the limit, turns pictures and flat colours
alike, so that a wash on a plate and a shape beside it are one colour. Between entries inks are mixed in straight lines,
so no colour in between has more than the entries round it.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.digest import sha256

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

PROFILE = Path(__file__).parent / "profiles" / "FOGRA39L_coated.icc"
CONDITION = "FOGRA39"  # as registered at www.color.org
_EDGE = 33  # entries along each side of the table
_ROWS = 256  # of a picture held to the limit at a time
_SPARE = 12  # percent kept under the limit: the grain of JPEG adds as much to a dark plate

Colour = tuple[int, int, int]
Inks = tuple[float, float, float, float]  # percent


def separated(image: Image, limit: int) -> Image:
    """Turn an RGB picture into CMYK with at most `limit` percent of ink anywhere."""
    return image.filter(_table(limit))


def held_to(image: Image, limit: int) -> Image:
    """Return a picture of four inks with at most `limit` percent anywhere; what has less stays as it is, bit for bit.

    Where there is more, the colours are lessened alike and black stays, as in what is separated here.
    """
    from PIL import Image as Images

    made = Images.new("CMYK", image.size)
    for top in range(
        0, image.height, _ROWS
    ):  # whole numbers for a page at once would take hundreds of megabytes
        rows = image.crop((0, top, image.width, min(image.height, top + _ROWS)))
        made.paste(_rows_held_to(rows, (limit - _SPARE) * 2.55), (0, top))
    return made


def _rows_held_to(rows: Image, most: float) -> Image:
    from PIL import Image as Images
    from PIL import ImageMath

    bands = dict(zip("cmyk", rows.split(), strict=True))

    def over(given: dict[str, Any]) -> Any:
        total = given["convert"](given["c"], "I") + given["m"] + given["y"] + given["k"]
        return given["convert"](given["max"](total - int(most), 0), "I")

    if ImageMath.lambda_eval(over, **bands).getextrema()[1] == 0:
        return rows

    def lessened(given: dict[str, Any]) -> Any:
        colours = given["convert"](given["c"], "F") + given["m"] + given["y"]
        by = given["max"](most - given["k"], 0) / given["max"](colours, 1)
        return given["convert"](given["min"](by, 1) * given["ink"], "L")

    colours = (ImageMath.lambda_eval(lessened, **bands, ink=bands[ink]) for ink in "cmy")
    return Images.merge("CMYK", (*colours, bands["k"]))


def inks_of(colour: Colour, limit: int) -> Inks:
    """Return the inks of a flat colour, in percent: the very ones a plate of that colour has."""
    from PIL import Image

    pixel = Image.new("RGB", (1, 1), colour).filter(_table(limit)).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    cyan, magenta, yellow, black = (round(part / 2.55, 2) for part in pixel)
    return cyan, magenta, yellow, black


def shown(image: Image) -> Image:
    """Return how a separated picture looks on paper, in sRGB."""
    from PIL import ImageCms

    press = ImageCms.ImageCmsProfile(BytesIO(profile()))
    made = ImageCms.profileToProfile(
        image, press, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert made is not None
    return made


def profile() -> bytes:
    """Return the profile's bytes, to be embedded in a file as its output intent."""
    return PROFILE.read_bytes()


@lru_cache(maxsize=1)
def profile_digest() -> str:
    """Return the profile's sha256: another profile makes other plates."""
    return sha256(profile())


@lru_cache(maxsize=4)
def _table(limit: int) -> Color3DLUT:
    from PIL import Image, ImageCms, ImageFilter

    levels = [round(step * 255 / (_EDGE - 1)) for step in range(_EDGE)]
    every = bytes(
        part for blue in levels for green in levels for red in levels for part in (red, green, blue)
    )
    cube = Image.frombytes("RGB", (_EDGE * _EDGE, _EDGE), every)
    turned = ImageCms.profileToProfile(
        cube,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(profile())),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert turned is not None
    data = turned.tobytes()
    entries = (data[at : at + 4] for at in range(0, len(data), 4))
    table = [part for entry in entries for part in _limited(entry, (limit - _SPARE) * 2.55)]
    return ImageFilter.Color3DLUT(_EDGE, table, channels=4, target_mode="CMYK")


def _limited(entry: bytes, most: float) -> tuple[float, float, float, float]:
    """Return an entry of the table, 0–1 an ink, its colours lessened alike until all its inks are within the limit.

    Black stays: it gives the shadow its depth, and the three colours under it are what a sheet takes long to dry of.
    """
    cyan, magenta, yellow, black = entry
    colours = cyan + magenta + yellow
    by = min(1.0, max(0.0, most - black) / colours) if colours else 1.0
    return cyan * by / 255, magenta * by / 255, yellow * by / 255, black / 255
