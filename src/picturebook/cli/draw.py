"""`picturebook draw STORY [NAME…]`: draw what is new, after asking."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import Progress, give, give_json, tell

if TYPE_CHECKING:
    from picturebook.compiler import Prepared
    from picturebook.studio.plan import Planned


@click.command("draw")
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1)
@click.option("--studio", help="Who draws.")
@click.option("--theme", help="Draw for another theme.")
@click.option("--again", is_flag=True, help="Draw the named pictures once more, though they have takes.")
@click.option("--changed", is_flag=True, help="Draw every picture whose scene, cast or art changed.")
@click.option("--max-usd", type=float, help="Never spend more than this.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the takes.")
def command(  # one parameter an option: click's shape
    story: Path,
    names: tuple[str, ...],
    studio: str | None,
    theme: str | None,
    again: bool,
    changed: bool,
    max_usd: float | None,
    as_data: bool,
) -> None:
    """Draw the pictures of STORY that are new, or the ones named. Takes are kept for good in takes/."""
    from picturebook import compiler
    from picturebook.desk import choices

    if again and not names:
        raise click.UsageError("--again wants the names of the pictures: nothing is redrawn by the way.")
    prepared = compiler.prepare(compiler.Wish(story=story, studio=studio, theme=theme))
    wanted = choices.wanted(prepared, names, again=again, changed=changed)
    if not wanted:
        _give((), as_data)
        tell("Nothing is new. To replace a picture: draw NAME --again, or --changed.")
        return
    _agree(prepared, wanted, max_usd)
    progress = Progress()
    try:
        takes = compiler.draw(prepared, wanted, progress, again)
    finally:
        progress.end()
    _give(tuple(take.label for take in takes), as_data)
    tell(f"{len(takes)} drawn. See them:  picturebook look {story}")


def _give(labels: tuple[str, ...], as_data: bool) -> None:
    if as_data:
        give_json({"takes": list(labels)})
        return
    for label in labels:
        give(label)


def _agree(prepared: Prepared, wanted: tuple[Planned, ...], max_usd: float | None) -> None:
    """A picture that costs is drawn only after a yes at a terminal, or under a limit somebody typed."""
    abilities = prepared.artist.abilities
    if abilities.free:
        return
    tell(
        f"{len(wanted)} pictures by {abilities.name} ({abilities.model}); the price is not known beforehand."
    )
    for one in wanted:
        sent = ", ".join(reference.path for reference in one.request.references) or "words only"
        tell(f"  {one.shot.name}: {sent}")
    if max_usd is not None:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("this illustrator costs money: say how much with --max-usd.")
    click.confirm("Draw them?", abort=True, err=True)
