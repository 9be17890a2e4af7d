"""The themes that ship, held against what a printed page needs and against each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from picturebook.design.fonts import face_for, families
from picturebook.design.theme import FILLS, ORNAMENTS, PAGE_WORDS, PageTemplate, PictureSlot, TextSlot, Theme
from picturebook.design.theme_keys import ART
from picturebook.design.themes import load_theme, mirrored, themes
from picturebook.layout import matter, ornaments
from picturebook.layout.inks import READABLE, contrast, ink, luminance
from picturebook.manuscript.story import Role
from picturebook.measure import parse_size

SAFE, GUTTER = 0.375 / 8.5, 0.5 / 8.5
KNOWN = families()
ALL = [load_theme(name) for name in ("base", *themes())]


def named(theme: Theme, name: str) -> PageTemplate:
    """Return a template that must be there."""
    page = theme.page(name)
    assert page is not None
    return page


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_words_keep_inside_safe_and_clear_of_the_gutter(theme: Theme, turned: bool) -> None:
    """At 8.5 x 8.5 in: 0.375 in from every edge, half an inch from the binding, which may be on either side."""
    pages = (mirrored(theme) if turned else theme).pages
    for page, slot in ((one, slot) for one in pages for slot in one.texts):
        left = GUTTER if page.sides == 1 or slot.on == "right" else SAFE
        right = GUTTER if page.sides == 1 or slot.on == "left" else SAFE
        assert slot.on != "both", page.name
        assert left <= slot.x and slot.x + slot.w <= 1 - right, page.name
        assert slot.y >= SAFE and slot.y + slot.h <= 1 - SAFE, page.name


@pytest.mark.parametrize("trim", ["8.5 x 8.5 in", "8.5 x 11 in", "11 x 8.5 in"])
@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_lines_are_not_too_long_to_read(theme: Theme, trim: str) -> None:
    """The measure of running words stays under 34 em at the ideal size; a wide page may go a little over."""
    width, most = parse_size(trim).width, 37 if trim.startswith("11") else 34
    for page in theme.pages:
        for slot in page.texts:
            if slot.fills == "text":
                assert slot.w * width / theme.style(slot.style).ideal <= most, (page.name, slot.name)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_words_have_a_real_bold_and_italic(theme: Theme) -> None:
    """Each from a file of its own, in whatever is read as running words."""
    for style in ("body", "matter", "dedication", "blurb", "small"):
        cuts = {
            face_for(KNOWN, theme.style(style).font, bold, italic).path.name
            for bold in (False, True)
            for italic in (False, True)
        }
        assert len(cuts) == 4, style


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_every_role_has_a_template(theme: Theme) -> None:
    """Whatever a story's page is for, the theme can show it: with words, and but for blank with a picture."""
    for role in Role:
        if role is not Role.BLANK:
            assert any(role in page.roles for page in theme.pages), role
            assert any(role in page.roles and page.pictures for page in theme.pages), role


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("count", range(7))
def test_up_to_six_pictures_have_room(theme: Theme, count: int) -> None:
    """A page of vignettes is no surprise to any theme."""
    assert any(
        Role.STORY in page.roles and len(page.pictures) == count and page.texts for page in theme.pages
    )


def test_a_swap_of_theme_breaks_no_layout_word() -> None:
    """What `layout:` may say in one theme it may say in the others."""
    shared = {page.name for page in ALL[0].pages}
    for theme in ALL[1:]:
        assert shared <= {page.name for page in theme.pages}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_pictures_with_words_over_them_ask_for_a_calm_side(theme: Theme) -> None:
    """A picture is asked to be calm where the template likes its words best."""
    for page in theme.pages:
        first = page.texts[0] if page.texts else None
        over = first and any(_covers(picture, first, page) for picture in page.pictures)
        if over and page.texts[0].fills in ("text", "title"):
            assert page.calm is not None, page.name


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_words_read_on_every_ground(theme: Theme) -> None:
    """On each template's background either the dark or the light ink stands out enough."""
    inks = [luminance(ink(theme.colour(name)).srgb) for name in ("ink", "light")]
    for page in theme.pages:
        grounds = (luminance(ink(theme.colour(name)).srgb) for name in page.background)
        assert all(max(contrast(one, ground) for one in inks) >= READABLE for ground in grounds), page.name
    paper = luminance(ink(theme.colour("paper")).srgb)
    for name in ("title", "heading", "accent"):
        assert contrast(luminance(ink(theme.colour(name)).srgb), paper) >= 4.2, name


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_art_direction_is_whole(theme: Theme) -> None:
    """Every key of [art] is said, lettering is avoided."""
    art = dict(theme.art)
    assert tuple(art) == tuple(key.name for key in ART.keys)
    assert "lettering" in art["avoid"]


def test_the_themes_are_unlike_each_other() -> None:
    """Another face, another paper, another way of showing a page, another art."""
    lantern, window = (
        next(one for one in ALL if one.name == name) for name in ("paper-lantern", "window-seat")
    )
    assert lantern.style("body").font != window.style("body").font
    assert lantern.colour("accent") != window.colour("accent")
    assert named(lantern, "full").pictures[0].bleed
    assert not named(window, "facing").pictures[0].bleed
    assert named(window, "facing").pictures[0].border
    assert not {value for _, value in lantern.art} & {value for _, value in window.art}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_slots_of_pictures_do_not_overlap(theme: Theme) -> None:
    """No picture hides another."""
    for page in theme.pages:
        for at, one in enumerate(page.pictures):
            assert not any(_meet(one, other) for other in page.pictures[at + 1 :]), page.name


def test_ornaments_are_those_the_composer_draws() -> None:
    """A theme may name exactly what can be drawn."""
    assert set(ORNAMENTS) == set(ornaments.names())


def test_fields_are_those_the_composer_fills() -> None:
    """A slot may hold exactly what the front matter can put there."""
    assert set(FILLS) == {*PAGE_WORDS, "folio", *matter.FIELDS}


def _covers(picture: PictureSlot, text: TextSlot, page: PageTemplate) -> bool:
    if page.sides == 2 and picture.on == "both":  # a fraction of both pages; words of one
        here = replace(picture, on=text.on, x=2 * picture.x - (text.on == "right"), w=2 * picture.w)
        return _meet(here, text)
    return (page.sides == 1 or picture.on == text.on) and _meet(picture, text)


def _meet(one: PictureSlot | TextSlot, other: PictureSlot | TextSlot) -> bool:
    same = one.on == other.on
    return same and one.x < other.x + other.w - 0.001 and other.x < one.x + one.w - 0.001 and (
        one.y < other.y + other.h - 0.001 and other.y < one.y + one.h - 0.001
    )  # fmt: skip
