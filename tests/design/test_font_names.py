"""What a theme may type for a font."""

from __future__ import annotations

from pathlib import Path

from picturebook.design.font_names import family_named
from picturebook.design.fonts import families


def test_a_familys_name_is_itself(tmp_path: Path) -> None:
    """A family that ships is named as it calls itself."""
    assert family_named("Gentium Book Plus", tmp_path, ()) == ("Gentium Book Plus", None)


def test_an_unknown_family_says_what_there_is(tmp_path: Path) -> None:
    """With nothing near, the families are listed, and how to name a file."""
    family, complaint = family_named("Xyzzy", tmp_path, ())
    assert family is None
    assert complaint is not None
    assert complaint.hint == f"there are: {', '.join(sorted(families()))}; or name a file: fonts/Xyzzy.ttf"


def test_a_missing_file_says_where_to_put_it(tmp_path: Path) -> None:
    """A path that leads to nothing gets the place where the file belongs."""
    _, complaint = family_named("fonts/Mine.otf", tmp_path, ())
    assert complaint is not None
    assert (complaint.message, complaint.hint) == (
        "there is no font file fonts/Mine.otf",
        "put it into the theme's folder: fonts/Name.ttf",
    )


def test_an_absolute_path_is_outside(tmp_path: Path) -> None:
    """A theme never names a file of the computer it was made on."""
    _, complaint = family_named("/usr/share/fonts/x.ttf", tmp_path, ())
    assert complaint is not None
    assert complaint.code == "font-outside"
