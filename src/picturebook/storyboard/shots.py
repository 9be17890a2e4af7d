"""Shots: the pictures a dummy asks for, each in the book's shape with a calm side where words will rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from picturebook.manuscript.story import Picture


class Aspect(StrEnum):
    """The shapes pictures are asked for in: the book's trim, whole or across a spread, to the nearest class."""

    SQUARE = "1:1"
    LANDSCAPE = "4:3"
    WIDE = "3:2"
    PANORAMA = "2:1"
    PORTRAIT = "3:4"
    TALL = "2:3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How a picture must sit on its page: never part of what it means."""

    aspect: Aspect
    calm: str | None  # top | bottom | left | right | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture to be made."""

    name: str
    kind: str  # "scene" | "cover"
    picture: Picture
    composition: Composition
    pages: tuple[int, ...]  # where it stands in the dummy, for people
