"""Preflight as it is typed: exit codes, words, lines of the story, and data."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Name, Pdf

from picturebook.cli import run
from tests.prepress.preflight.changes import all_of, code, image, info, words
from tests.prepress.preflight.clean import clean, clean_cover, saved

KDP = ["--printer", "kdp-paperback"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A clean book for KDP."""
    path = tmp_path / "build" / "book.pdf"
    path.parent.mkdir()
    path.write_bytes(clean("rgb", 24))
    return path


def spoil(book: Path) -> None:
    """Put words at the edge of page 3, and small pictures on page 3 and 5."""
    with Pdf.open(BytesIO(book.read_bytes())) as pdf:
        all_of(words("edge", x=2, ink="0 g"), image(100, 72))(pdf)
        image(100, 72, page=4)(pdf)
        book.write_bytes(saved(pdf))


def test_a_clean_book(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is found, and the command succeeds."""
    assert run(["preflight", str(book), *KDP]) == 0
    said = capsys.readouterr()
    assert said.out == f"{book}: 24 pages held against kdp-paperback: nothing found\n"
    assert said.err == ""


def test_errors_are_told_with_what_helps(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages with the same complaint together; the command fails."""
    spoil(book)
    assert run(["preflight", str(book), *KDP]) == 1
    said = capsys.readouterr()
    assert (
        f"error: {book}, page 3: 100 ppi; kdp-paperback wants 300 ppi; so on page 5 (ppi-least)\n"
        "   = use a larger picture, or place it smaller\n"
    ) in said.err
    assert "“edge” 0.037 in from the left; kdp-paperback wants 0.375 in (safe)" in said.err
    assert said.out.endswith(": 3 errors, 0 other findings\n")


def test_pages_in_a_row_are_told_by_their_ends(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty numbers one after another say less than two, and a page with two such pictures is one page."""
    with Pdf.open(BytesIO(book.read_bytes())) as pdf:
        for page in (0, 0, 1, 3, 4, 4, 5, 6):
            image(100, 72, page=page)(pdf)
        book.write_bytes(saved(pdf))
    run(["preflight", str(book), *KDP])
    assert "so on pages 2, 4–7 (ppi-least)" in capsys.readouterr().err


def test_words_are_told_at_their_line_of_the_story(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the map beside the file; a picture on the same page is not."""
    spoil(book)
    (book.parent.parent / "story.md").write_text("a tale", encoding="utf-8")
    entry = {"page": 3, "box": [0, 400, 60, 40], "group": "p3.text.1", "source": "story.md:53"}
    book.with_suffix(".map.json").write_text(json.dumps([entry]), encoding="utf-8")
    assert run(["preflight", str(book), *KDP, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {(one["rule"], one["page"], one["line"]) for one in found} == {
        ("safe", 3, 53),
        ("ppi-least", 3, None),
        ("ppi-least", 5, None),
    }
    safe = next(one for one in found if one["rule"] == "safe")
    assert safe["file"] == str(book.parent.parent / "story.md")
    assert "not verified" in safe["source"] and safe["limit"] == "0.375 in"


def test_a_draft_is_known_by_the_books_own_word(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the story has it in its strings; no file of another's is looked for beside a stranger's PDF."""
    with Pdf.open(BytesIO(book.read_bytes())) as pdf:
        words("MACHAPISHO", y=612, ink="0 g")(pdf)
        book.write_bytes(saved(pdf))
    (book.parent.parent / "strings").mkdir()
    (book.parent.parent / "strings" / "xh.toml").write_text('draft = "MACHAPISHO"\n', encoding="utf-8")
    entry, rules = {"page": 9, "box": [0, 0, 9, 9], "group": "p9.text.1", "source": "story.md:53"}, []
    for known in ([], [entry]):
        book.with_suffix(".map.json").write_text(json.dumps(known), encoding="utf-8")
        run(["preflight", str(book), *KDP, "--quick", "--json"])
        rules.append([one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]])
    assert rules == [["safe"], ["unfinished"]]


def test_pictures_are_told_at_their_line_with_pixels_of_their_own(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the map beside the file, whatever words stand over them; a picture it does not know stands for itself."""
    spoil(book)
    words = {"page": 3, "box": [0, 0, 600, 600], "group": "p3.text.1", "source": "story.md:9"}
    shown = {**words, "picture": "boat", "source": "story.md:5", "native_ppi": 61.4, "placed_ppi": 100.0}
    del shown["group"]
    book.with_suffix(".map.json").write_text(json.dumps([words, shown]), encoding="utf-8")
    assert run(["preflight", str(book), *KDP, "--quick", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    told = {(one["page"], one["line"], one["measured"]) for one in found if one["rule"] == "ppi-least"}
    assert told == {(3, 5, "100 ppi, 61 of its own in boat"), (5, None, "100 ppi")}


def test_a_cover_is_held_against_the_book_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its pages are counted; another count makes another spine."""
    cover = tmp_path / "book.cover.pdf"
    cover.write_bytes(clean_cover())
    for pages, left in ((32, 0), (100, 1)):
        cover.with_name("book.pdf").write_bytes(clean("rgb", pages))
        assert run(["preflight", str(cover), *KDP]) == left
    assert "(cover-size)" in capsys.readouterr().err


def test_a_cover_alone_needs_the_number_of_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is asked for, and never guessed."""
    cover = tmp_path / "front.pdf"
    cover.write_bytes(clean_cover())
    assert run(["preflight", str(cover), "--cover", *KDP]) == 2
    assert "= type --pages 32" in capsys.readouterr().err
    assert run(["preflight", str(cover), "--cover", "--pages", "32", *KDP]) == 0


def test_a_cover_whose_house_publishes_no_spine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is held against the thickness that was typed."""
    cover = tmp_path / "front.pdf"
    cover.write_bytes(clean_cover(colour="cmyk"))
    held = ["preflight", str(cover), "--cover", "--printer", "ingramspark-paperback", "--spine"]
    assert run([*held, "0.0751 in"]) == 0
    assert run([*held, "0.2in"]) == 1
    assert "17.325 x 8.75 in; ingramspark-paperback wants 17.45 x 8.75 in" in capsys.readouterr().err
    assert run([*held, "thick"]) == 2
    assert run([*held, "0"]) == 2
    assert "no book is 0 thick" in capsys.readouterr().err


def test_a_cover_is_of_the_book_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has that book's title, and one of its ISBNs."""
    cover, book = tmp_path / "book.cover.pdf", tmp_path / "book.pdf"
    cover.write_bytes(clean_cover())
    with Pdf.open(BytesIO(clean("rgb", 32))) as pdf:
        all_of(info(Title="Another Tale"), words("ISBN 978-1-4028-9462-6", ink="0 g"))(pdf)
        book.write_bytes(saved(pdf))
    with Pdf.open(BytesIO(clean_cover())) as pdf:
        code("BT 0 g /F 9 Tf 1 0 0 1 480 105 Tm (ISBN 978-0-306-40615-7) Tj ET", 0)(pdf)
        cover.write_bytes(saved(pdf))
    assert run(["preflight", str(cover), *KDP, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["rule"], one["measured"], one["limit"]) for one in found] == [
        ("title", "“Another Tale”", "the title as it is printed"),
        ("isbn", "ISBN 9780306406157", "ISBN 9781402894626, as in the book"),
    ]


def test_what_is_no_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in words, whether it is another kind of file or none."""
    path = tmp_path / "book.pdf"
    assert run(["preflight", str(path), *KDP]) == 7
    path.write_text("no", encoding="utf-8")
    assert run(["preflight", str(path), *KDP]) == 1
    assert "is no PDF, or a damaged one" in capsys.readouterr().err


def test_a_misshapen_file(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said to be damaged, and no bug of ours."""
    with Pdf.open(BytesIO(book.read_bytes())) as pdf:
        pdf.Root.Names = Name.Foo
        book.write_bytes(saved(pdf))
    assert run(["preflight", str(book), *KDP]) == 1
    assert f"{book} is damaged" in capsys.readouterr().err


def test_findings_are_drawn_on_a_copy(book: Path, tmp_path: Path) -> None:
    """Named on their page, the file itself untouched; other pages as they were."""
    spoil(book)
    before, copy = book.read_bytes(), tmp_path / "found.pdf"
    assert run(["preflight", str(book), *KDP, "--marked", str(copy)]) == 1
    assert book.read_bytes() == before
    with pypdfium2.PdfDocument(copy) as pdf:
        said = [page.get_textpage().get_text_bounded() for page in pdf]
        shown = pdf[2].render(scale=1).to_pil().convert("RGB")
    assert "safe" in said[2] and "ppi-least" in said[2] and "ppi-least" in said[4] and "safe" not in said[3]
    assert (179, 38, 31) in {colour for _, colour in shown.getcolors(100_000)}


def test_the_copy_never_overwrites_the_file(book: Path) -> None:
    """Whatever was typed."""
    assert run(["preflight", str(book), *KDP, "--marked", str(book)]) == 2
