"""The proof of a book: every opening as a reader sees it, small, with names and guides, to look through and mark.

It is set for the printer it is held against, and made whatever a build would stop at: a proof is where a page too full
is seen. Pictures are small and in the colours of a screen; it shows where things stand, and no colour on paper.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from picturebook import compiler
from picturebook.compiler import Prepared, Told, Typeset, Wish
from picturebook.copyfitting import book_of
from picturebook.covering import with_spine
from picturebook.diagnostics import Diagnostic
from picturebook.disk import ELSEWHERE, writing
from picturebook.layout.proof import Proof, Shown, set_proof, show_cover, show_page
from picturebook.measure import parse_size
from picturebook.prepress.imposition import Place, Scheme, imposed
from picturebook.prepress.plates import Developed
from picturebook.press.proofing import Under, lay_under
from picturebook.printing import develop_plates, print_layout
from picturebook.record import record
from picturebook.studio.whole import write_whole

PPI = 130  # pixels an inch on the sheet: enough to look at
_BOOK, _COVER, _OVER = "book.pdf", "cover.pdf", "over.pdf"


@record
class Wanted:
    """What was typed; the wish names story, theme and printer."""

    wish: Wish
    paper: str | None = None  # None: letter for American English, else A4
    guides: bool = True


@record
class Made:
    """The file, how many sheets it is, how much smaller than themselves pages are on it, and what there is to say."""

    path: Path
    sheets: int
    scale: float
    notes: tuple[Diagnostic, ...]


def proof(wanted: Wanted, told: Told) -> Made:
    """Make a book's proof. Raises what stands in the way of any book: StoryError, PrinterCannotMakeIt, DiskError."""
    wish = replace(wanted.wish, draft=True)
    made = compiler.typeset(with_spine(compiler.prepare(wish)), wish, told)
    project = made.prepared.project
    to = project.output or project.pdf(made.prepared.printer.name).with_suffix(".proof.pdf")
    set_ = _set(made, wanted)
    scale = set_.laid[-1][0].scale
    shown = _for_looking(made, scale)
    layouts = (made.layout, made.cover.layout) if made.cover else (made.layout,)
    developed = develop_plates(shown.prepared, layouts, made.pictures, told)
    with writing(to, ELSEWHERE):
        write_whole(to, _printed(shown, set_, developed))
    notes = (*made.prepared.notes, *made.layout.findings, *set_.layout.findings)
    return Made(path=to, sheets=len(set_.laid), scale=scale, notes=notes)


def _set(made: Typeset, wanted: Wanted) -> Proof:
    """Set the sheets: the cover where a house takes it apart, then the openings in reading order."""
    book, cover = book_of(made.prepared, made.pictures), made.cover
    story = made.prepared.story
    openings: list[tuple[Shown | None, ...]] = []
    if cover is not None:
        openings.append((show_cover(book, cover.sheet, cover.layout, wanted.guides),))

    def page(place: Place) -> Shown | None:
        return show_page(book, made.layout, place.page, wanted.guides) if place.page else None

    pages = max(one.pages[-1] for one in book.dummy.leaves)
    for sheet in imposed(Scheme.TWO_UP, pages, right_bound=book.dummy.binding == "right"):
        openings.append((page(sheet.front.left), page(sheet.front.right)))
    usual = "letter" if story.language.lower() == "en-us" else "a4"
    paper = parse_size(f"{wanted.paper or usual} landscape")
    return set_proof(book, openings, paper)


def _for_looking(made: Typeset, scale: float) -> Typeset:
    """Return a book for a screen instead of its house: each page alone with its bleed, in sRGB, pictures small."""
    printer = replace(
        made.prepared.printer,
        sheet=None,
        fold=False,
        marks=False,
        colour="rgb",
        flavour="plain",
        ppi=round(PPI * scale),
    )
    return replace(made, prepared=replace(made.prepared, printer=printer))


def _printed(made: Typeset, proof: Proof, developed: Developed) -> bytes:
    """Print pages, cover and what lies over them, and put them together."""
    prepared = made.prepared
    with TemporaryDirectory() as name:
        folder = Path(name)
        print_layout(prepared, made.layout, developed, folder / _BOOK, draft=False)
        if made.cover is not None:
            print_layout(prepared, made.cover.layout, developed, folder / _COVER, draft=False)
        print_layout(_from_the_left(prepared), proof.layout, developed, folder / _OVER, draft=False)
        under = []
        for number, laid in enumerate(proof.laid):
            file = _COVER if made.cover is not None and number == 0 else _BOOK
            under.append(Under(source=folder / file, laid=laid))
        return lay_under(folder / _OVER, under)


def _from_the_left(prepared: Prepared) -> Prepared:
    """Return a book whose file is turned like English ones: sheets lie one after another, whatever is on them."""
    return replace(prepared, dummy=replace(prepared.dummy, binding="left"))
