"""Words to people: results to stdout, talk to stderr, nothing said by colour alone."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from shlex import quote
from shutil import get_terminal_size
from typing import Any

import click

from picturebook.diagnostics import Diagnostic, Severity, typed

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def _one_language(_context: click.Context, _option: click.Parameter, typed: tuple[str, ...]) -> str | None:
    if len(typed) > 1:
        raise click.UsageError(f"a page has room for two languages: --also {typed[0]}, and no other.")
    return typed[0] if typed else None


second_language = click.option(
    "--also",
    multiple=True,
    metavar="LANGUAGE",
    callback=_one_language,
    help="A second language on every page, from its translation: --also fr.",
)


def speak_plainly() -> None:
    """Let no letter that a terminal, a pipe or a path cannot have end in a traceback."""
    if isinstance(sys.stdout, TextIOWrapper):
        utf_8 = sys.stdout.encoding.lower().replace("-", "") == "utf8"
        sys.stdout.reconfigure(errors="surrogateescape" if utf_8 else "backslashreplace")


def complain(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to stderr, each with its place, its caret and what to type instead."""
    for item in diagnostics:
        click.echo(_coloured(item), err=True)


def tell(line: str = "") -> None:
    """Print a line of talk to stderr."""
    click.echo(line, err=True)


def give(line: str = "") -> None:
    """Print a line of result to stdout."""
    click.echo(line)


def examples(*lines: str) -> str:
    """Return what stands under a verb’s help: commands as they are typed, each on a line of its own."""
    return "\n".join(("\b", "For example:", *(f"  picturebook {line}" for line in lines)))


def give_json(value: Any) -> None:
    """Print a result for machines to stdout, in ASCII: whatever reads it, and whatever a path is made of."""
    click.echo(json.dumps(value, indent=2))


def as_json(item: Diagnostic) -> dict[str, Any]:
    """Write a diagnostic as plain data."""
    span = item.span
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "hint": item.hint,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }


def cast_in(names: Iterable[str]) -> str:
    """Say who is in a picture."""
    return f"[{', '.join(sorted(names)) or 'nobody of the cast'}]"


def free_place(folder: Path, verb: str, *words: Path) -> Path:
    """Return where a folder's story will be written. Raises click.UsageError where one is, with what to type."""
    story = folder / "story.md"
    if os.path.lexists(story):
        named = folder if folder.name not in ("", "..") else folder / "my-book"
        others = (named.with_name(f"{named.name}-{number}") for number in count(2))
        free = next(one for one in others if not os.path.lexists(one))
        said = f"{story} is already there, and nothing is written over it"
        raise click.UsageError(f"{said}: name another folder: {typed(verb, *words, free)}")
    return story


def refuse_to_lose(output: Path) -> None:
    """Refuse to write a PDF over what is none. Raises click.UsageError with what to type."""
    if output.suffix.lower() != ".pdf":
        named = output / "book.pdf" if output.is_dir() else output.with_suffix(".pdf")
        raise click.UsageError(f"--output names a PDF: --output {quote(str(named))}")
    if output.exists() and not _is_pdf(output):
        raise click.UsageError(f"{output} is there and is no PDF: it stays as it is. Name another file.")


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(5) == b"%PDF-"
    except OSError:
        return False


class Progress:
    """One line on a terminal that says what is being done; nothing at all where nobody watches."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and not os.environ.get("CI")
        self._last = 0.0
        self._width = 0
        self._what, self._count = "", (0, 0)
        self._began = (0.0, 0)  # when this work began, and how much of it was done then

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that so many of so many are done, and how long the rest takes; at most ten times a second."""
        now = time.monotonic()
        if total != self._count[1] or done < self._count[0]:
            self._began = (now, done)
        self._count = (done, total)
        if not self._shown or (now - self._last < 0.1 and done < total and what == self._what):
            return
        self._last, self._what = now, what
        line = f"{what} {done} of {total}{self._time_left(now)}"[: get_terminal_size().columns - 1]
        click.echo("\r" + line.ljust(self._width), err=True, nl=False)
        self._width = len(line)

    def _time_left(self, now: float) -> str:
        """Guess from the pace so far; a guess from less than two seconds is none."""
        (began, first), (done, total) = self._began, self._count
        if done <= first or done >= total or now - began < 2:
            return ""
        seconds = (now - began) / (done - first) * (total - done)
        return f"; about {seconds / 60:.0f} min left" if seconds >= 90 else f"; about {seconds:.0f} s left"

    def end(self) -> None:
        """Clear the line."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)
            self._width = 0


def may_colour() -> bool:
    """Say whether stderr is a terminal whose owner did not ask for plain text."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _coloured(item: Diagnostic) -> str:
    text = item.render()
    if not may_colour():
        return text
    word = f"{item.severity.value}:"
    return text.replace(word, click.style(word, fg=_COLOURS[item.severity], bold=True), 1)
