"""`picturebook look STORY`: every picture with its takes, in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import complain, examples, give, give_json


@click.command("look", epilog=examples("look my-book/story.md"))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--no-open", is_flag=True, help="Only write the page.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the page's place.")
def command(story: Path, no_open: bool, as_data: bool) -> None:
    """Write build/look.html with the pictures of STORY, their takes and the commands to paste; open it."""
    from picturebook import compiler
    from picturebook.desk import look, unanswered
    from picturebook.disk import write_text

    prepared = compiler.prepare(compiler.Wish(story=story))
    complain(prepared.unread)
    page = prepared.project.build / "look.html"
    out = unanswered.by_picture(prepared)
    wall = look.hang(prepared.project, prepared.story, prepared.plan, page, prepared.sheets, out)
    write_text(page, look.write_look(wall))
    give_json({"page": str(page)}) if as_data else give(str(page))
    if not no_open:
        click.launch(str(page))
