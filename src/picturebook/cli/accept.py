"""`picturebook accept STORY NAME#n…`: take pictures into the book."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import give, tell


@click.command("accept")
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("takes", nargs=-1, metavar="[NAME#n]...")
@click.option(
    "--all", "everything", is_flag=True, help="Accept the newest take of every picture not accepted yet."
)
def command(story: Path, takes: tuple[str, ...], everything: bool) -> None:
    """Take takes into the book: each is copied to its picture's target and stays until you let go of it."""
    from picturebook import compiler
    from picturebook.desk import choices

    if bool(takes) == everything:
        raise click.UsageError("name the takes, such as boat#2, or say --all.")
    accepted = choices.accept(compiler.prepare(compiler.Wish(story=story)), takes)
    for label in accepted:
        give(label)
    tell(f"{len(accepted)} accepted.")
