"""Printing: the set book becomes plates and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.covering import Cover, path_of
from picturebook.design.wording import load_wording
from picturebook.diagnostics import counted, warning
from picturebook.disk import writing
from picturebook.layout.book import Layout, Placed, frames_of, pictures_in
from picturebook.layout.draft import mark_draft
from picturebook.layout.shape import FontFile
from picturebook.layout.standing import too_faint
from picturebook.prepress.densitometer import read_again
from picturebook.prepress.plates import Developed, PlateStore, Recipe, Source, develop
from picturebook.prepress.separation import CONDITION
from picturebook.press.metadata import Meta
from picturebook.press.pdf import Stock, print_book, scale_on
from picturebook.wish import Prepared, Told

if TYPE_CHECKING:
    from PIL.Image import Image


def as_plates(image: Image) -> Image:
    """Return a picture's colours as its plates have them, in sRGB."""
    from picturebook.prepress.darkroom import in_srgb

    return in_srgb(image)


def told_of_inks(layout: Layout, prepared: Prepared, pictures: Mapping[str, Placed]) -> Layout:
    """Return a book's layout with a word, once, on pictures of four inks that do not say which."""
    bare = [one for one in prepared.plan if (placed := pictures.get(one.shot.name)) and placed.bare]
    if not bare:
        return layout
    are = counted(len(bare), "picture is", "pictures are")
    names = ", ".join(one.shot.name for one in bare)
    said = f"{are} in CMYK without a profile, and taken for {CONDITION}, coated paper: {names}"
    told = "save with the profile it was made for, or as sRGB"
    found = warning("inks-assumed", said, bare[0].shot.picture.span, told)
    return replace(layout, findings=(*layout.findings, found))


def plate_sources(prepared: Prepared, pictures: Mapping[str, Placed]) -> dict[str, Source]:
    """Return the file and the size of each picture's take, by the take's digest."""
    paths = {one.chosen.digest: one.chosen.path for one in prepared.plan if one.chosen is not None}
    return {
        one.take: Source(path=paths[one.take], width=one.width, height=one.height)
        for one in pictures.values()
    }


def develop_plates(
    prepared: Prepared, layouts: Sequence[Layout], pictures: Mapping[str, Placed], told: Told
) -> Developed:
    """Make the plates that are missing for the pictures of what was set."""
    sources = plate_sources(prepared, pictures)
    store = PlateStore(prepared.project.cache / "plates")
    shown = [picture for layout in layouts for picture in pictures_in(frames_of(layout))]
    return develop(shown, sources.__getitem__, store, recipe_of(prepared), told)


def read_plates(prepared: Prepared, layout: Layout, developed: Developed) -> Layout:
    """Read again, on the finished plates, how well the words on them stand out; say where they do not."""
    store = PlateStore(prepared.project.cache / "plates")
    standings = read_again(layout.standings, frames_of(layout), developed.plates, store)
    faint = tuple(finding for one in standings for finding in too_faint(one))
    return replace(layout, standings=standings, findings=(*layout.findings, *faint))


def recipe_of(prepared: Prepared) -> Recipe:
    """Return how dense the printer wants plates, on the size it really prints."""
    printer = prepared.printer
    limit = printer.ink_limit if printer.colour == "cmyk" else None
    return Recipe(
        ppi=printer.ppi,
        scale=scale_on(prepared.dummy.trim, printer),
        ink_limit=limit,
        upscale=prepared.wish.upscale,
    )


def print_pdf(prepared: Prepared, layout: Layout, developed: Developed, draft: bool) -> Path:
    """Paint the book into its PDF; return where it is."""
    path = prepared.project.pdf(prepared.printer.name)
    print_layout(prepared, layout, developed, path, draft)
    return path


def print_cover(
    prepared: Prepared, cover: Cover, developed: Developed, draft: bool, faces: tuple[FontFile, ...]
) -> None:
    """Paint the cover into a PDF beside the book's, whose `faces` mark a draft where its own has no words."""
    path = path_of(prepared.project.pdf(prepared.printer.name))
    layout = cover.layout if cover.layout.faces else replace(cover.layout, faces=faces)
    print_layout(prepared, layout, developed, path, draft)


def print_layout(prepared: Prepared, layout: Layout, developed: Developed, path: Path, draft: bool) -> None:
    """Paint what was set into a PDF. Raises DiskError."""
    story = prepared.story
    stock = Stock(faces={face.digest: face.cut for face in layout.faces}, plate=developed.plates.__getitem__)
    meta = Meta(
        title=" / ".join(dict.fromkeys(one.title for one in (story, story.also) if one)),
        author=story.author or "",
        language=story.language,
        right_bound=prepared.dummy.binding == "right",
    )
    frames = frames_of(layout)
    if draft:
        word = load_wording(story.language, prepared.project.story.parent).draft
        frames = tuple(mark_draft(frame, layout.faces, word, story.language) for frame in frames)
    with writing(path):
        print_book(frames, stock, prepared.printer, meta, path)
