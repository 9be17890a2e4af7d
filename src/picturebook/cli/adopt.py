"""`picturebook adopt STORY NAME FILE --made-with TOOL`: a picture made with another tool becomes a take."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell


@click.command(
    "adopt", epilog=examples("adopt my-book/story.md boat ~/Downloads/boat.png --made-with ChatGPT")
)
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--made-with", required=True, metavar="TOOL", help="What drew it: ChatGPT, Midjourney …")
@click.option("--json", "as_data", is_flag=True, help="Give machines the take and how it sits in the book.")
def command(story: Path, name: str, file: Path, made_with: str, as_data: bool) -> None:
    """Make FILE a take of the picture NAME of STORY: to be looked at, and accepted or turned down.

    It is kept as it came, and declared as made with AI. A drawing made by hand is not adopted: put it at the
    picture's place. Model sheets are adopted by their short names, such as Pim.front.
    """
    from picturebook.desk import adopting

    adopted = adopting.adopt(story, name, file, made_with)
    if as_data:
        give_json(adopting.to_json(adopted))
    else:
        give(adopted.label)
    if not adopted.new:
        tell(f"{adopted.label} is this very picture already: nothing new was kept.")
    for line in adopted.told:
        tell(line)
