"""The bare page: where it lies and what it is made of, before anything stands on it."""

from __future__ import annotations

from picturebook.layout.book import Area, Book, area, ground_of, template_of
from picturebook.layout.fit import Fitted
from picturebook.layout.frame import Ink
from picturebook.layout.inking import Palette, palette
from picturebook.layout.inks import ink
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
