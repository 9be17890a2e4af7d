"""What only pixels tell, on files made without our painter."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Name, Pdf

from picturebook.design.printers import load_printer
from picturebook.prepress.preflight.held import Held
from picturebook.prepress.preflight.raster import Seen, look
from picturebook.prepress.preflight.reading import read
from tests.prepress.preflight.changes import Change
from tests.prepress.preflight.clean import HIGH, WIDE, clean, draw, saved


def seen(change: Change, folder: Path) -> Seen:
    """Return what is seen of a clean book with a change made."""
    path = folder / "book.pdf"
    with Pdf.open(BytesIO(clean("rgb", 24))) as pdf:
        change(pdf)
        path.write_bytes(saved(pdf))
    held = Held(document=read(path), printer=load_printer("kdp-paperback"))
    return look(path, held, lambda *_: None)


def painting(margin: float, ink: int = 60, along: float = 1.0) -> Change:
    """Fill page 3 to the edge of its bleed with a picture that is white for so many points at the top."""

    def change(pdf: Pdf) -> None:
        wide, high = round(WIDE), round(HIGH)
        white = round(wide * along)
        rows = [
            bytes([255] * white + [ink] * (wide - white)) if row < margin else bytes([ink] * wide)
            for row in range(high)
        ]
        made = pdf.make_stream(
            b"".join(rows),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=wide,
            Height=high,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        draw(pdf, f"{WIDE} 0 0 {HIGH} 0 0 cm /X Do", XObject={"/X": made})

    return change


@pytest.mark.parametrize(
    ("margin", "along", "rims"),
    [(9, 1.0, ((3, "top"),)), (9, 0.3, ((3, "top"),)), (9, 0.15, ()), (0, 1.0, ()), (40, 1.0, ())],
)
def test_a_painting_that_is_white_in_the_bleed(
    margin: float, along: float, rims: tuple[tuple[int, str], ...], tmp_path: Path
) -> None:
    """Where it is painted right up to the trim; not where a little of it is, or its own paper begins inside."""
    assert seen(painting(margin, along=along), tmp_path).rims == rims


def test_a_page_that_is_all_white(tmp_path: Path) -> None:
    """Though a picture lies on it."""

    def change(pdf: Pdf) -> None:
        pdf.pages[2].obj.Contents = pdf.make_stream(b"")
        painting(0, ink=255)(pdf)

    assert seen(change, tmp_path).bare == (3,)


def test_a_cover_of_no_size_is_not_looked_at(tmp_path: Path) -> None:
    """Nor is a page after the first: a cover has one, and its pages are rendered fine."""
    path = tmp_path / "book.pdf"
    with Pdf.open(BytesIO(clean("rgb", 24))) as pdf:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 0, 0])
        path.write_bytes(saved(pdf))
    held = Held(document=read(path), printer=load_printer("kdp-paperback"), cover=True)
    looked: list[int] = []
    assert look(path, held, lambda _, at, __: looked.append(at)) == Seen()
    assert looked == []
