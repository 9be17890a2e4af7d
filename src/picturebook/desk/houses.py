"""Houses: which printers can make a book and why others cannot, and all that is known of one.

Told before anything is drawn or paid for: a page count or a trim a house does not bind, a spine it does not publish,
and what it says of pictures made with AI.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from picturebook import compiler
from picturebook.design.binding import written
from picturebook.design.cover import cover_sheet
from picturebook.design.printer import Printer
from picturebook.design.printers import load_printer, printers
from picturebook.errors import PrinterCannotMakeIt
from picturebook.measure import in_inches
from picturebook.record import record
from picturebook.wish import Prepared

AI = {
    "must declare": "asks at upload about pictures made with AI",
    "may refuse": "may refuse pictures made with AI: ask before you pay for anything",
}


@record
class Fit:
    """Whether a printer can make a book: its name, why not, and what to know before choosing it."""

    printer: str
    title: str
    why_not: str | None
    pages: int | None
    notes: tuple[str, ...]


def fit(story: Path) -> tuple[Fit, ...]:
    """Hold a story against every printer that ships and every one it names. Raises the errors of errors.py."""
    wish = compiler.Wish(story=story)
    named = [
        name
        for name in compiler.prepare(replace(wish, printer="screen")).story.printers
        if name.endswith(".toml")
    ]
    return tuple(_fit(wish, name) for name in (*printers(), *named))


def _fit(wish: compiler.Wish, name: str) -> Fit:
    try:
        prepared = compiler.prepare(replace(wish, printer=name))
    except PrinterCannotMakeIt as problem:
        printer = load_printer(name, near=wish.story.parent)
        said = "; ".join(one.message.partition("; ")[0] for one in problem.diagnostics)
        return Fit(printer=printer.name, title=printer.title, why_not=said, pages=None, notes=())
    printer = prepared.printer
    return Fit(
        printer=printer.name,
        title=printer.title,
        why_not=None,
        pages=prepared.dummy.page_count,
        notes=tuple(_notes(prepared)),
    )


def _notes(prepared: Prepared) -> Iterator[str]:
    printer = prepared.printer
    if printer.cover == "separate":
        spine = dict(prepared.story.spine).get(printer.name)
        sheet = cover_sheet(printer, prepared.dummy.trim, prepared.dummy.page_count, spine)
        yield (
            f"spine {in_inches(sheet.spine.width)}"
            if sheet
            else f"no cover without spine: {{{printer.name}: …}}"
        )
    said = AI.get(dict(printer.policy).get("ai_pictures", ""))
    if said:
        yield said


def shown(printer: Printer) -> Iterator[tuple[str, str]]:
    """Yield all that is known of a printer as pairs of a name and its value, in the order people ask."""
    yield "prints", printer.title
    yield "trims", ", ".join(map(written, printer.trims)) or "any"
    rule = printer.pages
    yield "pages", f"{rule.min} to {rule.max}, in multiples of {rule.multiple}"
    for size, most in rule.max_for:
        yield "", f"at most {most} of {written(size)}"
    bleed = printer.bleed
    edges = {"top": bleed.top, "outside": bleed.outside, "bottom": bleed.bottom, "inside": bleed.inside}
    yield "bleed", ", ".join(f"{edge} {in_inches(wide)}" for edge, wide in edges.items())
    yield "safe", in_inches(printer.safe.top)
    for start, wide in printer.gutter:
        yield "gutter", f"{in_inches(wide)} from {start} pages on"
    yield from _cover_shown(printer)
    yield "pictures", f"{printer.ppi} pixels an inch, {printer.colour.upper()}"
    if printer.max_bytes:
        yield "file", f"at most {printer.max_bytes // 1024 // 1024} MB"
    for key, value in printer.policy:
        yield key.replace("_", " "), value


def _cover_shown(printer: Printer) -> Iterator[tuple[str, str]]:
    if printer.cover == "inside":
        yield "cover", "the first and last pages of the file"
        return
    spine, rule = printer.spine, printer.cover_sheet
    yield "cover", "a sheet of its own" if rule else "a sheet of its own, whose measures we do not know"
    if spine is None:
        yield "spine", "published by nobody: ask the house’s calculator"
    elif spine.steps:
        for start, wide in spine.steps:
            yield "spine", f"{in_inches(wide)} from {start} pages on"
        if spine.until:
            yield "", f"not known past {spine.until} pages"
    else:
        more = f" and {in_inches(spine.add)}" if spine.add else ""
        yield "spine", f"{spine.per_page / 72:.6g} in a page{more}"
    if spine and spine.text_from:
        yield "", f"words on it from {spine.text_from} pages on"
    if rule:
        yield "wrap", f"{in_inches(rule.wrap)} past the trim; words keep {in_inches(rule.safe)} from it"
