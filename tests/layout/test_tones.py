"""Tones: a picture's light and edges as a small map of whole numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from picturebook.layout.tones import (
    ACROSS,
    Known,
    Tones,
    from_json,
    ground,
    lightness,
    luminance,
    measure,
    to_json,
)
from picturebook.measure import Rect

TOP = Rect(x=0.0, y=0.0, width=1.0, height=0.4)
FOOT = Rect(x=0.0, y=0.6, width=1.0, height=0.4)
ALL = Rect(x=0, y=0, width=1, height=1)


@pytest.fixture
def art(tmp_path: Path) -> Path:
    """Draw a white sky over a dark field full of stripes."""
    image = Image.new("RGB", (960, 640), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 320, 960, 640), fill=(20, 30, 20))
    for x in range(0, 960, 40):
        draw.rectangle((x, 380, x + 12, 640), fill=(200, 180, 60))
    image.save(tmp_path / "art.png")
    image.save(tmp_path / "art.jpg", quality=95)
    return tmp_path / "art.png"


def test_grid_is_square_cells(art: Path) -> None:
    """The map is 48 cells wide and as high as the picture's shape asks."""
    tones = measure(art)
    assert (tones.across, tones.down) == (ACROSS, 32)
    assert len(tones.light) == len(tones.energy) == len(tones.dark) == len(tones.bright) == 48 * 32


def test_light_and_dark_are_found(art: Path) -> None:
    """The white sky reads as white and still, the striped field as dark and busy."""
    tones = measure(art)
    sky, field = ground(tones, TOP), ground(tones, FOOT)
    assert (sky.low, sky.high, sky.peak) == (255, 255, 0)
    assert field.low < 60 < 170 < field.high
    assert field.energy > 20


def test_jpeg_reads_nearly_the_same(art: Path) -> None:
    """A JPEG decoded small gives the map of the PNG within a few steps."""
    png, jpg = measure(art), measure(art.with_suffix(".jpg"))
    assert abs(ground(png, FOOT).mean - ground(jpg, FOOT).mean) < 6


def test_fine_hatching_is_busy_and_grain_is_not(tmp_path: Path) -> None:
    """Lines too fine for the cells' own samples count as edges; paper grain of a few steps does not."""
    for name, other in (("hatched", 90), ("grainy", 190)):
        image = Image.new("L", (384 * 2, 384 * 2), 200)
        for x in range(0, image.width, 4):
            image.paste(other, (x, 0, x + 2, image.height))
        image.save(tmp_path / f"{name}.png")
    hatched, grainy = (ground(measure(tmp_path / f"{name}.png"), ALL) for name in ("hatched", "grainy"))
    assert hatched.energy > 60 and grainy.energy == 0


def test_the_worst_line_is_what_counts(art: Path) -> None:
    """One line on the dark is not lost among lines on the light."""
    tones = measure(art)
    bright = [Rect(x=0.1, y=0.05 * at, width=0.8, height=0.04) for at in range(9)]
    dark = Rect(x=0.1, y=0.52, width=0.1, height=0.04)
    assert ground(tones, *bright, dark).low == ground(tones, dark).low < ground(tones, *bright).low


def test_outlines_are_counted_once(art: Path) -> None:
    """The share of cells that an outline crosses does not grow with how often they are named."""
    tones = measure(art)
    edge = Rect(x=0.4, y=0.4, width=0.2, height=0.2)
    assert 0 < ground(tones, edge).strong < 1
    assert ground(tones, edge, edge) == ground(tones, edge)


def test_no_edge_at_the_picture_s_end(tmp_path: Path) -> None:
    """A flat picture has no edges, not even along its sides."""
    Image.new("RGB", (500, 300), (90, 120, 200)).save(tmp_path / "flat.png")
    assert max(measure(tmp_path / "flat.png").energy) == 0


def test_transparent_is_white(tmp_path: Path) -> None:
    """Where a picture is transparent the paper shows: it measures as white."""
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert min(measure(tmp_path / "clear.png").light) == 255


def test_greys_of_sixteen_bits_are_no_white(tmp_path: Path) -> None:
    """What a scanner saves is as dark as it looks: half of this is black, half white."""
    scan = Image.new("I;16", (64, 64), 0)
    scan.paste(65535, (32, 0, 64, 64))
    scan.save(tmp_path / "scan.png")
    found = measure(tmp_path / "scan.png")
    assert found.light[0] < 10
    assert found.light[found.across - 1] > 245


def test_json_round_trip(art: Path) -> None:
    """A map survives JSON and holds no floats."""
    tones = measure(art, (Known(name="Pim", x=100, y=200, width=300, height=400),))
    text = json.dumps(to_json(tones))
    assert "." not in text
    assert from_json(json.loads(text)) == tones
    with pytest.raises(ValueError, match="schema 0"):
        from_json({"schema": 0})


def test_known_box_is_found() -> None:
    """A member of the cast is found by name, as fractions."""
    tones = Tones(
        across=1, down=1, light=b"\t", dark=b"\t", bright=b"\t", energy=b"\0", tints=b"\t\t\t",
        known=(Known(name="Oda", x=500, y=0, width=250, height=1000),),
    )  # fmt: skip
    assert tones.where("Oda") == Rect(x=0.5, y=0.0, width=0.25, height=1.0)
    assert tones.where("Pim") is None


def test_box_outside_reads_the_nearest_cells(art: Path) -> None:
    """A box past the picture's edge still reads something, and no cell twice."""
    assert ground(measure(art), Rect(x=1.2, y=-0.5, width=0.2, height=0.1)).mean == 255


def test_lightness_and_luminance_agree() -> None:
    """Lightness is CIE L*: half luminance is far above the middle, and back again."""
    assert lightness(1.0) == 255
    assert lightness(0.184) == pytest.approx(127, abs=1)
    for light in (0.0, 0.02, 0.184, 0.5, 1.0):
        assert luminance(lightness(light)) == pytest.approx(light, abs=0.006)
