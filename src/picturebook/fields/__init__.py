"""YAML and TOML read into typed values: every key and value knows where it was typed.

    node = read_yaml(text, file="story.md")
    fields = Fields(node, complaints := [])
    title = fields.text("title")
    fields.finish()

Scalars are kept as the text that was typed; what they mean is decided by the getter that asks, never by a
format's own idea of types (`language: no` stays "no"). Complaints gather in the caller's list.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Any, TypeVar

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields.keys import Group, Key, Kind, Shape
from picturebook.fields.node import Node
from picturebook.fields.toml import read_toml
from picturebook.fields.yaml import read_yaml
from picturebook.measure import Size, parse_length, parse_size

__all__ = ["Fields", "Group", "Key", "Kind", "Node", "Shape", "nearest", "read_toml", "read_yaml"]

T = TypeVar("T")
_TOML = (".toml", ".lock")  # files whose keys and values an equals sign joins
_BEGINNING = 3  # letters of a word that may stand for all of it: "kdp" for kdp-paperback


class Fields:
    """A cursor over a map's keys with typed getters; what is wrong goes into `complaints`."""

    def __init__(
        self,
        node: Node,
        complaints: list[Diagnostic],
        known: Iterable[str] = (),
        *,
        at: Span | None = None,
    ) -> None:
        self._pairs = {key: (span, value) for key, span, value in node.pairs or ()}
        self._asked = set(known)
        self._at = at or node.span
        self.node = node
        self.complaints = complaints
        self._toml = node.span.file.endswith(_TOML)

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
            self.complain(
                "not-text",
                f"{key} wants one value, and this is {node.kind}",
                node.span,
                self._as_text(key, node),
            )
            return default
        return node.text

    def required(self, key: str, hint: str) -> str:
        """Return a scalar's text; complain if the key is missing."""
        value = self.text(key)
        if value is None:
            if key not in self._pairs:
                self.complain("missing-key", f"{key} is missing", self._at, hint)
            return ""
        if not value.strip():
            self.complain("no-value", f"{key} says nothing", self.where(key), hint)
        return value

    def number(self, key: str, default: float) -> float:
        """Return a number."""
        return self._read(key, _finite, default, "a number, such as 0.5")

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
        node, value = self.node_of(key), self.text(key)
        if value is None:
            return default
        if node is not None and value not in choices:
            near = nearest(value, choices)
            told = f"try: {near}" if near else f"one of: {', '.join(choices)}"
            self.complain("bad-choice", f"{key} does not know “{value}”", node.span, told)
            return default
        return value

    def take(self, key: Key, known: Sequence[str] = (), default: Any = None) -> Any:
        """Return the value of a key that is no group of keys, as it is said to be.

        `known` are the names it chooses from, if it does; `default` stands in place of the key's own.
        """
        default = key.default if default is None else default
        if self.node_of(key.name) is None:
            if key.required and default is None:
                self.complain(
                    "missing-key", f"{key.name} is missing", self._at, f"{key.name} = {key.example}"
                )
            return default
        if key.shape is not Shape.ONE:
            return self._chosen(key, known)
        choices = key.choices or tuple(known)
        match key.kind:
            case Kind.NUMBER:
                return self._within(key, self.number(key.name, default or 0.0), default)
            case Kind.WHOLE:
                return self._within(key, self.integer(key.name, default or 0), default)
            case Kind.LENGTH:
                return self._within(key, self.length(key.name, default or 0.0), default)
            case Kind.FLAG:
                return self.flag(key.name, bool(default))
            case Kind.WORD:
                return self.choice(key.name, choices, default or "")
        return self.text(key.name, default)

    def values(
        self, group: Group, known: Mapping[str, Sequence[str]] | None = None, before: object = None
    ) -> dict[str, Any]:
        """Return the values of a group's keys by name, but of those that are groups themselves.

        `known` has the names a key may choose from, by what its `names` says; `before` is what is said already.
        """
        taken = (key for key in group.keys if not isinstance(key.kind, Group))
        return {
            key.name: self.take(key, (known or {}).get(key.names, ()), getattr(before, key.name, None))
            for key in taken
        }

    def _chosen(self, key: Key, known: Sequence[str]) -> tuple[str, ...]:
        """Return the texts of a list; where it chooses from names, those that exist."""
        typed, node, choices = self.texts(key.name), self.node_of(key.name), key.choices or tuple(known)
        if not choices or key.kind is Kind.COLOUR:
            return typed
        for name in typed:
            if name not in choices:
                near = nearest(name, choices)
                told = f"try: {near}" if near else f"one of: {', '.join(choices)}"
                span = node.span if node else None
                self.complain("bad-choice", f"{key.name} does not know “{name}”", span, told)
        return tuple(name for name in typed if name in choices)

    def _within(self, key: Key, value: float, default: Any) -> Any:
        """Return a number inside the bounds of its key; the default in place of one that lies outside."""
        if key.within is None or key.within[0] <= value <= key.within[1]:
            return value
        least, most = (_as_typed(key, bound) for bound in key.within)
        said = f"{key.name} lies between {least} and {most}, and this is {self.text(key.name)}"
        bound = least if value < key.within[0] else most
        shown = f'"{bound}"' if key.kind is Kind.LENGTH else bound
        self.complain("out-of-bounds", said, self._pairs[key.name][1].span, f"write {key.name} = {shown}")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single value is a list of one."""
        node = self.node_of(key)
        if node is None:
            return ()
        if node.text is not None:
            return (node.text,)
        if node.items is None or any(item.text is None for item in node.items):
            self.complain("not-a-list", f"{key} wants a list of values", node.span, self._list(key))
            return ()
        return tuple(item.text or "" for item in node.items)

    def several(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; several without brackets would be one that nobody means."""
        self.bracketed(key)
        return self.texts(key)

    def bracketed(self, key: str) -> None:
        """Complain of several texts without brackets."""
        node = self.node_of(key)
        if node is not None and node.text and "," in node.text:
            column = node.span.column - 1
            if node.span.excerpt[column : column + len(node.text)] == node.text:  # quoted, it is meant
                told = f"type: {key}: [{node.text}]"
                self.complain("no-brackets", f"several {key} stand in brackets", node.span, told)

    def texts_by_name(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a map's keys with their texts."""
        node, found = self.node_of(key), []
        if node is not None and node.pairs is None:
            span = node.span if node.span.excerpt else self.where(key)
            self.complain("not-a-group", f"{key} wants names with values", span, self._group(key))
        for name, _, value in (node.pairs or ()) if node else ():
            if value.text is None:
                message = f"{name} wants one value, and this is {value.kind}"
                self.complain("not-text", message, value.span, f"write {name}: and one value")
            else:
                found.append((name, value.text))
        return tuple(found)

    def pairs(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Return a map's keys with their nodes."""
        node = self.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self.complain("not-a-group", f"{key} wants keys of its own", node.span, self._group(key))
            return ()
        return tuple((name, value) for name, _, value in node.pairs)

    def sub(self, key: str) -> Fields | None:
        """Return a cursor over the map under a key."""
        node = self.node_of(key)
        if node is None:
            return None
        if node.pairs is None:
            self.complain("not-a-group", f"{key} wants keys of its own", node.span, self._group(key))
            return None
        return Fields(node, self.complaints)

    def complain(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        """Note something that is wrong."""
        self.complaints.append(error(code, message, span, hint))

    def finish(self) -> None:
        """Complain of every key nobody asked for; what stands under x: is the author's own."""
        for key, (span, node) in self._pairs.items():
            if key in self._asked or key == "x":
                continue
            if node.text == "" and ":" not in key and _stands_alone(span):
                told = "write key: value; a value with a comma in it stands in quotes"
                self.complain("no-value", f"“{key}” is not a key with a value", span, told)
                continue
            near = nearest(key, sorted(self._asked))
            told = f"try: {near}" if near else f"known keys: {', '.join(sorted(self._asked))}"
            name, colon, value = key.partition(":")
            if colon and value and name in self._asked:
                told = f"a space is missing after the colon; type: {name}: {value}"
            self.complain("unknown-key", f"there is no key “{key}”", span, told)

    def _group(self, key: str) -> str:
        return f'type: {key} = {{name = "value"}}' if self._toml else f"type: {key}: {{name: value}}"

    def _list(self, key: str) -> str:
        return f'{key} = ["one", "two"]' if self._toml else f"{key}: [one, two]"

    def _as_text(self, key: str, node: Node) -> str:
        """Show the value in quotes if it was typed on one line, as a title in brackets would be."""
        if self._toml:
            return f"write {key} = and one value"
        typed = node.span.excerpt[node.span.column - 1 :][: node.span.length]
        quoted = len(typed) > 1 and '"' not in typed
        return f'type: {key}: "{typed}"' if quoted else f"write {key}: and one value"

    def _read(self, key: str, read: Callable[[str], T], default: T, wanted: str) -> T:
        node, typed = self.node_of(key), self.text(key)
        if node is None or typed is None:
            return default
        try:
            return read(typed)
        except ValueError:
            self.complain("bad-value", f"{key} does not understand “{typed}”", node.span, f"write {wanted}")
            return default


def _stands_alone(span: Span) -> bool:
    """Say whether a comma or a brace follows a key where its colon should be."""
    return span.excerpt[span.column - 1 + span.length :].lstrip()[:1] in (",", "}")


_MANY = 500  # words to choose from; a cast of thousands is not compared one by one


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to what was typed, or the only one that begins with it; None if none is near."""
    folded, wanted = {word.casefold(): word for word in islice(known, _MANY)}, typed.casefold()
    near = get_close_matches(wanted, list(folded), n=1, cutoff=0.6)
    begun = [word for word in folded if len(wanted) >= _BEGINNING and word.startswith(wanted)]
    return folded[near[0]] if near else folded[begun[0]] if len(begun) == 1 else None


def _finite(text: str) -> float:
    """Read a number; "nan" and "inf" are none."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _as_typed(key: Key, bound: float) -> str:
    return f"{bound:g}pt" if key.kind is Kind.LENGTH else f"{bound:g}"


def _flag(text: str) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]
