"""Blocks measured as strips: here, what a second language's words are beside those of the first."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.design.theme import Second
from picturebook.layout.itemising import Lettering
from picturebook.layout.strips import Strip, strips
from picturebook.manuscript.story import Block, Bullets, Heading, Parallel, Words


def measured(desk: SimpleNamespace, also: Second, *blocks: Block) -> tuple[Strip, ...]:
    """Return the strips of a page's blocks in a theme that wants its second language so."""
    book = desk.book(("words", None))
    book = replace(book, theme=replace(book.theme, also=also))
    return strips(blocks, Lettering(style=book.theme.style("body"), language="en", book=book))


def arabic(*blocks: Block, language: str = "ar") -> Parallel:
    """Return words in the second language."""
    return Parallel(language=language, blocks=blocks, span=blocks[0].span)


def test_a_second_language_is_set_at_its_share_of_the_size(desk: SimpleNamespace) -> None:
    """Scale, leading and indents all shrink; the words know their language and that they are the second's."""
    items = Bullets(ordered=False, items=((desk.paragraph("Onze étoiles."),),), span=desk.span(3))
    own, item = measured(desk, Second(scale=0.8), items, arabic(items, language="fr"))
    assert (own.language, own.second, item.language, item.second) == ("en", False, "fr", True)
    for name in ("scale", "leading", "start"):
        assert getattr(item, name) == pytest.approx(getattr(own, name) * 0.8), name
    assert item.nest == ("Div:2", "L:1", "LI:1")


def test_a_second_language_runs_its_own_way(desk: SimpleNamespace) -> None:
    """Its quotes and its direction are its language's, not the book's."""
    own, right, german = measured(
        desk,
        Second(),
        desk.paragraph('"So."'),
        arabic(desk.paragraph("قال")),
        arabic(desk.paragraph('"So."'), language="de"),
    )
    assert (own.levels.base, right.levels.base) == (0, 1)
    assert (own.text, german.text) == ("“So.”", "„So.“")


def test_a_theme_may_give_a_second_language_its_own_face(desk: SimpleNamespace) -> None:
    """Another family, upright or leaning, in whatever style the words stand in."""
    also = Second(font="Gentium Book Plus", italic=True)
    own, second = measured(desk, also, desk.paragraph("So."), arabic(desk.paragraph("So."), language="fr"))
    assert own.face is not None and own.face.label == "Andika-Regular"
    assert second.face is not None and second.face.label == "GentiumBookPlus-Italic"


def test_the_languages_stand_apart(desk: SimpleNamespace) -> None:
    """More air lies between the two than between paragraphs, after a shouted line too."""
    shout = Heading(level=1, content=(Words(text="Whoosh!"),), span=desk.span(2))
    one, two, first, second = measured(
        desk,
        Second(scale=0.8),
        desk.paragraph("So."),
        shout,
        arabic(desk.paragraph("Bon."), desk.paragraph("Oui."), language="fr"),
    )
    assert one.above == 0.0 and first.above > max(two.above, second.above)


def test_small_print_is_not_made_smaller_still(desk: SimpleNamespace) -> None:
    """Beside words that may be as small as 7 pt a second language has their size."""
    book = desk.book(("words", None))
    book = replace(book, theme=replace(book.theme, also=Second(scale=0.8)))
    small = Lettering(style=book.theme.style("small"), language="en", book=book)
    own, second = strips((desk.paragraph("So."), arabic(desk.paragraph("Bon."), language="fr")), small)
    assert own.scale == second.scale == 1.0


def test_titles_stand_no_farther_apart_than_paragraphs(desk: SimpleNamespace) -> None:
    """What parts two languages is measured by the words of the tale, however large a title is."""
    book = desk.book(("words", None))
    blocks = (desk.paragraph("So."), arabic(desk.paragraph("Bon."), language="fr"))
    parted = {}
    for name in ("body", "title"):
        style = book.theme.style(name)
        lettering = Lettering(style=style, language="en", book=book, shouts=name == "body")
        _, second = strips(blocks, lettering)
        parted[name] = second.above * style.ideal / style.leading
    assert parted["title"] == pytest.approx(parted["body"])


def test_a_line_of_the_front_matter_has_its_second_language_near(desk: SimpleNamespace) -> None:
    """A subtitle's little room goes to its letters: the two stand apart as paragraphs do."""
    book = desk.book(("words", None))
    small = Lettering(style=book.theme.style("small"), language="en", book=book)
    so, bon = desk.paragraph("So."), desk.paragraph("Bon.")
    _, paragraph = strips((so, bon), small)
    _, second = strips((so, arabic(bon, language="fr")), small)
    assert second.above == pytest.approx(paragraph.above)
