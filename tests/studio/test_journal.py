"""The journal: what was noted is there after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.errors import DiskError
from picturebook.studio.journal import FileJournal


def test_what_was_noted_is_recalled_by_another(tmp_path: Path) -> None:
    """The last note of a request counts, in this process or the next."""
    path = tmp_path / "deep" / "journal.jsonl"
    journal = FileJournal(path)
    assert journal.recall("a") is None
    journal.note("a", "resp_1")
    journal.note("b", "resp_2")
    journal.note("a", "resp_3")
    assert (FileJournal(path).recall("a"), FileJournal(path).recall("b")) == ("resp_3", "resp_2")
    assert len(path.read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize("torn", [b'{"request": "a", "rem', b"\xff\xfe", b"[]", b"{}", b'{"request": "a"}'])
def test_a_line_cut_short_swallows_nothing(tmp_path: Path, torn: bytes) -> None:
    """A power cut in the middle of a line loses that line and neither the one before nor the one after."""
    path = tmp_path / "journal.jsonl"
    journal = FileJournal(path)
    journal.note("a", "resp_1")
    path.write_bytes(path.read_bytes() + torn)
    assert journal.recall("a") == "resp_1"
    journal.note("b", "resp_2")
    assert (journal.recall("a"), journal.recall("b")) == ("resp_1", "resp_2")


def test_a_journal_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before the money is spent, with what to do."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(DiskError, match="make the folder writable"):
        FileJournal(tmp_path / "file" / "journal.jsonl").note("a", "resp_1")
