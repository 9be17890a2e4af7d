"""Parallel text: two editions of one story on the same pages, for a house where two languages are spoken.

The first edition gives the book its order, its binding and its directions. Each of its pages gets the words that the
second has for the same page of the story, as a block behind its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from picturebook.manuscript.story import Page, Parallel, Story


def in_parallel(first: Story, second: Story) -> Story:
    """Return the first edition with the words of the second on its pages; both are editions of one story."""
    pages: list[Page] = []
    for ours, theirs in zip(_by_page(first), _by_page(second), strict=True):
        silent = replace(
            ours[-1], blocks=ours[-1].pictures, again=True
        )  # where only the second needs more room
        for one, other in zip_longest(ours, theirs):
            pages.append(_with_words(one or silent, other, second.language))
    numbered = (replace(page, number=at) for at, page in enumerate(pages, start=1))
    return replace(first, pages=tuple(numbered), also=second)


def _by_page(story: Story) -> Iterator[list[Page]]:
    """Yield an edition's pages by the page of the story they have the words of."""
    held: list[Page] = []
    for page in story.pages:
        if held and not page.again:
            yield held
            held = []
        held.append(page)
    if held:
        yield held


def _with_words(page: Page, other: Page | None, language: str) -> Page:
    words = other.text_blocks if other else ()
    if not words:
        return page
    beside = Parallel(language=language, blocks=words, span=words[0].span)
    return replace(page, blocks=(*page.blocks, beside))
