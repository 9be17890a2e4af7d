"""`picturebook theme show`: what a theme says, and with --resolved every value with the line it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import examples, give, give_json

if TYPE_CHECKING:
    from picturebook.design.statements import Statement
    from picturebook.design.theme_folder import Folder

_WIDE = 72  # columns before the origin


@click.command(
    "show",
    epilog=examples(
        "theme show window-seat", "theme show window-seat --resolved", "theme show base pages.full"
    ),
)
@click.argument("name", metavar="NAME|DIR")
@click.argument("key", required=False)
@click.option(
    "--resolved", is_flag=True, help="Every value, also those of the themes it extends, with its origin."
)
@click.option("--json", "as_data", is_flag=True, help="Give machines all of it.")
def show(name: str, key: str | None, resolved: bool, as_data: bool) -> None:
    """Show what a theme says itself and which themes it extends; of KEY alone, such as pages.full.

    NAME is one of `theme list`, DIR a folder with a theme.toml.
    """
    from picturebook.design import statements
    from picturebook.design.themes import chain_of, theme_of

    chain = chain_of(name)
    theme_of(chain)
    found = statements.resolved(chain) if resolved else statements.own(chain)
    if key is not None:
        found = tuple(one for one in found if _under(one, key))
        if not found:
            raise click.UsageError(f"{name} says nothing under {key}: {_elsewhere(resolved)}")
    if as_data:
        give_json(
            {"chain": [_head(one) for one in chain], "values": [statements.as_json(one) for one in found]}
        )
        return
    for at, one in enumerate(chain):
        head = _head(one)
        give(f"{'extends ' if at else ''}{head['name']} {head['version']}, {head['license']}: {one.file}")
    _give(found)


def _head(theme: Folder) -> dict[str, str | None]:
    return {key: theme.head(key) for key in ("name", "version", "license")} | {"file": str(theme.file)}


def _under(one: Statement, key: str) -> bool:
    """Say whether a value stands under a key: a table, a value in it, or what one of those begins with."""
    whole = f"{one.table}.{one.key}"
    return whole == key or whole.startswith((f"{key}.", f"{key}["))


def _elsewhere(resolved: bool) -> str:
    return "name another key, such as pages.full." if resolved else "those it extends may: add --resolved."


def _give(found: Iterable[Statement]) -> None:
    for table, values in groupby(found, key=lambda one: one.table):
        give()
        give(f"[{table}]")
        for one in values:
            line = f"{one.key} = {one.value}"
            place = f"{one.theme}/theme.toml:{one.span.line}" if one.span else "default"
            give(f"{line:<{_WIDE}}  # {place}")
