"""`picturebook theme`: the themes that ship, and what each says."""

from __future__ import annotations

import click

from picturebook.cli.terminal import give, give_json
from picturebook.cli.theme_show import show


@click.group("theme")
def command() -> None:
    """List themes, and show what one says."""


@command.command("list")
@click.option("--json", "as_data", is_flag=True, help="Give machines the list.")
def listing(as_data: bool) -> None:
    """List the themes that ship, with what each is set in."""
    from picturebook.design.themes import load_theme, themes

    found = [load_theme(name) for name in themes()]
    if as_data:
        give_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "version": one.version,
                    "license": one.license,
                    "art": dict(one.art),
                }
                for one in found
            ]
        )
        return
    for one in found:
        give(
            f"{one.name:<16} {one.title}; set in {one.style('body').font}; {dict(one.art).get('medium', '')}"
        )


command.add_command(show)
