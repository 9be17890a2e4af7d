"""`picturebook import SOURCE DIR`: a book in a dialect written as a native story with its pictures."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import complain, give, tell
from picturebook.diagnostics import counted, typed


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(source: Path, folder: Path) -> None:
    """Write the Book Dash or African Storybook book SOURCE as a native story in DIR, with pictures and credits."""
    from picturebook.desk import importing

    story = folder / "story.md"
    if story.exists():
        raise click.UsageError(f"{story} is already there, and nothing is written over it.")
    notes, copied = importing.import_book(source, folder)
    complain(notes)
    give(str(story))
    tell(f"{counted(copied, 'picture')} copied. Now:  {typed('build', story)}")
