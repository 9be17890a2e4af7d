"""Pictures judged by their first bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.studio.pictures import Measured, measure
from tests.studio.doubles import png


def saved(kind: str, **more: object) -> bytes:
    """Return a picture of 40 by 30 pixels as Pillow writes it."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 30), "#88aacc").save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (saved("PNG"), "image/png"),
        (saved("JPEG"), "image/jpeg"),
        (saved("JPEG", progressive=True), "image/jpeg"),
        (saved("WEBP"), "image/webp"),
        (saved("WEBP", lossless=True), "image/webp"),
        (saved("WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"), "image/webp"),
        (png(40, 30), "image/png"),
    ],
)
def test_kind_and_size_are_read(data: bytes, media_type: str) -> None:
    """Three kinds, as encoders write them."""
    assert measure(data) == Measured(media_type=media_type, width=40, height=30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>502 Bad Gateway</html>",
        b'{"error": "moderation_blocked"}',
        saved("GIF"),
        saved("BMP"),
        saved("PNG")[:40],
        saved("PNG")[:-20],
        saved("JPEG")[:-200],
        saved("WEBP")[:-10],
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\0\xff\xd9",
        png(0, 30),
        png(1, 1).replace(b"\0\0\0\x01\0\0\0\x01", b"\0\1\0\0\0\1\0\0", 1),
    ],
    ids=range(13),
)
def test_anything_else_is_refused(data: bytes) -> None:
    """Web pages, other kinds, halves, and headers that promise nothing or too much."""
    with pytest.raises(ValueError, match=r"picture|JPEG|PNG|WebP"):
        measure(data)


@given(
    st.binary(max_size=80),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X"]),
)
def test_no_bytes_bring_anything_but_a_value_error(data: bytes, magic: bytes) -> None:
    """Whatever comes over a network is a picture or is refused; never a traceback."""
    try:
        found = measure(magic + data + b"\xff\xd9IEND")
    except ValueError:
        return
    assert found.width > 0 and found.height > 0
