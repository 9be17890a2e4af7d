"""Rules of a tagged file, which a screen reader reads aloud: ISO 14289-1 (PDF/UA) as far as its structure shows."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.diagnostics import counted
from picturebook.prepress.preflight.held import Held, Hit


def alternatives(held: Held) -> Iterator[Hit]:
    """Every picture of a tagged file has a word for who cannot see it."""
    tags = held.document.tags
    if tags is not None and tags.figures:
        yield Hit(
            page=None, measured=f"{counted(tags.figures, 'picture')} without words", limit="Alt on each"
        )


def language(held: Held) -> Iterator[Hit]:
    """A tagged file says its language."""
    if held.document.tags is not None and not held.document.tags.language:
        yield Hit(page=None, measured="no Lang", limit="a language, such as en")


def shown_title(held: Held) -> Iterator[Hit]:
    """A tagged file has its title shown, and not its file's name."""
    if held.document.tags is not None and not held.document.tags.titled:
        yield Hit(page=None, measured="no DisplayDocTitle", limit="DisplayDocTitle true")


def parent_tree(held: Held) -> Iterator[Hit]:
    """The parent tree leads from every marked content of a page to the structure."""
    for page in held.document.tags.loose if held.document.tags is not None else ():
        yield Hit(page=page, measured="contents outside the parent tree", limit="each of them in it")
