"""Muzzles and noses, and the masks some animals wear round them; in the head's frame."""

from __future__ import annotations

from picturebook.studio.sketch.cloth import Cloth
from picturebook.studio.sketch.colour import darker, lighter, mix
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.people import Head, draw_bow


def draw_muzzle(paper: Paper, head: Head, kind: str, pale: str) -> None:
    """Draw the part of a face the mouth sits in."""
    pen = {
        "patch": _patch, "point": _point, "cheeks": _cheeks, "big": _big, "mask": _mask, "snout": _snout,
        "broad": _broad, "trunk": _trunk, "wide": _wide, "badger": _badger, "raccoon": _raccoon,
            "monkey": _monkey,
    }.get(kind)  # fmt: skip
    if pen:
        pen(paper, head, pale)


def _patch(paper: Paper, head: Head, pale: str) -> None:
    paper.oval((head.turn * 1.1, 0.5), 0.46, 0.37, pale, stroke=0.5)


def _point(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    paper.oval((t * 0.95, 0.56), 0.29, 0.32, pale, stroke=0)


def _cheeks(paper: Paper, head: Head, pale: str) -> None:
    t, wide = head.turn, 0.44 if head.traits.species == "hamster" else 0.26
    for side in (-1, 1):
        paper.oval((t + side * wide * 0.8, 0.54), wide, 0.32 if wide > 0.3 else 0.24, pale, stroke=0)
    paper.oval((t, 0.72), 0.26, 0.2, pale, stroke=0)
    if head.traits.species == "hamster":
        paper.blob(
            [(t - 0.08, -0.74), (t + 0.08, -0.74), (t + 0.08, 0.1), (t - 0.08, 0.1)],
            lighter(pale, 0.2),
            stroke=0,
            opacity=0.5,
        )


def _big(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn * 1.2
    paper.blob(
        [
            (t - 0.2, 0.08),
            (t + 0.2, 0.08),
            (t + 0.46, 0.42),
            (t + 0.44, 0.76),
            (t, 0.94),
            (t - 0.44, 0.76),
            (t - 0.46, 0.42),
        ],
        pale,
        stroke=0.5,
    )


def _mask(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    for side in (-1, 1):
        edge = [(side * 0.93, 0.1), (side * 0.66, 0.5), (side * 0.24, 0.84), (0.0, 0.96)]
        paper.blob([(t, 0.36), (t + side * 0.34, 0.3), *edge], pale, stroke=0)


def _snout(paper: Paper, head: Head, pale: str) -> None:
    t, tone = head.turn * 1.35, mix(head.traits.coat, "#d8766f", 0.3)
    paper.oval((t, 0.34), 0.36, 0.27, tone, shade=0.5)
    for side in (-1, 1):
        paper.oval((t + side * 0.13, 0.34), 0.055, 0.09, darker(tone, 0.4), stroke=0)


def _broad(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn * 1.2
    tone = mix(pale, "#eba9a0", 0.5) if head.traits.species == "cow" else pale
    paper.blob(
        [
            (t - 0.5, 0.36),
            (t, 0.24),
            (t + 0.5, 0.36),
            (t + 0.62, 0.68),
            (t + 0.36, 0.98),
            (t, 1.04),
            (t - 0.36, 0.98),
            (t - 0.62, 0.68),
        ],
        tone,
        shade=0.4,
    )
    for side in (-1, 1):
        paper.oval((t + side * 0.24, 0.5), 0.06, 0.08, darker(tone, 0.45), stroke=0, turn=side * 0.4)


def _trunk(paper: Paper, head: Head, pale: str) -> None:
    t, tone = head.turn, head.traits.coat
    line = [(t * 1.1, 0.16), (t + 0.08, 0.7), (t + 0.16, 1.16), (t + 0.46, 1.4), (t + 0.78, 1.22)]
    left = [(-0.26, 0), (-0.22, 0), (-0.2, 0.06), (-0.02, 0.2), (0.16, 0.1)]
    right = [(0.28, 0), (0.24, 0), (0.16, -0.06), (0.02, -0.16), (-0.1, -0.1)]
    shape = [(x + a, y + b) for (x, y), (a, b) in zip(line, left, strict=True)]
    shape += [(x + a, y + b) for (x, y), (a, b) in reversed(list(zip(line, right, strict=True)))]
    paper.blob(shape, tone, shade=0.6)
    for y in (0.42, 0.64, 0.86, 1.06):
        x = t * 1.1 + y * 0.1
        paper.curve([(x - 0.14, y), (x, y + 0.06), (x + 0.16, y)], line=darker(tone, 0.3), stroke=0.7)


def _wide(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    paper.blob(
        [
            (-0.92 + t * 0.3, 0.3),
            (0.0, 0.44),
            (0.92 + t * 0.3, 0.3),
            (0.62, 0.78),
            (0.0, 0.94),
            (-0.62, 0.78),
        ],
        pale,
        stroke=0,
    )


def _badger(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    white = "#f6f0e4"
    paper.blob(
        [
            (t * 0.6 - 0.2, -0.86),
            (t * 0.6 + 0.2, -0.86),
            (t + 0.3, 0.4),
            (t + 0.3, 0.92),
            (t - 0.3, 0.92),
            (t - 0.3, 0.4),
        ],
        white,
        stroke=0,
    )
    for side in (-1, 1):
        paper.blob(
            [
                (side * 0.9, -0.1),
                (side * 0.82 + t * 0.2, 0.5),
                (side * 0.4 + t, 0.82),
                (side * 0.62 + t * 0.4, 0.2),
            ],
            white,
            stroke=0,
        )
        paper.blob([(t * 0.8 + side * 0.28, -0.7), (t * 0.8 + side * 0.54, -0.4), (t + side * 0.6, 0.16),
            (t + side * 0.34, 0.5), (t + side * 0.26, -0.1)],
                   "#45414a", stroke=0)  # fmt: skip
        paper.oval((t + side * 0.38, -0.02), 0.17, 0.18, "#e9e2d6", stroke=0)


def _raccoon(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    paper.oval((t * 1.1, 0.56), 0.42, 0.32, "#f6f0e4", stroke=0)
    for side in (-1, 1):
        paper.oval(
            (t + side * 0.48, 0.04), 0.4, 0.22, darker(head.traits.coat, 0.5), stroke=0, turn=side * 0.3
        )
        paper.oval((t + side * 0.4, -0.02), 0.18, 0.19, "#efe8dc", stroke=0)


def _monkey(paper: Paper, head: Head, pale: str) -> None:
    t = head.turn
    tone = lighter(head.traits.coat, 0.55)
    for side in (-1, 1):
        paper.oval((t + side * 0.34, 0.0), 0.4, 0.44, tone, stroke=0)
    paper.oval((t, 0.52), 0.6, 0.42, tone, stroke=0)


def draw_nose(paper: Paper, head: Head, kind: str) -> None:
    """Draw the nose."""
    t, told = head.turn * 1.35, head.traits.parts.get("nose")
    if kind in ("pink", "dark", "small", "soft"):
        tone = told or {"pink": "#e58b8b", "dark": "#3b2d31", "soft": "#b98378"}.get(kind, "#4a3836")
        paper.blob(
            [(t - 0.12, 0.32), (t, 0.29), (t + 0.12, 0.32), (t + 0.07, 0.42), (t, 0.46), (t - 0.07, 0.42)],
            tone,
            stroke=0.8,
        )
        paper.curve([(t, 0.46), (t - head.turn * 0.1, 0.56)], line=darker(tone, 0.4), stroke=0.9)
    elif kind in ("big", "tall"):
        tall = 0.3 if kind == "tall" else 0.15
        tone = told or "#3b2f33"
        paper.oval((t, 0.34), 0.2, tall, tone, stroke=0.6)
        paper.oval((t + 0.05, 0.34 - tall * 0.45), 0.06, 0.035, "#ffffff", stroke=0, opacity=0.7)
        paper.curve([(t, 0.34 + tall), (t, 0.44 + tall)], line=tone, stroke=1.0)
    elif kind == "nostrils":
        for side in (-1, 1):
            paper.oval((t + side * 0.09, 0.16), 0.03, 0.03, darker(head.traits.coat, 0.5), stroke=0)


def draw_kerchief(paper: Paper, cloth: Cloth) -> None:
    """Draw a kerchief tied under the chin of an animal."""
    paper.blob([(-1.0, -0.1), (-0.86, -0.74), (-0.4, -1.06), (0.0, -1.1), (0.4, -1.06), (0.86, -0.74),
        (1.0, -0.1), (0.7, -0.5), (0.0, -0.7), (-0.7, -0.5)],
               cloth.colour, shade=0.6)  # fmt: skip
    draw_bow(paper.within(0.0, 1.0), cloth, 0.3)
