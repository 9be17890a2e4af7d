"""The proof of a whole book: built once, read from right to left, for a house that takes the cover apart."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from picturebook.cli import run
from tests.press.readers import render, text
from tests.test_covering import HOUSE
from tests.tiny import PIM, snapshot


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story bound at the right, with a page too full for any book and pictures nobody paid for, proofed."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "house.toml").write_text(HOUSE.replace("sells = false", "sells = true"), encoding="utf-8")
    full = PIM.replace("Pim counted eleven stars.", "Pim counted eleven stars. " * 400)
    full = full.replace("language: en", "language: he\nstudio: {use: openai}").replace("boat.png", "סירה.png")
    (folder / "story.md").write_text(full, encoding="utf-8")
    assert run(["proof", str(folder / "story.md"), "--printer", str(folder / "house.toml")]) == 0
    return folder / "story.md"


@pytest.fixture
def proof(story: Path) -> Path:
    """The file."""
    return story.parent / "build" / "story.house.proof.pdf"


def test_nothing_is_made_but_the_proof(story: Path, proof: Path) -> None:
    """A page too full, pictures too soft for a shop or not drawn are no reason to have none; it is no book, either."""
    assert [one.name for one in proof.parent.iterdir() if one.is_file()] == [proof.name]


def test_the_cover_comes_first_with_its_folds(proof: Path) -> None:
    """Front at the left, for the book is bound at the right; what it is made of is named under it."""
    said = text(proof)
    assert "front cover · spine" in said and "barcode: left free for it" in said


def test_page_1_lies_alone_at_the_left(proof: Path) -> None:
    """Of a book that opens from the right; its neighbours on the next sheet stand with the earlier one at the right."""
    with pypdfium2.PdfDocument(proof) as document:
        lone, pair = document[1].get_textpage(), document[2].get_textpage()
        half = document[1].get_width() / 2
        assert lone.get_text_bounded(right=half).count(" · layout: ") == 1
        assert lone.get_text_bounded(left=half).count(" · layout: ") == 0
        assert "3 · " in pair.get_text_bounded(right=half) and "2 · " in pair.get_text_bounded(left=half)


def test_a_picture_is_named_in_its_own_script(proof: Path) -> None:
    """Names are file names, and those are in any script."""
    with pypdfium2.PdfDocument(proof) as document:
        said = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "סירה" in said


def test_bleed_is_painted_past_the_trim(proof: Path) -> None:
    """The cover's turn-in is no white border."""
    image = render(proof)
    middle = image.height // 2
    assert image.getpixel((40, middle)) != (255, 255, 255)
    assert image.getpixel((15, middle)) == (255, 255, 255)


def test_the_same_book_is_the_same_proof(
    story: Path, proof: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte; machines are told the file, its sheets and their scale."""
    before = snapshot(proof.parent)
    capsys.readouterr()
    typed = ["proof", str(story), "--printer", str(story.parent / "house.toml"), "--json"]
    assert run(typed) == 0
    said = json.loads(capsys.readouterr().out)
    assert snapshot(proof.parent) == before
    with pypdfium2.PdfDocument(proof) as document:
        assert (said["pdf"], said["sheets"]) == (str(proof), len(document))
    assert 0 < said["scale"] < 1
    assert "error" in {one["severity"] for one in said["diagnostics"]}


def test_a_book_is_not_lost_to_its_proof(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PDF with a report beside it was built; and a proof is no other kind of file."""
    (tmp_path / "book.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "book.report.json").write_text("{}", encoding="utf-8")
    for name, said in (("book.pdf", "is a book with its report"), ("book.txt", "--output names a PDF")):
        assert run(["proof", str(story), "--output", str(tmp_path / name)]) == 2
        assert said in capsys.readouterr().err
    assert (tmp_path / "book.pdf").read_bytes() == b"%PDF-1.4"
