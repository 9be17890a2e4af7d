"""The look page: every picture beside its takes and references, with the commands to paste.

One HTML file without scripts, made from plain values. Pictures are named by relative path, so the page opens
from disk and nothing leaves the computer.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from picturebook.manuscript.story import Story
from picturebook.project import Project
from picturebook.record import record
from picturebook.studio.plan import Planned
from picturebook.studio.takes import Take


@record
class TakeOnWall:
    """One take as the page shows it."""

    label: str  # "boat#2"
    source: str  # path of the picture relative to the page
    note: str  # who drew it, "accepted", "turned down: too dark"
    chosen: bool


@record
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


@record
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


def hang(project: Project, story: Story, plan: Sequence[Planned], page: Path) -> Wall:
    """Hang a plan on the wall: every picture with its takes, named by paths relative to the page."""
    references = {member.name: member.references for member in story.cast.characters}
    return Wall(
        title=story.title,
        language=story.language,
        story=str(project.story),
        pictures=tuple(_hung(project, one, references, page) for one in plan),
    )


def _hung(
    project: Project, one: Planned, references: Mapping[str, tuple[str, ...]], page: Path
) -> PictureOnWall:
    targets = [target for name in sorted(one.shot.picture.cast) for target in references.get(name, ())]
    chosen = one.chosen
    takes = [_take(one, take, page) for take in one.takes]
    if chosen is not None and not any(take.chosen for take in takes):
        takes.append(
            TakeOnWall(label=chosen.label, source=_link(chosen.path, page), note="your own", chosen=True)
        )
    return PictureOnWall(
        name=one.shot.name,
        scene=one.shot.picture.scene,
        state=one.state.value,
        why=", ".join(one.why),
        pages="–".join(str(number) for number in one.shot.pages) or "of its own sheet",
        cast=tuple(sorted(one.shot.picture.cast)),
        references=tuple(_link(project.folder / target, page) for target in targets),
        takes=tuple(takes),
    )


def _take(one: Planned, take: Take, page: Path) -> TakeOnWall:
    refused = dict(one.locked.rejected).get(take.digest)
    accepted = one.locked.accepted and one.locked.take == take.digest
    note = f"turned down: {refused}" if refused else "accepted" if accepted else f"by {take.studio}"
    chosen = one.chosen is not None and one.chosen.digest == take.digest
    return TakeOnWall(label=take.label, source=_link(take.path, page), note=note, chosen=chosen)


def _link(path: Path, page: Path) -> str:
    return quote(os.path.relpath(path, page.parent).replace(os.sep, "/"))
