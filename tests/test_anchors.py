"""Anchors on disk: what everybody is held against, by role."""

from __future__ import annotations

from pathlib import Path

from picturebook.anchors import anchors_of
from picturebook.digest import sha256
from picturebook.project import open_book
from tests.storyboard.boarding import TWO_PAGES, story_of
from tests.studio.doubles import png


def found(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    """Return the digests of a book's anchors by role."""
    anchors = anchors_of(open_book(folder / "story.md"), story_of(text))
    return {role: tuple(one.sha256 for one in references) for role, references in anchors.items()}


def test_references_are_known_by_role(tmp_path: Path) -> None:
    """Characters by name, places with theirs; one that is not there is nobody's."""
    text = TWO_PAGES.replace("height: 1\n", "height: 1\n    references: [art/pim.png, art/lost.png]\n")
    text = text.replace('left"}', 'left", references: [art/jetty.png]}')
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "pim.png").write_bytes(png(1, 1))
    (tmp_path / "art" / "jetty.png").write_bytes(png(2, 2))
    assert found(tmp_path, text) == {"Pim": (sha256(png(1, 1)),), "place:jetty": (sha256(png(2, 2)),)}


def test_an_accepted_front_is_the_anchor(tmp_path: Path) -> None:
    """It lies in cast/; what the author drew goes before it."""
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "Pim-front.png").write_bytes(png(3, 3))
    assert found(tmp_path, TWO_PAGES) == {"Pim": (sha256(png(3, 3)),)}
    own = TWO_PAGES.replace("height: 1\n", "height: 1\n    references: [pim.png]\n")
    (tmp_path / "pim.png").write_bytes(png(4, 4))
    assert found(tmp_path, own) == {"Pim": (sha256(png(4, 4)),)}
