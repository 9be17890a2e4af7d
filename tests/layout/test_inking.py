"""The inking of words over pictures: which ink, what is laid behind it, and the sum that must come out."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.inking import Backdrop, Choice, Palette, choose_ink, moved, palette, veil
from picturebook.layout.inks import READABLE, contrast, grey, ink, luminance, mix
from picturebook.layout.tones import Ground
from picturebook.layout.tones import luminance as light_of
from picturebook.measure import Rect

PALETTE = Palette(
    dark=(0x2B, 0x21, 0x18), light=(255, 250, 240), paper=(255, 250, 240), panel=(255, 255, 255)
)
level = st.integers(0, 255)


def behind(low: int, high: int, energy: float = 0.0, faces: float = 0.0, strong: float = 0.0) -> Backdrop:
    """Return a ground from its darkest to its lightest."""
    tint = grey(light_of((low + high) / 2))
    mean = (low + high) / 2
    seen = Ground(mean=mean, low=low, high=high, energy=energy, peak=round(energy), tint=tint, strong=strong)
    return Backdrop(ground=seen, faces=faces)


@given(level, level, st.floats(0, 200), st.sampled_from(("none", "halo", "wash", "panel")), st.floats(0, 1))
def test_words_are_always_readable(one: int, other: int, energy: float, asked: str, faces: float) -> None:
    """Whatever lies behind, letter and what is laid there at its worst come to 4.5 : 1."""
    low, high = sorted((one, other))
    choice = choose_ink(behind(low, high, energy, faces), PALETTE, 20.0, asked)
    worst = []
    for step in (low, high):
        ground = grey(light_of(step))
        if choice.veil:
            ground = mix(ground, choice.veil.srgb, choice.opacity / 100)
        worst.append(contrast(luminance(choice.ink.srgb), luminance(ground)))
    assert min(worst) >= READABLE - 0.15  # the grey of a lightness is rounded to whole steps
    assert choice.contrast >= READABLE


def test_calm_light_ground_needs_nothing() -> None:
    """On an even light sky dark letters stand as they are; on an even night, light ones."""
    day = choose_ink(behind(220, 240), PALETTE, 20.0)
    night = choose_ink(behind(20, 40), PALETTE, 20.0)
    assert (day.done, day.veil, day.ink.srgb) == ("ink", None, PALETTE.dark)
    assert (night.done, night.veil, night.ink.srgb) == ("ink", None, PALETTE.light)


def test_busy_ground_gets_a_veil() -> None:
    """Edges all over the ground ask for something behind the words even where the contrast would hold."""
    assert choose_ink(behind(200, 255, energy=90), PALETTE, 20.0).done != "ink"


def test_the_least_is_laid_that_does() -> None:
    """First nothing, then a halo, then a panel; where a panel would hide somebody, a wash."""
    assert choose_ink(behind(220, 240), PALETTE, 20.0).done == "ink"
    assert choose_ink(behind(110, 240), PALETTE, 20.0).done == "halo"
    assert choose_ink(behind(0, 255, energy=60), PALETTE, 20.0).done == "panel"
    assert choose_ink(behind(0, 255, energy=60, faces=0.2), PALETTE, 20.0).done == "wash"


def test_what_a_slot_asks_for_is_laid_also_where_nothing_is_needed() -> None:
    """A theme may want its halo, wash or panel on every page."""
    for asked in ("halo", "wash", "panel"):
        assert choose_ink(behind(220, 240), PALETTE, 20.0, asked).done == asked


def test_outlines_under_small_words_ask_for_a_veil() -> None:
    """Letters of a title keep their shape over outlines; those of the tale do not."""
    crossed = behind(200, 255, energy=12, strong=0.3)
    assert choose_ink(crossed, PALETTE, 20.0).done == "halo"
    assert choose_ink(crossed, PALETTE, 60.0).done == "ink"


def test_what_the_ink_alone_comes_to_is_told() -> None:
    """The contrast before and after what was laid there."""
    choice = choose_ink(behind(110, 240), PALETTE, 20.0)
    assert choice.before < READABLE <= choice.contrast


def test_veil_suits_the_ground() -> None:
    """A light uneven ground is veiled with paper, a dark one with night."""
    paper = choose_ink(behind(120, 255), PALETTE, 20.0)
    night = choose_ink(behind(0, 130), PALETTE, 20.0)
    assert paper.veil and night.veil
    assert luminance(paper.veil.srgb) > 0.6 > 0.1 > luminance(night.veil.srgb)


def test_a_pale_cloud_is_no_wash_for_a_night() -> None:
    """A moon in a dark sky asks for more night, though less of a paler wash would do."""
    choice = choose_ink(_sky(moon=244), PALETTE, 20.0, "wash")
    assert choice.veil and luminance(choice.veil.srgb) < 0.1


def test_a_night_sky_is_made_darker_for_a_title() -> None:
    """More night over a night and its moon moves less than a thinner sheet of paper, which would be seen as one."""
    seen = Ground(mean=100, low=80, high=240, energy=4, peak=30, tint=(36, 48, 110))
    choice = choose_ink(Backdrop(ground=seen, faces=0.0), PALETTE, 60.0)
    assert choice.done == "halo" and choice.veil and luminance(choice.veil.srgb) < 0.1
    assert choice.opacity > 60


def _sky(moon: int) -> Backdrop:
    seen = Ground(mean=60, low=45, high=moon, energy=4, peak=30, tint=(36, 48, 110))
    return Backdrop(ground=seen, faces=0.0)


def test_an_even_middle_ground_is_only_touched() -> None:
    """Where nothing but the contrast is wanting, a thin veil gives it; over edges it is laid thicker."""
    even = choose_ink(behind(126, 136), PALETTE, 20.0, "none")
    busy = choose_ink(behind(126, 136, energy=24), PALETTE, 20.0, "none")
    assert 0 < even.opacity <= 40 < busy.opacity


def test_a_veil_moves_a_picture_as_far_as_it_differs() -> None:
    """Nothing laid there moves nothing; paper on a bright wall moves it less than night."""
    wall = behind(180, 230)
    paper = Choice(ink=ink("#000000"), contrast=7, veil=ink("#fff8ea"), opacity=60)
    night = Choice(ink=ink("#ffffff"), contrast=7, veil=ink("#101030"), opacity=60)
    assert moved(Choice(ink=ink("#000000"), contrast=7), wall) == 0.0
    assert 0.0 < moved(paper, wall) < moved(night, wall)


def test_black_and_white_are_no_grey_to_wash(desk: SimpleNamespace) -> None:
    """Half of a ground black and half white is washed with paper, which half of it is already."""
    seen = Ground(mean=128, low=2, high=255, energy=18, peak=121, tint=(172, 149, 148))
    halves = replace(desk.flat(0), light=b"\x05\xff" * 1152)
    whole = (Rect(x=0, y=0, width=1, height=1),)
    choice = choose_ink(Backdrop(ground=seen, faces=0.0, tones=halves, around=whole), PALETTE, 20.0, "wash")
    assert choice.veil and luminance(choice.veil.srgb) > 0.6


def test_a_wash_takes_the_outline_of_its_lines() -> None:
    """A short line between long ones is washed wider than itself, and never as wide as they are."""
    lines = [Rect(x=100, y=20 * at, width=wide, height=14) for at, wide in enumerate((300, 100, 300))]
    choice = Choice(ink=ink("#000000"), contrast=7, done="wash", veil=ink("#fff8ea"), opacity=60)
    first, short, last = veil(lines, choice, 20).lines
    assert 100 < short.width < first.width == last.width
    assert all(one.holds(line) for one, line in zip((first, short, last), lines, strict=True))


def test_a_halo_hugs_its_lines() -> None:
    """It fades out within an em, where a wash takes about two lines."""
    lines = [Rect(x=100, y=20, width=300, height=14)]
    choice = Choice(ink=ink("#000000"), contrast=7, done="halo", veil=ink("#fff8ea"), opacity=40)
    assert veil(lines, choice, 20).feather < 20 < veil(lines, replace(choice, done="wash"), 20).feather


def test_palette_sorts_the_theme_s_inks(desk: SimpleNamespace) -> None:
    """The darker token is for light grounds, the lighter for dark ones."""
    inks = palette(desk.theme, "paper")
    assert (inks.dark, inks.light) == ((0x2B, 0x21, 0x18), (0xFF, 0xFA, 0xF0))


def test_words_partly_beside_a_picture_read_on_the_paper_too() -> None:
    """A veil is burnt into the picture alone: beside a night picture on light paper letters are dark all the same."""
    night = Ground(mean=150, low=20, high=250, energy=4, peak=30, tint=(36, 48, 110))
    over = Backdrop(ground=night, faces=0.0)
    for asked in ("none", "halo", "wash"):
        beside = choose_ink(replace(over, paper=PALETTE.paper), PALETTE, 20.0, asked)
        assert contrast(luminance(beside.ink.srgb), luminance(PALETTE.paper)) >= READABLE
        dark = choose_ink(replace(over, paper=(20, 20, 40)), PALETTE, 20.0, asked)
        assert dark.done == "panel" or contrast(luminance(dark.ink.srgb), luminance((20, 20, 40))) >= READABLE
