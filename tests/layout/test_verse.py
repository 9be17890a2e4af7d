"""Verse: a line too long for its measure is turned over, and nobody takes what is turned for a line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.columns import fits_across
from picturebook.layout.compose import compose
from picturebook.layout.frame import Group, Item, Run
from picturebook.layout.itemising import Lettering
from picturebook.layout.lines import Word, line_width
from picturebook.layout.strips import Strip, strips
from picturebook.layout.verse import TURN, is_turned, is_verse, typed_lines, verse_count, verse_lines
from picturebook.manuscript.story import Break, Inline, Paragraph, Words

LONG = "In a beautiful pea-green boat that was built for two very old and very good friends of the sea,"
SHORT = "They took some honey"

words = st.lists(
    st.builds(
        Word,
        width=st.floats(0.5, 4.0),
        space=st.just(0.25),
        forced=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=30,
)


def verse(desk: SimpleNamespace, *lines: str) -> Paragraph:
    """Return a verse of those lines."""
    content: list[Inline] = []
    for line in lines:
        content += [Break()] if content else []
        content.append(Words(text=line))
    return Paragraph(content=tuple(content), span=desk.span(3))


def starts(desk: SimpleNamespace, template: str, *blocks: Paragraph) -> list[tuple[str, float, float]]:
    """Set a page; return each line's text, and where it starts and ends at the start side."""
    layout = compose(desk.book((template, desk.page(1, *blocks))))
    found: list[tuple[str, float, float]] = []

    def look(items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                look(item.items)
            elif isinstance(item, Run):
                long = sum(glyph.advance for cluster in item.clusters for glyph in cluster.glyphs)
                found.append((item.text.rstrip(), item.x, item.x + long / 2048 * item.size))

    look(layout.openings[0].frames[0].items)
    return found


@given(words, st.floats(6.0, 20.0))
def test_no_word_is_lost_and_none_sticks_out(drawn: list[Word], measure: float) -> None:
    """Lines follow on one another, as many as counted; a turned one leaves room for its indent."""
    lines = verse_lines(drawn, measure)
    assert [first for first, _ in lines] == [0, *(past for _, past in lines[:-1])]
    assert (lines[-1][1], len(lines)) == (len(drawn), verse_count(drawn, measure))
    for first, past in lines:
        room = measure - TURN if is_turned(drawn, first) else measure
        assert line_width(drawn, first, past) <= room + 1e-6


@given(words)
def test_every_typed_line_begins_one(drawn: list[Word]) -> None:
    """However narrow the page, what the author began on a new line stands on one, and not set in."""
    begun = {first for first, _ in verse_lines(drawn, 6.0) if not is_turned(drawn, first)}
    assert begun == {first for first, _ in typed_lines(drawn)}


def test_no_single_word_is_turned_over() -> None:
    """The turned part is balanced with what stays, less its indent."""
    line = [Word(width=2.0, space=0.25) for _ in range(6)]
    assert verse_lines([Word(width=3.0, space=0.25, forced=True), *line], 12.0) == ((0, 1), (1, 4), (4, 7))


@pytest.mark.parametrize(("lines", "expected"), [((SHORT, SHORT), True), ((SHORT,), False)])
def test_lines_somebody_ended_are_verse(
    desk: SimpleNamespace, lines: tuple[str, ...], expected: bool
) -> None:
    """One line alone is none."""
    assert strip_of(desk, *lines).verse is expected


def test_a_paragraph_with_a_line_ended_in_it_is_none() -> None:
    """Its lines are longer than any verse's."""
    line = [Word(width=2.0, space=0.25) for _ in range(30)]
    assert not is_verse([Word(width=2.0, space=0.0, forced=True), *line])
    assert is_verse([Word(width=2.0, space=0.0, forced=True), *line[:9]])


def test_what_is_turned_over_is_set_in(desk: SimpleNamespace) -> None:
    """By the same indent each time; lines of the author's stand at the edge."""
    lines = starts(desk, "words", verse(desk, SHORT, LONG, SHORT))
    edge, size = (
        lines[0][1],
        compose(desk.book(("words", desk.page(1, verse(desk, SHORT, LONG, SHORT))))).body,
    )
    indents = [round((x - edge) / size, 2) for _, x, _ in lines]
    assert len(indents) > 3
    assert indents == [0.0, 0.0, *[TURN] * (len(lines) - 3), 0.0]


def test_centred_verse_stays_centred_while_its_lines_fit(desk: SimpleNamespace) -> None:
    """Line by line, as everything centred."""
    middles = [(x + end) / 2 for _, x, end in starts(desk, "oval", verse(desk, SHORT, "and plenty of money"))]
    assert middles == pytest.approx([306.0, 306.0], abs=3.0)


def test_centred_verse_that_turns_is_a_block(desk: SimpleNamespace) -> None:
    """Its lines begin at one edge, its turned parts are set in, and the block stands in the middle."""
    lines = starts(desk, "oval", verse(desk, SHORT, LONG))
    own = sorted({round(x, 2) for _, x, _ in lines})
    assert len(own) == 2
    assert round(lines[0][1], 2) == own[0]
    assert (own[0] + max(end for _, _, end in lines)) / 2 == pytest.approx(306.0, abs=0.5)


def test_stanzas_keep_their_space(desk: SimpleNamespace) -> None:
    """A turned line is no nearer to the next stanza than any other."""
    made = strips((verse(desk, SHORT, LONG), verse(desk, SHORT, SHORT)), tale(desk))
    assert made[1].above > 0


def test_a_word_as_wide_as_the_measure_does_not_fit_a_turned_part(desk: SimpleNamespace) -> None:
    """Whoever sizes the page knows of the indent."""
    strip = strip_of(desk, SHORT, f"{SHORT} {'m' * 9}")
    widest = max(word.width for word in strip.words)
    assert not fits_across((strip,), widest + TURN / 2)
    assert fits_across((strip,), widest + TURN + 0.1)


def tale(desk: SimpleNamespace) -> Lettering:
    """Return how the words of a tale are set."""
    return Lettering(style=desk.theme.style("body"), language="en", book=desk.book(), shouts=True)


def strip_of(desk: SimpleNamespace, *lines: str) -> Strip:
    """Measure a verse."""
    (strip,) = strips((verse(desk, *lines),), tale(desk))
    return strip
