"""Importing a book: its words, its pictures, and what was in the folder before."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.desk.importing import import_book
from picturebook.errors import DiskError, SourceError, UsageError
from picturebook.sources import open_story
from picturebook.studio import whole
from tests.studio.doubles import png
from tests.tiny import snapshot

BOOK = """\
---
title: What if
---

![](images/01.jpg)

What if I fly?

![](images/02.jpg)

What then?
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A Book Dash book of two pages."""
    folder = tmp_path / "what-if"
    (folder / "images").mkdir(parents=True)
    (folder / "index.md").write_text(BOOK, encoding="utf-8")
    for name in ("01", "02"):
        (folder / "images" / f"{name}.jpg").write_bytes(png(64, 64, name))
    return folder


def test_pictures_come_along(book: Path, tmp_path: Path) -> None:
    """They lie in art/, byte for byte; the book itself is not touched."""
    before = snapshot(book)
    _, copied = import_book(book, tmp_path / "mine")
    assert copied == 2
    assert set(snapshot(tmp_path / "mine")) == {"story.md", "art/01.jpg", "art/02.jpg"}
    assert (tmp_path / "mine" / "art" / "02.jpg").read_bytes() == png(64, 64, "02")
    assert snapshot(book) == before


def test_another_picture_in_the_way_is_not_taken_for_the_book_s(book: Path, tmp_path: Path) -> None:
    """A picture of somebody's own under the same name stops the import, and nothing is written."""
    mine = tmp_path / "mine"
    (mine / "art").mkdir(parents=True)
    (mine / "art" / "02.jpg").write_bytes(png(64, 64, "mine"))
    before = snapshot(mine)
    with pytest.raises(SourceError, match=r"in the way of the book’s pictures: .*02\.jpg"):
        import_book(book, mine)
    assert snapshot(mine) == before


def test_an_import_that_was_cut_off_goes_on(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story is written last: on a full disk there is none yet, and the same command ends it."""
    real = whole.os.fsync
    room = iter([True])

    def filling(handle: int) -> None:
        if not next(room, False):
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(whole, "_sync_folder", lambda _: None)
    monkeypatch.setattr(whole.os, "fsync", filling)
    with pytest.raises(DiskError, match="free some space"):
        import_book(book, tmp_path / "mine")
    monkeypatch.undo()
    assert set(snapshot(tmp_path / "mine")) == {"art/01.jpg"}
    assert import_book(book, tmp_path / "mine")[1] == 1
    assert "story.md" in snapshot(tmp_path / "mine")


def test_a_folder_without_a_book_is_told(tmp_path: Path) -> None:
    """A story that is native already, or a folder of something else."""
    (tmp_path / "story.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    with pytest.raises(DiskError) as caught:
        import_book(tmp_path, tmp_path / "mine")
    assert caught.value.diagnostics[0].hint == f"name the story: {tmp_path / 'story.md'}"


def test_a_book_in_several_languages_is_imported_one_at_a_time(tmp_path: Path) -> None:
    """Its folder is no book; the folders of its languages are told as they are typed."""
    for language in ("en", "xh"):
        (tmp_path / "little ants" / language).mkdir(parents=True)
        (tmp_path / "little ants" / language / "index.md").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        import_book(tmp_path / "little ants", tmp_path / "mine")
    there = [f"'{tmp_path / 'little ants' / language}'" for language in ("en", "xh")]
    assert caught.value.diagnostics[0].hint == f"name one: {', '.join(there)}"


def test_what_is_said_of_an_imported_book_is_in_its_language(tmp_path: Path) -> None:
    """What changed, and who translated it; phrases of its own go before ours, and what was typed stays."""
    folder = tmp_path / "hi"
    folder.mkdir()
    tale = folder / "0001_pim.md"
    tale.write_text(
        "# पिम\n\n##\nएक\n\n##\n* License: CC-BY\n* Text: Ada\n* Translation: Ce\n", encoding="utf-8"
    )
    import_book(tale, tmp_path / "mine")
    made = (tmp_path / "mine" / "story.md").read_text(encoding="utf-8")
    assert 'changes: "पृष्ठों की नई सज्जा"' in made and '{role: "अनुवाद", name: Ce}' in made
    (folder / "strings").mkdir()
    (folder / "strings" / "hi.toml").write_text('translation = "भाषांतर"\n', encoding="utf-8")
    assert [one.role for one in open_story(tale)[1].story.credits] == ["भाषांतर"]
    typed = tmp_path / "mine" / "story.md"
    typed.write_text(made.replace("पृष्ठों की नई सज्जा", "new page layout"), encoding="utf-8")
    assert open_story(typed)[1].story.changes == "new page layout"
