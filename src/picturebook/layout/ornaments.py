"""Ornaments: small drawings in lines and curves, for pauses in the text, quiet pages, borders and endpapers.

Each motif is drawn once about the origin, one unit high, and then placed, turned and sized. They are vector
shapes in the theme's inks, so they print at any size and cost nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from picturebook.layout import childish, retro
from picturebook.layout.frame import Ink, Picture, Shape
from picturebook.layout.motifs import ROUND, Path, Step, Stroke, ellipse
from picturebook.measure import Insets, Rect
from picturebook.record import record

_THICK, _THIN = 1.8, 0.8  # points, of a border; houses print nothing under 0.75 surely


@record
class Paints:
    """The inks an ornament is drawn in: the strong one, a softer one for what stays behind, a ground made paler."""

    strong: Ink
    soft: Ink
    pale: Ink | None = None


@record
class Bounds:
    """A page to be drawn over, in points: its trim, the bleed past it, and where nothing is cut off by a hair."""

    trim: Rect
    bleed: Insets
    safe: Rect


@record
class _Spot:
    """Where a motif goes: its middle, its height, how far it is turned in degrees."""

    x: float
    y: float
    height: float
    turn: float = 0.0


def names() -> tuple[str, ...]:
    """Return every ornament's name."""
    return (*_MOTIFS, *_PAGES)


def stature(name: str) -> float:
    """Return how tall a motif wants to stand beside the others: a lantern has more to show than three stars."""
    return _STATURE.get(name, 1.0)


def reach(name: str) -> float:
    """Return how far a motif reaches to either side of its middle, in its own heights."""
    return max(abs(float(x)) for stroke in _MOTIFS[name]() for step in stroke.path for x in step[1::2])


def fills_page(name: str) -> bool:
    """Say whether the ornament is drawn over a whole page (a border, a pattern) and not in a line."""
    return name in _PAGES


def small(name: str, box: Rect, paints: Paints) -> tuple[Shape, ...]:
    """Draw a motif in the middle of a box, as high as the box. Raises KeyError for an unknown name."""
    spot = _Spot(x=box.x + box.width / 2, y=box.y + box.height / 2, height=box.height)
    return tuple(_placed(_MOTIFS[name](), spot, paints))


def over_page(name: str, page: Bounds, paints: Paints) -> tuple[Shape, ...]:
    """Draw a border within a page's safe area, or a pattern out into its bleed. Raises KeyError for an unknown name."""
    return tuple(_PAGES[name](page, paints))


def rounded(box: Rect, radius: float) -> Path:
    """Return the outline of a box with rounded corners, in points."""
    r = max(0.0, min(radius, box.width / 2, box.height / 2))
    if r == 0.0:
        return outline(box)
    k = r * (1 - ROUND)
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def cornered(box: Rect, radii: tuple[float, ...]) -> Path:
    """Return the outline of a box with corners of these radii in points: upper left, upper right, and on round."""
    most = min(box.width, box.height) / 2
    first, second, third, last = (min(radius, most) for radius in radii)
    x, y, right, bottom, k = box.x, box.y, box.right, box.bottom, 1 - ROUND
    return (
        ("M", x + first, y),
        ("L", right - second, y),
        ("C", right - second * k, y, right, y + second * k, right, y + second),
        ("L", right, bottom - third),
        ("C", right, bottom - third * k, right - third * k, bottom, right - third, bottom),
        ("L", x + last, bottom),
        ("C", x + last * k, bottom, x, bottom - last * k, x, bottom - last),
        ("L", x, y + first),
        ("C", x, y + first * k, x + first * k, y, x + first, y),
        ("Z",),
    )


def outline(box: Rect) -> Path:
    """Return the outline of a box."""
    return (
        ("M", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.bottom),
        ("L", box.x, box.bottom),
        ("Z",),
    )


def cut_out(picture: Picture) -> Path | None:
    """Return the outline a picture is cut along, None where that is its box or fades into the paper."""
    match picture.shape:
        case "oval":
            return oval(picture.box)
        case "rounded" if picture.square is None:
            return rounded(picture.box, picture.radius)
        case "rounded":
            outer, fold = picture.radius, 0.0
            left, right = (fold, outer) if picture.square == "left" else (outer, fold)
            return cornered(picture.box, (left, right, right, left))
        case _:
            return None


def oval(box: Rect) -> Path:
    """Return the ellipse inside a box."""
    return ellipse(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2)


def _star(x: float, y: float, radius: float, turn: float = 0.0) -> Path:
    """Return a plump five-pointed star whose sides bow inwards, as if cut with scissors."""
    path: list[Step] = []
    for point in range(5):
        angle = math.radians(turn - 90 + 72 * point)
        tip = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        valley = math.radians(turn - 90 + 72 * point + 36)
        inner = (x + radius * 0.5 * math.cos(valley), y + radius * 0.5 * math.sin(valley))
        path.append(("L" if path else "M", *tip))
        path.append(("L", *inner))
    return (*path, ("Z",))


def _leaf_at(x: float, y: float, long: float, turn: float) -> Path:
    """Return one pointed leaf growing from (x, y)."""
    wide = long * 0.36
    raw: Path = (
        ("M", 0.0, 0.0),
        ("C", long * 0.25, -wide, long * 0.7, -wide, long, 0.0),
        ("C", long * 0.7, wide * 0.75, long * 0.25, wide * 0.75, 0.0, 0.0),
        ("Z",),
    )
    return _turned(raw, _Spot(x=x, y=y, height=1.0, turn=turn))


def _stars() -> tuple[Stroke, ...]:
    return (
        Stroke(path=_star(-1.25, 0.08, 0.33, -12), soft=True),
        Stroke(path=_star(0.0, 0.0, 0.5)),
        Stroke(path=_star(1.25, 0.08, 0.33, 12), soft=True),
    )


def _star_alone() -> tuple[Stroke, ...]:
    return (Stroke(path=_star(0.0, 0.0, 0.5)),)


def _dots() -> tuple[Stroke, ...]:
    return (
        Stroke(path=ellipse(-0.9, 0.0, 0.15, 0.15), soft=True),
        Stroke(path=ellipse(0.0, 0.0, 0.2, 0.2)),
        Stroke(path=ellipse(0.9, 0.0, 0.15, 0.15), soft=True),
    )


def _rule() -> tuple[Stroke, ...]:
    """Two strokes of a pen that swell and taper, with a seed between them."""
    arms = []
    for way in (-1.0, 1.0):
        arms.append(
            Stroke(
                path=(
                    ("M", way * 0.55, 0.0),
                    ("C", way * 1.6, -0.11, way * 2.8, -0.05, way * 4.2, 0.0),
                    ("C", way * 2.8, 0.03, way * 1.6, 0.05, way * 0.55, 0.0),
                    ("Z",),
                )
            )
        )
    seed: Path = (("M", 0.0, -0.24), ("L", 0.24, 0.0), ("L", 0.0, 0.24), ("L", -0.24, 0.0), ("Z",))
    return (*arms, Stroke(path=seed))


def _sprig() -> tuple[Stroke, ...]:
    """A twig lying on its side: leaves in pairs that grow smaller to both ends, a berry in the middle."""
    strokes = []
    for way in (-1.0, 1.0):
        stem: Path = (("M", way * 0.2, 0.06), ("C", way * 0.8, 0.12, way * 1.5, 0.04, way * 2.1, -0.16))
        strokes.append(Stroke(path=stem, line=0.055))
        for at, long in ((0.55, 0.62), (1.1, 0.54), (1.65, 0.42)):
            drop = 0.1 - 0.09 * max(0.0, at - 0.8)
            up, down = (-42.0, 38.0) if way > 0 else (-138.0, 142.0)
            strokes.append(Stroke(path=_leaf_at(way * at, drop, long, up)))
            strokes.append(Stroke(path=_leaf_at(way * at, drop, long * 0.85, down), soft=True))
    return (*strokes, Stroke(path=ellipse(0.0, 0.03, 0.13, 0.13)))


def _lantern() -> tuple[Stroke, ...]:
    """A paper lantern on its string: a round belly with ribs, a cap above and below, a tassel."""
    ribs = tuple(
        Stroke(
            path=(("M", side * 0.08, -0.28), ("C", side * 0.3, -0.16, side * 0.3, 0.14, side * 0.08, 0.26)),
            line=0.022,
        )
        for side in (-1.0, 1.0)
    )
    cap = Rect(x=-0.13, y=-0.335, width=0.26, height=0.075)
    foot = Rect(x=-0.11, y=0.235, width=0.22, height=0.065)
    tassel: Path = (("M", 0.0, 0.3), ("L", 0.05, 0.47), ("L", -0.05, 0.47), ("Z",))
    return (
        Stroke(path=(("M", 0.0, -0.5), ("L", 0.0, -0.32)), line=0.026),
        Stroke(path=ellipse(0.0, -0.02, 0.34, 0.28), soft=True),
        Stroke(path=ellipse(0.0, -0.02, 0.34, 0.28), line=0.026),
        *ribs,
        Stroke(path=rounded(cap, 0.03)),
        Stroke(path=rounded(foot, 0.03)),
        Stroke(path=tassel),
    )


_STATURE = {
    "lantern": 2.6,
    "leaf": 1.2,
    "pencil": 1.3,
    "blocks": 1.3,
    "sun": 2.4,
    "flower": 2.6,
    "starburst": 2.2,
    "atom": 2.2,
    "boomerang": 1.3,
    "diamonds": 1.5,
    "burst": 1.8,
    "strip": 1.5,
}
_MOTIFS: dict[str, Callable[[], tuple[Stroke, ...]]] = {
    "stars": _stars,
    "star": _star_alone,
    "dots": _dots,
    "rule": _rule,
    "leaf": _sprig,
    "lantern": _lantern,
    "pencil": childish.pencil,
    "blocks": childish.blocks,
    "sun": childish.sun,
    "scribble": childish.scribble,
    "flower": childish.flower,
    "starburst": retro.starburst,
    "atom": retro.atom,
    "boomerang": retro.boomerang,
    "diamonds": retro.diamonds,
    "burst": retro.burst,
    "strip": retro.strip,
}


def _border(page: Bounds, paints: Paints) -> Iterator[Shape]:
    """Two lines round the page, a thick and a thin one, and a star in each corner of the inner one."""
    trim, safe = page.trim, page.safe
    kept = max(safe.x - trim.x, safe.y - trim.y, trim.right - safe.right, trim.bottom - safe.bottom)
    margin = max(
        min(trim.width, trim.height) * 0.045, kept + _THICK / 2
    )  # alike on all sides, binding or not
    outer = trim.inset(Insets(top=margin, right=margin, bottom=margin, left=margin))
    step = max(3.0, margin * 0.3)
    inner = outer.inset(Insets(top=step, right=step, bottom=step, left=step))
    yield Shape(path=rounded(outer, margin * 0.6), stroke=paints.strong, width=_THICK)
    yield Shape(path=rounded(inner, margin * 0.4), stroke=paints.soft, width=_THIN)
    away, size = margin * 0.85, margin * 0.6
    for x in (inner.x + away, inner.right - away):
        for y in (inner.y + away, inner.bottom - away):
            yield from _placed(_star_alone(), _Spot(x=x, y=y, height=size), paints)


def _pattern(*motifs: str, every: float = 0.16) -> Callable[[Bounds, Paints], Iterator[Shape]]:
    """Make a half-drop repeat of motifs, as wallpaper is hung, out to the bleed."""

    def draw(page: Bounds, paints: Paints) -> Iterator[Shape]:
        trim, full = page.trim, _bled(page)
        step = min(trim.width, trim.height) * every
        across, down = math.ceil(full.width / step) + 1, math.ceil(full.height / step) + 2
        for column in range(across):
            for row in range(down):
                name = motifs[(column + 2 * row) % len(motifs)]
                x = trim.x + trim.width / 2 + (column - across // 2) * step
                y = trim.y + (row - 0.5) * step + (step / 2 if column % 2 else 0.0)
                turn = (column * 37 + row * 23) % 5 * 9.0 - 18.0
                high = step * _REPEATED.get(name, 0.14)
                spot = _Spot(x=x, y=y, height=high, turn=0.0 if name == "lantern" else turn)
                if _reaches(spot, full):
                    yield from _placed(_MOTIFS[name](), spot, paints)

    return draw


def _copybook(page: Bounds, paints: Paints) -> Iterator[Shape]:
    """The lines children learn to write on."""
    ruled, dashes = childish.copybook(page.trim, _bled(page))
    yield from (Shape(path=path, stroke=paints.strong, width=1.2) for path in ruled)
    yield from (Shape(path=path, stroke=paints.soft, width=0.8) for path in dashes)


def _harlequin(page: Bounds, paints: Paints) -> Iterator[Shape]:
    """Diamonds edge to edge, as on a clown's coat."""
    lozenges, dots = retro.harlequin(page.trim, _bled(page))
    yield Shape(path=lozenges, fill=paints.soft)
    yield Shape(path=dots, fill=paints.strong)


def _halftone(page: Bounds, paints: Paints) -> Iterator[Shape]:
    """A screen of dots that grow from the head of the page to its foot."""
    yield Shape(path=retro.halftone(page.trim, _bled(page)), fill=paints.pale or paints.soft)


def _bled(page: Bounds) -> Rect:
    bleed = page.bleed
    return page.trim.inset(Insets(top=-bleed.top, right=-bleed.right, bottom=-bleed.bottom, left=-bleed.left))


# How high a motif stands in its pattern, of the distance from one to the next.
_REPEATED = {
    "lantern": 0.42, "star": 0.2, "sun": 0.5, "scribble": 0.2, "flower": 0.5, "starburst": 0.5, "atom": 0.5,
    "boomerang": 0.26,
}  # fmt: skip
_PAGES: dict[str, Callable[[Bounds, Paints], Iterator[Shape]]] = {
    "border": _border,
    "pattern": _pattern("star", "dots", "star"),
    "pattern-stars": _pattern("star"),
    "pattern-lanterns": _pattern("lantern", "star", every=0.2),
    "pattern-leaves": _pattern("leaf", every=0.2),
    "pattern-dots": _pattern("dots", every=0.11),
    "pattern-lines": _copybook,
    "pattern-suns": _pattern("sun", every=0.25),
    "pattern-scribbles": _pattern("scribble", "flower", "scribble", every=0.22),
    "pattern-atoms": _pattern("starburst", "boomerang", "atom", every=0.2),
    "pattern-diamonds": _harlequin,
    "pattern-halftone": _halftone,
}


def _reaches(spot: _Spot, full: Rect) -> bool:
    return full.holds(Rect(x=spot.x, y=spot.y, width=0.0, height=0.0), slack=spot.height * 2)


def _placed(strokes: tuple[Stroke, ...], spot: _Spot, paints: Paints) -> Iterator[Shape]:
    for stroke in strokes:
        paint = paints.soft if stroke.soft else paints.strong
        path = _turned(stroke.path, spot)
        if stroke.line:
            yield Shape(path=path, stroke=paint, width=max(0.4, stroke.line * spot.height))
        else:
            yield Shape(path=path, fill=paint)


def _turned(path: Path, spot: _Spot) -> Path:
    """Turn, size and move a path."""
    angle = math.radians(spot.turn)
    cos, sin = math.cos(angle) * spot.height, math.sin(angle) * spot.height
    made: list[Step] = []
    for step in path:
        numbers = [float(part) for part in step[1:]]
        moved: list[float] = []
        for x, y in zip(numbers[0::2], numbers[1::2], strict=True):
            moved += [spot.x + x * cos - y * sin, spot.y + x * sin + y * cos]
        made.append((step[0], *moved))
    return tuple(made)
