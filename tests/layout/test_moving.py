"""Items laid on another page: everything about them in points grows with the scale, and nothing else."""

from __future__ import annotations

from picturebook.layout.frame import Group, Picture, Run, Shape, Wash
from picturebook.layout.inks import ink
from picturebook.layout.moving import Move
from picturebook.measure import Rect

BOX, WHOLE = Rect(x=10.0, y=20.0, width=30.0, height=40.0), Rect(x=0.0, y=0.0, width=1.0, height=1.0)
MOVED = Rect(x=105.0, y=210.0, width=15.0, height=20.0)
HALF = Move(x=100.0, y=200.0, scale=0.5)


def test_a_picture_keeps_what_it_shows() -> None:
    """Its box, its corners and its veils grow smaller; the part of the take that is seen stays."""
    wash = Wash(box=BOX, ink=ink("#ffffff"), opacity=50, feather=8.0, radius=6.0, lines=(BOX,))
    shown = Picture(shot="a", take="b", box=BOX, crop=WHOLE, washes=(wash,), shape="rounded", radius=4.0)
    (made,) = HALF.items((shown,))
    assert isinstance(made, Picture)
    assert (made.box, made.crop, made.radius) == (MOVED, WHOLE, 2.0)
    (veil,) = made.washes
    assert (veil.box, veil.lines, veil.feather, veil.radius, veil.opacity) == (MOVED, (MOVED,), 4.0, 3.0, 50)


def test_words_and_lines_are_set_smaller() -> None:
    """A run by its size and start, a line by its width and every point of its path."""
    run = Run(
        text="a", clusters=(), face="f", size=20.0, ink=ink("#000000"), language="en", direction="ltr", passage="",
        x=10.0, y=20.0,
    )  # fmt: skip
    shape = Shape(path=(("M", 10.0, 20.0), ("C", 0.0, 0.0, 2.0, 4.0, 10.0, 20.0), ("Z",)), width=3.0)
    (group,) = HALF.items((Group(role="P", items=(run, shape), id="g", clip=BOX),))
    assert isinstance(group, Group)
    set_, line = group.items
    assert isinstance(set_, Run)
    assert isinstance(line, Shape)
    assert (group.clip, set_.x, set_.y, set_.size) == (MOVED, 105.0, 210.0, 10.0)
    assert line.path == (("M", 105.0, 210.0), ("C", 100.0, 200.0, 101.0, 202.0, 105.0, 210.0), ("Z",))
    assert line.width == 1.5
