"""The cast chart: who is on which page, how old, in what, with which face, where. Free, before any drawing."""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.storyboard.shots import Shot


@record
class Row:
    """One character in one picture."""

    picture: str
    pages: tuple[int, ...]
    who: str
    age: str | None
    outfit: str | None
    face: str | None
    place: str | None


def chart(story: Story, shots: Sequence[Shot]) -> tuple[Row, ...]:
    """Return the rows in reading order."""
    return tuple(_row(story, shot, who) for shot in shots for who in shot.picture.cast)


def _row(story: Story, shot: Shot, who: str) -> Row:
    directions, member = shot.picture.directions, story.cast.character(who)
    worn = dict(directions.wearing).get(who)
    return Row(
        picture=shot.name,
        pages=shot.pages,
        who=who,
        age=dict(directions.as_).get(who),
        outfit=worn or (member.wears if member else None),
        face=dict(directions.face).get(who),
        place=directions.place,
    )


def table(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the chart as lines of a table."""
    heads = ("page", "picture", "who", "age", "wears", "face", "place")
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(heads))]
    return tuple(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    pages = "–".join(str(page) for page in row.pages) or "cover"
    outfit = row.outfit or "—"
    short = outfit if len(outfit) <= 32 else f"{outfit[:31]}…"
    return pages, row.picture, row.who, row.age or "—", short, row.face or "—", row.place or "—"
