"""Filling: a line's glyphs moved apart, or together, until it is as long as its column is wide.

Spaces take their share by how much each may give, and so do the joints between Chinese and Japanese characters. Where
spaces would become wider than they should, letters that are not joined move apart by a hundredth of an em at most: an
eye sees the spaces, and not that. What is shared out is rounded to font units so that its sum is exact. A line whose
spaces would become wider than is allowed is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from picturebook.layout.frame import Cluster
from picturebook.layout.justified import JOINED, JOINT, LOOSEST, TIGHT, give
from picturebook.layout.lines import SPACE
from picturebook.layout.margins import after, before
from picturebook.layout.order import Ordered, Part
from picturebook.layout.scripts import LATIN
from picturebook.layout.shape import Said, Shaped, hyphen_of, lone, width

_SPACE = re.compile("[ \u00a0]")
_FOLLOWED = re.compile("[^ \u00a0](?=[^ \u00a0])")  # a letter with another beside it
_PAIRED = "—…‥"  # two of these are one sign
LETTER_FIT = 0.01  # em a letter may stand farther from the next one
_FITTED = frozenset({LATIN, "Grek", "Cyrl"})  # scripts whose letters stand each by itself
_NEAR = 1.1  # of a limit: words measured one by one are not quite as long as a line


# Where a line gives: after which cluster of which part, and by how much it does, in em.
_Place = tuple[int, int, float]


def filled(words: Ordered, shaped: tuple[Shaped, ...], room: float) -> tuple[Shaped, ...]:
    """Return the glyphs of a line's parts moved so that it is longer by `room` in em, or shorter; or as they are."""
    places = list(_places(words, shaped, _given if room > 0 else _taken))
    limit = sum([by for _, _, by in places])
    letters = list(_letters(words, shaped)) if 0 < limit < room else []
    fit = min((room - limit) / len(letters), LETTER_FIT) if letters else 0.0
    room -= fit * len(letters)
    if not limit or room > LOOSEST * limit * _NEAR:
        return shaped
    share = max(room / limit, -1.0)
    changes = [(number, at, share * by) for number, at, by in places]
    changes += [(number, at, fit) for number, at in letters]
    moved: list[dict[int, int]] = [{} for _ in shaped]
    owed = spent = 0.0
    for number, cluster, by in changes:
        units = words.parts[number].face.units_per_em
        owed += by
        moved[number][cluster] = rounded = round((owed - spent) * units)
        spent += rounded / units
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


@lru_cache(maxsize=1024)
def _given(space: float) -> float:
    """Return how much wider a space becomes in a loose line; a joint where there is none."""
    return give(space) if space else JOINT


def _taken(space: float) -> float:
    """Return how much narrower it becomes at most."""
    return space * TIGHT


def _places(words: Ordered, shaped: Sequence[Shaped], change: Callable[[float], float]) -> Iterator[_Place]:
    """Yield where a line changes, from left to right; not at the unseen space at its end, nor after all of it."""
    first, last = (0, 0), (len(shaped) - 1, len(shaped[-1].clusters) - 1)
    for number, (part, glyphs) in enumerate(zip(words.parts, shaped, strict=True)):
        units = part.face.units_per_em
        for at in _spaces(part.text, glyphs.clusters):
            if (number, at) != (first if words.backwards else last):
                yield number, at, change(sum([one.advance for one in glyphs.clusters[at].glyphs]) / units)
        if part.script in JOINED:
            joints = _joints([part.text[one.start : one.end] for one in glyphs.clusters])
            yield from ((number, at, change(0.0)) for at in joints if (number, at) != last)


def _letters(words: Ordered, shaped: Sequence[Shaped]) -> Iterator[tuple[int, int]]:
    """Yield after which cluster of which part another letter of its word follows, in scripts that join none."""
    for number, (part, glyphs) in enumerate(zip(words.parts, shaped, strict=True)):
        if part.script in _FITTED:
            found = [letter.end() for letter in _FOLLOWED.finditer(part.text)]
            if len(glyphs.clusters) == len(part.text) and glyphs.clusters[0].start == 0:  # a cluster a letter
                yield from ((number, end - 1) for end in found)
                continue
            ends = set(found)
            yield from ((number, at) for at, one in enumerate(glyphs.clusters) if one.end in ends)


def _spaces(text: str, clusters: Sequence[Cluster]) -> Iterator[int]:
    """Yield which clusters of a text are spaces."""
    found = [space.start() for space in _SPACE.finditer(text)]
    if not found:
        return
    if len(clusters) == len(text) and clusters[0].start == 0:  # as nearly always: a cluster a letter
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
        old = clusters[at]
        *others, last = old.glyphs
        new = lone(old.start, old.end, last.id, (last.dx, last.dy, last.advance + units, 0))
        clusters[at] = replace(new, glyphs=(*others, *new.glyphs)) if others else new
    advance = shaped.advance + sum(by.values()) / part.face.units_per_em
    return Shaped(clusters=tuple(clusters), advance=advance, missing=shaped.missing)
