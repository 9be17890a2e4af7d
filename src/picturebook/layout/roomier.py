"""Roomier templates: a page that cannot hold its words at the theme's smallest size moves to one that can.

Only the words move. The new template shows as many pictures, in the shape and with the calm side they are asked for
already, so a move asks nobody for another picture: neither a brief nor a request depends on how long a page's words
turn out in some face. An author's own `layout:` is kept, and complained of instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from picturebook.design import choosing
from picturebook.design.choosing import word_count
from picturebook.design.theme import PageTemplate, PictureSlot
from picturebook.diagnostics import Diagnostic, hint
from picturebook.dummy import Dummy, Leaf
from picturebook.layout.bodysize import aimed
from picturebook.layout.book import Book, template_of
from picturebook.layout.places import text_slots
from picturebook.layout.siting import holds, overflows
from picturebook.manuscript.story import Page, Role
from picturebook.record import record
from picturebook.storyboard.shots import Aspect, nearest_aspect

_COVERS = frozenset({Role.COVER, Role.BACK_COVER})
Replan = Callable[[Mapping[int, str]], Dummy | None]  # templates by the story's page number


@record
class Move:
    """A page that moved: which, from one template to another, and how many words it has."""

    page: Page
    start: str
    end: str
    words: int


def settled(book: Book, replan: Replan) -> tuple[Dummy, tuple[Move, ...]]:
    """Move every page that cannot hold its words, and plan the book again with all others as they were.

    `replan` returns the dummy with these templates, or None where the book cannot be made so; then nothing moves.
    """
    book = replace(book, theme=aimed(book.theme, book.story))
    dummy, moved = book.dummy, dict[int, Move]()
    first = {leaf.page.number: leaf.template for leaf in dummy.leaves if leaf.page and leaf.template}
    while True:
        held = replace(book, dummy=dummy)
        found = [_move(held, leaf) for leaf in dummy.leaves if leaf.page and leaf.page.number not in moved]
        new = {one.page.number: one for one in found if one}
        if not new:
            return dummy, tuple(moved[number] for number in sorted(moved))
        then = {number: one.end for number, one in {**moved, **new}.items()}
        again = replan({**first, **then})
        if again is None:
            return dummy, tuple(moved[number] for number in sorted(moved))
        dummy, moved = again, {**moved, **new}


def said_of(dummy: Dummy, moves: tuple[Move, ...], least: float) -> tuple[Diagnostic, ...]:
    """Say of every move where the page stands now, and why it moved."""
    pages = pages_of(dummy)
    return tuple(
        hint(
            "page-moved",
            f"page {pages[move.page.number][0]} moves from {move.start} to {move.end}: its {move.words} words "
            f"do not fit {move.start} at the theme's smallest {least:g} pt; its pictures stay as they were asked for",
            move.page.span,
            f"to keep {move.start}, cut words, or divide the page with ---",
        )
        for move in moves
    )


def pages_of(dummy: Dummy) -> dict[int, tuple[int, ...]]:
    """Return the pages of the book each page of the story stands on, by its number in the story."""
    return {leaf.page.number: leaf.pages for leaf in dummy.leaves if leaf.page}


def roomier(book: Book, leaf: Leaf) -> PageTemplate | None:
    """Return the template that holds a page's words with least change, else the one that holds most of them.

    None where no template with the same pictures holds more. Least change is to keep to one side, then to show the
    pictures largest, then to leave least paper empty.
    """
    near = _alike(book, leaf)
    whole = _holding(book, leaf, near)
    if whole:
        return whole
    held = [(holds(book, laid(leaf, one))[0], one) for one in near]
    most = max(held, key=lambda one: one[0], default=None)
    return most[1] if most and most[0] > holds(book, leaf)[0] else None


def holding(book: Book, leaf: Leaf, least: float = 0.0) -> PageTemplate | None:
    """Return the template an author might name instead: it holds all words and as many pictures.

    They are in the shapes they have, or else in whatever shapes. With a `least` in points it holds the words so large.
    """
    if not leaf.page:
        return None
    near = _holding(book, leaf, _alike(book, leaf), least)
    return near or _holding(book, leaf, _others(book, leaf), least)


def laid(leaf: Leaf, template: PageTemplate) -> Leaf:
    """Return a leaf as it would lie in another template: one of two sides begins on an even page."""
    first = leaf.pages[0] + (leaf.pages[0] % 2 if template.sides == 2 else 0)
    return replace(leaf, template=template.name, pages=tuple(range(first, first + template.sides)))


def _move(book: Book, leaf: Leaf) -> Move | None:
    assert leaf.page is not None
    if leaf.page.directions.layout or leaf.role in _COVERS or not overflows(book, leaf):
        return None
    found = roomier(book, leaf)
    if found is None:
        return None
    return Move(page=leaf.page, start=leaf.template, end=found.name, words=word_count(leaf.page))


def _holding(
    book: Book, leaf: Leaf, among: Sequence[PageTemplate], least: float = 0.0
) -> PageTemplate | None:
    whole = [one for one in among if not overflows(book, laid(leaf, one), least)]
    return min(whole, key=lambda one: (one.sides, -_shown(one), _paper(one)), default=None)


def _others(book: Book, leaf: Leaf) -> tuple[PageTemplate, ...]:
    """Return the templates for a page's words and just as many pictures, but its own."""
    assert leaf.page is not None
    many = len(leaf.page.pictures)
    return tuple(
        one
        for one in choosing.fitting(book.theme, leaf.role, many)
        if one.name != leaf.template and len(one.pictures) == many and text_slots(one, leaf.role)
    )


def _alike(book: Book, leaf: Leaf) -> tuple[PageTemplate, ...]:
    """Return those of them that ask for the same pictures, and that the theme lets begin on any page."""
    own = template_of(book, leaf)
    assert own is not None
    asked = _shapes(book, own)
    return tuple(
        one
        for one in _others(book, leaf)
        # To make a picture a spot in running text is for an author to decide, not for a page that overflows.
        if not any(slot.runs for slot in one.texts)
        and _shapes(book, one) == asked[: len(one.pictures)]
        and one.calm in (None, own.calm)
        and (one.sides == 1 or own.sides == 2 or book.theme.matter.fillers)
    )


def _shapes(book: Book, template: PageTemplate) -> tuple[Aspect, ...]:
    trim = book.dummy.trim.aspect
    return tuple(nearest_aspect(_wide(slot) * trim / slot.h) for slot in template.pictures)


def _wide(slot: PictureSlot) -> float:
    return slot.w * (2 if slot.on == "both" else 1)


def _shown(template: PageTemplate) -> float:
    return sum(_wide(slot) * slot.h for slot in template.pictures)


def _paper(template: PageTemplate) -> float:
    return sum(slot.w * slot.h for slot in template.texts if slot.name == template.texts[0].name)
