"""`picturebook accept STORY NAME#n…`: take pictures into the book."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import examples, give, give_json, tell
from picturebook.diagnostics import counted, typed


@click.command(
    "accept",
    epilog=examples(
        "accept my-book/story.md boat#2", "accept my-book/story.md cast", "accept my-book/story.md --all"
    ),
)
@click.argument("story", type=click.Path(path_type=Path, readable=False))
@click.argument("takes", nargs=-1, metavar="[NAME#n]...")
@click.option(
    "--all", "everything", is_flag=True, help="Accept what the book shows of every picture not accepted yet."
)
@click.option(
    "--write", "edit", is_flag=True, help="Write into the story what was tried with --change and accepted."
)
@click.option("--json", "as_data", is_flag=True, help="Give machines the labels.")
def command(story: Path, takes: tuple[str, ...], everything: bool, edit: bool, as_data: bool) -> None:
    """Take takes into the book: each is copied to its picture's target and stays until you let go of it."""
    from picturebook import compiler
    from picturebook.desk import choices

    if bool(takes) == everything:
        raise click.UsageError("name the takes, such as boat#2, or say --all.")
    prepared = compiler.prepare(compiler.Wish(story=story))
    rather = tuple(choices.told_rather(prepared, takes))
    accepted = choices.accept(prepared, takes)
    labels = [take.label for take in accepted]
    if as_data:
        give_json({"accepted": labels})
    else:
        for label in labels:
            give(label)
    waiting = choices.beside_accepted(prepared) if everything else ()
    if waiting:
        said = f"{counted(len(waiting), 'accepted picture stays', 'accepted pictures stay')} until you say otherwise"
        tell(f"{said}. To take what was drawn anew: {typed('accept', story, *waiting)}")
    if not labels:
        if not waiting:
            tell(f"Nothing waits to be accepted. To have pictures drawn: {typed('draw', story)}")
        return
    tell(f"{len(labels)} accepted.")
    for line in rather:
        tell(line)
    # Pictures are the story's to direct, also where its translation was named.
    for line in choices.edits(prepared.project.story, accepted, write=edit):
        tell(line)
