"""What is wrong, where, and what to type instead: spans, diagnostics, carets.

A Diagnostic is a value. Rooms return them or raise them inside an error; only the command line prints.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from unicodedata import category, east_asian_width

from picturebook.record import record

WIDEST = 120  # characters of a line that are shown
_BEFORE = 40  # of them before the place
_LONGEST = 4000  # characters of a sentence; all that is known may be listed in one


class Severity(StrEnum):
    """How bad it is: an error stops the book, a warning is said, a hint is kind."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@record
class Span:
    """A stretch of one line of a source file: 1-based line and columns counted in characters."""

    file: str
    line: int
    column: int = 1
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@record
class Fix:
    """A replacement for whole lines of the file: first to last line (1-based, inclusive) become `lines`."""

    first: int
    last: int
    lines: tuple[str, ...]


@record
class Diagnostic:
    """One complaint: a stable code, a sentence, the place, and what to type instead."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    fix: Fix | None = None

    def render(self) -> str:
        """Write the complaint as people read it: place, sentence, the line with a caret, the hint."""
        place = f"{self.span}: " if self.span else ""
        lines = [f"{place}{self.severity.value}: {_shown(self.message)}"]
        if self.span and self.span.excerpt:
            lines += _caret(self.span)
        if self.hint:
            lines.append(f"   = {_shown(self.hint)}")
        return "\n".join(lines)


def error(
    code: str, message: str, span: Span | None = None, hint: str | None = None, fix: Fix | None = None
) -> Diagnostic:
    """Make a diagnostic that stops the book."""
    return Diagnostic(severity=Severity.ERROR, code=code, message=message, span=span, hint=hint, fix=fix)


def warning(code: str, message: str, span: Span | None = None, hint: str | None = None) -> Diagnostic:
    """Make a diagnostic that is said and does not stop the book."""
    return Diagnostic(severity=Severity.WARNING, code=code, message=message, span=span, hint=hint)


def hint(
    code: str, message: str, span: Span | None = None, hint: str | None = None, fix: Fix | None = None
) -> Diagnostic:
    """Make a diagnostic that only helps."""
    return Diagnostic(severity=Severity.HINT, code=code, message=message, span=span, hint=hint, fix=fix)


def errors_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those that stop the book, in their order."""
    return tuple(item for item in diagnostics if item.severity is Severity.ERROR)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many: "1 page", "3 pages"; with a plural of its own, "1 picture is", "3 pictures are"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def typed(verb: str, *words: object) -> str:
    """Return a command as it is typed or pasted into a shell, whatever stands in a path."""
    paths = [f"./{word}" if str(word).startswith("-") and isinstance(word, Path) else word for word in words]
    return " ".join(("picturebook", verb, *(shlex.quote(str(word)) for word in paths)))


def _shown(said: str) -> str:
    """Return a sentence as a terminal may have it: what a file typed moves no cursor, and no value fills the screen."""
    plain = "".join("�" if category(letter) == "Cc" and letter not in "\n\t" else letter for letter in said)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _caret(span: Span) -> list[str]:
    number, text, start = str(span.line), span.excerpt, span.column - 1
    length = max(1, min(span.length, len(text) - start))
    if len(text) > WIDEST:
        text, start, length = _window(text, start, length)
    text = text.replace("\t", " ")
    carets = "^" * max(1, _cells(text[start : start + length]))
    return [f"   {number} | {text}", f"   {' ' * len(number)} | {' ' * _cells(text[:start])}{carets}"]


def _window(text: str, start: int, length: int) -> tuple[str, int, int]:
    """Cut a long line (a paragraph may be one) to what stands round the place; dots say that it goes on."""
    first = max(0, min(start - _BEFORE, len(text) - WIDEST))
    past = min(len(text), first + WIDEST)
    before, after = "…" if first else "", "…" if past < len(text) else ""
    return f"{before}{text[first:past]}{after}", start - first + len(before), min(length, past - start)


def _cells(text: str) -> int:
    """Count the cells text fills on a terminal: two for Han and Kana, none for an accent set on its own."""
    if text.isascii():
        return len(text)
    return sum(_cell(letter) for letter in text)


def _cell(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
