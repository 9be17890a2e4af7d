"""The setting of type: whatever is set comes out once, in whatever shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.layout.fit import fit
from picturebook.layout.frame import Group, Ink, Item, Run
from picturebook.layout.itemising import Lettering
from picturebook.layout.ornaments import Paints
from picturebook.layout.setting import Manner, groups, stand
from picturebook.layout.shape import Said, top
from picturebook.layout.siting import Setting
from picturebook.layout.strips import strips
from picturebook.manuscript.story import Bullets
from picturebook.measure import Rect

BLACK = Ink(srgb=(0, 0, 0), cmyk=(0, 0, 0, 100))
MANNER = Manner(ink=BLACK, second=BLACK, paints=Paints(strong=BLACK, soft=BLACK), ornament="stars", id="p")
PARTS = [
    "moon",
    "wonderfully",
    "won\u00adder\u00adful",
    "“Oh!”",
    "merry-go-round",
    "e\u0301te\u0301",
    "שלום",
    "(12)",
    "月の舟、",
    "ไทย",
]
TEXTS = st.lists(
    st.sampled_from(PARTS) | st.text("abcdefgh’—…áשא月", min_size=1, max_size=14), min_size=1, max_size=25
)


def runs(items: tuple[Item, ...]) -> Iterator[Run]:
    """Yield every run in groups."""
    for item in items:
        if isinstance(item, Run):
            yield item
        elif isinstance(item, Group):
            yield from runs(item.items)


@pytest.mark.parametrize("align", ["left", "center", "justify"])
@settings(deadline=None)  # the first look at a script loads its font
@given(texts=TEXTS, width=st.floats(60.0, 500.0))
def test_no_cluster_is_lost_or_doubled(
    desk: SimpleNamespace, align: str, texts: list[str], width: float
) -> None:
    """Whatever the words, their scripts and the measure: every character is in one cluster of one line."""
    text, book = " ".join(texts), desk.book()
    style = book.theme.style("body")
    lettering = Lettering(style=style, language="en", book=book, align=align, divides=True)
    slot = desk.replace(desk.theme.page("words").texts[0], align=align)
    box = Rect(x=50.0, y=50.0, width=width, height=500.0)
    column = strips((desk.paragraph(text),), lettering)
    setting = Setting(slot=slot, page=1, box=box, column=column, size=16.0, place="page")
    said: Counter[str] = Counter()
    for run in runs(groups(stand(setting, Rect(x=0, y=0, width=600, height=600)), MANNER)):
        covered = sorted((one.start, one.end) for one in run.clusters)
        assert [at for span in covered for at in range(*span)] == list(range(len(run.text)))
        said.update(run.text)
    wanted = Counter(text)
    for unseen in (" ", "\u00ad"):  # those at the ends of lines come and go
        del said[unseen], wanted[unseen]
    assert said == wanted


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_items_of_a_centred_list_stand_flush(desk: SimpleNamespace, language: str) -> None:
    """They begin below one another, on the side where the language begins, and their block stands in the middle."""
    items = tuple((desk.paragraph(text),) for text in ("one cheese, rather large", "jam", "tea"))
    page = desk.page(1, desk.picture("a"), Bullets(items=items, ordered=False, span=desk.span(1)))
    book = desk.book(("full", page))
    (leaf,) = fit(replace(book, story=replace(book.story, language=language))).leaves
    setting = leaf.settings[0]
    lines = stand(setting, setting.box).lines
    starts = {round(line.x if language == "en" else line.x + line.width, 3) for line in lines}
    edges = min(line.x for line in lines), max(line.x + line.width for line in lines)
    assert len(lines) == 3 and len(starts) == 1
    assert sum(edges) / 2 == pytest.approx(setting.box.x + setting.box.width / 2)


@pytest.mark.parametrize(("text", "taller"), [("HILL", False), ("Hill", True)])
def test_no_ink_passes_the_safe_edge_above(desk: SimpleNamespace, text: str, taller: bool) -> None:
    """Tops are aligned by capitals; where taller letters would pass what a house measures, the words stand lower."""
    lettering = Lettering(style=desk.theme.style("body"), language="en", book=desk.book())
    slot = desk.replace(desk.theme.page("words").texts[0], valign="top")
    box = Rect(x=50.0, y=50.0, width=400.0, height=300.0)
    column = strips((desk.paragraph(text),), lettering)
    setting = Setting(slot=slot, page=1, box=box, column=column, size=60.0, place="page")
    at_edge = stand(setting, box).lines[0].baseline
    far = stand(setting, replace(box, y=0.0)).lines[0].baseline
    assert (at_edge > far) is taller
    face = column[0].stretches[0].face
    assert at_edge - top(face, text, Said("en")) * 60.0 >= box.y - 0.01


@pytest.mark.parametrize("text", ["one two three", "אחת שתים שלוש"])
def test_words_stand_as_far_apart_as_their_style_says(desk: SimpleNamespace, text: str) -> None:
    """A wider space is measured and painted alike, whichever way a line runs; the letters stay as they are."""
    book = desk.book()
    box = Rect(x=50.0, y=50.0, width=500.0, height=500.0)
    found = []
    for wide in (1.0, 1.5):
        style = replace(book.theme.style("body"), word_space=wide)
        column = strips((desk.paragraph(text),), Lettering(style=style, language="en", book=book))
        slot = book.theme.page("words").texts[0]
        setting = Setting(slot=slot, page=1, box=box, column=column, size=20.0, place="page")
        (line,) = stand(setting, Rect(x=0, y=0, width=600, height=600)).lines
        found.append((line.width / 20, sum(one.width + one.space for one in column[0].words)))
    space = found[1][1] - found[0][1]
    assert space > 0.2
    assert found[1][0] - found[0][0] == pytest.approx(space, abs=0.005)
