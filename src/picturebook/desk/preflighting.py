"""Preflight of any finished PDF: what was typed read, the file held against its printer, findings told in words.

Where a file of ours lies with its map, what is wrong with words and pictures is told at their line of the story, and
of a picture how many pixels of its own it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from picturebook.covering import path_of
from picturebook.design.cover import CoverSheet, cover_sheet
from picturebook.design.printer import Printer
from picturebook.design.printers import load_printer
from picturebook.design.wording import own_draft_words
from picturebook.diagnostics import Diagnostic, Span
from picturebook.disk import writing
from picturebook.errors import UsageError
from picturebook.manuscript.story_keys import THICKEST
from picturebook.measure import Rect, Size, parse_length
from picturebook.prepress.preflight.held import Held, close
from picturebook.prepress.preflight.raster import look
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.records import Document
from picturebook.prepress.preflight.rules import Finding, inspect
from picturebook.press.marking import Label, mark
from picturebook.record import record
from picturebook.wish import Told

_COVER = ".cover.pdf"
_SOFT = ("ppi", "ppi-least")  # rules about how many pixels a picture has


@record
class Wanted:
    """What was typed."""

    pdf: Path
    printer: str
    cover: bool = False
    pages: int | None = None  # of the book a cover is for
    spine: str | None = None  # as typed, where the house publishes no rule
    quick: bool = False  # nothing is rendered
    marked: Path | None = None  # where a copy goes with the findings drawn on it


@record
class Checked:
    """The file held, what was found, where in the story each stands, and what could not be looked at."""

    held: Held
    findings: tuple[Finding, ...]
    spans: tuple[Span | None, ...]  # one for each finding
    diagnostics: tuple[Diagnostic, ...]  # pages with the same complaint told together
    unknown: str | None


def preflight(wanted: Wanted, told: Told) -> Checked:
    """Hold a PDF against a printer. Raises UsageError for what was typed, BookError for what is no PDF, DiskError."""
    printer = load_printer(wanted.printer)
    cover = wanted.cover or wanted.pdf.name.endswith(_COVER)
    if wanted.pages is not None and (not cover or wanted.pages < 1):
        raise UsageError("--pages says how many pages the book of a cover has", "type --cover --pages 32")
    if wanted.spine is not None and not cover:
        raise UsageError("--spine says how thick the book of a cover is", "type --cover --spine '0.1 in'")
    document = read(wanted.pdf)
    book = _beside(wanted) if cover else None
    sheet = _sheet(wanted, document, book, printer) if cover else None
    lines = _Map(wanted.pdf)
    held = Held(
        document=document, printer=printer, cover=cover, sheet=sheet, book=book, drafts=lines.draft_words()
    )
    if not wanted.quick:
        held = replace(held, looked=True, seen=look(wanted.pdf, held, told))
    findings = tuple(_with_its_own(one, held, lines) for one in inspect(held))
    if wanted.marked is not None:
        _mark(wanted.pdf, findings, wanted.marked)
    spans = tuple(_span(one, held, lines) for one in findings)
    return Checked(
        held=held,
        findings=findings,
        spans=spans,
        diagnostics=tuple(_diagnostics(findings, spans, held, wanted.pdf)),
        unknown=_unknown(held),
    )


def _mark(pdf: Path, findings: tuple[Finding, ...], to: Path) -> None:
    """Write a copy with the findings drawn on their pages; those about the whole file stand on its first."""
    if to.resolve() == pdf.resolve():
        raise UsageError("the copy would overwrite the file itself", "name another: --marked FOUND.pdf")
    labels: dict[int, list[Label]] = {}
    for one in findings:
        label = Label(name=one.rule.name, severity=one.severity.value, box=one.box)
        labels.setdefault(one.page or 1, []).append(label)
    with writing(to, "name a place you may write to: --marked FILE.pdf"):
        mark(pdf, labels, to)


def _unknown(held: Held) -> str | None:
    if held.cover and held.sheet is None:
        return (
            f"{held.printer.name} publishes no spine for this book, so the cover’s width was not held against one:"
            " type what its calculator says, --spine '0.?? in'"
        )
    return None


def _beside(wanted: Wanted) -> Document | None:
    """Return the book a cover of ours lies beside; None where there is none."""
    book = wanted.pdf.with_name(wanted.pdf.name.removesuffix(_COVER) + ".pdf")
    return read(book) if path_of(book) == wanted.pdf and book.exists() else None


def _sheet(
    wanted: Wanted, document: Document, beside: Document | None, printer: Printer
) -> CoverSheet | None:
    """Return what a cover must be, by its book: the file beside it, or what was typed."""
    pages = wanted.pages or (len(beside.pages) if beside else None)
    spine = _thickness(wanted.spine)
    if pages is None and spine is None:
        raise UsageError(
            "a cover is as wide as its book is thick: say how many pages it has", "type --pages 32"
        )
    if beside is not None and beside.pages:
        trim = Held(document=beside, printer=printer).trim(beside.pages[0]).size
        return cover_sheet(printer, trim, pages or 0, spine)
    found = (cover_sheet(printer, trim, pages or 0, spine) for trim in printer.trims)
    sheets = [one for one in found if one is not None]
    if not sheets or not document.pages:
        return None
    size = document.pages[0].media.size
    same = [one for one in sheets if close(one.whole, size)]
    return (same or sorted(sheets, key=lambda one: _apart(one.whole, size)))[0]


def _thickness(typed: str | None) -> float | None:
    """Read how thick a book is, in points."""
    if typed is None:
        return None
    told = "type --spine '0.1 in' or 2.5mm"
    try:
        thick = parse_length(typed)
    except ValueError:
        raise UsageError(f"--spine does not understand “{typed}”", told) from None
    if not 0 < thick <= THICKEST:
        raise UsageError(f"no book is {typed} thick", told)
    return thick


def _apart(one: Size, other: Size) -> float:
    return abs(one.width - other.width) + abs(one.height - other.height)


def _span(found: Finding, held: Held, lines: _Map) -> Span | None:
    """Return where in the story the words or the picture stand that a finding is about; None for anything else."""
    entry = _entry(found, held, lines)
    return lines.span(entry) if entry else None


def _with_its_own(found: Finding, held: Held, lines: _Map) -> Finding:
    """Say of a soft picture what its take has: a plate may have been enlarged."""
    entry = _entry(found, held, lines) if found.rule.name in _SOFT else None
    own = entry.get("native_ppi") if entry else None
    if entry is None or not isinstance(own, int | float):
        return found
    return replace(found, measured=f"{found.measured}, {own:.0f} of its own in {entry.get('picture')}")


def _entry(found: Finding, held: Held, lines: _Map) -> dict[str, Any] | None:
    if found.page is None or found.box is None:
        return None
    page, box = held.pages[found.page - 1], found.box
    kinds = (("group", page.words), ("picture", page.images))
    kind = next((kind for kind, items in kinds if any(one.box == box for one in items)), None)
    if kind is None:
        return None
    trim = held.trim(page)
    at = Rect(x=box.x - trim.x, y=box.y - trim.y, width=box.width, height=box.height)
    return lines.at(page.number, at, kind)


def _diagnostics(
    findings: tuple[Finding, ...], spans: tuple[Span | None, ...], held: Held, pdf: Path
) -> Iterator[Diagnostic]:
    """Tell findings in words: those with a line of the story one by one, others of one kind together."""
    alike: dict[object, list[tuple[Finding, Span | None]]] = {}
    for found, span in zip(findings, spans, strict=True):
        alike.setdefault((found.rule.name, found.severity, span or found.limit), []).append((found, span))
    for told in alike.values():
        first, span = told[0]
        pages = dict.fromkeys(one.page for one, _ in told)
        others = [page for page in pages if page is not None and page != first.page]
        place = str(pdf) if first.page is None else f"{pdf}, page {first.page}"
        more = f"; so on {_pages(others)}" if others else ""
        asked = f"{held.printer.name} wants {first.limit}"
        yield Diagnostic(
            severity=first.severity,
            code=first.rule.name,
            message=f"{place}: {first.measured}; {asked}{more} ({first.rule.name})",
            span=span,
            hint=first.rule.remedy,
        )


def _pages(known: Sequence[int]) -> str:
    """Say which pages, runs of three and more by their ends: "page 5", "pages 2–24, 27"."""
    runs = [
        [page for _, page in run] for _, run in groupby(enumerate(known), key=lambda each: each[1] - each[0])
    ]
    ends = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return f"{'pages' if len(known) > 1 else 'page'} {', '.join(ends)}"


class _Map:
    """Where each line of the story stands in a file of ours; empty for any other."""

    def __init__(self, pdf: Path) -> None:
        self.folder = pdf.parent
        self.entries: list[dict[str, Any]] = []
        try:
            found = json.loads(pdf.with_suffix(".map.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(found, list):
            self.entries = [one for one in found if isinstance(one, dict)]

    def draft_words(self) -> frozenset[str]:
        """Return how the story calls a draft in words of its own: it lies beside the file, or above its folder."""
        near = (self.folder, self.folder.parent) if self.entries else ()
        return frozenset(word for folder in near for word in own_draft_words(folder))

    def at(self, page: int, box: Rect, kind: str) -> dict[str, Any] | None:
        """Return the words ("group") or the picture that a box meets, counted from the top left of the trim."""
        for one in self.entries:
            try:
                x, y, wide, high = map(float, one["box"])
                met = box.meets(Rect(x=x, y=y, width=wide, height=high))
                if kind in one and one["page"] == page and met:
                    return one
            except (KeyError, TypeError, ValueError):
                continue  # a map somebody changed
        return None

    def span(self, entry: dict[str, Any]) -> Span | None:
        """Return the line of the story an entry names; None if somebody changed it."""
        file, _, line = str(entry.get("source")).rpartition(":")
        return Span(file=str(self._found(file)), line=int(line)) if line.isdecimal() else None

    def _found(self, name: str) -> Path:
        """Return where a story lies: a build stands in its folder's `build`."""
        near = (self.folder / name, self.folder.parent / name)
        return next((path for path in near if path.exists()), Path(name))
