"""`picturebook handoff STORY [NAME…]`: prompts and references for tools without an API."""

from __future__ import annotations

from pathlib import Path

import click

from picturebook.cli.terminal import complain, examples, give, give_json, tell
from picturebook.diagnostics import counted


@click.command("handoff", epilog=examples("handoff my-book/story.md", "handoff my-book/story.md boat"))
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1)
@click.option("--provisional", is_flag=True, help="Hand off pages whose model sheets nobody accepted yet.")
@click.option("--json", "as_data", is_flag=True, help="Give machines the folders, the prompts and the files.")
def command(story: Path, names: tuple[str, ...], provisional: bool, as_data: bool) -> None:
    """Lay out the pictures of STORY that are new, or the ones named, for a tool of your own: a chat, Midjourney.

    Writes build/handoff/ with a folder for each picture and a page with the words to paste. `cast` names the
    model sheets that can be drawn now; Pim.front is one of them. Free; nothing leaves this computer.
    """
    from picturebook.desk import handoff

    planned = handoff.plan_handoff(story, names, provisional=provisional)
    complain(planned.notes)
    if not planned.wanted:
        if as_data:
            give_json({"page": None, "advice": planned.advice, "pictures": []})
        tell(planned.advice or "")
        return
    page, handed = handoff.write_handoff(planned)
    if as_data:
        give_json(handoff.to_json(page, handed, planned.advice))
    else:
        give(str(page))
    if planned.advice:
        tell(planned.advice)
    many, listed = counted(len(handed), "picture"), ", ".join(one.name for one in handed)
    tell(f"{many} handed off: {listed}. Open the page for what to do.")
    photographs = handoff.photographs_of(handed)
    if photographs:
        tell(f"Photographs are among the files, without what the camera wrote: {', '.join(photographs)}.")
