"""Lines: the body of a story as it was typed, so that whatever is read from it knows its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from picturebook.diagnostics import Span
from picturebook.manuscript.brackets import matched
from picturebook.record import record


@record
class Line:
    """One line of the body with its number in the file; inside a quote or list, what its marks left of it."""

    number: int
    text: str
    raw: str | None = None  # the whole line as typed, where text is only its end

    def span(self, file: str, column: int = 1, length: int | None = None) -> Span:
        """Make a span from a column of `text`; without a length, to its end."""
        excerpt = (self.text if self.raw is None else self.raw).rstrip()
        column += 0 if self.raw is None else len(self.raw) - len(self.text)
        rest = max(1, len(excerpt) - column + 1)
        return Span(file=file, line=self.number, column=column, length=length or rest, excerpt=excerpt)

    def inner(self, start: int) -> Line:
        """Return the line without its first characters."""
        raw = self.text if self.raw is None else self.raw
        return Line(number=self.number, text=self.text[start:], raw=raw)


class Stretch:
    """Lines joined by newlines: one text, each character of which knows where it was typed."""

    def __init__(self, lines: tuple[Line, ...], file: str) -> None:
        self.lines, self.file = lines, file
        self.text = "\n".join(line.text for line in lines)
        # Where each line begins in the text.
        self.starts = tuple(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0))

    def line_at(self, at: int) -> int:
        """Return which of the lines, counted from 0, a place in the text lies on."""
        return bisect_right(self.starts, at) - 1

    def place(self, at: int, length: int) -> Span:
        """Return the span of the text's characters from `at` on, as far as they stand on one line."""
        index = self.line_at(at)
        line, at = self.lines[index], at - self.starts[index]
        return line.span(self.file, at + 1, max(1, min(length, len(line.text.rstrip()) - at)))

    @cached_property
    def squares(self) -> dict[int, int]:
        """Where each [ that is closed is closed."""
        return matched(self.text, "[", "]")

    @cached_property
    def rounds(self) -> dict[int, int]:
        """Where each ( that is closed is closed."""
        return matched(self.text, "(", ")")
