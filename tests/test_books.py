"""Tiny books from story to frames: what stands where, glyph by glyph. `make golden` writes the goldens anew.

Pictures are not drawn here: each stands as an even grey one with its first character's box in the middle, so the
frames change only when reading, planning or setting changes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from picturebook import compiler
from picturebook.digest import sha256
from picturebook.layout.book import Placed, frames_of
from picturebook.layout.frame import from_json, to_json
from picturebook.layout.tones import ACROSS, Known, Tones
from picturebook.manuscript.translation import translations_of
from picturebook.storyboard.shots import Shot

BOOKS = Path(__file__).parent / "books"
NAMES = sorted(path.name for path in BOOKS.iterdir() if path.is_dir())


def frames(name: str) -> list[str]:
    """Return a book's frames as JSON, an item a line, so that a diff shows what moved."""
    story = Path("story.md")
    also = next(iter(translations_of(story)), None)  # one that is translated is set in both languages
    prepared = compiler.prepare(compiler.Wish(story=story, also=also))
    pictures = {one.shot.name: even(one.shot) for one in prepared.plan}
    layout = compiler.set_book(prepared, pictures)
    lines = []
    for frame in frames_of(layout):
        data = to_json(frame)
        assert to_json(from_json(data)) == data
        items = data.pop("items")
        lines += [_line(data), *(_line(item) for item in items)]
    return [
        *lines,
        *(_line({"kind": "Finding", "code": one.code, "said": one.message}) for one in layout.findings),
    ]


def even(shot: Shot) -> Placed:
    """Return an even picture in a shot's shape, with its cast in the middle."""
    ratio = shot.composition.aspect.ratio
    down = round(ACROSS / ratio)
    cells, blocks = ACROSS * down, -(-ACROSS // 4) * -(-down // 4)
    known = tuple(
        Known(name=name, x=400, y=350, width=200, height=300) for name in sorted(shot.picture.cast)[:1]
    )
    grey, none = bytes([200]) * cells, bytes(cells)
    tints = bytes([190]) * (3 * blocks)
    tones = Tones(
        across=ACROSS, down=down, light=grey, dark=grey, bright=grey, energy=none, tints=tints, known=known
    )
    return Placed(take=sha256(shot.name.encode()), width=1536, height=round(1536 / ratio), tones=tones)


def _line(data: dict[str, Any]) -> str:
    return json.dumps(_short(data), ensure_ascii=False, separators=(",", ":"))


def _short(value: Any) -> Any:
    """Return data with glyphs as "text/glyph+advance" and drawn shapes as a digest: what a person can compare."""
    if isinstance(value, list):
        return [_short(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value["kind"] == "Run":
        value = {**value, "clusters": " ".join(_glyphs(value["text"], one) for one in value["clusters"])}
    if value["kind"] == "Shape":
        return {"kind": "Shape", "sha256": sha256(json.dumps(value).encode())[:12]}
    if value["kind"] in ("Rect", "Size"):
        return " ".join(f"{edge:g}" for key, edge in value.items() if key != "kind")
    return {key: _short(item) for key, item in value.items() if key != "kind" or item not in _PLAIN}


_PLAIN = ("Ink", "Insets", "Wash")


def _glyphs(text: str, cluster: dict[str, Any]) -> str:
    drawn = ",".join(
        f"{one['id']}+{one['advance']}" + "".join(f"@{one[key]}" for key in ("dx", "dy") if key in one)
        for one in cluster["glyphs"]
    )
    return f"{text[cluster['start'] : cluster['end']].replace(' ', '_')}/{drawn}"


@pytest.mark.parametrize("name", NAMES)
def test_the_frames_of_a_golden_book(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture, run and shape of a tiny book stands where a person last agreed that it should."""
    monkeypatch.chdir(BOOKS / name)  # frames name their passages by the path as typed
    golden = BOOKS / name / "frames.json"
    found = frames(name)
    if os.environ.get("GOLDEN") == "write":
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8").splitlines()
