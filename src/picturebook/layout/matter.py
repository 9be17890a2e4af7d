"""The matter: what a slot's field says, as blocks, from the front matter of the story.

A field becomes ordinary paragraphs so that titles, dedications and colophons are measured, broken and placed
by the same hands as the story. What the story does not say is left out: no page ever shows an empty label.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from picturebook.design.wording import filled, phrases_to_type
from picturebook.diagnostics import Diagnostic, Span, hint
from picturebook.dummy import Leaf
from picturebook.layout.book import Book
from picturebook.layout.itemising import Lettering, itemised
from picturebook.layout.places import gives_way
from picturebook.manuscript.licences import address_of, lets_share, named
from picturebook.manuscript.story import Block, Break, Inline, Paragraph, Parallel, Story, Words
from picturebook.manuscript.writing import writing_direction

_NOTHING = "none"  # a shop is told so; in a book it would read as if there were no words
_LEFT_TO_RIGHT = "\u200e"  # else the slash at an address's end would stand at its start
_BESIDE = " · "  # between makers in a book of two languages: a line for each language, not for each maker


def field(book: Book, leaf: Leaf, name: str, number: int) -> tuple[Block, ...]:
    """Return the blocks a field holds on page `number`: none where the story says nothing, or for no such field."""
    if name == "folio":
        return _line(book, "title", str(number))
    if name not in FIELDS:
        return ()
    said, second = FIELDS[name](book, leaf), _second(book.story)
    if second is None:
        return said
    known = [block.content for block in said]
    more = FIELDS[name](replace(book, story=second), leaf)
    also = tuple(block for block in more if block.content not in known)  # a number is one in every language
    beside = Parallel(language=second.language, blocks=also, span=also[0].span) if also else None
    return (*said, beside) if beside else said


def _second(story: Story) -> Story | None:
    """Return the second language's edition without what it has from the first, and without a number of its own."""
    also = story.also
    if also is None:
        return None
    return replace(
        also,
        also=story,
        isbn=(),
        credits=() if also.credits == story.credits else also.credits,
        ai=() if also.ai == story.ai else also.ai,
        changes=None if also.changes == story.changes else also.changes,
    )


def _line(book: Book, key: str, text: str | None, *, italic: bool = False) -> tuple[Paragraph, ...]:
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


def _title(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    return _line(book, "title", book.story.title)


def _subtitle(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    return _line(book, "subtitle", book.story.subtitle)


def _author(book: Book, leaf: Leaf) -> tuple[Paragraph, ...]:
    """Who wrote it; also who drew it, unless the page has a slot for that."""
    story, words = book.story, book.wording(book.story.language)
    template = book.theme.page(leaf.template)
    apart = template is not None and any(slot.fills == "illustrator" for slot in template.texts)
    if story.author and story.author == story.illustrator:
        return _line(book, "author", filled(words.both_by, story.author))
    makers = [filled(words.words_by, story.author)] if story.author else []
    if story.illustrator and not apart:
        makers.append(filled(words.pictures_by, story.illustrator))
    return _line(book, "author", (_BESIDE if story.also else "\n").join(makers))


def _illustrator(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    story, words = book.story, book.wording(book.story.language)
    if not story.illustrator or story.author == story.illustrator:
        return ()
    return _line(book, "illustrator", filled(words.pictures_by, story.illustrator))


def _dedication(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    return _line(book, "dedication", book.story.dedication)


def _blurb(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    return _line(book, "blurb", book.story.blurb)


def _belongs_to(book: Book, _leaf: Leaf) -> tuple[Paragraph, ...]:
    return _line(book, "title", book.wording(book.story.language).belongs_to)


def _copyright(book: Book, leaf: Leaf) -> tuple[Paragraph, ...]:
    """The small print: title, makers, licence in words, colophon, number; the credits unless they have a page."""
    story, words = book.story, book.wording(book.story.language)
    apart = any(_shows_credits(book, one) for one in book.dummy.leaves)
    known = [one for one in story.ai if one[1].casefold() != _NOTHING]
    lines = [
        _line(book, "title", story.title, italic=True),
        _author(book, leaf),
        _license(book),
        () if apart else _address(book),
        _claim(book),
        () if apart else _owed(book),
        _line(book, "ai", "\n".join(filled(words.labelled, *one) for one in known)),
        _line(book, "theme", filled(words.set_in, words.listed(_families(book)))),
        _line(book, "isbn", _isbn(book)),
    ]
    return tuple(block for blocks in lines for block in blocks)


def _credits(book: Book, leaf: Leaf) -> tuple[Paragraph, ...]:
    """To whom the book is owed, and on what terms: title, makers, source, changes, others, licence and its address."""
    title = _line(book, "title", book.story.title, italic=True)
    return (*title, *_author(book, leaf), *_owed(book), *_license(book), *_address(book))


def _license(book: Book) -> tuple[Paragraph, ...]:
    license, words = book.story.license or "", book.wording(book.story.language)
    shared = filled(words.licensed, named(license)) if lets_share(license) else license
    return _line(book, "license", shared)


def _claim(book: Book) -> tuple[Paragraph, ...]:
    """Say whose the book is, unless a licence lets others share it or the author claims it in other words."""
    author, typed = book.story.author, book.story.license or ""
    claimed = any(sign in typed.casefold() for sign in ("©", "(c)", "copyright"))
    return _line(book, "author", f"© {author}" if author and not lets_share(typed) and not claimed else None)


def _address(book: Book) -> tuple[Paragraph, ...]:
    address = address_of(book.story.license or "")
    turned = writing_direction(book.story.language) == "rtl"
    return _line(book, "license", address + _LEFT_TO_RIGHT if address and turned else address)


def _owed(book: Book) -> tuple[Paragraph, ...]:
    """What the book was made from, what was changed in it, and who else had a hand in it."""
    story, words = book.story, book.wording(book.story.language)
    lines = [
        _line(book, "source", filled(words.adapted, story.source.rstrip(".")) if story.source else None),
        _line(book, "changes", filled(words.changes, story.changes) if story.changes else None),
        *(_line(book, "credits", filled(words.labelled, one.role, one.name)) for one in story.credits),
    ]
    return tuple(block for blocks in lines for block in blocks)


def _shows_credits(book: Book, leaf: Leaf) -> bool:
    """Say whether a page shows the credits of the front matter: one with words of its own may have none left."""
    template = book.theme.page(leaf.template)
    worded = leaf.page is not None and bool(leaf.page.text_blocks)
    slots = (slot for slot in (template.texts if template else ()) if slot.fills == "credits")
    return any(not (template and worded and gives_way(template, leaf.role, slot)) for slot in slots)


def _families(book: Book) -> tuple[str, ...]:
    """Return the families the book is set in: the body's first, then those of its pages' slots.

    What they are is read from the story's own words: a theme's family sets none of a script it lacks.
    """
    names = ["body"]
    for leaf in book.dummy.leaves:
        template = book.theme.page(leaf.template)
        names += [slot.style for slot in (template.texts if template else ())]
    text = _first_words(book.story)
    used: list[str] = []
    for name in dict.fromkeys(names):
        lettering = Lettering(style=book.theme.style(name), language=book.story.language, book=book)
        stretches, _ = itemised(text, (Words(text=text),), lettering)
        lettered = (one for one in stretches if any(map(str.isalpha, text[one.start : one.end])))
        used += [one.face.family for one in lettered]
    return tuple(dict.fromkeys(used or [book.theme.style("body").font]))


def _first_words(story: Story) -> str:
    """Return the title and the first paragraph: the letters most of a story is written in."""
    told = (block for page in story.pages for block in page.text_blocks if isinstance(block, Paragraph))
    first = next(told, None)
    parts = first.content if first else ()
    return "".join([story.title, " ", *(part.text for part in parts if isinstance(part, Words))])


def _isbn(book: Book) -> str | None:
    number = dict(book.story.isbn).get(book.printer.name)
    return f"ISBN {number}" if number else None


FIELDS: dict[str, Callable[[Book, Leaf], tuple[Paragraph, ...]]] = {
    "title": _title,
    "subtitle": _subtitle,
    "author": _author,
    "illustrator": _illustrator,
    "dedication": _dedication,
    "blurb": _blurb,
    "copyright": _copyright,
    "credits": _credits,
    "belongs-to": _belongs_to,
}
_BYLINE = ("words_by", "pictures_by", "both_by")
# What a field may say in the book's own words.
_OWN = {
    "author": _BYLINE,
    "illustrator": ("pictures_by",),
    "belongs-to": ("belongs_to",),
    "copyright": (*_BYLINE, "set_in", "joined", "licensed", "adapted", "changes"),
    "credits": (*_BYLINE, "licensed", "adapted", "changes"),
}


def borrowed_words(book: Book, shown: Collection[str]) -> tuple[Diagnostic, ...]:
    """Say which of the book's own words, in the fields it shows, are English for want of a language of its."""
    stories = (book.story, book.story.also) if book.story.also else (book.story,)
    return tuple(said for one in stories for said in _borrowed(book, one, shown))


def _borrowed(book: Book, story: Story, shown: Collection[str]) -> Iterator[Diagnostic]:
    language = story.language
    needed = {key for name, keys in _OWN.items() if name in shown for key in keys}
    keys = tuple(key for key in book.wording(language).borrowed if key in needed)
    if keys:
        said = f"{len(keys)} of the book's own phrases are English: we do not know them in {language}"
        told = phrases_to_type(keys, language)
        yield hint("own-words-in-english", said, story.where("language"), told)
