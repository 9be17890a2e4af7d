"""The quality of justified lines, held against ReportLab's own paragraphs: the same words, font, size and measures.

docs/concepts/where-lines-end.md has the table of what ours and theirs return.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from picturebook.layout.columns import lines_of
from picturebook.layout.filling import filled, hangs
from picturebook.layout.hyphens import SOFT
from picturebook.layout.itemising import Lettering
from picturebook.layout.order import ordered
from picturebook.layout.strips import Strip, strips
from tests.layout import conftest as desk
from tests.prose import paragraphs

SIZE = 12.0
MEASURES = (20.0, 26.0, 32.0)  # em; narrow, usual and wide for a book that is read by oneself
LOOSE = 0.5  # em


class Quality(NamedTuple):
    """What is counted of many paragraphs."""

    filled: int  # lines but the last of each paragraph
    loose: int  # of them, those with spaces wider than half an em, or left short
    ladders: int  # more than two lines in a row that end with a hyphen
    alone: int  # last lines of one word


class Line(NamedTuple):
    """A line: the width of its spaces in em, whether it ends with a hyphen, how many words it has."""

    space: float
    hyphen: bool
    words: int


def quality(broken: list[list[Line]]) -> Quality:
    """Count what is wrong with paragraphs."""
    ladders = loose = 0
    for lines in broken:
        in_a_row = 0
        for line in lines[:-1]:
            in_a_row = in_a_row + 1 if line.hyphen else 0
            ladders += in_a_row == 3
            loose += line.space > LOOSE
    many = sum(len(lines) - 1 for lines in broken)
    return Quality(many, loose, ladders, sum(lines[-1].words == 1 < len(lines) for lines in broken))


@cache
def measured(divides: bool) -> tuple[Strip, ...]:
    """Measure sixty paragraphs."""
    book = desk.book()
    style = desk.replace(book.theme.style("body"), font="Gentium Book Plus")
    lettering = Lettering(style=style, language="en", book=book, align="justify", divides=divides)
    return strips([desk.paragraph(text) for text in paragraphs(60)], lettering)


def ours(measure: float, *, divides: bool) -> Quality:
    """Set the paragraphs as a theme would that justifies."""
    return quality([list(_set(strip, measure)) for strip in measured(divides)])


def _set(strip: Strip, measure: float) -> Iterator[Line]:
    for first, past in lines_of(strip, measure):
        words = ordered(strip, first, past)
        room = measure + sum(hangs(words, "en")) - words.advance("en")
        last = past == len(strip.words)
        shaped = filled(words, words.shaped("en"), min(room, 0.0) if last else room)
        text = "".join(part.text for part in words.parts)
        spaces = [
            cluster.glyphs[0].advance / part.face.units_per_em
            for part, one in zip(words.parts, shaped, strict=True)
            for cluster in one.clusters
            if part.text[cluster.start] == " " and cluster.end < len(part.text)
        ]
        natural = words.shaped("en")
        short = room > 0.5 and shaped == natural
        yield Line(
            2.0 if short and not last else max(spaces, default=0.0), text.endswith(SOFT), len(text.split())
        )


def theirs(measure: float, language: str | None) -> Quality:
    """Set the paragraphs as ReportLab does, with its own hyphenation if a language is told."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph

    font = Path(desk.FONTS) / "gentium-book-plus" / "GentiumBookPlus-Regular.ttf"
    registerFont(TTFont("Gentium", str(font)))
    style = ParagraphStyle(
        "body", fontName="Gentium", fontSize=SIZE, leading=16, alignment=TA_JUSTIFY, hyphenationLang=language
    )
    natural = stringWidth(" ", "Gentium", SIZE)
    broken = []
    for text in paragraphs(60):
        made = Paragraph(text, style)
        made.wrap(measure * SIZE, 10_000)
        lines = [
            Line((natural + extra / max(1, len(words) - 1)) / SIZE, words[-1].endswith(SOFT), len(words))
            for extra, words in made.blPara.lines
        ]
        broken.append(lines)
    return quality(broken)


@pytest.mark.parametrize("measure", MEASURES)
def test_no_ladders_and_no_word_alone(measure: float) -> None:
    """However narrow: no three lines in a row end with a hyphen, and no paragraph with a line of one word."""
    for divides in (False, True):
        found = ours(measure, divides=divides)
        assert (found.ladders, found.alone) == (0, 0)


@pytest.mark.parametrize("measure", MEASURES)
def test_few_lines_are_loose(measure: float) -> None:
    """Where words may be divided, less than three lines in a hundred have a space over half an em."""
    found = ours(measure, divides=True)
    assert found.loose < 0.03 * found.filled


@pytest.mark.parametrize("measure", MEASURES)
def test_lines_are_better_than_reportlabs(measure: float) -> None:
    """Less than half as many are loose, with divided words and without."""
    for divides, language in ((False, None), (True, "en_GB")):
        assert ours(measure, divides=divides).loose < theirs(measure, language).loose / 2
