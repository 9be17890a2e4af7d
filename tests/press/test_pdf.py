"""The printed file: what a printer's check and a reader's eye would find in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest

from picturebook.design.fonts import faces_of
from picturebook.errors import BookError
from picturebook.layout.frame import Frame, Group, Shape
from picturebook.layout.order import ordered_text
from picturebook.measure import Rect, Size
from picturebook.press.metadata import Meta
from picturebook.press.pdf import Stock, place, print_book, scale_on, sheet_for
from picturebook.shelf import shelf
from tests.design.variable import collection, weights
from tests.press import outlines
from tests.press.handmade import (
    A4,
    ANDIKA,
    GENTIUM,
    HOME,
    META,
    PRESS,
    RED,
    SCREEN,
    Plates,
    face,
    frame,
    full,
    pages,
    printed,
    run,
)
from tests.press.readers import boxes, render, text, tool

MM = 72 / 25.4
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a book of ten pages, eight pictures, two faces."""
    return printed(pages(10), tmp_path_factory.mktemp("book") / "book.pdf")


def square(box: Rect) -> Shape:
    """Make a red box."""
    path = (
        ("M", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.bottom),
        ("L", box.x, box.bottom),
        ("Z",),
    )
    return Shape(path=path, fill=RED)


def test_qpdf_finds_nothing_wrong(book: Path) -> None:
    """Objects, streams and the cross-reference table are sound."""
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", book)


def test_every_font_is_ours_and_embedded(book: Path) -> None:
    """No Helvetica that nobody asked for; each font is a subset, embedded, and can be read back."""
    lines = tool("pdffonts", book).splitlines()[2:]
    assert [re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in lines] == ["Andika", "Baloo2-Bold"]
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)
    assert b"Helvetica" not in book.read_bytes()


@pytest.mark.parametrize(("page", "left", "right"), [(1, 0.0, 612.0), (2, 9.0, 621.0)])
def test_each_side_has_its_boxes(book: Path, page: int, left: float, right: float) -> None:
    """The trim touches the edge of the sheet at the gutter, where this printer takes no bleed."""
    assert boxes(book, page) == {
        "Media": (0, 0, 621, 630),
        "Bleed": (0, 0, 621, 630),
        "Trim": (left, 9, right, 621),
    }


def test_poppler_reads_the_same_boxes(book: Path) -> None:
    """A second reader agrees."""
    found = tool("pdfinfo", "-box", "-f", "2", "-l", "2", book)
    assert re.search(r"TrimBox: +9\.00 +9\.00 +621\.00 +621\.00", found)
    assert re.search(r"BleedBox: +0\.00 +0\.00 +621\.00 +630\.00", found)


def test_a_page_has_no_transition_nor_artbox(book: Path) -> None:
    """ArtBox beside TrimBox fails PDF/X; a transition is for slides."""
    data = book.read_bytes()
    assert b"/Trans" not in data and b"/ArtBox" not in data and b"/CropBox" not in data


def test_the_file_says_what_it_is(book: Path) -> None:
    """Title and author as typed, nothing invented, the language, and how it opens."""
    told = tool("pdfinfo", book)
    assert re.search(r"Title: +Pim & the Moon-Boat\n", told)
    assert re.search(r"Author: +Ada Quill\n", told)
    assert "Subject" not in told and "Keywords" not in told
    data = book.read_bytes()
    assert b"/Lang (en)" in data
    assert b"/PageLayout /TwoPageRight" in data
    assert re.search(rb"/ViewerPreferences \d+ 0 R", data) and b"/DisplayDocTitle true" in data
    assert b"R2L" not in data


def test_a_title_may_be_in_any_script(tmp_path: Path) -> None:
    """Text that is not Latin is kept, and no author is written where there is none."""
    told = tool(
        "pdfinfo",
        printed(pages(1), tmp_path / "b.pdf", meta=Meta(title="狐 และ (ش", author="", language="th")),
    )
    assert re.search(r"Title: +狐 และ \(ش\n", told)
    assert "Author" not in told


def test_a_right_bound_book_reads_from_the_right(tmp_path: Path) -> None:
    """Readers lay its openings the other way."""
    made = printed(pages(2), tmp_path / "b.pdf", meta=replace(META, right_bound=True))
    assert b"/Direction /R2L" in made.read_bytes()


TYPED = "“Office” fluffy: difficult AVATAR — naïve café, Ångström’s ﬁn"


def test_words_come_back_as_they_were_typed(tmp_path: Path) -> None:
    """Ligatures, accents, curly quotes and dashes, by two readers."""
    made = printed(
        [frame(1, run(TYPED, (20, 200)), run("Écoute, dit l’œuf", (20, 260), by=GENTIUM))],
        tmp_path / "b.pdf",
    )
    assert TYPED in tool("pdftotext", "-layout", made, "-")
    assert "Écoute, dit l’œuf" in tool("pdftotext", "-layout", made, "-")
    assert TYPED[:40] in text(made)


def test_spread_out_letters_come_back_whole(tmp_path: Path) -> None:
    """A letter made of several glyphs reads as what was typed, and its neighbours too."""
    made = printed([frame(1, run("nin\u0303o x\u0323\u0301y nana", (40, 200)))], tmp_path / "b.pdf")
    assert "nin\u0303o x\u0323\u0301y nana" in tool("pdftotext", made, "-")


def test_words_from_right_to_left_come_back_in_reading_order(tmp_path: Path) -> None:
    """Joined letters, word after word, by two readers."""
    words = "عليكم يا قمر"
    made = printed_backwards(tmp_path, words)
    assert words in told(made)
    assert words in text(made)


@pytest.mark.parametrize(
    "words",
    [
        "مَرْحَبًا يَا قَمَرُ",
        "لا تنسَ السلام إلى الله",
        "عدّ بيم 11 نجمة في البركة (ربما ١٢؟).",
        "قالت Oda، ونظرت إلى Moon Boat [القارب].",
        "שָׁלוֹם יְלָדִים!",
        "„זה לא כוכב,” אמרה Oda, ועל (Pim) הסירה!",
        "שני: 50% מהירח, 1,234.56 ק״מ",
    ],
)
def test_lines_that_run_both_ways_come_back_as_they_were_typed(tmp_path: Path, words: str) -> None:
    """Vowel signs, figures, Latin, brackets and commas in a line from the right: poppler gives the author's order."""
    assert words in told(printed_backwards(tmp_path, words))


def test_a_comma_reads_otherwise_in_each_direction(tmp_path: Path) -> None:
    """A face used both ways is two fonts in the file: pdfium loses words beside what it has to be told."""
    if not DEJAVU.exists():
        pytest.skip("no font with Hebrew is installed here")
    both, words = face(DEJAVU), "אמר שלום, וחזר הביתה, ועוד"
    lines = [
        run("Pim, Oda", (60, 100), by=both),
        run(words, (60, 200), by=both, language="he", direction="rtl"),
    ]
    made = printed([frame(1, *lines)], tmp_path / "b.pdf", faces=[both])
    assert words in re.sub("\u200f", "", text(made))


def printed_backwards(folder: Path, words: str) -> Path:
    """Print a line of a paragraph from the right, in a face that has Arabic and Hebrew."""
    if not DEJAVU.exists():
        pytest.skip("no font with Arabic is installed here")
    both = face(DEJAVU)
    line, x = [], 60.0
    for part in ordered_text(both, words, 1).parts:
        one = run(part.text, (x, 200), by=both, language="ar", direction=part.direction)
        line.append(replace(one, turns=part.turns))
        x += part.advance("ar") * one.size
    return printed([frame(1, *line)], folder / "b.pdf", faces=[both])


def told(made: Path) -> str:
    """Return the text poppler reads, without its own marks of direction."""
    return re.sub("[\u200e\u200f\u202a-\u202e]", "", tool("pdftotext", made, "-"))


def test_the_same_book_is_the_same_bytes(book: Path, tmp_path: Path) -> None:
    """Wherever and whenever it is printed."""
    assert printed(pages(10), tmp_path / "other-name.pdf").read_bytes() == book.read_bytes()


def test_plates_are_copied_untouched_and_once(book: Path) -> None:
    """Eight plates for ten pages, each byte for byte what the darkroom made."""
    data = book.read_bytes()
    plates = sorted(book.parent.glob("*.jpg"))
    assert len(plates) == 8
    assert [data.count(plate.read_bytes()) for plate in plates] == [1] * 8


def test_a_picture_fills_its_page_to_the_bleed(tmp_path: Path) -> None:
    """Every edge of the sheet is covered."""
    page = frame(1)
    stock = Stock(faces={}, plate=Plates(tmp_path, ground=RED.srgb))
    made = tmp_path / "b.pdf"
    print_book([replace(page, items=(full("red", page),))], stock, PRESS, META, made)
    image = render(made)
    assert image.size == (621, 630)
    corners = ((0, 0), (620, 0), (0, 629), (620, 629))
    assert all(abs(image.getpixel(at)[0] - 200) < 4 for at in corners)


@pytest.mark.parametrize("shape", ["oval", "rounded"])
def test_a_shaped_picture_leaves_the_page_alone(tmp_path: Path, shape: str) -> None:
    """Outside its shape the page's own colour stands, not what a JPEG makes of it."""
    box = Rect(x=100, y=100, width=300, height=200)
    picture = replace(full("red", frame(1)), box=box, shape=shape, radius=60.0)
    stock = Stock(faces={}, plate=Plates(tmp_path, ground=RED.srgb))
    made = tmp_path / "b.pdf"
    print_book([frame(1, picture)], stock, PRESS, META, made)
    image = render(made)
    left, top = 100, 100 + 9  # the sheet of page 1 begins at its trim
    assert image.getpixel((left + 2, top + 2)) == (255, 255, 255)
    assert image.getpixel((left + 297, top + 197)) == (255, 255, 255)
    assert abs(image.getpixel((left + 150, top + 3))[0] - 200) < 4
    assert abs(image.getpixel((left + 150, top + 100))[0] - 200) < 4


def test_shapes_are_where_they_were_put(tmp_path: Path) -> None:
    """From the trim's upper left corner, right and down; groups within groups are painted too."""
    box = Rect(x=100, y=50, width=200, height=80)
    inner = Group(role="Artifact", id="b", items=(square(box),))
    made = printed([frame(2, Group(role="Sect", id="a", items=(inner,)))], tmp_path / "b.pdf")
    image = render(made)
    left, top = 9 + box.x, 9 + box.y
    assert image.getpixel((int(left) + 2, int(top) + 2)) == RED.srgb
    assert image.getpixel((int(left) - 2, int(top) + 2)) == (255, 255, 255)
    assert image.getpixel((int(left) + 198, int(top) + 78)) == RED.srgb
    assert image.getpixel((int(left) + 198, int(top) + 82)) == (255, 255, 255)


def test_a_line_alone_is_drawn_in_its_ink(tmp_path: Path) -> None:
    """A stroke without a fill, and a fill with a stroke."""
    line = Shape(path=(("M", 100, 100), ("L", 200, 100)), stroke=RED, width=6)
    both = replace(square(Rect(x=100, y=200, width=100, height=50)), stroke=RED, width=10)
    image = render(printed([frame(1, line, both)], tmp_path / "b.pdf"))
    assert image.getpixel((150, 109)) == RED.srgb
    assert image.getpixel((97, 230)) == RED.srgb


def test_home_pages_lie_in_the_middle_of_the_sheet(tmp_path: Path) -> None:
    """A page that fits is not scaled; its boxes say where to cut."""
    small = frame(1, trim=Size(width=400, height=500), bleed=8.5, inside=8.5)
    found = boxes(printed([small], tmp_path / "b.pdf", printer=HOME))
    assert scale_on(small.trim, HOME) == 1
    assert found["Media"] == (0, 0, 595.28, 841.89)
    assert found["Trim"] == pytest.approx((97.64, 170.95, 497.64, 670.94), abs=0.02)
    assert found["Bleed"] == pytest.approx((89.14, 162.45, 506.14, 679.44), abs=0.02)


def test_a_page_too_large_for_the_sheet_is_made_smaller(tmp_path: Path) -> None:
    """Bleed and marks stay five millimetres inside the paper, and boxes shrink with the page."""
    large = frame(1, trim=Size(width=612, height=612), bleed=8.5, inside=8.5)
    found = boxes(printed([large], tmp_path / "b.pdf", printer=HOME))
    left, bottom, right, top = found["Trim"]
    assert right - left == pytest.approx(612 * scale_on(large.trim, HOME), abs=0.02)
    assert found["Bleed"][0] >= 5 * MM
    assert left + right == pytest.approx(A4.width, abs=0.02)
    assert bottom + top == pytest.approx(A4.height, abs=0.02)


def test_marks_stand_outside_the_bleed_and_on_the_paper(tmp_path: Path) -> None:
    """Between the bleed and the reach of a home printer there are eight marks, on the lines of the trim."""
    page = frame(1, trim=Size(width=612, height=612), bleed=8.5, inside=8.5)
    made = printed([page], tmp_path / "b.pdf", printer=HOME)
    image = render(made).convert("L")
    left, bottom, right, top = boxes(made)["Trim"]
    wide, high, reach = image.width, image.height, boxes(made)["Bleed"]
    inked = [divmod(at, wide) for at, light in enumerate(image.tobytes()) if light < 250]
    for y, x in inked:
        assert not (reach[0] < x < reach[2] - 1 and high - reach[3] < y < high - reach[1] - 1)
        assert min(x, wide - x, y, high - y) >= 5 * MM - 1
        assert min(abs(x - left), abs(x - right), abs(y - high + top), abs(y - high + bottom)) <= 1.5
    assert len(inked) >= 8 * 12


def test_nothing_is_painted_outside_the_bleed(tmp_path: Path) -> None:
    """What reaches past the bleed is cut there, so that marks stay clean."""
    page = frame(1, square(Rect(x=-100, y=-100, width=800, height=800)), bleed=8.5, inside=8.5)
    made = printed([page], tmp_path / "b.pdf", printer=replace(HOME, marks=False))
    image, (left, bottom, _, _) = render(made), boxes(made)["Bleed"]
    middle = image.height // 2
    assert image.getpixel((int(left) - 2, middle)) == (255, 255, 255)
    assert image.getpixel((int(left) + 2, middle)) == RED.srgb
    assert image.getpixel((300, image.height - int(bottom) + 2)) == (255, 255, 255)


def test_a_page_without_bleed_is_inked_to_its_last_pixel(tmp_path: Path) -> None:
    """At a zoom that ends within a pixel, a viewer has ink to blend there, not white: no line down a spread's fold."""
    page = frame(1, square(Rect(x=-1, y=-1, width=614, height=614)), bleed=0)
    made = printed([page], tmp_path / "b.pdf", printer=SCREEN)
    tool("pdftoppm", "-r", "47", "-singlefile", "-png", made, tmp_path / "b")
    image = PIL.Image.open(tmp_path / "b.png")
    for at in ((image.width - 1, 100), (0, 100), (100, 0), (100, image.height - 1)):
        assert image.getpixel(at) == RED.srgb


def test_a_sheet_is_turned_as_the_trim_lies() -> None:
    """A landscape page is printed on landscape paper."""
    landscape = Size(width=700, height=400)
    assert sheet_for(landscape, HOME) == Size(width=A4.height, height=A4.width)
    assert place(frame(1, trim=landscape), HOME).sheet == (A4.height, A4.width)


def test_a_printer_with_four_inks_gets_nothing_else(tmp_path: Path) -> None:
    """Type, shapes and plates are all DeviceCMYK, and look as they should."""
    page = frame(1)
    items = (
        full("red", page),
        square(Rect(x=100, y=100, width=100, height=100)),
        run("Black", (100, 400), size=90),
    )
    stock = Stock(faces={ANDIKA.digest: ANDIKA.cut}, plate=Plates(tmp_path, "cmyk", (20, 90, 210)))
    made = tmp_path / "b.pdf"
    print_book([replace(page, items=items)], stock, replace(PRESS, colour="cmyk"), META, made)
    assert b"/DeviceRGB" not in made.read_bytes() and b"/DeviceCMYK" in made.read_bytes()
    shown = tool("gs", "-q", "-o", "-", "-sDEVICE=inkcov", made).split()
    assert all(float(part) > 0 for part in shown[:4])
    blue = render(made).getpixel((500, 500))
    assert blue[2] > 150 > 120 > blue[0]


def test_outlines_of_the_postscript_kind_print(tmp_path: Path) -> None:
    """A font with CFF outlines is embedded as such, by glyph names or by CIDs, and both look alike."""
    images = []
    for make in (outlines.named, outlines.numbered):
        made_by = face(make(tmp_path / f"{make.__name__}.otf"))
        page = frame(1, run("ABC FADE", (40, 300), by=made_by, size=60))
        made = printed([page], tmp_path / f"{make.__name__}.pdf", faces=[made_by])
        assert "CID Type 0C " in tool("pdffonts", made)
        assert tool("pdftotext", made, "-").strip() == "ABC FADE"
        images.append(render(made))
    assert images[0].tobytes() == images[1].tobytes()
    widths = [450 + 50 * at for at in (1, 2, 3)]  # of A, B and C, as the font was made
    inside = 40 + sum(widths[:2]) * 60 / 1000 + widths[2] * 60 / 2000
    assert images[0].getpixel((round(inside), 290)) == (0, 0, 0)


def test_weights_of_one_variable_font_print_apart(tmp_path: Path) -> None:
    """Regular and bold of one file, of one PostScript name: two fonts, each with its own outlines and widths."""
    faces = faces_of(weights(tmp_path / "V.ttf"))
    lines = [run("AA", (40, 100 + 100 * at), by=one, size=50) for at, one in enumerate(faces)]
    made = printed([frame(1, *lines)], tmp_path / "v.pdf", faces=faces)
    assert tool("pdffonts", made).count("TestWeights") == 2
    tool("qpdf", "--check", made)
    # An A is 0.4 em of ink at weight 400, and 0.7 em at 700.
    assert ink(made, 140) == pytest.approx(0.7 / 0.4 * ink(made, 40), rel=0.05)


def ink(made: Path, top: int) -> int:
    """Return how many pixels are dark in a band of the first page, a hundred high."""
    page = render(made).convert("L")
    return sum(page.crop((0, top, page.width, top + 100)).histogram()[:128])


def test_a_variable_font_of_the_postscript_kind_prints(tmp_path: Path) -> None:
    """Its CFF2 outlines are written as the CFF that a PDF can carry."""
    faces = faces_of(outlines.varying(tmp_path / "v.otf"))
    assert [one.bold for one in faces] == [False, True]
    made = printed([frame(1, run("ABC", (40, 300), by=faces[1], size=60))], tmp_path / "v.pdf", faces=faces)
    assert "CID Type 0C " in tool("pdffonts", made)
    assert tool("pdftotext", made, "-").strip() == "ABC"
    assert ink(made, 250) > 1000


def test_faces_of_a_collection_print_apart(tmp_path: Path) -> None:
    """By their places in the file."""
    parts = [shelf("fonts") / "andika" / f"Andika-{style}.ttf" for style in ("Regular", "Bold")]
    faces = faces_of(collection(tmp_path / "Both.ttc", *parts))
    lines = [run("Moon", (40, 100 + 100 * at), by=one, size=50) for at, one in enumerate(faces)]
    made = printed([frame(1, *lines)], tmp_path / "c.pdf", faces=faces)
    told = tool("pdffonts", made)
    assert "Andika-Bold" in told and told.count("Andika") == 2
    assert ink(made, 140) > 1.2 * ink(made, 40) > 0


def test_a_font_without_outlines_is_refused_by_name(tmp_path: Path) -> None:
    """Pictures of letters cannot be printed sharply; the error says what can."""
    path = outlines.without_outlines(tmp_path / "bitmaps.otf")
    made_by = face(path)
    with pytest.raises(BookError, match="has no outlines that a PDF can carry"):
        printed([frame(1, run("A", by=made_by))], tmp_path / "b.pdf", faces=[made_by])


def test_a_failed_print_leaves_the_old_file(tmp_path: Path) -> None:
    """The file is whole or as it was; nothing half-written lies beside it."""
    made = tmp_path / "b.pdf"
    made.write_bytes(b"the last edition")
    plates = Plates(tmp_path)
    page = frame(1)

    def taken_away() -> Frame:
        plates(full("boat", page)).path.unlink()
        return frame(2)

    pages_ = (taken_away() if number else replace(page, items=(full("boat", page),)) for number in (0, 1))
    with pytest.raises(OSError, match="boat"):
        print_book(pages_, Stock(faces={}, plate=plates), PRESS, META, made)
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    assert made.read_bytes() == b"the last edition"


def test_pages_of_pictures_alone_have_no_fonts(tmp_path: Path) -> None:
    """And an empty page is a page."""
    page = frame(1)
    made = printed([replace(page, items=(full("boat", page),)), frame(2)], tmp_path / "b.pdf")
    assert tool("pdffonts", made).splitlines()[2:] == []
    assert render(made, 2).getcolors() == [(621 * 630, (255, 255, 255))]


def test_a_booklet_is_its_pages_on_the_sheets_it_is_folded_from(tmp_path: Path) -> None:
    """The last page lies beside the first; nothing is left of the pages it was made from; qpdf finds no fault."""
    booklet = replace(PRESS, sheet=A4, fold=True, marks=True)
    made = printed(pages(8), tmp_path / "b.pdf", printer=booklet)
    assert boxes(made)["Media"] == (0, 0, 841.89, 595.28)
    words = text(made)
    assert "Page 8" in words and "Page 1" in words and "Page 2" not in words
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["b.pdf"]
    tool("qpdf", "--check", made)


def test_a_booklet_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Sheets are made of the pages alone: no clock and no chance is in them."""
    booklet = replace(PRESS, sheet=A4, fold=True)
    one, two = (printed(pages(4), tmp_path / name, printer=booklet) for name in ("a.pdf", "b.pdf"))
    assert one.read_bytes() == two.read_bytes()


def test_a_hyphen_of_the_words_own_is_kept_at_the_end_of_a_line(tmp_path: Path) -> None:
    """Readers join a word that a line's end divides, and would drop the hyphen of one that has it."""
    lines = Group(role="P", id="p1.1", items=(run("Sud-", (60, 300)), run("Africains et ami-e", (60, 330))))
    made = printed([replace(frame(1), items=(lines,))], tmp_path / "b.pdf")
    for found in (text(made), tool("pdftotext", made, "-")):
        assert "Sud-Africains et ami-e" in "".join(found.replace("\u200b", "").splitlines())
