"""Which pictures go with a request: always the same ones for the same people, never a page for another page.

A star: every page is held against the anchors themselves, so that likeness cannot drift from page to page. In a
crowd the main figures come first, in the order the scene names them, then the place, then the props; what there is
no room for is told in words alone, and the record of the picture says which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from picturebook.manuscript.names import names_of, who_is_in
from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.storyboard.request import STYLE, Reference
from picturebook.storyboard.shots import Shot, props_of

EACH = 4  # pictures of one character; more say no more


@record
class Star:
    """The references of a picture in their order, and the roles there was no room for."""

    references: tuple[Reference, ...]
    left_out: tuple[str, ...]


def star(shot: Shot, story: Story, anchors: Mapping[str, Sequence[Reference]], limit: int) -> Star:
    """Choose a picture's references: the first of each role, then the second of each, while there is room."""
    roles = [role for role in roles_of(shot, story) if anchors.get(role)]
    rounds = [(role, anchors[role][at]) for at in range(EACH) for role in roles if at < len(anchors[role])]
    taken = rounds[: max(0, limit)]
    kept = {role for role, _ in taken}
    order = {role: at for at, role in enumerate(roles)}
    told = sorted(taken, key=lambda one: order[one[0]])
    return Star(
        references=tuple(reference for _, reference in told),
        left_out=tuple(role for role in roles if role not in kept),
    )


def roles_of(shot: Shot, story: Story) -> tuple[str, ...]:
    """Return whose pictures a shot would like: its cast as the scene names them, then the place, then props."""
    present, place = shot.picture.cast, shot.picture.directions.place
    named = [
        name for name in who_is_in(shot.picture.scene, names_of(story.cast.characters)) if name in present
    ]
    cast = dict.fromkeys((*named, *present))
    props = (f"prop:{one.name}" for one in props_of(shot, story))
    return (*cast, *([f"place:{place}"] if place else ()), *props, STYLE)
