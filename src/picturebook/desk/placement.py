"""How a picture of so many pixels sits in the book: how large it is printed, how densely, how much is cut away.

Nothing is estimated: the book is set with the picture's measures in its place, and the very boxes and crops that
would be printed are read back. No pixel is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil
from pathlib import Path

from picturebook import compiler
from picturebook.compiler import Prepared
from picturebook.errors import PicturebookError
from picturebook.layout.book import Layout, Placed, pictures_in
from picturebook.layout.frame import Frame, Picture
from picturebook.measure import PT_PER_INCH, Insets
from picturebook.prepress.plates import ENOUGH, PlateStore, Recipe, Source, plate_of
from picturebook.printing import recipe_of
from picturebook.record import record


@record
class Placement:
    """A picture where a printer prints it largest."""

    printer: str
    pixels: tuple[int, int]
    inches: tuple[float, float]  # what it fills, bleed and both halves of a spread included
    ppi: float
    needs: int
    cropped: int  # percent of it that is cut away

    @property
    def enough(self) -> bool:
        """Whether it is as dense as the printer asks."""
        return self.ppi >= self.needs * ENOUGH

    @property
    def wants(self) -> tuple[int, int]:
        """Return the pixels that a picture of this shape would need."""
        width, height = (ceil(side * self.needs / self.ppi) for side in self.pixels)
        return width, height


@record
class Houses:
    """The book made ready for each of its printers, and the names of those that cannot make it as it stands."""

    ready: tuple[Prepared, ...]
    cannot: tuple[str, ...]


def houses(prepared: Prepared) -> Houses:
    """Make a prepared book ready for its other printers too."""
    ready, cannot = [prepared], []
    for name in prepared.story.printers:
        if name == prepared.printer.name:
            continue
        try:
            ready.append(compiler.prepare(replace(prepared.wish, printer=name)))
        except PicturebookError:
            cannot.append(name)
    return Houses(ready=tuple(ready), cannot=tuple(cannot))


def place(prepared: Prepared, pixels: Mapping[str, tuple[int, int]]) -> dict[str, Placement]:
    """Say how pictures of so many pixels, by name, would sit in the book; those on no page of it are left out.

    A cover printed apart is on none, though a title page may show it again. Raises BookError where the book
    cannot be set.
    """
    inside = {one.shot.name for one in prepared.plan if one.shot.pages}
    placed = {
        name: Placed(take="", width=size[0], height=size[1])
        for name, size in pixels.items()
        if name in inside
    }
    layout = compiler.set_book(prepared, placed)
    recipe = recipe_of(prepared)
    found: dict[str, Placement] = {}
    for group in _showings(layout):
        one = _placement(group, pixels[group[0].shot], prepared.printer.name, recipe)
        before = found.get(group[0].shot)
        if before is None or one.ppi < before.ppi:
            found[group[0].shot] = one
    return found


def _showings(layout: Layout) -> Iterator[tuple[Picture, ...]]:
    """Group the parts of each picture that lie in one opening: the two halves of a spread are one showing."""
    for opening in layout.openings:
        groups: dict[str, list[Picture]] = {}
        for frame in opening.frames:
            for picture in pictures_in((frame,)):
                groups.setdefault(picture.shot, []).append(_cut(picture, frame))
        yield from map(tuple, groups.values())


def _cut(picture: Picture, frame: Frame) -> Picture:
    """Return what of a picture its page shows: one without bleed is painted a little past its edge."""
    box, crop, bleed = picture.box, picture.crop, frame.bleed
    left, top = max(0.0, -bleed.left - box.x), max(0.0, -bleed.top - box.y)
    right = max(0.0, box.right - frame.trim.width - bleed.right)
    bottom = max(0.0, box.bottom - frame.trim.height - bleed.bottom)
    across, down = crop.width / box.width, crop.height / box.height
    return replace(
        picture,
        box=box.inset(Insets(top=top, right=right, bottom=bottom, left=left)),
        crop=crop.inset(
            Insets(top=top * down, right=right * across, bottom=bottom * down, left=left * across)
        ),
    )


def _placement(
    group: tuple[Picture, ...], pixels: tuple[int, int], printer: str, recipe: Recipe
) -> Placement:
    source, store = Source(path=Path(), width=pixels[0], height=pixels[1]), PlateStore(Path())
    crops = [one.crop for one in group]
    wide = max(one.right for one in crops) - min(one.x for one in crops)
    high = max(one.bottom for one in crops) - min(one.y for one in crops)
    first = group[0]
    return Placement(
        printer=printer,
        pixels=pixels,
        inches=(
            wide / first.crop.width * first.box.width * recipe.scale / PT_PER_INCH,
            high / first.crop.height * first.box.height * recipe.scale / PT_PER_INCH,
        ),
        ppi=min(plate_of(one, source, store, recipe).native_ppi for one in group),
        needs=recipe.ppi,
        cropped=round(100 * (1 - wide * high)),
    )


def told(one: Placement) -> str:
    """Return a placement in words: pixels, inches, density, what is cut away, and what to ask for if it is too few."""
    size = " x ".join(f"{side:.3g}" for side in one.inches)
    said = (
        f"{one.pixels[0]} x {one.pixels[1]} pixels for {size} in of page: {one.ppi:.0f} ppi at {one.printer}, "
        f"which needs {one.needs}; cropped {one.cropped} %"
    )
    return said if one.enough else f"{said}. Sharp from {one.wants[0]} x {one.wants[1]} pixels"
