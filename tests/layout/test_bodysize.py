"""The size a tale is set in: by its words, its readers and its verses."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.layout.bodysize import GRID, aimed, common, unturned
from picturebook.layout.columns import lines_of
from picturebook.layout.itemising import Lettering
from picturebook.layout.strips import strips
from picturebook.manuscript.story import Break, Inline, Paragraph, Words

COUPLET = (
    "In the hush of the house, by the last candlelight,",
    "little Mouse gave a yawn as she said good night.",
)


def ideal(desk: SimpleNamespace, words: int, **told: object) -> float:
    """Return the ideal of a book of so many words on each of its pages."""
    pages = tuple(desk.page(at, desk.paragraph("word " * words)) for at in range(1, 5))
    story = replace(desk.book(("words", pages[0])).story, pages=pages, style=(), **told)
    return float(aimed(desk.theme, story).style("body").ideal)


def verse(desk: SimpleNamespace, *lines: str) -> tuple[object, ...]:
    """Return typed lines as a measured column."""
    content: list[Inline] = []
    for line in lines:
        content += [Break()] if content else []
        content.append(Words(text=line))
    block = Paragraph(content=tuple(content), span=desk.span(1))
    style = desk.theme.style("body")
    return strips((block,), Lettering(style=style, language="en", book=desk.book(), shouts=True))


def test_few_words_are_set_larger(desk: SimpleNamespace) -> None:
    """From many words to few the size grows, and never to the theme's most: a page may ask for more."""
    sizes = [ideal(desk, words) for words in (60, 26, 16, 8, 2)]
    assert sizes[0] == sizes[1] == 22
    assert sizes[1] < sizes[2] < sizes[3] == sizes[4] < desk.theme.style("body").max


def test_older_readers_get_smaller_type(desk: SimpleNamespace) -> None:
    """A book for ages 2 to 4 is set larger than one for 7 to 9, both within the theme's range."""
    young, old, infants = (ideal(desk, 40, ages=ages) for ages in ((2, 4), (7, 9), (0, 1)))
    body = desk.theme.style("body")
    assert body.max > infants > young > 22 > old > body.min


def test_a_size_the_story_names_stays(desk: SimpleNamespace) -> None:
    """`style: {body.ideal: 22pt}` is the author's own decision."""
    book = desk.book(("words", desk.page(1, desk.paragraph("Few."))))
    assert aimed(desk.theme, book.story) == desk.theme


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([], 22), ([22, 22, 20], 20), ([22, 22, 22, 22, 22, 12], 22), ([14, 15, 16, 16], 15)],
)
def test_the_common_size(desk: SimpleNamespace, sizes: list[float], expected: float) -> None:
    """Near its ideal the book shrinks whole; a few crowded pages go their own way."""
    assert common(sizes, desk.theme.style("body")) == expected


def test_verse_is_not_turned_over(desk: SimpleNamespace) -> None:
    """The size is the largest at which every typed line holds in its box."""
    style, column = desk.theme.style("body"), verse(desk, *COUPLET)
    size = unturned([(column, 480.0)], style, style.ideal)
    assert style.ideal * 0.68 <= size < style.ideal
    assert [len(lines_of(strip, 480.0 / size)) for strip in column] == [2]
    assert [len(lines_of(strip, 480.0 / (size + 2 / GRID))) for strip in column] != [2]


def test_a_long_line_turns_over_no_other_page(desk: SimpleNamespace) -> None:
    """Where one page of five has a line too long, the size is the one that spares the other four."""
    style, column = desk.theme.style("body"), verse(desk, *COUPLET)
    size = unturned([(column, 480.0)], style, style.ideal)
    assert unturned([(column, 480.0)] * 4 + [(column, 300.0)], style, style.ideal) == size
    assert unturned([(column, 480.0)] * 3 + [(column, 300.0)] * 2, style, style.ideal) == style.max


def test_verse_that_asks_too_much_is_turned_over(desk: SimpleNamespace) -> None:
    """A line so long that the book would be tiny moves no size; nor do few verses in a book of prose."""
    style, column = desk.theme.style("body"), verse(desk, *COUPLET)
    assert unturned([(column, 300.0)], style, style.ideal) == style.max
    prose = strips(
        (desk.paragraph("Prose."),), Lettering(style=style, language="en", book=desk.book(), shouts=True)
    )
    assert unturned([(column, 480.0), (prose, 480.0), (prose, 480.0)], style, style.ideal) == style.max


def test_verse_asks_for_little_of_what_pages_hold(desk: SimpleNamespace) -> None:
    """Where pages hold no ideal size anyway, a line is spared for a little less than what they hold."""
    style, column = desk.theme.style("body"), verse(desk, *COUPLET)
    large = replace(style, ideal=40.0)
    size = unturned([(column, 480.0)], large, style.ideal)
    assert style.ideal * 0.8 <= size < style.ideal
    assert unturned([(column, 480.0)], large, 40.0) == style.max
