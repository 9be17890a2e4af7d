"""`picturebook preflight PDF`: any finished PDF held against a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from picturebook.cli.terminal import Progress, complain, examples, give, give_json, tell
from picturebook.diagnostics import Severity, counted, errors_in
from picturebook.errors import ExitCode

if TYPE_CHECKING:
    from picturebook.desk.preflighting import Checked


@click.command(
    "preflight",
    epilog=examples(
        "preflight book.pdf --printer kdp-paperback",
        "preflight cover.pdf --cover --pages 32 --printer lulu-paperback",
        "preflight cover.pdf --cover --spine 0.1in --printer ingramspark-paperback",
    ),
)
@click.argument("pdf", type=click.Path(path_type=Path, readable=False))
@click.option("--printer", required=True, help="One of `printer list`, or a file of your own.")
@click.option("--cover", is_flag=True, help="The file is a cover; one that ends in .cover.pdf always is.")
@click.option(
    "--pages", type=int, help="How many pages the cover’s book has, where it does not lie beside it."
)
@click.option(
    "--spine", help="How thick the cover’s book is, where the house publishes no rule: 0.1in, 2.5mm."
)
@click.option(
    "--quick", is_flag=True, help="Render nothing: whether paintings fade in the bleed stays unknown."
)
@click.option(
    "--marked", type=click.Path(path_type=Path), help="Write a copy with the findings drawn on its pages."
)
@click.option("--json", "as_data", is_flag=True, help="Give machines all findings, with limits and sources.")
def command(  # one parameter an option: click's shape
    pdf: Path,
    printer: str,
    cover: bool,
    pages: int | None,
    spine: str | None,
    quick: bool,
    marked: Path | None,
    as_data: bool,
) -> int:
    """Hold a finished PDF, whoever made it, against what a printer asks for.

    Rules of PDF/X are structural: they find what is plainly wrong, and are no certificate.
    """
    from picturebook.desk import preflighting

    wanted = preflighting.Wanted(
        pdf=pdf, printer=printer, cover=cover, pages=pages, spine=spine, quick=quick, marked=marked
    )
    progress = Progress()
    try:
        checked = preflighting.preflight(wanted, progress)
    finally:
        progress.end()
    if as_data:
        give_json(_data(checked))
    else:
        complain(checked.diagnostics)
        if checked.unknown:
            tell(checked.unknown)
        give(_said(checked, pdf))
        if marked:
            give(str(marked))
    return ExitCode.BOOK if errors_in(checked.diagnostics) else ExitCode.DONE


def _said(checked: Checked, pdf: Path) -> str:
    held = checked.held
    kept = f"{pdf}: {counted(len(held.pages), 'page')} held against {held.printer.name}"
    if not checked.findings:
        return f"{kept}: nothing found"
    others = len(checked.findings) - sum(one.severity is Severity.ERROR for one in checked.findings)
    return f"{kept}: {counted(len(checked.findings) - others, 'error')}, {counted(others, 'other finding')}"


def _data(checked: Checked) -> dict[str, Any]:
    from picturebook.prepress.preflight.rules import STRUCTURAL

    rows = []
    for found, span in zip(checked.findings, checked.spans, strict=True):
        box = found.box
        rows.append(
            {
                "rule": found.rule.name,
                "severity": found.severity.value,
                "page": found.page,
                "box": [round(one, 2) for one in (box.x, box.y, box.width, box.height)] if box else None,
                "measured": found.measured,
                "limit": found.limit,
                "source": found.source,
                "remedy": found.rule.remedy,
                "file": span.file if span else None,
                "line": span.line if span else None,
            }
        )
    return {
        "printer": checked.held.printer.name,
        "cover": checked.held.cover,
        "pages": len(checked.held.pages),
        "findings": rows,
        "unknown": checked.unknown,
        "note": STRUCTURAL,
    }
