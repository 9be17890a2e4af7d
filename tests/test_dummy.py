"""The dummy: what the book shows, where it lies, and who can bind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.design.printers import load_printer
from picturebook.design.theme import Matter, PageTemplate, PictureSlot, Theme
from picturebook.design.themes import load_theme
from picturebook.diagnostics import Severity, Span, errors_in
from picturebook.dummy import Dummy, Leaf, binding_edge, plan_dummy
from picturebook.errors import PrinterCannotMakeIt
from picturebook.manuscript.story import Block, Page, PageDirections, Paragraph, Picture, Role, Story, Words
from picturebook.measure import parse_size
from picturebook.storyboard.shots import board

LANTERN, WINDOW, BASE = (load_theme(name) for name in ("paper-lantern", "window-seat", "base"))
HOME, KDP, LULU, INGRAM, SCREEN = (
    load_printer(name)
    for name in ("home-a4", "kdp-paperback", "lulu-hardcover", "ingramspark-paperback", "screen")
)
ANYONE = replace(KDP, name="anyone", trims=(), sells=False, pages=replace(KDP.pages, min=1, multiple=1))


def page(
    number: int, words: int = 12, pictures: int = 1, *, layout: str | None = None, role: Role = Role.STORY
) -> Page:
    """Return a page of so many words and pictures, typed on line ten times its number."""
    span = Span(file="story.md", line=number * 10)
    blocks: list[Block] = [
        Picture(name=f"p{number}-{at}", scene="A scene.", target=f"p{number}-{at}.png", span=span)
        for at in range(pictures)
    ]
    if words:
        blocks.append(Paragraph(content=(Words(text="word " * words),), span=span))
    return Page(
        number=number, role=role, blocks=tuple(blocks), directions=PageDirections(layout=layout), span=span
    )


def matter(number: int, role: Role) -> Page:
    """Return an empty page of a role."""
    return page(number, 0, 0, role=role)


def story(
    *pages: Page, trim: str = "8.5 x 8.5 in", dedication: str | None = "For you", language: str = "en"
) -> Story:
    """Return a story of those pages."""
    return Story(
        file="story.md",
        title="Pim",
        dedication=dedication,
        language=language,
        trim=parse_size(trim),
        pages=pages,
        keys=(("trim", Span(file="story.md", line=3)), ("printers", Span(file="story.md", line=4))),
    )


def tale(count: int, **more: str) -> Story:
    """Return a story of so many plain pages."""
    return story(*(page(at) for at in range(1, count + 1)), **more)


def shown(leaves: Sequence[Leaf]) -> list[str]:
    """Return the leaves as people jot them down: first page and template."""
    return [f"{leaf.pages[0]} {leaf.template or 'blank'}" for leaf in leaves]


def planned(told: Story, theme: Theme = LANTERN, printer: object = ANYONE) -> Dummy:
    """Plan a book that has nothing wrong with it."""
    assert isinstance(printer, type(ANYONE))
    dummy, said = plan_dummy(told, theme, printer, aspects={})
    assert errors_in(said) == ()
    return dummy


def refusal(told: Story, printer: object = KDP, theme: Theme = LANTERN) -> list[tuple[str, str | None]]:
    """Return what is said of a book the printer cannot make: each sentence and its hint."""
    assert isinstance(printer, type(ANYONE))
    with pytest.raises(PrinterCannotMakeIt) as caught:
        plan_dummy(told, theme, printer, aspects={})
    return [(one.message, one.hint) for one in caught.value.diagnostics]


def test_the_theme_adds_the_matter_the_story_lacks() -> None:
    """Title, copyright and dedication come before page 4, where the story begins."""
    assert shown(planned(tale(2)).leaves)[:4] == ["1 title", "2 copyright", "3 dedication", "4 full"]


def test_what_the_story_cannot_fill_is_not_added() -> None:
    """Nobody is dedicated to, so there is no such page."""
    assert shown(planned(story(page(1), dedication=None)).leaves)[:3] == ["1 title", "2 copyright", "3 full"]


def test_typed_matter_keeps_its_place() -> None:
    """The author's order stands, and what is missing falls in round it."""
    told = story(matter(1, Role.DEDICATION), matter(2, Role.TITLE), page(3))
    assert [leaf.role for leaf in planned(told).leaves][:3] == [Role.DEDICATION, Role.TITLE, Role.COPYRIGHT]


def test_matter_typed_at_the_end_is_not_added_again() -> None:
    """A copyright page behind the story is the book's copyright page."""
    told = story(page(1), page(2), matter(3, Role.COPYRIGHT))
    assert [leaf.role for leaf in planned(told).leaves] == [
        *(Role.TITLE, Role.DEDICATION),
        *(Role.STORY, Role.STORY, Role.COPYRIGHT),
    ]


def test_a_typed_page_is_the_storys_and_an_added_one_is_matter() -> None:
    """Each leaf says why it is there."""
    leaves = planned(story(matter(1, Role.TITLE), page(2))).leaves
    assert [(leaf.role, leaf.because) for leaf in leaves] == [
        (Role.TITLE, "story"),
        (Role.COPYRIGHT, "matter"),
        (Role.DEDICATION, "matter"),
        (Role.STORY, "story"),
    ]


def test_an_empty_page_nobody_can_fill_is_left_out_and_said() -> None:
    """An empty `about` page would be a blank one; the author hears of it."""
    told = story(page(1), matter(2, Role.ABOUT))
    dummy, said = plan_dummy(told, LANTERN, ANYONE, aspects={})
    assert Role.ABOUT not in [leaf.role for leaf in dummy.leaves]
    assert [(one.code, one.span.line if one.span else 0) for one in said] == [("empty-page", 20)]


def test_a_typed_blank_page_is_blank() -> None:
    """A blank page is meant."""
    dummy = planned(story(page(1), matter(2, Role.BLANK), page(3)))
    assert shown(dummy.leaves)[3:6] == ["4 full", "5 blank", "6 full-top"]


def test_many_typed_blank_pages_in_a_row_are_told() -> None:
    """Two blanks are a pause; three are warned of, at the first, where a book is printed at home."""
    two = story(page(1), matter(2, Role.BLANK), matter(3, Role.BLANK), page(4))
    three = story(page(1), *(matter(at, Role.BLANK) for at in (2, 3, 4)), page(5))
    assert "blank-run" not in [one.code for one in plan_dummy(two, LANTERN, HOME, aspects={})[1]]
    told = [one for one in plan_dummy(three, LANTERN, HOME, aspects={})[1] if one.code == "blank-run"]
    assert [(one.severity, one.message) for one in told] == [
        (Severity.WARNING, "pages 7 to 9 are blank, 3 in a row")
    ]


def test_a_shop_takes_no_three_blank_pages_in_a_row() -> None:
    """It would send the file back, so the build does not make one."""
    three = story(
        *(page(at) for at in range(1, 25)), *(matter(at, Role.BLANK) for at in (25, 26, 27)), page(28)
    )
    with pytest.raises(PrinterCannotMakeIt) as refused:
        plan_dummy(three, LANTERN, KDP, aspects={})
    (one,) = refused.value.diagnostics
    assert one.message == "pages 28 to 30 are blank, 3 in a row: kdp-paperback takes 2"
    assert one.span == Span(file="story.md", line=250)


def test_a_cover_inside_takes_two_pages_at_either_end() -> None:
    """Front, endpapers, the book, endpapers, back."""
    dummy = planned(tale(3), printer=HOME)
    assert shown(dummy.leaves) == [
        *(
            "1 cover-framed",
            "2 endpapers",
            "3 title",
            "4 copyright",
            "5 dedication",
            "6 full",
            "7 full-top",
            "8 full",
        ),
        *("9 endpapers", "10 back-cover"),
    ]
    assert (dummy.page_count, dummy.cover) == (10, ())


def test_a_separate_cover_is_not_among_the_pages() -> None:
    """Its two leaves lie either side of the spine, the front one as a recto."""
    told = story(page(1, role=Role.COVER), *(page(at) for at in range(2, 25)))
    dummy = planned(told, printer=KDP)
    assert Role.COVER not in [leaf.role for leaf in dummy.leaves]
    assert [(leaf.role, leaf.template, dummy.side(leaf.pages[0])) for leaf in dummy.cover] == [
        (Role.COVER, "cover", "right"),
        (Role.BACK_COVER, "back-cover", "left"),
    ]
    assert dummy.cover[0].page == told.pages[0]


def test_a_book_without_pictures_has_a_plain_cover() -> None:
    """There is nothing to hang."""
    assert planned(story(page(1, pictures=0)), printer=HOME).leaves[0].template == "cover-plain"


def test_a_second_cover_is_an_error() -> None:
    """Which of the two was meant cannot be known."""
    told = story(page(1, role=Role.COVER), page(2, role=Role.COVER), page(3))
    _, said = plan_dummy(told, LANTERN, ANYONE, aspects={})
    assert [(one.code, one.span.line if one.span else 0) for one in errors_in(said)] == [("second-cover", 20)]


def test_a_covers_layout_is_held_against_the_theme_too() -> None:
    """A slip on the cover is told also where the cover is a sheet of its own."""
    told = story(page(1, role=Role.COVER, layout="covver"), *(page(at) for at in range(2, 25)))
    for printer in (HOME, KDP):
        _, said = plan_dummy(told, LANTERN, printer, aspects={})
        assert [one.code for one in errors_in(said)] == ["no-such-layout"]


def test_pages_change_their_dress_by_the_themes_rhythm() -> None:
    """Words below, words above, a vignette now and then; the same each time."""
    names = [leaf.template for leaf in planned(tale(8)).leaves[3:]]
    assert names == ["full", "full-top", "full", "vignette", "full", "full-top", "full", "vignette"]


def test_words_and_pictures_choose_the_template() -> None:
    """Many words, no words, no picture, several pictures."""
    told = story(
        page(1, words=70), page(2, words=0), page(3, pictures=0), page(4, pictures=2), page(5, words=150)
    )
    names = [leaf.template for leaf in planned(told).leaves if leaf.role is Role.STORY]
    assert names == ["picture-above", "wordless", "words-few", "two-pictures", "facing"]


def test_a_wide_picture_wants_a_spread() -> None:
    """A picture that exists and is twice as wide as the page gets two sides."""
    told = tale(2)
    dummy, _ = plan_dummy(told, LANTERN, ANYONE, aspects={"p1-0": 2.0})
    assert shown(dummy.leaves)[3:] == ["4 spread", "6 full-top"]


def test_wide_is_told_over_the_trim() -> None:
    """In a landscape book a landscape picture fills a page."""
    told = tale(1, trim="11 x 8.5 in")
    dummy, _ = plan_dummy(told, LANTERN, ANYONE, aspects={"p1-0": 1.34})
    assert shown(dummy.leaves)[3:] == ["4 full"]


def test_layout_names_a_template() -> None:
    """The author's direction is stronger than the rules."""
    told = story(page(1, layout="spread"), page(2, layout="picture-below"))
    assert shown(planned(told).leaves)[3:] == ["4 spread", "6 picture-below"]


def test_a_page_without_words_takes_the_wordless_twin_of_its_layout() -> None:
    """No empty strip is left where a theme's template has room for words and the page has none."""
    told = story(page(1, 0, layout="spread"), page(2, 5, layout="spread"))
    assert shown(planned(told).leaves)[3:] == ["4 spread-wordless", "6 spread"]


def test_an_unknown_layout_is_told_with_the_nearest_and_those_that_fit() -> None:
    """A misspelt template, at its line."""
    _, said = plan_dummy(story(page(1, layout="spraed")), LANTERN, ANYONE, aspects={})
    found = errors_in(said)[0]
    assert found.message == "`layout: spraed` is no template of the theme paper-lantern"
    assert found.span == Span(file="story.md", line=10)
    assert found.hint is not None
    assert found.hint.startswith("try: spread (these fit: full, full-top, wordless, ")


def test_a_template_for_another_role_is_not_a_layout() -> None:
    """A story page cannot be laid out as a cover."""
    _, said = plan_dummy(story(page(1, layout="cover")), LANTERN, ANYONE, aspects={})
    assert errors_in(said)[0].message == (
        "`layout: cover` is a template for another kind of page of the theme paper-lantern"
    )


def test_a_template_without_room_names_those_that_have_it() -> None:
    """Every picture is a shot: none may fall off the page."""
    _, said = plan_dummy(story(page(1, pictures=3, layout="full")), LANTERN, ANYONE, aspects={})
    found = errors_in(said)[0]
    assert found.message == "this page has 3 pictures, and the template full has room for 1"
    assert found.hint == (
        "layout: three-pictures (these have room: three-pictures, spots-three, facing-three, four-pictures, "
        "facing-four, five-pictures, facing-five, six-pictures, facing-six)"
    )


def test_more_pictures_than_any_template_holds() -> None:
    """Seven are too many for one page of any theme we ship."""
    _, said = plan_dummy(story(page(1, pictures=7)), LANTERN, ANYONE, aspects={})
    assert errors_in(said)[0].hint == "divide the page with ---"


def test_a_spread_on_an_odd_page_gets_a_filler_and_it_is_said() -> None:
    """The theme's quiet page stands before it, with a hint at the page that could move."""
    told = story(page(1, layout="spread"), page(2), page(3, layout="spread"))
    dummy, said = plan_dummy(told, LANTERN, ANYONE, aspects={})
    assert shown(dummy.leaves)[3:] == ["4 spread", "6 full-top", "7 pause", "8 spread"]
    assert [(one.code, one.span.line if one.span else 0) for one in said] == [("filler", 30)]


def test_one_filler_before_the_story_saves_several_in_it() -> None:
    """Where every spread would be out of step, the story begins a page later."""
    told = story(page(1), page(2, layout="spread"), page(3, layout="spread"))
    dummy, said = plan_dummy(told, LANTERN, ANYONE, aspects={})
    assert shown(dummy.leaves)[3:] == ["4 belongs-to", "5 full", "6 spread", "8 spread"]
    assert [one.code for one in said] == ["lead"]


def test_without_fillers_the_page_to_move_is_named() -> None:
    """A theme that has nothing to fill a hole with leaves it to the author."""
    bare = replace(BASE, matter=replace(BASE.matter, fillers=()))
    told = story(page(1), page(2, layout="spread"))
    _, said = plan_dummy(told, bare, ANYONE, aspects={})
    found = errors_in(said)[0]
    assert found.message == (
        "page 2 of the story takes two sides and would start on page 5, a recto: a spread starts on an even page"
    )
    assert found.span == Span(file="story.md", line=20)


def test_each_page_of_the_window_seat_is_an_opening() -> None:
    """Words on the verso, the picture on the recto: all even."""
    dummy = planned(tale(5), WINDOW)
    assert [leaf.pages for leaf in dummy.leaves if leaf.role is Role.STORY] == [
        *((4, 5), (6, 7), (8, 9), (10, 11), (12, 13)),
    ]


def test_matter_may_mend_the_step_of_an_opening() -> None:
    """Without a dedication the window seat has a page for the reader's name."""
    dummy = planned(story(page(1), dedication=None), WINDOW)
    assert shown(dummy.leaves) == ["1 title", "2 copyright", "3 belongs-to", "4 facing"]


def test_a_short_book_is_padded_to_the_rule_and_it_is_said() -> None:
    """22 pages become 24: a tailpiece, a blank, and a hint."""
    dummy, said = plan_dummy(tale(19), LANTERN, KDP, aspects={})
    assert dummy.page_count == 24
    assert [(leaf.because, leaf.template) for leaf in dummy.leaves[-2:]] == [
        ("padding", "pause"),
        ("padding", ""),
    ]
    assert [one.message for one in said] == [
        "pages 23 to 24 are added at the end, because kdp-paperback needs 24 pages"
    ]


def test_a_house_that_wants_the_last_page_blank_is_heard() -> None:
    """Printed on, it is told with what to type; a blank that is added or typed at the end is that page."""
    printed, said = plan_dummy(tale(17), LANTERN, INGRAM, aspects={})
    assert printed.page_count == 20
    assert [(one.code, one.span and one.span.line, one.hint) for one in said] == [
        ("last-page", 170, "end the story with `---`, then <!-- page: blank -->")
    ]
    padded, said = plan_dummy(tale(16), LANTERN, INGRAM, aspects={})
    assert padded.leaves[-1].template == "" and [one.code for one in said] == ["padding"]
    typed = story(*tale(17).pages, matter(18, Role.BLANK))
    assert [one.code for one in plan_dummy(typed, LANTERN, INGRAM, aspects={})[1]] == ["padding"]


def test_padding_comes_before_the_back_cover() -> None:
    """With the cover inside, the added page is the last of the book's body."""
    dummy, said = plan_dummy(tale(2), LANTERN, HOME, aspects={})
    assert shown(dummy.leaves)[-3:] == ["8 pause", "9 endpapers", "10 back-cover"]
    assert said[0].message == "page 8 is added at the end, because home-a4 binds multiples of 2 pages"


def test_a_book_too_short_is_refused_with_those_who_can() -> None:
    """More than two blanks in a row are no book; the printers that can make it are named."""
    assert refusal(tale(10)) == [
        (
            "too short for kdp-paperback: needs 24, has 13; "
            "home-a4, home-booklet, home-booklet-letter, home-letter and screen can make it",
            "write 9 more pages (2 more are then added blank), or lay pages across two sides with "
            "`layout: spread`: each adds a page",
        )
    ]
    assert refusal(tale(18))
    assert plan_dummy(tale(19), LANTERN, KDP, aspects={})[0].page_count == 24


def test_a_draft_forgives_what_cannot_be_bound() -> None:
    """The same words come as warnings, and no pages are added but for the last leaf."""
    dummy, said = plan_dummy(tale(10, trim="9 x 3 in"), LANTERN, replace(KDP, forgives=True), aspects={})
    assert dummy.page_count == 14
    assert {one.code: one.severity for one in said if one.severity is not Severity.HINT} == {
        "trim-not-offered": Severity.WARNING,
        "page-count": Severity.WARNING,
    }


def test_a_book_too_long_is_refused() -> None:
    """590 pages are all KDP binds of a large square."""
    said = refusal(tale(600))
    assert said[0][0].startswith("too long for kdp-paperback: holds 590, has 603; ingramspark-hardcover")


def test_a_trim_the_printer_does_not_make_is_refused() -> None:
    """The nearest it makes are named, and who makes this one."""
    told = tale(24, trim="11 x 8.5 in")
    assert refusal(told) == [
        (
            "kdp-paperback does not make books of 11 x 8.5 in; "
            "home-a4, home-booklet, home-booklet-letter, home-letter, ingramspark-hardcover, ingramspark-paperback, "
            "lulu-hardcover and screen can make it",
            "nearest it makes: trim: 8.5 x 8.5 in or 8.25 x 8.25 in",
        )
    ]


def test_everything_wrong_is_told_before_stopping() -> None:
    """A wrong layout, a wrong trim and too few pages are three complaints at once."""
    told = story(page(1, layout="spraed"), trim="11 x 8.5 in")
    assert len(refusal(told)) == 3


def test_the_story_lies_alike_for_every_printer() -> None:
    """A verso stays a verso and a template the same, whoever binds: pictures are asked for in one shape."""
    told = story(*(page(at, layout="spread" if at % 5 == 3 else None) for at in range(1, 26)))
    plans = [
        [
            (leaf.page, leaf.template, leaf.pages[0] % 2)
            for leaf in planned(told, theme, printer).leaves
            if leaf.page
        ]
        for theme in (LANTERN, WINDOW)
        for printer in (HOME, KDP, LULU, SCREEN)
    ]
    assert plans[0] == plans[1] == plans[2] == plans[3]
    assert plans[4] == plans[5] == plans[6] == plans[7]


@pytest.mark.parametrize(
    ("language", "edge"),
    [
        *(
            ("en", "left"),
            ("he", "right"),
            ("ar-EG", "right"),
            ("ur", "right"),
            ("fa", "right"),
            ("ckb", "right"),
        ),
        *(("az-Arab", "right"), ("ku", "left"), ("ar-Latn", "left"), ("pt_BR", "left")),
    ],
)
def test_the_binding_follows_the_script(language: str, edge: str) -> None:
    """Books read from the right are bound at the right."""
    assert binding_edge(language) == edge
    assert planned(tale(1, language=language)).binding == edge


def test_a_recto_lies_left_in_a_right_bound_book() -> None:
    """Page 1 is always a recto; where it lies depends on the binding."""
    assert planned(tale(1, language="he")).side(1) == "left"
    assert planned(tale(1)).side(1) == "right"


def test_a_story_without_a_trim_is_a_square() -> None:
    """8.5 by 8.5 inches is what most picture books are made for."""
    dummy = planned(replace(tale(1), trim=None))
    assert dummy.trim == parse_size("8.5 x 8.5 in")


def test_a_theme_without_a_template_for_a_role_shows_a_plain_page() -> None:
    """A theme made by hand may know nothing of a role; the page is not lost."""
    slot = PictureSlot(x=0, y=0, w=1, h=1)
    bare = replace(BASE, pages=(PageTemplate(name="p", pictures=(slot,)),), choose=(), matter=Matter())
    _, said = plan_dummy(story(page(1, role=Role.ABOUT), page(2)), bare, ANYONE, aspects={})
    assert [one.code for one in errors_in(said)] == ["no-room-for-pictures"]


@given(
    st.lists(st.tuples(st.sampled_from([0, 12, 30, 60, 150]), st.integers(1, 2)), min_size=1, max_size=12),
    st.sampled_from([LANTERN, WINDOW, BASE]),
    st.sampled_from(["8.5 x 8.5 in", "8.5 x 11 in", "11 x 8.5 in", "A5 landscape", "6 x 9 in"]),
)
def test_drawing_a_picture_changes_no_template(typed: list[tuple[int, int]], theme: Theme, trim: str) -> None:
    """Pictures drawn in the shape they were asked for leave every page as it was planned."""
    told = story(*(page(at, words, pictures) for at, (words, pictures) in enumerate(typed, 1)), trim=trim)
    before = planned(told, theme)
    drawn = {shot.name: shot.composition.aspect.ratio for shot in board(told, before, theme)}
    after, _ = plan_dummy(told, theme, ANYONE, aspects=drawn)
    assert shown(after.leaves) == shown(before.leaves)


PAGES = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.integers(0, 4),
        st.sampled_from([None, None, "spread", "facing", "full"]),
        st.sampled_from([Role.STORY] * 6 + [Role.BLANK, Role.ABOUT]),
    ),
    min_size=1,
    max_size=30,
)


@given(PAGES, st.sampled_from([LANTERN, WINDOW, BASE]), st.sampled_from([HOME, ANYONE, SCREEN]))
def test_laws_of_every_dummy(
    typed: list[tuple[int, int, str | None, Role]], theme: Theme, printer: object
) -> None:
    """Story pages once and in order; numbers without a gap; spreads on even pages; the count obeys the rule."""
    assert isinstance(printer, type(ANYONE))
    pages = [
        page(at, words, pictures, layout=layout if role is Role.STORY else None, role=role)
        for at, (words, pictures, layout, role) in enumerate(typed, 1)
    ]
    pages.append(page(len(pages) + 1))  # blank pages at the very end are another law's business
    dummy, said = plan_dummy(story(*pages), theme, printer, aspects={})
    shown_pages = [leaf.page.number for leaf in dummy.leaves if leaf.page]
    left_out = {one.span.line // 10 for one in said if one.code == "empty-page" and one.span}
    assert shown_pages == [one.number for one in pages if one.number not in left_out]
    assert [number for leaf in dummy.leaves for number in leaf.pages] == list(range(1, dummy.page_count + 1))
    assert all(leaf.pages[0] % 2 == 0 for leaf in dummy.leaves if len(leaf.pages) == 2)
    assert dummy.page_count % printer.pages.multiple == 0
    assert printer.pages.min <= dummy.page_count <= printer.pages.max
    assert all(dummy.side(at) != dummy.side(at + 1) for at in range(1, dummy.page_count))


@given(st.integers(1, 60))
def test_a_printer_that_sells_binds_by_its_rule_or_refuses(count: int) -> None:
    """KDP gets an even number of pages from 24 on, with at most two added, or nothing."""
    try:
        dummy, _ = plan_dummy(tale(count), LANTERN, KDP, aspects={})
    except PrinterCannotMakeIt:
        assert count + 3 < 22
        return
    added = [leaf for leaf in dummy.leaves if leaf.because == "padding"]
    assert dummy.page_count >= 24
    assert dummy.page_count % 2 == 0
    assert len(added) <= 2
