"""Inline marks: one fragment of a paragraph at a time through Python-Markdown, out come words and breaks.

Only emphasis and hard breaks mean anything in a picture book. A fragment without marks never loads the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from string import punctuation
from typing import Any
from unicodedata import category

from picturebook.manuscript.story import Break, Inline, Words

MOST_LETTERS = 20_000  # of a page, and of a paragraph: more than a picture book has
_MARKS = re.compile(r"[*_\\]")
_ENTITY = re.compile(r"(\\*)(&(?:[A-Za-z][A-Za-z0-9]*|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
_HARD_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)\n")


def read_inline(text: str) -> tuple[Inline, ...]:
    """Return the words and breaks of a fragment; single newlines are spaces."""
    found: list[Inline] = []
    for at, line in enumerate(_HARD_BREAK.split(text)):
        if at:
            found.append(Break())
        found += _words(" ".join(line.split("\n")).strip())
    return tuple(found)


def _words(line: str) -> list[Words]:
    if "&" in line:
        line = _ENTITY.sub(_letter, line)
    if not _MARKS.search(line):
        return [Words(text=line)] if line else []
    found: list[Words] = []
    _walk(_tree(line), False, False, found)
    return list(_joined(found))


def _letter(match: re.Match[str]) -> str:
    """Return the letter an entity such as &mdash; stands for, as every Git host shows it."""
    from html import unescape

    letter = unescape(match[2])
    plain = all(category(one)[0] != "C" or category(one) == "Cf" for one in letter)
    if len(match[1]) % 2 or letter == match[2] or not letter or not plain:
        return match[0]
    return match[1] + "".join(f"\\{one}" if one in punctuation else one for one in letter)


def _joined(found: list[Words]) -> Iterable[Words]:
    """Give neighbours set the same way as one."""
    for (bold, italic), run in groupby(found, key=lambda word: (word.bold, word.italic)):
        yield Words(text="".join(word.text for word in run), bold=bold, italic=italic)


def _tree(line: str) -> Any:
    parser = _parser()
    parser.reset()
    import xml.etree.ElementTree as ElementTree

    root = ElementTree.Element("div")
    paragraph = ElementTree.SubElement(root, "p")
    paragraph.text = line
    parser.treeprocessors["inline"].run(root)
    parser.treeprocessors["unescape"].run(root)
    return paragraph


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown import Markdown

    parser = Markdown()
    parser.ESCAPED_CHARS = list(punctuation)  # as on every Git host; Python-Markdown’s own list is shorter
    for name in ("entity", "html", "autolink", "automail", "link", "image_link", "reference", "backtick"):
        parser.inlinePatterns.deregister(name)
    return parser


def _walk(element: Any, bold: bool, italic: bool, found: list[Words]) -> None:
    bold, italic = bold or element.tag == "strong", italic or element.tag == "em"
    if element.text:
        found.append(Words(text=element.text, bold=bold, italic=italic))
    for child in element:
        _walk(child, bold, italic, found)
        if child.tail:
            found.append(Words(text=child.tail, bold=bold, italic=italic))
