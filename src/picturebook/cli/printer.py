"""`picturebook printer`: the printers that ship, all that is known of one, and which of them can make a book."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell
from picturebook.diagnostics import typed


@click.group("printer")
def command() -> None:
    """List printers, show what one asks for, say which can make a book, and start a file for another."""


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
                    "unverified": list(one.doubtful),
                }
                for one in found
            ]
        )
        return
    for one in found:
        note = "; some numbers second hand" if one.doubtful else ""
        give(f"{one.name:<21} {one.title}; {one.pages.min}–{one.pages.max} pages{note}")


@command.command("show", epilog=examples("printer show kdp-paperback"))
@click.argument("name")
@click.option("--json", "as_data", is_flag=True, help="Give machines all of it.")
def show(name: str, as_data: bool) -> None:
    """Show all that is known of a printer, every number with its source and the day it was read.

    NAME is one of `printer list`, or a file of your own.
    """
    from picturebook.design.printers import load_printer
    from picturebook.desk import houses

    printer = load_printer(name)
    found = tuple(houses.shown(printer))
    if as_data:
        sources = [
            {"key": one.key, "source": one.source, "read": one.read, "verified": one.verified}
            for one in houses.sources(printer)
        ]
        give_json(
            {
                "name": printer.name,
                "known": [list(pair) for pair in found],
                "sources": sources,
                "unsourced": list(printer.unsourced),
            }
        )
        return
    for key, value in found:
        give(f"{key:<18} {value}")
    give()
    for one in houses.sources(printer):
        read = f"read {one.read}{'' if one.verified else '; not verified'}"
        give(f"{houses.CALLED[one.key]:<18} {one.source} ({read})")
    for key in printer.unsourced:
        give(f"{houses.CALLED[key]:<18} the file does not say where it was read")


@command.command("fit", epilog=examples("printer fit my-book/story.md"))
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.option("--json", "as_data", is_flag=True, help="Give machines the list.")
def fit(story: Path, as_data: bool) -> None:
    """Say which printers can make STORY, and why others cannot."""
    from picturebook.desk import houses

    found = houses.fit(story)
    if as_data:
        give_json(
            [
                {"printer": one.printer, "why_not": one.why_not, "pages": one.pages, "notes": list(one.notes)}
                for one in found
            ]
        )
        return
    for one in sorted(found, key=lambda one: one.why_not is not None):
        if one.why_not is None:
            give(f"{one.printer:<21} yes: {'; '.join((f'{one.pages} pages', *one.notes))}")
        else:
            give(f"{one.printer:<21} no:  {one.why_not}")


@command.command(
    "new", epilog=examples("printer new little-press", "printer new little-press --like lulu-hardcover")
)
@click.argument("name")
@click.option(
    "--like",
    metavar="NAME",
    default="kdp-paperback",
    show_default=True,
    help="The printer whose numbers it starts with, or a file.",
)
@click.option(
    "--beside",
    metavar="STORY",
    type=click.Path(path_type=Path, exists=True),
    help="The story it is for; without it the folder you are in.",
)
@click.option("--json", "as_data", is_flag=True, help="Give machines the file’s place.")
def new(name: str, like: str, beside: Path | None, as_data: bool) -> None:
    """Write printers/NAME.toml, to be filled in: every key there is, and what to ask the house.

    Nothing is written over a file that is there.
    """
    from picturebook.desk.printer_file import start_printer

    folder = Path() if beside is None else beside if beside.is_dir() else beside.parent
    path = start_printer(name, like, folder)
    give_json({"printer": str(path)}) if as_data else give(str(path))
    tell(f"Now put in what the house says, and look:  {typed('printer show', path)}")
    tell(f"In the story:  printers: [{path.relative_to(folder).as_posix()}]")
