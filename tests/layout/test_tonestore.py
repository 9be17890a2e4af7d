"""Tones kept by take: measured once, and measured anew rather than believed when they were damaged."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from picturebook.layout import tonestore
from picturebook.layout.tonestore import Measured, ToneStore
from picturebook.prepress.separation import profile
from tests.studio.doubles import png

TAKE = "ab" * 32


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture on disk."""
    path = tmp_path / "boat.png"
    path.write_bytes(png(96, 64))
    return path


@pytest.fixture
def store(tmp_path: Path) -> ToneStore:
    """A store nothing was kept in."""
    return ToneStore(tmp_path / "tones")


def kept(store: ToneStore) -> Path:
    """The one file of a store."""
    (path,) = (path for path in store.folder.rglob("*") if path.is_file())
    return path


def test_a_take_is_measured_once(store: ToneStore, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time its file is not opened."""
    found = store.of(TAKE, picture, ())
    monkeypatch.setattr(tonestore, "_measured", lambda *_: pytest.fail("measured twice"))
    assert store.of(TAKE, picture, ()) == found
    assert (found.width, found.height) == (96, 64)


def test_a_profile_that_is_broken_or_of_a_screen_tells_no_inks(store: ToneStore, tmp_path: Path) -> None:
    """As none at all, and so it is warned of; a press's, cut short, is broken too."""
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    brought = (b"", b"no profile", screen, profile()[:3000], profile())
    path, bare = tmp_path / "boat.tif", []
    for at, one in enumerate(brought):
        Image.new("CMYK", (96, 64)).save(path, icc_profile=one)
        bare.append(store.of(f"{at:064}", path, ()).bare)
    assert bare == [True, True, True, True, False]


def _edited(key: str, value: Any) -> Any:
    def edit(data: bytes) -> bytes:
        body, _, summed = data.rpartition(b"\n")
        return json.dumps({**json.loads(body), key: value}).encode() + b"\n" + summed

    return edit


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"\0" * len(data),
        lambda _: b"[]",
        lambda _: b"\xff\xfe",
        _edited("width", 0),
        _edited("width", "wide"),
        _edited("tones", []),
    ],
)
def test_damaged_tones_are_measured_anew(store: ToneStore, picture: Path, damage: Any) -> None:
    """Whatever a disk or a hand did to them, the book is set as if it had not happened, and they are mended."""
    found = store.of(TAKE, picture, ())
    whole = kept(store).read_bytes()
    kept(store).write_bytes(damage(whole))
    assert store.of(TAKE, picture, ()) == found
    assert kept(store).read_bytes() == whole


def test_a_full_disk_is_only_slower(store: ToneStore, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tones that cannot be kept are given all the same, and nothing half written stays behind."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tonestore.Path, "replace", full)
    assert isinstance(store.of(TAKE, picture, ()), Measured)
    assert not [path for path in store.folder.rglob("*") if path.is_file()]
