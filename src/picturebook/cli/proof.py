"""`picturebook proof STORY`: the book's openings small on sheets of paper, with names and guides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import (
    Progress,
    as_json,
    complain,
    examples,
    give,
    give_json,
    refuse_to_lose,
    second_language,
    tell,
)
from picturebook.diagnostics import Severity, counted, errors_in

if TYPE_CHECKING:
    from picturebook.desk.proofing import Made


@click.command(
    "proof",
    epilog=examples(
        "proof my-book/story.md",
        "proof my-book/story.md --printer lulu-hardcover",
        "proof my-book/story.md --no-guides --paper a3",
    ),
)
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--theme", metavar="NAME", help="A theme's name, or its folder.")
@click.option("--printer", metavar="NAME", help="A printer's name, or a file.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "a3", "letter", "tabloid"]),
    help="The sheets, lying; a4, or letter for American English.",
)
@click.option(
    "--guides/--no-guides",
    default=True,
    help="Bleed, trim, safe, gutter and boxes of words; without them pages are cut at their trim.",
)
@second_language
@click.option(
    "--cover-template",
    metavar="FILE.pdf",
    type=click.Path(path_type=Path),
    help="Read the spine off the template the house makes for the title.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write the proof to this PDF.")
@click.option("--json", "as_data", is_flag=True, help="Give machines what was made.")
def command(  # one parameter an option: click's shape
    story: Path,
    theme: str | None,
    printer: str | None,
    paper: str | None,
    guides: bool,
    also: str | None,
    cover_template: Path | None,
    output: Path | None,
    as_data: bool,
) -> None:
    """Make a proof of STORY: an opening a sheet, as a reader sees it, to look through and mark.

    Under each page stand its number, what it is, its line of the story and its pictures. Made in spite of findings,
    with sketches for pictures nobody drew. Never draws for money.
    """
    from picturebook.compiler import Wish
    from picturebook.desk import proofing

    if output is not None:
        _may_write(output)
    wish = Wish(
        story=story,
        theme=theme,
        printer=printer,
        also=also,
        cover_template=cover_template,
        output=output,
    )
    progress = Progress()
    try:
        made = proofing.proof(proofing.Wanted(wish=wish, paper=paper, guides=guides), progress)
    finally:
        progress.end()
    _give(made, as_data)


def _may_write(output: Path) -> None:
    """Refuse to write a proof over what is no proof. Raises click.UsageError."""
    refuse_to_lose(output)
    if output.with_suffix(".report.json").exists():
        raise click.UsageError(f"{output} is a book with its report: name another --output.")


def _give(made: Made, as_data: bool) -> None:
    if as_data:
        give_json(
            {
                "pdf": str(made.path),
                "sheets": made.sheets,
                "scale": round(made.scale, 4),
                "diagnostics": [as_json(one) for one in made.notes],
            }
        )
        return
    complain(one for one in made.notes if one.severity is not Severity.HINT)
    give(str(made.path))
    said = f"{counted(made.sheets, 'sheet')}; pages at {round(made.scale * 100)} % of their size"
    wrong = len(errors_in(made.notes))
    tell(f"{said}; a build would stop at {counted(wrong, 'error')}" if wrong else said)
