"""`picturebook keep STORY [NAME…]`: bind accepted pictures to today's words."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import give, tell


@click.command("keep")
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("names", nargs=-1)
def command(story: Path, names: tuple[str, ...]) -> None:
    """Say that pictures are right as they are, though the words changed. Costs nothing.

    Without NAMES all the pages' pictures that changed; a model sheet by its name, such as Pim.front.
    """
    from picturebook import compiler
    from picturebook.desk import choices

    kept = choices.keep(compiler.prepare(compiler.Wish(story=story)), names)
    for name in kept:
        give(name)
    tell(f"{len(kept)} kept.")
