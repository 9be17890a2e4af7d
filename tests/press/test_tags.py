"""The tagged file: what a screen reader is told, and that nothing on a page is lost to it or told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from picturebook.layout.frame import Frame, Group, Shape
from picturebook.measure import Rect
from picturebook.press.metadata import Meta
from tests.press.handmade import BALOO, HOME, META, RED, SCREEN, frame, full, pages, printed, run
from tests.press.readers import heard, render, verdict

READING = replace(SCREEN, flavour="pdf-ua-1")
PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"]
)
BAR = Shape(path=(("M", 40.0, 40.0), ("L", 90.0, 40.0), ("L", 90.0, 60.0), ("Z",)), fill=RED)


def words(text: str, role: str = "P", name: str = "", **more: Any) -> Group:
    """Make a group of one line."""
    language = more.pop("tongue", "en")
    return Group(role=role, id=name or text, items=(run(text, language=language),), **more)


def page(number: int, *groups: Group, reading: tuple[str, ...] = ()) -> Frame:
    """Make a page that ends at its trim."""
    return replace(frame(number, *groups, bleed=0.0), reading=reading)


def picture(name: str, alt: str | None, *, role: str = "Figure") -> Group:
    """Make a group of one picture, over the whole page and a little past it."""
    shown = full(name, frame(1, bleed=0.0))
    over = replace(shown, box=Rect(x=-1.0, y=-1.0, width=614.0, height=614.0))
    return Group(role=role, id=name, items=(over,), alt=alt)


def book() -> list[Frame]:
    """Make a book with a list, a quote, two languages and a picture over two pages, among ornaments."""
    ground = Group(role="Artifact", id="ground", items=(BAR,))
    also = Group(role="Span", id="also", items=picture("b", None).items, alt="Pim fait signe.", language="fr")
    item = Group(
        role="LI",
        id="item",
        items=(words("•", "Lbl"), Group(role="LBody", id="body", items=(words("a pot"),))),
    )
    return [
        page(1, ground, picture("a", "A boat."), words("The Boat", "H1"), reading=("The Boat", "a")),
        page(2, Group(role="Figure", id="b", items=(also,), alt="Pim waves.", language="en"), words("Hello."),
             Group(role="Div", id="fr", items=(words("Bonjour.", tongue="fr", language="fr"),))),
        page(3, Group(role="L", id="list", items=(item,)), words("Far", "H4"), words("Next", "H2"),
             Group(role="BlockQuote", id="quote", items=(words("Hush."), words("Deux", tongue="fr")))),
        page(4, picture("wide", "A wide sea."), words("7", "Artifact")),
        page(5, picture("wide", None, role="Artifact"), words("desrever", said="reversed")),
        page(6, ground),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, printed."""
    return printed(book(), tmp_path_factory.mktemp("tags") / "b.pdf", printer=READING)


def elements(node: Any) -> Iterator[Any]:
    """Yield every element of the tree, in the order of reading."""
    for kid in node.get("/K", ()) if isinstance(node.get("/K"), pikepdf.Array) else (node.get("/K"),):
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from elements(kid)


def numbers(element: Any) -> list[int]:
    """Return the numbers of an element's own marked contents."""
    kids = element.get("/K", ())
    return [
        int(one) for one in (kids if isinstance(kids, pikepdf.Array) else (kids,)) if isinstance(one, int)
    ]


def test_it_is_read_in_the_order_of_reading(made: Path) -> None:
    """The title before its picture, each language in its own, the other half of a wide picture not at all."""
    assert [heard(made, number) for number in range(1, 7)] == [
        [("H1", "", "The Boat"), ("Figure", "", "A boat.")],
        [("Figure", "", "Pim waves."), ("Figure", "fr", "Pim fait signe."), ("P", "", "Hello."),
         ("P", "fr", "Bonjour.")],
        [("Lbl", "", "•"), ("P", "", "a pot"), ("H2", "", "Far"), ("H2", "", "Next"), ("P", "", "Hush."),
         ("P", "", "Deux")],
        [("Figure", "", "A wide sea.")],
        [("P", "", "reversed")],
        [],
    ]  # fmt: skip


def painted_loose(path: Path) -> int:
    """Return how many operators paint outside of any mark, or inside of two: a numbered one, or an artifact."""
    loose = 0
    with pikepdf.open(path) as pdf:
        for sheet in pdf.pages:
            marks: list[bool] = []
            for operands, operator in pikepdf.parse_content_stream(sheet):
                match str(operator):
                    case "BMC" | "BDC":
                        marks.append(operands[0] == "/Artifact" or "/MCID" in operands[-1])
                    case "EMC":
                        marks.pop()
                    case name if name in PAINTS:
                        loose += sum(marks) != 1
            assert marks == []
    return loose


def test_all_that_is_painted_is_marked_once(made: Path, tmp_path: Path) -> None:
    """With crop marks on a sheet too; a plain file has none of it marked."""
    home = replace(HOME, flavour="pdf-ua-1")
    assert painted_loose(made) == painted_loose(printed(pages(1), tmp_path / "home.pdf", printer=home)) == 0
    assert painted_loose(printed(book(), tmp_path / "plain.pdf", printer=SCREEN)) > 10


def test_marks_change_nothing_that_is_seen(made: Path, tmp_path: Path) -> None:
    """Every page looks as it does without them."""
    plain = printed(book(), tmp_path / "b.pdf", printer=SCREEN)
    assert all(render(made, at).tobytes() == render(plain, at).tobytes() for at in range(1, 7))


def test_the_parent_tree_leads_from_every_mark_to_its_element_and_back(made: Path) -> None:
    """Each number of a page is named by one element alone, and the parent tree names that element."""
    with pikepdf.open(made) as pdf:
        tree = pdf.Root.StructTreeRoot
        nums = list(tree.ParentTree.Nums)
        leads = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        whole = list(elements(tree))
        assert int(tree.ParentTreeNextKey) == len(leads) == len(pdf.pages)
        for sheet in pdf.pages:
            marks = [
                int(operands[1]["/MCID"])
                for operands, operator in pikepdf.parse_content_stream(sheet)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            own = [one for one in whole if one.get("/Pg") is not None and one.Pg.objgen == sheet.obj.objgen]
            named = sorted((number, one.objgen) for one in own for number in numbers(one))
            assert [number for number, _ in named] == sorted(marks) == list(range(len(marks)))
            assert [one.objgen for one in leads[int(sheet.obj.StructParents)]] == [who for _, who in named]
        assert all(one.P.objgen in {kid.objgen for kid in whole} | {tree.objgen} for one in whole)


def test_pictures_say_their_words_and_where_they_are(made: Path) -> None:
    """Every Figure has its words and the box seen of it, cut at the page's edge."""
    with pikepdf.open(made) as pdf:
        figures = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]
        assert len(figures) == 4 and all(str(one.Alt) for one in figures)
        assert all([float(edge) for edge in one.A.BBox] == [0, 0, 612, 612] for one in figures)


def test_a_list_says_how_it_counts(made: Path) -> None:
    """With dots here, with numbers elsewhere."""
    with pikepdf.open(made) as pdf:
        (found,) = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/L"]
        assert found.A.ListNumbering == "/Disc"


def test_words_of_another_language_say_so_where_their_group_does_not(made: Path) -> None:
    """A voice changes for them, and only for them."""
    with pikepdf.open(made) as pdf:
        tongues = [
            str(operands[1]["/Lang"])
            for sheet in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(sheet)
            if str(operator) == "BDC" and "/Lang" in operands[1]
        ]
    assert tongues == ["fr"]


def test_the_file_says_what_it_is(made: Path) -> None:
    """Marked, with its language, its title shown, both standards in XMP, and colours measured by sRGB."""
    with pikepdf.open(made) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked is True and str(root.Lang) == "en"
        assert root.ViewerPreferences.DisplayDocTitle is True
        packet = pdf.open_metadata()
        said = [packet[f"{{http://www.aiim.org/{key}}}{what}"] for key, what in (
            ("pdfua/ns/id/", "part"), ("pdfa/ns/id/", "part"), ("pdfa/ns/id/", "conformance"))]  # fmt: skip
        assert said == ["1", "2", "A"] and packet["dc:title"] == META.title
        (intent,) = root.OutputIntents
        assert intent.S == "/GTS_PDFA1" and intent.DestOutputProfile.read_bytes()[12:20] == b"mntrRGB "


def test_a_book_read_from_right_to_left_opens_so(tmp_path: Path) -> None:
    """Readers turn its pages the other way."""
    meta = Meta(title="ספר", author="", language="he", right_bound=True)
    path = printed(book()[4:], tmp_path / "b.pdf", printer=READING, meta=meta)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L" and str(pdf.Root.Lang) == "he"


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_checker_finds_no_fault(made: Path, profile: str) -> None:
    """PDF/UA-1 and PDF/A-2a, by the rules of page-validation."""
    assert verdict(made, profile) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_checker_would_find_one(made: Path, profile: str, tmp_path: Path) -> None:
    """A picture without its words, or a file without its profile, does not pass."""
    with pikepdf.open(made) as pdf:
        for one in elements(pdf.Root.StructTreeRoot):
            if one.S == "/Figure":
                del one.Alt
        del pdf.Root.OutputIntents
        pdf.save(tmp_path / "b.pdf")
    assert verdict(tmp_path / "b.pdf", profile)


def test_another_file_is_not_tagged(tmp_path: Path) -> None:
    """A house gets no marks and no tree: some send such a file back, and none reads it aloud."""
    with pikepdf.open(printed(pages(1), tmp_path / "b.pdf", printer=SCREEN)) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo", "/Metadata"} & set(pdf.Root.keys())
        told = {str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])}
        assert not told & {"BDC", "BMC"}


def test_the_same_book_is_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Tags, identifiers and dates too."""
    again = printed(book(), tmp_path / "b.pdf", printer=READING)
    assert again.read_bytes() == made.read_bytes()


def test_a_letter_that_is_a_drawing_reads_as_the_word_it_opens(tmp_path: Path) -> None:
    """A large letter is part of its paragraph, and not an ornament."""
    group = Group(role="P", id="p", items=(BAR, run("Pim woke.", by=BALOO)))
    path = printed([page(1, group)], tmp_path / "b.pdf", printer=READING)
    assert heard(path) == [("P", "", "Pim woke.")]
    with pikepdf.open(path) as pdf:
        marks = [
            operands for operands, one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one) == "BDC"
        ]
    assert len(marks) == 1
