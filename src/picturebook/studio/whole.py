"""Files written whole or not at all, and still there after a power cut.

The bytes go into a file of another name in the same folder, onto the disk, and only then under their own name;
the folder is put on the disk too, because a name is part of a folder.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from weakref import finalize


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file, its folders too where they are missing. Raises OSError; the old file then still stands."""
    with staged(path, data) as put:
        put()


@contextmanager
def staged(path: Path, data: bytes) -> Iterator[Callable[[], None]]:
    """Lay a file down beside its place; what is given puts it there. If that is never called, nothing changed.

    For a second file that must agree with this one: whatever can fail has failed before the first name changes.
    Who may read the file it replaces may read it after. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    part = Path(temporary)

    def put() -> None:
        part.replace(path)
        _sync_folder(path.parent)

    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
        yield put
    finally:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o644


def _sync_folder(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # not every system opens a folder; there its names are on the disk soon enough
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file nobody else holds at the same time, waiting for it; the system lets go of it if we die.

    What is read, decided and written inside is one step to every other process. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        _hold(file.fileno())
        yield


def _hold(handle: int) -> None:
    """Wait for a file's lock; closing the file gives it back."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows alone has it
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)


class Presence:
    """A process that is at work: a file it holds for as long as it lives, whatever it dies of."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        handle, path = tempfile.mkstemp(dir=folder, prefix=".at-work-")
        self.path, self._file = Path(path), os.fdopen(handle, "rb+")
        _hold(self._file.fileno())
        self.leave = finalize(self, _leave, self._file, self.path)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @staticmethod
    def is_alive(path: Path) -> bool:
        """Say whether whoever made the file still holds it; the file of one that died is cleared away."""
        try:
            with path.open("rb+") as file:
                if not _free(file.fileno()):
                    return True
            path.unlink(missing_ok=True)
        except OSError:
            return False
        return False


def _leave(file: IO[bytes], path: Path) -> None:
    file.close()
    path.unlink(missing_ok=True)


def _free(handle: int) -> bool:
    """Say whether nobody holds a file, without waiting."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
