"""Where a theme says what it says: the file and line of a key, in the theme itself or in the nearest it extends."""

from __future__ import annotations

from picturebook.design.theme import Theme
from picturebook.design.theme_folder import read_folder
from picturebook.design.themes import merged_of
from picturebook.diagnostics import Span
from picturebook.fields import Node


class ThemePlaces:
    """The places of a theme's keys. What nobody says has the place of what is round it."""

    def __init__(self, theme: Theme) -> None:
        self._keys = merged_of(tuple(read_folder(folder) for folder in theme.folders))

    def of(self, *path: str | int) -> Span:
        """Return where a key stands: ("pages", "full", "max_words"), or ("pages", "full", "text", 0) for a slot."""
        node, place = self._keys, self._keys.span
        for step in path:
            found = _slot(node, step) if isinstance(step, int) else _key(node, step)
            if found is None:
                break
            place, node = found
        return place


def _key(node: Node, name: str) -> tuple[Span, Node] | None:
    return next(((span, value) for key, span, value in node.pairs or () if key == name), None)


def _slot(node: Node, at: int) -> tuple[Span, Node] | None:
    """Return one of several slots; a page's only one may stand without brackets."""
    if node.items is None:
        return (node.span, node) if at == 0 else None
    return (node.items[at].span, node.items[at]) if at < len(node.items) else None
