"""The contact sheet: the same pages of one story in several themes, small, a row a theme, its name beside it.

Finished frames made smaller, so that the sheet shows what would be printed and not a second drawing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.diagnostics import Severity, Span
from picturebook.layout.book import Book, Layout
from picturebook.layout.frame import Frame, Group, Item, Opening, Shape
from picturebook.layout.inks import ink
from picturebook.layout.labels import Label, Labels
from picturebook.layout.moving import Move
from picturebook.layout.ornaments import outline
from picturebook.measure import PT_PER_INCH, Insets, Rect, Size
from picturebook.record import record

_WIDE = 420 / 25.4 * PT_PER_INCH  # A3, lying
_MARGIN, _GAP, _NAMES = (
    26.0,
    12.0,
    118.0,
)  # points: round the sheet, between pages, and what names take at the left
_HIGHEST = 150.0  # points of a page
_HEAD = 26.0  # points over the first row
_TITLE, _TOLD, _HEADING = 13.0, 7.0, 9.0  # type sizes in points
_EDGE = "#b8b4ac"  # round a page, or white ones would have none
_LANGUAGE = "en"  # of what picturebook says, whatever language the book is in


@record
class Row:
    """One theme's row: the book set in it, the lines that name it, and what is shown of it."""

    book: Book
    name: tuple[str, ...]
    openings: tuple[Opening, ...]
    faces: Layout


def set_contact(rows: Sequence[Row], heading: str) -> Layout:
    """Set a contact sheet on one page as high as it must be. Every row shows as many openings."""
    trim = rows[0].book.dummy.trim
    sides = [max(len(row.openings[at].frames) for row in rows) for at in range(len(rows[0].openings))]
    across = _WIDE - 2 * _MARGIN - _NAMES - _GAP * len(sides)
    scale = min(_HIGHEST / trim.height, across / (sum(sides) * trim.width))
    items: list[Group] = []
    lost, faces = [], {face.digest: face for row in rows for face in row.faces.faces}
    for number, row in enumerate(rows):
        y = _MARGIN + _HEAD + number * (trim.height * scale + _GAP)
        labels = Labels(row.book, 1, Span(file=row.book.story.file, line=1), _LANGUAGE)
        if number == 0:
            box = Rect(x=_MARGIN, y=_MARGIN - 6.0, width=_WIDE - 2 * _MARGIN, height=_HEAD)
            items += labels.set(Label(text=heading, size=_HEADING, id="heading", role="H1"), box)[0]
        items += _named(labels, row, number, y)
        items += _shown(row, sides, scale, (_MARGIN + _NAMES, y))
        faces |= {face.digest: face for face in labels.faces}
        lost += [replace(one, severity=Severity.WARNING) for one in labels.lost]
    high = 2 * _MARGIN + _HEAD + len(rows) * (trim.height * scale + _GAP) - _GAP
    frame = Frame(
        number=1,
        trim=Size(width=_WIDE, height=high),
        bleed=Insets(),
        side="right",
        items=tuple(items),
        reading=tuple(one.id for one in items if one.role != "Artifact"),
    )
    opening = Opening(frames=(frame,))
    return Layout(
        openings=(opening,), faces=tuple(faces.values()), findings=tuple(lost), passages=(), body=_TOLD
    )


def _named(labels: Labels, row: Row, number: int, y: float) -> list[Group]:
    """Set a theme's name in its own type, and under it what there is to know of it."""
    found: list[Group] = []
    for line, text in enumerate(row.name):
        style, size = ("title", _TITLE) if line == 0 else ("body", _TOLD)
        box = Rect(x=_MARGIN, y=y, width=_NAMES - _GAP, height=_HIGHEST)
        words, foot = labels.set(Label(text=text, size=size, id=f"row{number}.{line}", style=style), box)
        found += words
        y = foot + 2.0
    return found


def _shown(row: Row, sides: Sequence[int], scale: float, at: tuple[float, float]) -> list[Group]:
    trim, (x, y) = row.book.dummy.trim, at
    found: list[Group] = []
    for column, (opening, room) in enumerate(zip(row.openings, sides, strict=True)):
        wide = trim.width * scale
        start = x + (room - len(opening.frames)) * wide / 2
        for number, frame in enumerate(opening.frames):
            box = Rect(x=start + number * wide, y=y, width=wide, height=trim.height * scale)
            name = f"{row.book.theme.name}.{column}.{number}"
            found.append(smaller(frame, box, name, f"{row.book.theme.name}, page {frame.number}"))
            edge = Shape(path=outline(box), stroke=ink(_EDGE), width=0.4)
            found.append(Group(role="Artifact", items=(edge,), id=f"{name}.edge"))
        x += room * wide + _GAP
    return found


def smaller(frame: Frame, box: Rect, name: str, alt: str) -> Group:
    """Return a page made as small as a box, cut at its trim: one picture, whatever stands on it."""
    move = Move(x=box.x, y=box.y, scale=box.width / frame.trim.width)
    return Group(role="Figure", items=tuple(_bare(move.items(frame.items))), id=name, alt=alt, clip=box)


def _bare(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items without what they mean: on a contact sheet a page is a picture of itself."""
    for item in items:
        if isinstance(item, Group) and item.clip is None:
            yield from _bare(item.items)
        elif isinstance(item, Group):
            yield replace(item, role="Artifact", items=tuple(_bare(item.items)), alt=None, said=None)
        else:
            yield item
