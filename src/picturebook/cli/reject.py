"""`picturebook reject STORY NAME#n "why"`: turn a take down."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell


@click.command("reject", epilog=examples('reject my-book/story.md boat#2 "the scarf is blue"'))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("take", metavar="NAME#n")
@click.argument("why")
@click.option("--json", "as_data", is_flag=True, help="Give machines the take's label.")
def command(story: Path, take: str, why: str, as_data: bool) -> None:
    """Turn a take down and say WHY. It stays in takes/ with the reason; the book no longer uses it."""
    from picturebook import compiler
    from picturebook.desk import choices

    label = choices.reject(compiler.prepare(compiler.Wish(story=story)), take, why)
    give_json({"rejected": label, "why": why}) if as_data else give(label)
    tell(f"{label} is turned down: {why}")
