"""The themes side by side: a few pages of one story in each of them, small, on a sheet to choose by.

Only the pictures that are seen are drawn, by the artist who draws for nothing; those a book has are shown as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from picturebook import compiler
from picturebook.compiler import Prepared, Told, Wish
from picturebook.copyfitting import book_of
from picturebook.design.binding import written
from picturebook.design.catalogue import offers
from picturebook.design.choosing import word_count
from picturebook.design.printers import load_printer
from picturebook.design.theme import Theme
from picturebook.design.themes import BASE
from picturebook.desk.theme_sample import NAME
from picturebook.diagnostics import Diagnostic, counted
from picturebook.disk import writing
from picturebook.dummy import Leaf
from picturebook.errors import UsageError
from picturebook.layout.book import Layout, frames_of, pictures_in, pictures_of
from picturebook.layout.compose import compose
from picturebook.layout.contact import Row, set_contact
from picturebook.layout.frame import Opening
from picturebook.manuscript.story import Page, Role, Story
from picturebook.prepress.plates import PlateStore, Recipe, Source, develop
from picturebook.press.metadata import Meta
from picturebook.press.pdf import Stock, print_book
from picturebook.press.png import paint_png
from picturebook.printing import plate_sources
from picturebook.record import record
from picturebook.shelf import shelf
from picturebook.studio.whole import write_whole
from picturebook.wish import nobody

PPI = 140  # pixels an inch: a page is some 200 pixels high
KINDS = (".pdf", ".png")
_SHOWN = 4  # openings of the story
_REMEDY = "name a place you may write to: --sheet FILE.png"


@record
class Asked:
    """What was typed: the sheet's file, whose pages it shows and in which themes; by default the sample's, in all."""

    to: Path
    story: Path | None = None
    names: tuple[str, ...] = ()


@record
class _Set:
    """A story set in one theme, as far as it is shown."""

    prepared: Prepared
    layout: Layout
    openings: tuple[Opening, ...]
    sources: Mapping[str, Source]


def draw_sheet(asked: Asked, told: Told) -> tuple[Diagnostic, ...]:
    """Write the sheet; return what there is to say of it. Raises UsageError, and what stands in the way of any book."""
    if asked.to.suffix.lower() not in KINDS:
        raise UsageError(f"{asked.to} is neither a PDF nor a PNG", f"--sheet {asked.to.with_suffix('.png')}")
    names = asked.names or tuple(one.name for one in offers() if one.theme is not None)
    made = []
    for number, name in enumerate(names):
        made.append(_in_theme(asked, name))
        told("themes set", number + 1, len(names))
    rows = [_row(one) for one in made]
    title, trim = made[0].prepared.story.title, written(made[0].prepared.dummy.trim)
    layout = set_contact(rows, f"{title}: the same pages in {counted(len(rows), 'theme')}, {trim}")
    _write(asked.to, made, layout)
    return layout.findings


def _in_theme(asked: Asked, name: str) -> _Set:
    """Set the pages that are shown in one theme, with their pictures."""
    path = asked.story or shelf("themes") / BASE / NAME
    wish = Wish(story=path, theme=name, printer="screen", draft=True, output=asked.to.with_suffix(".pdf"))
    prepared = compiler.prepare(wish)
    book = book_of(prepared, {})
    leaves = _leaves(prepared, _pages(prepared.story))
    shown = {one.name for leaf in leaves for one in pictures_of(book, leaf)}
    prepared = replace(prepared, plan=tuple(one for one in prepared.plan if one.shot.name in shown))
    prepared, _ = compiler.draw_sketches(prepared, wish, nobody)
    placed = compiler.measured(prepared, nobody)
    layout = compose(book_of(prepared, placed))
    frames = frames_of(layout)
    shown_ = [[one for one in frames if one.number in leaf.pages] for leaf in leaves]
    openings = tuple(Opening(frames=tuple(sorted(found, key=lambda one: one.side))) for found in shown_)
    return _Set(prepared=prepared, layout=layout, openings=openings, sources=plate_sources(prepared, placed))


def _pages(story: Story) -> tuple[Page, ...]:
    """Return the pages that show most of a theme: the first drawn one, the fullest of words and of pictures, others."""
    told = [page for page in story.pages if page.role is Role.STORY]
    drawn = next((page for page in told if page.pictures), told[0])
    most = (max(told, key=word_count), max(told, key=lambda page: len(page.pictures)))
    between = (told[at * len(told) // _SHOWN] for at in range(_SHOWN))
    numbers = dict.fromkeys(page.number for page in (drawn, *most, *between))
    chosen = sorted(list(numbers)[:_SHOWN])
    return tuple(page for page in told if page.number in chosen)


def _leaves(prepared: Prepared, pages: Sequence[Page]) -> list[Leaf]:
    """Return the leaves that are shown: the front cover's, and those of the pages."""
    dummy, numbers = prepared.dummy, {page.number for page in pages}
    cover = next(one for one in (*dummy.leaves, *dummy.cover) if one.role is Role.COVER)
    return [
        cover,
        *(one for one in dummy.leaves if one.page and one.page.number in numbers and one is not cover),
    ]


def _row(one: _Set) -> Row:
    theme = one.prepared.theme
    return Row(book=book_of(one.prepared, {}), name=_named(theme), openings=one.openings, faces=one.layout)


def _named(theme: Theme) -> tuple[str, ...]:
    fonts = dict.fromkeys((theme.style("title").font, theme.style("body").font))
    return theme.title, f"{theme.name} {theme.version}", ", ".join(fonts), dict(theme.art).get("medium", "")


def _write(to: Path, made: Sequence[_Set], layout: Layout) -> None:
    frames = frames_of(layout)
    sources = {take: source for one in made for take, source in one.sources.items()}
    store = PlateStore(made[0].prepared.project.cache / "plates")
    plates = develop(pictures_in(frames), sources.__getitem__, store, Recipe(ppi=PPI), nobody).plates
    stock = Stock(faces={face.digest: face.cut for face in layout.faces}, plate=plates.__getitem__)
    with writing(to, _REMEDY):
        if to.suffix.lower() == ".png":
            write_whole(to, paint_png(frames[0], stock, PPI))
            return
        story = made[0].prepared.story
        meta = Meta(title=f"{story.title}: themes", author=story.author or "", language=story.language)
        print_book(frames, stock, load_printer("screen"), meta, to)
