"""The cast: who is in the story and what stays true about them on every page."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from picturebook.diagnostics import Span
from picturebook.record import record


class Kind(StrEnum):
    """What a member of the cast is."""

    CHARACTER = "character"
    PLACE = "place"
    PROP = "prop"


class Use(StrEnum):
    """What a drawing of the author's is for."""

    LIKENESS = "likeness"  # who it is: the front is drawn from it
    STYLE = "style"  # how it is drawn, and not who is in it
    EXACT = "exact"  # the sheet itself: held to as it is


@record
class Drawing:
    """A picture of the author's that others follow. Without a word it stands in the front's place."""

    file: str  # relative path inside the book's folder
    use: Use | None = None
    span: Span | None = field(default=None, compare=False)


@record
class Member:
    """A character, place or prop as the front matter defines it; pairs keep the author's order."""

    kind: Kind
    name: str
    look: str
    wears: str | None = None
    outfits: tuple[tuple[str, str], ...] = ()
    faces: tuple[tuple[str, str], ...] = ()
    ages: tuple[tuple[str, str], ...] = ()
    palette: tuple[tuple[str, str], ...] = ()  # part → "#rrggbb"
    never: tuple[str, ...] = ()
    height: str | None = None  # as typed: "1", "3 Pim"
    size: str | None = None  # props: "half of Pim"
    aliases: tuple[str, ...] = ()
    references: tuple[Drawing, ...] = ()
    span: Span

    @property
    def stands(self) -> tuple[Drawing, ...]:
        """The author's drawings that stand in the place of a sheet."""
        return tuple(one for one in self.references if one.use in (None, Use.EXACT))

    @property
    def alike(self) -> tuple[Drawing, ...]:
        """The author's drawings that a sheet is drawn from."""
        return tuple(one for one in self.references if one.use is Use.LIKENESS)


@record
class Cast:
    """Everyone and everything the story defines."""

    characters: tuple[Member, ...] = ()
    places: tuple[Member, ...] = ()
    props: tuple[Member, ...] = ()

    def character(self, name: str) -> Member | None:
        """Return the character of that exact name, or None."""
        return next((member for member in self.characters if member.name == name), None)

    def place(self, name: str) -> Member | None:
        """Return the place of that exact name, or None."""
        return next((member for member in self.places if member.name == name), None)
