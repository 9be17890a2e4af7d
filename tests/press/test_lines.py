"""Lines of type: every glyph exactly where shaping put it, every text as it was typed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.frame import Cluster, Glyph, Run
from picturebook.press.fonts import PressFont
from picturebook.press.lines import Line
from tests.press.handmade import ANDIKA, GENTIUM, run

_PIECE = re.compile(r"<([0-9A-F]+)>| (-?[\d.]+) ")
_SPAN = re.compile(r"/Span <</ActualText <([0-9A-F]+)>>> BDC (.*?)EMC", re.S)


def font() -> PressFont:
    """Return Andika, unused so far."""
    return PressFont(cut=ANDIKA.cut, resource="F1")


def written(one: Run, by: PressFont | None = None) -> str:
    """Return the operators of a run at size 10."""
    return " ".join(Line(by or font(), 10.0).write(one))


def placed(operators: str, by: PressFont) -> list[tuple[int, float, float]]:
    """Play the operators as a reader does: each glyph with the pen's place in em and its rise in points."""
    pen, rise, found = 0.0, 0.0, []
    for array, raised in re.findall(r"\[(.*?)\] TJ|(-?[\d.]+) Ts", operators):
        rise = float(raised) if raised else rise
        for glyphs, back in _PIECE.findall(array):
            pen -= float(back or 0) / 1000
            for at in range(0, len(glyphs), 4):
                number = int(glyphs[at : at + 4], 16)
                found.append((number, pen, rise))
                pen += by.advance(number) / by.units
    return found


def texts(operators: str) -> list[str]:
    """Return what is spelt out."""
    return [bytes.fromhex(meant).decode("utf-16") for meant, _ in _SPAN.findall(operators)]


GLYPHS = st.builds(
    Glyph,
    id=st.integers(1, 200),
    advance=st.integers(-200, 3000),
    dx=st.integers(-500, 500),
    dy=st.sampled_from([0, 0, 0, 300, -150]),
)


@given(st.lists(st.lists(GLYPHS, max_size=3), max_size=12))
def test_every_glyph_is_where_shaping_put_it(shaped: list[list[Glyph]]) -> None:
    """Whatever the advances and offsets: to a thousandth of the size for each number written."""
    clusters = tuple(Cluster(start=at, end=at + 1, glyphs=tuple(glyphs)) for at, glyphs in enumerate(shaped))
    one = replace(run("x"), text="x" * len(shaped), clusters=clusters)
    by = font()
    pen, expected = 0, []
    for glyph in (glyph for glyphs in shaped for glyph in glyphs):
        expected.append((glyph.id, (pen + glyph.dx) / by.units, glyph.dy / by.units * 10))
        pen += glyph.advance
    found = placed(written(one, by), by)
    assert [number for number, _, _ in found] == [number for number, _, _ in expected]
    for (_, x, rise), (_, x_, rise_) in zip(found, expected, strict=True):
        assert abs(x - x_) < 1e-4
        assert abs(rise - rise_) < 1e-3


def test_kerning_is_exact() -> None:
    """AV stand closer than their widths."""
    one, by = run("AVAV", by=GENTIUM), PressFont(cut=GENTIUM.cut, resource="F1")
    found = placed(written(one, by), by)
    shaped = sum(cluster.glyphs[0].advance for cluster in one.clusters[:3])
    assert abs(found[3][1] * by.units - shaped) < 0.1
    assert shaped < sum(by.advance(number) for number, _, _ in found[:3])


def test_plain_words_are_not_spelt_out() -> None:
    """One string of glyphs, and no text beside it."""
    assert "ActualText" not in written(run("Pim counted eleven stars."))


def test_only_what_does_not_read_back_is_spelt_out() -> None:
    """A letter of two glyphs is told; its neighbours are left alone."""
    assert texts(written(run("nax\u0323\u0301na"))) == ["x\u0323\u0301"]


def test_a_glyph_that_means_two_things_is_spelt_out_the_second_time() -> None:
    """The file can say only once what a glyph reads as."""
    by, one = font(), run("n")
    assert texts(written(one, by)) == []
    assert texts(written(replace(one, text="m"), by)) == ["m"]
    assert texts(written(one, by)) == []


def test_letters_seen_first_inside_others_still_read_plainly() -> None:
    """An n under a tilde does not make every later n a special case."""
    by = font()
    written(run("x\u0323\u0301"), by)
    assert texts(written(run("x"), by)) == []


def test_text_without_glyphs_is_not_lost() -> None:
    """A cluster that draws nothing is still read."""
    one = run("ab")
    empty = replace(
        one,
        text="a\u200bb",
        clusters=(
            one.clusters[0],
            Cluster(start=1, end=2, glyphs=()),
            replace(one.clusters[1], start=2, end=3),
        ),
    )
    assert texts(written(empty)) == ["\u200b"]


def test_from_right_to_left_letters_are_told_one_by_one() -> None:
    """Readers turn round what stands, letter by letter: a letter's marks are told before it, and neighbours apart."""
    turned = reversed(run("a" + "x\u0323\u0301" * 2 + "b").clusters)
    one = replace(run("a" + "x\u0323\u0301" * 2 + "b"), direction="rtl", clusters=tuple(turned))
    assert texts(written(one)) == ["\u0301\u0323x", "\u0301\u0323x"]


def test_a_told_letter_begins_where_it_stands() -> None:
    """From right to left its mark comes first and lies over it: a space that is not seen begins the told text."""
    by = font()
    marked = Cluster(start=0, end=1, glyphs=(Glyph(id=5, advance=0, dx=300), Glyph(id=6, advance=600)))
    made = written(replace(run("a"), direction="rtl", clusters=(marked,)), by)
    assert placed(made, by) == [
        (by.blank, 0.0, 0.0),
        (5, pytest.approx(300 / by.units, abs=1e-5), 0.0),
        (6, pytest.approx(0.0, abs=1e-5), 0.0),
    ]


def test_a_sign_between_words_keeps_its_side() -> None:
    """From right to left a mark of direction follows a comma without a letter behind it, and its glyph reads so."""
    spaced, tight = font(), font()
    written(backwards("ש, ש"), spaced)
    written(backwards("ש,ש"), tight)
    assert spaced.used[glyph_of(",")] == "\u200f,"
    assert tight.used[glyph_of(",")] == ","


def test_a_sign_after_words_the_other_way_is_told_with_a_mark() -> None:
    """A space that takes up a line from the right again is told so; the glyph goes on reading as a space."""
    by = font()
    assert texts(written(replace(backwards(" ש"), turns=True), by)) == [" \u200f"]
    assert by.used[glyph_of(" ")] == " "


def test_an_unseen_sign_takes_no_glyph() -> None:
    """A mark of direction is drawn with the glyph of a space, which goes on reading as one."""
    by = font()
    assert texts(written(run("\u200ea b"), by)) == ["\u200e"]
    assert by.used[glyph_of(" ")] == " "


def backwards(text: str) -> Run:
    """Set a text from right to left."""
    return run(text, direction="rtl", language="he")


def glyph_of(char: str) -> int:
    """Return the glyph Andika draws a character with."""
    return run(char).clusters[0].glyphs[0].id


def test_a_raised_glyph_leaves_the_line_level() -> None:
    """The rise is taken back at the end, for it would outlive the line."""
    one = run("ab")
    raised = replace(one.clusters[1], glyphs=(replace(one.clusters[1].glyphs[0], dy=400),))
    assert written(replace(one, clusters=(one.clusters[0], raised))).endswith(" 0 Ts")
