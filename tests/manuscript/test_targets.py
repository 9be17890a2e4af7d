"""What a path to a picture may look like."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.manuscript.reader import read
from picturebook.manuscript.targets import as_typed, inside, wrong_target


@pytest.mark.parametrize(
    "target",
    ["art/boat.png", "boat.png", "art/moon boat.png", "a(1).png", "bilder/écluse.png", "art/con1.png"],
)
def test_what_any_disk_takes_is_right(target: str) -> None:
    """Spaces, brackets and letters of any script are names."""
    assert wrong_target(target) is None


@pytest.mark.parametrize(
    ("target", "code", "told"),
    [
        ("../boat.png", "outside", "have the picture in the book’s folder, and type: art/boat.png"),
        ("/boat.png", "outside", "have the picture in the book’s folder, and type: art/boat.png"),
        ("C:/Users/Ada/boat.png", "outside", "have the picture in the book’s folder, and type: art/boat.png"),
        ("C:boat.png", "outside", "have the picture in the book’s folder, and type: art/boat.png"),
        ("//host/share/boat.png", "outside", "have the picture in the book’s folder, and type: art/boat.png"),
        (
            r"\\host\share\boat.png",
            "outside",
            "have the picture in the book’s folder, and type: art/boat.png",
        ),
        (r"art\boat.png", "outside", "type: art/boat.png"),
        ("data:image/png;base64,AAAA", "outside", "write a path such as art/boat.png"),
        (".", "outside", "write a path such as art/boat.png"),
        ("art/bo\nat.png", "odd-target", "have the picture in the book’s folder, and type: art/boat.png"),
        (
            "art/\x1b[31mboat.png",
            "odd-target",
            "have the picture in the book’s folder, and type: art/[31mboat.png",
        ),
        ("art/\0.png", "odd-target", "write a path such as art/boat.png"),
        (
            "art/gnp.\u202etaob.png",
            "odd-target",
            "have the picture in the book’s folder, and type: art/gnp.taob.png",
        ),
        ("art/\ufffd.png", "odd-target", "write a path such as art/boat.png"),
        ("art/Con.png", "device", "type: art/Con_.png"),
        ("aux/boat.png", "device", "type: aux_/boat.png"),
        ("art/" + "ツ" * 84 + ".png", "long-name", f"give it a shorter one: type: art/{'ツ' * 40}.png"),
        (
            "a/" * 500 + "boat.png",
            "long-name",
            "have the picture in the book’s folder, and type: art/boat.png",
        ),
    ],
)
def test_what_a_disk_or_a_neighbour_would_not_take_is_told(target: str, code: str, told: str) -> None:
    """Each says what to type instead, and never repeats what cannot be shown."""
    wrong = wrong_target(target)
    assert wrong is not None
    assert (wrong[0], wrong[2]) == (code, told)
    assert wrong[1].isprintable()


def test_a_name_of_255_bytes_is_the_longest() -> None:
    """One more fits on no disk."""
    assert wrong_target("a" * 251 + ".png") is None
    assert wrong_target("a" * 252 + ".png") is not None


@given(st.text(max_size=30))
def test_no_path_that_is_right_leads_out(target: str) -> None:
    """Whatever the letters."""
    if wrong_target(target) is None:
        assert inside(target)
        assert ".." not in target.split("/")


@given(st.text("ab ()<>%#?é/.", min_size=1, max_size=12).filter(lambda text: text.strip() == text))
def test_a_target_typed_is_the_target_read(target: str) -> None:
    """What a hint says to type names the file it speaks of."""
    text = f"---\ntitle: T\n---\n\n![Pim.]({as_typed('a' + target)})\n"
    reading = read(text.encode(), file="story.md")
    assert reading.story.pictures[0].target == "a" + target
    assert not reading.diagnostics
    assert unquote("a%20b") == "a b"
