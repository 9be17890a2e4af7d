"""`picturebook plan STORY`: each picture's state, why, who is in it, what it would cost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import as_json, cast_in, complain, examples, give, give_json, tell
from picturebook.diagnostics import counted, typed
from picturebook.errors import IllustratorFailed

if TYPE_CHECKING:
    from picturebook.studio.plan import Planned
    from picturebook.wish import Prepared


@click.command("plan", epilog=examples("plan my-book/story.md", "plan my-book/story.md --studio openai"))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--theme", metavar="NAME", help="Plan with another theme.")
@click.option(
    "--art", metavar="THEME", help="Plan with the art direction of another theme, and say what it would cost."
)
@click.option("--printer", metavar="NAME", help="Plan for another printer.")
@click.option("--studio", metavar="NAME", help="Plan with another illustrator, and say what it would cost.")
@click.option("--prompt", metavar="NAME", help="Show the words one picture is asked for with.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the plan.")
def command(story: Path, prompt: str | None, as_data: bool, **asked: str | None) -> None:
    """Say how every picture of STORY stands. Draws nothing, writes nothing, touches no network."""
    from picturebook import compiler
    from picturebook.desk import checking, choices, houses, unanswered
    from picturebook.desk.swapping import swapped

    wish = compiler.Wish(
        story=story, theme=asked["theme"], art=asked["art"], printer=asked["printer"], studio=asked["studio"]
    )
    prepared = compiler.prepare(wish)
    if prompt is not None:
        words = choices.prompt_of(prepared, prompt)
        give_json({"name": prompt, "prompt": words}) if as_data else give(words)
        return
    if as_data:
        give_json(_data(prepared))
        return
    notes = checking.planned_elsewhere(prepared.wish, prepared.story, prepared.notes)
    complain((*notes, *swapped(prepared), *compiler.old_sheets(prepared, prepared.sheets)))
    _give_pictures(prepared)
    new = sum(one.chosen is None for one in prepared.plan)
    artist = prepared.artist.abilities.name
    tell(
        f"{counted(len(prepared.plan), 'picture')}, {counted(prepared.dummy.page_count, 'page')}; "
        f"{new} to draw by {artist}: {_price(prepared, [one for one in prepared.plan if one.chosen is None])}."
    )
    _tell_of_sheets(prepared)
    for line in () if prepared.artist.abilities.free else houses.asked_of_ai(prepared):
        tell(line)
    for out in unanswered.unanswered(prepared):
        tell(out.told)
    if changed := choices.drifted(prepared):
        tell(_of_changed(prepared, changed))


def _of_changed(prepared: Prepared, changed: Sequence[Planned]) -> str:
    """Say what may be done about pictures that were told differently since, and what it costs."""
    from picturebook.continuity.looks import drawn_since

    due = [one for one in changed if drawn_since(one) is None]
    wish, many, cost = prepared.wish, len(changed), _price(prepared, due)
    if wish.art is not None:
        said = f"{len(due)} would be drawn anew in the art of {wish.art}: {cost}. To leave one as it is: "
        return f"{said}{typed('keep', wish.story, 'NAME')}; then: {typed('draw', wish.story, *wish.hired)}"
    keep, draw = typed("keep", wish.story), typed("draw", wish.story, "--changed", *wish.hired)
    waiting = f", {many - len(due)} of them drawn anew and not accepted yet" if len(due) < many else ""
    return f"{many} changed since accepted{waiting}. If they are right as they are: {keep}; if not, {cost}: {draw}"


def _data(prepared: Prepared) -> dict[str, object]:
    from picturebook.desk import report, unanswered
    from picturebook.desk.swapping import swapped

    return {
        "studio": prepared.artist.abilities.name,
        "free": prepared.artist.abilities.free,
        "pages": prepared.dummy.page_count,
        "pictures": report.pictures(prepared.plan),
        "swap": [as_json(one) for one in swapped(prepared)],
        "unanswered": [one.to_json() for one in unanswered.unanswered(prepared)],
    }


def _give_pictures(prepared: Prepared) -> None:
    width = max((len(one.shot.name) for one in prepared.plan), default=4)
    places = [_place(one.shot.pages) for one in prepared.plan]
    span = max(map(len, places), default=0)
    for one, where in zip(prepared.plan, places, strict=True):
        why = f": {', '.join(one.why)}" if one.why else ""
        cast = cast_in(one.shot.picture.cast)
        give(f"{one.shot.name.ljust(width)}  {where.ljust(span)}  {one.state.value}{why}  {cast}")


def _place(pages: Sequence[int]) -> str:
    return f"p. {'–'.join(map(str, pages))}" if pages else "cover sheet"


def _tell_of_sheets(prepared: Prepared) -> None:
    from picturebook.desk.fronts import fronts_of, older_fronts
    from picturebook.hire import first_price
    from picturebook.studio.money import dollars

    sheets, _ = fronts_of(prepared, [one for one in prepared.plan if one.chosen is None])
    older, _ = older_fronts(prepared, prepared.plan)
    if sheets := (*sheets, *older):
        cost = first_price(prepared.artist, prepared.project, [one.request for one in sheets])
        price = (
            "at a price not known"
            if cost is None
            else f"about {dollars(cost)} more"
            if cost
            else "for nothing more"
        )
        many = counted(len(sheets), "model sheet")
        tell(f"{many} first, {price}; pages cost somewhat more too, for the sheets that go along.")


def _price(prepared: Prepared, pictures: Sequence[Planned]) -> str:
    from picturebook.hire import price, unpaid
    from picturebook.studio.money import about

    if prepared.artist.abilities.free:
        return "free"
    try:
        new = unpaid(prepared.artist, prepared.project, [one.request for one in pictures])
        prices = [price(prepared.artist, one) for one in new]
    except IllustratorFailed as problem:
        return f"price not known: {problem.diagnostics[0].message}"
    total = sum(one for one in prices if one is not None)
    return "price not known" if None in prices else about(total)
