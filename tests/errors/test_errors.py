"""Mistakes people make, each with the whole message they read. `GOLDEN=write pytest tests/errors` writes them anew."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from picturebook.diagnostics import Diagnostic
from picturebook.errors import StoryError
from picturebook.manuscript.pictures import inspect_targets
from picturebook.manuscript.reader import examine, told

_HERE = Path(__file__).parent
_FRONT = b"---\ntitle: Pim and the Moon Boat\n---\n\n"
_PNG = b"\x89PNG\r\n\x1a\n"


def _png(width: int, height: int) -> bytes:
    head = struct.pack(">I4sIIBBBBBI", 13, b"IHDR", width, height, 8, 2, 0, 0, 0, 0)
    return _PNG + head + struct.pack(">I4sI", 0, b"IEND", 0)


# Stories no editor would save, made here.
_BYTES = {
    "empty-story": b"",
    "only-blank-lines": b"\n  \n\n",
    "invalid-utf-8": _FRONT + "Pim trank Kaffee im Café.\n".encode("latin-1"),
    "utf-16": "---\ntitle: Pim\n---\n".encode("utf-16"),
    "utf-16-without-mark": "---\ntitle: Pim\n---\n".encode("utf-16-le"),
    "ten-megabytes": _FRONT + b"Pim sat. " * 1_200_000,
    "endless-paragraph": _FRONT + b"Pim sat. " * 3000 + b"\n\nOda too.\n",
    "endless-page": _FRONT + b"Pim sat.\n\n" * 3000,
    "soft-return": _FRONT + b"Pim sat.\x0bOda too.\n",
    "nul-byte": _FRONT + b"Pim \0 sat.\n",
    "control-in-front-matter": b"---\ntitle: Pim \x07\n---\n\nPim sat.\n",
}
# What stands beside a story.
_FILES: dict[str, dict[str, bytes]] = {
    "near-miss": {
        "art/jetty.png": _png(9, 9),
        "art/lantern.png": _png(9, 9),
        "art/moon_boat.png": _png(9, 9),
    },
    "not-a-picture": {"art/jetty.png": b"Pim sits on the jetty.\n"},
    "bomb": {"art/jetty.png": _png(200_000, 200_000)},
    "heic": {"art/jetty.png": b"\0\0\0\x18ftypheic\0\0\0\0"},
    "missing-reference": {"art/pim-2.jpg": b"\xff\xd8\xff"},
}
_CASES = sorted([path.name for path in _HERE.iterdir() if (path / "story.md").exists()] + list(_BYTES))


def _complaints(data: bytes, folder: Path) -> tuple[Diagnostic, ...]:
    try:
        reading = examine(data, file="story.md")
    except StoryError as problem:
        return problem.diagnostics
    return told((*reading.diagnostics, *inspect_targets(reading.story, folder)), data)


@pytest.mark.parametrize("case", _CASES)
def test_a_mistake_is_told_in_these_words(case: str, tmp_path: Path) -> None:
    """Place, sentence, caret and hint are what the golden file says, and one mistake is told once."""
    data = _BYTES[case] if case in _BYTES else (_HERE / case / "story.md").read_bytes()
    for name, content in _FILES.get(case, {}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    told = "\n\n".join(item.render() for item in _complaints(data, tmp_path)) + "\n"
    golden = _HERE / f"{case}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_case() -> None:
    """A case taken away takes its message along."""
    assert sorted(path.stem for path in _HERE.glob("*.txt")) == _CASES
