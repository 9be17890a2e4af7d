"""Hair: the part behind the head, the part over the brow, and strands drawn into both.

In the head's frame (one unit from the middle to the chin). A cap runs from ear to ear over the crown; its
lower edge is the fringe. Styles differ by what hangs or stands beside it.
"""

from __future__ import annotations

from math import cos, pi, sin

from picturebook.studio.sketch.colour import darker, lighter, luminance
from picturebook.studio.sketch.paper import Paper, cloud
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

_FRINGES: dict[str, list[Point]] = {
    "swept": [(0.9, -0.02), (0.74, -0.34), (0.36, -0.52), (0.06, -0.62), (-0.36, -0.36), (-0.72, -0.16),
        (-0.92, 0.06)],
    "straight": [(0.94, 0.06), (0.84, -0.24), (0.42, -0.22), (0.0, -0.26), (-0.42, -0.22), (-0.84,
        -0.24), (-0.94, 0.06)],
    "parted": [(0.95, 0.06), (0.78, -0.22), (0.42, -0.46), (0.02, -0.72), (-0.4, -0.46), (-0.78, -0.22),
        (-0.95, 0.06)],
    "high": [(0.96, -0.06), (0.8, -0.46), (0.44, -0.66), (0.0, -0.72), (-0.44, -0.66), (-0.8, -0.46),
        (-0.96, -0.06)],
    "tufty": [(0.92, 0.0), (0.78, -0.4), (0.5, -0.26), (0.3, -0.5), (0.02, -0.28), (-0.2, -0.52), (-0.48,
        -0.22), (-0.68, -0.42), (-0.92, 0.02)],
}  # fmt: skip
_FRINGE_OF = {
    "bob": "straight", "long": "parted", "pigtails": "parted", "braids": "parted", "ponytail": "swept",
    "bun": "swept", "spiky": "tufty", "short": "swept", "curly": "high", "afro": "high", "puffs": "high",
}  # fmt: skip


def behind(paper: Paper, traits: Traits, turn: float, covered: bool = False) -> None:
    """Draw the hair that lies behind head and body."""
    shift, style = -turn * 0.35, traits.style
    mop = {"bob": (1.24, 0.92), "long": (1.22, 1.95)}.get(style, (1.08, 0.42))
    if style in ("bob", "long", "short", "spiky", "bun", "ponytail", "pigtails", "braids"):
        paper.blob(_mop(shift, *mop), darker(traits.hair, 0.14), shade=0.6 if mop[1] > 0.5 else 0.0)
    pen = {
        "long": _long, "curly": _curly, "afro": _afro, "puffs": _puffs, "pigtails": _pigtails,
        "ponytail": _ponytail, "braids": _braids, "bun": _bun,
    }.get(style)  # fmt: skip
    if pen and not (covered and style == "bun"):
        pen(paper, traits.hair, shift)


def _long(paper: Paper, tone: str, shift: float) -> None:
    _strands(paper, [((x + shift, 0.5), (x * 1.1 + shift, 1.7)) for x in (-0.95, -0.7, 0.75, 0.95)], tone)


def _curly(paper: Paper, tone: str, shift: float) -> None:
    paper.blob(cloud((shift, -0.1), 1.26, 1.2, 11, 0.05), tone, shade=0.5)


def _afro(paper: Paper, tone: str, shift: float) -> None:
    paper.blob(cloud((shift, -0.3), 1.55, 1.42, 15, 0.035), tone, shade=0.7)
    spots = [(-1.1, -0.7), (-0.5, -1.35), (0.3, -1.4), (1.0, -0.9), (-1.25, 0.0), (1.2, -0.1)]
    _curls(paper, tone, spots, shift)


def _puffs(paper: Paper, tone: str, shift: float) -> None:
    for side in (-1, 1):
        at = (side * 0.98 + shift, -0.86)
        paper.blob(cloud(at, 0.56, 0.54, 8, 0.06), tone, shade=0.7)
        _curls(paper, tone, [(at[0] - 0.12, at[1] - 0.14), (at[0] + 0.18, at[1] + 0.05)], 0.0)


def _pigtails(paper: Paper, tone: str, shift: float) -> None:
    for side in (-1, 1):
        _tail(paper, tone, (side * 1.02 + shift, 0.1), side, 1.15)


def _ponytail(paper: Paper, tone: str, shift: float) -> None:
    _tail(paper, tone, (-0.85 + shift, -0.5), -1, 1.5)


def _braids(paper: Paper, tone: str, shift: float) -> None:
    for side in (-1, 1):
        _braid(paper, tone, (side * 1.0 + shift, 0.42), side)


def _bun(paper: Paper, tone: str, shift: float) -> None:
    paper.oval((shift * 1.4, -1.22), 0.46, 0.4, tone, shade=0.8)
    twist = [(shift - 0.3, -1.24), (shift, -1.42), (shift + 0.24, -1.24), (shift, -1.14)]
    paper.curve(twist, line=darker(tone, 0.2), stroke=0.8)


def over(paper: Paper, traits: Traits, turn: float, covered: bool) -> None:
    """Draw the cap of hair over the brow; covered hair shows only its fringe and sides."""
    style, tone = traits.style, traits.hair
    if style == "bald":
        _tufts(paper, traits, turn)
        return
    if style == "baby":
        for k in (-0.12, 0.0, 0.12):
            paper.curve(
                [(k + turn * 0.2, -0.98), (k * 2 + 0.06, -1.16), (k * 2.4 + 0.2, -1.12)],
                line=tone,
                stroke=1.4,
            )
        return
    shift = -turn * 0.12
    outer = 1.03 if covered else {"spiky": 1.16, "afro": 1.06}.get(style, 1.12)
    crown = [
        (1.03 * cos(a) + shift, outer * sin(a) - 0.02) for a in (pi * (1.04 + 0.115 * k) for k in range(9))
    ]
    if style == "spiky" and not covered:
        crown = [
            (x * (1.13 if i % 2 else 0.98), y * (1.12 if i % 2 else 0.95)) for i, (x, y) in enumerate(crown)
        ]
    name = _FRINGE_OF.get(style, "swept")
    fringe = [(x + turn * 0.55 * (1 - abs(x)), y) for x, y in _FRINGES[name]]
    if style in ("curly", "afro", "puffs"):
        fringe = _scalloped(fringe)
    paper.blob(crown + fringe, tone, shade=0.0)
    _parting(paper, traits, name, turn)
    if style in ("curly", "afro"):
        _curls(paper, tone, [(-0.62, -0.72), (0.05, -0.92), (0.66, -0.7)], turn * 0.2)


def _parting(paper: Paper, traits: Traits, name: str, turn: float) -> None:
    """Draw strands that follow the way the hair was combed, and the light on the crown."""
    tone = traits.hair
    root = {
        "swept": (0.2, -1.02),
        "parted": (0.02, -0.98),
        "straight": (0.0, -1.04),
        "tufty": (0.1, -1.0),
    }.get(name)
    if root:
        x = root[0] + turn * 0.4
        ends = [(-0.78, -0.34), (-0.4, -0.5), (0.5, -0.6), (0.84, -0.3)]
        if name == "straight":
            ends = [(-0.6, -0.34), (-0.24, -0.36), (0.2, -0.36), (0.58, -0.34)]
        _strands(paper, [((x, root[1]), (end[0] + turn * 0.2, end[1])) for end in ends], tone)
    shine = lighter(tone, 0.3 if luminance(tone) < 0.5 else 0.5)
    paper.curve([(0.32, -0.86), (0.52, -0.76), (0.68, -0.6)], line=shine, stroke=2.2, opacity=0.55)


def _strands(paper: Paper, lines: list[tuple[Point, Point]], tone: str) -> None:
    ink = darker(tone, 0.3) if luminance(tone) > 0.25 else lighter(tone, 0.22)
    for (ax, ay), (bx, by) in lines:
        middle = ((ax + bx) / 2 + (bx - ax) * 0.14, (ay + by) / 2 - 0.08)
        paper.curve([(ax, ay), middle, (bx, by)], line=ink, stroke=0.7, opacity=0.75)


def _curls(paper: Paper, tone: str, spots: list[Point], shift: float) -> None:
    ink = darker(tone, 0.3) if luminance(tone) > 0.25 else lighter(tone, 0.25)
    for x, y in spots:
        x += shift
        paper.curve([(x - 0.14, y + 0.06), (x - 0.08, y - 0.1), (x + 0.1, y - 0.1), (x + 0.12, y + 0.06),
            (x, y + 0.08)],
                    line=ink, stroke=0.75, opacity=0.8)  # fmt: skip


def _scalloped(points: list[Point]) -> list[Point]:
    out: list[Point] = []
    for i, (x, y) in enumerate(points):
        out.append((x, y - 0.05))
        if i + 1 < len(points):
            nx, ny = points[i + 1]
            out.append(((x + nx) / 2, (y + ny) / 2 + 0.1))
    return out


def _mop(shift: float, wide: float, low: float) -> list[Point]:
    """Return hair hanging behind the head down to a height."""
    return [
        (shift - wide * 0.9, -0.62), (shift - wide * 0.5, -1.06), (shift, -1.14), (shift + wide * 0.5, -1.06),
        (shift + wide * 0.9, -0.62), (shift + wide, 0.1), (shift + wide * 1.0, low * 0.75),
        (shift + wide * 0.78, low), (shift + wide * 0.3, low * 0.94), (shift - wide * 0.3, low * 0.94),
        (shift - wide * 0.78, low), (shift - wide, low * 0.75), (shift - wide, 0.1),
    ]  # fmt: skip


def _tail(paper: Paper, tone: str, at: Point, side: int, long: float) -> None:
    x, y = at
    shape = [(x, y - 0.12), (x + side * 0.42, y + 0.02), (x + side * 0.58, y + long * 0.45),
             (x + side * 0.42, y + long), (x + side * 0.26, y + long * 0.72), (x + side * 0.04,
                 y + long * 0.4)]  # fmt: skip
    paper.blob(shape, tone, shade=0.8)
    _strands(paper, [((x + side * 0.12, y), (x + side * 0.4, y + long * 0.8))], tone)
    paper.oval((x + side * 0.02, y), 0.1, 0.13, "#c9566a", stroke=0.8)


def _braid(paper: Paper, tone: str, at: Point, side: int) -> None:
    x, y = at
    for k in range(4):
        size = 0.21 - 0.02 * k
        paper.oval(
            (x + side * 0.06 * k, y + 0.28 * k), size, 0.2, tone, shade=0.7, turn=0.5 if k % 2 else -0.5
        )
    end = (x + side * 0.24, y + 1.1)
    paper.oval(end, 0.12, 0.07, "#c9566a", stroke=0.8)
    paper.blob([(end[0] - 0.09, end[1] + 0.04), (end[0] + 0.09, end[1] + 0.04), (end[0] + 0.13,
        end[1] + 0.26),
                (end[0] - 0.11, end[1] + 0.26)], tone)  # fmt: skip


def _tufts(paper: Paper, traits: Traits, turn: float) -> None:
    """Draw what a bald head keeps above the ears."""
    for side in (-1, 1):
        x = side * 0.93 - turn * 0.16
        paper.blob(cloud((x, -0.02), 0.13, 0.3, 5, 0.12), traits.hair, stroke=0.8)
    paper.curve([(0.3, -0.78), (0.48, -0.7), (0.6, -0.56)], line="#ffffff", stroke=2.0, opacity=0.5)
