"""Drop caps: where the letter stands, what stands beside it, and that its word is read whole."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.compose import compose
from picturebook.layout.drop_caps import Cap, capped_count, capped_lines, goes_past, with_cap
from picturebook.layout.frame import Group, Item, Run, Shape
from picturebook.layout.itemising import Lettering
from picturebook.layout.lines import Word, line_width
from picturebook.layout.shape import Drawn, cap_height
from picturebook.layout.strips import Strip, strips

TALE = "nce upon a time there was a small owl who lived in a very old tree by the sea, and every evening she \
counted the boats as they came home, and every evening she was one short. So she flew out to look for it."
CAP = Cap(
    text="O", drawn=Drawn(path=(), left=0, right=3, high=3, low=0), mark=None, hangs=0.0, wide=3.2, lines=3
)

words = st.lists(
    st.builds(Word, width=st.floats(0.5, 4.0), space=st.just(0.25), cost=st.sampled_from([0.0, 4.0, -3.5])),
    min_size=1,
    max_size=40,
)


def strip_of(desk: SimpleNamespace, text: str, language: str = "en") -> Strip:
    """Measure a paragraph and wish for a letter over three lines."""
    lettering = Lettering(style=desk.theme.style("body"), language=language, book=desk.book())
    (strip,) = strips((desk.paragraph(text),), lettering)
    return with_cap(strip, 3, language)


def page(desk: SimpleNamespace, *texts: str, lines: int = 3, role: str = "words") -> list[Item]:
    """Set the first page of a tale; return what is painted of its words, in order."""
    theme = replace(
        desk.theme,
        styles=tuple(
            (name, replace(style, drop_cap=lines) if name == "body" else style)
            for name, style in desk.theme.styles
        ),
    )
    pages = [(role, desk.page(at, desk.paragraph(text))) for at, text in enumerate(texts, start=1)]
    layout = compose(replace(desk.book(*pages), theme=theme))
    found: list[Item] = []

    def look(items: tuple[Item, ...], inside: bool) -> None:
        for item in items:
            if isinstance(item, Group):
                look(item.items, inside or item.role == "P")
            elif inside:
                found.append(item)

    for opening in layout.openings:
        for frame in opening.frames:
            look(frame.items, False)
    return found


def edges(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a path's points span."""
    points = [(float(step[-2]), float(step[-1])) for step in shape.path if len(step) > 1]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


@given(words, st.floats(8.0, 20.0))
def test_lines_beside_leave_room_for_the_letter(drawn: list[Word], measure: float) -> None:
    """Three of them; those below have the whole measure; as many as were counted, and no word is lost."""
    if not goes_past(drawn, measure, CAP):
        return
    lines = capped_lines(drawn, measure, CAP)
    assert [first for first, _ in lines] == [0, *(past for _, past in lines[:-1])]
    assert (lines[-1][1], len(lines)) == (len(drawn), capped_count(drawn, measure, CAP))
    for at, line in enumerate(lines):
        assert line_width(drawn, *line) <= measure - (CAP.wide if at < 3 else 0) + 1e-6


@pytest.mark.parametrize(
    ("text", "taken"),
    [(f"O{TALE}", "O"), (f'"O{TALE}', "“O"), ("A fox came.", "A ")],
)
def test_the_letter_takes_its_mark_and_its_space(desk: SimpleNamespace, text: str, taken: str) -> None:
    """What it reads as and what stands beside it are the whole paragraph."""
    capped = strip_of(desk, text).capped
    assert capped is not None
    assert capped.cap is not None
    assert capped.cap.text == taken
    assert capped.text[capped.pieces[0].start :] == strip_of(desk, text).text[len(taken) :]


@pytest.mark.parametrize(
    ("text", "language"), [(f"o{TALE}", "en"), (f"1{TALE}", "en"), ("שלום ילדים " * 20, "he")]
)
def test_where_no_letter_is_a_capital_none_grows(desk: SimpleNamespace, text: str, language: str) -> None:
    """Small letters, figures, and scripts that have no capitals."""
    assert strip_of(desk, text, language).capped is None


def test_few_words_have_no_letter_over_them(desk: SimpleNamespace) -> None:
    """It would be all there is."""
    assert not any(isinstance(item, Shape) for item in page(desk, "I saw an owl."))


@pytest.mark.parametrize("letter", ["Q", "É", "Ё"])
def test_a_letter_with_a_tail_or_a_mark_stays_small(desk: SimpleNamespace, letter: str) -> None:
    """It would touch the line below or what is above."""
    assert strip_of(desk, f"{letter}{TALE}").capped is None


def test_the_letter_stands_between_capitals_and_baseline(desk: SimpleNamespace) -> None:
    """Flush with the lines below, as high as the first line's capitals, its foot on the third line."""
    shape, *rest = page(desk, f"I{TALE}")
    runs = [item for item in rest if isinstance(item, Run)]
    assert isinstance(shape, Shape)
    left, top, right, bottom = edges(shape)
    high = cap_height(desk.face("Andika", False, False)) * runs[0].size
    assert left == pytest.approx(runs[3].x, abs=0.01)
    assert (top, bottom) == pytest.approx((runs[0].y - high, runs[2].y), abs=0.01)
    assert right < runs[0].x == pytest.approx(runs[2].x)


def test_the_word_is_read_whole(desk: SimpleNamespace) -> None:
    """The run beside the letter begins with it, and its clusters cover the text."""
    run = next(item for item in page(desk, f'"I{TALE}') if isinstance(item, Run))
    assert run.text.startswith("“Ince upon")
    assert "".join(run.text[one.start : one.end] for one in run.clusters) == run.text


def test_a_mark_of_speech_hangs_before_the_letter(desk: SimpleNamespace) -> None:
    """In the size of the words, outside their edge, level with the first line."""
    letter, mark, *rest = page(desk, f'"I{TALE}')
    runs = [item for item in rest if isinstance(item, Run)]
    assert isinstance(letter, Shape)
    assert isinstance(mark, Shape)
    assert edges(mark)[2] < edges(letter)[0] == pytest.approx(runs[3].x, abs=0.01)
    assert edges(mark)[3] < runs[0].y


def test_only_the_first_page_of_the_tale_opens_so(desk: SimpleNamespace) -> None:
    """One letter a book."""
    assert sum(isinstance(item, Shape) for item in page(desk, f"I{TALE}", f"I{TALE}")) == 1


@pytest.mark.parametrize(("lines", "role"), [(0, "words"), (3, "oval")])
def test_none_grows_where_none_is_wished_for(desk: SimpleNamespace, lines: int, role: str) -> None:
    """By the theme; nor where lines have no edge to stand at."""
    assert not any(isinstance(item, Shape) for item in page(desk, f"I{TALE}", lines=lines, role=role))
