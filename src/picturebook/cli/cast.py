"""`picturebook cast STORY`: the model sheets every page is held against, and the chart of who is where."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from picturebook.cli.draw import agree
from picturebook.cli.terminal import Progress, give, give_json, tell


@click.command("cast")
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--studio", help="Who draws.")
@click.option("--model", help="Which model of the studio.")
@click.option("--quality", help="How carefully it draws: low, medium, high …")
@click.option("--chart", is_flag=True, help="Only show who is on which page, in what, with which face.")
@click.option("--photographs", is_flag=True, help="Yes, photographs among the references may be sent.")
@click.option("--max-usd", type=click.FloatRange(min=0), help="Yes, and never spend more than this.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the takes, or the chart.")
def command(story: Path, chart: bool, as_data: bool, **asked: object) -> None:
    """Draw the model sheets of STORY: first each front, and once it is accepted the sheets drawn from it."""
    from picturebook.desk import shooting

    if chart:
        _chart(story, as_data)
        return
    run = shooting.plan_sheets(shooting.wish_of(story, asked))
    if run.advice:
        tell(run.advice)
    if not run.wanted:
        return
    agreed = agree(run.prepared, run.offer, asked)
    progress = Progress()
    try:
        done = shooting.shoot(shooting.agreed(run, agreed), progress)
    finally:
        progress.end()
        page = shooting.write_look_page(run.prepared)
    if as_data:
        give_json({"takes": list(done.labels)})
    for label in () if as_data else done.labels:
        give(label)
    for line in done.told:
        tell(line)
    tell(f"See them: {page}")
    tell(f"Then: picturebook accept {story} cast")


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
