"""Words over pictures: inks, washes, and the sum that must come out."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.hanging import hang
from picturebook.layout.inks import LARGE, READABLE, contrast, grey, ink, luminance, mix
from picturebook.layout.placing import (
    Backdrop,
    Choice,
    Palette,
    backdrop,
    choose_ink,
    halo,
    palette,
    stain,
    unrest,
)
from picturebook.layout.tones import Ground, Known
from picturebook.layout.tones import luminance as light_of
from picturebook.measure import Rect

PALETTE = Palette(
    dark=(0x2B, 0x21, 0x18), light=(255, 250, 240), paper=(255, 250, 240), panel=(255, 255, 255)
)
PIM = Known(name="Pim", x=0, y=900, width=100, height=100)
level = st.integers(0, 255)


def behind(low: int, high: int, energy: float = 0.0, faces: float = 0.0) -> Backdrop:
    """Return a ground from its darkest to its lightest."""
    tint = grey(light_of((low + high) / 2))
    seen = Ground(mean=(low + high) / 2, low=low, high=high, energy=energy, peak=round(energy), tint=tint)
    return Backdrop(ground=seen, faces=faces)


@given(level, level, st.floats(0, 200), st.booleans())
def test_words_are_always_readable(one: int, other: int, energy: float, washed: bool) -> None:
    """Whatever lies behind, letter and washed ground at its worst come to 4.5 : 1."""
    low, high = sorted((one, other))
    choice = choose_ink(behind(low, high, energy), PALETTE, READABLE, washed=washed)
    worst = []
    for step in (low, high):
        ground = grey(light_of(step))
        if choice.wash:
            ground = mix(ground, choice.wash.srgb, choice.opacity / 100)
        worst.append(contrast(luminance(choice.ink.srgb), luminance(ground)))
    assert min(worst) >= READABLE - 0.15  # the grey of a lightness is rounded to whole steps
    assert choice.contrast >= READABLE


def test_calm_light_ground_needs_no_wash() -> None:
    """On an even light sky dark letters stand as they are; on an even night, light ones."""
    day = choose_ink(behind(220, 240), PALETTE, READABLE, washed=False)
    night = choose_ink(behind(20, 40), PALETTE, READABLE, washed=False)
    assert (day.wash, day.ink.srgb) == (None, PALETTE.dark)
    assert (night.wash, night.ink.srgb) == (None, PALETTE.light)


def test_busy_ground_is_washed() -> None:
    """Edges all over the ground ask for a wash even where the contrast would hold."""
    assert choose_ink(behind(200, 255, energy=90), PALETTE, READABLE, washed=False).wash is not None


def test_wash_suits_the_ground() -> None:
    """A light uneven ground is washed with paper, a dark one with night."""
    paper = choose_ink(behind(120, 255), PALETTE, READABLE, washed=False)
    night = choose_ink(behind(0, 130), PALETTE, READABLE, washed=False)
    assert paper.wash and night.wash
    assert luminance(paper.wash.srgb) > 0.6 > 0.1 > luminance(night.wash.srgb)


def test_a_pale_cloud_is_no_wash_for_a_night() -> None:
    """A moon in a dark sky asks for more night, though less of a paler wash would do."""
    choice = choose_ink(_sky(moon=244), PALETTE, LARGE, washed=True)
    assert choice.wash and luminance(choice.wash.srgb) < 0.1


def _sky(moon: int) -> Backdrop:
    seen = Ground(mean=60, low=45, high=moon, energy=4, peak=30, tint=(36, 48, 110))
    return Backdrop(ground=seen, faces=0.0)


def test_an_even_middle_ground_is_only_touched() -> None:
    """Where nothing but the contrast is wanting, a thin wash gives it; over edges it is laid thicker."""
    even = choose_ink(behind(126, 136), PALETTE, READABLE, washed=False)
    busy = choose_ink(behind(126, 136, energy=60), PALETTE, READABLE, washed=False)
    assert 0 < even.opacity <= 40 < busy.opacity


def test_a_wash_stains_as_far_as_it_moves_the_picture() -> None:
    """No wash is no stain; paper on a bright wall is less of one than night."""
    wall = behind(180, 230)
    paper = Choice(ink=ink("#000000"), contrast=7, wash=ink("#fff8ea"), opacity=60)
    night = Choice(ink=ink("#ffffff"), contrast=7, wash=ink("#101030"), opacity=60)
    assert stain(Choice(ink=ink("#000000"), contrast=7), wall) == 0.0
    assert 0.0 < stain(paper, wall) < stain(night, wall)


def test_black_and_white_are_no_grey_to_wash(desk: SimpleNamespace) -> None:
    """Half of a ground black and half white is washed with paper, which half of it is already."""
    seen = Ground(mean=128, low=2, high=255, energy=18, peak=121, tint=(172, 149, 148))
    halves = replace(desk.flat(0), light=b"\x05\xff" * 1152)
    whole = (Rect(x=0, y=0, width=1, height=1),)
    choice = choose_ink(
        Backdrop(ground=seen, faces=0.0, tones=halves, around=whole), PALETTE, READABLE, washed=False
    )
    assert choice.wash and luminance(choice.wash.srgb) > 0.6


def test_a_wash_takes_the_outline_of_its_lines() -> None:
    """A short line between long ones is washed wider than itself, and never as wide as they are."""
    lines = [Rect(x=100, y=20 * at, width=wide, height=14) for at, wide in enumerate((300, 100, 300))]
    choice = Choice(ink=ink("#000000"), contrast=7, wash=ink("#fff8ea"), opacity=60)
    first, short, last = halo(lines, choice, 20).lines
    assert 100 < short.width < first.width == last.width
    assert all(one.holds(line) for one, line in zip((first, short, last), lines, strict=True))


def test_faces_cost_more_than_edges() -> None:
    """Lying on somebody is worse than lying on grass; plain paper costs nothing."""
    assert unrest(None) == 0.0
    assert (
        unrest(behind(200, 210, faces=0.5)) > unrest(behind(120, 255, energy=80)) > unrest(behind(230, 235))
    )


def test_heads_are_guessed_in_the_upper_half(desk: SimpleNamespace) -> None:
    """Where nobody knows who stands where, something sharp in the upper half may be a head; a calm sky is none."""
    page = desk.page(1, desk.picture("a"))
    for energy, known, y, guessed in (
        (90, (), 60, 1.0),
        (0, (), 60, 0.0),
        (90, (), 400, 0.0),
        (90, (PIM,), 60, 0.0),
    ):
        tones = desk.flat(230, energy=energy, known=known)
        book = desk.book(("full", page), placed_={"a": desk.placed(tones)})
        hung, _ = hang(book, book.dummy.leaves[0])
        seen = backdrop((Rect(x=60, y=y, width=400, height=80),), 1, hung, (255, 255, 255))
        assert seen and seen.guess == guessed


def test_palette_sorts_the_theme_s_inks(desk: SimpleNamespace) -> None:
    """The darker token is for light grounds, the lighter for dark ones."""
    inks = palette(desk.theme, "paper")
    assert (inks.dark, inks.light) == ((0x2B, 0x21, 0x18), (0xFF, 0xFA, 0xF0))
