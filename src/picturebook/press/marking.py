"""Findings drawn on the pages of any PDF: a box round each, and its name, on a copy to look at.

The pages themselves are kept as they are; what is drawn is one stream more on each, in a font every reader has. A copy
is for people, so nothing of it need be embedded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from picturebook.measure import Rect
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
    code = [_label(one, at, (left, top), right - left) for at, one in enumerate(labels)]
    form = pdf.make_stream("\n".join(code).encode("ascii"))
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


def _label(label: Label, at: int, corner: tuple[float, float], wide: float) -> str:
    """Return a box, and its name at its top left; what is about the whole page is named at the page's top."""
    left, top = corner
    ink = " ".join(map(number, _INKS[label.severity]))
    box = label.box
    code = []
    if box is not None:
        frame = (left + box.x, top - box.bottom, max(1.0, box.width), max(1.0, box.height))
        code.append(f"{ink} RG 1.5 w {' '.join(map(number, frame))} re S")
    x = left + (min(max(box.x, 2.0), wide - 90) if box else 12.0)
    y = top - (max(box.y, 12.0) if box else 12.0) - at * _LINE
    back = (x - 2, y - 3, 0.62 * _SIZE * len(label.name) + 4, _LINE)
    code.append(f"1 g {' '.join(map(number, back))} re f")
    code.append(f"BT {ink} rg /F {number(_SIZE)} Tf {number(x)} {number(y)} Td ({label.name}) Tj ET")
    return " ".join(code)
