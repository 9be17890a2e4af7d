"""Inked words: what is laid behind them, on which panel they stand, and in which colour."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from picturebook.design.theme import Band, Second, TextSlot
from picturebook.layout.compose import compose
from picturebook.layout.frame import Group, Picture
from picturebook.layout.inks import ink
from picturebook.manuscript.story import PageDirections, Parallel
from picturebook.measure import Insets
from tests.layout.items import runs, walk

SHORT = "Pim counted eleven stars. The twelfth one wobbled."


def test_wash_is_laid_where_the_ground_is_busy(desk: SimpleNamespace) -> None:
    """Over a busy picture the words get a wash that holds them, and a hint says so."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(140, bright=250, energy=24))})
    layout = compose(book)
    (shown,) = [item for item in walk(layout.openings[0].frames[0].items) if isinstance(item, Picture)]
    (wash,) = shown.washes
    fade = wash.feather
    inner = wash.box.inset(Insets(top=fade, right=fade, bottom=fade, left=fade))
    assert inner.holds(layout.passages[0].box)
    assert [finding.code for finding in layout.findings] == ["washed"]


def test_a_panel_is_laid_where_no_halo_would_do(desk: SimpleNamespace) -> None:
    """Over edges everywhere the words get a panel of their own, which is no part of the picture."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(140, bright=250, energy=90))})
    layout = compose(book)
    items = list(walk(layout.openings[0].frames[0].items))
    assert [item.washes for item in items if isinstance(item, Picture)] == [()]
    assert any(isinstance(item, Group) and item.id.endswith(".panel") for item in items)


def test_words_that_a_panel_reaches_stand_on_it(desk: SimpleNamespace) -> None:
    """A subtitle within the title's panel is inked for the panel, and one panel holds both; the author's is apart."""
    from picturebook.manuscript.story import Role

    page = desk.page(1, desk.picture("cover"), role=Role.COVER)
    book = desk.book(("cover", page), placed_={"cover": desk.placed(desk.flat(40))})
    cover = next(one for one in book.theme.pages if one.name == "cover")
    title = replace(cover.texts[0], panel="panel", valign="bottom")
    under = TextSlot(x=0.1, y=0.33, w=0.8, h=0.06, style="small", valign="top", fills="subtitle")
    cover = replace(cover, texts=(title, under, *cover.texts[1:]))
    story = replace(book.story, title="The Moon Boat That Went Away", subtitle="A counting story")
    layout = compose(replace(book, story=story, theme=replace(book.theme, pages=(cover,))))
    (frame,) = layout.openings[0].frames
    groups = [item.id for item in walk(frame.items) if isinstance(item, Group)]
    assert [one for one in groups if one.endswith(".panel")] == ["p1.title.panel"]
    assert {one.fills: one.done for one in layout.standings} == {
        "title": "panel",
        "subtitle": "panel",
        "author": "ink",
    }


def test_a_panel_cuts_no_veil_off(desk: SimpleNamespace) -> None:
    """Words whose veil a panel reaches stand on it, though the letters themselves are clear of it."""
    from picturebook.manuscript.story import Role

    page = desk.page(1, desk.picture("cover"), role=Role.COVER)
    book = desk.book(("cover", page), placed_={"cover": desk.placed(desk.flat(40))})
    cover = next(one for one in book.theme.pages if one.name == "cover")
    title = replace(cover.texts[0], panel="panel", y=0.05, h=0.25, valign="bottom")
    under = TextSlot(
        x=0.1, y=0.34, w=0.8, h=0.06, style="small", valign="top", fills="subtitle", panel="wash"
    )
    story = replace(book.story, title="The Moon Boat That Went Away", subtitle="A counting story")

    def done(y: float) -> str:
        pages = (replace(cover, texts=(title, replace(under, y=y))),)
        layout = compose(replace(book, story=story, theme=replace(book.theme, pages=pages)))
        return next(one.done for one in layout.standings if one.fills == "subtitle")

    assert (done(0.35), done(0.6)) == ("panel", "wash")


def test_a_second_language_wears_its_own_colour_where_that_reads(desk: SimpleNamespace) -> None:
    """On paper its words are in the theme's `also`; over a picture in the ink that the ground allows."""
    also = Parallel(language="fr", blocks=(desk.paragraph("Onze."),), span=desk.span(3))
    blocks = (desk.paragraph("Eleven."), also)
    for template, colours in (("words", ["#2b2118", "#9c3d1a"]), ("full", ["#2b2118", "#2b2118"])):
        book = desk.book((template, desk.page(1, desk.picture("a"), *blocks)))
        theme = replace(book.theme, colours=(*book.theme.colours, ("also", "#9c3d1a")))
        (frame,) = compose(replace(book, theme=theme)).openings[0].frames
        assert [run.ink.srgb for run in runs(frame)] == [ink(one).srgb for one in colours]
        (group,) = [item for item in walk(frame.items) if isinstance(item, Group) and item.role == "Div"]
        (paragraph,) = group.items
        assert isinstance(paragraph, Group) and paragraph.language == "fr"


def test_the_ground_must_let_the_smaller_language_be_read(desk: SimpleNamespace) -> None:
    """Large letters keep their shape over outlines; a second language beside them still needs a calm ground."""
    large = replace(
        desk.page(1, desk.picture("a"), desk.paragraph("So.")), directions=PageDirections(size="40pt")
    )
    also = Parallel(language="fr", blocks=(desk.paragraph("Bon."),), span=desk.span(3))
    both = replace(large, blocks=(*large.blocks, also))
    told = []
    for page in (large, both):
        crossed = replace(desk.flat(230), energy=bytes([30, 0]) * (48 * 24))
        book = desk.book(("full", page), placed_={"a": desk.placed(crossed)})
        theme = replace(
            book.theme, also=Second(scale=0.5), colours=(*book.theme.colours, ("light", "#fffaf0"))
        )
        told.append([one.code for one in compose(replace(book, theme=theme)).findings])
    assert told == [[], ["washed"]]


def test_a_panel_the_theme_asks_for_is_no_news(desk: SimpleNamespace) -> None:
    """A caption has its panel whatever lies there, so no hint tells of it; it keeps to its corner."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(140, bright=250, energy=24))})
    slot = TextSlot(x=0.1, y=0.1, w=0.8, h=0.5, name="top", valign="top", panel="panel")
    pages = tuple(replace(one, texts=(slot,)) for one in book.theme.pages)
    layout = compose(replace(book, theme=replace(book.theme, pages=pages)))
    (standing,) = layout.standings
    assert (standing.done, standing.asked, layout.findings) == ("panel", True, ())
    assert abs(standing.lines[0].y - 0.1 * book.dummy.trim.height) < standing.size


def test_words_on_a_band_are_inked_for_it(desk: SimpleNamespace) -> None:
    """The ink that reads on paper does not on a dark foot: what lies under the words counts, the topmost first."""
    book = desk.book(("words", desk.page(1, desk.paragraph("So."))))
    (template,) = [one for one in book.theme.pages if one.name == "words"]

    def inks(*bands: Band) -> set[tuple[int, int, int]]:
        page = replace(template, bands=bands)
        layout = compose(replace(book, theme=replace(book.theme, pages=(page,))))
        return {run.ink.srgb for run in runs(layout.openings[0].frames[0])}

    whole = Band(x=0, y=0, w=1, h=1, colour=("#102030",))
    plain = inks()
    assert inks(whole) == {ink("#fffaf0").srgb} != plain
    assert inks(whole, replace(whole, colour=("#ffffff",))) == plain
    assert inks(replace(whole, h=0.01)) == plain
