"""Choosing templates: facts of a page against a theme's rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, combinations

import pytest

from picturebook.design.choosing import Facts, choose, facts, fitting, word_count
from picturebook.design.theme import Matter, PageTemplate, PictureSlot, Rule, TextSlot, Theme, TypeStyle
from picturebook.design.themes import load_theme, themes
from picturebook.diagnostics import Span
from picturebook.manuscript.story import (
    Block,
    Break,
    Bullets,
    Ornament,
    Page,
    Paragraph,
    Picture,
    Quote,
    Role,
    Words,
)

SPAN = Span(file="story.md", line=1)
SLOT = PictureSlot(x=0, y=0, w=1, h=1)
WORDS = TextSlot(x=0.1, y=0.1, w=0.8, h=0.2)
STORY = Facts(role=Role.STORY, words=20, lines=3, pictures=1, aspect=None, position=1, even=True)


def theme(*rules: Rule) -> Theme:
    """Return a theme of three templates and those rules."""
    pages = (
        PageTemplate(name="one", pictures=(SLOT,), texts=(WORDS,)),
        PageTemplate(name="wide", sides=2, pictures=(SLOT,), texts=(WORDS,)),
        PageTemplate(name="three", pictures=(SLOT, SLOT, SLOT)),
        PageTemplate(name="front", roles=(Role.COVER,), pictures=(SLOT,)),
    )
    body = TypeStyle(font="Andika", min=10, ideal=20, max=30, leading=1.4)
    return Theme(
        name="t", version="1", title="T", license="MIT", author="", digest="", folders=(),
        colours=(), lengths=(), styles=(("body", body),), pages=pages, choose=rules, art=(), matter=Matter(),
    )  # fmt: skip


def chosen(seen: Facts, *rules: Rule) -> str | None:
    """Return the name of the template those rules pick."""
    page = choose(theme(*rules), seen)
    return page.name if page else None


def page(*blocks: Block, role: Role = Role.STORY) -> Page:
    """Return a page of those blocks."""
    return Page(number=1, role=role, blocks=blocks, span=SPAN)


def said(text: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(content=(Words(text=text),), span=SPAN)


def picture(name: str) -> Picture:
    """Return a picture of that name."""
    return Picture(name=name, scene="A scene.", target=f"{name}.png", span=SPAN)


def test_the_first_rule_that_matches_wins() -> None:
    """Rules are read from the top."""
    assert chosen(STORY, Rule(template="three"), Rule(template="one")) == "three"


@pytest.mark.parametrize(
    "rule",
    [
        Rule(template="three", role=Role.COVER),
        Rule(template="three", min_words=21),
        Rule(template="three", max_words=19),
        Rule(template="three", min_lines=4),
        Rule(template="three", pictures=2),
        Rule(template="three", every=2),
        Rule(template="three", min_aspect=0.01),
    ],
)
def test_a_rule_that_does_not_match_is_passed_over(rule: Rule) -> None:
    """Each condition alone is enough to leave a rule."""
    assert chosen(STORY, rule, Rule(template="one")) == "one"


def test_an_undrawn_picture_meets_any_upper_bound() -> None:
    """What is still to be drawn will take the shape it is asked for."""
    assert chosen(STORY, Rule(template="three", max_aspect=1.5)) == "three"


def test_a_known_picture_is_held_against_both_bounds() -> None:
    """A wide picture gets the wide template, and no other."""
    rules = (Rule(template="wide", min_aspect=1.5), Rule(template="one", max_aspect=1.49))
    assert chosen(replace(STORY, aspect=2.0), *rules) == "wide"
    assert chosen(replace(STORY, aspect=1.0), *rules) == "one"


def test_every_counts_story_pages() -> None:
    """Every third page of the story; matter has no position and never matches."""
    rules = (Rule(template="three", every=3), Rule(template="one"))
    names = [chosen(replace(STORY, position=at), *rules) for at in range(7)]
    assert names == ["one", "one", "one", "three", "one", "one", "three"]


def test_a_spread_on_an_odd_page_gives_way_to_one_side() -> None:
    """Where a spread cannot begin, a later rule for one side is taken instead."""
    odd = replace(STORY, even=False)
    assert chosen(odd, Rule(template="wide"), Rule(template="one")) == "one"
    assert chosen(STORY, Rule(template="wide"), Rule(template="one")) == "wide"


def test_a_spread_nobody_can_replace_stands() -> None:
    """With no other rule, the spread is insisted on and the page before it must move."""
    assert chosen(replace(STORY, even=False), Rule(template="wide")) == "wide"


def test_without_a_rule_the_tightest_template_for_the_role_is_taken() -> None:
    """Matter needs no rules: its role is enough."""
    assert chosen(replace(STORY, role=Role.COVER)) == "front"
    assert chosen(replace(STORY, role=Role.ABOUT)) is None


def test_fitting_names_those_with_room_tightest_first() -> None:
    """What a message offers is what would work."""
    assert [each.name for each in fitting(theme(), Role.STORY, 1)] == ["one", "wide", "three"]
    assert [each.name for each in fitting(theme(), Role.STORY, 2)] == ["three"]


def test_words_are_counted_through_every_block() -> None:
    """Quotes, lists and broken lines count; dashes and pictures do not."""
    letter = Quote(blocks=(said("Dear Pim,"),), span=SPAN)
    things = Bullets(ordered=False, items=((said("one boat"),), (said("two"),)), span=SPAN)
    broken = Paragraph(content=(Words(text="up"), Break(), Words(text="and – away")), span=SPAN)
    assert word_count(page(picture("a"), letter, things, broken)) == 2 + 3 + 3


def test_lines_are_counted_as_they_were_typed() -> None:
    """A list of single words is as many lines, however few words; paragraphs are one each until a line is ended."""
    things = Bullets(ordered=False, items=((said("one"),), (said("two"),)), span=SPAN)
    broken = Paragraph(content=(Words(text="up"), Break(), Words(text="and away")), span=SPAN)
    letter = Quote(blocks=(broken,), span=SPAN)
    seen = facts(page(picture("a"), things, letter, said("End.")), {}, 1.0, position=1, even=True)
    assert seen.lines == 2 + 2 + 1


def test_a_page_of_signs_says_one_word() -> None:
    """What says no more than "…" wants a place for it; an ornament says nothing."""
    assert word_count(page(said("…"))) == word_count(page(said("?!"))) == 1
    assert word_count(page(picture("a"), Ornament(span=SPAN))) == 0


def test_scripts_without_spaces_are_counted_by_their_signs() -> None:
    """So many signs make a word, by script, also beside spaced words; stops are none."""
    assert word_count(page(said("小鼠数星星。"))) == 4
    assert word_count(page(said("Pim 数星星"))) == 1 + 2
    assert word_count(page(said("កណ្ដុរតូចមួយអង្គុយលើទូក"))) == 5


def test_facts_know_the_first_pictures_shape_over_the_trims() -> None:
    """In a landscape book a landscape picture is a page, not a spread."""
    seen = facts(page(picture("a"), picture("b")), {"a": 2.6, "b": 1.0}, 1.3, position=2, even=False)
    assert seen.aspect == pytest.approx(2.0)
    assert (seen.pictures, seen.words, seen.position, seen.even) == (2, 0, 2, False)


def test_facts_of_an_undrawn_picture_have_no_shape() -> None:
    """Nothing is guessed."""
    assert facts(page(picture("a")), {}, 1.0, position=1, even=True).aspect is None


def test_no_two_themes_lay_a_plain_page_out_alike() -> None:
    """One picture and a few words, as most pages of a book are: no two themes have both within a twentieth."""
    laid = {name: _boxes(_plain(load_theme(name))) for name in themes()}
    alike = [
        (one, other)
        for one, other in combinations(laid, 2)
        if all(abs(a - b) < 0.05 for a, b in zip(chain(*laid[one]), chain(*laid[other]), strict=True))
    ]
    assert len(laid) >= 7 and not alike


def _plain(theme: Theme) -> PageTemplate:
    """Return the template that a theme's rules pick most often for pages of one kind."""
    seen = (replace(STORY, position=at, even=at % 2 == 0) for at in range(1, 13))
    picked = Counter(found.name for one in seen if (found := choose(theme, one)))
    return next(one for one in theme.pages if one.name == picked.most_common(1)[0][0])


def _boxes(template: PageTemplate) -> tuple[tuple[float, ...], ...]:
    """Return where the picture and the words liked best lie, counted in pages from the left of the first."""
    places = (*template.pictures, next(one for one in template.texts if one.fills == "text"))
    return tuple((one.x + (one.on == "right"), one.y, one.w, one.h) for one in places)
