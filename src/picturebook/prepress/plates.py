"""Plates: the pictures of the pages as the printer takes them, made once and kept by what they show.

A plate is a take cropped through the bleed, scaled once, its washes burnt in, its shape cut onto the paper's
colour, saved as a JPEG that the press copies into the file untouched. Its key is a digest of all that decides
its bytes, so an unchanged page is never made again and nothing is decoded for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json, digest
from picturebook.errors import BookError
from picturebook.layout.frame import Picture, Wash
from picturebook.measure import PT_PER_INCH, Rect
from picturebook.studio.takes import write_whole

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = 1  # raised when the same inputs would give other bytes
QUALITY = 92
MOST_PIXELS = 120_000_000  # a decompression bomb is larger than any page we print
_MOST_ENLARGED = 2.0  # past twice its own pixels a picture only gets heavier


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A finished plate: its file, its pixels, and how dense they are on the page."""

    key: str
    path: Path
    width: int
    height: int
    native_ppi: float  # pixels of the take per inch where it is placed
    placed_ppi: float  # pixels of the plate per inch


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A take's file and its size in pixels."""

    path: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a printer wants of every plate: pixels per inch at the size it prints."""

    ppi: int
    scale: float = 1.0  # a home printer may print the page smaller than its trim


@dataclass(frozen=True, slots=True, kw_only=True)
class Developed:
    """The plates by key, and how many had to be made."""

    plates: Mapping[str, Plate]
    made: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    picture: Picture
    source: Source
    plate: Plate


class PlateStore:
    """A folder of plates by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Return where a plate lies, or would."""
        return self.folder / key[:2] / f"{key}.jpg"

    def has(self, key: str) -> bool:
        """Say whether a plate is there; files are whole or absent."""
        return self.path(key).is_file()

    def put(self, key: str, data: bytes) -> None:
        """Keep a plate."""
        write_whole(self.path(key), data)


def develop(
    pictures: Iterable[Picture],
    sources: Callable[[str], Source],
    store: PlateStore,
    recipe: Recipe,
    told: Callable[[str, int, int], None],
) -> Developed:
    """Make every plate that is missing, on all cores. `sources` gives a take's file by its digest.

    Raises BookError naming a picture that cannot be decoded.
    """
    jobs: dict[str, _Job] = {}
    for picture in pictures:
        source = sources(picture.take)
        plate = plate_of(picture, source, store, recipe)
        jobs[plate.key] = _Job(picture=picture, source=source, plate=plate)
    missing: dict[str, list[_Job]] = {}
    for job in jobs.values():
        if not store.has(job.plate.key):
            missing.setdefault(job.picture.take, []).append(job)
    # One take at a time and all its plates together: a spread's halves come from one decoding.
    with ThreadPoolExecutor(max_workers=_workers()) as pool:
        for done, _ in enumerate(pool.map(lambda group: _make(group, store), missing.values()), 1):
            told("plates", done, len(missing))
    made = sum(len(group) for group in missing.values())
    return Developed(plates={key: job.plate for key, job in jobs.items()}, made=made)


def plate_of(picture: Picture, source: Source, store: PlateStore, recipe: Recipe) -> Plate:
    """Work out a plate's key and pixels without touching a pixel."""
    inches = (picture.box.width * recipe.scale / PT_PER_INCH, picture.box.height * recipe.scale / PT_PER_INCH)
    native = (picture.crop.width * source.width / inches[0], picture.crop.height * source.height / inches[1])
    dense = min(recipe.ppi, max(72.0, min(native) * _MOST_ENLARGED))
    width, height = (max(1, round(side * dense)) for side in inches)
    key = digest(_described(picture, (width, height)))
    return Plate(
        key=key,
        path=store.path(key),
        width=width,
        height=height,
        native_ppi=round(min(native), 1),
        placed_ppi=round(dense, 1),
    )


def _described(picture: Picture, pixels: tuple[int, int]) -> dict[str, Json]:
    found: dict[str, Json] = {
        "recipe": RECIPE,
        "take": picture.take,
        "crop": _millionths(picture.crop, Rect(x=0, y=0, width=1, height=1)),
        "pixels": list(pixels),
        "shape": picture.shape,
    }
    if picture.shape != "rect":
        found["radius"] = round(picture.radius * 1000)
        found["box"] = [round(picture.box.width * 1000), round(picture.box.height * 1000)]
        found["paper"] = list(picture.paper.srgb) if picture.paper else [255, 255, 255]
    if picture.washes:
        found["washes"] = [_wash_described(wash, picture.box) for wash in picture.washes]
    return found


def _wash_described(wash: Wash, box: Rect) -> dict[str, Json]:
    return {
        "box": _millionths(wash.box, box),
        "ink": list(wash.ink.srgb),
        "opacity": wash.opacity,
        "feather": round(wash.feather / box.width * 1_000_000),
        "radius": round(wash.radius / box.width * 1_000_000),
    }


def _millionths(inner: Rect, outer: Rect) -> list[int]:
    return [
        round((inner.x - outer.x) / outer.width * 1_000_000),
        round((inner.y - outer.y) / outer.height * 1_000_000),
        round(inner.width / outer.width * 1_000_000),
        round(inner.height / outer.height * 1_000_000),
    ]


def _workers() -> int:
    import os

    return max(1, min(8, os.cpu_count() or 1))


def _make(group: list[_Job], store: PlateStore) -> None:
    image = open_picture(group[0].source.path, group[0].picture.shot)
    for job in group:
        store.put(job.plate.key, _encoded(_plate(image, job)))


def open_picture(path: Path, name: str) -> Image:
    """Open a picture as upright RGB on white. Raises BookError naming it."""
    import warnings

    import PIL.Image
    from PIL import ImageOps

    try:
        with warnings.catch_warnings(), PIL.Image.open(path) as image:
            warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)
            if image.width * image.height > MOST_PIXELS:
                raise BookError(
                    f"the picture {name} has {image.width} x {image.height} pixels: too many to print"
                )
            upright = ImageOps.exif_transpose(image)
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                ground = PIL.Image.new("RGBA", upright.size, "white")
                ground.alpha_composite(upright.convert("RGBA"))
                upright = ground
            return upright.convert("RGB")
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError) as problem:
        raise BookError(
            f"the picture {name} cannot be read: {path.name}: {problem}", "save it anew as PNG or JPEG"
        ) from None


def _plate(image: Image, job: _Job) -> Image:
    import PIL.Image

    crop, plate = job.picture.crop, job.plate
    box = (
        crop.x * image.width,
        crop.y * image.height,
        min(image.width, (crop.x + crop.width) * image.width),
        min(image.height, (crop.y + crop.height) * image.height),
    )
    made = image.resize((plate.width, plate.height), PIL.Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    for wash in job.picture.washes:
        _lay(made, wash, job.picture.box)
    return _cut(made, job.picture)


def _lay(image: Image, wash: Wash, box: Rect) -> None:
    """Lay a wash over the plate: full inside its box less the feather, nothing at the edge of its box."""
    per_point = image.width / box.width
    corner = (round((wash.box.x - box.x) * per_point), round((wash.box.y - box.y) * per_point))
    size = (max(1, round(wash.box.width * per_point)), max(1, round(wash.box.height * per_point)))
    mask = _soft_mask(size, wash.feather * per_point, wash.radius * per_point)
    mask = mask.point([round(value * wash.opacity / 100) for value in range(256)])
    image.paste(wash.ink.srgb, (corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]), mask)


def _soft_mask(size: tuple[int, int], feather: float, radius: float) -> Image:
    """Draw a rounded box that fades over `feather` pixels at its edge; worked small, since it is soft anyway."""
    import PIL.Image
    from PIL import ImageDraw, ImageFilter

    by = max(1.0, feather / 8)
    small = (max(2, round(size[0] / by)), max(2, round(size[1] / by)))
    inset, round_by = feather / 2 / by, (radius + feather / 2) / by
    mask = PIL.Image.new("L", small, 0)
    edge = (inset, inset, max(inset, small[0] - 1 - inset), max(inset, small[1] - 1 - inset))
    ImageDraw.Draw(mask).rounded_rectangle(edge, radius=round_by, fill=255)
    if feather:
        mask = mask.filter(ImageFilter.GaussianBlur(feather / by / 4))
    return mask.resize(size, PIL.Image.Resampling.BICUBIC)


def _cut(image: Image, picture: Picture) -> Image:
    """Cut a shape out of the plate onto the paper's colour."""
    if picture.shape == "rect":
        return image
    import PIL.Image
    from PIL import ImageDraw

    per_point, twice = image.width / picture.box.width, (image.width * 2, image.height * 2)
    if picture.shape == "soft":
        mask = _soft_mask(image.size, max(8.0, image.width * 0.06), 0)
    else:
        mask = PIL.Image.new("L", twice, 0)
        pen, edge = ImageDraw.Draw(mask), (0, 0, twice[0] - 1, twice[1] - 1)
        if picture.shape == "oval":
            pen.ellipse(edge, fill=255)
        else:
            pen.rounded_rectangle(edge, radius=picture.radius * per_point * 2, fill=255)
        mask = mask.resize(image.size, PIL.Image.Resampling.BOX)
    paper = PIL.Image.new("RGB", image.size, picture.paper.srgb if picture.paper else (255, 255, 255))
    return PIL.Image.composite(image, paper, mask)


def _encoded(image: Any) -> bytes:
    from io import BytesIO

    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
