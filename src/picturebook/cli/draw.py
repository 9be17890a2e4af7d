"""`picturebook draw STORY [NAME…]`: draw what is new, after asking."""

from __future__ import annotations

import sys
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from picturebook.cli.terminal import Progress, as_json, complain, examples, give, give_json, tell
from picturebook.diagnostics import Diagnostic, typed
from picturebook.errors import ExitCode, PicturebookError

if TYPE_CHECKING:
    from picturebook.desk.offer import Offer
    from picturebook.desk.shooting import Done, Order
    from picturebook.wish import Prepared


_MOST = 1_000_000.0  # dollars: more is a slip of the finger


class Dollars(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """An amount that is a number: no wall is built of “nan” or “inf”."""

    name = "dollars"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the amount."""
        try:
            found = float(value)
        except ValueError:
            found = nan
        if not 0 <= found <= _MOST:  # which “nan” is not either
            self.fail(f"{value} is no amount: write dollars, such as 2.50", param, ctx)
        return found


@click.command(
    "draw",
    epilog=examples(
        "draw my-book/story.md",
        "draw my-book/story.md --studio openai --max-usd 5",
        "draw my-book/story.md boat --again",
        'draw my-book/story.md boat --change "face: Pim=sad"',
        "draw my-book/story.md --studio openai --art matinee",
    ),
)
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("names", nargs=-1)
@click.option("--studio", metavar="NAME", help="Who draws: sketch, which is free, openai …")
@click.option("--theme", metavar="NAME", help="Draw for another theme.")
@click.option(
    "--art", metavar="THEME", help="Draw all that is not kept anew in the art direction of a theme."
)
@click.option("--model", metavar="NAME", help="Which model of the studio.")
@click.option("--quality", metavar="WORD", help="How carefully it draws: low, medium, high …")
@click.option("--rough", is_flag=True, help="Small and cheap, to settle where everything stands.")
@click.option("--final", is_flag=True, help="As sharp as the printed page, from the accepted picture.")
@click.option("--again", is_flag=True, help="Draw the named pictures once more, though they have takes.")
@click.option("--changed", is_flag=True, help="Draw every picture whose scene, cast or art changed.")
@click.option(
    "--change", metavar='"KEY: VALUE"', help='Draw one picture with one thing changed: "face: Pim=sad".'
)
@click.option("--provisional", is_flag=True, help="Draw from model sheets nobody accepted yet.")
@click.option("--photographs", is_flag=True, help="Yes, photographs among the references may be sent.")
@click.option("--max-usd", type=Dollars(), metavar="DOLLARS", help="Yes, and never spend more than this.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the takes.")
def command(story: Path, names: tuple[str, ...], as_data: bool, **asked: object) -> int:
    """Draw the pictures of STORY that are new, or the ones named. Takes are kept for good in takes/."""
    from picturebook.desk import shooting
    from picturebook.restyling import settle

    run = shooting.plan_shoot(shooting.wish_of(story, asked), _order(story, names, asked))
    complain(run.notes)
    if not run.wanted and not run.late:
        _give((), as_data)
        if run.restyles and not run.advice and not run.notes:
            settle(run.prepared)
        tell(run.advice or shooting.nothing_new(run))
        return ExitCode.DONE
    if run.advice:
        tell(run.advice)
    agreed = agree(run.prepared, run.offer, asked)
    progress = Progress()
    try:
        done = shooting.shoot(shooting.agreed(run, agreed), progress)
    finally:
        progress.end()
        _, seen = shooting.look_page(run.prepared)
    return give_done(done, seen, as_data)


def _order(story: Path, names: tuple[str, ...], asked: dict[str, object]) -> Order:
    """Check what was asked for against itself. Raises click.UsageError with what to type."""
    from picturebook.desk.shooting import Order
    from picturebook.studio.hiring import Size

    if asked["again"] and not names:
        raise click.UsageError("--again wants the names of the pictures: nothing is redrawn by the way.")
    if asked["change"] and len(names) != 1:
        like = typed("draw", story, names[0] if names else "boat", "--change", "face: Pim=sad")
        raise click.UsageError(f"--change wants one picture: {like}.")
    if asked["rough"] and asked["final"]:
        raise click.UsageError("a picture is drawn either --rough or --final.")
    if asked["final"] and (asked["change"] or asked["changed"] or asked["art"]):
        raise click.UsageError(
            "--final changes nothing but the pixels: draw what changed first, and accept it."
        )
    size = Size.ROUGH if asked["rough"] else Size.FINAL if asked["final"] else Size.PAGE
    return Order(
        names=names,
        again=bool(asked["again"]),
        changed=bool(asked["changed"] or asked["art"]),
        change=str(asked["change"]) if asked["change"] else None,
        # A picture named with --art is a trial: nobody accepts a sheet for that.
        provisional=bool(asked["provisional"] or (asked["art"] and names)),
        size=size,
    )


def agree(prepared: Prepared, offer: Offer, asked: dict[str, object]) -> Prepared:
    """A picture that costs is drawn only after a yes at a terminal, or under a limit somebody typed."""
    from picturebook.desk import houses, shooting
    from picturebook.desk import offer as offers
    from picturebook.studio.illustrator import Keyed
    from picturebook.studio.money import enough

    if prepared.artist.abilities.free:
        return prepared
    if offer.lines and isinstance(prepared.artist, Keyed):
        prepared.artist.hold_key()
    for line in offers.told(offer) if offer.lines else ():
        tell(line)
    if not offer.sends:
        # It is all there, or fetched: nothing is to be paid, whatever happens meanwhile.
        return shooting.under(prepared, 0)
    for line in (*houses.asked_of_ai(prepared), *shooting.warnings(prepared)):
        tell(line)
    at_terminal = sys.stdin.isatty()
    if offer.photographs and not asked["photographs"]:
        shown = ", ".join(path.name for path in offer.photographs)
        if not at_terminal:
            raise click.UsageError(f"these are photographs: {shown}. May they be sent? Say --photographs.")
        click.confirm(f"These are photographs: {shown}. May they be sent?", abort=True, err=True)
    offers.allow_photographs(prepared.project, offer)
    if prepared.wish.max_micros is not None:
        return prepared
    if not at_terminal:
        limit = "" if offer.wall is None else f", such as --max-usd {enough(offer.wall)}"
        raise click.UsageError(f"this illustrator costs money: say how much with --max-usd{limit}.")
    click.confirm("Draw them?", abort=True, err=True)
    return shooting.under(prepared, offer.wall)


def give_done(done: Done, seen: str, as_data: bool) -> int:
    """Say what came, and then what ended it early; return the exit code of that. Raises KeyboardInterrupt."""
    problem = done.ended
    told = _what_failed(problem)
    _give(done.labels, as_data, told)
    for line in done.told:
        tell(line)
    if done.came:
        tell(seen)
    complain(told)
    if isinstance(problem, KeyboardInterrupt):
        raise problem
    return ExitCode.DONE if problem is None else problem.exit_code


def _what_failed(problem: BaseException | None) -> tuple[Diagnostic, ...]:
    """Return what there is to complain of; of a shoot somebody stopped, what had failed by then."""
    said = problem.__cause__ if isinstance(problem, KeyboardInterrupt) else problem
    return said.diagnostics if isinstance(said, PicturebookError) else ()


def _give(labels: tuple[str, ...], as_data: bool, told: tuple[Diagnostic, ...] = ()) -> None:
    if as_data:
        complaints = {"diagnostics": [as_json(one) for one in told]} if told else {}
        give_json({"takes": list(labels), **complaints})
        return
    for label in labels:
        give(label)
