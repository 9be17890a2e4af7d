"""What looks like a key is never shown, and what is a tale's own always is."""

from __future__ import annotations

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.discretion import hush
from picturebook.manuscript.reader import read


@pytest.mark.parametrize(
    "tale",
    [
        "The Secret: Under the Stairs",
        "The secret: ninety-nine balloons",
        "Password: Supercalifragilisticexpialidocious",
        "The Key: Supercalifragilisticexpialidocious",
        "“Password=please,” said the owl of 1984.",
        "the key-keepers-of-the-lighthouse, and key-holders-everywhere",
        "The Bearer waits-by-the-river, Bearer of lanterns",
        "secret: 3rd-grade mysteries",
        "art/9f86d081884c7d659a2feaa0c55ad015.png",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    ],
)
def test_prose_is_never_dotted(tale: str) -> None:
    """A secret, a password and a key are things of many tales."""
    assert hush(tale) == tale


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("studio: {api_key: sk-abcdefghijkl123456}", "sk-abcdefghijkl123456"),
        ("The secret key: sk-abcdefghijklmnop", "abcdefghijklmnop"),
        ("sk-proj-abcdefghijklmnop", "proj-abcdefghijklmnop"),
        ("OPENAI_API_KEY=whatever", "whatever"),
        ('secret_key: "hunter2"', "hunter2"),
        ("password: Xk29fLqa", "Xk29fLqa"),
        ("my token: a1b2c3d4e5f6a7b8c9d0", "a1b2c3d4e5f6a7b8c9d0"),
        ("Authorization: Bearer a1b2c3d4e5f6a7b8c9d0", "a1b2c3d4e5f6a7b8c9d0"),
        ("blurb: 4fK9sLq2Zx8mN1pR7tY3vB6wC0dE5gHq7", "4fK9sLq2Zx8mN1pR7tY3vB6wC0dE5gHq7"),
    ],
)
def test_a_key_is_dots(typed: str, key: str) -> None:
    """One dot for each letter, so that carets stand where they stood."""
    assert key not in hush(typed)
    assert len(hush(typed)) == len(typed)


def test_a_line_to_type_is_never_dotted() -> None:
    """Where the line to type would hold a key, the hint is to take the key away; the fix keeps the line."""
    with pytest.raises(StoryError) as told:
        read(b"---\ntitle: Pim: sk-abcdefghijkl123456\n---\n\nPim sat.\n", file="story.md")
    (found,) = told.value.diagnostics
    assert found.hint is not None and found.hint.startswith("take the key out of this line")
    assert found.span is not None and "sk-" + "•" * 18 in found.span.excerpt
    assert found.fix is not None and "sk-abcdefghijkl123456" in found.fix.lines[0]
