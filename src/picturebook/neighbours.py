"""Neighbours: the other stories of a book's folder, whose pictures and takes lie in the same art/ and takes/."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from picturebook.disk import digest_of
from picturebook.errors import DiskError, LockError, SourceError
from picturebook.studio.lock import Lock, read_lock


def neighbours(story: Path) -> Iterator[tuple[Path, Lock]]:
    """Return the other stories of a story's folder that decided on pictures.

    A lock that cannot be read is told when its own story is.
    """
    for path in sorted(story.parent.glob("*.lock")):
        other = path.with_suffix(".md")
        if other.name != story.name and other.is_file():
            with suppress(LockError, DiskError):
                yield other, read_lock(path)


def refuse_theirs(story: Path, name: str, target: Path, placed: str) -> None:
    """Refuse to put a picture over what a neighbour accepted, unless it is the very same one. Raises SourceError."""
    for other, lock in neighbours(story):
        entry = lock.picture(name)
        if (
            entry.accepted
            and entry.placed != placed
            and target.exists()
            and digest_of(target) == entry.placed
        ):
            said = f"{target.name} is the picture that {other.name} accepted, and this would write over it"
            told = f"call it otherwise in {story.name}, or move one story into a folder of its own"
            raise SourceError(said, told)
