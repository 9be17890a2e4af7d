"""`picturebook theme check`: everything a theme would disappoint somebody by."""

from __future__ import annotations

import click

from picturebook.cli.terminal import Progress, as_json, complain, examples, give_json, tell
from picturebook.diagnostics import counted


@click.command("check", epilog=examples("theme check paper-lantern", "theme check ./my-theme"))
@click.argument("name", metavar="NAME|DIR")
@click.option("--json", "as_data", is_flag=True, help="Give machines the findings.")
def check(name: str, as_data: bool) -> int:
    """Find everything a theme would disappoint somebody by: NAME of one that ships, or its folder.

    Sets a sample at five trims, with few words and with as many as each template promises, from left to right and from
    right to left, in one language and in two. Writes nothing.
    """
    from picturebook.desk import theme_check

    progress = Progress()
    try:
        found = theme_check.check(name, progress)
    finally:
        progress.end()
    if as_data:
        give_json({"theme": found.name, "ways": found.ways, "diagnostics": [*map(as_json, found.findings)]})
        return found.exit_code
    complain(found.findings)
    set_ = f"set in {counted(found.ways, 'way')}" if found.ways else "not set: it cannot be read"
    tell(
        f"{found.name}: {counted(len(found.findings), 'finding') if found.findings else 'all well'}; {set_}."
    )
    return found.exit_code
