"""Colour spaces of a finished PDF by family, and how much ink a picture in four inks lays down."""

from __future__ import annotations

from typing import Any

from picturebook.prepress.preflight.records import Colour

_DEVICE = {
    "/DeviceGray": "Gray", "/G": "Gray", "/DeviceRGB": "RGB", "/RGB": "RGB", "/DeviceCMYK": "CMYK", "/CMYK": "CMYK",
    "/Pattern": "Pattern", "/CalGray": "CalGray", "/CalRGB": "CalRGB", "/Lab": "Lab",
    "/Separation": "Spot", "/DeviceN": "Spot",
}  # fmt: skip
_SPECK = 0.001  # the share of a picture's pixels that may be over: JPEG strays by a few
_SMALL = 700  # pixels: enough of a picture to know its ink by
MOST_PIXELS = 150_000_000  # of a picture that is opened: more is no page of a book, and no computer's memory

BLACK = Colour(space="Gray", parts=(0.0,))


def family(space: Any, resources: Any) -> str:
    """Return the family of a colour space: a name, or an array, as a file has it. Raises nothing: unknown is Spot."""
    for _ in range(8):  # names lead to arrays, and Indexed to a base
        if space is None:
            return "Gray"
        named = _name(space)
        if named is not None:
            if named in _DEVICE:
                return _DEVICE[named]
            space = (resources.get("/ColorSpace") or {}).get(named) if resources is not None else None
            if space is None:
                return "Spot"
            continue
        head = _name(space[0]) or ""
        if head == "/ICCBased":
            return f"ICC{int(space[1].get('/N', 3))}"
        if head in ("/Indexed", "/I"):
            space = space[1]
            continue
        return _DEVICE.get(head, "Spot")
    return "Spot"


def start_of(space: str) -> Colour:
    """Return the colour a space begins with: black, in most."""
    parts = {"CMYK": (0.0, 0.0, 0.0, 1.0), "ICC4": (0.0, 0.0, 0.0, 1.0)}
    count = {"Gray": 1, "ICC1": 1, "CalGray": 1, "RGB": 3, "ICC3": 3, "CalRGB": 3, "Lab": 3}.get(space, 0)
    return Colour(space=space, parts=parts.get(space, (0.0,) * count))


def ink_of(image: Any) -> float | None:
    """Return the percent of four inks together that a CMYK picture lays in its fullest parts; None if unreadable.

    A few stray pixels are left out, and a picture is read small where its packing allows it: beside Ghostscript's
    tiff32nc that comes out 2 to 3 percent too low.
    """
    from pikepdf import PdfImage

    if int(image.get("/Width", 0)) * int(image.get("/Height", 0)) > MOST_PIXELS:
        return None
    try:
        picture = _opened(image) or PdfImage(image).as_pil_image()
    except Exception:  # pikepdf and Pillow raise many kinds for a packing they do not know
        return None
    return None if picture.mode != "CMYK" else _fullest(picture)


def _opened(image: Any) -> Any:
    """Return a JPEG's pixels as the page has them, read small: the inks, whatever way round they are written."""
    from io import BytesIO

    from PIL import Image, ImageChops

    if str(image.get("/Filter")) != "/DCTDecode":
        return None
    picture = Image.open(BytesIO(image.read_raw_bytes()))
    if picture.mode != "CMYK":
        return None
    picture.draft("CMYK", (_SMALL, _SMALL))
    # Pillow turns what Adobe's marker says is upside down; a PDF goes by its own Decode alone.
    turned = "adobe" in picture.info
    upside_down = [float(one) for one in image.get("/Decode", ())][:1] == [1.0]
    return ImageChops.invert(picture) if turned != upside_down else picture


def _fullest(picture: Any) -> float:
    from PIL import ImageChops

    cyan, magenta, yellow, black = picture.split()
    quarter = ImageChops.add(
        ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2
    )
    counts = quarter.histogram()
    left = _SPECK * sum(counts)
    for value in range(255, -1, -1):
        left -= counts[value]
        if left < 0:
            return value * 400 / 255
    return 0.0


def _name(space: Any) -> str | None:
    from pikepdf import Name

    return str(space) if isinstance(space, (Name, str)) else None
