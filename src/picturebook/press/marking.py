"""Findings drawn on the pages of any PDF: a box round each, and its name, on a copy to look at.

The pages themselves are kept as they are; what is drawn is one stream more on each, in a font every reader has. A copy
is for people, so nothing of it need be embedded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from picturebook.measure import Rect, Size
from picturebook.press.numbers import number
from picturebook.record import record

_INKS = {"error": (0.7, 0.15, 0.12), "warning": (0.8, 0.45, 0.0), "hint": (0.1, 0.35, 0.7)}
_SIZE, _LINE = 8.0, 11.0  # points: of letters, and from one name to the next


@record
class Label:
    """What is drawn: a name, how grave it is, and the box it is about; None for the whole page."""

    name: str
    severity: str
    box: Rect | None  # from the top left of the media box


def mark(source: Path, labels: Mapping[int, Sequence[Label]], to: Path) -> None:
    """Write a copy of a PDF with labels on its pages, counted from 1. Raises OSError where `to` is not writable."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold")
            )
        )
        for page, found in labels.items():
            _draw(pdf, pdf.pages[page - 1], found, font)
        pdf.save(to, deterministic_id=not pdf.is_encrypted)


def _draw(pdf: Any, page: Any, labels: Sequence[Label], font: Any) -> None:
    left, low, right, top = (float(one) for one in page.mediabox)
    code = "\n".join(_drawn(labels, (left, top), Size(width=right - left, height=top - low)))
    form = pdf.make_stream(code.encode("ascii"))
    form.stream_dict.update(_form(font, [left, low, right, top]))
    name = page.add_resource(form, "/XObject", "/Findings")
    # The page's own operators may leave any matrix behind: they are run inside a pair of their own.
    page.contents_add(pdf.make_stream(b"q"), prepend=True)
    page.contents_add(pdf.make_stream(f"Q q {name} Do Q".encode("ascii")))


def _form(font: Any, box: list[float]) -> Any:
    from pikepdf import Array, Dictionary, Name

    return Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(box),
        Resources=Dictionary(Font=Dictionary(F=font)),
    )


def _drawn(labels: Sequence[Label], corner: tuple[float, float], size: Size) -> Iterator[str]:
    """Yield a box for each label, and its name where it hides neither what it names nor another."""
    left, top = corner
    taken: list[Rect] = []
    for one in labels:
        ink, box = " ".join(map(number, _INKS[one.severity])), one.box
        if box is not None:
            frame = (left + box.x, top - box.bottom, max(1.0, box.width), max(1.0, box.height))
            yield f"{ink} RG 1.5 w {' '.join(map(number, frame))} re S"
        place = _place(one, size, taken)
        taken.append(place)
        x, y = left + place.x, top - place.bottom
        yield f"1 g {' '.join(map(number, (x, y, place.width, place.height)))} re f"
        yield f"BT {ink} rg /F {number(_SIZE)} Tf {number(x + 2)} {number(y + 3)} Td ({one.name}) Tj ET"


def _place(label: Label, size: Size, taken: Sequence[Rect]) -> Rect:
    """Return where a name stands, from the top left: above its box, or else below, or just inside a large one."""
    wide, box = 0.62 * _SIZE * len(label.name) + 4, label.box or Rect(x=10.0, y=0.0, width=0.0, height=1e6)
    x = min(max(box.x, 0.0), size.width - wide)
    y = box.y - _LINE
    if y < 0:
        y = box.bottom if box.height < 2 * _LINE else max(box.y, 2.0)
    place = Rect(x=x, y=y, width=wide, height=_LINE)
    while any(place.meets(other) for other in taken) and place.bottom < size.height:
        place = replace(place, y=place.y + _LINE)
    return place
