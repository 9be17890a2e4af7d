"""What a theme says, value by value, each with the theme that says it and the line it stands on.

A value nobody states has the default of its key, and no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from picturebook.design.theme_folder import Folder
from picturebook.design.theme_keys import THEME
from picturebook.design.themes import merged_of
from picturebook.diagnostics import Span
from picturebook.fields import Group, Key, Kind, Node, Shape
from picturebook.record import record

_BARE = (Kind.NUMBER, Kind.WHOLE, Kind.FLAG)  # typed without quotes


@record
class Statement:
    """One value: its table, its key there, the value as it is typed, and where that is; None for a key's default."""

    table: str  # "pages.full"
    key: str  # "text[1].align"
    value: str
    theme: str | None = None
    span: Span | None = None


def own(chain: tuple[Folder, ...]) -> tuple[Statement, ...]:
    """Return what the first theme of a chain says itself."""
    return tuple(_document(chain[0].node, chain, defaults=False))


def resolved(chain: tuple[Folder, ...]) -> tuple[Statement, ...]:
    """Return every value of a theme, from whichever of its chain, with what holds where none says anything."""
    return tuple(_document(merged_of(chain), chain, defaults=True))


def _document(root: Node, chain: tuple[Folder, ...], *, defaults: bool) -> Iterator[Statement]:
    walk = _Walk(chain=chain, defaults=defaults)
    typed = {key: value for key, _, value in root.pairs or ()}
    for key in THEME.keys:
        node = typed.get(key.name)
        assert isinstance(key.kind, Group)
        if node is None:
            continue
        if key.shape is Shape.ONE:
            yield from walk.group(key.kind, node, (key.name, ""))
        elif key.shape is Shape.LIST:
            for at, item in enumerate(node.items or (), 1):
                yield from walk.group(key.kind, item, (f"{key.name}[{at}]", ""))
        else:
            for name, _, value in node.pairs or ():
                yield from walk.group(key.kind, value, (f"{key.name}.{name}", ""))


@record
class _Walk:
    """Goes through the groups of a theme: whose they are, and whether defaults are told."""

    chain: tuple[Folder, ...]
    defaults: bool

    def group(self, group: Group, node: Node, place: tuple[str, str]) -> Iterator[Statement]:
        """Yield the values of a group of keys in the order of its format."""
        typed = {key: value for key, _, value in node.pairs or ()}
        table, before = place
        for key in group.keys:
            if key.name in typed:
                yield from self._key(key, typed[key.name], (table, f"{before}{key.name}"))
            elif self.defaults and key.default not in (None, (), ""):
                yield Statement(table=table, key=f"{before}{key.name}", value=_default(key))

    def _key(self, key: Key, node: Node, place: tuple[str, str]) -> Iterator[Statement]:
        table, name = place
        if not isinstance(key.kind, Group):
            value, span = _typed(node, key.kind), node.span
            yield Statement(table=table, key=name, value=value, theme=self._whose(span), span=span)
        elif node.items is None:
            yield from self.group(key.kind, node, (table, f"{name}."))
        else:
            for at, item in enumerate(node.items, 1):
                yield from self.group(key.kind, item, (table, f"{name}[{at}]."))

    def _whose(self, span: Span) -> str:
        return next(one.path.name for one in self.chain if span.file == str(one.file))


def _typed(node: Node, kind: Kind) -> str:
    if node.items is not None:
        return f"[{', '.join(_typed(item, kind) for item in node.items)}]"
    return _quoted(node.text or "", kind)


def _default(key: Key) -> str:
    assert isinstance(key.kind, Kind)
    if isinstance(key.default, tuple):
        return f"[{', '.join(_quoted(str(one), key.kind) for one in key.default)}]"
    if isinstance(key.default, float):
        return f'"{key.default:g}pt"' if key.kind is Kind.LENGTH else f"{key.default:g}"
    return _quoted(str(key.default).lower() if isinstance(key.default, bool) else str(key.default), key.kind)


def _quoted(text: str, kind: Kind) -> str:
    return text if kind in _BARE else json.dumps(text, ensure_ascii=False)


def as_json(one: Statement) -> dict[str, Any]:
    """Write a statement as plain data."""
    place = (one.span.file, one.span.line) if one.span else (None, None)
    value = {"table": one.table, "key": one.key, "value": _plain(one.value)}
    return {**value, "theme": one.theme, "file": place[0], "line": place[1]}


def _plain(typed: str) -> Any:
    """Return a value as it is meant; what only a reader of ours understands, such as a yes, as it is typed."""
    try:
        return json.loads(typed)
    except ValueError:
        return typed
