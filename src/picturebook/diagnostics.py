"""What is wrong, where, and what to type instead: spans, diagnostics, carets.

A Diagnostic is a value. Rooms return them or raise them inside an error; only the command line prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from unicodedata import category, east_asian_width

from picturebook.record import record


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
        lines = [f"{place}{self.severity.value}: {self.message}"]
        if self.span and self.span.excerpt:
            lines += _caret(self.span)
        if self.hint:
            lines.append(f"   = {self.hint}")
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


_WIDE = 200  # characters of a line that are shown; of a longer one, the part round the caret
_BEFORE, _SHOWN = 60, 140


def _caret(span: Span) -> list[str]:
    number = str(span.line)
    text, start = _window(span.excerpt, span.column - 1)
    text = text.replace("\t", " ")
    under = text[start : start + max(1, min(span.length, len(text) - start))]
    carets = "^" * max(1, _cells(under))
    return [f"   {number} | {text}", f"   {' ' * len(number)} | {' ' * _cells(text[:start])}{carets}"]


def _window(text: str, start: int) -> tuple[str, int]:
    """Return the part of a long line round a place, … where it was cut, and the place in that part."""
    if len(text) <= _WIDE:
        return text, start
    first = max(0, min(start - _BEFORE, len(text) - _SHOWN))
    shown = text[first : first + _SHOWN]
    before, after = "…" if first else "", "…" if first + _SHOWN < len(text) else ""
    return f"{before}{shown}{after}", start - first + len(before)


def _cells(text: str) -> int:
    """Count the cells text fills on a terminal: two for Han and Kana, none for an accent set on its own."""
    if text.isascii():
        return len(text)
    return sum(_cell(letter) for letter in text)


def _cell(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
