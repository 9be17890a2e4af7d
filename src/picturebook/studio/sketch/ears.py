"""Ears, horns and crests, in the head's frame, drawn before the head so the head covers their roots."""

from __future__ import annotations

from collections.abc import Callable

from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.people import Head
from picturebook.studio.sketch.pose import Mood
from picturebook.studio.sketch.svg import Point

Outline = list[Point]


def draw_ears(paper: Paper, head: Head, kind: str) -> None:
    """Draw both ears of a head; low moods let them hang."""
    pen = _PENS.get(kind)
    if pen is None:
        return
    droop = {
        Mood.SAD: 0.5,
        Mood.WORRIED: 0.25,
        Mood.SCARED: 0.35,
        Mood.SLEEPING: 0.3,
        Mood.SURPRISED: -0.12,
    }.get(head.mood, 0.0)
    for side in (-1, 1):
        near = 1.0 if side < 0 else 1 - head.turn * 0.4
        pen(paper, head, side * near, droop * side)


def _inner(head: Head) -> str:
    return head.traits.parts.get("ears") or mix(lighter(head.traits.coat, 0.35), "#eb9c94", 0.62)


def _disc(size: float, x: float, y: float) -> Callable[[Paper, Head, float, float], None]:
    def pen(paper: Paper, head: Head, side: float, droop: float) -> None:
        at = (side * (x + abs(droop) * 0.2) - head.turn * 0.35, y + abs(droop) * 0.5)
        tone = "#3f3b42" if head.traits.species == "panda" else head.traits.coat
        if "notched ear" in head.traits.marks and side < 0:
            _notched(paper, at, size, tone)
        else:
            paper.oval(at, size * abs(side) ** 0.5, size, tone, shade=0.6)
        if head.traits.species != "panda":
            paper.oval(
                (at[0] + head.turn * 0.1, at[1] + size * 0.06),
                size * 0.66 * abs(side),
                size * 0.66,
                _inner(head),
                stroke=0,
            )

    return pen


def _notched(paper: Paper, at: Point, size: float, tone: str) -> None:
    x, y = at
    around = [(1.0, 0.0), (0.72, 0.7), (0.0, 1.0), (-0.72, 0.7), (-1.0, 0.05), (-0.94, -0.34), (-0.45, -0.36),
              (-0.62, -0.8), (-0.05, -1.0), (0.66, -0.74)]  # fmt: skip
    paper.blob([(x + a * size, y + b * size) for a, b in around], tone, shade=0.6)


def _pointed(paper: Paper, head: Head, side: float, droop: float) -> None:
    ear = paper.within(side * 0.66 - head.turn * 0.25, -0.58, droop * 0.9)
    tall = 0.92 if head.traits.species in ("fox", "wolf") else 0.8
    tone, sign = head.traits.coat, 1 if side > 0 else -1
    shape = [(-0.4, 0.3), (-0.28, -0.3), (sign * 0.22, -tall), (0.3 + sign * 0.1, -0.26), (0.42, 0.3)]
    if "notched ear" in head.traits.marks and side < 0:
        shape[1:2] = [(-0.36, -0.1), (-0.1, -0.2), (-0.3, -0.42)]
    ear.blob(shape, tone, shade=0.6)
    ear.blob(
        [(-0.22, 0.2), (-0.12, -0.22), (sign * 0.17, -tall * 0.72), (0.16 + sign * 0.06, -0.2), (0.24, 0.2)],
        _inner(head),
        stroke=0,
    )
    if head.traits.species == "fox":
        ear.blob(
            [
                (sign * 0.22 - 0.17, -tall * 0.66),
                (sign * 0.22, -tall),
                (sign * 0.22 + 0.15, -tall * 0.64),
                (sign * 0.22, -tall * 0.58),
            ],
            "#4a3531",
            stroke=0,
        )


def _long(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    ear = paper.within(side * 0.4 - head.turn * 0.2, -0.72, droop * 1.8 + sign * 0.1)
    bend = 0.12 * sign
    shape = [
        (-0.2, 0.2),
        (-0.3, -0.5),
        (-0.26 + bend, -1.2),
        (bend, -1.55),
        (0.26 + bend, -1.2),
        (0.3, -0.5),
        (0.2, 0.2),
    ]
    if "notched ear" in head.traits.marks and side < 0:
        shape[2:3] = [(-0.36, -0.8), (-0.06, -0.95), (-0.3, -1.12)]
    ear.blob(shape, head.traits.coat, shade=0.6)
    ear.blob(
        [
            (-0.08, 0.0),
            (-0.15, -0.5),
            (-0.12 + bend, -1.1),
            (bend, -1.34),
            (0.12 + bend, -1.1),
            (0.15, -0.5),
            (0.08, 0.0),
        ],
        _inner(head),
        stroke=0,
    )


def _floppy(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    tone = head.traits.parts.get("ears") or darker(head.traits.coat, 0.26)
    ear = paper.within(side * 0.72 - head.turn * 0.2, -0.66, -droop * 0.2)
    ear.blob([(-sign * 0.2, -0.14), (sign * 0.22, -0.26), (sign * 0.56, 0.1), (sign * 0.66, 0.7),
        (sign * 0.42, 1.06),
              (sign * 0.16, 0.8), (0.0, 0.3)], tone, shade=0.7)  # fmt: skip


def _flap(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    x = side * 0.72 - head.turn * 0.3
    for size, tone in ((1.0, head.traits.coat), (0.76, _inner(head))):
        shape = [
            (0.0, -0.5),
            (0.5, -0.86),
            (0.98, -0.6),
            (1.1, -0.02),
            (0.92, 0.56),
            (0.5, 0.82),
            (0.2, 0.5),
            (-0.1, 0.3),
        ]
        paper.blob([(x + sign * a * size, (b + abs(droop) * a * 0.4) * size + 0.02) for a, b in shape], tone,
                   shade=0.6 if size == 1.0 else 0, stroke=1 if size == 1.0 else 0)  # fmt: skip


def _side(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    ear = paper.within(side * 0.86 - head.turn * 0.2, -0.3, droop * 0.5)
    ear.blob(
        [(-sign * 0.14, -0.16), (sign * 0.4, -0.24), (sign * 0.74, 0.0), (sign * 0.5, 0.22), (0.0, 0.2)],
        _side_tone(head),
        shade=0.6,
    )
    ear.blob(
        [(sign * 0.12, -0.06), (sign * 0.4, -0.1), (sign * 0.58, 0.02), (sign * 0.36, 0.1)],
        _inner(head),
        stroke=0,
    )
    if head.traits.species in ("cow", "goat") or "horns" in head.traits.marks:
        horn = paper.within(side * 0.46 - head.turn * 0.2, -0.8)
        high = 0.62 if head.traits.species == "goat" else 0.42
        horn.blob([(-0.14, 0.12), (sign * 0.06 - 0.1, -high * 0.6), (sign * 0.3, -high),
            (sign * 0.16 + 0.08, -high * 0.4), (0.14, 0.12)],
                  head.traits.parts.get("horns", "#e9dcc0"), shade=0.6)  # fmt: skip


def _side_tone(head: Head) -> str:
    return head.traits.parts.get("face", "#e6cdb4") if head.traits.species == "sheep" else head.traits.coat


def _fold(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    ear = paper.within(side * 0.66 - head.turn * 0.2, -0.72, droop * 0.6)
    ear.blob(
        [(-0.34, 0.26), (-0.26, -0.3), (sign * 0.1, -0.56), (0.3, -0.24), (0.36, 0.26)],
        head.traits.coat,
        shade=0.5,
    )
    ear.blob(
        [(sign * -0.12, -0.5), (sign * 0.3, -0.3), (sign * 0.26, 0.08), (sign * 0.02, -0.16)],
        darker(head.traits.coat, 0.12),
    )


def _tuft(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    ear = paper.within(side * 0.62 - head.turn * 0.2, -0.7, droop)
    ear.blob(
        [(-0.3, 0.2), (-0.24, -0.3), (sign * 0.1, -0.56), (0.26, -0.2), (0.3, 0.2)],
        head.traits.coat,
        shade=0.5,
    )
    ear.blob([(-0.13, 0.1), (sign * 0.05, -0.3), (0.14, 0.1)], _inner(head), stroke=0)


def _fluffy(paper: Paper, head: Head, side: float, droop: float) -> None:
    at = (side * 0.98 - head.turn * 0.3, -0.5 + abs(droop) * 0.4)
    paper.blob(cloud(at, 0.6, 0.56, 9, 0.08), head.traits.coat, shade=0.6)
    paper.blob(cloud(at, 0.38, 0.36, 7, 0.08), _inner(head), stroke=0)


def _bulge(paper: Paper, head: Head, side: float, droop: float) -> None:
    paper.oval((head.turn + side * 0.56, -0.62), 0.36, 0.36, head.traits.coat, shade=0.5)


def _upright(paper: Paper, head: Head, side: float, droop: float) -> None:
    ear = paper.within(side * 0.5 - head.turn * 0.2, -0.84, droop * 0.9)
    ear.blob(
        [(-0.2, 0.2), (-0.22, -0.26), (0.02, -0.62), (0.22, -0.26), (0.2, 0.2)], head.traits.coat, shade=0.5
    )
    ear.blob([(-0.09, 0.12), (-0.1, -0.2), (0.02, -0.42), (0.11, -0.2), (0.09, 0.12)], _inner(head), stroke=0)
    if side < 0:
        mane = head.traits.parts.get("mane") or darker(head.traits.coat, 0.4)
        paper.blob(cloud((-0.34, -0.56), 0.62, 0.6, 8, 0.1), mane, shade=0.5)


def _horns(paper: Paper, head: Head, side: float, droop: float) -> None:
    sign = 1 if side > 0 else -1
    stalk = paper.within(side * 0.42, -0.86, droop * 0.8 + sign * 0.2)
    stalk.wide([(0, 0.2), (0, -0.1), (sign * 0.06, -0.4)], paper.outline_of(head.traits.coat), 0.13)
    stalk.oval((sign * 0.06, -0.5), 0.17, 0.17, lighter(head.traits.coat, 0.35), shade=0.5)


_PENS: dict[str, Callable[[Paper, Head, float, float], None]] = {
    "big round": _disc(0.62, 0.84, -0.8), "round": _disc(0.36, 0.76, -0.74), "little round": _disc(0.3,
        0.84, -0.74),
    "side round": _disc(0.36, 1.02, -0.06), "pointed": _pointed, "long": _long, "floppy": _floppy,
        "flap": _flap,
    "little": _disc(0.24, 0.74, -0.66), "side": _side, "fold": _fold, "tuft": _tuft, "fluffy": _fluffy,
        "bulge": _bulge, "upright": _upright,
    "horns": _horns,
}  # fmt: skip
