"""YAML and TOML read into typed values: every key and value knows where it was typed.

    node = read_yaml(text, file="story.md")
    fields = Fields(node, complaints := [])
    title = fields.text("title")
    fields.finish()

Scalars are kept as the text that was typed; what they mean is decided by the getter that asks, never by a
format's own idea of types (`language: no` stays "no"). Complaints gather in the caller's list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.measure import Size, parse_length, parse_size

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value with its place: a scalar's text, a list's items, or a map's pairs of (key, key's span, value)."""

    span: Span
    text: str | None = None
    items: tuple[Node, ...] | None = None
    pairs: tuple[tuple[str, Span, Node], ...] | None = None

    @property
    def kind(self) -> str:
        """Say in a person's word what it is."""
        if self.pairs is not None:
            return "a group of keys"
        return "a list" if self.items is not None else "a value"


class Fields:
    """A cursor over a map's keys with typed getters; what is wrong goes into `complaints`."""

    def __init__(self, node: Node, complaints: list[Diagnostic], known: Iterable[str] = ()) -> None:
        self._pairs = {key: (span, value) for key, span, value in node.pairs or ()}
        self._asked = set(known)
        self.node = node
        self.complaints = complaints

    def where(self, key: str) -> Span | None:
        """Return where a key stands."""
        found = self._pairs.get(key)
        return found[0] if found else None

    def node_of(self, key: str) -> Node | None:
        """Return the value of a key as it is."""
        self._asked.add(key)
        found = self._pairs.get(key)
        return found[1] if found else None

    def text(self, key: str, default: str | None = None) -> str | None:
        """Return a scalar's text."""
        node = self.node_of(key)
        if node is None:
            return default
        if node.text is None:
            self.complain("not-text", f"{key} wants one value, and this is {node.kind}", node.span)
            return default
        return node.text

    def required(self, key: str, hint: str) -> str:
        """Return a scalar's text; complain if the key is missing."""
        value = self.text(key)
        if value is None:
            if key not in self._pairs:
                self.complain("missing-key", f"{key} is missing", self.node.span, hint)
            return ""
        return value

    def number(self, key: str, default: float) -> float:
        """Return a number."""
        return self._read(key, float, default, "a number, such as 0.5")

    def integer(self, key: str, default: int) -> int:
        """Return a whole number."""
        return self._read(key, int, default, "a whole number, such as 24")

    def flag(self, key: str, default: bool = False) -> bool:
        """Return yes or no."""
        return self._read(key, _flag, default, "true or false")

    def length(self, key: str, default: float) -> float:
        """Return a length in points."""
        return self._read(key, parse_length, default, "a length with its unit, such as 3 mm or 0.125 in")

    def size(self, key: str) -> Size | None:
        """Return a width and a height."""
        return self._read(key, parse_size, None, "a size, such as 8.5 x 8.5 in or 210 x 148 mm")

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return one of several words."""
        node, value = self.node_of(key), self.text(key, default) or default
        if node is not None and node.text is not None and value not in choices:
            near = nearest(value, choices)
            told = f"try: {near}" if near else f"one of: {', '.join(choices)}"
            self.complain("bad-choice", f"{key} does not know “{value}”", node.span, told)
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single value is a list of one."""
        node = self.node_of(key)
        if node is None:
            return ()
        if node.text is not None:
            return (node.text,)
        if node.items is None or any(item.text is None for item in node.items):
            self.complain("not-a-list", f"{key} wants a list of values", node.span, f"{key}: [one, two]")
            return ()
        return tuple(item.text or "" for item in node.items)

    def pairs(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Return a map's keys with their nodes."""
        node = self.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self.complain("not-a-group", f"{key} wants keys of its own", node.span)
            return ()
        return tuple((name, value) for name, _, value in node.pairs)

    def sub(self, key: str) -> Fields | None:
        """Return a cursor over the map under a key."""
        node = self.node_of(key)
        if node is None:
            return None
        if node.pairs is None:
            self.complain("not-a-group", f"{key} wants keys of its own", node.span)
            return None
        return Fields(node, self.complaints)

    def complain(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        """Note something that is wrong."""
        self.complaints.append(error(code, message, span, hint))

    def finish(self) -> None:
        """Complain of every key nobody asked for; what stands under x: is the author's own."""
        for key, (span, _) in self._pairs.items():
            if key in self._asked or key == "x":
                continue
            near = nearest(key, sorted(self._asked))
            told = f"try: {near}" if near else f"known keys: {', '.join(sorted(self._asked))}"
            self.complain("unknown-key", f"there is no key “{key}”", span, told)

    def _read(self, key: str, read: Callable[[str], T], default: T, wanted: str) -> T:
        node, typed = self.node_of(key), self.text(key)
        if node is None or typed is None:
            return default
        try:
            return read(typed)
        except ValueError:
            self.complain("bad-value", f"{key} does not understand “{typed}”", node.span, f"write {wanted}")
            return default


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to what was typed, or None if none is near."""
    folded = {word.casefold(): word for word in known}
    near = get_close_matches(typed.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def _flag(text: str) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]


def read_yaml(text: str, *, file: str, first_line: int = 1) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read one YAML document whose first line is line `first_line` of the file; with what is wrong in it."""
    import yaml

    reader = _Yaml(file, text.split("\n"), first_line)
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as problem:
        reader.broken(problem)
        root = None
    empty = Node(span=reader.span(0, 0, 1), pairs=())
    return (reader.node(root) if root is not None else empty), tuple(reader.complaints)


class _Yaml:
    """Turns PyYAML's nodes into ours, refusing what a story does not need."""

    def __init__(self, file: str, lines: list[str], first_line: int) -> None:
        self.file, self.lines, self.first_line = file, lines, first_line
        self.complaints: list[Diagnostic] = []
        self._seen: set[int] = set()

    def span(self, line: int, column: int, length: int) -> Span:
        """Make a span from PyYAML's zero-based line and column."""
        excerpt = self.lines[line] if line < len(self.lines) else ""
        return Span(
            file=self.file,
            line=line + self.first_line,
            column=column + 1,
            length=max(1, length),
            excerpt=excerpt,
        )

    def node(self, node: Any) -> Node:
        """Turn one node, and all it holds, into ours."""
        import yaml

        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        span = self.span(start.line, start.column, length)
        if id(node) in self._seen:
            self._refuse("alias", "an alias (*) repeats a value from elsewhere; write the value out", span)
            return Node(span=span, text="")
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Node(span=span, text=node.value)
        if isinstance(node, yaml.SequenceNode):
            return Node(span=span, items=tuple(self.node(item) for item in node.value))
        return Node(span=span, pairs=self._pairs(node))

    def _pairs(self, node: Any) -> tuple[tuple[str, Span, Node], ...]:
        found: dict[str, tuple[str, Span, Node]] = {}
        for key, value in node.value:
            read = self.node(key)
            if read.text is None:
                self._refuse("odd-key", "a key must be one word or name", read.span)
                continue
            if read.text in found:
                first = found[read.text][1].line
                self._refuse("twice", f"“{read.text}” stands here twice; first on line {first}", read.span)
            found[read.text] = (read.text, read.span, self.node(value))
        return tuple(found.values())

    def _refuse(self, code: str, message: str, span: Span) -> None:
        self.complaints.append(error(code, message, span))

    def broken(self, problem: Any) -> None:
        """Say in a person's words what PyYAML could not read."""
        mark = problem.problem_mark or problem.context_mark
        span = self.span(mark.line, mark.column, 1) if mark else self.span(0, 0, 1)
        self.complaints.append(error("yaml", f"this is not YAML we can read: {problem.problem}", span))


def read_toml(text: str, *, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read a TOML document; with what is wrong in it. Numbers and booleans are kept as the text of their value."""
    import tomllib

    places = _toml_places(text, file)
    top = Span(file=file, line=1, excerpt=text.split("\n")[0])
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return Node(span=top, pairs=()), (_broken_toml(problem, text, file),)
    return _toml_node(data, (), places, top), ()


def _toml_node(value: Any, path: tuple[str, ...], places: dict[tuple[str, ...], Span], span: Span) -> Node:
    span = places.get(path, span)
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            place = places.get((*path, key), span)
            pairs.append((key, place, _toml_node(inner, (*path, key), places, place)))
        return Node(span=span, pairs=tuple(pairs))
    if isinstance(value, list):
        items = (_toml_node(item, (*path, str(at)), places, span) for at, item in enumerate(value))
        return Node(span=span, items=tuple(items))
    if isinstance(value, bool):
        return Node(span=span, text="true" if value else "false")
    return Node(span=span, text=str(value))


_TOML_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_TOML_KEY = re.compile(r"""(?:^\s*|[{,]\s*)([A-Za-z0-9_-]+|"[^"]*")((?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=""")


def _toml_places(text: str, file: str) -> dict[tuple[str, ...], Span]:
    """Return where the keys of a TOML text stand; tomllib itself tells no positions."""
    places: dict[tuple[str, ...], Span] = {}
    table: tuple[str, ...] = ()
    arrays: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header = _TOML_HEADER.match(line)
        if header:
            table = tuple(part.strip().strip('"') for part in header[2].split("."))
            if header[1] == "[[":
                arrays[table] = arrays.get(table, -1) + 1
                table = (*table, str(arrays[table]))
            places.setdefault(
                table,
                Span(file=file, line=number, column=header.start(2) + 1, length=len(header[2]), excerpt=line),
            )
            continue
        outer: tuple[str, ...] = table
        for match in _TOML_KEY.finditer(line):
            key = (match[1].strip('"'), *(part.strip() for part in match[2].split(".")[1:]))
            span = Span(file=file, line=number, column=match.start(1) + 1, length=len(match[1]), excerpt=line)
            path = (*(table if match.start() == 0 else outer), *key)
            places.setdefault(path, span)
            outer = path if match.start() == 0 else outer
    return places


def _broken_toml(problem: Exception, text: str, file: str) -> Diagnostic:
    match = re.search(r"at line (\d+), column (\d+)", str(problem))
    lines = text.split("\n")
    line, column = (int(match[1]), int(match[2])) if match else (len(lines), 1)
    line = min(line, len(lines))
    said = re.sub(r"\s*\(at .*\)$", "", str(problem))
    span = Span(file=file, line=line, column=min(column, len(lines[line - 1]) + 1), excerpt=lines[line - 1])
    return error("toml", f"this is not TOML we can read: {said}", span)
