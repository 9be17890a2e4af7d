"""Hyphens: where a word may be divided at the end of a line.

An author's soft hyphens are always obeyed. The patterns of a language (pyphen, with LibreOffice's dictionaries) are
asked only where a column is justified or narrow, and only of readers who know their letters: a child who spells a word
out needs all of it on one line. Names stay whole, and so does a word that would change its spelling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from picturebook.layout.lines import DIVIDED, Piece
from picturebook.layout.scripts import LATIN, script_runs
from picturebook.record import record

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT = "\u00ad"
HYPHENS = "-\u2010"  # those a word has of its own
OF_AGE = 8  # years; a book that is also for younger children, or does not say, divides no word by itself
BEFORE, AFTER = 2, 3  # letters left on a line and taken to the next: no language asks for more
LEAST = 6  # letters; nothing shorter is worth dividing
NARROW = 14.0  # em of the theme's ideal size: in a column less wide some lines would be half empty
_SCRIPTS = frozenset({LATIN, "Cyrl", "Grek"})
_NOUNS = frozenset(
    {"de", "lb", "gsw", "nds"}
)  # languages that capitalise every noun: there a capital is no name
_ALIASES = {"no": "nb"}
_WORD = re.compile(r"[^\w\u00ad]*([^\W\d_]+)[^\w\u00ad]*")
_INSIDE = re.compile("(?<=\\w)\u00ad(?=\\w)")


@record
class Dividing:
    """How a text's words are divided: whose they are, the names that stay whole, whether by patterns too."""

    language: str
    names: tuple[str, ...] = ()
    by_pattern: bool = False


def divided(
    text: str, cut: Sequence[Piece], costs: Sequence[float], how: Dividing
) -> tuple[tuple[Piece, ...], tuple[float, ...]]:
    """Cut pieces further where their words may be divided; return them and the costs of ending a line after each."""
    if not how.by_pattern and SOFT not in text:
        return tuple(cut), tuple(costs)
    whole = frozenset(word for name in how.names for word in (name, *name.split()))
    pieces: list[Piece] = []
    prices: list[float] = []
    for piece, cost in zip(cut, costs, strict=True):
        start = piece.start
        for at in _places(text[start : piece.end], how.language, how.by_pattern, whole):
            pieces.append(Piece(start, piece.start + at, spaced=False, divided=True))
            prices.append(DIVIDED)
            start = piece.start + at
        pieces.append(piece if start == piece.start else piece._replace(start=start))
        prices.append(cost)
    return tuple(pieces), tuple(prices)


def of_age(ages: tuple[int, int] | None) -> bool:
    """Say whether all the readers of a book are old enough for divided words."""
    return ages is not None and ages[0] >= OF_AGE


@lru_cache(maxsize=32768)
def _places(said: str, language: str, by_pattern: bool, names: frozenset[str]) -> tuple[int, ...]:
    """Return where a piece may be divided: at its soft hyphens, else by its language's patterns."""
    if SOFT in said:
        return tuple(found.end() for found in _INSIDE.finditer(said))
    found = _WORD.fullmatch(said) if by_pattern else None
    if found is None or found[1] in names:
        return ()
    return tuple(found.start(1) + at for at in _by_pattern(found[1], language))


def _by_pattern(word: str, language: str) -> tuple[int, ...]:
    tongue = language.split("-")[0].lower()
    capital = word.isupper() or (word != word.lower() and tongue not in _NOUNS)
    if len(word) < LEAST or capital or any(run.script not in _SCRIPTS for run in script_runs(word, language)):
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    # A position with data is one where the spelling changes: asszony, asz-szony.
    return tuple(int(at) for at in patterns.positions(word) if not getattr(at, "data", None))


@cache
def _patterns(language: str) -> Pyphen | None:
    import pyphen

    known = pyphen.language_fallback(_ALIASES.get(language.lower(), language).replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=BEFORE, right=AFTER) if known else None
