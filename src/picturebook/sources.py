"""The sources: the story, the theme and the printer a book is made from, read and held against the book's folder.

What is wrong with one does not hide what is wrong with another: a writer is told everything in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from picturebook import project as books
from picturebook.design import printers as houses
from picturebook.design import themes as looks
from picturebook.design.printer import Printer
from picturebook.design.theme import Theme
from picturebook.design.theme_folder import FILE
from picturebook.design.typed import Typed
from picturebook.design.wording import FOLDER as PHRASES
from picturebook.design.wording import load_wording
from picturebook.diagnostics import Diagnostic, Span, error, errors_in, hint, warning
from picturebook.disk import refuse_links_out
from picturebook.dummy import binding_edge
from picturebook.errors import SourceError, StoryError, UsageError
from picturebook.fields import nearest
from picturebook.manuscript.dialects import worded
from picturebook.manuscript.numbers import code_of, is_language
from picturebook.manuscript.parallel import in_parallel
from picturebook.manuscript.pictures import inspect_targets
from picturebook.manuscript.reader import Reading, examine, examine_words, told
from picturebook.manuscript.story import Story
from picturebook.manuscript.targets import as_typed
from picturebook.manuscript.translation import original_of, translate, translations_of
from picturebook.neighbours import neighbours
from picturebook.project import Project, open_book
from picturebook.storyboard.heights import heights
from picturebook.studio.lock import Lock
from picturebook.wish import Wish

_OURS = ("takes", "build", "cast")  # what is written into a book beside its lock and its targets


def sources_of(wish: Wish) -> tuple[Project, Reading, Theme, Printer]:
    """Return everything a book is made from. Raises SourceError with whatever is wrong with any of it, UsageError."""
    project, reading = _examined(wish.story, wish.output, wish.change)
    if wish.also is not None:
        project, reading = _in_two(wish.also, project, reading)
    wrong: list[SourceError | UsageError] = []
    if errors_in(reading.diagnostics):
        wrong.append(StoryError(reading.diagnostics))
    theme = printer = None
    try:
        theme = dress(wish, project, reading.story)
    except (SourceError, UsageError) as problem:
        wrong.append(problem)
    try:
        printer = house(wish, project, reading.story)
    except (SourceError, UsageError) as problem:
        wrong.append(problem)
    try:
        refuse_links_out(project.story.parent, (PHRASES,))
        for one in (reading.story, reading.story.also):
            if one is not None:
                load_wording(one.language, project.story.parent)
    except SourceError as problem:
        wrong.append(problem)
    if wrong or theme is None or printer is None:
        raise wrong[0] if len(wrong) == 1 else SourceError(_from_the_top(wrong))
    notes = (*_unused(reading.story, printer), *_shared(project, reading))
    reading = replace(reading, diagnostics=(*reading.diagnostics, *notes))
    return project, reading, theme, replace(printer, forgives=wish.draft)


def _unused(story: Story, today: Printer) -> Iterator[Diagnostic]:
    """Give a hint at every printer the story names that there is none of: today's book is for another."""
    own = (Path(name).stem for name in story.printers if name.endswith(".toml"))
    known = (*houses.printers(), today.name, *own)
    for key, names in (
        ("printers", story.printers[1:]),
        ("isbn", tuple(name for name, _ in story.isbn)),
        ("price", tuple(name for name, _ in story.price)),
        ("spine", tuple(name for name, _ in story.spine)),
    ):
        for name in names:
            if name not in known and not name.endswith(".toml"):
                close = nearest(name, known)
                told = f"try: {close}" if close else f"there are: {', '.join(houses.printers())}"
                yield hint(
                    "no-such-printer",
                    f"{key} names “{name}”, and there is no such printer",
                    _at(story, key, name),
                    told,
                )


def _shared(project: Project, reading: Reading) -> Iterator[Diagnostic]:
    """Warn of pictures another story of the folder has too: both would lie at one place, with their takes together.

    Where both accepted the very same picture, that is meant.
    """
    others = list(neighbours(project.story))
    ours = project.lock() if others else Lock()
    for picture in (reading.original or reading.story).pictures:
        for story, lock in others:
            entry, target = lock.picture(picture.name), Path(picture.target)
            meant = entry.placed is not None and entry.placed == ours.picture(picture.name).placed
            if entry.take is None or meant:
                continue
            said = f"{story.name} beside it has a picture “{picture.name}” too: the files of one become the other’s"
            told = as_typed(str(target.with_stem(f"{project.story.stem}-{target.stem}")))
            yield warning("shared-picture", said, picture.target_span or picture.span, f"type: {told}")


def _at(story: Story, key: str, name: str) -> Span | None:
    """Return where a name stands on the line of its key."""
    span = story.where(key)
    at = span.excerpt.find(name) if span else -1
    return replace(span, column=at + 1, length=len(name)) if span and at >= 0 else span


def _from_the_top(wrong: list[SourceError | UsageError]) -> list[Diagnostic]:
    """Return all that is wrong as it stands in the story; what stands in no file or another one comes first."""
    found = (one for problem in wrong for one in problem.diagnostics)
    return sorted(
        found, key=lambda one: (one.span.file, one.span.line, one.span.column) if one.span else ("",)
    )


def open_story(path: Path) -> tuple[Project, Reading]:
    """Read a story and hold its pictures against its folder. Raises StoryError with everything found."""
    project, reading = _examined(path)
    if errors_in(reading.diagnostics):
        raise StoryError(reading.diagnostics)
    return project, reading


def _examined(
    path: Path, output: Path | None = None, change: tuple[str, str] | None = None
) -> tuple[Project, Reading]:
    """Read a story and hold its pictures against its folder, errors and all.

    A `change` is tried on what was read; the file stays as it is. Raises StoryError where nothing can be made of it.
    """
    translated = original_of(path)
    if translated is not None:
        return _translated(path, *translated, output, change)
    data = books.read_story(path)
    if change is not None:
        from picturebook.studio.change import change as changed

        data = changed(data.decode("utf-8-sig"), *change).text.encode("utf-8")
    reading = examine(data, file=str(path), listing=partial(books.files_in, path.parent))
    project = open_book(path, folder=reading.folder, output=output)
    refuse_links_out(path.parent, (project.lock_path.name, *_OURS))
    language, near = reading.story.language, path.parent
    story = worded(reading.story, lambda key: str(getattr(load_wording(language, near), key)))
    found = (*reading.diagnostics, *inspect_targets(story, project.folder))
    if not any(one.code == "height" for one in found):  # one that is no number was told already
        found += heights(story.cast)[1]
    return project, Reading(story=story, diagnostics=told(found, data), folder=reading.folder)


def _translated(
    path: Path, original: Path, language: str, output: Path | None, change: tuple[str, str] | None
) -> tuple[Project, Reading]:
    """Read a translation over its story, which has the pictures, the cast and the lock."""
    project, reading = _examined(original, output, change)
    story, said = _edition(reading.story, path, language)
    found = (*reading.diagnostics, *said)
    made = replace(reading, story=story, diagnostics=found, original=reading.story)
    return replace(project, edition=language), made


def _edition(original: Story, path: Path, language: str) -> tuple[Story, tuple[Diagnostic, ...]]:
    """Read a translation of a story; return the book in its language, and what is said of its file."""
    data = books.read_story(path)
    words = examine_words(data, file=str(path), cast=original.cast)
    story, said = translate(original, words.story, dict(words.pairings), language)
    return story, (*words.diagnostics, *told(said, data))


def _in_two(language: str, project: Project, reading: Reading) -> tuple[Project, Reading]:
    """Lay the words of a second language beside an edition's own. Raises StoryError where there are none."""
    first, original = reading.story, reading.original or reading.story
    files = {original.language: None, **translations_of(project.story)}
    code = _meant(language, files)
    if code is None or code == (project.edition or first.language):
        raise StoryError((_no_edition(language, code, project, files),))
    path = files[code]
    second, said = _edition(original, path, code) if path else (original, ())
    made = replace(reading, story=in_parallel(first, second), original=original)
    edition = f"{project.edition or first.language}+{code}"
    found = (*reading.diagnostics, *said, *_of_one_language(first, second))
    return replace(project, edition=edition), replace(made, diagnostics=found)


def _of_one_language(first: Story, second: Story) -> Iterator[Diagnostic]:
    """Give a hint at what an edition says of its own book alone, and what becomes of it beside another language."""
    if second.where("style") is not None and second.style != first.style:
        said = f"style: is that of a book in {second.language} alone; beside {first.language} it is not used"
        yield hint(
            "style-of-one", said, second.where("style"), f"say it in {first.file}, for the book in both"
        )
    if first.isbn:
        said = (
            f"isbn: is the number of the book in {first.language}; a book in two languages is another edition"
        )
        yield hint(
            "isbn-of-one", said, first.where("isbn"), "have a number of its own there before you print it"
        )


def _meant(typed: str, languages: Iterable[str]) -> str | None:
    """Return the language somebody means: by its code, or by the beginning that it alone has."""
    folded = {one.lower(): one for one in languages}
    kinds = [one for low, one in folded.items() if low.startswith(f"{typed.lower()}-")]
    return folded.get(typed.lower()) or (kinds[0] if len(kinds) == 1 else None)


def _no_edition(
    typed: str, code: str | None, project: Project, files: Mapping[str, Path | None]
) -> Diagnostic:
    """Say why a book cannot have a second language, and which file to write or what to type instead."""
    story, own = project.story, project.edition or next(iter(files))
    others = [one for one in files if one != own]
    there = f"there are: {', '.join(others)}" if others else ""
    known = code_of(typed)
    if code is not None:
        new = f"translate it first: write {story.with_suffix('.fr.md' if own != 'fr' else '.en.md').name}"
        return error("same-language", f"the book is in {code} already", hint=there or new)
    if not is_language(typed):
        told = f"type: --also {known}" if known else f"type a code such as fr; {there}".rstrip("; ")
        return error("no-language", f"“{typed}” is no language’s code", hint=told)
    file = story.with_suffix(f".{typed}{story.suffix}")
    told = f"write {file}: its title, and each page’s picture with its words in that language"
    said = f"{story.name} has no translation into {typed}"
    return error("no-translation", said, hint=f"{told}; {there}".rstrip("; "))


def dress(wish: Wish, project: Project, story: Story) -> Theme:
    """Return the theme of a wish or a story, with the story's own tokens, turned for a right-bound book."""
    near = project.story.parent
    if wish.theme is None and story.theme is not None:
        # A story may come from a stranger: it names what ships or what lies in its own folder.
        found = looks.load_theme(story.theme, near, Typed(within=near, span=story.where("theme")))
    else:
        found = theme_typed(wish.theme or looks.DEFAULT, near)
    theme = looks.override(found, story.style, story.where("style"))
    return looks.mirrored(theme) if binding_edge(story.language) == "right" else theme


def theme_typed(name: str, near: Path) -> Theme:
    """Return the theme somebody names at the command line: one that ships, or a folder."""
    # A shell completes paths from where somebody stands; a bare name of a folder may lie beside the story.
    return looks.load_theme(name, Path() if (Path(name) / FILE).is_file() else near)


def house(wish: Wish, project: Project, story: Story) -> Printer:
    """Return the printer of a wish, else the story's first, else the home printer of its language's paper."""
    near = project.story.parent
    usual = "home-letter" if story.language.lower() == "en-us" else houses.DEFAULT
    name = wish.printer or next(iter(story.printers), usual)
    if name in story.printers:
        # A story may come from a stranger: it names what ships or what lies in its own folder.
        return houses.load_printer(name, near, Typed(within=near, span=_at(story, "printers", name)))
    # A shell completes paths from where somebody stands; a bare name of a file may lie beside the story.
    stands_here = name.endswith(".toml") and Path(name).exists()
    return houses.load_printer(name, None if stands_here else near)
