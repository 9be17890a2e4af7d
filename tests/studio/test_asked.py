"""Requests kept while their pictures are out."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.errors import DiskError
from picturebook.storyboard.request import request_digest
from picturebook.studio.asked import AskedStore
from tests.storyboard.test_reading import BOAT


def test_what_was_asked_comes_back_with_what_stands_beside_it(tmp_path: Path) -> None:
    """Until it is forgotten."""
    store, sha = AskedStore(tmp_path / "asked"), request_digest(BOAT)
    assert store.get(sha) is None
    store.keep(BOAT, {"change": "time: dawn"}, "openai-batch")
    found = store.get(sha)
    assert found is not None and request_digest(found.request) == sha
    assert (found.request.late, found.beside, found.by) == (True, {"change": "time: dawn"}, "openai-batch")
    store.forget(sha)
    store.forget(sha)
    assert store.get(sha) is None


def test_a_damaged_file_and_another_s_are_as_if_not_kept(tmp_path: Path) -> None:
    """A file under a wrong name would put a picture under words it was not drawn for."""
    store, sha = AskedStore(tmp_path / "asked"), request_digest(BOAT)
    store.keep(BOAT, {}, "openai-batch")
    path = next(store.folder.iterdir())
    path.rename(store.folder / f"{'0' * 64}.json")
    assert store.get("0" * 64) is None
    for text in (b"", b"[]", b"{}", b"\xff", b'{"request": {}, "shot": 1}'):
        path.write_bytes(text)
        assert store.get(sha) is None


def test_what_cannot_be_kept_is_not_asked(tmp_path: Path) -> None:
    """A full disk is told before money goes out."""
    (tmp_path / "asked").write_text("in the way", encoding="utf-8")
    with pytest.raises(DiskError, match="cannot write"):
        AskedStore(tmp_path / "asked").keep(BOAT, {}, "openai")
