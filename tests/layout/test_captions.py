"""Captions: whose words are whose on a page of several pictures."""

from __future__ import annotations

from types import SimpleNamespace

from picturebook.dummy import Leaf
from picturebook.layout.captions import captions
from picturebook.manuscript.story import Block, Page, Paragraph, Parallel, Picture, Role, Words


def dealt(desk: SimpleNamespace, *blocks: Block, many: int = 3) -> list[list[str]] | None:
    """Return what each of so many slots gets of a page: a second language's words in brackets."""
    page: Page = desk.page(1, *blocks)
    leaf = Leaf(role=Role.STORY, template="strip", pages=(1,), page=page, because="page")
    found = captions(leaf, page.text_blocks, many)
    return None if found is None else [[word for block in part for word in _told(block)] for part in found]


def _told(block: Block) -> list[str]:
    match block:
        case Parallel():
            return [f"({word})" for one in block.blocks for word in _told(one)]
        case Paragraph():
            return [one.text for one in block.content if isinstance(one, Words)]
        case _:
            return []


def _three(desk: SimpleNamespace) -> tuple[Picture, Picture, Picture]:
    return desk.picture("a"), desk.picture("b"), desk.picture("c")


def test_words_go_to_the_picture_they_follow(desk: SimpleNamespace) -> None:
    """A picture nothing is told of has no caption; what stands before the first is told of it."""
    a, b, c = _three(desk)
    so, then, now = (desk.paragraph(word) for word in ("So.", "Then.", "Now."))
    assert dealt(desk, so, a, then, b, c, now) == [["So.", "Then."], [], ["Now."]]


def test_one_paragraph_after_all_pictures_opens_the_page(desk: SimpleNamespace) -> None:
    """Several say of no picture whose they are: those are left to be shared out by room."""
    a, b, c = _three(desk)
    assert dealt(desk, a, b, c, desk.paragraph("So.")) == [["So."], [], []]
    assert dealt(desk, a, b, c, desk.paragraph("So."), desk.paragraph("Then.")) is None


def test_a_second_language_follows_block_by_block(desk: SimpleNamespace) -> None:
    """Where it has as many paragraphs each stands under its like; else all come last."""
    a, b, c = _three(desk)
    so, then = desk.paragraph("So."), desk.paragraph("Then.")
    each = Parallel(language="de", blocks=(desk.paragraph("So,"), desk.paragraph("dann.")), span=so.span)
    both = Parallel(language="de", blocks=(desk.paragraph("So, dann."),), span=so.span)
    assert dealt(desk, a, so, b, then, c, each) == [["So.", "(So,)"], ["Then.", "(dann.)"], []]
    assert dealt(desk, a, so, b, then, c, both) == [["So."], ["Then.", "(So, dann.)"], []]


def test_a_template_with_other_slots_than_pictures_has_none(desk: SimpleNamespace) -> None:
    """Only a slot for each picture can tell of it."""
    a, b, c = _three(desk)
    assert dealt(desk, a, desk.paragraph("So."), b, c, many=2) is None
