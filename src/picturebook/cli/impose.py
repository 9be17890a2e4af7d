"""`picturebook impose PDF`: the pages of a PDF on sheets to be folded or cut."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell


@click.command(
    "impose", epilog=examples("impose book.pdf --paper a3", "impose book.pdf --scheme cut-and-stack --marks")
)
@click.argument("pdf", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--scheme",
    type=click.Choice(["booklet", "2-up", "cut-and-stack"]),
    default="booklet",
    show_default=True,
    help="Sheets folded inside each other; two pages a side to read; or leaves to cut apart and stack.",
)
@click.option("--paper", default="a4", show_default=True, help="a4, a3, letter, tabloid or 420 x 297 mm.")
@click.option("--caliper", default="0.1 mm", show_default=True, help="How thick a sheet is, for the creep.")
@click.option("--marks", is_flag=True, help="Crop marks, and room for them.")
@click.option("--right-bound", is_flag=True, help="The book opens from the right.")
@click.option("--output", type=click.Path(path_type=Path), help="Where the sheets go; PDF.SCHEME.pdf.")
@click.option("--json", "as_data", is_flag=True, help="Give machines what was made.")
def command(  # one parameter an option: click's shape
    pdf: Path,
    scheme: str,
    paper: str,
    caliper: str,
    marks: bool,
    right_bound: bool,
    output: Path | None,
    as_data: bool,
) -> None:
    """Set the pages of a finished PDF two to a side on sheets of paper.

    For your own printer and stapler. Printing houses impose themselves: they take one page after another.
    """
    from picturebook.desk import imposing

    wish = imposing.Wanted(
        pdf=pdf,
        scheme=scheme,
        paper=paper,
        caliper=caliper,
        marks=marks,
        right_bound=right_bound,
        output=output,
    )
    made = imposing.impose(wish)
    if as_data:
        give_json({"pdf": str(made.path), "sheets": made.sheets, "scale": round(made.scale, 4)})
        return
    give(str(made.path))
    tell(made.said)
