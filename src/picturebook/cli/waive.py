"""`picturebook waive STORY NAME "why"`: let a picture pass in spite of what was found."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell


@click.command("waive", epilog=examples('waive my-book/story.md boat "pink on purpose"'))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("name")
@click.argument("why")
@click.option("--json", "as_data", is_flag=True, help="Give machines the picture's name.")
def command(story: Path, name: str, why: str, as_data: bool) -> None:
    """Let the picture NAME pass in spite of what an inspector found, and keep WHY with it."""
    from picturebook import compiler
    from picturebook.desk import choices

    choices.waive(compiler.prepare(compiler.Wish(story=story)), name, why)
    give_json({"waived": name, "why": why}) if as_data else give(name)
    tell(f"{name} passes: {why}")
