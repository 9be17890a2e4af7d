"""A book's folder: which file a target names, letter for letter, and which one was meant where none is there.

Every directory is listed once, however many pictures lie in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from picturebook.errors import DiskError
from picturebook.manuscript.names import distance
from picturebook.manuscript.targets import ENDINGS, typeable

_SLIPS, _OTHER = 2, 9  # letters: as many make a slip; as far is another picture
_MANY = 500  # files that no picture uses: beyond, only one of the same letters is taken for what was meant


class Folder:
    """The files under a book's folder as they are now: make another where they may have changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._listed: dict[Path, dict[str, str]] = {}
        self._folders: dict[Path, dict[str, str]] = {}
        self._free: dict[PurePosixPath, _Free] = {}

    def file_of(self, target: str) -> Path | None:
        """Return the file a target names, letter for letter even where the disk folds case; None if there is none."""
        path = self.root
        for part in PurePosixPath(target).parts:
            name = self._names(path).get(_nfc(part))
            if name is None:
                return None
            path = path / name
        return path if is_there(Path.is_file, path) else None

    def would_lie(self, target: str) -> Path:
        """Return where a target that is not there will be written: through the folders and links that are there."""
        path = self.root
        for part in PurePosixPath(target).parts:
            path = path / self._names(path).get(_nfc(part), part)
        return path

    def near(self, target: str, taken: frozenset[str]) -> str | None:
        """Return the existing file somebody most likely meant, as a path to type; None if none is near.

        `taken` are the targets of the story: a file that is a picture of its own was not meant by another's name.
        """
        path, (*folders, name) = PurePosixPath(), PurePosixPath(target).parts
        for part in folders:
            names = self._folders_in(self.root / path)
            found = names.get(_nfc(part)) or _closest(part, names.values())
            if found is None:
                return None
            path = path / found
        if path not in self._free:
            self._free[path] = _Free(path, self._files_in(self.root / path), taken)
        near = self._free[path].near(name)
        return None if near is None else str(path / near)

    def _names(self, folder: Path) -> dict[str, str]:
        """Return the names in a folder by their NFC."""
        if folder not in self._listed:
            self._listed[folder] = {_nfc(name): name for name in reversed(_entries(folder))}
        return self._listed[folder]

    def _files_in(self, folder: Path) -> tuple[str, ...]:
        names = sorted(filter(typeable, self._names(folder).values()))
        return tuple(name for name in names if is_there(Path.is_file, folder / name))

    def _folders_in(self, folder: Path) -> dict[str, str]:
        if folder not in self._folders:
            names = self._names(folder).items()
            self._folders[folder] = {nfc: name for nfc, name in names if is_there(Path.is_dir, folder / name)}
        return self._folders[folder]


class _Free:
    """The files of one folder by what may be mistyped about them."""

    def __init__(self, path: PurePosixPath, files: tuple[str, ...], taken: frozenset[str]) -> None:
        self._exact = {_nfc(name): name for name in files}
        self._letters: dict[str, str] = {}  # but for case
        self._stems: dict[str, str] = {}  # but for case and ending
        self._unused = [name for name in files if str(path / name) not in taken]
        for name in files:
            self._letters.setdefault(_folded(name), name)
        for name in self._unused:
            if PurePosixPath(name).suffix.lower() in ENDINGS:
                self._stems.setdefault(_stem(name), name)

    def near(self, name: str) -> str | None:
        """Return the file whose name is nearest to what was typed."""
        same = self._exact.get(_nfc(name)) or self._letters.get(_folded(name)) or self._stems.get(_stem(name))
        if same is not None or len(self._unused) > _MANY:
            return same
        return _closest(name, self._unused)


def _closest(typed: str, names: Iterable[str]) -> str | None:
    ranked = sorted((_far(typed, name), name) for name in names)
    return ranked[0][1] if ranked and ranked[0][0] <= _SLIPS else None


def _far(typed: str, name: str) -> int:
    """Say how far apart two names are: 0 by case or ending, 1 or 2 by letters, 9 for another picture."""
    if _folded(typed) == _folded(name):
        return 0
    one, other = _stem(typed), _stem(name)
    if abs(len(one) - len(other)) > _SLIPS:
        return _OTHER
    if one.rstrip("0123456789") != one and _without_digits(one) == _without_digits(other):
        return _OTHER if one != other else 0  # 12.png and 13.png are two pictures, not a slip
    if one == other:
        return 0 if PurePosixPath(name).suffix.lower() in ENDINGS else _OTHER
    letters = distance(one, other)
    shortest = min(len(one), len(other))
    return letters if letters <= (_SLIPS if shortest >= 6 else 1 if shortest >= 4 else 0) else _OTHER


def _entries(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return []
    except OSError as problem:
        # Taken for empty, the author's own pictures in it would be drawn anew.
        raise _closed(folder, problem) from None


def is_there(kind: Callable[[Path], bool], path: Path) -> bool:
    """Ask Path.is_file or Path.is_dir. Raises DiskError where the folder lists its names and opens nothing."""
    try:
        return kind(path)
    except OSError as problem:
        raise _closed(path.parent, problem) from None


def _closed(folder: Path, problem: OSError) -> DiskError:
    return DiskError(f"cannot look into {folder}: {problem.strerror}", "make it readable")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _folded(name: str) -> str:
    return _nfc(name).casefold()


def _stem(name: str) -> str:
    return _folded(PurePosixPath(name).stem)


def _without_digits(word: str) -> str:
    return "".join(letter for letter in word if not letter.isdigit())
