"""The body size: the one size in which the whole tale is set, from its words, its readers and its verses.

A theme names an ideal. A book of few words a page is set larger, one for older children a little smaller. Then the
pages have their say: the size is the largest that most of them can hold, and a book of verse shrinks somewhat more
if then no line of it need be turned over, or only the longest of a few pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from picturebook.design.choosing import word_count
from picturebook.design.theme import Theme, TypeStyle
from picturebook.layout.columns import longest_line
from picturebook.layout.strips import Strip
from picturebook.manuscript.story import Role, Story

GRID = 4  # sizes to a point
FEW = 0.2  # so many of the pages may be crowded and go their own way
NEAR = 0.9  # a book this near its ideal shrinks whole: unevenness would show more than the size
SPARSE, FULL = (
    8,
    26,
)  # words a page: from the one a book is set at the theme's most, to the other at its ideal
LIFTED = 0.6  # of the way to the theme's most, so that `size: large` still has some left
YOUNG, BY_AGE = 4.0, 0.03  # the age an ideal is meant for, and the share of it a year more takes off
AGED = (0.85, 1.08)  # within these shares
VERSE = 0.68  # of the ideal that is kept to spare verses from being turned over
HELD = 0.8  # or of the size that pages hold, where that is less: it was never going to be the ideal


def aimed(theme: Theme, story: Story) -> Theme:
    """Return the theme with its body's ideal moved for this book; one that the story itself names stays."""
    if any(key.split(".")[0] == "body" for key, _ in story.style):
        return theme
    body = theme.style("body")
    ideal = body.ideal * _for_ages(story)
    ideal = min(body.max, max(body.min, ideal + (body.max - ideal) * LIFTED * _sparse(story)))
    body = replace(body, ideal=round(ideal * GRID) / GRID)
    return replace(theme, styles=tuple((key, body if key == "body" else one) for key, one in theme.styles))


def largest_size(holds: Callable[[float], bool], least: float, most: float) -> float | None:
    """Return the largest size on the grid from least to most at which something holds, or None.

    What holds at a size must hold at every smaller one.
    """
    low, high = round(least * GRID), round(most * GRID)
    if holds(high / GRID):
        return high / GRID
    if not holds(low / GRID):
        return None
    high -= 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle / GRID) else (low, middle - 1)
    return low / GRID


def common(sizes: Sequence[float], style: TypeStyle) -> float:
    """Return the size that pages of these largest sizes share: the largest on the grid, at most the ideal, at which
    all but the allowed crowded pages fit.
    """
    fitting = sorted(sizes)[crowded(sizes, style) :]
    return min([style.ideal, *fitting])


def crowded(sizes: Sequence[float], style: TypeStyle) -> int:
    """Return how many pages may be too full for the book's size and go their own way.

    None where every page holds nearly the ideal, or where there is but one page; else one, or a fifth of them.
    """
    if len(sizes) < 2 or min(sizes) >= style.ideal * NEAR:
        return 0
    return max(1, int(len(sizes) * FEW))


def unturned(columns: Sequence[tuple[tuple[Strip, ...], float]], style: TypeStyle, size: float) -> float:
    """Return the largest size at which no verse is turned over, or that of a few pages only where that asks too much.

    `columns` are the pages' words with the width of their boxes in points, `size` is what they share. A book is one
    of verse if half its pages or more have lines whose ends the author typed; any other has the style's most, and so
    has one whose lines would make it tiny.
    """
    bounds = sorted(
        width / longest
        for column, width in columns
        if (longest := max((longest_line(strip) for strip in column if strip.verse), default=0.0))
    )
    if not bounds or len(bounds) * 2 < len(columns):
        return style.max
    least = max(style.min, min(style.ideal * VERSE, size * HELD))
    sizes = (int(bound * GRID) / GRID for bound in bounds[: int(len(columns) * FEW) + 1])
    return next((size for size in sizes if size >= least), style.max)


def _for_ages(story: Story) -> float:
    if story.ages is None:
        return 1.0
    return min(AGED[1], max(AGED[0], 1.0 + BY_AGE * (YOUNG - sum(story.ages) / 2)))


def _sparse(story: Story) -> float:
    """Return how few words a page of the tale has: 1 for next to none, 0 for many."""
    counts = [word_count(page) for page in story.pages if page.role is Role.STORY and page.text_blocks]
    if not counts:
        return 0.0
    return min(1.0, max(0.0, (FULL - sum(counts) / len(counts)) / (FULL - SPARSE)))
