"""Adopting: a picture made with another tool becomes a take of the book, kept byte for byte as it came.

It stands for today's words as a drawn picture would: looked at beside the sheets, accepted or turned down, and
declared as made with AI. What somebody drew by hand is no take: its place is where the story names it.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from picturebook import project as books
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices, placement, shooting
from picturebook.desk.handoff import prepare_elsewhere
from picturebook.diagnostics import typed
from picturebook.digest import Json, sha256
from picturebook.disk import WRITABLE, writing
from picturebook.errors import BookError, DiskError, PicturebookError, SourceError, UsageError
from picturebook.manuscript.headers import Damaged, kind_of, moves, size_of
from picturebook.manuscript.pictures import INSTEAD, SMALLER, too_much
from picturebook.record import record
from picturebook.storyboard import request as requests_
from picturebook.storyboard.sheets import KIND
from picturebook.studio.labels import planned_by_name
from picturebook.studio.lock import Lock
from picturebook.studio.photographs import is_photograph, says_where
from picturebook.studio.pictures import measure
from picturebook.studio.plan import Planned, State, pin_art
from picturebook.studio.takes import Take
from picturebook.studio.whole import alone

_BY_HAND = frozenset({"hand", "by hand", "my hand", "hands", "me", "myself"})
_ON_A_PAGE_ONLY = ("tiff", "gif")  # kinds that own art may have and no illustrator sends
_LONGEST = 80  # letters of a tool's name


@record
class Adopted:
    """What became of a file: the take it is, whether it is new, how it sits in the book, what to know of it."""

    take: Take
    label: str  # what people type for it: a model sheet by its short name
    new: bool
    placements: tuple[placement.Placement, ...]
    told: tuple[str, ...]
    page: Path | None


def adopt(story: Path, name: str, file: Path, made_with: str) -> Adopted:
    """Make a file a take of the picture a name stands for; the same file twice is one take.

    Raises SourceError for a name that is no picture or the author's own, a file that is no picture a book can
    hold, and one that was turned down before; DiskError.
    """
    prepared = prepare_elsewhere(story)
    one = planned_by_name(choices.everything(prepared), name)
    tool = _tool(made_with, one)
    if one.state is State.YOURS:
        said = f"{name} is your own picture: {one.shot.picture.target} is there, and is never drawn over"
        raise SourceError(said, "move it out of the book’s folder, then adopt it, or another, from there")
    data = _read(file)
    pixels = _opened(file)
    kept: dict[str, Json] = {"made_with": tool, "ai": True, "file": file.name}
    take, new = _kept(prepared, one, data, kept)
    books.update_lock(prepared.project, partial(_bound, prepared, one, take))
    placements, unset = _placements(prepared, one, pixels)
    sits = (*map(placement.told, placements), *unset)
    told = (*sits, *_privacy(file, one), *_film(file, take), *_next(prepared, one, take))
    page, seen = shooting.look_page(replace(prepared, wish=Wish(story=story)))
    return Adopted(
        take=take,
        label=_label(prepared, one, take),
        new=new,
        placements=placements,
        told=(*told, seen),
        page=page,
    )


def _tool(typed_: str, one: Planned) -> str:
    """Return a tool's name as it is kept. Raises UsageError for a hand, and for what is no name."""
    tool = " ".join(typed_.split())
    if tool.casefold() in _BY_HAND:
        target = one.shot.picture.target
        said = "a picture made by hand is not adopted: it is yours, and is never drawn over"
        raise UsageError(said, f"put it at {target} in the book’s folder: that is all")
    if not tool or len(tool) > _LONGEST or not tool.isprintable():
        said = f"“{tool[:_LONGEST]}” is not the name of a tool"
        raise UsageError(said, "say what drew it: --made-with ChatGPT")
    return tool


def _read(file: Path) -> bytes:
    """Return a file's bytes if they are a PNG, JPEG or WebP of a size that can be. Raises SourceError, DiskError."""
    try:
        there, plain = file.exists(), file.is_file()
        data = file.read_bytes() if plain else b""
    except OSError as problem:
        raise DiskError(f"cannot read {file}: {problem.strerror}", "make it readable") from None
    if not plain:
        said = f"{file} is no file" if there else f"there is no file {file}"
        raise DiskError(said, "name the picture as you saved it")
    kind = kind_of(data[:32])
    if kind in INSTEAD:
        raise SourceError(f"{file.name} is {kind.upper()}, which cannot be a take", INSTEAD[kind])
    if kind in _ON_A_PAGE_ONLY:
        told = f"export it as PNG; one of your own hand may lie at its place as {kind.upper()}"
        raise SourceError(f"{file.name} is {kind.upper()}, which cannot be a take", told)
    if kind is not None:
        _refuse_large(file, kind)
    try:
        measure(data)
    except ValueError as problem:
        raise SourceError(f"{file.name} cannot be a take: {problem}", "save it anew as PNG or JPEG") from None
    return data


def _refuse_large(file: Path, kind: str) -> None:
    """Refuse more pixels than a page needs, by the header alone. Raises SourceError with how many are too many."""
    with suppress(Damaged):  # which `measure` says better
        much = too_much(*size_of(file, kind))
        if much:
            raise SourceError(f"{file.name} cannot be a take: it {much}", SMALLER)


def _opened(file: Path) -> tuple[int, int]:
    """Return a picture's pixels as it is seen, every one of them decoded as the book will. Raises SourceError."""
    from PIL.Image import DecompressionBombWarning

    from picturebook.prepress.darkroom import open_picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DecompressionBombWarning)
            return open_picture(file, file.name).size
    except BookError as problem:
        raise SourceError(problem.diagnostics) from None


def _kept(prepared: Prepared, one: Planned, data: bytes, kept: Mapping[str, Json]) -> tuple[Take, bool]:
    """Return the take that holds these bytes, and whether it is new. Raises SourceError if it was turned down."""
    store, sha = prepared.project.takes, sha256(data)
    with (
        writing(store.folder / ".adopting", WRITABLE),
        alone(store.folder / ".adopting"),
    ):
        found = next((take for take in store.of(one.shot.name) if take.digest == sha), None)
        if found is None:
            return store.put(one.shot.name, data, requests_.to_json(one.request), kept), True
    refused = dict(one.locked.rejected).get(sha)
    if refused is not None:
        label = _label(prepared, one, found)
        told = f"to take it after all: {typed('accept', prepared.project.story, label)}"
        raise SourceError(f"{label} is this very picture, and was turned down: {refused}", told)
    return found, False


def _bound(prepared: Prepared, one: Planned, take: Take, lock: Lock) -> Lock:
    return pin_art(books.bind_drawn(lock, one, take), prepared.theme)


def _placements(
    prepared: Prepared, one: Planned, pixels: tuple[int, int]
) -> tuple[tuple[placement.Placement, ...], tuple[str, ...]]:
    """Return how the picture sits in the book at each of its printers, and what there is to say where it does not."""
    name = one.shot.name
    if one.shot.kind == KIND:
        return (), (f"{pixels[0]} x {pixels[1]} pixels. A sheet is not printed: it is only followed.",)
    found, told = [], []
    houses = placement.houses(prepared)
    for house in houses.ready:
        try:
            placed = placement.place(house, {name: pixels}).get(name)
        except PicturebookError as problem:
            told.append(
                f"How large it prints at {house.printer.name} is not known: {problem.diagnostics[0].message}"
            )
            continue
        if placed is None:
            told.append(
                f"It stands on no page inside the book at {house.printer.name}: the cover is printed apart."
            )
        else:
            found.append(placed)
    told += [f"{name} cannot make the book as it stands." for name in houses.cannot]
    return tuple(found), tuple(told)


def _privacy(file: Path, one: Planned) -> tuple[str, ...]:
    """Warn of what the file tells beside the picture: takes stay as they came, and accept copies them."""
    if not is_photograph(file):
        return ()
    what = "where it was taken" if says_where(file) else "which camera took it"
    return (
        f"Look out: {file.name} says {what}, and its copy at {one.shot.picture.target} will say so too. "
        "The printed book will not. To be rid of it, save the picture anew without its details, and adopt that.",
    )


def _film(file: Path, take: Take) -> tuple[str, ...]:
    """Warn of a picture that moves: a page shows the first one."""
    if not moves(file, take.media_type.removeprefix("image/")):
        return ()
    return (f"Look out: {file.name} moves, and a page shows the first of its pictures.",)


def _label(prepared: Prepared, one: Planned, take: Take) -> str:
    return f"{choices.name_of(prepared, one)}#{take.number}"


def _next(prepared: Prepared, one: Planned, take: Take) -> tuple[str, ...]:
    story, label = prepared.project.story, _label(prepared, one, take)
    if one.locked.accepted and one.locked.take == take.digest:
        return (f"{choices.name_of(prepared, one)} is accepted already.",)
    beside = ("It waits beside the accepted one, which stays.",) if one.locked.accepted else ()
    return (*beside, f"Then: {typed('accept', story, label)}")


def to_json(adopted: Adopted) -> dict[str, object]:
    """Return what became of a file as plain data."""
    take = adopted.take
    return {
        "take": adopted.label,
        "new": adopted.new,
        "made_with": take.made_with,
        "width": take.width,
        "height": take.height,
        "placements": [
            {
                "printer": one.printer,
                "inches": [round(side, 3) for side in one.inches],
                "ppi": round(one.ppi, 1),
                "needs": one.needs,
                "enough": one.enough,
                "cropped_percent": one.cropped,
            }
            for one in adopted.placements
        ],
        "told": list(adopted.told),
        "page": str(adopted.page) if adopted.page else None,
    }
