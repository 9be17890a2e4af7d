"""Slips of YAML, found on their line and shown mended."""

from __future__ import annotations

import pytest

from picturebook.manuscript.slips import slips


def _mended(*lines: str) -> tuple[list[str], tuple[str, ...]]:
    found, mended = slips(lines, "story.md", 2)
    return [item.code for item in found], mended


@pytest.mark.parametrize(
    ("line", "code", "mended"),
    [
        ("subtitle: Pim: a story", "colon", 'subtitle: "Pim: a story"'),
        ("blurb: so it ends:", "colon", 'blurb: "so it ends:"'),
        ('blurb: she said: "no"', "colon", 'blurb: "she said: \\"no\\""'),
        ("blurb: one #two", "hash", 'blurb: "one #two"'),
        ("  fur: #8a8d91", "hash-colour", "  fur: 8a8d91"),
        ("  palette: {a: #8a8d91, b: #fff}", "hash-colour", "  palette: {a: 8a8d91, b: fff}"),
        ("  Pim: {look: grey, small}", "comma", '  Pim: {look: "grey, small"}'),
        ("  Pim: {look: a, b, c, height: 1}", "comma", '  Pim: {look: "a, b, c", height: 1}'),
        ("  Pim: {look: grey: small}", "colon", '  Pim: {look: "grey: small"}'),
        ("  Pim: {look: grey #2}", "hash", '  Pim: {look: "grey #2"}'),
        ("title:\u00a0Pim", "odd-space", "title: Pim"),
        ("title: \u00a0Pim", "odd-space", "title: Pim"),
        ("title：Pim", "odd-space", "title: Pim"),
        ("  -\u00a0home-a4", "odd-space", "  - home-a4"),
        ("  Pim: {look:\u00a0grey, wears:\u00a0a: b}", "odd-space", '  Pim: {look: grey, wears: "a: b"}'),
        ("\u3000Pim: x", "odd-space", "  Pim: x"),
        ("title: *Pim* and Oda", "quote", 'title: "*Pim* and Oda"'),
        ('title: "Pim" and Oda', "quote", 'title: "\\"Pim\\" and Oda"'),
    ],
)
def test_each_slip_is_found_once_and_mended(line: str, code: str, mended: str) -> None:
    """The mended line is the one to type."""
    assert _mended(line) == ([code], (mended,))


@pytest.mark.parametrize(
    "line",
    [
        "title: Pim and the Moon Boat",
        "title: Pim's boat, at 10:30",
        "author: Ada Quill            # a person; never: a program",
        'blurb: "one: two # three"',
        "blurb: 'It''s one: two'",
        'blurb: "a \\"b\\" c"',
        'Oda: {look: "tall heron, one: feather", never: [hat, ribbon], height: 3 Pim}',
        "printers: [home-a4, kdp-paperback]",
        "# a note: with {odd, things} and #abc",
        "author: *ada",
        "source: https://example.com/a#b",
        "characters:",
        "title: Pim\u00a0and Oda",
        "look: a wide：colon",
        'Pim: {look: "a, b", palette: {fur: red, tail: blue}, never: [a, b], source: http://x.y}',
        "Pim: {look: a, b",
        "Pim: {}",
        "Pim: {a, b}",
        "blurb: a {b, c} d",
    ],
)
def test_what_yaml_reads_as_meant_is_no_slip(line: str) -> None:
    """Quoted values, notes and addresses are left alone."""
    assert _mended(line) == ([], (line,))


def test_tabs_are_one_complaint_and_all_are_mended() -> None:
    """An editor that indents with tabs made one mistake."""
    assert _mended("a:", "\tb:", "\t\tc: d") == (["tab"], ("a:", "  b:", "    c: d"))


def test_block_values_are_kept_word_for_word() -> None:
    """What stands under `blurb: |` is text."""
    lines = ("blurb: |", "  Pim: a story: #fff", "", "  {a, b}", "author: Ada")
    assert _mended(*lines) == ([], lines)
