"""Where words come to stand: in the place the theme likes, aside in it, or narrower, as the picture asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from picturebook.layout.fit import fit
from picturebook.layout.siting import Setting
from picturebook.layout.stances import NARROW, extent
from picturebook.layout.tones import ACROSS, Known, Tones
from picturebook.manuscript.story import Break, PageDirections, Paragraph, Words

SHORT = "Pim counted eleven stars."


def busy(desk: SimpleNamespace, where: Callable[[float, float], bool]) -> Tones:
    """Return a light picture full of outlines where a function of its fractions says so."""
    cells = [(x / ACROSS, y / ACROSS) for y in range(ACROSS) for x in range(ACROSS)]
    tones: Tones = desk.flat(230)
    return replace(
        tones,
        energy=bytes(90 if where(*at) else 0 for at in cells),
        dark=bytes(40 if where(*at) else 230 for at in cells),
        light=bytes(140 if where(*at) else 230 for at in cells),
    )


def stood(
    desk: SimpleNamespace, tones: Tones, directions: PageDirections | None = None, text: str = SHORT
) -> Setting:
    """Return how the words of a full-picture page stand."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(text))
    page = replace(page, directions=directions or PageDirections())
    book = desk.book(("full", page), placed_={"a": desk.placed(tones)})
    (setting,) = fit(book).leaves[0].settings
    return setting


def test_words_rest_where_the_theme_likes_them(desk: SimpleNamespace) -> None:
    """On a calm picture nothing moves, whatever may be calmer still."""
    faint = bytes(8 if at // ACROSS > 0.84 * ACROSS else 0 for at in range(ACROSS * ACROSS))
    setting = stood(desk, replace(desk.flat(230), energy=faint))
    assert (setting.place, setting.slot.valign) == ("bottom", "bottom")
    assert setting.box.width == 612 * 0.82


def test_words_step_aside_in_their_place(desk: SimpleNamespace) -> None:
    """They go up in their slot before they take another size, another width or a panel."""
    setting = stood(desk, busy(desk, lambda x, y: y < 0.4 or y > 0.84))
    assert (setting.place, setting.slot.valign) == ("bottom", "top")
    assert extent(setting).bottom <= 612 * 0.84 and setting.size == 22


def test_words_narrow_beside_what_stands_there(desk: SimpleNamespace) -> None:
    """Where every height is crossed, the column leaves the side of the slot that is."""
    setting = stood(desk, busy(desk, lambda x, y: x < 0.35))
    assert abs(setting.box.width - 612 * 0.82 * NARROW) < 0.01
    assert setting.box.x >= 612 * 0.3 and setting.size == 22


def test_no_verse_is_turned_over_to_be_quieter(desk: SimpleNamespace) -> None:
    """A narrower column is for prose: typed lines keep the width that holds them."""
    line = Words(text="Pim counted eleven stars and a moon.")
    verse = Paragraph(content=(line, Break(), line), span=desk.span(1))
    page = desk.page(1, desk.picture("a"), verse)
    tones = busy(desk, lambda x, y: x < 0.35)
    book = desk.book(("full", page), placed_={"a": desk.placed(tones)})
    (setting,) = fit(book).leaves[0].settings
    assert setting.box.width == 612 * 0.82


def test_no_word_gets_smaller_to_be_quieter(desk: SimpleNamespace) -> None:
    """Words that fill their slot stay as they are: a narrower column would cost them size."""
    many = " ".join(["Pim held the lantern as high as a small mouse can."] * 4)
    setting = stood(desk, busy(desk, lambda x, y: x < 0.35), text=many)
    assert setting.box.width == 612 * 0.82 and setting.size == 22


def test_an_author_s_place_is_left_alone(desk: SimpleNamespace) -> None:
    """`text: bottom` is where the theme has it, crossed or not."""
    setting = stood(desk, busy(desk, lambda x, y: y > 0.84), PageDirections(text="bottom"))
    assert (setting.place, setting.slot.valign) == ("bottom", "bottom")


def test_an_author_s_size_keeps_its_width(desk: SimpleNamespace) -> None:
    """`size: large` may need all of the slot, so its column is never narrowed."""
    setting = stood(desk, busy(desk, lambda x, y: x < 0.35), PageDirections(size="large"))
    assert setting.box.width == 612 * 0.82 and setting.size > 22


def test_a_panel_goes_to_the_corner_where_it_hides_nobody(desk: SimpleNamespace) -> None:
    """A caption the theme has at the foot stands at the head where a head is below, and never in between."""
    low = Known(name="Pim", x=300, y=700, width=400, height=300)
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(230, energy=30, known=(low,)))})
    full = next(one for one in book.theme.pages if one.name == "full")
    texts = tuple(replace(one, panel="panel") for one in full.texts)
    book = replace(book, theme=replace(book.theme, pages=(replace(full, texts=texts),)))
    (setting,) = fit(book).leaves[0].settings
    assert (full.texts[0].name, setting.place, setting.slot.valign) == ("bottom", "top", "top")
    assert setting.box.width == 612 * full.texts[1].w


def test_a_panel_is_weighed_on_the_side_it_keeps_to(desk: SimpleNamespace) -> None:
    """A caption of few words at the right of a bordered picture hides nobody at the left of its slot."""
    left = Known(name="Pim", x=300, y=720, width=120, height=240)
    page = desk.page(1, desk.picture("a"), desk.paragraph("Sniff."))
    book = desk.book(("full", page), placed_={"a": desk.placed(desk.flat(230, known=(left,)))})
    full = next(one for one in book.theme.pages if one.name == "full")
    texts = tuple(replace(one, panel="panel", x=0.3, w=0.65, align="left") for one in full.texts)
    pictures = (replace(full.pictures[0], border="ink", border_width=2.0),)
    full = replace(full, texts=texts, pictures=pictures)
    (setting,) = fit(replace(book, theme=replace(book.theme, pages=(full,)))).leaves[0].settings
    assert setting.place == "bottom"
