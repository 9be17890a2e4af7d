"""Shots: the pictures a dummy asks for, each in the book's shape with a calm side where words will rest.

Nothing here knows a printer: the shape comes from the story's trim and the page template alone. A picture shown
twice is one shot, asked for in the shape of the largest box it fills: what is cropped away is there to crop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from picturebook.design.theme import PageTemplate, PictureSlot, Theme
from picturebook.diagnostics import Diagnostic, hint
from picturebook.dummy import Dummy, Leaf
from picturebook.manuscript.cast import Member
from picturebook.manuscript.names import names_of, who_is_in
from picturebook.manuscript.story import Page, Picture, Role, ShotDirections, Story
from picturebook.measure import Size
from picturebook.record import record

BLEED = 9.0  # points: the eighth of an inch that KDP, IngramSpark and Lulu all want, so that no shape knows a printer
_SIDES = ("top", "bottom", "left", "right")


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


@record
class Composition:
    """How a picture must sit on its page: never part of what it means."""

    aspect: Aspect
    calm: str | None  # top | bottom | left | right | None


@record
class Shot:
    """One picture to be made."""

    name: str
    kind: str  # "scene" | "cover"
    picture: Picture
    composition: Composition
    pages: tuple[int, ...]  # where it stands in the dummy, for people; a cover printed apart has no page
    room: Size | None = None  # the largest it is printed, bleed included, in points; None: on no page


@record
class _Showing:
    """One place of the book that shows a picture."""

    picture: Picture
    page: Page
    pages: tuple[int, ...]
    template: PageTemplate | None
    slot: PictureSlot | None

    @property
    def box(self) -> tuple[float, float]:
        """Width and height of the box it fills, in trim boxes; the whole page where the dummy has none for it."""
        if self.slot is None:
            return 1.0, 1.0
        return self.slot.w * (2 if self.slot.on == "both" else 1), self.slot.h


def board(story: Story, dummy: Dummy, theme: Theme) -> tuple[Shot, ...]:
    """Return every picture of the story once, in reading order, with the shape and calm side its page asks for.

    A cover printed as a sheet of its own is boarded like one inside the file: what a picture looks like never
    depends on the printer.
    """
    found: dict[str, list[_Showing]] = {}
    for showing in _showings(story, dummy, theme):
        found.setdefault(showing.picture.name, []).append(showing)
    return tuple(_shot(showings, dummy) for showings in found.values())


def props_of(shot: Shot, story: Story) -> tuple[Member, ...]:
    """Return the props a shot's scene names, in the order they are defined."""
    named = who_is_in(shot.picture.scene, names_of(story.cast.props))
    return tuple(one for one in story.cast.props if one.name in named)


def told_twice(story: Story) -> tuple[Diagnostic, ...]:
    """Return a hint for every picture that a later page tells differently: it is drawn as it was told first."""
    first: dict[str, Picture] = {}
    found: list[Diagnostic] = []
    for picture in (picture for page in story.pages for picture in page.pictures):
        before = first.setdefault(picture.name, picture)
        if picture.scene and _told(before) != _told(picture):
            said = f"{picture.name} is one picture, drawn as line {before.span.line} tells it and not as here"
            told = "tell it here word for word as there, or name another file"
            found.append(hint("told-twice", said, picture.span, told))
    return tuple(found)


def _told(picture: Picture) -> tuple[str, ShotDirections]:
    """Return what an illustrator is told of a picture; each showing may have its own alt text and focus."""
    return picture.scene, replace(picture.directions, alt=None, focus=None, keep=False)


def _showings(story: Story, dummy: Dummy, theme: Theme) -> Iterator[_Showing]:
    inside, apart = _by_page(dummy.leaves), _by_page(dummy.cover)
    for page in story.pages:
        leaf = inside.get(page.number) or apart.get(page.number)
        pages = leaf.pages if leaf and page.number in inside else ()
        template = theme.page(leaf.template) if leaf else None
        for at, picture in enumerate(page.pictures):
            slot = template.pictures[at] if template and at < len(template.pictures) else None
            yield _Showing(picture=picture, page=page, pages=pages, template=template, slot=slot)


def _by_page(leaves: tuple[Leaf, ...]) -> dict[int, Leaf]:
    return {leaf.page.number: leaf for leaf in leaves if leaf.page is not None}


def _shot(showings: list[_Showing], dummy: Dummy) -> Shot:
    first = showings[0]
    largest = max(showings, key=lambda one: one.box[0] * one.box[1])
    width, height = largest.box
    ratio = width * dummy.trim.width / (height * dummy.trim.height)
    return Shot(
        name=first.picture.name,
        # A picture of the story that the cover shows again is still a picture of the story.
        kind="cover" if all(one.page.role is Role.COVER for one in showings) else "scene",
        picture=first.picture,
        composition=Composition(aspect=nearest_aspect(ratio), calm=_calm(largest)),
        pages=tuple(dict.fromkeys(number for one in showings for number in one.pages)),
        room=_room(largest, dummy.trim),
    )


def _room(showing: _Showing, trim: Size) -> Size:
    """Return how large a picture is printed, in points, with the bleed of the houses that want most of it."""
    bleed = 2 * BLEED if showing.slot is None or showing.slot.bleed else 0.0
    width, height = showing.box
    return Size(width=width * trim.width + bleed, height=height * trim.height + bleed)


def nearest_aspect(ratio: float) -> Aspect:
    """Return the class nearest to a width over a height, by how much would be cropped."""
    return min(Aspect, key=lambda one: max(one.ratio / ratio, ratio / one.ratio))


def _calm(showing: _Showing) -> str | None:
    """Return the side where words will rest: the one `text:` names, else the template's; None without words."""
    template, page = showing.template, showing.page
    if template is None or template.calm is None:
        return None
    if page.role is Role.STORY and not page.text_blocks:
        return None
    wanted = (page.directions.text or "").split("-")
    return next((side for side in _SIDES if side in wanted), template.calm)
