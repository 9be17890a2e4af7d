"""A line of type as text operators: glyph numbers and what moves the pen between them.

Where a font's outlines let no glyph be made for a letter, the letter stands beside its glyphs as text.

Each glyph moves the pen by its own width in the font; what shaping wants more or less stands as a number in the
TJ array, in thousandths of the size, taken away from the pen (ISO 32000-1, 9.4.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category

from picturebook.layout.bidi import kind_of
from picturebook.layout.frame import Cluster, Glyph, Run
from picturebook.press.fonts import PressFont
from picturebook.press.numbers import number

_LEFT, _RIGHT = (
    "\u200e",
    "\u200f",
)  # the marks of direction: to be read from left to right, from right to left
_WEAK = frozenset({"CS", "ES", "ET", "EN", "AN"})
_TOLD = frozenset({"L", "EN", "AN", "NSM", "WS"})
_HYPHENS = ("-", "\u2010")
_KEPT = "\u200b"  # read behind a word's own hyphen where a line ends: readers take a bare one for ours, and drop it
_MIRRORED = frozenset({"Ps", "Pe", "Pi", "Pf", "Sm"})


class Line:
    """The operators of one run, inside its text object."""

    def __init__(self, font: PressFont, size: float) -> None:
        self.font, self.size, self.scale = font, size, 1000 / font.units
        self.written: list[str] = []
        self.behind = ""
        self._array: list[str] = []
        self._glyphs, self._owed, self._rise = "", 0, 0

    def write(self, run: Run, *, right_bound: bool = False, before: str = "", last: bool = True) -> list[str]:
        """Write a run's glyphs; where they do not read back as its text, the text stands round them.

        `right_bound` says that the book is read from right to left, and readers take its lines so. Marks of direction
        go in with the letter to their right: those `before` the run with its first. What is read behind it is in
        `behind`, for the next run; behind the `last` of a line it is shown.
        """
        backwards = run.direction == "rtl"
        said = _standing(run) if backwards else _letters(run)
        self.behind = _behind(said, backwards=backwards) if right_bound else ""
        if run.turns and said:
            said[-1], self.behind = said[-1] + self.behind + _RIGHT, ""
        if said:
            said[0] = before + said[0]
        if last and said and said[-1] in _HYPHENS:
            said[-1] += _KEPT
        self._stretch(run.clusters, said, alone=backwards)
        if last and self.behind:
            self._mark(self.behind)
        self._flush()
        return [*self.written, "0 Ts"] if self._rise else self.written

    def _mark(self, mark: str) -> None:
        """Show a mark of direction with a glyph of its own, where a line ends.

        Elsewhere poppler would take one without width for the end of a word; and pdf.js leaves out a glyph that reads
        as a letter and then such a mark.
        """
        taken = self.font.take(Cluster(start=0, end=0, glyphs=()), mark)
        if taken is not None:
            self._show([taken])
        else:
            self._spelt(mark, ())

    def _stretch(self, clusters: Sequence[Cluster], said: Sequence[str], *, alone: bool) -> None:
        at, many = 0, len(clusters)
        while (at := self._plain(clusters, said, at)) < many:
            taken = self.font.take(clusters[at], said[at])
            first, at = at, at + 1
            if taken is None:
                while not alone and at < many and (taken := self.font.take(clusters[at], said[at])) is None:
                    at += 1
                self._spelt("".join(said[first:at]), clusters[first:at])
                at += taken is not None
            if taken is not None:
                self._show([taken])

    def _plain(self, clusters: Sequence[Cluster], said: Sequence[str], first: int) -> int:
        """Show clusters from one on while each is one glyph that stands for its text already; return the next one."""
        if self._rise:
            return first
        used, pens, owed = self.font.used, self.font.pens, self._owed
        glyphs: list[str] = []
        for at in range(first, len(clusters)):
            own = clusters[at].glyphs
            glyph = own[0] if own else None
            if glyph is None or used.get(glyph.id) != said[at] or glyph.dx or glyph.dy or len(own) > 1:
                break
            if owed:
                self._glyphs, self._owed, glyphs = self._glyphs + "".join(glyphs), owed, []
                self._back(0)
            written, wide = pens[glyph.id]
            glyphs.append(written)
            owed = wide - glyph.advance
        else:
            at = len(clusters)
        self._glyphs, self._owed = self._glyphs + "".join(glyphs), owed
        return at

    def _spelt(self, text: str, clusters: Sequence[Cluster]) -> None:
        # ISO 32000-1, 14.9.4: what the glyphs inside read as, where glyphs and letters part ways.
        self._flush()
        meant = ("\ufeff" + text).encode("utf-16-be").hex().upper()
        self.written.append(f"/Span <</ActualText <{meant}>>> BDC")
        self._show(clusters)
        self._flush()
        self.written.append("EMC")

    def _show(self, clusters: Sequence[Cluster]) -> None:
        for cluster in clusters:
            for glyph in cluster.glyphs:
                self._place(glyph)

    def _place(self, glyph: Glyph) -> None:
        if glyph.dy != self._rise:
            self._flush()
            self._rise = glyph.dy
            self.written.append(f"{number(glyph.dy / self.font.units * self.size)} Ts")
        self._back(-glyph.dx)
        written, wide = self.font.pens[glyph.id]
        self._glyphs += written
        # What the font gives the pen too much, kerning takes back; an offset is undone behind its glyph.
        self._owed = wide - glyph.advance + glyph.dx

    def _back(self, by: int) -> None:
        """Take from the pen what is owed and so many font units more, before the next glyph."""
        owed, self._owed = self._owed + by, 0
        if owed:
            self._close()
            self._array.append(_moved(owed, self.scale))

    def _close(self) -> None:
        if self._glyphs:
            self._array.append(f"<{self._glyphs}>")
            self._glyphs = ""

    def _flush(self) -> None:
        self._close()
        if self._array:
            self.written.append(f"[{''.join(self._array)}] TJ")
            self._array = []


@lru_cache(maxsize=4096)
def _moved(by: int, scale: float) -> str:
    return f" {number(by * scale)} "


def _letters(run: Run) -> list[str]:
    """Return what each cluster of a run from left to right reads as."""
    if len(run.clusters) == len(run.text):  # as nearly always: a cluster a letter
        return list(run.text)
    return [run.text[one.start : one.end] for one in run.clusters]


def _standing(run: Run) -> list[str]:
    """Return what each cluster of a run from right to left reads as: its letters as they stand.

    Readers take what stands and turn it round, letter by letter (poppler, pdfium). Poppler turns no sign that stands
    beside figures or what it counts among them, a comma too, unless a mark of direction parts the two. Pdfium takes
    brackets and quotation marks for what they look like and puts their mirror images for them, unless they are read
    between marks of both directions (see `_behind`).
    """
    said = [run.text[one.start : one.end][::-1] for one in run.clusters]
    weak = [kind_of(text[0]) in _WEAK for text in said]
    strong = [kind_of(text[-1]) in ("R", "AL") for text in said]
    for at in range(len(said)):
        apart = weak[at] and (at == 0 or not (weak[at - 1] or strong[at - 1]))
        if apart or category(said[at][-1]) in _MIRRORED:
            said[at] = _RIGHT + said[at]
    return said


def _behind(said: list[str], *, backwards: bool) -> str:
    """Mark signs to be read from left to right: return the mark behind the last, others go in with their neighbours.

    From right to left, those are the signs that pdfium would mirror. From left to right, it is one at the end: poppler
    counts it among the words that run the other way.
    """
    if not backwards:
        return _LEFT if said and kind_of(said[-1][-1]) not in _TOLD else ""
    signs = [category(text[-1]) in _MIRRORED for text in said]
    for at, is_sign in enumerate(signs[:-1], start=1):
        if is_sign:
            said[at] = _LEFT + said[at]
    return _LEFT if signs and signs[-1] else ""
