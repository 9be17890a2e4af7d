"""Columns: strips one below another, and how many lines, how high and how broad they are at a measure.

Measures are in em of the body; trying one costs a multiplication and a count of lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.layout import justified, ragged
from picturebook.layout.drop_caps import Cap, capped_count, capped_lines, goes_past
from picturebook.layout.lines import ARTICLE, count, line_width
from picturebook.layout.shape import Said, descent, head, top
from picturebook.layout.strips import Strip
from picturebook.layout.verse import TURN, typed_lines, verse_count, verse_lines
from picturebook.measure import Rect

ORNAMENT_HEIGHT = 0.8  # em
SLACK = 0.05  # em a line may come out longer than its words measured one by one


def height(column: Sequence[Strip], measure: float) -> float:
    """Return the height in em from the top of the first capitals to the foot of the last g."""
    if not column:
        return 0.0
    total = sum(strip.above + _lines(strip, measure) * strip.leading for strip in column)
    return total - column[0].leading + rise(column[0]) + _foot(column[-1])


def breadth(column: Sequence[Strip], measure: float) -> float:
    """Return about the width in em of a column's longest line, were its lines even."""
    return max((_breadth(strip, measure) for strip in column), default=0.0)


def longest_line(strip: Strip) -> float:
    """Return the measure in em of the body that holds the longest line its author typed, without turning it over."""
    longest = max((line_width(strip.words, *line) for line in typed_lines(strip.words)), default=0.0)
    return (longest + SLACK) * strip.scale + strip.start + strip.end


def line_count(column: Sequence[Strip], measure: float) -> int:
    """Return how many lines a column needs."""
    return sum(_lines(strip, measure) for strip in column)


def fits(column: Sequence[Strip], box: Rect, size: float) -> bool:
    """Say whether a column fits a box at a size."""
    measure = box.width / size
    return fits_across(column, measure) and height(column, measure) * size <= box.height + 0.01


def fits_across(column: Sequence[Strip], measure: float) -> bool:
    """Say whether no single word is wider than its measure."""
    return all(
        max((word.width for word in strip.words), default=0.0) <= _narrowest(strip, measure)
        for strip in column
    )


def own_measure(strip: Strip, measure: float) -> float:
    """Return the measure of a strip in em of its own scale."""
    return (measure - strip.start - strip.end) / strip.scale - SLACK


def standing(strip: Strip, measure: float) -> Strip:
    """Return a strip as it stands at a measure: beside its large letter, where it goes on below it."""
    other = strip.capped
    fits = other and other.cap and goes_past(other.words, own_measure(other, measure), other.cap)
    return other if other and fits else strip


def lines_of(strip: Strip, measure: float, spare: int = 0) -> tuple[tuple[int, int], ...]:
    """Break a strip for a measure in em of the body, with some lines to spare; an ornament is a line without words."""
    if strip.verse:
        return verse_lines(strip.words, own_measure(strip, measure))
    if strip.cap:
        return _capped(strip, strip.cap, own_measure(strip, measure))
    if strip.filling is not None:
        return justified.breaks(strip.filling, own_measure(strip, measure))
    return ragged.breaks(strip.words, own_measure(strip, measure), spare) if strip.words else ()


def trips(column: Sequence[Strip], measure: float) -> bool:
    """Say whether some line would end in a word that leans hard on the next one."""
    return any(
        strip.words[past - 1].cost >= ARTICLE for strip in column for _, past in lines_of(strip, measure)[:-1]
    )


def rise(strip: Strip) -> float:
    """Return how far a first baseline drops: the height of its capitals or tall letters, so tops align to the eye."""
    if strip.face is None:
        return ORNAMENT_HEIGHT
    return head(strip.face, strip.stretches[0].script) * strip.scale


def overtop(strip: Strip, lines: Sequence[tuple[int, int]]) -> float:
    """Return how far the ink of a strip's first line overtops what tops are aligned by, in em of the body."""
    if not lines:
        return 0.0
    first, past = lines[0]
    start = strip.pieces[first].start  # what goes on from another slot begins amid its paragraph
    part = next(one for one in strip.stretches if one.end > start)
    text = strip.text[start : min(strip.pieces[past - 1].end, part.end)]
    return max(0.0, top(part.face, text, Said(strip.language, part.script)) * strip.scale - rise(strip))


def _foot(strip: Strip) -> float:
    return 0.0 if strip.face is None else descent(strip.face) * strip.scale


def _lines(strip: Strip, measure: float) -> int:
    if not strip.words:
        return 1
    own, strip = own_measure(strip, measure), standing(strip, measure)
    if strip.cap and strip.filling is not None:
        return len(_capped(strip, strip.cap, own))
    if strip.cap:
        return capped_count(strip.words, own, strip.cap)
    if strip.filling is not None:
        return len(justified.breaks(strip.filling, own))
    return (verse_count if strip.verse else count)(strip.words, own)


def _capped(strip: Strip, cap: Cap, own: float) -> tuple[tuple[int, int], ...]:
    """Return the lines beside a letter and below it, filled or ragged, at a measure in em of the strip's own scale."""
    filled = strip.filling and justified.breaks_beside(strip.filling, own, (cap.lines, cap.wide))
    return filled or capped_lines(strip.words, own, cap)


def _narrowest(strip: Strip, measure: float) -> float:
    """Return the measure of the lines with least room: in a verse, those that are turned over."""
    own, strip = own_measure(strip, measure), standing(strip, measure)
    if strip.cap:
        return own - strip.cap.wide
    turns = strip.verse and verse_count(strip.words, own) > sum(1 for _ in typed_lines(strip.words))
    return own - TURN if turns else own


def _breadth(strip: Strip, measure: float) -> float:
    """Return the longest of the author's own lines, each shared out over as many as it needs."""
    own = own_measure(strip, measure)
    if strip.filling is not None and _lines(strip, measure) > 1:
        return measure
    longest = max(
        (
            line_width(strip.words, *line) / count(strip.words[line[0] : line[1]], own)
            for line in typed_lines(strip.words)
        ),
        default=0.0,
    )
    return longest * strip.scale + strip.start + strip.end
