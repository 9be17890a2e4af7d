"""How far the ink of letters reaches, asked of pdfium, which knows outlines of fonts of every kind.

A font's own height says little: capitals of one stand as high as an h of another. What is shown by one operator is
one object there as well; the two are told to be the same by where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

from picturebook.measure import Rect
from picturebook.prepress.preflight.matrices import Matrix, around, placed, shared, times
from picturebook.prepress.preflight.records import Image, Paint, Words
from picturebook.record import record

_DEEPEST = 12  # forms within forms
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@record
class Shown:
    """Letters as reckoned without their outlines: where they begin, where ink of theirs may be, and is seen."""

    words: Words
    start: tuple[float, float]
    room: Rect
    clip: Rect


class Outlines(AbstractContextManager["Outlines"]):
    """A file's letters; opened when first asked for, and empty where pdfium cannot open it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: Any = None

    def fitted(
        self, number: int, base: Matrix, shown: Sequence[Shown], items: Sequence[Words | Image | Paint]
    ) -> tuple[Words | Image | Paint, ...]:
        """Return a page's items, boxes of letters as far as their ink reaches; `base` leads there from the file."""
        if not any(one.words.visible for one in shown):
            return tuple(items)
        inks = self._inks(number, base)
        boxes = {id(one.words): _fit(one, inks) for one in shown}
        return tuple(replace(one, box=boxes[id(one)]) if id(one) in boxes else one for one in items)

    def __exit__(self, *_: object) -> None:
        if self._held is not None:
            self._held.close()

    def _inks(self, number: int, base: Matrix) -> dict[tuple[int, int], list[Rect]]:
        """Return the boxes of a page's letters by where they begin, to the point."""
        import pypdfium2

        found: dict[tuple[int, int], list[Rect]] = {}
        try:
            self._held = self._held or pypdfium2.PdfDocument(self._path)
            page = self._held[number - 1]
            for (x, y), box in _objects(page.raw, base):
                found.setdefault((round(x), round(y)), []).append(box)
            page.close()
        except pypdfium2.PdfiumError:
            return {}
        return found


def _fit(one: Shown, inks: dict[tuple[int, int], list[Rect]]) -> Rect:
    """Return the box of what is inked; spaces at the ends of a line, which pdfium counts in, are not."""
    x, y = one.start
    # A quarter of a point to either side, for what the two reckon in numbers of other precision.
    cells = {(round(x + dx), round(y + dy)) for dx in (-0.25, 0.25) for dy in (-0.25, 0.25)}
    found = [ink for cell in sorted(cells) for box in inks.get(cell, ()) if (ink := shared(box, one.room))]
    if not one.words.visible or not found:
        return one.words.box
    corners = [at for box in found for at in ((box.x, box.y), (box.right, box.bottom))]
    return shared(around(corners), one.clip) or one.words.box


def _objects(page: Any, base: Matrix) -> Iterator[tuple[tuple[float, float], Rect]]:
    """Yield where each text object of a page begins, and the box of its ink."""
    from pypdfium2 import raw

    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _letters(raw, raw.FPDFPage_GetObject(page, at), base, _DEEPEST)


def _letters(raw: Any, one: Any, base: Matrix, deep: int) -> Iterator[tuple[tuple[float, float], Rect]]:
    kind = raw.FPDFPageObj_GetType(one)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        _, _, _, _, x, y = _matrix(raw, one)
        left, low, right, top = _bounds(raw, one)
        if right > left and top > low:
            corners = ((left, low), (right, low), (right, top), (left, top))
            yield placed(base, x, y), around([placed(base, *at) for at in corners])
    elif kind == raw.FPDF_PAGEOBJ_FORM and deep:
        inner = times(_matrix(raw, one), base)
        for at in range(raw.FPDFFormObj_CountObjects(one)):
            yield from _letters(raw, raw.FPDFFormObj_GetObject(one, at), inner, deep - 1)


def _matrix(raw: Any, one: Any) -> Matrix:
    told = raw.FS_MATRIX()
    return (
        (told.a, told.b, told.c, told.d, told.e, told.f) if raw.FPDFPageObj_GetMatrix(one, told) else _PLAIN
    )


def _bounds(raw: Any, one: Any) -> tuple[float, float, float, float]:
    from ctypes import c_float

    left, low, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(one, left, low, right, top)
    return left.value, low.value, right.value, top.value
