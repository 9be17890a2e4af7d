"""Blocks: the body of a story scanned line by line into what a page is made of.

Python-Markdown has no positions and reads `---` under text as a heading, so we scan blocks ourselves and give
it one inline fragment at a time. Every block remembers where it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from picturebook.diagnostics import Diagnostic, Fix, Span, error, hint
from picturebook.manuscript.inline import read_inline
from picturebook.manuscript.story import Block, Bullets, Heading, Ornament, Paragraph, Quote

PAGE_BREAK = re.compile(r"^ {0,3}-{3,}\s*$")
_ORNAMENT = re.compile(r"^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$")
_QUOTE = re.compile(r"^ {0,3}> ?")
_ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d{1,3})[.)])\s+(\S.*)$")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\([^)\n]*\)|<https?://[^>\s]+>")
_CODE = re.compile(r"^ {0,3}(?:```|~~~)|`[^`\n]+`")
_TABLE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the body with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image as typed, before names and directions are known."""

    scene: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """An HTML comment's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """The end of a page."""

    span: Span


Piece = Block | Image | Comment | PageBreak


class Scanner:
    """Walks the lines once; `complaints` gathers what is wrong."""

    def __init__(self, lines: tuple[Line, ...], file: str) -> None:
        self.lines, self.file, self.at = lines, file, 0
        self.complaints: list[Diagnostic] = []

    def span(self, line: Line, column: int = 1, length: int | None = None) -> Span:
        """Make a span on a line; without a length, to its end."""
        rest = max(1, len(line.text.rstrip()) - column + 1)
        return Span(
            file=self.file, line=line.number, column=column, length=length or rest, excerpt=line.text.rstrip()
        )

    def scan(self) -> list[Piece]:
        """Return the pieces in their order."""
        found: list[Piece] = []
        while self.at < len(self.lines):
            piece = self._piece()
            if piece is not None:
                found.append(piece)
        return found

    def _piece(self) -> Piece | None:
        line = self.lines[self.at]
        text = line.text.strip()
        if not text:
            self.at += 1
            return None
        if text.startswith("<!--"):
            return self._comment()
        if text.startswith("!["):
            return self._image()
        if PAGE_BREAK.match(line.text) or _ORNAMENT.match(line.text):
            self.at += 1
            span = self.span(line)
            return PageBreak(span=span) if PAGE_BREAK.match(line.text) else Ornament(span=span)
        if _HEADING.match(line.text):
            return self._heading()
        if _QUOTE.match(line.text):
            return self._quote()
        if _ITEM.match(line.text):
            return self._list()
        return self._paragraph()

    def _comment(self) -> Piece | None:
        first, gathered = self.lines[self.at], []
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            gathered.append(text)
            self.at += 1
            if "-->" in text:
                break
        whole = "\n".join(gathered)
        start = whole.index("<!--")
        end = whole.find("-->")
        span = self.span(first, start + 1)
        if end < 0:
            self._refuse("comment-open", "this comment never ends", span, "end it with -->")
            return None
        if whole[end + 3 :].strip():
            self._refuse(
                "after-comment", "text after a comment on its line", span, "put the text on a line of its own"
            )
        return Comment(text=whole[start + 4 : end].strip(), span=span)

    def _image(self) -> Piece | None:
        first = self.lines[self.at]
        column = first.text.index("![") + 1
        source = self._to_blank()
        scene_end = _closing(source, 1, "[", "]")
        if scene_end is None or source[scene_end + 1 : scene_end + 2] != "(":
            self.at += 1
            shown = (
                "a [ in the scene is never closed"
                if scene_end is None
                else "the scene has no (target) after it"
            )
            self._refuse("image", shown, self.span(first, column), "![Pim sits on the jetty.](art/jetty.png)")
            return None
        target_end = _closing(source, scene_end + 1, "(", ")")
        if target_end is None:
            self.at += 1
            self._refuse("image", "the target’s ( is never closed", self.span(first, column), "end it with )")
            return None
        taken = source[: target_end + 1].count("\n") + 1
        rest = source[target_end + 1 :].split("\n")[0].strip()
        self.at += taken
        if rest:
            self._refuse("after-image", "text after a picture on its line", self.span(first, column), rest)
        scene = " ".join(source[2:scene_end].split())
        target = self._target(source[scene_end + 2 : target_end].strip(), self.span(first, column))
        return Image(scene=scene, target=target, span=self.span(first, column))

    def _target(self, typed: str, span: Span) -> str:
        if typed.startswith("<") and typed.endswith(">"):
            return typed[1:-1]
        if " " in typed and "{{" not in typed:
            told = f"write <{typed}> or {typed.replace(' ', '%20')}"
            self.complaints.append(hint("bare-space", "a target with a bare space", span, told))
        return unquote(typed)

    def _to_blank(self) -> str:
        start = self.lines[self.at].text.index("![")
        gathered = [self.lines[self.at].text[start:]]
        at = self.at + 1
        while at < len(self.lines) and self.lines[at].text.strip():
            gathered.append(self.lines[at].text)
            at += 1
        return "\n".join(gathered)

    def _heading(self) -> Block | None:
        line = self.lines[self.at]
        self.at += 1
        match = _HEADING.match(line.text)
        assert match is not None
        words = match[2] or ""
        if not words:
            return None
        self._refuse_markup(line)
        return Heading(level=len(match[1]), content=read_inline(words), span=self.span(line))

    def _quote(self) -> Block:
        inner: list[Line] = []
        first = self.lines[self.at]
        while self.at < len(self.lines) and _QUOTE.match(self.lines[self.at].text):
            line = self.lines[self.at]
            inner.append(Line(number=line.number, text=_QUOTE.sub("", line.text)))
            self.at += 1
        blocks = self._inside(inner)
        return Quote(blocks=blocks, span=self.span(first))

    def _inside(self, lines: list[Line]) -> tuple[Block, ...]:
        scanner = Scanner(tuple(lines), self.file)
        pieces = scanner.scan()
        self.complaints += scanner.complaints
        return tuple(piece for piece in pieces if not isinstance(piece, Image | Comment | PageBreak))

    def _list(self) -> Block:
        first = self.lines[self.at]
        match = _ITEM.match(first.text)
        assert match is not None
        indent, ordered = len(match[1]), match[3] is not None
        items: list[list[Line]] = []
        while self.at < len(self.lines) and self.lines[self.at].text.strip():
            line = self.lines[self.at]
            item = _ITEM.match(line.text)
            if item and len(item[1]) <= indent:
                items.append([Line(number=line.number, text=item[4])])
            elif PAGE_BREAK.match(line.text) or line.text.lstrip().startswith(("<!--", "![")):
                break
            else:
                items[-1].append(Line(number=line.number, text=line.text.strip()))
            self.at += 1
        return Bullets(
            ordered=ordered, items=tuple(self._inside(item) for item in items), span=self.span(first)
        )

    def _paragraph(self) -> Block:
        first, gathered = self.lines[self.at], []
        while self.at < len(self.lines) and not self._ends_paragraph():
            line = self.lines[self.at]
            self._refuse_markup(line)
            gathered.append(line.text.lstrip())
            self.at += 1
        if len(gathered) == 1 and gathered[0].strip() == "—":
            told = "type --- on a line of its own to end a page, or *** for an ornament"
            self.complaints.append(hint("lone-dash", "a line with only a dash", self.span(first), told))
        return Paragraph(content=read_inline("\n".join(gathered)), span=self.span(first))

    def _ends_paragraph(self) -> bool:
        text = self.lines[self.at].text
        stripped = text.strip()
        starts = stripped.startswith(("<!--", "![")) or _HEADING.match(text) or _QUOTE.match(text)
        return not stripped or bool(PAGE_BREAK.match(text) or _ORNAMENT.match(text) or starts)

    def _refuse_markup(self, line: Line) -> None:
        for pattern, code, message, told in _REFUSED:
            match = pattern.search(line.text)
            if match:
                span = self.span(line, match.start() + 1, match.end() - match.start())
                self._refuse(code, message, span, told)
                return

    def _refuse(self, code: str, message: str, span: Span, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))


_REFUSED = (
    (_TABLE, "table", "a picture book has no tables", "write the words as lines or as a list"),
    (_CODE, "code", "a picture book has no code", "take the backticks away; *stars* lean a word"),
    (_LINK, "link", "a link cannot be followed on paper", "write its words alone"),
    (
        _HTML,
        "html",
        "HTML means nothing in a book",
        "use *leaning*, **strong**, # a shouted line or > a letter",
    ),
)


def _closing(text: str, start: int, opener: str, closer: str) -> int | None:
    """Return where the bracket opened at or after start is closed, nested ones balanced, or None."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "\\":
            continue
        if text[at] == opener and text[at - 1] != "\\":
            depth += 1
        elif text[at] == closer and text[at - 1] != "\\":
            depth -= 1
            if depth == 0:
                return at
    return None


def blank_line_above(line: Line) -> Fix:
    """Return the fix that puts a blank line above a page break."""
    return Fix(first=line.number, last=line.number, lines=("", line.text))
