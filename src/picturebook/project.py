"""A book on disk: where its parts lie, and the few things that change them.

my-book/   story.md   story.lock   art/   takes/   build/

Nothing here decides for a person. What the file system refuses is told with a remedy, and a file at a picture's
target is only ever written over while it is the very file the lock says picturebook put there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import Any

from picturebook.diagnostics import typed as command_of
from picturebook.digest import sha256
from picturebook.disk import digest_of, telling
from picturebook.errors import DiskError, LockError, PictureNeeded, SourceError, UsageError, disk_error
from picturebook.fields import nearest
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.source import LIMIT
from picturebook.manuscript.story import Picture
from picturebook.neighbours import refuse_theirs
from picturebook.record import record
from picturebook.storyboard.brief import to_json
from picturebook.storyboard.request import request_digest
from picturebook.storyboard.sheets import KIND
from picturebook.studio.lock import Box, Lock, Locked, read_lock, write_lock
from picturebook.studio.plan import OwnFile, Planned, State
from picturebook.studio.source_mark import marking, says_ai
from picturebook.studio.takes import Take, TakeStore, picture_of
from picturebook.studio.whole import alone, staged


@record
class Project:
    """One story file and the folders round it."""

    story: Path  # of a translation the story it translates
    folder: Path  # where targets are looked for
    build: Path
    cache: Path
    output: Path | None = None
    edition: str | None = None  # the language of a translation, or both of a book in two: "fr", "en+fr"

    @property
    def stem(self) -> str:
        """The name of what is built: the story's without its ending, and what languages of it."""
        return f"{self.story.stem}.{self.edition}" if self.edition else self.story.stem

    @property
    def lock_path(self) -> Path:
        """Where the lock lies."""
        return self.story.with_suffix(".lock")

    @property
    def takes(self) -> TakeStore:
        """Every picture drawn for the book."""
        return TakeStore(self.story.parent / "takes", beside=self.cache / "sketches", used=self._used)

    @property
    def sketches(self) -> TakeStore:
        """Sketches made by a plain build: a cache, free to lose."""
        return TakeStore(self.cache / "sketches", beside=self.story.parent / "takes", used=self._used)

    def _used(self, shot: str) -> int:
        """Return the highest number of a picture's takes that the lock knows; of a lock that cannot be read none.

        What is to be kept was paid for: a damaged lock must not stand in its way.
        """
        try:
            return self.lock().picture(shot).highest
        except (DiskError, LockError):
            return 0

    def lock(self) -> Lock:
        """Read the lock."""
        return read_lock(self.lock_path)

    def pdf(self, printer: str) -> Path:
        """Return where the book for a printer is written."""
        return self.output or self.build / f"{self.stem}.{printer}.pdf"


def open_book(story: Path, *, folder: str = "", output: Path | None = None) -> Project:
    """Open a book; with an output elsewhere, or in a folder that cannot be written, caches go to the user's own."""
    build = output.parent if output else story.parent / "build"
    beside = output is None and _writable(build)
    return Project(
        story=story,
        folder=story.parent / folder,
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
        near = nearest(story.name, files_in(story.parent, "."))
        told = (
            f"type: {_pasted(story.parent / near)}"
            if near
            else "picturebook new my-book writes one to begin with"
        )
        raise DiskError(f"there is no file {story}", told) from None
    except IsADirectoryError:
        found = next(iter(_stories_in(story)), None)
        told = (
            f"name the story: {_pasted(story / found)}"
            if found
            else f"{command_of('new', story / 'my-book')} writes one"
        )
        raise DiskError(f"{story} is a folder", told) from None
    except OSError as problem:
        raise disk_error(f"cannot read {story}", problem, "make it readable") from None


def _pasted(path: Path) -> str:
    return quote(str(path))


def _stories_in(folder: Path) -> list[str]:
    """Return the Markdown files of a folder, the one most books are called by first."""
    found = [name for name in files_in(folder, ".") if name.endswith(".md")]
    return sorted(found, key=lambda name: (name not in ("story.md", "index.md"), name))


def files_in(project_folder: Path, relative: str) -> tuple[str, ...]:
    """Return the names of the files in a folder beside the story; none where there is no such folder."""
    try:
        return tuple(sorted(path.name for path in (project_folder / relative).iterdir() if path.is_file()))
    except OSError:
        return ()


def takes_by_picture(project: Project) -> dict[str, list[Take]]:
    """Return every take by its picture: a build's sketches first, then what is kept for good. Raises DiskError."""
    kept = tuple(project.takes.all())
    known = {(take.shot, take.number, take.digest) for take in kept}
    sketched = [one for one in project.sketches.all() if (one.shot, one.number, one.digest) not in known]
    found: dict[str, list[Take]] = {}
    for take in (*sketched, *kept):
        found.setdefault(take.shot, []).append(take)
    return found


def keep_sketches(project: Project, lock: Lock, wanted: Iterable[Planned]) -> None:
    """Keep for good what a build sketched for the same words: whoever has seen it as boat#1 finds it as boat#1."""
    sketches = project.sketches.refusing(lock.refused)
    for one in wanted:
        sha, name = request_digest(one.request), one.shot.name
        seen = [take for take in sketches.find(sha) if take.shot == name]
        if seen and not project.takes.find(sha):
            project.takes.take_over(seen[-1])


def own_files(project: Project, pictures: Iterable[Picture]) -> dict[str, OwnFile]:
    """Return the file at each picture's target, where there is one. Raises DiskError."""
    folder, found = Folder(project.folder), {}
    for picture in pictures:
        path = folder.file_of(picture.target)
        if path is not None:
            found[picture.name] = OwnFile(digest=digest_of(path), path=path)
    return found


def accept(project: Project, planned: Planned, take: Take) -> Lock:
    """Take a picture into the book: bind it to today's brief and copy it to its target. Return the new lock.

    The copy lies ready before the lock is written, and gets its name right after: a copy the lock does not know
    would pass for the author's own picture. A file at the target that the lock does not know is the author's: it
    is never written over. Raises SourceError for that, DiskError.
    """
    name, typed = planned.shot.name, planned.shot.picture.target
    if take.unusable:
        told = command_of("draw", project.story, name, "--again")
        raise SourceError(f"{take.label} cannot be accepted: {take.unusable}", told)
    target = _inside(project, Folder(project.folder).file_of(typed) or project.folder / typed)
    with telling(target):
        data = _as_target(take, target)
    with _deciding(project) as before:
        entry, placed = before.picture(name), sha256(data)
        _refuse_to_overwrite(target, (entry.placed, take.digest, placed), planned, take)
        refuse_theirs(project.story, name, target, placed)
        lock = before.with_picture(name, _accepted(entry, planned, take, placed))
        with telling(target), staged(target, data) as put:
            _decide(project, before, lock)
            put()
    return lock


def _accepted(entry: Locked, planned: Planned, take: Take, placed: str) -> Locked:
    return replace(
        entry,
        take=take.digest,
        number=take.number,
        last=entry.highest,
        studio=take.studio,
        made_with=take.made_with,
        accepted=True,
        pinned=False,
        placed=placed,
        brief=_brief_of(planned, take),
        rejected=tuple(item for item in entry.rejected if item[0] != take.digest),
        boxes=_boxes(take.record),
    ).numbered(take.number)


def _brief_of(planned: Planned, take: Take) -> Mapping[str, Any]:
    """Return what a take is accepted for: today's words, or what it was drawn for by way of trial.

    That is a change somebody tried with it, sheets nobody had accepted, or the art of another theme.
    """
    asked, today = take.record.get("request"), to_json(planned.brief)
    tried = asked.get("brief") if isinstance(asked, Mapping) else None
    if not isinstance(tried, Mapping):
        return today
    trial = any(take.record.get(key) for key in ("change", "provisional", "art"))
    # Bound to an art it is not in, a sheet would be wanted anew for ever in the one it is in.
    other = planned.shot.kind == KIND and tried.get("art") != today.get("art")
    return tried if trial or other else today


def keep(lock: Lock, planned: Planned, story: Path) -> Lock:
    """Bind the accepted picture to today's brief, for nothing, and pin it. Raises PictureNeeded if there is none."""
    name, entry = planned.shot.name, lock.picture(planned.shot.name)
    if planned.state is State.YOURS:
        raise SourceError(f"{name} is your own picture: it is kept anyway")
    if not entry.accepted:
        number = planned.takes[-1].label if planned.takes else f"{name}#1"
        raise PictureNeeded(f"{name} has no accepted picture to keep", command_of("accept", story, number))
    return lock.with_picture(name, replace(entry, pinned=True, brief=to_json(planned.brief)))


def reject(lock: Lock, planned: Planned, take: Take, why: str) -> Lock:
    """Turn a take down; it stays on disk with the reason. A picture that used it is new again."""
    if not why.strip():
        raise UsageError(f"say why {take.label} is turned down", 'such as "too dark"')
    entry = lock.picture(planned.shot.name)
    rejected = (*(item for item in entry.rejected if item[0] != take.digest), (take.digest, why.strip()))
    if entry.take == take.digest:
        # What accept placed stays known as ours, so that the next take may go there.
        kept = Locked(waived=entry.waived, placed=entry.placed, last=entry.highest)
        worked = planned.state is State.YOURS and entry.placed is not None
        # What somebody made of it stays made of it: who drew it is declared as before.
        made = (
            {"number": entry.number, "studio": entry.studio, "made_with": entry.made_with} if worked else {}
        )
        entry = replace(kept, **made)  # type: ignore[arg-type]  # each is the field's own
    entry = replace(entry.numbered(take.number), rejected=rejected)
    return lock.with_picture(planned.shot.name, entry)


def waive(lock: Lock, planned: Planned, why: str) -> Lock:
    """Let a picture pass in spite of what an inspector found, with the reason."""
    if not why.strip():
        raise UsageError(f"say why {planned.shot.name} may pass", 'such as "pink on purpose"')
    entry = lock.picture(planned.shot.name)
    waived = tuple(dict.fromkeys((*entry.waived, why.strip())))
    return lock.with_picture(planned.shot.name, replace(entry, waived=waived))


def bind_drawn(lock: Lock, planned: Planned, take: Take) -> Lock:
    """Bind a fresh take to the words it was drawn for, before anybody accepted it.

    A take that was accepted stands until somebody lets go of it, also beside a newer one.
    """
    entry = lock.picture(planned.shot.name)
    if entry.accepted or take.unusable:
        return lock.with_picture(planned.shot.name, entry.numbered(take.number))
    entry = replace(
        entry,
        take=take.digest,
        number=take.number,
        last=entry.highest,
        studio=take.studio,
        made_with=take.made_with,
        brief=to_json(planned.brief),
        boxes=_boxes(take.record),
    ).numbered(take.number)
    return lock.with_picture(planned.shot.name, entry)


def update_lock(project: Project, change: Callable[[Lock], Lock]) -> Lock:
    """Read the lock, change it and write it, in one step to every other process. Raises DiskError, LockError."""
    with _deciding(project) as before:
        lock = change(before)
        _decide(project, before, lock)
    return lock


@contextmanager
def _deciding(project: Project) -> Iterator[Lock]:
    """Hold off every other process that would decide something, and give the lock as it is now."""
    with telling(project.lock_path), alone(project.takes.folder / ".deciding"):
        yield project.lock()


def _decide(project: Project, before: Lock, lock: Lock) -> None:
    if lock != before:
        write_lock(project.lock_path, lock)


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


def _refuse_to_overwrite(target: Path, ours: tuple[str | None, ...], planned: Planned, take: Take) -> None:
    """Refuse to accept over a file that is not ours, looked at now and not when the plan was made.

    Ours is too what is kept as another take of the picture: a power cut between lock and copy leaves it there.
    """
    if not target.exists():
        return
    found = digest_of(target)
    kept = [one for one in planned.takes if one.digest == found and one.path.is_file()]
    if found in ours or any(digest_of(one.path) == found for one in kept):
        return
    whose = "your work on an accepted take" if ours[0] else "your own picture"
    said = f"{target.name} is {whose}, and accepting {take.label} would write over it"
    raise SourceError(said, f"move {target} away first, then accept again")


def _boxes(record: Mapping[str, Any]) -> tuple[tuple[str, Box], ...]:
    """Return where a take's maker said the cast is, so that the lock knows it without takes/."""
    boxes: Mapping[str, Box] = record.get("boxes") or {}
    return tuple(
        (name, (left, top, right, bottom)) for name, (left, top, right, bottom) in sorted(boxes.items())
    )


def _as_target(take: Take, target: Path) -> bytes:
    """Return a take in the format its target's name promises; its own bytes where it already is."""
    wanted = _FORMATS.get(target.suffix.lower())
    if wanted is None:
        told = f"name it {target.with_suffix('.png').name} in the story"
        raise SourceError(f"a take cannot be kept as {target.name}: it is a PNG, JPEG or WebP", told)
    data = picture_of(take)
    if take.media_type == f"image/{wanted.lower()}":
        return data
    from io import BytesIO

    from picturebook.prepress.darkroom import open_picture

    # As the book will show it: a turn that a camera or a tool only noted down would be lost on the way.
    image, out = open_picture(take.path, take.label), BytesIO()
    image.info.clear()
    mark = marking(wanted) if says_ai(data) else {}
    image.save(out, wanted, quality=95, **mark, **({"subsampling": 0} if wanted == "JPEG" else {}))
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
