"""Readers that are not ours, asked the same: Ghostscript for ink, poppler for fonts and pixels, qpdf, a till's eye."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Pdf
from PIL import Image

from picturebook.prepress.preflight.bars import bars_in
from picturebook.prepress.preflight.reading import read
from tests.prepress.preflight.changes import Change, all_of, bars, code, helvetica, image
from tests.prepress.preflight.clean import clean, clean_cover, saved

INKS = (b"\xc0\xc0\xc0\x60", b"\x99\x99\x90\x60")  # 264 and 217 percent


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip where a tool is not installed, and say which."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed here")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in four inks with much ink on two pages, pictures of 290 and 148 ppi, and a font that is not in it."""
    inky = [image(300, 72, "/DeviceCMYK", ink, page) for ink, page in zip(INKS, (4, 5), strict=True)]
    return written(
        tmp_path_factory.mktemp("judged") / "book.pdf",
        all_of(image(290, 72), image(148, 72), helvetica, *inky),
    )


def written(path: Path, change: Change) -> Path:
    """Write a clean book with a change made."""
    with Pdf.open(BytesIO(clean("cmyk", 18))) as pdf:
        change(pdf)
        path.write_bytes(saved(pdf))
    return path


def said(*command: str | Path) -> list[list[str]]:
    """Return the lines of a tool's table, below its head, in words."""
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line.split() for line in told.splitlines()[2:]]


@needs("gs")
def test_ghostscript_finds_as_much_ink(book: Path, tmp_path: Path) -> None:
    """Separated by `tiff32nc`, the fullest place of a page has the percent we say, to one of 256 steps of each ink."""
    out = tmp_path / "%d.tif"
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dFirstPage=5", "-dLastPage=6", "-r36", "-sDEVICE=tiff32nc",
         f"-sOutputFile={out}", book],
        check=True,
    )  # fmt: skip
    for number, page in enumerate(read(book).pages[4:6], 1):
        with Image.open(tmp_path / f"{number}.tif") as plate:
            fullest = max(sum(inks) for _, inks in plate.getcolors(100_000)) / 2.55
        ours = max(one.ink or 0.0 for one in page.images)
        assert ours == pytest.approx(fullest, abs=1.6)


@needs("pdffonts")
def test_poppler_finds_the_same_fonts(book: Path) -> None:
    """And the same of them embedded."""
    theirs = {(row[0], row[-5] == "yes") for row in said("pdffonts", book)}
    assert theirs == {(font.name, font.embedded) for page in read(book).pages for font in page.fonts}
    assert ("Helvetica", False) in theirs


@needs("pdfimages")
def test_poppler_counts_the_same_pixels_an_inch(book: Path) -> None:
    """Of every picture, where it is placed."""
    theirs = sorted((int(row[0]), int(row[12])) for row in said("pdfimages", "-list", book))
    ours = sorted((page.number, round(one.ppi)) for page in read(book).pages for one in page.images)
    assert theirs == ours


@needs("qpdf")
def test_qpdf_and_we_agree_on_what_is_whole(book: Path, tmp_path: Path) -> None:
    """A file it has nothing to say of was not repaired; one whose table of objects is lost was."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(book.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    for path, whole in ((book, True), (broken, False)):
        assert (subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0) is whole
        assert (not read(path).repaired) is whole


@pytest.mark.parametrize(
    ("module", "more"), [(0.76, ""), (0.94, ""), (0.94, "0.9 0.7 0.2 rg 300 30 100 90 re f")]
)
def test_a_till_reads_the_same_barcode(module: float, more: str) -> None:
    """Whatever stands near it."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed here")
    with Pdf.open(BytesIO(clean_cover())) as pdf:
        all_of(code(more, 0), bars(module))(pdf)
        data = saved(pdf)
    with pypdfium2.PdfDocument(data) as sheet:
        pixels = sheet[0].render(scale=4, grayscale=True).to_pil().convert("L")
    ours, theirs = bars_in(pixels, 4.0), zxingcpp.read_barcodes(pixels)
    assert [one.number for one in ours] == [one.text for one in theirs] == ["9781402894626"]
    assert ours[0].module == pytest.approx(module, abs=0.01)
    assert ours[0].box.x == pytest.approx(480, abs=0.5)
