"""Houses: which printers can make a book and why others cannot, and all that is known of one.

Told before anything is drawn or paid for: a page count or a trim a house does not bind, a licence that forbids selling,
a spine it does not publish, and what it says of pictures made with AI.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from picturebook import compiler
from picturebook.design.binding import written
from picturebook.design.cover import cover_sheet
from picturebook.design.printer import PRACTICE, Printer, Sourced, SpineRule
from picturebook.design.printer_keys import NUMBERS
from picturebook.design.printers import load_printer, printers
from picturebook.desk.printer_file import FOLDER
from picturebook.errors import PrinterCannotMakeIt
from picturebook.measure import PT_PER_MM, Size, in_inches
from picturebook.record import record
from picturebook.shop import unsaleable
from picturebook.sources import open_story
from picturebook.wish import Prepared

AI = {
    "must declare": "asks at upload about pictures made with AI",
    "may refuse": "may refuse pictures made with AI: ask before you pay for anything",
}

# What a printer's numbers are called when people are told of them.
CALLED = {
    "trims": "page sizes",
    "bleed": "bleed",
    "safe": "margins",
    "gutter": "inside margin",
    "pages": "page counts",
    "sheet": "paper",
    "ppi": "pixels an inch",
    "max_megabytes": "file size",
    "ink_limit": "ink limit",
    "flavour": "kind of PDF",
    "spine": "spine",
    "cover_sheet": "cover",
    "policy": "what it says of AI",
    "ink_refused": "ink refused",
    "most_ppi": "most pixels",
    "least_type": "letters",
    "least_line": "lines",
    "most_blanks": "blank pages",
    "last_blank": "last page",
    "advised_megabytes": "advised file size",
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
    """Hold a story against every printer that ships, every one it names, and those in the folder beside it.

    Raises the errors of errors.py.
    """
    wish = compiler.Wish(story=story)
    named = [
        name
        for name in compiler.prepare(replace(wish, printer="screen")).story.printers
        if name.endswith(".toml")
    ]
    return tuple(_fit(wish, name) for name in (*printers(), *dict.fromkeys((*named, *_beside(story)))))


def _beside(story: Path) -> Iterator[str]:
    """Yield the printers' files of a book; a link that leads out of its folder is not followed."""
    folder = story.parent.resolve()
    for path in sorted((story.parent / FOLDER).glob("*.toml")):
        if path.resolve().is_relative_to(folder):
            yield path.relative_to(story.parent).as_posix()


def _fit(wish: compiler.Wish, name: str) -> Fit:
    try:
        prepared = compiler.prepare(replace(wish, printer=name))
        printer, story = prepared.printer, prepared.story
        found = tuple(unsaleable(story, printer))
    except PrinterCannotMakeIt as problem:
        printer, story = load_printer(name, near=wish.story.parent), open_story(wish.story)[1].story
        found = (*problem.diagnostics, *unsaleable(story, printer))
    if found:
        said = "; ".join(one.message.partition("; ")[0] for one in found)
        return Fit(printer=printer.name, title=printer.title, why_not=said, pages=None, notes=())
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


def asked_of_ai(prepared: Prepared) -> tuple[str, ...]:
    """Return what each printer a book is for says of pictures made with AI, to be known before any is paid for."""
    wish, story = prepared.wish, prepared.story
    others = () if wish.printer else story.printers
    found = [prepared.printer, *(load_printer(name) for name in others if name in printers())]
    said = {one.name: AI.get(dict(one.policy).get("ai_pictures", "")) for one in found}
    return tuple(f"{name} {told}" for name, told in said.items() if told)


def shown(printer: Printer) -> Iterator[tuple[str, str]]:
    """Yield all that is known of a printer as pairs of a name and its value, in the order people ask."""
    yield "prints", printer.title
    yield "page sizes", ", ".join(map(written, printer.trims)) or "any"
    rule = printer.pages
    yield "page counts", f"{rule.min} to {rule.max}, in multiples of {rule.multiple}"
    for size, most in rule.max_for:
        yield "", f"at most {most} of {written(size)}"
    yield "bleed", _bleed_shown(printer)
    yield "margins", f"words keep {_both(printer.safe.top)} from the trim"
    yield from _gutter_shown(printer)
    yield from _cover_shown(printer)
    if printer.sheet:
        marks = ", with crop marks" if printer.marks else ""
        fold = ", two pages a side, folded" if printer.fold else ""
        yield "paper", f"{_paper(printer.sheet)}{fold}{marks}"
    at_most = f", and no more than {printer.most_ppi}" if printer.sells else ""
    yield "pixels an inch", f"{printer.ppi}{at_most}"
    yield "colour", "CMYK" if printer.colour == "cmyk" else "RGB"
    if printer.colour == "cmyk":
        yield "ink limit", f"{printer.ink_limit} % of the four inks together"
        yield "ink refused", f"more than {printer.ink_refused} %"
    yield "kind of PDF", flavour_written(printer)
    if printer.max_bytes:
        yield "file size", f"at most {printer.max_bytes // 1024 // 1024} MB"
    yield from _limits_shown(printer)
    for key, value in printer.policy:
        yield key.replace("_", " "), value


def sources(printer: Printer) -> tuple[Sourced, ...]:
    """Return where each number was read that is shown; the practice of the trade where its file says nothing."""
    told = {*(one.key for one in printer.sources), *printer.unsourced}
    inks = {"ink_refused"} if printer.colour == "cmyk" else set()
    asked = {"most_ppi", "least_type", "least_line"} | inks if printer.sells else inks
    return (*printer.sources, *(replace(PRACTICE, key=key) for key in NUMBERS if key in asked - told))


def _both(points: float) -> str:
    """Write a length in inches and millimetres: houses say the one, rulers at home the other."""
    return f"{in_inches(points)} ({points / PT_PER_MM:.1f} mm)"


def _gutter_shown(printer: Printer) -> Iterator[tuple[str, str]]:
    """Yield the inside margin, by page count where it grows."""
    if len(printer.gutter) == 1:
        yield "inside margin", _both(printer.gutter[0][1])
        return
    for number, (start, wide) in enumerate(printer.gutter):
        yield "" if number else "inside margin", f"{_both(wide)} from {start} pages on"


def _bleed_shown(printer: Printer) -> str:
    """Say how far art reaches over which edges."""
    bleed = printer.bleed
    edges = {"top": bleed.top, "outside": bleed.outside, "bottom": bleed.bottom, "inside": bleed.inside}
    wides = sorted(set(edges.values()), reverse=True)
    if wides == [0.0]:
        return "none"
    if len(wides) == 1:
        return f"{_both(wides[0])} at every edge"
    said = (
        f"{', '.join(edge for edge in edges if edges[edge] == wide)} {_both(wide)}" for wide in wides if wide
    )
    none = [edge for edge in edges if not edges[edge]]
    return "; ".join([*said, *([f"none {', '.join(none)}"] if none else [])])


def _paper(sheet: Size) -> str:
    """Write a sheet in the unit it is whole in."""
    wide, high = sheet.width / PT_PER_MM, sheet.height / PT_PER_MM
    whole = max(abs(wide - round(wide)), abs(high - round(high))) < 0.05
    return f"{wide:.0f} x {high:.0f} mm" if whole else written(sheet)


def flavour_written(printer: Printer) -> str:
    """Write the kind of PDF as its standard does: PDF/X-1a:2001."""
    if printer.flavour == "pdf-ua-1":
        return "PDF/UA-1 and PDF/A-2a, tagged for screen readers"
    return printer.flavour.replace("pdf-x-", "PDF/X-")


def _limits_shown(printer: Printer) -> Iterator[tuple[str, str]]:
    """Yield what preflight holds a file of a house against besides."""
    if printer.advised_bytes:
        yield "", f"better at most {printer.advised_bytes // 1024 // 1024} MB"
    if printer.sells:
        yield "letters", f"{printer.least_type:g} pt or more"
        yield "lines", f"{printer.least_line:g} pt or more"
    if printer.most_blanks:
        yield "blank pages", f"at most {printer.most_blanks} in a row"
    if printer.last_blank:
        yield "last page", "blank, or the house adds one"


def _cover_shown(printer: Printer) -> Iterator[tuple[str, str]]:
    if printer.cover == "inside":
        yield "cover", "the first and last pages of the file"
        return
    rule = printer.cover_sheet
    yield "cover", "a sheet of its own" if rule else "a sheet of its own, whose measures we do not know"
    yield from _spine_shown(printer.spine)
    if rule:
        yield (
            "cover’s edge",
            f"{in_inches(rule.wrap)} past the trim; words keep {in_inches(rule.safe)} from it",
        )
        if rule.hinge:
            yield "", f"a hinge of {in_inches(rule.hinge)} beside the spine"
        if rule.barcode:
            off = f"{in_inches(rule.barcode_inset)} from trim and {'hinge' if rule.hinge else 'spine'}"
            foot = f", {in_inches(rule.barcode_foot)} from the lower trim" if rule.barcode_foot else ""
            yield "barcode", f"{written(rule.barcode)}, {off}{foot}"


def _spine_shown(spine: SpineRule | None) -> Iterator[tuple[str, str]]:
    """Yield how thick a spine is, and when words may stand on it."""
    if spine is None:
        yield "spine", "published by nobody: ask the house’s calculator"
    elif spine.steps:
        for number, (start, wide) in enumerate(spine.steps):
            yield "" if number else "spine", f"{in_inches(wide)} from {start} pages on"
        if spine.until:
            yield "", f"not known past {spine.until} pages"
    else:
        more = f" and {in_inches(spine.add)}" if spine.add else ""
        yield "spine", f"{spine.per_page / 72:.6g} in a page{more}"
    if spine and spine.text_from:
        yield "", f"words on it from {spine.text_from} pages on, {spine.clear / 72:.6g} in from either fold"
    else:
        yield "", "no words on it: from how many pages on is not known"
