"""Lines that run both ways: every letter once, in the order it is seen, shaped in its own direction."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.design.theme import TextSlot
from picturebook.layout.compose import compose
from picturebook.layout.frame import Frame, Group, Item, Run
from picturebook.layout.itemising import Lettering
from picturebook.layout.order import ordered, ordered_text
from picturebook.layout.quotes import printed_text
from picturebook.layout.siting import Setting
from picturebook.layout.stances import extent
from picturebook.layout.strips import strips
from picturebook.manuscript.story import Break, Bullets, Paragraph, Words
from picturebook.measure import Rect

SHALOM = "שלום"
mixed = st.text(alphabet=st.sampled_from("אבגaלם bc12 ,.()“”\u0301٣ع\u200f"), min_size=1, max_size=60).filter(
    lambda text: text.strip() != "" and text.strip()[0] not in "\u0301\u200f"
)


def walk(items: tuple[Item, ...]) -> list[Run]:
    """Return every run of items, in paint order."""
    return [
        run
        for item in items
        for run in ([item] if isinstance(item, Run) else walk(item.items) if isinstance(item, Group) else [])
    ]


def page_of(desk: SimpleNamespace, *blocks: object, language: str = "he", template: str = "words") -> Frame:
    """Set blocks on a page of a book in a language."""
    book = desk.book((template, desk.page(1, *blocks)))
    layout = compose(replace(book, story=replace(book.story, language=language)))
    frame: Frame = layout.openings[0].frames[0]
    return frame


def across(runs: list[Run]) -> list[str]:
    """Return the texts of one line's runs from left to right."""
    return [run.text for run in sorted(runs, key=lambda run: run.x)]


@settings(max_examples=150, deadline=None)
@given(text=mixed, language=st.sampled_from(["he", "en", "und"]))
def test_a_line_holds_every_letter_once(desk: SimpleNamespace, text: str, language: str) -> None:
    """Whatever runs which way, the parts of a line are its letters, none lost or doubled."""
    book = desk.book(("words", desk.page(1, desk.paragraph("x"))))
    lettering = Lettering(style=book.theme.style("body"), language=language, book=book)
    (strip,) = strips((desk.paragraph(text),), lettering)
    said = "".join(part.text for part in ordered(strip, 0, len(strip.pieces)).parts)
    assert sorted(said.replace(" ", "")) == sorted(strip.text.replace(" ", ""))


def test_latin_and_figures_stand_inside_a_line_from_the_right(desk: SimpleNamespace) -> None:
    """Each run in its own direction; the first word of the line is the rightmost."""
    runs = walk(page_of(desk, desk.paragraph(f"{SHALOM} 12 Pim {SHALOM}!")).items)
    assert across(runs) == [f" {SHALOM}!", "Pim", " ", "12", f"{SHALOM} "]
    assert {run.text: run.direction for run in runs}["Pim"] == "ltr"
    assert {run.text: run.direction for run in runs}[f"{SHALOM} "] == "rtl"


def test_hebrew_stands_inside_a_line_from_the_left(desk: SimpleNamespace) -> None:
    """In an English book a Hebrew word runs its own way and the line keeps its order."""
    runs = walk(page_of(desk, desk.paragraph(f"Pim said {SHALOM} {SHALOM}!"), language="en").items)
    assert across(runs) == ["Pim said ", f"{SHALOM} {SHALOM}", "!"]
    assert [run.direction for run in sorted(runs, key=lambda run: run.x)] == ["ltr", "rtl", "ltr"]


def test_runs_touch_and_never_overlap(desk: SimpleNamespace) -> None:
    """A run begins where the one left of it ends."""
    frame = page_of(desk, desk.paragraph(f"{SHALOM} 12 Pim {SHALOM} (Oda) {SHALOM}."))
    runs = sorted(walk(frame.items), key=lambda run: run.x)
    units = {
        desk.face(name, False, False).digest: desk.face(name, False, False).units_per_em for name in FACES
    }
    for left, right in pairwise(runs):
        advance = sum(glyph.advance for cluster in left.clusters for glyph in cluster.glyphs)
        assert left.x + advance / units[left.face] * left.size == pytest.approx(right.x)


FACES = ("Andika", "Gentium Book Plus")


def test_lines_begin_at_the_right_edge(desk: SimpleNamespace) -> None:
    """The ragged side of a paragraph from the right is the left one; the space a line was broken at is not seen."""
    frame = page_of(desk, desk.paragraph(" ".join([SHALOM] * 40)))
    rights = {}
    for run in walk(frame.items):
        advance = sum(glyph.advance for cluster in run.clusters for glyph in cluster.glyphs)
        rights[run.y] = run.x + advance / 2048 * run.size
    assert len(rights) > 2
    assert max(rights.values()) - min(rights.values()) < 0.01


def test_a_code_that_names_no_language_leaves_it_to_each_paragraph(desk: SimpleNamespace) -> None:
    """Then the first strong letter decides, paragraph by paragraph."""
    said = (desk.paragraph(f"{SHALOM} Pim", line=10), desk.paragraph(f"Pim {SHALOM}", line=12))
    runs = walk(page_of(desk, *said, language="und").items)
    lines = [across([run for run in runs if run.y == y]) for y in sorted({run.y for run in runs})]
    assert lines == [["Pim", f"{SHALOM} "], ["Pim ", SHALOM]]


def test_an_opening_mark_hangs_at_the_right(desk: SimpleNamespace) -> None:
    """A quotation that opens a line from the right stands outside its right edge, so the letters align."""
    frame = page_of(desk, desk.paragraph(f"”{SHALOM}“", line=10), desk.paragraph(SHALOM, line=12))
    first, second = (run for run in walk(frame.items))
    ends = [
        run.x + sum(glyph.advance for cluster in run.clusters for glyph in cluster.glyphs) / 2048 * run.size
        for run in (first, second)
    ]
    mark = next(cluster for cluster in first.clusters if cluster.start == 0).glyphs[0].advance / 2048
    assert ends[0] - mark * first.size == pytest.approx(ends[1])


def test_a_marker_stands_right_of_its_words(desk: SimpleNamespace) -> None:
    """In a list from the right the number is beyond the right edge, its full stop on the side of the words."""
    item = (desk.paragraph(SHALOM),)
    frame = page_of(desk, Bullets(ordered=True, items=(item,), span=desk.span(9)))
    assert across(walk(frame.items)) == [SHALOM, ".", "1"]


def test_words_that_run_against_their_line_do_not_open_it(desk: SimpleNamespace) -> None:
    """A Hebrew word at the head of an English line has its first letter inside the line."""
    face = desk.face("Andika", False, False)
    assert ordered_text(face, f"{SHALOM} a", 0).opening is None
    assert ordered_text(face, f"a {SHALOM}", 0).opening is not None
    assert ordered_text(face, f"{SHALOM} a", 1).opening is not None


def test_a_line_its_author_ended_keeps_the_paragraph_s_direction(desk: SimpleNamespace) -> None:
    """A verse is one paragraph: a Latin line inside it does not turn it round."""
    content = (Words(text=f"{SHALOM} a"), Break(), Words(text=f"Pim {SHALOM}"))
    runs = walk(page_of(desk, Paragraph(content=content, span=desk.span(9)), language="und").items)
    lines = [across([run for run in runs if run.y == y]) for y in sorted({run.y for run in runs})]
    assert lines[1] == [f" {SHALOM}", "Pim"]


def test_a_line_of_figures_first_leaves_the_verse_its_direction(desk: SimpleNamespace) -> None:
    """Where nobody says which way it runs, the first letter of the whole verse does, on whatever line it stands."""
    book = desk.book(("words", desk.page(1, desk.paragraph("x"))))
    lettering = Lettering(style=book.theme.style("body"), language="und", book=book)
    content = (Words(text="12"), Break(), Words(text=SHALOM))
    (strip,) = strips((Paragraph(content=content, span=desk.span(9)),), lettering)
    assert strip.levels.base == 1


def test_a_sign_after_words_the_other_way_turns_the_line(desk: SimpleNamespace) -> None:
    """A run that takes the line up again with a space or a sign says so; one that begins with a letter need not."""
    runs = walk(page_of(desk, desk.paragraph(f"{SHALOM} 12 {SHALOM} Pim{SHALOM}")).items)
    assert {run.text: run.turns for run in runs} == {
        f"{SHALOM} ": False,
        "12": False,
        f" {SHALOM} ": True,
        "Pim": False,
        SHALOM: False,
    }


def test_the_face_of_a_marker_is_among_the_faces(desk: SimpleNamespace) -> None:
    """A list whose words are all in another face still needs the one its bullets are in."""
    item = (desk.paragraph("\u0370"),)
    book = desk.book(("words", desk.page(1, Bullets(ordered=False, items=(item,), span=desk.span(9)))))
    layout = compose(book)
    used = {run.face for run in walk(layout.openings[0].frames[0].items)}
    assert len(used) == 2
    assert used == {face.digest for face in layout.faces}


def test_words_from_the_right_fill_the_right_of_their_box(desk: SimpleNamespace) -> None:
    """Where the quietest place is weighed, a short line from the right is at the right of its slot."""
    book = desk.book(("words", desk.page(1, desk.paragraph("x"))))
    lettering = Lettering(style=book.theme.style("body"), language="he", book=book)
    column = strips((desk.paragraph(SHALOM),), lettering)
    box = Rect(x=100.0, y=0.0, width=300.0, height=100.0)
    slot = TextSlot(x=0, y=0, w=1, h=1)
    setting = Setting(slot=slot, page=1, box=box, column=column, size=20.0, place="page")
    assert extent(setting).right == pytest.approx(box.right)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(
        alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="'\""),
        min_size=1,
        max_size=40,
    ),
    language=st.sampled_from(["en", "ar", "und"]),
)
def test_any_text_is_set_and_comes_back(desk: SimpleNamespace, text: str, language: str) -> None:
    """Whatever Unicode has: the runs of its lines hold its letters, and every run's clusters cover it."""
    text = f"x{text}"
    runs = walk(page_of(desk, desk.paragraph(text), language=language).items)
    assert letters("".join(run.text for run in runs)) == letters(printed_text(text, language))
    for run in runs:
        ends = sorted((cluster.start, cluster.end) for cluster in run.clusters)
        assert ends[0][0] == 0
        assert ends[-1][1] == len(run.text)
        assert all(one[1] == other[0] for one, other in pairwise(ends))


def letters(text: str) -> list[str]:
    """Return what is not a space, sorted."""
    return sorted(char for char in text if not char.isspace() and char != "\u200b")
