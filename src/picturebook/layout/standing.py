"""Standings: where the words on a picture came to stand, how they read there, and what there is to say about it.

Layout reckons by the map of a picture. What is really printed is read again on the finished plate, line by line
(prepress/densitometer.py); only that decides whether words stand out enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.design.theme import PAGE_WORDS
from picturebook.diagnostics import Diagnostic, Span, hint, warning
from picturebook.layout.frame import Ink
from picturebook.layout.inks import READABLE
from picturebook.measure import Rect
from picturebook.record import record

ON_SOMEBODY = 0.12  # share of the words' box on the cast from which it is told
_AGAIN = "choose another place with `text:`"


@record
class Standing:
    """Words on a picture: which, where, and what was done to have them read."""

    page: int
    fills: str  # text, title, author …
    place: str  # the name of the template's place, or what `text:` asked for
    size: float  # points
    lines: tuple[Rect, ...]  # the box of each line's letters, on the page
    ink: Ink
    done: str  # ink | halo | panel | wash
    opacity: int  # percent of what is laid behind
    under: Ink | None  # the panel they stand on
    energy: float  # edges behind them, 0–255
    outlines: float  # share of their ground that outlines cross, 0–1
    faces: float  # share of it that is somebody
    before: float  # contrast the best ink alone comes to, reckoned
    after: float  # and with what was done
    span: Span
    asked: bool = False  # the theme lays it behind them whatever lies there
    printed: tuple[float, ...] = ()  # contrast of each line on the finished plate


def remarks(one: Standing) -> Iterator[Diagnostic]:
    """Say what had to be laid behind words, and whether they lie on somebody."""
    if one.done != "ink" and not one.asked:
        with_what = f"a {one.done}" + ("" if one.done == "panel" else f" of {one.opacity} %")
        said = (
            f"page {one.page}: {with_what} lies behind the words at the {one.place}, "
            f"contrast {one.after:.1f} : 1"
        )
        yield hint("washed", said, one.span)
    if one.faces > ON_SOMEBODY:
        said = f"page {one.page}: the words lie partly on somebody in the picture"
        yield warning("words-over-cast", said, one.span, _AGAIN if one.fills in PAGE_WORDS else None)


def reread(one: Standing, ratios: Sequence[float]) -> Standing:
    """Return a standing with the contrast of each of its lines as read on the plate."""
    return replace(one, printed=tuple(ratios))


def too_faint(one: Standing) -> Iterator[Diagnostic]:
    """Complain of words with a line that stands out too little on the finished plate."""
    least = min(one.printed, default=READABLE)
    if round(least, 1) < READABLE:
        said = (
            f"page {one.page}: line {one.printed.index(least) + 1} of the "
            f"{'words' if one.fills == 'text' else one.fills} stands out by {least:.1f} : 1 on the finished plate, "
            f"and {READABLE:g} : 1 is the least"
        )
        yield warning("low-contrast", said, one.span, _AGAIN if one.fills in PAGE_WORDS else None)
