"""`picturebook check STORY`: every problem in story, theme and cast."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from picturebook.cli.terminal import (
    as_json,
    cast_in,
    complain,
    examples,
    give,
    give_json,
    second_language,
    tell,
)
from picturebook.errors import ExitCode


@click.command("check", epilog=examples("check my-book/story.md", "check my-book/story.md --fix"))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--fix", is_flag=True, help="Show what can be mended without a decision of yours, and write it."
)
@second_language
@click.option("--json", "as_data", is_flag=True, help="Give machines the findings.")
def command(story: Path, fix: bool, also: str | None, as_data: bool) -> int:
    """Find every problem in STORY before anything is drawn, and say who is in each picture.

    Changes nothing without --fix.
    """
    from picturebook.desk.checking import check
    from picturebook.wish import Wish

    if fix:
        _mend(story, tell if as_data else give)
    found = check(Wish(story=story, also=also))
    findings, pictures = found.said, found.checked.pictures if found.checked else ()
    code = found.ended.exit_code if found.ended else ExitCode.DONE
    if as_data:
        cast = [{"name": one.name, "cast": sorted(one.cast)} for one in pictures]
        give_json(
            {"story": str(story), "diagnostics": [as_json(item) for item in findings], "pictures": cast}
        )
        return code
    complain(findings)
    width = max((len(one.name) for one in pictures), default=0)
    for one in pictures:
        give(f"{one.name.ljust(width)}  {cast_in(one.cast)}")
    if code == ExitCode.DONE:
        tell(f"{story}: nothing stands in the way." if findings else f"{story}: all well.")
    return code


def _mend(story: Path, show: Callable[[str], None]) -> None:
    from picturebook.desk.checking import check
    from picturebook.disk import write_text
    from picturebook.manuscript.mend import difference, mended
    from picturebook.manuscript.source import decode
    from picturebook.project import read_story
    from picturebook.wish import Wish

    findings = check(Wish(story=story)).said
    data = read_story(story)
    decode(data, str(story))  # says what is wrong with bytes that are no text
    before = data.decode("utf-8")  # and not its clean lines: line ends stay as the writer's editor made them
    after = mended(before, findings)
    if before == after:
        tell("Nothing that can be mended without a decision of yours.")
        return
    show(difference(before, after, str(story)))
    write_text(story, after, "make the story writable")
