"""What of a book's takes and its ledger cannot be read: told with its place, with what is kept, and with what to do.

Nothing of it stops a book. What was paid for may be among it, so the way that costs nothing is told first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from picturebook.diagnostics import Diagnostic, Span, hint, typed, warning
from picturebook.hire import ledger_path
from picturebook.project import Project
from picturebook.studio.ledger_reading import read_ledger
from picturebook.studio.money import dollars
from picturebook.studio.takes import folder_name


def unread_takes(project: Project, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Tell each take whose record cannot be read: what is kept, and how it is had back for nothing. Raises DiskError.

    `names` are the pictures of the story, which the takes' folders are called after.
    """
    known = {folder_name(name): name for name in names}
    for one in project.takes.unread():
        name, picture = known.get(one.path.parent.name), one.picture
        said = f"the record of {name or one.path.parent.name}#{one.number} cannot be read: {one.why}; "
        said += "its picture is kept, and every other take is read" if picture else "every other take is read"
        told = "put it back from a copy"
        if name and picture:
            anew = typed("adopt", project.story, name, picture, "--made-with", "TOOL")
            told += f"; or take the picture in anew, for nothing: {anew}"
        yield warning("take-unread", said, Span(file=str(one.path), line=1), told)
    for one in project.sketches.unread():
        said = f"the record of a sketch cannot be read: {one.why}"
        yield hint(
            "sketch-unread", said, Span(file=str(one.path), line=1), "delete it: a sketch costs nothing"
        )


def unread_lines(project: Project) -> Iterator[Diagnostic]:
    """Tell each line of the ledger that cannot be read: what became of its money, and what to do. Raises DiskError."""
    path = ledger_path(project)
    reading = read_ledger(path)
    for one in reading.unread:
        span = Span(file=str(path), line=one.line)
        if one.torn:
            said = "this line of the ledger was cut short as it was written: nothing was sent on the strength of it"
            yield hint("ledger-torn", said, span, "delete the line to hear no more of it")
            continue
        said = "this line of the ledger cannot be read; every other line is kept"
        if one.costs:
            many = (
                "the book’s dearest picture"
                if one.costs == 1
                else f"{one.costs} of the book’s dearest pictures"
            )
            each = f", {dollars(reading.dearest)}" if reading.dearest else ""
            said += f", and against the budget it counts as {many}{each}"
        told = f"put {path.name} back from a copy; or compare it with your account’s usage page and delete the line"
        yield warning("ledger-unread", said, span, told)
