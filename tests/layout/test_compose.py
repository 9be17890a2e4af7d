"""Whole pages: what stands where, in what order it is read, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.errors import BookError, MissingGlyph, TextDoesNotFit
from picturebook.layout.book import area
from picturebook.layout.compose import checked, compose, compose_leaf
from picturebook.layout.fit import fit
from picturebook.layout.frame import Frame, Group, Picture, Shape
from picturebook.layout.quotes import printed_text
from picturebook.manuscript.story import (
    Bullets,
    Heading,
    Ornament,
    Paragraph,
    Quote,
    Words,
)
from tests.layout.items import named, runs, walk

SHORT = "Pim counted eleven stars. The twelfth one wobbled."


def frames(desk: SimpleNamespace, *pages: tuple[str, object], start: int = 1) -> list[Frame]:
    """Compose pages and return their frames."""
    layout = compose(desk.book(*pages, start=start))
    return [frame for opening in layout.openings for frame in opening.frames]


typed = st.lists(st.text(alphabet="abcdefghij éüß“”’-—.,!", min_size=1, max_size=9), min_size=1, max_size=45)


@settings(max_examples=60, deadline=None)
@given(text=typed.map(" ".join).filter(lambda text: bool(text.split())), bold=st.booleans())
def test_no_word_is_lost_or_doubled(desk: SimpleNamespace, text: str, bold: bool) -> None:
    """The runs of a page, read in order, are the paragraph with its spaces made single."""
    half = len(text) // 2
    content = (Words(text=text[:half]), Words(text=text[half:], bold=bold))
    page = desk.page(1, Paragraph(content=content, span=desk.span(3)))
    (frame,) = frames(desk, ("words", page))
    assert "".join(run.text for run in runs(frame)) == printed_text(" ".join(text.split()), "en")
    for run in runs(frame):
        assert "".join(run.text[part.start : part.end] for part in run.clusters) == run.text


@pytest.mark.parametrize("template", ["full", "above", "oval", "words"])
@pytest.mark.parametrize("start", [1, 2])
def test_words_keep_inside_safe_and_gutter(desk: SimpleNamespace, template: str, start: int) -> None:
    """No letter stands outside the printer's safe area, on a recto or a verso."""
    blocks = (desk.paragraph(SHORT * 2), desk.paragraph("“So it did,” said Oda. “So it did.”"))
    shown = () if template == "words" else (desk.picture("a"),)
    book = desk.book((template, desk.page(1, *shown, *blocks)), start=start)
    safe = area(book, start).safe
    layout = compose(book)
    assert layout.passages
    assert all(safe.holds(passage.box) for passage in layout.passages)


def test_gutter_moves_with_the_side(desk: SimpleNamespace) -> None:
    """The inner margin is the gutter, on the right of a verso and on the left of a recto."""
    book = desk.book(("words", None), ("words", None))
    recto, verso = area(book, 1), area(book, 2)
    assert (recto.side, recto.safe.x, verso.side, verso.safe.right) == ("right", 27.0, "left", 585.0)


def test_a_right_bound_book_has_its_gutter_on_the_other_side(desk: SimpleNamespace) -> None:
    """There a recto lies left and is held at its right edge: its gutter is there, and its bleed at the left."""
    book = desk.book(("words", None), ("words", None))
    turned = replace(book, dummy=replace(book.dummy, binding="right"))
    recto, verso = area(turned, 1), area(turned, 2)
    assert (recto.side, recto.safe.right, verso.side, verso.safe.x) == ("left", 585.0, "right", 27.0)
    assert (recto.bleed.left, recto.bleed.right, verso.bleed.left, verso.bleed.right) == (9.0, 0.0, 0.0, 9.0)


def test_a_right_bound_spread_begins_at_the_right(desk: SimpleNamespace) -> None:
    """Its even page is the right half of the picture, and speaks for it."""
    book = desk.book(("spread", desk.page(1, desk.picture("a", "A boat."))), start=2)
    layout = compose(replace(book, dummy=replace(book.dummy, binding="right")))
    left, right = layout.openings[0].frames
    assert (left.number, right.number) == (3, 2)
    assert (named(right, "p2.picture.a").role, named(left, "p3.picture.a").role) == ("Figure", "Artifact")
    (shown,) = named(right, "p2.picture.a").items
    assert isinstance(shown, Picture)
    assert shown.crop.x == pytest.approx(0.5, abs=0.02)


def test_spread_words_lie_on_one_side(desk: SimpleNamespace) -> None:
    """A spread makes two frames of one opening; its words stand on one of them only."""
    page = desk.page(1, desk.picture("a"), desk.paragraph(SHORT))
    left, right = frames(desk, ("spread", page), start=2)
    assert (left.side, right.side) == ("left", "right")
    assert bool(runs(left)) != bool(runs(right))


def test_picture_speaks_once(desk: SimpleNamespace) -> None:
    """Of the halves of a spread the first is the Figure with the words for it, the second is silent."""
    left, right = frames(desk, ("spread", desk.page(1, desk.picture("a", "A boat."))), start=2)
    assert (named(left, "p2.picture.a").role, named(left, "p2.picture.a").alt) == ("Figure", "A boat.")
    assert (named(right, "p3.picture.a").role, named(right, "p3.picture.a").alt) == ("Artifact", None)


def test_reading_order_is_the_story_s(desk: SimpleNamespace) -> None:
    """What stands first in the story is read first, though pictures are always painted first."""
    shown, words = desk.picture("a"), desk.paragraph(SHORT)
    (before,) = frames(desk, ("full", desk.page(1, shown, words)))
    (after,) = frames(desk, ("full", desk.page(1, words, shown)))
    assert before.reading == ("p1.picture.a", "p1.text.1")
    assert after.reading == ("p1.text.1", "p1.picture.a")
    for frame in (before, after):
        painted = [item.id for item in frame.items if isinstance(item, Group)]
        assert painted.index("p1.picture.a") < painted.index("p1.text.1")


def test_groups_say_what_they_are(desk: SimpleNamespace) -> None:
    """Headings, quotes, lists and ornaments are tagged as PDF names them; ornaments are not read."""
    blocks = (
        Heading(level=2, content=(Words(text="The letter"),), span=desk.span(1)),
        Quote(blocks=(desk.paragraph("Dear Pim,"), desk.paragraph("come.")), span=desk.span(2)),
        Ornament(span=desk.span(4)),
        Bullets(
            ordered=True, items=((desk.paragraph("a boat"),), (desk.paragraph("a lamp"),)), span=desk.span(5)
        ),
    )
    (frame,) = frames(desk, ("words", desk.page(1, *blocks)))
    roles = [named(frame, name).role for name in frame.reading]
    assert roles == ["H2", "BlockQuote", "L"]
    listed = named(frame, frame.reading[2])
    assert [item.role for item in listed.items if isinstance(item, Group)] == ["LI", "LI"]
    assert [run.text for run in runs(frame) if run.text.endswith(".") and run.text[0].isdigit()] == [
        "1.",
        "2.",
    ]
    pauses = [item for item in walk(frame.items) if isinstance(item, Group) and item.role == "Artifact"]
    assert any(isinstance(item, Shape) for group in pauses for item in group.items)


def test_ids_are_unique(desk: SimpleNamespace) -> None:
    """No two groups of a page have one id, and everything read exists."""
    blocks = (desk.paragraph("One."), Quote(blocks=(desk.paragraph("Two."),), span=desk.span(2)))
    (frame,) = frames(desk, ("above", desk.page(1, desk.picture("a"), *blocks)))
    ids = [item.id for item in walk(frame.items) if isinstance(item, Group)]
    assert len(ids) == len(set(ids)) and set(frame.reading) <= set(ids)


def test_missing_glyph_is_named(desk: SimpleNamespace) -> None:
    """A character no font has stops the book with its name, its page and the fonts tried."""
    layout = compose(desk.book(("words", desk.page(1, desk.paragraph("Pim saw 月 rise.")))))
    with pytest.raises(MissingGlyph, match=r"page 1.*U\+6708 CJK UNIFIED IDEOGRAPH-6708.*Andika-Regular"):
        checked(layout)


def test_a_lost_alphabet_is_told_in_one_line(desk: SimpleNamespace) -> None:
    """Of many missing letters a paragraph names a few; its page tells none of them twice, the next page again."""
    lost = desk.paragraph("月の船が来て星を見た")
    book = desk.book(("words", desk.page(1, lost, desk.paragraph("月の空"))), ("words", desk.page(2, lost)))
    said = [one.message for one in compose(book).findings if one.code == "missing-glyph"]
    assert [one.split(": ")[0] for one in said] == ["page 1", "page 1", "page 2"]
    assert said[0].count("U+") == 4 and " and 6 more; tried Andika-Regular" in said[0]
    assert "U+7A7A" in said[1] and "U+6708" not in said[1]


def test_fallback_face_is_used(desk: SimpleNamespace) -> None:
    """A word the first face lacks a letter of is set whole in the next face that has all of it, without complaint."""
    layout = compose(desk.book(("words", desk.page(1, desk.paragraph("Pim wrote αβζ and ran.")))))
    assert not layout.findings
    assert [face.path.stem for face in layout.faces] == ["Andika-Regular", "GentiumBookPlus-Regular"]
    by_face = {run.face: run.text for run in runs(layout.openings[0].frames[0])}
    assert by_face[layout.faces[1].digest].strip() == "αβζ"


def test_too_many_words_stop_the_book(desk: SimpleNamespace) -> None:
    """A page that cannot hold its words is TextDoesNotFit; with other errors beside it, all are told."""
    crowded = desk.page(1, desk.picture("a"), desk.paragraph(SHORT * 60))
    with pytest.raises(TextDoesNotFit, match="words too many"):
        checked(compose(desk.book(("full", crowded))))
    both = desk.page(1, desk.picture("a"), desk.paragraph(SHORT * 60 + "月"))
    with pytest.raises(BookError) as caught:
        checked(compose(desk.book(("full", both))))
    assert len(caught.value.diagnostics) == 2


def test_a_word_too_wide_is_told_by_itself(desk: SimpleNamespace) -> None:
    """Fewer words would not help: the word is named, with how wide it is and how wide its place."""
    layout = compose(desk.book(("words", desk.page(1, desk.paragraph("So said " + "Kapitän" * 12 + ".")))))
    with pytest.raises(TextDoesNotFit, match=r"“Kapitän.*” is wider than its place \(page\): \d+ pt"):
        checked(layout)


def test_leaf_alone_is_the_leaf_in_the_book(desk: SimpleNamespace) -> None:
    """A preview of one leaf gives the frames the whole book has."""
    pages = [(name, desk.page(n, desk.picture(f"p{n}"), desk.paragraph(SHORT))) for n, name in enumerate(
        ("full", "above", "oval"), start=1)]  # fmt: skip
    book = desk.book(*pages)
    whole = {frame.number: frame for opening in compose(book).openings for frame in opening.frames}
    (frame,) = compose_leaf(book, fit(book), 1).frames
    assert frame == whole[2]


def test_openings_lie_as_the_book_lies(desk: SimpleNamespace) -> None:
    """Page 1 lies alone, then verso and recto together; bound at the right they lie the other way round."""
    book = desk.book(*[("words", desk.page(n, desk.paragraph("So."))) for n in range(1, 5)])
    numbers = [[frame.number for frame in opening.frames] for opening in compose(book).openings]
    assert numbers == [[1], [2, 3], [4]]
    turned = replace(book, dummy=replace(book.dummy, binding="right"))
    assert [[f.number for f in o.frames] for o in compose(turned).openings] == [[1], [3, 2], [4]]


def test_cover_is_set_over_the_cover_picture(desk: SimpleNamespace) -> None:
    """The title is the page's heading; the cover picture fills the page under it."""
    from picturebook.manuscript.story import Role

    (frame,) = frames(desk, ("cover", desk.page(1, desk.picture("cover"), role=Role.COVER)))
    assert named(frame, "p1.title.1").role == "H1"
    assert frame.reading[0] == "p1.picture.cover"


def test_latin_words_in_a_book_from_the_right_are_not_turned_round(desk: SimpleNamespace) -> None:
    """A name among them stands at the right edge and reads from its first letter, in whatever faces it is set."""
    words = (Words(text="Pim "), Words(text="and", italic=True), Words(text=" Oda"))
    book = desk.book(("words", desk.page(1, Paragraph(content=words, span=desk.span(1)))))
    layout = compose(replace(book, story=replace(book.story, language="ar")))
    (frame,) = layout.openings[0].frames
    said = runs(frame)
    assert [run.text for run in sorted(said, key=lambda run: run.x)] == ["Pim ", "and ", "Oda"]
    assert all(run.direction == "ltr" and run.clusters[0].start == 0 for run in said)
    assert said[0].x > 306


def test_borrowed_words_are_said(desk: SimpleNamespace) -> None:
    """In a language whose phrases we lack the matter is English; one hint lists what these pages need, to type."""
    book = desk.book(("copyright", None))
    (said,) = compose(replace(book, story=replace(book.story, language="xh"))).findings
    assert said.code == "own-words-in-english" and said.message.endswith("do not know them in xh")
    assert said.hint is not None and "strings/xh.toml" in said.hint
    assert 'words_by = "Words by {}"' in said.hint and "belongs_to" not in said.hint
    assert not compose(replace(book, story=replace(book.story, language="de"))).findings
