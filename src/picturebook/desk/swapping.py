"""Swapping: what a book whose pictures are there would look like in another theme, said before it is built.

Another theme costs nothing, and is not for nothing: a narrower slot cuts a picture at its sides, and words come to
lie where nobody was asked to leave room. Both are found by setting the book twice, in its own theme and in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from picturebook import compiler
from picturebook.compiler import Prepared
from picturebook.diagnostics import Diagnostic, hint, warning
from picturebook.layout.book import Layout, pictures_in
from picturebook.layout.frame import Group, Item, Run
from picturebook.layout.frame import Picture as Shown
from picturebook.layout.tonestore import ToneStore, known_in
from picturebook.measure import Rect
from picturebook.printing import as_plates
from picturebook.record import record
from picturebook.studio.plan import Planned
from picturebook.wish import nobody

_HEAD = 0.5  # the upper part of somebody, where nobody knows of their head
_SEEN = 0.75  # of a face: with less it is cut
_MIDDLE = 0.5
_HALF_X = 0.25  # of the size: about the middle of small letters above their line
_SIDES = {"top": "at the top", "bottom": "at the foot", "left": "at the left", "right": "at the right"}


@record
class _Dressed:
    """The book set in one theme: its plan by picture, what it shows of each, and what is found."""

    theme: str
    plan: Mapping[str, Planned]
    shown: Mapping[str, tuple[tuple[Rect, ...], ...]]  # one for each opening it is in
    words: Mapping[str, tuple[float, float]]  # the middle of those on it, as fractions of what is shown of it
    findings: tuple[Diagnostic, ...]


def swapped(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Return what the theme of the wish does to the pictures there are that the book's own does not.

    Faces that the crop loses, calm sides that lie elsewhere, and what setting finds. Empty where the wish names no
    theme. Raises the errors of setting a book.
    """
    if prepared.wish.theme is None:
        return ()
    own = compiler.prepare(replace(prepared.wish, theme=None))
    if own.theme.name == prepared.theme.name:
        return ()
    store = ToneStore(prepared.project.cache / "tones", as_plates, keeps=False)  # a plan writes nothing
    before, now = _dressed(own, store), _dressed(prepared, store)
    known = {(one.code, one.message) for one in before.findings}
    found = (one for one in now.findings if (one.code, one.message) not in known)
    of_pictures = (one for one in found if one.code in compiler.NEEDS_PICTURES)
    return (*_cut(before, now), *_elsewhere(before, now), *of_pictures)


def _dressed(prepared: Prepared, store: ToneStore) -> _Dressed:
    chosen = [one for one in prepared.plan if one.chosen is not None]
    layout = compiler.set_book(prepared, compiler.measured(prepared, nobody, store))
    return _Dressed(
        theme=prepared.theme.name,
        plan={one.shot.name: one for one in chosen},
        shown=_shown(layout),
        words=_words_on(layout),
        findings=layout.findings,
    )


def _shown(layout: Layout) -> dict[str, tuple[tuple[Rect, ...], ...]]:
    """Return what of each picture every opening shows, as fractions of it; of one over two pages both parts."""
    found: dict[str, tuple[tuple[Rect, ...], ...]] = {}
    for opening in layout.openings:
        here = pictures_in(opening.frames)
        for shot in dict.fromkeys(item.shot for item in here):
            parts = tuple(item.crop for item in here if item.shot == shot)
            found[shot] = (*found.get(shot, ()), parts)
    return found


def _words_on(layout: Layout) -> dict[str, tuple[float, float]]:
    """Return where the middle of the words on each picture lies in what is shown of it; without any it is left out."""
    found: dict[str, tuple[float, float]] = {}
    ems = {face.digest: face.units_per_em for face in layout.faces}
    for opening in layout.openings:
        shown: dict[str, list[Rect]] = {}
        points: dict[str, list[tuple[float, float]]] = {}
        for frame in opening.frames:
            words = [point for run in _runs(frame.items) for point in _ends(run, ems)]
            for item in pictures_in((frame,)):
                shown.setdefault(item.shot, []).append(item.crop)
                points.setdefault(item.shot, []).extend(_in_take(item, words))
        for shot in points:
            if points[shot] and shot not in found:
                found[shot] = _middle(points[shot], shown[shot])
    return found


def _runs(items: tuple[Item, ...]) -> Iterator[Run]:
    for item in items:
        if isinstance(item, Group) and item.role != "Artifact":
            yield from _runs(item.items)
        elif isinstance(item, Run):
            yield item


def _ends(run: Run, ems: Mapping[str, int]) -> tuple[tuple[float, float], ...]:
    units = sum(glyph.advance for one in run.clusters for glyph in one.glyphs)
    middle = run.y - run.size * _HALF_X
    return (run.x, middle), (run.x + units * run.size / ems[run.face], middle)


def _in_take(item: Shown, points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    box, crop = item.box, item.crop
    for x, y in points:
        if box.x <= x <= box.right and box.y <= y <= box.bottom:
            across, down = (x - box.x) / box.width, (y - box.y) / box.height
            yield crop.x + across * crop.width, crop.y + down * crop.height


def _middle(points: Sequence[tuple[float, float]], parts: Sequence[Rect]) -> tuple[float, float]:
    """Return the middle of a box round points, as fractions of a box round the parts of a picture that are shown."""
    left, right = min(one.x for one in parts), max(one.right for one in parts)
    top, bottom = min(one.y for one in parts), max(one.bottom for one in parts)
    across, down = [x for x, _ in points], [y for _, y in points]
    x, y = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    return (x - left) / (right - left), (y - top) / (bottom - top)


def _cut(before: _Dressed, now: _Dressed) -> Iterator[Diagnostic]:
    """Warn of every face the other theme's crop loses, and the book's own keeps."""
    for name, one in now.plan.items():
        for who, face in _faces(_record(one)):
            kept, was = _part(face, now.shown.get(name)), _part(face, before.shown.get(name))
            if kept < _SEEN <= was:
                said = f"{now.theme} shows {kept:.0%} of {who}’s face in {name}{_on(one)}, {before.theme} {was:.0%}"
                yield warning(
                    "face-cut", said, one.shot.picture.span, f"type under the picture: focus: {who}"
                )


def _elsewhere(before: _Dressed, now: _Dressed) -> Iterator[Diagnostic]:
    """Tell of every picture that has its words on another side than it was asked to be calm on, or was on none."""
    for name, one in now.plan.items():
        composition = dict(_record(one).get("request") or {}).get("composition")
        if composition is None or name not in now.words:
            continue
        asked = dict(composition).get("calm")
        side = _side(now.words[name], asked)
        if side == asked or (name in before.words and _side(before.words[name], asked) == side):
            continue
        room = f"with room for words {_SIDES[asked]}" if asked in _SIDES else "without room for words"
        said = f"{name}{_on(one)} was drawn {room}, and {now.theme} sets them {_SIDES[side]}"
        typed = f"type on its page: text: {asked}" if asked in _SIDES else "look whether they read well there"
        yield hint("calm-elsewhere", said, one.shot.picture.span, typed)


def _side(words: tuple[float, float], asked: str | None) -> str:
    """Return on which side of a picture words stand: of two opposite ones, where one of them was asked to be calm."""
    x, y = words
    across, down = "left" if x < _MIDDLE else "right", "top" if y < _MIDDLE else "bottom"
    if asked in ("left", "right"):
        return across
    if asked in ("top", "bottom"):
        return down
    return across if abs(x - _MIDDLE) > abs(y - _MIDDLE) else down


def _on(one: Planned) -> str:
    return f" (p. {'–'.join(map(str, one.shot.pages))})" if one.shot.pages else ""


def _record(one: Planned) -> Mapping[str, Any]:
    """Return what is recorded of the take the book uses; of one that is gone from takes/ what the lock knows."""
    assert one.chosen is not None
    digests = (one.chosen.digest, one.locked.take)
    return next((take.record for take in one.takes if take.digest in digests), one.chosen.record)


def _faces(record: Mapping[str, Any]) -> Iterator[tuple[str, Rect]]:
    """Return whose face is where in a take, as fractions: as its maker recorded it, else the upper half of them."""
    heads = {one.name: one.box for one in known_in({"boxes": record.get("heads")})}
    for one in known_in(record):
        yield one.name, heads.get(one.name) or replace(one.box, height=one.box.height * _HEAD)


def _part(face: Rect, shown: tuple[tuple[Rect, ...], ...] | None) -> float:
    """Return the share of a face that the opening shows that shows most; all of one in a picture that is in none."""
    whole = face.width * face.height
    if not shown or whole <= 0:
        return 1.0
    return min(1.0, max(sum(face.shared(part) for part in parts) for parts in shown) / whole)
