"""The matter: what a slot's field says, as blocks, from the front matter of the story.

A field becomes ordinary paragraphs so that titles, dedications and colophons are measured, broken and placed
by the same hands as the story. What the story does not say is left out: no page ever shows an empty label.
"""

from __future__ import annotations

from collections.abc import Callable

from picturebook.diagnostics import Span
from picturebook.dummy import Leaf
from picturebook.layout.book import Book
from picturebook.layout.wording import listed, wording
from picturebook.manuscript.story import Block, Break, Inline, Paragraph, Words

LICENSES = {
    "CC0 1.0": "Creative Commons CC0 1.0: no rights reserved",
    "CC BY 4.0": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "CC BY-SA 4.0": "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)",
    "CC BY-NC 4.0": "Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)",
    "CC BY-NC-SA 4.0": "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)",
    "CC BY-ND 4.0": "Creative Commons Attribution-NoDerivatives 4.0 International (CC BY-ND 4.0)",
    "CC BY-NC-ND 4.0": "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0)",
}


def field(book: Book, leaf: Leaf, name: str, number: int) -> tuple[Block, ...]:
    """Return the blocks a field holds on page `number`: none where the story says nothing, or for no such field."""
    if name == "folio":
        return _line(book, "title", str(number))
    return FIELDS[name](book, leaf) if name in FIELDS else ()


def _line(book: Book, key: str, text: str | None, *, italic: bool = False) -> tuple[Block, ...]:
    """Return a front-matter value as a paragraph that knows where it was typed; its line ends are kept."""
    if not text:
        return ()
    inline: list[Inline] = []
    for line in text.strip().splitlines():
        inline += [Break()] if inline else []
        inline.append(Words(text=line.strip(), italic=italic))
    return (Paragraph(content=tuple(inline), span=_where(book, key)),)


def _where(book: Book, key: str) -> Span:
    return book.story.where(key) or Span(file=book.story.file, line=1)


def _title(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    return _line(book, "title", book.story.title)


def _subtitle(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    return _line(book, "subtitle", book.story.subtitle)


def _author(book: Book, leaf: Leaf) -> tuple[Block, ...]:
    """Who wrote it; also who drew it, unless the page has a slot for that."""
    story, words = book.story, wording(book.story.language)
    template = book.theme.page(leaf.template)
    apart = template is not None and any(slot.fills == "illustrator" for slot in template.texts)
    if story.author and story.author == story.illustrator:
        return _line(book, "author", words.both_by.format(story.author))
    makers = [words.words_by.format(story.author)] if story.author else []
    if story.illustrator and not apart:
        makers.append(words.pictures_by.format(story.illustrator))
    return _line(book, "author", "\n".join(makers))


def _illustrator(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    story, words = book.story, wording(book.story.language)
    if not story.illustrator or story.author == story.illustrator:
        return ()
    return _line(book, "illustrator", words.pictures_by.format(story.illustrator))


def _dedication(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    return _line(book, "dedication", book.story.dedication)


def _blurb(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    return _line(book, "blurb", book.story.blurb)


def _belongs_to(book: Book, _leaf: Leaf) -> tuple[Block, ...]:
    return _line(book, "title", wording(book.story.language).belongs_to)


def _copyright(book: Book, leaf: Leaf) -> tuple[Block, ...]:
    """The small print: title, makers, licence in words, credits, colophon, number."""
    story, words = book.story, wording(book.story.language)
    license = LICENSES.get((story.license or "").strip(), story.license)
    lines = [
        _line(book, "title", story.title, italic=True),
        _author(book, leaf),
        _line(book, "license", words.licensed.format(license) if license else None),
        _line(book, "author", f"© {story.author}" if story.author and not license else None),
        _line(book, "source", words.adapted.format(story.source.rstrip(".")) if story.source else None),
        _line(book, "changes", words.changes.format(story.changes) if story.changes else None),
        *(_line(book, "credits", f"{credit.role}: {credit.name}") for credit in story.credits),
        _line(book, "ai", "\n".join(f"{key}: {value}" for key, value in story.ai)),
        _line(book, "theme", words.set_in.format(listed(_families(book), words))),
        _line(book, "isbn", _isbn(book)),
    ]
    return tuple(block for blocks in lines for block in blocks)


def _families(book: Book) -> tuple[str, ...]:
    """Return the families the book is set in: body first, then what its pages' slots use."""
    used = [book.theme.style("body").font]
    for leaf in book.dummy.leaves:
        template = book.theme.page(leaf.template)
        used += [book.theme.style(slot.style).font for slot in (template.texts if template else ())]
    return tuple(dict.fromkeys(used))


def _isbn(book: Book) -> str | None:
    number = dict(book.story.isbn).get(book.printer.name)
    return f"ISBN {number}" if number else None


FIELDS: dict[str, Callable[[Book, Leaf], tuple[Block, ...]]] = {
    "title": _title,
    "subtitle": _subtitle,
    "author": _author,
    "illustrator": _illustrator,
    "dedication": _dedication,
    "blurb": _blurb,
    "copyright": _copyright,
    "belongs-to": _belongs_to,
}
ROLES = {
    "title": "H1",
    "folio": "Artifact",
}  # what a field is to a reader who listens; the rest are paragraphs
