"""A story's text mended, and the difference shown."""

from __future__ import annotations

import pytest

from picturebook.diagnostics import Diagnostic, Fix, Severity
from picturebook.errors import StoryError
from picturebook.manuscript.mend import difference, mended
from picturebook.manuscript.reader import read


def _fix(first: int, last: int, *lines: str) -> Diagnostic:
    return Diagnostic(
        severity=Severity.ERROR, code="x", message="x", fix=Fix(first=first, last=last, lines=lines)
    )


def test_fixes_replace_whole_lines_wherever_they_stand() -> None:
    """A fix that adds a line does not move the next one."""
    assert mended("a\nb\nc\nd", [_fix(3, 4, "C"), _fix(1, 1, "A", "AA")]) == "A\nAA\nb\nC"


def test_of_two_fixes_on_a_line_the_first_is_taken() -> None:
    """The second would undo the first; it is found again by the next check."""
    assert mended("a\nb", [_fix(1, 2, "A"), _fix(2, 2, "B")]) == "A"


def test_windows_line_ends_are_kept() -> None:
    """A mended line ends as the line did."""
    assert mended("a\r\nb\r\n", [_fix(1, 1, "A")]) == "A\r\nb\r\n"


def test_nothing_to_mend_changes_nothing() -> None:
    """No fix, the same text, an empty diff."""
    assert mended("a\n", []) == "a\n"
    assert difference("a\n", "a\n", "story.md") == ""


def test_the_difference_is_a_unified_diff() -> None:
    """Old and new line stand under the file's name."""
    shown = difference("a\r\nb\r\n", "A\r\nb\r\n", "story.md")
    assert shown.startswith("--- story.md\n+++ story.md (mended)\n")
    assert "\n-a\n+A\n b\n" in shown


@pytest.mark.parametrize(
    "line",
    [
        "blurb: Moon: a story",
        "blurb: one #two",
        "characters: {Pim: {look: small, grey mouse}}",
        "characters: {Pim: {look: mouse, aliases: the mouse, the grey one, height: 1}}",
        "author: 'Ada's friend'",
        "characters: {Pim: {look: mouse, palette: {fur: #8a8d91}}}",
    ],
)
def test_a_mended_slip_reads_without_complaint(line: str) -> None:
    """What check --fix writes is right."""
    text = f"---\ntitle: Pim\n{line}\n---\n\nPim sat.\n"
    with pytest.raises(StoryError) as caught:
        read(text.encode(), file="story.md")
    assert read(mended(text, caught.value.diagnostics).encode(), file="story.md").diagnostics == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("![Pim.](a.png) Pim sat.", "![Pim.](a.png)\n\nPim sat."),
        ("Pim sat.\n\n<!-- a note --> He slept.", "Pim sat.\n\n<!-- a note -->\n\nHe slept."),
        ("![Pim.](my boat.png)", "![Pim.](<my boat.png>)"),
    ],
)
def test_a_missing_line_or_bracket_is_added(typed: str, written: str) -> None:
    """What needs no decision is written as the message says."""
    text = f"---\ntitle: Pim\n---\n\n{typed}\n"
    try:
        found = read(text.encode(), file="story.md").diagnostics
    except StoryError as problem:
        found = problem.diagnostics
    after = mended(text, found)
    assert after == f"---\ntitle: Pim\n---\n\n{written}\n"
    assert read(after.encode(), file="story.md").diagnostics == ()


@pytest.mark.parametrize(
    ("front", "mends"), [("title: Pim\n", True), ("title: Pim\n\nOnce upon a time\n", False)]
)
def test_a_space_after_the_closing_hyphens_is_taken_away(front: str, mends: bool) -> None:
    """Only if nothing but keys stands above: else the line is the end of a page."""
    text = f"---\n{front}--- \n\nPim sat.\n"
    with pytest.raises(StoryError) as caught:
        read(text.encode(), file="story.md")
    assert (mended(text, caught.value.diagnostics) == text.replace("--- \n", "---\n")) is mends


def test_every_line_keeps_the_end_its_editor_gave_it() -> None:
    """A file may mix three kinds; a line added takes its neighbour's."""
    assert mended("a\rb\r\nc", [_fix(2, 2, "B", "BB")]) == "a\rB\r\nBB\r\nc"


def test_a_difference_repeats_no_key() -> None:
    """The lines beside a change are shown too."""
    shown = difference("api_key: sk-abcdefgh12345678\na\n", "api_key: sk-abcdefgh12345678\nb\n", "s")
    assert "abcdefgh" not in shown
    assert "+b" in shown
