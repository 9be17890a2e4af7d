"""A book on disk: where its parts lie, and the few things that change them.

my-book/   story.md   story.lock   art/   takes/   build/

Nothing here decides for a person. What the file system refuses is told with a remedy, and a file at a picture's
target is only ever written over while it is the very file the lock says picturebook put there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from picturebook.digest import sha256, sha256_of_file
from picturebook.errors import DiskError, SourceError
from picturebook.fields import nearest
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.source import LIMIT
from picturebook.manuscript.story import Picture
from picturebook.record import record
from picturebook.storyboard.brief import to_json
from picturebook.studio.lock import Box, Lock, Locked, read_lock, write_lock
from picturebook.studio.plan import OwnFile, Planned, State
from picturebook.studio.takes import Take, TakeStore, picture_of, write_whole
from picturebook.studio.whole import alone

_LABEL = re.compile(r"^(.*?)(?:#(\d{1,9}))?$", re.S)
_WRITABLE = "make the book’s folder writable"


@record
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
        return TakeStore(self.story.parent / "takes", beside=self.cache / "sketches")

    @property
    def sketches(self) -> TakeStore:
        """Sketches made by a plain build: a cache, free to lose."""
        return TakeStore(self.cache / "sketches", beside=self.story.parent / "takes")

    def lock(self) -> Lock:
        """Read the lock."""
        return read_lock(self.lock_path)

    def pdf(self, printer: str) -> Path:
        """Return where the book for a printer is written."""
        return self.output or self.build / f"{self.stem}.{printer}.pdf"


def open_book(story: Path, *, folder: str = "", output: Path | None = None) -> Project:
    """Open a book; with an output elsewhere, or in a folder that cannot be written, caches go to the user's own."""
    root = story.parent
    build = output.parent if output else root / "build"
    beside = output is None and _writable(build)
    return Project(
        story=story,
        folder=(root / folder) if folder else root,
        build=build,
        cache=build / "cache" if beside else _user_cache(story),
        output=output,
    )


def read_story(story: Path) -> bytes:
    """Return a story's bytes, one more than a story may have at the most. Raises DiskError with what to do."""
    try:
        with story.open("rb") as file:
            return file.read(LIMIT + 1)  # a device never ends, and a film is no story
    except FileNotFoundError:
        raise DiskError(
            f"there is no file {story}", "picturebook new DIR writes a story to begin with"
        ) from None
    except IsADirectoryError:
        found = sorted(story.glob("*.md"), key=lambda path: (path.name != "story.md", path.name))
        told = f"name the story: {found[0]}" if found else f"picturebook new {story / 'my-book'} writes one"
        raise DiskError(f"{story} is a folder", told) from None
    except OSError as problem:
        raise DiskError(f"cannot read {story}: {problem.strerror}", "make it readable") from None


def rewrite(story: Path, text: str) -> None:
    """Write a story anew, whole or not at all, with the permissions it has. Raises DiskError."""
    with _writing(story, "make the story and its folder writable"):
        path = story.resolve()  # a link stays a link
        write_whole(path, text.encode("utf-8"), path.stat().st_mode & 0o777)


def files_in(project_folder: Path, relative: str) -> tuple[str, ...]:
    """Return the names of the files in a folder beside the story; none where there is no such folder."""
    try:
        return tuple(sorted(path.name for path in (project_folder / relative).iterdir() if path.is_file()))
    except OSError:
        return ()


def own_files(project: Project, pictures: Iterable[Picture]) -> dict[str, OwnFile]:
    """Return the file at each picture's target, where there is one. Raises DiskError."""
    folder, found = Folder(project.folder), {}
    for picture in pictures:
        path = folder.file_of(picture.target)
        if path is not None:
            found[picture.name] = OwnFile(digest=digest_of(path), path=path)
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
        told = f"try: {close}" if close else f"there are: {', '.join(names)}"
        raise SourceError(f"the story has no picture “{name}”", told)
    return found


def take_by_label(plan: tuple[Planned, ...], typed: str) -> tuple[Planned, Take]:
    """Return the take a person named; without a number the one in the book, else the newest. Raises SourceError."""
    name, number = label_of(typed)
    planned = planned_by_name(plan, name)
    if not planned.takes:
        raise SourceError(f"{name} has no take yet", f"picturebook draw STORY {name}")
    if number is None:
        return planned, standing_take(planned) or planned.takes[-1]
    found = [take for take in planned.takes if take.number == number]
    if not found:
        labels = ", ".join(dict.fromkeys(take.label for take in planned.takes))
        raise SourceError(f"{name} has no take {number}", f"there are: {labels}")
    return planned, found[-1]


def standing_take(planned: Planned) -> Take | None:
    """Return the take the book shows for a picture; None if it shows none or the author's own file."""
    chosen = planned.chosen
    return next((take for take in planned.takes if chosen and take.digest == chosen.digest), None)


def accept(project: Project, planned: Planned, take: Take) -> Lock:
    """Take a picture into the book: bind it to today's brief and copy it to its target. Return the new lock.

    The lock is written first: a copy the lock does not know would pass for the author's own picture. A file at
    the target that the lock does not know is the author's: it is never written over. Raises SourceError for
    that, DiskError.
    """
    name, typed = planned.shot.name, planned.shot.picture.target
    if take.unusable:
        raise SourceError(f"{take.label} cannot be accepted: {take.unusable}", f"draw {name} --again")
    target = _inside(project, Folder(project.folder).file_of(typed) or project.folder / typed)
    with _writing(target):
        data = _as_target(picture_of(take), target)

    def bound(lock: Lock) -> Lock:
        _refuse_to_overwrite(target, (lock.picture(name).placed, take.digest, sha256(data)), take)
        return lock.with_picture(name, _accepted(lock.picture(name), planned, take, sha256(data)))

    lock = update_lock(project, bound)
    with _writing(target):
        write_whole(target, data)
    return lock


def _accepted(entry: Locked, planned: Planned, take: Take, placed: str) -> Locked:
    return replace(
        entry,
        take=take.digest,
        number=take.number,
        studio=take.studio,
        accepted=True,
        pinned=False,
        placed=placed,
        brief=_brief_of(planned, take),
        rejected=tuple(item for item in entry.rejected if item[0] != take.digest),
        boxes=_boxes(take.record),
    )


def _brief_of(planned: Planned, take: Take) -> Mapping[str, Any]:
    """Return what a take is accepted for: today's words, or those of the change that was tried with it."""
    asked = take.record.get("request")
    tried = asked.get("brief") if take.record.get("change") and isinstance(asked, Mapping) else None
    return tried if isinstance(tried, Mapping) else to_json(planned.brief)


def keep(lock: Lock, planned: Planned) -> Lock:
    """Bind the accepted picture to today's brief, for nothing, and pin it. Raises SourceError if there is none."""
    name, entry = planned.shot.name, lock.picture(planned.shot.name)
    if planned.state is State.YOURS:
        raise SourceError(f"{name} is your own picture: it is kept anyway")
    if not entry.accepted:
        number = planned.takes[-1].label if planned.takes else f"{name}#1"
        raise SourceError(f"{name} has no accepted picture to keep", f"picturebook accept STORY {number}")
    return lock.with_picture(name, replace(entry, pinned=True, brief=to_json(planned.brief)))


def reject(lock: Lock, planned: Planned, take: Take, why: str) -> Lock:
    """Turn a take down; it stays on disk with the reason. A picture that used it is new again."""
    if not why.strip():
        raise SourceError(
            f"say why {take.label} is turned down", f'picturebook reject STORY {take.label} "why"'
        )
    entry = lock.picture(planned.shot.name)
    rejected = (*(item for item in entry.rejected if item[0] != take.digest), (take.digest, why.strip()))
    if entry.take == take.digest:
        # What accept placed stays known as ours, so that the next take may go there.
        entry = Locked(waived=entry.waived, placed=entry.placed)
    return lock.with_picture(planned.shot.name, replace(entry, rejected=rejected))


def waive(lock: Lock, planned: Planned, why: str) -> Lock:
    """Let a picture pass in spite of what an inspector found, with the reason."""
    if not why.strip():
        raise SourceError(
            f"say why {planned.shot.name} may pass", f'picturebook waive STORY {planned.shot.name} "why"'
        )
    entry = lock.picture(planned.shot.name)
    waived = tuple(dict.fromkeys((*entry.waived, why.strip())))
    return lock.with_picture(planned.shot.name, replace(entry, waived=waived))


def bind_drawn(lock: Lock, planned: Planned, take: Take) -> Lock:
    """Bind a fresh take to the words it was drawn for, before anybody accepted it.

    A take that was accepted stands until somebody lets go of it, also beside a newer one.
    """
    entry = lock.picture(planned.shot.name)
    if entry.accepted or take.unusable:
        return lock
    entry = replace(
        entry,
        take=take.digest,
        number=take.number,
        studio=take.studio,
        brief=to_json(planned.brief),
        boxes=_boxes(take.record),
    )
    return lock.with_picture(planned.shot.name, entry)


def update_lock(project: Project, change: Callable[[Lock], Lock]) -> Lock:
    """Read the lock, change it and write it, in one step to every other process. Raises DiskError, LockError."""
    with _writing(project.lock_path), alone(project.takes.folder / ".deciding"):
        before = project.lock()
        lock = change(before)
        if lock != before:
            write_lock(project.lock_path, lock)
    return lock


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn any trouble with writing a file into words a person can act on."""
    with _writing(path, "name a place you may write to: --output FILE.pdf"):
        path.parent.mkdir(parents=True, exist_ok=True)
        yield


@contextmanager
def _writing(path: Path, remedy: str = _WRITABLE) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise DiskError(f"cannot write {path}: {problem.strerror or problem}", remedy) from None


def _inside(project: Project, target: Path) -> Path:
    """Return a target that lies in the book's folder, links followed. Raises SourceError."""
    try:
        inside = target.resolve().is_relative_to(project.folder.resolve())
    except OSError as problem:
        raise DiskError(
            f"cannot use the name {target.name}: {problem.strerror}", "give it a shorter one"
        ) from None
    if not inside:
        said = f"{target} leads out of the book’s folder through a link"
        raise SourceError(said, "put a folder in its place: pictures are written nowhere else")
    return target


def _refuse_to_overwrite(target: Path, ours: tuple[str | None, ...], take: Take) -> None:
    """Refuse to accept over a file that is not ours, looked at now and not when the plan was made."""
    if not target.exists() or digest_of(target) in ours:
        return
    whose = "your work on an accepted take" if ours[0] else "your own picture"
    said = f"{target.name} is {whose}, and accepting {take.label} would write over it"
    raise SourceError(said, f"move {target} away first, then accept again")


def digest_of(path: Path) -> str:
    """Return a file's sha256. Raises DiskError."""
    try:
        return sha256_of_file(path)
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make it readable") from None


def _boxes(record: Mapping[str, object]) -> tuple[tuple[str, Box], ...]:
    """Return where a take's maker said the cast is, so that the lock knows it without takes/."""
    boxes = record.get("boxes")
    if not isinstance(boxes, Mapping):
        return ()
    found = []
    for name, box in sorted(boxes.items()):
        try:
            left, top, right, bottom = (int(edge) for edge in box)
        except (TypeError, ValueError):
            continue  # a record somebody edited: the picture is sound, where its cast stands is not known
        found.append((str(name), (left, top, right, bottom)))
    return tuple(found)


def _as_target(data: bytes, target: Path) -> bytes:
    """Return a picture in the format its target's name promises; the take's own bytes where it already is."""
    from picturebook.studio.pictures import measure

    wanted = _FORMATS.get(target.suffix.lower())
    if wanted is None:
        told = f"name it {target.with_suffix('.png').name} in the story"
        raise SourceError(f"a take cannot be kept as {target.name}: it is a PNG, JPEG or WebP", told)
    if measure(data).media_type == f"image/{wanted.lower()}":
        return data
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(data)) as image:
        image.convert("RGB").save(out, wanted, quality=95, **({"subsampling": 0} if wanted == "JPEG" else {}))
    return out.getvalue()


_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def _writable(folder: Path) -> bool:
    """Say whether a folder, or the nearest one above it that is there, may be written."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def _user_cache(story: Path) -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not root.is_absolute():  # unset, or not what its specification allows
        root = Path.home() / ".cache"
    return root / "picturebook" / sha256(str(story.resolve()).encode("utf-8", "surrogateescape"))[:16]
