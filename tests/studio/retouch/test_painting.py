"""Painting in: the region changes, and of everything else not a bit."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from picturebook.errors import SourceError
from picturebook.studio.retouch.painting import (
    Canvas,
    Share,
    changed,
    laid,
    open_picture,
    painted,
    share_of,
    to_png,
)
from picturebook.studio.retouch.region import boxed
from tests.studio.retouch.scenes import noise, png, white
from tests.studio.retouch.test_region import SMALL, masks


@given(masks(), st.integers(0, 99), st.sampled_from(["RGB", "RGBA"]), st.sampled_from([SMALL, (48, 40)]))
def test_outside_the_region_every_pixel_is_the_parent_s(
    mask: Image.Image, seed: int, mode: str, drawn: tuple[int, int]
) -> None:
    """Whatever was drawn, in whatever size, and through the PNG it is kept in."""
    parent = noise(SMALL, seed, mode)
    done, _ = painted(Canvas(image=parent), png(noise(drawn, seed + 1)), mask)
    kept = open_picture(to_png(done), "kept").image
    inside = white(mask)
    assert (kept.mode, kept.size) == (mode, SMALL)
    for x in range(SMALL[0]):
        for y in range(SMALL[1]):
            if (x, y) not in inside:
                assert kept.getpixel((x, y)) == parent.getpixel((x, y))


def test_inside_it_is_what_was_drawn() -> None:
    """In the middle of the region, where the edge has faded in."""
    blue, mask = Image.new("RGB", (100, 100), "blue"), boxed((100, 100), (20, 20, 80, 80))
    done, _ = painted(Canvas(image=Image.new("RGB", (100, 100), "white")), png(blue), mask)
    assert done.image.getpixel((50, 50)) == (0, 0, 255)


def test_how_much_changed_is_told_from_both_sides() -> None:
    """All of the region; of the rest what the studio changed before it was put back."""
    parent, mask = Image.new("RGB", (100, 100), (200, 200, 200)), boxed((100, 100), (0, 0, 50, 100))
    drawn = Image.new("RGB", (100, 100), (40, 60, 200))
    drawn.paste((205, 204, 199), (50, 0, 90, 100))  # drifted, not drawn anew
    _, share = painted(Canvas(image=parent), png(drawn), mask)
    assert (share.inside, share.outside) == (1000, 200)
    assert 450 <= share.whole <= 500 and share.doubt is None


def test_a_studio_that_drew_everything_anew_is_told() -> None:
    """Somebody should look at the edge."""
    share = Share(whole=50, inside=1000, outside=800)
    assert share.doubt and "edge" in share.doubt
    assert share.told("mask")[1].startswith("the studio changed 100 % of the region and 80 % of the rest")
    assert share.told("recolour") == ("5 % of the picture changed",)


def test_light_that_drifted_is_brought_back() -> None:
    """A studio that made everything a little warmer leaves no seam round the region."""
    parent, mask = Image.new("RGB", (200, 200), (160, 150, 140)), boxed((200, 200), (60, 60, 140, 140))
    drawn = Image.new("RGB", (200, 200), (168, 152, 133))
    done, _ = painted(Canvas(image=parent), png(drawn), mask)
    assert max(abs(a - b) for a, b in zip(done.image.getpixel((100, 100)), (160, 150, 140), strict=True)) <= 1


def test_another_light_is_no_drift() -> None:
    """Night is not brightened to day."""
    parent, mask = Image.new("RGB", (200, 200), (200, 200, 200)), boxed((200, 200), (60, 60, 140, 140))
    done, _ = painted(Canvas(image=parent), png(Image.new("RGB", (200, 200), (90, 90, 90))), mask)
    assert done.image.getpixel((100, 100)) == (90, 90, 90)


def test_a_profile_goes_with_its_picture() -> None:
    """What its numbers mean is part of every pixel that stays."""
    canvas = open_picture(png(Image.new("RGB", (4, 4)), icc_profile=b"somebody's colours"), "a.png")
    with Image.open(BytesIO(to_png(canvas))) as kept:
        assert kept.info["icc_profile"] == b"somebody's colours"


def test_what_is_clear_stays_as_clear() -> None:
    """A retouch paints, and cuts nothing out."""
    parent = Image.new("RGBA", (40, 40), (10, 20, 30, 77))
    done = laid(Canvas(image=parent), Image.new("RGB", (40, 40), "red"), Image.new("L", (40, 40), 255))
    assert done.image.getpixel((20, 20)) == (255, 0, 0, 77)


def test_greys_and_palettes_are_opened_as_colours() -> None:
    """Nothing of them is lost, and what is clear stays so."""
    grey = open_picture(png(Image.new("L", (4, 4), 99)), "g.png").image
    clear = Image.new("P", (4, 4))
    clear.putpalette([1, 2, 3])
    found = open_picture(png(clear, transparency=0), "p.png").image
    assert (grey.mode, grey.getpixel((0, 0))) == ("RGB", (99, 99, 99))
    assert (found.mode, found.getpixel((0, 0))) == ("RGBA", (1, 2, 3, 0))


@pytest.mark.parametrize("mode", ["CMYK", "I;16"])
def test_a_picture_that_cannot_be_kept_pixel_by_pixel_is_refused(mode: str) -> None:
    """With what to save it as."""
    out = BytesIO()
    Image.new(mode, (4, 4)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    with pytest.raises(SourceError, match="save it as a PNG in RGB"):
        open_picture(out.getvalue(), "a")


def test_a_photograph_on_its_side_is_turned_up() -> None:
    """Its box and its mask are told of what people see."""
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    Image.new("RGB", (8, 4)).save(out, "JPEG", exif=exif)
    assert open_picture(out.getvalue(), "a.jpg").size == (4, 8)


def test_changed_counts_what_moved_clearly() -> None:
    """In any one colour, and by more than a model stirs by the way."""
    one = Image.new("RGB", (3, 1), (100, 100, 100))
    other = one.copy()
    other.putpixel((0, 0), (110, 90, 100))
    other.putpixel((1, 0), (100, 100, 130))
    assert list(changed(one, other).tobytes()) == [0, 255, 0]
    assert ImageChops.difference(one, one).getbbox() is None


def test_a_take_that_is_no_retouch_has_no_share() -> None:
    """Only a record that says it."""
    assert share_of({}) is None and share_of({"retouch": {"words": "redder"}}) is None
    kept = {"retouch": {"changed": Share(whole=1, inside=2, outside=3).to_json()}}
    assert share_of(kept) == Share(whole=1, inside=2, outside=3)
