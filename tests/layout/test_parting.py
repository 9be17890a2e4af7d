"""Columns parted: their words counted, and shared out over several slots without losing any."""

from __future__ import annotations

from types import SimpleNamespace

from picturebook.layout.columns import lines_of, overtop
from picturebook.layout.itemising import Lettering
from picturebook.layout.parting import first_words, parted, word_count
from picturebook.layout.strips import Strip, strips
from picturebook.manuscript.story import Break, Bullets, Inline, Ornament, Paragraph, Words


def column(desk: SimpleNamespace, *blocks: object) -> tuple[Strip, ...]:
    """Measure blocks in the theme's body."""
    book = desk.book()
    return strips(blocks, Lettering(style=book.theme.style("body"), language="en", book=book))  # type: ignore[arg-type]


def said(part: tuple[Strip, ...]) -> list[str]:
    """Return the words of a column."""
    return [strip.text[one.start : one.end] for strip in part for one in strip.pieces]


def test_the_first_words_are_kept(desk: SimpleNamespace) -> None:
    """Counted over its paragraphs, the rest cut away."""
    whole = column(desk, desk.paragraph("One two three."), desk.paragraph("Four five six."))
    assert said(first_words(whole, 4)) == ["One", "two", "three.", "Four"]
    assert word_count(first_words(whole, 4)) == 4 and first_words(whole, 6) == whole


def test_prose_is_parted_where_a_sentence_ends(desk: SimpleNamespace) -> None:
    """At the end nearest to its share, and never inside a sentence."""
    whole = column(desk, desk.paragraph("One two. Three four five. Six seven eight nine ten."))
    first, second = parted(whole, (0.4, 1.0))
    assert said(first) == ["One", "two.", "Three", "four", "five."]
    assert said(first) + said(second) == said(whole)


def test_verse_is_parted_where_a_line_ends(desk: SimpleNamespace) -> None:
    """Lines whose ends the author typed stay whole, though no sentence ends there."""
    content: list[Inline] = []
    for line in ("one star more,", "two stars more,", "three stars more,"):
        content += [Break()] if content else []
        content.append(Words(text=line))
    first, second = parted(column(desk, Paragraph(content=tuple(content), span=desk.span(1))), (0.6, 1.0))
    assert (len(said(first)), len(said(second))) == (6, 3)


def test_what_goes_on_begins_in_its_own_face(desk: SimpleNamespace) -> None:
    """The part that follows words set apart knows how high its first line reaches."""
    content = (Words(text="One two. "), Words(text="Three four.", italic=True))
    whole = column(desk, Paragraph(content=content, span=desk.span(1)))
    for (strip,) in parted(whole, (0.5, 1.0)):
        assert overtop(strip, lines_of(strip, 30.0)) < 0.1


def test_what_goes_on_is_no_new_item(desk: SimpleNamespace) -> None:
    """The rest of a list's item has no bullet of its own, and begins at the top of its slot."""
    item = (desk.paragraph("One two three. Four five six."),)
    first, second = parted(column(desk, Bullets(ordered=False, items=(item,), span=desk.span(1))), (0.5, 1.0))
    assert first[0].marker and not second[0].marker and second[0].above == 0.0


def test_an_ornament_is_in_one_part(desk: SimpleNamespace) -> None:
    """A pause between two paragraphs is neither lost nor shown twice."""
    whole = column(
        desk, desk.paragraph("One two."), Ornament(span=desk.span(2)), desk.paragraph("Three four.")
    )
    roles = [strip.role for part in parted(whole, (0.5, 1.0)) for strip in part]
    assert roles == ["P", "Artifact", "P"]
