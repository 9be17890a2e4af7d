"""How much ink a picture lays, read from its own pixels."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Name, Pdf
from PIL import Image

from picturebook.prepress.preflight.colours import ink_of

INKS = (192, 192, 192, 96)  # of 255: 264 percent
SIZE = (100, 100)


def jpeg(pdf: Pdf, upside_down: bool) -> Any:
    """Return a JPEG of four inks, which Pillow writes upside down, as Adobe began it."""
    out = BytesIO()
    Image.new("CMYK", SIZE, INKS).save(out, "JPEG", quality=95)
    made = pdf.make_stream(
        out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1],
        ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    if upside_down:
        made.Decode = Array([1, 0] * 4)
    return made


@pytest.mark.parametrize(("upside_down", "ink"), [(True, 264), (False, 400 - 264)])
def test_a_jpeg_s_ink_is_what_the_page_says_it_is(upside_down: bool, ink: float) -> None:
    """Its Decode decides which way round it is, and not the mark of the program that wrote it."""
    with Pdf.new() as pdf:
        assert ink_of(jpeg(pdf, upside_down)) == pytest.approx(ink, abs=3)


@pytest.mark.parametrize(("dark", "ink"), [(5, 0.0), (50, 400.0)])
def test_a_few_stray_pixels_are_left_out(dark: int, ink: float) -> None:
    """One in a thousand is no ink to speak of."""
    with Pdf.new() as pdf:
        made = pdf.make_stream(
            b"\xff\xff\xff\xff" * dark + bytes(4) * (10_000 - dark),
            Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1],
            ColorSpace=Name.DeviceCMYK, BitsPerComponent=8,
        )  # fmt: skip
        assert ink_of(made) == ink
