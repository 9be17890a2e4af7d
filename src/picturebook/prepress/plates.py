"""Plates: the pictures of the pages as the printer takes them, made once and kept by what they show.

A plate is a take cropped through the bleed, scaled once, sharpened for print, its washes burnt in, its shape cut
onto the paper's colour, saved as a JPEG that the press copies into the file untouched. Its key is a digest of all that
decides its bytes, so an unchanged page is never made again and nothing is decoded for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from picturebook.diagnostics import Diagnostic
from picturebook.digest import Json, digest
from picturebook.errors import BookError, disk_error
from picturebook.layout.frame import Picture, Wash
from picturebook.measure import PT_PER_INCH, Rect
from picturebook.prepress.separation import profile_digest
from picturebook.prepress.sharpening import radius_at
from picturebook.prepress.upscaling import model_digest
from picturebook.record import record
from picturebook.studio.takes import write_whole

RECIPE = 5  # raised when the same inputs would give other bytes
_BEGINS, _ENDS = b"\xff\xd8", b"\xff\xd9"  # of every JPEG
ENOUGH = 0.95  # of what a printer asks: nobody sees the rest
_FOLD = 0.1  # of its width that a half may differ from its other one by bleed
_MOST_ENLARGED = 2.0  # past twice its own pixels a picture only gets heavier


@record
class Plate:
    """A finished plate: its file, its pixels, and how dense they are on the page."""

    key: str
    path: Path
    width: int
    height: int
    native_ppi: float  # pixels of the take per inch where it is placed
    placed_ppi: float  # pixels of the plate per inch
    colour: str = "rgb"  # "rgb" | "cmyk"
    upscaled: bool = False  # its take was drawn over at twice its pixels first


@record
class Source:
    """A take's file and its size in pixels."""

    path: Path
    width: int
    height: int


@record
class Recipe:
    """What a printer wants of every plate: pixels per inch at the size it prints, and how much ink at the most."""

    ppi: int
    scale: float = 1.0  # a home printer may print the page smaller than its trim
    ink_limit: int | None = None  # percent; None: plates stay RGB
    upscale: bool = False  # draw takes over that have fewer pixels than `ppi`

    @property
    def colour(self) -> str:
        """What its plates are: "rgb" or "cmyk"."""
        return "rgb" if self.ink_limit is None else "cmyk"


@record
class Developed:
    """Each picture's plate, and how many had to be made."""

    plates: Mapping[Picture, Plate]
    made: int


@record
class _Job:
    picture: Picture
    source: Source
    plate: Plate
    ink_limit: int | None
    inks: bool  # made of the take's own inks, where it has ours


class PlateStore:
    """A folder of plates by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Return where a plate lies, or would."""
        return self.folder / key[:2] / f"{key}.jpg"

    def has(self, key: str) -> bool:
        """Say whether a plate is there, from its first bytes to its last: a damaged one would print as a hole."""
        try:
            with self.path(key).open("rb") as file:
                begins = file.read(len(_BEGINS)) == _BEGINS
                file.seek(-len(_ENDS), os.SEEK_END)
                return begins and file.read() == _ENDS
        except OSError:
            return False

    def put(self, key: str, data: bytes) -> None:
        """Keep a plate. Raises DiskError."""
        try:
            write_whole(self.path(key), data)
        except OSError as problem:
            said, told = f"cannot keep plates in {self.folder}", "make the folder writable"
            raise disk_error(said, problem, told) from None

    def note(self, key: str) -> bytes | None:
        """Return what was noted of a plate under a key, None if nothing was."""
        try:
            return self.path(key).with_suffix(".json").read_bytes()
        except OSError:
            return None

    def keep_note(self, key: str, data: bytes) -> None:
        """Note something of a plate. A note that cannot be kept, or not whole, is made anew next time."""
        path = self.path(key).with_suffix(".json")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def develop(
    pictures: Iterable[Picture],
    sources: Callable[[str], Source],
    store: PlateStore,
    recipe: Recipe,
    told: Callable[[str, int, int], None],
) -> Developed:
    """Make every plate that is missing, on all cores. `sources` gives a take's file by its digest.

    Raises BookError naming every picture that cannot be printed, DiskError where plates cannot be kept.
    """
    jobs: dict[str, _Job] = {}
    plates: dict[Picture, Plate] = {}
    pictures = tuple(pictures)
    turned = _turned(pictures)
    for picture in pictures:
        source, inks = sources(picture.take), picture not in turned
        plate = plates[picture] = plate_of(picture, source, store, recipe, inks=inks)
        inks = inks and recipe.ink_limit is not None and not plate.upscaled
        jobs[plate.key] = _Job(
            picture=picture, source=source, plate=plate, ink_limit=recipe.ink_limit, inks=inks
        )
    missing: dict[str, list[_Job]] = {}
    for job in jobs.values():
        if not store.has(job.plate.key):
            missing.setdefault(job.picture.take, []).append(job)
    if missing:
        _make_all(tuple(missing.values()), store, told)
    made = sum(len(group) for group in missing.values())
    return Developed(plates=plates, made=made)


def _make_all(
    groups: tuple[list[_Job], ...], store: PlateStore, told: Callable[[str, int, int], None]
) -> None:
    """Make plates on all cores: Pillow lets other threads run while it works."""
    import warnings
    from concurrent.futures import ThreadPoolExecutor

    from PIL.Image import DecompressionBombWarning

    wrong: list[Diagnostic] = []
    with warnings.catch_warnings(), ThreadPoolExecutor(max_workers=_workers()) as pool:
        warnings.simplefilter("error", DecompressionBombWarning)
        # One take at a time and all its plates together: a spread's halves come from one decoding.
        for done, found in enumerate(pool.map(lambda group: _make(group, store), groups), 1):
            wrong += found
            told("plates", done, len(groups))
    if wrong:
        raise BookError(wrong)


def _turned(pictures: Iterable[Picture]) -> set[Picture]:
    """Return the pictures whose plates are turned into sRGB on their way, a take of four inks too.

    Washes and papers are mixed with a picture as light. Where one half of a picture over the fold has words, its other
    half is turned with it: saturated inks come out otherwise, and the fold would show a step.
    """
    pictures = tuple(pictures)
    burnt = {one for one in pictures if one.washes or one.shape != "rect"}
    return burnt | {one for one in pictures for other in burnt if _halves(one, other)}


def _halves(one: Picture, other: Picture) -> bool:
    """Say whether two pictures show one take side by side; bleed at the fold may show a strip of it on both."""
    here, there = one.crop, other.crop
    near = _FOLD * here.width
    return (
        one.take == other.take
        and abs(abs(here.x - there.x) - here.width) <= near
        and max(abs(here.y - there.y), abs(here.bottom - there.bottom)) <= near
    )


def plate_of(
    picture: Picture, source: Source, store: PlateStore, recipe: Recipe, *, inks: bool = False
) -> Plate:
    """Work out a plate's key and pixels without touching a pixel; `inks`: a take of our four inks stays in them."""
    inches = (picture.box.width * recipe.scale / PT_PER_INCH, picture.box.height * recipe.scale / PT_PER_INCH)
    native = (picture.crop.width * source.width / inches[0], picture.crop.height * source.height / inches[1])
    dense = min(recipe.ppi, max(72.0, min(native) * _MOST_ENLARGED))
    placed = round(dense, 1)
    width, height = (max(1, round(side * dense)) for side in inches)
    few = recipe.upscale and min(native) < recipe.ppi * ENOUGH
    described = _described(picture, (width, height), recipe)
    described["sharpened"] = round(radius_at(placed) * 1000)
    if few:
        described["upscaled"] = model_digest()
    elif inks and recipe.ink_limit is not None:
        described["inks"] = "the take's own"
    key = digest(described)
    return Plate(
        key=key,
        path=store.path(key),
        width=width,
        height=height,
        native_ppi=round(min(native), 1),
        placed_ppi=placed,
        colour=recipe.colour,
        upscaled=few,
    )


def _described(picture: Picture, pixels: tuple[int, int], recipe: Recipe) -> dict[str, Json]:
    found: dict[str, Json] = {
        "recipe": RECIPE,
        "take": picture.take,
        "crop": _millionths(picture.crop, Rect(x=0, y=0, width=1, height=1)),
        "pixels": list(pixels),
        "shape": picture.shape,
        "colour": recipe.colour,
    }
    if recipe.ink_limit is not None:
        found["ink_limit"], found["profile"] = recipe.ink_limit, profile_digest()
    if picture.shape != "rect":
        found["radius"] = round(picture.radius * 1000)
        found["box"] = [round(picture.box.width * 1000), round(picture.box.height * 1000)]
        found["paper"] = list(picture.paper.srgb) if picture.paper else [255, 255, 255]
    if picture.square:
        found["square"] = picture.square
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
        "lines": [_millionths(line, box) for line in wash.lines],
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


def _make(group: list[_Job], store: PlateStore) -> tuple[Diagnostic, ...]:
    """Make the missing plates of one take; return what is wrong with it."""
    from picturebook.prepress.darkroom import expose, open_inks, open_picture
    from picturebook.prepress.upscaling import upscaled

    path, name = group[0].source.path, group[0].picture.shot
    try:
        kept = open_inks(path, name) if any(job.inks for job in group) else None
        image = kept if kept and all(job.inks for job in group) else open_picture(path, name)
    except BookError as problem:
        return problem.diagnostics
    larger = upscaled(image) if any(job.plate.upscaled for job in group) else image
    for job in group:
        plate = job.plate
        made = expose(
            larger if plate.upscaled else kept if kept and job.inks else image,
            job.picture,
            (plate.width, plate.height),
            job.ink_limit,
            radius_at(plate.placed_ppi),
        )
        store.put(plate.key, made)
    return ()
