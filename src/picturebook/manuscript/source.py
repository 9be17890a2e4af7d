"""The source: bytes of a story in, clean lines of text out: UTF-8, LF, NFC, nothing that cannot be printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.errors import StoryError

_LONG = 2000  # characters: beyond, a column is not worth the counting
_COPY = "copy its words into a plain text file, and save that as story.md"
_OTHER_KINDS = (  # what a file begins with, what it is, what to do
    (b"PK\x03\x04", "a packed file, such as Word’s .docx", _COPY),
    (b"\xd0\xcf\x11\xe0", "an old Word file", _COPY),
    (
        b"{\\rtf",
        "rich text (RTF)",
        "in TextEdit: Format, Make Plain Text, then save it; in Word: Save As, Plain Text",
    ),
    (b"%PDF", "a PDF", _COPY),
    (b"\x89PNG", "a picture", "name the story: a file such as story.md"),
    (b"\xff\xd8\xff", "a picture", "name the story: a file such as story.md"),
)
LIMIT = 1024 * 1024  # bytes: fifty times a long picture book
_SPACES = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # ends of lines to some, a space to whoever looks
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decode(data: bytes, file: str) -> str:
    """Return a story's text. Raises StoryError."""
    for magic, kind, told in _OTHER_KINDS:
        if data.startswith(magic):
            span = Span(file=file, line=1)
            raise StoryError([error("no-text", f"this is {kind}, and a story is plain text", span, told)])
    if len(data) > LIMIT:
        message = f"{file} has more than 1 MB, which is the most a story may have"
        raise StoryError(
            [error("too-big", message, hint="pictures belong in files of their own, named in ![…](…)")]
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:400].count(0) > len(data[:400]) // 3:
        told = "save it as UTF-8: most editors offer it under Save As, Encoding"
        raise StoryError([error("utf-16", f"{file} is saved as UTF-16, which is not read", hint=told)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise StoryError([_not_utf8(data, problem.start, file)]) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_SPACES)
    control = _CONTROL.search(text)
    if control is None:
        return text
    message = f"a character here cannot be printed (U+{ord(control[0]):04X})"
    shown = _CONTROL.sub("\ufffd", text)
    span = _span(shown, control.start(), file)
    told = "take it away, or type the line again"
    if control[0] == "\x0b":
        told = "Word leaves it for Shift+Enter: end the line here with \\ and begin a new one"
    raise StoryError([error("control", message, span, told)])


def as_typed(diagnostics: tuple[Diagnostic, ...], data: bytes) -> tuple[Diagnostic, ...]:
    """Return diagnostics whose columns count the characters of the lines as typed, accents set apart and all."""
    if data.isascii():
        return diagnostics
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if unicodedata.is_normalized("NFC", text):
        return diagnostics
    lines = text.split("\n")
    return tuple(replace(item, span=item.span and _span_as_typed(item.span, lines)) for item in diagnostics)


def _span_as_typed(span: Span, lines: list[str]) -> Span:
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if len(line) > _LONG or not unicodedata.normalize("NFC", line).startswith(span.excerpt):
        return span
    start = _typed_before(line, span.column - 1)
    end = _typed_before(line, span.column - 1 + span.length)
    return replace(span, column=start + 1, length=max(1, end - start), excerpt=line.rstrip())


def _typed_before(line: str, count: int) -> int:
    """Return how many characters of a line as typed make its first `count` in NFC."""
    fit = (at for at in range(len(line), 0, -1) if len(unicodedata.normalize("NFC", line[:at])) <= count)
    return next(fit, 0)


def _not_utf8(data: bytes, at: int, file: str) -> Diagnostic:
    start = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    excerpt = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace").rstrip("\r")
    column = len(data[start:at].decode("utf-8", "replace")) + 1
    span = Span(file=file, line=data.count(b"\n", 0, at) + 1, column=column, excerpt=excerpt)
    message = "the file is not saved as UTF-8: this letter cannot be read"
    told = "save it as UTF-8: most editors offer it under Save As, Encoding"
    return error("utf-8", message, span, told)


def _span(text: str, at: int, file: str) -> Span:
    start = text.rfind("\n", 0, at) + 1
    excerpt = text[start:].split("\n", 1)[0]
    return Span(file=file, line=text.count("\n", 0, at) + 1, column=at - start + 1, excerpt=excerpt)
