"""A theme's folder, read within bounds: the keys of its theme.toml, and the digest of each of its files.

A theme may come from a stranger. What lies outside its folder is not read, whatever a link in it says, and what no
theme needs (a file of gigabytes, a million keys, keys inside keys without end) is refused before it is gone through.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

from picturebook.design.typed import resolved
from picturebook.diagnostics import Diagnostic, error
from picturebook.digest import sha256_of_file
from picturebook.errors import ThemeError, disk_error
from picturebook.fields import Fields, Node, read_toml
from picturebook.record import record

FILE = "theme.toml"
MOST_TOML = 256 * 1024  # bytes: ten times the largest that ships
MOST_FILE = 32 * 1024 * 1024  # bytes: a font of all Han characters has twenty millions
MOST_ALL = 128 * 1024 * 1024
MOST_FILES = 1000
MOST_VALUES = 8000  # in a theme.toml; the largest that ships has 4600
MOST_LETTERS = 2000  # in one value
_PLAIN = "\n\t"


@record
class Folder:
    """One theme's folder as read: its keys, and the digest of each of its files by path."""

    path: Path
    node: Node
    files: tuple[tuple[str, str], ...]

    @property
    def file(self) -> Path:
        """Where its keys stand."""
        return self.path / FILE

    def head(self, key: str) -> str | None:
        """Return what its [theme] says under a key."""
        head = Fields(self.node, []).sub("theme")
        return head.text(key) if head else None


def read_folder(path: Path) -> Folder:
    """Read a theme's folder. Raises ThemeError with every complaint, DiskError if a file cannot be read."""
    try:
        files = tuple(_files(path))
        node = _keys(path / FILE)
        digests = tuple((file.relative_to(path).as_posix(), sha256_of_file(file)) for file in sorted(files))
    except OSError as problem:
        raise disk_error(f"cannot read the theme {path}", problem, "make it readable") from None
    return Folder(path=path, node=node, files=digests)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that are a theme's; what begins with a dot, such as Git's, is no part of it."""
    count, size = 0, 0
    for here, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            path = Path(here, name)
            if not name.startswith(".") and path.is_symlink():
                _refuse_link(path, folder)
        for name in names:
            path = Path(here, name)
            known = path.stat() if path.exists() else None
            if name.startswith(".") or known is None or not stat.S_ISREG(known.st_mode):
                continue
            count, size = count + 1, size + known.st_size
            _refuse_bulk(path, known.st_size, (count, size), folder)
            yield path


def _raise(problem: OSError) -> None:
    raise problem


def _refuse_link(path: Path, folder: Path) -> None:
    where = resolved(path)
    if where is None or not where.is_relative_to(folder.resolve()):
        raise ThemeError(
            f"{path} leads out of the theme through a link", "put the file itself into the theme"
        )


def _refuse_bulk(path: Path, size: int, so_far: tuple[int, int], folder: Path) -> None:
    most = MOST_TOML if path == folder / FILE else MOST_FILE
    told = "leave out what is no part of a theme"
    if size > most:
        raise ThemeError(f"{path} has {_told(size)}, and a theme's file may have {_told(most)}", told)
    if so_far[0] > MOST_FILES:
        raise ThemeError(f"{folder} has more than {MOST_FILES} files", told)
    if so_far[1] > MOST_ALL:
        raise ThemeError(f"{folder} has more than {_told(MOST_ALL)}", told)


def _told(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB" if size >= 1024 * 1024 else f"{size / 1024:.0f} KB"


def _keys(path: Path) -> Node:
    try:
        with path.open("rb") as file:
            text = file.read(MOST_TOML + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ThemeError(f"{path} is not UTF-8", "save it as UTF-8") from None
    node, complaints = read_toml(text, file=str(path))
    if complaints:
        raise ThemeError(complaints)
    values = tuple(_values(node))
    if len(values) > MOST_VALUES:
        said = f"{path} has {len(values)} values, and a theme may have {MOST_VALUES}"
        raise ThemeError(said, "leave out what no book uses")
    if wrong := tuple(_unfit(values)):
        raise ThemeError(wrong)
    return node


def _values(node: Node) -> Iterator[Node]:
    """Yield every value, and every key as if it were one."""
    if node.text is not None:
        yield node
    for item in node.items or ():
        yield from _values(item)
    for key, span, value in node.pairs or ():
        yield Node(span=span, text=key)
        yield from _values(value)


def _unfit(values: tuple[Node, ...]) -> Iterator[Diagnostic]:
    """Complain of text nobody types: letters that move a terminal's cursor, or a book in one value."""
    for node in values:
        text = node.text or ""
        if any(category(letter) == "Cc" and letter not in _PLAIN for letter in text):
            yield error("control", "a character here cannot be printed", node.span, "take it away")
        if len(text) > MOST_LETTERS:
            said = f"{len(text)} letters stand here, and a value may have {MOST_LETTERS}"
            yield error("too-long", said, node.span, "say it shorter")
