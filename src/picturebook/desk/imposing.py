"""Sheets from a finished PDF: what was typed read, and files that are going to a printing house refused.

Print on demand takes one page after another and imposes them itself; a booklet sent there comes back.
"""

from __future__ import annotations

import json
from pathlib import Path

from picturebook.design.printers import load_printer, printers
from picturebook.diagnostics import typed
from picturebook.disk import ELSEWHERE, writing
from picturebook.errors import BookError, UsageError
from picturebook.measure import PT_PER_MM, parse_length, parse_size
from picturebook.prepress.imposition import HOW, MOST_FOLDED, Scheme, imposed
from picturebook.press import imposing
from picturebook.record import record

_LEAST = 74 * PT_PER_MM  # A7: on less, nothing is left beside what a printer cannot reach
_THICKEST = 1 * PT_PER_MM  # board; pages would be moved past their own edge


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
    if scheme is Scheme.BOOKLET and made.sheets > MOST_FOLDED:
        said += f"; more than {MOST_FOLDED} hardly fold: cut-and-stack is for thick books"
    if made.scale < 0.995:
        return f"{said}; pages are printed at {round(made.scale * 100)} % of their size"
    return said


def _paper(wanted: Wanted) -> imposing.Paper:
    told = "write a4, a3, letter, tabloid or 420 x 297 mm"
    try:
        size = parse_size(wanted.paper)
    except ValueError:
        raise UsageError(f"--paper does not know “{wanted.paper}”", told) from None
    if min(size.width, size.height) < _LEAST:
        raise UsageError(f"no page fits on paper of {wanted.paper}", told)
    lying = size if size.aspect >= 1 else type(size)(width=size.height, height=size.width)
    return imposing.Paper(size=lying, marks=wanted.marks)


def _caliper(text: str) -> float:
    try:
        thick = parse_length(text)
    except ValueError:
        raise UsageError(f"--caliper is a length, not “{text}”", "write 0.1 mm") from None
    if thick > _THICKEST:
        raise UsageError(f"no sheet to fold is {text} thick", "ordinary paper: --caliper 0.1mm")
    return thick


def _refuse_for_a_house(pdf: Path) -> None:
    """Refuse a file that its report, which is also its cover's, says was made for a house. Raises BookError."""
    report = pdf.with_name(f"{pdf.stem.removesuffix('.cover')}.report.json")
    try:
        said = json.loads(report.read_text(encoding="utf-8"))
        name = str(said["printer"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # no file of ours
    printer = load_printer(name) if name in printers() else None
    if printer is not None and printer.sells:
        raise BookError(
            f"{pdf} is for {name}, which takes one page after another and imposes them itself",
            f"for your own printer: {_for_home(pdf, name)}",
        )
    if printer is not None and printer.fold:
        raise BookError(f"{pdf} is a booklet already", "print it as it is")


def _for_home(pdf: Path, printer: str) -> str:
    """Say how the booklet of a house's file is made: its story lies above the folder it was built into."""
    stem = pdf.stem.removesuffix(".cover").removesuffix(f".{printer}")
    stories = (pdf.parent.parent / f"{name}.md" for name in (stem, stem.rpartition(".")[0]))
    story = next((one for one in stories if one.is_file()), None)
    if story is None:
        return "build its story with --printer home-booklet"
    return typed("build", story, "--printer", "home-booklet")
