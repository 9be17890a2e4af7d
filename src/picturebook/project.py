"""A book on disk: where its parts lie, and the few things that change them.

my-book/   story.md   story.lock   art/   takes/   build/
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from picturebook.digest import sha256, sha256_of_file
from picturebook.errors import DiskError, SourceError
from picturebook.fields import nearest
from picturebook.manuscript.story import Picture, Story
from picturebook.storyboard.brief import to_json
from picturebook.studio.lock import Lock, Locked, read_lock, write_lock
from picturebook.studio.plan import OwnFile, Planned, State
from picturebook.studio.takes import Take, TakeStore, picture_of, write_whole

_LABEL = re.compile(r"^(.*?)(?:#(\d+))?$", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One story file and the folders round it."""

    story: Path
    folder: Path  # where targets are looked for
    build: Path
    cache: Path
    output: Path | None = None

    @property
    def stem(self) -> str:
        """The story's name without its ending."""
        return self.story.stem

    @property
    def lock_path(self) -> Path:
        """Where the lock lies."""
        return self.story.with_suffix(".lock")

    @property
    def takes(self) -> TakeStore:
        """Every picture drawn for the book."""
        return TakeStore(self.story.parent / "takes")

    @property
    def sketches(self) -> TakeStore:
        """Sketches made by a plain build: a cache, free to lose."""
        return TakeStore(self.cache / "sketches")

    def lock(self) -> Lock:
        """Read the lock."""
        return read_lock(self.lock_path)

    def pdf(self, printer: str) -> Path:
        """Return where the book for a printer is written."""
        return self.output or self.build / f"{self.stem}.{printer}.pdf"


def open_book(story: Path, *, folder: str = "", output: Path | None = None) -> Project:
    """Open a book; with an output elsewhere nothing is ever written beside the story."""
    root = story.parent
    build = output.parent if output else root / "build"
    cache = _user_cache(story) if output else build / "cache"
    return Project(
        story=story, folder=(root / folder) if folder else root, build=build, cache=cache, output=output
    )


def read_story(story: Path) -> bytes:
    """Return a story's bytes. Raises DiskError with what to do."""
    try:
        return story.read_bytes()
    except FileNotFoundError:
        raise DiskError(
            f"there is no file {story}", "picturebook new DIR writes a story to begin with"
        ) from None
    except IsADirectoryError:
        raise DiskError(f"{story} is a folder", f"name the story: {story / 'story.md'}") from None
    except OSError as problem:
        raise DiskError(f"cannot read {story}: {problem.strerror}") from None


def files_in(project_folder: Path, relative: str) -> tuple[str, ...]:
    """Return the names of the files in a folder beside the story; none where there is no such folder."""
    try:
        return tuple(sorted(path.name for path in (project_folder / relative).iterdir() if path.is_file()))
    except OSError:
        return ()


def own_files(project: Project, story: Story) -> dict[str, OwnFile]:
    """Return the file at each picture's target, where there is one. Raises DiskError."""
    found = {}
    for picture in story.pictures:
        path = project.folder / picture.target
        if path.is_file():
            try:
                found[picture.name] = OwnFile(digest=sha256_of_file(path), path=path)
            except OSError as problem:
                raise DiskError(f"cannot read {path}: {problem.strerror}") from None
    return found


def references_of(project: Project, story: Story) -> dict[str, tuple[str, ...]]:
    """Return the digests of each character's reference pictures."""
    found = {}
    for member in story.cast.characters:
        paths = [project.folder / target for target in member.references]
        found[member.name] = tuple(sha256_of_file(path) for path in paths if path.is_file())
    return found


def label_of(typed: str) -> tuple[str, int | None]:
    """Read "boat#2" or "boat"."""
    match = _LABEL.match(typed)
    assert match is not None
    return match[1], int(match[2]) if match[2] else None


def planned_by_name(plan: tuple[Planned, ...], name: str) -> Planned:
    """Return a picture of the plan. Raises SourceError naming the nearest."""
    found = next((one for one in plan if one.shot.name == name), None)
    if found is None:
        names = [one.shot.name for one in plan]
        close = nearest(name, names)
        raise SourceError(
            f"the story has no picture “{name}”",
            f"try: {close}" if close else f"there are: {', '.join(names)}",
        )
    return found


def take_by_label(plan: tuple[Planned, ...], typed: str) -> tuple[Planned, Take]:
    """Return the take a person named; without a number the newest. Raises SourceError."""
    name, number = label_of(typed)
    planned = planned_by_name(plan, name)
    if not planned.takes:
        raise SourceError(f"{name} has no take yet", f"picturebook draw STORY {name}")
    if number is None:
        return planned, planned.takes[-1]
    found = next((take for take in planned.takes if take.number == number), None)
    if found is None:
        numbers = ", ".join(take.label for take in planned.takes)
        raise SourceError(f"{name} has no take {number}", f"there are: {numbers}")
    return planned, found


def accept(project: Project, lock: Lock, planned: Planned, take: Take) -> Lock:
    """Take a picture into the book: copy it to its target and bind it to today's brief.

    A file at the target that the lock does not know is the author's: it is never written over.
    """
    target = project.folder / planned.shot.picture.target
    if planned.state is State.YOURS and sha256_of_file(target) != take.digest:
        raise SourceError(
            f"{target.name} is your own work, and accepting {take.label} would write over it",
            f"move {planned.shot.picture.target} away first",
        )
    data = _as_target(picture_of(take), target)
    try:
        write_whole(target, data)
    except OSError as problem:
        raise DiskError(
            f"cannot write {target}: {problem.strerror}", "make the book’s folder writable"
        ) from None
    entry = replace(
        lock.picture(planned.shot.name),
        take=take.digest,
        number=take.number,
        studio=take.studio,
        accepted=True,
        pinned=False,
        placed=sha256(data),
        brief=to_json(planned.brief),
        rejected=tuple(item for item in planned.locked.rejected if item[0] != take.digest),
    )
    return lock.with_picture(planned.shot.name, entry)


def keep(lock: Lock, planned: Planned) -> Lock:
    """Bind the picture that stands to today's brief, for nothing, and pin it."""
    if planned.locked.take is None:
        raise SourceError(
            f"{planned.shot.name} has no accepted picture to keep", f"accept one first: {planned.shot.name}#1"
        )
    entry = replace(planned.locked, pinned=True, accepted=True, brief=to_json(planned.brief))
    return lock.with_picture(planned.shot.name, entry)


def reject(lock: Lock, planned: Planned, take: Take, why: str) -> Lock:
    """Turn a take down; it stays on disk with the reason. A picture that used it is new again."""
    entry = planned.locked
    rejected = (*(item for item in entry.rejected if item[0] != take.digest), (take.digest, why))
    if entry.take == take.digest:
        entry = Locked(waived=entry.waived, placed=entry.placed)
    return lock.with_picture(planned.shot.name, replace(entry, rejected=rejected))


def bind_drawn(lock: Lock, planned: Planned, take: Take) -> Lock:
    """Bind a fresh take to the words it was drawn for, before anybody accepted it."""
    entry = replace(
        planned.locked,
        take=take.digest,
        number=take.number,
        studio=take.studio,
        accepted=False,
        pinned=False,
        brief=to_json(planned.brief),
    )
    return lock.with_picture(planned.shot.name, entry)


def save_lock(project: Project, lock: Lock) -> None:
    """Write the lock."""
    write_lock(project.lock_path, lock)


def write_output(path: Path, data: bytes) -> None:
    """Write something the user asked for. Raises DiskError with what to do."""
    try:
        write_whole(path, data)
    except OSError as problem:
        told = "name a place you may write to: --output FILE.pdf"
        raise DiskError(f"cannot write {path}: {problem.strerror}", told) from None


def _as_target(data: bytes, target: Path) -> bytes:
    """Return a picture in the format its target's name promises; the take's own bytes where it already is."""
    from picturebook.studio.pictures import measure

    wanted = {".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}.get(target.suffix.lower(), "PNG")
    if measure(data).media_type == f"image/{wanted.lower()}":
        return data
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(data)) as image:
        image.convert("RGB").save(out, wanted, quality=95, **({"subsampling": 0} if wanted == "JPEG" else {}))
    return out.getvalue()


def _user_cache(story: Path) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "picturebook" / sha256(str(story.resolve()).encode())[:16]


def picture_named(story: Story, name: str) -> Picture | None:
    """Return a picture of the story by its name."""
    return next((picture for picture in story.pictures if picture.name == name), None)
