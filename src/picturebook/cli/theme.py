"""`picturebook theme`: the themes there are, what each says, what would be wrong with one, the start of another."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import Progress, as_json, complain, examples, give, give_json
from picturebook.cli.theme_check import check
from picturebook.cli.theme_new import new
from picturebook.cli.theme_show import show


@click.group("theme")
def command() -> None:
    """List themes, show what one says, check one, and start another."""


@command.command(
    "list",
    epilog=examples(
        "theme list",
        "theme list --sheet themes.png",
        "theme list --sheet themes.pdf --story my-book/story.md --theme ./my-theme --theme window-seat",
    ),
)
@click.option(
    "--sheet",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Draw them on a sheet instead: .pdf or .png.",
)
@click.option(
    "--story",
    metavar="STORY",
    type=click.Path(path_type=Path),
    help="Whose pages it shows; without it a sample’s.",
)
@click.option(
    "--theme", "names", metavar="NAME", multiple=True, help="On the sheet only these: names, or folders."
)
@click.option("--json", "as_data", is_flag=True, help="Give machines the list.")
def listing(sheet: Path | None, story: Path | None, names: tuple[str, ...], as_data: bool) -> None:
    """List the themes that ship and those of installed packages, with what each is set in.

    With --sheet the same pages are shown in each of them, small, side by side.
    """
    from picturebook.design.catalogue import OURS, offers

    if sheet is not None:
        _draw(sheet, story, names, as_data)
        return
    if story is not None or names:
        raise click.UsageError("--story and --theme are of a sheet: --sheet themes.png")
    found = offers()
    complain(item for one in found for item in one.wrong)
    ready = [(one, one.theme) for one in found if one.theme is not None]
    if as_data:
        give_json(
            [
                {
                    "name": one.name,
                    "title": theme.title,
                    "version": theme.version,
                    "license": theme.license,
                    "from": one.whence,
                    "art": dict(theme.art),
                }
                for one, theme in ready
            ]
        )
        return
    for one, theme in ready:
        whence = "" if one.whence == OURS else f"; from {one.whence}"
        medium = dict(theme.art).get("medium", "")
        give(f"{one.name:<16} {theme.title}; set in {theme.style('body').font}; {medium}{whence}")


def _draw(sheet: Path, story: Path | None, names: tuple[str, ...], as_data: bool) -> None:
    """Draw the contact sheet, and give its place."""
    from picturebook.desk.theme_list import Asked, draw_sheet

    progress = Progress()
    try:
        notes = draw_sheet(Asked(to=sheet, story=story, names=names), progress)
    finally:
        progress.end()
    if as_data:
        give_json({"sheet": str(sheet), "diagnostics": [*map(as_json, notes)]})
        return
    complain(notes)
    give(str(sheet))


for verb in (show, check, new):
    command.add_command(verb)
