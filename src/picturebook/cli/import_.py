"""`picturebook import SOURCE DIR`: a book in a dialect written as a native story with its pictures."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import as_json, complain, examples, free_place, give, give_json, tell
from picturebook.diagnostics import counted, typed


@click.command("import", epilog=examples("import a-book/en my-book"))
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="Give machines the story's place and the findings.")
def command(source: Path, folder: Path, as_data: bool) -> None:
    """Write the Book Dash or African Storybook book SOURCE as a native story in DIR, with pictures and credits."""
    from picturebook.desk import importing

    story = free_place(folder, "import", source)
    notes, copied = importing.import_book(source, folder)
    if as_data:
        found = [as_json(one) for one in notes]
        give_json({"story": str(story), "pictures": copied, "diagnostics": found})
    else:
        complain(notes)
        give(str(story))
    tell(f"{counted(copied, 'picture')} copied. Now:  {typed('build', story)}")
