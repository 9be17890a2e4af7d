"""Pages as pictures: the same page the PDF shows, as another painter of it sees it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from picturebook.layout.frame import Frame, Group, Item, Picture, Shape
from picturebook.layout.ornaments import oval
from picturebook.measure import Rect
from picturebook.press.pdf import Stock
from picturebook.press.png import paint_png
from tests.press.handmade import ANDIKA, BALOO, GENTIUM, RED, Plates, frame, full, printed, run
from tests.press.readers import render

BOX = Rect(x=100.0, y=150.0, width=300.0, height=200.0)


def painted(page: Frame, folder: Path, ppi: int = 72) -> Image.Image:
    """Paint a page."""
    stock = Stock(faces={one.digest: one.cut for one in (ANDIKA, BALOO, GENTIUM)}, plate=Plates(folder))
    with Image.open(BytesIO(paint_png(page, stock, ppi))) as image:
        return image.convert("RGB")


def shown(shape: str) -> Picture:
    """Make a picture of that shape."""
    whole = Rect(x=0, y=0, width=1, height=1)
    return Picture(shot="shot", take="shot", box=BOX, crop=whole, shape=shape, radius=30.0)


WAVE = (("M", 60.0, 60.0), ("C", 200.0, 10.0, 300.0, 110.0, 500.0, 60.0))
ITEMS: dict[str, Item] = {
    "words": run("Pim counted @ §8 stars: fish & chips.", (60.0, 300.0), size=30.0),
    "kerned words": run("AVATAR To, Ve. fi", (60.0, 300.0), by=BALOO, size=50.0),
    "accents set apart": run("ṱẹ̀ o̱", (60.0, 300.0), by=GENTIUM, size=60.0),
    "words that run down": replace(run("Pim, going down", (60.0, 100.0), size=40.0), quarters=1),
    "words that run up": replace(run("Pim, going up", (60.0, 500.0), size=40.0), quarters=3),
    "a picture": shown("rect"),
    "a rounded picture": shown("rounded"),
    "an oval picture": shown("oval"),
    "a filled shape": Shape(path=oval(BOX), fill=RED),
    "a line": Shape(path=WAVE, stroke=RED, width=6.0),
    "a group": Group(role="P", id="g", items=(shown("rect"), run("Over it.", (150.0, 250.0), size=40.0))),
}


@pytest.mark.parametrize("what", ITEMS)
def test_it_is_the_page_the_pdf_shows(what: str, tmp_path: Path) -> None:
    """Held against pdfium's rendering of the same frame; edges may be smoothed another way."""
    page = frame(1, ITEMS[what], bleed=0.0)
    ours = painted(page, tmp_path, 144)
    theirs = render(printed([page], tmp_path / "page.pdf"), dpi=144).resize(ours.size)
    blank = Image.new("RGB", ours.size, "white")
    apart = sum(ImageStat.Stat(ImageChops.difference(ours, theirs)).mean)
    marked = sum(ImageStat.Stat(ImageChops.difference(theirs, blank)).mean)
    assert marked > 0.3 and apart < marked * 0.25


def test_a_page_is_cut_to_its_trim(tmp_path: Path) -> None:
    """So many pixels an inch, and a picture that bleeds reaches every edge."""
    page = frame(1)
    image = painted(replace(page, items=(full("shot-1", page),)), tmp_path, 100)
    assert image.size == (850, 850)
    assert image.getpixel((0, 0)) != (255, 255, 255)


def test_the_same_page_is_the_same_bytes(tmp_path: Path) -> None:
    """Twice the same, with nothing of the day in it."""
    page = frame(1, ITEMS["a group"])
    assert painted(page, tmp_path).tobytes() == painted(page, tmp_path).tobytes()
