"""Sheets from a finished PDF: what was typed, and what goes to a house."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from picturebook.desk.imposing import Wanted, impose
from picturebook.errors import BookError, UsageError


def a_pdf(folder: Path, pages: int = 6) -> Path:
    """Write blank pages."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 300))
        pdf.save(folder / "book.pdf")
    return folder / "book.pdf"


def test_a_booklet_is_written_beside_its_pages(tmp_path: Path) -> None:
    """Six pages are two sheets; how to print and fold them is said."""
    made = impose(Wanted(pdf=a_pdf(tmp_path)))
    assert made.path == tmp_path / "book.booklet.pdf" and made.path.exists()
    assert made.said.startswith("2 sheets: print on both sides, turned on the short edge; fold")


def test_cut_and_stack_has_its_own_instructions(tmp_path: Path) -> None:
    """It says where the right-hand pile goes."""
    made = impose(Wanted(pdf=a_pdf(tmp_path), scheme="cut-and-stack", output=tmp_path / "s.pdf"))
    assert "under the left-hand one" in made.said and (tmp_path / "s.pdf").exists()


def test_smaller_pages_are_told(tmp_path: Path) -> None:
    """A parent who expected the book's size is told before printing."""
    made = impose(Wanted(pdf=a_pdf(tmp_path), paper="a6"))
    assert "pages are printed at 90 %" in made.said


@pytest.mark.parametrize("name", ["book.pdf", "book.cover.pdf"])
def test_a_houses_file_is_refused(tmp_path: Path, name: str) -> None:
    """A report beside file and cover says for whom they were made; print on demand imposes itself."""
    pdf = a_pdf(tmp_path).rename(tmp_path / name)
    (tmp_path / "book.report.json").write_text(json.dumps({"printer": "kdp-paperback"}))
    with pytest.raises(BookError, match="kdp-paperback, which takes one page after another"):
        impose(Wanted(pdf=pdf))
    assert not list(tmp_path.glob("*.booklet.pdf"))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"paper": "5 x 5 mm"}, "no page fits on paper of 5 x 5 mm"),
        ({"caliper": "50 mm"}, "no sheet to fold is 50 mm thick"),
    ],
)
def test_what_no_page_could_stand_on_is_refused(tmp_path: Path, wanted: dict[str, str], said: str) -> None:
    """Paper without room would turn pages over, and a sheet like a brick push them off it."""
    with pytest.raises(UsageError, match=said):
        impose(Wanted(pdf=a_pdf(tmp_path), **wanted))


def test_a_booklet_too_thick_to_fold_is_told(tmp_path: Path) -> None:
    """Twenty sheets fold; of more, somebody hears before printing."""
    thick = impose(Wanted(pdf=a_pdf(tmp_path, 84)))
    assert "more than 20 hardly fold" in thick.said
    assert "hardly" not in impose(Wanted(pdf=a_pdf(tmp_path, 80))).said


def test_a_booklet_is_not_folded_twice(tmp_path: Path) -> None:
    """What is on its sheets already is printed as it is."""
    pdf = a_pdf(tmp_path)
    (tmp_path / "book.report.json").write_text(json.dumps({"printer": "home-booklet"}))
    with pytest.raises(BookError, match="booklet already"):
        impose(Wanted(pdf=pdf))


def test_a_houses_file_names_the_story_it_was_built_from(tmp_path: Path) -> None:
    """What is typed for one's own printer can be pasted; a file that was moved away knows its story no more."""
    build = tmp_path / "build"
    build.mkdir()
    pdf = a_pdf(build).rename(build / "story.fr.kdp-paperback.pdf")
    pdf.with_suffix(".report.json").write_text(json.dumps({"printer": "kdp-paperback"}))
    with pytest.raises(BookError, match="build its story with --printer home-booklet"):
        impose(Wanted(pdf=pdf))
    (tmp_path / "story.md").touch()
    with pytest.raises(BookError, match=f"picturebook build {tmp_path}/story.md --printer home-booklet"):
        impose(Wanted(pdf=pdf))


@pytest.mark.parametrize("report", ["", "[]", '{"printer": 3}', '{"printer": "mine.toml"}'])
def test_a_report_that_says_nothing_stops_nothing(tmp_path: Path, report: str) -> None:
    """Any PDF may be imposed, whatever lies beside it."""
    pdf = a_pdf(tmp_path)
    (tmp_path / "book.report.json").write_text(report)
    assert impose(Wanted(pdf=pdf)).sheets == 2


def test_the_pages_are_never_overwritten(tmp_path: Path) -> None:
    """The sheets go to a file of their own."""
    pdf = a_pdf(tmp_path)
    before = pdf.read_bytes()
    with pytest.raises(UsageError, match="overwrite their own pages"):
        impose(Wanted(pdf=pdf, output=pdf))
    assert pdf.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"paper": "a99"}, "--paper does not know"), ({"caliper": "thin"}, "--caliper is a length")],
)
def test_what_was_mistyped_is_said(tmp_path: Path, typed: dict[str, str], said: str) -> None:
    """Each option says what it wants."""
    with pytest.raises(UsageError, match=said):
        impose(Wanted(pdf=a_pdf(tmp_path), **typed))
