"""One size for the book, and what becomes of crowded pages."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from picturebook.design.theme import Matter, PageTemplate, PictureSlot, TextSlot
from picturebook.diagnostics import Severity
from picturebook.layout.bodysize import crowded
from picturebook.layout.columns import fits, lines_of
from picturebook.layout.fit import fit
from picturebook.layout.itemising import Lettering
from picturebook.layout.siting import largest, least_of, sites
from picturebook.layout.strips import strips
from picturebook.layout.tones import Known
from picturebook.manuscript.story import Break, Heading, Ornament, PageDirections, Paragraph, Parallel, Words

SHORT = "Pim counted eleven stars. The twelfth one wobbled."
LONG = " ".join(["Pim held the lantern as high as a small mouse can."] * 7)
HOPELESS = " ".join(["Pim held the lantern as high as a small mouse can."] * 40)


def leaves(desk: SimpleNamespace, *texts: str) -> list[tuple[str, object]]:
    """Return a full-picture page for each text."""
    return [
        ("full", desk.page(n, desk.picture(f"p{n}"), desk.paragraph(text, line=n * 10)))
        for n, text in enumerate(texts, start=1)
    ]


def test_roomy_book_is_set_at_its_ideal(desk: SimpleNamespace) -> None:
    """Where everything fits, the words are as large as the theme likes best, never larger."""
    assert fit(desk.book(*leaves(desk, SHORT, SHORT))).body == 22


def test_size_is_the_largest_that_fits(desk: SimpleNamespace) -> None:
    """A quarter point more than the size found would not fit."""
    fitted = fit(desk.book(*leaves(desk, LONG)))
    (setting,) = fitted.leaves[0].settings
    assert 14 <= setting.size < 22
    assert fits(setting.column, setting.box, setting.size)
    assert not fits(setting.column, setting.box, setting.size + 0.25)


def test_few_crowded_pages_shrink_alone(desk: SimpleNamespace) -> None:
    """One crowded page among many takes its own size and says so; the others keep the book's."""
    fitted = fit(desk.book(*leaves(desk, *[SHORT] * 9, LONG)))
    sizes = [one.settings[0].size for one in fitted.leaves]
    assert fitted.body == 22 and sizes[:9] == [22] * 9 and 14 <= sizes[9] < 22
    (finding,) = fitted.findings
    assert (finding.code, finding.severity) == ("crowded-page", Severity.HINT)
    assert finding.hint is not None and "---" in finding.hint


def test_a_crowded_page_is_told_what_would_hold_it(desk: SimpleNamespace) -> None:
    """The template is named that holds its words about as large as the book's, with the picture as it is."""
    facing, flat = (
        PageTemplate(
            name=name,
            sides=2,
            pictures=(PictureSlot(x=0, y=0, w=1, h=high, on="right"),),
            texts=(TextSlot(x=0.1, y=0.1, w=0.8, h=0.8, on="left"),),
        )
        for name, high in (("facing", 1.0), ("flat", 0.5))
    )
    book = desk.book(*leaves(desk, *[SHORT] * 9, LONG))
    theme = replace(book.theme, matter=Matter(fillers=("words",)))
    for pages, told in (((flat, facing), "layout: facing, or cut"), ((flat,), "layout: flat, or cut")):
        own = tuple(one for one in theme.pages if one.name == "full")
        (finding,) = fit(replace(book, theme=replace(theme, pages=(*own, *pages)))).findings
        assert finding.hint is not None and finding.hint.startswith(told)


def test_a_page_hardly_smaller_is_not_complained_of(
    desk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same page is told of or not by how far its size is from the book's."""
    book = desk.book(*leaves(desk, *[SHORT] * 9, LONG))
    monkeypatch.setattr("picturebook.layout.fit._SEEN", fit(book).leaves[9].settings[0].size / 22)
    assert not fit(book).findings


def test_many_crowded_pages_move_the_book(desk: SimpleNamespace) -> None:
    """If most pages are crowded the whole book is set smaller, evenly."""
    fitted = fit(desk.book(*leaves(desk, SHORT, LONG, LONG, LONG)))
    assert fitted.body < 22
    assert {one.settings[0].size for one in fitted.leaves} == {fitted.body}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(min_value=1, max_value=110), min_size=1, max_size=8))
def test_the_body_is_the_largest_size_at_which_enough_pages_fit(
    desk: SimpleNamespace, counts: list[int]
) -> None:
    """Trying every size of the grid finds no larger one at which all but the allowed crowded pages fit."""
    book = desk.book(*leaves(desk, *[" ".join(["mouse"] * many) for many in counts]))
    style = desk.theme.style("body")
    tried = [sites(book, leaf, leaf.page.text_blocks) for leaf in book.dummy.leaves]
    grid = [step / 4 for step in range(style.min * 4, style.ideal * 4 + 1)]

    def holding(size: float) -> int:
        return sum(any(fits(one.column, one.box, size) for site in page for one in site) for page in tried)

    most = [
        max((size for size in grid if any(fits(s.column, s.box, size) for t in page for s in t)), default=0)
        for page in tried
    ]
    allowed = crowded([size for size in most if size], style) + most.count(0)
    enough = [size for size in grid if holding(size) >= len(counts) - allowed]
    assert fit(book).body == (max(enough) if any(most) else style.ideal)


def test_a_heading_amid_the_tale_is_shouted(desk: SimpleNamespace) -> None:
    """A shouted line stands at least twice as large as the words round it, whatever the theme's headings are."""
    shout = Heading(level=1, content=(Words(text="TING!"),), span=desk.span(1))
    page = desk.page(1, desk.picture("p1"), desk.paragraph("Nobody breathed."), shout)
    (setting,) = fit(desk.book(("full", page))).leaves[0].settings
    assert [strip.scale >= 2 for strip in setting.column] == [False, True]


def test_a_shout_too_long_for_a_line_shrinks_itself(desk: SimpleNamespace) -> None:
    """However many O's a whoosh has, the words round it keep their size."""
    shout = Heading(level=1, content=(Words(text="WHO" + "O" * 20 + "SH!"),), span=desk.span(1))
    page = desk.page(1, desk.picture("p1"), desk.paragraph("Nobody breathed."), shout)
    (setting,) = fit(desk.book(("full", page))).leaves[0].settings
    assert setting.size == 22 and 1 <= setting.column[1].scale < 1.6


def test_page_that_cannot_hold_its_words(desk: SimpleNamespace) -> None:
    """Words that do not fit at the least size are an error: the page, the line, about how many are too many."""
    fitted = fit(desk.book(*leaves(desk, SHORT, HOPELESS)))
    (finding,) = [one for one in fitted.findings if one.severity is Severity.ERROR]
    assert finding.code == "text-does-not-fit"
    assert str(finding.span) == "story.md:20:1"
    many = int(finding.message.split("about ")[1].split()[0])
    setting = fitted.leaves[1].settings[0]
    words = HOPELESS.split()
    kept = " ".join(words[: len(words) - many])
    again = fit(desk.book(*leaves(desk, SHORT, kept)))
    assert 0 < many < len(words)
    assert not [one for one in again.findings if one.severity is Severity.ERROR]
    assert fitted.body == 22 and setting.place in ("bottom", "top")


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("小鼠数星星。" * 200, "zh-Hans", "characters"),
        ("ཁོ་ངས་" * 500, "bo", "syllables"),
        (HOPELESS, "en", "words"),
    ],
)
def test_what_is_too_many_is_named(desk: SimpleNamespace, text: str, language: str, noun: str) -> None:
    """Chinese has no words that could be counted, and Tibetan writes syllables."""
    book = desk.book(*leaves(desk, text))
    fitted = fit(replace(book, story=replace(book.story, language=language)))
    (finding,) = [one for one in fitted.findings if one.severity is Severity.ERROR]
    assert f" {noun} too many" in finding.message


def test_a_page_too_full_for_both_languages_says_so(desk: SimpleNamespace) -> None:
    """The words of both are counted, and either may be cut."""
    also = Parallel(language="fr", blocks=(desk.paragraph(HOPELESS),), span=desk.span(3))
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT), also)
    (finding,) = fit(desk.book(("full", page))).findings
    assert "words too many in its two languages: 448 at" in finding.message
    assert "cut the words of either language, or divide the page with --- in both files" in (
        finding.hint or ""
    )


def test_page_asks_for_a_size(desk: SimpleNamespace) -> None:
    """`size: large` or a length moves one page only; nonsense is an error."""
    pages = leaves(desk, SHORT, SHORT, SHORT, SHORT)
    for at, wish in ((1, "large"), (2, "16pt"), (3, "enormous")):
        name, page = pages[at]
        pages[at] = (name, replace(page, directions=PageDirections(size=wish)))
    fitted = fit(desk.book(*pages))
    assert [one.settings[0].size for one in fitted.leaves] == [22, 27.5, 16, 22]
    assert [one.code for one in fitted.findings] == ["no-such-size"]


def test_size_without_room_is_said(desk: SimpleNamespace) -> None:
    """A `size:` the page has no room for is a warning, and what fits is set."""
    name, page = leaves(desk, LONG)[0]
    page = replace(page, directions=PageDirections(size="30pt"))
    fitted = fit(desk.book((name, page)))
    assert [one.code for one in fitted.findings] == ["size-not-held"]
    assert 14 <= fitted.leaves[0].settings[0].size < 30


def test_title_that_cannot_fit(desk: SimpleNamespace) -> None:
    """A title too long for its slot is told with a remedy for titles."""
    book = desk.book(("title", None))
    book = replace(book, story=replace(book.story, title="Pim and the Very Long Moon Boat " * 12))
    (finding,) = fit(book).findings
    assert finding.code == "text-does-not-fit" and "shorten the title" in (finding.hint or "")


def test_quietest_place_is_taken(desk: SimpleNamespace) -> None:
    """Words leave the theme's first place when somebody stands there and another is free."""
    free = fit(desk.book(*leaves(desk, SHORT)))
    pim = Known(name="Pim", x=200, y=550, width=600, height=450)
    book = desk.book(*leaves(desk, SHORT), placed_={"p1": desk.placed(desk.flat(230, known=(pim,)))})
    assert free.leaves[0].settings[0].place == "bottom"
    assert fit(book).leaves[0].settings[0].place == "top"


def test_a_place_that_needs_no_wash_is_quieter(desk: SimpleNamespace) -> None:
    """An even ground neither light nor dark is left for a light one, though words could be washed in there."""
    light, cells = desk.flat(230), 48 * 24
    half = bytes([230]) * cells + bytes([128]) * cells
    dusk = replace(light, light=half, dark=half, bright=half)
    book = desk.book(*leaves(desk, SHORT), placed_={"p1": desk.placed(dusk)})
    assert fit(book).leaves[0].settings[0].place == "top"


def test_a_place_is_judged_at_the_size_of_the_book(desk: SimpleNamespace) -> None:
    """Words that would reach Pim's feet as large as they might be do not at the size the book has for them."""
    pim = Known(name="Pim", x=200, y=500, width=600, height=375)
    above = {"p1": desk.placed(desk.flat(230, known=(pim,)))}
    alone = fit(desk.book(*leaves(desk, SHORT), placed_=above))
    among = fit(desk.book(*leaves(desk, SHORT, *[LONG] * 4), placed_=above))
    assert among.body < alone.body
    assert (alone.leaves[0].settings[0].place, among.leaves[0].settings[0].place) == ("top", "bottom")


def test_columns_of_an_opening_share_their_size(desk: SimpleNamespace) -> None:
    """Words dealt over both sides are of one size, though one side has more of them."""
    short, long = desk.paragraph("Sniff."), desk.paragraph(LONG)
    page = replace(desk.page(1, desk.picture("a"), short, long), directions=PageDirections(text="across"))
    (one,) = fit(desk.book(("dealt", page), start=2)).leaves
    assert len(one.settings) == 2
    assert one.settings[0].size == one.settings[1].size < 22


def test_a_second_language_has_the_other_side(desk: SimpleNamespace) -> None:
    """Of two places for words each language has one, however many paragraphs there are."""
    words = [desk.paragraph(text) for text in ("One.", "Two.", "Three, and four, and five.")]
    also = Parallel(language="fr", blocks=(desk.paragraph("Un."),), span=desk.span(1))
    (one,) = fit(desk.book(("dealt", desk.page(1, desk.picture("a"), *words, also)), start=2)).leaves
    assert [[strip.language for strip in setting.column] for setting in one.settings] == [["en"] * 3, ["fr"]]


def test_a_slot_may_be_for_a_second_language_alone(desk: SimpleNamespace) -> None:
    """It stays empty in a book of one language, whose words have the other slots."""
    first = TextSlot(x=0.1, y=0.1, w=0.35, h=0.8, name="columns")
    second = replace(first, x=0.55, fills="also")
    also = Parallel(language="fr", blocks=(desk.paragraph("Un."),), span=desk.span(1))
    for more, filled in (((also,), ["text", "also"]), ((), ["text"])):
        book = desk.book(("words", desk.page(1, desk.paragraph("One."), *more)))
        pages = tuple(
            replace(page, texts=(first, second)) for page in book.theme.pages if page.name == "words"
        )
        (one,) = fit(replace(book, theme=replace(book.theme, pages=pages))).leaves
        assert [setting.slot.fills for setting in one.settings] == filled
        assert len({setting.size for setting in one.settings}) == 1


def test_the_size_is_that_at_which_both_languages_fit(desk: SimpleNamespace) -> None:
    """Words of a second language need room like any others."""
    also = Parallel(language="fr", blocks=(desk.paragraph(LONG),), span=desk.span(1))
    alone = fit(desk.book(("above", desk.page(1, desk.picture("a"), desk.paragraph(SHORT)))))
    both = fit(desk.book(("above", desk.page(1, desk.picture("a"), desk.paragraph(SHORT), also))))
    assert both.body < alone.body


def test_a_crowded_opening_is_told_once(desk: SimpleNamespace) -> None:
    """Both its columns have the same size, and the writer one thing to mend."""
    page = desk.page(10, desk.picture("a"), desk.paragraph(LONG), desk.paragraph(LONG))
    page = replace(page, directions=PageDirections(text="across"))
    pages = [*leaves(desk, *[SHORT] * 9), ("dealt", page)]
    fitted = fit(desk.book(*pages))
    assert len(fitted.leaves[9].settings) == 2
    assert [one.code for one in fitted.findings] == ["crowded-page"]


def test_a_verse_is_dealt_over_both_sides(desk: SimpleNamespace) -> None:
    """One verse alone is parted in its middle, where a line ends."""
    lines = (Words(text="Out it went,"), Break(), Words(text="down the vine."))
    page = desk.page(1, desk.picture("a"), Paragraph(content=lines, span=desk.span(1)))
    (one,) = fit(desk.book(("dealt", page), start=2)).leaves
    assert [setting.column[0].text for setting in one.settings] == ["Out it went,", "down the vine."]


def test_a_paragraph_alone_stands_where_reading_begins(desk: SimpleNamespace) -> None:
    """Words that cannot be shared out lie on the left, not on the side where their middle falls."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    (one,) = fit(desk.book(("dealt", page), start=2)).leaves
    assert [setting.page for setting in one.settings] == [2]


def test_a_long_paragraph_flows_over_both_sides(desk: SimpleNamespace) -> None:
    """One paragraph too long for the first column goes on in the second after a sentence, and no word is lost."""
    page = replace(
        desk.page(1, desk.picture("a"), desk.paragraph(" ".join(["Pim held the lantern high."] * 24))),
        directions=PageDirections(text="across"),
    )
    (one,) = fit(desk.book(("dealt", page), start=2)).leaves
    left, right = ([word for strip in setting.column for word in strip.pieces] for setting in one.settings)
    text = one.settings[0].column[0].text
    assert len(left) + len(right) == 120 and all(setting.size >= 14 for setting in one.settings)
    assert text[left[-1].start : left[-1].end] == "high." and left[-1].end < right[0].start


def test_title_fills_its_slot(desk: SimpleNamespace) -> None:
    """A title is set over more lines where that lets it speak much louder, and never past the theme's largest."""
    fitted = fit(desk.book(("title", None)))
    title = fitted.leaves[0].settings[0]
    assert 46 < title.size <= 72
    assert largest(title.column, title.box, 24, 72) >= title.size


def test_title_does_not_break_after_an_article(desk: SimpleNamespace) -> None:
    """A title gives up a little size to keep "the" with its noun."""
    book = desk.book(("title", None))
    title = fit(book).leaves[0].settings[0]
    (strip,) = title.column
    ends = [
        strip.text[: strip.pieces[past - 1].end] for _, past in lines_of(strip, title.box.width / title.size)
    ]
    assert ends == ["Pim and", "Pim and the Moon Boat"]


def test_words_without_a_slot_are_said(desk: SimpleNamespace) -> None:
    """A page's own words on a template without any place for them are an error, not dropped."""
    fitted = fit(desk.book(("endpapers", desk.page(1, desk.paragraph("Here I am.")))))
    assert [one.code for one in fitted.findings] == ["words-have-no-room"]
    alone = desk.page(1, Ornament(span=desk.span(3)))
    (finding,) = fit(desk.book(("endpapers", alone))).findings
    assert (finding.span, finding.hint) == (desk.span(3), "take *** out")


@pytest.mark.parametrize("where", ["top", "bottom", "0.1 0.4 0.5 0.3", "top-right", "left"])
def test_author_s_place_is_kept(desk: SimpleNamespace, where: str) -> None:
    """`text:` decides the place, whatever the picture's tones say."""
    page = replace(leaves(desk, SHORT)[0][1], directions=PageDirections(text=where))
    fitted = fit(desk.book(("full", page)))
    assert fitted.leaves[0].settings[0].place == where and not fitted.findings


def test_unknown_place_is_said(desk: SimpleNamespace) -> None:
    """`text:` with a place that is none is an error that says what can be typed."""
    page = replace(leaves(desk, SHORT)[0][1], directions=PageDirections(text="behind the tree"))
    (finding,) = fit(desk.book(("full", page))).findings
    assert finding.code == "no-such-place" and "top-left" in (finding.hint or "")


def test_a_field_in_two_languages_may_be_a_little_smaller(desk: SimpleNamespace) -> None:
    """A subtitle's place was made for one; the tale's own words keep their least in any number of languages."""
    book = desk.book()
    style = book.theme.style("body")
    also = Parallel(language="fr", blocks=(desk.paragraph("Un."),), span=desk.span(1))
    lettering = Lettering(style=style, language="en", book=book)
    one = strips((desk.paragraph("One."),), lettering)
    both = strips((desk.paragraph("One."), also), lettering)
    words, field = (TextSlot(x=0, y=0, w=1, h=1, fills=fills) for fills in ("text", "subtitle"))
    assert least_of(field, both, style) == 8.0 < style.min
    assert least_of(field, one, style) == least_of(words, both, style) == style.min
