"""Proofing: pages of finished PDFs laid under the sheets of a proof, which have names and guides and nothing else.

Pages become form XObjects: nothing on them is drawn anew. They are printed for the proof with small pictures, so that
holding them costs little.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.layout.proof import Laid
from picturebook.press.numbers import number
from picturebook.record import record

if TYPE_CHECKING:
    from pikepdf import Page, Pdf


@record
class Under:
    """The pages that lie under one sheet, and the PDF they are in."""

    source: Path
    laid: tuple[Laid, ...]


def lay_under(over: Path, sheets: Sequence[Under]) -> bytes:
    """Return a proof: each sheet of a PDF with pages of others under it, cut off at what is seen of them."""
    import pikepdf
    from pikepdf import Name

    made = BytesIO()
    with pikepdf.open(over) as pdf:
        files = {source: pikepdf.open(source) for source in dict.fromkeys(one.source for one in sheets)}
        try:
            for sheet, under in zip(pdf.pages, sheets, strict=True):
                code = [_placed(pdf, sheet, files[under.source], laid) for laid in under.laid]
                sheet.contents_add(pdf.make_stream("\n".join(code).encode("ascii")), prepend=True)
            pdf.Root.PageLayout = Name.SinglePage
            pdf.save(made, deterministic_id=True)
        finally:
            for file in files.values():
                file.close()
    return made.getvalue()


def _placed(pdf: Pdf, sheet: Page, source: Pdf, laid: Laid) -> str:
    """Return the operators that show a page where its trim belongs on the sheet."""
    from pikepdf import Array, Name

    page = source.pages[laid.page - 1]
    form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = Array(list(page.mediabox))  # else the page would end at its trim
    name = sheet.add_resource(form, Name.XObject, Name(f"/Under{laid.page}"))  # else it is named at random
    left, low = (float(edge) for edge in list(page.trimbox)[:2])
    high = float(sheet.mediabox[3])
    seen = (laid.seen.x, high - laid.seen.bottom, laid.seen.width, laid.seen.height)
    at = (laid.trim.x - left * laid.scale, high - laid.trim.bottom - low * laid.scale)
    scale = f"{laid.scale:.6f}"  # a thousandth of a page is seen at its far edge
    matrix = f"{scale} 0 0 {scale} {' '.join(map(number, at))} cm"
    return f"q {' '.join(map(number, seen))} re W n {matrix} {name} Do Q"
