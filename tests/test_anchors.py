"""Anchors on disk: what everybody is held against, by role."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.anchors import Anchors, anchors_of, by_name
from picturebook.digest import sha256
from picturebook.project import open_book
from picturebook.storyboard.request import Reference
from picturebook.storyboard.sheets import is_anchor, sheets
from picturebook.storyboard.shots import Shot
from tests.storyboard.boarding import TWO_PAGES, shots_of, story_of
from tests.studio.doubles import png


def found(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    """Return the digests of a book's anchors by role."""
    return by_name(anchors_in(folder, text).held)


def anchors_in(folder: Path, text: str) -> Anchors:
    """Return a book's anchors."""
    return anchors_of(open_book(folder / "story.md"), story_of(text))


def with_drawing(use: str) -> str:
    """Return the story with a drawing of Pim that is for something."""
    return TWO_PAGES.replace("height: 1\n", f"height: 1\n    references: [{{file: pim.png, as: {use}}}]\n")


def front_and_page(text: str) -> tuple[Shot, Shot]:
    """Return Pim's front, wanted because Pim is in two pictures, and a picture of a page."""
    story, shots = story_of(text), tuple(shots_of(text).values())
    return next(shot for shot in sheets(story, [*shots, *shots]) if is_anchor(shot)), shots[0]


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


def test_an_accepted_whole_is_the_anchor_of_its_place(tmp_path: Path) -> None:
    """As a front is of its character."""
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "jetty-whole.png").write_bytes(png(3, 3))
    assert found(tmp_path, TWO_PAGES) == {"place:jetty": (sha256(png(3, 3)),)}


@pytest.mark.parametrize(
    ("use", "role"), [("exact", "Pim, exact"), ("likeness", "Pim, likeness"), ("style", "style")]
)
def test_a_drawing_goes_along_by_what_it_is_for(use: str, role: str, tmp_path: Path) -> None:
    """And the prompt is told how to follow it."""
    (tmp_path / "pim.png").write_bytes(png(4, 4))
    anchors = anchors_in(tmp_path, with_drawing(use))
    assert by_name(anchors.held) == {role: (sha256(png(4, 4)),)}
    (reference,) = anchors.held["style" if use == "style" else "Pim"]
    assert reference.told


def test_a_front_is_drawn_from_a_likeness_and_goes_in_its_stead(tmp_path: Path) -> None:
    """The likeness leaves the computer once, with the front; pages follow the front that was accepted."""
    (tmp_path / "pim.png").write_bytes(png(4, 4))
    text = with_drawing("likeness")
    front, page = front_and_page(text)
    before = anchors_in(tmp_path, text)
    assert by_name(before.of(front)) == by_name(before.of(page)) == {"Pim, likeness": (sha256(png(4, 4)),)}
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "Pim-front.png").write_bytes(png(3, 3))
    after = anchors_in(tmp_path, text)
    assert by_name(after.of(front)) == {"Pim, likeness": (sha256(png(4, 4)),)}
    assert by_name(after.of(page)) == {"Pim": (sha256(png(3, 3)),)}


def test_a_front_without_a_likeness_is_nobody_s_copy(tmp_path: Path) -> None:
    """Not even its own, once it is accepted; depth two: a star, never a chain."""
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "Pim-front.png").write_bytes(png(3, 3))
    anchors = anchors_in(tmp_path, TWO_PAGES)
    front, page = front_and_page(TWO_PAGES)
    assert (by_name(anchors.of(front)), set(by_name(anchors.of(page)))) == ({}, {"Pim"})


def test_a_sheet_nobody_accepted_stands_in_for_what_is_not_there(tmp_path: Path) -> None:
    """It never goes before one that was accepted, nor before the author's own drawing; before a likeness it does."""
    fronts = {"Pim": (Reference(role="Pim", sha256="f" * 64, path="takes/front.png"),)}
    (tmp_path / "pim.png").write_bytes(png(4, 4))
    for text, anchor in (
        (TWO_PAGES, "f" * 64),
        (with_drawing("likeness"), "f" * 64),
        (with_drawing("exact"), sha256(png(4, 4))),
    ):
        held = anchors_in(tmp_path, text).with_fronts(fronts, {}).held
        assert [one.sha256 for one in held["Pim"]] == [anchor]
