"""Words over pictures: how quiet a place is, and what it costs to lay words there.

Everything is judged by the tones of the picture: edges tire the eye, most of all under a line of words; faces must
not be covered; and what must be laid behind the words to have them read hides some of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.frame import SOFT
from picturebook.layout.hanging import Hung
from picturebook.layout.inking import FEATHER, Backdrop, grown
from picturebook.layout.inks import Colour, luminance
from picturebook.layout.tones import Ground, cells, ground, lightness, strong
from picturebook.measure import Insets, Rect

SHARP = 64  # edge energy of the worst cell that may well be a head
_FACE = 240.0  # cost of words lying wholly on the cast
_HEAD = 40.0  # and of lying where somebody's head may well be: heads are drawn in the upper half
HEAD = 0.4  # of a figure's height that is about its head
_BODY = 60.0  # cost of hiding somebody whole, but for the head
_UNREAD = 3.0  # times as much do details count where nobody knows who is there
_EDGE = 80.0  # cost of edges everywhere
_UNEVEN = 30.0  # cost of light as uneven as can be
_STRONG = 60.0  # and of strong ones under every part of every line


def backdrop(boxes: Sequence[Rect], page: int, hung: Sequence[Hung], paper: Colour) -> Backdrop | None:
    """Read what lies behind boxes on a page; None where they lie on plain paper."""
    under = [
        one for one in hung if one.page == page and one.tones and any(box.meets(_seen(one)) for box in boxes)
    ]
    if not under:
        return None
    top = under[-1]
    assert top.tones is not None
    parts = [_in_take(box, top) for box in boxes]
    seen = ground(top.tones, *parts)
    beside = top.item.shape != "rect" or not all(top.item.box.holds(box) for box in boxes)
    if beside:
        seen = _with_paper(seen, paper)
    size = sum(part.width * part.height for part in parts)
    covered = sum(part.shared(known.box) for part in parts for known in top.tones.known)
    high = sum(part.y + part.height / 2 for part in parts) / len(parts) < 0.5
    guess = min(1.0, seen.peak / SHARP) if high and not top.tones.known else 0.0
    around = tuple(_in_take(grown(box, FEATHER / 2), top) for box in boxes)
    return Backdrop(
        ground=seen,
        faces=min(1.0, covered / size),
        guess=guess,
        tones=top.tones,
        around=around,
        paper=paper if beside else None,
    )


def unrest(behind: Backdrop | None) -> float:
    """Return how ill words lie there: 0 on plain paper, more over edges, uneven light and the cast."""
    if behind is None:
        return 0.0
    seen = behind.ground
    edges = _EDGE * (seen.energy / 128 + seen.peak / 512) + _STRONG * seen.strong
    uneven = _UNEVEN * (seen.high - seen.low) / 255
    return edges + uneven + _FACE * behind.faces + _HEAD * behind.guess


def hidden(box: Rect, page: int, hung: Sequence[Hung]) -> float:
    """Return how ill a panel would lie in a box, under which nothing is seen: on heads worst, then on whoever is there.

    Where nobody knows who stands where, what is drawn in most detail is held to be worth most, and what is of another
    lightness than its ground: thin lines have many edges, and somebody's head is a patch.
    """
    under = [one for one in hung if one.page == page and one.tones and box.meets(one.item.box)]
    if not under or under[-1].tones is None:
        return 0.0
    tones, part = under[-1].tones, _in_take(box, under[-1])
    cast = [known.box for known in tones.known]
    heads = [replace(one, height=one.height * HEAD) for one in cast]
    worst = [
        max((part.shared(one) / (one.width * one.height) for one in kind), default=0.0)
        for kind in (heads, cast)
    ]
    light, edges = cells(tones, part)
    detail = _EDGE * sum(edges) / len(edges) / 128
    unread = detail * _UNREAD + _UNEVEN * (max(light) - min(light)) / 255
    return _FACE * worst[0] + _BODY * worst[1] + (detail if cast else unread)


def glance(box: Rect, page: int, hung: Sequence[Hung], limit: float = float("inf")) -> float:
    """Return roughly how ill words in a box would lie, at a tenth of the time: for choosing what to look at closely.

    What is past the limit by its edges alone is not looked at further.
    """
    under = [one for one in hung if one.page == page and one.tones and box.meets(one.item.box)]
    if not under or under[-1].tones is None:
        return 0.0
    tones, part = under[-1].tones, _in_take(box, under[-1])
    light, edges = cells(tones, part)
    cost = _EDGE * sum(edges) / len(edges) / 128
    if cost > limit:
        return cost
    faces = sum(part.shared(known.box) for known in tones.known) / (part.width * part.height)
    uneven = _UNEVEN * (max(light) - min(light)) / 255
    return cost + _STRONG * strong(edges) + uneven + _FACE * min(1.0, faces)


def _in_take(box: Rect, hung: Hung) -> Rect:
    """Return a box of the page as fractions of the take shown there."""
    item = hung.item
    across, down = item.crop.width / item.box.width, item.crop.height / item.box.height
    wide, high = box.width * across, box.height * down
    return Rect(
        x=_in_sight(item.crop.x + (box.x - item.box.x) * across, wide),
        y=_in_sight(item.crop.y + (box.y - item.box.y) * down, high),
        width=wide,
        height=high,
    )


def _in_sight(start: float, long: float) -> float:
    """Return where a stretch wholly past an edge of a take is seen in it: past its edges a picture is mirrored."""
    if start + long <= 0.0:
        return -start - long
    return 2.0 - start - long if start >= 1.0 else start


def _seen(hung: Hung) -> Rect:
    """Return the box of a picture without the outer half of an edge that fades: there it is all but paper."""
    box = hung.item.box
    if hung.item.shape != "soft":
        return box
    by = box.width * SOFT / 2
    return box.inset(Insets(top=by, right=by, bottom=by, left=by))


def _with_paper(seen: Ground, paper: Colour) -> Ground:
    """Reckon with paper too, where the words lie partly beside the picture or over its faded edge."""
    level = lightness(luminance(paper))
    return replace(
        seen,
        mean=(seen.mean + level) / 2,
        low=min(seen.low, level),
        high=max(seen.high, level),
    )
