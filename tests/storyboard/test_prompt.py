"""Prompts: fixed headings, and templates from strangers that can do nothing but write."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.errors import DiskError, ThemeError
from picturebook.shelf import shelf
from picturebook.storyboard.brief import Brief, PropEntry
from picturebook.storyboard.prompt import LIMIT, Wanted, render, write_prompt, write_retouch
from picturebook.storyboard.request import Reference
from picturebook.storyboard.shots import Aspect, Composition
from tests.storyboard.boarding import TWO_PAGES, briefs_of

BASE = (shelf("themes") / "base",)
SQUARE = Composition(aspect=Aspect.SQUARE, calm="top")
VALUES = {
    "scene": "Pim waves." * 20,
    "brief": None,
    "cast": [{"name": "Pim", "look": "a mouse"}, {"name": "Oda", "look": "a heron"}],
    "art": [("medium", "watercolour")],
}
HEADINGS = ["Scene", "Cast", "Wardrobe", "Expression", "Composition", "Art", "Constraints"]


def prompt(brief: Brief, references: tuple[Reference, ...] = ()) -> str:
    """Write a prompt with the template that ships."""
    return write_prompt(brief, SQUARE, BASE, references)


def sections(text: str) -> dict[str, str]:
    """Return a prompt's sections by heading."""
    parts = [part.partition("\n") for part in ("\n" + text).split("\n# ")[1:]]
    return {heading: body.strip() for heading, _, body in parts}


def test_a_prop_is_told_with_its_look_and_size() -> None:
    """In a section of its own, which is not there without one."""
    boat = PropEntry(name="paper boat", look="cream with a red stripe", size="half of Pim")
    found = sections(prompt(replace(briefs_of(TWO_PAGES)["boat"], props=(boat,))))
    assert found.pop("Props") == "paper boat: cream with a red stripe. As large as half of Pim."
    assert found == sections(prompt(briefs_of(TWO_PAGES)["boat"]))


@pytest.mark.parametrize("kind", ["scene", "sheet"])
def test_what_is_followed_for_its_style_is_nobody_s_likeness(kind: str) -> None:
    """Nobody is drawn after a picture that shows only how to draw."""
    brief = replace(briefs_of(TWO_PAGES)["boat"], kind=kind)
    style = Reference(role="style", sha256="0" * 64, path="brush.png", told="follow how this is drawn")
    pim = Reference(role="Pim", sha256="0" * 64, path="pim.png")
    said = {refs: sections(prompt(brief, refs))["Constraints"] for refs in ((style,), (pim, style))}
    assert "in the references" not in said[(style,)] and "in the references" in said[(pim, style)]
    assert "Image 2: style: follow how this is drawn." in said[(pim, style)]


def test_a_sheet_is_not_framed_as_a_page() -> None:
    """Whoever stands alone on plain ground is told of the art, but of no page's edges and no room for words."""
    art = (("framing", "to the edge, one side calm for words"), ("medium", "watercolour"))
    brief = replace(briefs_of(TWO_PAGES)["boat"], art=art)
    assert sections(prompt(replace(brief, kind="sheet")))["Art"] == "Medium: watercolour."
    assert "Framing: to the edge" in sections(prompt(brief))["Art"]


def test_a_whole_prompt() -> None:
    """Every section says its own part of the brief, and nothing stands twice."""
    references = (Reference(role="Pim", sha256="0" * 64, path="art/pim.png"),)
    brief = replace(briefs_of(TWO_PAGES)["boat"], without=("Bo",), time="night")
    assert prompt(brief, references) == (
        "# Scene\n"
        "Oda lands beside Pim; both look at a paper boat.\n"
        "low camera, mist\n"
        "Time: night\n"
        "\n"
        "# Cast\n"
        "Oda: tall white heron, one bent feather.\n"
        "Pim: small grey mouse, round brass glasses. Colours: fur #8a8d91, scarf #c8102e. Never: hat, tail ribbon.\n"
        "Not in this picture: Bo.\n"
        "\n"
        "# Wardrobe\n"
        "Pim wears a red wool scarf.\n"
        "\n"
        "# Expression\n"
        "Pim: delighted; eyes shut, whiskers up.\n"
        "\n"
        "# Composition\n"
        "1:1 picture, painted to all four edges. Keep the top calm and plain: words will stand there.\n"
        "Oda is 3 times as tall as Pim.\n"
        "Oda: right.\n"
        "Pim: left.\n"
        "\n"
        "# Art\n"
        "Medium: watercolour.\n"
        "\n"
        "# Constraints\n"
        "Image 1: Pim.\n"
        "Do not redesign anybody: same face, same proportions, same colours as described and as in the references.\n"
        "No lettering, no words, no signature, no border.\n"
    )


def test_headings_are_fixed() -> None:
    """An empty picture has the same headings in the same order."""
    assert list(sections(prompt(Brief(kind="scene", scene="An empty jetty.")))) == HEADINGS


def test_the_cast_has_fixed_traits_only() -> None:
    """Clothes and faces stand in sections of their own, so an identity block is the same on every page."""
    counts, boat = briefs_of(TWO_PAGES)["counts"], briefs_of(TWO_PAGES)["boat"]
    block = sections(prompt(counts))["Cast"]
    assert block in sections(prompt(boat))["Cast"]
    assert "scarf," not in block and "delighted" not in block


def test_lettering_that_was_asked_for_is_the_only_one() -> None:
    """Without `lettering:` there is none; with it, no more than it."""
    plain = Brief(kind="scene", scene="A shop.")
    assert "No lettering" in prompt(plain)
    assert "The only lettering in the picture: BAKERY." in prompt(replace(plain, lettering="BAKERY"))


@settings(max_examples=30)
@given(st.text(max_size=40))
def test_words_of_the_story_are_never_a_template(scene: str) -> None:
    """Braces in a scene are braces."""
    text = prompt(Brief(kind="scene", scene="{{ 7 * 7 }}{% raw %}" + scene))
    assert "{{ 7 * 7 }}{% raw %}" in text


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ scene.__class__ }}",
    "{{ scene['__class__'] }}",
    "{{ scene|attr('__class__') }}",
    "{{ scene|attr('__cla' ~ 'ss__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ namespace.__init__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ config.items() }}",
    "{{ request.application.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ ().__class__.__base__ }}",
    "{{ [].append }}",
    "{{ scene.format(cast) }}",
    "{{ '{0.__class__}'.format(scene) }}",
    "{{ scene.upper }}",
    "{{ scene.upper|lower }}",
    "{{ cast.append }}",
    "{{ cast.pop() }}",
    "{{ cast }}",
    "{{ loop }}",
    "{{ self }}",
    "{{ debug() }}",
    "{% debug %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'other' %}",
    "{% set scene = 'mine' %}",
    "{% macro a() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% with a = 1 %}{{ a }}{% endwith %}",
    "{% block a %}{% endblock %}",
    "{% autoescape false %}{% endautoescape %}",
    "{{ scene|format(1) }}",
    "{{ cast|map(attribute='__class__')|list }}",
    "{{ cast|sort }}",
    "{{ cast|tojson }}",
    "{{ scene if scene else brief }}",
    "{{ scene is defined }}",
    "{{ nobody }}",
    "{% for one in cast %}{{ one.nothing }}{% endfor %}",
    "{% for one in cast %}{{ loop.__class__ }}{% endfor %}",
    "{% for one in cast %}{{ loop.cycle }}{% endfor %}",
    "{% for one in cast recursive %}{{ loop(cast) }}{% endfor %}",
    "{{ '{0.__class__.__init__.__globals__}'.format_map(cast) }}",  # CVE-2019-10906
    "{{ ['{0.__class__}']|map('format', scene)|list }}",  # CVE-2024-56326
    "{{ scene|attr('format')|attr('__self__') }}",  # CVE-2025-27516
    "{{ {'x onload': scene}|xmlattr }}",  # CVE-2024-22195
    "{{ scene|urlize }}",  # CVE-2020-28493
    "{{ scene['__cla' 'ss__'] }}",
    "{{ scene[0] }}",
    "{{ scene[::-1] }}",
    "{{ dict.mro() }}",
    "{{ cast.__getitem__ }}",
    "{{ scene.__format__ }}",
    "{{ (scene, cast)|last }}",
    "{{ {'a': cast} }}",
    "{% set a = namespace(b=1) %}",
    "{% do cast.clear() %}",
    "{% trans %}a{% endtrans %}",
    "{% for one in cast %}{% break %}{% endfor %}",
    "{% for one in [1, 2] %}{{ one }}{% endfor %}",
    "{{ scene is callable }}",
    "{{ caller() }}",
    "{{ super() }}",
]
BOMBS = [
    "{{ 'a' * 10**8 }}",
    "{{ 'a' * 100000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ range(100000000) }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% for a in scene %}{% for b in scene %}{% for c in scene %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in scene %}x{% endfor %}",
    "{% for a in cast %}{% for b in cast %}{% for c in cast %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for cast in cast %}{% for one in cast %}x{% endfor %}{% endfor %}",
    "{{ scene|join(scene)|join(scene)|join(scene)|join(scene)|join(scene) }}",
    "{{ scene|center(100000000) }}",
    "{{ scene|indent(100000000) }}",
    "{{ '%0100000000d'|format(1) }}",
    "{{ scene|wordwrap(1)|batch(1) }}",
    "{{ scene ~ scene }}",
    "{{ " + "(" * 5000 + "scene" + ")" * 5000 + " }}",
    "{% if scene %}" * 5000 + "{% endif %}" * 5000,
    "{{ scene }}" * 2900,
    "{{ scene }}" * 50_000,
    "{{ [scene] * 10**9 }}",
    "{{ scene.ljust(10**9) }}",
    "{{ scene|replace('a', scene)|replace('a', scene)|replace('a', scene) }}",
    "{{ -(10**9) }}",
    "{% for a in cast %}{% for b in art %}{% endfor %}{% endfor %}" * 500,
    "{% for a in many %}{% for b in many %}{% if a %}{% endif %}{% endfor %}{% endfor %}",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_a_stranger_template_reaches_nothing(source: str) -> None:
    """Attributes of Python, calls, includes and names of ours or of frameworks are refused by name of the file."""
    with pytest.raises(ThemeError, match=r"scene\.md\.j2"):
        render(source, VALUES, "theirs/prompts/scene.md.j2")


@pytest.mark.parametrize("source", BOMBS, ids=range(len(BOMBS)))
def test_a_stranger_template_takes_no_time_and_no_memory(source: str) -> None:
    """Bombs are refused before they are lit, or cut off at what can be sent."""
    begun = time.process_time()
    try:
        text = render(source, {**VALUES, "many": ["a"] * 5000}, "theirs/prompts/scene.md.j2")
    except ThemeError:
        text = ""
    assert len(text) <= LIMIT + len(VALUES["scene"]) + 1
    assert time.process_time() - begun < 2


def test_a_refusal_shows_the_line() -> None:
    """The theme's author is told where and what to do instead."""
    with pytest.raises(ThemeError) as caught:
        render("{{ scene }}\n{{ scene|upper }}\n", VALUES, "theirs/prompts/scene.md.j2")
    assert caught.value.diagnostics[0].render() == (
        "theirs/prompts/scene.md.j2:2:1: error: a template may not use the filter upper\n"
        "   2 | {{ scene|upper }}\n"
        "     | ^^^^^^^^^^^^^^^^^\n"
        "   = there are: capitalize, join, lower"
    )


def test_a_template_that_cannot_be_read_shows_the_line() -> None:
    """A forgotten brace is told like any other slip."""
    with pytest.raises(ThemeError, match=r"scene\.md\.j2:2:1: error: the template cannot be read"):
        render("{{ scene }}\n{{ scene\n", VALUES, "scene.md.j2")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ scene }}{{ brief }}", "Pim waves." * 20),
        ("{% for one in cast %}{{ loop.index }} {{ one.name }}, {% endfor %}", "1 Pim, 2 Oda,"),
        ("{% for one in cast if one.name != 'Pim' %}{{ one.name|lower }}{% else %}nobody{% endfor %}", "oda"),
        ("{% if brief or not cast %}a{% elif cast and scene %}b{% endif %}", "b"),
        ("{% for key, value in art %}{{ key|capitalize }}: {{ value }}{% endfor %}", "Medium: watercolour"),
    ],
)
def test_what_a_template_may_do(source: str, text: str) -> None:
    """Variables, if, for, loop counters and three filters are enough to write a prompt; what is absent is empty."""
    assert render(source, VALUES, "scene.md.j2") == text + "\n"


def test_the_nearest_folder_has_the_template(tmp_path: Path) -> None:
    """A theme's own template goes before that of the theme it extends."""
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "scene.md.j2").write_text("Mine: {{ scene }}\n", encoding="utf-8")
    brief = Brief(kind="scene", scene="Pim waves.")
    assert write_prompt(brief, SQUARE, (tmp_path, *BASE)) == "Mine: Pim waves.\n"


def test_a_template_never_leads_out_of_its_theme(tmp_path: Path) -> None:
    """A link to a file elsewhere would send that file to somebody."""
    (tmp_path / "secret").write_text("key", encoding="utf-8")
    folder = tmp_path / "theme"
    (folder / "prompts").mkdir(parents=True)
    (folder / "prompts" / "scene.md.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(ThemeError, match="leads out of the theme"):
        write_prompt(Brief(kind="scene", scene="Pim waves."), SQUARE, (folder,))


def test_no_template_at_all_is_told() -> None:
    """A chain of themes that lost its base says so."""
    with pytest.raises(ThemeError, match=r"no theme has prompts/scene\.md\.j2"):
        write_prompt(Brief(kind="scene", scene="Pim waves."), SQUARE, ())


@pytest.mark.parametrize(("data", "said"), [(b"\xff\xfe", "is not UTF-8")])
def test_a_template_in_another_encoding_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    """Not a traceback."""
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "scene.md.j2").write_bytes(data)
    with pytest.raises((ThemeError, DiskError), match=said):
        write_prompt(Brief(kind="scene", scene="Pim waves."), SQUARE, (tmp_path,))


def test_a_prompt_too_long_to_send_is_told() -> None:
    """The limit is the service's; half a prompt is never sent."""
    with pytest.raises(ThemeError, match="longer than the 32000 characters"):
        prompt(Brief(kind="scene", scene="Pim waves. " * 4000))


RED = Wanted(words="make the scarf red", region="Pim’s scarf", how="mask")
IMAGES = tuple(
    Reference(role=role, sha256="0" * 64, path="x.png") for role in ("the picture to change", "Pim")
)


def retouch(wanted: Wanted, images: tuple[Reference, ...] = IMAGES) -> str:
    """Write the words that change one region of the boat."""
    return write_retouch(wanted, briefs_of(TWO_PAGES)["boat"], SQUARE, images)


def test_a_retouch_says_what_to_change_and_what_to_keep() -> None:
    """The change first, what must stay, then the scene, every image by its number and role."""
    text = retouch(RED)
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == ["# Change", "# Keep", "# Scene", "# Cast", "# Art", "# Constraints"]
    assert "make the scarf red\nChange only Pim’s scarf, where the mask is transparent." in text
    assert "keep everything else in it exactly as it is" in text
    assert "Image 1: the picture to change.\nImage 2: Pim.\n" in text
    assert "likeness as in the references" in text
    assert "likeness as in the references" not in retouch(RED, IMAGES[:1])


def test_a_markup_is_said_to_be_no_part_of_the_picture() -> None:
    """An outline must not be painted over and left."""
    text = retouch(replace(RED, how="markup"))
    assert "inside the outline laid over image 1; the outline itself is no part of the picture" in text


def test_words_of_a_retouch_are_never_a_template() -> None:
    """Braces are braces."""
    assert "{{ scene }} {% for %}" in retouch(replace(RED, words="{{ scene }} {% for %}"))


def test_words_of_a_retouch_too_long_to_send_are_told() -> None:
    """In a sentence."""
    with pytest.raises(ThemeError, match="longer than the 32000 characters"):
        retouch(replace(RED, words="x" * LIMIT))
