"""The sample a theme is tried with: a page in each of its templates, and the pages of `sample.md` by its rules.

A page in a template has as few words as there can be, or as many as the template promises, in one language or two, and
plain grey where pictures are: what it looks like with words in it depends on no drawing. The words are those of the
sample that ships, in English, French and Arabic, so that every theme is held to the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import cycle, islice
from pathlib import Path

from picturebook.copyfitting import faces_of
from picturebook.design.choosing import word_count
from picturebook.design.printers import load_printer
from picturebook.design.theme import PAGE_WORDS, PageTemplate, Theme
from picturebook.design.theme_places import ThemePlaces
from picturebook.design.themes import BASE, mirrored
from picturebook.design.wording import load_wording
from picturebook.diagnostics import Diagnostic, Span, errors_in
from picturebook.dummy import Dummy, Leaf, binding_edge, plan_dummy
from picturebook.dummy.leaves import blank_leaf
from picturebook.layout.book import Book, Placed
from picturebook.layout.roomier import settled
from picturebook.layout.tones import ACROSS, Tones
from picturebook.manuscript.parallel import in_parallel
from picturebook.manuscript.story import (
    Block,
    Page,
    PageDirections,
    Paragraph,
    Parallel,
    Picture,
    Role,
    Story,
    Words,
)
from picturebook.measure import parse_size
from picturebook.record import record
from picturebook.shelf import shelf
from picturebook.sources import open_story

NAME = "sample.md"
TRIMS = ("8.5 x 8.5 in", "8 x 10 in", "210 x 148 mm", "6 x 9 in", "8 x 8 in")
LANGUAGES = (("en", None), ("en", "fr"), ("ar", None), ("ar", "en"))
TURNS = 6  # what a theme may show by turns at most
GREYS = (238, 128, 36)  # lightness of what stands for pictures: bright, middling, dark
PRINTER = "kdp-paperback"  # whose safe area and gutter are held to: 0.375 in
_FEW = 3  # words of a field, at the shortest
_PARAGRAPH = 45  # words: what a page of many words is divided into
_PIXELS = 1000


@record
class Case:
    """One way to set the sample: in which trim and languages, with few words or many, over how light a picture."""

    trim: str
    language: str = "en"
    also: str | None = None
    long: bool = True
    grey: int = GREYS[0]
    turn: int = (
        0  # openings that come before the first page: what a theme shows by turns is seen in all of them
    )

    def __str__(self) -> str:
        names = {"en": "English", "fr": "French", "ar": "Arabic"}
        both = f" with {names.get(self.also, self.also)}" if self.also else ""
        return f"at {self.trim} in {names.get(self.language, self.language)}{both}"


def cases(trims: Sequence[str] = TRIMS) -> tuple[Case, ...]:
    """Return every case there is at these trims; greys and turns go round, so that templates have all of them."""
    told = [
        (trim, *both, long, number + at)
        for number, trim in enumerate(trims)
        for at, both in enumerate(LANGUAGES)
        for long in (False, True)
    ]
    return tuple(
        Case(
            trim=trim,
            language=language,
            also=also,
            long=long,
            grey=GREYS[turn % len(GREYS)],
            turn=turn % TURNS,
        )
        for trim, language, also, long, turn in told
    )


def sample_of(theme: Theme) -> Path:
    """Return the nearest sample of a theme: its own, or that of one it extends."""
    return next(path for folder in theme.folders if (path := folder / NAME).is_file())


@lru_cache(maxsize=8)
def edition(language: str) -> Story:
    """Return the sample that ships in a language."""
    whole = shelf("themes") / BASE / NAME
    return open_story(whole if language == "en" else whole.with_suffix(f".{language}.md"))[1].story


class Sample:
    """A theme being tried."""

    def __init__(self, theme: Theme) -> None:
        self.theme, self.places = theme, ThemePlaces(theme)
        self._right = mirrored(theme)
        self._printer = replace(load_printer(PRINTER), forgives=True)
        self._faces, self._companions = faces_of(theme.folders)
        self._wording = lru_cache(maxsize=4)(partial(load_wording, near=theme.folders[0]))

    def templates(self, case: Case, names: Sequence[str] = (), words: int | None = None) -> Book:
        """Return a book of one page in each template, or in the named ones only, with so many words.

        Without a number there are as many as a template promises, or one.
        """
        theme = self._turned(case)
        leaves: list[Leaf] = []
        for template in theme.pages:
            if not names or template.name in names:
                at = leaves[-1].pages[-1] + 1 if leaves else 2 * case.turn + 1
                if template.sides == 2 and at % 2:
                    leaves.append(blank_leaf(at))
                    at += 1
                leaves.append(self._leaf(case, template, at, words))
        story = replace(_fronted(case), pages=tuple(one.page for one in leaves if one.page))
        pages = leaves[-1].pages[-1] if leaves else 0
        dummy = Dummy(
            trim=parse_size(case.trim),
            leaves=tuple(leaves),
            page_count=pages,
            binding=binding_edge(case.language),
        )
        return self._book(case, story, dummy)

    def by_rules(self, case: Case, story: Story) -> tuple[Book, tuple[Diagnostic, ...]]:
        """Return a story as the theme's own rules lay it out, every page moved that cannot hold its words.

        With it comes what is wrong with its plan: pictures no template has room for, a layout there is none of.
        """
        theme, story = self._turned(case), replace(story, trim=parse_size(case.trim))

        def plan(held: Mapping[int, str]) -> Dummy:
            return plan_dummy(story, theme, self._printer, held=held)[0]

        dummy, notes = plan_dummy(story, theme, self._printer)
        book = self._book(case, story, dummy)
        return replace(book, dummy=settled(book, plan)[0]), errors_in(notes)

    def _turned(self, case: Case) -> Theme:
        return self._right if binding_edge(case.language) == "right" else self.theme

    def _book(self, case: Case, story: Story, dummy: Dummy) -> Book:
        return Book(
            story=story,
            theme=self._turned(case),
            dummy=dummy,
            printer=self._printer,
            faces=self._faces,
            companions=self._companions,
            wording=self._wording,
            placed={one.name: _plain(one.name, case.grey) for one in story.pictures},
        )

    def _leaf(self, case: Case, template: PageTemplate, at: int, words: int | None) -> Leaf:
        """Return a page in a template. Everything on it says it was typed where the template was."""
        pages, role = tuple(range(at, at + template.sides)), template.roles[0]
        span = self.places.of("pages", template.name)
        if role is Role.BLANK:
            return Leaf(role=role, template=template.name, pages=pages, page=None, because="filler")
        many = (template.max_words if case.long else 1) if words is None else words
        pictures = [
            _picture(f"{template.name}-{number}", span) for number, _ in enumerate(template.pictures, 1)
        ]
        said = _words(case, many, span) if many and has_words(template) else ()
        page = Page(
            number=at,
            role=role,
            blocks=(*pictures, *said),
            directions=PageDirections(layout=template.name),
            span=span,
        )
        return Leaf(role=role, template=template.name, pages=pages, page=page, because="story")


def has_words(template: PageTemplate) -> bool:
    """Say whether a template has a place for a page's own words, and not for fields alone."""
    return any(slot.fills in PAGE_WORDS for slot in template.texts)


def _words(case: Case, many: int, span: Span) -> tuple[Block, ...]:
    """Return paragraphs of so many words, half of them in the second language where there is one."""
    if case.also is None:
        return _paragraphs(case.language, many, span)
    theirs = max(1, many // 2)
    beside = Parallel(language=case.also, blocks=_paragraphs(case.also, theirs, span), span=span)
    return (*_paragraphs(case.language, max(1, many - theirs), span), beside)


def _paragraphs(language: str, many: int, span: Span) -> tuple[Paragraph, ...]:
    words = list(islice(cycle(_prose(language)), many))
    parts = (words[at : at + _PARAGRAPH] for at in range(0, many, _PARAGRAPH))
    return tuple(Paragraph(content=(Words(text=" ".join(part)),), span=span) for part in parts)


@lru_cache(maxsize=4)
def _prose(language: str) -> tuple[str, ...]:
    """Return the words of the sample's longest page, as they follow one another."""
    pages = (page for page in edition(language).pages if page.role is Role.STORY)
    longest = max(pages, key=word_count)
    content = (one for block in longest.text_blocks if isinstance(block, Paragraph) for one in block.content)
    return tuple(word for one in content if isinstance(one, Words) for word in one.text.split())


def _fronted(case: Case) -> Story:
    """Return the sample's front matter in the languages of a case; next to none of it where words are few."""
    first = _cut(edition(case.language), case)
    return replace(first, also=_cut(edition(case.also), case) if case.also else None)


def _cut(story: Story, case: Case) -> Story:
    if case.long:
        return story
    return replace(
        story,
        title=_first(story.title, 1),
        subtitle=None,
        illustrator=None,
        dedication=_first(story.dedication or "", _FEW),
        blurb=_first(story.blurb or "", _FEW),
    )


def _first(text: str, many: int) -> str:
    return " ".join(text.split()[:many])


def _picture(name: str, span: Span) -> Picture:
    return Picture(name=name, scene=name, target=f"{name}.png", span=span)


@lru_cache(maxsize=512)
def _plain(name: str, grey: int) -> Placed:
    """Return an even grey in a picture's place."""
    cells, blocks = ACROSS * ACROSS, (ACROSS // 4) ** 2
    even = bytes([grey]) * cells
    tones = Tones(
        across=ACROSS, down=ACROSS, light=even, dark=even, bright=even, energy=bytes(cells),
        tints=bytes([grey]) * (3 * blocks),
    )  # fmt: skip
    return Placed(take=name, width=_PIXELS, height=_PIXELS, tones=tones)


def told_by(theme: Theme) -> tuple[tuple[Case, Story], ...]:
    """Return the stories that are laid out by a theme's rules: its own sample, or the shipped one in its editions."""
    path = sample_of(theme)
    if path.parent != shelf("themes") / BASE:
        story = open_story(path)[1].story
        return ((Case(trim=TRIMS[0], language=story.language), story),)
    both = in_parallel(edition("en"), edition("fr"))
    return (
        (Case(trim=TRIMS[0]), edition("en")),
        (Case(trim=TRIMS[0], also="fr"), both),
        (Case(trim=TRIMS[0], language="ar"), edition("ar")),
    )
