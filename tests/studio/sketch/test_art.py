"""The hand: a book's art direction is read from its words, and seen in its pictures from across the room."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect, Composition
from picturebook.studio.sketch.art import read_hand
from picturebook.studio.sketch.hand import PLAIN, Shade, Sky
from picturebook.studio.sketch.stagecraft.drawing import draw_request
from picturebook.studio.sketch.stagecraft.stage import compose

if TYPE_CHECKING:
    from PIL.Image import Image

DOT = CastEntry(
    name="Dot", look="child, brown skin, two braids", wears="a purple jumper and green trousers",
    palette=(("jumper", "#7d4bab"), ("skin", "#9a6546")),
)  # fmt: skip
ARTS = {
    "watercolour": {
        "medium": "soft watercolour on rough paper, layered washes with visible edges",
        "palette": "warm pastels, lamp gold, dusk blue, a touch of vermilion",
        "line": "loose brown pencil outlines", "light": "low and warm, as from a paper lantern",
        "avoid": "hard black outlines",
    },
    "pen": {
        "medium": "gouache with a fine ink line on smooth paper",
        "palette": "moss green, slate, cream, one brick red",
        "line": "fine brown ink, evenly drawn, a little hatching in the shadows",
        "light": "daylight from a window, cool and clear", "avoid": "glossy gradients",
    },
    "print": {
        "medium": "flat gouache and cut paper, screen-printed in few inks that miss each other by a hair",
        "palette": "mustard, teal, tomato red, cream and near-black, nothing else",
        "line": "no outlines; shapes meet edge to edge, details in dry brush",
        "light": "none: flat shapes, no shadows",
    },
    "comic": {
        "medium": "comic-book ink with flat colours and halftone dots",
        "palette": "primary red, sky blue, sunny yellow, black and white",
        "line": "black brush ink, thick and thin", "light": "hard, shadows filled with black or dots",
    },
    "felt pen": {
        "medium": "felt pen and flat clear colours on white paper",
        "palette": "clear primary and secondary colours, each thing in its own",
        "line": "even rounded dark blue outlines", "light": "plain daylight, no shadows",
        "framing": "only what the words name, whole and in the middle, little behind it",
    },
    "bold": {
        "medium": "bold paint in a few large shapes",
        "palette": "strong light against strong dark: navy, white, orange, sky blue",
        "line": "thick dark outlines round everything that matters",
        "light": "bright and even, figures strong against their ground",
    },
    "crayon": {
        "medium": "wax crayon and coloured pencil on white paper, as a child draws",
        "palette": "bright crayon colours, the white of the paper left between them",
        "line": "wobbly crayon lines, filled in by scribbling", "light": "none",
    },
}  # fmt: skip


def drawn(art: dict[str, str]) -> tuple[Image, tuple[int, ...]]:
    """Draw Dot with a kite in the street, small; and her box in pixels."""
    import PIL.Image

    told = Brief(
        kind="scene", scene="Dot flies a red kite in the street.", cast=(DOT,), art=tuple(art.items())
    )
    asked = Request(
        shot="x", brief=told, composition=Composition(aspect=Aspect.SQUARE, calm=None),
        pixels=(400, 400), studio="sketch", model="sketch-1",
    )  # fmt: skip
    made = draw_request(asked)
    box = dict(made.record)["boxes"]["Dot"]  # type: ignore[index, call-overload]
    return PIL.Image.open(BytesIO(made.data)).convert("RGB"), tuple(side * 400 // 1000 for side in box)  # type: ignore[union-attr, operator]


@pytest.fixture(scope="module")
def seven() -> dict[str, tuple[Image, tuple[int, ...]]]:
    """The same picture in every art direction that ships."""
    return {name: drawn(art) for name, art in ARTS.items()}


def share(image: Image, low: int, high: int) -> float:
    """Return the share of an image's pixels whose grey is from low to high."""
    grey = image.convert("L").histogram()
    return sum(grey[low : high + 1]) / sum(grey)


def roughness(image: Image) -> float:
    """Return how unlike its neighbours the mean pixel is once large shapes are taken away."""
    from PIL import ImageChops, ImageFilter, ImageStat

    grey = image.convert("L")
    return ImageStat.Stat(ImageChops.difference(grey, grey.filter(ImageFilter.MedianFilter(3)))).mean[0]


def flatness(image: Image) -> float:
    """Return the share of an image that its eight commonest colours cover."""
    few = image.point([value // 8 * 8 for value in range(256)] * 3).getcolors(1 << 16) or []
    return sum(sorted((count for count, _ in few), reverse=True)[:8]) / (image.width * image.height)


def test_directions_are_told_apart_from_across_the_room(
    seven: dict[str, tuple[Image, tuple[int, ...]]],
) -> None:
    """Any two are unlike each other in grey and no larger than a stamp."""
    from PIL import ImageChops, ImageStat

    small = {name: image.convert("L").resize((200, 200)) for name, (image, _) in seven.items()}
    for one, other in combinations(small, 2):
        unlike = ImageStat.Stat(ImageChops.difference(small[one], small[other])).mean[0]
        assert unlike > 12, f"{one} and {other} differ by {unlike:.1f}"


def test_each_medium_shows_what_it_is(seven: dict[str, tuple[Image, tuple[int, ...]]]) -> None:
    """Felt pen and crayon leave paper, heavy lines are dark, cut paper is smooth and few-coloured, crayon rough."""
    images = {name: image for name, (image, _) in seven.items()}
    white = {name: share(image, 226, 255) for name, image in images.items()}
    assert (
        min(white["felt pen"], white["crayon"])
        > 0.26
        > 1.5 * max(white[one] for one in ("print", "pen", "comic"))
    )
    dark = {name: share(image, 0, 62) for name, image in images.items()}
    assert min(dark["bold"], dark["comic"]) > 1.3 * max(dark["print"], dark["watercolour"], dark["crayon"])
    rough = {name: roughness(image) for name, image in images.items()}
    assert rough["crayon"] > 1.5 * rough["felt pen"] and rough["print"] < min(rough["pen"], rough["comic"])
    flat = {name: flatness(image) for name, image in images.items()}
    assert min(flat["print"], flat["bold"], flat["felt pen"]) > 1.7 * max(flat["watercolour"], flat["crayon"])


def test_the_cast_keeps_its_colours(seven: dict[str, tuple[Image, tuple[int, ...]]]) -> None:
    """A purple jumper is purple in every direction, though purple is in no palette."""
    for name, (image, box) in seven.items():
        pixels = image.crop(box).convert("HSV").tobytes()
        purple = sum(
            180 <= hue <= 212 and deep > 60 for hue, deep in zip(pixels[::3], pixels[1::3], strict=True)
        )
        assert purple * 3 / len(pixels) > 0.05, f"{name}: {purple * 3 / len(pixels):.3f}"


def test_the_same_words_are_the_same_picture(seven: dict[str, tuple[Image, tuple[int, ...]]]) -> None:
    """Washes, dots and scribbles are laid from fixed seeds."""
    from picturebook.studio.sketch.stagecraft import surface

    surface._strokes.cache_clear()
    surface._noise.cache_clear()
    for name in ("watercolour", "crayon"):
        assert drawn(ARTS[name])[0].tobytes() == seven[name][0].tobytes()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("loose ink with hatching", {"shade": Shade.HATCH, "sky": Sky.RULED}),
        ("Watercolor washes", {"bloom": 1.0}),
        ("thick black outlines, flat colours", {"outline": 3.8, "line": "#17131c", "shade": Shade.NONE}),
        ("cut-paper collage without outlines", {"outline": 0.0, "lamps": 0.0}),
        ("coloured pencils", {"wax": 1.0, "sky": Sky.STRIP}),
        ("pencil sketch", {"shade": Shade.HATCH, "line": "#57514f"}),
        ("pop art", {"shade": Shade.DOTS, "sky": Sky.DOTS}),
        ("fine pen line in dark green ink", {"outline": 0.75, "line": "#50664c"}),
        ("marzipan on glass", {}),
    ],
)  # fmt: skip
def test_any_words_are_read(said: str, told: dict[str, object]) -> None:
    """A sentence of the author's own is read like a theme's keys, and unknown words change nothing."""
    hand = read_hand((("style", said),))
    assert {key: getattr(hand, key) for key in told} == told
    assert told or hand == PLAIN


def test_what_is_avoided_is_not_drawn() -> None:
    """Words to be avoided are nobody's wish, and no words at all are the hand that nobody directed."""
    assert read_hand((("avoid", "halftone, thick black outlines"),)) is PLAIN is read_hand(())


def test_named_colours_are_the_inks() -> None:
    """Colours are bent to the palette's; of two that are alone, wholly; the scene's own word comes first."""
    hand = read_hand((("style", "flat, only mustard and teal"),))
    assert hand.bend == 1.0 and hand.printed("#6fa265") in hand.inks and hand.printed("#cf4a45") != "#cf4a45"
    assert hand.with_inks(("#cf4a45",)).printed("#cf4a45") == "#cf4a45"
    assert {"#76834a", "#c79a3e"} < set(read_hand((("palette", "moss greens, brass"),)).inks)


def test_ink_patterns_stay_within_the_picture() -> None:
    """Dots and hatching refer to one pattern of the drawing itself; other hands define none."""
    for name, art in ARTS.items():
        told = Brief(kind="scene", scene="Dot waves.", cast=(DOT,), art=tuple(art.items()))
        svg = compose(told, (200, 200), None, read_hand(told.art)).svg
        assert ("url(#tone)" in svg) == ('id="tone"' in svg) == (name in ("pen", "comic"))
