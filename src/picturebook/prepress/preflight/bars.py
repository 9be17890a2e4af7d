"""Barcodes read from the pixels of a cover, as a till does: EAN-13, by the widths of its bars and gaps.

Only what stands upright is read, one row of pixels after another. A row holds 59 runs of dark and light: a guard of
three, six digits of four each, a guard of five, six digits, a guard of three (GS1 General Specifications, 5.2.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Any

from picturebook.manuscript.numbers import is_ean
from picturebook.measure import Rect
from picturebook.prepress.preflight.records import Bars

_RUNS, _MODULES = 59, 95
_DARK = 128  # of 255
# The four runs of each digit in modules, light first: GS1's set A. Set C is the same with dark first, B is C mirrored.
_SET_A = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
_DIGITS = {runs: (digit, "A") for digit, runs in enumerate(_SET_A)} | {
    runs[::-1]: (digit, "B") for digit, runs in enumerate(_SET_A)
}
# Which sets the six digits at the left are from says the thirteenth.
_FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
_ASTRAY = 0.6  # modules by which a run of a guard may miss one


def bars_in(pixels: Any, scale: float, every: int = 4) -> tuple[Bars, ...]:
    """Return the barcodes of a grey picture of `scale` pixels a point; of its rows of points each nth is read."""
    wide, high = pixels.size
    flat = pixels.point([0 if value < _DARK else 1 for value in range(256)]).tobytes()
    found: dict[str, list[tuple[int, int, int, float, float]]] = {}
    for top in range(0, high, max(1, round(every * scale))):
        for number, left, right, before, after in _read_row(flat[top * wide : (top + 1) * wide]):
            found.setdefault(number, []).append((top, left, right, before, after))
    return tuple(_bars(number, rows, scale) for number, rows in found.items())


def _bars(number: str, rows: list[tuple[int, int, int, float, float]], scale: float) -> Bars:
    tops, lefts, rights, befores, afters = zip(*rows, strict=True)
    left, right = min(lefts), max(rights)
    box = Rect(
        x=left / scale,
        y=tops[0] / scale,
        width=(right - left) / scale,
        height=max(1.0, (tops[-1] - tops[0]) / scale),
    )
    # The number under the bars may stand in what is left free: rows through the bars alone count.
    quiet = (max(befores), max(afters))
    return Bars(number=number, box=box, module=box.width / _MODULES, quiet=quiet)


def _read_row(row: bytes) -> Iterator[tuple[str, int, int, float, float]]:
    """Yield each number in a row with its first pixel, the one past its last, and the free modules at its sides."""
    runs = [(value, len(list(same))) for value, same in groupby(row)]
    widths = [wide for _, wide in runs]
    starts = [0, *accumulate(widths)]
    for at in range(1, len(runs) - _RUNS):
        if runs[at][0] != 0:
            continue
        module = (starts[at + _RUNS] - starts[at]) / _MODULES
        if module < 1 or not _guarded(widths, at, module):
            continue
        number = _number(widths[at : at + _RUNS])
        if number is not None:
            quiet = widths[at - 1] / module, widths[at + _RUNS] / module
            yield number, starts[at], starts[at + _RUNS], *quiet


def _guarded(widths: list[int], at: int, module: float) -> bool:
    places = (0, 1, 2, 27, 28, 29, 30, 31, 56, 57, 58)
    return all(abs(widths[at + place] / module - 1) <= _ASTRAY for place in places)


def _number(widths: list[int]) -> str | None:
    """Return thirteen digits, the last of which proves the others; None where they do not say a number."""
    left = [_DIGITS.get(_runs(widths[3 + 4 * at : 7 + 4 * at])) for at in range(6)]
    right = [_DIGITS.get(_runs(widths[32 + 4 * at : 36 + 4 * at])) for at in range(6)]
    if None in left or None in right or any(one and one[1] != "A" for one in right):
        return None
    sets = "".join(one[1] for one in left if one)
    if sets not in _FIRST:
        return None
    digits = [_FIRST.index(sets), *(one[0] for one in (*left, *right) if one)]
    number = "".join(map(str, digits))
    return number if is_ean(number) else None


def _runs(widths: list[int]) -> str:
    """Return four runs as whole modules, seven together."""
    whole = sum(widths)
    exact = [7 * wide / whole for wide in widths]
    counted = [max(1, min(4, round(one))) for one in exact]
    while (off := 7 - sum(counted)) != 0:
        step = 1 if off > 0 else -1
        worst = max(range(4), key=lambda at: step * (exact[at] - counted[at]))
        counted[worst] += step
    return "".join(map(str, counted))
