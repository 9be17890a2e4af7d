"""What the matter of a book says, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from picturebook.layout.book import Book
from picturebook.layout.matter import borrowed_words, field
from picturebook.manuscript.story import Block, Break, Credit, Paragraph, Parallel, Role, Story, Words


def said(book: Book, name: str) -> list[str]:
    """Return a field's paragraphs as plain text, lines divided by a stroke."""
    return texts(field(book, book.dummy.leaves[0], name, 7))


def texts(blocks: Iterable[Block]) -> list[str]:
    """Return paragraphs as plain text."""
    found = []
    for block in blocks:
        assert isinstance(block, Paragraph)
        found.append("".join("/" if isinstance(part, Break) else part.text for part in block.content))
        assert all(isinstance(part, Words | Break) for part in block.content)
    return found


def with_story(desk: SimpleNamespace, **changes: object) -> Book:
    """Return a book of one title page with these things in its front matter."""
    book: Book = desk.book(("title", None))
    return replace(book, story=replace(book.story, **changes))


def test_makers(desk: SimpleNamespace) -> None:
    """One maker is named once; two are named for what each did."""
    assert said(with_story(desk), "author") == ["Words by Ada Quill"]
    assert said(with_story(desk, illustrator="Theo"), "author") == ["Words by Ada Quill/Pictures by Theo"]
    both = with_story(desk, illustrator="Ada Quill")
    assert said(both, "author") == ["Words and pictures by Ada Quill"]
    assert said(both, "illustrator") == []


def test_absent_fields_are_silent(desk: SimpleNamespace) -> None:
    """What the story does not say makes no line, no label, no empty paragraph."""
    book = with_story(desk, author=None)
    for name in ("subtitle", "author", "illustrator", "dedication", "blurb", "no-such-field"):
        assert said(book, name) == []


def test_small_print(desk: SimpleNamespace) -> None:
    """The copyright page has title, makers, the licence in words, credits, typefaces and this printer's number."""
    book = with_story(
        desk,
        license="CC BY 4.0",
        credits=(Credit(role="Translation", name="Namee Lillian"),),
        isbn=(("test-press", "978-1-4028-9462-6"), ("other", "1")),
    )
    lines = said(book, "copyright")
    assert lines[0] == "Pim and the Moon Boat"
    assert any("Creative Commons Attribution 4.0 International" in line for line in lines)
    assert "Translation: Namee Lillian" in lines
    assert "Set in Andika and Baloo 2." in lines
    assert lines[-1] == "ISBN 978-1-4028-9462-6"
    assert not any("©" in line for line in lines)


def test_the_small_print_names_what_sets_the_letters(desk: SimpleNamespace) -> None:
    """A story in a script that the theme lacks is set in that script's companions, and says so."""
    greek = with_story(desk, title="Το φεγγάρι")
    greek = replace(greek, story=replace(greek.story, pages=()))
    assert "Set in Gentium Book Plus." in said(greek, "copyright")


def test_own_language(desk: SimpleNamespace) -> None:
    """The book speaks its story's language."""
    french = with_story(desk, language="fr-CA")
    assert said(french, "belongs-to") == ["Ce livre appartient à"]
    assert said(french, "folio") == ["7"]


def test_lines_of_a_dedication_are_kept(desk: SimpleNamespace) -> None:
    """A dedication typed over two lines is set over two lines."""
    assert said(with_story(desk, dedication="For Mo\nwho knows why"), "dedication") == [
        "For Mo/who knows why"
    ]


def test_the_matter_speaks_both_languages(desk: SimpleNamespace) -> None:
    """Each field says itself in the second language too, in that language's words; a folio is one number."""
    french = Story(file="story.fr.md", title="Pim et la lune", author="Ada Quill", language="fr")
    book = with_story(desk, also=french, dedication="For Mo")
    title, second = field(book, book.dummy.leaves[0], "title", 7)
    assert isinstance(second, Parallel) and (second.language, second.span.file) == ("fr", "story.fr.md")
    (author,) = [one for one in field(book, book.dummy.leaves[0], "author", 7) if isinstance(one, Parallel)]
    assert texts(author.blocks) == ["Texte\u00a0: Ada Quill"]
    assert texts((title,)) == ["Pim and the Moon Boat"] and said(book, "folio") == ["7"]
    assert said(book, "dedication") == ["For Mo"]


def test_what_is_one_in_both_languages_is_said_once(desk: SimpleNamespace) -> None:
    """What the translation has from the story is not printed twice, nor is the number of another edition."""
    isbn, credits = (("test-press", "978-1-4028-9462-6"),), (Credit(role="Art", name="Theo"),)
    french = Story(file="story.fr.md", title="Pim and the Moon Boat", language="fr", credits=credits)
    french = replace(french, isbn=(("test-press", "978-0-306-40615-7"),), changes="Shortened")
    book = with_story(desk, also=french, isbn=isbn, credits=credits, changes="Shortened")
    assert said(book, "title") == ["Pim and the Moon Boat"]
    (second,) = [
        one for one in field(book, book.dummy.leaves[0], "copyright", 7) if isinstance(one, Parallel)
    ]
    assert texts(second.blocks) == ["Composé en Andika et Baloo 2."]


def test_either_language_may_lack_words(desk: SimpleNamespace) -> None:
    """Each that has none of the book's own words is told by itself."""
    book = with_story(desk, also=Story(file="story.xh.md", title="Pim", language="xh"))
    (one,) = borrowed_words(book, {"belongs-to"})
    assert "do not know them in xh" in one.message and borrowed_words(book, {"title"}) == ()


def test_makers_take_a_line_for_each_language(desk: SimpleNamespace) -> None:
    """A byline has room for two lines: in one language one for each maker, in two one for each language."""
    french = Story(file="story.fr.md", title="Pim", author="Ada Quill", illustrator="Theo", language="fr")
    book = with_story(desk, illustrator="Theo", also=french)
    own, second = field(book, book.dummy.leaves[0], "author", 7)
    assert isinstance(second, Parallel)
    assert texts((own, *second.blocks)) == [
        "Words by Ada Quill · Pictures by Theo",
        "Texte\u00a0: Ada Quill · Images\u00a0: Theo",
    ]


def test_the_credits_page_says_to_whom_the_book_is_owed(desk: SimpleNamespace) -> None:
    """Title, makers, source, what was changed, others, licence and where its words stand."""
    book = owed(desk, "credits")
    assert said(book, "credits") == [
        "Pim and the Moon Boat",
        "Words by Ada Quill",
        "From Book Dash.",
        "Changes: shorter",
        "Translation: Namee Lillian",
        "This book may be shared under the licence Creative Commons Attribution 4.0 International (CC BY 4.0).",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_an_address_keeps_its_end_at_its_end(desk: SimpleNamespace) -> None:
    """In a book read from right to left the last slash would stand before the first letter."""
    book = with_story(desk, language="ar", license="CC BY 4.0")
    assert said(book, "credits")[-1] == "https://creativecommons.org/licenses/by/4.0/\u200e"


@pytest.mark.parametrize(
    ("typed", "claims"),
    [
        ("© 2026 Ada Quill. All rights reserved.", ["© 2026 Ada Quill. All rights reserved."]),
        ("All rights reserved.", ["All rights reserved.", "© Ada Quill"]),
        (None, ["© Ada Quill"]),
    ],
)
def test_no_book_is_said_to_be_free_that_is_not(
    desk: SimpleNamespace, typed: str | None, claims: list[str]
) -> None:
    """A claim of rights is printed as it was typed, and the author claims the book once."""
    small = said(with_story(desk, license=typed), "copyright")
    assert [one for one in small if "©" in one or "rights" in one or "shared" in one] == claims


def test_what_ai_did_not_do_is_no_line_of_a_book(desk: SimpleNamespace) -> None:
    """A line “text: none” under a title says nothing to a reader, and to a shop it is said elsewhere."""
    small = said(with_story(desk, ai=(("text", "none"), ("pictures", "drawn by a machine"))), "copyright")
    assert "pictures: drawn by a machine" in small and not any("none" in one for one in small)


def test_credits_stand_on_one_page(desk: SimpleNamespace) -> None:
    """The small print leaves them to their page where there is one, unless that page has other words."""
    moved = {"From Book Dash.", "Translation: Namee Lillian", "https://creativecommons.org/licenses/by/4.0/"}
    assert not moved & set(said(owed(desk, "credits"), "copyright"))
    assert moved <= set(said(owed(desk, "copyright"), "copyright"))
    assert moved <= set(said(owed(desk, "credits", "Thanks to Mo."), "copyright"))


def owed(desk: SimpleNamespace, template: str, words: str | None = None) -> Book:
    """Return a book under a licence, of one page."""
    page = desk.page(1, desk.paragraph(words), role=Role.CREDITS) if words else None
    book: Book = desk.book((template, page))
    credits = (Credit(role="Translation", name="Namee Lillian"),)
    story = replace(book.story, license="CC BY 4.0", source="Book Dash.", changes="shorter", credits=credits)
    return replace(book, story=story)
