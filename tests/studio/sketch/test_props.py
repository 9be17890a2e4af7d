"""The prop cupboard draws plain, well-formed, repeatable marks."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from picturebook.studio.sketch.props import PROPS, Brush, draw_prop, travel_ball_back, travel_ball_front

_PLAIN = Brush(line="#5b4636", width=2.2)
_RED = Brush(line="#5b4636", width=2.2, colour="#cf4a45")


@pytest.mark.parametrize("name", sorted(PROPS))
def test_a_prop_is_well_formed_plain_and_the_same_twice(name: str) -> None:
    """Only paths, ellipses, boxes and groups, and no chance."""
    for brush in (_PLAIN, _RED):
        drawn = draw_prop(name, 80, brush)
        tags = {mark.tag for mark in ElementTree.fromstring(drawn).iter()}
        assert tags <= {"g", "path", "ellipse", "rect"}
        assert "href" not in drawn
        assert drawn == draw_prop(name, 80, brush)


@pytest.mark.parametrize("name", sorted(PROPS))
def test_a_prop_has_a_size_and_a_place(name: str) -> None:
    """A scene can place and scale every prop."""
    assert PROPS[name].size > 0
    assert PROPS[name].stands in {"held", "table", "floor", "wall", "sky", "ground-mark"}


def test_an_umbrella_takes_the_colour_it_is_said_to_have() -> None:
    """A said colour reaches the cloth."""
    assert _RED.colour is not None
    assert _RED.colour in draw_prop("umbrella", 80, _RED)
    assert draw_prop("kite", 80, _PLAIN) != draw_prop("kite", 80, _RED)


def test_the_travel_ball_is_its_back_and_its_front() -> None:
    """The two halves are the whole ball."""
    assert PROPS["travel ball"].draw(_PLAIN) == travel_ball_back(_PLAIN) + travel_ball_front(_PLAIN)
