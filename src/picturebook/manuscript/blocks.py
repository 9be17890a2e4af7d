"""Blocks: the body of a story scanned line by line into what a page is made of.

Python-Markdown has no positions and reads `---` under text as a heading, so we scan blocks ourselves and give
it one inline fragment at a time. Every block remembers where it was typed.
"""

from __future__ import annotations

import re
from dataclasses import field

from picturebook.diagnostics import Diagnostic, Fix, Span, error, hint, warning
from picturebook.manuscript.images import Image, read_image
from picturebook.manuscript.inline import MOST_LETTERS, read_inline
from picturebook.manuscript.leftovers import (
    Leftover,
    has_stray_star,
    leftover_of,
    stray_break,
    stray_star,
)
from picturebook.manuscript.lines import Line, Stretch
from picturebook.manuscript.refusals import FENCE, Refusals
from picturebook.manuscript.story import Block, Bullets, Heading, Inline, Ornament, Paragraph, Quote
from picturebook.record import record

PAGE_BREAK = re.compile(r"^ {0,3}-{3,}\s*$")
_ORNAMENT = re.compile(r"^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")
_SPACED_BREAK = re.compile(r"^ {0,3}-[ \t]+-(?:[ \t]*-)+\s*$|^ {0,3}--+(?:[ \t]+-+)+\s*$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*))?$")
_CLOSED = re.compile(r"(?:^|(?<=\s))#+$")  # the signs that may end a heading as they began it
_QUOTE = re.compile(r"^ {0,3}> ?")
_ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d{1,3})[.)])\s+(\S.*)$")
_SETTINGS = re.compile(r"\{[^{}]*\}$")  # ![…](…){width=50%} means nothing on a Git host either
_DEEPEST = 2  # lists inside lists
_LEVELS = 5  # anything inside anything


@record
class Comment:
    """An HTML comment's text between its marks, whole, and the lines it stands on."""

    text: str
    span: Span
    start: int  # where the text begins in the first line
    lines: Stretch = field(compare=False)

    def place(self, at: int, length: int) -> Span:
        """Return where a stretch of the text stands."""
        return self.lines.place(self.start + at, length)


@record
class PageBreak:
    """The end of a page."""

    span: Span


Piece = Block | Image | Comment | PageBreak


class Scanner:
    """Walks the lines once; `complaints` gathers what is wrong."""

    def __init__(self, lines: tuple[Line, ...], file: str, depth: int = 0, level: int = 0) -> None:
        self.lines, self.file, self.at = lines, file, 0
        self.depth, self.level = depth, level  # lists inside lists; anything inside anything
        self.refusals = Refusals()
        self.aside: set[int] = set()  # numbers of the lines that hold pictures and comments, and no words
        self.comments_end = len(lines)  # no comment that begins here or below goes on beyond
        self.block, self.block_start = Stretch((), file), 0
        self.complaints: list[Diagnostic] = []

    def span(self, line: Line, column: int = 1, length: int | None = None) -> Span:
        """Make a span on a line; without a length, to its end."""
        return line.span(self.file, column, length)

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
        if FENCE.match(line.text):
            self._fence()
            return None
        if _SPACED_BREAK.match(line.text):
            self.at += 1
            told = "type --- to end a page, or * * * for an ornament"
            self._refuse("spaced-break", "hyphens with spaces end no page", self.span(line), told)
            return None
        if _HEADING.match(line.text):
            return self._heading()
        if _QUOTE.match(line.text):
            return self._quote()
        if _ITEM.match(line.text):
            return self._list()
        return self._paragraph()

    def _comment(self) -> Piece | None:
        first = self.at
        while self.at < self.comments_end:
            self.at += 1
            if "-->" in self.lines[self.at - 1].text:
                break
        else:
            span = self.span(self.lines[first], self.lines[first].text.index("<!--") + 1)
            self._refuse("comment-open", "this comment never ends", span, "end it with -->")
            self.comments_end = 0  # nor does any below, and the rest of the story is read all the same
            self.at = first + 1
            return None
        whole = Stretch(self.lines[first : self.at], self.file)
        start, end = whole.text.index("<!--"), whole.text.find("-->")
        span = self.span(self.lines[first], start + 1)
        self.aside.update(line.number for line in whole.lines)
        self._left_over("after-comment", "a comment", whole, end + 3)
        return Comment(text=whole.text[start + 4 : end], span=span, start=start + 4, lines=whole)

    def _image(self) -> Piece:
        block = self._to_blank()
        read = read_image(block, block.text.index("![", block.starts[self.at - self.block_start]))
        self.complaints += read.complaints
        first, self.at = self.at, self.at + 1
        if read.end is not None:
            self.at = self.block_start + block.line_at(read.end - 1) + 1
            self.aside.update(line.number for line in self.lines[first : self.at])
            self._left_over("after-image", "a picture", block, read.end)
        return read.image

    def _left_over(self, code: str, what: str, lines: Stretch, end: int) -> None:
        """Complain of what stands behind a comment or a picture, which ends at `end`, on its line."""
        past = lines.text.find("\n", end)
        rest = lines.text[end : past if past >= 0 else len(lines.text)]
        if not rest.strip():
            return
        span = lines.place(end + len(rest) - len(rest.lstrip()), len(rest.strip()))
        before, after = span.excerpt[: span.column - 1].rstrip(), span.excerpt[span.column - 1 :]
        fix = Fix(first=span.line, last=span.line, lines=(before, "", after)) if not self.level else None
        told, said = "put it on a line of its own", f"text after {what} on its line"
        if _SETTINGS.match(after.rstrip()):
            told, fix = "take it away: layout: and size: in a comment say how a page is set", None
        self.complaints.append(error(code, said, span, told, fix))

    def _to_blank(self) -> Stretch:
        """Return the block of lines that the line read now stands in; kept for the pictures below it."""
        if not self.block_start <= self.at < self.block_start + len(self.block.lines):
            at = self.at
            while (
                at < len(self.lines)
                and self.lines[at].text.strip()
                and not PAGE_BREAK.match(self.lines[at].text)
            ):
                at += 1
            self.block, self.block_start = Stretch(self.lines[self.at : at], self.file), self.at
        return self.block

    def _heading(self) -> Block | None:
        line = self.lines[self.at]
        self.at += 1
        match = _HEADING.match(line.text)
        assert match is not None
        words = _CLOSED.sub("", (match[2] or "").rstrip()).rstrip()
        if not words:
            told = "write the words after it, or type --- to end a page"
            self._refuse("empty-heading", "a heading without words", self.span(line), told)
            return None
        self._refuse_markup(line)
        return Heading(level=len(match[1]), content=self._words(words, (line,)), span=self.span(line))

    def _quote(self) -> Block:
        inner: list[Line] = []
        first = self.lines[self.at]
        while self.at < len(self.lines):
            match = _QUOTE.match(self.lines[self.at].text)
            if match is None and (
                not inner or self._ends_paragraph(True) or not _goes_on_under(inner[-1].text)
            ):
                break
            inner.append(self.lines[self.at].inner(match.end() if match else 0))
            self.at += 1
        if self.level == _LEVELS:
            self._refuse("deep", "quotes inside quotes go too deep", self.span(first), "take some > away")
        return Quote(blocks=self._inside(inner, self.depth), span=self.span(first))

    def _inside(self, lines: list[Line], depth: int) -> tuple[Block, ...]:
        if self.level == _LEVELS or depth > _DEEPEST:
            return ()
        scanner = Scanner(tuple(lines), self.file, depth, self.level + 1)
        pieces = scanner.scan()
        self.complaints += scanner.complaints
        for piece in pieces:
            if isinstance(piece, Image | Comment | PageBreak):
                what = _NAMED[type(piece)]
                told = "put it on a line that begins at the margin, with an empty line above"
                self._refuse("inside", f"{what} cannot stand inside a quote or a list", piece.span, told)
        return tuple(piece for piece in pieces if not isinstance(piece, Image | Comment | PageBreak))

    def _list(self) -> Block:
        first = self.lines[self.at]
        match = _ITEM.match(first.text)
        assert match is not None
        if self.depth == _DEEPEST or self.level == _LEVELS:
            told = "begin the item with fewer spaces"
            self._refuse("deep-list", "a list is two levels deep at most", self.span(first), told)
        if match[3] not in (None, "1"):
            said = f"a list is numbered from 1, so {match[3]} will not be printed"
            told = f"if it is part of the words, type: {match[3]}\\{first.text[match.end(3) :].rstrip()}"
            self.complaints.append(
                warning("list-start", said, self.span(first, match.start(3) + 1, len(match[3])), told)
            )
        outer, ordered = len(match[1]), match[3] is not None
        items: list[list[Line]] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            item = _ITEM.match(line.text)
            indent = len(line.text) - len(line.text.lstrip())
            if not line.text.strip():
                past = self._past_blanks()
                if not self._goes_on(past, match.start(4), ordered):
                    break
                items[-1] += self.lines[self.at : past]
                self.at = past
                continue
            if self._ends_list(line.text, outer, match.start(4)):
                break
            if item and len(item[1]) <= outer + 1:
                if (item[3] is not None) != ordered:
                    break
                items.append([line.inner(item.start(4))])
            else:
                items[-1].append(line.inner(min(indent, match.start(4))))
            self.at += 1
        blocks = tuple(self._inside(item, self.depth + 1) for item in items)
        return Bullets(ordered=ordered, items=blocks, span=self.span(first))

    def _ends_list(self, text: str, outer: int, content: int) -> bool:
        """Say whether a line under an item, with no empty one between, is something else than more of the list."""
        if PAGE_BREAK.match(text) or _ORNAMENT.match(text):
            return True
        indent = len(text) - len(text.lstrip())
        if indent <= outer and text.lstrip().startswith(("<!--", "![")):
            return True
        return indent < content and (_HEADING.match(text) or _QUOTE.match(text)) is not None

    def _past_blanks(self) -> int:
        return next(
            (at for at in range(self.at, len(self.lines)) if self.lines[at].text.strip()), len(self.lines)
        )

    def _goes_on(self, at: int, content: int, ordered: bool) -> bool:
        """Say whether a list goes on at a line after empty ones: another item, or text under the one before."""
        if (
            at == len(self.lines)
            or PAGE_BREAK.match(self.lines[at].text)
            or _ORNAMENT.match(self.lines[at].text)
        ):
            return False
        text = self.lines[at].text
        item = _ITEM.match(text)
        if item is not None and (item[3] is not None) == ordered:
            return True
        return len(text) - len(text.lstrip()) >= content

    def _paragraph(self) -> Block:
        first = self.lines[self.at]
        gathered: list[str] = []
        while self.at < len(self.lines) and not self._ends_paragraph(bool(gathered)):
            line = self.lines[self.at]
            self._refuse_markup(line)
            self._hint_at(line, leftover_of(line.text, gathered[-1] if gathered else None))
            gathered.append(line.text.lstrip())
            self.at += 1
        content = self._words("\n".join(gathered), self.lines[self.at - len(gathered) : self.at])
        return Paragraph(content=content, span=self.span(first))

    def _words(self, text: str, lines: tuple[Line, ...]) -> tuple[Inline, ...]:
        if len(text) > MOST_LETTERS:
            said = f"these {len(text):,} letters in one go fit on no page; {MOST_LETTERS:,} are the most that are read"
            told = (
                "write an empty line where a paragraph ends, and --- on a line of its own where a page ends"
            )
            self._refuse("long", said, self.span(lines[0]), told)
        self._hint_at(lines[-1], stray_break(lines[-1].text))
        content = read_inline(text[:MOST_LETTERS])
        if "*" in text and has_stray_star(text, content):
            strays = ((line, stray_star(line.text)) for line in lines)
            line, stray = next(((line, one) for line, one in strays if one), (lines[0], None))
            self._hint_at(line, stray)
        return content

    def _hint_at(self, line: Line, leftover: Leftover | None) -> None:
        if leftover is not None:
            message, start, end, told = leftover
            self.complaints.append(hint("leftover", message, self.span(line, start + 1, end - start), told))

    def _ends_paragraph(self, begun: bool) -> bool:
        text = self.lines[self.at].text
        stripped = text.strip()
        if not stripped or PAGE_BREAK.match(text) or _ORNAMENT.match(text):
            return True
        if stripped.startswith(("<!--", "![")) or _HEADING.match(text) or _QUOTE.match(text):
            return True
        item = _ITEM.match(text) if begun else None
        return item is not None and item[3] in (None, "1")

    def _fence(self) -> None:
        """Complain of a block of code once, and step over it."""
        match = FENCE.match(self.lines[self.at].text)
        assert match is not None
        self._refuse_markup(self.lines[self.at])
        self.at += 1
        while self.at < len(self.lines) and not PAGE_BREAK.match(self.lines[self.at].text):
            self.at += 1
            if self.lines[self.at - 1].text.strip().startswith(match[1]):
                return

    def _refuse_markup(self, line: Line) -> None:
        found = self.refusals.find(line.text)
        if found is not None:
            code, message, start, end, told = found
            self._refuse(code, message, self.span(line, start + 1, end - start), told)

    def _refuse(self, code: str, message: str, span: Span, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))


def _goes_on_under(text: str) -> bool:
    """Say whether an unmarked line under this one of a quote is more of it, as on every Git host."""
    other = PAGE_BREAK.match(text) or _ORNAMENT.match(text) or _HEADING.match(text) or FENCE.match(text)
    return bool(text.strip()) and not other and not text.lstrip().startswith(("<!--", "!["))


_NAMED = {Image: "a picture", Comment: "a comment", PageBreak: "the end of a page"}
