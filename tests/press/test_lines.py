"""Lines of type: every glyph exactly where shaping put it, every text as it was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given
from hypothesis import strategies as st

from picturebook.design.fonts import Cut
from picturebook.layout.frame import Cluster, Glyph, Run
from picturebook.press.fonts import PressFont
from picturebook.press.lines import Line
from tests.press import outlines
from tests.press.handmade import ANDIKA, GENTIUM, run

_PIECE = re.compile(r"<([0-9A-F]+)>| (-?[\d.]+) ")
_SPAN = re.compile(r"/Span <</ActualText <([0-9A-F]+)>>> BDC (.*?)EMC", re.S)


def font() -> PressFont:
    """Return Andika, unused so far."""
    return PressFont(cut=ANDIKA.cut, resource="F1")


@cache
def _blocks() -> Path:
    return outlines.named(Path(mkdtemp()) / "blocks.otf")


def postscript() -> PressFont:
    """Return a font of CFF outlines: no glyphs can be made of its glyphs, and words are told beside them."""
    return PressFont(cut=Cut(str(_blocks())), resource="F1")


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
    id=st.integers(1, 7),
    advance=st.integers(-200, 3000),
    dx=st.integers(-500, 500),
    dy=st.sampled_from([0, 0, 0, 300, -150]),
)


@given(st.lists(st.lists(GLYPHS, max_size=3), max_size=12))
def test_every_glyph_is_where_shaping_put_it(shaped: list[list[Glyph]]) -> None:
    """Whatever the advances and offsets: to a thousandth of the size for each number written."""
    clusters = tuple(Cluster(start=at, end=at + 1, glyphs=tuple(glyphs)) for at, glyphs in enumerate(shaped))
    one = replace(run("x"), text="x" * len(shaped), clusters=clusters)
    by = postscript()
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


def test_a_letter_of_several_glyphs_is_one_of_its_own() -> None:
    """It reads as the letter with its marks; its neighbours are left alone, and nothing is told beside them."""
    by = font()
    made = placed(written(run("nax\u0323\u0301na"), by), by)
    assert [by.used[number] for number, _, _ in made] == ["n", "a", "x\u0323\u0301", "n", "a"]


def test_only_what_does_not_read_back_is_spelt_out() -> None:
    """With CFF outlines, a letter of two glyphs is told; its neighbours are left alone."""
    one = run("abc")
    double = replace(one.clusters[1], glyphs=(Glyph(id=2, advance=500), Glyph(id=3, advance=0, dy=300)))
    parts = [replace(one.clusters[at], glyphs=(Glyph(id=at + 4, advance=600),)) for at in (0, 2)]
    made = written(replace(one, clusters=(parts[0], double, parts[1])), postscript())
    assert texts(made) == ["b"]


def test_a_glyph_that_means_two_things_has_a_twin() -> None:
    """The file can say only once what a glyph reads as: the same outline with another number says the other."""
    by, one = font(), run("n")
    first, second, third = (
        placed(written(said, by), by)[0][0] for said in (one, replace(one, text="m"), one)
    )
    assert (by.used[first], by.used[second], third) == ("n", "m", first)
    assert by.compounds[second].parts == ((first, 0, 0),)


def test_a_twin_of_a_space_is_made_once() -> None:
    """However wide a filled line makes it: the line moves the pen."""
    by, one = font(), run(" ")
    written(one, by)
    for advance in (500, 600):
        space = replace(one.clusters[0], glyphs=(replace(one.clusters[0].glyphs[0], advance=advance),))
        written(replace(one, text="\u00a0", clusters=(space,)), by)
    assert len(by.compounds) == 1


def test_letters_seen_first_inside_others_still_read_plainly() -> None:
    """An n under a tilde does not make every later n a special case."""
    by = font()
    written(run("x\u0323\u0301"), by)
    assert texts(written(run("x"), by)) == []


def test_text_without_glyphs_is_not_lost() -> None:
    """A cluster that draws nothing is still read, from a glyph without ink."""
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
    by = font()
    (_, middle, _) = placed(written(empty, by), by)
    assert (by.used[middle[0]], by.compounds[middle[0]].parts) == ("\u200b", ())


def test_from_right_to_left_letters_are_told_one_by_one() -> None:
    """Readers turn round what stands, letter by letter: a letter's marks are told before it, and neighbours apart."""
    by, said = font(), run("a" + "x\u0323\u0301" * 2 + "b")
    made = placed(written(replace(said, direction="rtl", clusters=tuple(reversed(said.clusters))), by), by)
    assert [by.used[number] for number, _, _ in made] == ["b", "\u0301\u0323x", "\u0301\u0323x", "a"]


def test_with_cff_outlines_they_are_told_apart_too() -> None:
    """Two letters told as one would be turned round once too often."""
    one = run("ab")
    turned = [
        replace(part, glyphs=(Glyph(id=2, advance=500), Glyph(id=3, advance=0))) for part in one.clusters
    ]
    backwards_ = replace(one, direction="rtl", clusters=tuple(reversed(turned)))
    assert texts(written(backwards_, postscript())) == ["b", "a"]


def test_a_sign_between_words_keeps_its_side() -> None:
    """From right to left a mark of direction follows a comma without a letter behind it, and its glyph reads so."""
    spaced, tight = font(), font()
    assert [spaced.used[one] for one, _, _ in placed(written(backwards("ש, ש"), spaced), spaced)][
        2
    ] == "\u200f,"
    assert [tight.used[one] for one, _, _ in placed(written(backwards("ש,ש"), tight), tight)][1] == ","


def test_a_sign_after_words_the_other_way_is_told_with_a_mark() -> None:
    """A space that takes up a line from the right again is told so; the glyph goes on reading as a space."""
    by = font()
    made = placed(written(replace(backwards(" ש"), turns=True), by), by)
    assert by.used[made[-1][0]] == " \u200f"
    assert by.used.get(glyph_of(" "), "") == ""


def test_marks_go_in_with_the_letter_to_their_right() -> None:
    """The first letter of the next run reads as the marks and itself."""
    by = font()
    made = placed(" ".join(Line(by, 10.0).write(run("ab"), before="\u200f")), by)
    assert [by.used[one] for one, _, _ in made] == ["\u200fa", "b"]


def test_a_bracket_from_right_to_left_keeps_its_shape() -> None:
    """In a book bound on the right it is read between marks of both directions, else pdfium mirrors it."""
    by = font()
    glyphs = [
        one for one, _, _ in placed(" ".join(Line(by, 10.0).write(backwards("ש("), right_bound=True)), by)
    ]
    assert [by.used[one] for one in glyphs] == ["\u200f(", "\u200eש"]


def test_a_bracket_that_opens_a_line_keeps_its_shape() -> None:
    """The mark has a glyph of its own, without width: pdf.js leaves out one that reads as a mark in the end."""
    by = font()
    glyphs = [
        one for one, _, _ in placed(" ".join(Line(by, 10.0).write(backwards("(ש"), right_bound=True)), by)
    ]
    assert [by.used[one] for one in glyphs] == ["ש", "\u200f(", "\u200e"]
    assert by.advance(glyphs[2]) == 0


def test_a_bracket_before_another_face_hands_its_mark_on() -> None:
    """What stands to its right is to be read behind the mark."""
    line = Line(font(), 10.0)
    line.write(backwards("(ש"), right_bound=True, last=False)
    assert line.behind == "\u200e"


def test_a_bracket_that_takes_up_a_line_again_has_both_marks() -> None:
    """Behind it the line runs from the right."""
    by = font()
    line = Line(by, 10.0)
    made = placed(" ".join(line.write(replace(backwards("(ש"), turns=True), right_bound=True)), by)
    assert by.used[made[-1][0]] == "\u200f(\u200e\u200f"


def test_a_sign_that_ends_words_the_other_way_stays_with_them() -> None:
    """In a book bound on the right a mark follows it; in another nothing does."""
    by, plain = font(), font()
    made = placed(" ".join(Line(by, 10.0).write(run("ab)"), right_bound=True)), by)
    assert [by.used[one] for one, _, _ in made] == ["a", "b", ")", "\u200e"]
    assert len(placed(written(run("ab)"), plain), plain)) == 3


def test_an_unseen_sign_takes_no_glyph() -> None:
    """A mark of direction is drawn with the glyph of a space, which goes on reading as one."""
    by = font()
    made = placed(written(run("\u200ea b"), by), by)
    assert [by.used[number] for number, _, _ in made] == ["\u200e", "a", " ", "b"]
    assert by.used[glyph_of(" ")] == " "


def backwards(text: str) -> Run:
    """Set a text from right to left."""
    return run(text, direction="rtl", language="he")


def glyph_of(char: str) -> int:
    """Return the glyph Andika draws a character with."""
    return run(char).clusters[0].glyphs[0].id


def test_a_raised_glyph_leaves_the_line_level() -> None:
    """The rise is taken back at the end, for it would outlive the line; where it can be, it is the glyph's own."""
    one = run("ab")
    raised = replace(one.clusters[1], glyphs=(Glyph(id=4, advance=500, dy=400),))
    level = replace(one.clusters[0], glyphs=(Glyph(id=2, advance=500),))
    assert written(replace(one, clusters=(level, raised)), postscript()).endswith(" 0 Ts")
    by = font()
    high = replace(one.clusters[1], glyphs=(replace(one.clusters[1].glyphs[0], dy=400),))
    assert "Ts" not in written(replace(one, clusters=(one.clusters[0], high)), by)
    assert [compound.parts for compound in by.compounds.values()] == [((glyph_of("b"), 0, 400),)]
