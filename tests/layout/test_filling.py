"""Filled lines: as long as their column, moved at spaces and joints, and the author's text still."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.design.companions import companions
from picturebook.design.fonts import Asked, families
from picturebook.layout.columns import lines_of
from picturebook.layout.drop_caps import with_cap
from picturebook.layout.filling import LETTER_FIT, filled
from picturebook.layout.itemising import Lettering
from picturebook.layout.justified import LOOSEST, TIGHT, give
from picturebook.layout.order import Ordered, ordered, ordered_text
from picturebook.layout.setting import Column, stand
from picturebook.layout.siting import Setting
from picturebook.layout.strips import Strip, strips
from picturebook.measure import Rect

ENGLISH = (
    "“When the lantern went out,” said the keeper, “nobody in the whole of the harbour noticed; for the moon had "
    "come up behind the breakwater, and every window was shining as though somebody had polished it.”"
)
SPACE_WIDE = 0.2685546875  # em, in Andika
HEBREW = "וביום השנים עשר לחודש התהפכה הרוח, ונשבה מן ההרים (12) אל הים, והביאה עמה ריח שלג, Wellington ושרף."


def strip_of(desk: SimpleNamespace, text: str, language: str = "en") -> Strip:
    """Measure a paragraph that is to be justified."""
    book = desk.book()
    lettering = Lettering(style=book.theme.style("body"), language=language, book=book, align="justify")
    return strips((desk.paragraph(text),), lettering)[0]


def setting_of(desk: SimpleNamespace, strip: Strip, size: float) -> Setting:
    """Return a paragraph's place: a box of 300 points, 100 from the left."""
    box = Rect(x=100.0, y=100.0, width=300.0, height=400.0)
    slot = desk.replace(desk.theme.page("words").texts[0], align="justify")
    return Setting(slot=slot, page=1, box=box, column=(strip,), size=size, place="page")


def set_in(desk: SimpleNamespace, text: str, language: str = "en", size: float = 16.0) -> Column:
    """Set a paragraph there."""
    page = Rect(x=0.0, y=0.0, width=600.0, height=600.0)
    return stand(setting_of(desk, strip_of(desk, text, language), size), page)


def ink(column: Column) -> list[tuple[float, float]]:
    """Return where each line's glyphs start and end, unseen spaces left out."""
    return [(line.x, line.x + line.width) for line in column.lines]


@pytest.mark.parametrize(
    ("text", "language", "size"), [(ENGLISH, "en", 16.0), (f"{HEBREW} {HEBREW}", "he", 9.0)]
)
def test_lines_reach_both_edges(desk: SimpleNamespace, text: str, language: str, size: float) -> None:
    """All but the last: the letters stand at the edges, and signs hang outside by no more than their width."""
    *lines, last = ink(set_in(desk, text, language, size))
    assert len(lines) >= 2
    for left, right in lines:
        assert 100 - 10 <= left <= 100.01
        assert 399.99 <= right <= 410
    assert last[1] - last[0] < 290


def test_a_plain_line_is_filled_exactly(desk: SimpleNamespace) -> None:
    """To a unit of the font, though each space is rounded."""
    column = set_in(desk, " ".join(["moon"] * 40))
    for line in column.lines[:-1]:
        shaped = sum(one.advance for one in line.filled)
        seen = shaped - line.filled[-1].clusters[-1].glyphs[0].advance / 2048
        assert line.x == 100.0
        assert seen * 16.0 == pytest.approx(300.0, abs=16.0 / 2048)


def test_an_opening_mark_hangs_whole_and_a_comma_in_part(desk: SimpleNamespace) -> None:
    """The first letter stands where the lines below it start; a hyphen, stop or comma leaves some inside."""
    column = set_in(desk, "“" + "moon, " * 40)
    first, second = ink(column)[:2]
    mark = column.lines[0].filled[0].clusters[0].glyphs[0].advance / 2048 * 16.0
    comma = column.lines[1].filled[0].clusters[-2].glyphs[0].advance / 2048 * 16.0
    assert second[0] - first[0] == pytest.approx(mark, abs=0.01)
    assert second[1] - 400.0 == pytest.approx(0.7 * comma, abs=0.02)


@given(st.floats(-1.0, 6.0))
def test_spaces_and_letters_are_moved_within_limits(desk: SimpleNamespace, room: float) -> None:
    """Letters stay as shaping put them until spaces have grown to half an em; a line too loose is left as it is."""
    words = ordered_text(desk.faces("Andika", False, False), "the moon had come", 0)
    (before,), (after,) = (part.shaped("en") for part in words.parts), filled(words, words.shaped("en"), room)
    for old, new in zip(before.clusters, after.clusters, strict=True):
        own, now = old.glyphs[0].advance / 2048, new.glyphs[0].advance / 2048
        if "the moon had come"[old.start] != " ":
            spaces_suffice = room <= 3 * give(SPACE_WIDE)
            assert own == now if spaces_suffice else own <= now <= own + LETTER_FIT + 0.001
        else:
            assert own * (1 - TIGHT) - 0.001 <= now <= own + 1.1 * LOOSEST * give(own) + 0.001


def test_letters_take_what_would_make_spaces_too_wide(desk: SimpleNamespace) -> None:
    """Inside words alone, so that spaces keep to half an em; letters that are joined stay joined."""
    words = ordered_text(desk.faces("Andika", False, False), "the moon had come", 0)
    (before,), wanted = (part.shaped("en") for part in words.parts), 3 * give(SPACE_WIDE) + 0.08
    (after,) = filled(words, words.shaped("en"), wanted)
    grown = {
        old.start: (new.glyphs[0].advance - old.glyphs[0].advance) / 2048
        for old, new in zip(before.clusters, after.clusters, strict=True)
    }
    assert sum(grown.values()) == pytest.approx(wanted, abs=1 / 2048)
    assert all(SPACE_WIDE + grown[at] == pytest.approx(0.5, abs=0.001) for at in (3, 8, 12))
    assert [at for at in grown if not grown[at]] == [2, 7, 11, 16]


def test_joined_letters_are_not_drawn_apart(desk: SimpleNamespace) -> None:
    """However loose a line of Arabic is, only its spaces grow."""
    (face, *_) = companions(families(), Asked("Andika", False, False), "Arab", "ar")
    words = ordered_text(face, "كان يا ما كان", 1)
    (before,), (after,) = words.shaped("ar"), filled(words, words.shaped("ar"), 1.0)
    grown = {
        words.parts[0].text[old.start]
        for old, new in zip(before.clusters, after.clusters, strict=True)
        if old != new
    }
    assert grown == {" "}


def test_typed_ends_and_verse_are_not_filled(desk: SimpleNamespace) -> None:
    """A paragraph whose author ended a line keeps the lengths of its lines."""
    from picturebook.manuscript.story import Break, Paragraph, Words

    verse = Paragraph(content=(Words(text=ENGLISH), Break(), Words(text="The end.")), span=desk.span(3))
    book = desk.book()
    lettering = Lettering(style=book.theme.style("body"), language="en", book=book, align="justify")
    (strip,) = strips((verse,), lettering)
    assert strip.filling is None


def east(desk: SimpleNamespace, text: str) -> tuple[Ordered, str]:
    """Return a line of Japanese in a font of this computer, or skip."""
    found = companions(families(), Asked("Andika", False, False), "Jpan", "ja")
    if not found:
        pytest.skip("no font for Japanese on this computer")
    return ordered_text(found[0], text, 0), "ja"


def test_ideographs_are_moved_at_every_joint(desk: SimpleNamespace) -> None:
    """Also before a comma, which begins no line; but not inside a double dash, nor after the last."""
    words, language = east(desk, "月の舟、来た……桃")
    before = [one for part in words.parts for one in part.shaped(language).clusters]
    after = [one for shaped in filled(words, words.shaped(language), 0.3) for one in shaped.clusters]
    moved = [new.glyphs[-1].advance - old.glyphs[-1].advance for old, new in zip(before, after, strict=True)]
    assert [by > 0 for by in moved] == [True, True, True, True, True, True, False, True, False]


def test_every_line_is_the_authors_text(desk: SimpleNamespace) -> None:
    """What the filled lines read as, one after the other, is what was typed."""
    strip = strip_of(desk, ENGLISH)
    lines = [ordered(strip, *line) for line in lines_of(strip, 18.0)]
    assert "".join(part.text for line in lines for part in line.parts) == ENGLISH


def test_lines_beside_a_large_letter_are_filled_too(desk: SimpleNamespace) -> None:
    """They start right of it, and end where those below it do."""
    strip = with_cap(strip_of(desk, ENGLISH.removeprefix("“").capitalize()), 2, "en")
    assert strip.capped is not None
    column = stand(setting_of(desk, strip, 16.0), Rect(x=0.0, y=0.0, width=600.0, height=600.0))
    beside, also, below = ink(column)[:3]
    assert beside[0] == also[0] > 110.0
    assert below[0] == 100.0
    for _, right in (beside, also, below):
        assert 399.99 <= right <= 404.0
