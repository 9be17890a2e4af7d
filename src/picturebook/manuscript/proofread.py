"""Proofreading: what only shows once the whole story is read.

Two pictures of one name would overwrite each other; a name that stands only in the words is not in the picture;
a value in double braces is a promise for later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.fields import Node
from picturebook.manuscript.cast import Cast, Kind
from picturebook.manuscript.inline import MOST_LETTERS
from picturebook.manuscript.lines import Line
from picturebook.manuscript.names import names_of, nearly_named, who_is_in
from picturebook.manuscript.story import Block, Bullets, Heading, Page, Paragraph, Picture, Quote, Role, Words

_VALUE = re.compile(r"\{\{[^{}]*\}\}")


def proofread(pages: tuple[Page, ...], cast: Cast) -> tuple[Diagnostic, ...]:
    """Return what is wrong across pages."""
    names = names_of(cast.characters)
    alone = (item for page in pages for item in (*_only_in_words(page, names), *_nearly_named(page, cast)))
    return (*_namesakes(pages), *alone)


def personal_values(lines: tuple[Line, ...], file: str) -> tuple[Diagnostic, ...]:
    """Return a hint for every value in double braces: read, and printed as typed for now."""
    found = []
    for line in lines:
        for match in _VALUE.finditer(line.text):
            span = line.span(file, match.start() + 1, len(match[0]))
            message = f"{match[0]} is kept for personal books, and not used yet: it is printed as it stands"
            found.append(hint("reserved", message, span))
    return tuple(found)


def is_personal(text: str) -> bool:
    """Say whether a text holds a value in double braces."""
    return "{{" in text and _VALUE.search(text) is not None


def promised(node: Node) -> Iterator[Diagnostic]:
    """Give an error for every value in double braces in the front matter; what stands under x: is never read."""
    for key, _, value in node.pairs or ():
        if key != "x":
            yield from promised(value)
    for item in node.items or ():
        yield from promised(item)
    if node.text is not None and is_personal(node.text):
        told = "write it out: one front matter serves every copy of the book"
        yield error("personal", "a personal value can stand in a page’s words only", node.span, told)


def endless(pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """Give an error for every page of so many words that nobody need try to set it."""
    for page in pages:
        letters = sum(len(words) for words in words_of(page.text_blocks))
        if letters > MOST_LETTERS:
            said = f"the {letters:,} letters of this page fit on none; {MOST_LETTERS:,} are the most that are read"
            told = "write --- on a line of its own where a page ends"
            yield error("long", said, page.span, told)


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give every paragraph's words, inside quotes and lists too, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield "".join(word.text if isinstance(word, Words) else " " for word in block.content)
        elif isinstance(block, Quote):
            yield from words_of(block.blocks)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from words_of(item)


def _namesakes(pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """Two names that differ by capitals alone are one file on many disks."""
    first: dict[str, Picture] = {}
    for page in pages:
        for picture in page.pictures:
            other = first.setdefault(picture.name.casefold(), picture)
            if other.target == picture.target or not picture.name:
                continue
            told = "give one of the files another name, whatever its folder"
            share = f"share the name {picture.name}"
            if other.name != picture.name:
                share, told = "differ by capitals alone", f"type: {other.target}, or give it another name"
            message = f"“{picture.target}” and “{other.target}” on line {other.span.line} {share}"
            yield error("namesake", message, _under(picture), told)


def _nearly_named(page: Page, cast: Cast) -> Iterator[Diagnostic]:
    members = {member.name: member for member in (*cast.characters, *cast.props)}
    names = names_of(members.values())
    for picture in page.pictures:
        for word, typed in nearly_named(picture.scene, names):
            name = names[word]
            if name in picture.cast or name in picture.directions.without:
                continue
            at = max(0, picture.span.excerpt.find(typed))
            span = replace(picture.span, column=at + 1, length=len(typed)) if at else picture.span
            how = "a capital" if typed[:1].isupper() else "no capital"
            message = f"“{typed}” is not “{word}”: with {how} it does not bring {name} into the picture"
            told = f"under {name} type: aliases: [{', '.join((*members[name].aliases, typed))}]"
            if members[name].kind is Kind.CHARACTER:
                told += f"; or under the picture: <!-- with: {name} -->"
            yield hint("capital", message, span, told)


def _under(picture: Picture) -> Span:
    at = picture.span.excerpt.find(picture.target)
    if at < 0:
        return picture.span
    return replace(picture.span, column=at + 1, length=len(picture.target))


def _only_in_words(page: Page, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    whole = page.pictures and all(picture.name for picture in page.pictures)  # a broken one was told already
    if page.role is not Role.STORY or not whole:
        return
    said = who_is_in("\n".join(words_of(page.text_blocks)), names)
    seen = {name for picture in page.pictures for name in (*picture.cast, *picture.directions.without)}
    absent = [name for name in said if name not in seen]
    if absent:
        listed = ", ".join(absent)
        told = f"<!-- with: {listed} --> under the picture brings them in; without: {listed} says it is meant"
        message = (
            f"{listed} {'stands' if len(absent) == 1 else 'stand'} in this page’s words, not in its picture"
        )
        yield hint("only-in-words", message, page.pictures[0].span, told)
