"""TOML read into nodes: tomllib says what the values are, a small scanner where their keys stand.

tomllib tells no positions. It has already refused whatever is not TOML, so the scanner only has to walk a
valid document: keys, strings of four kinds, arrays and tables inside one another.
"""

from __future__ import annotations

import re
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields.node import Node

Path = tuple[str, ...]
_SHAPE = 'write key = value, one a line: words in "quotes", lists in [brackets], and no key twice'
_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'", re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}\n#]*")
_DEEPEST = 24  # groups inside groups; a lock needs eight
# Words and comments, also words that nothing closes: to look for their end from each sign in them takes hours.
_WORDS = re.compile(rf"#[^\n]*|{_STRING.pattern}|\"\"\".*|'''.*|[\"'][^\n]*", re.DOTALL)
_DOTTED = re.compile(
    rf'(?<![\w"-])(?:[\w"-]+[ \t]*\.[ \t]*){{{_DEEPEST}}}'
)  # tomllib takes hours over longer ones


def read_toml(text: str, *, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read a TOML document; with what is wrong in it. Numbers and booleans are kept as the text of their value."""
    import tomllib

    top = Span(file=file, line=1, excerpt=text.split("\n")[0])
    nothing = Node(span=top, pairs=())
    try:
        _refuse_deep(text)
        data = tomllib.loads(text)
        return _node(data, (), _Places(text.replace("\r\n", "\n"), file).found(), top), ()
    except tomllib.TOMLDecodeError as problem:
        return nothing, (_broken(problem, text, file),)
    except (RecursionError, _TooDeep):
        return nothing, (error("too-deep", "values inside values go too deep here", top, "write it flatter"),)
    except ValueError:  # Python reads and writes no number of more than some thousand digits
        return nothing, (
            error("bad-value", "a number here has thousands of digits", top, "write it shorter"),
        )


class _TooDeep(Exception):
    """Values inside values beyond what any file of ours needs."""


def _refuse_deep(text: str) -> None:
    """Refuse keys of very many parts, wherever they stand outside words and comments. Raises _TooDeep."""
    bare = _WORDS.sub(lambda found: "" if found[0].startswith("#") else '""', text)
    if _DOTTED.search(bare):
        raise _TooDeep


def _node(value: Any, path: Path, places: dict[Path, Span], span: Span) -> Node:
    if len(path) > _DEEPEST:
        raise _TooDeep
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            place = places.get((*path, key), span)
            pairs.append((key, place, _node(inner, (*path, key), places, place)))
        return Node(span=span, pairs=tuple(pairs))
    if isinstance(value, list):
        items = []
        for at, item in enumerate(value):
            inner_path = (*path, str(at))
            items.append(_node(item, inner_path, places, places.get(inner_path, span)))
        return Node(span=span, items=tuple(items))
    if isinstance(value, bool):
        return Node(span=span, text="true" if value else "false")
    return Node(span=span, text=str(value))


class _Places:
    """Walks a valid TOML document once and notes where each key and each item of an array stands."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file, self.at = text, file, 0
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.places: dict[Path, Span] = {}
        self.arrays: dict[Path, int] = {}
        self.line = 0

    def found(self) -> dict[Path, Span]:
        """Return the place of every path of keys; items of arrays are numbered from "0"."""
        table: Path = ()
        while self._skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.places

    def _skip(self, blanks: re.Pattern[str] = _SKIP) -> int:
        self.at = self._end(blanks)
        return self.at

    def _end(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        return match.end() if match else self.at + 1

    def _note(self, path: Path, start: int, end: int) -> None:
        while self.starts[self.line + 1] <= start:
            self.line += 1
        while self.starts[self.line] > start:
            self.line -= 1
        column, excerpt = start - self.starts[self.line] + 1, self.lines[self.line]
        length = max(1, min(end - start, len(excerpt) - column + 1))
        span = Span(file=self.file, line=self.line + 1, column=column, length=length, excerpt=excerpt)
        self.places.setdefault(path, span)

    def _header(self) -> Path:
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        table: Path = ()
        while self.text[self._skip(_BLANK)] != "]":
            if self.text[self.at] == ".":
                self.at += 1
                continue
            start = self.at
            table = (*self._into(table), self._key())
            self._note(table, start, self.at)
        if double:
            self.arrays[table] = self.arrays.get(table, -1) + 1
        table = self._into(table)
        self._note(table, start, self.at)
        self.at += 2 if double else 1
        return table

    def _into(self, table: Path) -> Path:
        """Step from an array of tables into the last table it has."""
        return (*table, str(self.arrays[table])) if table in self.arrays else table

    def _key(self) -> str:
        import tomllib

        start = self.at
        quoted = self.text[start] in "\"'"
        self.at = self._end(_STRING if quoted else _BARE)
        typed = self.text[start : self.at]
        return str(tomllib.loads(f"key = {typed}")["key"]) if quoted else typed

    def _pair(self, table: Path) -> None:
        path = table
        while True:
            start = self.at
            path = (*path, self._key())
            self._note(path, start, self.at)
            self._skip(_BLANK)
            dot = self.text[self.at] == "."
            self.at += 1
            self._skip(_BLANK)
            if not dot:
                break
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self.text[self.at]
        if first in "\"'":
            self.at = self._end(_STRING)
        elif first in "[{":
            self._group(path, "]" if first == "[" else "}")
        else:
            self.at = self._end(_SCALAR)

    def _group(self, path: Path, closer: str) -> None:
        self.at += 1
        count = 0
        while self.text[self._skip()] != closer:
            if self.text[self.at] == ",":
                self.at += 1
            elif closer == "}":
                self._pair(path)
            else:
                start, inner = self.at, (*path, str(count))
                self._value(inner)
                self._note(inner, start, self.at)
                count += 1
        self.at += 1


def _broken(problem: Exception, text: str, file: str) -> Diagnostic:
    match = re.search(r"at line (\d+), column (\d+)", str(problem))
    lines = text.split("\n")
    line, column = (int(match[1]), int(match[2])) if match else (len(lines), 1)
    line = min(line, len(lines))
    said = re.sub(r"\s*\(at .*\)$", "", str(problem))
    span = Span(file=file, line=line, column=min(column, len(lines[line - 1]) + 1), excerpt=lines[line - 1])
    return error("toml", f"this is not TOML we can read: {said}", span, _SHAPE)
