"""PDF/X: what the file claims, and that it is so, read by pikepdf and poppler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from picturebook.design.printers import load_printer
from picturebook.prepress.preflight.held import Held
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.rules import For, inspect
from picturebook.press.pdf import Stock, print_book
from picturebook.press.variants import VARIANTS
from tests.press.handmade import ANDIKA, BALOO, META, PRESS, Plates, frame, full, pages, printed
from tests.press.readers import tool

KINDS = [name for name in VARIANTS if name.startswith("pdf-x")]


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
    """PDF/X-1a:2001 by its two keys, PDF/X-3:2002 by one, PDF/X-4 in XMP; poppler reads the older kinds."""
    kind, path = made
    with pikepdf.open(path) as pdf:
        told = {key: str(pdf.docinfo[key]) for key in pdf.docinfo if key.startswith("/GTS")}
    assert told == {f"/{key}": value for key, value in VARIANTS[kind].claims}
    standard = {"pdf-x-1a:2001": "ISO 15930-1", "pdf-x-3:2002": "ISO 15930-3", "pdf-x-4": ""}[kind]
    assert standard in tool("pdfinfo", path)


def test_xmp_names_the_kind_and_agrees_with_the_rest_of_the_file(made: tuple[str, Path]) -> None:
    """PDF/X-4 asks for a packet that is not packed: title, author, dates, identifiers; older kinds have none."""
    kind, path = made
    with pikepdf.open(path) as pdf:
        if kind != "pdf-x-4":
            assert "/Metadata" not in pdf.Root
            return
        assert "/Filter" not in pdf.Root.Metadata
        packet = pdf.open_metadata()
        assert packet["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert (packet["dc:title"], packet["dc:creator"]) == (META.title, [META.author])
        day = str(pdf.docinfo["/CreationDate"])[2:16]
        for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            assert re.sub(r"\D", "", str(packet[key]))[:14] == day
        assert str(packet["xmpMM:DocumentID"]).startswith("uuid:")
        assert {packet["xmpMM:VersionID"], packet["xmpMM:RenditionClass"]} == {"1", "default"}
        assert (packet["pdf:Trapped"], pdf.docinfo["/Trapped"]) == ("False", pikepdf.Name("/False"))


def test_the_file_is_as_old_as_its_kind(made: tuple[str, Path]) -> None:
    """No object streams, no cross-reference streams, an ID, Trapped as a name, dates and a title."""
    kind, path = made
    assert path.read_bytes().startswith(b"%PDF-1.6" if kind == "pdf-x-4" else b"%PDF-1.3")
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


def test_pdf_oxide_finds_it_to_be_its_kind(made: tuple[str, Path]) -> None:
    """An independent verdict, less three of its rules that ask for what the standard does not."""
    oxide = pytest.importorskip("pdf_oxide", reason="pdf-oxide is not installed")
    kind, path = made
    level = {"pdf-x-1a:2001": "1a_2001", "pdf-x-3:2002": "3_2002", "pdf-x-4": "4"}[kind]
    told = oxide.PdfDocument(str(path)).validate_pdf_x(level)
    # XMP in a PDF of 1.3; of PDF/X-3 a key of PDF/X-1a; of PDF/X-4 one that ISO 15930-7 leaves to XMP.
    asked = [one for one in told["errors"] if not re.search("XMETA-00[578]", str(one))]
    assert asked == []


def test_our_own_preflight_finds_it_to_be_its_kind(made: tuple[str, Path]) -> None:
    """What the printer asks for is there; and a file of another kind is told from it."""
    kind, path = made
    for other in KINDS:
        printer = replace(PRESS, colour="cmyk", flavour=other, ink_limit=240)
        told = {one.rule.name for one in inspect(Held(document=read(path), printer=printer))}
        kin = {kind, other} <= {"pdf-x-1a:2001", "pdf-x-3:2002"}
        assert ("pdfx" in told) is (kind != other and not kin)
        assert "output-intent" not in told and "trapped" not in told and "metadata" not in told


def test_readers_find_no_fault(made: tuple[str, Path]) -> None:
    """Qpdf checks it; every font is embedded."""
    tool("qpdf", "--check", made[1])
    rows = tool("pdffonts", made[1]).splitlines()[2:]
    assert rows and all(" yes yes yes " in row for row in rows)


def test_a_printer_of_ones_own_may_ask_for_any_kind(tmp_path: Path) -> None:
    """Its file names the kind, and the book printed for it passes what that asks."""
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\ncolour = "cmyk"\nflavour = "pdf-x-4"\nink_limit = 240\nsells = true\n'
        'bleed = {top = "0.125 in", outside = "0.125 in", bottom = "0.125 in", inside = "0 in"}\n',
        encoding="utf-8",
    )
    printer = load_printer("mine.toml", near=tmp_path)
    path = printed(pages(2), tmp_path / "b.pdf", printer=printer)
    told = inspect(Held(document=read(path), printer=printer))
    asked = {one.rule.name for one in told if one.rule.printers is For.PDFX}
    assert path.read_bytes().startswith(b"%PDF-1.6") and asked == set()


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
