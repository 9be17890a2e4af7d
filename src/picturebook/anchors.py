"""Anchors: the pictures everybody in a book is held against, found on disk by role.

What the author drew of somebody is the anchor; else the front that was accepted, or that somebody put in its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from picturebook.manuscript.folder import Folder
from picturebook.manuscript.story import Story
from picturebook.project import Project, digest_of
from picturebook.storyboard.request import Reference
from picturebook.storyboard.sheets import FRONT, KIND, sheet_target, worn
from picturebook.storyboard.shots import Shot


def anchors_of(project: Project, story: Story) -> dict[str, tuple[Reference, ...]]:
    """Return the reference pictures by role, as they would be sent. Raises DiskError."""
    # What the author drew of somebody is the anchor; else the front that was accepted, or put there by hand.
    members = [
        (one.name, one.references or (sheet_target(one.name, FRONT),)) for one in story.cast.characters
    ]
    members += [(f"place:{one.name}", one.references) for one in story.cast.places]
    members += [(f"prop:{one.name}", one.references) for one in story.cast.props]
    folder, found = Folder(project.folder), {}
    for role, targets in members:
        paths = [path for target in targets if (path := folder.file_of(target)) is not None]
        if paths:
            found[role] = tuple(
                Reference(role=role, sha256=digest_of(path), path=str(path.relative_to(project.folder)))
                for path in paths
            )
    return found


def with_sheets(
    project: Project, shot: Shot, anchors: Mapping[str, tuple[Reference, ...]]
) -> dict[str, tuple[Reference, ...]]:
    """Return the anchors with the accepted sheet of what each wears in this picture. Raises DiskError."""
    found = dict(anchors)
    for name in shot.picture.cast if shot.kind != KIND else ():
        path = project.folder / sheet_target(name, worn(shot, name))
        if name in found and path.is_file():
            role = f"{name}, {worn(shot, name).replace('-', ' ', 1)}"
            more = Reference(role=role, sha256=digest_of(path), path=str(path.relative_to(project.folder)))
            found[name] = (*found[name], more)
    return found
