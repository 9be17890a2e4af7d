"""Refusals: marks that mean something on a web page and nothing in a printed book, found line by line.

Left alone they would be printed as typed, and a parent would meet `<b>` in the bound book.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from picturebook.manuscript.brackets import matched

_HTML = re.compile(r"(?<!\\)</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
Refusal = tuple[str, str, int, int, str]  # code, message, start, end, hint
_TABLE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?\s*+$")
_CODE = re.compile(r"^ {0,3}(?:```|~~~).*|(?<!\\)`[^`\n]+`")
_ADDRESS = re.compile(r"(?<!\\)<(?:https?://[^>\s]+|(?:mailto:)?[^<>@\s]+@[^<>@\s]+)>")
_DECLARATION = re.compile(r"(?<!\\)<(?:![A-Za-z]|!\[CDATA\[|\?[A-Za-z])[^<>]*>?")
_DASHED = re.compile(r"\s*<(?:! ?[-–—]{1,2}|-{1,2}|[–—])(?![->])\s*(.*?)\s*(?:[-–—]{1,3}>)?\s*$")
_DEFINITION = re.compile(r" {0,3}\[(\^?)[^\[\]\n]+\]:\s*\S+(?:\s+[\"'(].*)?\s*$")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]+\]")
_COMMENT = re.compile(r"(?<!\\)<!--.*?(?:-->|$)")
_UNDERLINED = re.compile(r"^ {0,3}={2,}\s*$")
_PICTURE = re.compile(r"\.(?:png|jpe?g|webp)>?$", re.IGNORECASE)
FENCE = re.compile(r"^ {0,3}(```|~~~)")


class Refusals:
    """Remembers which HTML elements are open, so a pair of tags is one complaint."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def find(self, text: str) -> Refusal | None:
        """Return code, message, start, end and hint of the first mark a line may not have; None if it is fine."""
        return _whole_line(text) or _bracketed(text) or _comment(text) or self._html(text)

    def _html(self, text: str) -> Refusal | None:
        found = None
        for match in _HTML.finditer(text):
            name = match[1].lower()
            if match[0].startswith("</") and self._open[name]:
                self._open[name] -= 1
                continue
            if not match[0].startswith("</") and not match[0].endswith("/>"):
                self._open[name] += 1
            found = found or match
        found = found or _DECLARATION.search(text)
        if found is None:
            return None
        told = "use *leaning*, **strong**, # a shouted line or > a letter"
        name = found[1].lower() if found.re is _HTML else ""
        if name == "img":
            told = "type: ![what is seen](art/jetty.png)"
        if name == "br":
            told = "end the line with two spaces or \\ to break it there"
        return "html", "HTML means nothing in a book", found.start(), found.end(), told


def _whole_line(text: str) -> Refusal | None:
    """Find what a line says as a whole: a table's rule, code, a heading's rule."""
    if _TABLE.match(text):
        told = "write the words as lines or as a list"
        return "table", "a picture book has no tables", 0, len(text), told
    code = _CODE.search(text)
    if code is not None:
        told = "take the backticks away; *stars* lean a word"
        return "code", "a picture book has no code", code.start(), code.end(), told
    dashed = _DASHED.match(text)
    if dashed is not None and (dashed[0].lstrip().startswith("<!") or dashed[0].rstrip().endswith("->")):
        message = "this comment does not begin with <!-- and end with -->, so it would be printed"
        start = len(text) - len(text.lstrip())
        return "dashed-comment", message, start, len(text.rstrip()), f"type: <!-- {dashed[1]} -->"
    definition = _DEFINITION.match(text)
    if definition is not None and not definition[1]:
        message = "a link cannot be followed on paper"
        return "link", message, 0, len(text.rstrip()), "take the line away, and the brackets it belongs to"
    footnote = _FOOTNOTE.search(text)
    if footnote is not None:
        told = "say it in the words, or on a page of its own: <!-- page: note -->"
        return "footnote", "a picture book has no footnotes", footnote.start(), footnote.end(), told
    if _UNDERLINED.match(text):
        told = "write # before the line above instead"
        return "underlined", "a line of = makes no heading here", 0, len(text), told
    return None


def _comment(text: str) -> Refusal | None:
    match = _COMMENT.search(text)
    if match is None:
        return None
    told = "put it on a line of its own, under the picture it directs"
    return "comment-in-text", "a comment stands inside a line of text", match.start(), match.end(), told


def _bracketed(text: str) -> Refusal | None:
    """Find a picture or a link: brackets of one kind right after those of the other, or an address in <>."""
    return next(_turned(text), None) or next(_linked(text), None) or _referred(text) or _address(text)


def _turned(text: str) -> Iterator[Refusal]:
    for start, middle, end in _pairs(text, ")["):
        if start and text[start - 1] == "!" and text[start - 2 : start - 1] != "\\":
            told = f"type: ![{text[start + 1 : middle]}]({text[middle + 2 : end]})"
            message = "a picture’s brackets are the other way round"
            yield "picture-turned", message, start - 1, end + 1, told


def _linked(text: str) -> Iterator[Refusal]:
    for start, middle, end in _pairs(text, "]("):
        typed = text[start : end + 1]
        if start and text[start - 1] == "!" and text[start - 2 : start - 1] != "\\":
            told = "put it on a line of its own, with an empty line round it"
            yield "picture-in-text", "a picture stands inside a line of text", start - 1, end + 1, told
        elif _PICTURE.search(text[middle + 2 : end]):
            message = "without a ! in front a picture is a link"
            yield "picture-without-mark", message, start, end + 1, f"type: !{typed}"
        else:
            message = "a link cannot be followed on paper"
            yield "link", message, start, end + 1, "write its words alone"


def _referred(text: str) -> Refusal | None:
    """Find a link that names its address elsewhere: [words][name]."""
    if "][" not in text:
        return None
    squares = matched(text, "[", "]")
    for start in sorted(squares):
        end = squares.get(squares[start] + 1)
        if end is not None:
            return "link", "a link cannot be followed on paper", start, end + 1, "write its words alone"
    return None


def _address(text: str) -> Refusal | None:
    match = _ADDRESS.search(text)
    if match is None:
        return None
    return "link", "a link cannot be followed on paper", match.start(), match.end(), "write its words alone"


def _pairs(text: str, between: str) -> Iterator[tuple[int, int, int]]:
    """Give where brackets begin, turn into those of the other kind, and end."""
    if between not in text:
        return
    squares, rounds = matched(text, "[", "]"), matched(text, "(", ")")
    first, second = (squares, rounds) if between == "](" else (rounds, squares)
    for start in sorted(first):
        middle = first[start]
        if middle + 1 in second:
            yield start, middle, second[middle + 1]
