"""Mounts: the paper a picture lies on, the thin shadow it throws, and the tape or magnet that holds it.

All in flat shapes, so that nothing has to be seen through: a house that flattens a file finds nothing to flatten.
"""

from __future__ import annotations

import math

from picturebook.layout import ornaments
from picturebook.layout.bare_page import BarePage
from picturebook.layout.frame import Group, Ink, Shape
from picturebook.layout.hanging import Hung
from picturebook.layout.inks import ink, mix
from picturebook.layout.motifs import Path
from picturebook.measure import Insets, Rect

_SHADES = ((1.0, 0.10), (0.5, 0.22))  # how far of its reach a shadow lies, and how much ink is in it there
_TAPE = (0.17, 0.055)  # long and wide, in shorter sides of a mount
_TAPE_MOST, _TAPE_LEAST = 62.0, 30.0  # points
_SLANT = 40.0  # degrees, at a corner
_WITHIN = 0.08  # of its length, how far its middle lies inside the mount
_MAGNET = 0.055  # its radius, in shorter sides of a mount
_MAGNET_MOST, _MAGNET_LEAST = 15.0, 8.0


def mount(hung: Hung, page: BarePage) -> tuple[Group, ...]:
    """Draw the mount a picture lies on, with its shadow on the page's ground."""
    slot, theme = hung.slot, page.book.theme
    if slot.mount is None:
        return ()
    ground, dark = page.background.srgb, page.palette.dark
    shapes = []
    for share, strong in _SHADES if slot.shadow else ():
        by = slot.shadow * share
        box = hung.frame.inset(Insets(top=by, right=-by, bottom=-by, left=by * 0.4))
        shapes.append(Shape(path=ornaments.rounded(box, by), fill=ink(mix(ground, dark, strong))))
    shapes.append(Shape(path=ornaments.outline(hung.frame), fill=ink(theme.paint(slot.mount))))
    return (Group(role="Artifact", items=tuple(shapes), id=f"p{hung.page}.mount.{hung.source.name}"),)


def holders(hung: Hung, page: BarePage) -> tuple[Group, ...]:
    """Draw what holds the mount: two strips of tape over its upper corners, or a magnet in the middle of its top."""
    slot, box = hung.slot, hung.frame
    if slot.held == "none":
        return ()
    accent = ink(page.book.theme.colour("accent"))
    shapes = _tapes(box, accent) if slot.held == "tape" else _magnet(box, accent)
    return (Group(role="Artifact", items=shapes, id=f"p{hung.page}.held.{hung.source.name}"),)


def _tapes(box: Rect, accent: Ink) -> tuple[Shape, ...]:
    short = min(box.width, box.height)
    long = min(_TAPE_MOST, max(_TAPE_LEAST, short * _TAPE[0]))
    wide = long * _TAPE[1] / _TAPE[0]
    paper = ink(mix((255, 255, 255), accent.srgb, 0.38))
    edge = ink(mix((255, 255, 255), accent.srgb, 0.52))
    within = long * _WITHIN
    corners = ((box.x + within, -_SLANT), (box.right - within, _SLANT))
    return tuple(
        Shape(path=path, fill=paper, stroke=edge, width=0.75)
        for path in (_strip((x, box.y + within), long, wide, turn) for x, turn in corners)
    )


def _strip(middle: tuple[float, float], long: float, wide: float, turn: float) -> Path:
    """Return a strip of tape about its middle, torn in teeth at both ends."""
    angle, teeth = math.radians(turn), 4
    ends = [
        (-long / 2 + (wide * 0.1 if at % 2 else 0.0), wide * (0.5 - at / teeth)) for at in range(teeth + 1)
    ]
    points = [*ends, *((-x, -y) for x, y in ends)]
    turned = [
        (
            middle[0] + x * math.cos(angle) - y * math.sin(angle),
            middle[1] + x * math.sin(angle) + y * math.cos(angle),
        )
        for x, y in points
    ]
    return (("M", *turned[0]), *(("L", *point) for point in turned[1:]), ("Z",))


def _magnet(box: Rect, accent: Ink) -> tuple[Shape, ...]:
    radius = min(_MAGNET_MOST, max(_MAGNET_LEAST, min(box.width, box.height) * _MAGNET))
    x, y = box.x + box.width / 2, box.y + radius * 0.55
    shade = ink(mix(accent.srgb, (0, 0, 0), 0.35))
    shine = ink(mix(accent.srgb, (255, 255, 255), 0.55))
    spots = ((0.0, 0.12, 1.04, shade), (0.0, 0.0, 1.0, accent), (-0.3, -0.32, 0.24, shine))
    return tuple(
        Shape(path=ornaments.oval(_round(x + dx * radius, y + dy * radius, radius * size)), fill=fill)
        for dx, dy, size, fill in spots
    )


def _round(x: float, y: float, radius: float) -> Rect:
    return Rect(x=x - radius, y=y - radius, width=2 * radius, height=2 * radius)
