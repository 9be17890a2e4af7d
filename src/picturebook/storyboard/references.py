"""Which pictures go with a request: always the same ones for the same people, never a page for another page.

A star: every page is held against the anchors themselves, so that likeness cannot drift from page to page. Who
matters most comes first, in the order the scene names them; what there is no room for is told in words alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.storyboard.request import Reference
from picturebook.storyboard.shots import Shot

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
    taken = rounds[:limit]
    kept = {role for role, _ in taken}
    order = {role: at for at, role in enumerate(roles)}
    told = sorted(taken, key=lambda one: order[one[0]])
    return Star(
        references=tuple(reference for _, reference in told),
        left_out=tuple(role for role in roles if role not in kept),
    )


def roles_of(shot: Shot, story: Story) -> tuple[str, ...]:
    """Return whose pictures a shot would like: its cast as the scene names them, then the place, then props."""
    scene, directions = shot.picture.scene, shot.picture.directions
    cast = sorted(shot.picture.cast, key=lambda name: _first(scene, (name, *_aliases(story, name))))
    place = (f"place:{directions.place}",) if directions.place else ()
    props = tuple(
        f"prop:{one.name}" for one in story.cast.props if _first(scene, (one.name, *one.aliases)) < len(scene)
    )
    return (*cast, *place, *props, "style")


def _aliases(story: Story, name: str) -> tuple[str, ...]:
    member = story.cast.character(name)
    return member.aliases if member else ()


def _first(scene: str, names: Sequence[str]) -> int:
    found = [at for name in names if (at := scene.find(name)) >= 0]
    return min(found, default=len(scene))
