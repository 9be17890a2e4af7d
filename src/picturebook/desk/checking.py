"""Checking: a book held against every printer its story names, before anything is drawn.

What is true of the book whoever prints it is said once; what is so at some printers names them. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from picturebook import compiler
from picturebook.compiler import Checked, Wish
from picturebook.design.printers import printers
from picturebook.diagnostics import Diagnostic
from picturebook.errors import BookError, PicturebookError
from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.sources import open_story

Look = Callable[[Wish], Sequence[Diagnostic]]


@record
class Findings:
    """All there is to say of a book, and what stops it, if anything does."""

    said: tuple[Diagnostic, ...]
    checked: Checked | None = None  # None where something stops the first printer's book
    ended: PicturebookError | None = None


@record
class _AtPrinter:
    """What is said of the book at one printer, and what stopped it there."""

    printer: str
    said: tuple[Diagnostic, ...]
    ended: PicturebookError | None = None


def check(wish: Wish) -> Findings:
    """Return what `compiler.check` finds at each printer of the story; what is wrong with its sources comes alone."""
    checked: Checked | None = None
    try:
        checked = compiler.check(wish)
        first = _AtPrinter(printer="", said=checked.notes)
    except BookError as problem:
        first = _AtPrinter(printer="", said=problem.diagnostics, ended=problem)
    except PicturebookError as problem:
        return Findings(said=problem.diagnostics, ended=problem)
    story = open_story(wish.story)[1].story
    said = [replace(first, printer=next(iter(story.printers), ""))]
    said += _at_others(wish, story, lambda other: compiler.check(other).notes)
    ended = next((one.ended for one in said if one.ended), None)
    return Findings(said=tuple(_together(said)), checked=checked, ended=ended)


def planned_elsewhere(wish: Wish, story: Story, notes: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what planning the book says at each printer of the story; `notes` are what the first one's says."""
    said = [_AtPrinter(printer=next(iter(story.printers), ""), said=tuple(notes))]
    said += _at_others(wish, story, lambda other: compiler.prepare(other).notes)
    return tuple(_together(said))


def _at_others(wish: Wish, story: Story, look: Look) -> Iterator[_AtPrinter]:
    """Look at the book at each printer but the first; one that nobody knows was told of with the story."""
    names = () if wish.printer else story.printers
    for name in dict.fromkeys(names[1:]):
        if name == names[0] or not (name in printers() or name.endswith(".toml")):
            continue
        try:
            yield _AtPrinter(printer=name, said=tuple(look(replace(wish, printer=name))))
        except PicturebookError as problem:
            yield _AtPrinter(printer=name, said=problem.diagnostics, ended=problem)


def _together(said: Sequence[_AtPrinter]) -> Iterator[Diagnostic]:
    """Say each finding once; one that is not of every book, or every one that can be made, names its printers."""
    made = [one.printer for one in said if one.ended is None]
    for finding in dict.fromkeys(finding for one in said for finding in one.said):
        at = [one.printer for one in said if finding in one.said]
        if (
            len(at) == len(said)
            or (made and set(made) <= set(at))
            or all(name in finding.message for name in at)
        ):
            yield finding
        else:
            yield replace(finding, message=f"{', '.join(at)}: {finding.message}")
