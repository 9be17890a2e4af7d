"""Anchors: the pictures everybody in a book is held against, found on disk by role.

What the author drew of somebody stands for the sheet, as it is or `exact`ly; else the sheet that was
accepted does, or one that somebody put in its place. A `likeness` is what a front is drawn from, and goes along
itself while there is no front. What is drawn for its `style` goes with every picture, whoever is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from picturebook.continuity.looks import drawn_since, in_another_art
from picturebook.disk import digest_of
from picturebook.manuscript.cast import Drawing, Member, Use
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.story import Story
from picturebook.project import Project
from picturebook.record import record
from picturebook.storyboard.request import STYLE, Reference
from picturebook.storyboard.sheets import KIND, anchor_of, is_anchor, own_role, role_of, sheet_target, worn
from picturebook.storyboard.shots import Shot
from picturebook.studio.plan import Chosen, Planned, Shelves, State
from picturebook.studio.takes import Take

_TOLD = {
    Use.LIKENESS: "keep who this is, and draw it in the art of this book",
    Use.STYLE: "follow how this is drawn, and not who or what is in it",
    Use.EXACT: "hold to this drawing exactly: the same shapes, lines and colours",
}
Held = Mapping[str, tuple[Reference, ...]]  # by role: "Pim", "place:jetty", "prop:paper boat", "style"


@record
class Anchors:
    """What pictures are held against, and the likenesses that fronts are drawn from."""

    held: Held
    alike: Held

    def of(self, shot: Shot) -> Held:
        """Return what a shot is held against: an anchor is nobody's copy, not even its own, but a likeness's."""
        if not is_anchor(shot):
            return self.held
        own = own_role(shot)
        return {**self.held, own: self.alike.get(own, ())}

    def with_fronts(self, fronts: Held, restyled: Held) -> Anchors:
        """Return the anchors with sheets nobody accepted yet, for whoever has none that was, or one in an old art."""
        open_ = {role: found for role, found in fronts.items() if not _settled(self, role)}
        return Anchors(held={**self.held, **open_, **restyled}, alike=self.alike)


def anchors_of(project: Project, story: Story, refused: frozenset[str] = frozenset()) -> Anchors:
    """Return the reference pictures by role, as they would be sent; no sheet that was turned down. Raises DiskError."""
    held: dict[str, tuple[Reference, ...]] = {}
    alike: dict[str, tuple[Reference, ...]] = {}
    style: list[Reference] = []
    for member in (*story.cast.characters, *story.cast.places, *story.cast.props):
        role = role_of(member)
        style += _found(project, role, (one for one in member.references if one.use is Use.STYLE))
        alike[role] = _found(project, role, member.alike)
        held[role] = _own(project, role, member) or _sheet(project, role, member, refused) or alike[role]
    held[STYLE] = tuple(dict.fromkeys(style))
    return Anchors(
        held={role: found for role, found in held.items() if found},
        alike={role: found for role, found in alike.items() if found},
    )


def unaccepted(project: Project, sheets: Iterable[Planned]) -> Held:
    """Return the newest take of each sheet nobody accepted yet, by role."""
    return _sent(project, ((one, one.chosen) for one in sheets if not one.locked.accepted))


def redrawn(project: Project, sheets: Iterable[Planned]) -> Held:
    """Return the newest take in today's art of each sheet that was accepted in another, by role."""
    old = (one for one in sheets if one.state is State.CHANGED and in_another_art(one))
    return _sent(project, ((one, drawn_since(one)) for one in old))


def _sent(project: Project, sheets: Iterable[tuple[Planned, Chosen | Take | None]]) -> Held:
    found = ((own_role(one.shot), take) for one, take in sheets)
    return {
        role: (Reference(role=role, sha256=take.digest, path=str(take.path.relative_to(project.folder))),)
        for role, take in found
        if take is not None and take.path.is_relative_to(project.folder)
    }


def by_name(held: Held) -> dict[str, tuple[str, ...]]:
    """Return the digests of anchors by what each is called: "Pim", "Pim, exact"."""
    found: dict[str, tuple[str, ...]] = {}
    for reference in (one for references in held.values() for one in references):
        found[reference.role] = (*found.get(reference.role, ()), reference.sha256)
    return found


def with_sheets(project: Project, shot: Shot, anchors: Held, refused: frozenset[str] = frozenset()) -> Held:
    """Return the anchors with the accepted sheet of what each wears in this picture. Raises DiskError."""
    found = dict(anchors)
    for name in shot.picture.cast if shot.kind != KIND else ():
        path = project.folder / sheet_target(name, worn(shot, name))
        if name in found and path.is_file():
            role = f"{name}, {worn(shot, name).replace('-', ' ', 1)}"
            sheet = _reference(project, role, path)
            found[name] = found[name] if sheet.sha256 in refused else (*found[name], sheet)
    return found


def _settled(anchors: Anchors, role: str) -> bool:
    """Say whether somebody has more to be held against than a likeness."""
    return anchors.held.get(role, ()) != anchors.alike.get(role, ())


def _own(project: Project, role: str, member: Member) -> tuple[Reference, ...]:
    """Return what the author drew in a sheet's stead; a likeness beside it goes along."""
    drawings = (one for one in member.references if one.use is not Use.STYLE)
    return _found(project, role, drawings) if member.stands else ()


def _sheet(project: Project, role: str, member: Member, refused: frozenset[str]) -> tuple[Reference, ...]:
    """Return the front, or the whole place or prop, that was accepted, or put there by hand."""
    found = _found(project, role, (Drawing(file=anchor_of(member)),))
    return tuple(one for one in found if one.sha256 not in refused)


def _found(project: Project, role: str, drawings: Iterable[Drawing]) -> tuple[Reference, ...]:
    folder = Folder(project.folder)
    paths = ((one.use, folder.file_of(one.file)) for one in drawings)
    return tuple(_reference(project, role, path, use) for use, path in paths if path is not None)


def _reference(project: Project, role: str, path: Path, use: Use | None = None) -> Reference:
    name = STYLE if use is Use.STYLE else f"{role}, {use.value}" if use else role
    return Reference(
        role=name,
        sha256=digest_of(path),
        path=str(path.relative_to(project.folder)),
        told=_TOLD[use] if use else "",
    )


def rough_of(project: Project, name: str, shelves: Shelves) -> tuple[Reference, ...]:
    """Return the accepted picture a final one starts from: its place and people stay where they are."""
    entry, own = shelves.lock.picture(name), shelves.own.get(name)
    take = next((one for one in shelves.takes.get(name, ()) if one.digest == entry.take), None)
    file = own if own is not None and own.digest == entry.placed else take
    if file is None or not file.path.is_relative_to(project.folder):
        return ()
    rough = take is not None and take.record.get("rough")
    role = "the accepted rough; keep its composition" if rough else "the accepted picture; keep all of it"
    return (Reference(role=role, sha256=file.digest, path=str(file.path.relative_to(project.folder))),)
