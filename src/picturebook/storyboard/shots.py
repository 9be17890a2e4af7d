"""Shots: the pictures a dummy asks for, each in the book's shape with a calm side where words will rest.

Nothing here knows a printer: the shape comes from the story's trim and the page template alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from picturebook.design.theme import PageTemplate, PictureSlot, Theme
from picturebook.dummy import Dummy, Leaf
from picturebook.manuscript.story import Picture, Role, Story


class Aspect(StrEnum):
    """The shapes pictures are asked for in: the box they will fill, to the nearest class."""

    SQUARE = "1:1"
    LANDSCAPE = "4:3"
    WIDE = "3:2"
    PANORAMA = "2:1"
    PORTRAIT = "3:4"
    TALL = "2:3"

    @property
    def ratio(self) -> float:
        """Width over height."""
        width, height = self.value.split(":")
        return int(width) / int(height)


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


def board(story: Story, dummy: Dummy, theme: Theme) -> tuple[Shot, ...]:
    """Return every picture of the story once, in reading order, with the shape and calm side its page asks for.

    A picture whose page the dummy leaves out (a cover printed as a sheet of its own) is boarded all the same:
    what a picture looks like never depends on the printer.
    """
    leaves = {leaf.page.number: leaf for leaf in dummy.leaves if leaf.page is not None}
    found: dict[str, Shot] = {}
    for page in story.pages:
        leaf = leaves.get(page.number)
        template = theme.page(leaf.template) if leaf else _cover_template(theme, page.role)
        for at, picture in enumerate(page.pictures):
            if picture.name in found:
                continue
            slot = template.pictures[at] if template and at < len(template.pictures) else None
            found[picture.name] = Shot(
                name=picture.name,
                kind="cover" if page.role is Role.COVER else "scene",
                picture=picture,
                composition=Composition(aspect=_aspect(dummy, slot), calm=_calm(template, leaf, page.role)),
                pages=leaf.pages if leaf else (),
            )
    return tuple(found.values())


def _cover_template(theme: Theme, role: Role) -> PageTemplate | None:
    return next((one for one in theme.pages if role in one.roles and one.pictures), None)


def _aspect(dummy: Dummy, slot: PictureSlot | None) -> Aspect:
    width, height = dummy.trim.width, dummy.trim.height
    if slot is not None:
        width *= slot.w * (2 if slot.on == "both" else 1)
        height *= slot.h
    wanted = width / height
    return min(Aspect, key=lambda one: max(one.ratio / wanted, wanted / one.ratio))


def _calm(template: PageTemplate | None, leaf: Leaf | None, role: Role) -> str | None:
    if template is None or template.calm is None:
        return None
    page = leaf.page if leaf else None
    if page is not None and role is Role.STORY and not page.text_blocks:
        return None
    wanted = (page.directions.text or "") if page else ""
    return next((side for side in ("top", "bottom", "left", "right") if side in wanted), template.calm)
