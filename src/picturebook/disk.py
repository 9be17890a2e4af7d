"""Files written for people: whole or not at all, and what the file system refuses told with a remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from picturebook.digest import sha256_of_file
from picturebook.errors import disk_error
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
