"""Imposition: which pages stand on which side of which sheet, so that folding or cutting makes a book of them.

Pure arithmetic over page numbers; whoever copies pages of a PDF follows it. Every sheet has two places a side, and
is turned on its short edge, so what stands at the left of its back stands behind the right of its front.
"""

from __future__ import annotations

from enum import Enum

from picturebook.measure import PT_PER_MM
from picturebook.record import record

FOLDED = 4  # pages of a sheet folded once
MOST_FOLDED = 20  # sheets of ordinary paper that a fold and a stapler still take
CALIPER = 0.1 * PT_PER_MM  # ordinary paper of 80 to 100 grams a square metre


class Scheme(Enum):
    """A way to impose."""

    BOOKLET = "booklet"  # sheets inside each other, folded together, stapled in the fold
    TWO_UP = "2-up"  # two pages a side in reading order, to read and not to bind
    CUT_AND_STACK = "cut-and-stack"  # cut down the middle; the right-hand pile goes under the left-hand one


HOW = {  # to print and to bind
    Scheme.BOOKLET: "print on both sides, turned on the short edge; fold all of them together and staple in the fold",
    Scheme.TWO_UP: "two pages a side, to read",
    Scheme.CUT_AND_STACK: "print on both sides, turned on the short edge; cut down the middle and put the right-hand "
    "pile under the left-hand one",
}


@record
class Place:
    """Half a side of a sheet: the page on it, counted from 1, and how far that moves towards the fold, in points."""

    page: int | None  # None: blank
    creep: float = 0.0


@record
class Side:
    """One side of a sheet, as it is seen."""

    left: Place
    right: Place


@record
class Sheet:
    """A sheet of paper with two pages on each side; `back` is None where only one side is printed."""

    front: Side
    back: Side | None


def imposed(
    scheme: Scheme, pages: int, *, caliper: float = 0.0, right_bound: bool = False
) -> tuple[Sheet, ...]:
    """Return the sheets of a book of so many pages, in the order they are printed.

    `caliper` is how thick one sheet is, in points: in a booklet each sheet is pushed outwards by those inside it,
    and its pages stand so much nearer to the fold (creep). Raises ValueError for a book without pages.
    """
    if pages < 1:
        raise ValueError("a book without pages")
    match scheme:
        case Scheme.BOOKLET:
            return _saddle_stitched(pages, caliper, right_bound)
        case Scheme.TWO_UP:
            return _in_pairs(pages, right_bound)
        case Scheme.CUT_AND_STACK:
            return _stacked(pages)


def _saddle_stitched(pages: int, caliper: float, right_bound: bool) -> tuple[Sheet, ...]:
    """Return the sheets from the outermost in: the first has the first page and the last."""
    whole = -(-pages // FOLDED) * FOLDED
    made = []
    for inside, first in enumerate(range(1, whole // 2, 2)):
        last, creep = whole + 1 - first, caliper * inside
        front = (_place(last, pages, creep), _place(first, pages, creep))
        back = (_place(first + 1, pages, creep), _place(last - 1, pages, creep))
        made.append(Sheet(front=_side(front, right_bound), back=_side(back, right_bound)))
    return tuple(made)


def _in_pairs(pages: int, right_bound: bool) -> tuple[Sheet, ...]:
    """Return each opening as it lies on the table: the first page alone at its side, then two and two."""
    openings = [(None, 1), *((even, even + 1) for even in range(2, pages + 1, 2))]
    return tuple(
        Sheet(front=_side((_place(left, pages), _place(right, pages)), right_bound), back=None)
        for left, right in openings
    )


def _stacked(pages: int) -> tuple[Sheet, ...]:
    """Return sheets whose left leaves, followed by their right ones, are the book's leaves in order."""
    half = -(-pages // FOLDED)
    made = []
    for number in range(half):
        upper, lower = number * 2 + 1, (half + number) * 2 + 1
        front = (_place(upper, pages), _place(lower, pages))
        back = (_place(lower + 1, pages), _place(upper + 1, pages))
        made.append(Sheet(front=_side(front, False), back=_side(back, False)))
    return tuple(made)


def _place(page: int | None, pages: int, creep: float = 0.0) -> Place:
    return Place(page=page if page is not None and page <= pages else None, creep=creep)


def _side(pair: tuple[Place, Place], right_bound: bool) -> Side:
    left, right = reversed(pair) if right_bound else pair
    return Side(left=left, right=right)
