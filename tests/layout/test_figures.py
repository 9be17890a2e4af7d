"""What a page's pictures say to those who listen, in one language or in two."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from picturebook.layout.figures import figure
from picturebook.layout.frame import Group, Picture
from picturebook.layout.hanging import hang
from picturebook.manuscript.story import ShotDirections, Story


def shown(desk: SimpleNamespace, also: Story | None) -> Group:
    """Return the figure of a page with one picture."""
    page = desk.page(1, desk.picture("waves"), desk.paragraph("Pim waved."))
    book = desk.book(("above", page))
    (hung,), _ = hang(book, book.dummy.leaves[0])
    return figure(hung, (), replace(book.story, also=also))


def test_a_second_language_says_the_picture_inside_the_first(desk: SimpleNamespace) -> None:
    """Each text has a language of its own, so that a voice can read it."""
    waves = replace(desk.picture("waves"), directions=ShotDirections(alt="Pim salue."))
    french = Story(file="story.fr.md", title="Pim", language="fr", pages=(desk.page(1, waves),))
    group = shown(desk, french)
    assert (group.role, group.alt, group.language) == ("Figure", "Pim looks up.", "en")
    (inner,) = group.items
    assert isinstance(inner, Group)
    assert (inner.role, inner.alt, inner.language) == ("Span", "Pim salue.", "fr")
    assert isinstance(inner.items[0], Picture)


def test_what_is_not_translated_is_said_once(desk: SimpleNamespace) -> None:
    """The same words are not read twice; nor is there a second voice in a book of one language."""
    same = Story(file="story.fr.md", title="Pim", language="fr", pages=(desk.page(1, desk.picture("waves")),))
    for also in (None, same):
        assert isinstance(shown(desk, also).items[0], Picture)
