"""Lines: of the places where a paragraph may break, those that make the quietest shape.

A picture book's paragraph is a few short lines read aloud, so the whole paragraph is weighed at once: first
the fewest lines that hold it, then among those the most even ones, broken where the voice pauses. Nothing is
hyphenated. Widths are in em of the paragraph's own size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from picturebook.layout.segmenting import phrase_ends
from picturebook.record import record

SPACE = " "
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

_LONG = 400  # words of one stretch; beyond, lines are filled and not balanced
STRANDED = 1000.0  # a last line of one word
ARTICLE = 12.0  # the unevenness of a line a third too short or too long
LEANING = 4.0
HYPHEN = 4.0
PHRASE = ARTICLE  # inside a phrase of Japanese, which is said in one breath
LINE = 8.0  # a line more than needed
SAID = 5.0  # the same where every line then ends with its sentence
PAUSE = -2.0
END = -3.5
PART = (
    9.0,
    6.0,
    3.0,
)  # one, two or three words parted from the rest of their sentence, where another stands beside them


@record
class Piece:
    """A stretch that cannot be broken, given as offsets into its paragraph: text[start:end]."""

    start: int
    end: int
    spaced: bool  # white space follows in the paragraph
    forced: bool = False  # the author ended the line here


@record
class Word:
    """A piece measured: its width, the width of the space after it, and the cost of ending a line after it."""

    width: float
    space: float
    cost: float = 0.0
    forced: bool = False


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
    inside a phrase.
    """
    said = [text[piece.start : piece.end] for piece in cut]
    ends = [bool(_ENDS.search(one)) or piece.forced for one, piece in zip(said, cut, strict=True)]
    spaced = [piece.spaced for piece in cut]
    found = []
    for at, own in enumerate(cost_after(one, language) for one in said):
        here = range(len(PART))
        head = next((PART[by] for by in here if at > by and ends[at - by - 1] and spaced[at - by - 1]), 0.0)
        tail = next((PART[by] for by in here if at + by + 2 < len(cut) and ends[at + by + 1]), 0.0)
        found.append(own if ends[at] or not spaced[at] else own + max(head, tail))
    whole = phrase_ends(text) if language.split("-")[0].lower() == "ja" else None
    found = [
        cost if spaced[at] or whole is None or cut[at].end in whole else cost + PHRASE
        for at, cost in enumerate(found)
    ]
    parted = {
        at for name in names for match in re.finditer(re.escape(name), text) for at in range(*match.span())
    }
    return tuple(
        cost + ARTICLE if piece.end in parted else cost for cost, piece in zip(found, cut, strict=True)
    )


def count(words: Sequence[Word], measure: float) -> int:
    """Return the fewest lines that hold the words (each line takes what it can)."""
    lines, filled, space = 1, 0.0, 0.0
    started = False
    for word in words:
        if started and filled + space + word.width > measure:
            lines, filled, started = lines + 1, 0.0, False
        filled = filled + space + word.width if started else word.width
        space, started = word.space, True
        if word.forced:
            lines, started = lines + 1, False
    return lines if started else lines - 1


def breaks(words: Sequence[Word], measure: float, spare: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the lines as (first, past last) word numbers: the fewest, then the most even, then the best said.

    With `spare` lines of room, so many stretches may take one line more where that saves an ugly break.
    A word wider than the measure stands alone on its line and sticks out: whoever fits the page looks for it.
    """
    lines: list[tuple[int, int]] = []
    first = 0
    for at, word in enumerate(words):
        if word.forced or at == len(words) - 1:
            stretch = words[first : at + 1]
            set_so = _roomy(stretch, measure) if spare else _balanced(stretch, measure)[1]
            spare -= 1 if spare and len(set_so) > count(stretch, measure) else 0
            lines += [(first + a, first + b) for a, b in set_so]
            first = at + 1
    return tuple(lines)


def line_width(words: Sequence[Word], first: int, past: int) -> float:
    """Return the width of a line of words[first:past] in em."""
    return sum(word.width + word.space for word in words[first:past]) - (words[past - 1].space if past else 0)


def _roomy(words: Sequence[Word], measure: float) -> list[tuple[int, int]]:
    """Take one line more than needed if that reads so much better that it is worth the line."""
    cost, lines = _balanced(words, measure)
    ends = [words[past - 1].cost for _, past in lines[:-1]]
    if not ends or len(lines) == len(words):
        return lines
    more_cost, more_lines = _balanced(words, measure, 1)
    said = all(words[past - 1].cost <= END for _, past in more_lines[:-1])
    if not said and max(ends) < LEANING:
        return lines
    return more_lines if more_cost + (SAID if said else LINE) < cost else lines


def _balanced(words: Sequence[Word], measure: float, more: int = 0) -> tuple[float, list[tuple[int, int]]]:
    """Return the cost and the lines of the best way to set the words in the fewest lines, or some more."""
    size = len(words)
    wanted = min(size, count(words, measure) + more)
    if wanted == 1:
        return 0.0, [(0, size)]
    if size > _LONG:  # nobody sees how even they are, and every way to set them is too many
        ends = _greedy(words, measure)
        return 0.0, list(zip((0, *ends[:-1]), ends, strict=True))
    offsets = _offsets(words)
    mean = min(measure, offsets[size] / wanted)
    price = _pricer(words, offsets, mean, measure)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, wanted + 1):
        best = _next_line(best, price, size, last=line == wanted)
    cost, ends = best.get(size, (0.0, _greedy(words, measure)))
    return cost, list(zip((0, *ends[:-1]), ends, strict=True))


def _next_line(
    best: dict[int, tuple[float, tuple[int, ...]]],
    price: Callable[[int, int], float | None],
    size: int,
    *,
    last: bool,
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """Extend every way to have set the words so far by one more line."""
    longer: dict[int, tuple[float, tuple[int, ...]]] = {}
    for first, (spent, ends) in best.items():
        for past in range(first + 1, size + 1):
            cost = price(first, past)
            if cost is None:
                break
            if (past == size) != last:
                continue
            total = spent + cost
            if past not in longer or total < longer[past][0] - 1e-9:
                longer[past] = (total, (*ends, past))
    return longer


def _pricer(
    words: Sequence[Word], offsets: Sequence[float], mean: float, measure: float
) -> Callable[[int, int], float | None]:
    """Return the price of one line: how far it is from the mean, where it ends; None if it is too long."""
    size = len(words)

    def price(first: int, past: int) -> float | None:
        long = offsets[past] - offsets[first] - words[past - 1].space
        if long > measure + 1e-9 and past - first > 1:
            return None
        uneven = 100.0 * ((mean - long) / measure) ** 2
        if past < size:
            return uneven + words[past - 1].cost
        stranded = STRANDED if past - first == 1 and size >= 4 else 0.0
        return stranded + (uneven * 0.6 if long < mean else uneven)

    return price


def _offsets(words: Sequence[Word]) -> list[float]:
    at, offsets = 0.0, [0.0]
    for word in words:
        at += word.width + word.space
        offsets.append(at)
    return offsets


def _greedy(words: Sequence[Word], measure: float) -> tuple[int, ...]:
    ends: list[int] = []
    filled, space, started = 0.0, 0.0, False
    for at, word in enumerate(words):
        if started and filled + space + word.width > measure:
            ends.append(at)
            filled, started = 0.0, False
        filled = filled + space + word.width if started else word.width
        space, started = word.space, True
    return (*ends, len(words))
