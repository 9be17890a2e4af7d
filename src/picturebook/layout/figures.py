"""Figures: a page's pictures as groups, with their washes, their words for those who listen, and their borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.design.theme import Theme
from picturebook.layout import ornaments
from picturebook.layout.frame import Group, Item, Shape, Wash
from picturebook.layout.hanging import Hung
from picturebook.layout.inks import ink
from picturebook.manuscript.story import Picture, Story
from picturebook.measure import Insets


def figure(hung: Hung, washes: Sequence[Wash], story: Story) -> Group:
    """Return a picture as a Figure with its words for those who cannot see it; a repeat or a second half is silent.

    What a second language says of it stands on a Span inside, which has a language of its own.
    """
    name, source = f"p{hung.page}.picture.{hung.source.name}", hung.source
    shown: Item = replace(hung.item, washes=tuple(one for one in washes if one.box.meets(hung.item.box)))
    if hung.decoration or not hung.first:
        return Group(role="Artifact", items=(shown,), id=name)
    said = _said(source)
    if story.also is not None:
        others = (_said(one) for one in story.also.pictures if one.name == source.name)
        also = next((one for one in others if one != said), None)
        if also is not None:
            tongue = story.also.language
            shown = Group(role="Span", items=(shown,), id=f"{name}.also", alt=also, language=tongue)
    return Group(role="Figure", items=(shown,), id=name, alt=said, language=story.language)


def border(hung: Hung, theme: Theme) -> tuple[Group, ...]:
    """Return the line its slot draws round a picture, if it draws one."""
    slot = hung.slot
    if slot.border is None or slot.border_width <= 0:
        return ()
    half = slot.border_width / 2
    line = hung.frame.inset(Insets(top=half, right=half, bottom=half, left=half))
    lengths = dict(theme.lengths)
    match slot.shape:
        case "oval":
            path = ornaments.oval(line)
        case "rounded":
            path = ornaments.rounded(line, lengths.get("radius", 16.0) + slot.gap + half)
        case _:
            path = ornaments.outline(line)
    shape = Shape(path=path, stroke=ink(theme.colour(slot.border)), width=slot.border_width)
    return (Group(role="Artifact", items=(shape,), id=f"p{hung.page}.border.{hung.source.name}"),)


def _said(picture: Picture) -> str:
    return picture.directions.alt or picture.scene
