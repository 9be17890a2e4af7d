"""Restyling: in whose art direction a book's pictures are asked for.

A book with paid pictures has its own, pinned in the lock, and another theme leaves it alone. Only `--art` asks for
another theme's, and only a story's own words go before that.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from picturebook import project as books
from picturebook.diagnostics import error
from picturebook.errors import StoryError
from picturebook.sources import theme_typed
from picturebook.studio.lock import Lock
from picturebook.studio.plan import SENTENCE, resolve_art
from picturebook.wish import Prepared


def art_of(prepared: Prepared) -> tuple[tuple[str, str], ...]:
    """Return the art direction the wish asks for pictures in.

    Raises StoryError where `--art` is asked for and the story tells its style in a sentence of its own, UsageError
    for a theme there is none of.
    """
    return resolve_art(prepared.story, prepared.theme, restyled(prepared, prepared.lock))


def restyled(prepared: Prepared, lock: Lock) -> Lock:
    """Return a lock with the art direction of `--art` pinned; as it is where nobody asked for another."""
    if prepared.wish.art is None:
        return lock
    story = prepared.story
    if SENTENCE in dict(story.art):
        said = "the story tells its style itself, and that goes before --art"
        told = f"write another style there, or take art: away to have that of {prepared.wish.art}"
        raise StoryError((error("art-of-the-story", said, story.where("art"), told),))
    return replace(lock, art=theme_typed(prepared.wish.art, prepared.project.story.parent).art)


def settle(prepared: Prepared) -> None:
    """Give a book the art direction it was restyled to: pinned, no other theme changes it. Raises DiskError."""
    books.update_lock(prepared.project, partial(restyled, prepared))
