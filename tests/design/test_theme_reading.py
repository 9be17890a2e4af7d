"""What a theme may type, and what is said when it types something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from picturebook.design.themes import load_theme
from picturebook.errors import ThemeError
from picturebook.manuscript.story import Role
from picturebook.shelf import shelf

HEAD = '[theme]\nname = "mine"\nversion = "1.0.0"\nlicense = "MIT"\n'


def told(tmp_path: Path, body: str, head: str = HEAD) -> list[tuple[str, int, str]]:
    """Return the code, line and sentence of each complaint about a theme."""
    (tmp_path / "theme.toml").write_text(head + body, encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        load_theme(str(tmp_path))
    found = caught.value.diagnostics
    assert all(one.span is not None for one in found)
    return [(one.code, one.span.line if one.span else 0, one.message) for one in found]


@pytest.mark.parametrize(
    ("body", "code", "line", "said"),
    [
        ('[tokens]\nink = "#12"', "bad-value", 6, "the token ink wants a colour, not “#12”"),
        ('[tokens]\nradius = "12"', "bad-value", 6, "the token radius wants a length, not “12”"),
        ('[tokens]\nbody = "Andika"', "bad-value", 6, "the token body wants a type style, not “Andika”"),
        ("[tokens]\nink = {a = 1}", "bad-value", 6, "the token ink wants a colour, not a group of keys"),
        ('[tokens]\nnight = "#000000"', "unknown-token", 6, "there is no token “night”"),
        ('[tokens]\nbody = {ideal = "big"}', "bad-value", 6, "ideal does not understand “big”"),
        ('[tokens]\nbody = {min = "40pt"}', "sizes", 6, "sizes must grow: min 40 pt, ideal 21 pt, max 30 pt"),
        ('[tokens]\nbody = {colour = "inc"}', "bad-choice", 6, "colour does not know “inc”"),
        ('[tokens]\nbody = {font = "Andka"}', "no-such-font", 6, "there is no font family “Andka”"),
        (
            "[tokens]\nalso = {scale = 3}",
            "out-of-bounds",
            6,
            "scale lies between 0.5 and 1.5, and this is 3",
        ),
        ('[tokens]\nalso = {ideal = "9pt"}', "unknown-key", 6, "there is no key “ideal”"),
        (
            '[pages.full]\nsides = 2\npicture = {on = "both", w = 1, h = 1, shape = "oval"}',
            "over-the-fold",
            7,
            "an oval over both sides would be two, one to each side of the fold",
        ),
        ("[pages.full]\nsides = 3", "out-of-bounds", 6, "sides lies between 1 and 2, and this is 3"),
        ('[pages.full]\nroles = ["storry"]', "bad-choice", 6, "roles does not know “storry”"),
        ('[pages.full]\nbackground = "papper"', "bad-choice", 6, "background does not know “papper”"),
        ('[pages.full]\nbackground = ["deep", "sfot"]', "bad-choice", 6, "background does not know “sfot”"),
        (
            '[pages.full]\ntext = {x = 0, y = 0, w = 1, h = 1, shape = "brust"}',
            "bad-choice",
            6,
            "shape does not know “brust”",
        ),
        ('[pages.full]\nornament = "lantren"', "bad-choice", 6, "ornament does not know “lantren”"),
        ('[pages.full]\ntext = "bottom"', "not-a-slot", 6, "text wants slots"),
        (
            "[pages.full]\npicture = {x = 0.5, y = 0, w = 0.6, h = 1}",
            "off-the-page",
            6,
            "this slot does not lie on the page",
        ),
        (
            '[pages.full]\ntext = {x = 0, y = 0, w = 1, h = 1, style = "bdoy"}',
            "bad-choice",
            6,
            "style does not know “bdoy”",
        ),
        (
            '[pages.full]\ntext = {x = 0, y = 0, w = 1, h = 1, fills = "tittle"}',
            "bad-choice",
            6,
            "fills does not know “tittle”",
        ),
        (
            '[pages.full]\npicture = {x = 0, y = 0, w = 1, h = 1, shape = "star"}',
            "bad-choice",
            6,
            "shape does not know “star”",
        ),
        ('[[choose]]\ntemplate = "fulll"', "bad-choice", 6, "template does not know “fulll”"),
        ('[[choose]]\nrole = "cover"', "missing-key", 5, "template is missing"),
        ('[art]\nmood = "sad"', "unknown-key", 6, "there is no key “mood”"),
        ('[matter]\nfillers = ["pauze"]', "bad-choice", 6, "fillers does not know “pauze”"),
        ('[matter]\nfront = ["tittle"]', "bad-choice", 6, "front does not know “tittle”"),
        ("[print]\nbleed = 3", "unknown-key", 5, "there is no key “print”"),
        (
            "[tokens]\nbody = {drop_cap = 9}",
            "out-of-bounds",
            6,
            "drop_cap lies between 0 and 6, and this is 9",
        ),
        ("[tokens]\nbody = {drop_cap = 1}", "drop-cap", 6, "drop_cap is a number of lines, and 1 is too few"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, body: str, code: str, line: int, said: str) -> None:
    """Every name and value of a theme is held against what exists."""
    assert (code, line, said) in told(tmp_path, body + "\n")


def test_a_theme_for_another_release_is_refused(tmp_path: Path) -> None:
    """The number of the format is read before a theme can go wrong in quieter ways."""
    found = told(tmp_path, "", head=HEAD + "api = 2\n")
    assert found == [("api", 5, "this theme is written for another picturebook: api 2, and this one reads 1")]


def test_a_theme_must_say_who_may_use_it(tmp_path: Path) -> None:
    """A licence is not optional, and a parent's is not a child's."""
    found = told(tmp_path, "", head='[theme]\nname = "mine"\nversion = "1"\n')
    assert found == [("missing-key", 1, "license is missing")]


def test_a_font_is_named_by_a_file_of_the_theme(tmp_path: Path) -> None:
    """A theme brings fonts in its own folder; the family is read from the file."""
    (tmp_path / "fonts").mkdir()
    shutil.copy(shelf("fonts") / "baloo-2" / "Baloo2-Bold.ttf", tmp_path / "fonts" / "Mine.ttf")
    body = '[tokens]\nbody = {font = "fonts/Mine.ttf"}\n'
    (tmp_path / "theme.toml").write_text(HEAD + body, encoding="utf-8")
    assert load_theme(str(tmp_path)).style("body").font == "Baloo 2"


def test_a_font_outside_the_theme_is_refused(tmp_path: Path) -> None:
    """A theme from a stranger reads no file but its own."""
    shutil.copy(shelf("fonts") / "baloo-2" / "Baloo2-Bold.ttf", tmp_path / "Mine.ttf")
    inner = tmp_path / "theme"
    inner.mkdir()
    found = told(inner, '[tokens]\nbody = {font = "../Mine.ttf"}\n')
    assert found == [("font-outside", 6, "the font ../Mine.ttf lies outside the theme's folder")]


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    """A text file called .ttf is told as what it is."""
    (tmp_path / "Mine.ttf").write_text("hello", encoding="utf-8")
    found = told(tmp_path, '[tokens]\nbody = {font = "Mine.ttf"}\n')
    assert found == [("not-a-font", 6, "Mine.ttf is not a font we can read")]


def test_one_slot_or_a_list_of_them(tmp_path: Path) -> None:
    """`picture` and `text` take one group of keys or several."""
    body = """
[pages.mine]
roles = ["note", "story"]
picture = [{x = 0, y = 0, w = 0.5, h = 1}, {x = 0.5, y = 0, w = 0.5, h = 1, border = "accent"}]
text = {x = 0.1, y = 0.1, w = 0.8, h = 0.2}
"""
    (tmp_path / "theme.toml").write_text(HEAD + body, encoding="utf-8")
    page = load_theme(str(tmp_path)).page("mine")
    assert page is not None
    assert (len(page.pictures), len(page.texts)) == (2, 1)
    assert page.roles == (Role.NOTE, Role.STORY)
    assert page.pictures[1].border_width > 0


def test_a_page_lies_on_its_grounds_by_turns(tmp_path: Path) -> None:
    """Each opening has the next; the pages that lie open together have one; a single name is for all."""
    body = '[pages.full]\nbackground = ["soft", "deep"]\n[pages.words]\nbackground = "deep"\n'
    (tmp_path / "theme.toml").write_text(HEAD + body, encoding="utf-8")
    theme = load_theme(str(tmp_path))
    full, words = theme.page("full"), theme.page("words")
    assert full is not None and words is not None
    turns = [full.ground(page) for page in range(1, 8)]
    assert turns == ["soft", "deep", "deep", "soft", "soft", "deep", "deep"]
    assert {words.ground(page) for page in range(1, 8)} == {"deep"}
