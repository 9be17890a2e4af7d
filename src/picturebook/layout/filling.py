"""Filling: a line's glyphs moved apart, or together, until it is as long as its column is wide.

Spaces take their share by how much each may give, and so do the joints between Chinese and Japanese characters. What is
shared out is rounded to font units so that its sum is exact. A line whose spaces would become wider than is allowed is
left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from picturebook.layout.frame import Cluster, Glyph
from picturebook.layout.justified import JOINED, JOINT, LOOSEST, TIGHT, give
from picturebook.layout.lines import SPACE
from picturebook.layout.margins import after, before
from picturebook.layout.order import Ordered, Part
from picturebook.layout.shape import Said, Shaped, hyphen_of, width

_SPACE = re.compile("[ \u00a0]")
_PAIRED = "—…‥"  # two of these are one sign
_NEAR = 1.1  # of a limit: words measured one by one are not quite as long as a line


class _Place(NamedTuple):
    """Where a line gives: after which cluster of which part, by how much it should at most, in em, and takes."""

    part: int
    cluster: int
    gives: float
    takes: float


def filled(words: Ordered, language: str, room: float) -> tuple[Shaped, ...]:
    """Return the glyphs of a line's parts moved so that it is longer by `room` in em, or shorter; or as they are."""
    shaped = tuple(part.shaped(language) for part in words.parts)
    places = list(_places(words, shaped))
    limit = LOOSEST * sum(one.gives for one in places) if room > 0 else sum(one.takes for one in places)
    if not limit or room > limit * _NEAR:
        return shaped
    room = max(room, -limit)
    share = room / (limit / LOOSEST if room > 0 else limit)
    moved: list[dict[int, int]] = [{} for _ in shaped]
    owed = spent = 0.0
    for place in places:
        units = words.parts[place.part].face.units_per_em
        owed += share * (place.gives if room > 0 else place.takes)
        by = round((owed - spent) * units)
        spent += by / units
        moved[place.part][place.cluster] = by
    return tuple(
        _moved(one, part, by) if by else one for one, part, by in zip(shaped, words.parts, moved, strict=True)
    )


def hangs(words: Ordered, language: str) -> tuple[float, float]:
    """Return how far the signs at the ends of a line stand outside its column, in em, where there is room."""
    first, last = words.opening, words.closing
    start = end = 0.0
    if first is not None and (share := before(first.text[0], backwards=words.backwards)):
        start = share * width(first.face, first.text[0], Said(language, first.script))
    sign = last.text.rstrip(SPACE)[-1:] if last is not None else ""
    if last is not None and (share := after(sign, last.script)):
        sign = hyphen_of(last.face) if last.divided else sign
        end = share * width(last.face, sign, Said(language, last.script))
    return start, end


def _places(words: Ordered, shaped: Sequence[Shaped]) -> Iterator[_Place]:
    """Yield where a line gives, from left to right; not at the unseen space at its end, nor after all of it."""
    first, last = (0, 0), (len(shaped) - 1, len(shaped[-1].clusters) - 1)
    for number, (part, glyphs) in enumerate(zip(words.parts, shaped, strict=True)):
        for at in _spaces(part.text, glyphs.clusters):
            if (number, at) != (first if words.backwards else last):
                space = sum(glyph.advance for glyph in glyphs.clusters[at].glyphs) / part.face.units_per_em
                yield _Place(number, at, give(space), space * TIGHT)
        if part.script in JOINED:
            joints = _joints([part.text[one.start : one.end] for one in glyphs.clusters])
            yield from (_Place(number, at, JOINT, 0.0) for at in joints if (number, at) != last)


def _spaces(text: str, clusters: Sequence[Cluster]) -> Iterator[int]:
    """Yield which clusters of a text are spaces."""
    found = [space.start() for space in _SPACE.finditer(text)]
    if not found:
        return
    at_once = len(clusters) == len(text) and clusters[0].start == 0  # as nearly always: a cluster a letter
    if at_once:
        yield from found
        return
    starts = set(found)
    yield from (at for at, one in enumerate(clusters) if one.start in starts and one.end == one.start + 1)


def _joints(said: Sequence[str]) -> Iterator[int]:
    """Yield after which characters of a text in ideographs a line gives: not inside a sign that is written twice."""
    for at, text in enumerate(said):
        pair = text in _PAIRED and text == "".join(said[at + 1 : at + 2])
        if not pair and not _SPACE.fullmatch(text):
            yield at


def _moved(shaped: Shaped, part: Part, by: Mapping[int, int]) -> Shaped:
    clusters = list(shaped.clusters)
    for at, units in by.items():
        *others, last = clusters[at].glyphs
        wider = Glyph(id=last.id, advance=last.advance + units, dx=last.dx, dy=last.dy)
        clusters[at] = Cluster(start=clusters[at].start, end=clusters[at].end, glyphs=(*others, wider))
    advance = shaped.advance + sum(by.values()) / part.face.units_per_em
    return Shaped(clusters=tuple(clusters), advance=advance, missing=shaped.missing)
