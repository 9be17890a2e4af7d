"""Measuring: the pieces of a paragraph as words with widths, in em of its own size.

The same few thousand words come again in every book, so what a word measures in a face is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from picturebook.design.fonts import Cut
from picturebook.layout.hyphens import HYPHENS, SOFT
from picturebook.layout.itemising import Stretch
from picturebook.layout.justified import JOINED
from picturebook.layout.lines import SPACE, Piece, Word
from picturebook.layout.margins import after, before
from picturebook.layout.shape import Said, advance, hyphen_of


class _Hand(NamedTuple):
    """In what a stretch is set: its outlines, its hyphen, and the language and script of its letters."""

    cut: Cut
    hyphen: str
    said: Said


class _Shown(NamedTuple):
    """How a word stands in its paragraph."""

    spaced: bool
    forced: bool
    divided: bool
    goes_on: bool
    fills: bool
    cost: float


_Flags = tuple[bool, bool, bool, bool, bool, float]  # a _Shown, before it has to be one


def words_of(
    text: str,
    cut: Sequence[Piece],
    costs: Sequence[float],
    how: tuple[Sequence[Stretch], str],
    *,
    fills: bool,
) -> tuple[Word, ...]:
    """Return pieces measured, with what ending a line after each costs; for lines that are filled, what hangs too."""
    stretches, language = how
    if not cut:
        return ()
    hands = [
        (part, _Hand(part.face.cut, hyphen_of(part.face), Said(language, part.script))) for part in stretches
    ]
    several, alone = len(hands) > 1, _measurer((hands[0][1],))
    made: list[Word] = []
    for piece, cost in zip(cut, costs, strict=True):
        said = text[piece.start : piece.end]
        goes_on = piece.divided or (not piece.spaced and said[-1] in HYPHENS and piece.end < len(text))
        shown = piece.spaced, piece.forced, piece.divided, goes_on, fills, cost
        if several:
            own = tuple(_parts(text, piece, hands))
            measure = _measurer(tuple(hand for hand, _ in own))
            made.append(measure(tuple(part for _, part in own), shown))
        else:
            made.append(alone((said,), shown))
    return tuple(made)


@lru_cache(maxsize=64)
def _measurer(hands: tuple[_Hand, ...]) -> Callable[[tuple[str, ...], _Flags], Word]:
    """Return what measures a word in these faces, part by part, and remembers it.

    A word is then found by its letters alone: to hash its faces with them takes longer than to find it.
    """

    @lru_cache(maxsize=32768)
    def word(said: tuple[str, ...], shown: _Flags) -> Word:
        return _word(tuple(zip(hands, said, strict=True)), _Shown(*shown))

    return word


def _word(own: tuple[tuple[_Hand, str], ...], shown: _Shown) -> Word:
    """Measure a word in one face, or in parts in several."""
    opening, closing, last = own[0][1][0], own[-1][1][-1], own[-1][0]
    hyphen = advance(last.cut, last.hyphen, last.said) if shown.divided else 0.0
    word = Word(
        width=sum(advance(hand.cut, said, hand.said) for hand, said in own),
        space=advance(last.cut, SPACE, last.said) if shown.spaced else 0.0,
        cost=shown.cost,
        forced=shown.forced,
        hyphen=hyphen,
        goes_on=shown.goes_on,
    )
    if not shown.fills:
        return word
    ends = hyphen or advance(last.cut, closing, last.said)
    return replace(
        word,
        hangs_before=before(opening) * advance(own[0][0].cut, opening, own[0][0].said),
        hangs_after=after(SOFT if shown.divided else closing, last.said.script) * ends,
        joints=sum(len(said) for hand, said in own if hand.said.script in JOINED),
    )


def _parts(text: str, piece: Piece, hands: Sequence[tuple[Stretch, _Hand]]) -> Iterator[tuple[_Hand, str]]:
    for part, hand in hands:
        if part.start < piece.end and part.end > piece.start:
            yield hand, text[max(part.start, piece.start) : min(part.end, piece.end)]
