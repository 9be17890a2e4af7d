"""The errors people meet, one class per thing they can do about it.

    PicturebookError                       exit code
    ├── UsageError                         2   the command names what there is none of
    ├── BookError                          1   the book cannot be made as it stands
    │   ├── TextDoesNotFit
    │   ├── MissingGlyph
    │   └── PrinterCannotMakeIt
    ├── SourceError                        3   anything `check` can find: story, theme, printer
    │   ├── StoryError · ThemeError · PrinterError · LockError
    ├── PictureNeeded                      4   a picture is needed and may not be drawn
    ├── OverBudget                         5
    ├── IllustratorFailed                  6
    ├── DiskError                          7   the file system
    Anything else is a bug and stays a traceback (70); Ctrl-C is 130 and resumable.

Each carries its diagnostics; none is ever recognised by its text.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from enum import IntEnum

from picturebook.diagnostics import Diagnostic, error


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    BOOK = 1
    USAGE = 2
    SOURCE = 3
    PICTURE_NEEDED = 4
    OVER_BUDGET = 5
    ILLUSTRATOR = 6
    DISK = 7
    BUG = 70
    INTERRUPTED = 130


class PicturebookError(Exception):
    """Something a person can mend. Carries every diagnostic found before stopping."""

    exit_code = ExitCode.BOOK

    def __init__(self, diagnostics: Iterable[Diagnostic] | str, hint: str | None = None) -> None:
        if isinstance(diagnostics, str):
            diagnostics = (error(type(self).__name__, diagnostics, hint=hint),)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(item.render() for item in self.diagnostics))


class BookError(PicturebookError):
    """The book cannot be made as it stands."""


class TextDoesNotFit(BookError):
    """A page's words are too many for every template the theme has."""


class MissingGlyph(BookError):
    """A character is in none of the fonts tried."""


class PrinterCannotMakeIt(BookError):
    """The printer's page rule or trim list refuses this book."""


class SourceError(PicturebookError):
    """Something `check` can find in what people typed."""

    exit_code = ExitCode.SOURCE


class UsageError(PicturebookError):
    """The command was typed wrongly: an option's value, or a name there is none of."""

    exit_code = ExitCode.USAGE


class StoryError(SourceError):
    """The story file says something we cannot follow."""


class ThemeError(SourceError):
    """A theme says something we cannot follow."""


class PrinterError(SourceError):
    """A printer file says something we cannot follow."""


class LockError(SourceError):
    """The lock file is damaged, or `--locked` was asked and something else is present."""


class PictureNeeded(PicturebookError):
    """A picture is needed and may not be drawn without being asked for."""

    exit_code = ExitCode.PICTURE_NEEDED


class OverBudget(PicturebookError):
    """The next picture would cost more than was allowed."""

    exit_code = ExitCode.OVER_BUDGET


class IllustratorFailed(PicturebookError):
    """The illustrator could not draw a picture."""

    exit_code = ExitCode.ILLUSTRATOR


class DiskError(PicturebookError):
    """A file could not be read or written."""

    exit_code = ExitCode.DISK


def disk_error(said: str, problem: OSError, remedy: str) -> DiskError:
    """Return what the file system refused, with the remedy that fits its reason; else the one that is given."""
    told = _REMEDIES.get(problem.errno or 0, remedy)
    return DiskError(f"{said}: {problem.strerror or problem}", told)


FULL = "free some space on the disk, then type the same command again"
_REMEDIES = {
    errno.ENOSPC: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,  # not every system counts quotas
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EISDIR: "a folder stands in the file’s place: move it away",
    errno.ENOTDIR: "a file stands in a folder’s place: move it away",
    errno.EEXIST: "a file stands in a folder’s place: move it away",
}
