"""The source: what is no text is told by what it is."""

from __future__ import annotations

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.source import LIMIT, decode


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (b"PK\x03\x04" + b"\0" * LIMIT, "Word’s .docx", "copy its words into a plain text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file", "copy its words into a plain text file"),
        (b"{\\rtf1\\ansi Pim}", "rich text", "Make Plain Text"),
        (b"%PDF-1.7", "a PDF", "copy its words into a plain text file"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "name the story"),
    ],
    ids=["docx", "doc", "rtf", "pdf", "png"],
)
def test_a_file_of_another_kind_is_told_by_name(data: bytes, kind: str, told: str) -> None:
    """Before its size or its letters: a writer knows Word, and no encodings."""
    with pytest.raises(StoryError) as caught:
        decode(data, "story.md")
    (said,) = caught.value.diagnostics
    assert kind in said.message and told in (said.hint or "") and str(said.span) == "story.md:1:1"
