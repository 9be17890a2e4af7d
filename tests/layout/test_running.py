"""Running text: words go on round a page's small pictures, losing none, and each slot is full before the next."""

from __future__ import annotations

from types import SimpleNamespace

from picturebook.layout.columns import fits
from picturebook.layout.itemising import Lettering
from picturebook.layout.parting import first_words, word_count
from picturebook.layout.running import largest_run, run_on
from picturebook.layout.strips import Strip, strips
from picturebook.measure import Rect

BOXES = (Rect(x=200, y=40, width=200, height=100), Rect(x=40, y=160, width=360, height=200))


def column(desk: SimpleNamespace, *texts: str) -> tuple[Strip, ...]:
    """Measure paragraphs in the theme's body."""
    book = desk.book()
    blocks = [desk.paragraph(text) for text in texts]
    return strips(blocks, Lettering(style=book.theme.style("body"), language="en", book=book))


def said(part: tuple[Strip, ...]) -> list[str]:
    """Return the words of a column."""
    return [strip.text[one.start : one.end] for strip in part for one in strip.pieces]


def test_a_slot_is_full_before_the_next_begins(desk: SimpleNamespace) -> None:
    """No word is lost or said twice, and the first slot would not hold one more."""
    whole = column(desk, "One two three four five six. " * 8, "Seven eight nine.")
    first, second = run_on(whole, BOXES, 18.0) or ((), ())
    assert said(first) + said(second) == said(whole)
    assert fits(first, BOXES[0], 18.0) and fits(second, BOXES[1], 18.0)
    assert not fits(first_words(whole, word_count(first) + 1), BOXES[0], 18.0)


def test_few_words_stay_in_the_first_slot(desk: SimpleNamespace) -> None:
    """What fits beside the picture does not go on beneath it."""
    assert [len(one) for one in run_on(column(desk, "One two."), BOXES, 18.0) or ()] == [1, 0]


def test_words_too_many_for_all_slots_are_told(desk: SimpleNamespace) -> None:
    """Nothing is dropped at the end of the last."""
    assert run_on(column(desk, "One two three four five six. " * 60), BOXES, 18.0) is None


def test_the_largest_size_is_found(desk: SimpleNamespace) -> None:
    """A quarter of a point more would not run through; where the least does not, there is none."""
    whole = column(desk, "One two three four five six. " * 14)
    size = largest_run(whole, BOXES, (10.0, 30.0))
    assert size is not None and 10.0 < size < 30.0
    assert run_on(whole, BOXES, size) and not run_on(whole, BOXES, size + 0.25)
    assert largest_run(whole, BOXES, (29.0, 30.0)) is None
