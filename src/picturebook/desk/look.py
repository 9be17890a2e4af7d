"""The look page: every picture beside its takes and references, with the commands to paste.

One HTML file without scripts, made from plain values. Pictures are named by relative path, so the page opens
from disk and nothing leaves the computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOnWall:
    """One take as the page shows it."""

    label: str  # "boat#2"
    source: str  # path of the picture relative to the page
    note: str  # who drew it, "accepted", "turned down: too dark"
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOnWall:
    """One picture of the book with its takes."""

    name: str
    scene: str
    state: str
    why: str
    pages: str
    cast: tuple[str, ...]
    references: tuple[str, ...]  # paths relative to the page
    takes: tuple[TakeOnWall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """The whole page."""

    title: str
    language: str
    story: str  # the story's path as typed, for the commands
    pictures: tuple[PictureOnWall, ...]


def write_look(wall: Wall) -> str:
    """Return the page as HTML; everything from the story is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("look.html.j2").render(wall=wall)
