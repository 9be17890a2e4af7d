"""Typed quotes become printed ones."""

from __future__ import annotations

import pytest

from picturebook.layout.quotes import printed


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ('"That is not a star," said Oda.', "en", "“That is not a star,” said Oda."),
        ("It's Pim's boat, isn't it?", "en", "It’s Pim’s boat, isn’t it?"),
        ("\"He said 'no'.\"", "en-GB", "“He said ‘no’.”"),
        ("'Twas night in '99, 'n' cold", "en", "’Twas night in ’99, ’n’ cold"),
        ('(she said "hush")', "en", "(she said “hush”)"),
        ('"Nein!"', "de-CH", "„Nein!“"),
        ("“already” printed", "en", "“already” printed"),
    ],
)
def test_printed(typed: str, language: str, expected: str) -> None:
    """Quotes open at the start of words and close at their ends; an apostrophe stays one."""
    assert printed(typed, language) == expected
    assert len(printed(typed, language)) == len(typed)
