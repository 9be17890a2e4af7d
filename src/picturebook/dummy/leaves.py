"""The leaves of a dummy: what lies on which page."""

from __future__ import annotations

from picturebook.manuscript.story import Page, Role
from picturebook.measure import Size
from picturebook.record import record


@record
class Leaf:
    """One thing the book shows on one page or across a spread."""

    role: Role
    template: str  # name of a page template of the theme; "" for a blank page
    pages: tuple[int, ...]  # the page numbers it takes: one, or an even one and the next
    page: Page | None  # the story's own page, or None where the book fills itself in
    because: str  # "story" | "matter" | "filler" | "padding"


@record
class Dummy:
    """The whole planned book for one theme and printer."""

    trim: Size
    leaves: tuple[Leaf, ...]
    page_count: int
    binding: str  # "left" | "right": the edge the book is bound at
    # Front and back where the cover is a sheet of its own: numbered 1 and 2, recto and verso as they lie
    # either side of the spine. Empty where the cover is part of the file.
    cover: tuple[Leaf, ...] = ()

    def side(self, number: int) -> str:
        """Return "left" or "right": where a page lies when the book is open."""
        recto = "right" if self.binding == "left" else "left"
        verso = "left" if recto == "right" else "right"
        return recto if number % 2 else verso


def blank_leaf(number: int, because: str = "padding") -> Leaf:
    """Return a page with nothing on it."""
    return Leaf(role=Role.BLANK, template="", pages=(number,), page=None, because=because)
