"""Copyfitting: the planned book held against its words, before a picture is opened.

A page that cannot hold its words moves to a roomier template, and the pages after it move along. The pictures were
boarded before: what is asked for never depends on how long words turn out in some face.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from picturebook.design.companions import companions
from picturebook.design.fonts import Face, face_for, families
from picturebook.design.wording import load_wording
from picturebook.diagnostics import Diagnostic, errors_in
from picturebook.dummy import Dummy, Leaf, plan_dummy
from picturebook.errors import PrinterCannotMakeIt
from picturebook.layout.book import Book, Companions, Faces, Placed
from picturebook.layout.roomier import said_of, settled
from picturebook.storyboard.shots import Shot
from picturebook.wish import Prepared


def book_of(prepared: Prepared, placed: Mapping[str, Placed]) -> Book:
    """Return the book as layout sees it."""
    faces, stand_ins = faces_of(prepared.font_folders)
    return Book(
        story=prepared.story,
        theme=prepared.theme,
        dummy=prepared.dummy,
        printer=prepared.printer,
        faces=faces,
        companions=stand_ins,
        wording=lru_cache(maxsize=4)(partial(load_wording, near=prepared.project.story.parent)),
        placed=placed,
    )


def faces_of(folders: Sequence[Path]) -> tuple[Faces, Companions]:
    """Return who looks faces up in folders of fonts and among those that ship, and who stands in for a script."""
    return _shelf(tuple(families(folders).items()))


@lru_cache(maxsize=4)
def _shelf(known: tuple[tuple[str, tuple[Face, ...]], ...]) -> tuple[Faces, Companions]:
    """Return who looks faces up: the same two for the same families, so that words are measured once."""
    found = dict(known)
    return (
        lru_cache(maxsize=64)(partial(face_for, found)),
        lru_cache(maxsize=256)(partial(companions, found)),
    )


def moved(
    prepared: Prepared, shots: Sequence[Shot], notes: Sequence[Diagnostic], aspects: Mapping[str, float]
) -> tuple[Prepared, tuple[Shot, ...]]:
    """Return the book with every page that cannot hold its words moved, and the shots with the pages they are on now.

    `notes` are what was said of the dummy as it is; what is said of the book's dummy in the end joins its notes.
    """
    said: dict[tuple[Leaf, ...], Sequence[Diagnostic]] = {prepared.dummy.leaves: notes}

    def replan(held: Mapping[int, str]) -> Dummy | None:
        story, theme, printer = prepared.story, prepared.theme, prepared.printer
        try:
            dummy, told_now = plan_dummy(story, theme, printer, aspects=aspects, held=held)
        except PrinterCannotMakeIt:
            return None  # a page with words too many is told better than a book that became too long for it
        said[dummy.leaves] = told_now
        return None if errors_in(told_now) else dummy

    dummy, moves = settled(book_of(prepared, {}), replan)
    told = (*said[dummy.leaves], *said_of(dummy, moves, prepared.theme.style("body").min))
    settled_book = replace(prepared, dummy=dummy, moves=moves, notes=(*prepared.notes, *told))
    return settled_book, _paged(shots, dummy) if moves else tuple(shots)


def _paged(shots: Sequence[Shot], dummy: Dummy) -> tuple[Shot, ...]:
    """Return the shots with the pages that show them in a dummy."""
    pages: dict[str, list[int]] = {}
    for leaf in dummy.leaves:
        for picture in leaf.page.pictures if leaf.page else ():
            pages.setdefault(picture.name, []).extend(leaf.pages)
    return tuple(replace(shot, pages=tuple(dict.fromkeys(pages.get(shot.name, ())))) for shot in shots)
