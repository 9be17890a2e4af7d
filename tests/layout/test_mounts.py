"""Mounts: a mount under a picture, its shadow beside it, tape or a magnet over it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.theme import PictureSlot
from picturebook.layout.compose import compose
from picturebook.layout.frame import Frame, Group, Shape
from picturebook.layout.inks import ink
from tests.layout.items import named

SLOT = PictureSlot(
    x=0.1, y=0.1, w=0.8, h=0.6, border="soft", border_width=1, gap=9, max_cut=0, mount="#ffffff", shadow=4
)


def mounted(desk: SimpleNamespace, slot: PictureSlot) -> Frame:
    """Compose a page with a square picture in a slot."""
    book = desk.book(("oval", desk.page(1, desk.picture("a"))))
    template = book.theme.page("oval")
    pages = tuple(replace(one, pictures=(slot,)) if one is template else one for one in book.theme.pages)
    (frame,) = compose(replace(book, theme=replace(book.theme, pages=pages))).openings[0].frames
    return frame


def reach(shape: Shape) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of a shape."""
    numbers = [float(part) for step in shape.path for part in step[1:]]
    return min(numbers[0::2]), min(numbers[1::2]), max(numbers[0::2]), max(numbers[1::2])


def test_a_mount_lies_under_its_picture_and_throws_a_thin_shadow(desk: SimpleNamespace) -> None:
    """The mount is as large as the frame; the shadow reaches past it to the right and below, and no further."""
    frame = mounted(desk, SLOT)
    ids = [one.id for one in frame.items if isinstance(one, Group)]
    assert ids.index("p1.mount.a") < ids.index("p1.picture.a") < ids.index("p1.border.a")
    *shadows, mount = (one for one in named(frame, "p1.mount.a").items if isinstance(one, Shape))
    left, top, right, bottom = reach(mount)
    assert (right - left, bottom - top) == pytest.approx((0.6 * 612, 0.6 * 612))
    assert mount.fill == ink("#ffffff")
    assert max(reach(one)[2] for one in shadows) == pytest.approx(right + 4)
    assert max(reach(one)[3] for one in shadows) == pytest.approx(bottom + 4)
    assert min(reach(one)[1] for one in shadows) >= top


@pytest.mark.parametrize(("held", "many"), [("tape", 2), ("magnet", 3)])
def test_a_mount_is_held_at_its_top(desk: SimpleNamespace, held: str, many: int) -> None:
    """Two strips over the upper corners, or a magnet in the middle, painted over the picture; neither is read aloud."""
    frame = mounted(desk, replace(SLOT, held=held))
    ids = [one.id for one in frame.items if isinstance(one, Group)]
    assert ids.index("p1.held.a") > ids.index("p1.picture.a")
    holder, mount = named(frame, "p1.held.a"), named(frame, "p1.mount.a").items[-1]
    assert isinstance(mount, Shape)
    assert holder.role == "Artifact"
    spots = [reach(one) for one in holder.items if isinstance(one, Shape)]
    assert len(spots) == many
    left, top, right, _ = reach(mount)
    assert all(spot[1] < top + 20 < top + 60 for spot in spots)
    middles = {round((spot[0] + spot[2]) / 2) for spot in spots}
    assert max(middles) - min(middles) > 0.9 * (right - left) if held == "tape" else True


def test_a_picture_without_a_mount_has_none(desk: SimpleNamespace) -> None:
    """What no theme asks for is not drawn."""
    ids = [one.id for one in mounted(desk, replace(SLOT, mount=None)).items if isinstance(one, Group)]
    assert not any(".mount." in one or ".held." in one for one in ids)
