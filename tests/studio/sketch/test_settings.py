"""Settings: every place at every hour is well-formed, plain marks, and the same drawing twice."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from picturebook.studio.sketch.settings import SETTINGS, TIMES, View, draw_setting


def view(time: str = "day", seed: int = 7, width: float = 600, zoom: float = 1.0) -> View:
    """Look at a place from the middle of a small sheet."""
    return View(width=width, height=450, ground=260, seed=seed, time=time, pan=0.4, zoom=zoom)


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_a_setting_is_plain_marks_and_the_same_twice(name: str, time: str) -> None:
    """Only paths, boxes and ellipses; no links, words or filters; no chance."""
    drawn = draw_setting(name, view(time))
    assert drawn == draw_setting(name, view(time))
    root = ElementTree.fromstring(f"<svg>{drawn.back}{drawn.front}</svg>")
    tags = {element.tag for element in root.iter()}
    assert tags <= {"svg", "g", "path", "rect", "ellipse"}
    assert not any("href" in key or "filter" in key for element in root.iter() for key in element.attrib)


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_a_setting_covers_the_paper_at_any_width_and_closeness(name: str) -> None:
    """No bare paper at an edge."""
    for width, zoom in ((450.0, 1.4), (600.0, 1.0), (1200.0, 1.0)):
        drawn = draw_setting(name, view(width=width, zoom=zoom))
        boxes = [e.attrib for e in ElementTree.fromstring(f"<svg>{drawn.back}</svg>").iter("rect")]
        wide = [b for b in boxes if float(b["x"]) <= 0 and float(b["width"]) >= width]
        assert min(float(b["y"]) for b in wide) <= 0
        assert max(float(b["y"]) + float(b["height"]) for b in wide) >= 450


def test_a_place_keeps_its_own_details() -> None:
    """Another seed is another street."""
    assert draw_setting("street", view(seed=1)) != draw_setting("street", view(seed=2))


def test_night_shows_stars_and_an_unknown_place_is_plain() -> None:
    """The sky follows the hour."""
    assert "#fff6d8" in draw_setting("meadow", view("night")).back
    assert "#fff6d8" not in draw_setting("meadow", view("day")).back
    assert draw_setting("the moon's back garden", view()) == draw_setting("plain", view())
