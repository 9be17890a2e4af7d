"""Files that are right and were not made by hand: our own books, and PDF/X-3 by Ghostscript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Pdf
from PIL import Image

from picturebook.cli import run
from picturebook.design.printers import load_printer
from picturebook.prepress.preflight.held import Held
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.rules import inspect
from picturebook.prepress.separation import PROFILE
from tests.prepress.preflight.clean import clean, saved

_OWN = {
    "kdp-paperback": "",
    "ingramspark-paperback": "spine: {ingramspark-paperback: 0.1 in}\n",
    "lulu-paperback": "",
    "lulu-hardcover": "",
    "home-a4": "",
    "home-booklet": "",
    "screen": "",
}


@pytest.fixture(scope="module")
def art(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture sharp enough for any house."""
    path = tmp_path_factory.mktemp("art") / "walk.png"
    Image.linear_gradient("L").convert("RGB").resize((2700, 2700)).save(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("printer", _OWN)
def test_a_book_of_ours_breaks_no_rule(
    printer: str, art: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages and cover, for every kind of printer."""
    (tmp_path / "art").mkdir()
    shutil.copy(art, tmp_path / "art" / "walk.png")
    head = "---\ntitle: The Long Walk\nauthor: Ada Quill\nlanguage: en\ntrim: 8.5 x 8.5 in\n"
    tale = [f"Step {number} went over the hill." for number in range(1, 29)]
    tale[4] = "![A path over a hill.](art/walk.png)\n\nStep 5 went into the wood."
    tale.append("<!-- page: blank -->")
    story = tmp_path / "story.md"
    isbn = f"isbn: {{{printer}: 978-1-4028-9462-6}}\n"
    story.write_text(
        head + isbn + _OWN[printer] + "---\n\n" + "\n\n---\n\n".join(tale) + "\n", encoding="utf-8"
    )
    assert run(["build", str(story), "--printer", printer]) == 0
    for made in (tmp_path / "build").glob("*.pdf"):
        spine = ["--spine", "0.1in"] if "spine" in _OWN[printer] and made.name.endswith(".cover.pdf") else []
        capsys.readouterr()
        assert run(["preflight", str(made), "--printer", printer, "--json", *spine]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["findings"], told["unknown"]) == ([], None)


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not here")
def test_pdfx_3_by_ghostscript_breaks_no_rule(tmp_path: Path) -> None:
    """Its claim, intent, colours and version are taken; the boxes are set as a layout program sets them."""
    for name, data in (("in.pdf", clean("cmyk", 18)), ("profile.icc", PROFILE.read_bytes())):
        (tmp_path / name).write_bytes(data)
    definition = next(Path("/usr/share/ghostscript").glob("*/lib/PDFX_def.ps")).read_text(encoding="latin-1")
    definition = re.sub(r"\(ISO Coated sb.icc\) def", f"({tmp_path}/profile.icc) def", definition)
    definition = definition.replace("/Title (Title)", "/Title (A Clean Book)")
    (tmp_path / "x.ps").write_text(definition, encoding="latin-1")
    subprocess.run(
        ["gs", "-q", "-dPDFX", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK",
         "-sProcessColorModel=DeviceCMYK", f"--permit-file-read={tmp_path}/", "-sOutputFile=out.pdf", "x.ps", "in.pdf"],
        check=True, cwd=tmp_path,
    )  # fmt: skip
    with Pdf.open(BytesIO((tmp_path / "out.pdf").read_bytes())) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            left = 0 if number % 2 else 9
            page.obj.TrimBox, page.obj.BleedBox = Array([left, 9, left + 612, 621]), page.obj.MediaBox
        (tmp_path / "book.pdf").write_bytes(saved(pdf))
    held = Held(document=read(tmp_path / "book.pdf"), printer=load_printer("ingramspark-paperback"))
    assert [(one.rule.name, one.measured) for one in inspect(held)] == []
