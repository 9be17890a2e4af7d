"""What is told of a book's faces: letters none has, and emphasis none shows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest

from picturebook.design.companions import companions
from picturebook.design.fonts import face_for, families
from picturebook.layout.fit import Fit, fit
from picturebook.layout.glyphs import unmarked_words
from picturebook.manuscript.story import Paragraph, Words


@pytest.mark.parametrize(
    ("language", "text", "marks", "said"),
    [
        (
            "hi",
            "नमस्ते",
            ("italic",),
            "* are set in bold: NotoSansDevanagari-Bold has no slanted letters",
        ),
        (
            "ur",
            "ایک",
            ("bold",),
            "** are set like the others: NotoNastaliqUrdu-Regular has no bold letters",
        ),
        (
            "ur",
            "ایک",
            ("bold", "italic"),
            "* or ** are set like the others: NotoNastaliqUrdu-Regular has neither slanted nor bolder "
            "letters",
        ),
    ],
)
def test_emphasis_that_is_not_seen_is_told_once(
    desk: SimpleNamespace, language: str, text: str, marks: tuple[str, ...], said: str
) -> None:
    """At its first line, with what is done instead, however often it comes."""
    content = tuple(Words(text=text, bold=mark == "bold", italic=mark == "italic") for mark in marks * 2)
    pages = [("words", desk.page(at, Paragraph(content=content, span=desk.span(at + 3)))) for at in (1, 2)]
    book, known = desk.book(*pages), families()
    book = replace(
        book,
        story=replace(book.story, language=language),
        faces=partial(face_for, known),
        companions=partial(companions, known),
    )
    fitted = fit(book)
    (hint,) = unmarked_words(fitted)
    assert (hint.message, hint.span) == (f"page 1: the words between {said}", desk.span(4))
    assert unmarked_words(as_small_print(fitted)) == ()


def as_small_print(fitted: Fit) -> Fit:
    """Return pages whose words are the house's own, of which nobody typed a mark."""
    return replace(
        fitted,
        leaves=tuple(
            replace(
                leaf,
                settings=tuple(
                    replace(one, slot=replace(one.slot, fills="copyright")) for one in leaf.settings
                ),
            )
            for leaf in fitted.leaves
        ),
    )


def test_emphasis_that_is_seen_is_not_told(desk: SimpleNamespace) -> None:
    """Nor words without any."""
    content = (Words(text="Pim "), Words(text="saw ", bold=True), Words(text="it", italic=True))
    assert (
        unmarked_words(fit(desk.book(("words", desk.page(1, Paragraph(content=content, span=desk.span(4)))))))
        == ()
    )
