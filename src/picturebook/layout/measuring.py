"""Measuring: the pieces of a paragraph as words with widths, in em of its own size.

The same few thousand words come again in every book, so what a word measures in a face is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    several, hand = len(hands) > 1, hands[0][1]
    made: list[Word] = []
    for piece, cost in zip(cut, costs, strict=True):
        own = list(_parts(text, piece, hands)) if several else [(hand, text[piece.start : piece.end])]
        wide, hangs_before, hangs_after, joints = _metrics(*own[0]) if len(own) == 1 else _joined(own)
        last = own[-1][0]
        hyphen = advance(last.cut, last.hyphen, last.said) if piece.divided else 0.0
        made.append(
            Word(
                width=wide,
                space=advance(last.cut, SPACE, last.said) if piece.spaced else 0.0,
                cost=cost,
                forced=piece.forced,
                hyphen=hyphen,
                goes_on=piece.divided
                or (not piece.spaced and text[piece.end - 1] in HYPHENS and piece.end < len(text)),
                hangs_before=hangs_before if fills else 0.0,
                hangs_after=(hyphen * after(SOFT, last.said.script) or hangs_after) if fills else 0.0,
                joints=joints if fills else 0,
            )
        )
    return tuple(made)


def _parts(text: str, piece: Piece, hands: Sequence[tuple[Stretch, _Hand]]) -> Iterator[tuple[_Hand, str]]:
    for part, hand in hands:
        if part.start < piece.end and part.end > piece.start:
            yield hand, text[max(part.start, piece.start) : min(part.end, piece.end)]


def _joined(own: Sequence[tuple[_Hand, str]]) -> tuple[float, float, float, int]:
    """Return what a word in several faces measures."""
    found = [_metrics(*one) for one in own]
    return sum(one[0] for one in found), found[0][1], found[-1][2], sum(one[3] for one in found)


@lru_cache(maxsize=32768)
def _metrics(hand: _Hand, said: str) -> tuple[float, float, float, int]:
    """Return a word's width, what of it hangs outside a line it starts and ends, and its joints."""
    opening, closing = before(said[0]), after(said[-1], hand.said.script)
    return (
        advance(hand.cut, said, hand.said),
        opening * advance(hand.cut, said[0], hand.said) if opening else 0.0,
        closing * advance(hand.cut, said[-1], hand.said) if closing else 0.0,
        len(said) if hand.said.script in JOINED else 0,
    )
