"""YAML and TOML read into values that know where they were typed."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from picturebook.diagnostics import Diagnostic
from picturebook.fields import Fields, Node, nearest, read_toml, read_yaml


def _at(node: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, int):
            assert node.items is not None
            node = node.items[step]
        else:
            node = next(value for key, _, value in node.pairs or () if key == step)
    return node


def _fields(text: str) -> tuple[Fields, list[Diagnostic]]:
    node, complaints = read_yaml(text, file="story.md")
    found = list(complaints)
    return Fields(node, found), found


def _typed(node: Node) -> str:
    return node.span.excerpt[node.span.column - 1 :][: node.span.length]


@pytest.mark.parametrize(
    "typed", ["no", "1984", "0x1f", "null", "~", "2020-01-01", "1e3", "012", "yes", "3:25"]
)
def test_yaml_scalars_stay_what_was_typed(typed: str) -> None:
    """`language: no` is Norwegian and `title: 1984` a title."""
    fields, complaints = _fields(f"title: {typed}")
    assert fields.text("title") == typed
    assert complaints == []


def test_yaml_values_know_their_place() -> None:
    """Lines count from where the front matter stands; columns count characters."""
    node, _ = read_yaml("tïtle: Pim\ncast:\n  Pim: {look: [a, 'b c']}", file="story.md", first_line=2)
    span = _at(node, "cast", "Pim", "look", 1).span
    assert (span.line, span.column, span.length) == (4, 19, 5)
    assert _typed(_at(node, "cast", "Pim")) == "{look: [a, 'b c']}"
    assert _typed(_at(node, "tïtle")) == "Pim"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", "anchor"),
        ("a: *x", "alias"),
        ("a: !!str 1", "tag"),
        ("a: !x [1]", "tag"),
        ("a: 1\na: 2", "twice"),
        ("? [a]\n: 1", "odd-key"),
        ("a: " + "[" * 40 + "]" * 40, "too-deep"),
        ("a: " + "{a: " * 9000, "too-deep"),
        ("a: 1\n---\nb: 2", "two-documents"),
        ("a: \x07", "control"),
        ("a: @b", "strange-start"),
        ('a: "b', "unclosed"),
        ("a: [b", "unclosed"),
        ("a: 1\n b: 2", "out-of-line"),
        ('a: "b" c', "out-of-line"),
        ("a:b\nc: d", "no-colon"),
    ],
)
def test_yaml_a_story_does_not_need_is_refused_once(text: str, code: str) -> None:
    """One complaint each, never an exception, and never a billion values."""
    _, complaints = read_yaml(text, file="story.md")
    assert [item.code for item in complaints] == [code]


def test_an_anchor_used_is_told_once() -> None:
    """The alias is the same mistake as its anchor."""
    _, complaints = read_yaml("a: &x [1]\nb: *x\nc: [*x, *x]", file="story.md")
    assert [item.code for item in complaints] == ["anchor"]


def test_an_empty_yaml_document_is_an_empty_group() -> None:
    """No keys, no complaint."""
    node, complaints = read_yaml("# nothing\n", file="story.md")
    assert (node.pairs, complaints) == ((), ())


@given(st.text(max_size=60))
def test_yaml_never_raises(text: str) -> None:
    """Whatever is typed comes back as a node and complaints."""
    node, complaints = read_yaml(text, file="story.md")
    for item in complaints:
        item.render()
    assert node.kind


def test_getters_complain_and_go_on() -> None:
    """A wrong value is told with what to write, and the default holds."""
    fields, complaints = _fields("n: x\ni: 1.5\nf: maybe\nl: 3\ns: big\nt: [a]\nc: gren\np: v\nm: {a: 1}")
    assert fields.number("n", 2.0) == 2.0
    assert fields.integer("i", 3) == 3
    assert fields.flag("f") is False
    assert fields.length("l", 9.0) == 9.0
    assert fields.size("s") is None
    assert fields.text("t") is None
    assert fields.choice("c", ("green", "red"), "red") == "red"
    assert fields.pairs("p") == ()
    assert fields.texts("m") == ()
    assert len(complaints) == 9
    assert "try: green" in [item.hint for item in complaints]


def test_a_hint_is_written_as_the_file_is() -> None:
    """A colon joins key and value in a story, an equals sign in TOML."""
    for file, read, text, told in (
        ("story.md", read_yaml, "pages: 5\n", "type: pages: {name: value}"),
        ("mine.toml", read_toml, "pages = 5\n", 'type: pages = {name = "value"}'),
    ):
        complaints: list[Diagnostic] = []
        Fields(read(text, file=file)[0], complaints).sub("pages")
        assert [one.hint for one in complaints] == [told]


def test_unknown_keys_are_told_with_the_nearest_but_x_is_the_authors() -> None:
    """What nobody asks for is a slip, except under x:."""
    fields, complaints = _fields("titel: Pim\nx: {anything: goes}")
    fields.text("title")
    fields.finish()
    assert [(item.message, item.hint) for item in complaints] == [("there is no key “titel”", "try: title")]


def test_a_missing_key_is_told_where_its_group_is_named() -> None:
    """The caret stands under the group that lacks the key."""
    fields, complaints = _fields("title: Pim")
    fields.required("author", "author: Ada")
    assert complaints[0].code == "missing-key"
    assert complaints[0].hint == "author: Ada"


def test_nearest_folds_case_and_knows_when_nothing_is_near() -> None:
    """A hint is given only if it could be meant."""
    assert nearest("COVRE", ["cover", "note"]) == "cover"
    assert nearest("zzzz", ["cover", "note"]) is None


def test_the_beginning_of_one_word_stands_for_it() -> None:
    """`kdp` is a printer; what begins two words, or is a letter or two, is none."""
    printers = ["home-a4", "home-letter", "kdp-paperback"]
    assert nearest("KDP", printers) == "kdp-paperback"
    assert nearest("home", printers) in (None, "home-a4")
    assert nearest("kd", printers) is None


_KEYS = st.one_of(st.text("abz-_9", min_size=1, max_size=4), st.text("a .=#'\"[]é\\", max_size=4))
_WORDS = st.text("a=#[]{},'\"\n\\é ", max_size=8)
_LEAVES = st.one_of(_WORDS, st.integers(-99, 99), st.booleans(), st.floats(-9, 9))
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=8,
)


def _same(node: Node, value: Any) -> None:
    if isinstance(value, dict):
        assert [key for key, _, _ in node.pairs or ()] == list(value)
        for key, span, inner in node.pairs or ():
            assert _key_typed(span.excerpt[span.column - 1 :][: span.length]) == key
            _same(inner, value[key])
    elif isinstance(value, list):
        assert len(node.items or ()) == len(value)
        for item, inner in zip(node.items or (), value, strict=True):
            _same(item, inner)
    else:
        assert node.text == (str(value).lower() if isinstance(value, bool) else str(value))


def _key_typed(typed: str) -> str:
    return next(iter(tomllib.loads(f"{typed} = 1")))


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_toml_has_tomllibs_values_and_every_key_stands_where_it_was_typed(data: dict[str, Any]) -> None:
    """The scanner's places agree with tomllib for whatever a writer may put in a string or a key."""
    text = tomli_w.dumps(data)
    node, complaints = read_toml(text, file="theme.toml")
    assert complaints == ()
    _same(node, tomllib.loads(text))


_THEME = '''\
top = "a = b # c"   # [note]
dotted.key . "odd = name" = 1
multi = """
[not.a.table]
no = "key"
"""
[pages.full]
picture = {x = 0, "y" = 'it = {1}', deep.er = [1, {z = 2}]}
list = [
  "one # two",  # note = 3
  {a = 1},
]
[[press]]
name = "first"
[[press]]
name = "second"
[press.rule]
kind = "x"
[[press.part]]
size = 3
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("top",), 1, 1),
        (("dotted", "key", "odd = name"), 2, 14),
        (("multi",), 3, 1),
        (("pages", "full", "picture", "y"), 8, 19),
        (("pages", "full", "picture", "deep", "er"), 8, 42),
        (("pages", "full", "picture", "deep", "er", 1, "z"), 8, 52),
        (("pages", "full", "list", 1), 11, 3),
        (("pages", "full", "list", 1, "a"), 11, 4),
        (("press", 0, "name"), 14, 1),
        (("press", 1, "name"), 16, 1),
        (("press", 1, "rule", "kind"), 18, 1),
        (("press", 1, "part", 0, "size"), 20, 1),
    ],
)
def test_toml_places(path: tuple[str | int, ...], line: int, column: int) -> None:
    """Strings holding = and #, inline tables, dotted keys and arrays of tables keep their keys' places."""
    node, complaints = read_toml(_THEME, file="theme.toml")
    assert complaints == ()
    span = _at(node, *path).span
    assert (span.line, span.column) == (line, column)


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", "[x", "a = " + "[" * 5000, "\0"])
def test_broken_toml_is_one_complaint(text: str) -> None:
    """It says where, and reads nothing."""
    node, complaints = read_toml(text, file="theme.toml")
    assert node.pairs == ()
    assert len(complaints) == 1
    assert complaints[0].span is not None
