"""The darkroom: pictures as people save them, made into what a printer takes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.JpegImagePlugin import get_sampling

from picturebook.errors import BookError
from picturebook.layout.frame import Ink, Picture, Wash
from picturebook.layout.tones import measure
from picturebook.measure import Rect
from picturebook.prepress.darkroom import expose, in_srgb, open_picture, soft_mask
from picturebook.prepress.plates import PlateStore, Recipe, Source, develop
from picturebook.prepress.separation import inks_of

WHOLE = Rect(x=0, y=0, width=1, height=1)
PICTURE = Picture(shot="boat", take="a" * 64, box=Rect(x=0, y=0, width=200, height=200), crop=WHOLE)
TEAL = (0, 128, 128)
CREAM = Ink(srgb=(255, 250, 240), cmyk=(0, 2, 6, 0))


def near(one: object, other: tuple[int, ...], by: int = 3) -> bool:
    """Say whether two colours differ by no more than JPEG's grain."""
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def exposed(picture: Picture, ground: tuple[int, int, int] = TEAL, colour: str = "rgb") -> Image.Image:
    """Expose a picture of one colour at 200 x 200 pixels and open what came out."""
    take = Image.new("RGB", (400, 400), ground)
    return Image.open(BytesIO(expose(take, picture, (200, 200), 300 if colour == "cmyk" else None)))


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Hand a test the saving of a picture."""

    def save(image: Image.Image, name: str = "take.png", **how: object) -> Path:
        image.save(tmp_path / name, **how)
        return tmp_path / name

    return save


def bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_held_camera_is_set_upright(saved: Callable[..., Path]) -> None:
    """EXIF orientation 6 turns a lying photograph by a quarter."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste((255, 0, 0), (0, 0, 10, 20))  # the left edge becomes the top
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = open_picture(saved(image, "photo.jpg", exif=exif, quality=95), "boat")
    assert upright.size == (20, 40)
    assert near(upright.getpixel((10, 3)), (255, 0, 0), 12)


def test_transparency_lies_on_white(saved: Callable[..., Path]) -> None:
    """What is see-through prints as paper, not as black."""
    image = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    assert open_picture(saved(image), "boat").getpixel((5, 5)) == (255, 255, 255)


def test_a_palette_may_be_transparent(saved: Callable[..., Path]) -> None:
    """A GIF with a transparent colour lies on white too."""
    image = Image.new("P", (20, 20), 0)
    image.putpalette([0, 0, 255, 255, 0, 0])
    path = saved(image, "take.gif", transparency=0)
    assert open_picture(path, "boat").getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_are_not_clipped(saved: Callable[..., Path]) -> None:
    """A middle grey of a scanner stays a middle grey."""
    image = Image.new("I;16", (20, 20), 0x8080)
    assert near(open_picture(saved(image), "boat").getpixel((5, 5)), (128, 128, 128), 1)


def test_a_profile_is_obeyed(saved: Callable[..., Path]) -> None:
    """Colours in another space come out as they were meant, in sRGB."""
    path = saved(Image.new("RGB", (8, 8), TEAL), icc_profile=wide_profile())
    assert not near(open_picture(path, "boat").getpixel((4, 4)), TEAL, 10)


def wide_profile() -> bytes:
    """Return sRGB's own profile under another name and with red and green exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", data, 128)[0]
    at = {bytes(data[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    where, length = struct.unpack_from(">II", data, at[b"desc"] + 4)
    data[where + 8 : where + length] = bytes(data[where + 8 : where + length]).replace(
        b"\0s\0R\0G\0B", b"\0w\0i\0d\0e"
    )
    return bytes(data)


def test_a_broken_profile_means_nothing(saved: Callable[..., Path]) -> None:
    """The picture prints as a browser shows it."""
    path = saved(Image.new("RGB", (8, 8), TEAL), icc_profile=b"not a profile")
    assert open_picture(path, "boat").getpixel((4, 4)) == TEAL


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    """The error says which picture, which file, and what to do; it holds no folder of this machine."""
    path = tmp_path / "boat.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nno more")
    with pytest.raises(BookError) as caught:
        open_picture(path, "boat")
    (told,) = caught.value.diagnostics
    assert told.message.startswith("the picture boat cannot be read: boat.png: ")
    assert str(tmp_path) not in told.message
    assert told.hint == "save it anew as PNG or JPEG"


def test_a_program_is_never_run(tmp_path: Path) -> None:
    """PostScript named as a picture is refused, not interpreted."""
    path = tmp_path / "boat.png"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n")
    with pytest.raises(BookError, match="cannot be read"):
        open_picture(path, "boat")


@pytest.mark.parametrize("side", [9_700, 11_000, 20_000])
def test_a_bomb_is_an_error_and_never_a_warning(tmp_path: Path, side: int) -> None:
    """A few bytes that unfold into hundreds of megabytes are refused before they unfold, in a thread too."""
    path = tmp_path / "boat.png"
    path.write_bytes(bomb(side))
    source = Source(path=path, width=side, height=side)
    with pytest.raises(BookError, match="the picture boat is too large to print"):
        develop([PICTURE], lambda _: source, PlateStore(tmp_path), Recipe(ppi=72), lambda *_: None)


def test_a_plate_carries_nothing_but_its_picture(saved: Callable[..., Path]) -> None:
    """No EXIF, no profile, no comment; colour at full resolution."""
    exif = Image.Exif()
    exif[0x010F] = "A Camera"
    path = saved(Image.new("RGB", (40, 40), TEAL), "photo.jpg", exif=exif, comment=b"where I live")
    made = Image.open(BytesIO(expose(open_picture(path, "boat"), PICTURE, (20, 20))))
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert get_sampling(made) == 0


def test_a_crop_shows_its_part(saved: Callable[..., Path]) -> None:
    """The lower right quarter, and nothing of the rest."""
    image = Image.new("RGB", (100, 100), "white")
    image.paste(TEAL, (50, 50, 100, 100))
    quarter = replace(PICTURE, crop=Rect(x=0.5, y=0.5, width=0.5, height=0.5000001))
    made = Image.open(BytesIO(expose(image, quarter, (50, 50))))
    assert near(made.getpixel((25, 25)), TEAL)
    assert near(made.getpixel((48, 48)), TEAL)


def test_a_wash_is_full_inside_and_nothing_outside() -> None:
    """At its opacity in the middle, gone at the edge of its box, untouched beyond."""
    wash = Wash(box=Rect(x=40, y=60, width=120, height=80), ink=CREAM, opacity=80, feather=20, radius=6)
    made = exposed(replace(PICTURE, washes=(wash,)))
    full = tuple(round(c * 0.8 + g * 0.2) for c, g in zip(CREAM.srgb, TEAL, strict=True))
    assert near(made.getpixel((100, 100)), full)
    assert near(made.getpixel((65, 100)), full, 8)
    for outside in ((40, 100), (100, 60), (160, 100), (20, 20)):
        assert near(made.getpixel(outside), TEAL, 8)


def test_a_wash_takes_the_outline_of_its_lines() -> None:
    """Whole behind each line, however short; beside a short one the picture is itself again."""
    lines = (Rect(x=40, y=40, width=120, height=12), Rect(x=40, y=120, width=20, height=12))
    wash = Wash(box=Rect(x=20, y=20, width=160, height=132), ink=CREAM, opacity=80, feather=20, lines=lines)
    made = exposed(replace(PICTURE, washes=(wash,)))
    full = tuple(round(c * 0.8 + g * 0.2) for c, g in zip(CREAM.srgb, TEAL, strict=True))
    assert all(near(made.getpixel(at), full, 6) for at in ((42, 46), (158, 46), (42, 126), (58, 126)))
    assert near(made.getpixel((140, 126)), TEAL, 6)


def test_a_wash_may_reach_past_its_picture() -> None:
    """What lies outside is not painted, and nothing breaks."""
    wash = Wash(box=Rect(x=-50, y=150, width=300, height=100), ink=CREAM, opacity=100, feather=10)
    made = exposed(replace(PICTURE, washes=(wash,)))
    assert near(made.getpixel((2, 180)), CREAM.srgb, 4)
    assert near(made.getpixel((100, 140)), TEAL)


@pytest.mark.parametrize("shape", ["oval", "rounded", "soft"])
def test_a_shape_lies_on_its_paper(shape: str) -> None:
    """The corners are the paper, the middle the picture."""
    made = exposed(replace(PICTURE, shape=shape, radius=30, paper=CREAM))
    for corner in ((0, 0), (199, 0), (0, 199), (199, 199)):
        assert near(made.getpixel(corner), CREAM.srgb, 5)
    assert near(made.getpixel((100, 100)), TEAL)


def test_a_soft_picture_goes_on_across_the_fold() -> None:
    """It fades at its edges, and not where the other page shows the rest of it."""
    half = replace(PICTURE, shape="soft", paper=CREAM, square="right")
    made = exposed(half, ground=(0, 0, 0))
    middle = made.height // 2
    assert made.getpixel((made.width - 1, middle)) == made.getpixel((made.width // 2, middle))
    assert sum(made.getpixel((0, middle))) > 600


def test_a_soft_picture_leaves_no_edge() -> None:
    """All round the plate there is only paper, so that nothing shows where it ends."""
    made = exposed(replace(PICTURE, shape="soft", paper=CREAM), ground=(0, 0, 0))
    edge = [(x, y) for x in range(200) for y in (0, 199)] + [(x, y) for x in (0, 199) for y in range(200)]
    assert all(near(made.getpixel(at), CREAM.srgb, 4) for at in edge)


@settings(max_examples=30, deadline=None)
@given(
    wide=st.integers(1, 300),
    high=st.integers(1, 300),
    feather=st.floats(0, 120),
    radius=st.floats(0, 200),
)
def test_a_mask_of_any_size_can_be_drawn(wide: int, high: int, feather: float, radius: float) -> None:
    """Even where feather and radius are larger than the box."""
    assert soft_mask((wide, high), feather, radius).size == (wide, high)


def test_a_wide_mask_is_full_in_its_middle() -> None:
    """Exactly opaque inside the feather, exactly nothing at the edge."""
    mask = soft_mask((400, 300), 40, 12)
    assert mask.getpixel((200, 150)) == 255
    assert mask.getpixel((45, 150)) == 255
    assert mask.getpixel((0, 150)) == 0


@pytest.mark.parametrize(
    "colour", [(200, 30, 40), (128, 128, 128), (255, 255, 255), (0, 0, 0), (20, 90, 210)]
)
def test_four_inks_are_those_of_the_page(colour: tuple[int, int, int]) -> None:
    """A plate and a shape of one colour print with the same inks."""
    made = exposed(PICTURE, ground=colour, colour="cmyk")
    assert made.mode == "CMYK"
    expected = tuple(round(2.55 * part) for part in inks_of(colour, 300))
    assert near(made.getpixel((100, 100)), expected, 4)


def test_inks_without_a_profile_are_those_of_coated_paper(tmp_path: Path) -> None:
    """Cyan is that of ink, and the shade words are placed by is the plate’s."""
    Image.new("CMYK", (96, 96), (255, 0, 0, 0)).save(path := tmp_path / "boat.tif")
    seen = open_picture(path, "boat").getpixel((8, 8))
    assert near(seen, (0, 158, 224), 4)
    red, green, blue = measure(path, (), in_srgb).tints[:3]
    assert near((red, green, blue), seen, 2)


def test_past_its_edges_a_picture_runs_on_as_in_a_mirror() -> None:
    """What a case turns in is the picture's own edge, turned round; inside nothing moves."""
    take = Image.new("RGB", (400, 400), (255, 255, 255))
    take.paste((200, 0, 0), (0, 0, 40, 400))
    take.paste((0, 0, 200), (0, 360, 400, 400))
    wide = replace(PICTURE, crop=Rect(x=-0.25, y=0.0, width=1.25, height=1.25))
    made = Image.open(BytesIO(expose(take, wide, (500, 500))))
    assert near(made.getpixel((110, 100)), (200, 0, 0), 12) and near(
        made.getpixel((90, 100)), (200, 0, 0), 12
    )
    assert near(made.getpixel((50, 100)), (255, 255, 255), 12)
    assert near(made.getpixel((300, 380)), (0, 0, 200), 12) and near(
        made.getpixel((300, 420)), (0, 0, 200), 12
    )
    assert near(made.getpixel((300, 470)), (255, 255, 255), 12)
