"""`picturebook retouch STORY NAME "make the scarf red" --where Pim.scarf`: change one place of a picture."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.draw import Dollars, agree
from picturebook.cli.terminal import Progress, complain, examples, give, give_json, tell
from picturebook.diagnostics import typed


@click.command(
    "retouch",
    epilog=examples(
        "retouch my-book/story.md boat --where Pim.scarf --recolour red",
        'retouch my-book/story.md boat "add a lantern" --box 40,55,20,15 --studio openai',
    ),
)
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("name", metavar="NAME[#n]")
@click.argument("words", required=False, default="", metavar="[CHANGE]")
@click.option("--where", metavar="NAME.PART", help="A part of one of the cast: Pim.scarf.")
@click.option("--box", metavar="L,T,W,H", help="Left, top, width and height in percent of the picture.")
@click.option("--mask", type=click.Path(path_type=Path), help="A PNG of its size, clear where it may change.")
@click.option(
    "--recolour",
    is_flag=False,
    flag_value="",
    metavar="[COLOUR]",
    help="Give it another colour here, for nothing; without a COLOUR, the one the story says.",
)
@click.option("--studio", metavar="NAME", help="Who paints it: openai …")
@click.option("--model", metavar="NAME", help="Which model of the studio.")
@click.option("--quality", metavar="WORD", help="How carefully it paints: low, medium, high …")
@click.option("--again", is_flag=True, help="Have the very same retouch made once more.")
@click.option("--photographs", is_flag=True, help="Yes, photographs among the pictures may be sent.")
@click.option("--max-usd", type=Dollars(), metavar="DOLLARS", help="Yes, and never spend more than this.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the take.")
def command(story: Path, name: str, words: str, as_data: bool, **asked: object) -> None:
    """Make CHANGE in one place of the picture NAME: a new take, and outside that place its parent's pixels.

    It starts from what the book shows, or from the take NAME#n, and waits to be accepted.
    """
    from picturebook.desk import retouching, shooting
    from picturebook.desk.spotting import Pointer

    _check(typed("retouch", story, name), words, asked)
    at = Pointer(where=_text(asked["where"]), box=_text(asked["box"]), mask=_path(asked["mask"]))
    colour = str(asked["recolour"]) if asked["recolour"] is not None else None
    touch = retouching.Touch(name=name, words=words, at=at, colour=colour, again=bool(asked["again"]))
    run = retouching.plan_retouch(shooting.wish_of(story, asked), touch)
    complain(run.prepared.unread)
    for line in run.advice:
        tell(line)
    if run.asks is not None:
        run = retouching.agreed(run, agree(run.prepared, run.asks, asked))
    progress = Progress()
    try:
        done = retouching.retouch(run, progress)
    finally:
        progress.end()
        _, seen = shooting.look_page(run.prepared)
    if as_data:
        changed = done.share.to_json() if done.share else None
        give_json({"take": done.take.label, "from": list(done.lineage), "changed": changed})
    else:
        give(done.take.label)
    for line in done.told:
        tell(line)
    tell(f"It comes from: {' ← '.join(done.lineage)}")
    tell(seen)
    tell(f"Then: {typed('accept', story, done.take.label)}")


def _check(command_: str, words: str, asked: dict[str, object]) -> None:
    """Hold what was asked against itself. Raises click.UsageError with what to type."""
    if asked["box"] and asked["mask"]:
        raise click.UsageError("a place is told either by --box or by --mask.")
    if asked["recolour"] is not None and words.strip():
        said = "--recolour changes nothing but a colour: leave the words away, or leave --recolour away."
        raise click.UsageError(said)
    if asked["recolour"] is None and not words.strip():
        raise click.UsageError(f'say what to change: {command_} "make the scarf red", or --recolour.')


def _text(typed: object) -> str | None:
    return str(typed) if typed else None


def _path(typed: object) -> Path | None:
    return Path(str(typed)) if typed else None
