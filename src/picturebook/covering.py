"""Covering: the cover of a book for a house that takes it as a file of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from picturebook.design.cover import CoverSheet, cover_sheet
from picturebook.diagnostics import Diagnostic, warning
from picturebook.layout.book import Book, Layout
from picturebook.layout.cover import set_cover
from picturebook.layout.shape import FontFile
from picturebook.measure import in_inches
from picturebook.prepress.templates import spine_on
from picturebook.record import record
from picturebook.wish import Prepared

_OFF = 4.5  # points, 1/16 in: how far a binder may be off
_OF_THE_BOOK = frozenset({"own-words-in-english"})  # said of the book already


@record
class Cover:
    """A cover set, and its sheet."""

    sheet: CoverSheet
    layout: Layout

    @property
    def on_spine(self) -> tuple[str, ...]:
        """What stands on the spine: title, author, or nothing."""
        (opening,) = self.layout.openings
        read = opening.frames[0].reading
        return tuple(name for name in ("title", "author") if f"spine.{name}.1" in read)


def cover_of(prepared: Prepared, book: Book) -> Cover | None:
    """Set the cover for a house that takes it apart; None where it is part of the file, or its spine is not known."""
    sheet = sheet_of(prepared)
    return None if sheet is None else Cover(sheet=sheet, layout=set_cover(book, sheet))


def sheet_of(prepared: Prepared) -> CoverSheet | None:
    """Return the cover's sheet, by what the author gave for the spine, else by the house's rule."""
    if prepared.printer.cover != "separate":
        return None
    spine = prepared.spine if prepared.spine is not None else _typed(prepared)
    return cover_sheet(prepared.printer, prepared.dummy.trim, prepared.dummy.page_count, spine)


def with_spine(prepared: Prepared) -> Prepared:
    """Return a book with the spine of the house's template, where one was given.

    Raises BookError where it does not tell, UsageError for a printer without such a cover, DiskError.
    """
    template = prepared.wish.cover_template
    if template is None:
        return prepared
    return replace(prepared, spine=spine_on(template, prepared.printer, prepared.dummy.trim))


def _typed(prepared: Prepared) -> float | None:
    """Return the spine the story gives for its printer, in points."""
    return dict(prepared.story.spine).get(prepared.printer.name)


def told_of_cover(layout: Layout, cover: Cover | None, prepared: Prepared) -> Layout:
    """Return a book's layout with what there is to say about its cover among the findings."""
    found = cover.layout.findings if cover else ()
    said = tuple(
        replace(one, message=f"cover: {one.message}") for one in found if one.code not in _OF_THE_BOOK
    )
    return replace(layout, findings=(*layout.findings, *said, *_not_made(prepared), *_far_off(prepared)))


def told_as_printed(layout: Layout, cover: Cover, read: Layout) -> Layout:
    """Return a book's layout with what reading the plates of its cover again found."""
    found = read.findings[len(cover.layout.findings) :]
    said = tuple(replace(one, message=f"cover: {one.message}") for one in found)
    return replace(layout, findings=(*layout.findings, *said))


def faces_in(layout: Layout, cover: Cover | None) -> tuple[FontFile, ...]:
    """Return the faces of a book and its cover, each once."""
    return tuple(dict.fromkeys((*layout.faces, *(cover.layout.faces if cover else ()))))


def _not_made(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Say why a house's cover was not made: a spine is never guessed."""
    printer = prepared.printer
    if printer.cover != "separate" or sheet_of(prepared) is not None:
        return ()
    if printer.cover_sheet is None:
        said, told = f"no measures of {printer.name}’s cover are known, so none was made", None
    else:
        pages = prepared.dummy.page_count
        said = (
            f"{printer.name} publishes no spine for {pages} pages, so the cover was not made: a guess bounces"
        )
        told = (
            f"ask the house’s own calculator, then type: spine: {{{printer.name}: 0.?? in}}; "
            "or give the template it makes for the title: --cover-template FILE.pdf"
        )
    before = path_of(prepared.project.pdf(printer.name))
    said += f"; {before.name} beside it is not of this build" if before.exists() else ""
    return (warning("no-cover", said, prepared.story.where("printers"), told),)


def _far_off(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Warn of a spine that is not near the template's or the house's rule: pages were added since, or it slipped."""
    printer, pages = prepared.printer, prepared.dummy.page_count
    given, read = _typed(prepared), prepared.spine
    if read is not None:
        return _unlike_template(prepared, given, read)
    ruled = printer.spine.width_at(pages) if printer.spine else None
    if given is None or ruled is None or abs(given - ruled) <= _OFF:
        return ()
    said = (
        f"the story says {in_inches(given)} for the spine, and {printer.name}’s rule "
        f"says {in_inches(ruled)} for {pages} pages"
    )
    told = f"ask the house’s own calculator again, or take {printer.name} out of spine: to go by its rule"
    return (warning("spine-off", said, prepared.story.where("spine"), told),)


def _unlike_template(prepared: Prepared, given: float | None, read: float) -> tuple[Diagnostic, ...]:
    """Warn of a template whose spine is neither what the story says nor near the house's rule."""
    printer, pages = prepared.printer, prepared.dummy.page_count
    ruled = printer.spine.width_at(pages) if printer.spine else None
    if ruled is not None and abs(read - ruled) > _OFF:
        said = f"{in_inches(read)}, and {printer.name}’s rule says {in_inches(ruled)} for {pages} pages"
        told, span = "have the house make one for this many pages, or leave --cover-template out", None
    elif given is not None and abs(read - given) > _OFF:
        said = f"{in_inches(read)} and is used; the story says {in_inches(given)}"
        told, span = f"type: spine: {{{printer.name}: {in_inches(read)}}}", prepared.story.where("spine")
    else:
        return ()
    return (warning("spine-off", f"the template’s spine is {said}", span, told),)


def path_of(pdf: Path) -> Path:
    """Return where the cover of a book is written: beside it."""
    return pdf.with_suffix(".cover.pdf")
