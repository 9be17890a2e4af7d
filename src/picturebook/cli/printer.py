"""`picturebook printer list`: the printers that ship."""

from __future__ import annotations

import click

from picturebook.cli.terminal import give, give_json


@click.group("printer")
def command() -> None:
    """List printers."""


@command.command("list")
@click.option("--json", "as_data", is_flag=True, help="Give machines the list.")
def listing(as_data: bool) -> None:
    """List the printers that ship, with the pages each binds."""
    from picturebook.design.printers import load_printer, printers

    found = [load_printer(name) for name in printers()]
    if as_data:
        give_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "pages": [one.pages.min, one.pages.max],
                    "ppi": one.ppi,
                    "policy": dict(one.policy),
                    "unverified": [source.key for source in one.sources if not source.verified],
                }
                for one in found
            ]
        )
        return
    for one in found:
        doubtful = [source.key for source in one.sources if not source.verified]
        note = f"; not verified: {', '.join(doubtful)}" if doubtful else ""
        give(f"{one.name:<16} {one.title}; {one.pages.min}–{one.pages.max} pages{note}")
