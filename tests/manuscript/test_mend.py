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
        "characters: {Pim: {look: mouse, palette: {fur: #8a8d91}}}",
    ],
)
def test_a_mended_slip_reads_without_complaint(line: str) -> None:
    """What check --fix writes is right."""
    text = f"---\ntitle: Pim\n{line}\n---\n\nPim sat.\n"
    with pytest.raises(StoryError) as caught:
        read(text.encode(), file="story.md")
    assert read(mended(text, caught.value.diagnostics).encode(), file="story.md").diagnostics == ()
