"""`picturebook build STORY`: the book."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from picturebook.cli.terminal import (
    Progress,
    complain,
    examples,
    give,
    give_json,
    refuse_to_lose,
    second_language,
    tell,
)
from picturebook.diagnostics import Severity, counted

if TYPE_CHECKING:
    from picturebook.compiler import Built, Wish


@click.command(
    "build",
    epilog=examples(
        "build my-book/story.md",
        "build my-book/story.md --theme window-seat",
        "build my-book/story.md --printer kdp-paperback",
    ),
)
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--theme", metavar="NAME", help="A theme's name, or its folder.")
@click.option(
    "--printer",
    "printers",
    metavar="NAME",
    multiple=True,
    help="A printer's name, or a file; may be given again.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write the book to this PDF and nothing beside the story.",
)
@second_language
@click.option(
    "--cover-template",
    metavar="FILE.pdf",
    type=click.Path(path_type=Path),
    help="Read the spine off the template the house makes for the title.",
)
@click.option(
    "--studio", metavar="NAME", help="Who draws what is missing; only the free sketch artist draws here."
)
@click.option("--locked", is_flag=True, help="Refuse any theme, printer or font that the lock does not hold.")
@click.option("--lock", is_flag=True, help="Write the lock with what this build used.")
@click.option("--draft", is_flag=True, help="Build in spite of findings; says DRAFT on every page.")
@click.option(
    "--upscale", is_flag=True, help="Draw pictures with too few pixels over at twice as many; an extra."
)
@click.option("--json", "as_data", is_flag=True, help="Give machines the report.")
def command(  # one parameter an option: click's shape
    story: Path,
    theme: str | None,
    printers: tuple[str, ...],
    output: Path | None,
    also: str | None,
    cover_template: Path | None,
    studio: str | None,
    locked: bool,
    lock: bool,
    draft: bool,
    upscale: bool,
    as_data: bool,
) -> None:
    """Make the book of STORY as a PDF. Never draws for money."""
    from picturebook import compiler

    if output is not None:
        _may_write(output, printers)
    if cover_template is not None and len(printers) > 1:
        raise click.UsageError("--cover-template is one house’s; give one --printer with it.")
    reports = []
    for printer in printers or (None,):
        wish = compiler.Wish(
            story=story,
            theme=theme,
            printer=printer,
            studio=studio,
            output=output,
            also=also,
            cover_template=cover_template,
            locked=locked,
            lock=lock,
            draft=draft,
            upscale=upscale,
        )
        reports.append(_build(wish, as_data))
    if as_data:
        give_json(reports[0] if len(reports) == 1 else reports)


def _may_write(output: Path, printers: tuple[str, ...]) -> None:
    """Refuse to write a book over what is no book. Raises click.UsageError with what to type."""
    if len(printers) > 1:
        raise click.UsageError("--output names one file; give one --printer with it.")
    refuse_to_lose(output)
    for ending in ("report", "map"):
        beside = output.with_suffix(f".{ending}.json")
        if beside.exists() and not output.exists():
            raise click.UsageError(f"{beside} is there and is not of a book: name another --output.")


def _build(wish: Wish, as_data: bool) -> dict[str, Any]:
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
        return said
    findings = (*built.prepared.notes, *built.layout.findings)
    complain(one for one in findings if one.severity is not Severity.HINT)
    hints = sum(one.severity is Severity.HINT for one in findings)
    give(str(built.pdf))
    if built.cover is not None:
        give(str(built.cover))
    tell(_summary(said))
    if said["words_on_pictures"]:
        tell(_on_pictures(said["words_on_pictures"]))
    if hints:
        tell(f"{counted(hints, 'hint')} in {built.pdf.with_suffix('.report.json')}")
    return said


def _write_beside(built: Built, said: dict[str, Any]) -> None:
    from picturebook.desk import report, upload
    from picturebook.disk import ELSEWHERE, write_text, writing

    form = built.pdf.with_suffix(".upload.md")
    if built.prepared.printer.sells and built.prepared.wish.draft:
        with writing(form, ELSEWHERE):
            form.unlink(missing_ok=True)  # it was of files that a draft now stands in the place of
    elif built.prepared.printer.sells:
        write_text(form, upload.form(built), ELSEWHERE)
    for ending, data in (("report", said), ("map", report.story_map(built))):
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        write_text(built.pdf.with_suffix(f".{ending}.json"), text, ELSEWHERE)


def _on_pictures(words: list[dict[str, Any]]) -> str:
    """Say in a line how the words on pictures are made to read, and the least contrast any of them has."""
    done = Counter(str(one["done"]) for one in words)
    how = {"ink": "by ink alone", "halo": "by a halo", "panel": "on a panel", "wash": "on a wash"}
    told = ", ".join(f"{done[one]} {said}" for one, said in how.items() if done[one])
    least = min((one["contrast_printed"] for one in words if one["contrast_printed"]), default=None)
    return f"words on pictures: {told}" + (f"; least contrast {least:g} : 1" if least else "")


def _summary(said: dict[str, Any]) -> str:
    drawn, encoded = int(str(said["drawn"])), int(str(said["encoded"]))
    did = [f"{counted(int(str(said['pages'])), 'page')} for {said['printer']} in {said['theme']}"]
    if drawn:
        did.append(f"{counted(drawn, 'sketch', 'sketches')} drawn")
    if encoded:
        did.append(f"{counted(encoded, 'plate')} made")
    return f"{', '.join(did)}; {said['advice']}" if said["advice"] else ", ".join(did) + "."
