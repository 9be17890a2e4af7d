"""Complaints as people read them."""

from __future__ import annotations

from picturebook.diagnostics import Span, error, errors_in, hint, warning


def test_a_complaint_shows_place_sentence_line_caret_and_hint() -> None:
    """The caret stands under the columns it means, whatever the line's number."""
    span = Span(file="story.md", line=12, column=3, length=2, excerpt="a\tbc")
    assert error("x", "bad", span, "type: b").render() == (
        "story.md:12:3: error: bad\n   12 | a bc\n      |   ^^\n   = type: b"
    )


def test_a_caret_never_runs_past_its_line() -> None:
    """A length too long is cut."""
    span = Span(file="s", line=1, column=2, length=99, excerpt="abc")
    assert error("x", "bad", span).render().endswith("|  ^^")


def test_a_long_line_is_cut_round_its_place() -> None:
    """A paragraph typed as one line would bury what is wrong with it; dots say that it goes on."""
    span = Span(file="s", line=7, column=301, length=4, excerpt="x " * 150 + "here" + " y" * 150)
    _, line, carets = error("x", "bad", span).render().split("\n")
    assert line.startswith("   7 | …") and line.endswith("…") and len(line) < 140
    assert line[carets.index("^") : carets.rindex("^") + 1] == "here"


def test_only_errors_stop_the_book() -> None:
    """Warnings and hints are said."""
    found = (hint("h", "h"), error("e", "e"), warning("w", "w"))
    assert [item.code for item in errors_in(found)] == ["e"]


def test_a_caret_counts_the_cells_of_a_terminal() -> None:
    """Han and Kana fill two, an accent set on its own none."""
    wide = Span(file="s", line=1, column=3, length=2, excerpt="小さな鼠 x")
    assert error("x", "bad", wide).render().endswith("|     ^^^^")
    apart = Span(file="s", line=1, column=6, length=1, excerpt="Cafe\u0301!")
    assert error("x", "bad", apart).render().endswith("|     ^")


def test_of_a_long_line_the_part_round_the_caret_is_shown() -> None:
    """A book pasted on one line does not fill the screen with every complaint."""
    text = "a" * 500 + "BAD" + "b" * 500
    span = Span(file="s", line=1, column=501, length=3, excerpt=text)
    said = error("x", "bad", span).render().split("\n")
    assert said[0] == "s:1:501: error: bad"
    assert len(said[1]) < 160
    assert said[1].startswith("   1 | …aaa")
    assert said[1].endswith("bbb…")
    assert said[1][said[2].index("^") :][:3] == "BAD"
    assert said[2].count("^") == 3


def test_a_caret_at_the_end_of_a_long_line_stands_under_it() -> None:
    """The window ends with the line."""
    span = Span(file="s", line=1, column=1000, length=1, excerpt="a" * 999 + "Z")
    said = error("x", "bad", span).render().split("\n")
    assert said[1][said[2].index("^")] == "Z"
    assert said[1].endswith("Z")
