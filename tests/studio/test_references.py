"""References: read in the book alone, sent plain, and audited by what the host says it saw."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from picturebook.digest import sha256
from picturebook.errors import DiskError, IllustratorFailed
from picturebook.storyboard.request import Edit, Reference
from picturebook.studio.audit import audit
from picturebook.studio.references import Sent, read_reference, read_references, sent_size, sent_sizes
from tests.storyboard.boarding import TWO_PAGES, requests_of


def reference(folder: Path, name: str, image: Image.Image, **more: object) -> Reference:
    """Save a picture in the book and return it as a reference."""
    path = folder / name
    image.save(path, **more)  # type: ignore[arg-type]
    return Reference(role="Pim", sha256=sha256(path.read_bytes()), path=name)


def test_a_reference_leaves_as_a_plain_picture(tmp_path: Path) -> None:
    """Upright, on white, at most 1536 pixels, without a word of metadata; the same bytes each time."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera Works", 6
    image = Image.new("RGB", (3072, 1024), "red")
    asked = reference(tmp_path, "pim.jpg", image, exif=exif)
    sent = read_reference(tmp_path, asked, 2)
    with Image.open(BytesIO(sent.data)) as out:
        assert (out.format, out.size, out.mode, dict(out.getexif()), out.info) == (
            "PNG", (512, 1536), "RGB", {}, {},
        )  # fmt: skip
    assert sent.file[0::2] == ("image-2.png", "image/png")
    assert b"Camera" not in sent.data
    assert read_reference(tmp_path, asked, 2) == sent


def test_what_is_seen_through_becomes_white(tmp_path: Path) -> None:
    """A drawing on nothing is a drawing on paper."""
    sent = read_reference(tmp_path, reference(tmp_path, "p.png", Image.new("RGBA", (8, 8), (0, 0, 0, 0))), 1)
    with Image.open(BytesIO(sent.data)) as out:
        assert out.getpixel((3, 3)) == (255, 255, 255)


def test_a_scan_of_sixteen_bits_keeps_its_greys(tmp_path: Path) -> None:
    """It would be sent as a white sheet."""
    sent = read_reference(tmp_path, reference(tmp_path, "scan.png", Image.new("I;16", (8, 8), 30_000)), 1)
    with Image.open(BytesIO(sent.data)) as out:
        assert out.getpixel((3, 3)) == (116, 116, 116)


@pytest.mark.parametrize("path", ["../secret.png", "link.png"])
def test_nothing_outside_the_book_is_read(path: str, tmp_path: Path) -> None:
    """Neither by a path nor through a link."""
    book = tmp_path / "book"
    book.mkdir()
    Image.new("RGB", (8, 8)).save(tmp_path / "secret.png")
    (book / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(IllustratorFailed, match="outside the book"):
        read_reference(book, Reference(role="Pim", sha256="0" * 64, path=path), 1)


def test_what_is_no_picture_is_not_sent(tmp_path: Path) -> None:
    """By its bytes, whatever it is called; a file that is gone is told."""
    (tmp_path / "p.png").write_bytes(b"GIF89a, and more")
    with pytest.raises(IllustratorFailed, match="no PNG, JPEG or WebP"):
        read_reference(tmp_path, Reference(role="x", sha256=sha256(b"GIF89a, and more"), path="p.png"), 1)
    with pytest.raises(DiskError):
        read_reference(tmp_path, Reference(role="x", sha256="0" * 64, path="gone.png"), 1)
    with pytest.raises(IllustratorFailed, match="changed"):
        read_reference(tmp_path, Reference(role="x", sha256="0" * 64, path="p.png"), 1)


def test_its_size_is_known_before_it_is_sent(tmp_path: Path) -> None:
    """The estimate weighs what will go out."""
    reference(tmp_path, "big.png", Image.new("RGB", (3072, 1536)))
    assert sent_size(tmp_path / "big.png") == (1536, 768)


@pytest.mark.parametrize(
    ("reported", "verdict"),
    [
        (None, "unreported"),
        (0, "ignored"),
        (300, "ignored"),
        (600, "doubtful"),
        (2048, "seen"),
        (3200, "doubtful"),
    ],
)
def test_the_audit_goes_by_what_the_host_says_it_saw(reported: int | None, verdict: str) -> None:
    """Two references of 1024 pixels weigh 2048 tokens; below 512 nobody looked."""
    size = {"width": 1024, "height": 1024}
    one = Sent(role="Pim", sha256="0" * 64, name="image-1.png", data=b"", sent_sha256="1" * 64, **size)
    found = audit([one, one], reported)
    assert found is not None
    assert (found.verdict, found.expected, bool(found.unusable)) == (verdict, 2048, verdict == "ignored")


def test_without_references_there_is_nothing_to_audit() -> None:
    """A landscape is drawn from words."""
    assert audit([], 0) is None


def test_the_picture_to_change_goes_first(tmp_path: Path) -> None:
    """Before the references, under the digest it is kept by, and weighed with them."""
    out = BytesIO()
    Image.new("RGB", (640, 480), "red").save(out, "PNG")
    edit = Edit(
        parent="a" * 64, source="x.png", region="b" * 64, how="mask", image=out.getvalue(), overlay=b"m"
    )
    asked = (reference(tmp_path, "pim.png", Image.new("RGB", (300, 200), "blue")),)
    request = replace(requests_of(TWO_PAGES)["boat"], references=asked, edit=edit)
    first, second = read_references(tmp_path, request)
    assert (first.role, first.sha256, first.name) == ("the picture to change", "a" * 64, "image-1.png")
    assert (second.role, second.name) == ("Pim", "image-2.png")
    assert sent_sizes(tmp_path, request) == ((640, 480), (300, 200))
