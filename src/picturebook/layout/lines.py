"""Lines: the words of a paragraph measured, and what it costs the voice to end a line after each of them.

A picture book's paragraph is a few short lines read aloud. Where they end is weighed over the whole paragraph by
`ragged` and `justified`. Widths are in em of the paragraph's own size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from picturebook.layout.segmenting import phrase_ends
from picturebook.manuscript.writing import writing_direction
from picturebook.record import record

SPACE = " "
# Words of Latin, Greek or Cyrillic letters, one after another.
_LETTERS = "A-Za-z\u00c0-\u052f"
_AGAINST = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9'’.-]*(?: [{_LETTERS}][{_LETTERS}0-9'’.-]*)+")
_DASHES = frozenset("-\u2010\u2012\u2013\u2014\u2026")  # a line that ends after these parts a word
_ENDS = re.compile(r"[.!?…؟۔।॥።།။។៕。！？][\"'”’»›)\]」』）]*$")
_PAUSES = re.compile(r"[,;:–—،؛፣၊、，；：][\"'”’»›)\]」』）]*$")
# Words that lean on the next one: a line ending in them makes the reader trip, over articles most of all.
_ARTICLES = {
    "en": frozenset({"a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "mr", "mrs"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "du", "des", "mon", "ma", "mes", "son", "sa", "ses"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas", "mi", "su"}),
    "it": frozenset({"il", "lo", "la", "i", "gli", "le", "un", "uno", "una"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma"}),
    "nl": frozenset({"de", "het", "een", "mijn", "zijn", "haar"}),
}
_PREPOSITIONS = {
    "en": frozenset({"of", "to", "in", "on", "at", "by", "for", "with", "as", "and", "but", "or"}),
    "de": frozenset({"von", "zu", "in", "im", "am", "mit", "bei"}),
    "fr": frozenset({"de", "à", "en", "au", "aux"}),
    "es": frozenset({"de", "a", "en", "al", "del"}),
    "it": frozenset({"di", "a", "da", "in", "con", "su", "per"}),
    "pt": frozenset({"de", "em", "da", "do", "no", "na"}),
    "nl": frozenset({"van", "in", "op", "te", "met"}),
}

ARTICLE = 12.0  # the unevenness of a line a third too short or too long
LEANING = 4.0
HYPHEN = 4.0
DIVIDED = 20.0  # inside a word: only a line nearly half empty is worse
PHRASE = ARTICLE  # inside a phrase of Japanese, which is said in one breath
PAUSE = -2.0
END = -3.5
PART = (
    9.0,
    6.0,
    3.0,
)  # one, two or three words parted from the rest of their sentence, where another stands beside them


class Piece(NamedTuple):
    """A stretch that cannot be broken, given as offsets into its paragraph: text[start:end]."""

    start: int
    end: int
    spaced: bool  # white space follows in the paragraph
    forced: bool = False  # the author ended the line here
    divided: bool = False  # its word goes on: a line that ends here shows a hyphen


@record
class Word:
    """A piece measured: its width, the width of the space after it, and the cost of ending a line after it.

    The first parts of a word that may be divided have a `hyphen`: the width of the one a line then ends with.
    A word that has a hyphen of its own `goes_on` after it too.
    For justified setting: what hangs outside the line that starts or ends with it, and at how many joints of
    ideographs it gives, the one after it too.
    """

    width: float
    space: float
    cost: float = 0.0
    forced: bool = False
    hyphen: float = 0.0
    goes_on: bool = False
    hangs_before: float = 0.0
    hangs_after: float = 0.0
    joints: int = 0


@lru_cache(maxsize=8192)
def cost_after(text: str, language: str = "en") -> float:
    """Return what it costs to end a line after this piece: less at a pause of the voice, more at an article."""
    if _ENDS.search(text):
        return END
    if _PAUSES.search(text):
        return PAUSE
    if text[-1:] in _DASHES:
        return HYPHEN
    word = text.lstrip("“‘\"'«(").lower()
    tongue = language.split("-")[0].lower()
    if word in _ARTICLES.get(tongue, ()):
        return ARTICLE
    return LEANING if word in _PREPOSITIONS.get(tongue, ()) else 0.0


def costs(
    text: str, cut: Sequence[Piece], language: str = "en", names: Iterable[str] = ()
) -> tuple[float, ...]:
    """Return what it costs to end a line after each piece of a paragraph; `names` are better not parted.

    Beside its own cost, a break costs more where it parts the first or the last words of a sentence from it and
    leaves them on a line with another sentence: "… round the lamp. It / went round …". In Japanese it costs more
    inside a phrase; among letters from right to left also inside words that run the other way, whose first half would
    stand at one edge of the column and whose second at the other.
    """
    own = [cost_after(text[piece.start : piece.end], language) for piece in cut]
    ends = [cost == END or piece.forced for cost, piece in zip(own, cut, strict=True)]
    spaced = [piece.spaced for piece in cut]
    parting = _parting(ends, spaced)
    found = [cost + more for cost, more in zip(own, parting, strict=True)]
    if language.split("-")[0].lower() == "ja":
        whole = phrase_ends(text)
        found = [
            cost if piece.spaced or piece.end in whole else cost + PHRASE
            for cost, piece in zip(found, cut, strict=True)
        ]
    if not (parted := _parted(text, language, names)):
        return tuple(found)
    return tuple(
        cost + ARTICLE if piece.end in parted else cost for cost, piece in zip(found, cut, strict=True)
    )


def _parted(text: str, language: str, names: Iterable[str]) -> set[int]:
    """Return the offsets at which a break would part a name, or words that run against their line."""
    patterns = [re.compile(re.escape(name)) for name in names]
    if writing_direction(language) == "rtl":
        patterns.append(_AGAINST)
    return {at for one in patterns for match in one.finditer(text) for at in range(*match.span())}


def _parting(ends: Sequence[bool], spaced: Sequence[bool]) -> list[float]:
    """Return what each break at a space costs for parting the first or the last words of a sentence from it."""
    made, size = [0.0] * len(ends), len(ends)
    for end in (at for at in range(size) if ends[at]):
        for by, cost in enumerate(PART, start=1):
            if spaced[end] and end + by < size:
                made[end + by] = max(made[end + by], cost)
            if end + 1 < size and by <= end:
                made[end - by] = max(made[end - by], cost)
    for at, spare in enumerate(spaced):
        if made[at] and (ends[at] or not spare):
            made[at] = 0.0
    return made


def count(words: Sequence[Word], measure: float) -> int:
    """Return the fewest lines that hold the words whole; those wider than the measure are divided where they may be."""
    lines, filled, space = 1, 0.0, 0.0
    started = False
    for word in _whole(words, measure):
        if started and filled + space + word.width + word.hyphen > measure:
            lines, filled, started = lines + 1, 0.0, False
        filled = filled + space + word.width if started else word.width
        space, started = word.space, True
        if word.forced:
            lines, started = lines + 1, False
    return lines if started else lines - 1


def line_width(words: Sequence[Word], first: int, past: int) -> float:
    """Return the width of a line of words[first:past] in em."""
    long = sum(word.width + word.space for word in words[first:past])
    return long - words[past - 1].space + words[past - 1].hyphen if past else long


def _whole(words: Sequence[Word], measure: float) -> Sequence[Word]:
    """Return the words with the parts of each joined, unless only its parts fit the measure."""
    if not any(word.hyphen for word in words):
        return words
    made: list[Word] = []
    first = 0
    for at, word in enumerate(words):
        if not word.hyphen:
            parts = words[first : at + 1]
            long = sum(part.width for part in parts)
            made += [replace(word, width=long)] if long <= measure else parts
            first = at + 1
    return made
