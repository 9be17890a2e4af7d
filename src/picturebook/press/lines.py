"""A line of type as text operators: glyph numbers and what moves the pen between them, and words where they differ.

Each glyph moves the pen by its own width in the font; what shaping wants more or less stands as a number in the
TJ array, in thousandths of the size, taken away from the pen (ISO 32000-1, 9.4.3).
"""

from __future__ import annotations

from picturebook.layout.frame import Cluster, Glyph, Run
from picturebook.press.fonts import PressFont
from picturebook.press.numbers import number


class Line:
    """The operators of one run, inside its text object."""

    def __init__(self, font: PressFont, size: float) -> None:
        self.font, self.size, self.scale = font, size, 1000 / font.units
        self.written: list[str] = []
        self._array: list[str] = []
        self._glyphs, self._owed, self._rise = "", 0, 0

    def write(self, run: Run) -> list[str]:
        """Write a run's glyphs; where they do not read back as its text, the text stands round them."""
        plain = [self.font.take(cluster, run.text[cluster.start : cluster.end]) for cluster in run.clusters]
        # From right to left, readers turn the line round themselves, letter by letter: a text that was told for
        # more than one letter would be turned round once too often (poppler, pdfium).
        for some, plainly in _stretches(run.clusters, plain, alone=run.direction == "rtl"):
            if plainly:
                self._show(some)
            else:
                self._spelt(run.text[some[0].start : some[-1].end], some)
        self._flush()
        return [*self.written, "0 Ts"] if self._rise else self.written

    def _spelt(self, text: str, clusters: tuple[Cluster, ...]) -> None:
        # ISO 32000-1, 14.9.4: what the glyphs inside read as, where glyphs and letters part ways.
        self._flush()
        meant = ("\ufeff" + text).encode("utf-16-be").hex().upper()
        self.written.append(f"/Span <</ActualText <{meant}>>> BDC")
        self._show(clusters)
        self._flush()
        self.written.append("EMC")

    def _show(self, clusters: tuple[Cluster, ...]) -> None:
        for cluster in clusters:
            for glyph in cluster.glyphs:
                self._place(glyph)

    def _place(self, glyph: Glyph) -> None:
        if glyph.dy != self._rise:
            self._flush()
            self._rise = glyph.dy
            self.written.append(f"{number(glyph.dy / self.font.units * self.size)} Ts")
        self._back(-glyph.dx)
        self._glyphs += f"{glyph.id:04X}"
        # What the font gives the pen too much, kerning takes back; an offset is undone behind its glyph.
        self._owed = self.font.advance(glyph.id) - glyph.advance + glyph.dx

    def _back(self, by: int) -> None:
        """Take from the pen what is owed and so many font units more, before the next glyph."""
        owed, self._owed = self._owed + by, 0
        if owed:
            self._close()
            self._array.append(f" {number(owed * self.scale)} ")

    def _close(self) -> None:
        if self._glyphs:
            self._array.append(f"<{self._glyphs}>")
            self._glyphs = ""

    def _flush(self) -> None:
        self._close()
        if self._array:
            self.written.append(f"[{''.join(self._array)}] TJ")
            self._array = []


def _stretches(
    clusters: tuple[Cluster, ...], plain: list[bool], *, alone: bool
) -> list[tuple[tuple[Cluster, ...], bool]]:
    """Gather neighbouring clusters that all read back plainly, or all do not; these stay `alone` if asked."""
    found: list[tuple[list[Cluster], bool]] = []
    for cluster, plainly in zip(clusters, plain, strict=True):
        if not found or found[-1][1] != plainly or (alone and not plainly):
            found.append(([], plainly))
        found[-1][0].append(cluster)
    return [(tuple(some), plainly) for some, plainly in found]
