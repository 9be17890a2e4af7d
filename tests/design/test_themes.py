"""Themes: found, extended, merged, digested, overridden, mirrored; every slip told with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from picturebook.design.themes import load_theme, mirrored, override, themes
from picturebook.diagnostics import Span
from picturebook.errors import DiskError, ThemeError, UsageError
from picturebook.shelf import shelf

HEAD = """\
[theme]
name = "mine"
version = "1.0.0"
license = "MIT"
"""


def write(folder: Path, body: str = "", head: str = HEAD) -> Path:
    """Write a theme of a head and a body; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text(head + body, encoding="utf-8")
    return folder


def complaint(folder: Path) -> str:
    """Load a theme that must be refused; return what is said, its folder left out."""
    with pytest.raises(ThemeError) as caught:
        load_theme(str(folder))
    return str(caught.value).replace(f"{folder}/", "").replace(f"{folder.parent}/", "")


def test_the_shipped_themes_are_named_without_the_one_they_extend() -> None:
    """`themes` offers what a person may choose."""
    assert {"paper-lantern", "window-seat"} <= set(themes())
    assert "base" not in themes()


@pytest.mark.parametrize("name", ["base", *themes()])
def test_every_shipped_theme_loads(name: str) -> None:
    """A shipped theme has nothing to complain about and says who may use it."""
    theme = load_theme(name)
    assert theme.name == name
    assert theme.license
    assert theme.folders[-1] == shelf("themes") / "base"


def test_a_child_states_only_differences(tmp_path: Path) -> None:
    """What a theme leaves out is its parent's, within a token and within a page."""
    parent, child = (
        load_theme("base"),
        load_theme(str(write(tmp_path / "mine", '[tokens]\nbody = {ideal = "19pt"}\n'))),
    )
    assert child.style("body").ideal == 19.0
    assert child.style("body").max == parent.style("body").max
    assert child.page("full") == parent.page("full")


def test_a_page_is_merged_key_by_key_and_its_slots_replaced_whole(tmp_path: Path) -> None:
    """Stating a page's picture replaces all of it, its bleed too, and none of its words."""
    body = "[pages.full]\npicture = {x = 0.1, y = 0.1, w = 0.8, h = 0.8}\n"
    page = load_theme(str(write(tmp_path / "mine", body))).page("full")
    base = load_theme("base").page("full")
    assert page is not None
    assert base is not None
    assert not page.pictures[0].bleed
    assert page.texts == base.texts


def test_a_theme_may_extend_a_folder_beside_it(tmp_path: Path) -> None:
    """`extends` is a path from the file that says it, wherever the story lies."""
    write(tmp_path / "parent", '[tokens]\nink = "#101010"\n')
    child = write(tmp_path / "child", head=HEAD + 'extends = "../parent"\n')
    assert load_theme(str(child)).colour("ink") == "#101010"


def test_a_path_is_looked_for_from_the_story(tmp_path: Path) -> None:
    """A theme's folder may lie beside the story that names it."""
    write(tmp_path / "looks")
    assert load_theme("looks", near=tmp_path).name == "mine"


def test_an_unknown_theme_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A misspelt name gets the one that was meant."""
    with pytest.raises(UsageError, match="there is no theme “paper-lantren”\n   = try: paper-lantern"):
        load_theme("paper-lantren", near=tmp_path)


def test_a_circle_is_told_by_name(tmp_path: Path) -> None:
    """Two themes that extend each other are an error at the line that closes the circle."""
    write(tmp_path / "one", head=HEAD + 'extends = "../two"\n')
    write(tmp_path / "two", head=HEAD + 'extends = "../one"\n')
    with pytest.raises(ThemeError) as caught:
        load_theme(str(tmp_path / "one"))
    found = caught.value.diagnostics[0]
    assert found.message == "themes extend each other in a circle: one → two → one"
    assert found.span is not None
    assert (Path(found.span.file).parent.name, found.span.line) == ("two", 5)


def test_an_unreadable_theme_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    """A folder that vanishes between finding and reading is no fault of the theme's."""
    folder = write(tmp_path / "mine")
    (folder / "theme.toml").unlink()
    (folder / "theme.toml").mkdir()
    with pytest.raises((DiskError, UsageError)):
        load_theme(str(folder))


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """Every complaint comes with its line, and none hides another."""
    body = '[tokens]\nink = "brown"\nradios = "3pt"\n[pages.full]\ncalms = "top"\n'
    folder = write(tmp_path / "mine", body)
    with pytest.raises(ThemeError) as caught:
        load_theme(str(folder))
    found = {(one.code, one.span.line if one.span else 0) for one in caught.value.diagnostics}
    assert found == {("bad-value", 6), ("unknown-token", 7), ("unknown-key", 9)}


def test_an_unknown_key_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    """The whole message: place, sentence, line, caret, what to type."""
    assert complaint(write(tmp_path / "mine", "[pages.full]\nmax_word = 30\n")) == (
        "theme.toml:6:1: error: there is no key “max_word”\n"
        "   6 | max_word = 30\n"
        "     | ^^^^^^^^\n"
        "   = try: max_words"
    )


@pytest.mark.parametrize("change", ["theme.toml", "LICENSE", "fonts/a.txt"])
def test_the_digest_changes_with_any_file(tmp_path: Path, change: str) -> None:
    """A theme is all its files: none can change unseen by a lock."""
    folder = write(tmp_path / "mine")
    (folder / "fonts").mkdir()
    for name in ("LICENSE", "fonts/a.txt"):
        (folder / name).write_text("one", encoding="utf-8")
    before = load_theme(str(folder)).digest
    with (folder / change).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    assert load_theme(str(folder)).digest != before


def test_the_digest_changes_with_a_parents_file(tmp_path: Path) -> None:
    """A theme is also those it extends."""
    parent = write(tmp_path / "parent")
    child = write(tmp_path / "child", head=HEAD + 'extends = "../parent"\n')
    before = load_theme(str(child)).digest
    write(parent, '[tokens]\nink = "#000001"\n')
    assert load_theme(str(child)).digest != before


def test_the_digest_does_not_know_where_the_theme_lies(tmp_path: Path) -> None:
    """The same theme elsewhere is the same theme."""
    here, there = write(tmp_path / "a" / "mine"), write(tmp_path / "b" / "mine")
    assert load_theme(str(here)).digest == load_theme(str(there)).digest


def test_a_story_overrides_tokens() -> None:
    """A colour, a length and part of a type style are laid over the theme; nothing else moves."""
    theme = load_theme("paper-lantern")
    changed = override(theme, (("ink", "112233"), ("radius", "3 mm"), ("body.ideal", "24pt")))
    assert changed.colour("ink") == "#112233"
    assert dict(changed.lengths)["radius"] == pytest.approx(8.504, abs=0.001)
    assert changed.style("body").ideal == 24.0
    assert changed.style("body").max == theme.style("body").max
    assert changed.pages == theme.pages
    assert changed.digest == theme.digest


def test_a_recoloured_token_takes_the_styles_that_wore_it_along() -> None:
    """Headings set in the accent follow it."""
    theme = load_theme("window-seat")
    assert theme.colour("heading") == theme.colour("accent")
    assert override(theme, (("accent", "#123456"),)).colour("heading") == "#123456"


def test_a_style_may_be_given_a_colour() -> None:
    """`title.colour` takes a colour or the name of one."""
    theme = override(load_theme("base"), (("title.colour", "#c00000"), ("heading.colour", "ink")))
    assert (theme.colour("title"), theme.colour("heading")) == ("#c00000", theme.colour("ink"))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("inc", "#112233", "the theme base has no token “inc”\n   = try: ink"),
        ("body.ideel", "20pt", "there is no key “ideel”\n   = try: ideal"),
        ("ink", "brownish", "style: ink does not understand “brownish”"),
        ("radius", "12", "style: radius does not understand “12”"),
        ("body.font", "Andka", "there is no font family “Andka”\n   = try: Andika"),
        ("body.ideal", "60pt", "sizes must grow"),
        ("body", "20pt", "the theme base has no token “body”"),
    ],
)
def test_a_wrong_override_is_told_at_the_storys_line(key: str, value: str, said: str) -> None:
    """What a story types under `style:` is held against the theme it chose."""
    where = Span(file="story.md", line=12)
    with pytest.raises(ThemeError) as caught:
        override(load_theme("base"), ((key, value),), where)
    assert said in str(caught.value)
    assert caught.value.diagnostics[0].span == where


def test_a_mirrored_theme_lies_the_other_way_round() -> None:
    """In a right-bound book the words still come first: their side, their box and their name are turned."""
    theme = load_theme("window-seat")
    facing, turned = theme.page("facing"), mirrored(theme).page("facing")
    assert facing is not None
    assert turned is not None
    assert (facing.texts[0].on, turned.texts[0].on) == ("left", "right")
    assert (facing.pictures[0].on, turned.pictures[0].on) == ("right", "left")
    assert turned.texts[0].name == "right"
    assert turned.texts[0].x == pytest.approx(1 - facing.texts[0].x - facing.texts[0].w)


def test_mirroring_twice_changes_nothing() -> None:
    """Names, sides and calm come back as they were."""
    theme = load_theme("paper-lantern")
    twice = mirrored(mirrored(theme))
    names = [[(slot.name, slot.on, slot.align) for slot in page.texts] for page in twice.pages]
    assert names == [[(slot.name, slot.on, slot.align) for slot in page.texts] for page in theme.pages]
    assert [page.calm for page in twice.pages] == [page.calm for page in theme.pages]


def test_a_second_language_is_a_share_of_the_first(tmp_path: Path) -> None:
    """Base says how it differs, a child more of it, and a story has the last word."""
    also = load_theme("base").also
    assert (also.scale, also.font, also.italic) == (0.8, None, None)
    (tmp_path / "theme.toml").write_text(
        '[theme]\nname = "mine"\nversion = "1"\nlicense = "MIT"\n[tokens]\nalso = {italic = true}\n', "utf-8"
    )
    child = override(load_theme(str(tmp_path)), (("also.scale", "0.7"), ("accent", "#123456")))
    assert (child.also.scale, child.also.italic) == (0.7, True)
    assert child.colour("also") == "#123456"
    body = child.style("body")
    assert child.also.over(body) == replace(body, italic=True)
