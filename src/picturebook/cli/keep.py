"""`picturebook keep STORY [NAME…]`: bind accepted pictures to today's words."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell


@click.command("keep", epilog=examples("keep my-book/story.md", "keep my-book/story.md boat"))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("names", nargs=-1)
@click.option("--json", "as_data", is_flag=True, help="Give machines the names.")
def command(story: Path, names: tuple[str, ...], as_data: bool) -> None:
    """Say that pictures are right as they are, though the words changed. Costs nothing.

    Without NAMES all the pages' pictures that changed; a model sheet by its name, such as Pim.front.
    """
    from picturebook import compiler
    from picturebook.desk import choices

    kept = choices.keep(compiler.prepare(compiler.Wish(story=story)), names)
    if as_data:
        give_json({"kept": list(kept)})
    for name in () if as_data else kept:
        give(name)
    tell(f"{len(kept)} kept.")
