"""`picturebook new DIR`: a story that builds at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from picturebook.cli.terminal import examples, free_place, give, give_json, tell
from picturebook.diagnostics import typed

if TYPE_CHECKING:
    from picturebook.desk.scaffold import Answers


@click.command("new", epilog=examples("new my-book"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="Give machines the story's place.")
def command(folder: Path, as_data: bool) -> None:
    """Start a story in DIR. At a terminal it asks at most four questions; Enter takes what is offered."""
    from picturebook.desk import scaffold
    from picturebook.disk import write_text

    story = free_place(folder, "new")
    answers = _ask() if _at_a_terminal() else scaffold.Answers()
    write_text(story, scaffold.story_for(answers), "name a folder you may write to")
    ignore = folder / ".gitignore"
    if not ignore.exists():
        write_text(ignore, "build/\ntakes/\n")
    give_json({"story": str(story)}) if as_data else give(str(story))
    tell(f"Now:  {typed('build', story)}")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _ask() -> Answers:
    from picturebook.desk import scaffold

    offered = scaffold.Answers()
    themes = click.Choice(scaffold.theme_names(), case_sensitive=False)
    papers = click.Choice(["A4", "Letter"], case_sensitive=False)
    title = click.prompt("What is the book called?", default=offered.title, err=True)
    author = click.prompt("Who writes it?", default=offered.author, err=True)
    theme = click.prompt("Which theme?", default=offered.theme, type=themes, err=True)
    paper = click.prompt("Which paper is in your printer?", default="A4", type=papers, err=True)
    printer = "home-letter" if paper == "Letter" else "home-a4"
    return scaffold.Answers(title=title, author=author, theme=theme, printer=printer)
