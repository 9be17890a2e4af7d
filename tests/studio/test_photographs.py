"""Photographs are asked about once; drawings never."""

from pathlib import Path

from PIL import Image

from picturebook.studio.photographs import allow, is_photograph, says_where, unasked


def photograph(path: Path, colour: str = "red", tag: int = 0x010F) -> Path:
    """Write a JPEG as a camera would."""
    exif = Image.Exif()
    exif[tag] = "Camera Works" if tag != 0x8827 else 200
    Image.new("RGB", (8, 8), colour).save(path, exif=exif)
    return path


def drawing(path: Path) -> Path:
    """Write a picture no camera took."""
    Image.new("RGB", (8, 8), "blue").save(path)
    return path


def test_a_camera_leaves_its_name(tmp_path: Path) -> None:
    """A file with a camera's marks is a photograph; a drawing, and what is no picture, is none."""
    (tmp_path / "x.png").write_bytes(b"no picture")
    assert is_photograph(photograph(tmp_path / "cat.jpg"))
    assert is_photograph(photograph(tmp_path / "speed.jpg", tag=0x8827))
    assert not is_photograph(drawing(tmp_path / "cat.png"))
    assert not is_photograph(tmp_path / "x.png")


def test_a_place_is_told_apart_from_a_camera(tmp_path: Path) -> None:
    """Only what says where it was taken; what cannot be read says nothing."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8)).save(tmp_path / "here.jpg", exif=exif)
    (tmp_path / "x.png").write_bytes(b"no picture")
    assert says_where(tmp_path / "here.jpg")
    assert not says_where(photograph(tmp_path / "cat.jpg"))
    assert not says_where(tmp_path / "x.png")


def test_each_photograph_is_asked_about_once(tmp_path: Path) -> None:
    """A yes holds for those bytes under any name, and for no others."""
    allowed = tmp_path / "takes" / "allowed.json"
    cat, dog = photograph(tmp_path / "cat.jpg"), photograph(tmp_path / "dog.jpg", "green")
    assert unasked([cat, drawing(tmp_path / "d.png"), cat, dog], allowed) == (cat, dog)
    allow([cat], allowed)
    assert unasked([photograph(tmp_path / "again.jpg"), dog], allowed) == (dog,)


def test_a_damaged_memory_asks_again(tmp_path: Path) -> None:
    """What cannot be read is no yes."""
    allowed = tmp_path / "allowed.json"
    allowed.write_text("{half", encoding="utf-8")
    assert unasked([photograph(tmp_path / "cat.jpg")], allowed) == (tmp_path / "cat.jpg",)
