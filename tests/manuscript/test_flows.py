"""Values in braces that YAML would cut in two, mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.fields import read_yaml
from picturebook.manuscript.flows import mend_cuts


@pytest.mark.parametrize(
    ("line", "mended", "shown"),
    [
        ("Pim: {look: grey, small}", 'Pim: {look: "grey, small"}', "small"),
        ("Pim: {never: hat, bow, height: 1}", "Pim: {never: [hat, bow], height: 1}", "bow"),
        ("Pim: {a: b, c, d: {e: f, g}, h: i}", 'Pim: {a: "b, c", d: {e: "f, g"}, h: i}', "c"),
        ("- {role: A, name: B, C}", '- {role: A, name: "B, C"}', "C"),
        ("x: [{a: b, c}, {d: e, f}]", 'x: [{a: "b, c"}, {d: "e, f"}]', "c"),
        ("{Pim: {look: it's grey, small}}", '{Pim: {look: "it\'s grey, small"}}', "small"),
        ("Pim: {look: a: b}", 'Pim: {look: "a: b"}', ":"),
        ("Pim: {look: a #2}", 'Pim: {look: "a #2"}', "#"),
        ('Pim: {look: say "no", loudly}', 'Pim: {look: "say \\"no\\", loudly"}', "loudly"),
    ],
)
def test_a_value_cut_in_two_is_quoted(line: str, mended: str, shown: str) -> None:
    """What was cut off first is where the caret stands; mended, nothing is cut any more."""
    cut = mend_cuts(line)
    assert cut is not None
    assert (cut.mended, line[cut.at :][: cut.length]) == (mended, shown)
    assert mend_cuts(mended) is None


_KEYS = st.sampled_from(["look", "wears", "never", "size"])
_LETTERS = st.sampled_from(["ab,# é’-.", "ab:# é’-."])  # `a, b: c` is a key of its own, whoever typed it
_VALUES = _LETTERS.flatmap(lambda letters: st.text(letters, min_size=1, max_size=12))
_VALUES = _VALUES.map(str.strip).filter(lambda text: text and text[0] in "abé" and " # " not in f"{text} ")


@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=3))
def test_whatever_was_typed_is_what_is_read(values: dict[str, str]) -> None:
    """Commas, colons and signs in a value survive, however it was typed."""
    line = "Pim: {" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"
    cut = mend_cuts(line)
    node, wrong = read_yaml(cut.mended if cut else line, file="story.md")
    assert not wrong
    assert node.pairs is not None
    ((_, _, pim),) = node.pairs
    for key, _, value in pim.pairs or ():
        said = value.text or "".join(one.text or "" for one in value.items or ())
        assert _bare(said) == _bare(values[key])


def _bare(text: str) -> str:
    return text.replace(",", "").replace(" ", "")
