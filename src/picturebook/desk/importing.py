"""Importing: a book in a dialect written out as a native story, with its pictures beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shlex import quote

from picturebook.diagnostics import Diagnostic, hint
from picturebook.disk import digest_of, telling, write_text
from picturebook.errors import SourceError, UsageError
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.native import write_native
from picturebook.manuscript.story import Block, Picture, Story
from picturebook.project import files_in
from picturebook.sources import open_story
from picturebook.studio.whole import write_whole

_ELSEWHERE = "name a folder you may write to"


def import_book(source: Path, folder: Path) -> tuple[tuple[Diagnostic, ...], int]:
    """Write a book as story.md in a folder and copy its pictures into art/. Returns notes and how many were copied.

    Raises StoryError, DiskError, and SourceError where another picture stands in a picture's place: nothing that is
    already in the folder is written over, or taken for what it is not. The story is written last.
    """
    project, reading = open_story(_story_of(source))
    story = _with_art_folder(reading.story)
    targets = zip(reading.story.pictures, story.pictures, strict=True)
    files = Folder(project.folder)
    pairs = {folder / after.target: files.file_of(before.target) for before, after in targets}
    copies = {to: found for to, found in pairs.items() if found is not None and not to.exists()}
    _refuse_others(pairs)
    for to, found in copies.items():
        with telling(to, _ELSEWHERE):
            write_whole(to, found.read_bytes())
    write_text(folder / "story.md", write_native(story), _ELSEWHERE)
    return (*reading.diagnostics, *_unnamed(story, folder / "story.md")), len(copies)


def _unnamed(story: Story, written: Path) -> tuple[Diagnostic, ...]:
    """Give a hint where a book under a licence does not say who made it: the licence asks for their names."""
    if story.author or not story.license:
        return ()
    told = f"type author: and illustrator: into {written}; its cover or its website names them"
    return (hint("no-makers", "the book’s file does not say who wrote and who drew it", hint=told),)


def _story_of(source: Path) -> Path:
    """Return the file a book is in. Raises UsageError naming those there are where its folder has one a language."""
    if source.is_dir() and not files_in(source, "."):
        books = sorted(source.glob("*/index.md"))
        if books:
            said = f"{source} has a folder for each language"
            raise UsageError(said, f"name one: {', '.join(quote(str(one.parent)) for one in books)}")
    index = source / "index.md"
    return index if index.is_file() else source


def _refuse_others(pairs: Mapping[Path, Path | None]) -> None:
    """Refuse to import where a file stands that would pass for one of the book's pictures."""
    others = [
        to
        for to, found in pairs.items()
        if to.exists() and (found is None or digest_of(to) != digest_of(found))
    ]
    if others:
        named = ", ".join(str(to) for to in others)
        raise SourceError(f"in the way of the book’s pictures: {named}", "import into another folder")


def _with_art_folder(story: Story) -> Story:
    pages = (replace(page, blocks=tuple(_moved(block) for block in page.blocks)) for page in story.pages)
    return replace(story, pages=tuple(pages))


def _moved(block: Block) -> Block:
    if not isinstance(block, Picture):
        return block
    return replace(block, target=f"art/{block.target.rsplit('/', 1)[-1]}")
