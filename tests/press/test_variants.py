"""PDF/X: what the file claims, and that it is so, read by pikepdf and poppler."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from picturebook.press.pdf import Stock, print_book
from picturebook.press.variants import VARIANTS
from tests.press.handmade import ANDIKA, BALOO, META, PRESS, Plates, frame, full, pages
from tests.press.readers import tool

KINDS = [name for name in VARIANTS if name != "plain"]


@pytest.fixture(params=KINDS)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A book of each kind of PDF/X."""
    printer = replace(PRESS, colour="cmyk", flavour=request.param, ink_limit=240)
    stock = Stock(faces={one.digest: one.cut for one in (ANDIKA, BALOO)}, plate=Plates(tmp_path, "cmyk"))
    print_book(pages(3), stock, printer, META, tmp_path / "b.pdf")
    return request.param, tmp_path / "b.pdf"


def streams(pdf: pikepdf.Pdf) -> Iterator[tuple[str, list[object]]]:
    """Yield every operator of every page with its operands."""
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            yield str(operator), list(operands)


def test_the_claim_is_the_kinds_own(made: tuple[str, Path]) -> None:
    """PDF/X-1a:2001 by its two keys, PDF/X-3:2002 by one; poppler reads the kind."""
    kind, path = made
    with pikepdf.open(path) as pdf:
        told = {key: str(pdf.docinfo[key]) for key in pdf.docinfo if key.startswith("/GTS")}
    assert told == {f"/{key}": value for key, value in VARIANTS[kind].claims}
    standard = {"pdf-x-1a:2001": "ISO 15930-1", "pdf-x-3:2002": "ISO 15930-3"}[kind]
    assert standard in tool("pdfinfo", path)


def test_the_file_is_as_old_as_its_kind(made: tuple[str, Path]) -> None:
    """PDF 1.3: no object streams, no cross-reference streams, an ID, Trapped as a name, dates and a title."""
    _, path = made
    assert path.read_bytes().startswith(b"%PDF-1.3")
    with pikepdf.open(path) as pdf:
        assert "/ID" in pdf.trailer and "/Type" not in pdf.trailer
        assert pdf.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert {"/Title", "/CreationDate", "/ModDate"} <= set(pdf.docinfo.keys())
        assert all(
            str(one.get("/Type")) != "/ObjStm" for one in pdf.objects if isinstance(one, pikepdf.Stream)
        )


def test_one_output_intent_with_its_profile(made: tuple[str, Path]) -> None:
    """A registered condition, and a press's profile of four inks inside the file."""
    with pikepdf.open(made[1]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert pikepdf.Name("/GTS_PDFX") == intent.S
        assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
            "FOGRA39",
            "http://www.color.org",
        )
        data = intent.DestOutputProfile.read_bytes()
        assert intent.DestOutputProfile.N == 4 and data[12:20] == b"prtrCMYK" and len(str(intent.Info)) > 0


def test_nothing_but_four_inks_is_painted(made: tuple[str, Path]) -> None:
    """No operator of RGB or of other spaces, no image of them, no transparency, no annotation."""
    with pikepdf.open(made[1]) as pdf:
        assert not {name for name, _ in streams(pdf)} & {
            "rg",
            "RG",
            "cs",
            "CS",
            "sc",
            "scn",
            "SCN",
            "sh",
            "gs",
        }
        for page in pdf.pages:
            assert "/Annots" not in page.obj and "/Group" not in page.obj
            images = [one for one in page.Resources.XObject.values() if one.Subtype == "/Image"]
            assert images and all(one.ColorSpace == "/DeviceCMYK" and "/SMask" not in one for one in images)


def test_each_page_has_one_trim_inside_its_bleed(made: tuple[str, Path]) -> None:
    """A TrimBox, no ArtBox beside it, all of one size."""
    with pikepdf.open(made[1]) as pdf:
        sizes = set()
        for page in pdf.pages:
            assert "/TrimBox" in page.obj and "/ArtBox" not in page.obj and "/Rotate" not in page.obj
            trim, bleed = ([float(edge) for edge in box] for box in (page.obj.TrimBox, page.obj.BleedBox))
            assert trim[0] >= bleed[0] and trim[1] >= bleed[1] and trim[2] <= bleed[2] and trim[3] <= bleed[3]
            sizes.add((round(trim[2] - trim[0], 2), round(trim[3] - trim[1], 2)))
        assert len(sizes) == 1


def test_letters_are_black_alone(made: tuple[str, Path]) -> None:
    """Dark type has no colour under it: three plates never meet exactly on a thin letter."""
    with pikepdf.open(made[1]) as pdf:
        inks = [tuple(float(str(one)) for one in operands) for name, operands in streams(pdf) if name == "k"]
    assert (0.0, 0.0, 0.0, 1.0) in inks


def test_readers_find_no_fault(made: tuple[str, Path]) -> None:
    """Qpdf checks it; every font is embedded."""
    tool("qpdf", "--check", made[1])
    rows = tool("pdffonts", made[1]).splitlines()[2:]
    assert rows and all(" yes yes yes " in row for row in rows)


def test_no_dot_has_more_ink_than_the_house_takes(tmp_path: Path) -> None:
    """Ghostscript lays the inks down dot by dot, over a picture of the darkest colours there are."""
    from PIL import Image, ImageMath

    from picturebook.prepress.darkroom import expose

    class Dark(Plates):
        """Plates of noise between black, blue and brown."""

        def _make(self, path: Path, shot: str) -> None:
            noise = Image.frombytes("RGB", (60, 60), bytes((at * at * 7 + at) % 70 for at in range(10800)))
            path.write_bytes(expose(noise, full("a", frame(1)), (60, 60), 240))

    printer = replace(PRESS, colour="cmyk", flavour="pdf-x-1a:2001", ink_limit=240)
    stock = Stock(faces={}, plate=Dark(tmp_path, "cmyk"))
    page = frame(1)
    print_book([replace(page, items=(full("dark", page),))], stock, printer, META, tmp_path / "b.pdf")
    tool(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-r72",
        "-sDEVICE=tiff32nc",
        f"-sOutputFile={tmp_path}/t.tif",
        tmp_path / "b.pdf",
    )
    with Image.open(tmp_path / "t.tif") as inked:
        parts = [band.convert("I") for band in inked.split()]
    total = ImageMath.lambda_eval(
        lambda g: g["c"] + g["m"] + g["y"] + g["k"], **dict(zip("cmyk", parts, strict=True))
    )
    most = total.getextrema()[1] / 2.55
    assert 200 < most <= 240
