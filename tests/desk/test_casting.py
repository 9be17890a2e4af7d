"""The cast to hand on: a page for each, as PDF and as pictures, and what is on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from picturebook.cli import run
from tests.press.readers import text
from tests.studio.doubles import png
from tests.studio.painting import Painting, painting
from tests.tiny import PIM, snapshot

MANY = PIM + "".join(
    f"\n---\n\n![Pim counts stone {at} beside Oda.](art/stone-{at}.png)\n\nStone {at}.\n" for at in (1, 2)
)


def export(book: Painting, name: str = "out") -> Path:
    """Export the cast; return the folder."""
    folder = book.folder / name
    assert run(["cast", str(book.story), "--export", str(folder)]) == 0
    return folder


def test_sheets_go_out_as_a_page_and_a_picture_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named by whom they show; the words can be read in the PDF; what nobody accepted says so."""
    with painting(tmp_path, monkeypatch) as book:
        book.story.write_text(MANY, encoding="utf-8")
        assert book.draw() == 0
        assert book.run("accept", "cast/Pim/front#1") == 0
        capsys.readouterr()
        folder = export(book)
        files = ["cast.pdf", "Pim.cast.png", "Oda.cast.png"]
        assert capsys.readouterr().out.splitlines() == [str(folder / name) for name in files]
        assert text(folder / "cast.pdf", 1).split()[0] == "Pim" and "front" in text(folder / "cast.pdf", 1)
        assert "(not accepted)" not in text(folder / "cast.pdf", 1)
        assert "front (not accepted)" in text(folder / "cast.pdf", 2)
        with Image.open(folder / "Pim.cast.png") as image:
            assert image.size == (2339, 1654)


def test_the_same_cast_is_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is written."""
    with painting(tmp_path, monkeypatch) as book:
        assert snapshot(export(book, "one")) == snapshot(export(book, "two"))


def test_the_author_s_drawings_are_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any sheet is drawn, with what each is for."""
    with painting(tmp_path, monkeypatch) as book:
        with_exact = "references: [{file: art/pim.png, as: exact}]"
        book.story.write_text(
            book.story.read_text("utf-8").replace("references: [art/pim.png]", with_exact), encoding="utf-8"
        )
        assert "pim.png, exact" in text(export(book) / "cast.pdf")
        assert not book.stub.ledger()


def test_sheets_kept_in_git_alone_go_out_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """takes/ is ignored by Git; cast/ and the lock are enough."""
    import shutil

    with painting(tmp_path, monkeypatch) as book:
        book.story.write_text(MANY, encoding="utf-8")
        assert book.draw() == 0
        assert book.run("accept", "cast") == 0
        with_takes = snapshot(export(book, "one"))
        shutil.rmtree(book.folder / "takes")
        assert snapshot(export(book, "two")) == with_takes


def test_nothing_to_show_is_told_with_what_draws_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 4: a picture is needed."""
    story = tmp_path / "story.md"
    story.write_text(MANY, encoding="utf-8")
    assert run(["cast", str(story), "--export", str(tmp_path / "out")]) == 4
    said = capsys.readouterr().err
    assert "no model sheet is drawn yet" in said and f"picturebook cast {story} --studio openai" in said
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 7, with the option to change."""
    with painting(tmp_path, monkeypatch) as book:
        (book.folder / "file").write_bytes(png(1, 1))
        assert run(["cast", str(book.story), "--export", str(book.folder / "file" / "out")]) == 7
        assert "--export DIR" in capsys.readouterr().err
