"""Importing: a book in a dialect written out as a native story, with its pictures beside it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from picturebook.diagnostics import Diagnostic
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.native import write_native
from picturebook.manuscript.story import Block, Picture, Story
from picturebook.project import writing
from picturebook.sources import open_story


def import_book(source: Path, folder: Path) -> tuple[tuple[Diagnostic, ...], int]:
    """Write a book as story.md in a folder and copy its pictures into art/. Returns notes and how many were copied.

    Raises StoryError, DiskError. Nothing that is already in the folder is written over.
    """
    project, reading = open_story(source / "index.md" if source.is_dir() else source)
    story, copied = _with_art_folder(reading.story), 0
    target, files = folder / "story.md", Folder(project.folder)
    with writing(target):
        for before, after in zip(reading.story.pictures, story.pictures, strict=True):
            found, to = files.file_of(before.target), folder / after.target
            if found is not None and not to.exists():
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(found, to)
                copied += 1
        target.write_text(write_native(story), encoding="utf-8")
    return reading.diagnostics, copied


def _with_art_folder(story: Story) -> Story:
    pages = (replace(page, blocks=tuple(_moved(block) for block in page.blocks)) for page in story.pages)
    return replace(story, pages=tuple(pages))


def _moved(block: Block) -> Block:
    if not isinstance(block, Picture):
        return block
    return replace(block, target=f"art/{block.target.rsplit('/', 1)[-1]}")
