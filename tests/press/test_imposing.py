"""Imposing: pages of any PDF stand where the sheets want them, as they were."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from picturebook.errors import BookError, DiskError
from picturebook.measure import Rect, Size
from picturebook.prepress.imposition import Scheme, imposed
from picturebook.press.imposing import MARGIN, Imposed, Paper, impose, page_count, scale_to

A3 = Paper(size=Size(width=1190.55, height=841.89))
TRIM = 300.0
BLEED = 9.0


def a_pdf(path: Path, pages: int, rotate: int = 0) -> Path:
    """Write square pages with a bleed all round, each with its number in a corner of its trim."""
    whole = TRIM + 2 * BLEED
    canvas = Canvas(str(path), pagesize=(whole, whole), invariant=1)
    for number in range(1, pages + 1):
        canvas.setTrimBox((BLEED, BLEED, BLEED + TRIM, BLEED + TRIM))
        canvas.setBleedBox((0, 0, whole, whole))
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, whole, whole, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(BLEED, BLEED, f"n{number}")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            if rotate:
                page.obj.Rotate = rotate
        pdf.save(path)
    return path


def words(path: Path, sheet: int) -> dict[str, Rect]:
    """Return each word of a page with its box, counted from the lower left."""
    page = pdfium.PdfDocument(path)[sheet].get_textpage()
    found = {}
    for at in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(at)
        said = page.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1).strip()
        found[said] = Rect(x=left, y=bottom, width=right - left, height=top - bottom)
    return found


def made(tmp_path: Path, pages: int, paper: Paper = A3, rotate: int = 0, caliper: float = 0.0) -> Imposed:
    """Impose a booklet into sheets.pdf."""
    sheets = imposed(Scheme.BOOKLET, pages, caliper=caliper)
    return impose(a_pdf(tmp_path / "pages.pdf", pages, rotate), sheets, paper, tmp_path / "sheets.pdf")


def test_pages_stand_against_the_fold(tmp_path: Path) -> None:
    """The left page ends where the right one begins, both at their size, in the middle of the sheet's height."""
    done = made(tmp_path, 4)
    front = words(tmp_path / "sheets.pdf", 0)
    assert done == Imposed(sheets=1, scale=1.0)
    assert front["n4"].x == pytest.approx(A3.size.width / 2 - TRIM, abs=2)
    assert front["n1"].x == pytest.approx(A3.size.width / 2, abs=2)
    assert front["n1"].y == pytest.approx((A3.size.height - TRIM) / 2, abs=3)
    assert set(words(tmp_path / "sheets.pdf", 1)) == {"n2", "n3"}


def test_creep_moves_a_page_over_the_fold_and_never_past_it(tmp_path: Path) -> None:
    """An inner sheet's left page moves right by its creep, and what would cross the fold is cut."""
    made(tmp_path, 8, caliper=12.0)
    assert words(tmp_path / "sheets.pdf", 2)["n6"].x == pytest.approx(A3.size.width / 2 - TRIM + 12, abs=2)
    shown = pdfium.PdfDocument(tmp_path / "sheets.pdf")[2].render(scale=1).to_pil()
    middle = round(A3.size.height / 2)
    assert shown.getpixel((round(A3.size.width / 2 - TRIM) + 6, middle)) == (255, 255, 255)
    assert shown.getpixel((round(A3.size.width / 2 - TRIM) + 18, middle)) == (255, 0, 0)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_are_shown_as_readers_show_them(tmp_path: Path, rotate: int) -> None:
    """A page that says it is turned stands turned on its sheet."""
    made(tmp_path, 4, rotate=rotate)
    half, low = A3.size.width / 2, (A3.size.height - TRIM) / 2
    corner = {90: (half, low + TRIM), 180: (half + TRIM, low + TRIM), 270: (half + TRIM, low)}[rotate]
    box = words(tmp_path / "sheets.pdf", 0)["n1"]
    assert abs(box.x + box.width / 2 - corner[0]) < 15
    assert abs(box.y + box.height / 2 - corner[1]) < 15


def test_a_page_counted_in_other_units_is_as_large_as_it_says(tmp_path: Path) -> None:
    """With a UserUnit of 2 it takes twice the room, marks and bleed too, and nothing is shrunk that fits."""
    wide, seen = Paper(size=Size(width=1400, height=700), marks=True), []
    for unit in (1, 2, pikepdf.Name.Foo):
        source = a_pdf(tmp_path / "pages.pdf", 4)
        with pikepdf.open(source, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                page.obj.UserUnit = unit
            pdf.save(source)
        done = impose(source, imposed(Scheme.BOOKLET, 4), wide, tmp_path / "sheets.pdf")
        assert done.scale == 1.0
        seen.append(words(tmp_path / "sheets.pdf", 0)["n1"])
    assert seen[2] == seen[0] and seen[1].width == pytest.approx(2 * seen[0].width, rel=0.02)
    assert (seen[0].x, seen[1].x) == (pytest.approx(700, abs=2), pytest.approx(700, abs=2))
    assert seen[0].y == pytest.approx(200, abs=3) and seen[1].y == pytest.approx(50, abs=3)


def test_paper_too_small_shrinks_all_pages_alike(tmp_path: Path) -> None:
    """Two pages and the margin no printer reaches fit the paper exactly."""
    paper = Paper(size=Size(width=500, height=400))
    done = made(tmp_path, 4, paper)
    assert done.scale == pytest.approx((250 - MARGIN) / TRIM)
    assert words(tmp_path / "sheets.pdf", 0)["n4"].x == pytest.approx(MARGIN, abs=2)


def test_marks_come_with_the_bleed_they_cut_off(tmp_path: Path) -> None:
    """Without marks a page ends at its trim; with them its bleed is there to be cut, and the marks are outside it."""
    made(tmp_path, 4)
    outside = (round(A3.size.width / 2 - TRIM - 4), round(A3.size.height / 2))
    bare = pdfium.PdfDocument(tmp_path / "sheets.pdf")[0].render(scale=1).to_pil()
    made(tmp_path, 4, Paper(size=A3.size, marks=True))
    marked = pdfium.PdfDocument(tmp_path / "sheets.pdf")[0].render(scale=1).to_pil()
    assert (bare.getpixel(outside), marked.getpixel(outside)) == ((255, 255, 255), (255, 0, 0))
    top = round((A3.size.height - TRIM) / 2)
    across = round(A3.size.width / 2 - TRIM - BLEED - 10)
    column = [marked.getpixel((across, y)) for y in range(top - 3, top + 4)]
    assert min(sum(pixel) for pixel in column) < 600


def test_bleed_and_marks_take_their_room(tmp_path: Path) -> None:
    """On small paper pages shrink further where they are to be cut out."""
    small = Size(width=500, height=400)
    assert scale_to(Size(width=TRIM, height=TRIM), BLEED, Paper(size=small, marks=True)) < scale_to(
        Size(width=TRIM, height=TRIM), BLEED, Paper(size=small)
    )


def test_pictures_are_copied_and_never_decoded(tmp_path: Path) -> None:
    """The same bytes of a page's stream are in the sheets: nothing was drawn anew, and twice the same is the same."""
    made(tmp_path, 4)
    first = (tmp_path / "sheets.pdf").read_bytes()
    made(tmp_path, 4)
    assert (tmp_path / "sheets.pdf").read_bytes() == first


@pytest.mark.parametrize("data", [b"no pdf at all", b""])
def test_what_is_no_pdf_is_said(tmp_path: Path, data: bytes) -> None:
    """A file that is none is named."""
    (tmp_path / "x.pdf").write_bytes(data)
    with pytest.raises(BookError, match=r"x\.pdf is no PDF"):
        page_count(tmp_path / "x.pdf")


def test_a_locked_file_is_said(tmp_path: Path) -> None:
    """A password is asked of nobody: the file is to be saved without."""
    with pikepdf.open(a_pdf(tmp_path / "a.pdf", 1)) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(BookError, match="password"):
        page_count(tmp_path / "b.pdf")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """There is nothing to impose."""
    with pytest.raises(DiskError, match="cannot read"):
        page_count(tmp_path / "none.pdf")


@pytest.mark.parametrize("box", [[1, 2], [0, 0, 0, 0], [900, 900, 990, 990]])
def test_a_trim_box_that_is_none_is_passed_over(tmp_path: Path, box: list[int]) -> None:
    """Two numbers, nothing, or a place beside the page: the page is taken whole."""
    path = a_pdf(tmp_path / "pages.pdf", 1)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.TrimBox = pikepdf.Array(box)
        pdf.save(path)
    impose(path, imposed(Scheme.BOOKLET, 1), A3, tmp_path / "sheets.pdf")
    whole = TRIM + 2 * BLEED
    number = words(tmp_path / "sheets.pdf", 0)["n1"]
    assert number.x == pytest.approx(A3.size.width / 2 + BLEED, abs=2)
    assert number.y == pytest.approx((A3.size.height - whole) / 2 + BLEED, abs=3)


def test_a_page_that_does_not_say_how_it_is_turned_is_taken_as_it_lies(tmp_path: Path) -> None:
    """A word for a number, or a page that is its own parent: neither ends in a fault, nor never."""
    path = a_pdf(tmp_path / "pages.pdf", 2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Rotate, pdf.pages[1].obj.Parent = pikepdf.Name.Foo, pdf.pages[1].obj
        pdf.save(path)
    assert impose(path, imposed(Scheme.BOOKLET, 2), A3, tmp_path / "sheets.pdf").sheets == 1


@pytest.mark.parametrize(
    ("box", "said"), [([0, 0, 0, 0], "page 2 has no size"), ([0, 0, 9e5, 9e5], "page 2 is 12500")]
)
def test_a_page_of_no_size_is_named_with_its_file(tmp_path: Path, box: list[float], said: str) -> None:
    """None at all, or more than a page can have."""
    path = a_pdf(tmp_path / "pages.pdf", 2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.MediaBox = pikepdf.Array(box)
        pdf.save(path)
    with pytest.raises(BookError, match=rf"pages\.pdf, {said}"):
        impose(path, imposed(Scheme.BOOKLET, 2), A3, tmp_path / "sheets.pdf")


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    """There is nothing to fold."""
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "none.pdf")
    with pytest.raises(BookError, match="has no pages"):
        page_count(tmp_path / "none.pdf")


def test_sheets_speak_no_more_of_their_pages(tmp_path: Path) -> None:
    """Contents, labels and what opens first are left out; the book's title and language stay."""
    path = a_pdf(tmp_path / "pages.pdf", 4)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"], pdf.docinfo["/Keywords"] = "Pim", "mice"
        pdf.Root.Lang, pdf.Root.OpenAction = "en", pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Page 1", 0))
        pdf.save(path)
    impose(path, imposed(Scheme.BOOKLET, 4), A3, tmp_path / "sheets.pdf")
    with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
        assert (len(pdf.pages), str(pdf.docinfo["/Title"]), str(pdf.Root.Lang)) == (2, "Pim", "en")
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/PageLayout", "/Lang"}
        assert "/Keywords" not in pdf.docinfo
