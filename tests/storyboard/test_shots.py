"""Shots: every picture once, in the shape of its box, the same for every printer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.diagnostics import Severity
from picturebook.storyboard.shots import Aspect, nearest_aspect, told_twice
from tests.storyboard.boarding import HEAD, TWO_PAGES, shots_of, story_of


def test_pictures_come_in_reading_order() -> None:
    """The board follows the story."""
    assert list(shots_of(TWO_PAGES)) == ["counts", "boat"]


def test_a_picture_shown_twice_is_one_shot() -> None:
    """The same target twice is one picture, told as it was told first, standing on both pages."""
    text = f"{HEAD}\n![Pim waves.](art/a.png)\n\nHello.\n\n---\n\nOn.\n\n---\n\n![Pim waves.](art/a.png)\n\nBye.\n"
    shots = shots_of(text)
    assert list(shots) == ["a"]
    assert len(shots["a"].pages) == 2


def test_a_picture_the_cover_repeats_is_still_a_scene() -> None:
    """Putting a picture of the story on the cover too changes neither its kind nor, so, its brief."""
    inside = "![Pim waves.](art/a.png)\n\nHello.\n"
    alone = shots_of(f"{HEAD}\n{inside}")["a"]
    repeated = shots_of(f"{HEAD}\n<!-- page: cover -->\n![Pim waves.](art/a.png)\n\n---\n\n{inside}")["a"]
    assert (alone.kind, repeated.kind) == ("scene", "scene")


def test_a_picture_of_the_cover_alone_is_a_cover() -> None:
    """The kind says what the picture is for; a cover printed apart stands on no page."""
    text = f"{HEAD}\n<!-- page: cover -->\n![Pim waves.](art/cover.png)\n\n---\n\n![Pim sits.](art/a.png)\n\nHello.\n"
    shot = shots_of(text)["cover"]
    assert shot.kind == "cover"


def test_the_largest_box_gives_the_shape() -> None:
    """A picture that fills a page once and a spread once is asked for in the spread's shape."""
    page = "![Pim waves.](art/a.png)\n<!-- layout: {} -->\n\nHello.\n"
    text = f"{HEAD}\n{page.format('full')}\n---\n\n{page.format('spread')}"
    assert shots_of(text)["a"].composition.aspect is Aspect.PANORAMA


@pytest.mark.parametrize(
    ("trim", "layout", "aspect"),
    [
        ("8.5 x 8.5 in", "full", Aspect.SQUARE),
        ("8.5 x 8.5 in", "spread", Aspect.PANORAMA),
        ("8 x 10 in", "full", Aspect.PORTRAIT),
        ("8 x 10 in", "spread", Aspect.WIDE),
        ("11 x 8.5 in", "full", Aspect.LANDSCAPE),
        ("11 x 8.5 in", "spread", Aspect.PANORAMA),
        ("6 x 9 in", "full", Aspect.TALL),
        ("8.5 x 8.5 in", "picture-above", Aspect.WIDE),
    ],
)
def test_the_box_gives_the_shape(trim: str, layout: str, aspect: Aspect) -> None:
    """The slot's fraction of the trim, over two pages where it is a spread, to the nearest class."""
    text = (
        HEAD.replace("8.5 x 8.5 in", trim)
        + f"\n![Pim waves.](art/a.png)\n<!-- layout: {layout} -->\n\nHello.\n"
    )
    assert shots_of(text, printer="screen")["a"].composition.aspect is aspect


@pytest.mark.parametrize(
    ("directions", "words", "calm"),
    [
        ("layout: full", "Hello.", "bottom"),
        ("layout: full; text: top", "Hello.", "top"),
        ("layout: spread; text: top-right", "Hello.", "top"),
        ("layout: full", "", None),
        ("layout: picture-above", "Hello.", None),
    ],
)
def test_words_want_a_calm_side(directions: str, words: str, calm: str | None) -> None:
    """The side of `text:`, else of the template; none where no words rest on the picture."""
    text = f"{HEAD}\n![Pim waves.](art/a.png)\n<!-- {directions} -->\n\n{words}\n"
    assert shots_of(text)["a"].composition.calm == calm


@pytest.mark.parametrize("printer", ["home-a4", "home-letter", "screen"])
def test_the_printer_changes_no_shot(printer: str) -> None:
    """Shape, calm side and kind come from the book alone; page numbers may move."""
    text = f"{HEAD}\n<!-- page: cover -->\n![Pim waves.](art/cover.png)\n\n---\n{TWO_PAGES[len(HEAD) :]}"
    plain = {name: (shot.kind, shot.composition) for name, shot in shots_of(text).items()}
    there = {name: (shot.kind, shot.composition) for name, shot in shots_of(text, printer=printer).items()}
    assert there == plain


@pytest.mark.parametrize(
    ("scene", "directions", "hints"),
    [
        ("Pim waves.", "time: day", 0),
        ("Pim waves.", "time: day; alt: Pim again; focus: left", 0),
        ("", "time: day", 0),
        ("Pim sits.", "time: day", 1),
        ("Pim waves.", "time: night", 1),
    ],
)
def test_a_picture_told_in_two_ways_is_hinted_at(scene: str, directions: str, hints: int) -> None:
    """The second telling is not used, and that is said; another alt text or focus is no other telling."""
    first = "![Pim waves.](art/a.png)\n<!-- time: day -->\n\nHello."
    second = f"![{scene}](art/a.png)\n<!-- {directions} -->\n\nBye.\n"
    found = told_twice(story_of(f"{HEAD}\n{first}\n\n---\n\n{second}"))
    assert [item.severity for item in found] == [Severity.HINT] * hints


@given(st.floats(0.2, 5.0))
def test_the_nearest_shape_crops_least(ratio: float) -> None:
    """No other class would crop less of a picture."""

    def cropped(aspect: Aspect) -> float:
        return max(aspect.ratio / ratio, ratio / aspect.ratio)

    assert cropped(nearest_aspect(ratio)) == min(cropped(one) for one in Aspect)
