"""`theme check`: everything wrong with a theme is found and told at its line, and what ships is clean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from picturebook.design.themes import BASE, themes
from picturebook.desk import theme_check
from picturebook.desk.theme_check import Verdict
from picturebook.diagnostics import Diagnostic
from picturebook.errors import ExitCode
from picturebook.shelf import shelf

TRIMS = ("210 x 148 mm", "6 x 9 in")  # the lowest and the narrowest: what fits there fits everywhere
HEAD = """\
[theme]
name = "mine"
version = "1.0.0"
license = "CC0"
"""
BROKEN = """\
scripts = ["Latn", "Grek"]

[tokens]
ink = "#3a3a48"
soft = "#7a8a9a"
panel = "#777777"
title = {font = "fonts/Baloo2-Bold.ttf"}
small = {colour = "#dddddd"}

[pages.full]
max_words = 400

[pages.words]
text = {name = "page", x = 0.01, y = 0.12, w = 0.80, h = 0.76}

[pages.dedication]
text = {fills = "dedication", style = "dedication", x = 0.2, y = 0.3, w = 0.6, h = 0.02}

[pages.letter]
text = {name = "page", x = 0.2, y = 0.2, w = 0.6, h = 0.6}

[pages.letter-again]
text = {name = "page", x = 0.2, y = 0.2, w = 0.6, h = 0.6}
max_words = 20

[pages.banded]
band = {x = 0, y = 0, w = 0.5, h = 1, colour = "deep"}
text = {name = "page", x = 0.2, y = 0.3, w = 0.6, h = 0.6}
max_words = 20

[pages.belongs-to]
text = [
  {fills = "belongs-to", style = "heading", x = 0.16, y = 0.30, w = 0.68, h = 0.20},
  {fills = "title", style = "small", x = 0.16, y = 0.32, w = 0.68, h = 0.15},
]

[pages.rest]
roles = ["blank"]

[[choose]]
pictures = 1
template = "wordless"

[[choose]]
pictures = 1
max_words = 9
template = "letter"

[[choose]]
pictures = 2
template = "full"
"""
SCENE = "# Scene\n{{ scene }}\n\n# Cast\n{% for one in cast %}{{ one.name }}: {{ one.look }}\n{% endfor %}\n"


def quiet(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def write(folder: Path, body: str) -> Path:
    """Write a theme with a licence; return its folder."""
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text(HEAD + body, encoding="utf-8")
    (folder / "LICENSE").write_text("Do what you like.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """Check a theme with one of everything that can be wrong with a theme that can be read."""
    folder = write(tmp_path_factory.mktemp("themes") / "mine", BROKEN)
    (folder / "LICENSE").unlink()
    (folder / "fonts").mkdir()
    shutil.copy(shelf("fonts") / "baloo-2" / "Baloo2-Bold.ttf", folder / "fonts")
    (folder / "prompts").mkdir()
    (folder / "prompts" / "scene.md.j2").write_text(SCENE, encoding="utf-8")
    (folder / "prompts" / "cover.md.j2").write_text(SCENE, encoding="utf-8")
    return theme_check.check(str(folder), quiet, trims=TRIMS[:1])


def line_of(found: Diagnostic) -> str:
    """Return the line of the file a finding is told at."""
    assert found.span is not None
    return Path(found.span.file).read_text(encoding="utf-8").splitlines()[found.span.line - 1]


def told(verdict: Verdict, code: str) -> list[tuple[str, str]]:
    """Return the findings of a code: the line of the theme, and what to type."""
    return [(line_of(one), one.hint or "") for one in verdict.findings if one.code == code]


@pytest.mark.slow
@pytest.mark.parametrize("name", [BASE, *themes()])
def test_every_shipped_theme_is_clean(name: str) -> None:
    """No theme that ships has anything to be told of it, where pages are lowest and narrowest."""
    verdict = theme_check.check(name, quiet, trims=TRIMS)
    assert [one.render() for one in verdict.findings] == []
    assert verdict.exit_code is ExitCode.DONE


def test_words_that_do_not_fit_are_told_with_the_number_that_does(broken: Verdict) -> None:
    """The promise is told at its line, with one the template can keep."""
    ((line, hint),) = [one for one in told(broken, "text-does-not-fit") if one[0].startswith("max_words = 4")]
    assert line == "max_words = 400"
    assert 30 < int(hint.partition("max_words = ")[2].partition(";")[0]) < 120


def test_words_that_another_theme_promised_room_for_may_move(tmp_path: Path) -> None:
    """Larger type holds fewer words than base says: a roomier template takes them, so nothing is told."""
    folder = write(tmp_path / "mine", '[tokens]\nbody = {min = "15pt"}\n')
    assert theme_check.check(str(folder), quiet, trims=TRIMS[:1]).findings == ()


def test_a_field_that_does_not_fit_is_told_with_the_height_it_needs(broken: Verdict) -> None:
    """A dedication of two lines in a place for half of one."""
    ((line, hint),) = [one for one in told(broken, "text-does-not-fit") if "dedication" in one[0]]
    assert 'fills = "dedication"' in line
    assert hint.startswith("make its place higher: h = 0.")


def test_faint_words_are_told_with_an_ink_that_reads(broken: Verdict) -> None:
    """Grey words on a grey cover: the ratio is told, and a colour that reads."""
    ((line, hint),) = [one for one in told(broken, "low-contrast") if one[0].startswith("soft")]
    assert line == 'soft = "#7a8a9a"'
    assert hint == 'under [tokens] type: ink = "#212129"; or another soft'


def test_words_over_two_colours_are_told(broken: Verdict) -> None:
    """Half on a dark band and half on paper no ink reads: the band is what has to be moved."""
    (found,) = [one for one in broken.findings if one.message.endswith("banded")]
    assert found.message.startswith("words stand out from deep by 1.")
    assert found.hint == "lay its words or its band so that all of them lie on one colour"


def test_a_panel_no_ink_reads_on_is_told(broken: Verdict) -> None:
    """Whether or not a page of the sample happens to have one."""
    assert ('panel = "#777777"', "a lighter panel, or a darker one") in told(broken, "low-contrast")


def test_an_ink_that_is_never_used_is_told(tmp_path: Path) -> None:
    """Where it is too pale to read anywhere words are black: whoever chose it is told, with one that is used."""
    verdict = theme_check.check(str(write(tmp_path / "mine", '[tokens]\nink = "#9db4c0"\n')), quiet, trims=())
    assert told(verdict, "faint-colour") == [('ink = "#9db4c0"', 'ink = "#5e6c73"')]


def test_a_colour_that_reads_nowhere_is_told(broken: Verdict) -> None:
    """A style whose colour is never used, because the ink always reads better."""
    ((line, hint),) = told(broken, "faint-colour")
    assert line == 'small = {colour = "#dddddd"}'
    assert hint.startswith('small = {colour = "#')


def test_words_in_the_gutter_are_told_with_where_to_put_them(broken: Verdict) -> None:
    """A place that reaches into the gutter is told with its numbers mended."""
    ((line, hint),) = told(broken, "in-the-margin")
    assert "x = 0.01" in line
    assert hint == "type: x = 0.05, w = 0.76"


def test_letters_its_font_lacks_are_told(broken: Verdict) -> None:
    """A theme that says it is for Greek, in a font that has none."""
    ((line, hint),) = told(broken, "missing-glyph")
    assert line.startswith("body = ")
    assert (
        hint == 'take Grek out of scripts, or name a font that has them: body = {font = "Gentium Book Plus"}'
    )


def test_a_font_without_a_letter_of_any_script_is_told(tmp_path: Path) -> None:
    """A face that sets no word of the theme's books, whatever stands in for it, is there by mistake."""
    folder = write(tmp_path / "mine", '[tokens]\ntitle = {font = "fonts/NotoSansHebrew-Bold.ttf"}\n')
    (folder / "fonts").mkdir()
    for name in ("NotoSansHebrew-Bold.ttf", "OFL.txt"):
        shutil.copy(shelf("fonts") / "noto" / name, folder / "fonts")
    ((line, _),) = told(theme_check.check(str(folder), quiet, trims=()), "missing-glyph")
    assert line.startswith("title = ")


def test_words_on_words_are_told(broken: Verdict) -> None:
    """Two fields in one place: the later is told."""
    ((line, _),) = told(broken, "words-on-words")
    assert 'fills = "title"' in line


def test_missing_licences_are_told(broken: Verdict) -> None:
    """The theme's own, and that of a font in its folder, where it is named."""
    lines = [line for line, _ in told(broken, "no-licence")]
    assert lines == ['license = "CC0"', 'title = {font = "fonts/Baloo2-Bold.ttf"}']


def test_sections_a_prompt_leaves_out_are_told(broken: Verdict) -> None:
    """Each heading of base's that a theme's own prompt has nothing under."""
    said = [one.message for one in broken.findings if one.code == "heading-dropped"]
    assert [one.partition("# ")[2].rstrip("”") for one in said] == [
        "Props", "Wardrobe", "Expression", "Composition", "Art", "Constraints",
    ]  # fmt: skip
    assert [one.message for one in broken.findings if one.code == "prompt-unread"] == [
        "nothing reads cover.md.j2"
    ]


def test_templates_and_rules_nothing_reaches_are_told(broken: Verdict) -> None:
    """A blank page that fills no hole, a rule behind one that takes all of its pages, and two templates alike."""
    assert [line for line, _ in told(broken, "template-unmet")] == ["[pages.rest]"]
    assert [line for line, _ in told(broken, "rule-unmet")] == ['template = "letter"']
    assert [line for line, _ in told(broken, "template-twice")] == ["[pages.letter-again]"]


def test_pages_without_room_are_told(broken: Verdict) -> None:
    """Rules that send words where there is no place for words, and pictures where there are too few."""
    found = {one.message.partition(" lays ")[2] for one in broken.findings if one.code == "page-homeless"}
    assert found == {
        "a story page with 1 picture and 1 word out as wordless, which has no room for its words",
        "a story page with 2 pictures and 0 words out as full, which has no room for its pictures",
    }


def test_a_place_for_words_that_promises_none_is_told(broken: Verdict) -> None:
    """A template says how many words it holds: rules and authors go by it."""
    ((line, hint),) = told(broken, "no-promise")
    assert line == "[pages.letter]"
    assert hint.startswith("under [pages.letter] type: max_words = ")


def test_a_theme_is_held_to_its_own_sample(tmp_path: Path) -> None:
    """A page of the sample beside it that no template has room for is told at the sample's line."""
    folder = write(tmp_path / "mine", "")
    page = "".join(f"![A stone.](art/{number}.png)\n\n" for number in range(9))
    (folder / "sample.md").write_text(f"---\ntitle: Stones\n---\n\n{page}Nine.\n", encoding="utf-8")
    verdict = theme_check.check(str(folder), quiet, trims=TRIMS[:1])
    assert verdict.exit_code is ExitCode.BOOK
    assert [(one.code, Path(one.span.file).name) for one in verdict.findings if one.span] == [
        ("no-room-for-pictures", "sample.md")
    ]


def test_what_its_source_says_wrong_is_told_as_check_tells_it(broken: Verdict, tmp_path: Path) -> None:
    """3 for what stands in the files, whether or not the theme can be read."""
    assert broken.exit_code is ExitCode.SOURCE
    unread = theme_check.check(str(write(tmp_path / "a", "[tokens]\ninc = '#000000'\n")), quiet)
    assert (unread.exit_code, [one.hint for one in unread.findings]) == (ExitCode.SOURCE, ["try: ink"])
