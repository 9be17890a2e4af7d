"""Plates: which there are, how they are known, and that nothing is made twice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from picturebook.errors import BookError, DiskError
from picturebook.layout.frame import Ink, Picture, Wash
from picturebook.measure import Rect
from picturebook.prepress import darkroom
from picturebook.prepress.plates import Developed, PlateStore, Recipe, Source, develop, plate_of
from picturebook.prepress.separation import profile as press_profile

RECIPE = Recipe(ppi=100)
CREAM = Ink(srgb=(255, 250, 240), cmyk=(0, 2, 6, 0))
WASH = Wash(box=Rect(x=20, y=20, width=60, height=40), ink=CREAM, opacity=80, feather=10)
PICTURE = Picture(
    shot="boat",
    take="a" * 64,
    box=Rect(x=-9, y=-9, width=144, height=144),
    crop=Rect(x=0, y=0, width=1, height=1),
)


def nobody(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture
def take(tmp_path: Path) -> Source:
    """Make a take of 300 x 300 pixels, dark at the left and light at the right."""
    path = tmp_path / "take.png"
    Image.linear_gradient("L").rotate(90).resize((300, 300)).convert("RGB").save(path)
    return Source(path=path, width=300, height=300)


@pytest.fixture
def made(take: Source, tmp_path: Path) -> Callable[..., Developed]:
    """Hand a test the developing of pictures that all come from that take, into one store."""

    def develop_them(*pictures: Picture, recipe: Recipe = RECIPE) -> Developed:
        return develop(pictures, lambda _: take, PlateStore(tmp_path / "plates"), recipe, nobody)

    return develop_them


def key(picture: Picture, recipe: Recipe = RECIPE, pixels: int = 3000) -> str:
    """Return the key of a picture's plate, from a take of so many pixels a side."""
    source = Source(path=Path("take.png"), width=pixels, height=pixels)
    return plate_of(picture, source, PlateStore(Path("plates")), recipe).key


def test_a_plate_has_the_pixels_the_printer_asks_for(made: Callable[..., Developed]) -> None:
    """Two inches at 100 ppi are 200 pixels; both densities are told."""
    plate = made(PICTURE).plates[PICTURE]
    with Image.open(plate.path) as image:
        assert image.size == (plate.width, plate.height) == (200, 200)
    assert (plate.native_ppi, plate.placed_ppi) == (150.0, 100.0)


def test_a_small_take_is_not_blown_up(take: Source, tmp_path: Path) -> None:
    """A plate has at most twice its take's own pixels: more are weight and no detail."""
    plate = plate_of(PICTURE, take, PlateStore(tmp_path), Recipe(ppi=1200))
    assert (plate.width, plate.placed_ppi, plate.native_ppi) == (600, 300.0, 150.0)


def test_a_page_printed_smaller_needs_fewer_pixels(made: Callable[..., Developed]) -> None:
    """At half the size the same density is half the pixels."""
    assert made(PICTURE, recipe=Recipe(ppi=100, scale=0.5)).plates[PICTURE].width == 100


def test_plates_are_made_once(made: Callable[..., Developed], monkeypatch: pytest.MonkeyPatch) -> None:
    """When every plate is there nothing is opened."""
    first = made(PICTURE)
    monkeypatch.setattr(darkroom, "open_picture", lambda *_: pytest.fail("a picture was opened"))
    second = made(PICTURE)
    assert (first.made, second.made) == (1, 0)
    assert first.plates == second.plates


def test_ready_plates_do_not_load_the_darkroom(
    made: Callable[..., Developed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build with nothing to make pays for no imaging at all."""
    made(PICTURE)
    monkeypatch.delitem(sys.modules, "picturebook.prepress.darkroom")
    made(PICTURE)
    assert "picturebook.prepress.darkroom" not in sys.modules


def test_halves_of_a_spread_come_from_one_decoding(
    made: Callable[..., Developed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two plates of one take open it once."""
    opened: list[str] = []
    really = darkroom.open_picture

    def counted(path: Path, name: str) -> Image.Image:
        opened.append(name)
        return really(path, name)

    monkeypatch.setattr(darkroom, "open_picture", counted)
    left = replace(PICTURE, crop=Rect(x=0, y=0, width=0.5, height=1))
    right = replace(PICTURE, crop=Rect(x=0.5, y=0, width=0.5, height=1))
    found = made(left, right)
    assert found.made == 2
    assert opened == ["boat"]
    dark, light = (Image.open(found.plates[half].path).getpixel((100, 100)) for half in (left, right))
    assert isinstance(dark, tuple) and isinstance(light, tuple)
    assert dark[0] < 100 < 150 < light[0]


def test_one_plate_serves_every_page_that_shows_the_same(made: Callable[..., Developed]) -> None:
    """A picture's name and its place on the page are not in the plate."""
    elsewhere = replace(PICTURE, shot="ship", box=replace(PICTURE.box, x=40, y=70))
    found = made(PICTURE, elsewhere)
    assert found.made == 1
    assert found.plates[PICTURE].path == found.plates[elsewhere].path


@pytest.mark.parametrize(
    "other",
    [
        replace(PICTURE, take="b" * 64),
        replace(PICTURE, crop=Rect(x=0, y=0.001, width=1, height=0.999)),
        replace(PICTURE, box=replace(PICTURE.box, width=150)),
        replace(PICTURE, washes=(WASH,)),
        replace(PICTURE, shape="oval"),
    ],
    ids=["take", "crop", "box", "wash", "shape"],
)
def test_whatever_shows_is_in_the_key(other: Picture) -> None:
    """Another take, crop, size, wash or shape is another plate."""
    assert key(other) != key(PICTURE)


def test_every_part_of_a_wash_is_in_the_key() -> None:
    """Its place, ink, opacity, feather and radius."""
    washes = (
        WASH,
        replace(WASH, box=replace(WASH.box, y=21)),
        replace(WASH, ink=Ink(srgb=(255, 250, 241), cmyk=(0, 0, 0, 0))),
        replace(WASH, opacity=81),
        replace(WASH, feather=11),
        replace(WASH, radius=3),
    )
    assert len({key(replace(PICTURE, washes=(wash,))) for wash in washes}) == len(washes)


def test_paper_matters_only_where_it_shows() -> None:
    """The paper's colour is in the key of an oval and not of a whole rectangle."""
    white, cream = None, CREAM
    assert key(replace(PICTURE, paper=white)) == key(replace(PICTURE, paper=cream))
    oval = replace(PICTURE, shape="oval")
    assert key(replace(oval, paper=white)) != key(replace(oval, paper=cream))


def test_the_printer_is_in_the_key_by_what_it_asks() -> None:
    """Density, size and colour make other plates."""
    recipes = (
        RECIPE,
        Recipe(ppi=150),
        Recipe(ppi=100, scale=0.9),
        Recipe(ppi=100, ink_limit=300),
        Recipe(ppi=100, ink_limit=240),
    )
    assert len({key(PICTURE, recipe) for recipe in recipes}) == len(recipes)


@given(x=st.floats(-50, 600), y=st.floats(-50, 600))
def test_a_wash_moves_with_its_picture(x: float, y: float) -> None:
    """The same picture and wash anywhere on a page are the same plate."""
    moved = replace(
        PICTURE,
        box=replace(PICTURE.box, x=PICTURE.box.x + x, y=PICTURE.box.y + y),
        washes=(replace(WASH, box=replace(WASH.box, x=WASH.box.x + x, y=WASH.box.y + y)),),
    )
    assert key(moved) == key(replace(PICTURE, washes=(WASH,)))


def test_the_same_inputs_are_the_same_bytes(take: Source, tmp_path: Path) -> None:
    """Two stores hold identical files, under one name."""
    shown = replace(PICTURE, shape="soft", washes=(WASH,), paper=CREAM)
    plates = [
        develop([shown], lambda _: take, PlateStore(tmp_path / name), RECIPE, nobody).plates[shown]
        for name in ("one", "two")
    ]
    assert plates[0].key == plates[1].key
    assert plates[0].path.read_bytes() == plates[1].path.read_bytes()


def test_every_bad_picture_is_named_at_once(tmp_path: Path) -> None:
    """All errors are collected; the good plates are kept."""
    whole, broken = tmp_path / "whole.png", tmp_path / "broken.png"
    Image.new("RGB", (300, 300), "teal").save(whole)
    broken.write_bytes(whole.read_bytes()[:60])
    sources = {
        "a": Source(path=broken, width=300, height=300),
        "b": Source(path=whole, width=300, height=300),
        "c": Source(path=tmp_path / "gone.png", width=300, height=300),
    }
    pictures = [
        replace(PICTURE, shot=shot, take=take)
        for shot, take in (("boat", "a"), ("reeds", "b"), ("moon", "c"))
    ]
    store = PlateStore(tmp_path / "plates")
    with pytest.raises(BookError) as caught:
        develop(pictures, sources.__getitem__, store, RECIPE, nobody)
    told = [one.message for one in caught.value.diagnostics]
    assert len(told) == 2
    assert "boat" in told[0] and "moon" in told[1]
    assert store.has(plate_of(pictures[1], sources["b"], store, RECIPE).key)


def test_progress_is_told_to_its_end(take: Source, tmp_path: Path) -> None:
    """One step for each take that is opened."""
    heard: list[tuple[str, int, int]] = []
    pictures = [replace(PICTURE, take=name) for name in ("a", "b", "c")]
    develop(pictures, lambda _: take, PlateStore(tmp_path), RECIPE, lambda *said: heard.append(said))
    assert heard == [("plates", 1, 3), ("plates", 2, 3), ("plates", 3, 3)]


def test_plates_are_whole_or_absent(made: Callable[..., Developed], tmp_path: Path) -> None:
    """Nothing but finished plates lies in the store."""
    made(PICTURE, replace(PICTURE, shape="oval"))
    files = [path.name for path in (tmp_path / "plates").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert all(name.endswith(".jpg") for name in files)


@pytest.mark.parametrize("damage", [b"", b"\0" * 4000, b"\xff\xd8half of it", b"hello"])
def test_a_damaged_plate_is_made_anew(made: Callable[..., Developed], damage: bytes) -> None:
    """Cut off or wiped by a disk, it would print as a white hole in a book that seems whole."""
    (plate,) = made(PICTURE).plates.values()
    whole = plate.path.read_bytes()
    plate.path.write_bytes(damage)
    assert made(PICTURE).made == 1
    assert plate.path.read_bytes() == whole


def test_a_store_that_cannot_be_written_says_so(take: Source, tmp_path: Path) -> None:
    """A file where the folder should be is told as a trouble of the disk, with what to do."""
    (tmp_path / "plates").write_text("in the way")
    with pytest.raises(DiskError, match="cannot keep plates"):
        develop([PICTURE], lambda _: take, PlateStore(tmp_path / "plates"), RECIPE, nobody)


def inked(path: Path, profile: bytes | None = None) -> Source:
    """Save a take of four inks: a line of black alone on paper, and a field of too much ink."""
    image = Image.new("CMYK", (144, 144), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (20, 0, 50, 144))
    image.paste((255, 204, 204, 102), (80, 0, 144, 144))
    image.save(path, **({"icc_profile": profile} if profile else {}))
    return Source(path=path, width=144, height=144)


@pytest.mark.parametrize("profile", [None, press_profile(), b"no profile"])
def test_a_take_of_the_printers_inks_stays_in_them(tmp_path: Path, profile: bytes | None) -> None:
    """Black alone stays so, wider than the take by a mirrored bleed too; only what is past the limit is lessened."""
    source, recipe = inked(tmp_path / "take.tif", profile), Recipe(ppi=72, ink_limit=240)
    wide = replace(PICTURE, crop=Rect(x=-0.1, y=0, width=1.1, height=1))
    found = develop([wide], lambda _: source, PlateStore(tmp_path / "plates"), recipe, nobody)
    with Image.open(found.plates[wide].path) as plate:
        black, full, paper = (plate.getpixel((x, 70)) for x in (44, 120, 75))
    assert isinstance(black, tuple) and isinstance(full, tuple) and isinstance(paper, tuple)
    assert black[:3] == paper[:3] == (0, 0, 0) and black[3] > 250
    assert sum(full) <= 240 * 2.55 and abs(full[3] - 102) < 4
    assert abs(full[0] * 204 - full[1] * 255) < 255 * 4 and abs(full[1] - full[2]) < 4


def test_halves_of_a_spread_are_turned_alike(tmp_path: Path) -> None:
    """Where words stand on one of them, what is burnt in turns both into sRGB, and no other plate of the take."""
    source, recipe = inked(tmp_path / "take.tif"), Recipe(ppi=72, ink_limit=240)
    left = replace(PICTURE, crop=Rect(x=0, y=0, width=0.51, height=1))
    right = replace(PICTURE, crop=Rect(x=0.49, y=0, width=0.51, height=1), washes=(WASH,))
    found = develop([left, right, PICTURE], lambda _: source, PlateStore(tmp_path / "plates"), recipe, nobody)
    cyan = []
    for one, x in ((left, 70), (PICTURE, 35)):
        with Image.open(found.plates[one].path) as plate:
            inks = plate.getpixel((x, 130))
            assert isinstance(inks, tuple) and inks[3] > 100
            cyan.append(inks[0])
    assert cyan[0] > 0 and cyan[1] == 0


def test_inks_of_another_press_are_turned_into_ours(tmp_path: Path) -> None:
    """By the profile they bring."""
    other = (
        press_profile()
        .replace(b"FOGRA39", b"SWOP-xx")
        .replace("FOGRA39".encode("utf-16-be"), "SWOP-xx".encode("utf-16-be"))
    )
    source, recipe = inked(tmp_path / "take.tif", other), Recipe(ppi=72, ink_limit=300)
    plate = develop([PICTURE], lambda _: source, PlateStore(tmp_path), recipe, nobody).plates[PICTURE]
    with Image.open(plate.path) as image:
        assert image.getpixel((35, 70))[0] > 0
