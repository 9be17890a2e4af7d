"""Translations: a story's words in another language, laid over the pages, pictures and cast of the story itself.

`story.fr.md` or `fr/story.md` beside `story.md` holds words, titles, alt texts, credits and style. Everything that is
drawn comes from the story: a translation asks for no picture and changes none. Pages pair by the pictures on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from glob import escape
from pathlib import Path

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.fields import nearest
from picturebook.manuscript.numbers import is_language, is_usual_language
from picturebook.manuscript.story import Block, Page, PageDirections, Picture, Role, ShotDirections, Story
from picturebook.record import record

_LANGUAGE_LINE = re.compile(r"^language:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
_FRONT = 65_536  # characters: more than a front matter has
_OURS = (
    "title", "subtitle", "author", "illustrator", "language", "dedication", "blurb", "license", "source", "changes",
    "credits", "isbn", "price", "spine", "style", "x",
)  # fmt: skip
_KEPT = (
    "author",
    "illustrator",
    "license",
    "source",
    "changes",
    "credits",
    "isbn",
    "price",
    "spine",
    "style",
)
_UNTOLD = (
    "subtitle",
    "dedication",
    "blurb",
)  # words of the book that a reader of another language cannot read


@record
class Pairing:
    """What a page of a translation says of the story's pages: it covers several, or shows a picture once more."""

    kind: str  # "covers" | "as in"
    names: tuple[str, ...]
    span: Span


Pairings = dict[int, Pairing]  # by the number of the translation's page


def pairing(text: str, span: Span) -> Pairing | None:
    """Read a comment of a translation that pairs its page; None for any other."""
    kind, colon, names = text.partition(":")
    if not colon or kind.strip() not in ("covers", "as in"):
        return None
    return Pairing(
        kind=kind.strip(), names=tuple(one.strip() for one in names.split(",") if one.strip()), span=span
    )


def original_of(path: Path) -> tuple[Path, str] | None:
    """Return the story a file translates and the language in its name; None for a story of its own.

    A folder called cat, old or my-book has the shape of a language's code too: a story in it that says another
    language is its own.
    """
    head, dot, code = path.stem.rpartition(".")
    if dot and is_language(code):
        original = path.with_name(f"{head}{path.suffix}")
    else:
        original, code = path.parent.parent / path.name, path.parent.name
        if not is_language(code):
            return None
    if not original.is_file() or (not is_usual_language(code) and _says_another(path, code)):
        return None
    return original, code


def _says_another(path: Path, code: str) -> bool:
    """Say whether a file says a language of its own; whatever else is wrong with it is told when it is read."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            said = _LANGUAGE_LINE.search(file.read(_FRONT))
    except OSError:
        return False
    return said is not None and said[1].split("-")[0].lower() != code.split("-")[0].lower()


def translations_of(path: Path) -> dict[str, Path]:
    """Return the files that translate a story, by the language in their names: story.fr.md and fr/story.md."""
    beside = (
        (file.stem[len(path.stem) + 1 :], file) for file in path.parent.glob(f"{escape(path.stem)}.*.md")
    )
    below = ((file.parent.name, file) for file in path.parent.glob(f"*/{escape(path.name)}"))
    found = sorted((*below, *beside), key=lambda one: one[0])
    return {code: file for code, file in found if original_of(file) == (path, code)}


def translate(
    story: Story, words: Story, pairings: Pairings, language: str
) -> tuple[Story, tuple[Diagnostic, ...]]:
    """Lay a translation's words over a story; return the book in that language, and what is wrong or lacking."""
    said: list[Diagnostic] = [*_astray(words, language), *_language(words, language)]
    pages = _Pairs(story, words, pairings, said).pages()
    front = {key: getattr(words, key) or getattr(story, key) for key in _KEPT}
    for key in _UNTOLD:
        front[key] = getattr(words, key)
        if getattr(story, key) and not front[key]:
            told = f"type: {key}: and its words; until then the book has none"
            said.append(hint("untranslated", f"the {key} is not translated", words.where("title"), told))
    made = replace(
        story,
        file=words.file,
        title=words.title,
        language=words.language if words.where("language") else language,
        pages=pages,
        keys=words.keys,
        **front,
    )
    return made, tuple(dict.fromkeys(said))


def _astray(words: Story, language: str) -> Iterator[Diagnostic]:
    doubt = f"; if this is a story of its own, call it otherwise than {language}"
    for key, span in words.keys:
        if key not in _OURS:
            told = f"take it away here: {key} of the story holds for every language{doubt}"
            yield error("not-here", f"{key} is said in the story, not in a translation", span, told)


def _language(words: Story, language: str) -> Iterator[Diagnostic]:
    typed = words.where("language")
    if typed is not None and words.language.split("-")[0].lower() != language.split("-")[0].lower():
        told = f"type: language: {language}; or give the file another name"
        yield error("language", f"the file’s name says {language}, and it says {words.language}", typed, told)


@dataclass(slots=True)
class _Pairs:
    """Pairs a translation's pages with the story's, in order, and lays its words over them."""

    story: Story
    words: Story
    pairings: Pairings
    said: list[Diagnostic]
    lost: bool = False  # a page found no partner
    done: set[int] = field(default_factory=set)  # numbers of the story's pages that have their words

    def pages(self) -> tuple[Page, ...]:
        """Return the book's pages: every one of the story's, in its order, and those that are shown once more."""
        made: dict[int, list[Page]] = {}
        last = 0
        for page in self.words.pages:
            self.said += _directed(page)
            there = self._partners(page, last)
            if not there:
                last += 1  # most likely it was meant for the next one
                continue
            first, *others = there
            repeats = self.pairings.get(page.number)
            if repeats is None or repeats.kind != "as in":
                self.done.add(first.number)
            made.setdefault(first.number, []).append(self._laid(page, first))
            for other in others:
                self.done.add(other.number)
                made.setdefault(other.number, []).append(replace(other, blocks=other.pictures))
            last = max(last, *(one.number for one in there))
        pages = [
            replace(page, again=at > 0)
            for one in self.story.pages
            for at, page in enumerate(made.get(one.number) or self._left(one))
        ]
        return tuple(replace(page, number=at) for at, page in enumerate(pages, start=1))

    def _partners(self, page: Page, last: int) -> tuple[Page, ...]:
        told = self.pairings.get(page.number)
        if told is not None:
            return self._named(told)
        if page.pictures:
            names = [one.name for one in page.pictures]
            return self._named(Pairing(kind="", names=tuple(names), span=page.pictures[0].span), page)
        if page.role is not Role.STORY:
            found = [one for one in self.story.pages if one.role is page.role and one.number not in self.done]
            return tuple(found[:1]) or self._lost(
                page.span, f"the story has no other page: {page.role.value}"
            )
        after = next((one for one in self.story.pages if one.number > last and one.role is Role.STORY), None)
        if after is not None and not after.pictures:
            return (after,)
        what = f"the story shows {after.pictures[0].name} here" if after else "the story has no page more"
        return self._lost(page.span, f"this page shows no picture, and {what}")

    def _named(self, told: Pairing, page: Page | None = None) -> tuple[Page, ...]:
        """Return the story's pages that show pictures, one page for each name."""
        found: list[Page] = []
        known = [picture.name for one in self.story.pages for picture in one.pictures]
        for name in told.names:
            pages = [one for one in self.story.pages if name in [shown.name for shown in one.pictures]]
            if not pages:
                self.lost = True
                near = nearest(name, known)
                told_ = f"try: {near}" if near else f"the story’s pictures: {', '.join(dict.fromkeys(known))}"
                self.said.append(
                    error("no-such-picture", f"the story has no picture {name}", told.span, told_)
                )
                continue
            free = [
                one for one in pages if one.number not in self.done and (not page or one.role is page.role)
            ]
            if not free and told.kind != "as in":
                more = f"to show it on one page more: <!-- as in: {name} -->, without the picture"
                self.said.append(error("told-before", f"{name} has its words already", told.span, more))
                continue
            if (free or pages)[0] not in found:
                found.append((free or pages)[0])
        if not told.names:
            self._lost(told.span, f"{told.kind}: names no picture")
        return tuple(found)

    def _lost(self, span: Span, said: str) -> tuple[Page, ...]:
        self.lost = True
        told = "give it the picture of the story’s page it translates"
        self.said.append(error("out-of-step", said, span, told))
        return ()

    def _laid(self, page: Page, original: Page) -> Page:
        """Return the story's page with the translation's words, and its alt texts for those who cannot see."""
        alts = {one.name: one.scene for one in page.pictures if one.scene}
        pictures = {one.name: _told(one, alts.get(one.name)) for one in original.pictures}
        order = [one for one in page.blocks if not isinstance(one, Picture) or one.name in pictures]
        blocks: list[Block] = [
            pictures.pop(one.name, one) if isinstance(one, Picture) else one for one in order
        ]
        # A page that covers pictures without showing them has its words where the story has its own: after them.
        return replace(original, blocks=(*pictures.values(), *blocks), span=page.span)

    def _left(self, page: Page) -> Sequence[Page]:
        """Return a page of the story nobody translated; without its words, and told where it had any."""
        if not page.text_blocks:
            return (page,)
        if not self.lost:  # else it is most likely the page that was told already
            name = f" with {page.pictures[0].name}" if page.pictures else ""
            span = self.words.pages[-1].span if self.words.pages else self.words.where("title")
            said = f"the story’s page{name} at line {page.span.line} has no words in this language"
            told = f"write a page with ![…]({page.pictures[0].target})" if page.pictures else "write it here"
            self.said.append(error("out-of-step", said, span, told))
        return (replace(page, blocks=page.pictures),)


def _told(picture: Picture, alt: str | None) -> Picture:
    return replace(picture, directions=replace(picture.directions, alt=alt)) if alt else picture


def _directed(page: Page) -> Iterator[Diagnostic]:
    """Complain of directions in a translation: what is seen is the story's to say."""
    plain = [(key, span) for key, span in page.places]
    for picture in page.pictures:
        if picture.directions != ShotDirections(alt=picture.directions.alt):
            plain += [(key, span) for key, span in picture.places if key != "alt"]
    if page.directions != PageDirections() or plain:
        for key, span in dict(plain or [("layout", page.span)]).items():
            told = "take it away here, or move it into the story"
            yield error("not-here", f"{key}: is said in the story, not in a translation", span, told)
