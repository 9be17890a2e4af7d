"""The author's own drawings: a path, or a file with what it is for."""

from __future__ import annotations

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.cast import Drawing, Use
from picturebook.manuscript.reader import Reading, read


def told(references: str) -> Reading:
    """Read a story whose Pim has references."""
    text = f"---\ntitle: T\ncharacters:\n  Pim:\n    look: mouse\n    references: {references}\n---\nHello.\n"
    return read(text.encode(), file="story.md")


def drawings(references: str) -> tuple[Drawing, ...]:
    """Return the drawings of Pim, and nothing to complain about."""
    reading = told(references)
    assert not reading.diagnostics
    (pim,) = reading.story.cast.characters
    return pim.references


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("[a.png, b.png]", (("a.png", None), ("b.png", None))),
        ("a.png", (("a.png", None),)),
        ("[{file: a.png, as: likeness}]", (("a.png", Use.LIKENESS),)),
        ("{file: a.png, as: exact}", (("a.png", Use.EXACT),)),
        ("[a.png, {file: b.png, as: style}, {file: c.png}]",
         (("a.png", None), ("b.png", Use.STYLE), ("c.png", None))),
    ],
)  # fmt: skip
def test_a_drawing_is_a_path_or_a_file_with_a_word(
    typed: str, found: tuple[tuple[str, Use | None], ...]
) -> None:
    """Each in its order; a single one needs no brackets."""
    assert tuple((one.file, one.use) for one in drawings(typed)) == found


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("[{file: a.png, as: exactly}]", "as does not know “exactly”", "try: exact"),
        ("[{file: a.png, as: photo}]", "as does not know “photo”", "one of: likeness, style, exact"),
        ("[{as: exact}]", "file is missing", "type: references: [{file: art/pim.png, as: exact}]"),
        ("[{file: a.png, use: exact}]", "there is no key “use”", "known keys: as, file"),
        ("[[a.png]]", "a reference is a path, or a file with what it is for",
         "type: references: [{file: art/pim.png, as: exact}]"),
        ("a.png, b.png", "several references stand in brackets", "type: references: [a.png, b.png]"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(typed: str, message: str, hint: str) -> None:
    """With its place and what to type."""
    with pytest.raises(StoryError) as caught:
        told(typed)
    said = next(one for one in caught.value.diagnostics if one.message == message)
    assert (said.hint, said.span.line if said.span else None) == (hint, 6)
