"""`picturebook cast STORY`: the model sheets every page is held against, and the chart of who is where."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from picturebook.cli.draw import Dollars, agree, give_done
from picturebook.cli.terminal import Progress, complain, examples, give, give_json, tell
from picturebook.diagnostics import typed
from picturebook.errors import ExitCode


@click.command(
    "cast", epilog=examples("cast my-book/story.md --chart", "cast my-book/story.md --studio openai")
)
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--studio", metavar="NAME", help="Who draws: openai …")
@click.option("--model", metavar="NAME", help="Which model of the studio.")
@click.option("--quality", metavar="WORD", help="How carefully it draws: low, medium, high …")
@click.option("--chart", is_flag=True, help="Only show who is on which page, in what, with which face.")
@click.option(
    "--export",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Only write every sheet there is into DIR: cast.pdf, and a picture of each.",
)
@click.option("--photographs", is_flag=True, help="Yes, photographs among the references may be sent.")
@click.option("--max-usd", type=Dollars(), metavar="DOLLARS", help="Yes, and never spend more than this.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the takes, the chart or the files.")
def command(story: Path, chart: bool, folder: Path | None, as_data: bool, **asked: object) -> int:
    """Draw the model sheets of STORY: first each front, and once it is accepted the sheets drawn from it."""
    from picturebook.desk import shooting

    if chart:
        _chart(story, as_data)
        return ExitCode.DONE
    if folder is not None:
        _export(story, folder, as_data)
        return ExitCode.DONE
    run = shooting.plan_sheets(shooting.wish_of(story, asked))
    complain(run.notes)
    if run.advice:
        tell(run.advice)
    if not run.wanted:
        if as_data:
            give_json({"takes": []})
        return ExitCode.DONE
    agreed = agree(run.prepared, run.offer, asked)
    progress = Progress()
    try:
        done = shooting.shoot(shooting.agreed(run, agreed), progress)
    finally:
        progress.end()
        _, seen = shooting.look_page(run.prepared)
    code = give_done(done, seen, as_data)
    if code == ExitCode.DONE:
        tell(f"Then: {typed('accept', story, 'cast')}")
    return code


def _export(story: Path, folder: Path, as_data: bool) -> None:
    from picturebook import compiler
    from picturebook.desk.casting import export_cast

    progress = Progress()
    try:
        files = export_cast(compiler.Wish(story=story), folder, progress)
    finally:
        progress.end()
    if as_data:
        give_json({"files": [str(path) for path in files]})
    for path in () if as_data else files:
        give(str(path))


def _chart(story: Path, as_data: bool) -> None:
    from picturebook import compiler
    from picturebook.storyboard.chart import chart, table

    prepared = compiler.prepare(compiler.Wish(story=story, studio="sketch"))
    rows = chart(prepared.story, [one.shot for one in prepared.plan])
    if as_data:
        give_json([{**asdict(row), "pages": list(row.pages)} for row in rows])
        return
    for line in table(rows):
        give(line)
