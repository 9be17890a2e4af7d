"""Sheets from a finished PDF: what was typed read, and files that are going to a printing house refused.

Print on demand takes one page after another and imposes them itself; a booklet sent there comes back.
"""

from __future__ import annotations

import json
from pathlib import Path

from picturebook.design.printers import load_printer, printers
from picturebook.disk import ELSEWHERE, writing
from picturebook.errors import BookError, UsageError
from picturebook.measure import parse_length, parse_size
from picturebook.prepress.imposition import HOW, Scheme, imposed
from picturebook.press import imposing
from picturebook.record import record


@record
class Wanted:
    """What was typed."""

    pdf: Path
    scheme: str = Scheme.BOOKLET.value
    paper: str = "a4"
    caliper: str = "0.1 mm"
    right_bound: bool = False
    marks: bool = False
    output: Path | None = None


@record
class Made:
    """The file, how many sheets it is, how much smaller its pages are, and how to print it."""

    path: Path
    sheets: int
    scale: float
    said: str


def impose(wanted: Wanted) -> Made:
    """Impose a PDF. Raises UsageError for what was typed, BookError for what cannot be imposed, DiskError."""
    scheme = Scheme(wanted.scheme)
    paper, caliper = _paper(wanted), _caliper(wanted.caliper)
    _refuse_for_a_house(wanted.pdf)
    to = wanted.output or wanted.pdf.with_suffix(f".{scheme.value}.pdf")
    if to.resolve() == wanted.pdf.resolve():
        raise UsageError(
            "the sheets would overwrite their own pages", "name another file: --output SHEETS.pdf"
        )
    sheets = imposed(scheme, imposing.page_count(wanted.pdf), caliper=caliper, right_bound=wanted.right_bound)
    with writing(to, ELSEWHERE):
        made = imposing.impose(wanted.pdf, sheets, paper, to)
    return Made(path=to, sheets=made.sheets, scale=made.scale, said=instructions(scheme, made))


def instructions(scheme: Scheme, made: imposing.Imposed) -> str:
    """Say how many sheets there are, how to print them, and how much smaller the pages are."""
    said = f"{made.sheets} {'sheet' if made.sheets == 1 else 'sheets'}: {HOW[scheme]}"
    if made.scale < 0.995:
        return f"{said}; pages are printed at {round(made.scale * 100)} % of their size"
    return said


def _paper(wanted: Wanted) -> imposing.Paper:
    try:
        size = parse_size(wanted.paper)
    except ValueError:
        told = "write a4, a3, letter, tabloid or 420 x 297 mm"
        raise UsageError(f"--paper does not know “{wanted.paper}”", told) from None
    lying = size if size.aspect >= 1 else type(size)(width=size.height, height=size.width)
    return imposing.Paper(size=lying, marks=wanted.marks)


def _caliper(text: str) -> float:
    try:
        return parse_length(text)
    except ValueError:
        raise UsageError(f"--caliper is a length, not “{text}”", "write 0.1 mm") from None


def _refuse_for_a_house(pdf: Path) -> None:
    """Refuse a file that its report says was made for a house. Raises BookError."""
    try:
        said = json.loads(pdf.with_suffix(".report.json").read_text(encoding="utf-8"))
        name = str(said["printer"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # no file of ours
    printer = load_printer(name) if name in printers() else None
    if printer is not None and printer.sells:
        raise BookError(
            f"{pdf} is for {name}, which takes one page after another and imposes them itself",
            "for your own printer: picturebook build STORY --printer home-booklet",
        )
    if printer is not None and printer.fold:
        raise BookError(f"{pdf} is a booklet already", "print it as it is")
