"""The mark of a draft: on the page, in the book's language, in letters the book has."""

from __future__ import annotations

from types import SimpleNamespace

from picturebook.layout.compose import compose
from picturebook.layout.draft import mark_draft
from picturebook.layout.frame import Group, Run


def test_a_draft_says_so_in_the_books_language(desk: SimpleNamespace) -> None:
    """The word is set where a face has its letters; else the English one is, never from its end."""
    layout = compose(desk.book(("words", desk.page(1, desk.paragraph("So.")))))
    frame = layout.openings[0].frames[0]
    for word, language, shown in (
        ("ÉBAUCHE", "fr", ("ÉBAUCHE", "fr")),
        ("下書き", "ja", ("DRAFT", "en")),
        ("DRAFT", "ckb", ("DRAFT", "ckb")),
    ):
        mark = mark_draft(frame, layout.faces, word, language).items[-1]
        assert isinstance(mark, Group) and mark.role == "Artifact"
        (run,) = [one for one in mark.items if isinstance(one, Run)]
        assert (run.text, run.language, run.direction) == (*shown, "ltr")
