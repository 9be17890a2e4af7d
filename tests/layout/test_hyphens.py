"""Where words are divided at the ends of lines, and where they stay whole."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest

from picturebook.layout.breaking import pieces
from picturebook.layout.columns import lines_of
from picturebook.layout.hyphens import Dividing, divided, of_age
from picturebook.layout.itemising import Lettering
from picturebook.layout.lines import DIVIDED
from picturebook.layout.order import ordered
from picturebook.layout.parting import word_count
from picturebook.layout.siting import column_of
from picturebook.layout.strips import strips


def parts(text: str, how: Dividing) -> str:
    """Return a text with a bar wherever a word may be divided."""
    cut = pieces(text, how.names)
    made, _ = divided(text, cut, [0.0] * len(cut), how)
    places = [piece.end for piece in made if piece.divided]
    return "|".join(text[start:end] for start, end in pairwise([0, *places, len(text)]))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“Wonderful,” counting", "“Wonderful,” count|ing"),
        ("en-GB", "an elephant wondered", "an ele|phant wondered"),
        ("de", "die Eisenbahn", "die Ei|sen|bahn"),
        ("fr", "un papillon", "un pa|pillon"),
        ("hu", "asszonyok", "asszo|nyok"),
        ("ru", "большая бабочка", "боль|шая ба|бочка"),
        ("no", "en sommerfugl", "en som|mer|fugl"),
        ("en", "about SPLASHING merry-making", "about SPLASHING merry-mak|ing"),
        ("th", "ปลาโลมา", "ปลาโลมา"),
        ("tlh", "wonderful", "wonderful"),
    ],
)
def test_patterns_divide_long_words_of_small_letters(language: str, text: str, expected: str) -> None:
    """Two letters stay and three go over; names, shouted words and words whose spelling would change stay whole."""
    assert parts(text, Dividing(language=language, by_pattern=True)) == expected


def test_names_are_never_divided() -> None:
    """Not even in a language that writes every noun with a capital."""
    how = Dividing(language="de", names=("Onkel Eisenbart",), by_pattern=True)
    assert parts("Eisenbart im Eisenbach", how) == "Eisenbart im Ei|sen|bach"


def test_soft_hyphens_are_obeyed_and_no_others() -> None:
    """Where the author divided a word, patterns have no say; a soft hyphen beside a space divides nothing."""
    assert parts("won\u00adderful", Dividing(language="en", by_pattern=True)) == "won\u00ad|derful"
    assert parts("so\u00ad ft wonderful", Dividing(language="en")) == "so\u00ad ft wonderful"


def test_ending_a_line_inside_a_word_is_dear() -> None:
    """The last part of a word keeps the word's own cost."""
    text = "wonderful,"
    _, costs = divided(text, pieces(text), [-2.0], Dividing(language="en", by_pattern=True))
    assert costs == (DIVIDED, DIVIDED, -2.0)


@pytest.mark.parametrize(("ages", "old"), [((8, 12), True), ((6, 9), False), (None, False)])
def test_words_stay_whole_for_whoever_spells_them_out(ages: tuple[int, int] | None, old: bool) -> None:
    """A book for children under eight, or that does not say, divides no word by itself."""
    assert of_age(ages) is old


@pytest.mark.parametrize(
    ("ages", "wide", "expected"), [((8, 12), 0.3, True), ((8, 12), 0.9, False), ((4, 9), 0.3, False)]
)
def test_only_narrow_columns_of_older_readers_are_divided(
    desk: SimpleNamespace, ages: tuple[int, int], wide: float, expected: bool
) -> None:
    """The patterns are asked where lines would else be half empty."""
    page = desk.page(1, desk.paragraph("They saw an elephant."))
    book = desk.book(("words", page))
    book = desk.replace(book, story=desk.replace(book.story, ages=ages))
    slot = desk.replace(book.theme.page("words").texts[0], w=wide)
    words = column_of(book, book.dummy.leaves[0], page.blocks, slot)[0].words
    assert any(word.hyphen for word in words) is expected


def test_a_theme_may_divide_no_word(desk: SimpleNamespace) -> None:
    """Whoever has trouble with letters needs all of a word on one line, however old."""
    page = desk.page(1, desk.paragraph("They saw an elephant."))
    book = desk.book(("words", page))
    whole = desk.replace(book.theme.style("body"), hyphens=False)
    theme = desk.replace(book.theme, styles=(("body", whole), *book.theme.styles[1:]))
    book = desk.replace(book, theme=theme, story=desk.replace(book.story, ages=(8, 12)))
    slot = desk.replace(book.theme.page("words").texts[0], w=0.3)
    words = column_of(book, book.dummy.leaves[0], page.blocks, slot)[0].words
    assert not any(word.hyphen for word in words)


def column(desk: SimpleNamespace, text: str) -> tuple[object, Lettering]:
    """Measure a paragraph."""
    book = desk.book()
    lettering = Lettering(style=book.theme.style("body"), language="en", book=book)
    return strips((desk.paragraph(text),), lettering), lettering


def lines(desk: SimpleNamespace, text: str, measure: float) -> list[str]:
    """Return the lines of a paragraph as they would be read back."""
    (strip,), _ = column(desk, text)
    return ["".join(part.text for part in ordered(strip, *line).parts) for line in lines_of(strip, measure)]


def test_a_soft_hyphen_is_seen_only_where_it_is_used(desk: SimpleNamespace) -> None:
    """A line that ends at one ends in a hyphen's glyph that reads as a soft hyphen; elsewhere nothing is drawn."""
    text = "Then the hip\u00adpo\u00adpot\u00ada\u00admus sat."
    (strip,), _ = column(desk, text)
    assert lines(desk, text, 30.0) == [text]
    ends = lines(desk, text, 6.6)
    assert "".join(ends) == text
    assert any(line.endswith("\u00ad") for line in ends)
    hyphen = ordered(strip, 0, 3).parts[-1].shaped("en")
    whole = ordered(strip, 0, len(strip.words)).parts[-1].shaped("en")
    assert strip.words[2].hyphen > 0.3
    assert hyphen.clusters[-1].glyphs[0].advance > 0
    inside = next(one for one in whole.clusters if text[one.start] == "\u00ad")
    assert sum(glyph.advance for glyph in inside.glyphs) == 0


def test_a_divided_word_is_one_word(desk: SimpleNamespace) -> None:
    """Its parts do not count as words where a page tells how many are too many."""
    measured, _ = column(desk, "A hip\u00adpo sat.")
    assert word_count(measured) == 3


def test_whole_words_decide_how_many_lines_there_are(desk: SimpleNamespace) -> None:
    """A word is not divided to save a line, unless it is wider than the column by itself."""
    assert lines(desk, "one two won\u00adder", 5.4) == ["one two ", "won\u00adder"]
    assert lines(desk, "won\u00adder\u00adland", 2.9) == ["won\u00ad", "der\u00ad", "land"]


def test_a_hyphen_shows_at_the_left_in_a_line_from_the_right(desk: SimpleNamespace) -> None:
    """English divided amid Hebrew: its hyphen stands at its own end, not at the line's."""
    book = desk.book()
    lettering = Lettering(style=book.theme.style("body"), language="he", book=book)
    (strip,) = strips((desk.paragraph("שלום won\u00adder"),), lettering)
    made = ordered(strip, 0, 2).parts
    assert [(part.text, part.divided) for part in made] == [("won\u00ad", True), ("שלום ", False)]
