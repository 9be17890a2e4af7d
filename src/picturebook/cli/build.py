"""`picturebook build STORY`: the book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import Progress, complain, give, give_json, tell
from picturebook.diagnostics import Severity

if TYPE_CHECKING:
    from picturebook.compiler import Built, Wish


@click.command("build")
@click.argument("story", type=click.Path(path_type=Path))
@click.option("--theme", help="A theme's name, or its folder.")
@click.option("--printer", "printers", multiple=True, help="A printer's name, or a file; may be given again.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write the book to this PDF and nothing beside the story.",
)
@click.option("--studio", help="Who draws what is missing; only the free sketch artist draws here.")
@click.option("--locked", is_flag=True, help="Refuse any theme, printer or font that the lock does not hold.")
@click.option("--lock", is_flag=True, help="Write the lock with what this build used.")
@click.option("--draft", is_flag=True, help="Build in spite of findings; says DRAFT on every page.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the report.")
def command(  # one parameter an option: click's shape
    story: Path,
    theme: str | None,
    printers: tuple[str, ...],
    output: Path | None,
    studio: str | None,
    locked: bool,
    lock: bool,
    draft: bool,
    as_data: bool,
) -> None:
    """Make the book of STORY as a PDF. Never draws for money."""
    from picturebook import compiler

    if output is not None and len(printers) > 1:
        raise click.UsageError("--output names one file; give one --printer with it.")
    for printer in printers or (None,):
        wish = compiler.Wish(
            story=story,
            theme=theme,
            printer=printer,
            studio=studio,
            output=output,
            locked=locked,
            lock=lock,
            draft=draft,
        )
        _build(wish, as_data)


def _build(wish: Wish, as_data: bool) -> None:
    from picturebook import compiler
    from picturebook.desk import report

    progress = Progress()
    try:
        built = compiler.build(wish, progress)
    finally:
        progress.end()
    said = report.reported(built)
    _write_beside(built, said)
    if as_data:
        give_json(said)
        return
    findings = (*built.prepared.notes, *built.layout.findings)
    complain(one for one in findings if one.severity is not Severity.HINT)
    hints = sum(one.severity is Severity.HINT for one in findings)
    give(str(built.pdf))
    tell(_summary(said))
    if hints:
        tell(f"{hints} hints in {built.pdf.with_suffix('.report.json').name}")


def _write_beside(built: Built, said: dict[str, object]) -> None:
    from picturebook.desk import report
    from picturebook.project import writing

    for ending, data in (("report", said), ("map", report.story_map(built.layout))):
        path = built.pdf.with_suffix(f".{ending}.json")
        with writing(path):
            path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _summary(said: dict[str, object]) -> str:
    drawn, encoded = said["drawn"], said["encoded"]
    did = [f"{said['pages']} pages for {said['printer']} in {said['theme']}"]
    if drawn:
        did.append(f"{drawn} sketches drawn")
    if encoded:
        did.append(f"{encoded} plates made")
    return f"{', '.join(did)}; {said['advice']}" if said["advice"] else ", ".join(did) + "."
