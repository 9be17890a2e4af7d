"""Files written for people: whole or not at all, and what the file system refuses told with a remedy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from picturebook.digest import sha256_of_file
from picturebook.errors import DiskError, disk_error
from picturebook.studio.whole import write_whole

WRITABLE = "make the book’s folder writable"
ELSEWHERE = "name a place you may write to: --output FILE.pdf"


@contextmanager
def writing(path: Path, remedy: str = ELSEWHERE) -> Iterator[None]:
    """Turn any trouble with writing a file into words a person can act on."""
    with telling(path, remedy):
        path.parent.mkdir(parents=True, exist_ok=True)
        yield


def write_text(path: Path, text: str, remedy: str = WRITABLE) -> None:
    """Write a text whole or not at all; through a link, what it leads to. Raises DiskError with the remedy.

    A path on disk need not be text: bytes of it that are none are written as JSON escapes them.
    """
    with telling(path, remedy):
        write_whole(path.resolve(), text.encode("utf-8", "backslashreplace"))


def refuse_links_out(folder: Path, names: Iterable[str]) -> None:
    """Refuse a book whose own files lead out of its folder: it may come from a stranger. Raises DiskError.

    `names` are what picturebook itself writes there, files and folders; folders are looked through.
    """
    inside = folder.resolve()
    for path in (found for name in names for found in _links(folder / name)):
        try:
            leads_out = not path.resolve().is_relative_to(inside)
        except (OSError, RuntimeError):
            leads_out = True  # it leads round in a circle
        if leads_out:
            told = "take the link away, and put a file or a folder of its own in its place"
            raise DiskError(f"{path} is a link that leads out of the book’s folder", told)


def _links(path: Path) -> Iterator[Path]:
    if path.is_symlink():
        yield path
        return
    try:
        inside = list(os.scandir(path))
    except OSError:
        return  # no folder, or one nobody may look into
    for one in inside:
        if one.is_symlink():
            yield Path(one.path)
        elif one.is_dir():
            yield from _links(Path(one.path))


@contextmanager
def telling(path: Path, remedy: str = WRITABLE) -> Iterator[None]:
    """Turn what the file system refuses about a file into words a person can act on. Raises DiskError."""
    try:
        yield
    except OSError as problem:
        raise disk_error(f"cannot write {path}", problem, remedy) from None


def digest_of(path: Path) -> str:
    """Return a file's sha256. Raises DiskError."""
    try:
        return sha256_of_file(path)
    except OSError as problem:
        raise disk_error(f"cannot read {path}", problem, "make it readable") from None
