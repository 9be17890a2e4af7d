"""What the matter of a book says, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from picturebook.layout.book import Book
from picturebook.layout.matter import field
from picturebook.manuscript.story import Break, Credit, Paragraph, Words


def said(book: Book, name: str) -> list[str]:
    """Return a field's paragraphs as plain text, lines divided by a stroke."""
    texts = []
    for block in field(book, book.dummy.leaves[0], name, 7):
        assert isinstance(block, Paragraph)
        texts.append("".join("/" if isinstance(part, Break) else part.text for part in block.content))
        assert all(isinstance(part, Words | Break) for part in block.content)
    return texts


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
