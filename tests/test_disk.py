"""Files written for people: whole, through links, with the rights they had, and with a remedy that fits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from picturebook.disk import telling, write_text, writing
from picturebook.errors import DiskError


def test_trouble_with_an_output_is_told(tmp_path: Path) -> None:
    """Whatever is being written, the remedy is a place that can be."""
    with (
        pytest.raises(DiskError, match=r"--output FILE\.pdf"),
        writing(tmp_path / "deep" / "book.pdf"),
    ):
        raise PermissionError(13, "Permission denied")
    assert (tmp_path / "deep").is_dir()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EISDIR, "a folder stands in the file’s place"),
        (errno.ENOTDIR, "a file stands in a folder’s place"),
        (errno.EACCES, "knock first"),
    ],
)
def test_the_remedy_fits_the_reason(tmp_path: Path, number: int, told: str) -> None:
    """A full disk is no matter of permissions."""
    with pytest.raises(DiskError) as caught, telling(tmp_path, "knock first"):
        raise OSError(number, os.strerror(number))
    assert told in (caught.value.diagnostics[0].hint or "")


def test_a_text_is_written_through_a_link(tmp_path: Path) -> None:
    """A story that lies elsewhere and is linked here is mended where it lies; the link stays one."""
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "story.md").write_text("old", encoding="utf-8")
    link = tmp_path / "story.md"
    link.symlink_to(tmp_path / "far" / "story.md")
    write_text(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "far" / "story.md").read_text(encoding="utf-8") == "new"


def test_who_may_read_a_file_may_read_it_after(tmp_path: Path) -> None:
    """A story kept to oneself stays so when it is written anew."""
    story = tmp_path / "story.md"
    story.write_text("old", encoding="utf-8")
    story.chmod(0o600)
    write_text(story, "new")
    assert story.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_the_old_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's story is cut short by mending it."""
    story = tmp_path / "story.md"
    story.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError, match="free some space"):
        write_text(story, "new")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]
