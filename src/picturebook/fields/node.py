"""A node: one value of a YAML or TOML file with the place it was typed at."""

from __future__ import annotations

from picturebook.diagnostics import Span
from picturebook.record import record


@record
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
