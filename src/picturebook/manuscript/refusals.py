"""Refusals: marks that mean something on a web page and nothing in a printed book, found line by line.

Left alone they would be printed as typed, and a parent would meet `<b>` in the bound book.
"""

from __future__ import annotations

import re

_HTML = re.compile(r"(?<!\\)</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_REFUSED = (
    (
        re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$"),
        "table",
        "a picture book has no tables",
        "write the words as lines or as a list",
    ),
    (
        re.compile(r"^ {0,3}(?:```|~~~).*|(?<!\\)`[^`\n]+`"),
        "code",
        "a picture book has no code",
        "take the backticks away; *stars* lean a word",
    ),
    (
        re.compile(r"(?<!\\)!\(([^)\n]*)\)\[([^\]\n]*)\]"),
        "picture-turned",
        "a picture’s brackets are the other way round",
        r"type: ![\1](\2)",
    ),
    (
        re.compile(r"(?<![!\\])\[[^\]\n]+\]\([^)\n]*\.(?:png|jpe?g|webp)>?\)", re.IGNORECASE),
        "picture-without-mark",
        "without a ! in front a picture is a link",
        r"type: !\g<0>",
    ),
    (
        re.compile(r"(?<![!\\])\[[^\]\n]+\]\([^)\n]*\)|(?<!\\)<https?://[^>\s]+>"),
        "link",
        "a link cannot be followed on paper",
        "write its words alone",
    ),
    (
        re.compile(r"(?<!\\)!\[[^\]\n]*\]\([^)\n]*\)"),
        "picture-in-text",
        "a picture stands inside a line of text",
        "put it on a line of its own, with an empty line round it",
    ),
    (
        re.compile(r"(?<!\\)<!--.*?(?:-->|$)"),
        "comment-in-text",
        "a comment stands inside a line of text",
        "put it on a line of its own, under the picture it directs",
    ),
    (
        re.compile(r"^ {0,3}={2,}\s*$"),
        "underlined",
        "a line of = makes no heading here",
        "write # before the line above instead",
    ),
)
FENCE = re.compile(r"^ {0,3}(```|~~~)")


class Refusals:
    """Remembers which HTML elements are open, so a pair of tags is one complaint."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def find(self, text: str) -> tuple[str, str, int, int, str] | None:
        """Return code, message, start, end and hint of the first mark a line may not have; None if it is fine."""
        for pattern, code, message, told in _REFUSED:
            match = pattern.search(text)
            if match:
                return code, message, match.start(), match.end(), match.expand(told)
        return self._html(text)

    def _html(self, text: str) -> tuple[str, str, int, int, str] | None:
        found = None
        for match in _HTML.finditer(text):
            name = match[1].lower()
            if match[0].startswith("</") and name in self._open:
                self._open.remove(name)
                continue
            if not match[0].startswith("</") and not match[0].endswith("/>"):
                self._open.append(name)
            found = found or match
        if found is None:
            return None
        told = "use *leaning*, **strong**, # a shouted line or > a letter"
        if found[1].lower() == "img":
            told = "type: ![what is seen](art/jetty.png)"
        if found[1].lower() == "br":
            told = "end the line with two spaces or \\ to break it there"
        return "html", "HTML means nothing in a book", found.start(), found.end(), told
