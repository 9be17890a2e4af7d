"""Composing: the fitted book becomes frames, page by page, pure.

`fit` decides for the whole book; `compose_leaf` then needs only its own leaf, so a preview sets one page again
without touching the rest. What lies where: background, pictures with their washes, panels, words, ornaments,
folio. Words over a picture are inked by its tones (see placing).
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.design.theme import ALSO
from picturebook.diagnostics import Diagnostic, errors_in
from picturebook.errors import BookError, MissingGlyph, TextDoesNotFit
from picturebook.layout import ornaments
from picturebook.layout.bare_page import BarePage, bare_page
from picturebook.layout.book import Book, Layout, Passage, left_to_right
from picturebook.layout.decorations import (
    background,
    bands,
    name_rule,
    page_ornament,
    paints,
    panels,
    writing_lines,
)
from picturebook.layout.figures import border, figure
from picturebook.layout.fit import Fit, fit
from picturebook.layout.frame import Frame, Group, Item, Opening
from picturebook.layout.glyphs import missing_glyphs, unmarked_words, used_faces
from picturebook.layout.inked import Inked, faint, inked, letter_ink, standing
from picturebook.layout.matter import borrowed_words
from picturebook.layout.mounts import holders, mount
from picturebook.layout.setting import Manner, groups, strip_box
from picturebook.layout.standing import Standing, remarks
from picturebook.record import record

INLINE_ORNAMENT = "stars"  # what a pause shows where neither page nor template names an ornament


@record
class Composed:
    """What composing one leaf makes."""

    frames: tuple[Frame, ...]
    passages: tuple[Passage, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    standings: tuple[Standing, ...] = ()


def compose(book: Book) -> Layout:
    """Set the whole book. What is wrong with it is in `findings`; `checked` makes errors of the serious ones."""
    fitted = fit(book)
    pages = [compose_leaf(book, fitted, number) for number in range(len(fitted.leaves))]
    frames = {frame.number: frame for page in pages for frame in page.frames}
    findings = [
        *fitted.findings,
        *missing_glyphs(fitted),
        *unmarked_words(fitted),
        *borrowed_words(book, {one.slot.fills for leaf in fitted.leaves for one in leaf.settings}),
    ]
    findings += [finding for page in pages for finding in page.findings]
    return Layout(
        openings=_openings(book, frames),
        faces=used_faces(fitted),
        findings=tuple(findings),
        passages=tuple(passage for page in pages for passage in page.passages),
        body=fitted.body,
        standings=tuple(standing for page in pages for standing in page.standings),
    )


def checked(layout: Layout) -> Layout:
    """Return the layout if nothing stops the book. Raises MissingGlyph, TextDoesNotFit or BookError with all errors."""
    errors = errors_in(layout.findings)
    codes = {one.code for one in errors}
    if not errors:
        return layout
    if "missing-glyph" in codes:
        # Told first: boxes stand for missing letters, and what does not fit with them may fit with letters.
        raise MissingGlyph(sorted(errors, key=lambda one: one.code != "missing-glyph"))
    if codes == {"text-does-not-fit"}:
        raise TextDoesNotFit(errors)
    raise BookError(errors)


def compose_leaf(book: Book, fitted: Fit, number: int) -> Composed:
    """Compose one leaf (by its place in the dummy): one frame, or the two of a spread from left to right."""
    one = fitted.leaves[number]
    made = [_page(bare_page(book, one, page)) for page in left_to_right(book, one.leaf)]
    return Composed(
        frames=tuple(frame for each in made for frame in each.frames),
        passages=tuple(passage for each in made for passage in each.passages),
        findings=tuple(finding for each in made for finding in each.findings),
        standings=tuple(standing for each in made for standing in each.standings),
    )


def _page(page: BarePage) -> Composed:
    number = page.area.number
    hung = [one for one in page.fitted.hung if one.page == number]
    words = inked(page, hung)
    findings = [finding for one in words for finding in faint(one)]
    ornament, complaint = page_ornament(page, words)
    washes = [one.wash for one in words if one.wash]
    pictures = [figure(one, washes, page.book.story) for one in hung]
    borders = [line for one in hung for line in border(one, page.book.theme)]
    set_words = [group for one in words for group in _set(page, one)]
    mounts = [one for each in hung for one in mount(each, page)]
    held = [one for each in hung for one in holders(each, page)]
    items: list[Item] = [*background(page), *bands(page)]
    if page.ornament and page.ornament.startswith("pattern"):
        items, ornament = [*items, *ornament], ()  # it is part of the ground; a border lies over all
    items += [*mounts, *pictures, *borders, *held, *panels(page, words)]
    items += [*ornament, *writing_lines(page, words), *set_words]
    frame = Frame(
        number=number,
        trim=page.book.dummy.trim,
        bleed=page.area.bleed,
        side=page.area.side,
        items=tuple(items),
        reading=_reading(page, pictures, set_words),
    )
    passages = [passage for one in words for passage in _passages(page, one)]
    standings = tuple(found for one in words if (found := standing(one)))
    findings += [remark for one in standings for remark in remarks(one)]
    return Composed(
        frames=(frame,),
        passages=tuple(passages),
        findings=(*findings, *complaint),
        standings=standings,
    )


def _set(page: BarePage, words: Inked) -> tuple[Group, ...]:
    name = page.ornament
    inline = name if name in ornaments.names() and not ornaments.fills_page(name) else INLINE_ORNAMENT
    colours = paints(page)
    if words.behind is not None:  # over a picture an accent may drown: the letters' ink reads
        colours = ornaments.Paints(strong=words.choice.ink, soft=words.choice.ink)
    manner = Manner(
        ink=letter_ink(page, words, words.setting.slot.style),
        second=letter_ink(page, words, ALSO, words.setting.slot.style),
        paints=colours,
        ornament=inline,
        id=words.id,
        role={"title": "H1", "folio": "Artifact"}.get(words.setting.slot.fills),
    )
    rule = name_rule(page, words) if words.setting.slot.fills == "belongs-to" else ()
    return (*groups(words.column, manner), *rule)


def _reading(page: BarePage, pictures: Sequence[Group], words: Sequence[Group]) -> tuple[str, ...]:
    """Return the ids of what is read aloud, in the story's order: a page that opens with words is read so."""
    told = page.fitted.leaf.page
    shown = [one.id for one in pictures if one.role != "Artifact"]
    said = [one.id for one in words if one.role != "Artifact"]
    opens_with_words = told is not None and bool(told.blocks) and told.blocks[0] in told.text_blocks
    return tuple([*said, *shown] if opens_with_words else [*shown, *said])


def _passages(page: BarePage, words: Inked) -> tuple[Passage, ...]:
    if words.setting.slot.fills == "folio":
        return ()
    return tuple(
        Passage(
            page=page.area.number,
            box=strip_box(words.column, number),
            group=f"{words.id}.{number + 1}",
            where=f"{strip.span.file}:{strip.span.line}",
        )
        for number, strip in enumerate(words.column.strips)
    )


def _openings(book: Book, frames: dict[int, Frame]) -> tuple[Opening, ...]:
    """Gather frames as they lie open: the first alone, then a verso with the recto after it."""
    made: list[Opening] = []
    numbers = sorted(frames)
    for number in numbers:
        if number % 2 and number - 1 in frames:
            continue
        pair = (
            [frames[one] for one in (number, number + 1) if one in frames]
            if number % 2 == 0
            else [frames[number]]
        )
        pair.sort(key=lambda frame: frame.side != "left")
        made.append(Opening(frames=tuple(pair)))
    return tuple(made)
