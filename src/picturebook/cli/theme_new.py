"""`picturebook theme new`: the beginning of a theme of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell
from picturebook.diagnostics import typed


@click.command("new", epilog=examples("theme new my-theme", "theme new my-theme --extends window-seat"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--extends",
    metavar="NAME",
    default="base",
    show_default=True,
    help="The theme it changes, or a folder.",
)
@click.option("--json", "as_data", is_flag=True, help="Give machines the theme’s place.")
def new(folder: Path, extends: str, as_data: bool) -> None:
    """Start a theme in DIR: theme.toml to be changed, a sample to look at, a licence.

    Nothing is written over a theme that is there.
    """
    from picturebook.desk.theme_start import start_theme

    path = start_theme(folder, extends)
    give_json({"theme": str(path)}) if as_data else give(str(path))
    tell(f"Look at it:  {typed('build', folder / 'sample.md', '--output', f'{folder.name}.pdf')}")
    tell(f"Check it:    {typed('theme check', folder)}")
