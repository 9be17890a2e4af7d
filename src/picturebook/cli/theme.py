"""`picturebook theme`: the themes there are, what each says, what would be wrong with one, the start of another."""

from __future__ import annotations

import click

from picturebook.cli.terminal import complain, give, give_json
from picturebook.cli.theme_check import check
from picturebook.cli.theme_new import new
from picturebook.cli.theme_show import show


@click.group("theme")
def command() -> None:
    """List themes, show what one says, check one, and start another."""


@command.command("list")
@click.option("--json", "as_data", is_flag=True, help="Give machines the list.")
def listing(as_data: bool) -> None:
    """List the themes that ship and those of installed packages, with what each is set in."""
    from picturebook.design.catalogue import OURS, offers

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


for verb in (show, check, new):
    command.add_command(verb)
