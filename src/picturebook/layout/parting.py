"""The parting of a column: its words counted, its first so many kept, the whole shared out over several slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.justified import measured
from picturebook.layout.lines import END
from picturebook.layout.scripts import LATIN
from picturebook.layout.strips import Strip
from picturebook.manuscript.story import Block, Break, Paragraph

_COUNTED = {**dict.fromkeys(("Hans", "Hant", "Jpan"), "character"), "Tibt": "syllable"}


def halves(block: Block) -> tuple[Block, ...]:
    """Return a verse as its first and its second half, parted where a line ends; any other block whole."""
    if not isinstance(block, Paragraph):
        return (block,)
    ends = [at for at, one in enumerate(block.content) if isinstance(one, Break)]
    if not ends:
        return (block,)
    middle = ends[(len(ends) - 1) // 2]
    first, second = block.content[:middle], block.content[middle + 1 :]
    return replace(block, content=first), replace(block, content=second)


def first_words(column: Sequence[Strip], many: int) -> tuple[Strip, ...]:
    """Return the column cut after so many words, for telling by how many it is too long, or for going on elsewhere."""
    kept: list[Strip] = []
    for strip in column:
        if many <= 0:
            break
        past = _past(strip, many)
        kept.append(_cut(strip, 0, past) if past < len(strip.words) else strip)
        many -= word_count((strip,))
    return tuple(kept)


def parted(column: Sequence[Strip], rooms: Sequence[float]) -> tuple[tuple[Strip, ...], ...]:
    """Return a column cut into as many as there are rooms, each the share of the words up to which it reaches.

    It is cut where a paragraph, a verse's line or a sentence ends, at the end that is nearest.
    """
    total, starts = word_count(column), [0]
    whole = (word for strip in column for word in strip.words if not word.hyphen)
    ends = [at for at, word in enumerate(whole, start=1) if word.forced or word.cost <= END]
    ends += [word_count(column[:at]) for at in range(1, len(column))]
    for room in rooms[:-1]:
        near = [at for at in ends if at > starts[-1]]
        starts.append(min(near, key=lambda at: (abs(at - room * total), at), default=total))
    return tuple(
        from_word(first_words(column, past), first)
        for first, past in zip(starts, [*starts[1:], total], strict=True)
    )


def from_word(column: Sequence[Strip], many: int) -> tuple[Strip, ...]:
    """Return a column without its first words; what goes on there is no new paragraph and no new item."""
    kept: list[Strip] = []
    for strip in column:
        if many and many >= word_count((strip,)):
            many -= word_count((strip,))
        elif many:
            rest = _cut(strip, _past(strip, many), len(strip.words))
            kept.append(replace(rest, marker="", marker_face=None, missing=()))
            many = 0
        else:
            kept.append(strip)
    return (replace(kept[0], above=0.0), *kept[1:]) if kept else ()


def _cut(strip: Strip, first: int, past: int) -> Strip:
    """Return a strip of some of its words; a letter over several lines was for all of them."""
    filling = strip.filling and measured(strip.filling.words[first:past])
    return replace(
        strip, words=strip.words[first:past], pieces=strip.pieces[first:past], filling=filling, capped=None
    )


def _past(strip: Strip, many: int) -> int:
    """Return where a strip's first so many words end: parts of a divided word are one."""
    ends = [at for at, word in enumerate(strip.words, start=1) if not word.hyphen]
    return ends[min(many, len(ends)) - 1] if ends else 0


def word_count(column: Sequence[Strip]) -> int:
    """Return how many words a column has."""
    return sum(not word.hyphen for strip in column for word in strip.words)


def counted_as(column: Sequence[Strip]) -> str:
    """Return what `word_count` counts: characters where most words are written in ideographs and kana, else words.

    Thai and others without spaces are parted into words before they are counted; Tibetan parts syllables itself.
    """
    letters: dict[str, int] = {}
    for strip in column:
        for part in strip.stretches:
            letters[part.script] = letters.get(part.script, 0) + part.end - part.start
    return _COUNTED.get(max(letters, key=lambda one: letters[one], default=LATIN), "word")
