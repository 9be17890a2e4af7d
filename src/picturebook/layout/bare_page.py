"""The bare page: where it lies and what it is made of, before anything stands on it."""

from __future__ import annotations

from picturebook.design.theme import Band
from picturebook.layout.book import Area, Book, area, ground_of, left_to_right, page_on, template_of
from picturebook.layout.fit import Fitted
from picturebook.layout.frame import Ink
from picturebook.layout.inking import Palette, palette
from picturebook.layout.inks import ink
from picturebook.measure import Rect
from picturebook.record import record


@record
class BarePage:
    """A page being composed: its leaf as fitted, where it lies, its inks, its paper, its ornament."""

    book: Book
    fitted: Fitted
    area: Area
    palette: Palette
    background: Ink
    ornament: str | None


def bare_page(book: Book, fitted: Fitted, number: int) -> BarePage:
    """Return a page of a leaf by its number, with the ornament its author or its template asks for."""
    template = template_of(book, fitted.leaf)
    token = ground_of(book, fitted.leaf)
    page = fitted.leaf.page
    return BarePage(
        book=book,
        fitted=fitted,
        area=area(book, number),
        palette=palette(book.theme, token),
        background=ink(book.theme.colour(token)),
        ornament=(page.directions.ornament if page else None) or (template.ornament if template else None),
    )


def bands_on(page: BarePage) -> tuple[tuple[Band, Rect, Ink], ...]:
    """Return the bands of the template that lie on this page, each with its box in points and its colour there."""
    leaf = page.fitted.leaf
    template = template_of(page.book, leaf)
    lie = template.bands if template else ()
    at, trim = page.area.number, page.area.trim
    found = []
    for band in lie:
        if band.on != "both" and page_on(page.book, leaf, band.on) != at:
            continue
        over = left_to_right(page.book, leaf) if band.on == "both" else (at,)
        wide, shift = trim.width * len(over), over.index(at) * trim.width
        box = Rect(
            x=band.x * wide - shift, y=band.y * trim.height, width=band.w * wide, height=band.h * trim.height
        )
        colour = band.colour[leaf.pages[0] // 2 % len(band.colour)]
        found.append((band, box, ink(page.book.theme.paint(colour))))
    return tuple(found)
